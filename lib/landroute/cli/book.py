"""Commands that run chapters, and build, check and serve the book."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from landroute.cli.options import (
    CELL_TIMEOUT,
    CORES,
    AsJson,
    AsOf,
    CellTimeout,
    Named,
    Settings,
    chosen,
    report,
    say,
)
from landroute.errors import BadInput, BuildFailed, unknown
from landroute.paths import BASELINE, BUILD, DATA, shown

if TYPE_CHECKING:
    from landroute.press.build import Report

PATIENCE = 2  # seconds that a work may take without a sign


def build(
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME|FILE", help="Also build this, beside the baseline; may be repeated."
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="CHAPTER", help="Run this chapter alone; may be repeated."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Chapters run at once.")] = CORES,
    save_outputs: Annotated[
        bool, typer.Option(help="Also write the baseline outputs into chapters/.")
    ] = False,
    cell_timeout: CellTimeout = CELL_TIMEOUT,
    offline_check: Annotated[
        bool, typer.Option(help="Then open every page in a browser with the network cut.")
    ] = False,
) -> None:
    """Run the chapters whose inputs changed and publish the site."""
    if offline_check and only:
        raise BadInput("--offline-check is of a published site; --only publishes none")
    given = scenario or [BASELINE]
    if not only and BASELINE not in given:
        given = [BASELINE, *given]  # what differs from it is marked, and it leads to the others
    if not (only or save_outputs or offline_check) and all(map(_stands, given)):
        for name in given:
            _say_that_it_stands(name)
        return

    from landroute.press import build as press
    from landroute.press.processes import begin_to_load
    from landroute.press.siblings import stale_scenarios
    from landroute.scenario import kept_name, read_scenario, resolve
    from landroute.studies.messages import known_whole, require_messages

    named = {kept_name(name): name for name in given}
    wanted = {kept: (resolve(name), read_scenario(name)[0]) for kept, name in named.items()}
    if not known_whole():
        begin_to_load()  # code or messages changed, and so will chapters: on another core meanwhile
    require_messages()
    for kept, name in named.items():
        if len(named) > 1 or kept != BASELINE:
            say(f"Scenario {kept}")
        if not only and len(named) > 1 and _stands(name) and press.is_executed(kept):
            _say_that_it_stands(name)
            continue
        parameters, about = wanted[kept]
        asked, pick = _asked(name), only or []
        _tell(
            press.build(parameters, kept, jobs, say, pick, about, asked, cell_timeout=cell_timeout)
        )
    if not only:
        for stale in stale_scenarios():
            say(f"No page leads to scenario {stale}, which shows an earlier book: build it again")
    if offline_check:
        _require_offline(wanted)
    if save_outputs:
        changed = press.save_outputs()
        say(f"chapters with new outputs: {', '.join(changed) or 'none'}")


def _say_that_it_stands(name: str) -> None:
    say(f"Nothing changed. The book is at {_site(name) / 'index.html'}")


def _require_offline(names: Iterable[str]) -> None:
    """Open every page of some sites with the network cut; raise `BuildFailed` for what fails."""
    from landroute.press.offline import offline_problems

    problems = [p for name in names for p in offline_problems(_site(name), say)]
    if problems:
        raise BuildFailed("\n".join(problems))
    say("Every page opens without a network.")


def _tell(done: Report) -> None:
    """Say what a build took, and where its site is."""
    for chapter, seconds in sorted(done.seconds.items(), key=lambda item: -item[1]):
        say(f"  {seconds:6.1f} s  {chapter}")
    if done.page:
        say(f"The book is at {done.page}")


def _stands(name: str) -> bool:
    """Say whether the site of a scenario is that of all that is there now."""
    from landroute.press.unchanged import unchanged

    return unchanged(_site(name), _asked(name))


def _site(name: str) -> Path:
    from landroute.press.places import site_folder

    return site_folder(Path(name).stem if _is_file(name) else name)


def _asked(name: str) -> list[str]:
    """Return what decides what is on a site, beside the book: the scenario, if it is a file."""
    path = Path(name)
    return [name, path.read_text("utf-8") if _is_file(name) and path.is_file() else ""]


def _is_file(name: str) -> bool:
    return name.endswith((".yml", ".yaml"))


def run(
    chapter: Annotated[str, typer.Argument(help="A chapter, such as routes/corridors.")],
    settings: Settings = None,
    scenario: Named = None,
    as_of: AsOf = None,
    target: Annotated[
        Path | None, typer.Option("--out", help="The notebook to write [./NAME.run.ipynb].")
    ] = None,
    cell_timeout: CellTimeout = CELL_TIMEOUT,
) -> None:
    """Execute a chapter with other parameters into a notebook."""
    from landroute.press.build import write_run
    from landroute.press.notebooks import chapter_name, chapter_path
    from landroute.studies.messages import require_messages

    wanted = chosen(scenario, settings, as_of)
    name = chapter_name(chapter_path(chapter))
    require_messages()
    path = target or Path(f"{name.rsplit('/', 1)[-1]}.run.ipynb")
    seconds = write_run(name, wanted, path, cell_timeout)
    say(f"{name} ran in {seconds:.1f} s; written to {path}")


def save(
    chapter: Annotated[str, typer.Argument(help="A chapter, such as routes/corridors.")],
) -> None:
    """Write a chapter's baseline outputs into chapters/."""
    from landroute.press import build as press
    from landroute.press.notebooks import chapter_name, chapter_path
    from landroute.scenario import baseline
    from landroute.studies.messages import require_messages

    name = chapter_name(chapter_path(chapter))
    require_messages()
    press.build(baseline(), BASELINE, 1, say, [name], cell_timeout=CELL_TIMEOUT)
    changed = press.save_outputs([name])
    say(f"chapters/{name}.ipynb: {'new outputs' if changed else 'its outputs were these already'}")


new = typer.Typer(help="Begin something from a template.")


@new.command()
def chapter(
    name: Annotated[str, typer.Argument(help="Its part and name, such as actors/borders.")],
) -> None:
    """Write a working chapter, its study, messages and test, and list them."""
    from landroute.press.new import new_chapter

    for path in new_chapter(name):
        say(shown(path))
    say(f"Next: landroute save {name}; then change what it counts, and says.")


def clean(
    everything: Annotated[
        bool, typer.Option("--all", help="Also the sites and the pictures of figures.")
    ] = False,
) -> None:
    """Remove what builds keep beside the sites."""
    from landroute.press.clean import clean as remove

    say(f"{remove(everything) / 1e6:,.1f} MB are free again")


def check(
    what: Annotated[
        str | None,
        typer.Argument(help="data, words, notebooks, or site.", show_default="data and words"),
    ] = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME|FILE",
            help="Read the words under this, not the baseline; may be repeated.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """
    Check tables, messages, committed outputs, or the built site.

    Words are checked by reading every finding, figure and table of the book. With --json the check
    of the tables counts what they hold.
    """
    if what is not None and what not in CHECKS:
        raise unknown("check", what, CHECKS, f"one of: {', '.join(CHECKS)}")
    if scenario and what not in (None, "words"):
        raise BadInput(f"--scenario is of words alone; the check of {what} takes none")
    results = {}
    for name in [what] if what else ["data", "words"]:
        results[name] = CHECKS[name](scenario or [BASELINE])
    failed = [name for name, (problems, _) in results.items() if problems]
    document: dict[str, Any] = {
        "check": (failed or list(results))[0],
        "problems": [problem for own, _ in results.values() for problem in own],
        "checks": {name: _result(*result) for name, result in results.items()},
    }
    if not failed:
        document["passed"] = "; ".join(passed for _, passed in results.values())
    if as_json and "data" in results and not failed:
        from landroute.tables.inventory import counts

        document["counts"] = counts(DATA)
    lines = [f"{name}: {passed}" for name, (_, passed) in results.items()]
    status = 2 if what in (None, "data", "words") else 1
    report(document, "\n".join(lines), as_json, status)


def _result(problems: list[str], passed: str) -> dict[str, Any]:
    told = {} if problems else {"passed": passed}
    return {"ok": not problems, "problems": problems, **told}


def _odd_scenarios() -> list[str]:
    from landroute.scenario.files import read_scenario, scenario_names

    problems = []
    try:
        for name in scenario_names():
            try:
                read_scenario(name)
            except BadInput as error:
                problems.append(str(error))
    except BadInput as error:  # the name of a file
        problems.append(str(error))
    return problems


def _check_data(_: list[str]) -> tuple[list[str], str]:
    from landroute.tables import resource_names
    from landroute.tables.check import check_data

    # A package that cannot be read has no tables to count.
    problems = check_data() or _odd_scenarios()
    number = 0 if problems else len(resource_names(DATA))
    return problems, f"{number} tables, each valid by itself and with the others"


def _check_words(scenarios: list[str]) -> tuple[list[str], str]:
    from landroute.scenario import resolve
    from landroute.studies import messages
    from landroute.tables.check import check_data

    problems = messages.message_problems()
    if problems or check_data():
        return (
            problems,
            "every message is used, and there; not read, since the tables are not sound",
        )
    for name in scenarios:
        read = messages.reading_problems(resolve(name), _progress(f"{name}: reading "))
        problems += [f"{problem} (scenario {name})" for problem in read]
    return problems, "every message is used, there where it is asked for, and can be said"


def _progress(before: str) -> Callable[[str], None]:
    """Return what says on standard error how far a long work is, once it has proved long."""
    began = time.monotonic()

    def tell(name: str) -> None:
        if time.monotonic() - began > PATIENCE:
            say(before + name, err=True)

    return tell


def _check_notebooks(_: list[str]) -> tuple[list[str], str]:
    from landroute.press import build as press
    from landroute.press.notebooks import notebook_names
    from landroute.scenario import baseline

    names = notebook_names()
    press.build(baseline(), BASELINE, CORES, lambda _: None, names, cell_timeout=CELL_TIMEOUT)
    stale = press.stale_notebooks()
    formed = sorted(set(press.rewritten_notebooks()) - set(stale))
    if formed:
        say(
            f"in another form than the book's, with the same outputs: {', '.join(formed)};"
            " `landroute save` writes the book's",
            err=True,
        )
    return [
        f"chapters/{name}.ipynb: committed outputs differ from a fresh run;"
        " `make notebooks` writes new ones"
        for name in stale
    ], "the committed outputs are what the code and the data give"


def _check_site(_: list[str]) -> tuple[list[str], str]:
    from landroute.press.sitecheck import site_problems

    return (
        site_problems(BUILD / "html"),
        "every page of the contents is there, and every link leads somewhere",
    )


CHECKS: dict[str, Callable[[list[str]], tuple[list[str], str]]] = {
    "data": _check_data,
    "words": _check_words,
    "notebooks": _check_notebooks,
    "site": _check_site,
}


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
) -> None:
    """Serve the built site on this machine."""
    from landroute.press.places import BELOW
    from landroute.press.serve import HOST, site_server
    from landroute.press.siblings import scenario_names

    site = BUILD / "html"
    if not (site / "index.html").is_file():
        raise BadInput(f"no site in {shown(site)}; `make book` builds it")
    server = site_server(site, port)
    with contextlib.suppress(KeyboardInterrupt):
        for name in scenario_names():
            say(f"http://{HOST}:{server.effective_port}/{BELOW}/{name}/")
        say(f"http://{HOST}:{server.effective_port}/ (Ctrl-C stops)")
        server.run()


def watch(
    scenario: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME|FILE", help="Also build this; may be repeated."),
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
) -> None:
    """Serve the book, built after each edit; open pages reload."""
    from landroute.press.watch import watch as keep_watch

    given = [part for name in scenario or () for part in ("--scenario", name)]
    keep_watch(BUILD / "html", port, given, say)
