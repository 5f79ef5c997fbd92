"""Floor 0: `Scenario`, the single truth about the book's parameters."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self, cast, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from landroute.errors import BadInput, quoted
from landroute.paths import SCENARIOS, shown
from landroute.tables import RECORD_END, RECORD_START, road_place_id


def _iso_day(value: Any) -> Any:
    """Let through a date or its ISO form alone; pydantic would also read numbers and times."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):
        raise ValueError("is no day of the form YYYY-MM-DD")
    return dt.date.fromisoformat(str(value))


def _whole(value: Any) -> Any:
    """Read a whole number from the command line's text; leave the rest to the type."""
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]+", value) else value


Place = Annotated[str, BeforeValidator(lambda value: road_place_id(str(value)))]
Day = Annotated[dt.date, BeforeValidator(_iso_day)]
Band = Annotated[Literal[10, 25, 50], BeforeValidator(_whole)]
BASELINE = "baseline"


def _parameter(default: Any, meaning: str, *, unit: str, source: str, **bounds: Any) -> Any:
    return Field(
        default, description=meaning, json_schema_extra={"unit": unit, "source": source}, **bounds
    )


class Scenario(BaseModel):
    """Every parameter of the book: type, unit, bounds, default, meaning, source of the default."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=False, allow_inf_nan=False
    )

    as_of: Day = _parameter(
        dt.date(2017, 6, 30),
        "The day on which the map, the corridors and the ties are read.",
        unit="date",
        source="Our copy of the op-ed is undated; its events run to summer 2017 (paragraph 9).",
        ge=RECORD_START,
        le=RECORD_END,
    )
    account: Literal["primary", "alternate"] = _parameter(
        "primary",
        "Whose account of who held what, where sources disagree.",
        unit="choice",
        source="data/control.csv: each alternate row carries its reason.",
    )
    origin: Place = _parameter(
        "tehran",
        "Where a corridor starts.",
        unit="place",
        source="The op-ed, paragraph 1: an Iranian route.",
    )
    destination: Place = _parameter(
        "beirut",
        "Where a corridor ends.",
        unit="place",
        source="The op-ed, paragraph 1: Lebanon and the Mediterranean.",
    )
    contested_passes: bool = _parameter(
        False,
        "Whether a contested place lets the Iran-aligned side's traffic through.",
        unit="yes or no",
        source="Caution: a road under fire is no dependable supply line (data/passage.csv).",
    )
    tracks_count: bool = _parameter(
        False,
        "Whether an unpaved desert track counts as a road.",
        unit="yes or no",
        source="The op-ed, paragraph 9, tells an existing road from one still to be built.",
    )
    us_posture: Literal["recorded", "withdrawn"] = _parameter(
        "recorded",
        "Whether US forces and their partners deny passage as recorded, or no longer do.",
        unit="choice",
        source="data/passage.csv, column us_aligned; the op-ed, paragraph 9.",
    )
    road_speed: Literal["low", "central", "high"] = _parameter(
        "central",
        "Which estimate of speed by class of road turns km into hours.",
        unit="choice",
        source="data/road_classes.csv: each class's low, central and high speed with its source.",
    )
    strength_window: int = _parameter(
        18,
        "How near to the day, before or after, a strength claim must be dated to be compared.",
        unit="months",
        source="Our choice: wide enough for the statements that data/strength.csv dates by year.",
        ge=1,
        le=120,
    )
    horizon: Day = _parameter(
        RECORD_END,
        "The day up to which options are followed and claims are judged; not before as_of.",
        unit="date",
        source="The end of the record in data/control.csv.",
        ge=RECORD_START,
        le=RECORD_END,
    )

    around_months: int = _parameter(
        6,
        "How many months before and after the day the changes and events beside the map span.",
        unit="months",
        source="Our choice: long enough to show the push east of 2017 whole from its middle.",
        ge=1,
        le=60,
    )
    alternatives: int = _parameter(
        5,
        "How many of the fastest ways through the network are listed.",
        unit="ways",
        source="Our choice: more than the corridors that published analyses tell apart.",
        ge=1,
        le=20,
    )
    clearance: float = _parameter(
        10.0,
        "How near to a place that denies passage a new road may come.",
        unit="km",
        source="Our choice: a post sees a vehicle at some 10 km in open desert; sweep it.",
        ge=0,
        le=100,
    )
    budget: int = _parameter(
        3,
        "How many places somebody who wants the road closed can hold.",
        unit="places",
        source="Our choice: Tanf, Albukamal and Deir ez-Zor, the places the op-ed names most.",
        ge=1,
        le=10,
    )
    logistics: Literal["range", "low", "central", "high"] = _parameter(
        "range",
        "Whether capacity and cost by mode are drawn from their range, or fixed at one estimate.",
        unit="choice",
        source="data/modes.csv: low, central and high of each quantity with its source.",
    )
    common_cause: float = _parameter(
        0.1,
        "Share of the failures of the mode that fails least often whose cause takes every mode.",
        unit="share",
        source="Beta factor of fault trees: 0.1 for like channels, 0.01 for diverse ones "
        "(data/sources.bib, FTA Studio). Our choice: the modes differ in kind and have one owner.",
        ge=0,
        le=1,
    )
    draws: int = _parameter(
        10_000,
        "How many draws a Monte Carlo estimate takes.",
        unit="draws",
        source="Our choice: the error of a share near one half is then half a per cent.",
        ge=100,
        le=200_000,
    )
    seed: int = _parameter(
        2017,
        "Where the random numbers start, so that a rerun gives the same.",
        unit="none",
        source="Our choice: the year of the op-ed.",
        ge=0,
        le=2**31 - 1,
    )
    threat_band: Band = _parameter(
        25,
        "How near to the road an attack is counted.",
        unit="km",
        source="data/conflict_bands.csv, with what each distance asks of a report. Our choice: "
        "nearer counts only places known exactly, which are ever fewer.",
    )
    insurgency_intensity: float = _parameter(
        1.0,
        "By how much attacks are taken to be more frequent than counted in the chosen months.",
        unit="times",
        source="The counts as they stand; sweep it for a stronger or weaker insurgency.",
        ge=0,
        le=10,
    )
    under_reporting: float = _parameter(
        1.0,
        "How many attacks there were for each one that was reported.",
        unit="times",
        source="As reported; data/insurgency.csv has months in which one side told a tenth.",
        ge=1,
        le=20,
    )
    vehicles_per_day: float = _parameter(
        50.0,
        "Vehicles on a stretch on an ordinary day: the exposure that attacks are divided by.",
        unit="vehicles a day",
        source="Our assumption, of the order of the lorries a day in data/traffic.csv; sweep it.",
        ge=1,
        le=5_000,
    )
    convoy: int = _parameter(
        20,
        "Vehicles of a convoy whose chance of attack is asked for.",
        unit="vehicles",
        source="data/modes.csv: convoys reported at some 20 vehicles.",
        ge=1,
        le=500,
    )

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """
        Make a scenario from overrides of the baseline.

        Raises
        ------
        BadInput
            For an unknown name (with the nearest right one), a value out of range (with the
            allowed range), a horizon before the day, or one place for both ends; one line.
        """
        check_names(values)
        try:
            made = cls(**values)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            reason = first["msg"].removeprefix("Value error, ")
            raise BadInput(
                f"parameter {name} = {quoted(first['input'])}: {reason[0].lower()}{reason[1:]};"
                f" allowed: {allowed(name)}"
            ) from error
        if made.horizon < made.as_of:
            raise BadInput(
                f"parameter horizon = {made.horizon}: lies before as_of = {made.as_of};"
                f" allowed: {made.as_of} to {RECORD_END}"
            )
        if made.origin == made.destination:
            raise BadInput(
                f"parameter destination = {made.destination}: the same place as origin;"
                " allowed: any other place that a road reaches"
            )
        return made

    def overrides(self) -> dict[str, Any]:
        """Return what differs from the baseline, as plain JSON values."""
        baseline = type(self)().model_dump(mode="json")
        return {k: v for k, v in self.model_dump(mode="json").items() if v != baseline[k]}


class Declared:
    """
    The scenario as one chapter declares it.

    A chapter sees only the parameters that its parameters cell declares, so that a parameter
    which the chapter uses can always be overridden.
    """

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        declared = {k: namespace[k] for k in Scenario.model_fields if k in namespace}
        self._declared = frozenset(declared)
        self._scenario = Scenario.of(declared)

    def __getattr__(self, name: str) -> Any:
        """Return a declared parameter; any other name is an error."""
        if name in Scenario.model_fields and name not in self._declared:
            raise BadInput(f"the chapter uses {name}, which its parameters cell does not declare")
        return getattr(self._scenario, name)


def check_names(values: Iterable[str]) -> None:
    """Raise `BadInput` for the first name that is no parameter, with the nearest one."""
    for name in values:
        if name not in Scenario.model_fields:
            near = get_close_matches(str(name), Scenario.model_fields, n=1)
            hint = f"did you mean {near[0]}?" if near else "see `landroute params`"
            raise BadInput(f"unknown parameter {name!r}; {hint}")


def allowed(name: str) -> str:
    """Say in words which values parameter `name` takes."""
    field = Scenario.model_fields[name]
    choices = get_args(field.annotation)
    if choices and all(isinstance(c, (str, int)) for c in choices):
        return " or ".join(str(c) for c in choices)
    if field.annotation is bool:
        return "true or false"
    limits = {type(m).__name__: m for m in field.metadata}
    if "Ge" in limits and "Le" in limits:
        return f"{limits['Ge'].ge} to {limits['Le'].le}"
    return "the id, name or alias of a place in data/places.csv that a road reaches"


def parse_settings(settings: Iterable[str]) -> dict[str, str]:
    """Split `name=value` settings; raise `BadInput` for one without `=` or an unknown name."""
    parsed: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise BadInput(f"setting {setting!r} is not of the form name=value")
        parsed[name.strip()] = value.strip()
    check_names(parsed)
    return parsed


def scenario_names() -> list[str]:
    """Names of the committed scenarios, the baseline first."""
    return [BASELINE, *sorted(p.stem for p in SCENARIOS.glob("*.yml") if p.stem != BASELINE)]


def scenario_file(name: str) -> Path:
    """Return the YAML file of a scenario named by name or path; raise `BadInput` if none."""
    path = Path(name) if name.endswith((".yml", ".yaml")) else SCENARIOS / f"{name}.yml"
    if not path.is_file():
        if name == BASELINE:
            raise BadInput(f"{shown(path)}: the file is missing")
        near = get_close_matches(name, scenario_names(), n=1)
        there_are = f"there are: {', '.join(scenario_names())}; or name a file that ends in .yml"
        hint = f"did you mean {near[0]}?" if near else there_are
        raise BadInput(f"unknown scenario {name!r}; {hint}")
    return path


def kept_name(name: str) -> str:
    """
    Return the name under which a scenario's results are kept.

    Raises
    ------
    BadInput
        When a file would take the place of a committed scenario of the same name.
    """
    path = scenario_file(name)
    kept = path.stem
    if kept in scenario_names() and path.resolve() != SCENARIOS / f"{kept}.yml":
        raise BadInput(f"{shown(path)}: there is a scenario {kept} already; rename the file")
    return kept


def read_scenario(name: str) -> tuple[str, dict[str, Any]]:
    """
    Read a scenario file: `about`, one line, and `set`, overrides of the baseline.

    Returns
    -------
    tuple
        The line that says what the scenario is about, and its overrides.
    """
    path = scenario_file(name)
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:  # ValueError: 30 February, not UTF-8
        raise BadInput(f"{shown(path)}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict) or set(content) - {"about", "set"}:
        raise BadInput(f"{shown(path)}: wants the keys about and set, and no other")
    overrides = {} if content.get("set") is None else content["set"]
    if not isinstance(overrides, dict):
        raise BadInput(f"{shown(path)}: set is a list of name: value pairs")
    try:
        Scenario.of(overrides)
    except BadInput as error:
        raise BadInput(f"{shown(path)}: {error}") from error
    return str(content.get("about", "")), overrides


def resolve(name: str = BASELINE, settings: Mapping[str, Any] | None = None) -> Scenario:
    """Return the scenario `name` with `settings` on top."""
    return Scenario.of({**read_scenario(name)[1], **(settings or {})})


def json_schema() -> dict[str, Any]:
    """JSON schema of `Scenario`."""
    return Scenario.model_json_schema()


def parameters_cell(names: Iterable[str]) -> str:
    """Source of a chapter's parameters cell that declares `names` at the baseline."""
    baseline = Scenario().model_dump(mode="json")
    return "\n".join(f"{name} = {_literal(baseline[name])}" for name in names)


def _literal(value: Any) -> str:
    return repr(value) if isinstance(value, bool) else json.dumps(value)


def chapter_scenario(namespace: Mapping[str, Any]) -> Scenario:
    """
    Return the scenario that a chapter's parameters cell declares.

    Parameters
    ----------
    namespace
        `globals()` of the notebook.
    """
    return cast(Scenario, Declared(namespace))


def parameter_rows() -> list[dict[str, str]]:
    """Return every parameter for a reader: name, meaning, unit, allowed, default, its source."""
    return [
        {
            "parameter": name,
            "meaning": field["description"],
            "unit": field["unit"],
            "allowed": allowed(name),
            "default": str(field["default"]),
            "why this default": field["source"],
        }
        for name, field in json_schema()["properties"].items()
    ]


def scenario_rows() -> list[dict[str, str]]:
    """Return every named scenario for a reader: name, about, sets."""
    rows = []
    for name in scenario_names():
        about, overrides = read_scenario(name)
        sets = ", ".join(f"{k} = {v}" for k, v in overrides.items()) or "nothing"
        rows.append({"scenario": name, "about": about, "sets": sets})
    return rows
