"""The file that says what to sweep, checked whole before anything runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from landroute.errors import BadInput, quoted, unknown
from landroute.paths import BASELINE, shown
from landroute.press.declared import declared_parameters
from landroute.press.notebooks import (
    chapter_name,
    chapter_path,
    read_notebook,
)
from landroute.scenario import Scenario, check_names, read_scenario, read_yaml
from landroute.studies.registry import STUDIES, homes, study_class
from landroute.sweeps.axes import Axis, listed, ranged
from landroute.sweeps.design import Design, points

LIST, RANGE = "list", "range"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Range(_Part):
    """From one value of a parameter to another, both included; a grid takes `steps` of them."""

    low: Any
    high: Any
    steps: int | None = Field(None, ge=2)


class Of(_Part):
    """What is worked out at each point: findings and studies by name, or one chapter."""

    findings: list[str] = Field([], min_length=1)
    chapter: str = ""


Values = Annotated[
    Annotated[list[Any], Tag(LIST)] | Annotated[Range, Tag(RANGE)],
    Discriminator(lambda given: LIST if isinstance(given, list) else RANGE),
]


class Spec(_Part):
    """
    A sweep as its file has it.

    Attributes
    ----------
    about : str
        In a line, for the report.
    of : Of
    design : str
        grid, lhs or sobol.
    points : int or None
        How many, for lhs and sobol.
    seed : int
    scenario : str
        What holds where nothing varies: a name, or a file.
    vary : dict
        Parameter to values, or to a range.
    enough : int
        Points from which on the report says what drives a finding.
    """

    about: str = Field(min_length=1)
    of: Of
    design: Design
    points: int | None = Field(None, ge=2)
    seed: int = Field(0, ge=0, lt=2**32)
    scenario: str = BASELINE
    vary: dict[str, Values] = Field(min_length=1)
    enough: int = Field(50, ge=10)


@dataclass(frozen=True)
class Sweep:
    """
    A sweep that can be run: its spec, and what follows from it.

    Attributes
    ----------
    file : str
        As messages name it.
    spec : Spec
    chapter : str
        The full name of the chapter that is run; empty where findings are worked out.
    base : dict
        Overrides of the scenario at which nothing varies.
    axes : tuple of Axis
    """

    file: str
    spec: Spec
    chapter: str
    base: Mapping[str, Any]
    axes: tuple[Axis, ...]

    @cached_property
    def points(self) -> list[dict[str, Any]]:
        """What varies at each point, by parameter: JSON values, in the order of the design."""
        return points(self.spec.design, self.axes, self.spec.points or 0, self.spec.seed)

    def overrides(self, number: int) -> dict[str, Any]:
        """Return the overrides of the baseline at a point."""
        return {**self.base, **self.points[number]}

    def order(self) -> list[int]:
        """
        Return the points in the order in which they are worked out.

        Those that make the same choices come together, since much of an answer is worked out once
        for all of them, by the worker that has them.
        """
        axes = sorted(self.axes, key=lambda axis: axis.kind != "choice")

        def place(number: int) -> list[Any]:
            point = self.points[number]
            return [a.values.index(point[a.name]) if a.values else point[a.name] for a in axes]

        return sorted(range(len(self.points)), key=place)

    @property
    def identity(self) -> str:
        """
        A digest of what decides which point has which number, and what is worked out there.

        A Sobol sequence goes on where it ended, so that more points of it are the same sweep.
        """
        spec = self.spec
        told: dict[str, Any] = {
            "of": spec.of.model_dump(),
            "base": self.base,
            "design": spec.design,
            "points": None if spec.design == "sobol" else spec.points,
            "seed": spec.seed,
            "axes": [[a.name, a.kind, a.values, a.low, a.high] for a in self.axes],
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def read_sweep(path: Path) -> Sweep:
    """
    Read and check a sweep.

    Raises
    ------
    BadInput
        Names the file, the key in it, what is wrong, and what would be right.
    """
    file = shown(path)
    if not path.is_file():
        raise BadInput(f"{file}: the file is missing")
    read = read_yaml(path)
    if not isinstance(read, dict):
        raise BadInput(f"{file}: wants the keys {', '.join(_required())}")
    try:
        spec = Spec(**read)
    except ValidationError as error:
        raise BadInput(f"{file}: {_told(error)}") from error
    try:
        _check_design(spec)
        name, hangs_on = _asked(spec.of)
        axes = tuple(_axes(spec, hangs_on))
        base = _base(spec, hangs_on)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error
    sweep = Sweep(file, spec, name, base, axes)
    for number, point in enumerate(sweep.points):
        try:
            Scenario.of(sweep.overrides(number))
        except BadInput as error:
            where = ", ".join(f"{name} = {value}" for name, value in point.items())
            raise BadInput(f"{file}: vary: at {where}: {error}") from error
    return sweep


def _required() -> list[str]:
    return [name for name, part in Spec.model_fields.items() if part.is_required()]


def _told(error: ValidationError) -> str:
    """Say the first thing that is wrong: the key's path, what, and what would be right."""
    first = error.errors()[0]
    path = [str(step) for step in first["loc"] if step not in (LIST, RANGE)]
    where = ".".join(path)
    if first["type"] == "extra_forbidden":
        part: type[BaseModel] = Of if path[0] == "of" else Range if path[0] == "vary" else Spec
        known = list(part.model_fields)
        within = f"{'.'.join(path[:-1])}: " if path[1:] else ""
        return f"{within}{unknown('key', path[-1], known, 'there are: ' + ', '.join(known))}"
    if first["type"] == "missing":
        return f"wants {where}; a sweep has the keys {', '.join(_required())}"
    reason = first["msg"]
    return f"{where} = {quoted(first['input'])}: {reason[0].lower()}{reason[1:]}"


def _check_design(spec: Spec) -> None:
    if spec.design == "grid":
        if spec.points is not None:
            raise BadInput("points: a grid has as many as its values make; leave it out")
    elif spec.points is None:
        raise BadInput(f"wants points: how many a design {spec.design} has")
    elif spec.design == "sobol" and spec.points & (spec.points - 1):
        below = 1 << (spec.points.bit_length() - 1)
        raise BadInput(
            f"points = {spec.points}: a Sobol design is balanced at powers of two alone;"
            f" {below} or {2 * below}"
        )


def _base(spec: Spec, hangs_on: Container[str]) -> dict[str, Any]:
    """Return what the scenario sets and what is asked for hangs on, but for what varies."""
    try:
        overrides = Scenario.of(read_scenario(spec.scenario)[1]).overrides()
    except BadInput as error:
        raise BadInput(f"scenario: {error}") from error
    return {n: v for n, v in overrides.items() if n in hangs_on and n not in spec.vary}


def _asked(of: Of) -> tuple[str, list[str]]:
    """Return the full name of the chapter asked for, if one is, and what the answers hang on."""
    if bool(of.findings) == bool(of.chapter):
        raise BadInput(
            "of: wants findings, a list of keys and studies, or chapter, the name of one"
        )
    if of.chapter:
        try:
            path = chapter_path(of.chapter)
        except BadInput as error:
            raise BadInput(f"of.chapter: {error}") from error
        return chapter_name(path), declared_parameters(read_notebook(path), shown(path))
    home = homes()
    hangs_on: dict[str, None] = {}
    for index, name in enumerate(of.findings):
        if name not in home and name not in STUDIES:
            near = unknown("finding or study", name, [*home, *STUDIES], "see `landroute evaluate`")
            raise BadInput(f"of.findings[{index}]: {near}")
        if name in of.findings[:index]:
            raise BadInput(f"of.findings[{index}]: {name} is given twice")
        hangs_on |= dict.fromkeys(study_class(home.get(name, name)).parameters)
    return "", list(hangs_on)


def _axes(spec: Spec, hangs_on: list[str]) -> Iterator[Axis]:
    for name, values in spec.vary.items():
        try:
            check_names([name])
        except BadInput as error:
            raise BadInput(f"vary: {error}") from error
        if name not in hangs_on:
            depends = ", ".join(hangs_on) or "no parameter"
            raise BadInput(f"vary.{name}: what is asked for does not hang on it, but on: {depends}")
        try:
            yield _axis(spec.design, name, values)
        except BadInput as error:
            raise BadInput(f"vary.{name}{error}") from error


def _axis(design: Design, name: str, values: list[Any] | Range) -> Axis:
    if isinstance(values, list):
        return listed(name, values)
    axis = ranged(name, values.low, values.high)
    if design != "grid":
        if values.steps is not None:
            raise BadInput(".steps: is of a grid alone; leave it out")
        return axis
    if values.steps is None:
        raise BadInput(".steps: is missing; a grid takes so many values from low to high")
    return Axis(name, axis.kind, axis.steps(values.steps), axis.low, axis.high)
