"""Who held each place over time, as bands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.charts.holders import mark
from landroute.charts.spans import Look, spans
from landroute.charts.template import INK
from landroute.studies.base import Drawing
from landroute.studies.confidence.study import Confidence
from landroute.tables import RECORD_END, RECORD_START, read
from landroute.wording import words
from landroute.wording.facts import Counted, Listed

LANE, TOP = 21, 50  # pixels
MOST = 20  # places that a page has room for; the data table has all
FULL, INSET = 0.86, 0.34  # share of a lane that a band, and another account within it, fills
COUNTRIES = {"syria": ("SY",), "iraq": ("IQ",)}
ENDS = ("IR", "LB", "EG")
UNKNOWN = "unknown"  # the holder of a stretch of which nobody knows who held the place


@Confidence.draws("bands-{}", ids=lambda: list(COUNTRIES), under=())
def bands(study: Confidence, part: str) -> Drawing:
    """Draw a band a place, coloured by holder, with disputed stretches and other accounts on it."""
    rows = control_bands(study, COUNTRIES[part])
    changes = changes_of_hand(rows)
    telling = changes.sort_values(ascending=False, kind="stable").index[:MOST]
    seen = rows[rows["place"].isin(telling)]
    drawn = seen.assign(
        lane=seen["place"],
        state=list(zip(seen["account"], [mark(c).label for c in seen["controller"]], strict=True)),
        pattern=["/" if contested else "" for contested in seen["contested"]],
        said=[_said(study, row) for row in seen.to_dict("records")],
    )
    looks = {
        (account, m.label): Look(
            m.label, m.colour, width, outline=INK if account != "primary" else ""
        )
        for account, width in (("primary", FULL), ("alternate", INSET))
        for m in dict.fromkeys(mark(c) for c in seen["controller"][seen["account"] == account])
    }
    lanes = list(dict.fromkeys(seen["place"]))
    figure = spans(drawn, lanes, looks, study.words, line=max(map(len, lanes)))
    figure.add_bar(
        x=[None], y=[lanes[0]], orientation="h", name=words("charts")("contested"),
        marker={"color": INK, "pattern": {"shape": "/", "size": 5}},
    )  # fmt: skip
    figure.update_layout(bargap=0.05)
    most = int(changes.max())
    rivals = int(rows[rows["account"] == "alternate"]["place"].nunique())
    return Drawing(
        figure,
        table=rows.drop(columns="controller"),
        height=TOP + LANE * len(lanes),
        facts={
            "part": part,
            "places": len(changes),
            "shown": len(lanes),
            "ends": int((changes_of_hand(control_bands(study, ENDS)) > 0).sum()),
            "at_ends": len(changes_of_hand(control_bands(study, ENDS))),
            "moved": int((changes > 0).sum()),
            "stayed": int((changes == 0).sum()),
            "first": f"{RECORD_START:%Y}",
            "last": f"{RECORD_END:%Y}",
            "times": most,
            "most": Listed(list(changes.index[changes == most])),
            "rivals": rivals,
            "rival_places": Counted(rivals, "place"),
        },
    )


def control_bands(study: Confidence, countries: tuple[str, ...]) -> pd.DataFrame:
    """
    Lay out who held each place of some countries.

    Parameters
    ----------
    countries
        ISO 3166-1 codes.

    Returns
    -------
    DataFrame
        place (its name), start, end, controller (id), holder (its name), contested, account,
        confidence, reason, source; in the order of places.csv.
    """
    places = read("places").query("country in @countries")
    order = {name: number for number, name in enumerate(places["id"])}
    rows = study.control[study.control["place"].isin(order)]
    rows = rows.assign(
        holder=rows["controller"].map(read("actors").set_index("id")["short_name"]),
        order=rows["place"].map(order),
        place=rows["place"].map(places.set_index("id")["name"]),
    )
    columns = ["place", "start", "end", "controller", "holder", "contested", "account"]
    ordered = rows.sort_values(["order", "account", "start"], ignore_index=True)
    return ordered[[*columns, "confidence", "reason", "source"]]


def changes_of_hand(bands: pd.DataFrame) -> pd.Series:
    """
    Count how often each place passed from one known holder to another, on the primary account.

    Parameters
    ----------
    bands
        `control_bands`. A place has a row more wherever it came to be contested, or somebody came
        to hold it too: such a row is no change of hand, nor is a stretch without a known holder.

    Returns
    -------
    Series
        Changes by place, in the order of the rows.
    """
    primary = bands[(bands["account"] == "primary") & (bands["controller"] != UNKNOWN)]
    holders = primary["controller"].astype(object)
    before = holders.groupby(primary["place"]).shift()
    changed = before.notna() & (holders != before)
    return changed.groupby(primary["place"], sort=False).sum().astype(int)


def _said(study: Confidence, row: dict[str, Any]) -> str:
    told = ("holder", "confidence", "contested", "account")
    reason = row["reason"] if row["account"] == "alternate" else ""
    return study.words("band-hover", reason=reason, **{name: row[name] for name in told})
