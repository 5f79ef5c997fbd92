"""What readers read, in every world: whole, short, and no supposition told as a fact."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from landroute.scenario import Scenario, baseline
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording import premise

LONGEST = 45  # words of a sentence in the baseline
LONGEST_TITLE = 120  # characters, after the premise
DRAWN = ("baseline", "last-day", "to-baghdad", "withdrawn-and-contested", "nothing-open")
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
BROKEN = re.compile(
    r"\bnan\b|\binf\b|<NA>|NaT|\bNone\b (?!has|was|is|would)|[{}]|  |"
    r" [.,;:](?!\w)|\(\)|\d[eE][+-]\d"
)
BARE_ID = re.compile(r"\b[a-z]+(?:-[a-z]+)*_[a-z_]+\b")
DAY_OF_THE_OP_ED = re.compile(r"(op-ed|article)[’']s (day|date|week|month|summer|year|time)")
FILE = re.compile(r"\w*[_/]\w+\.(csv|geojson|bib)")


def findings(posed):
    return [(key, posed[key].text) for key in posed.finding_keys()]


def whole(key, text):
    assert text.strip(), key
    assert not BROKEN.search(text), (key, text)
    assert not BARE_ID.search(FILE.sub("", text)), (key, text)
    for written in DATE.findall(text):
        day = dt.datetime.strptime(written, "%d %B %Y").date()
        assert RECORD_START <= day <= RECORD_END, (key, text)


def test_every_finding_is_whole(in_world, study_name, world):
    for key, text in findings(in_world(study_name, world)):
        whole(key, text)


def test_every_figure_and_table_is_made_and_its_words_are_whole(
    in_world, drawn_in_world, study_name, world
):
    if world not in DRAWN:
        return
    posed = in_world(study_name, world)
    for key, meta in drawn_in_world(study_name, world).items():
        for part in ("title", "alt", "caption"):
            whole(f"{key}.{part}", meta[part])
        assert len(meta["title"].removeprefix(posed.premise)) <= LONGEST_TITLE, key
    for entry in posed.tables:
        for key in entry.by_key():
            document = posed.table(key).document()
            assert all(len(row) == len(document["columns"]) for row in document["rows"]), key


def test_no_other_day_is_called_the_op_ed_s(in_world, drawn_in_world, study_name, world):
    posed = in_world(study_name, world)
    if "as_of" not in posed.scenario.overrides():
        return
    said = dict(findings(posed))
    if world in DRAWN:
        said |= {
            f"{key}.{part}": text
            for key, parts in drawn_in_world(study_name, world).items()
            for part, text in parts.items()
        }
    for key, text in said.items():
        assert not DAY_OF_THE_OP_ED.search(text), (key, text)


def supposed(posed, entry):
    """The premise that an entry has in a world."""
    own = posed.scenario.suppositions()
    told = own if entry.under is None else {k: v for k, v in own.items() if k in entry.under}
    return premise(told)


def test_a_supposition_is_told_before_what_it_changes_and_once(
    in_world, drawn_in_world, study_name, world
):
    posed = in_world(study_name, world)
    for entry in posed.findings:
        for key in entry.by_key():
            text = posed[key].text
            assert text.startswith(supposed(posed, entry)), (key, text)
            assert text.count("Supposing") == bool(supposed(posed, entry)), (key, text)
    for entry in posed.figures if world in DRAWN else ():
        for key in entry.by_key():
            meta = drawn_in_world(study_name, world)[key]
            for part in ("title", "alt"):
                assert meta[part].startswith(supposed(posed, entry)), (key, part)
                assert meta[part].count("Supposing") <= 1, (key, part)


def test_what_is_told_without_a_supposition_holds_without_it(in_world, under, study_name, world):
    """The same finding, were the suppositions that it does not tell those of the record."""
    posed = in_world(study_name, world)
    own = posed.scenario.suppositions()
    for entry in posed.findings:
        untold = [name for name in own if entry.under is not None and name not in entry.under]
        if untold:
            recorded = {name: Scenario.model_fields[name].default for name in untold}
            other = under(study_name, posed.scenario.changed(**recorded))
            for key in entry.by_key():
                # All that is said; the rows named are those of the account that was asked.
                assert replace(posed[key], rows=[]) == replace(other[key], rows=[]), key


def test_sentences_are_short(in_world, study_name):
    for key, text in findings(in_world(study_name, "baseline")):
        for sentence in re.split(r"(?<=[.?!;:])\s", text):
            assert len(sentence.split()) <= LONGEST, (key, sentence)


def test_counts_agree_with_the_period(in_world, world):
    posed = in_world("options", world)
    total = (posed.scenario.horizon - posed.scenario.as_of).days + 1
    for found in (posed[key] for key in posed.finding_keys()):
        assert found.value >= 0, found.key
        assert found.unit != "days" or found.value <= total, found.key


def test_open_exactly_when_no_key_is_needed(in_world, world):
    posed = in_world("corridors", world)
    assert posed["answer"].value == (posed["keys"].value == 0)


def test_sentences_follow_the_day(in_world):
    days = ("baseline", "first-day", "corridor-2018", "last-day")
    assert len({in_world("corridors", day)["answer"].text for day in days}) == len(days)


def test_the_baseline_supposes_nothing():
    assert premise(baseline().suppositions()) == ""
