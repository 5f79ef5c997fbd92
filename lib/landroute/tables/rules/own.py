"""Rules on one table by itself. A rule takes its rows and yields index, column and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.entities import html5
from unicodedata import category, name, normalize

import numpy as np
import pandas as pd

from landroute.errors import unseen

Problem = tuple[int, str, str]
MARKS = re.compile(r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f]+")  # of Latin and Arabic letters
MOST_MARKS = 2  # as Vietnamese and vowelled Arabic have

# Read as markup by a page or a figure, as a formula by a spreadsheet.
MARKUP = re.compile(r"[<>]")
FORMULA = re.compile(r"^[=+@-](?!\d+(\.\d+)?$)", re.ASCII)
# Read by Markdown, in which findings are written, as other than what it says: each kind, and how
# a text would look. Money ($ before a digit) stays.
# Names that HTML reads as a character also where no semicolon ends them.
ENTITY = rf"&#?\w+;|&(?:#|{'|'.join(name for name in html5 if not name.endswith(';'))})"
LIVE = {
    "emphasis": re.compile(rf"[*`\[\]\\]|(?<!\w)_|_(?!\w)|{ENTITY}"),
    "markup": re.compile(r"~~|\{\{|\}\}|\{%|\$(?!\d)"),
    "a block": re.compile(r"^(?:#{1,6}(?= |$)|\d+[.)](?= |$)|%|:{3}|\|)"),
    "an address": re.compile(r"\w+://|\bwww\.|\bjavascript:", re.IGNORECASE),
}


def odd_text(text: str) -> str:
    """Say what in `text` a reader would not see or a page would not print; empty when nothing."""
    if character := unseen(text):
        return f"has the character U+{ord(character):04X}, which nobody sees"
    if MARKUP.search(text):
        return "has < or >, which is markup on a page; use words"
    if FORMULA.search(text):
        return f"starts with {text[0]!r}, a formula to a spreadsheet"
    if not text.isascii() and (reason := _odd_letters(text)):
        return reason
    return "has a blank at an end" if text != text.strip() else ""


def _odd_letters(text: str) -> str:
    """Say where letters look like others, or are written apart from their accents."""
    if text != normalize("NFC", text):
        return "has an accent apart from its letter; write them as one character (NFC)"
    for before, mark in zip(" " + text, text, strict=False):
        if category(mark).startswith("M") and not category(before).startswith(("L", "M")):
            return f"has the accent U+{ord(mark):04X} on no letter"
    if len(max(MARKS.findall(text), key=len, default="")) > MOST_MARKS:
        return f"has more than {MOST_MARKS} accents on one letter"
    for word in re.findall(r"[^\W\d_]+", normalize("NFKC", text)):
        scripts = {name(letter, "?").split()[0] for letter in word if letter.isalpha()}
        if len(scripts - {"MODIFIER"}) > 1:
            return f"has letters of {' and '.join(sorted(scripts))} in one word, {word!r}"
    return ""


def live(text: str) -> str:
    """Say what in `text` a finding would not show as it is; empty when nothing."""
    for kind, pattern in LIVE.items():
        if found := pattern.search(text):
            return f"has {found[0]!r}, which Markdown reads as {kind}; use words"
    return ""


def text_is_plain(rows: pd.DataFrame) -> Iterator[Problem]:
    """No text has markup, an address, formulas, or characters that cannot be seen or told apart."""
    for column in rows.select_dtypes("string"):
        present = rows[column].dropna()
        for index, value in zip(present.index, present.tolist(), strict=True):
            if reason := odd_text(value) or live(value):
                yield index, column, f"{value[:40]!r} {reason}"


def numbers_are_finite(rows: pd.DataFrame) -> Iterator[Problem]:
    """No number is infinite."""
    for column in rows.select_dtypes("number"):
        values = rows[column].astype("Float64").to_numpy(dtype=float, na_value=0.0)
        for index in rows.index[~np.isfinite(values)]:
            yield index, column, f"{rows.at[index, column]} is not finite"


def no_row_is_there_twice(rows: pd.DataFrame) -> Iterator[Problem]:
    """No two rows of a table are the same."""
    for index in rows.index[rows.duplicated()]:
        yield index, rows.columns[0], "the same row is there twice"


OWN_RULES: tuple[Callable[[pd.DataFrame], Iterator[Problem]], ...] = (
    text_is_plain,
    numbers_are_finite,
    no_row_is_there_twice,
)
