"""When a mode was lost whole, and which losses came together."""

import pandas as pd

from landroute.studies.modes.gateways import (
    event_count,
    gateways,
    whole_losses,
    with_all_others,
)
from landroute.tables import read


def losses(*rows):
    table = pd.DataFrame(rows, columns=["mode", "date"])
    return table.assign(date=pd.to_datetime(table["date"]))


def test_losses_near_each_other_are_one_event():
    lost = losses(("air", "2020-01-01"), ("sea", "2020-01-10"), ("air", "2020-03-01"))
    assert event_count(lost, 14) == 2
    assert event_count(lost[:0], 14) == 0


def test_a_loss_is_common_when_every_other_mode_has_one_within_the_window():
    lost = losses(
        ("road", "2020-01-01"), ("air", "2020-01-10"), ("sea", "2020-01-15"), ("air", "2020-03-01")
    )
    assert with_all_others(lost, 14).tolist() == [True, True, True, False]
    assert not with_all_others(lost, 13).loc[[0, 2]].any()


def test_a_mode_is_lost_when_it_was_usable_the_day_before():
    days = pd.date_range("2020-01-01", periods=5)
    state = pd.DataFrame({"air": [False, True, False, True, False]}, index=days)
    rows = whole_losses(state)
    assert rows["date"].dt.day.tolist() == [3, 5]
    assert rows["days"].iloc[0] == 1
    assert rows["final"].tolist() == [False, True]


def test_every_gateway_is_a_place_of_syria_and_no_mode_is_without():
    country = read("places").set_index("id")["country"]
    assert set(gateways()) == {"air", "sea"}
    for places in gateways().values():
        assert places
        assert set(country[places]) == {"SY"}
