"""What a finding rests on decides it: alter a row that it names and it changes, another and not."""

from __future__ import annotations

import json
from dataclasses import asdict

import pandas as pd
import pytest

from landroute.corridor.question import question
from landroute.record.options import altered_world
from landroute.record.passage import LEVELS
from landroute.scenario import baseline
from landroute.studies.modes.gateways import gateways
from landroute.studies.registry import homes, study
from landroute.studies.rests import MOST
from landroute.studies.route import TANF
from landroute.tables import edition, package, read, resource
from landroute.wording.rows import row_key

# A control row goes to a holder who stops what passed there, or lets pass what was stopped.
STOPS, LETS_PASS = "islamic-state", "iran"
OTHER = {"open": "denied", "denied": "open", "contested": "denied"}


def test_every_finding_of_every_world_says_what_it_rests_on(in_world, study_name, world):
    posed = in_world(study_name, world)
    for key in posed.finding_keys():
        rows = posed[key].rows
        assert rows, f"{key} rests on nothing"
        assert json.loads(json.dumps(asdict(posed[key])["rows"])) == rows
        leads = [(one["text"], json.dumps(one.get("row"))) for one in rows]
        assert len(set(leads)) == len(leads), f"{key} names a row twice"
        tables = pd.Series([one["row"][0] for one in rows if "row" in one], dtype=object)
        assert (tables.value_counts() <= MOST).all()


# What is worked out once for several findings must not note for the first that asks alone.
@pytest.mark.parametrize("name", ["question", "cases", "map", "corridors", "modes", "options"])
def test_a_finding_rests_on_the_same_rows_whichever_is_asked_for_first(name, in_world):
    one = in_world(name, "baseline")
    other = type(one)(baseline())
    for key in reversed(other.finding_keys()):
        assert (other[key].rows, other[key].days) == (one[key].rows, one[key].days)


def altered(table: str, number: int) -> pd.DataFrame:
    """Return a table with one row turned over: who holds, who stops, what became of a claim."""
    rows = read(table)
    if table == "control":
        stances = read("passage")
        own = stances[stances["controller"].eq(rows.at[number, "controller"])]
        passes = own["status"].eq("open").any() and not rows.at[number, "contested"]
        rows.loc[number, "controller"] = STOPS if passes else LETS_PASS
        rows.loc[number, "contested"] = False
        return rows
    if table == "passage":
        rows.loc[number, "status"] = OTHER[rows.at[number, "status"]]
        return rows
    if table == "claims":
        upheld = rows.at[number, "verdict"] in ("supported", "mostly-supported")
        rows.loc[number, "verdict"] = "refuted" if upheld else "supported"
        return rows
    if table == "option_effects":
        passes = rows.at[number, "controller"] == "syrian-government"
        rows.loc[number, "controller"] = STOPS if passes else LETS_PASS
        return rows
    if table == "segments":
        rows.loc[number, "km"] = rows.at[number, "km"] + 40
        return rows
    return rows.drop(index=number).reset_index(drop=True)


@pytest.fixture
def with_row_altered(monkeypatch):
    """Return a function that gives what a finding says with one row of a table altered."""

    def found(key: str, table: str, number: int) -> object:
        changed, whole = altered(table, number), package.rows
        path = resource(table)["path"]
        with monkeypatch.context() as patch:
            patch.setattr(
                package,
                "rows",
                lambda file, schema: changed if file.path.name == path else whole(file, schema),
            )
            _drop_kept()
            try:
                return told(key)
            finally:
                patch.undo()
                _drop_kept()

    return found


def _drop_kept():
    for drop in edition._drop:
        drop()


def told(key: str) -> object:
    finding = study(homes()[key], baseline())[key]
    return finding.value, finding.text


def listed(key: str, table: str) -> list[int]:
    """Return the numbers of a table's rows that a finding rests on, the most deciding first."""
    keys = [row_key(table, number) for number in range(len(read(table)))]
    rows = study(homes()[key], baseline())[key].rows
    return [keys.index(one["row"][1:]) for one in rows if one.get("row", [""])[0] == table]


# A finding, a table, and how many of its first rows are turned over, one after the other.
DECIDING = [
    ("claims-supported", "claims", 3),
    ("front-score", "claims", 3),
    ("case-struck", "documented_use", 3),
    ("case-used", "documented_use", 3),
    ("case-onward", "documented_use", 3),
    ("case-held", "control", 4),
    ("front-verdict", "control", 5),
    ("front-verdict", "passage", 3),
    ("front-course", "control", 4),
    ("front-way", "control", 1),
    ("front-way", "passage", 1),
    ("keys", "control", 1),
    ("keys-sparing-us", "control", 5),
    ("corridor-southern", "control", 1),
    ("corridor-southern", "segments", 3),
    ("corridor-middle", "control", 5),
    ("corridor-northern", "control", 6),
    ("after-the-fall", "published_states", 1),
    ("smuggling-since", "documented_use", 3),
    ("published-agreement-corrected", "published_states", 1),
    ("share-of-days-open", "control", 5),
    ("map-latest-change", "control", 2),
    ("record-open-days", "control", 4),
    ("option-withdraw-tanf", "option_effects", 1),
    ("option-rebels-take-albukamal", "option_effects", 1),
    ("published-agreement", "published_states", 3),
    ("claim-over-estimate-rma", "strength", 2),
    ("clients-of-iran", "relations", 2),
    ("threat-under-reporting", "insurgency", 3),
]


@pytest.mark.parametrize(("key", "table", "first"), DECIDING)
def test_a_row_that_a_finding_rests_on_decides_it(key, table, first, with_row_altered):
    before, rows = told(key), listed(key, table)
    assert len(rows) >= first
    for number in rows[:first]:
        assert with_row_altered(key, table, number) != before, row_key(table, number)


# A finding, a table, and the key of a row there that it does not rest on.
BESIDE = [
    ("front-way", "control", ["hasakah", "primary", "2012-07-20"]),
    ("front-way", "control", ["albukamal", "primary", "2018-06-11"]),
    ("front-way", "passage", ["turkey-sna", "2011-01-01"]),
    ("front-course", "control", ["palmyra", "primary", "2016-12-11"]),
    ("front-course", "control", ["hasakah", "primary", "2016-08-23"]),
    ("front-course", "passage", ["krg", "2011-01-01"]),
    ("front-verdict", "control", ["hasakah", "primary", "2015-08-01"]),
    ("case-held", "control", ["albukamal", "primary", "2012-08-21"]),
    ("keys", "control", ["hasakah", "primary", "2024-12-08"]),
    ("corridor-southern", "control", ["albukamal", "primary", "2014-07-01"]),
    ("corridor-southern", "segments", ["qamishli--tal-tamr"]),
    ("case-struck", "documented_use", ["U052"]),
    ("case-used", "documented_use", ["U001"]),
    ("option-withdraw-tanf", "control", ["hasakah", "primary", "2016-08-16"]),
    ("map-latest-change", "control", ["albukamal", "primary", "2024-12-06"]),
    ("claim-over-estimate-rma", "strength", ["S050"]),
    ("clients-of-iran", "relations", ["R070"]),
    ("threat-under-reporting", "insurgency", ["I001"]),
]


@pytest.mark.parametrize(("key", "table", "row"), BESIDE)
def test_a_row_beside_them_leaves_a_finding_as_it_was(key, table, row, with_row_altered):
    number = [row_key(table, n) for n in range(len(read(table)))].index(row)
    assert number not in listed(key, table)
    assert with_row_altered(key, table, number) == told(key)


def counted(finding, label: str) -> pd.DatetimeIndex:
    (spans,) = [one["spans"] for one in finding.days if one["text"] == label]
    days = [pd.date_range(*span) for span in spans]
    assert all(one[0] > other[-1] for one, other in zip(days[1:], days, strict=False))
    return pd.DatetimeIndex([]).append(days)


def every_day(asked, so, first="2011-01-01", last="2026-11-01") -> pd.DatetimeIndex:
    """Ask of each day by itself."""
    days = pd.date_range(first, last)
    return days[[bool(so(asked.on(day.date()))) for day in days]]


ROUTE_OPEN, HELD = "A land route open", "A land route held"
AS_RECORDED = "A land route open, as recorded"


@pytest.mark.parametrize(
    ("key", "label", "first"),
    [
        ("front-verdict", ROUTE_OPEN, "2011-01-01"),
        ("share-of-days-open", ROUTE_OPEN, "2011-01-01"),
        ("front-course", ROUTE_OPEN, "2017-08-15"),
        ("case-held", HELD, "2017-08-15"),
        ("record-open-days", AS_RECORDED, "2017-08-15"),
        ("closing-cut-most", ROUTE_OPEN, "2011-01-01"),
        ("rows-that-carry", AS_RECORDED, "2011-01-01"),
    ],
)
def test_open_days_are_those_of_the_days_one_by_one(key, label, first):
    finding = study(homes()[key], baseline())[key]
    days = counted(finding, label)
    assert days.equals(every_day(question(baseline()), lambda now: now.open, first))
    if finding.unit == "days":
        assert len(days) == finding.value


def test_days_by_service_are_those_of_the_days_one_by_one(in_world):
    finding = in_world("corridors", "baseline")["service-days-whole"]
    for level, days, one in zip(LEVELS, finding.value, finding.days, strict=True):
        own = counted(finding, one["text"])
        assert len(own) == days
        asked = question(baseline())
        assert own.equals(every_day(asked, lambda now, level=level: now.service >= level))


@pytest.mark.parametrize("option", ["withdraw-tanf", "deter-and-accept"])
def test_days_under_an_option_are_those_of_the_days_one_by_one(in_world, option):
    finding = in_world("options", "baseline")[f"option-{option}"]
    days = counted(finding, ROUTE_OPEN)
    asked = question(baseline(), altered_world(option, baseline()))
    assert days.equals(every_day(asked, lambda now: now.open, "2017-08-15"))
    assert len(days) == finding.value


def test_days_that_tanf_alone_closed_are_those_of_the_days_one_by_one(in_world):
    posed = in_world("closing", "baseline")
    finding = posed["closing-tanf-alone"]
    denied = every_day(question(baseline()), lambda now: TANF in now.closed)
    assert counted(finding, "Tanf denied").equals(denied)
    passing = every_day(posed.tanf.passing, lambda now: now.open)
    denying = every_day(posed.tanf.denying, lambda now: now.open)
    alone = denied.intersection(passing).difference(denying)
    assert counted(finding, "Tanf alone kept every route shut").equals(alone)
    assert len(alone) == finding.value


def test_days_without_air_and_sea_are_those_of_the_days_one_by_one(in_world):
    finding = in_world("modes", "baseline")["modes-answer"]
    by_mode = gateways()

    def lost(now) -> bool:
        return all(set(places) <= now.closed for places in by_mode.values())

    days = counted(finding, "Air and sea both lost")
    assert days.equals(every_day(question(baseline()), lost))
    assert len(days) == finding.facts["lost"]
