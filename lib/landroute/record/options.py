"""The record with a policy option laid over it."""

from __future__ import annotations

from landroute.record.control import intervals, overlay
from landroute.record.passage import World, world
from landroute.scenario import Scenario
from landroute.tables import read


def altered_world(option: str, scenario: Scenario) -> World:
    """Return the scenario's world with the option's changes laid over the record."""
    recorded = world(scenario)
    changes = intervals("option_effects").query("option == @option")
    if changes.empty:
        return recorded
    return World(overlay(recorded.control, changes), recorded.passage)


def feasibility(option: str) -> list[str]:
    """Return our readings of how feasible an option was: the words before the colons, each once."""
    words = read("option_effects").query("option == @option")["feasibility"].str.split(":").str[0]
    return [str(word) for word in words.drop_duplicates()]
