"""Rules on choice sets and codings: one place was taken, and every coder saw the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.rules.at import at

SET = ["choice_set", "coder"]
CODED = {"choices": ["choice_set", "name"], "positions": ["actor", "date"]}
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
    """Say where coders differ in what is no judgement."""
    rows = read("choices", data)
    alike = rows.assign(row=rows.index).groupby(CODED["choices"], sort=False)
    last, differ = alike["row"].last(), alike[list(FACTS)].nunique(dropna=False) > 1
    for place in differ.index[differ.any(axis=1)]:
        for column in differ.columns[differ.loc[place]]:
            reason = "differs between the coders of this place"
            yield at(data, "choices", int(last[place]), column, reason)


def what_is_coded_is_coded_by_all(data: Path) -> Iterator[str]:
    """Each place of a choice set, and each actor on a day, has one row by each coder."""
    for table, keys in CODED.items():
        rows = read(table, data)
        coders = rows["coder"].nunique()
        alike = rows.assign(row=rows.index).groupby(keys, sort=False)
        each = alike.agg(row=("row", "first"), rows=("row", "size"), by=("coder", "nunique"))
        for one in each[(each["rows"] != coders) | (each["by"] != coders)].itertuples():
            reason = f"one row is wanted by each of {coders} coders"
            yield at(data, table, one.row, "coder", reason)


def every_row_is_coded_again(data: Path) -> Iterator[str]:
    """Each capture, and each effect of an option, has its second coding."""
    for coded, codes, key in (
        ("captures", "capture_codes", "capture"),
        ("option_effects", "option_codes", "effect"),
    ):
        rows, known = read(coded, data), set(read(codes, data)[key])
        for row in rows[~rows["id"].isin(known)].itertuples():
            yield at(data, coded, row.Index, "id", f"{row.id} has no row in {codes}.csv")
