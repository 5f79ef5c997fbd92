"""Every table by itself, then with the others."""

from __future__ import annotations

from pathlib import Path

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables.package import resource_names, schema_problems
from landroute.tables.rules import RULES


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
        return [problem for rule in RULES for problem in rule(data)]
    except BadInput as error:
        return [str(error)]


def require_data(data: Path = DATA) -> None:
    """Raise `BadInput` with the first problems of `check_data`, if there are any."""
    problems = check_data(data)
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check data`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)
