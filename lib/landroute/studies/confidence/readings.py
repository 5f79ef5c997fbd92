"""What the answer is on every reading of the record, and which rows carry it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import STACK
from landroute.charts.template import plain
from landroute.corridor.deciding import rests_on_day, rests_on_turns
from landroute.corridor.specifications import AS_RECORDED
from landroute.corridor.timeline import open_intervals
from landroute.record.passage import LEVELS
from landroute.studies.base import Drawing, Result, result
from landroute.studies.confidence.study import Confidence
from landroute.studies.route import OPENING
from landroute.tables import counts_days, key_columns, read, rests_on_numbered
from landroute.wording.facts import Counted, Day, Message, Named, Share, Span, message

READ_OTHERWISE = ("us_posture", "service")
COLUMNS = ("level_1", "level_2", "level_3", "level_4")  # a level of service each
MOST = 10  # rows that the page names
HEIGHT = 380  # pixels
DASHES = ("solid", "dash", "dot", "dashdot")


@Confidence.finding("days-open-by-reading", unit="days", under=OPENING)
def days_open(study: Confidence) -> Result:
    """Say on how many days a route is open over all readings of the record."""
    table, asked = study.readings, f"days_{study.scenario.service}"
    days = table[asked]
    stands = int(days[study.as_it_stands].iloc[0])
    _rests_on_readings(study, table)
    route = open_intervals(study.question)
    counts_days(study.words("days-route-recorded"), route[route["open"]])
    low, high = _middle(study, days)
    return result(
        [int(days.min()), int(days.max())],
        readings=len(table),
        days=Counted(study.record_days, "day"),
        stands=stands,
        level=Share(study.level),
        low=int(low),
        high=int(high),
        least=int(days.min()),
        most=int(days.max()),
        never=int((days == 0).sum()),
    )


@Confidence.finding("day-by-reading", unit="readings", under=READ_OTHERWISE)
def on_the_day(study: Confidence) -> Result:
    """Say in how many readings a route is open on the day, without desert tracks and with them."""
    tracks = study.readings["tracks_count"].astype(bool)
    opened = study.readings["on_day"] >= study.scenario.service
    rests_on_day(study.now)
    _rests_on_readings(study, study.readings)
    return result(
        int(opened.sum()),
        day=study.scenario.as_of,
        choice=_weight(float(opened[~tracks].mean()), float(opened[tracks].mean()), study.level),
        paved=int(opened[~tracks].sum()),
        paved_readings=int((~tracks).sum()),
        tracks=int(opened[tracks].sum()),
        tracks_readings=int(tracks.sum()),
    )


def _weight(without: float, having: float, level: float) -> str:
    """
    Say whether a choice decides the day: by it alone nearly all readings fall either way.

    Parameters
    ----------
    without, having
        Shares of the readings with a route open, on either side of the choice.
    level
        The share of them that is nearly all.
    """
    if min(max(without, 1 - without), max(having, 1 - having)) < level:
        return "part"
    return "decides" if (without >= level) != (having >= level) else "no-matter"


@Confidence.finding("course-by-reading", unit="day", under=READ_OTHERWISE)
def course(study: Confidence) -> Result:
    """Say when, in the middle of the readings, the route opens next and is open last."""
    table = study.readings
    waiting = table[table["on_day"] < study.scenario.service]
    opens, ends = waiting["reopened"].dropna(), table["last"].dropna()
    rests_on_day(study.now)
    _rests_on_readings(study, table)
    facts = {
        "day": study.scenario.as_of,
        "waiting": len(waiting),
        "one": int((waiting["keys"] == 1).sum()),
        "ever": len(ends),
        "level": Share(study.level),
        "ends": _middle_days(study, ends),
    }
    if opens.empty:
        return result(None, "none", **facts)
    return result(
        Day(opens.median()).json(),
        never=len(waiting) - len(opens),
        opens=_middle_days(study, opens),
        **facts,
    )


def _rests_on_readings(study: Confidence, table: pd.DataFrame) -> None:
    """Note the rows by which a route turns as recorded, and those that readings turn over."""
    rests_on_turns(study.question)
    for name, own in table.groupby("table"):
        if name:
            rests_on_numbered(str(name), *sorted(set(own["row"])))


def _middle(study: Confidence, values: pd.Series) -> list[Any]:
    """Return the ends of the middle part of some values, as much of them as the level says."""
    outside = (1 - study.level) / 2
    return [values.quantile(share, "nearest") for share in (outside, 1 - outside)]


def _middle_days(study: Confidence, days: pd.Series) -> Span | str:
    return "" if days.empty else Span(*map(Day, _middle(study, days)))


@Confidence.finding("rows-that-carry", unit="days")
def rows_that_carry(study: Confidence) -> Result:
    """Name the rows on which most open days hang, beside those of the two ends."""
    ranked = _between_the_ends(study)
    days = ranked["opened"] + ranked["closed"]
    first = ranked.iloc[0]
    same = ranked[(days == days.iloc[0])]
    for own in (same, ranked[days > 0]):
        for table, row in zip(own["table"], own["row"], strict=True):
            rests_on_numbered(table, row)
    route = open_intervals(study.question)
    counts_days(study.words("days-route-recorded"), route[route["open"]])
    return result(
        int(days.iloc[0]),
        rows=len(study.influence),
        moving=int((study.influence["opened"] + study.influence["closed"] > 0).sum()),
        days=Counted(int(days.iloc[0]), "day"),
        open=int(study.open_days),
        n=len(same),
        first=_told(first),
    )


def _between_the_ends(study: Confidence) -> pd.DataFrame:
    """Return `row_influence` without the rows of the two ends and of who holds those."""
    ends = [study.scenario.origin, study.scenario.destination]
    control, passage = read("control"), read("passage")
    at_ends = control["place"].isin(ends)
    holders = passage["controller"].isin(control["controller"][at_ends])
    left_out = {
        *(("control", number) for number in np.flatnonzero(at_ends)),
        *(("passage", number) for number in np.flatnonzero(holders)),
    }
    ranked = study.influence
    kept = [(t, r) not in left_out for t, r in zip(ranked["table"], ranked["row"], strict=True)]
    return ranked[kept]


def _told(one: Any) -> Message:
    """Say what a row of the record says."""
    table, row = one["table"], read(one["table"]).iloc[one["row"]]
    facts: dict[str, Any] = {"row": table, "start": row["start"]}
    if table == "control":
        facts |= {
            "place": Named("places", row["place"]),
            "holder": Named("actors", row["controller"], bare=True),
        }
    elif table == "passage":
        facts |= {
            "holder": Named("actors", row["controller"], bare=True),
            "status": str(row["status"]),
        }
    else:
        facts |= {"place": str(row["name"]), "status": str(row["status"])}
    return message(f"row-of-{table}", **facts)


@Confidence.draws("readings-curve", under=READ_OTHERWISE)
def curve(study: Confidence) -> Drawing:
    """Draw the open days of every reading in order, a line for each level of service."""
    figure, points = go.Figure(), []
    for level, colour, dash in zip(LEVELS, STACK, DASHES, strict=False):
        days = np.sort(study.readings[f"days_{level}"].to_numpy())
        rank = (np.arange(len(days)) + 0.5) / len(days) * 100
        keep = np.flatnonzero(
            np.r_[True, days[1:] != days[:-1]] | np.r_[days[1:] != days[:-1], True]
        )
        said = study.words("service-level", level=level)
        figure.add_scatter(
            x=rank[keep], y=days[keep], mode="lines", name=said,
            line={"color": colour, "width": 3, "dash": dash},
            hovertemplate="%{y:,}<extra>" + said + "</extra>",
        )  # fmt: skip
        points += [(said, float(r), int(d)) for r, d in zip(rank[keep], days[keep], strict=True)]
    figure.update_xaxes(
        title=study.words("readings-in-order"),
        range=[-1, 101],
        ticksuffix="%",
        tickvals=[0, 25, 50, 75, 100],
    )
    figure.update_yaxes(range=[-0.01 * study.record_days, study.record_days])
    asked = study.readings[f"days_{study.scenario.service}"]
    low, high = _middle(study, asked)
    return Drawing(
        figure,
        table=pd.DataFrame(points, columns=["level", "readings_below", "days"]),
        height=HEIGHT,
        facts={
            "readings": len(asked),
            "all": study.record_days,
            "least": int(asked.min()),
            "most": int(asked.max()),
            "level": Share(study.level),
            "low": int(low),
            "high": int(high),
        },
    )


@Confidence.tabulates("readings-by-choice", under=READ_OTHERWISE)
def by_choice(study: Confidence) -> pd.DataFrame:
    """List what each choice does by itself: the least and the most days open, all else varied."""
    table = study.readings
    choices = {
        "account-primary": table["account"] == "primary",
        "account-alternate": table["account"] == "alternate",
        "contested-no": ~table["contested_passes"],
        "contested-yes": table["contested_passes"],
        "tracks-no": ~table["tracks_count"],
        "tracks-yes": table["tracks_count"],
        "rows-none": table["row"] == AS_RECORDED,
        **{f"rows-{name}": table["table"] == name for name in ("control", "passage", "crossings")},
    }
    return pd.DataFrame(
        [
            {
                "choice": study.words("choice", choice=name),
                "readings": int(own.sum()),
                **{
                    name: _range(study, table.loc[own, f"days_{level}"])
                    for name, level in zip(COLUMNS, LEVELS, strict=True)
                },
            }
            for name, own in choices.items()
        ]
    )


def _range(study: Confidence, days: pd.Series) -> str:
    low, high = int(days.min()), int(days.max())
    return message("days-range", low=low, high=high, same=low == high).write(study.words)


@Confidence.tabulates("rows-that-carry")
def carrying(study: Confidence) -> pd.DataFrame:
    """List the rows between the ends whose turning over changes most days: says, dates, days."""
    rows = []
    for one in _between_the_ends(study).head(MOST).to_dict("records"):
        row = read(one["table"]).iloc[one["row"]]
        key = (f"{name}={plain(row[name])}" for name in key_columns(one["table"]))
        rows.append(
            {
                "said": _told(one).write(study.words),
                "days_ended": one["closed"],
                "days_gained": one["opened"],
                "from": row["start"],
                "to": row["end"],
                "confidence": row["confidence"],
                "table": one["table"],
                "row": "; ".join(key),
                "source": row["source"],
            }
        )
    return pd.DataFrame(rows)
