"""Message files as their authors wrote them: what each message names, and on which line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from landroute.errors import BadInput
from landroute.paths import shown

FOLDER = Path(__file__).parent
SHARED = "shared"


@dataclass(frozen=True)
class Part:
    """
    A message, a term, or an attribute of one.

    Attributes
    ----------
    name : str
        `name`, `name.attribute`, or `-name` of a term.
    path : Path
        Of its file.
    line : int
        On which it begins.
    entries, variables, functions : dict
        What it refers to, each with its first line.
    said : bool
        Whether it has words of its own, and not attributes alone.
    """

    name: str
    path: Path
    line: int
    entries: Mapping[str, int]
    variables: Mapping[str, int]
    functions: Mapping[str, int]
    said: bool

    @property
    def at(self) -> str:
        """`file:line`, as messages show it."""
        return at(self.path, self.line)


def at(path: Path, line: int) -> str:
    """`file:line`, the file from the book's root."""
    return f"{shown(path)}:{line}"


def message_file(name: str, language: str = "en") -> Path:
    """Return the path of a file of messages."""
    return FOLDER / language / f"{name}.ftl"


@dataclass
class _Names(Visitor):
    """Collects what an entry refers to, each with its first line."""

    text: str
    entries: dict[str, int] = field(default_factory=dict)
    variables: dict[str, int] = field(default_factory=dict)
    functions: dict[str, int] = field(default_factory=dict)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 (the library's)
        name = node.id.name + (f".{node.attribute.name}" if node.attribute else "")
        self.entries.setdefault(name, line_of(node, self.text))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.entries.setdefault(f"-{node.id.name}", line_of(node, self.text))
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.setdefault(node.id.name, line_of(node, self.text))

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.functions.setdefault(node.id.name, line_of(node, self.text))
        self.generic_visit(node)


def line_of(node: ast.SyntaxNode, text: str) -> int:
    """Return the line of `text` on which a node of it begins."""
    return text.count("\n", 0, int(node.span.start) if node.span else 0) + 1


def text_of(path: Path) -> str:
    """Return the text of a message file; raise `BadInput` with the line that is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{at(path, line)}: is no UTF-8 text") from error


def parts(path: Path) -> list[Part]:
    """Return the messages, terms and attributes of a file, in its order."""
    return list(_parts(path, text_of(path)))


@lru_cache(maxsize=64)
def parsed(text: str) -> ast.Resource:
    """Return the syntax of a file's text, which is not to be changed."""
    return FluentParser(with_spans=True).parse(text)


@lru_cache(maxsize=64)
def _parts(path: Path, text: str) -> tuple[Part, ...]:
    listed = [entry for entry in parsed(text).body if isinstance(entry, (ast.Message, ast.Term))]
    return tuple(part for entry in listed for part in _parts_of(entry, path, text))


def _parts_of(entry: ast.Message | ast.Term, path: Path, text: str) -> Iterator[Part]:
    name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else str(entry.id.name)
    yield _part(name, entry, entry.value, path, text)
    for attribute in entry.attributes:
        yield _part(f"{name}.{attribute.id.name}", attribute, attribute.value, path, text)


def _part(
    name: str, node: ast.SyntaxNode, pattern: ast.Pattern | None, path: Path, text: str
) -> Part:
    names = _Names(text)
    if pattern is not None:
        names.visit(pattern)
    return Part(
        name,
        path,
        line_of(node, text),
        names.entries,
        names.variables,
        names.functions,
        said=pattern is not None,
    )


def variables_of(name: str, known: Mapping[str, Part]) -> dict[str, str]:
    """
    Return the facts that a message needs, itself or by one that it refers to, whatever it chooses.

    Parameters
    ----------
    name
        Of the message, or `name.attribute`.
    known
        The messages of its file and the shared ones, by name.

    Returns
    -------
    dict
        Name of each fact to the `file:line` that first names it. A term sees no facts.
    """
    needed: dict[str, str] = {}
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        one = ahead.pop()
        if one in seen or one not in known or one.startswith("-"):
            continue
        seen.add(one)
        part = known[one]
        for variable, line in part.variables.items():
            needed.setdefault(variable, at(part.path, line))
        ahead.extend(part.entries)
    return needed
