"""Named scenarios: YAML files of overrides; and settings from the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from landroute.errors import BadInput, unknown, unseen
from landroute.paths import BASELINE, SCENARIOS, shown
from landroute.plain import plain
from landroute.scenario.model import Scenario, check_names
from landroute.tables import content, files

SUFFIXES = (".yml", ".yaml")
NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def parse_settings(settings: Iterable[str]) -> dict[str, str]:
    """
    Split `name=value` settings.

    Raises
    ------
    BadInput
        For one without `=`, an unknown name, or a name given twice.
    """
    parsed: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip()
        if not equals:
            raise BadInput(f"setting {setting!r} is not of the form name=value")
        if name in parsed:
            raise BadInput(
                f"parameter {name} is set twice: to {parsed[name]} and to {value.strip()}"
            )
        parsed[name] = value.strip()
    check_names(parsed)
    return parsed


def scenario_names() -> list[str]:
    """Names of the committed scenarios, the baseline first; `BadInput` for a file of no name."""
    paths = files(SCENARIOS)
    for path in paths:
        _require_name(path, (".yml",))
    return [BASELINE, *(path.stem for path in paths if path.stem != BASELINE)]


def _require_name(path: Path, suffixes: tuple[str, ...]) -> None:
    """Raise `BadInput` where a file's name does not give a scenario's: it becomes an address."""
    if path.suffix not in suffixes or not NAME.fullmatch(path.stem):
        wants = f"small letters, digits and hyphens, and then {' or '.join(suffixes)}"
        raise BadInput(f"{shown(path)}: a scenario's file is named in {wants}")


def scenario_file(name: str) -> Path:
    """Return the YAML file of a scenario named by name or path; raise `BadInput` if none."""
    named = name.endswith(SUFFIXES)
    path = Path(name) if named else SCENARIOS / f"{name}.yml"
    if not path.is_file():
        if named or name == BASELINE:
            raise BadInput(f"{shown(path)}: the file is missing")
        there_are = f"there are: {', '.join(scenario_names())}; or name a file that ends in .yml"
        raise unknown("scenario", name, scenario_names(), there_are)
    _require_name(path, SUFFIXES)
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


def read_yaml(path: Path) -> Any:
    """
    Read a file of names, numbers and text; days stay text.

    Raises
    ------
    BadInput
        Names file and line, for what is no such YAML, and for a key that stands twice.
    """
    return plain(content(path), shown(path))


def read_scenario(name: str) -> tuple[str, dict[str, Any]]:
    """
    Read a scenario file: `about`, one line, and `set`, overrides of the baseline.

    Returns
    -------
    tuple
        The line that says what the scenario is about, and its overrides.
    """
    path = scenario_file(name)
    read = read_yaml(path)
    if not isinstance(read, dict) or set(read) - {"about", "set"}:
        raise BadInput(f"{shown(path)}: wants the keys about and set, and no other")
    about = read.get("about")
    if not isinstance(about, str) or not about.strip() or unseen(about):
        raise BadInput(f"{shown(path)}: wants about, a line that says what the scenario is about")
    overrides = {} if read.get("set") is None else read["set"]
    if not isinstance(overrides, dict):
        raise BadInput(f"{shown(path)}: set is a list of name: value pairs")
    if path == SCENARIOS / f"{BASELINE}.yml" and overrides:
        raise BadInput(f"{shown(path)}: set is empty in the {BASELINE}; give a scenario of its own")
    try:
        Scenario.of(overrides)
    except BadInput as error:
        raise BadInput(f"{shown(path)}: {error}") from error
    return about, overrides


def resolve(name: str = BASELINE, settings: Mapping[str, Any] | None = None) -> Scenario:
    """Return the scenario `name` with `settings` on top."""
    return Scenario.of({**read_scenario(name)[1], **(settings or {})})
