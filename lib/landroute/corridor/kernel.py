"""The corridor question asked of many worlds at once, on the record as arrays of integers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from landroute.corridor.solver import Solver
from landroute.network.elimination import best_paths, elimination_order
from landroute.record.coded import Codes
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
        Size of the opening set: the fewest closed places on any path, its ends included.
    hours : ndarray of float
        Driving time of the fastest open path; infinite where none is open.
    """

    service: Codes
    keys: Codes
    hours: Hours


class Kernel:
    """
    The network of a solver, made ready to be asked of many situations at once.

    Parameters
    ----------
    solver
        Of the network and its two ends, which some path must join.

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

    def answers(self, service: Codes, asked: int = HELD) -> Answers:
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
        each, which = _distinct(service.reshape(-1, service.shape[-1]))
        found = self.service(each), self._keys(each < asked), self._fastest(each < asked)
        return Answers(*(part[which].reshape(shape) for part in found))

    def answers_service(self, service: Codes) -> Codes:
        """Return the service alone of `answers`, for situations of shape (…, P)."""
        each, which = _distinct(service.reshape(-1, service.shape[-1]))
        return self.service(each)[which].reshape(service.shape[:-1])

    def service(self, levels: Codes) -> Codes:
        """Return the service of the best path in each situation; `levels` has shape (S, P)."""
        at = np.ascontiguousarray(levels.T)
        whole = np.full(len(levels), FULL, dtype=levels.dtype)
        best = best_paths(
            self._order,
            [whole] * len(self._hours),
            lambda a, b, place: np.minimum(np.minimum(a, b), at[place]),
            np.maximum,
        )
        return np.minimum.reduce([best, *(at[end] for end in self._ends)])

    def _keys(self, closed: npt.NDArray[np.bool_]) -> Codes:
        at = np.ascontiguousarray(closed.T).astype(np.int16)
        none = np.zeros(len(closed), dtype=np.int16)
        fewest = best_paths(
            self._order,
            [none] * len(self._hours),
            lambda a, b, place: a + b + at[place],
            np.minimum,
        )
        return fewest + sum(at[end] for end in self._ends)

    def _fastest(self, closed: npt.NDArray[np.bool_]) -> Hours:
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


def _distinct(rows: Codes) -> tuple[Codes, npt.NDArray[np.intp]]:
    """Return the distinct rows, and for each row the number of its like among them."""
    packed = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1] * rows.itemsize)))
    _, first, which = np.unique(packed.ravel(), return_index=True, return_inverse=True)
    return rows[first], which
