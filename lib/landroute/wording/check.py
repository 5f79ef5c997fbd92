"""Message files, checked before anything is built of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from landroute.errors import BadInput
from landroute.wording.words import FOLDER, LOCALES, SHARED


class _References(Visitor):
    """Collects what an entry refers to."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, int]] = []
        self.functions: list[tuple[str, int]] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 (the library's)
        name = node.id.name + (f".{node.attribute.name}" if node.attribute else "")
        self.entries.append((name, _start(node)))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.entries.append((f"-{node.id.name}", _start(node)))

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.functions.append((node.id.name, _start(node)))


def message_files(folder: Path = FOLDER) -> list[Path]:
    """Return the message files of every language."""
    return [path for language in LOCALES for path in sorted((folder / language).glob("*.ftl"))]


def message_problems(folder: Path = FOLDER) -> list[str]:
    """
    Return what is wrong with the message files.

    Returns
    -------
    list of str
        `file:line: reason`: what is no Fluent, a name given twice, a reference to a message, term
        or function that there is not.
    """
    return [problem for path in message_files(folder) for problem in _problems(path)]


def require_words(folder: Path = FOLDER) -> None:
    """Raise `BadInput` with the first problem of `message_problems`, if there is any."""
    problems = message_problems(folder)
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check words`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)


def _parsed(path: Path) -> ast.Resource:
    return FluentParser(with_spans=True).parse(path.read_text(encoding="utf-8"))


def entries(path: Path) -> list[ast.Message | ast.Term]:
    """Return the messages and terms of a file."""
    body = _parsed(path).body
    return [entry for entry in body if isinstance(entry, (ast.Message, ast.Term))]


def entry_name(entry: ast.Message | ast.Term) -> str:
    """Return the name by which an entry is referred to."""
    return f"-{entry.id.name}" if isinstance(entry, ast.Term) else str(entry.id.name)


def names_of(entry: ast.Message | ast.Term) -> list[str]:
    """Return an entry's name and those of its attributes."""
    name = entry_name(entry)
    return [name, *(f"{name}.{attribute.id.name}" for attribute in entry.attributes)]


def references(entry: ast.Message | ast.Term) -> set[str]:
    """Return the names of the entries that an entry refers to."""
    collected = _References()
    collected.visit(entry)
    return {name for name, _ in collected.entries}


def _problems(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    shown = "/".join(path.parts[-4:])

    def at(offset: int) -> str:
        return f"{shown}:{text.count(chr(10), 0, offset) + 1}"

    for junk in _parsed(path).body:
        if isinstance(junk, ast.Junk):
            for note in junk.annotations or []:
                yield f"{at(_start(note))}: {note.message}"
    known = _known(path)
    seen: set[str] = set()
    for entry in entries(path):
        for name in names_of(entry):
            if name in seen:
                yield f"{at(_start(entry))}: {name} is given twice"
            seen.add(name)
        collected = _References()
        collected.visit(entry)
        for name, offset in collected.entries:
            if name not in known:
                yield f"{at(offset)}: there is no {name}"
        for name, offset in collected.functions:
            if name not in ("NUMBER", "DATETIME"):
                yield f"{at(offset)}: there is no function {name}"


def _known(path: Path) -> set[str]:
    shared = path.with_name(f"{SHARED}.ftl")
    files = [path] if path == shared or not shared.is_file() else [shared, path]
    return {name for file in files for entry in entries(file) for name in names_of(entry)}


def _start(node: ast.SyntaxNode) -> int:
    return int(node.span.start) if node.span else 0
