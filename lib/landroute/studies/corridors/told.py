"""What findings, figures and tables tell alike: a link, a stretch, what a reading turns on."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.template import INK
from landroute.studies.corridors.newroad import Link
from landroute.studies.corridors.study import Corridors
from landroute.wording.facts import Each, Message, Named, km, message, named


def link_ends(link: Link) -> list[Message]:
    """Say where a link ends: at a place, or how far from the nearest that its side reaches."""
    return [
        message("link-end", place=Named("places", near), away=round(off), km=km(off))
        for near, off in zip(link.near, link.off, strict=True)
    ]


def closed_ends(study: Corridors) -> Message:
    """Say which ends are closed, and how an end counts (the rule of `network.cuts`)."""
    shut = [end for end in study.question.ends if end in study.now.closed]
    return message("closed-ends", n=len(shut), ends=named("places", shut) if shut else "")


def countries(link: Link) -> Each:
    """Say how far a link runs through which countries beyond the network's."""
    rows = [{"km": km(max(length, 1.0)), "country": name} for name, length in link.abroad.items()]
    return Each("through", rows)


def stretch(row: pd.Series) -> Message:
    """Name a stretch: from where to where, by which places."""
    return message(
        "stretch",
        start=Named("places", row["from_place"]),
        end=Named("places", row["to_place"]),
        n=len(row["via"]),
        via=named("places", row["via"]) if row["via"] else "",
    )


def reasons(why: str) -> Each:
    """Return the reasons of a band, `place: reason, …; …`, with the places' names."""
    pairs = [reason.split(": ", 1) for reason in why.split("; ") if reason]
    rows = [
        {
            "place": Named("places", place),
            "reasons": Each("reading-reason", [{"reason": r} for r in reason.split(", ")], "comma"),
        }
        for place, reason in pairs
    ]
    return Each("place-reason", rows, "semicolon")


def mark_day(figure: go.Figure, study: Corridors) -> None:
    """Mark the day of the scenario on an axis of time."""
    line = {"color": INK, "dash": "dot", "width": 1.5}
    figure.add_vline(x=f"{study.day:%Y-%m-%d}", line=line)
