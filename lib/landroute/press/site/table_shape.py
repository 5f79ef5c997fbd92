"""What of a table stands in its page at arrival, and in which order: the rules, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from landroute.press.site.tables import Link, Table, pieces, said

SOURCES = ("source", "sources")
LAST_NAME = 4  # as far as the style sheet looks for the column that names a row
UNNAMED = ("id", *SOURCES)
HEADING = 2  # columns that say which row it is; the source comes after them
# What a page of rows may hold at arrival, so that it opens at once and a keyboard gets through.
DEFAULTS = {
    "rows": 25,  # of a table; longer ones come in a file, and by pages of as many
    "elements": 480,  # of the tables whose rows have addresses, all together
    "stops": 75,  # of the tab key in their rows, where they stand open
    "open": 3,  # such tables that stand open; more are folded
}


@dataclass(frozen=True)
class Shape:
    """
    How a page shows a table.

    Attributes
    ----------
    columns : list of int
        Numbers of the columns shown, in order.
    name : int
        Which cell, from one on, says what a row is, and heads its card on a narrow page.
    heading : int
        How many of the first cells head it together, where the first says so.
    first, page : int
        Rows in the page at arrival, the others being in the table's file; and at each turn of it.
    folded : bool
        Whether the reader opens it.
    """

    columns: list[int]
    name: int
    heading: int
    first: int
    page: int
    folded: bool


def columns_shown(table: Table) -> list[int]:
    """Return the numbers of the columns with a value in any row, the source moved to the third."""
    full = [n for n in range(len(table.columns)) if any(said(row[n]) for row in table.rows)]
    shown = full or list(range(len(table.columns)))
    for number in shown[HEADING + 1 :]:
        if table.columns[number].name in SOURCES:
            rest = [n for n in shown if n != number]
            return [*rest[:HEADING], number, *rest[HEADING:]]
    return shown


def shapes(tables: Sequence[Table], limits: dict[str, int]) -> dict[str, Shape]:
    """
    Return how a page shows its tables, by key.

    Parameters
    ----------
    tables
        All of the page.
    limits
        `DEFAULTS`, or others. A table of no more than `rows` rows is in the page whole, but where
        a page of rows has too many of them.
    """
    addressed = [table for table in tables if table.ids]
    folded = len(addressed) > limits["open"]
    columns = {table.key: columns_shown(table) for table in tables}
    most = limits["rows"]
    # Fewer of the long tables first; then of the short ones as well.
    choices = [(most, first) for first in range(most, 1, -1)]
    choices += [(whole, 2) for whole in range(most - 1, 1, -1)] + [(1, 1)]
    fit = (c for c in choices if _fits(addressed, columns, c, folded, limits))
    chosen = next(fit, choices[-1])
    return {
        table.key: Shape(
            columns[table.key],
            _name(table, columns[table.key]),
            _heading(table, columns[table.key]),
            _first(table, chosen if table.ids else (most, most)),
            most,
            folded and bool(table.ids),
        )
        for table in tables
    }


def _first(table: Table, choice: tuple[int, int]) -> int:
    """Return how many rows of a table are in the page, by the most of a whole one, and else."""
    whole, first = choice
    return len(table.rows) if len(table.rows) <= whole else first


def _fits(
    tables: Sequence[Table],
    columns: dict[str, list[int]],
    choice: tuple[int, int],
    folded: bool,
    limits: dict[str, int],
) -> bool:
    elements = stops = 0
    for table in tables:
        shown = columns[table.key]
        elements += 10 + len(shown)
        for row in table.rows[: _first(table, choice)]:
            links = sum(isinstance(piece, Link) for n in shown for piece in pieces(row[n]))
            elements += 2 + len(shown) + links
            stops += 1 + links
    return elements <= limits["elements"] and (folded or stops <= limits["stops"])


def _name(table: Table, columns: list[int]) -> int:
    """Return which column names a row: the first that is no number, yes, id or source."""
    shown = enumerate((table.columns[number] for number in columns), 1)
    named = (n for n, one in shown if one.kind in ("text", "date") and one.name not in UNNAMED)
    found = next(named, 1)
    return found if found <= LAST_NAME else 1


def _heading(table: Table, columns: list[int]) -> int:
    """Return 1 where the second column needs its head to be understood: a bare number, or a yes."""
    second = columns[1:HEADING]
    return 1 + sum(table.columns[n].kind in ("text", "date") for n in second)
