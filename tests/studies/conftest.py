"""The worlds as fixtures."""

from __future__ import annotations

import pytest
from worlds import WORLDS, asked, drawn, posed

from landroute.studies.registry import STUDIES


# A world stays with one worker, which keeps what it has worked out.
@pytest.fixture(
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in WORLDS],
    scope="session",
)
def world(request: pytest.FixtureRequest) -> str:
    """The name of a world."""
    return request.param


@pytest.fixture(params=STUDIES, scope="session")
def study_name(request: pytest.FixtureRequest) -> str:
    """The name of a study."""
    return request.param


@pytest.fixture(scope="session")
def in_world():
    """Return a study in a world, each worked out once."""
    return posed


@pytest.fixture(scope="session")
def under():
    """Return a study under a scenario, each worked out once."""
    return asked


@pytest.fixture(scope="session")
def drawn_in_world():
    """Return the words of a study's figures in a world, each drawn once."""
    return drawn
