"""The map of the road that would have had to be built."""

import pytest
from shapely import LineString, box

from landroute.charts.frame import PAGE, PHONE
from landroute.charts.lettering import town_names
from landroute.corridor.question import question
from landroute.scenario import baseline
from landroute.studies.corridors.maps import link_map
from landroute.studies.corridors.newroad import Link
from landroute.wording import words


@pytest.mark.parametrize("frame", [PAGE, PHONE], ids=["page", "phone"])
@pytest.mark.parametrize("shift", [0.2, -0.2])
def test_no_name_lies_on_the_new_road(shift, frame):
    graph = question(baseline()).graph
    x = graph.nodes["tanf"]["lon"] + shift
    ends = ((x, 32.5), (x, 34.5))
    road = LineString([frame.pixel(*spot) for spot in ends])
    names = town_names(graph, list(road.coords), [], frame)
    assert "tanf" in {name.place for name in names}
    assert not [name for name in names if box(*name.box).intersects(road)]


def test_what_is_drawn_of_a_missing_link_has_four_entries_and_a_phones_stretch():
    graph = question(baseline()).graph
    link = Link(
        1.0,
        ends=((38.8, 32.5), (38.8, 34.5)),
        near=("walid", "palmyra"),
        sides=(frozenset({"tehran", "hamadan"}), frozenset({"tanf"})),
    )
    figure, site = link_map(link, graph, ("albukamal",), words("corridors"))
    assert len([t for t in figure.data if t.name and t.showlegend is not False]) == 4
    assert site["narrow"]["layout/xaxis/range"] == [PHONE.west, PHONE.east]
