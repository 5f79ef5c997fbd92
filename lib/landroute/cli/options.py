"""Options that commands share, and how they print."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from landroute.errors import BadInput
from landroute.paths import BASELINE

if TYPE_CHECKING:
    from landroute.scenario import Scenario

CORES = os.cpu_count() or 1
CELL_TIMEOUT = 600  # seconds that a cell may take, where nothing else is said
CellTimeout = Annotated[int, typer.Option(min=1, metavar="SECONDS", help="What a cell may take.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="Override a parameter (`landroute params` lists them); may be repeated.",
    ),
]
# Lists, though one of each is meant: of several the last would win in silence.
AsOf = Annotated[
    list[str] | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The day, such as 2017-06-30: short for --set as_of=DATE."
    ),
]
Named = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="NAME|FILE",
        help="A named set of overrides (`landroute scenarios` lists them), or a YAML file.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]

say = typer.echo


def chosen(
    named: list[str] | None, settings: list[str] | None, as_of: list[str] | None = None
) -> Scenario:
    """
    Return the named scenario with the settings on top, `--as-of` among them.

    Raises
    ------
    BadInput
        For two scenarios, two days, or a parameter set twice.
    """
    from landroute.scenario import parse_settings, resolve

    given = [*(settings or []), *(f"as_of={day}" for day in as_of or ())]
    parsed = parse_settings(given)
    names = named or [BASELINE]
    if names[1:]:
        raise BadInput(f"--scenario is given twice: {' and '.join(names)}; one answer has one")
    return resolve(names[0], parsed)


def report(document: dict[str, Any], passed: str, as_json: bool, status: int = 2) -> None:
    """Print what a check found; leave with `status` where the document has problems."""
    problems = document["problems"]
    if as_json:
        print_json({"ok": not problems, **document})
    else:
        for problem in problems:
            say(problem, err=True)
        if not problems:
            say(passed)
    if problems:
        raise typer.Exit(status)


def print_json(document: Any) -> None:
    """Print a document; NaN and infinity, which JSON lacks, are errors."""
    say(json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False, default=str))
