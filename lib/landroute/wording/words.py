"""Messages with facts in them: a file of messages a study, in Project Fluent's syntax."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource

from landroute.wording.facts import written

FOLDER = Path(__file__).parent
SHARED = "shared"
LOCALES = {"en": "en-GB"}  # folder of messages to the locale whose rules of CLDR hold
BREAK = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")


class WordingError(ValueError):
    """A message that cannot be said: it is missing, or lacks a fact."""


class Words:
    """
    The messages of one file and the shared ones, in one language.

    Parameters
    ----------
    name
        Of the file, without its suffix.
    language
        A folder of `wording/`.
    """

    def __init__(self, name: str, language: str = "en") -> None:
        self.name, self.language = name, language
        self.locale = Locale.parse(LOCALES[language], sep="-")
        self._bundle = FluentBundle([LOCALES[language]], use_isolating=False)
        for part in dict.fromkeys((SHARED, name)):
            text = (FOLDER / language / f"{part}.ftl").read_text(encoding="utf-8")
            self._bundle.add_resource(FluentResource(text))

    def __contains__(self, message: str) -> bool:
        """Say whether there is a message, or an attribute `message.attribute`."""
        name, _, attribute = message.partition(".")
        if not self._bundle.has_message(name):
            return False
        entry = self._bundle.get_message(name)
        return attribute in entry.attributes if attribute else entry.value is not None

    def __call__(self, message: str, /, **facts: Any) -> str:
        """
        Return a message with facts in it, on one line.

        Parameters
        ----------
        message
            Its name, or `name.attribute`.
        facts
            Whole numbers stay numbers, by which a message may choose; all others are written as
            `facts.written` has it.

        Raises
        ------
        WordingError
            When there is no such message, or it lacks a fact.
        """
        if message not in self:
            raise WordingError(f"{self.name}.ftl has no message {message}")
        name, _, attribute = message.partition(".")
        entry = self._bundle.get_message(name)
        pattern = entry.attributes.get(attribute, entry.value)
        if pattern is None:
            raise WordingError(f"{self.name}.ftl has no message {message}")
        said, problems = self._bundle.format_pattern(
            pattern, {name: self._given(fact) for name, fact in facts.items()}
        )
        if problems:
            raise WordingError(f"{self.name}.ftl: {message}: {problems[0]}")
        return BREAK.sub(" ", str(said)).strip()

    def _given(self, fact: Any) -> int | str:
        if isinstance(fact, int) and not isinstance(fact, bool):
            return fact
        if hasattr(fact, "dtype") and fact.dtype.kind in "iu":
            return int(fact)
        return written(fact, self)


@lru_cache(maxsize=64)
def words(name: str, language: str = "en") -> Words:
    """Return the messages of a file, read once."""
    return Words(name, language)
