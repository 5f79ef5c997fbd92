"""Counted closures against counts by hand."""

import pandas as pd
import pytest

from landroute.studies.modes.closures import (
    before_fall,
    closures,
    days_by_year,
    government_fall,
    merged,
    shut_days,
    without_length,
    worst_by_year,
    worst_years,
)
from landroute.tables import read

EVERY = ("place", "line", "people", "ship", "aside")


def test_every_counted_closure_has_a_scope():
    counted = read("disruptions").dropna(subset=["closure_days"])["id"]
    assert set(counted) == set(read("closure_scope")["disruption"])


def test_closures_of_one_place_are_merged_once():
    days = pd.to_datetime(["2020-01-01", "2020-01-03", "2020-01-03", "2020-06-01"])
    ends = pd.to_datetime(["2020-01-04", "2020-01-06", "2020-01-05", "2020-06-02"])
    rows = pd.DataFrame({"mode": "air", "place": ["x", "x", "y", "x"], "scope": "place",
                         "start": days, "end": ends, "id": list("abcd")})  # fmt: skip
    joined = merged(rows)
    assert [tuple(r) for r in joined[["place", "rows"]].to_numpy()] == [
        ("x", "a; b"), ("x", "d"), ("y", "c"),
    ]  # fmt: skip
    assert days_by_year(joined)["days"].tolist() == [6.0, 2.0]


def test_a_row_that_names_several_places_closes_each():
    rows = closures()
    own = rows[rows["rows"].str.contains("D075")]
    assert sorted(own["place"]) == ["baniyas", "latakia", "tartus"]
    # One airport and the airspace stay as they are.
    assert rows[rows["rows"].eq("D154")]["place"].tolist() == ["baghdad-airport"]


def test_days_by_year_add_up_to_the_closures():
    rows = closures(EVERY)
    days = (rows["end"] - rows["start"]).dt.total_seconds().sum() / 86_400
    by_year = days_by_year(rows)
    assert by_year["days"].sum() == pytest.approx(days)
    assert by_year["days"].between(0, 366).all()
    damascus = by_year.query("place == 'damascus-airport' and year == 2023")["days"]
    assert damascus.sum() == pytest.approx(7 + 35 + 0.3)


def test_the_worst_place_of_a_year_lost_no_fewer_days_than_any_other():
    rows = closures()
    worst = worst_by_year(rows).groupby(["mode", "year"])["days"].max()
    for row in days_by_year(rows).itertuples():
        assert row.days <= worst[row.mode, row.year]


def test_places_that_lost_as_many_days_are_all_named():
    rows = pd.DataFrame({"mode": "road", "place": ["b", "a", "c"], "scope": "works"})
    rows["start"] = pd.to_datetime(["2017-01-01", "2017-02-01", "2017-01-01"])
    rows["end"] = pd.to_datetime(["2017-01-05", "2017-02-05", "2017-01-04"])
    assert sorted(worst_by_year(rows)["place"]) == ["a", "b"]


def test_the_chart_of_days_lost_tells_what_the_sentence_does():
    """Both end with Syria's government, after which no Iranian traffic went by Syria."""
    drawn = worst_by_year(before_fall(closures(EVERY)))
    assert before_fall(closures(EVERY))["end"].max() <= government_fall()
    assert drawn.groupby("mode")["days"].max().to_dict() == worst_years(EVERY)["days"].to_dict()


def test_a_closure_shuts_each_day_that_it_touches():
    rows = pd.DataFrame(
        {
            "mode": ["air", "sea"],
            "start": pd.to_datetime(["2020-01-02", "2020-01-03"]),
            "end": pd.to_datetime(["2020-01-03 07:00", "2020-01-04 00:00"]),
        }
    )
    state = shut_days(rows, pd.Timestamp("2020-01-05").date())
    assert state.index[state["air"]].strftime("%d").tolist() == ["02", "03"]
    assert state.index[state["sea"]].strftime("%d").tolist() == ["03"]
    assert not state["road"].any()


def test_disruptions_without_a_length_are_those_whose_days_are_empty():
    counts = without_length()
    assert counts["rows"].sum() == len(read("disruptions"))
    assert counts["uncounted"].sum() == read("disruptions")["closure_days"].isna().sum()
