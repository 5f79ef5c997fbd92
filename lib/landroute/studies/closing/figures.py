"""Charts of closing a corridor: hours by budget, the cut through time, what one place closes."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.maps import corridor_names
from landroute.charts.spans import DAY_MS
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.corridor.holding import CLOSED_BY_IT, LEFT_OPEN, OPEN_BY_IT, SHUT_ANYWAY
from landroute.record.intervals import ANY

LARGEST = 16
SMALLEST = 6


def hours_by_budget(bought: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw the fastest way left for each number of places denied, a row a day.

    Parameters
    ----------
    bought
        `studies.closing.findings.bought`: columns day, where, budget, hours, gained, closed, ….
    """
    areas = list(dict.fromkeys(bought["where"])) or [""]
    days = sorted(set(bought["day"]), reverse=True)
    lanes = [f"{d:%-d %b %Y}" for d in days]
    figure = make_subplots(
        rows=len(areas),
        cols=1,
        vertical_spacing=0.16,
        subplot_titles=[f"more places denied {area}" for area in areas],
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
    figure.update_xaxes(title="more places denied", row=len(areas), col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 36}, legend={"y": -0.16})
    return finished(
        figure,
        key=key,
        title=title,
        alt="Two panels with a row for each day and a column for each number of places denied; in "
        f"each cell the hours of the fastest way left, or a cross where none is. {_spoken(bought)}",
        caption="On top of the places that somebody denied already on the day. A larger circle: "
        "more hours than with no place more. The days: that on which "
        "the budget is spent, and the first on which the fewest places to close every way had each "
        "size. Shortest-path interdiction as a mixed-integer programme (Israeli and Wood 2002); "
        "driving times of an empty road. From data/control.csv, data/passage.csv and "
        "data/segments.csv.",
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
    cuts: pd.DataFrame, denied: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw the fewest places to add through time, above those that somebody denies already.

    Parameters
    ----------
    cuts
        `studies.closing.tables.cuts`: index date, a column for each of three worlds.
    denied
        `studies.closing.tables.denied`: index date, places by who denies them; the last column,
        those that nobody denies, makes up the whole.
    """
    denied = denied.reindex(cuts.index, method="ffill")
    whole = int(denied.sum(axis=1).max())
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.11,
        row_heights=[0.58, 0.42],
        subplot_titles=[
            "places more, to shut every way",
            f"places denied already in Syria's east, of {whole}",
        ],
    )
    looks = ((OPEN_COLOUR, "solid", 5.0), (CLOSED_COLOUR, "dash", 2.5), (INK, "dot", 1.8))
    for name, (colour, dash, width) in zip(cuts, looks, strict=True):
        line = {"shape": "hv", "color": colour, "dash": dash, "width": width}
        figure.add_scatter(row=1, col=1, mode="lines", line=line, **_steps(cuts[name]))
    for name, colour, pattern in zip(denied, (ACCENT, MUTED), ("/", ""), strict=False):
        figure.add_scatter(
            row=2,
            col=1,
            mode="lines",
            stackgroup="denied",
            line={"shape": "hv", "color": colour, "width": 1},
            fillpattern={"shape": pattern, "fgcolor": colour},
            **_steps(denied[name], "denied by "),
        )
    most = int(cuts.max().fillna(0).max())
    figure.update_yaxes(dtick=1, range=[-0.3, most + 0.4], row=1, col=1)
    figure.update_yaxes(range=[0, whole], tickvals=[0, whole // 2, whole], row=2, col=1)
    figure.update_xaxes(showticklabels=True, row=1, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(legend={"orientation": "v", "traceorder": "normal"}, margin={"t": 28})
    for row in (1, 2):
        figure.add_vline(x=f"{as_of:%Y-%m-%d}", line={"color": MUTED, "width": 1.5}, row=row, col=1)
    spoken = "; ".join(f"{name}: {_most(cuts[name])}" for name in cuts)
    already = "; ".join(f"by {name}, at most {denied[name].max()}" for name in denied.columns[:-1])
    return finished(
        figure,
        key=key,
        title=title,
        alt="Above, three step lines from 2011 to 2026, nought where no way is open. "
        f"{spoken}. Below, two stacked areas: of {whole} places denied {already}.",
        caption="Above: the fewest places in Syria's east that close every way on a day, on top of "
        "those that somebody denies already, which are below. Nought: no way is open. A line "
        "breaks off where no set of places would do. The upright line is the chosen day. Exact: "
        "minimum vertex cut. From data/control.csv and data/passage.csv.",
        table=cuts.join(denied.add_prefix("denied by ")).rename_axis("date").reset_index(),
        height=600,
    )


def _steps(counts: pd.Series, before: str = "") -> dict[str, object]:
    return {
        "x": [f"{d:%Y-%m-%d}" for d in counts.index],
        "y": [None if pd.isna(v) else int(v) for v in counts],
        "name": f"{before}{counts.name}",
    }


def _most(counts: pd.Series) -> str:
    return "at times no set would do" if counts.isna().any() else f"at most {counts.max()}"


def what_one_place_closes(effect: pd.DataFrame, place: str, title: str, key: str) -> go.Figure:
    """
    Draw when each corridor hangs on one place, and when the place makes no difference to it.

    Parameters
    ----------
    effect
        `corridor.holding.what_it_closes`.
    place
        The place's name.
    """
    lanes = {ANY: "Any way at all", **corridor_names()}
    rows = effect.assign(name=effect["corridor"].map(lanes))
    figure = go.Figure()
    for state, colour, pattern, width, label in (
        (SHUT_ANYWAY, MUTED, "", 0.1, "shut, whatever it does"),
        (CLOSED_BY_IT, CLOSED_COLOUR, "/", 0.62, f"shut by {place} alone"),
        (OPEN_BY_IT, ACCENT, ".", 0.62, f"open, by leave of {place}"),
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
    shut = days[days["state"] == CLOSED_BY_IT].groupby("name", sort=False)["days"].sum()
    spoken = "; ".join(f"{name}, {n:,} days" for name, n in shut.items()) or "nothing"
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar for any way at all and one for each corridor. What denial at {place} alone "
        f"shuts: {spoken}.",
        caption=f"Hatched: shut, and open if {place} had let traffic pass. Dotted: open, and shut "
        f"if {place} had not. Blue: open either way. Thin and grey: shut either way. All else as "
        "recorded in data/control.csv and data/passage.csv; nobody reacts.",
        table=rows[["name", "start", "end", "state"]],
        height=110 + 34 * rows["name"].nunique(),
    )
