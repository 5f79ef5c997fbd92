"""What a land route let through: levels of service through time, and to which end on the sea."""

from __future__ import annotations

import pandas as pd

from landroute.charts.spans import Look, spans
from landroute.charts.template import ACCENT, CLOSED_COLOUR, OPEN_COLOUR, SKY, SLATE
from landroute.corridor.deciding import rests_on_day, rests_on_turns
from landroute.corridor.timeline import days_by_service
from landroute.record.intervals import ANY
from landroute.record.passage import LEVELS
from landroute.studies.base import Drawing, Result, result
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import mark_day
from landroute.tables import RECORD_END, RECORD_START, counts_days, rests_on
from landroute.wording import Words
from landroute.wording.facts import Counted, named
from landroute.wording.names import names

# A route's service says by itself from which level on it counts as open.
UNDER = ("account", "contested_passes", "us_posture", "tracks_count")
TOP, LANE = 50, 42  # pixels
SHADES = (SLATE, SKY, OPEN_COLOUR, ACCENT)  # from held to full trade
LEAST, MOST = 0.3, 0.78  # shares of a lane


@Corridors.finding("service-days", unit="days", under=UNDER)
def service_days(study: Corridors) -> Result:
    """Say on how many days a route gave each level of service, from the day on."""
    since = days_by_service(_any_route(study), study.day)
    _rests_on_levels(study, study.since_day(_any_route(study)), study.day)
    return result(
        list(since.values()),
        day=study.scenario.as_of,
        **{f"since_{level}": days for level, days in since.items()},
    )


@Corridors.finding("service-days-whole", unit="days", under=UNDER)
def service_days_whole(study: Corridors) -> Result:
    """Say on how many days a route gave each level of service, over the whole record."""
    whole = days_by_service(_any_route(study))
    _rests_on_levels(study, _any_route(study))
    return result(
        list(whole.values()),
        days=Counted(study.record_days, "day"),
        **{f"whole_{level}": days for level, days in whole.items()},
    )


def _any_route(study: Corridors) -> pd.DataFrame:
    return study.service[study.service["corridor"] == ANY]


def _rests_on_levels(
    study: Corridors, rows: pd.DataFrame, first: pd.Timestamp | None = None
) -> None:
    """Note by which rows a route came to each level, or fell from it, and its days; from a day."""
    if not rows["service"].any():
        rests_on_day(study.now)
    for level in LEVELS:
        rests_on_turns(study.question, first, level=level)
        label = study.words("service-level", level=level)
        counts_days(label, rows[rows["service"] >= level])


def service_looks(words: Words) -> dict[int, Look]:
    """Return the looks of the levels of service: the more pass, the thicker the bar."""
    step = (MOST - LEAST) / (len(LEVELS) - 1)
    return {0: Look(words("service-level", level=0), CLOSED_COLOUR, 0.14)} | {
        level: Look(words("service-level", level=level), shade, LEAST + step * number)
        for number, (level, shade) in enumerate(zip(LEVELS, SHADES, strict=True))
    }


@Corridors.draws("service-bands", under=UNDER)
def bands(study: Corridors) -> Drawing:
    """Draw the service of a land route, and of each corridor, as bands over time."""
    lanes = {ANY: study.words("any-route"), **names("corridors")}
    rows = study.service.assign(lane=study.service["corridor"].map(lanes))
    looks = service_looks(study.words)
    drawn = rows.assign(state=rows["service"])
    figure = spans(drawn, list(lanes.values()), looks, study.words)
    mark_day(figure, study)
    whole = days_by_service(_any_route(study))
    return Drawing(
        figure,
        table=rows[["lane", "start", "end", "service"]],
        height=TOP + LANE * len(lanes),
        facts={f"days_{level}": days for level, days in whole.items()}
        | {"first": f"{RECORD_START:%Y}", "last": f"{RECORD_END:%Y}"},
    )


@Corridors.finding("to-the-sea", unit="days", under=UNDER)
def to_the_sea(study: Corridors) -> Result:
    """Say on how many days any end on the Mediterranean could be reached, and which on the day."""
    levels = study.to_the_sea
    opened = [end for end, own in levels.items() if _on_day(study, own) >= 1]
    best = pd.concat(levels.values(), axis=1).max(axis=1)
    days = {level: int((best >= level).sum()) for level in LEVELS}
    rests_on("places", *levels)
    for level in LEVELS:
        for asked in study.questions_to_the_sea.values():
            rests_on_turns(asked, level=level)
        counts_days(study.words("service-level", level=level), best.index[best >= level])
    return result(
        list(days.values()),
        ends=named("places", list(levels), "or"),
        total=Counted(study.record_days, "day"),
        day=study.scenario.as_of,
        n=len(opened),
        opened=named("places", opened) if opened else "",
        **{f"days_{level}": count for level, count in days.items()},
    )


def _on_day(study: Corridors, levels: pd.Series) -> int:
    return int(levels.loc[study.day])


@Corridors.tabulates("to-the-sea", under=UNDER)
def ends_table(study: Corridors) -> pd.DataFrame:
    """List the ends on the sea: service on the day, and days of at least each level."""
    columns = ("level_1", "level_2", "level_3", "level_4")
    return pd.DataFrame(
        [
            {
                "end_on_sea": names("places")[end],
                "service_on_day": study.words("service-level", level=_on_day(study, levels)),
                **{
                    name: int((levels >= level).sum())
                    for name, level in zip(columns, LEVELS, strict=True)
                },
            }
            for end, levels in study.to_the_sea.items()
        ]
    )
