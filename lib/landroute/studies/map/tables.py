"""Changes of hands and key events around the day, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.map.study import Map
from landroute.wording.facts import When
from landroute.wording.names import names


@Map.tabulates("map-changes", under=("account", "tracks_count"))
def changes_around(study: Map) -> pd.DataFrame:
    """List the places that changed hands: date, place, before, after, precision, source."""
    rows = study.around(study.changes)
    rows["place"] = rows["place"].map(names("places"))
    for column in ("before", "after"):
        rows[column] = rows[column].map(names("actors"))
    return rows.drop(columns="row")


@Map.tabulates("map-events", under=())
def events_around(study: Map) -> pd.DataFrame:
    """List the key events, each with its date as far as it is known."""
    rows = study.around(study.events)
    known = zip(rows["date"], rows["date_precision"], strict=True)
    rows["date"] = [When(date, precision).json() for date, precision in known]
    return rows[["date", "event", "theme", "confidence", "source"]]
