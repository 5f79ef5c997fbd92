"""Reliability against enumeration, closed forms and simulation."""

import itertools
import math

import networkx as nx
import numpy as np
import pytest
from scipy.stats import beta as beta_distribution

from landroute.errors import BadInput
from landroute.network.reliability import (
    beta_factor_estimate,
    common_cause,
    probability_within,
    share_interval,
    spare_availability,
    two_terminal,
)


def test_the_bridge_network_has_its_published_reliability():
    graph = nx.Graph([("s", "a"), ("s", "b"), ("a", "b"), ("a", "t"), ("b", "t")])
    for p in (0.0, 0.3, 0.5, 0.9, 1.0):
        nx.set_edge_attributes(graph, p, "p")
        expected = 2 * p**2 + 2 * p**3 - 5 * p**4 + 2 * p**5
        assert two_terminal(graph, "s", "t") == pytest.approx(expected, abs=1e-14)
    nx.set_edge_attributes(graph, 0.9, "p")
    assert two_terminal(graph, "s", "t") == pytest.approx(0.97848)


def test_reliability_equals_enumeration_of_every_state():
    rng = np.random.default_rng(1)
    for _ in range(220):
        size, density = int(rng.integers(2, 6)), rng.uniform(0.2, 0.9)
        graph = nx.gnp_random_graph(size, density, seed=int(rng.integers(1 << 30)))
        edges = list(graph.edges)
        nx.set_edge_attributes(graph, {e: float(rng.random()) for e in edges}, "p")
        expected = 0.0
        for state in itertools.product((0, 1), repeat=len(edges)):
            kept = nx.Graph([e for e, up in zip(edges, state, strict=True) if up])
            kept.add_nodes_from(graph)
            if nx.has_path(kept, 0, 1):
                ps = (graph.edges[e]["p"] for e in edges)
                expected += math.prod(p if up else 1 - p for p, up in zip(ps, state, strict=True))
        assert two_terminal(graph, 0, 1) == pytest.approx(expected, abs=1e-12)


def test_beta_factor_closed_forms():
    q, n = 0.2, 3
    assert common_cause([q] * n, 0.0) == (0.0, pytest.approx([q] * n))
    assert common_cause([q] * n, 1.0)[0] == pytest.approx(q)
    for beta in (0.05, 0.3, 0.8):
        shared, own = common_cause([0.1, 0.2, 0.4], beta)
        totals = [shared + (1 - shared) * o for o in own]
        assert totals == pytest.approx([0.1, 0.2, 0.4])
        shared, own = common_cause([q] * n, beta)
        assert shared == pytest.approx(beta * q)
        assert own == pytest.approx([(q - beta * q) / (1 - beta * q)] * n)
    assert spare_availability(0.25, [0.1, 0.1], 0.0) == pytest.approx(0.75)
    assert spare_availability(0.1, [0.1, 0.1], 1.0) == pytest.approx(0.0)
    assert math.isnan(spare_availability(0.1, [0.0, 0.1], 0.0))


def test_the_spare_against_simulation():
    rng = np.random.default_rng(3)
    shared, own = common_cause([0.25, 0.3, 0.2], 0.4)
    together = rng.random(400_000) < shared
    down = [together | (rng.random(400_000) < o) for o in own]
    others_lost = down[1] & down[2]
    expected = 1 - down[0][others_lost].mean()
    assert spare_availability(0.25, [0.3, 0.2], 0.4) == pytest.approx(expected, abs=0.01)


def test_days_within_a_window_equal_enumeration():
    for total, window, n in itertools.product((1, 4, 7), (0, 1, 3, 9), (1, 2, 3)):
        days = itertools.product(range(total), repeat=n)
        expected = np.mean([max(d) - min(d) <= window for d in days])
        assert probability_within(window, total, n) == pytest.approx(expected)


def test_the_beta_factor_counts_events_and_not_failures():
    low, share, high = beta_factor_estimate(2, 3, 1, 3, 0.9)
    assert share == pytest.approx(0.6)
    # One common event of three: Jeffreys' interval of 1 in 3, each event with three failures.
    rng = np.random.default_rng(0)
    a = rng.beta(1.5, 2.5, 400_000)
    expected = np.quantile(3 * a / (1 + 2 * a), [0.05, 0.95])
    assert (low, high) == pytest.approx(tuple(expected), abs=0.005)
    # Wider than 26% to 87%, which is what three separate pieces of evidence would give.
    assert low < 0.26
    assert high > 0.87
    assert beta_factor_estimate(4, 0, 0, 3, 0.9)[:2] == (0, 0)
    wider = beta_factor_estimate(2, 3, 1, 3, 0.95)
    assert wider[0] < low < high < wider[2]


def test_jeffreys_interval_of_a_share_leaves_equal_tails_but_at_either_end():
    low, high = share_interval(3, 10, 0.9)
    assert beta_distribution.cdf([low, high], 3.5, 7.5) == pytest.approx([0.05, 0.95])
    assert share_interval(0, 1, 0.95)[0] == 0
    assert share_interval(1, 1, 0.95)[1] == 1
    # Mirror images: what is not the case of one is the case of the other.
    assert share_interval(7, 10, 0.9) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda: two_terminal(nx.Graph([(0, 1, {"p": 1.2})]), 0, 1), "1.2 is no probability"),
        (lambda: two_terminal(nx.Graph([(0, 1, {"p": 0.5})]), 0, 7), "7 is not in the network"),
        (lambda: common_cause([0.5, math.nan], 0.1), "nan is no probability"),
        (lambda: common_cause([0.5], -0.1), "-0.1 is no probability"),
        (lambda: share_interval(2, 1, 0.9), "2 of 1 cases"),
        (lambda: share_interval(0, 0, 0.9), "0 of 0 cases"),
        (lambda: probability_within(-1, 10, 3), "window >= 0"),
        (lambda: beta_factor_estimate(0, 0, 0, 3, 0.9), "wants a failure"),
        (lambda: beta_factor_estimate(1, 2, 0, 3, 0.9), "2 in 0 common events"),
    ],
)
def test_bad_input_is_refused(call, why):
    with pytest.raises(BadInput, match=why):
        call()
