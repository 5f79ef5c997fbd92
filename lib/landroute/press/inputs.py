"""What chapters use, each as a digest of its meaning: a comment, or a date, changes none."""

from __future__ import annotations

import ast
import contextlib
import csv
import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from landroute.errors import BadInput
from landroute.files import write_whole
from landroute.paths import BUILD, DATA, ROOT
from landroute.press.kernel import CODE, FILE, LIBRARY, WORDS
from landroute.tables import key_columns, resources, uses

SEALED = ("hash", "bytes")  # of a file, which is looked at itself
TOLD_AT_MOST = 3
MEANINGS = BUILD / "meanings.json"
MOST = 2000  # digests kept of what files mean


class Inputs:
    """The book as it is now, by what a chapter may use of it; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self.meanings = Meanings()

    def now(self, used: Iterable[str]) -> dict[str, str]:
        """Map each use, as `kernel.Uses` names it, to its digest; empty where it is not there."""
        return {use: self.digest(use) for use in used}

    def changed(self, then: Mapping[str, str]) -> list[str]:
        """Return those uses whose digests are no longer these."""
        return [use for use, digest in then.items() if self.digest(use) != digest]

    def meaning_of(self, path: Path) -> str:
        """Return the digest of what a file means to the book, whether a chapter uses it or not."""
        meanings = {".py": meaning_of_code, ".ftl": meaning_of_messages}
        if path.suffix not in meanings or not path.is_relative_to(LIBRARY):
            return _content(path)
        try:
            return self.meanings.of(path, meanings[path.suffix])
        except (ValueError, SyntaxError):  # no code, no messages: as it stands
            return _content(path)

    def digest(self, use: str) -> str:
        """Return the digest of one use."""
        if use not in self._known:
            self._known[use] = self._look(use)
        return self._known[use]

    def _look(self, use: str) -> str:
        for kind, look in KINDS.items():
            if use.startswith(kind):
                try:
                    return digest_of(look(self, use.removeprefix(kind)))
                except (OSError, BadInput, KeyError, ValueError, SyntaxError):
                    return ""  # gone, or not to be read: not what it was
        raise ValueError(f"no use is of the kind of {use!r}")

    @cached_property
    def tables(self) -> dict[str, dict[str, Any]]:
        """What is said of each file of the data package."""
        return {entry["name"]: entry for entry in resources()}

    def rows(self, name: str) -> object:
        """Return what a table holds, and as what it is read."""
        schema = self.tables[name]["schema"]
        types = [(field["name"], field["type"]) for field in schema["fields"]]
        return [types, _content(DATA / self.tables[name]["path"])]

    def columns(self, told: str) -> object:
        """Return what a table holds in some columns."""
        name, _, wanted = told.partition(":")
        text = (DATA / self.tables[name]["path"]).read_text(encoding="utf-8")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return [[row[column] for column in wanted.split(",")] for row in rows]

    def pages(self, _: str) -> object:
        """Return which tables have a page, and the columns that name a row of each."""
        return [(name, key_columns(name)) for name, entry in self.tables.items() if "page" in entry]

    def titles(self, _: str) -> object:
        """Return what each table is called."""
        return [(name, entry["title"]) for name, entry in self.tables.items() if "schema" in entry]

    def names(self, _: str) -> object:
        """Return which tables there are."""
        return [name for name, entry in self.tables.items() if "schema" in entry]

    def table(self, name: str) -> object:
        """Return what is said of a table, but for what is said of its bytes."""
        return {key: said for key, said in self.tables[name].items() if key not in SEALED}


class Meanings:
    """Digests of what files mean, by digests of their content: what is known is not read again."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError):
            self.known = dict(json.loads(MEANINGS.read_text(encoding="utf-8")))
        self.used: dict[str, str] = {}

    def of(self, path: Path, meaning: Callable[[str], object]) -> str:
        """Return the digest of what a file means."""
        content = path.read_bytes()
        kind = f"{meaning.__name__} {sys.version_info[:2]}\0"  # syntax trees differ by Python
        key = hashlib.sha256(kind.encode() + content).hexdigest()
        if key not in self.used:
            self.used[key] = self.known.get(key) or digest_of(meaning(content.decode()))
        return self.used[key]

    def keep(self) -> None:
        """Keep the digests for the next build; of many, those not asked for lately go."""
        if self.used.keys() - self.known.keys():
            latest = list({**self.used, **self.known}.items())[:MOST]
            write_whole(MEANINGS, json.dumps(dict(latest)))


KINDS: dict[str, Callable[[Inputs, str], object]] = {
    CODE: lambda inputs, path: inputs.meanings.of(LIBRARY / path, meaning_of_code),
    WORDS: lambda inputs, path: inputs.meanings.of(LIBRARY / path, meaning_of_messages),
    FILE: lambda _, path: _content(ROOT / path),
    uses.ROWS: Inputs.rows,
    uses.COLUMNS: Inputs.columns,
    uses.TABLE: Inputs.table,
    uses.PAGES: Inputs.pages,
    uses.TITLES: Inputs.titles,
    uses.NAMES: Inputs.names,
    uses.PACKAGE: lambda inputs, _: list(inputs.tables.items()),
    uses.LISTING: lambda _, folder: sorted(path.name for path in (DATA / folder).iterdir()),
}


def meaning_of_code(text: str) -> str:
    """Return what a module does: its syntax, without docstrings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                node.body = node.body[1:]
    return ast.dump(tree)


def meaning_of_messages(text: str) -> list[Any]:
    """Return what messages say: their syntax, without comments."""
    entries = FluentParser(with_spans=False).parse(text).body
    comments = (fluent.Comment, fluent.GroupComment, fluent.ResourceComment)
    return [{**e.to_json(), "comment": None} for e in entries if not isinstance(e, comments)]


def told(changed: Iterable[str]) -> str:
    """Say in a few words what of a chapter's uses changed."""
    names = sorted(map(_told, changed))
    more = f" and {len(names) - TOLD_AT_MOST} more" if len(names) > TOLD_AT_MOST else ""
    return f"{', '.join(names[:TOLD_AT_MOST])}{more} changed"


def _told(use: str) -> str:
    kind, colon, name = use.partition(":")
    if not colon:
        return f"the {use} of the tables" if use in KINDS else use
    table, _, columns = name.partition(":")
    return {
        uses.ROWS: f"data/{name}.csv",
        uses.COLUMNS: f"{columns.replace(',', ' and ')} of data/{table}.csv",
        uses.TABLE: f"what is said of {name}",
        uses.LISTING: f"the files of data/{name}",
    }.get(kind + colon, name)


def digest_of(content: object) -> str:
    """Return a digest of what JSON can hold; of a mapping, whatever its order."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
