"""A mistake in a row is named by file, line and column before anything runs."""

import csv
import subprocess
import sysconfig
from itertools import pairwise
from pathlib import Path

import pytest

from landroute.paths import DATA
from landroute.tables import read, resource, resource_names
from landroute.tables.check import check_data
from landroute.tables.inventory import counts
from landroute.tables.sources import bibliography, sources


def test_the_committed_data_are_sound():
    assert check_data() == []


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def edit(data, table, line, column, value):
    """Put `value` into one cell; `line` counts the header as 1."""
    path = data / f"{table}.csv"
    rows = rows_of(path)
    rows[line - 1][rows[0].index(column)] = value
    write_rows(path, rows)


@pytest.mark.parametrize(
    ("table", "column", "value", "reason"),
    [
        ("control", "start", "2011-13-01", "2011-13-01"),
        ("control", "start", "", "required"),
        ("control", "place", "atlantis", "is not in places.csv"),
        ("control", "controller", "atlantis", "is not in actors.csv"),
        ("control", "source", "", "required"),
        ("control", "source", "no-such-source", "is not in sources.bib"),
        ("control", "confidence", "certain", "certain"),
        ("control", "contested", "perhaps", "perhaps"),
        ("places", "lon", "nan", "nan"),
        ("places", "lon", "400", "400"),
        ("segments", "to_place", "atlantis", "is not in places.csv"),
        ("segments", "km", "-3", "-3"),
        ("segments", "road_class", "", "a road needs a class"),
        ("segments", "mode", "rail", "rail"),
        ("option_effects", "place", "atlantis", "is not in places.csv"),
        ("relations", "relation", "adores", "adores"),
        ("published_states", "corridor", "eastern", "is not in corridors.csv"),
        ("published_states", "analysis", "L001", "is no state in analyses.csv"),
        ("accounts_kept_out", "analysis", "L002", "is in published_states.csv too"),
        ("accounts_kept_out", "rule", "whim", "is not in account_rules.csv"),
        ("published_corridors", "via", "atlantis", "is not in places.csv"),
        ("published_corridors", "via", "karbala; karbala", "is there twice"),
        ("corridors", "border_segments", "no--road", "is no segment between Iraq and Syria"),
        ("actors", "home_country", "", "wants a country"),
        ("motives", "motive", "whim", "whim"),
        ("positions", "salience_low", "99", "exceeds salience_high"),
        ("choices", "population_low", "99999999", "exceeds population_high"),
        ("strength", "low", "99999999", "exceeds high"),
    ],
)
def test_a_bad_cell_is_named_by_file_line_and_column(data_copy, table, column, value, reason):
    edit(data_copy, table, 3, column, value)
    problems = check_data(data_copy)
    named = [p for p in problems if f"{table}.csv:3: column {column}: " in p]
    assert named, problems[:3]
    assert reason in named[0]


def test_a_name_that_many_rows_have_lost_is_named_once(data_copy):
    """As when a segment is renamed."""
    path = data_copy / "conflict_segments.csv"
    rows = rows_of(path)
    lost = rows[1][rows[0].index("segment")]
    same = [row for row in rows[1:] if lost in row]
    write_rows(path, [["no--road" if cell == lost else cell for cell in row] for row in rows])
    (problem,) = [p for p in check_data(data_copy) if "is not in segments.csv" in p]
    assert f"; {len(same) - 1} more rows name it" in problem
    assert len(same) > 1


@pytest.mark.parametrize(("line", "value", "taken"), [(2, "false", 0), (3, "true", 2)])
def test_a_choice_set_of_none_or_two_taken_is_named(data_copy, line, value, taken):
    edit(data_copy, "choices", line, "taken", value)
    problems = check_data(data_copy)
    assert any(
        f"choices.csv:2: column taken: {taken} places were taken in gov-01" in p for p in problems
    )


def test_a_row_without_its_second_coding_is_named(data_copy):
    for table, coded in (("capture_codes", "captures"), ("option_codes", "option_effects")):
        path = data_copy / f"{table}.csv"
        head, _, *rest = rows_of(path)
        write_rows(path, [head, *rest])
        assert any(f"{coded}.csv:2: column id: " in p for p in check_data(data_copy))


@pytest.mark.parametrize("table", ["choices", "positions"])
def test_a_row_that_one_coder_lacks_is_named(data_copy, table):
    path = data_copy / f"{table}.csv"
    rows = rows_of(path)
    last = len(rows) - 1  # of the second coder
    write_rows(path, rows[:last])
    problems = check_data(data_copy)
    assert any(
        f"{table}.csv:" in p and "column coder: one row is wanted by each of 2" in p
        for p in problems
    )


def test_what_is_no_judgement_and_differs_between_coders_is_named(data_copy):
    rows = rows_of(data_copy / "choices.csv")
    place, taken = rows[0].index("place"), rows[0].index("taken")
    line = next(
        n for n, row in enumerate(rows, 1) if row[place] and row[taken] == "false" and n > 2
    )
    edit(data_copy, "choices", line, "place", "")
    edit(data_copy, "choices", line, "front", "gov-other")
    name, chosen = (rows[line - 1][rows[0].index(column)] for column in ("name", "choice_set"))
    same = [
        n for n, row in enumerate(rows, 1)
        if (row[rows[0].index("name")], row[rows[0].index("choice_set")]) == (name, chosen)
    ]  # fmt: skip
    told = [p for p in check_data(data_copy) if "differs between the coders of this place" in p]
    assert [p.rpartition("/")[2].partition(": differs")[0] for p in told] == [
        f"choices.csv:{same[-1]}: column {column}" for column in ("front", "place")
    ]


def test_a_yardstick_by_people_without_people_is_named(data_copy):
    """The people of an area are wanted, and so is an area."""
    edit(data_copy, "populations", 2, "low", "")
    assert any("populations.csv:2: column low: " in p for p in check_data(data_copy))
    path = data_copy / "populations.csv"
    write_rows(path, rows_of(path)[:1])
    assert any("populations.csv" in p for p in check_data(data_copy))


def test_a_gap_in_control_is_named(data_copy):
    path = data_copy / "control.csv"
    head, *body = rows_of(path)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    line, row = next(
        (n, r)
        for n, r in enumerate(rows, start=2)
        if r["account"] == "primary" and r["end"] and r["start"] > "2011-01-01"
    )
    edit(data_copy, "control", line, "start", f"{row['start'][:8]}28")
    assert any(f"control.csv:{line}: column start: " in p for p in check_data(data_copy))


@pytest.mark.parametrize(
    ("claim", "column", "value", "why"),
    [
        ("C06", "horizon", "2025-06-30", "is not a day for which outcomes are coded"),
        ("C06", "horizon", "", "is not a day for which outcomes are coded"),
        ("C05", "verdict", "refuted", "should be 'did-not-come-true'"),
        ("C01", "verdict", "did-not-come-true", "which is no forecast"),
        ("C01", "condition", "met", "a fact has no condition"),
        ("C06", "condition", "", "missing on a forecast"),
        ("C32", "verdict", "mostly-supported", "does not go with outcome_2026_11 'half'"),
        ("C34", "verdict", "supported", "should be mixed"),
        ("C05", "verdict", "mixed", "should be did-not-come-true"),
        ("C06", "verdict", "mixed", "'mixed' does not go with outcome_2024_12 'true'"),
        ("C09", "verdict", "mixed", "should be contested"),
        ("C39", "outcome_2026_11", "true", "where the condition is 'unmet'"),
        ("C06", "outcome_2024_12", "na", "na goes with unmet"),
        ("C38", "outcome_2024_12", "true", "half at best"),
    ],
)
def test_a_claim_that_breaks_a_rule_of_the_coding_is_named(data_copy, claim, column, value, why):
    line = [row[0] for row in rows_of(data_copy / "claims.csv")].index(claim) + 1
    edit(data_copy, "claims", line, column, value)
    problems = [p for p in check_data(data_copy) if "corrections.csv" not in p]
    assert any(f"claims.csv:{line}: column {column}: " in p and why in p for p in problems)


def test_a_tie_whose_end_no_source_is_late_enough_for_is_named(data_copy):
    rows = rows_of(data_copy / "relations.csv")
    line = [row[0] for row in rows].index("R131") + 1  # verified partly: its end is not asked for
    edit(data_copy, "relations", line, "end", "2026-10-01")
    said = f"relations.csv:{line}: column end: 2026-10-01 is after "
    assert not any(said in p for p in check_data(data_copy))
    edit(data_copy, "relations", line, "verified", "yes")
    edit(data_copy, "relations", line, "source", "report-az-2025-09-training")
    assert any(said in p for p in check_data(data_copy))


def test_a_place_without_control_is_named(data_copy):
    path = data_copy / "control.csv"
    kept = [row for row in path.read_text().splitlines() if not row.startswith("albukamal,")]
    path.write_text("\n".join(kept) + "\n")
    assert any("no row for 'albukamal'" in p for p in check_data(data_copy))


def test_a_missing_file_and_a_wrong_encoding_are_named(data_copy):
    (data_copy / "actors.csv").unlink()
    (data_copy / "claims.csv").write_bytes(b"id,paragraph\n\xff\xfe\x00C01,1\n")
    problems = "\n".join(check_data(data_copy))
    assert "actors.csv: the file is missing" in problems
    assert "claims.csv" in problems


def test_a_missing_column_is_named(data_copy):
    path = data_copy / "regions.csv"
    write_rows(path, [row[1:] for row in rows_of(path)])
    assert any("regions.csv" in p for p in check_data(data_copy))


@pytest.mark.parametrize("name", ["geometry/sea_lanes.geojson", "basemap/rivers.geojson"])
def test_missing_or_broken_geometry_is_named(data_copy, name):
    for damage in (lambda path: path.write_text("{"), lambda path: path.unlink()):
        damage(data_copy / name)
        assert any(f"{name}: cannot be read as GeoJSON" in p for p in check_data(data_copy))


def test_a_segment_without_its_line_is_named(data_copy):
    path = data_copy / "geometry" / "segments.geojson"
    path.write_text(path.read_text().replace('"tehran--qazvin"', '"tehran--qom"'))
    problems = "\n".join(check_data(data_copy))
    assert "segment 'tehran--qazvin' has no line" in problems
    assert "segment 'tehran--qom' has no row" in problems


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"resources": [{}]}'])
def test_a_broken_package_is_named(data_copy, content):
    (data_copy / "datapackage.json").write_text(content)
    (problem,) = check_data(data_copy)
    assert "datapackage.json:" in problem


def test_every_id_column_is_unique():
    keys = [k for name in resource_names() for k in resource(name)["schema"].get("foreignKeys", [])]
    assert len(keys) >= 20
    for target in [key["reference"] for key in keys]:
        assert read(target["resource"])[target["fields"]].is_unique, target


def test_frictionless_itself_finds_the_package_valid():
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "frictionless", "validate", "datapackage.json"],
        cwd=DATA, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-800:]


def test_every_source_can_be_opened_or_says_why_not():
    table = sources()
    assert len(table) == len(bibliography().entries)
    nowhere = table[~table["url"].str.startswith(("https://", "http://"))]
    assert (nowhere["note"] != "").all(), nowhere.index.tolist()


LEAST = {"places": 150, "control": 300, "crossings": 60, "relations": 100, "actors": 40,
         "strength": 45, "motives": 45, "captures": 40, "traffic": 30, "disruptions": 60,
         "insurgency": 60, "proposals": 25, "deterrence_events": 80, "claims": 40,
         "evidence": 120}  # fmt: skip


@pytest.mark.parametrize(("table", "least"), LEAST.items())
def test_row_counts_meet_the_plan(table, least):
    assert counts()["rows"][table] >= least


def test_every_mode_has_segments():
    modes = counts()["by_kind"]["segments"]
    assert modes["road"] >= 220
    assert min(modes["air"], modes["sea"]) >= 5


def test_what_was_verified_meets_the_plan():
    verified = counts()["verified"]
    assert verified["share"] >= 0.75
    assert verified["share_no"] <= 0.05
    for name in ("control", "claims"):
        assert (read(name)["verified"] != "no").all()


OWN = {"landroute-2026-coding", "mediaboss-2017-iranian-land-route"}


def test_every_claim_has_two_sources_from_different_publishers():
    publisher = sources()["organization"].str.casefold()
    evidence = read("evidence")
    for claim, rows in evidence.groupby("claim"):
        keys = {key for cell in rows["source"] for key in cell.split("; ")} - OWN
        assert publisher[sorted(keys)].nunique() >= 2, claim
    assert set(evidence["claim"]) == set(read("claims")["id"])


def test_control_follows_both_sides_of_every_crossing_of_the_network():
    segments, places = read("segments"), read("places").set_index("id")
    ends = segments[segments["mode"] == "road"][["from_place", "to_place"]]
    country = ends.map(places["country"].get)
    border = ends[country["from_place"] != country["to_place"]]
    sides = set(border.to_numpy().ravel())
    assert len(sides) >= 20
    assert sides <= set(read("control")["place"])


@pytest.fixture
def corrected(data_copy):
    row = ["control", "place=tehran; account=primary", "controller", "syria", "iran", "An error",
           "landroute-2026-coding", "2026-11-22"]  # fmt: skip
    rows = rows_of(data_copy / "corrections.csv")
    write_rows(data_copy / "corrections.csv", [rows[0], row])
    return data_copy


def test_a_correction_that_matches_passes(corrected):
    assert check_data(corrected) == []


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("becomes", "iraq-government", "control.csv says 'iran' there now"),
        ("becomes", "", "control.csv says 'iran' there now"),
        ("table", "contol", "no table 'contol'"),
        ("field", "holder", "has no column 'holder'"),
        ("key", "place=atlantis", "names 0 rows, not one"),
        ("key", "account=primary", "rows, not one"),
        ("key", "tehran", "is not COLUMN=VALUE"),
        ("key", "city=tehran", "is not COLUMN=VALUE of a column"),
        ("source", "nobody", "is not in sources.bib"),
    ],
)
def test_a_correction_that_no_longer_matches_fails(corrected, column, value, reason):
    edit(corrected, "corrections", 2, column, value)
    (problem,) = check_data(corrected)
    assert f"corrections.csv:2: column {column}: " in problem
    assert reason in problem


def test_a_corrected_row_that_changes_again_fails(corrected):
    edit(corrected, "control", 2, "controller", "iraq-government")
    assert any("corrections.csv:2: column becomes" in p for p in check_data(corrected))


def test_crossings_that_overlap_are_named(data_copy):
    rows = rows_of(data_copy / "crossings.csv")
    head = rows[0]
    line = next(
        n
        for n, (a, b) in enumerate(pairwise(rows[1:]), start=2)
        if a[:1] == b[:1] and a[head.index("account")] == b[head.index("account")] == "primary"
    )
    edit(data_copy, "crossings", line, "end", "")
    assert any(f"crossings.csv:{line + 1}: column start: " in p for p in check_data(data_copy))


def line_where(data, table, **cells):
    """The line of the first row of a table with these cells."""
    head, *body = rows_of(data / f"{table}.csv")
    rows = [dict(zip(head, row, strict=True)) for row in body]
    return next(n for n, row in enumerate(rows, 2) if all(row[c] == v for c, v in cells.items()))


def append(data, table, line, **cells):
    """Add a row like that of a line but for some cells; return its line."""
    rows = rows_of(data / f"{table}.csv")
    head, row = rows[0], list(rows[line - 1])
    for column, value in cells.items():
        row[head.index(column)] = value
    write_rows(data / f"{table}.csv", [*rows, row])
    return len(rows) + 1


@pytest.mark.parametrize("end", ["", "2015-01-01"])
def test_alternates_that_overlap_are_named_also_where_the_first_has_no_end(data_copy, end):
    place = read("control").query("account == 'primary'")["place"].iloc[0]
    like = line_where(data_copy, "control", place=place, account="primary")
    given = {"account": "alternate", "reason": "A rival source"}
    append(data_copy, "control", like, **given, start="2012-01-01", end=end)
    late = append(data_copy, "control", like, **given, start="2014-01-01", end="2014-06-01")
    (problem,) = check_data(data_copy)
    assert f"control.csv:{late}: column start: {place}: overlaps another alternate row" in problem


def test_alternates_of_one_place_and_those_of_another_may_follow_each_other(data_copy):
    like = line_where(data_copy, "control", place="tehran", account="primary")
    given = {"account": "alternate", "reason": "A rival source"}
    append(data_copy, "control", like, **given, start="2012-01-01", end="2013-01-01")
    append(data_copy, "control", like, **given, start="2013-01-01", end="")
    assert check_data(data_copy) == []


def test_an_alternate_row_without_a_reason_is_named(data_copy):
    line = line_where(data_copy, "control", account="alternate")
    edit(data_copy, "control", line, "reason", "")
    (problem,) = check_data(data_copy)
    assert f"control.csv:{line}: column reason: an alternate row must say why" in problem


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("pmf; atlantis", "'atlantis' is not in actors.csv"),
        ("pmf;badr", "'pmf;badr' is not in actors.csv"),
        ("pmf; pmf", "'pmf' is there twice"),
        ("iran", "'iran' is the main holder already"),
    ],
)
def test_those_who_hold_a_place_alongside_are_actors(data_copy, cell, reason):
    line = line_where(data_copy, "control", place="tehran")
    edit(data_copy, "control", line, "with", cell)
    (problem,) = check_data(data_copy)
    assert f"control.csv:{line}: column with: {reason}" in problem


@pytest.mark.parametrize("column", ["name", "place", "border"])
def test_a_crossing_has_one_name_one_place_and_one_border(data_copy, column):
    crossings = rows_of(data_copy / "crossings.csv")
    at = crossings[0].index(column)
    other = next(r for r in crossings[2:] if r[at] and r[at] != crossings[1][at])
    edit(data_copy, "crossings", 3, column, other[at])
    (problem,) = check_data(data_copy)
    assert f"crossings.csv:3: column {column}: " in problem
    assert "in the first row of" in problem


@pytest.mark.parametrize("table", ["crossings", "control", "passage", "option_effects"])
def test_nothing_ends_after_the_record(data_copy, table):
    head, *body = rows_of(data_copy / f"{table}.csv")
    line = next(n for n, row in enumerate(body, 2) if not row[head.index("end")])
    edit(data_copy, table, line, "end", "2031-01-01")
    named = [p for p in check_data(data_copy) if f"{table}.csv:{line}: column end: " in p]
    assert any("2026-11-01" in p for p in named)


@pytest.mark.parametrize(
    ("status", "column", "value", "named"),
    [
        ("unknown", "goods", "yes", "known"),
        ("military", "goods", "yes", "service"),
        ("trade", "goods", "no", "service"),
        ("closed", "service", "3", "service"),
    ],
)
def test_a_status_agrees_with_itself(data_copy, status, column, value, named):
    line = line_where(data_copy, "crossing_statuses", id=status)
    edit(data_copy, "crossing_statuses", line, column, value)
    assert any(
        f"crossing_statuses.csv:{line}: column {named}: " in p for p in check_data(data_copy)
    )


@pytest.mark.parametrize("table", ["crossings", "control", "actors", "corrections"])
def test_a_table_of_a_header_alone_is_named_unless_it_may_be_empty(data_copy, table):
    path = data_copy / f"{table}.csv"
    write_rows(path, rows_of(path)[:1])
    problems = check_data(data_copy)
    named = any(f"{table}.csv:1: column (row): there is no row" in p for p in problems)
    assert named == (table != "corrections")
    assert bool(problems) == named


def test_whoever_holds_a_place_has_a_group_on_maps(data_copy):
    line = line_where(data_copy, "actors", id="russia")
    like = line_where(data_copy, "control", account="alternate")
    edit(data_copy, "control", like, "controller", "russia")
    assert any(f"actors.csv:{line}: column map_group: 'russia'" in p for p in check_data(data_copy))
    edit(data_copy, "actors", line, "map_group", "martians")
    assert any(f"actors.csv:{line}: column map_group: " in p for p in check_data(data_copy))


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        ("iran", "'iran' would be an organ of itself"),
        ("irgc-qf", "'iran' would be an organ of itself"),
        ("qf-unit-190", "'iran' would be an organ of itself"),
        ("atlantis", "'atlantis' is not in actors.csv"),
    ],
)
def test_no_actor_is_an_organ_of_its_own_organ_or_of_nobody(data_copy, of, reason):
    line = line_where(data_copy, "actors", id="iran")
    edit(data_copy, "actors", line, "organ_of", of)
    named = f"actors.csv:{line}: column organ_of: {reason}"
    assert any(named in problem for problem in check_data(data_copy))


@pytest.mark.parametrize("of", ["semalka", "sinjar"])
def test_a_corridor_is_a_variant_of_a_main_one(data_copy, of):
    line = line_where(data_copy, "corridors", id="sinjar")
    edit(data_copy, "corridors", line, "variant_of", of)
    (problem,) = check_data(data_copy)
    assert f"corridors.csv:{line}: column variant_of: {of!r} is a variant itself" in problem


def header_of(data, change):
    path = data / "control.csv"
    head, *body = rows_of(path)
    write_rows(path, [change(head), *body])
    return check_data(data)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda head: head[1:], "missing column place"),
        (lambda head: [*head, "x"], "extra column x"),
        (lambda head: ["plaze", *head[1:]], "missing column place; extra column plaze"),
        (lambda head: ["a", "b", *head[2:]], "missing columns place, start; extra columns a, b"),
        (lambda head: [*head, "place"], "twice the column place"),
        (lambda head: [head[1], head[0], *head[2:]], "the columns are in another order; wanted: "),
    ],
)
def test_a_wrong_header_is_one_line(data_copy, change, reason):
    (problem,) = header_of(data_copy, change)
    assert f"control.csv:1: column (header): {reason}" in problem


@pytest.mark.parametrize("content", [b"", b"\n", b" \n\n"])
def test_an_empty_file_is_one_line(data_copy, content):
    (data_copy / "control.csv").write_bytes(content)
    (problem,) = check_data(data_copy)
    assert problem.endswith("control.csv:1: column (header): the file is empty")
