"""10,000 draws of the corridor with failures: all at once against a networkx Dijkstra a draw."""

import math
import resource
import time
import tracemalloc

import networkx as nx
import numpy as np

from landroute.corridor.question import question
from landroute.network.elimination import elimination_order, fastest_routes
from landroute.network.roads import road_network
from landroute.scenario import Scenario
from landroute.studies.modes.draws import corridor_draws
from landroute.studies.modes.quantities import draw, quantities

DRAWS, SAMPLE, ROUNDS = 10_000, 500, 7
ENDS = ("tehran", "beirut")


def main() -> None:
    graph = nx.Graph(road_network())
    rng = np.random.default_rng(2017)
    edges = [e for *_, e in graph.edges(data=True)]
    pace = rng.triangular(0.8, 1.0, 1.5, (len(edges), DRAWS))
    hours = np.array([e["hours"] for e in edges])[:, None] * pace
    cost = np.array([e["km"] for e in edges])[:, None] * rng.uniform(0.05, 0.13, DRAWS)
    shut = rng.random((len(graph), DRAWS)) < 0.02
    shut[[list(graph).index(end) for end in ENDS]] = False

    row = {place: i for i, place in enumerate(graph)}
    slot = {e: i for i, (a, b) in enumerate(graph.edges) for e in ((a, b), (b, a))}
    began = time.perf_counter()
    order = elimination_order(graph, *ENDS)
    plan = time.perf_counter() - began
    ours, theirs = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        routes = np.stack(fastest_routes(order, hours, cost, shut))
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        expected = np.array(
            [dijkstra(graph, row, slot, hours, cost, shut, d) for d in range(SAMPLE)]
        ).T
        theirs.append((time.perf_counter() - began) * DRAWS / SAMPLE)
    np.testing.assert_allclose(routes[:, :SAMPLE], expected, rtol=1e-12)

    tracemalloc.start()
    scenario = Scenario.of({"draws": DRAWS})
    drawn = draw(quantities(), "range", DRAWS, 2017)
    corridor_draws(question(scenario).on(scenario.as_of), drawn, scenario)
    traced = tracemalloc.get_traced_memory()[1] / 1e6
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3

    print(f"{len(graph)} places, {len(edges)} segments, {DRAWS:,} draws; best of {ROUNDS}")
    print(f"{'plan, once a network':40} {plan:9.4f} s")
    print(f"{'all draws at once':40} {min(ours):9.4f} s")
    print(f"{f'networkx, {SAMPLE} of them, extrapolated':40} {min(theirs):9.4f} s")
    print(f"{'ratio of the best times':40} {min(theirs) / min(ours):9.0f}")
    print(f"{'the same, plan included':40} {min(theirs) / (min(ours) + plan):9.0f}")
    pairs = sorted(t / o for t, o in zip(theirs, ours, strict=True))
    print(f"{'ratio side by side, median round':40} {pairs[len(pairs) // 2]:9.0f}")
    print(f"equal answers on {SAMPLE} draws (hours and cost, to 1 part in 10^12)")
    print(f"{'peak of the chapter’s draws':40} {traced:9.0f} MB")
    print(f"{'peak of this whole process':40} {whole:9.0f} MB")


def dijkstra(graph, row, slot, hours, cost, shut, draw_):
    """Answer one draw as one would with networkx: a weight that hides shut places."""
    time_, price, closed = (table[:, draw_].tolist() for table in (hours, cost, shut))

    def weight(a, b, _):
        return None if closed[row[b]] else time_[slot[a, b]]

    try:
        least, route = nx.single_source_dijkstra(graph, *ENDS, weight=weight)
    except nx.NetworkXNoPath:
        return np.inf, np.nan
    return least, math.fsum(price[slot[e]] for e in nx.utils.pairwise(route))


if __name__ == "__main__":
    main()
