"""What a sentence supposes that the record does not say, told before it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from landroute.wording.facts import Listed, Number
from landroute.wording.words import words


def premise(suppositions: Mapping[str, Any]) -> str:
    """
    Return the words that go before whatever holds only under suppositions; empty without any.

    Parameters
    ----------
    suppositions
        `Scenario.suppositions`: the parameters that depart from the record as it stands.
    """
    if not suppositions:
        return ""
    said = words("premise")
    clauses = [
        said(
            f"supposing-{name.replace('_', '-')}",
            value=_written(value),
        )
        for name, value in suppositions.items()
    ]
    return said("premise", clauses=Listed(clauses))


def _written(value: Any) -> Any:
    """Return a parameter's value as messages choose by it: truth values and choices are words."""
    if isinstance(value, float):
        return Number(value)
    return str(value).lower() if isinstance(value, (bool, str)) else value


def supposing(suppositions: Mapping[str, Any], text: str) -> str:
    """Return a text after its premise, if it has one."""
    before = premise(suppositions)
    return words("premise")("supposed", premise=before, text=text) if before else text
