"""The map of the road that would have had to be built."""

import pytest

from landroute.corridor.question import question
from landroute.scenario import baseline
from landroute.studies.corridors.maps import link_map
from landroute.studies.corridors.newroad import Link
from landroute.wording import words


@pytest.mark.parametrize(("shift", "side"), [(0.2, "middle left"), (-0.2, "middle right")])
def test_a_name_stands_on_the_side_away_from_the_new_road(shift, side):
    graph = question(baseline()).graph
    tanf = graph.nodes["tanf"]
    x = tanf["lon"] + shift
    link = Link(
        1.0,
        ends=((x, 32.5), (x, 34.5)),
        near=("walid", "palmyra"),
        sides=(frozenset(), frozenset({"tanf"})),
    )
    figure = link_map(link, graph, (), words("corridors"))
    names = {
        name: at
        for trace in figure.data
        if trace.mode == "markers+text"
        for name, at in zip(trace.text, trace.textposition, strict=True)
    }
    assert names[tanf["name"]] == side
