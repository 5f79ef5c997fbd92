"""What is said of the parameters: for programs, for chapters, for readers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, get_args

from landroute.scenario.fields import Among
from landroute.scenario.files import read_scenario, scenario_names
from landroute.scenario.model import Scenario
from landroute.wording import words
from landroute.wording.facts import Listed


def allowed(name: str) -> str:
    """Say in words which values parameter `name` takes."""
    field, said = Scenario.model_fields[name], words("parameters")
    choices = get_args(field.annotation)
    of_tables = [m.choices() for m in field.metadata if isinstance(m, Among)]
    if of_tables or (choices and all(isinstance(c, (str, int)) for c in choices)):
        listed = [str(c) for c in (of_tables[0] if of_tables else choices)]
        return said("allowed-choices", choices=Listed(listed, "or"))
    if field.annotation is bool:
        return said("allowed-truth")
    limits = {type(m).__name__: m for m in field.metadata}
    if "Ge" in limits and "Le" in limits:
        return said("span", low=str(limits["Ge"].ge), high=str(limits["Le"].le))
    return said("allowed-place")


def json_schema() -> dict[str, Any]:
    """JSON schema of `Scenario`, each parameter with description, unit and source."""
    schema, said = Scenario.model_json_schema(), words("parameters")
    for name, field in schema["properties"].items():
        key = f"parameter-{name.replace('_', '-')}"
        field["description"] = said(key)
        field["unit"], field["source"] = said(f"{key}.unit"), said(f"{key}.source")
    return schema


def parameters_cell(names: Iterable[str]) -> str:
    """Source of a chapter's parameters cell that declares `names` at the baseline."""
    plain = {name: field["default"] for name, field in json_schema()["properties"].items()}
    return "\n".join(f"{name} = {_literal(plain[name])}" for name in names)


def _literal(value: Any) -> str:
    return repr(value) if isinstance(value, bool) else json.dumps(value)


def _as_set(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def parameter_rows() -> list[dict[str, str]]:
    """Return every parameter: parameter, meaning, unit, allowed, default, why_default."""
    return [
        {
            "parameter": name,
            "meaning": field["description"],
            "unit": field["unit"],
            "allowed": allowed(name),
            "default": _as_set(field["default"]),
            "why_default": field["source"],
        }
        for name, field in json_schema()["properties"].items()
    ]


def scenario_rows() -> list[dict[str, str]]:
    """Return every named scenario: scenario, about, sets."""
    rows = []
    for name in scenario_names():
        about, overrides = read_scenario(name)
        sets = ", ".join(f"{k} = {v}" for k, v in overrides.items())
        rows.append({"scenario": name, "about": about, "sets": sets or words("parameters")("none")})
    return rows
