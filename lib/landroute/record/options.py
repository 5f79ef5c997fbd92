"""The record with a policy option laid over it."""

from __future__ import annotations

from landroute.record.control import OPEN_END, overlay
from landroute.record.passage import World, world
from landroute.scenario import Scenario
from landroute.tables import read
from landroute.wording.sentences import listed


def altered_world(option: str, scenario: Scenario) -> World:
    """Return the scenario's world with the option's changes laid over the record."""
    recorded = world(scenario)
    changes = read("option_effects").query("option == @option")
    if changes.empty:
        return recorded
    changes = changes.assign(end=changes["end"].fillna(OPEN_END))
    return World(overlay(recorded.control, changes), recorded.passage)


def feasibility(name: str) -> str:
    """Return our reading of how feasible an option was: the word before the colon, in its rows."""
    words = read("option_effects").query("option == @name")["feasibility"].str.split(":").str[0]
    return listed(words.drop_duplicates().tolist(), "or")
