"""What code names: the strings, keywords and fields by which a message may be asked for."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from landroute.tables import resource, resource_names

LIBRARY = Path(__file__).parents[1]
# Rooms whose strings are not what a chapter shows.
BELOW = ("tables", "wording", "errors", "paths", "units")
NAMING = ast.Constant, ast.keyword, ast.AnnAssign, ast.JoinedStr, ast.ImportFrom
_ASKED = re.compile(r"""\bwords\(['"]([^'"]+)['"]\)""")


@dataclass(frozen=True)
class Named:
    """
    What some modules name.

    Attributes
    ----------
    strings : frozenset of str
        Their string constants.
    fields : frozenset of str
        Keywords of calls and annotated fields.
    patterns : frozenset of str
        Their f-strings as regular expressions, a group for each place that is filled in.
    """

    strings: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()

    def __or__(self, other: Named) -> Named:
        return Named(
            self.strings | other.strings,
            self.fields | other.fields,
            self.patterns | other.patterns,
        )

    def may_say(self, message: str) -> bool:
        """Say whether a message has a name of these, or one that these patterns can make."""
        spellings = {message, message.replace("-", "_")}
        return bool(spellings & self.strings) or self._makes(message)

    def may_name(self, word: str) -> bool:
        """Say whether a word, with dashes or underscores, is a name of these or can be made."""
        spellings = {word, word.replace("-", "_")}
        if word.isdecimal():
            return True
        return bool(spellings & (self.strings | self.fields)) or any(map(self._makes, spellings))

    def _makes(self, word: str) -> bool:
        filled = (re.fullmatch(pattern, word) for pattern in self.patterns)
        return any(all(map(self.may_name, match.groups())) for match in filled if match)


@cache
def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(LIBRARY.rglob("*.py"))


@cache
def asking_modules() -> dict[str, list[Path]]:
    """Return the modules that ask for a file of messages by its name, by that name."""
    found = defaultdict[str, list[Path]](list)
    for path in modules():
        for name in sorted({*_ASKED.findall(path.read_text(encoding="utf-8"))}):
            found[name].append(path)
    return dict(found)


@cache
def module_names(path: Path) -> Named:
    """Return what one module names."""
    strings, fields, patterns = set(), set(), set()
    for node in _nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg:
            fields.add(node.arg)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            fields.add(node.target.id)
        elif isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
            patterns.add(pattern)
    return Named(frozenset(strings), frozenset(fields), frozenset(patterns))


@cache
def _nodes(path: Path) -> list[ast.AST]:
    """Return what of a module's syntax names anything, or imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, NAMING)]


def _pattern(node: ast.JoinedStr) -> str:
    """Return an f-string as a regular expression; nothing where it has no word of its own."""
    fixed = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "" for p in node.values]
    if not any(re.search("[a-z]", part) for part in fixed):
        return ""
    return "".join(part or "(.+)" for part in fixed)


def names_of(paths: Iterable[Path]) -> Named:
    """Return what modules name, with all the book's own that they import."""
    found = Named()
    for path in _with_imports(paths):
        found |= module_names(path)
    return found


def words_of_tables(named: Named) -> Named:
    """Return the columns and coded values of the tables that are named."""
    fields: set[str] = set()
    for table in named.strings & set(resource_names()):
        for column in resource(table)["schema"]["fields"]:
            fields |= {column["name"], *map(str, column.get("constraints", {}).get("enum", []))}
    return Named(fields=frozenset(fields))


def _with_imports(paths: Iterable[Path]) -> set[Path]:
    seen: set[Path] = set()
    ahead = list(paths)
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            ahead += _imported(path)
    return seen


@cache
def _imported(path: Path) -> tuple[Path, ...]:
    """Return the files of the book's own modules that a module imports, of rooms not below."""
    wanted: set[Path] = set()
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("landroute."):
            parts = str(node.module).split(".")[1:]
            base = LIBRARY.joinpath(*parts)
            wanted |= {base.with_suffix(".py"), base / "__init__.py"}
            wanted |= {base / f"{alias.name}.py" for alias in node.names}
    return tuple(
        file
        for file in sorted(wanted)
        if file.is_file() and file.relative_to(LIBRARY).parts[0].removesuffix(".py") not in BELOW
    )
