"""The corridor under random speeds, waits and shut places."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd

from landroute.corridor.question import Situation
from landroute.network.elimination import elimination_order, fastest_routes
from landroute.scenario import Scenario
from landroute.studies.modes.closures import closed_share
from landroute.studies.modes.gateways import record_days
from landroute.studies.modes.quantities import Drawn, double_triangle
from landroute.tables import read

BLOCK = 10_000  # draws worked at a time, so that memory does not grow with their number


def corridor_draws(now: Situation, drawn: Drawn, scenario: Scenario) -> pd.DataFrame:
    """
    Draw hours and cost of the fastest land route, were the day's keys in friendly hands.

    Speeds by class of road, waits and fees at borders are drawn, and places shut at random: those
    with counted closures on their share of the record's days, others as the assumptions have it.

    Parameters
    ----------
    now
        The day. Its keys are taken to be open, since without them there is no route to draw.
    drawn
        `studies.modes.quantities.draw` of the assumptions.

    Returns
    -------
    DataFrame
        One row a draw: hours, cost (USD a t); hours infinite and cost missing where places shut
        left no route, or where no set of keys would open one.
    """
    graph = _opened(now)
    origin, destination = now.question.ends
    order = elimination_order(graph, origin, destination)
    edges = [e for *_, e in graph.edges(data=True)]
    km = np.array([e["km"] for e in edges])[:, None]
    borders = np.array(
        [graph.nodes[a]["country"] != graph.nodes[b]["country"] for a, b in graph.edges]
    )[:, None]
    rng = np.random.default_rng([scenario.seed, 1])
    speeds, classes = _speeds(rng, scenario)
    hours, paid = [], []
    for start in range(0, scenario.draws, BLOCK):
        part = slice(start, min(start + BLOCK, scenario.draws))
        d = {key: values[part] for key, values in drawn.items() if key[0] == "road"}
        speed = speeds[[classes[e["road_class"]] for e in edges], part]
        time, cost = fastest_routes(
            order,
            km / speed + borders * d["road", "border-hours"],
            km * d["road", "rate"] + borders * d["road", "border-fee"] / d["road", "load"],
            _shut(rng, order.places, (origin, destination), d["road", "shut"]),
        )
        hours.append(time)
        paid.append(cost + d["road", "fees"] / d["road", "load"])
    return pd.DataFrame({"hours": np.concatenate(hours), "cost": np.concatenate(paid)})


def _opened(now: Situation) -> nx.Graph:
    """Return the network without the places closed that day, but with the keys."""
    shut = now.closed - set(now.keys or ()) - set(now.question.ends)
    return now.question.graph.subgraph([p for p in now.question.graph if p not in shut])


def _speeds(rng: np.random.Generator, scenario: Scenario) -> tuple[np.ndarray, dict[str, int]]:
    """Return km/h, shape (classes, draws), and each class's row."""
    table = read("road_classes")
    if scenario.logistics != "range":
        fixed = table[f"speed_{scenario.road_speed}"].to_numpy(dtype=float)
        speeds = np.repeat(fixed[:, None], scenario.draws, axis=1)
    else:
        speeds = np.stack(
            [
                double_triangle(
                    rng, row.speed_low, row.speed_central, row.speed_high, scenario.draws
                )
                for row in table.itertuples()
            ]
        )
    return speeds, {name: i for i, name in enumerate(table["road_class"])}


def _shut(
    rng: np.random.Generator, places: tuple[str, ...], ends: tuple[str, str], other: np.ndarray
) -> np.ndarray:
    """Return which places are shut, shape (places, draws); the ends never are."""
    own = closed_share(len(record_days()))
    # A draw's numbers come one after another, so that blocks of any size give the same draws.
    drawn = rng.random((len(other), len(places)), dtype=np.float32)
    shares = (0.0 if place in ends else own.get(place, other) for place in places)
    return np.stack([drawn[:, i] < share for i, share in enumerate(shares)])
