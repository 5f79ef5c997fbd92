"""What of a scenario's chapters counts as other than the book's own."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import nbformat.v4 as nbf
import pytest

from landroute.outputs import FINDING_MIME, PLOTLY_MIME, TABLE_MIME
from landroute.press.differs import differences

PREMISE = "Supposing that they had let traffic pass: "
FINDING = {"key": "way", "text": "**5** places.", "value": 5, "unit": "places", "facts": {"n": 5}}
TABLE = {
    "key": "places",
    "label": "Places on 1 May",
    "columns": [{"name": "place", "head": "place", "kind": "text"}],
    "rows": [["Tanf"]],
}
FIGURE = {
    "data": [{"type": "bar", "x": [1], "y": [2], "name": "days"}],
    "layout": {
        "title": {"subtitle": {"text": "By year"}},
        "margin": {"t": 50},
        "annotations": [{"text": "lost 1 May", "font": {"size": 11}}],
        "shapes": [{"x0": "2017-05-01", "x1": "2017-05-01", "line": {"width": 1}}],
        "xaxis": {"range": [0, 2], "title": {"text": "days"}, "automargin": False},
        "meta": {
            "key": "held",
            "title": "5 days",
            "alt": "A bar of 5 days.",
            "caption": "From a table.",
            "table": {"columns": ["day"], "rows": [[1]]},
            "beside": {"states": ["1 May: open"]},
            "drives": {"days": [{"day": "2017-05-01", "text": "1 May", "result": "open"}]},
            "steps": {"days": ["2017-05-01"]},
            "narrow": {"layout/margin/t": 8},
        },
    },
}


def chapter(finding: Any = FINDING, figure: Any = FIGURE, table: Any = TABLE) -> dict[str, str]:
    """Return an executed chapter that shows one of each."""
    shown = [(FINDING_MIME, finding), (PLOTLY_MIME, figure), (TABLE_MIME, table)]
    outputs = [nbf.new_output("display_data", data={mime: what}) for mime, what in shown]
    return {"one": json.dumps(nbf.new_notebook(cells=[nbf.new_code_cell("", outputs=outputs)]))}


def changed(what: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return a copy in which what stands at a path is another."""
    copy = deepcopy(what)
    place: Any = copy
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    for part in parents:
        place = place[part]
    place[last] = value
    return copy


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("data/0/y", [3]),
        ("data/0/name", "nights"),
        ("layout/title/subtitle/text", "By month"),
        ("layout/annotations/0/text", "lost 2 May"),
        ("layout/shapes/0/x0", "2017-05-02"),
        ("layout/xaxis/range", [0, 3]),
        ("layout/meta/title", "6 days"),
        ("layout/meta/title", "15 days"),
        ("layout/meta/alt", "A bar of 6 days."),
        ("layout/meta/caption", "From another table."),
        ("layout/meta/table/rows", [[2]]),
        ("layout/meta/beside/states", ["1 May: shut"]),
        ("layout/meta/drives/days/0/text", "2 May"),
        ("layout/meta/steps/days", ["2017-05-02"]),
    ],
)
def test_a_figure_differs_where_a_reader_sees_something_else(path: str, value: Any) -> None:
    told = differences(chapter(), chapter(figure=changed(FIGURE, path, value)))
    assert told == {"finding": {}, "figure": {"held": ""}, "table": {}}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("layout/margin/t", 70),
        ("layout/annotations/0/font/size", 9),
        ("layout/shapes/0/line/width", 2),
        ("layout/xaxis/automargin", True),
        ("layout/meta/narrow", {}),
        ("layout/meta/title", PREMISE + "5 days"),
        ("layout/meta/alt", PREMISE + "A bar of 5 days."),
    ],
)
def test_looks_and_a_premise_are_no_difference(path: str, value: Any) -> None:
    told = differences(chapter(), chapter(figure=changed(FIGURE, path, value)))
    assert told == {"finding": {}, "figure": {}, "table": {}}


@pytest.mark.parametrize(
    ("part", "value", "differs"),
    [
        ("rows", [["Tadmur"]], True),
        ("label", "Places on 2 May", True),
        ("label", PREMISE + "Places on 1 May", False),
    ],
)
def test_a_table_differs_by_its_rows_and_its_label(part: str, value: Any, differs: bool) -> None:
    told = differences(chapter(), chapter(table=changed(TABLE, part, value)))
    assert told["table"] == ({"places": ""} if differs else {})


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("**5** places.", False),
        (PREMISE + "**5** places.", False),
        ("**6** places.", True),
        ("1**5** places.", True),
        (PREMISE + "**6** places.", True),
    ],
)
def test_a_finding_differs_by_what_it_says(text: str, differs: bool) -> None:
    told = differences(chapter(), chapter(finding={**FINDING, "text": text, "value": 0}))
    assert told["finding"] == ({"way": "**5** places."} if differs else {})


def test_what_the_book_does_not_say_differs_from_nothing() -> None:
    told = differences(chapter(), chapter(finding={**FINDING, "key": "other"}))
    assert told["finding"] == {"other": ""}
