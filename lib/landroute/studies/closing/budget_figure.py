"""The fastest route left by the number of places denied."""

from __future__ import annotations

import pandas as pd
from plotly.subplots import make_subplots

from landroute.charts.spans import LABEL
from landroute.charts.template import CLOSED_COLOUR, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.closing.study import IN_EAST, Closing, hours_gained
from landroute.wording import Words
from landroute.wording.facts import Counted, Day, Each, hours, named, written

LANE, PANEL = 36, 66  # pixels: a day, and what is beside the days of a panel
TOLD = 2  # days that an alternative text names
DECIMALS = 2  # of hours in the table


@Closing.draws("hours-by-budget")
def hours_by_budget(study: Closing) -> Drawing:
    """Draw the fastest route left for each number of places denied, a row a day."""
    bought = _by_budget(study)
    areas = list(study.where)
    days = sorted(set(bought["day"]), reverse=True)
    figure = make_subplots(
        rows=len(areas),
        cols=1,
        vertical_spacing=0.16,
        subplot_titles=[study.words("more-denied", where=area) for area in areas],
    )
    for number, area in enumerate(areas, 1):
        own = bought[bought["where"] == area]
        for closed in (False, True):
            part = own[own["closed"] == closed]
            look = _marks(part, closed, study.words)
            figure.add_scatter(row=number, col=1, showlegend=number == 1, **look)
        figure.update_yaxes(
            categoryorder="array",
            categoryarray=[_short(day, study.words) for day in days],
            row=number,
            col=1,
            range=[-0.6, len(days) - 0.4],
        )
    most = int(bought["budget"].max()) if len(bought) else 0
    figure.update_xaxes(dtick=1, range=[-0.3, most + 0.9], showgrid=False)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_yaxes(tickfont={"size": LABEL})
    return Drawing(
        figure,
        table=bought.assign(where=[study.words("area", where=w) for w in bought["where"]]),
        height=len(areas) * (PANEL + LANE * max(len(days), 2)),
        facts={**_spent(study), **_closing(bought)},
    )


def _by_budget(study: Closing) -> pd.DataFrame:
    """List what each budget buys: day, where, budget, hours, gained, closed, places."""
    rows = [
        {
            "day": pd.Timestamp(when),
            "where": where,
            "budget": one.budget,
            "hours": one.hours,
            "gained": more,
            "closed": one.hours is None,
            "places": written(named("places", one.places), study.words) if one.places else "",
        }
        for when, areas in study.bought.items()
        for where, bought in areas.items()
        for one, more in zip(bought, hours_gained(bought), strict=True)
    ]
    columns = ["day", "where", "budget", "hours", "gained", "closed", "places"]
    return pd.DataFrame(rows, columns=columns).round({"hours": DECIMALS, "gained": DECIMALS})


def _spent(study: Closing) -> dict[str, object]:
    """Say what the whole budget buys in Syria's east on the working day."""
    if study.day is None:
        return {"buys": "nothing", "day": "", "places": "", "gained": ""}
    bought = study.bought[study.day][IN_EAST]
    last, gained = bought[-1], hours_gained(bought)[-1]
    buys = "closed" if gained is None else "hours" if last.places else "no-hour"
    return {
        "buys": buys,
        "day": study.day,
        "places": Counted(last.budget, "more-place"),
        "gained": "" if gained is None else hours(gained),
    }


def _closing(bought: pd.DataFrame) -> dict[str, object]:
    """Say on which days which budget closes every route."""
    rows = [
        {"day": row.day, "places": Counted(row.budget, "place"), "where": row.where}
        for row in bought[bought["closed"]].head(TOLD).itertuples()
    ]
    return {
        "told": len(rows),
        "closing": int(bought["closed"].sum()),
        "closed": Each("budget-closes", rows, "semicolon") if rows else "",
    }


def _short(day: pd.Timestamp, words: Words) -> str:
    return Day(day, short=True).write(words)


def _marks(part: pd.DataFrame, closed: bool, words: Words) -> dict[str, object]:
    said = [words("closed") if closed else words("in-hours", n=round(h)) for h in part["hours"]]
    line = {"width": 2.5, "color": CLOSED_COLOUR} if closed else {"width": 0}
    return {
        "x": part["budget"].tolist(),
        "y": [_short(day, words) for day in part["day"]],
        "text": said,
        "customdata": part["places"].tolist(),
        "mode": "markers+text",
        "textposition": "middle right",
        "textfont": {"size": LABEL},
        "cliponaxis": False,
        "name": words("no-route-left" if closed else "fastest-route-left"),
        "marker": {
            "symbol": "x-thin" if closed else "circle",
            "color": CLOSED_COLOUR if closed else OPEN_COLOUR,
            "size": 10,
            "line": line,
        },
        "hovertemplate": "%{y}, %{x}: %{text}<br>%{customdata}<extra></extra>",
    }
