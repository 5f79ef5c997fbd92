"""Where texts stand on a map: clear of marks, of lines and of each other, or not at all."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from landroute.charts.frame import Box, Frame

Floats = NDArray[np.float64]

# Widths of letters in a wide face (DejaVu Sans, that few faces exceed), as shares of the size.
NARROW_LETTERS, WIDE_LETTERS = "fijlrtI.,:;'’()[]|-– ", "mwMWOQGCDNHU@%"
LETTER = {"narrow": 0.4, "wide": 0.87, "other": 0.64}
BOLD = 1.1
LEADING = 1.3  # of a line of text
MARK, LINE = 40.0, 2.0  # how much worse it is to hide a mark, and a point of a line
EDGE = 3  # pixels that a mark wants about it


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in pixels, rather too wide than too narrow."""
    return max(
        sum(
            LETTER["narrow" if c in NARROW_LETTERS else "wide" if c in WIDE_LETTERS else "other"]
            for c in line
        )
        * size
        * (BOLD if bold else 1)
        for line in text.split("<br>")
    )


def text_size(text: str, size: float, *, bold: bool = False) -> tuple[float, float]:
    """Return about how wide and high a text is in pixels."""
    return text_width(text, size, bold=bold), size * LEADING * (1 + text.count("<br>"))


class Ground:
    """
    A picture with marks and lines, on which texts are placed one after the other.

    Parameters
    ----------
    frame
    marks, lines
        Pixels (n, 2) of marks, and of points along lines.
    taken
        The boxes in which something stands that no text may touch.
    """

    def __init__(self, frame: Frame, marks: Floats, lines: Floats, taken: Sequence[Box]) -> None:
        self.frame = frame
        self.taken = np.array(taken, dtype=float).reshape(-1, 4)
        self._shape = round(frame.height) + 2, round(frame.width) + 2
        self._marks, self._lines = (_sums(points, self._shape) for points in (marks, lines))

    def again(self) -> Ground:
        """Return a picture on which the same is taken, to be written on apart from this one."""
        return copy.copy(self)

    def keep_clear(self, boxes: Floats) -> None:
        """Let no text touch some boxes (n, 4)."""
        self.taken = np.vstack([self.taken, boxes])

    def costs(self, boxes: Floats) -> Floats:
        """Return how much of marks and lines each box (n, 4) hides."""
        wider = boxes + np.array([-EDGE, -EDGE, EDGE, EDGE])
        return MARK * _within(self._marks, wider) + LINE * _within(self._lines, boxes)

    def count(self, points: Floats) -> Callable[[Floats], Floats]:
        """Return what counts, of points (m, 2), those within a pixel of each box (n, 4)."""
        sums, about = _sums(points, self._shape), np.array([-1, -1, 1, 1])
        return lambda boxes: _within(sums, boxes + about)

    def take(self, boxes: Floats, costs: Floats, limit: float = np.inf) -> int | None:
        """
        Take the cheapest box that lies on the picture and touches nothing; return its number.

        None if there is none, or only ones that cost more than `limit`.
        """
        free = costs <= limit
        free &= (boxes[:, :2] >= 1).all(axis=1)
        free &= (boxes[:, 2] <= self.frame.width - 1) & (boxes[:, 3] <= self.frame.height - 1)
        if free.any():
            free &= ~hits(boxes, self.taken)
        if not free.any():
            return None
        best = int(np.where(free, costs, np.inf).argmin())
        self.keep_clear(np.array(as_box(boxes[best])))
        return best


def as_box(row: Floats) -> Box:
    """Return one row of boxes."""
    left, top, right, bottom = (round(float(side), 2) for side in row)
    return left, top, right, bottom


def _sums(points: Floats, shape: tuple[int, int]) -> NDArray[np.int32]:
    """Count the points above and left of each pixel."""
    at = np.floor(points).astype(np.int32).reshape(-1, 2)
    return _summed(at.tobytes(), shape)


@functools.lru_cache(maxsize=64)  # lines and marks are the same on many days
def _summed(pixels: bytes, shape: tuple[int, int]) -> NDArray[np.int32]:
    """Count the points above and left of each pixel, of points as pairs of 32-bit integers."""
    counts = np.zeros(shape, dtype=np.int32)
    at = np.frombuffer(pixels, dtype=np.int32).reshape(-1, 2)
    on = (at >= 0).all(axis=1) & (at[:, 0] < shape[1] - 1) & (at[:, 1] < shape[0] - 1)
    np.add.at(counts, (at[on, 1] + 1, at[on, 0] + 1), 1)
    sums = counts.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    sums.setflags(write=False)
    return sums


def _within(sums: NDArray[np.int32], boxes: Floats) -> Floats:
    """Count the points in each box."""
    high, wide = sums.shape
    left, top, right, bottom = np.rint(boxes).astype(np.intp).T
    left, right = (np.minimum(np.maximum(side, 0), wide - 1) for side in (left, right))
    top, bottom = (np.minimum(np.maximum(side, 0), high - 1) * wide for side in (top, bottom))
    at = sums.ravel().take
    inside = at(bottom + right) - at(top + right) - at(bottom + left) + at(top + left)
    return inside.astype(float)


def hits(boxes: Floats, taken: Floats) -> NDArray[np.bool_]:
    """Say of each box (n, 4) whether it comes within a pixel of one that is taken (m, 4)."""
    there = taken.T
    left, top, right, bottom = (boxes[:, None, side] for side in range(4))
    hit = (left - 1 < there[2]) & (there[0] < right + 1)
    hit &= (top - 1 < there[3]) & (there[1] < bottom + 1)
    return np.asarray(hit.any(axis=1))


def overlap(one: Box, other: Box) -> bool:
    """Say whether two boxes share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def centred(spot: tuple[float, float], size: tuple[float, float]) -> Box:
    """Return the box of a size (width, height) about a spot."""
    (x, y), (width, height) = spot, size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def boxes_about(spots: Floats, size: tuple[float, float]) -> Floats:
    """Return the boxes (n, 4) of a size (width, height) about spots (n, 2)."""
    half = np.array(size) / 2
    return np.hstack([spots - half, spots + half])


def along(points: Sequence[tuple[float, float]], step: float) -> Floats:
    """Return points (n, 2) at every `step` along a line."""
    line = np.asarray(points, dtype=float).reshape(-1, 2)
    if len(line) < 2:
        return line
    lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.arange(0, lengths[-1] + step / 2, step)
    return np.column_stack([np.interp(at, lengths, line[:, axis]) for axis in (0, 1)])


def distances(points: Floats, boxes: Floats) -> Floats:
    """Return how far each box (m, 4) is from the nearest of points (n, 2), in pixels."""
    x, y = points[None, :, 0], points[None, :, 1]
    left, top, right, bottom = (boxes[:, None, side] for side in range(4))
    across = np.maximum(np.maximum(left - x, x - right), 0)
    down = np.maximum(np.maximum(top - y, y - bottom), 0)
    return np.hypot(across, down).min(axis=1, initial=np.inf)
