"""The fastest ways through the network, one after the other."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question
from landroute.network.paths import Path, crossed, fastest_paths, path_of

COLUMNS = ["rank", "corridors", "km", "hours", "places", "blocked_by"]


def alternatives(question: Question, closed: frozenset[str], count: int) -> list[Path]:
    """
    Return the fastest open ways; where none is open, the fastest of all, with what blocks each.

    Parameters
    ----------
    closed
        Places that let no traffic through.
    count
        How many at most.
    """
    opened = fastest_paths(question.graph, *question.ends, closed, count)
    if opened:
        return opened
    every = fastest_paths(question.graph, *question.ends, (), count)
    return [path_of(question.graph, path.places, closed) for path in every]


def alternatives_table(question: Question, paths: list[Path]) -> pd.DataFrame:
    """
    Return paths as rows.

    Returns
    -------
    DataFrame
        Columns rank (from 1), corridors, km, hours, places, blocked_by; corridors, places and
        blocked_by are tuples of ids.
    """
    rows = [
        (n, tuple(crossed(question.graph, p)), p.km, p.hours, p.places, p.blocked_by)
        for n, p in enumerate(paths, start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
