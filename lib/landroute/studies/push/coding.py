"""How far the coders of choices and of captures agree, feature by feature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from landroute.studies.agreement import Agreement, Scale, agreement
from landroute.tables import read, resource

# Feature to the scale of its codes; those of interval scale are numbers, the others words in order.
CHOSEN: dict[str, Scale] = {
    "reachable": "ordinal",
    "km_to_own_line": "interval",
    "km_to_oil_or_gas": "interval",
    "enemy_strength": "ordinal",
    "deconfliction_side": "nominal",
    "attempt_failed": "nominal",
}
CAPTURED: dict[str, Scale] = {
    "border_crossing": "nominal",
    "oil_gas": "ordinal",
    "highway": "ordinal",
    "home_area": "ordinal",
    "dam_or_farmland": "nominal",
    "size": "ordinal",
}


def choice_agreement() -> dict[str, Agreement]:
    """Return the agreement of the coders of choices.csv on each feature."""
    rows = read("choices").set_index(["choice_set", "name"])
    return {
        feature: agreement(
            rows.pivot(columns="coder", values=feature), _order("choices", feature, rows), scale
        )
        for feature, scale in CHOSEN.items()
    }


def capture_agreement() -> dict[str, Agreement]:
    """Return the agreement of captures.csv and capture_codes.csv on each feature."""
    first = read("captures").set_index("id")
    second = read("capture_codes").set_index("capture")
    found = {}
    for feature, scale in CAPTURED.items():
        codes = pd.DataFrame({"first": first[feature], "second": second[feature]})
        found[feature] = agreement(codes, _order("captures", feature, first), scale)
    return found


def _order(table: str, feature: str, rows: pd.DataFrame) -> Sequence[Any]:
    """Return the codes of a feature in the order of its schema, or as they are sorted."""
    fields = {field["name"]: field for field in resource(table)["schema"]["fields"]}
    named = fields[feature].get("constraints", {}).get("enum")
    if named:
        return list(named)
    if fields[feature]["type"] == "boolean":
        return [False, True]
    return sorted(set(rows[feature]))
