"""Rules on what others published of the corridors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.package import read
from landroute.tables.rules.at import at

STATE = "state"


def published_states_name_a_corridor(data: Path) -> Iterator[str]:
    """Each published state is of a corridor, or of any."""
    known = {"any", *read("corridors", data)["id"]}
    for index, value in read("published_states", data)["corridor"].items():
        if value not in known:
            reason = f"{value!r} is not in corridors.csv, nor any"
            yield at(data, "published_states", index, "corridor", reason)


def every_account_is_compared_or_kept_out(data: Path) -> Iterator[str]:
    """Each state in analyses.csv is compared, or a rule keeps it out, and nothing else is."""
    analyses = read("analyses", data)
    states = set(analyses["id"][analyses["quantity"] == STATE])
    places = {
        name: read(name, data)["analysis"].dropna()
        for name in ("published_states", "accounts_kept_out")
    }
    compared, kept_out = (set(ids) for ids in places.values())
    for index, account in analyses["id"].items():
        if account in states and account not in compared | kept_out:
            reason = f"{account!r} is neither in published_states.csv nor in accounts_kept_out.csv"
            yield at(data, "analyses", index, "id", reason)
    for table, ids in places.items():
        for index, account in ids.items():
            if account not in states:
                reason = f"{account!r} is no {STATE} in analyses.csv"
                yield at(data, table, index, "analysis", reason)
    for index, account in places["accounts_kept_out"].items():
        if account in compared:
            reason = f"{account!r} is in published_states.csv too"
            yield at(data, "accounts_kept_out", index, "analysis", reason)


def published_corridors_name_places(data: Path) -> Iterator[str]:
    """Each place on a published corridor is in places.csv, and none is there twice."""
    known = set(read("places", data)["id"])
    for index, row in read("published_corridors", data).iterrows():
        via = row["via"].split("; ") if isinstance(row["via"], str) else []
        for place in via:
            if place not in known:
                reason = f"{place!r} is not in places.csv"
                yield at(data, "published_corridors", index, "via", reason)
        ends = [row[name] for name in ("origin", "gate_ir_iq", "destination")]
        course = [*via, *(end for end in ends if pd.notna(end))]
        for place in sorted({place for place in course if course.count(place) > 1}):
            yield at(data, "published_corridors", index, "via", f"{place!r} is there twice")
