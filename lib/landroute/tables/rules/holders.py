"""Rules on who holds places, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.rules.at import at


def those_alongside_are_actors(data: Path) -> Iterator[str]:
    """Each id in `with` of control is an actor, once, and another than the main holder."""
    known, rows = set(read("actors", data)["id"]), read("control", data)
    for index, cell in rows["with"].dropna().items():
        alongside = cell.split("; ")
        for actor in dict.fromkeys(alongside):
            if actor not in known:
                reason = f"{actor!r} is not in actors.csv"
            elif actor == rows.at[index, "controller"]:
                reason = f"{actor!r} is the main holder already"
            elif alongside.count(actor) > 1:
                reason = f"{actor!r} is there twice"
            else:
                continue
            yield at(data, "control", index, "with", reason)


def every_holder_has_a_group_on_maps(data: Path) -> Iterator[str]:
    """Each actor that holds a place, on record or by an option, has the group it is drawn in."""
    actors = read("actors", data)
    holders = {*read("control", data)["controller"], *read("option_effects", data)["controller"]}
    for row in actors[actors["map_group"].isna()].itertuples():
        if row.id in holders:
            yield at(data, "actors", row.Index, "map_group", f"{row.id!r} holds a place: wants one")


def every_actor_has_a_country(data: Path) -> Iterator[str]:
    """Each actor comes from somewhere; what stands in for one that is not known does not."""
    rows = read("actors", data)
    for row in rows[rows["home_country"].isna() & (rows["kind"] != "placeholder")].itertuples():
        yield at(data, "actors", row.Index, "home_country", f"{row.id!r} wants a country")


def every_organ_leads_to_a_whole(data: Path) -> Iterator[str]:
    """No actor is an organ of itself, nor of one that is, by however many steps, its own organ."""
    rows = read("actors", data)
    whose = rows.set_index("id")["organ_of"].dropna().to_dict()
    for index, actor in rows["id"].items():
        seen, above = [actor], whose.get(actor)
        while above in whose and above not in seen:
            seen.append(above)
            above = whose[above]
        if above == actor:
            yield at(data, "actors", index, "organ_of", f"{actor!r} would be an organ of itself")
