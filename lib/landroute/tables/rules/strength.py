"""Rules on strengths and needs: who a force is, and what a yardstick measures by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.rules.at import at


def yardsticks_have_a_measure(data: Path) -> Iterator[str]:
    """Ask a rule by enemies how many there were, from low to high; one by people asks the area."""
    rows = read("yardsticks", data)
    told = rows["enemy_low"].notna() & rows["enemy_high"].notna()
    none = rows["enemy_low"].isna() & rows["enemy_high"].isna()
    right = told.where(rows["per"] == "enemy", none)
    for index in rows.index[~right]:
        wanted = "low and high" if rows.at[index, "per"] == "enemy" else "none"
        yield at(data, "yardsticks", index, "enemy_low", f"of enemies wants {wanted}")


def forces_are_of_actors(data: Path) -> Iterator[str]:
    """Every member of a force is an actor."""
    known = set(read("actors", data)["id"])
    for row in read("forces", data).itertuples():
        for member in row.members.split("; "):
            if member not in known:
                yield at(data, "forces", row.Index, "members", f"{member!r} is no actor")
