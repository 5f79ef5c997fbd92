"""What the page on confidence says of the record is what its rows say."""

from datetime import timedelta

import pandas as pd
import pytest

from landroute.scenario import Scenario, baseline
from landroute.studies.confidence.figures import COUNTRIES, MOST, changes_of_hand, control_bands
from landroute.studies.confidence.readings import _weight
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START, key_columns, read
from landroute.tables.inventory import verified_tables


@pytest.fixture(scope="module")
def posed():
    return study("confidence", baseline())


@pytest.fixture(scope="module")
def figures(posed):
    return {part: posed.figure(f"bands-{part}") for part in COUNTRIES}


def bars(figure):
    """The bars of a figure, without the entry of the key that says what is hatched."""
    return [trace for trace in figure.data if trace.customdata is not None]


def rows_of(posed, part, shown):
    own = control_bands(posed, COUNTRIES[part])
    return own[own["place"].isin(shown)]


def test_a_figure_shows_the_places_that_changed_hands_most_and_each_of_their_rows_once(
    posed, figures
):
    for part, figure in figures.items():
        shown = [place for trace in bars(figure) for place in trace.y]
        rows = rows_of(posed, part, shown)
        assert len(shown) == len(rows)
        hatched = sum(trace.marker.pattern.shape.count("/") for trace in bars(figure))
        assert hatched == rows["contested"].sum()
        changes = changes_of_hand(control_bands(posed, COUNTRIES[part]))
        assert len(set(shown)) == min(MOST, len(changes))
        assert changes[changes.index.isin(shown)].min() >= changes[~changes.index.isin(shown)].max()
        table = figure.layout.meta["table"]
        assert len(table["rows"]) == len(control_bands(posed, COUNTRIES[part]))


def test_each_group_of_holders_has_one_entry_in_a_key(figures):
    for figure in figures.values():
        shown = [trace.name for trace in bars(figure) if trace.showlegend]
        assert len(shown) == len(set(shown)) == len({trace.name for trace in bars(figure)})


def test_another_account_is_a_thin_bar_outlined_on_the_band(posed, figures):
    for part, figure in figures.items():
        shown = {place for trace in bars(figure) for place in trace.y}
        rivals = (rows_of(posed, part, shown)["account"] == "alternate").sum()
        thin = [trace for trace in bars(figure) if trace.marker.line.width]
        widest = max(trace.width for trace in thin)
        assert sum(len(trace.y) for trace in thin) == rivals
        assert all(t.width > widest for t in bars(figure) if not t.marker.line.width)


def test_what_changed_hands_nowhere_is_told_and_not_drawn(figures):
    caption = figures["iraq"].layout.meta["caption"]
    ends = read("places")["country"].isin(["IR", "LB", "EG"]).sum()
    assert f"In Iran, Lebanon and Egypt not one of {ends} places changed hands" in caption


def test_a_band_says_who_held_the_place_how_sure_and_why_another_says_otherwise(posed, figures):
    for part, figure in figures.items():
        said = {hover[1] for trace in bars(figure) for hover in trace.customdata}
        rows = rows_of(posed, part, {place for trace in bars(figure) for place in trace.y})
        reasons = set(rows["reason"].dropna())
        assert reasons
        assert all(any(reason in told for told in said) for reason in reasons)
        assert {told.split("; confidence ")[0] for told in said} == set(rows["holder"])


def bands(*rows):
    names = ["place", "controller", "account"]
    return pd.DataFrame(rows, columns=names).astype("string")


def test_a_row_more_is_no_change_of_hand_unless_another_holds_the_place():
    counted = changes_of_hand(
        bands(
            ("still", "a", "primary"),
            ("still", "a", "primary"),  # contested, say
            ("lost", "a", "primary"),
            ("lost", "b", "primary"),
            ("lost", "a", "primary"),
            ("unseen", "a", "primary"),
            ("unseen", "unknown", "primary"),
            ("unseen", "a", "primary"),
            ("told", "a", "primary"),
            ("told", "b", "alternate"),
        )
    )
    assert counted.to_dict() == {"still": 0, "lost": 2, "unseen": 0, "told": 0}


def test_places_are_counted_as_having_changed_hands_whose_holders_differ(posed, figures):
    known = read("control").query("account == 'primary' and controller != 'unknown'")
    holders = known.groupby("place")["controller"].nunique()
    countries = read("places").set_index("id")["country"]
    for part, own in COUNTRIES.items():
        here = holders[[countries[place] in own for place in holders.index]]
        changes = changes_of_hand(control_bands(posed, own))
        assert (changes > 0).sum() == (here > 1).sum()
        title = figures[part].layout.meta["title"]
        moved, places = int((here > 1).sum()), len(here)
        if moved == 0:
            assert f"none of the {places} places changed hands" in title
        elif moved == places:
            assert f"all {places} places changed hands" in title
        else:
            assert f"{moved} of {places} places changed hands" in title


def test_the_places_named_are_all_that_changed_hands_most_often(posed, figures):
    changes = changes_of_hand(control_bands(posed, COUNTRIES["iraq"]))
    most = changes[changes == changes.max()]
    told = figures["iraq"].layout.meta["alt"].split(f"{most.max()} times: ")[1].split(".")[0]
    assert set(told.replace(" and ", ", ").split(", ")) == set(most.index)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (1, "4 of 5 places changed hands, none more than once"),
        (2, "4 of 5 places changed hands, none more than twice"),
        (3, "4 of 5 places changed hands, up to 3 times"),
    ],
)
def test_a_title_says_how_often_at_most(posed, times, said):
    title = posed.words("figure-bands.title", part="iraq", places=5, moved=4, stayed=1, times=times)
    assert title == f"In Iraq {said}"


def test_every_day_of_every_place_is_counted_once(posed):
    primary = posed.control[posed.control["account"] == "primary"]
    days = (RECORD_END - RECORD_START + timedelta(days=1)).days
    assert (primary.groupby("place")["days"].sum() == days).all()
    assert set(primary["place"]) == set(read("places")["id"]) & set(read("control")["place"])


def test_the_disputed_share_is_that_of_days_with_a_rival_account(posed):
    rows = read("control")
    after = pd.Timestamp(RECORD_END) + pd.Timedelta(days=1)
    ends = rows["end"].fillna(after)
    rival = rows["account"] == "alternate"
    disputed = sum(
        len(pd.date_range(start, end, inclusive="left"))
        for start, end in zip(rows["start"][rival], ends[rival], strict=True)
    )
    every = rows[~rival]["place"].nunique() * len(
        pd.date_range(RECORD_START, after, inclusive="left")
    )
    assert posed["control-disputed"].value == pytest.approx(disputed / every)


def test_tables_below_the_books_share_are_named_the_least_verified_first(posed):
    share = {}
    for name in verified_tables():
        verified = read(name)["verified"]
        if len(verified):
            share[name] = (verified == "yes").mean()
    every = [v for name in share for v in read(name)["verified"]]
    book = every.count("yes") / len(every)
    told = posed["least-verified"].value
    assert set(told) == {name for name, part in share.items() if part < book}
    assert [share[name] for name in told] == sorted(share[name] for name in told)


def test_alike_tables_have_none_below_the_book():
    posed = study("confidence", baseline())
    posed.__dict__["verification"] = pd.DataFrame(
        {"yes": [1, 2], "partly": [1, 2], "no": [0, 0]}, index=["places", "control"]
    )
    assert posed["least-verified"].value == []
    assert posed["least-verified"].text.startswith("No table is verified less")


def test_the_table_adds_up_by_verdict_and_by_confidence(posed):
    rows = posed.table("verified-by-confidence").frame
    assert (rows["whole"] + rows["in_part"] + rows["unread"] == rows["rows"]).all()
    levelled = rows[rows["high"] != ""]
    assert len(levelled)
    for row in levelled.itertuples():
        parts = [cell.split(" of ") for cell in (row.high, row.medium, row.low)]
        assert sum(int(verified) for verified, _ in parts) == row.whole
        assert sum(int(some) for _, some in parts) == row.rows


def test_the_rows_not_verified_are_those_that_say_so(posed):
    listed = posed.table("not-verified").frame
    expected = [
        (name, key)
        for name in verified_tables()
        for key, verified in zip(
            read(name)[key_columns(name)[0]], read(name)["verified"], strict=True
        )
        if verified == "no"
    ]
    assert list(zip(listed["table"], listed["row"], strict=True)) == expected


@pytest.mark.parametrize("level", [0.5, 0.8, 0.99])
def test_a_range_over_readings_is_of_the_level_chosen(level):
    """As much of the readings lies inside as the parameter says, and as much below as above."""
    made = study("confidence", Scenario.of({"interval_level": level}))
    days = made.readings["days_1"].sort_values(ignore_index=True)
    facts = made["days-open-by-reading"].facts
    at_low, at_high = (
        round(share * (len(days) - 1)) for share in ((1 - level) / 2, (1 + level) / 2)
    )
    assert (facts["low"], facts["high"]) == (days[at_low], days[at_high])
    assert days.between(facts["low"], facts["high"]).mean() >= level
    for key in ("days-open-by-reading", "course-by-reading"):
        assert f"the middle {level:.0%} of" in made[key].text
    assert f"the middle {level:.0%} of readings" in made.figure("readings-curve").layout.meta["alt"]


def test_the_range_over_readings_widens_with_the_level():
    wide, narrow = (
        study("confidence", Scenario.of({"interval_level": level}))["days-open-by-reading"].facts
        for level in (0.99, 0.5)
    )
    assert wide["high"] - wide["low"] > narrow["high"] - narrow["low"]


def test_the_day_is_told_on_either_side_of_the_one_choice_that_decides_it(posed):
    table = posed.readings
    on = table["on_day"] > 0
    paved, tracks = on[~table["tracks_count"]], on[table["tracks_count"]]
    said = posed["day-by-reading"]
    assert not paved.any()
    assert tracks.mean() > 0.95
    assert "turns on one choice" in said.text
    assert f"**0 of {len(paved):,}** readings" in said.text
    assert f"**{tracks.sum():,} of {len(tracks):,}**" in said.text
    assert said.value == on.sum()


@pytest.mark.parametrize(
    ("without", "having", "said"),
    [
        (0.0, 0.99, "decides"),
        (0.99, 0.0, "decides"),
        (0.0, 0.01, "no-matter"),
        (1.0, 1.0, "no-matter"),
        (0.4, 0.6, "part"),
        (0.0, 0.5, "part"),
    ],
)
def test_a_choice_decides_a_day_only_if_nearly_all_readings_follow_it(without, having, said):
    assert _weight(without, having, 0.95) == said


def test_how_far_pages_were_read_is_told_of_holders_and_use_as_the_rows_have_it():
    """The gap in words names the months that data/read_until.csv has."""
    rows = read("read_until").set_index(["table", "scope"])["read_until"]
    gap = read("gaps").set_index("id").at["after-june-2026", "gap"]
    assert (rows["events", "all"].month, rows["control", "IR"].month) == (6, 6)
    assert "events and on Iran reach June 2026" in gap
    assert f"{rows['control', 'SY']:%B}" == "March"
    assert "holders early March" in gap
    assert f"{rows['documented_use', 'all']:%B}" == "February"
    assert "use late February" in gap
