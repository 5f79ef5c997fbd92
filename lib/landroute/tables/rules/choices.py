"""Rules on choice sets and codings: one place was taken, and every coder saw the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.rules.at import at

SET = ["choice_set", "coder"]
FACTS = ("side", "front", "decision_date", "place", "taken")


def one_place_is_taken(data: Path) -> Iterator[str]:
    """Of each set, by each coder, one place of two or more was taken."""
    rows = read("choices", data)
    for (name, coder), own in rows.groupby(SET, sort=False):
        taken = int(own["taken"].sum())
        if taken != 1:
            reason = f"{taken} places were taken in {name} by the {coder} coder; 1 is wanted"
            yield at(data, "choices", own.index[0], "taken", reason)
        if len(own) == 1:
            yield at(data, "choices", own.index[0], "choice_set", f"{name} leaves no choice")


def coders_saw_the_same(data: Path) -> Iterator[str]:
    """Every coder has the same rows, and what is no judgement is the same in them."""
    rows = read("choices", data)
    coders = rows["coder"].nunique()
    for (name, place), own in rows.groupby(["choice_set", "name"], sort=False):
        if len(own) != coders or own["coder"].nunique() != coders:
            reason = f"{place} in {name} wants one row by each of {coders} coders"
            yield at(data, "choices", own.index[0], "coder", reason)
        for column in FACTS:
            if own[column].nunique(dropna=False) > 1:
                reason = f"differs between the coders of {place} in {name}"
                yield at(data, "choices", own.index[-1], column, reason)


def positions_are_coded_by_all(data: Path) -> Iterator[str]:
    """Each actor with a position on a day has one by each coder."""
    rows = read("positions", data)
    coders = rows["coder"].nunique()
    for (actor, day), own in rows.groupby(["actor", "date"], sort=False):
        if len(own) != coders or own["coder"].nunique() != coders:
            reason = f"{actor} on {day:%Y-%m-%d} wants one row by each of {coders} coders"
            yield at(data, "positions", own.index[0], "coder", reason)


def every_row_is_coded_again(data: Path) -> Iterator[str]:
    """Each capture, and each effect of an option, has its second coding."""
    for coded, codes, key in (
        ("captures", "capture_codes", "capture"),
        ("option_effects", "option_codes", "effect"),
    ):
        rows, known = read(coded, data), set(read(codes, data)[key])
        for row in rows[~rows["id"].isin(known)].itertuples():
            yield at(data, coded, row.Index, "id", f"{row.id} has no row in {codes}.csv")
