"""
`datapackage.json` itself: what it may say, checked before anything is read by it.

First its form (`form.json`, a JSON Schema), then what a form cannot say of each resource, then the
resources among each other and with what the code relies on (`relied_on.json`), last what holds the
values of each column: each only once the one before is well, since it would otherwise misread it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from landroute.errors import BadInput, quoted
from landroute.tables.descriptor.form import misshapen
from landroute.tables.descriptor.held import unheld
from landroute.tables.descriptor.own import at_odds
from landroute.tables.descriptor.text import Way, lines, odd_values, parsed
from landroute.tables.descriptor.whole import at_odds_with_others
from landroute.tables.sound import TABLES, digest, found_sound, parts_of

Look = Callable[[Any], Iterable[tuple[Way, str]]]
EACH: tuple[Look, ...] = (odd_values, misshapen, at_odds)
WHOLE: tuple[Look, ...] = (*EACH, at_odds_with_others, unheld)
RESOURCE, FIELD = 2, 5  # steps on the way to one


def described(content: bytes, where: str) -> dict[str, Any]:
    """
    Return what a `datapackage.json` says.

    Parameters
    ----------
    content
    where
        How the file is called in an error.

    Raises
    ------
    BadInput
        When it cannot be read, or a resource cannot be what is said of it; names the file, the
        line, the resource and field.
    """
    if not found_sound(TABLES, key_of(content)):
        problems = problems_of(content, where, EACH)
        if problems:
            more = f" (and {len(problems) - 1} more)" if problems[1:] else ""
            raise BadInput(problems[0] + more)
    return dict(json.loads(content))


def key_of(content: bytes) -> str:
    """Return what a package was found sound as: its content, and how it is looked at."""
    return digest(content, *parts_of(Path(__file__).parent, "*.py", "*.json"))


def problems_of(content: bytes, where: str, looks: Iterable[Look] = WHOLE) -> list[str]:
    """
    Return all that is wrong with a `datapackage.json`, as the first look finds that finds any.

    Returns
    -------
    list of str
        `file:line: resource NAME: field NAME: reason`, in the order of the file; line, resource
        and field where there are such.
    """
    try:
        document = parsed(content)
        for look in looks:
            found = list(look(document))
            if found:
                return list(_told(found, where, content, document))
    except RecursionError:
        return [f"{where}: is nested too deeply"]
    except json.JSONDecodeError as error:
        return [f"{where}:{error.lineno}: cannot be read as JSON ({error.msg})"]
    except ValueError as error:  # no UTF-8, or a number of too many digits
        return [f"{where}: cannot be read as JSON ({error})"]
    return []


def _told(found: list[tuple[Way, str]], where: str, content: bytes, document: Any) -> Iterator[str]:
    known = lines(content, document)
    for way, reason in sorted(found, key=lambda one: _line(one[0], known)):
        line = _line(way, known)
        at = f"{where}:{line}" if line else where
        yield ": ".join([at, *_names(way, document), reason])


def _line(way: Way, known: dict[Way, int]) -> int:
    """Return the line of the innermost resource or field on a way; 0 when there is none."""
    within = [way[:steps] for steps in (FIELD, RESOURCE) if len(way) >= steps]
    return next((known[inner] for inner in within if inner in known), 0)


def _names(way: Way, document: Any) -> Iterator[str]:
    """Name the resource and field on a way, and what is beyond them."""
    rest = way
    for called, steps in (("resource", ("resources",)), ("field", ("schema", "fields"))):
        if rest[: len(steps)] != steps or len(rest) == len(steps):
            break
        document = _at(document, rest[: len(steps) + 1])
        name = document.get("name") if isinstance(document, dict) else None
        number = rest[len(steps)]
        yield f"{called} {quoted(name) if _is_name(name) else f'number {int(number) + 1}'}"
        rest = rest[len(steps) + 1 :]
    if rest:
        yield ".".join(map(quoted, rest))


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and name.isprintable() and bool(name.strip())


def _at(document: Any, way: Way) -> Any:
    for step in way:
        document = document[step]
    return document
