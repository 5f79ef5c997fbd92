"""The map through time: frames that rebuild every step, and findings true to the tables."""

import datetime as dt
import json
import re

import numpy as np
import pandas as pd
import pytest

from landroute.charts.bare import BLOCKS
from landroute.charts.holders import mark
from landroute.charts.spots import spots
from landroute.charts.steps import patched
from landroute.charts.template import OPEN_COLOUR
from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.press.site.figures import Figure
from landroute.record.crossings import crossings, gates
from landroute.scenario import Scenario, baseline
from landroute.studies.map.changes import changes
from landroute.studies.map.figures import step_lines
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START, read

DAYS = [dt.date(2011, 1, 1), dt.date(2014, 7, 1), dt.date(2017, 6, 30), dt.date(2018, 6, 1),
        dt.date(2024, 12, 9), dt.date(2026, 11, 1)]  # fmt: skip
CROSSINGS = crossings("primary")
LIMIT = 400_000  # letters of the figure's file


def posed(**settings):
    return study("map", Scenario.of(settings))


def drawn(days, as_of):
    asked = posed(as_of=as_of)
    asked.steps = [asked.question.on(day) for day in days]
    return json.loads(asked.figure("time-map").to_json())


def sample(seed, items, count):
    chosen = np.random.default_rng(seed).choice(len(items), count, replace=False)
    return [items[i] for i in chosen]


@pytest.fixture(scope="module")
def asked():
    return question(baseline())


@pytest.fixture(scope="module")
def whole():
    return json.loads(posed().figure("time-map").to_json())


def at_step(figure, day, kind="patches"):
    """The figure at a day's step, by the rule of the site's script."""
    steps = figure["layout"]["meta"]["steps"]
    spec = json.loads(json.dumps({**figure, "title": "", "lines": [], "since": ""}))
    for patch in steps[kind][: steps["days"].index(str(day)) + 1]:
        for number, value in zip(patch[::2], patch[1::2], strict=True):
            if isinstance(value, str) and re.fullmatch(r"@\d+", value):
                value = steps["values"][int(value[1:])]
            # A copy, since later steps change lists item by item.
            patched(spec, {steps["paths"][number]: json.loads(json.dumps(value))})
    return spec


def seen(figure):
    """What a reader sees of a figure: traces, areas and notes."""
    layout = figure["layout"]
    notes = [note for note in layout["annotations"] if note.get("visible", True)]
    lines = [trace for trace in figure["data"] if trace.get("x")]
    return {"notes": notes, "lines": lines, "shapes": layout["shapes"]}


def test_a_step_rebuilds_the_map_of_its_day_from_wherever_it_starts():
    figures = {day: drawn(DAYS, day) for day in DAYS}
    for day, own in figures.items():
        for other in figures.values():
            assert seen(at_step(other, day)) == seen(own)
            narrow = own["layout"]["meta"]["narrow"]
            there = at_step(other, day, "narrow")
            steps = other["layout"]["meta"]["steps"]
            moving = {
                path
                for patch in steps["narrow"]
                for path in map(steps["paths"].__getitem__, patch[::2])
            }
            for path in moving & set(narrow):
                assert found(there, path) == narrow[path], path


def found(spec, path):
    for key in path.split("/"):
        spec = spec[int(key)] if isinstance(spec, list) else spec[key]
    return spec


def marks_of(spec):
    """Map the names of places to the symbols and the hovers of their marks."""
    (trace,) = (t for t in spec["data"] if t.get("hovertemplate"))
    rows = zip(trace["customdata"], trace["marker"]["symbol"], trace["text"], strict=True)
    return {name: (symbol, text) for name, symbol, text in rows}


def test_the_land_is_tinted_by_the_holders_of_the_table(asked, whole):
    rows = pd.read_csv(DATA / "control.csv").query("account == 'primary'")
    rows["end"] = rows["end"].fillna("9999")
    places = sorted(asked.graph)
    for seed, day in enumerate(sample(1, whole["layout"]["meta"]["steps"]["days"], 12)):
        tints = [s["fillcolor"] for s in at_step(whole, day)["layout"]["shapes"]][-len(places) :]
        for place in sample(seed, places, 20):
            held = rows[rows["place"].eq(place) & rows["start"].le(day)]
            holder = held[held["end"] > day]["controller"].item()
            assert tints[places.index(place)] == mark(holder).colour


def test_lines_blocks_and_gates_are_those_of_the_day(asked, whole):
    names = read("corridors").set_index("id")["name"]
    of_places = asked.graph.nodes(data="name")
    for day in sample(2, whole["layout"]["meta"]["steps"]["days"], 25):
        now, spec = asked.on(dt.date.fromisoformat(day)), at_step(whole, day)
        lines = [t for t in spec["data"] if t.get("hoverinfo") == "text" and t["x"]]
        assert {t["text"] for t in lines if t["line"]["color"] == OPEN_COLOUR} == {
            names[name] for name in now.open_corridors
        }
        assert {t["text"] for t in lines} == {names[n] for n, p in now.corridors.items() if p}
        (rings,) = (
            t
            for t in spec["data"]
            if t.get("marker", {}).get("size") == BLOCKS and t["x"] != [None]
        )
        blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
        at = sorted(spots()[p] for p in blocking)
        assert list(zip(rings["x"], rings["y"], strict=True)) == at
        known, shown = gates(CROSSINGS, now.as_of), marks_of(spec)
        for place in known.index.intersection(list(asked.graph)):
            symbol, hover = shown[of_places[place]]
            assert symbol == ("square" if known["goods"][place] else "square-open")
            assert hover.endswith(known["status"][place])


def test_the_figure_is_small_and_what_the_site_takes(whole):
    figure = Figure.read(whole, "routes/map")
    assert figure.key == "time-map"
    assert len(figure.script) < LIMIT
    entries = [t["name"] for t in whole["data"] if t.get("name") and t.get("showlegend", True)]
    assert len(entries) == len(set(entries)) <= 4
    assert {trace["type"] for trace in whole["data"]} == {"scatter"}
    steps = whole["layout"]["meta"]["steps"]
    assert len(steps["patches"]) == len(steps["narrow"]) == len(steps["days"])
    assert len(whole["layout"]["meta"]["table"]["rows"]) == len(steps["days"])


@pytest.mark.parametrize("as_of", ["2011-01-01", "2017-06-30", "2026-11-01"])
def test_every_day_on_which_the_record_changes_is_a_step(as_of):
    asked = posed(as_of=as_of)
    days = [now.as_of for now in asked.steps]
    assert days == sorted(set(days))
    assert dt.date.fromisoformat(as_of) in days
    assert (days[0], days[-1]) == (RECORD_START, RECORD_END)
    rows = pd.read_csv(DATA / "control.csv").query("account == 'primary'")
    rows = rows[rows["place"].isin(asked.question.graph) & (rows["start"] >= str(RECORD_START))]
    changed = {dt.date.fromisoformat(start) for start in rows["start"]}
    gate_days = {stamp.date() for stamp in asked.gate_changes["date"]}
    assert changed | gate_days <= set(days)
    assert dt.date(2017, 11, 19) in days


def test_the_title_speaks_of_the_day_asked_for(whole):
    spec = at_step(whole, "2017-11-19")
    assert spec["title"] == "Open on {day}: Middle corridor"
    steps = whole["layout"]["meta"]["steps"]
    before = steps["days"][steps["days"].index("2017-11-19") - 1]
    assert at_step(whole, before)["title"] == "No corridor was open on {day}"


def test_each_change_gate_and_event_is_told_on_its_day():
    asked = posed()
    days = [now.as_of for now in asked.steps]
    told = step_lines(asked)
    for row in pd.read_csv(DATA / "events.csv").itertuples():
        over = pd.Period(row.date, row.date_precision[0].upper()).end_time.date()
        if over <= RECORD_END:
            assert any(row.event in line for line in told[days.index(over)]), row.id
    entries = len(asked.changes_by_day) + len(asked.gate_changes)
    entries += sum(by.date() <= RECORD_END for by in asked.events["by"])
    assert sum(map(len, told)) == entries
    (albukamal,) = (
        line
        for line in told[days.index(dt.date(2017, 11, 19))]
        if "Albukamal" in line and "from" in line
    )
    assert "Islamic State" in albukamal


@pytest.mark.parametrize("account", ["primary", "alternate"])
def test_gates_are_the_rows_of_the_table(account):
    table = pd.read_csv(DATA / "crossings.csv")
    table["end"] = table["end"].fillna("9999")
    ours = crossings(account)
    for stamp in sample(4, pd.date_range(RECORD_START, RECORD_END), 100):
        day = stamp.date()
        rows = table[(table["start"] <= str(day)) & (str(day) < table["end"])]
        if account == "primary":
            rows = rows[rows["account"] == "primary"]
        else:
            rows = rows.sort_values("account").drop_duplicates("crossing")
        rows = rows[rows["place"].notna() & ~rows["status"].isin(["unknown", "not-built"])]
        known = gates(ours, day)
        assert known["status"].to_dict() == dict(zip(rows["place"], rows["status"], strict=True))
        assert not known.loc[known["status"].isin(["closed", "military"]), "goods"].any()


def test_changes_are_found_by_walking_day_by_day(asked):
    moved = changes(asked)
    days = pd.date_range(RECORD_START, RECORD_END)
    for place in sample(3, sorted(asked.graph), 25):
        rows = asked.world.control[asked.world.control["place"] == place]
        held = pd.Series(index=days, dtype=object)
        for row in rows.itertuples():
            held[(days >= row.start) & (days < row.end)] = row.controller
        held = held.replace("unknown", None).ffill()
        before = held.shift()
        turned = days[(held != before) & before.notna()]
        assert moved.loc[moved["place"] == place, "date"].tolist() == list(turned)


def with_changes(rows, **settings):
    """The study, were these the changes of the record: date, place, precision."""
    asked = posed(**settings)
    moved = pd.DataFrame(rows, columns=["date", "place", "precision"])
    asked.changes = moved.assign(
        date=pd.to_datetime(moved["date"]),
        before="iran",
        after="lebanon",
        source="s",
        row=moved.index,
    )
    return asked


def test_a_place_taken_twice_counts_once():
    rows = [("2017-06-01", "tanf", "day"), ("2017-07-01", "tanf", "day"),
            ("2017-08-01", "albukamal", "day"), ("2019-01-01", "palmyra", "day")]  # fmt: skip
    changed = with_changes(rows)["map-changed-hands"]
    assert changed.value == 2
    assert "in 3 changes. Each is dated to the day." in changed.text
    later = {"as_of": "2018-01-01"}
    latest = with_changes(rows, **later)["map-latest-change"]
    assert latest.value == "2017-08-01"
    assert "next was on 1 January 2019: Palmyra from Islamic Republic of Iran to" in latest.text
    guessed = with_changes([(d, p, "year") for d, p, _ in rows], **later)["map-latest-change"]
    assert "was in 2017: Albukamal" in guessed.text
    assert "was in 2019: Palmyra" in guessed.text
    assert with_changes(rows, as_of="2017-05-31")["map-latest-change"].value is None
    assert with_changes(rows)["map-busiest-month"].text.count("2017") == 3


WORLDS = [
    {},
    {"as_of": "2011-01-01"},
    {"as_of": "2018-06-01", "account": "alternate"},
    {"as_of": "2026-11-01"},
    {"origin": "damascus", "destination": "beirut"},
    {"us_posture": "withdrawn", "contested_passes": True},
]


@pytest.mark.parametrize("settings", WORLDS, ids=str)
def test_sentences_hold_in_other_worlds(settings):
    scenario = Scenario.of(settings)
    asked = study("map", scenario)
    told = {key: asked[key] for key in asked.finding_keys()}
    assert all(key.startswith("map-") for key in told)
    for one in told.values():
        assert not re.search(r"\bnan\b|<NA>|NaT| \.|\(\)|\b1 \w+s\b of", one.text), one.text
    passing = told["map-places-passing"]
    assert 0 < passing.value < len(question(scenario).graph)
    assert scenario.account in told["map-places-passing"].text
    past = pd.read_csv(DATA / "events.csv").query("date <= @scenario.as_of.isoformat()")
    days = past.loc[past["date_precision"] == "day", "date"]
    assert told["map-latest-event"].value == (days.max() if len(days) else None)


def test_an_event_of_a_month_has_not_happened_on_its_first_day():
    assert posed(as_of="2025-06-01")["map-latest-event"].value < "2025-06"
    assert posed(as_of="2025-06-30")["map-latest-event"].value >= "2025-06"


def test_a_change_through_a_time_without_known_holder_is_a_change(asked):
    moved = changes(asked)
    t2 = moved[moved["place"] == "t2"].iloc[0]
    assert (t2["before"], t2["after"]) == ("syrian-government", "islamic-state")


def test_places_in_dispute_are_those_on_which_the_accounts_differ():
    held = [posed(account=account).now.places["controller"] for account in ("primary", "alternate")]
    roads = held[0].index.isin(posed().question.graph.nodes)
    differ = int((held[0] != held[1].reindex(held[0].index))[roads].sum())
    assert f"holder of {differ} place" in posed()["map-places-passing"].text


def column(document, name):
    number = [one["name"] for one in document["columns"]].index(name)
    return [row[number] for row in document["rows"]]


def test_tables_lie_in_the_window_and_keep_their_sources():
    asked = posed()
    first, last = asked.window
    assert (first, last) == (dt.date(2017, 2, 15), dt.date(2018, 2, 15))
    for key in ("map-events", "map-changes"):
        document = asked.table(key).document()
        assert all(str(first)[:7] <= date <= str(last) for date in column(document, "date"))
        assert all(column(document, "source"))
    early = posed(as_of=str(RECORD_START)).table("map-events").document()
    assert column(early, "date") == ["2011-03-15", "2011-07"]


def test_a_day_outside_the_record_or_among_no_steps_is_refused():
    with pytest.raises(BadInput, match="outside the record"):
        gates(CROSSINGS, dt.date(2027, 1, 1))
    with pytest.raises(ValueError, match="not in list"):
        drawn(DAYS, dt.date(2020, 1, 1))
