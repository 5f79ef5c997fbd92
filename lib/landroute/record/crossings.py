"""What border crossings were open to, on a day and on an account."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.record.control import intervals, numbers_on, on_account
from landroute.tables import kept, read


def crossings(account: str) -> pd.DataFrame:
    """Return data/crossings.csv, half-open `[start, end)`, on account `primary` or `alternate`."""
    return _crossings(account).copy()


@kept(maxsize=2)
def _crossings(account: str) -> pd.DataFrame:
    rows = intervals("crossings").rename(columns={"place": "gate", "crossing": "place"})
    own = on_account(rows, account)
    return own.rename(columns={"place": "crossing", "gate": "place"})


def gate_levels(account: str) -> pd.DataFrame:
    """
    Return the level of service of each gate in the network through time.

    Returns
    -------
    DataFrame
        Columns crossing, place, start, end (half-open), service (0 to 4, of
        data/crossing_statuses.csv), row (its number in data/crossings.csv). A place has the gates
        of each crossing there, so its intervals may overlap.
    """
    means = read("crossing_statuses").set_index("id")["service"].astype(int)
    rows = _crossings(account).dropna(subset="place").join(means, on="status")
    return rows[["crossing", "place", "start", "end", "service", "row"]]


def gates(rows: pd.DataFrame, date: dt.date) -> pd.DataFrame:
    """
    Return, of `crossings`, the state on a day of each in the network that stood and is known.

    Which statuses are known, and let goods pass in full or part, is in data/crossing_statuses.csv.

    Returns
    -------
    DataFrame
        Index place; columns name, border, status, goods (truth value), row (number in the
        table).
    """
    means = _meanings()
    places, statuses = rows["place"].notna().to_numpy(), rows["status"].to_numpy()
    numbers = [n for n in numbers_on(rows, date) if places[n] and statuses[n] in means["known"]]
    told = {column: rows[column].array.take(numbers) for column in ("name", "border", "status")}
    told["goods"] = pd.array([statuses[n] in means["goods"] for n in numbers], dtype="boolean")
    told["row"] = rows["row"].array.take(numbers)
    return pd.DataFrame(told, index=pd.Index(rows["place"].array.take(numbers), name="place"))


@kept(maxsize=1)
def _meanings() -> dict[str, set[str]]:
    """Map known and goods, columns of data/crossing_statuses.csv, to the statuses that are so."""
    table = read("crossing_statuses")
    return {column: set(table.loc[table[column] == "yes", "id"]) for column in ("known", "goods")}
