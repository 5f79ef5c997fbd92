"""
The command line: each command reads its options, calls one function and prints.

A command imports what it calls when it is called, so that none waits for what another needs.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
import traceback
from pathlib import Path

from landroute.errors import BadInput, BuildFailed, quoted, shortened, visible
from landroute.paths import require_root

DEBUG = "--debug"
INTERRUPTED = 130  # what Typer returns after Ctrl-C
STOPPED = "stopped; what finished is kept"


def main() -> None:
    """Run the command line; an error is one line that a person can act on."""
    arguments = [a for a in sys.argv[1:] if a != DEBUG]  # wherever it stands
    if sys.stderr is None:  # closed: what is told of an error would be printed among the answers
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a locale without our letters
    for name in ("SIGTERM", "SIGHUP"):  # end as Ctrl-C does: nothing is left behind
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    try:
        status = _run(arguments)
    except BrokenPipeError:
        sys.stdout = None
        status = 1
    except (Exception, KeyboardInterrupt) as error:
        if DEBUG in sys.argv:
            traceback.print_exc()
        told, status = _told(error)
        with contextlib.suppress(OSError):  # a full disk under it: the status tells as much
            print(f"landroute: {_shown(told, error)}", file=sys.stderr)
    sys.exit(status)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _run(arguments: list[str]) -> int:
    if sys.stdout is None:
        raise BuildFailed("standard output is closed, and there the answer would go")
    require_root()
    # A Ctrl-C while it loads, or a missing package, is told like any other.
    try:
        from landroute.cli.commands import app

        code = app(arguments, prog_name="landroute", standalone_mode=False)
    except SystemExit as left:  # no command of ours ends so
        raise ImportError("a module that was loaded ended the program") from left
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _shown(told: str, error: BaseException) -> str:
    """Write what went wrong in one line, or in one for each cause of a build that failed."""
    lines = told.split("\n") if isinstance(error, BuildFailed) else [told]
    return "\n".join(shortened(visible(line)) for line in lines)


def _told(error: BaseException) -> tuple[str, int]:
    """Say what went wrong in one line, with the exit status."""
    if isinstance(error, KeyboardInterrupt):
        return STOPPED, 1
    if isinstance(error, ModuleNotFoundError):
        return f"{error}; `make setup` installs what is missing (--debug shows where)", 1
    if isinstance(error, ImportError):
        return f"{error}; is PYTHONPATH set? (--debug shows where)", 1
    if isinstance(error, BadInput):
        return str(error), 2
    if isinstance(error, OSError):
        if error.errno == errno.ENAMETOOLONG:  # given so: there is no such file
            return f"{quoted(error.filename)}: {error.strerror}", 2
        return f"{error.filename or 'a file'}: {error.strerror or error}", 1
    if isinstance(error, BuildFailed):
        return str(error), 1
    return _told_by_typer(error)


def _told_by_typer(error: BaseException) -> tuple[str, int]:
    typer = sys.modules.get("typer")
    if typer and isinstance(error, typer.Abort):
        return STOPPED, 1
    if typer and isinstance(error, typer.TyperException):
        command = getattr(getattr(error, "ctx", None), "command_path", "landroute")
        said = error.format_message().rstrip(".")
        return f"{said} (see `{command} --help`)", 2
    return f"{type(error).__name__}: {error} (--debug shows where)", 1
