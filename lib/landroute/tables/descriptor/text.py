"""The text of `datapackage.json`: read strictly, and where in it something stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from landroute.errors import quoted, unseen

# A way into a document of JSON: keys of objects, numbers of items.
Way = tuple[str | int, ...]
# A key that stands in no text of JSON, where each quote has a backslash before it.
NAME = re.compile(r'"name"\s*:\s*"')


class Twice(dict[str, Any]):
    """An object of JSON that has keys twice, of which readers take one or the other."""

    keys_twice: tuple[str, ...] = ()


class NoNumber:
    """What Python would read as a number and JSON does not have: NaN, Infinity."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def parsed(content: bytes) -> Any:
    """
    Return what a text of JSON holds, with `Twice` and `NoNumber` where it holds such.

    Raises
    ------
    ValueError
        When it is no JSON, or no UTF-8.
    RecursionError
        When it is nested too deeply.
    """
    return json.loads(content.decode("utf-8"), object_pairs_hook=_object, parse_constant=NoNumber)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) == len(pairs):
        return whole
    keys = [key for key, _ in pairs]
    twice = Twice(whole)
    twice.keys_twice = tuple(key for key in whole if keys.count(key) > 1)
    return twice


def odd_values(document: Any, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Yield where a key stands twice, or a text has what cannot be seen, and which it is."""
    if isinstance(document, Twice):
        for key in document.keys_twice:
            yield way, f"{quoted(key)} is given twice"
    if isinstance(document, str) and unseen(document):
        yield way, f"{quoted(document)} has a character that cannot be seen"
    for step, value in _inside(document):
        yield from odd_values(value, (*way, step))


def _inside(document: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(document, dict):
        yield from document.items()
    elif isinstance(document, list):
        yield from enumerate(document)


def lines(content: bytes, document: Any) -> dict[Way, int]:
    """
    Return the line of the name of each object that has one, by the way to the object.

    Empty when that cannot be told, as where a name is no text.
    """
    text = content.decode("utf-8")
    found = [text.count("\n", 0, match.start()) + 1 for match in NAME.finditer(text)]
    named = list(_named(document, ()))
    return dict(zip(named, found, strict=True)) if len(named) == len(found) else {}


def _named(document: Any, way: Way) -> Iterator[Way]:
    """Yield the ways to the objects that have a name, in the order of their names in the text."""
    for step, value in _inside(document):
        if step == "name" and isinstance(value, str):
            yield way
        yield from _named(value, (*way, step))
