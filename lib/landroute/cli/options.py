"""Options that commands share, and how they print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from landroute.scenario import Scenario

Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="Override a parameter (`landroute params` lists them); may be repeated.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The day, such as 2017-06-30: short for --set as_of=DATE."
    ),
]
Named = Annotated[
    str,
    typer.Option(
        "--scenario",
        metavar="NAME|FILE",
        help="A named set of overrides (`landroute scenarios` lists them), or a YAML file.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]

say = typer.echo


def chosen(name: str, settings: list[str] | None, as_of: str | None = None) -> Scenario:
    """Return the named scenario with the settings on top, `--as-of` among them."""
    from landroute.scenario import parse_settings, resolve

    given = [*(settings or []), *([] if as_of is None else [f"as_of={as_of}"])]
    return resolve(name, parse_settings(given))


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
