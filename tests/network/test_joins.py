"""Straight joins against brute force with shapely; the plane against the sphere."""

import math

import numpy as np
import pytest
from oracles import great_circle, shortest_by_force

from landroute.network.joins import keeps_clear, lonlat, nearest, projected, shortest_join
from landroute.tables import read

CASES = 250


def test_the_shortest_join_equals_brute_force_and_grows_with_the_clearance():
    rng = np.random.default_rng(2)
    outcomes = set()
    for _ in range(CASES):
        near, far = rng.random((6, 2)) * [4, 10], rng.random((6, 2)) * [4, 10] + [6, 0]
        denied = rng.random((int(rng.integers(0, 7)), 2)) * 10
        lengths = []
        for clearance in (0.0, float(rng.uniform(0.2, 3)), 4.0):
            join = shortest_join(near, far, denied, clearance)
            expected = shortest_by_force(near, far, denied, clearance)
            assert (join and join[2]) == (expected and pytest.approx(expected))
            if join:
                assert math.dist(near[join[0]], far[join[1]]) == pytest.approx(join[2])
            lengths.append(join[2] if join else math.inf)
        assert lengths == sorted(lengths)
        outcomes.add((lengths[0] < lengths[1], math.isinf(lengths[1])))
    assert {(True, False), (True, True), (False, False)} <= outcomes


def test_each_denied_point_may_ask_for_a_clearance_of_its_own():
    rng = np.random.default_rng(4)
    found = 0
    for _ in range(CASES):
        near, far = rng.random((5, 2)) * [4, 10], rng.random((5, 2)) * [4, 10] + [6, 0]
        denied = rng.random((int(rng.integers(1, 6)), 2)) * 10
        least = rng.uniform(0, 3, len(denied))
        join = shortest_join(near, far, denied, least)
        expected = shortest_by_force(near, far, denied, least)
        assert (join and join[2]) == (expected and pytest.approx(expected))
        found += bool(join)
    assert CASES / 5 < found < CASES


def test_the_nearest_spot_is_that_of_the_least_distance():
    rng = np.random.default_rng(5)
    points, spots = rng.random((50, 2)), rng.random((9, 2))
    away = np.hypot(*(points[:, None] - spots).transpose(2, 0, 1))
    assert nearest(points, spots).tolist() == away.argmin(axis=1).tolist()


def test_a_join_just_passes_at_its_clearance():
    start, ends = np.array([0.0, 0.0]), np.array([[10.0, 0.0], [0.0, 10.0], [0.0, 0.0]])
    post = np.array([[5.0, 3.0]])
    assert keeps_clear(start, ends, post, 3.0).tolist() == [True, True, True]
    assert keeps_clear(start, ends, post, 3.01).tolist() == [False, True, True]
    assert keeps_clear(start, ends, np.empty((0, 2)), 99.0).all()


def test_the_plane_keeps_distances_and_turns_back():
    rows = read("places").set_index("id")[["lon", "lat"]].astype(float)
    a, b = projected(rows.loc[["walid", "t3"]])
    assert lonlat(a) == pytest.approx(tuple(rows.loc["walid"]), abs=1e-9)
    flat, straight = math.dist(a, b), great_circle(rows.loc["walid"], rows.loc["t3"])
    assert flat == pytest.approx(straight, rel=0.01)
