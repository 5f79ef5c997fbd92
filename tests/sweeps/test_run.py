"""A sweep finds what the model finds, whoever works it out, and repeats nothing."""

import json
import shutil
from collections import deque

import polars as pl
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sweeps.conftest import sweep

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.press.notebooks import canonical, dumps
from landroute.scenario import Scenario
from landroute.studies.registry import evaluate
from landroute.sweeps import run
from landroute.sweeps.edition import book_digest
from landroute.sweeps.spec import read_sweep
from landroute.sweeps.store import Store

PARAMETERS = "as_of = '2017-08-15'\naccount = 'primary'"
CELL = """\
from landroute.outputs import Finding
if as_of == "2013-01-01":
    raise ValueError("no such year")
Finding("year", int(as_of[:4]), "years", f"It is **{as_of}**, on the {account} account.")
"""
CHAPTER = """\
about: A chapter.
of: {chapter: index}
design: grid
vary: {as_of: [2012-01-01, 2013-01-01]}
"""


def test_values_are_those_of_the_model(whole, spec):
    laid, rows = read_sweep(spec), whole.rows()
    assert rows["point"].to_list() == [n for n in range(160) for _ in range(2)]
    for number in (0, 7, 111, 159):
        found = evaluate(Scenario.of(laid.points[number]), laid.spec.of.findings)
        own = rows.filter(pl.col("point") == number)
        assert dict(zip(own["finding"], own["value"], strict=True)) == {
            key: finding.value for key, finding in found.items()
        }
        assert own["unit"].to_list() == [finding.unit for finding in found.values()]
    at = whole.points().drop("point").to_dicts()
    assert at == laid.points
    here = evaluate(Scenario(), laid.spec.of.findings)
    assert {row["finding"]: row["said"] for row in whole.base()} == {
        key: finding.text for key, finding in here.items()
    }


def test_two_workers_find_what_one_finds(whole, spec, tmp_path):
    done = sweep(spec, "--out", tmp_path, "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert Store(tmp_path).rows().equals(whole.rows())
    told, other = Store(tmp_path).manifest(), whole.manifest()
    changing = ("begun", "finished")
    assert {k: v for k, v in told.items() if k not in changing} == {
        k: v for k, v in other.items() if k not in changing
    }
    assert told["book"] == book_digest()
    assert {"python", "numpy", "scipy"} & set(told["versions"])
    assert (tmp_path / "spec.yml").read_bytes() == spec.read_bytes()


def test_a_finished_sweep_runs_nothing(whole, spec):
    before = {p: p.stat().st_mtime_ns for p in whole.folder.glob("results/*")}
    done = sweep(spec, "--out", whole.folder)
    assert "160 of 160 points are kept" in done.stdout
    assert "a second" not in done.stdout
    assert {p: p.stat().st_mtime_ns for p in whole.folder.glob("results/*")} == before


def test_a_damaged_part_is_worked_out_again(whole, spec, tmp_path):
    laid, store = read_sweep(spec), Store(tmp_path)
    store.begin(laid, "", b"")
    parts = sorted(whole.folder.glob("results/*"))
    (tmp_path / "results").mkdir()
    for part in parts[:2]:
        (tmp_path / "results" / part.name).write_bytes(part.read_bytes())
    kept, damaged = store.finished()
    assert kept
    assert damaged == []
    broken = tmp_path / "results" / parts[0].name
    broken.write_bytes(broken.read_bytes()[:-9])
    again, damaged = store.finished()
    assert damaged == [parts[0].name]
    assert again < kept
    assert not broken.exists()


def test_old_and_new_are_not_mixed(whole, spec):
    laid = read_sweep(spec)
    with pytest.raises(BadInput, match="was begun with other code, data or packages, and old"):
        whole.begin(laid, "another", b"")
    told = whole.manifest()
    (whole.folder / "manifest.json").write_text(
        json.dumps({**told, "versions": {**told["versions"], "scipy": "1.0"}})
    )
    with pytest.raises(BadInput, match=r"\(scipy 1.0 then, .* now\)"):
        whole.begin(laid, "another", b"")
    (whole.folder / "manifest.json").write_text(json.dumps(told))


def test_a_sequence_may_go_on_and_not_back(whole, spec, tmp_path):
    text = spec.read_text().replace("design: lhs", "design: sobol")
    sweeps = {}
    for count in (8, 16):
        path = tmp_path / f"{count}.yml"
        path.write_text(text.replace("points: 160", f"points: {count}"))
        sweeps[count] = read_sweep(path)
    store = Store(tmp_path / "out")
    (tmp_path / "out" / "results").mkdir(parents=True)
    store.begin(sweeps[8], "", b"")
    part = next(whole.folder.glob("results/*"))
    (store.folder / "results" / part.name).write_bytes(part.read_bytes())
    store.begin(sweeps[16], "", b"")
    assert len(store.points()) == 16
    with pytest.raises(BadInput, match="holds 16 points of this sequence already; points = 8 is"):
        store.begin(sweeps[8], "", b"")


def test_a_folder_of_something_else_is_refused(whole, spec, tmp_path):
    other = tmp_path / "other.yml"
    other.write_text(spec.read_text().replace("seed: 5", "seed: 6"))
    refused = sweep(other, "--out", whole.folder)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"landroute: {whole.folder}: holds another sweep (How many")
    assert refused.stderr.count("\n") == 1
    refused = sweep(spec, "--out", tmp_path)
    assert refused.returncode == 2
    assert "holds other things than a sweep" in refused.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name[0] != "."] == ["other.yml"]


def test_a_digest_follows_code_and_data_and_not_the_scenarios(monkeypatch, data_copy):
    from landroute.sweeps import edition

    monkeypatch.setattr(edition, "DATA", data_copy)
    monkeypatch.setattr(edition, "SCENARIOS", data_copy / "scenarios")
    before = book_digest()
    (data_copy / "scenarios" / "june-2017.yml").write_text("about: other\n")
    assert book_digest() == before == edition.book_digest()
    (data_copy / "places.csv").write_text("other\n")
    assert book_digest() != before


def test_how_fast_it_goes_is_told_by_workers_that_are_warm(monkeypatch):
    """Two workers take 60 s for the first point and 1 s for each that follows."""
    said, clock = [], iter([60.0, 70.0, 80.0])
    monkeypatch.setattr(run.time, "monotonic", lambda: next(clock))
    sweep = run._Run(None, None, None, None, deque(range(100)), said.append)
    monkeypatch.setattr(sweep, "_workers", lambda: 2)
    sweep.told, sweep.out = 0.0, {"more": [1]}
    for sweep.done, sweep.batches in [(1, 1), (2, 2), (22, 4)]:
        sweep._tell()
    assert said == [
        "1 of 100 points",
        "2 of 100 points",
        "22 of 100 points; 2 a second; 39 s left",
    ]


@pytest.mark.parametrize(
    ("name", "was", "is_now", "same"),
    [
        ("a.py", '"""One."""\nx = 1\n', '"""Other."""\nx = 1  # of two\n', True),
        ("a.py", "x = 1\n", "x = 2\n", False),
        ("a.ftl", "# One\na = b\n", "a = b\n", True),
        ("a.ftl", "a = b\n", "a = c\n", False),
    ],
)
def test_of_code_and_messages_a_digest_follows_the_meaning(
    monkeypatch, tmp_path, name, was, is_now, same
):
    from landroute.press import inputs
    from landroute.sweeps import edition

    for module in (inputs, edition):
        monkeypatch.setattr(module, "LIBRARY", tmp_path)
    (tmp_path / name).write_text(was)
    before = book_digest()
    (tmp_path / name).write_text(is_now)
    assert (book_digest() == before) is same


def test_a_chapter_runs_at_each_point_and_one_that_fails_is_told(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(DATA, book / "data")
    cells = [new_markdown_cell("# A"), new_code_cell(PARAMETERS), new_code_cell(CELL)]
    cells[1].metadata["tags"] = ["parameters"]
    made = new_notebook(cells=cells)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
    (book / "chapters").mkdir()
    (book / "chapters" / "index.ipynb").write_text(dumps(canonical(made)))
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (book / "chapter.yml").write_text(CHAPTER)
    out = tmp_path / "out"
    done = sweep(book / "chapter.yml", "--out", out, "--workers", "1", LANDROUTE_ROOT=str(book))
    assert done.returncode == 0, done.stderr
    assert "1 of 2 points failed; the first: point 1 (as_of = 2013-01-01): " in done.stdout
    rows = Store(out).rows()
    assert rows["kind"].to_list() == ["number", "error"]
    assert rows["value"][0] == 2012
    assert "index: cell 3: ValueError: no such year" in rows["error"][1]
    assert Store(out).base()[0]["said"] == "It is **2017-08-15**, on the primary account."
    assert [path.name for path in sorted(out.glob("notebooks/*"))] == ["0000000.ipynb"]
    assert not (out / ".scratch").exists()
