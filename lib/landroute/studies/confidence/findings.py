"""How sure the rows are: bands of control, shares verified, gaps, corrections."""

from __future__ import annotations

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.record.control import OPEN_END
from landroute.tables import read, resource
from landroute.tables.counts import verdicts
from landroute.wording.sentences import counted, listed

LEVELS = ("high", "medium", "low")


def bands(countries: list[str]) -> pd.DataFrame:
    """
    Lay out who held each place of some countries.

    Parameters
    ----------
    countries
        ISO 3166-1 codes.

    Returns
    -------
    DataFrame
        place (its name), start, end (an open end is the record's), controller (id), holder (its
        name), contested, account, confidence, reason, source; in the order of places.csv.
    """
    places = read("places").query("country in @countries")
    order = {name: number for number, name in enumerate(places["id"])}
    rows = read("control").query("place in @order")
    rows = rows.assign(
        end=rows["end"].fillna(OPEN_END),
        holder=rows["controller"].map(read("actors").set_index("id")["short_name"]),
        lane=rows["place"].map(order),
        place=rows["place"].map(places.set_index("id")["name"]),
    )
    columns = ["place", "start", "end", "controller", "holder", "contested", "account"]
    ordered = rows.sort_values(["lane", "account", "start"], ignore_index=True)
    return ordered[[*columns, "confidence", "reason", "source"]]


def spoken(rows: pd.DataFrame) -> str:
    """Say what bands show, for a reader who does not see them."""
    places, rivals = rows["place"].nunique(), rows[rows["account"] == "alternate"]
    most = rows[rows["account"] == "primary"].groupby("place").size().sort_values(ascending=False)
    text = (
        f"Bands for {counted(places, 'place')} from 2011 to 2026; the holder changed most often at "
        f"{listed([f'{name} ({count - 1} times)' for name, count in most.head(3).items()])}. "
    )
    if rivals.empty:
        return text + "No place has another account."
    return text + f"Another account exists for {counted(rivals['place'].nunique(), 'place')}."


def disputes() -> Finding:
    """Say how much of the record of control is disputed or contested."""
    rows = read("control")
    ends = rows["end"].fillna(OPEN_END)
    days = (ends - rows["start"]).dt.days
    primary, rival = rows["account"] == "primary", rows["account"] == "alternate"
    total = int(days[primary].sum())
    share, fought = days[rival].sum() / total, days[primary & rows["contested"]].sum() / total
    unknown = days[primary & (rows["controller"] == "unknown")].sum() / total
    text = (
        f"Of all place-days, sources disagree on the holder on **{share:.1%}** (at "
        f"{counted(rows[rival]['place'].nunique(), 'place')}); on {fought:.1%} the place was "
        f"contested, and on {unknown:.1%} nobody is known to have held it."
    )
    return finding("control-disputed", round(float(share), 4), "share of place-days", text)


def by_confidence() -> pd.DataFrame:
    """
    Share of rows verified whole by table and confidence.

    Returns
    -------
    DataFrame
        Index: table (its title); columns rows, verified whole, in part, not, share, and for each
        level of confidence "verified of all" rows; empty where the table states no confidence.
    """
    table = verdicts()
    out = pd.DataFrame(index=table.index)
    out["rows"] = table.sum(axis=1)
    out["whole"], out["in part"], out["not"] = table["yes"], table["partly"], table["no"]
    out["share"] = [
        f"{part / all_:.0%}" for part, all_ in zip(table["yes"], out["rows"], strict=True)
    ]
    for level in LEVELS:
        out[level] = [_of_level(name, level) for name in table.index]
    out.index = pd.Index([resource(name)["title"] for name in table.index], name="table")
    return out


def _of_level(name: str, level: str) -> str:
    rows = read(name)
    if "confidence" not in rows:
        return ""
    own = rows[rows["confidence"] == level]
    return f"{(own['verified'] == 'yes').sum()} of {len(own)}"


def least_verified() -> Finding:
    """Name the tables of which no row is verified whole, and count those below the book's share."""
    table = verdicts()
    share = table["yes"] / table.sum(axis=1)
    book = table["yes"].sum() / table.to_numpy().sum()
    low = share[share < book].sort_values()
    if low.empty:
        text = "No table is verified less than the book as a whole."
        return finding("least-verified", [], "tables", text)
    titles = [resource(name)["title"] for name in low.index[low == low.min()]]
    said = "; ".join(title[0].lower() + title[1:] for title in titles)
    text = (
        f"{counted(len(low), 'table')} of {len(share)} fall below the book's {book:.0%}. Least "
        f"verified, with {low.min():.0%} of rows: {said}."
    )
    return finding("least-verified", list(low.index), "tables", text)


def gaps() -> pd.DataFrame:
    """List what the tables lack, what that does to the answers, and what would fill it."""
    return read("gaps").drop(columns="id").set_index("subject")


def corrections() -> pd.DataFrame:
    """Every correction, the latest first."""
    return read("corrections").sort_values("date", ascending=False, kind="stable")


def corrected() -> Finding:
    """Say how many values were corrected and in which tables."""
    rows = read("corrections")
    if rows.empty:
        return finding("corrections", 0, "corrections", "No value has been corrected yet.")
    tables = [f"{resource(name)['title'].lower()}" for name in dict.fromkeys(rows["table"])]
    text = (
        f"{counted(len(rows), 'value')} corrected, in {listed(tables)}; each is what its table "
        "says now, or the check of the tables would fail."
    )
    return finding("corrections", len(rows), "corrections", text)
