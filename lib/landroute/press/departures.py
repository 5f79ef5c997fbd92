"""What a site has to say of the parameters that it was built under."""

from __future__ import annotations

from typing import Any

from landroute.scenario import Scenario, baseline


def departures(scenario: Scenario, name: str, about: str) -> dict[str, Any]:
    """
    Return how a site's parameters depart from the book's own.

    Returns
    -------
    dict
        `name`, `about` and `changed`, a list of parameter, value and default as text; empty when
        nothing was changed.
    """
    defaults = baseline().model_dump(mode="json")
    changed = [
        [parameter, _setting(value), _setting(defaults[parameter])]
        for parameter, value in scenario.overrides().items()
    ]
    return {"name": name, "about": about, "changed": changed} if changed else {}


def _setting(value: Any) -> str:
    """Write a value as it is set on the command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)
