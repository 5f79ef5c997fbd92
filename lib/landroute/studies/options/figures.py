"""When any land route was open, under each option."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.charts.spans import open_and_closed, spans
from landroute.record.options import known_within
from landroute.studies.base import Drawing
from landroute.studies.options.outcomes import RECORD
from landroute.studies.options.study import Options
from landroute.tables import RECORD_END
from landroute.wording.facts import Counted, Each
from landroute.wording.names import names

TOP, LANE = 50, 50  # pixels
SHORTEST = dt.timedelta(days=60)  # that an axis has, however late the day
TOLD = 5  # bars that an alternative text gives


@Options.draws("option-timeline")
def option_timeline(study: Options) -> Drawing:
    """Draw when any land route was open, in the record and under each option."""
    lanes = {RECORD: study.words("without-any-option"), **names("options")}
    rows = pd.concat(
        [outcome.route.assign(lane=lanes[name]) for name, outcome in study.outcomes.items()],
        ignore_index=True,
    ).rename(columns={"open": "state"})
    left = [study.open_days[name] for name in study.weighed]
    fewer = [n for n in left if study.recorded - n > known_within()]
    days = {lanes[name]: Counted(n, "day") for name, n in study.open_days.items()}
    first = min(study.scenario.as_of, RECORD_END - SHORTEST)
    looks = open_and_closed(study.words)
    figure = spans(rows, list(lanes.values()), looks, study.words, first)
    return Drawing(
        figure,
        table=rows[["lane", "start", "end", "state"]].rename(
            columns={"lane": "option", "state": "open"}
        ),
        height=TOP + LANE * len(lanes),
        facts={
            "fewer": len(fewer),
            "none": bool(fewer) and not any(fewer),
            "options": Counted(len(study.weighed), "option"),
            "day": study.scenario.as_of,
            "days": Each(
                "lane-days",
                [{"lane": lane, "days": n} for lane, n in list(days.items())[:TOLD]],
                "semicolon",
            ),
        },
    )
