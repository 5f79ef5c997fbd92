"""Who alone could part those on the chain from Iran, by falling out: cuts of the ties on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx
import pandas as pd

from landroute.record.ties import PATRON, joining, wholes
from landroute.studies.actors.chain import backed_on
from landroute.studies.actors.study import Actors
from landroute.studies.base import Result, result
from landroute.tables import read, rests_on_numbered, rests_on_rows
from landroute.tables.sources import each_once, split_keys
from landroute.wording.facts import Each, Named, named, some_of

Pair = tuple[str, str]


class Target(NamedTuple):
    """
    One that stood on the chain, and how the ties on record join it to Iran.

    Attributes
    ----------
    actor : str
    joined, direct : bool
        Whether any path of ties leads to Iran, and whether a tie of its own does.
    spoilers : tuple of str
        The actors without any one of which no path is left.
    pairs : tuple of pair
        The pairs of actors without whose ties no path is left.
    behind : tuple of str
        Those who would be spoilers if its own tie with Iran ended; empty without such a tie.
    """

    actor: str
    joined: bool
    direct: bool
    spoilers: tuple[str, ...]
    pairs: tuple[Pair, ...]
    behind: tuple[str, ...]


def network(ties: pd.DataFrame) -> nx.Graph:
    """Return the undirected graph of ties that `joining` returned."""
    return nx.from_pandas_edgelist(ties, "one", "other")


def target(graph: nx.Graph, patron: str, actor: str) -> Target:
    """Say how a graph joins an actor to its patron, and who alone could part them."""
    if not (patron in graph and actor in graph and nx.has_path(graph, patron, actor)):
        return Target(actor, False, False, (), (), ())
    direct = graph.has_edge(patron, actor)
    behind: tuple[str, ...] = ()
    if direct:
        without = nx.restricted_view(graph, [], [(patron, actor)])
        behind = between(without, patron, actor) if nx.has_path(without, patron, actor) else ()
    found = between(graph, patron, actor)
    return Target(actor, True, direct, found, bridges(graph, patron, actor), behind)


def between(graph: nx.Graph, start: str, end: str) -> tuple[str, ...]:
    """Return, in the order of a path, the nodes that every path from `start` to `end` visits."""
    path = nx.shortest_path(graph, start, end)
    turning = set(nx.articulation_points(graph))
    inner = [node for node in path[1:-1] if node in turning]
    return tuple(node for node in inner if _parts(graph, start, end, node))


def _parts(graph: nx.Graph, start: str, end: str, node: str) -> bool:
    return not nx.has_path(nx.restricted_view(graph, [node], []), start, end)


def bridges(graph: nx.Graph, start: str, end: str) -> tuple[Pair, ...]:
    """Return, in the order of a path, the edges that every path from `start` to `end` takes."""
    path = nx.shortest_path(graph, start, end)
    every = {frozenset(edge) for edge in nx.bridges(graph)}
    # A bridge on one path is on all of them: whoever crosses it once cannot come back.
    return tuple(edge for edge in nx.utils.pairwise(path) if frozenset(edge) in every)


def without_each_source(ties: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Map each source to the ties that stay when it is taken away: those that have another."""
    keys = ties["source"].map(split_keys)
    every = dict.fromkeys(key for cell in keys for key in cell)
    return {key: ties[[set(cell) != {key} for cell in keys]] for key in every}


def on_chain(study: Actors) -> list[str]:
    """Return who stood on the chain on the day and is backed by Iran, or lets its side pass."""
    now, whole = study.chain_now, wholes()
    there = dict.fromkeys(
        whole[actor] for row in now.itertuples() for actor in [row.controller, *row.alongside]
    )
    backed = {whole[actor] for actor in backed_on(study.scenario.as_of)}
    return [actor for actor in there if actor != PATRON and actor in backed | hosts(study)]


def hosts(study: Actors) -> set[str]:
    """Return the governments whose land Iran's side might pass on the day."""
    rows, day = read("passage").query("status == 'open'"), pd.Timestamp(study.scenario.as_of)
    on_day = rows[(rows["start"] <= day) & (rows["end"].isna() | (rows["end"] > day))]
    return set(on_day["controller"]) - {PATRON}


class Answer(NamedTuple):
    """The targets of a day, and of each in how many of all cases the same is said of it."""

    targets: list[Target]
    ties: pd.DataFrame
    cases: dict[str, list[Target]]

    def holds(self, aim: Target, spoiler: str = "") -> int:
        """Count the sources without which a spoiler still parts it, or still nobody does."""
        told: Iterable[Target] = self.cases[aim.actor]
        if spoiler:
            return sum(spoiler in case.spoilers for case in told)
        return sum(case.joined and not case.spoilers for case in told)

    @property
    def sources(self) -> int:
        """How many sources were taken away, one at a time."""
        return len(next(iter(self.cases.values()), []))


def answer(study: Actors) -> Answer:
    """Return who could part whom on the day, with each source and without."""
    ties, actors = joining(study.ties), on_chain(study)
    graph = network(ties)
    fewer = [network(rows) for rows in without_each_source(ties).values()]
    return Answer(
        [target(graph, PATRON, actor) for actor in actors],
        ties,
        {actor: [target(less, PATRON, actor) for less in fewer] for actor in actors},
    )


@Actors.finding("chain-spoilers", unit="actors", under=("account",))
def chain_spoilers(study: Actors) -> Result:
    """Say who alone could part those of Iran's side on the chain from it, by the ties on record."""
    told = answer(study)
    joined = [aim for aim in told.targets if aim.joined]
    apart = [aim.actor for aim in told.targets if not aim.joined]
    parted = _by_spoiler(joined)
    stable = sum(
        all(told.holds(aim, spoiler) == told.sources for aim in aims)
        for spoiler, aims in parted.items()
    )
    lone = [aim.actor for aim in joined if told.holds(aim) < told.sources and not aim.spoilers]
    rests_on_numbered("control", *study.chain_now["row"])
    rests_on_rows("relations", _carrying(told))
    return result(
        len(parted),
        day=study.scenario.as_of,
        spoilers=len(parted),
        each=_each(parted),
        stable=stable,
        joined=len(joined),
        own=some_of(sum(aim.direct for aim in joined), len(joined)),
        direct=sum(aim.direct for aim in joined),
        hung=sum(bool(aim.pairs) for aim in joined),
        firm="yes" if joined and not parted and not lone else "no",
        lone=len(lone),
        hanging=named("actors", lone, column="short_name") if lone else "",
        apart=len(apart),
        unjoined=named("actors", apart, column="short_name") if apart else "",
    )


def _by_spoiler(targets: list[Target]) -> dict[str, list[Target]]:
    found = dict.fromkeys(spoiler for aim in targets for spoiler in aim.spoilers)
    return {one: [aim for aim in targets if one in aim.spoilers] for one in found}


def _each(parted: dict[str, list[Target]]) -> Each | str:
    rows = [
        {
            "spoiler": Named("actors", spoiler, "short_name"),
            "aims": named("actors", [aim.actor for aim in aims], column="short_name"),
        }
        for spoiler, aims in parted.items()
    ]
    return Each("spoiler-parts", rows, "semicolon") if rows else ""


def _carrying(told: Answer) -> pd.DataFrame:
    """Return the ties on the shortest paths between Iran and those on the chain."""
    graph = network(told.ties)
    taken = {
        frozenset(edge)
        for aim in told.targets
        if aim.joined
        for edge in nx.utils.pairwise(nx.shortest_path(graph, PATRON, aim.actor))
    }
    pairs = [frozenset(pair) for pair in zip(told.ties["one"], told.ties["other"], strict=True)]
    return told.ties[[pair in taken for pair in pairs]]


@Actors.tabulates("spoilers-on-day", under=("account",))
def spoilers_on_day(study: Actors) -> pd.DataFrame:
    """List who could part whom: cut_off, spoiler, stable, behind, source; one row where nobody."""
    told = answer(study)
    short = read("actors").set_index("id")["short_name"]
    carrying = _carrying(told)
    rows = [
        {
            "cut_off": short[aim.actor],
            "spoiler": short[spoiler] if spoiler else _nobody(study, aim),
            "stable": study.words("n-of-m", n=told.holds(aim, spoiler), m=told.sources)
            if aim.joined
            else "",
            "behind": "; ".join(short[one] for one in aim.behind),
            "source": _sources(carrying, aim.actor),
        }
        for aim in told.targets
        for spoiler in aim.spoilers or ("",)
    ]
    return pd.DataFrame(rows, columns=["cut_off", "spoiler", "stable", "behind", "source"])


def _nobody(study: Actors, aim: Target) -> str:
    return study.words("spoiler-none", joined="yes" if aim.joined else "no")


def _sources(ties: pd.DataFrame, actor: str) -> str:
    return each_once(ties[(ties["one"] == actor) | (ties["other"] == actor)]["source"])
