"""axe-core over every page: still in the light, with its figures live in the dark."""

from __future__ import annotations

from browser.looks import Look


def test_axe_finds_nothing(look: Look) -> None:
    told = [
        f"{fault['id']} ({len(fault['nodes'])} times), as at {fault['nodes'][0]['target']}: "
        f"{fault['nodes'][0].get('failureSummary')}"
        for fault in look.faults
    ]
    assert told == []
