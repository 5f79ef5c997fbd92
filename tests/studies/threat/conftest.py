"""What is counted near the road at the baseline, in both readings."""

import pytest

from landroute.corridor.exposure import road_events
from landroute.scenario import baseline


@pytest.fixture(scope="session")
def core():
    return road_events(baseline())


@pytest.fixture(scope="session")
def wide():
    return road_events(baseline(), wide=True)
