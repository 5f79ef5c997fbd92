"""Build the book: check, run what changed, publish."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from landroute.errors import BadInput, BuildFailed
from landroute.files import alone, write_whole
from landroute.paths import BUILD, CHAPTERS, shown
from landroute.press import unchanged
from landroute.press.declared import declared_parameters
from landroute.press.departures import departures
from landroute.press.differs import differences
from landroute.press.inputs import Inputs, digest_of
from landroute.press.notebooks import (
    canonical,
    chapter_name,
    chapter_path,
    dumps,
    notebook_names,
    read_notebook,
    require_listed,
)
from landroute.press.places import executed, site_folder
from landroute.press.processes import ALIKE, begin_to_load
from landroute.press.publish import publish, recover
from landroute.press.results import FOLDER as RESULTS
from landroute.press.results import Results, laid_into, made_by, prune, result_of
from landroute.press.runs import ChapterFailed, Run, Terms, run_all
from landroute.press.scratch import SCRATCH, scratch_folder
from landroute.press.siblings import list_scenarios
from landroute.press.typesetter import PublishFailed, Typesetter
from landroute.scenario import BASELINE, Scenario
from landroute.tables.check import require_data
from landroute.wording.check import require_words

MADE_OF = ".made"  # beside an executed notebook: the result and the prose in it
Say = Callable[[str], None]


@dataclass
class Report:
    """What a build did: seconds by chapter, chapters reused, the front page."""

    seconds: dict[str, float] = field(default_factory=dict)
    reused: list[str] = field(default_factory=list)
    page: Path | None = None


def build(
    scenario: Scenario,
    name: str,
    jobs: int,
    say: Say,
    only: Sequence[str] = (),
    about: str = "",
    asked: Sequence[str] = (),
    *,
    cell_timeout: int,
) -> Report:
    """
    Run the chapters whose inputs changed and publish the site of one scenario.

    Parameters
    ----------
    scenario, name
        The parameters, and the name under which the site is kept.
    jobs
        Chapters run at once.
    say
        Called with each line of progress.
    only
        Run these chapters and publish nothing.
    about
        What the scenario is about, in a line, for the site's readers.
    asked
        What of the command decides what is on the site: see `unchanged`.
    cell_timeout
        Seconds that a cell may take.

    Raises
    ------
    BuildFailed
        When a chapter or the publishing failed; what finished is kept for the next build.
    BadInput
        For bad rows, messages or parameters; before any kernel starts.
    """
    os.environ.update(ALIKE)
    BUILD.mkdir(exist_ok=True)
    if not RESULTS.exists():
        begin_to_load()
    with contextlib.ExitStack() as begun:
        book = unchanged.book()  # before anything is loaded or read of it
        # Loads on another core, while the tables are looked at and chapters run.
        typesetter = None if only else begun.enter_context(Typesetter())
        require_listed()
        require_data()
        require_words()
        refusal = "another build is running in this folder; wait for it"
        begun.enter_context(alone(BUILD / "lock", refusal))
        recover(site_folder(name))
        with scratch_folder() as scratch:
            report = _run(scenario, name, jobs, Terms(scratch, cell_timeout), say, only)
        if typesetter:
            told = departures(scenario, name, about)
            pictured = _publish(name, jobs, say, told, typesetter)
            report.page = site_folder(name) / "index.html"
            if unchanged.book() == book:
                made_of = unchanged.Note(list(asked), book, unchanged.meaning(), pictured)
                unchanged.note(site_folder(name), made_of)
            list_scenarios()
        return report


def _run(
    scenario: Scenario, name: str, jobs: int, terms: Terms, say: Say, only: Sequence[str]
) -> Report:
    """Run what chapters are due; raise `BuildFailed` where one failed."""
    report = Report()
    paths = [chapter_path(c) for c in only] or [CHAPTERS / f"{n}.ipynb" for n in notebook_names()]
    before = unchanged.files_now()
    chapters = {path: _Chapter(path, scenario.overrides()) for path in paths}
    inputs = Inputs()
    due = {}
    for path, chapter in chapters.items():
        if chapter.lay_out(name, inputs):
            report.reused.append(chapter.name)
        else:
            due[path] = chapter.parameters
    if report.reused:
        say(f"{len(report.reused)} of {len(paths)} chapters unchanged, not run again")
    for path in due:
        reason = chapters[path].results.why(chapters[path].settled, inputs)
        if reason:
            say(f"{chapters[path].name}: {reason}")

    def done(path: Path, run: Run) -> None:
        report.seconds[run.name] = run.seconds
        # Had a file changed, it might have read what is no longer there.
        still = unchanged.files_now() == before
        _write(name, run.name, run.text, chapters[path].keep(run, inputs) if still else "")

    failures = run_all(due, jobs, terms, say, done)
    prune()
    inputs.meanings.keep()
    for damaged in sorted(d for chapter in chapters.values() for d in chapter.results.damaged):
        say(f"a kept result was damaged and is gone: {damaged}")
    if failures:
        raise BuildFailed("\n".join(failures))
    return report


class _Chapter:
    """A chapter to build, with what is settled before it runs."""

    def __init__(self, path: Path, overrides: Mapping[str, Any]) -> None:
        self.name = chapter_name(path)
        self.notebook = read_notebook(path)
        declared = declared_parameters(self.notebook, shown(path))
        self.parameters = {k: overrides[k] for k in declared if k in overrides}
        self.settled = made_by(self.notebook, self.parameters)
        self.results = Results(self.name)

    def lay_out(self, scenario: str, inputs: Inputs) -> bool:
        """Have the executed notebook of a kept result stand in its place, if there is one."""
        found = self.results.find(self.settled, inputs)
        if found is None:
            return False
        made_of = self.made_of(found)
        if _stands(executed(scenario, self.name), made_of):
            return True
        result = self.results.read(found)
        if result is None:
            return False
        _write(scenario, self.name, laid_into(self.notebook, result), made_of)
        return True

    def keep(self, run: Run, inputs: Inputs) -> str:
        """Keep what a run gave, by what it used; return of what the executed notebook is made."""
        result = result_of(run.text, self.settled, inputs.now(run.uses))
        return self.made_of(self.results.keep(result))

    def made_of(self, result: Path) -> str:
        """Say of what the executed notebook is made: a kept result, and the prose about it."""
        sources = [[cell.cell_type, cell.source] for cell in self.notebook.cells]
        return f"{result.name} {digest_of(sources)}"


def _write(name: str, chapter: str, text: str, made_of: str) -> None:
    """Write an executed notebook, and of what it was made."""
    path = executed(name, chapter)
    path.with_suffix(MADE_OF).unlink(missing_ok=True)
    write_whole(path, text)
    write_whole(path.with_suffix(MADE_OF), _mark(made_of, text.encode()))


def _stands(path: Path, made_of: str) -> bool:
    """Say whether an executed notebook stands whole, of what it would be made of now."""
    mark = path.with_suffix(MADE_OF)
    if not (path.is_file() and mark.is_file()):
        return False
    return mark.read_bytes() == _mark(made_of, path.read_bytes())


def _mark(made_of: str, content: bytes) -> bytes:
    return f"{made_of} {hashlib.sha256(content).hexdigest()}".encode()


def _publish(
    name: str, jobs: int, say: Say, scenario: Mapping[str, Any], typesetter: Typesetter
) -> bool:
    """Publish the site; return whether each figure has its pictures."""
    say("publishing")
    began = time.monotonic()
    texts = _texts(name)
    if scenario:
        scenario = {**scenario, "differs": differences(_texts(BASELINE), texts)}
    try:
        pictured = publish(texts, site_folder(name), scenario, typesetter, say, jobs)
    except PublishFailed as failed:
        raise BuildFailed(str(failed)) from failed
    say(f"published in {time.monotonic() - began:.1f} s")
    return pictured


def _texts(name: str) -> dict[str, str]:
    return {n: executed(name, n).read_text(encoding="utf-8") for n in notebook_names()}


def is_executed(name: str) -> bool:
    """Say whether the executed chapters of a scenario are all kept."""
    return all(executed(name, chapter).is_file() for chapter in notebook_names())


def stale_notebooks(names: Sequence[str] = ()) -> list[str]:
    """
    Return the chapters whose committed outputs differ from the baseline run just kept.

    How an editor wrote the file is no difference.

    Parameters
    ----------
    names
        Of the chapters to look at; all when empty.
    """
    return [
        name
        for name in rewritten_notebooks(names)
        if executed(BASELINE, name).read_text("utf-8")
        != dumps(canonical(read_notebook(CHAPTERS / f"{name}.ipynb")))
    ]


def rewritten_notebooks(names: Sequence[str] = ()) -> list[str]:
    """Return the chapters whose files are not, byte for byte, those of the run just kept."""
    return [
        name
        for name in names or notebook_names()
        if executed(BASELINE, name).read_bytes() != (CHAPTERS / f"{name}.ipynb").read_bytes()
    ]


def save_outputs(names: Sequence[str] = ()) -> list[str]:
    """Write the baseline outputs of chapters, all when none is named; return those rewritten."""
    rewritten = rewritten_notebooks(names)
    for name in rewritten:
        write_whole(CHAPTERS / f"{name}.ipynb", executed(BASELINE, name).read_bytes())
    return rewritten


def write_run(chapter: str, scenario: Scenario, out: Path, cell_timeout: int) -> float:
    """
    Execute one chapter under a scenario into `out` and touch nothing else.

    Parameters
    ----------
    chapter, scenario, out
    cell_timeout
        Seconds that a cell may take.

    Returns
    -------
    float
        Seconds that it took.
    """
    path = chapter_path(chapter)
    declared = declared_parameters(read_notebook(path), shown(path))
    overrides = scenario.overrides()
    unused = sorted(set(overrides) - set(declared))
    if unused:
        raise BadInput(
            f"chapter {chapter} does not depend on {', '.join(unused)}; it takes:"
            f" {', '.join(declared) or 'no parameter'}"
        )
    require_data()
    if out.suffix != ".ipynb" or out.is_dir() or not os.access(out.parent, os.W_OK):
        raise BadInput(f"{out}: wants a name that ends in .ipynb, in a folder that can be written")
    if out.resolve().is_relative_to(CHAPTERS):
        raise BadInput(f"{out}: lies in chapters/, whose outputs are the baseline's; elsewhere")
    from landroute.press.execute import run_chapter  # loads papermill

    try:
        with TemporaryDirectory(prefix=SCRATCH) as scratch:
            run = run_chapter(path, overrides, Terms(Path(scratch), cell_timeout))
    except ChapterFailed as failed:
        raise BuildFailed(str(failed)) from failed
    write_whole(out, run.text)
    return run.seconds
