"""Words in the place of the names that machines use: ids of rows, of tables, of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from landroute.tables import columns, kept, resource, titles
from landroute.wording.names import names

# Which column of a table holds the name that a reader knows.
NAMES = {
    "actors": "short_name",
    "places": "name",
    "segments": "name",
    "options": "name",
    "corridors": "name",
    "stretches": "name",
    "regions": "name",
}
ALONE = ("actors", "places")  # whose ids are no words of English, so that a cell may be one
PARTED = r"[a-z0-9]+(?:[-_]+[a-z0-9]+)+"
# Not in the path of a file, an address, or a longer word.
TOKEN = re.compile(rf"(?<![\w./@-]){PARTED}(?![\w/@-]|\.\w)")
MACHINE = re.compile(rf"(?!(?:anti|mid|non|op|pro)-)(?=.*[a-z]){PARTED}")

SHORT = re.compile(r"\b(?:is|sdf|us)\b")  # for the Islamic State, and two more, in coded values


def name_of(table: str, key: str) -> str:
    """Return the name of the row of a table with that key; the key, in words, where it has none."""
    column = NAMES.get(table, "")
    return names(table, column).get(key, key) if column else parted(in_words(key))


def title(table: str) -> str:
    """Return what a table is called; its name where it is no table of the data package."""
    return titles().get(table, table)


def in_words(text: str, column: str = "") -> str:
    """
    Return a text with names in the place of ids.

    Parameters
    ----------
    text
        An id, a list of ids parted by `; `, or prose with ids in it.
    column
        Where the text stands, which may say whose ids it holds: `option`, those of `options`.

    Returns
    -------
    str
        The text; an id that no row has stays as it is.
    """
    for table in dict.fromkeys((f"{column}s", *ALONE)):
        if table in NAMES:
            known = names(table, NAMES[table])
            parts = text.split("; ")
            if all(part in known for part in parts):
                return "; ".join(known[part] for part in parts)
    return TOKEN.sub(lambda token: _known().get(token[0], token[0]), text)


def parted(value: str) -> str:
    """Return a value of a coded column, such as `small-town` or `us-strike`, as words."""
    if not MACHINE.fullmatch(value):
        return value
    return SHORT.sub(lambda short: short[0].upper(), re.sub("[-_]+", " ", value))


def key_in_words(table: str, said: str) -> str:
    """Return the key of a row as words: that of `key_columns`, or `column=value; …`."""
    pairs = [part.partition("=") for part in said.split("; ")]
    if not all(mark for _, mark, _ in pairs):
        return name_of(table, said)
    schema = resource(table)["schema"] if table in titles() else {}
    meant = {key["fields"]: key["reference"]["resource"] for key in schema.get("foreignKeys", [])}
    return ", ".join(name_of(meant.get(name, table), value) for name, _, value in pairs)


@kept(maxsize=1)
def _known() -> Mapping[str, str]:
    """Map the ids that have a hyphen or an underscore to names; the first of two by one id."""
    known: dict[str, str] = {}
    for said, name in _all_ids():
        if TOKEN.fullmatch(said):
            known.setdefault(said, name)
    return known


def _all_ids() -> Iterator[tuple[str, str]]:
    for table, column in NAMES.items():
        yield from names(table, column).items()
    crossings = columns("crossings", "crossing", "name")
    yield from zip(crossings["crossing"], crossings["name"], strict=True)
    yield from ((table, f"\u201c{called}\u201d") for table, called in titles().items())
