"""Named scenarios: YAML files of overrides; and settings from the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml

from landroute.errors import BadInput, quoted, unknown
from landroute.paths import BASELINE, SCENARIOS, shown
from landroute.scenario.model import Scenario, check_names
from landroute.tables import content, files

NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][+-]?[0-9]+)?")


class _Plain(yaml.SafeLoader):
    """
    YAML of names, numbers and text alone.

    A key is a name and may stand once: PyYAML lets the last of several win, in silence. A day
    stays text, so that a wrong one is told with its parameter. A number is written as on the
    command line: PyYAML would read 010 as 8, and 1:30 as 90. There are no tags, on some of which
    PyYAML fails, and no aliases, of which a few lines can make a text of any length.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 (as PyYAML has it)
        first: [(tag, pattern) for tag, pattern in listed if not tag.endswith(":timestamp")]
        for first, listed in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def fetch_tag(self) -> NoReturn:
        """Refuse `!tag`."""
        raise _refused("a tag is not taken", self.get_mark())

    def fetch_alias(self) -> NoReturn:
        """Refuse `*name`."""
        raise _refused("an alias is not taken: write the value again", self.get_mark())


def _refused(reason: str, mark: yaml.Mark) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=reason, problem_mark=mark)


def _mapping(loader: _Plain, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        name = loader.construct_object(key, deep=True)
        if not isinstance(name, str):
            raise _refused(f"the key {quoted(name)} is no name", key.start_mark)
        if name in seen:
            raise _refused(f"{quoted(name)} is given twice", key.start_mark)
        seen.add(name)
    return dict(loader.construct_pairs(node, deep=True))


def _number(loader: _Plain, node: yaml.ScalarNode) -> int | float:
    if not NUMBER.fullmatch(node.value):
        raise _refused(
            f"{quoted(node.value)} is no number in the digits 0 to 9, without a 0 before it",
            node.start_mark,
        )
    return float(node.value) if set(node.value) & set(".eE") else int(node.value)


_Plain.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Plain.add_constructor("tag:yaml.org,2002:int", _number)
_Plain.add_constructor("tag:yaml.org,2002:float", _number)


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
    """Names of the committed scenarios, the baseline first."""
    names = [path.stem for path in files(SCENARIOS) if path.suffix == ".yml"]
    return [BASELINE, *(name for name in names if name != BASELINE)]


def scenario_file(name: str) -> Path:
    """Return the YAML file of a scenario named by name or path; raise `BadInput` if none."""
    named = name.endswith((".yml", ".yaml"))
    path = Path(name) if named else SCENARIOS / f"{name}.yml"
    if not path.is_file():
        if named or name == BASELINE:
            raise BadInput(f"{shown(path)}: the file is missing")
        there_are = f"there are: {', '.join(scenario_names())}; or name a file that ends in .yml"
        raise unknown("scenario", name, scenario_names(), there_are)
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
    try:
        return yaml.load(content(path).decode("utf-8"), Loader=_Plain)  # noqa: S506 (a safe one)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BadInput(f"{shown(path)}{line}: {error.problem or error.context}") from error
    except RecursionError as error:
        raise BadInput(f"{shown(path)}: is nested too deeply") from error
    except (OSError, ValueError, yaml.YAMLError) as error:  # ValueError: not UTF-8
        if isinstance(error, BadInput):
            raise
        raise BadInput(f"{shown(path)}: {' '.join(str(error).split())}") from error


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
    if not isinstance(about, str) or not about.strip() or not about.isprintable():
        raise BadInput(f"{shown(path)}: wants about, a line that says what the scenario is about")
    overrides = {} if read.get("set") is None else read["set"]
    if not isinstance(overrides, dict):
        raise BadInput(f"{shown(path)}: set is a list of name: value pairs")
    try:
        Scenario.of(overrides)
    except BadInput as error:
        raise BadInput(f"{shown(path)}: {error}") from error
    return about, overrides


def resolve(name: str = BASELINE, settings: Mapping[str, Any] | None = None) -> Scenario:
    """Return the scenario `name` with `settings` on top."""
    return Scenario.of({**read_scenario(name)[1], **(settings or {})})
