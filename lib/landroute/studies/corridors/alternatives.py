"""The fastest routes through the network, one after the other."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question
from landroute.network.paths import Path, corridors_crossed, k_shortest_paths, path_along

COLUMNS = ["rank", "corridors", "km", "hours", "places", "blocked_by"]


def alternatives(question: Question, closed: frozenset[str], count: int) -> list[Path]:
    """
    Return the fastest open paths; where none is open, the fastest of all, with what blocks each.

    Parameters
    ----------
    closed
        Places that let no traffic through.
    count
        How many at most.
    """
    opened = k_shortest_paths(question.graph, *question.ends, closed, count)
    if opened:
        return opened
    every = k_shortest_paths(question.graph, *question.ends, (), count)
    return [path_along(question.graph, path.places, closed) for path in every]


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
        (n, tuple(corridors_crossed(question.graph, p)), p.km, p.hours, p.places, p.blocked_by)
        for n, p in enumerate(paths, start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
