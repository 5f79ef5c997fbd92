"""Whether at least one way works: exact two-terminal reliability, and failures in common."""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
from scipy.stats import beta as beta_distribution

from landroute.errors import BadInput


def two_terminal(graph: nx.Graph, origin: str, destination: str) -> float:
    """
    Return the chance that working edges join origin and destination, edges being independent.

    Exact, by factoring: with `p` an edge's chance to work, the network's is `p` times that with
    the edge's ends made one place plus `1 - p` times that without the edge (Moskowitz 1958;
    Satyanarayana and Chang 1983). Edges in parallel and in series are joined first, and loose ends
    dropped.

    Parameters
    ----------
    graph
        Edge attribute `p`: the chance that the edge works, 0 to 1. Places do not fail; split a
        place that does into two with an edge between them.

    Raises
    ------
    BadInput
        When an end is not in the network, or a chance is not one.
    """
    for end in (origin, destination):
        if end not in graph:
            raise BadInput(f"{end} is not in the network")
    links: dict[str, dict[str, float]] = {place: {} for place in graph}
    for a, b, p in graph.edges(data="p"):
        _chance(p)
        if a != b:
            _join(links, a, b, p)
    return _factored(links, origin, destination)


def _join(links: dict[str, dict[str, float]], a: str, b: str, p: float) -> None:
    both = 1 - (1 - links[a].get(b, 0.0)) * (1 - p)
    links[a][b] = links[b][a] = both


def _factored(links: dict[str, dict[str, float]], origin: str, destination: str) -> float:
    if origin == destination:
        return 1.0
    _reduce(links, origin, destination)
    near = links[origin]
    if not near:
        return 0.0
    if len(links) == 2:
        return near[destination]
    other, p = max(near.items(), key=lambda item: len(links[item[0]]))
    without = {place: dict(ends) for place, ends in links.items()}
    del without[origin][other], without[other][origin]
    # The edge works: its far end becomes part of the origin.
    merged = {place: dict(ends) for place, ends in without.items()}
    for place, q in merged.pop(other).items():
        del merged[place][other]
        _join(merged, origin, place, q)
    whole = 1.0 if other == destination else _factored(merged, origin, destination)
    return p * whole + (1 - p) * _factored(without, origin, destination)


def _reduce(links: dict[str, dict[str, float]], origin: str, destination: str) -> None:
    """Drop loose ends and join edges in series until neither is left; changes `links`."""
    waiting = [place for place in links if place not in (origin, destination)]
    while waiting:
        place = waiting.pop()
        if place not in links or len(links[place]) > 2:
            continue
        ends = list(links.pop(place).items())
        for end, _ in ends:
            del links[end][place]
        if len(ends) == 2:
            (a, p), (b, q) = ends
            _join(links, a, b, p * q)
        waiting += [end for end, _ in ends if end not in (origin, destination)]


def common_cause(lost: Sequence[float], beta: float) -> tuple[float, list[float]]:
    """
    Split each mode's chance of being lost into a cause that takes all and its own causes.

    The beta-factor model (Fleming 1975): a share `beta` of failures is common. Of modes that are
    not lost equally often it is taken to be that share of the failures of the rarest, since no
    more can be common to all; each mode's own part is what keeps its total.

    Parameters
    ----------
    lost
        Chance that each mode is lost.
    beta
        Share, of the failures of the mode least often lost, with a cause in common, 0 to 1.

    Returns
    -------
    tuple
        The chance of the common cause, and each mode's chance of being lost when it is absent.
    """
    for q in (*lost, beta):
        _chance(q)
    shared = beta * min(lost)
    own = [(q - shared) / (1 - shared) if shared < 1 else 0.0 for q in lost]
    return shared, own


def common_share(alone: int, common: int, events: int, most: int) -> tuple[float, float, float]:
    """
    Estimate the beta factor: the share of failures that came with those of all the others.

    The share itself is that of failures (NUREG/CR-5485). Failures in one event are not separate
    evidence, so its range comes from the share of events, Jeffreys' 90% interval, each common
    event counting for as many failures as they had on average.

    Parameters
    ----------
    alone
        Failures that came by themselves, each an event.
    common
        Failures that came with those of all others.
    events
        Events that the common failures make up.
    most
        Failures in a common event, where none was seen.

    Returns
    -------
    tuple
        Low, share, high.
    """
    if alone + common < 1 or (common > 0) != (events > 0):
        raise BadInput(f"{alone} failures alone, {common} in {events} common events: wants any")
    each = common / events if events else most
    low, high = beta_distribution.ppf([0.05, 0.95], events + 0.5, alone + 0.5)
    return (
        float(each * low / (1 - low + each * low)),
        common / (alone + common),
        float(each * high / (1 - high + each * high)),
    )


def spare_works(spare: float, others: Sequence[float], beta: float) -> float:
    """
    Return the chance that a spare works given that all others are lost.

    Parameters
    ----------
    spare
        Chance that the spare is lost.
    others
        Chance that each of the others is lost.

    Returns
    -------
    float
        Between 0 and 1; not a number where the others are never all lost.
    """
    shared, own = common_cause([spare, *others], beta)
    without = shared + (1 - shared) * math.prod(own[1:])
    if without == 0:
        return math.nan
    return (1 - shared) * (1 - own[0]) * math.prod(own[1:]) / without


def within(window: int, total: int, n: int) -> float:
    """
    Return the chance that `n` independent days, each any of `total`, span `window` days or fewer.

    Counted exactly: the days lie between the earliest and `window` days after it, so of the
    total^n ways (total - w) ((w+1)^n - w^n) + w^n have it so.
    """
    if n < 1 or total < 1 or window < 0:
        raise BadInput(f"{n} days within {window} of {total}: wants n and total >= 1, window >= 0")
    w = min(int(window), total - 1)
    return ((total - w) * ((w + 1) ** n - w**n) + w**n) / total**n


def _chance(p: float) -> None:
    if not 0 <= p <= 1:
        raise BadInput(f"{p} is no chance: it must lie between 0 and 1")
