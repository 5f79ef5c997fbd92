"""`datapackage.json` against `form.json`, the JSON Schema of what it may say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landroute.errors import quoted, unknown
from landroute.tables.descriptor.text import Way

if TYPE_CHECKING:
    from jsonschema import ValidationError

FORM = Path(__file__).with_name("form.json")
CALLED = {
    "array": "list",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "object": "object of JSON",
    "string": "text",
}


def misshapen(document: Any) -> Iterator[tuple[Way, str]]:
    """Yield where a document leaves the form, and how; one way once."""
    from jsonschema import Draft202012Validator  # slow to load

    form = Draft202012Validator(json.loads(FORM.read_text(encoding="utf-8")))
    found: dict[Way, str] = {}
    for error in form.iter_errors(document):
        found.setdefault(tuple(error.absolute_path), _reason(error))
    yield from found.items()


def _reason(error: ValidationError) -> str:
    """Say in a few words what is wrong with a value."""
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            known = list(error.schema["properties"])
            return "; ".join(_unknown("key", key, known) for key in value if key not in known)
        case "required":
            return f"lacks {', '.join(key for key in wanted if key not in value)}"
        case "type":
            return f"{quoted(value)} is no {CALLED[wanted]}"
        case "enum" if isinstance(value, str):
            return _unknown("value", value, wanted)
        case "enum" | "const":
            allowed = wanted if error.validator == "enum" else [wanted]
            return f"{quoted(value)} is not {' or '.join(map(json.dumps, allowed))}"
        case "pattern":
            return f"{quoted(value)} is not written as {wanted}"
        case None:
            return "is not for one of this format or type"
    return quoted(error.message)


def _unknown(kind: str, value: str, known: list[str]) -> str:
    return str(unknown(kind, value, known, f"one of: {', '.join(known)}"))
