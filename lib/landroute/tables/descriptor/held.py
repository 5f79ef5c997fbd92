"""Whether something holds the values of each column in `datapackage.json`, or it says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from landroute.tables.descriptor.text import Way

# By type: what holds a column's values, what says that nothing does, and what is wanted, in words.
TEXT = ({"pattern", "enum", "row_of", "joins"}, "free_text", "a pattern, an enum or a foreign key")
NUMBER = ({"minimum", "maximum", "above", "bounds_by"}, "unbounded", "a minimum or a maximum")
HELD = {"string": TEXT, "integer": NUMBER, "number": NUMBER}


def unheld(document: Any) -> Iterator[tuple[Way, str]]:
    """Yield the columns of text or numbers that lost what held them, or say so and did not."""
    for number, entry in enumerate(document["resources"]):
        schema = entry.get("schema", {"fields": []})
        keys = {key["fields"] for key in schema.get("foreignKeys", [])}
        for place, field in enumerate(schema["fields"]):
            if reason := _reason(field, field["name"] in keys):
                yield ("resources", number, "schema", "fields", place), reason


def _reason(field: dict[str, Any], is_key: bool) -> str:
    if field["type"] not in HELD:
        return ""
    holds, loose, wanted = HELD[field["type"]]
    held = is_key or not holds.isdisjoint({*field, *field.get("constraints", {})})
    if held and loose in field:
        return f"is held, and says {loose}"
    return "" if held or loose in field else f"lacks {wanted}; or {loose}, if there is none"
