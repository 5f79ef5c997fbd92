"""
Random calls of the command line, each held to what it promises: `make fuzz`, outside CI.

    python tests/fuzz/calls.py [--calls 2000] [--seed 1] [--only NUMBER] [--limit SECONDS]

A call is made of the commands, arguments and options that `landroute` has, with good, bad and
hostile values. It has to end within the limit with status 0, 1 or 2; without a traceback; when
refused, with one line on standard error and no file of the book changed; with --json and status 0,
with one JSON document; and whatever it writes lies in the scratch folder. --debug, which asks for
tracebacks, is left out.

Every call runs in a fork of this process, on a copy of the whole project in a scratch folder. What
would start kernels, servers, workers or downloads (`build`, `run`, `save`, `serve`, `watch`,
`sweep`, `check notebooks`, `check words`, `data build`) runs up to there: see `BEGINNINGS`. All
else is run for real: `new chapter`, `clean`, `data split`, `data add` and `data seal` on the copy,
which is then made whole again.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import multiprocessing
import os
import random
import shlex
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
COPIED = (
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "README.md",
    "chapters",
    "data",
    "lib",
    "tests",
)
EVERY = 100  # calls between two lines of progress
BEGUN = "all was right, and the work would begin"
# Where work begins that is not done here.
BEGINNINGS = (
    "landroute.press.build.run_all",
    "landroute.press.execute.run_chapter",
    "landroute.press.offline.offline_problems",
    "landroute.press.serve.site_server",
    "landroute.press.watch.watch",
    "landroute.studies.messages.reading_problems",
    "landroute.sweeps.run.Store",
    "landroute.tables.builders.geography.build",
)
# Which start a process ahead of the work.
LOADERS = ("landroute.press.build.begin_to_load", "landroute.press.build.Typesetter")
REPORTS = (["check"], ["data", "verify"])  # of these each problem has a line
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {
    "os.mkdir": 1,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.utime": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
}  # fmt: skip (events of Python's audit, and how many paths of each are written to)

FILES = {
    "good.yml": b"about: Mine\nset: {as_of: 2018-06-01}\n",
    "wrong.yml": b"about: Mine\nset: {as_of: 2018-06-41}\n",
    "open.yml": b"about: [Mine\n",
    "deep.yml": b"[" * 5000,
    "bytes.yml": b"\xff\xfe\x00",
    "empty.yml": b"",
    "baseline.yml": b"about: Mine\nset: {}\n",
    "sweep.yml": b"about: x\nof: {findings: [keys]}\ndesign: grid\nvary: {account: [primary]}\n",
    "odd-sweep.yml": b"about: x\nof: {findings: [kes]}\ndesign: cubic\nvary: {}\npoints: 1e99\n",
    "events.csv": b"id,year\n1,2017\n",
    "events.zip": b"PK\x03\x04nothing",
    "events.gz": b"\x1f\x8bnothing",
    "notes.ipynb": b"{}",
}
DAYS = ["2011-01-01", "2014-08-01", "2017-06-30", "2018-06-01", "2024-12-08", "2026-11-01"]
SETTINGS = [
    "as_of=2018-06-01", "account=alternate", "origin=baghdad", "destination=damascus", "budget=2",
    "contested_passes=true", "service=2", "clearance=3.5", "horizon=2020-01-01", "draws=100",
    " seed = 7 ", "threat_band=10", "us_posture=withdrawn", "road_speed=low",
]  # fmt: skip
ODD_SETTINGS = [
    "as_of=2017-02-30", "acount=primary", "account", "=", "=x", "budget=", "budget=99", "seed=1e9",
    "clearance=nan", "destination=beyrut", "origin=suez", "budget=²", "seed=" + "9" * 5000,
    "as_of==", "service=true", "account=primary\n", "origin=\x1b[31m", "draws=1_000",
]  # fmt: skip
PLACES = ["tanf", "AL-Bukamal", "deir ez-zor", "suez", "tehran", "damascus-airport"]
CHAPTERS = ["routes/map", "corridors", "index", "chapters/routes/threat.ipynb"]
SCENARIOS = ["baseline", "after-assad", "corridor-2018", "good.yml"]
GOOD = {
    "--as-of": DAYS, "--set": SETTINGS, "--scenario": SCENARIOS, "--port": ["0", "8000", "65535"],
    "--jobs": ["1", "4"], "--cell-timeout": ["1", "600"], "--workers": ["1", "2"],
    "--scheduler": ["tcp://127.0.0.1:1"], "place": PLACES, "chapter": CHAPTERS,
    "what": ["data", "words", "notebooks", "site"], "name": ["actors/borders", "routes/ways"],
    "segment": ["tehran--qazvin", "qazvin--zanjan"], "kind": ["ucdp-ged"],
    "file": ["events.csv", "events.zip"], "spec": ["sweep.yml", "../data/sweeps/open-route.yml"],
    "--out": ["out", "one.ipynb", "deep/er/out"], "--only": ["keys", "answer", *CHAPTERS],
}  # fmt: skip
ODD = [
    "", " ", "-", "--", "-1", "-x", "0", "a\nb", "\t", "\x1b[31m", "\u202e", "\udcff", "é", "日本",
    "²", "9" * 400, "x" * 300, "x" * 5000, "..", ".", "/", "/etc/passwd", "/dev/null", "~", "*",
    "%s", "{}", "$(ls)", "nan", "1e999", "NaN", "None", "true", "=", "a=b", "@x", "\\", "'", '"',
    "65536", "2017-02-30", "2017-6-3", "99999999", "albukamaal", "routes/corridor", "index.md",
    "routes", "../../up", "none.yml", "folder.yml", "loop.yml", "x" * 300 + ".yml",
    "Actors/Borders", "actors/who", "a/b/c", "actors/" + "b" * 300, "lost.ipynb", *FILES,
    *DAYS, *PLACES, *SCENARIOS,
]  # fmt: skip


class Call(NamedTuple):
    """What a call was given, and how it ended."""

    arguments: list[str]
    status: int | None
    out: str
    err: str
    outside: list[str]
    changed: list[str]
    seconds: float


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Yield each command, as it is called, with its parameters."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command.params


def drawn(rng: random.Random, known: list[tuple[tuple[str, ...], list[Any]]]) -> list[str]:
    """Draw the arguments of a call."""
    path, parameters = rng.choice(known)
    parts: list[list[str]] = []
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            parts += [
                [_value(rng, parameter.name)] for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 1, 2]))
            ]
            continue
        name = rng.choice([*parameter.opts, *parameter.secondary_opts])
        for _ in range(
            rng.choice([0, 0, 0, 1, 1, 2]) or (path == ("evaluate",) and name == "--only")
        ):
            if parameter.is_flag:
                parts.append([name])
            elif rng.random() < 0.1:
                parts.append([f"{name}={_value(rng, name)}"])
            else:
                parts.append([name, _value(rng, name)])
    if rng.random() < 0.5:
        rng.shuffle(parts)
    arguments = [*path, *(word for part in parts for word in part)]
    match rng.randrange(25):
        case 0:
            arguments.insert(rng.randrange(len(arguments) + 1), rng.choice(ODD))
        case 1:
            arguments.insert(
                rng.randrange(len(arguments) + 1), rng.choice(["--help", "--nonsense"])
            )
        case 2:
            del arguments[rng.randrange(len(arguments)) :]
    if arguments[:1] == ["evaluate"] and "--only" not in " ".join(arguments):
        arguments += ["--only", "keys"]  # all findings take minutes
    return arguments


def _value(rng: random.Random, name: str) -> str:
    if rng.random() < 0.65:
        return rng.choice(GOOD[name])
    return rng.choice(ODD_SETTINGS if name == "--set" and rng.random() < 0.7 else ODD)


def laid_out(scratch: Path) -> Path:
    """Copy the project into a folder, with a folder of files that calls may name; return it."""
    book = scratch / "book"
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, book / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            book.mkdir(exist_ok=True)
            shutil.copy2(source, book / name)
    (book / "_build" / "html").mkdir(parents=True)
    (book / "_build" / "html" / "index.html").write_text("<p>the book</p>")
    here = book / "here"
    (here / "folder.yml").mkdir(parents=True)
    (here / "loop.yml").symlink_to("loop.yml")
    for name, content in FILES.items():
        (here / name).write_bytes(content)
    for name in ("home", "tmp"):
        (scratch / name).mkdir()
    return book


def settle(scratch: Path, book: Path) -> None:
    """Have this process be one of the copy, which keeps to the scratch folder."""
    os.environ.update(
        LANDROUTE_ROOT=str(book), HOME=str(scratch / "home"), TMPDIR=str(scratch / "tmp"),
        COLUMNS="100",
    )  # fmt: skip
    tempfile.tempdir = None
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(book / "lib"))
    os.chdir(book / "here")
    import landroute.tables

    if not Path(landroute.tables.__file__).is_relative_to(book):
        raise SystemExit("landroute is not that of the copy")


def warm() -> None:
    """Load and work out what many calls want, once for all forks; stop work where it begins."""
    from landroute.corridor import queries
    from landroute.errors import BuildFailed
    from landroute.press.notebooks import chapter_names
    from landroute.scenario import baseline
    from landroute.studies import registry
    from landroute.studies.messages import require_messages
    from landroute.tables.check import require_data

    def begun(*_: object, **__: object) -> None:
        raise BuildFailed(BEGUN)

    require_data()
    require_messages()
    chapter_names()
    queries.corridors(baseline())
    registry.evaluate(baseline(), ["keys", "answer"])
    for names, stand_in in ((BEGINNINGS, begun), (LOADERS, contextlib.nullcontext)):
        for name in names:
            module, _, function = name.rpartition(".")
            with contextlib.suppress(ModuleNotFoundError):  # what only builders need
                loaded = importlib.import_module(module)
                getattr(loaded, function)
                setattr(loaded, function, stand_in)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of each file below a folder but for what builds keep."""
    found = {}
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "_build"]
        for name in names:
            path = Path(here, name)
            status = path.lstat()
            found[str(path.relative_to(folder))] = (status.st_size, status.st_mtime_ns)
    return found


def made_whole(book: Path, whole: Path, then: dict[str, tuple[int, int]]) -> list[str]:
    """Put back what a call changed in the copy; return what that was."""
    now = stamps(book)
    changed = [name for name in {*then, *now} if then.get(name) != now.get(name)]
    for name in changed:
        if name in then:
            (book / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(whole / name, book / name, follow_symlinks=False)
        else:
            (book / name).unlink()
    shutil.rmtree(book / "_build")
    shutil.copytree(whole / "_build", book / "_build")
    return sorted(changed)


def watch_writes(scratch: Path, outside: Path) -> None:
    """Note, of this process, each path outside the scratch folder that it would write to."""

    def note(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            written = [path] if (flags or 0) & WRITING or set(mode or "") & set("wax+") else []
        else:
            written = list(given[: CHANGING.get(event, 0)])
        for path in written:
            if isinstance(path, int):  # a file that is open already
                continue
            place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 (a Path would cost more)
            if not place.startswith((f"{scratch}/", "/dev/null", "/dev/shm", "/proc/")):  # noqa: S108
                file = os.open(outside, os.O_WRONLY | os.O_APPEND)
                os.write(file, f"{event} {place}\n".encode(errors="replace"))
                os.close(file)

    sys.addaudithook(note)


def in_a_fork(arguments: list[str], scratch: Path) -> None:
    """Run a call in this process, a fork, as `landroute` would; end with its status."""
    from landroute.cli import main

    for number, name in ((1, "out"), (2, "err")):
        file = os.open(scratch / name, os.O_WRONLY)
        os.dup2(file, number)
        os.close(file)
    sys.stdout, sys.stderr = (io.TextIOWrapper(open(n, "wb", closefd=False)) for n in (1, 2))  # noqa: SIM115
    sys.argv = ["landroute", *arguments]
    watch_writes(scratch, scratch / "outside")
    main()


def called(arguments: list[str], scratch: Path, limit: float) -> Call:
    """Run a call in a fork, and make the copy whole again."""
    kept = {name: scratch / name for name in ("out", "err", "outside")}
    for path in kept.values():
        path.write_bytes(b"")
    book, whole = scratch / "book", scratch / "whole"
    then = stamps(book)
    began = time.monotonic()
    process = multiprocessing.get_context("fork").Process(
        target=in_a_fork, args=(arguments, scratch)
    )
    process.start()
    process.join(limit)
    status = process.exitcode
    if status is None:
        process.kill()
        process.join()
    seconds = time.monotonic() - began
    out, err, outside = (
        path.read_text(encoding="utf-8", errors="replace") for path in kept.values()
    )
    changed = made_whole(book, whole, then)
    return Call(arguments, status, out, err, outside.splitlines(), changed, seconds)


def broken(call: Call) -> Iterator[str]:
    """Say which promises a call broke."""
    if call.status is None:
        yield f"did not end in {call.seconds:.0f} s"
        return
    if call.status not in (0, 1, 2):
        yield f"ended with status {call.status}"
    if "Traceback" in call.err:
        yield "shows a traceback"
    report = any(call.arguments[: len(path)] == path for path in REPORTS)
    if call.status and not report and call.err.count("\n") != 1:
        yield "is refused otherwise than in one line"
    if call.status and not call.err.removesuffix("\n").replace("\n", "").isprintable():
        yield "tells characters that nobody sees"
    if call.status == 2 and call.changed:
        yield f"is refused, and changed {', '.join(call.changed)}"
    if call.outside:
        yield f"writes outside: {'; '.join(call.outside)}"
    if call.status == 0 and "--json" in call.arguments and "--help" not in call.arguments:
        try:
            json.loads(call.out)
        except ValueError as error:
            yield f"prints no JSON document ({error})"


def named(arguments: list[str], known: list[tuple[tuple[str, ...], list[Any]]]) -> str:
    """Return the command that a call is of."""
    paths = (path for path, _ in known if tuple(arguments[: len(path)]) == path)
    return " ".join(next(paths, ("(none)",)))


def kind(call: Call) -> str:
    """Say how a call ended, in a word."""
    if BEGUN in call.err:
        return "begun"
    return {0: "done", 1: "failed", 2: "refused", None: "hung"}.get(call.status, "ended oddly")


def arguments_given() -> argparse.Namespace:
    """Return what this program was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--calls", type=int, default=2000, help="how many [2000]")
    parser.add_argument("--seed", type=int, default=1, help="of what is drawn [1]")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="make this call of them alone")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a call may take [60]")
    return parser.parse_args()


def main() -> int:
    """Make the calls; return the status: 1 where one broke a promise."""
    asked = arguments_given()
    with tempfile.TemporaryDirectory(prefix="landroute-calls-") as folder:
        scratch = Path(folder).resolve()
        book = laid_out(scratch)
        settle(scratch, book)
        warm()
        shutil.copytree(book, scratch / "whole", symlinks=True)
        return made(asked, scratch)


def made(asked: argparse.Namespace, scratch: Path) -> int:
    """Make the calls in a scratch folder that is laid out."""
    from typer.main import get_command

    from landroute.cli.commands import app

    known = list(commands(get_command(app)))
    ends: Counter[tuple[str, str]] = Counter()
    failures = 0
    slowest = 0.0
    numbers = range(asked.calls) if asked.only is None else [asked.only]
    for done, number in enumerate(numbers, start=1):
        arguments = drawn(random.Random(f"{asked.seed}/{number}"), known)  # noqa: S311
        call = called(arguments, scratch, asked.limit)
        slowest = max(slowest, call.seconds)
        ends[named(arguments, known), kind(call)] += 1
        for problem in broken(call):
            failures += 1
            print(f"call {number} of seed {asked.seed} {problem}:", ascii(shlex.join(arguments)))
            print("   ", ascii(call.err[-600:]), flush=True)
        if done % EVERY == 0 or asked.only is not None:
            print(f"{done} calls, {failures} broken promises; slowest {slowest:.1f} s", flush=True)
    totals: Counter[str] = Counter()
    for (name, end), count in sorted(ends.items()):
        print(f"{count:6}  {name}: {end}")
        totals[end] += count
    print(", ".join(f"{count} {end}" for end, count in totals.most_common()))
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
