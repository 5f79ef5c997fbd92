"""Every table by itself, then with the others."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables.package import changed, read, resource_names, schema_problems
from landroute.tables.rules import RULES
from landroute.tables.rules.at import at
from landroute.tables.rules.own import OWN_RULES


def check_data(data: Path = DATA) -> list[str]:
    """
    Check every table against its schema and against the others.

    Returns
    -------
    list of str
        `file:line: column NAME: reason`; empty when all is well. The cross-table rules run only
        once every table is valid by itself, since they would otherwise misread it.
    """
    try:
        problems = [p for name in resource_names(data) for p in schema_problems(name, data)]
        if problems:
            return problems
        own = [p for name in resource_names(data) for p in _own(name, data, changed(name, data))]
        return own + [problem for rule in RULES for problem in rule(data)]
    except BadInput as error:
        return [str(error)]


@lru_cache(maxsize=128)
def _own(name: str, data: Path, stamp: int) -> tuple[str, ...]:
    rows = read(name, data)
    return tuple(at(data, name, *found) for rule in OWN_RULES for found in rule(rows))


def require_data(data: Path = DATA) -> None:
    """Raise `BadInput` with the first problems of `check_data`, if there are any."""
    problems = check_data(data)
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check data`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)
