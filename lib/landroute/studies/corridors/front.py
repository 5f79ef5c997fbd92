"""What the front page says first: a verdict, one strip of time, and a card a question."""

from __future__ import annotations

import pandas as pd

from landroute.charts.beside import day_state
from landroute.charts.spans import spans
from landroute.charts.template import INK, MUTED
from landroute.corridor.deciding import rests_on_day
from landroute.corridor.timeline import days_by_service, days_open
from landroute.record.control import OPEN_END, read_until
from landroute.record.intervals import ANY
from landroute.scenario import baseline
from landroute.studies.base import Drawing, Result, result
from landroute.studies.corridors.day import last_day
from landroute.studies.corridors.service import UNDER, service_looks
from landroute.studies.corridors.study import Corridors
from landroute.studies.route import OPENING, PASSING
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.facts import Counted, Day, Share, named

HEIGHT, NOTE = 220, 0.2  # pixels; share of the strip's height that a note above it takes
MIDDLE = (RECORD_START.year + RECORD_END.year) // 2


@Corridors.finding("front-verdict", unit="days", under=OPENING)
def verdict(study: Corridors) -> Result:
    """Say in some ten words whether the road was real, and what cannot be told."""
    opened = study.route[study.route["open"]]
    later = opened[opened["end"] > study.day]
    course = "never" if opened.empty else "before" if later.empty else ""
    days = int((opened["end"] - opened["start"]).dt.days.sum())
    study.rests_on_course()
    study.counts_open(opened)
    return result(days, course, day=study.scenario.as_of)


@Corridors.finding("front-course", unit="days", under=OPENING)
def course(study: Corridors) -> Result:
    """Say from when to when the route was held, from the day on."""
    later = study.since_day(study.route[study.route["open"]])
    study.rests_on_course(study.day)
    study.counts_open(later)
    if later.empty:
        return result(0, "none", day=study.scenario.as_of)
    first, last = later["start"].iloc[0], last_day(later["end"].iloc[-1])
    days, read = len(days_open(later)), read_until()
    return result(
        days,
        day=study.scenario.as_of,
        first=first,
        last=last,
        open=days,
        shut=(last - first).days + 1 - days,
        days=Counted((max(read, last) - study.day).days + 1, "day"),
        until=max(read, last),
        ends=later["end"].iloc[-1] < OPEN_END,
    )


@Corridors.finding("front-way", unit="places", under=OPENING)
def way(study: Corridors) -> Result:
    """Say what stood in the way on the day, with US forces spared too, and if tracks led round."""
    keys, spared = study.now.keys, study.now.keys_sparing_us
    rests_on_day(study.now)
    study.rests_on_tracks()
    if not keys:
        return result(0, "open" if keys is not None else "none", day=study.scenario.as_of)
    return result(
        len(keys),
        day=study.scenario.as_of,
        n=len(keys),
        places=named("places", keys),
        spared="same" if spared == keys else "none" if spared is None else "other",
        sparing=len(spared or ()),
        tracked=study.tracked,
    )


@Corridors.finding("front-thread", unit="share of days", under=(*OPENING, "road_speed"))
def thread(study: Corridors) -> Result:
    """Say on which places most open days hung, from the day on."""
    open_days = len(days_open(study.since_day(study.route[study.route["open"]])))
    if not open_days:
        study.rests_on_course(study.day)
        return result(0, "closed", day=study.scenario.as_of)
    hung = study.since_day(study.critical[study.critical["closes"]])
    days = (hung["end"] - hung["start"]).dt.days.groupby(hung["place"]).sum()
    if days.empty:
        study.rests_on_course(study.day)
        return result(0, "none", day=study.scenario.as_of)
    most = int(days.max())
    places = sorted(days.index[days == most])
    study.rests_on_hung(places, study.day)
    return result(
        most / open_days,
        day=study.scenario.as_of,
        always=most == open_days,
        share=Share(most / open_days),
        places=named("places", places, "or"),
        tracks=study.scenario.tracks_count,
    )


@Corridors.finding("front-thread-tracks", unit="share of days", under=(*PASSING, "road_speed"))
def thread_by_tracks(study: Corridors) -> Result:
    """Say on which place most open days hang, with desert tracks counted as roads."""
    other = Corridors(study.scenario.changed(tracks_count=True))
    told = thread(other)
    other.rests_on_tracks_used(study.day)
    facts = {fact: told.facts[fact] for fact in ("share", "places") if fact in told.facts}
    return result(told.value, told.variant, day=study.scenario.as_of, **facts)


@Corridors.draws("front-service", under=UNDER)
def strip(study: Corridors) -> Drawing:
    """Draw the service of the best land route as one strip, with the days on which it turned."""
    lane = study.words("any-route")
    rows = study.service[study.service["corridor"] == ANY]
    drawn = rows.assign(lane=lane, state=rows["service"])
    looks = service_looks(study.words)
    figure = spans(drawn, [lane], looks, study.words, RECORD_START, RECORD_END)
    for number, (day, said) in enumerate(turns(study)):
        figure.add_vline(x=f"{day:%Y-%m-%d}", line={"color": INK, "dash": "dot", "width": 1})
        figure.add_annotation(
            x=f"{day:%Y-%m-%d}",
            y=1 + NOTE * (number + 0.6),
            yref="paper",
            text=said,
            showarrow=False,
            xanchor="left" if day.year < MIDDLE else "right",
            font={"size": 11, "color": INK},
        )
    figure.add_scatter(x=[None], y=[None], mode="markers", name=study.words("thicker"),
                       marker={"symbol": "triangle-left", "size": 13, "color": MUTED})  # fmt: skip
    figure.update_yaxes(showticklabels=False)
    figure.update_xaxes(side="bottom")
    figure.update_layout(margin={"t": 92})
    days = days_by_service(study.since_day(rows))
    return Drawing(
        figure,
        table=rows.assign(lane=lane)[["lane", "start", "end", "service"]],
        height=HEIGHT,
        facts={f"days_{level}": count for level, count in days.items()}
        | {"day": study.scenario.as_of, "first": f"{RECORD_START:%Y}", "last": f"{RECORD_END:%Y}"},
        site={
            "drives": {
                "figure": "front-map",
                "shown": f"{study.day:%Y-%m-%d}",
                "days": [
                    {"day": f"{day:%Y-%m-%d}", "text": said, "result": _result(study, day)}
                    for day, said in turns(study)
                ],
            },
            # On a phone the buttons that move the map say what these would; lines without words
            # would say nothing.
            "narrow": {
                "layout/margin/t": 8,
                **{
                    f"layout/shapes/{n}/visible": False
                    for n, shape in enumerate(figure.layout.shapes)
                    if shape.line.dash == "dot"
                },
                **{
                    f"layout/annotations/{n}/visible": False
                    for n in range(len(figure.layout.annotations))
                },
            },
        },
    )


def _result(study: Corridors, day: pd.Timestamp) -> str:
    said = day_state(study.question.on(day.date()))
    return f"{Day(day).write(study.words)}, {said}"


def turns(study: Corridors) -> list[tuple[pd.Timestamp, str]]:
    """Return up to four days, in order: first lost, the scenario's, regained, and last lost."""
    opened = study.route[study.route["open"]]
    lost = opened["end"][opened["end"] < OPEN_END]
    later = opened["start"][opened["start"] > study.day]
    days = {
        "first-lost": lost.min() if len(lost) else None,
        "op-ed" if study.scenario.as_of == baseline().as_of else "chosen": study.day,
        "regained": later.min() if len(later) else None,
        "last-lost": lost.max() if len(lost) > 1 else None,
    }
    known = {name: day for name, day in days.items() if day is not None}
    return sorted(
        (day, study.words("turn", turn=name, day=Day(day, short=True)))
        for name, day in known.items()
    )
