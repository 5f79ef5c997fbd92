"""What the road carries beside air and sea, by what is counted of its traffic."""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.studies.modes.quantities import Drawn, percentiles
from landroute.tables import read
from landroute.units import DAYS_A_MONTH

BASES = ("convoys", "road", "tankers")  # modes of data/mode_assumptions.csv with trips by road


def by_basis(drawn: Drawn, level: float) -> pd.DataFrame:
    """
    Set the road beside flights and container ships, for each count of its traffic.

    Every basis has the same load a vehicle and the same vehicles destroyed.

    Parameters
    ----------
    drawn
        `studies.modes.quantities.draw`.
    level
        Of the interval of the ratio.

    Returns
    -------
    DataFrame
        Index: `BASES`; columns vehicles (a day), tonnes (a month), low, ratio and high (times
        what flights and container ships carry by weight) and loss (share of vehicles), each the
        median of the draws but for low and high, its interval.
    """
    d = drawn
    others = d["air", "trips"] * d["air", "load"]
    others = others + d["sea", "trips"] * d["sea", "load"] * d["sea", "weight"]
    rows = []
    for basis in BASES:
        trips = d[basis, "trips"]
        tonnes = trips * d["road", "load"]
        lost = np.minimum(d["road", "destroyed"] / trips, 1)
        ratio = np.percentile(tonnes / others, percentiles(level))
        rows.append((np.median(trips) / DAYS_A_MONTH, np.median(tonnes), *ratio, np.median(lost)))
    columns = ["vehicles", "tonnes", "low", "ratio", "high", "loss"]
    return pd.DataFrame(rows, pd.Index(BASES, name="basis"), columns)


def years_of(rows: str) -> tuple[int, int]:
    """Return the first and the last year that rows of data/traffic.csv, "; " between, are of."""
    reported = read("traffic").set_index("id").loc[rows.split("; ")]
    ends = reported["end"].fillna(reported["start"])
    return int(reported["start"].min().year), int(ends.max().year)
