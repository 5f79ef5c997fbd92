"""YAML of names, numbers and text alone, as people write settings by hand."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from landroute.errors import BadInput, quoted

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


def plain(content: bytes, where: str) -> Any:
    """
    Return what a file holds; days stay text.

    Parameters
    ----------
    content
    where
        How the file is called in an error.

    Raises
    ------
    BadInput
        Names file and line, for what is no such YAML, and for a key that stands twice.
    """
    try:
        return yaml.load(content.decode("utf-8"), Loader=_Plain)  # noqa: S506 (a safe one)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BadInput(f"{where}{line}: {error.problem or error.context}") from error
    except RecursionError as error:
        raise BadInput(f"{where}: is nested too deeply") from error
    except (ValueError, yaml.YAMLError) as error:  # ValueError: not UTF-8
        raise BadInput(f"{where}: {' '.join(str(error).split())}") from error
