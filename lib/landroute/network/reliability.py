"""Whether at least one path works: exact two-terminal reliability, and common-cause failures."""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
from scipy.stats import beta as beta_distribution

from landroute.errors import BadInput


def two_terminal(graph: nx.Graph, origin: str, destination: str) -> float:
    """
    Return the probability that working edges join two places, edges being independent.

    Exact, by factoring: with `p` an edge's probability to work, the network's is `p` times that
    with the edge contracted plus `1 - p` times that without the edge (Moskowitz 1958;
    Satyanarayana and Chang 1983). Parallel and series reductions come first, and loose ends are
    dropped.

    Parameters
    ----------
    graph
        Edge attribute `p`: the probability that the edge works. Places do not fail; split a
        place that does into two with an edge between them.

    Raises
    ------
    BadInput
        When an end is not in the network, or a probability is not one.
    """
    for end in (origin, destination):
        if end not in graph:
            raise BadInput(f"{end} is not in the network")
    links: dict[str, dict[str, float]] = {place: {} for place in graph}
    for a, b, p in graph.edges(data="p"):
        _require_probability(p)
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
    # The edge is contracted: its far end becomes part of the origin.
    merged = {place: dict(ends) for place, ends in without.items()}
    for place, q in merged.pop(other).items():
        del merged[place][other]
        _join(merged, origin, place, q)
    contracted = 1.0 if other == destination else _factored(merged, origin, destination)
    return p * contracted + (1 - p) * _factored(without, origin, destination)


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
    Split each mode's probability of being lost into a cause that takes all and its own causes.

    The beta-factor model (Fleming 1975): a share `beta` of failures is common. Of modes that are
    not lost equally often it is taken to be that share of the failures of the rarest, since no
    more can be common to all; each mode's own part is what keeps its total.

    Parameters
    ----------
    lost
        Probability that each mode is lost.
    beta
        Share, of the failures of the mode least often lost, with a common cause, 0 to 1.

    Returns
    -------
    tuple
        The probability of the common cause, and each mode's probability of being lost without it.
    """
    for q in (*lost, beta):
        _require_probability(q)
    shared = beta * min(lost)
    own = [(q - shared) / (1 - shared) if shared < 1 else 0.0 for q in lost]
    return shared, own


def share_interval(count: float, total: float, level: float) -> tuple[float, float]:
    """
    Return Jeffreys's interval of a share, of so many cases of a total.

    At a count of none the lower limit is 0, and at one of all the upper is 1, as Brown, Cai and
    DasGupta (2001, Statistical Science 16, 4.1.1) would have it.

    Raises
    ------
    BadInput
        For a count that is not between 0 and the total, or a total of none.
    """
    if not 0 <= count <= total or total == 0:
        raise BadInput(f"{count} of {total} cases: wants a total > 0 and a count within it")
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = beta_distribution.ppf(tails, count + 0.5, total - count + 0.5)
    return float(low) if count else 0.0, float(high) if count < total else 1.0


def beta_factor_estimate(
    alone: int, common: int, events: int, most: int, level: float
) -> tuple[float, float, float]:
    """
    Estimate the beta factor: the share of failures that came with those of all the others.

    The share itself is that of failures (NUREG/CR-5485). Failures in one event are not separate
    evidence, so its range comes from the share of events, by `share_interval`, each common event
    counting for as many failures as they had on average.

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
    level
        Of the interval, such as 0.95.

    Returns
    -------
    tuple
        Low, share, high.

    Raises
    ------
    BadInput
        Without a failure, or where common failures and their events do not go together.
    """
    if alone + common < 1 or (common > 0) != (events > 0):
        raise BadInput(
            f"{alone} failures alone, {common} in {events} common events: wants a failure, and"
            " common failures with the events that they make up"
        )
    each = common / events if events else most
    low, high = share_interval(events, events + alone, level)
    return (
        float(each * low / (1 - low + each * low)),
        common / (alone + common),
        float(each * high / (1 - high + each * high)),
    )


def spare_availability(spare: float, others: Sequence[float], beta: float) -> float:
    """
    Return the probability that a spare works given that all others are lost.

    Parameters
    ----------
    spare
        Probability that the spare is lost.
    others
        Probability that each of the others is lost.

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


def probability_within(window: int, total: int, n: int) -> float:
    """
    Return the probability that `n` independent days of `total` span `window` days or fewer.

    Counted exactly: the days lie between the earliest and `window` days after it, so of the
    total^n outcomes (total - w) ((w+1)^n - w^n) + w^n have it so.

    Raises
    ------
    BadInput
        Without a day to draw or to draw from, or for a window below 0.
    """
    if n < 1 or total < 1 or window < 0:
        raise BadInput(f"{n} days within {window} of {total}: wants n and total >= 1, window >= 0")
    w = min(int(window), total - 1)
    return ((total - w) * ((w + 1) ** n - w**n) + w**n) / total**n


def _require_probability(p: float) -> None:
    if not 0 <= p <= 1:
        raise BadInput(f"{p} is no probability: it must lie between 0 and 1")
