"""The kernel of a chapter: a process of its own, which notes what the chapter used."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import parent_process
from pathlib import Path

from landroute.paths import ROOT

USES = "LANDROUTE_USES"  # the file to write what was used into
BEGUN = ".begun"  # beside it: how many cells were begun
LIBRARY = Path(__file__).parents[1]
# Of the kernel itself; what a change in them changes is every chapter's.
OUTSIDE = ("press", "cli")
CODE, WORDS, FILE = "code:", "words:", "file:"
SEEN_OTHERWISE = (".py", ".pyc")  # modules, which may have been loaded before the kernel began


class Uses:
    """What a kernel has opened, asked for and imported, written down after each cell."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.begun = 0
        self.files: set[str] = set()
        sys.addaudithook(self._hear)

    def begin(self, *_: object) -> None:
        """Write down that another cell is begun, which tells where a kernel died."""
        self.begun += 1
        self.target.with_suffix(BEGUN).write_text(str(self.begun), encoding="ascii")

    def write(self, *_: object) -> None:
        """Write down all that was used so far."""
        self.target.write_text(json.dumps(sorted(self.named())), encoding="utf-8")

    def named(self) -> set[str]:
        """Return what was used: files, the book's modules, messages, and questions of the data."""
        used = {name for name in map(use_of, self.files.copy()) if name}
        for module in list(sys.modules.values()):
            file = getattr(module, "__file__", None)
            name = use_of(file) if file else ""
            if name:
                used.add(name)
        uses = sys.modules.get("landroute.tables.uses")
        return used | (uses.asked() if uses else frozenset())

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(details[0], str | bytes | os.PathLike):
            return
        path = os.fsdecode(details[0])
        if not path.endswith(SEEN_OTHERWISE) and not self._noted():
            self.files.add(str(Path(path).resolve()))

    @staticmethod
    def _noted() -> bool:
        uses = sys.modules.get("landroute.tables.uses")
        return bool(uses and hasattr(uses, "is_noted_otherwise") and uses.is_noted_otherwise())


@cache
def use_of(path: str) -> str:
    """
    Return the name under which a file is noted; empty for one that is not the book's.

    Returns
    -------
    str
        `code:` or `words:` and the path in the library, or `file:` and the path in the book.
    """
    file = Path(path)
    if file.is_relative_to(LIBRARY):
        within = file.relative_to(LIBRARY)
        if within.parts[0] in OUTSIDE or file.suffix not in (".py", ".ftl"):
            return ""
        return (CODE if file.suffix == ".py" else WORDS) + within.as_posix()
    if not file.is_relative_to(ROOT):
        return ""
    inside = file.relative_to(ROOT).as_posix()
    return "" if inside.startswith((".", "_build/")) else FILE + inside


def serve(arguments: Sequence[str], target: Path | None = None) -> None:
    """
    Be a kernel until it is shut down.

    Parameters
    ----------
    arguments
        Those of `ipykernel`, the connection file among them.
    target
        Where to write what is used; nothing is noted without it.
    """
    from ipykernel.kernelapp import IPKernelApp

    uses = Uses(target) if target else None
    app = IPKernelApp.instance()
    app.initialize([*arguments, "--HistoryManager.enabled=False"])
    if app.shell:
        app.shell.ask_exit = _end_the_cell
    if uses and app.shell:
        app.shell.events.register("pre_run_cell", uses.begin)
        app.shell.events.register("post_run_cell", uses.write)
    app.start()


def _end_the_cell() -> None:
    """Fail the cell that asks the kernel to end, which would take more of them before it did."""
    raise SystemExit("a chapter runs to its end")


def serve_forked(arguments: Sequence[str], env: Mapping[str, str], cwd: str) -> None:
    """Be a kernel in a process forked from one that has the imports done; end with its owner."""
    os.setsid()  # a Ctrl-C is for the build, which ends its kernels
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.argv = [sys.argv[0], *arguments]
    end_with_the_owner()
    serve(arguments, Path(env[USES]) if USES in env else None)


def end_with_the_owner() -> None:
    """Have this process end as soon as the one that asked for it has ended, however that was."""
    owner = parent_process()

    def wait() -> None:
        if owner:
            owner.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    serve(sys.argv[1:], Path(os.environ[USES]) if USES in os.environ else None)
