"""The worlds as fixtures."""

from __future__ import annotations

import pytest
from worlds import WORLDS, asked, drawn, posed

from landroute.studies.registry import STUDIES


def of_one_record(world: str) -> pytest.MarkDecorator:
    """Return the mark of worlds that differ in their days alone, or not at all."""
    days = ("as_of", "horizon")
    told = [f"{name}={value}" for name, value in WORLDS[world].items() if name not in days]
    return pytest.mark.xdist_group("-".join(["record", *told]))


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the worker that has the baseline all else that asks of what is worked out."""
    shared = {"in_world", "under", "drawn_in_world"}
    for item in items:
        asks = shared & set(getattr(item, "fixturenames", ()))
        if asks and not item.get_closest_marker("xdist_group"):
            item.add_marker(of_one_record("baseline"))


# What is worked out of one record is worked out once: its worlds stay with one worker.
@pytest.fixture(
    params=[pytest.param(name, marks=of_one_record(name)) for name in WORLDS],
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
