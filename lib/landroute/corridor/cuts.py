"""The fewest places that close every route through time: by stretch, year and period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import networkx as nx
import pandas as pd

from landroute.corridor.question import Question, Situation
from landroute.corridor.timeline import clipped
from landroute.network.interdiction import common_node_cut, places_on_routes
from landroute.network.smallest_sets import (
    SmallestSets,
    smallest_common_node_cuts,
    smallest_node_cuts,
)
from landroute.record.control import OPEN_END
from landroute.tables import RECORD_END, RECORD_START, kept


def cut_throughout(
    question: Question,
    first: dt.date,
    last: dt.date,
    candidates: Collection[str] | None = None,
    known: list[frozenset[str]] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the fewest places whose denial closes every route on each day of a period at once.

    Parameters
    ----------
    first, last
        The period, both days included.
    candidates
        Places that may be denied; every place but the two ends when not given.
    known
        As in `interdiction.common_node_cut`.

    Returns
    -------
    tuple of str or None
        As `interdiction.common_node_cut` has it.
    """
    days = _on_routes(question, first, last)
    return common_node_cut(question.graph, *question.ends, days, candidates, known)


def smallest_cuts_throughout(
    question: Question, first: dt.date, last: dt.date, candidates: frozenset[str] | None = None
) -> SmallestSets | None:
    """Return all the sets that are as small as `cut_throughout`, which is the example."""
    days = _on_routes(question, first, last)
    return _common_cuts(question.graph, question.ends, days, candidates)


def _on_routes(question: Question, first: dt.date, last: dt.date) -> frozenset[frozenset[str]]:
    """Return the sets of places that lie on open routes on the days of a period."""
    days = [first, *(day for day in question.days if first < day <= last)]
    closed = {question.on(day).closed for day in days}
    return frozenset(_on_routes_when(question.graph, question.ends, shut) for shut in closed)


@kept(maxsize=4096)
def _on_routes_when(
    graph: nx.Graph, ends: tuple[str, str], closed: frozenset[str]
) -> frozenset[str]:
    return places_on_routes(graph, *ends, closed)


def smallest_cuts(now: Situation, candidates: frozenset[str] | None = None) -> SmallestSets | None:
    """Return all the node cuts of a day that are as small as its `cut`, which is the example."""
    asked = now.question
    return _cuts(asked.graph, asked.ends, now.closed, candidates)


def smallest_cuts_if_none_denied(
    question: Question, candidates: frozenset[str] | None
) -> SmallestSets | None:
    """Return the smallest sets whose denial closes every route where no other place is denied."""
    return _cuts(question.graph, question.ends, frozenset(), candidates)


@kept(maxsize=256)
def _cuts(
    graph: nx.Graph,
    ends: tuple[str, str],
    closed: frozenset[str],
    candidates: frozenset[str] | None,
) -> SmallestSets | None:
    return smallest_node_cuts(graph, *ends, closed, candidates)


@kept(maxsize=256)
def _common_cuts(
    graph: nx.Graph,
    ends: tuple[str, str],
    days: frozenset[frozenset[str]],
    candidates: frozenset[str] | None,
) -> SmallestSets | None:
    return smallest_common_node_cuts(graph, *ends, days, candidates)


def cut_size_by_year(question: Question, candidates: Collection[str] | None) -> pd.Series:
    """Return the size of `cut_throughout` by year of the record; missing where there is none."""
    years = range(RECORD_START.year, RECORD_END.year + 1)
    sizes, known = [], list[frozenset[str]]()
    for year in years:
        first, last = max(dt.date(year, 1, 1), RECORD_START), min(dt.date(year, 12, 31), RECORD_END)
        cut = cut_throughout(question, first, last, candidates, known)
        sizes.append(None if cut is None else len(cut))
    return pd.Series(sizes, pd.Index(years, name="year"), dtype="Int64")


def cut_size_intervals(sizes: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """
    Return the stretches of a period on which the sizes of both node cuts stay the same.

    Parameters
    ----------
    sizes
        `timeline.set_sizes_through_time`.
    first, last
        The period, both days included.

    Returns
    -------
    DataFrame
        Columns start, end (half-open), cut, cut_in_east; only where a path is open.
    """
    columns = ["cut", "cut_in_east"]
    changes = sizes.drop_duplicates("date", keep="first")
    same = changes[columns].fillna(-1).astype(int)
    starts = changes[(same != same.shift()).any(axis=1)]
    ends = starts["date"].shift(-1).fillna(OPEN_END)
    rows = starts.assign(start=starts["date"], end=ends)[["start", "end", *columns]]
    rows = clipped(rows, first, last)
    return rows[rows["cut"].fillna(1) > 0].reset_index(drop=True)
