"""A study: the scenario, what is worked out of it once, and what a chapter shows by key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pandas as pd
import plotly.graph_objects as go
from IPython.display import display

from landroute.charts.tables import Table
from landroute.charts.template import finished
from landroute.errors import BadInput, unknown
from landroute.outputs import Finding
from landroute.paths import shown
from landroute.scenario import Scenario, supposes
from landroute.studies.rests import days, pieces
from landroute.tables import in_force, renew, resting
from landroute.wording import Words, premise, supposing, words
from landroute.wording.facts import plain

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Result:
    """
    What a finding comes to: its value, and the facts that its message is made of.

    `variant` names the attribute of the message that says it, where the message itself does not.
    """

    value: Any
    variant: str
    facts: Mapping[str, Any]


def result(value: Any, variant: str = "", /, **facts: Any) -> Result:
    """Return a `Result`."""
    return Result(value, variant, facts)


@dataclass(frozen=True)
class Drawing:
    """
    A figure before its words: the message `figure-KEY` has title, subtitle, alt and caption.

    Attributes
    ----------
    figure : Figure
    table : DataFrame
        The numbers behind it; its columns are headed by the messages `column-NAME`, but for those
        that are words already.
    height, min_width : int
        In pixels, the height without the key; a page narrower than `min_width` scrolls the figure
        inside itself.
    facts : dict
        What title, alt and caption are made of.
    site : dict
        What the site is to know beside them, under `layout.meta`: `narrow`, `steps`, `drives`.
    """

    figure: go.Figure
    table: pd.DataFrame
    height: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    min_width: int = 0
    site: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """
    What is registered under a key, or under one key for each of several ids.

    Attributes
    ----------
    key : str
        Kebab-case; with `{}` in the place of the id.
    work : callable
        Takes the study, and the id if there is one.
    unit : str
        Of a finding.
    ids : callable or None
        Returns the ids.
    under : collection of str or None
        The suppositions that it depends on, for its premise; all of the scenario's when `None`.
    verbatim : collection of str
        Columns of a table whose cells are what a reader types, or what a file holds.
    """

    key: str
    work: Callable[..., Any]
    unit: str = ""
    ids: Callable[[], Iterable[str]] | None = None
    under: Collection[str] | None = None
    verbatim: Collection[str] = ()

    @property
    def message(self) -> str:
        """Name of its message: the key without the place of the id."""
        return self.key.replace("-{}", "").replace("{}-", "")

    @property
    def at(self) -> str:
        """`file:line` of the function that is registered."""
        code = self.work.__code__
        return f"{shown(Path(code.co_filename))}:{code.co_firstlineno}"

    def by_key(self) -> dict[str, tuple[str, ...]]:
        """Map each key to the arguments that `work` takes after the study."""
        if self.ids is None:
            return {self.key: ()}
        return {self.key.format(one): (one,) for one in self.ids()}


class Study:
    """
    The questions of a chapter, asked of one scenario; each is answered when first asked for.

    Findings, figures and tables are registered by key, in the order of the chapter, by functions
    in the study's own modules; what they share is a cached property of the subclass.

    Attributes
    ----------
    name : str
        Of the study, its folder and its file of messages.
    chapters : tuple of str
        The chapters that show it.
    parameters : tuple of str
        The parameters that it depends on, those of its chapters' parameters cells.
    modules : tuple of str
        The modules of its folder that register something, in the order of the chapter.
    """

    name: ClassVar[str]
    chapters: ClassVar[tuple[str, ...]]
    parameters: ClassVar[tuple[str, ...]]
    modules: ClassVar[tuple[str, ...]] = ("findings", "figures", "tables")
    findings: ClassVar[list[Entry]]
    figures: ClassVar[list[Entry]]
    tables: ClassVar[list[Entry]]

    def __init_subclass__(cls) -> None:
        """Give each study registries of its own."""
        cls.findings, cls.figures, cls.tables = [], [], []

    def __init__(self, scenario: Scenario) -> None:
        renew()
        self.edition = in_force()
        self.scenario = scenario.only(self.parameters)
        self._findings: dict[str, Finding] = {}

    @property
    def words(self) -> Words:
        """The study's messages."""
        return words(self.name)

    @property
    def premise(self) -> str:
        """What the scenario supposes; empty where it takes the record as it stands."""
        return premise(self.scenario.suppositions())

    def __getitem__(self, key: str) -> Finding:
        """
        Return a finding.

        Raises
        ------
        BadInput
            For an unknown key, with the nearest right one.
        """
        if key not in self._findings:
            entry, ids = self._entry(self.findings, "finding", key)
            with resting() as rests:
                told: Result = entry.work(self, *ids)
            variant = f".{told.variant}" if told.variant else ""
            text = self.words(f"{entry.message}{variant}", **told.facts)
            self._findings[key] = Finding(
                key,
                plain(told.value),
                entry.unit,
                self._supposed(entry, text),
                plain(told.facts),
                pieces(rests),
                days(rests.days, self.words),
            )
        return self._findings[key]

    def figure(self, key: str) -> go.Figure:
        """Return a figure with its words; raise `BadInput` for an unknown key."""
        entry, ids = self._entry(self.figures, "figure", key)
        drawing: Drawing = entry.work(self, *ids)
        said, name = self.words, f"figure-{entry.message}"
        return finished(
            drawing.figure,
            key=key,
            title=self._supposed(entry, said(f"{name}.title", **drawing.facts)),
            alt=self._supposed(entry, said(f"{name}.alt", **drawing.facts)),
            caption=said(f"{name}.caption", **drawing.facts),
            table=drawing.table.rename(columns=self.head),
            height=drawing.height,
            min_width=drawing.min_width,
            subtitle=said(f"{name}.subtitle", **drawing.facts)
            if f"{name}.subtitle" in said
            else "",
            site=drawing.site,
        )

    def table(self, key: str) -> Table:
        """Return a table with its words; raise `BadInput` for an unknown key."""
        entry, ids = self._entry(self.tables, "table", key)
        shown = entry.work(self, *ids)
        if isinstance(shown, Table):
            return shown
        frame, facts = shown if isinstance(shown, tuple) else (shown, {})
        label = self._supposed(entry, self.words(f"table-{entry.message}", **facts))
        return Table(frame, key=key, label=label, head=self.head, verbatim=entry.verbatim)

    def show(self, *keys: str) -> None:
        """Display findings by key; a registered key with `{}` in it stands for all of its ids."""
        families = {entry.key: list(entry.by_key()) for entry in self.findings}
        for key in keys:
            for one in families.get(key, [key]):
                display(self[one])

    @classmethod
    def finding_keys(cls) -> list[str]:
        """Return the keys of the findings, in the order of the chapter."""
        return [key for entry in cls.findings for key in entry.by_key()]

    @classmethod
    def finding(
        cls,
        key: str,
        unit: str,
        *,
        ids: Callable[[], Iterable[str]] | None = None,
        under: Collection[str] | None = None,
    ) -> Callable[[F], F]:
        """Register a function that returns a `Result`."""
        return cls._registers("findings", key, unit, ids, under)

    @classmethod
    def draws(
        cls,
        key: str,
        *,
        ids: Callable[[], Iterable[str]] | None = None,
        under: Collection[str] | None = None,
    ) -> Callable[[F], F]:
        """Register a function that returns a `Drawing`."""
        return cls._registers("figures", key, "", ids, under)

    @classmethod
    def tabulates(
        cls,
        key: str,
        *,
        ids: Callable[[], Iterable[str]] | None = None,
        under: Collection[str] | None = None,
        verbatim: Collection[str] = (),
    ) -> Callable[[F], F]:
        """Register a function that returns a frame, one with the facts of its label, or a table."""
        return cls._registers("tables", key, "", ids, under, verbatim)

    @classmethod
    def _registers(
        cls,
        kind: str,
        key: str,
        unit: str,
        ids: Callable[[], Iterable[str]] | None,
        under: Collection[str] | None,
        verbatim: Collection[str] = (),
    ) -> Callable[[F], F]:
        """
        Register a function in one of the study's registries.

        Raises
        ------
        BadInput
            For a key that the registry has already, and for `under` with a name that is no
            supposition which the study depends on: its premise would be lost in silence.
        """

        def register(work: F) -> F:
            entry, entries = Entry(key, work, unit, ids, under, verbatim), getattr(cls, kind)
            for other in entries:
                if other.key == key:
                    raise BadInput(f"{entry.at}: {key} is registered already, at {other.at}")
            suppositions = [name for name in cls.parameters if supposes(name)]
            for name in under or ():
                if name not in suppositions:
                    there_are = (
                        f"the {cls.name} study supposes: {', '.join(suppositions) or 'none'}"
                    )
                    told = unknown("supposition", name, suppositions, there_are)
                    raise BadInput(f"{entry.at}: {key}: {told}")
            entries.append(entry)
            return work

        return register

    def head(self, column: Any) -> str:
        """Return the head of a column: the message `column-NAME`, or the column, if it is words."""
        name = str(column)
        machine = name.isidentifier() and name.islower()
        return self.words(f"column-{name.replace('_', '-')}") if machine else name

    def _supposed(self, entry: Entry, text: str) -> str:
        supposed = self.scenario.suppositions()
        if entry.under is not None:
            supposed = {name: supposed[name] for name in supposed if name in entry.under}
        return supposing(supposed, text)

    def _entry(self, entries: list[Entry], kind: str, key: str) -> tuple[Entry, tuple[str, ...]]:
        self.edition.require()
        known = {one: (entry, ids) for entry in entries for one, ids in entry.by_key().items()}
        if key not in known:
            raise unknown(kind, key, list(known), f"the {self.name} study has none of that name")
        return known[key]
