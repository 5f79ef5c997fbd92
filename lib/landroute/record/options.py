"""The record with a policy option laid over it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from landroute.record.control import intervals, overlay
from landroute.record.passage import World, world
from landroute.scenario import Scenario
from landroute.tables import read, resource, rests_on_rows


def altered_world(option: str, scenario: Scenario, place: str | None = None) -> World:
    """Return the scenario's world with an option's changes laid over it, all or of one place."""
    recorded = world(scenario)
    changes = intervals("option_effects").query("option == @option")
    if place is not None:
        changes = changes.query("place == @place")
    if changes.empty:
        return recorded
    return replace(recorded, control=overlay(recorded.control, changes))


def first_departure(option: str, scenario: Scenario) -> pd.Timestamp | None:
    """Return the first day on which the option has a place held otherwise than the record."""
    changes = intervals("option_effects").query("option == @option")
    both = changes.merge(world(scenario).control, on="place", suffixes=("", "_recorded"))
    both["from"] = both[["start", "start_recorded"]].max(axis=1)
    both["to"] = both[["end", "end_recorded"]].min(axis=1)
    held = both[["controller", "contested"]].to_numpy()
    recorded = both[["controller_recorded", "contested_recorded"]].to_numpy()
    apart = both[(both["from"] < both["to"]) & (held != recorded).any(axis=1)]
    return None if apart.empty else apart["from"].min()


def feasibility(option: str) -> list[str]:
    """
    Return how feasible an option was by either coder, from low to high, each level once.

    To each coder an option is as feasible as the least feasible of its places.
    """
    order = feasibility_levels()
    codes = feasibility_codes().query("option == @option")[["first", "second"]]
    least = {min(codes[coder], key=order.index) for coder in codes}
    return sorted(least, key=order.index)


def feasibility_codes() -> pd.DataFrame:
    """Return the levels of each row of data/option_effects.csv: id, option, first, second."""
    rows = read("option_effects")
    second = read("option_codes").set_index("effect")["level"]
    return rows[["id", "option"]].assign(
        first=rows["feasibility"].str.split(":").str[0], second=rows["id"].map(second)
    )


def parted(option: str) -> tuple[int, int]:
    """Return at how many of an option's places the coders of feasibility part, and of how many."""
    codes = feasibility_codes().query("option == @option")
    return int((codes["first"] != codes["second"]).sum()), len(codes)


def feasibility_levels() -> list[str]:
    """Return the levels of feasibility, from low to high."""
    fields = resource("option_codes")["schema"]["fields"]
    return next(list(f["constraints"]["enum"]) for f in fields if f["name"] == "level")


def rests_on_feasibility(option: str) -> None:
    """Note the rows on an option's places, and their second coding."""
    rows = read("option_effects").query("option == @option")
    rests_on_rows("option_effects", rows)
    codes = read("option_codes")
    rests_on_rows("option_codes", codes[codes["effect"].isin(rows["id"])])


def known_within() -> int:
    """Return how many days the dates assumed for options may be off."""
    fields = resource("option_effects")["schema"]["fields"]
    return int(next(f["known_within_days"] for f in fields if "known_within_days" in f))
