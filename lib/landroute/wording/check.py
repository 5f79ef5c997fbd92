"""Message files, checked by themselves before anything is built of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fluent.syntax import ast

from landroute.errors import BadInput
from landroute.tables.sound import WORDS, digest, found_sound, keep_sound, parts_of
from landroute.wording.source import FOLDER, SHARED, at, line_of, parsed, parts, text_of
from landroute.wording.words import LOCALES

FUNCTIONS = ("NUMBER", "DATETIME")  # those of Fluent's runtime


def message_files(folder: Path = FOLDER) -> list[Path]:
    """Return the message files of every language."""
    return [path for language in LOCALES for path in sorted((folder / language).glob("*.ftl"))]


def message_problems(folder: Path = FOLDER) -> list[str]:
    """
    Return what is wrong with the message files, each by itself and beside the shared one.

    Returns
    -------
    list of str
        `file:line: reason`: what is no Fluent, a name given twice or shared already, a reference
        to a message, term or function that there is not.
    """
    found: dict[str, None] = {}
    for path in message_files(folder):
        try:
            found |= dict.fromkeys(_problems(path))
        except BadInput as error:  # the file, or the shared one, is no text
            found[str(error)] = None
    return list(found)


def require_words(folder: Path = FOLDER) -> None:
    """Raise `BadInput` with the first problem of `message_problems`, if there is any."""
    key = digest(*parts_of(folder, "*.ftl"), *parts_of(Path(__file__).parent, "*.py"))
    if not found_sound(WORDS, key):
        refuse_first(message_problems(folder))
        keep_sound(WORDS, [key])


def refuse_first(problems: Sequence[str]) -> None:
    """Raise `BadInput` with the first of the problems of messages, and how many more there are."""
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check words`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)


def _problems(path: Path) -> Iterator[str]:
    text = text_of(path)
    for junk in parsed(text).body:
        if isinstance(junk, ast.Junk):
            for note in junk.annotations or []:
                yield f"{at(path, line_of(note, text))}: {note.message}"
    own = parts(path)
    shared = path.with_name(f"{SHARED}.ftl")
    others = parts(shared) if path != shared and shared.is_file() else []
    seen = {part.name: part for part in others}
    known = {*seen, *(part.name for part in own)}
    for part in own:
        if part.name in seen:
            first = seen[part.name]
            yield f"{part.at}: {part.name} is given twice: first at {first.at}"
        seen.setdefault(part.name, part)
        for name, line in part.entries.items():
            if name not in known:
                yield f"{at(path, line)}: there is no {name}"
        for name, line in part.functions.items():
            if name not in FUNCTIONS:
                yield f"{at(path, line)}: there is no function {name}"
