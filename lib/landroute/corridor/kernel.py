"""The corridor question asked of many worlds at once, on the record as arrays of integers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from landroute.corridor.solver import Solver
from landroute.network.elimination import best_paths, elimination_order
from landroute.record.coded import Codes, Flags, Levels
from landroute.record.passage import FULL, HELD
from landroute.tables import kept

Hours = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Answers:
    """
    What the question comes to in each situation.

    Attributes
    ----------
    service : ndarray of uint8
        The highest level of service that some path gives on all of its places; 0 to 4.
    keys : ndarray of int
        Size of the opening set: the fewest closed places on any path, its ends included; -1 where
        no path joins the ends.
    hours : ndarray of float
        Driving time of the fastest open path; infinite where none is open.
    """

    service: Levels
    keys: Codes
    hours: Hours


class Kernel:
    """
    The network of a solver, made ready to be asked of many situations at once.

    Parameters
    ----------
    solver
        Of the network and its two ends.

    Attributes
    ----------
    places : list of str
        Those of the network, as the last axis of what is asked.
    """

    def __init__(self, solver: Solver) -> None:
        self._order = elimination_order(solver.graph, *solver.ends)
        self.places = list(self._order.places)
        self._ends = [self.places.index(end) for end in solver.ends]
        self._hours = np.array([hours for *_, hours in solver.graph.edges(data="hours")])

    def answers(self, service: Levels, asked: int = HELD) -> Answers:
        """
        Answer the question in each situation; those alike share one answer.

        Parameters
        ----------
        service
            Shape (…, P): the level of service that each place gives, 0 to 4.
        asked
            The level from which a place counts as open to `keys` and `hours`.
        """
        shape = service.shape[:-1]
        each, which = _distinct(service)
        closed = each < asked
        return Answers(
            self._best(each)[which].reshape(shape),
            self._keys(closed)[which].reshape(shape),
            self._fastest(closed)[which].reshape(shape),
        )

    def service(self, service: Levels) -> Levels:
        """Return the service alone of `answers`."""
        each, which = _distinct(service)
        return self._best(each)[which].reshape(service.shape[:-1])

    def _best(self, levels: Levels) -> Levels:
        at = np.ascontiguousarray(levels.T)
        if self._order.last < 0:
            return np.zeros(len(levels), dtype=levels.dtype)
        whole = np.full(len(levels), FULL, dtype=levels.dtype)
        best = best_paths(
            self._order,
            [whole] * len(self._hours),
            lambda a, b, place: np.minimum(np.minimum(a, b), at[place]),
            np.maximum,
        )
        return np.minimum.reduce([best, *(at[end] for end in self._ends)])

    def _keys(self, closed: Flags) -> Codes:
        at = np.ascontiguousarray(closed.T).astype(np.int16)
        if self._order.last < 0:
            return np.full(len(closed), -1, dtype=np.int16)
        none = np.zeros(len(closed), dtype=np.int16)
        fewest = best_paths(
            self._order,
            [none] * len(self._hours),
            lambda a, b, place: a + b + at[place],
            np.minimum,
        )
        return fewest + sum(at[end] for end in self._ends)

    def _fastest(self, closed: Flags) -> Hours:
        if self._order.last < 0:
            return np.full(len(closed), np.inf)
        at = np.where(np.ascontiguousarray(closed.T), np.inf, 0.0)
        fastest = best_paths(
            self._order,
            [np.full(len(closed), hours) for hours in self._hours],
            lambda a, b, place: a + b + at[place],
            np.minimum,
        )
        return fastest + sum(at[end] for end in self._ends)


@kept(maxsize=8)
def kernel(solver: Solver) -> Kernel:
    """Return the kernel of a solver, the same for whoever asks."""
    return Kernel(solver)


def _distinct(service: Levels) -> tuple[Levels, npt.NDArray[np.intp]]:
    """Return the distinct situations, and for each situation the number of its like."""
    rows = service.reshape(-1, service.shape[-1])
    packed = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1] * rows.itemsize)))
    _, first, which = np.unique(packed.ravel(), return_index=True, return_inverse=True)
    return rows[first], which
