"""The style sheets of theme and extensions as one, less the rules that no page of the book uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import tinycss2
from sphinx.errors import ExtensionError

WORD = re.compile(r"[\w-]+")
ATTRIBUTE = re.compile(r'(?:class|id)="([^"]*)"')
NESTED = {"media", "supports", "layer", "container"}


def names_used(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return the classes and ids of pages, and every word of scripts, which may set more."""
    marked = {name for page in pages for given in ATTRIBUTE.findall(page) for name in given.split()}
    return marked | {word for script in scripts for word in WORD.findall(script)}


def pruned(sheet: str, used: set[str]) -> str:
    """
    Return a style sheet without what cannot apply.

    A selector goes if it asks for a class or id that is not among `used`; a rule, if all of its
    selectors go; and every web font, since the book asks for none. What stands inside `:not()`,
    `:is()` and their like is taken to apply.

    Raises
    ------
    ExtensionError
        A rule that stays asks for a file of another folder: the joined sheet would not find it.
    """
    text = "".join(_kept(tinycss2.parse_stylesheet(sheet, True, True), used))
    for address in re.findall(r"url\(\s*[\"']?([^\"')]*)", text):
        if not address.startswith("data:") and "/" in address:
            raise ExtensionError(f"a style sheet asks for a file elsewhere: {address}")
    return text


def _kept(rules: Iterable[Any], used: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _applies(one, used)]
            if selectors:
                yield f"{','.join(map(_text, selectors))}{{{_text(rule.content)}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword in NESTED and rule.content:
            inside = "".join(_kept(tinycss2.parse_rule_list(rule.content, True, True), used))
            if inside:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{inside}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
            raise ExtensionError(f"a style sheet asks for another: {rule.serialize()}")
        elif rule.type == "at-rule" and rule.lower_at_keyword not in {"font-face", "charset"}:
            yield f"{rule.serialize()}\n"
        elif rule.type == "error":
            raise ExtensionError(f"a style sheet does not parse: {rule.message}")


def _selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """Yield the selectors of a list, apart at its commas."""
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _applies(selector: list[Any], used: set[str]) -> bool:
    """Whether every class and id that a selector asks for is used."""
    wanted = [token.value for token in selector if token.type == "hash"]
    for dot, name in pairwise(selector):
        if dot == "." and name.type == "ident":
            wanted.append(name.value)
    return used.issuperset(wanted)


def _text(tokens: list[Any]) -> str:
    return tinycss2.serialize(tokens).strip()
