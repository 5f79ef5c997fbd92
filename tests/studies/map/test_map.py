"""The map through time: frames that rebuild every step, and findings true to the tables."""

import datetime as dt
import json
import re

import numpy as np
import pandas as pd
import pytest

from landroute.charts.basemap import basemap
from landroute.charts.holders import mark, marks
from landroute.charts.template import PAPER
from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.press.site.figures import Figure
from landroute.record.crossings import crossings, gates
from landroute.scenario import Scenario, baseline
from landroute.studies.map.changes import changes
from landroute.studies.map.figures import step_notes
from landroute.studies.map.frames import OVERLAYS
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START, read
from landroute.wording import words

DAYS = [dt.date(2011, 1, 1), dt.date(2014, 7, 1), dt.date(2017, 6, 30), dt.date(2018, 6, 1),
        dt.date(2024, 12, 9), dt.date(2026, 11, 1)]  # fmt: skip
CROSSINGS = crossings("primary")
LIMIT = 1_500_000


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


def at_step(figure, name):
    """The figure's traces at a frame, by Plotly's rule: each frame over its `baseframe`."""
    frames = {frame["name"]: frame for frame in figure["frames"]}
    chain = []
    while name:
        chain.append(frames[name])
        name = frames[name].get("baseframe")
    traces = json.loads(json.dumps(figure["data"]))
    text = None
    for frame in reversed(chain):
        for number, part in zip(frame.get("traces", []), frame.get("data", []), strict=True):
            traces[number] |= part
        text = frame["layout"]["annotations"][0]["text"]
    return traces, text


def seen(traces):
    """What a reader sees: every trace that is shown, with the fields that a frame may change."""
    return [
        {k: t.get(k) for k in ("x", "y", "text", "line", "marker", "name")}
        for t in traces
        if t.get("visible", True)
    ]


def test_a_frame_rebuilds_the_map_of_its_day_from_wherever_it_starts():
    figures = {day: drawn(DAYS, day) for day in DAYS}
    for day, own in figures.items():
        for other in figures.values():
            traces, text = at_step(other, day.isoformat())
            assert seen(traces) == seen(own["data"])
            assert text == own["layout"]["annotations"][0]["text"]


def marks_of(traces):
    """Map the names of places to their symbols, their colours and whether they are hollow."""
    marks = {}
    for trace in traces:
        if trace.get("hovertemplate") and trace.get("text"):
            marker = trace["marker"]
            hollow = marker["color"] == PAPER
            colour = marker["line"]["color"] if hollow else marker["color"]
            for text in trace["text"]:
                marks[re.match("<b>(.*?)</b>", text)[1]] = (marker["symbol"], colour, hollow)
    return marks


def test_marks_are_the_holders_of_the_table_and_hollow_where_none_could_pass(asked, whole):
    rows = pd.read_csv(DATA / "control.csv").query("account == 'primary'")
    rows["end"] = rows["end"].fillna("9999")
    names = read("places").set_index("id")["name"]
    for seed, frame in enumerate(sample(1, whole["frames"], 12)):
        shown = marks_of(at_step(whole, frame["name"])[0])
        closed = asked.on(dt.date.fromisoformat(frame["name"])).closed
        assert len(shown) == len(asked.graph)
        for place in sample(seed, sorted(asked.graph), 20):
            held = rows[rows["place"].eq(place) & rows["start"].le(frame["name"])]
            drawn_as = mark(held[held["end"] > frame["name"]]["controller"].item())
            hollow = place in closed and drawn_as is not marks()["other"]
            assert shown[names[place]] == (drawn_as.symbol, drawn_as.colour, hollow)


def test_lebanon_no_longer_looks_like_iraq_once_it_bars_the_road(whole):
    shown = marks_of(at_step(whole, "2025-03-01")[0])
    assert shown["Beirut"][:2] == shown["Baghdad"][:2]
    assert shown["Beirut"][2]
    assert not shown["Baghdad"][2]


def test_no_name_on_the_map_is_an_id(whole):
    ids = {actor for actor in read("actors")["id"] if "-" in actor}
    assert not [actor for actor in ids if f"<br>{actor}" in json.dumps(whole)]


def test_lines_and_overlays_are_those_of_the_day(asked, whole):
    names = read("corridors").set_index("id")["name"]
    first = min(n for frame in whole["frames"] for n in frame.get("traces", []))
    for frame in sample(2, whole["frames"], 25):
        now = asked.on(dt.date.fromisoformat(frame["name"]))
        moving = [t for t in at_step(whole, frame["name"])[0][first:] if "name" not in t]
        lines = [t for t in moving if t["mode"] == "lines" and t.get("visible", True)]
        said = {n for t in lines for n in t["text"].split(", ")}
        assert {
            n for t in lines if t["line"]["dash"] == "solid" for n in t["text"].split(", ")
        } == {names[n] for n in now.open_corridors}
        assert said == {names[n] for n, path in now.corridors.items() if path}
        overlays = [t for t in moving if t["mode"] == "markers" and t.get("hoverinfo") == "skip"]
        state = now.places.loc[sorted(asked.graph)]
        known = gates(CROSSINGS, now.as_of)
        blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
        assert [len(t.get("x", [])) for t in overlays] == [
            state["contested"].sum(), len(blocking), known["goods"].sum(), (~known["goods"]).sum(),
        ]  # fmt: skip


def test_the_slider_leads_to_every_frame_and_starts_at_the_day(whole):
    slider = whole["layout"]["sliders"][0]
    targets = [step["args"][0][0] for step in slider["steps"]]
    assert targets == [frame["name"] for frame in whole["frames"]]
    assert targets[slider["active"]] == baseline().as_of.isoformat()
    traces, text = at_step(whole, targets[slider["active"]])
    assert seen(traces) == seen(whole["data"])
    assert text.split("<br>")[0] == whole["layout"]["meta"]["title"]


def test_the_figure_is_small_and_what_the_site_takes(whole):
    assert len(json.dumps(whole, indent=1)) < LIMIT
    assert Figure.read(whole, "routes/map").key == "time-map"
    entries = [t["name"] for t in whole["data"] if t.get("name") and t.get("showlegend", True)]
    assert len(entries) == len(set(entries))
    assert {words("map")(name.replace("_", "-")) for name in OVERLAYS} < set(entries)
    assert len(whole["layout"]["meta"]["table"]["rows"]) == len(whole["frames"])


@pytest.mark.parametrize("as_of", ["2011-01-01", "2017-06-30", "2026-11-01"])
def test_steps_are_month_starts_and_the_day(as_of):
    day = dt.date.fromisoformat(as_of)
    days = [now.as_of for now in posed(as_of=as_of).steps]
    assert days == sorted(set(days))
    assert {d for d in days if d.day != 1} == ({day} if day.day != 1 else set())
    assert len({(d.year, d.month) for d in days}) == 15 * 12 + 11
    assert (days[0], days[-1]) == (RECORD_START, RECORD_END)


def test_each_event_comes_once_at_the_first_step_by_which_it_is_over():
    asked = posed()
    days = [now.as_of for now in asked.steps]
    notes = step_notes(asked)
    for row in pd.read_csv(DATA / "events.csv").itertuples():
        steps = [i for i, lines in enumerate(notes) if any(row.event in line for line in lines[1:])]
        over = pd.Period(row.date, row.date_precision[0].upper()).end_time.date()
        expected = next(i for i, day in enumerate(days) if day >= over)
        assert steps == [expected], row.id
    assert sum(len(lines) - 1 for lines in notes) == len(read("events"))


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


def test_the_ground_lies_under_what_moves(whole):
    first = min(n for frame in whole["frames"] for n in frame.get("traces", []))
    assert first > len(list(basemap()))
