"""Rules on the bibliography: what an entry has, and that each field is what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from landroute.errors import quoted
from landroute.paths import shown
from landroute.tables.dates import known_day
from landroute.tables.edition import Stamped, content, stamped
from landroute.tables.package import resource
from landroute.tables.rules.own import ENTITY, LIVE, odd_text
from landroute.tables.sources import COLUMNS, ENTRY, FILE, Lines, bibliography, lines, sources

UNFIT = re.compile(r"[\s\"<>]")  # in an address
COPY = re.compile(r"(?:^|; )copy (?:of|at) ", re.IGNORECASE)
HOSTED = re.compile(r" via |\b(?:copy|mirror)\b")
WEB = ("https://", "http://")
DAY = 10  # characters of a date known to the day
# A title has brackets, where it is ours, and underscores; this none has.
ODD = LIVE | {
    "LaTeX": re.compile(r"[\\{}]"),
    "a link": re.compile(r"\]\("),
    "emphasis": re.compile(rf"[*`]|{ENTITY}"),
}


def entries_are_as_described(data: Path) -> Iterator[str]:
    """Each entry is of a type, and has fields, that datapackage.json names (`entries`)."""
    yield from _undescribed(stamped(FILE, data), data, _described(data))


def every_source_is_whole(data: Path) -> Iterator[str]:
    """Each entry of sources.bib has a title, who published it, and an address or a reason."""
    yield from _unwhole(stamped(FILE, data), data, _described(data))


def _described(data: Path) -> str:
    return json.dumps(resource("sources", data)["entries"])


def nothing_stands_beside_entries(data: Path) -> Iterator[str]:
    """Between entries are blanks and lines of `%` alone: readers of BibTeX pass over all else."""
    depth, known = 0, bibliography(data).entries
    for number, line in enumerate(content(data / FILE).decode("utf-8").splitlines(), start=1):
        begins = ENTRY.match(line)
        if depth == 0 and line.strip() and not line.startswith("%"):
            if not begins:
                yield f"{shown(data / FILE)}:{number}: {quoted(line)} stands in no entry"
            elif begins[1] not in known:
                yield f"{shown(data / FILE)}:{number}: {quoted(begins[1])} is no entry to readers"
        depth += line.count("{") - line.count("}")


@lru_cache(maxsize=4)
def _undescribed(_: Stamped, data: Path, described: str) -> tuple[str, ...]:
    entries, found = json.loads(described), []
    known = [field["name"] for field in entries["fields"]]
    where = lines(data)
    for key, entry in bibliography(data).entries.items():
        if entry.original_type not in entries["types"]:
            reason = f"{entry.original_type!r} should be {' or '.join(entries['types'])}"
            found.append(_at(data, where, key, "(type)", reason))
        for name in [*dict(entry.fields.items()), *entry.persons]:
            if name not in known:
                reason = f"is none of {', '.join(known)}"
                found.append(_at(data, where, key, name, reason))
    return tuple(found)


@lru_cache(maxsize=4)
def _unwhole(_: Stamped, data: Path, described: str) -> tuple[str, ...]:
    where = lines(data)
    dated = {f["name"]: f for f in json.loads(described)["fields"] if "dated" in f}
    return tuple(
        _at(data, where, entry["key"], name, reason)
        for entry in sources(data).reset_index().to_dict("records")
        for name, reason in [*_lacks(entry), *_misdated(entry, dated)]
    )


def _at(data: Path, where: Lines, key: str, name: str, reason: str) -> str:
    line = where.get((key, name), where.get((key, ""), 1))
    return f"{shown(data / FILE)}:{line}: entry {key}: field {name}: {reason}"


def _misdated(entry: dict[str, str], dated: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name the fields that should be a day, or a date known in part, and are none."""
    for name, field in dated.items():
        whole = field["dated"] == "day"
        text = entry[name]
        if text and (pd.isna(known_day(text)) or (whole and len(text) != DAY)):
            form = "YYYY-MM-DD" if whole else "YYYY, YYYY-MM or YYYY-MM-DD"
            yield name, f"{text[:40]!r} is no date: {form}"


def _lacks(entry: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name the fields of an entry that are wrong, each with the reason."""
    if not entry["title"]:
        yield "title", "is empty"
    if not (entry["organization"] or entry["author"]):
        yield "organization", "neither it nor author says who"
    if COPY.search(entry["note"]):
        yield "note", "names the publisher of a copy: that is organization, and its carrier host"
    if HOSTED.search(entry["organization"]):
        yield "organization", "names the carrier of a copy: that is host"
    if entry["host"] and entry["host"] == entry["organization"]:
        yield "host", "is the publisher itself"
    if not entry["url"].startswith(WEB) and (entry["url"] or not entry["note"]):
        yield "url", "wants http(s)://, or none and a note why"
    for name in COLUMNS:
        reason = _odd_address(entry[name]) if name == "url" else _odd_words(entry[name])
        if reason:
            yield name, f"{entry[name][:40]!r} {reason}"


def _odd_address(url: str) -> str:
    return "has a blank, a quote or a bracket" if UNFIT.search(url) else ""


def _odd_words(text: str) -> str:
    if reason := odd_text(text):
        return reason
    found = next(((kind, f[0]) for kind, odd in ODD.items() if (f := odd.search(text))), None)
    return f"has {found[1]!r}, which is read as {found[0]}; use words" if found else ""
