"""Commands that run chapters, and build, check and serve the book."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from landroute.cli.options import AsJson, AsOf, Named, Settings, chosen, report, say
from landroute.errors import BadInput
from landroute.paths import BUILD, shown
from landroute.press import build as press
from landroute.press.notebooks import chapter_name, chapter_path, notebook_names
from landroute.press.sitecheck import site_problems
from landroute.scenario import BASELINE, Scenario, kept_name, resolve
from landroute.tables import resource_names
from landroute.tables.check import check_data
from landroute.tables.counts import counts

CORES = os.cpu_count() or 1


def build(
    scenario: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME|FILE", help="Build this, not the baseline; may be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="CHAPTER", help="Run this chapter alone; may be repeated."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Chapters run at once.")] = CORES,
    save_outputs: Annotated[
        bool, typer.Option(help="Also write the baseline outputs into chapters/.")
    ] = False,
) -> None:
    """Run the chapters whose inputs changed and publish the site."""
    wanted = {kept_name(name): resolve(name) for name in scenario or [BASELINE]}
    for name, parameters in wanted.items():
        if name != BASELINE:
            say(f"Scenario {name}")
        report = press.build(parameters, name, jobs, say, only or [])
        for chapter, seconds in sorted(report.seconds.items(), key=lambda item: -item[1]):
            say(f"  {seconds:6.1f} s  {chapter}")
        if report.page:
            say(f"The book is at {report.page}")
    if save_outputs:
        changed = press.save_outputs()
        say(f"chapters with new outputs: {', '.join(changed) or 'none'}")


def run(
    chapter: Annotated[str, typer.Argument(help="A chapter, such as routes/corridors.")],
    settings: Settings = None,
    scenario: Named = BASELINE,
    as_of: AsOf = None,
    target: Annotated[
        Path | None, typer.Option("--out", help="The notebook to write [./NAME.run.ipynb].")
    ] = None,
) -> None:
    """Execute one chapter with other parameters into a notebook; touch nothing else."""
    wanted = chosen(scenario, settings, as_of)
    name = chapter_name(chapter_path(chapter))
    path = target or Path(f"{name.rsplit('/', 1)[-1]}.run.ipynb")
    seconds = press.write_run(name, wanted, path)
    say(f"{name} ran in {seconds:.1f} s; written to {path}")


def check(
    what: Annotated[str, typer.Argument(help="data, notebooks, or site.")] = "data",
    as_json: AsJson = False,
) -> None:
    """Check the tables, the committed outputs, or the built site; data --json counts the rows."""
    checks = {"data": _check_data, "notebooks": _check_notebooks, "site": _check_site}
    if what not in checks:
        raise BadInput(f"cannot check {what!r}; one of: {', '.join(checks)}")
    problems, passed = checks[what]()
    document: dict[str, Any] = {"check": what, "problems": problems, "passed": passed}
    if as_json and what == "data" and not problems:
        document["counts"] = counts()
    report(document, f"{what}: {passed}", as_json, status=2 if what == "data" else 1)


def _check_data() -> tuple[list[str], str]:
    return check_data(), f"{len(resource_names())} tables, each valid by itself and with the others"


def _check_notebooks() -> tuple[list[str], str]:
    press.build(Scenario(), BASELINE, CORES, lambda _: None, notebook_names())
    stale = press.stale_notebooks()
    return [
        f"chapters/{name}.ipynb: committed outputs differ from a fresh run;"
        " `make notebooks` writes new ones"
        for name in stale
    ], "the committed outputs are what the code and the data give"


def _check_site() -> tuple[list[str], str]:
    return (
        site_problems(BUILD / "html"),
        "every page of the contents is there, and every link leads somewhere",
    )


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
) -> None:
    """Serve the built site on this machine."""
    site = BUILD / "html"
    if not (site / "index.html").is_file():
        raise BadInput(f"no site in {shown(site)}; `make book` builds it")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise BadInput(f"port {port}: {error.strerror}; try another --port") from error
    with server, contextlib.suppress(KeyboardInterrupt):
        say(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C stops)")
        server.serve_forever()
