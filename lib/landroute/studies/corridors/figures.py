"""Charts of critical places, and of open and closed on both accounts and on either reading."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.maps import corridor_names
from landroute.charts.spans import DAY_MS, wrapped
from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.corridor.timeline import otherwise
from landroute.corridor.uncertain import CLOSED, DEPENDS, OPEN
from landroute.record.intervals import ANY
from landroute.tables import RECORD_END, RECORD_START, read

TOP, LANE, TALL_LANE = 120, 26, 40  # pixels
MOST = 14  # lanes that a phone's screen holds
UNSURE = "#e69f00"


class _Look(NamedTuple):
    """How one state of a lane is drawn."""

    label: str
    colour: str
    width: float
    pattern: str = ""
    outline: str = ""
    offset: float | None = None


# The last lies over the others.
BANDS = {
    CLOSED: _Look("closed", CLOSED_COLOUR, 0.14),
    OPEN: _Look("open", OPEN_COLOUR, 0.66),
    DEPENDS: _Look("depends on the reading", UNSURE, 0.4, "/"),
}
FOOT = -0.5  # of a lane, where the other account is drawn
RIVAL = {True: ("open", OPEN_COLOUR, 0.15), False: ("closed", CLOSED_COLOUR, 0.09)}
WEIGHTS = {
    False: _Look("closing it loses an optimal route", MUTED, 0.2),
    True: _Look("closing it leaves no route", CLOSED_COLOUR, 0.66),
}


def critical_chart(
    mattered: pd.DataFrame, ranked: pd.DataFrame, table: pd.DataFrame, title: str, key: str
) -> go.Figure:
    """
    Draw when the land route hung on which single places.

    Parameters
    ----------
    mattered
        `studies.corridors.critical.critical_places`.
    ranked
        `studies.corridors.critical.ranked`; gives the lanes, at most 14 of them.
    table
        The same, laid out for a reader.
    """
    names = read("places").set_index("id")["name"]
    shown = list(ranked.index[:MOST])
    rows = mattered[mattered["place"].isin(shown)].assign(
        lane=lambda r: r["place"].map(names),
        said=lambda r: [f"{share:.0%} of optimal routes" for share in r["share"]],
    )
    figure = _lanes(rows, "closes", WEIGHTS, [str(names[place]) for place in shown])
    spoken = "; ".join(
        f"{names[place]} on {row.days:,} {'day' if row.days == 1 else 'days'}"
        for place, row in ranked[ranked["days"] > 0].iterrows()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt="One lane a place from 2011 to 2026, thick while closing that place alone leaves no "
        f"route. {spoken or 'None ever does'}.",
        caption="Thick and brown: closing the place alone would have left no route. Thin and grey: "
        "it would have lost at least one optimal route (the fastest of each open corridor). "
        f"The {len(shown)} places that mattered most; the two ends are left out. The data table "
        "runs from the first to the last day on which closing the place would have left no route "
        "or, without such a day, on which the fastest way of an open corridor passed it. From "
        "data/control.csv and data/passage.csv.",
        table=table,
        height=TOP + LANE * max(len(shown), 3),
    )


def bands_chart(
    by_account: dict[str, pd.DataFrame],
    bands: pd.DataFrame,
    as_of: pd.Timestamp,
    title: str,
    key: str,
) -> go.Figure:
    """
    Draw when a land route, and each corridor, was open, on both accounts and either reading.

    Parameters
    ----------
    by_account
        `corridor.timeline.verdicts` on the account that is drawn, then on the other.
    bands
        `corridor.uncertain.open_bands`.
    as_of
        Marked with a line.
    """
    names = {ANY: "Any land route", **corridor_names()}
    (account, own), (rival, other) = by_account.items()
    apart = otherwise(own, other)
    unsure = bands[bands["state"] == DEPENDS].assign(account="either")
    drawn = pd.concat([_stated(own), _stated(apart, f"{rival} "), unsure])
    said = [_stated(rows).assign(account=name) for name, rows in by_account.items()]
    figure = _lanes(_in_lanes(drawn, names), "state", _looks(rival, apart), _labels(names))
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": INK, "dash": "dot", "width": 1.5})
    differs = (
        f"Outlined, under a lane: the {rival} account, where it says otherwise"
        if len(apart)
        else f"The {rival} account says the same of every lane"
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt="One lane for any land route and one for each corridor, from 2011 to 2026. "
        f"Open: {_spoken(own[own['open']], names)}. "
        f"Otherwise on the {rival} account: {_spoken(apart, names)}. "
        f"Depending on how the record is read: {_spoken(unsure, names)}.",
        caption=f"Wide and blue: open on the {account} account. Thin and brown: closed. "
        f"{differs}. Hatched: it could be the other, as a date known only to the month or the year "
        "falls, or as one account or the other is right. The dotted line is the chosen day. From "
        "data/control.csv and data/passage.csv.",
        table=_in_lanes(pd.concat([*said, unsure]), names)[
            ["account", "name", "start", "end", "state", "why"]
        ],
        height=TOP + TALL_LANE * len(names),
    )


def _looks(rival: str, apart: pd.DataFrame) -> dict[str, _Look]:
    """Give the looks of the lanes, with those of the other account where it says otherwise."""
    under = {
        f"{rival} {label}": _Look(
            f"{rival} account: {label}", colour, width, outline=INK, offset=FOOT
        )
        for is_open, (label, colour, width) in RIVAL.items()
        if (apart["open"] == is_open).any()
    }
    return {CLOSED: BANDS[CLOSED], OPEN: BANDS[OPEN], **under, DEPENDS: BANDS[DEPENDS]}


def _in_lanes(rows: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return rows.assign(
        name=lambda r: r["corridor"].map(names),
        lane=lambda r: r["name"].map(wrapped),
        said=lambda r: r["why"],
    )


def _labels(names: dict[str, str]) -> list[str]:
    return [wrapped(name) for name in names.values()]


def _spoken(rows: pd.DataFrame, names: dict[str, str]) -> str:
    days = (rows["end"] - rows["start"]).dt.days.groupby(rows["corridor"]).sum()
    said = [
        f"{name} on {days[lane]:,} {'day' if days[lane] == 1 else 'days'}"
        for lane, name in names.items()
        if lane in days
    ]
    return "; ".join(said) or "none"


def _stated(verdicts: pd.DataFrame, prefix: str = "") -> pd.DataFrame:
    """Give stretches of `open` days a state, and closed ones what blocked them as the reason."""
    return verdicts.assign(
        state=prefix + verdicts["open"].map({True: OPEN, False: CLOSED}),
        why=[f"blocked at {_places(by)}" if by else "" for by in verdicts["blocked_by"]],
    )


def _places(ids: str) -> str:
    known = read("places").set_index("id")["name"]
    return ", ".join(known[place] for place in ids.split("; "))


def _lanes(
    rows: pd.DataFrame, column: str, looks: dict[bool, _Look] | dict[str, _Look], lanes: list[str]
) -> go.Figure:
    """Draw rows (lane, start, end, said and a state in `column`) as bars along time."""
    figure = go.Figure()
    for state, look in looks.items():
        part = rows[rows[column] == state]
        figure.add_bar(
            y=part["lane"].tolist(),
            base=[f"{start:%Y-%m-%d}" for start in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            width=look.width,
            offset=look.offset,
            name=look.label,
            marker={
                "color": look.colour,
                "pattern": {"shape": look.pattern, "size": 5},
                "line": {
                    "color": look.outline or look.colour,
                    "width": 1 if look.pattern or look.outline else 0,
                },
            },
            customdata=[
                [f"{row.start:%-d %b %Y} to {row.end - pd.Timedelta(days=1):%-d %b %Y}", row.said]
                for row in part.itertuples()
            ],
            hovertemplate=f"%{{y}}<br>{look.label}<br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.1)
    figure.update_xaxes(type="date", side="top", range=[str(RECORD_START), str(RECORD_END)])
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1], dtick=1)
    return figure
