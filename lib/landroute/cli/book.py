"""Commands that run chapters, and build, check and serve the book."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from landroute.cli.options import AsJson, AsOf, Named, Settings, chosen, report, say
from landroute.errors import BadInput, unknown
from landroute.paths import BASELINE, BUILD, DATA, shown

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
    from landroute.press import build as press
    from landroute.scenario import kept_name, read_scenario, resolve

    given = scenario or [BASELINE]
    wanted = {kept_name(name): (resolve(name), read_scenario(name)[0]) for name in given}
    for name, (parameters, about) in wanted.items():
        if name != BASELINE:
            say(f"Scenario {name}")
        report = press.build(parameters, name, jobs, say, only or [], about)
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
    """Execute a chapter with other parameters into a notebook."""
    from landroute.press.build import write_run
    from landroute.press.notebooks import chapter_name, chapter_path

    wanted = chosen(scenario, settings, as_of)
    name = chapter_name(chapter_path(chapter))
    path = target or Path(f"{name.rsplit('/', 1)[-1]}.run.ipynb")
    seconds = write_run(name, wanted, path)
    say(f"{name} ran in {seconds:.1f} s; written to {path}")


def check(
    what: Annotated[
        str | None,
        typer.Argument(help="data, words, notebooks, or site.", show_default="data and words"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """
    Check tables, messages, committed outputs, or the built site.

    With --json the check of the tables counts what they hold.
    """
    if what is not None and what not in CHECKS:
        raise unknown("check", what, CHECKS, f"one of: {', '.join(CHECKS)}")
    results = {name: CHECKS[name]() for name in ([what] if what else ["data", "words"])}
    problems = [problem for own, _ in results.values() for problem in own]
    first = next(iter(results))
    document: dict[str, Any] = {"check": first, "problems": problems, "passed": results[first][1]}
    if as_json and first == "data" and not problems:
        from landroute.tables.inventory import counts

        document["counts"] = counts(DATA)
    lines = [f"{name}: {passed}" for name, (_, passed) in results.items()]
    status = 2 if first in ("data", "words") else 1
    report(document, "\n".join(lines), as_json, status)


def _check_data() -> tuple[list[str], str]:
    from landroute.tables import resource_names
    from landroute.tables.check import check_data

    return (
        check_data(),
        f"{len(resource_names(DATA))} tables, each valid by itself and with the others",
    )


def _check_words() -> tuple[list[str], str]:
    from landroute.studies import registry
    from landroute.wording.check import message_problems

    # The studies can only be compared with messages that can be read.
    return (
        message_problems() or registry.message_problems(),
        "every message can be read, and each is used and there where it is asked for",
    )


def _check_notebooks() -> tuple[list[str], str]:
    from landroute.press import build as press
    from landroute.press.notebooks import notebook_names
    from landroute.scenario import baseline

    press.build(baseline(), BASELINE, CORES, lambda _: None, notebook_names())
    stale = press.stale_notebooks()
    return [
        f"chapters/{name}.ipynb: committed outputs differ from a fresh run;"
        " `make notebooks` writes new ones"
        for name in stale
    ], "the committed outputs are what the code and the data give"


def _check_site() -> tuple[list[str], str]:
    from landroute.press.sitecheck import site_problems

    return (
        site_problems(BUILD / "html"),
        "every page of the contents is there, and every link leads somewhere",
    )


CHECKS: dict[str, Callable[[], tuple[list[str], str]]] = {
    "data": _check_data,
    "words": _check_words,
    "notebooks": _check_notebooks,
    "site": _check_site,
}


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
) -> None:
    """Serve the built site on this machine."""
    import http.server

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
