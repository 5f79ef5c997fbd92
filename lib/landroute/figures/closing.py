"""Charts of closing a corridor: hours by budget, the cut through time, what one place closes."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.figures.charts import DAY_MS
from landroute.figures.maps import corridor_names
from landroute.figures.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.routes.holding import ANY_WAY, CLOSED_BY_IT, LEFT_OPEN, SHUT_ANYWAY

LARGEST = 16
SMALLEST = 6


def hours_by_budget(bought: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw the fastest way left for each number of places denied, a row a day.

    Parameters
    ----------
    bought
        `findings.closing.bought`: columns day, where, budget, hours, gained, closed, ….
    """
    areas = list(dict.fromkeys(bought["where"])) or [""]
    days = sorted(set(bought["day"]), reverse=True)
    lanes = [f"{d:%-d %b %Y}" for d in days]
    figure = make_subplots(
        rows=len(areas),
        cols=1,
        vertical_spacing=0.16,
        subplot_titles=[f"places denied {area}" for area in areas],
    )
    for number, area in enumerate(areas, 1):
        own = bought[bought["where"] == area]
        for closed in (False, True):
            part = own[own["closed"] == closed]
            figure.add_scatter(row=number, col=1, showlegend=number == 1, **_marks(part, closed))
        figure.update_yaxes(
            categoryorder="array", categoryarray=lanes, row=number, col=1, range=[-0.6, len(days)]
        )
    most = int(bought["budget"].max()) if len(bought) else 0
    figure.update_xaxes(dtick=1, range=[-0.5, most + 0.6], showgrid=False)
    figure.update_xaxes(title="places denied", row=len(areas), col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 36}, legend={"y": -0.16})
    return finished(
        figure,
        key=key,
        title=title,
        alt="Two panels with a row for each day and a column for each number of places denied; in "
        f"each cell the hours of the fastest way left, or a cross where none is. {_spoken(bought)}",
        caption="A larger circle: more hours than with no place denied. The days: that on which "
        "the budget is spent, and the first on which the fewest places to close every way had each "
        "size. Shortest-path interdiction as a mixed-integer programme (Israeli and Wood 2002); "
        "driving times of an empty road.",
        table=bought,
        height=max(180, 150 + len(areas) * (60 + 44 * len(days))),
    )


def _marks(part: pd.DataFrame, closed: bool) -> dict[str, object]:
    gained = part["gained"].astype(float).fillna(0.0)
    share = gained / (gained.max() or 1.0)
    size = [12] * len(part) if closed else (SMALLEST + (LARGEST - SMALLEST) * share).tolist()
    words = ["closed"] * len(part) if closed else [f"{h:.1f} h" for h in part["hours"]]
    line = {"width": 2.5, "color": CLOSED_COLOUR} if closed else {"width": 0}
    return {
        "x": part["budget"].tolist(),
        "y": [f"{d:%-d %b %Y}" for d in part["day"]],
        "text": words,
        "customdata": part["places"].tolist(),
        "mode": "markers+text",
        "textposition": "top center",
        "cliponaxis": False,
        "name": "no way left" if closed else "fastest way left, hours",
        "marker": {
            "symbol": "x-thin" if closed else "circle",
            "color": CLOSED_COLOUR if closed else OPEN_COLOUR,
            "size": size,
            "opacity": 1,
            "line": line,
        },
        "hovertemplate": "%{y}, %{x} denied: %{text}<br>%{customdata}<extra></extra>",
    }


def _spoken(bought: pd.DataFrame) -> str:
    closing = bought[bought["closed"]]
    said = [f"{r.day:%-d %B %Y} with {r.budget} {r.where}" for r in closing.itertuples()]
    return f"Every way is closed on {'; '.join(said)}." if said else "No budget closes every way."


def cut_with_and_without(
    cuts: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw the fewest places to hold through time, in the record and in worlds with less denied.

    Parameters
    ----------
    cuts
        `findings.closing.cuts`: index date, a column for each of three worlds.
    """
    figure = go.Figure()
    looks = ((OPEN_COLOUR, "solid", 5.0), (CLOSED_COLOUR, "dash", 2.5), (INK, "dot", 1.8))
    for name, (colour, dash, width) in zip(cuts, looks, strict=True):
        figure.add_scatter(
            x=[f"{d:%Y-%m-%d}" for d in cuts.index],
            y=[None if pd.isna(v) else int(v) for v in cuts[name]],
            mode="lines",
            name=str(name),
            line={"shape": "hv", "color": colour, "dash": dash, "width": width},
        )
    most = int(cuts.max().fillna(0).max())
    figure.update_yaxes(dtick=1, range=[-0.3, most + 0.4], title="places")
    figure.update_layout(legend={"orientation": "v"})
    figure.add_vline(x=f"{as_of:%Y-%m-%d}", line={"color": MUTED, "width": 1.5})
    spoken = "; ".join(f"{name}: at most {cuts[name].fillna(0).max()}" for name in cuts)
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Three step lines from 2011 to 2026, nought where no way is open. {spoken}.",
        caption="The fewest places in Syria's east that, held against it, close every way, beside "
        "those that somebody denies already. Nought: no way is open. A line breaks off where no "
        "set of places would do. The upright line is the chosen day. Exact: minimum vertex cut.",
        table=cuts.rename_axis("date").reset_index(),
        height=400,
    )


def what_one_place_closes(effect: pd.DataFrame, place: str, title: str, key: str) -> go.Figure:
    """
    Draw when denial at one place closes each corridor, and when it leaves it open.

    Parameters
    ----------
    effect
        `routes.holding.what_it_closes`.
    place
        The place's name.
    """
    lanes = {ANY_WAY: "Any way at all", **corridor_names()}
    rows = effect.assign(name=effect["corridor"].map(lanes))
    figure = go.Figure()
    for state, colour, pattern, width, label in (
        (SHUT_ANYWAY, MUTED, "", 0.1, "shut, whatever it does"),
        (CLOSED_BY_IT, CLOSED_COLOUR, "/", 0.62, f"hangs on {place}"),
        (LEFT_OPEN, OPEN_COLOUR, "", 0.62, "open, whatever it does"),
    ):
        part = rows[rows["state"] == state]
        figure.add_bar(
            y=part["name"].tolist(),
            base=[f"{s:%Y-%m-%d}" for s in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            name=label,
            width=width,
            marker={"color": colour, "pattern": {"shape": pattern}},
            hovertemplate="%{y}, from %{base|%-d %b %Y}: " + label + "<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.2)
    figure.update_xaxes(type="date", side="top")
    figure.update_yaxes(categoryorder="array", categoryarray=[*lanes.values()][::-1])
    days = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    hangs = days[days["state"] == CLOSED_BY_IT].groupby("name", sort=False)["days"].sum()
    spoken = "; ".join(f"{name}, {n:,} days" for name, n in hangs.items()) or "nothing"
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar for any way at all and one for each corridor. What hangs on {place}: "
        f"{spoken}.",
        caption=f"Hatched and brown: open if {place} lets traffic pass, closed if it does not, all "
        "else as recorded. Blue: open either way. Thin and grey: shut either way. Two worlds, each "
        "with one place altered, through the same corridor model; nobody reacts.",
        table=rows[["name", "start", "end", "state"]],
        height=110 + 34 * rows["name"].nunique(),
    )
