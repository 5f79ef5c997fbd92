"""Every table by itself, then with the others."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from landroute.errors import BadInput, shortened
from landroute.paths import DATA, shown
from landroute.tables import descriptor
from landroute.tables.edition import Stamped, stamped
from landroute.tables.package import PACKAGE, resource_names, rows, table
from landroute.tables.rules import RULES
from landroute.tables.rules.at import line
from landroute.tables.rules.own import OWN_RULES
from landroute.tables.sound import TABLES, digest, found_sound, keep_sound, parts_of
from landroute.tables.validity import broken, key_of


def check_data(data: Path = DATA) -> list[str]:
    """
    Check what is said of the tables, then every table, as it is on disk now, by itself and others.

    Returns
    -------
    list of str
        `file:line: column NAME: reason`, or `file:line: resource NAME: field NAME: reason` for
        what is said of them; empty when all is well. Tables are read only once what is said of
        them is sound, and the cross-table rules run only once every table is valid by itself,
        since they would otherwise misread it.
    """
    key = _key(data)
    if found_sound(TABLES, key):
        return []
    problems = [shortened(problem) for problem in _problems(data)]
    if data == DATA and not problems:
        said = descriptor.key_of(stamped(PACKAGE, data).content())
        tables = (table(name, data) for name in resource_names(data))
        of_each = (key_of(file.content(), schema) for file, schema in tables)
        keep_sound(TABLES, [key, said, *of_each])
    return problems


def _key(data: Path) -> str:
    """Return a digest of all that the check hangs on: the files of a folder, and this room."""
    return digest(*parts_of(data, "*"), *parts_of(Path(__file__).parent, "*.py", "*.json"))


def _problems(data: Path) -> list[str]:
    try:
        problems = list(_problems_of_package(stamped(PACKAGE, data)))
        if problems:
            return problems
        problems = [p for name in resource_names(data) for p in _schema_problems(name, data)]
        if problems:
            return problems
        own = [p for name in resource_names(data) for p in _own_problems(*table(name, data))]
        return own + [problem for rule in RULES for problem in rule(data)]
    except BadInput as error:
        return [str(error)]


@lru_cache(maxsize=16)
def _problems_of_package(package: Stamped) -> tuple[str, ...]:
    return tuple(descriptor.problems_of(package.content(), shown(package.path)))


def _schema_problems(name: str, data: Path) -> tuple[str, ...]:
    try:
        return broken(*table(name, data))
    except BadInput as error:  # the file is missing
        return (str(error),)


@lru_cache(maxsize=256)
def _own_problems(file: Stamped, schema: str) -> tuple[str, ...]:
    of_a_table = rows(file, schema)
    return tuple(line(file.path, *problem) for rule in OWN_RULES for problem in rule(of_a_table))


def require_data(data: Path = DATA) -> None:
    """Raise `BadInput` with the first problems of `check_data`, if there are any."""
    problems = check_data(data)
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check data`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)
