"""The resources in `datapackage.json` among each other, and with what the code relies on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from landroute.errors import quoted, unknown
from landroute.tables.descriptor.text import Way

# What code takes for granted: a file's `path`; of a table, its `key`, the `types` of its columns
# that are no text, the `ids` of other tables that they hold, and what is `said` of a column.
RELIED_ON = Path(__file__).with_name("relied_on.json")
OF_COLUMNS = ("types", "ids", "said")


def at_odds_with_others(document: Any) -> Iterator[tuple[Way, str]]:
    """Yield where resources, sound each by itself, do not fit each other or the code, and how."""
    listed = document["resources"]
    columns = {one["name"]: _types(one["schema"]) for one in listed if "schema" in one}
    for number, entry in enumerate(listed):
        for rest, reason in _lost_keys(entry, columns):
            yield ("resources", number, *rest), reason
    known = {one["name"]: number for number, one in enumerate(listed)}
    for name, relied in json.loads(RELIED_ON.read_text(encoding="utf-8")).items():
        if name not in known:
            yield (), f"resource {name}: is not listed, and code reads it"
            continue
        for rest, reason in _unlike(listed[known[name]], relied):
            yield ("resources", known[name], *rest), f"{reason}, on which code relies"


def _types(schema: dict[str, Any]) -> dict[str, str]:
    return {field["name"]: field["type"] for field in schema["fields"]}


def _lost_keys(
    entry: dict[str, Any], columns: dict[str, dict[str, str]]
) -> Iterator[tuple[Way, str]]:
    """Yield the keys of other tables that lead to no column, or to one of another type."""
    for number, key in enumerate(entry.get("schema", {}).get("foreignKeys", [])):
        target, column = key["reference"]["resource"], key["reference"]["fields"]
        way: Way = ("schema", "foreignKeys", number, "reference")
        if target not in columns:
            yield (*way, "resource"), str(unknown("table", target, columns, "none has that name"))
        elif column not in columns[target]:
            yield (*way, "fields"), f"{quoted(target)} has no field {quoted(column)}"
        elif columns[target][column] != columns[entry["name"]][key["fields"]]:
            there, here = f"{quoted(target)}.{quoted(column)}", quoted(key["fields"])
            yield (*way, "fields"), f"{there} is not of the type of {here}"


def _unlike(entry: dict[str, Any], relied: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    """Yield where a resource is not what the code takes it for."""
    name, schema = entry["name"], entry.get("schema")
    path = relied.get("path", f"{name}.csv")
    if entry["path"] != path:
        yield ("path",), f"is not {path}"
    elif schema is not None:
        if schema.get("primaryKey", []) != relied.get("key", []):
            yield ("schema", "primaryKey"), f"is not {', '.join(relied.get('key', ['none']))}"
        fields = {field["name"]: (n, field) for n, field in enumerate(schema["fields"])}
        for column in dict.fromkeys(c for part in OF_COLUMNS for c in relied.get(part, {})):
            if column not in fields:
                yield ("schema",), f"lacks the field {column}"
                continue
            number, field = fields[column]
            for reason in _unlike_column(field, schema, relied):
                yield ("schema", "fields", number), reason


def _unlike_column(
    field: dict[str, Any], schema: dict[str, Any], relied: dict[str, Any]
) -> Iterator[str]:
    """Say where a column is not what the code takes it for."""
    column = field["name"]
    kind = relied.get("types", {}).get(column, field["type"])
    if field["type"] != kind:
        yield f"type: is not {kind}"
    for key in relied.get("said", {}).get(column, []):
        if key not in {**field, **field.get("constraints", {})}:
            yield f"lacks {key}"
    target = relied.get("ids", {}).get(column)
    keys = [key["reference"] for key in schema.get("foreignKeys", []) if key["fields"] == column]
    if target and target not in [f"{key['resource']}.{key['fields']}" for key in keys]:
        yield f"is no foreign key to {target}"
