"""What border crossings were open to, on a day and on an account."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.record.control import intervals, on, on_account

# Values of `status` in data/crossings.csv: under these goods pass, in full or in part …
GOODS = ("trade", "partly")
# … and under these no gate is known to stand.
NO_GATE = ("unknown", "not-built")


def crossings(account: str) -> pd.DataFrame:
    """Return data/crossings.csv, half-open `[start, end)`, on account `primary` or `alternate`."""
    rows = intervals("crossings").rename(columns={"place": "gate", "crossing": "place"})
    own = on_account(rows, account)
    return own.rename(columns={"place": "crossing", "gate": "place"})


def gates(rows: pd.DataFrame, date: dt.date) -> pd.DataFrame:
    """
    Return, of `crossings`, the state on a day of each in the network that stood and is known.

    Returns
    -------
    DataFrame
        Index place; columns name, border, status, goods (whether goods passed, in full or part).
    """
    known = on(rows, date).dropna(subset="place")
    known = known[~known["status"].isin(NO_GATE)]
    known = known.assign(goods=known["status"].isin(GOODS))
    return known.set_index("place")[["name", "border", "status", "goods"]]
