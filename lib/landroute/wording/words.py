"""Messages with facts in them: a file of messages a study, in Project Fluent's syntax."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Pattern

from landroute.errors import BadInput
from landroute.paths import shown
from landroute.wording.facts import written
from landroute.wording.source import SHARED, message_file, parsed, parts, text_of, variables_of

LOCALES = {"en": "en-GB"}  # folder of messages to the locale whose rules of CLDR hold
BREAK = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")


class WordingError(BadInput):
    """A message that cannot be said, by file and line: it is missing, or lacks a fact."""


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
        self.path = message_file(name, language)
        self.locale = Locale.parse(LOCALES[language], sep="-")
        self._bundle = FluentBundle([LOCALES[language]], use_isolating=False)
        files = [message_file(part, language) for part in dict.fromkeys((SHARED, name))]
        for path in files:
            self._bundle.add_resource(parsed(text_of(path)))
        # The first of two by one name is the one that is said.
        self._parts = {
            part.name: part for path in reversed(files) for part in reversed(parts(path))
        }
        self._needs: dict[str, dict[str, str]] = {}

    def __contains__(self, message: str) -> bool:
        """Say whether there is a message, or an attribute `message.attribute`."""
        return message in self._parts and self._parts[message].said

    def __call__(self, message: str, /, **facts: Any) -> str:
        """
        Return a message with facts in it, on one line.

        Parameters
        ----------
        message
            Its name, or `name.attribute`.
        facts
            Whole numbers stay numbers, by which a message may choose; all others are written as
            `facts.written` has it. Every fact that the message names anywhere is wanted, also
            in what it does not choose this time.

        Raises
        ------
        WordingError
            When there is no such message, or it lacks a fact, or one cannot be written.
        """
        if message not in self:
            raise WordingError(f"{shown(self.path)}: there is no message {message}")
        if message not in self._needs:
            self._needs[message] = variables_of(message, self._parts)
        for fact, where in self._needs[message].items():
            if fact not in facts:
                given = ", ".join(sorted(facts)) or "none"
                raise WordingError(f"{where}: {message} is given no ${fact}; it is given: {given}")
        name, _, attribute = message.partition(".")
        entry = self._bundle.get_message(name)
        pattern = entry.attributes[attribute] if attribute else entry.value
        said, problems = self._bundle.format_pattern(
            cast(Pattern, pattern),
            {fact: self._given(message, fact, value) for fact, value in facts.items()},
        )
        if problems:
            raise WordingError(f"{self._parts[message].at}: {message}: {problems[0]}")
        return BREAK.sub(" ", str(said)).strip()

    def _given(self, message: str, name: str, fact: Any) -> int | str:
        if isinstance(fact, int) and not isinstance(fact, bool):
            return fact
        if hasattr(fact, "dtype") and fact.dtype.kind in "iu":
            return int(fact)
        try:
            return written(fact, self)
        except WordingError:
            raise
        except (TypeError, ValueError) as error:
            where = self._parts[message].at
            raise WordingError(f"{where}: {message}: ${name} cannot be written: {error}") from error


@lru_cache(maxsize=64)
def words(name: str, language: str = "en") -> Words:
    """Return the messages of a file, read once."""
    return Words(name, language)
