"""Critical places: the share of optimal routes lost when a single place closes."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from landroute.corridor.question import Question
from landroute.corridor.solver import KEPT, Solver
from landroute.corridor.timeline import days_open, open_intervals
from landroute.network.cuts import on_every_route
from landroute.record.intervals import joined
from landroute.tables import kept

COLUMNS = ["place", "start", "end", "share", "closes", "fastest"]
STAMP = "datetime64[us]"  # also where no row says so
RANKED = ["days", "lost", "closes", "changes", "first", "last"]


class Weight(NamedTuple):
    """What closing one place does: share of routes lost, whether it closes all, the fastest."""

    share: float
    closes: bool
    fastest: bool


def critical_places(question: Question) -> pd.DataFrame:
    """
    Say through time which single places the open routes hang on.

    A day's optimal routes are the fastest open route of each open corridor; where no corridor is
    used, as inside one country, the fastest open route alone. Closing a place loses those that
    pass it. The two ends are left out: closing them needs no finding.

    Returns
    -------
    DataFrame
        Columns place, start, end (half-open), share (of the day's optimal routes, those that
        pass the place), closes (closing it alone leaves no route whatever), fastest (it lies on
        the fastest route of all, which changes). One row a place and stretch of days with the
        same values; only places of some weight, only days with an open route. In order of place
        and start.
    """
    rows = [
        (place, start, end, *weight)
        for start, end, now in question.stretches()
        for place, weight in weights(question.solver, now.closed).items()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS).sort_values(["place", "start"])
    frame = frame.astype({"start": STAMP, "end": STAMP, "closes": bool, "fastest": bool})
    return joined(frame, ["place", "share", "closes", "fastest"])


@kept(maxsize=KEPT)
def weights(solver: Solver, closed: frozenset[str]) -> dict[str, Weight]:
    """Weigh each place that an optimal route passes while some places are closed."""
    fastest = solver.least_blocked(closed)
    if fastest is None or not fastest.open:
        return {}
    corridors = solver.by_corridor(closed).values()
    optimal = [path for path in corridors if path and path.open] or [fastest]
    unavoidable = on_every_route(solver.graph, solver.ends, closed)
    places = {place for path in (*optimal, fastest) for place in path.places} - set(solver.ends)
    return {
        place: Weight(
            sum(place in path.places for path in optimal) / len(optimal),
            place in unavoidable,
            place in fastest.places,
        )
        for place in sorted(places)
    }


def ranked(mattered: pd.DataFrame, question: Question) -> pd.DataFrame:
    """
    Rank the places by how much hung on them over the record.

    Parameters
    ----------
    mattered
        `critical_places` of the same question.

    Returns
    -------
    DataFrame
        Index place; columns days (on which closing it alone leaves no route), lost (share of the
        optimal routes of all open days, every day weighing the same), closes and changes (shares
        of the open days on which closing it leaves no route, and changes the fastest), first and
        last (first day, and the day after the last, on which it leaves no route; on which an
        optimal route passes it where there is none). Worst first; ties in order of place.
    """
    total = len(days_open(open_intervals(question)))
    rows = []
    for place, own in mattered.groupby("place"):
        days = (own["end"] - own["start"]).dt.days
        span = own[own["closes"]] if own["closes"].any() else own
        closing = int(days[own["closes"]].sum())
        shares = [
            float((days * own[name]).sum() / total) for name in ("share", "closes", "fastest")
        ]
        rows.append((place, closing, *shares, span["start"].min(), span["end"].max()))
    table = pd.DataFrame(rows, columns=["place", *RANKED]).set_index("place")
    order = ["days", "lost", "changes"]
    return table.sort_index().sort_values(order, ascending=False, kind="stable")
