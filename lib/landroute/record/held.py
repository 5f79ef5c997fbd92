"""Which row of the record holds of a place, a holder or a gate on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import Any

import pandas as pd

from landroute.record.passage import World


class Held:
    """The intervals of a world by what they are of, each looked up when first asked for."""

    def __init__(self, world: World) -> None:
        self._control = _Lanes(world.control, "place")
        self._passage = _Lanes(world.passage, "controller")
        self._gates = _Lanes(world.gates, "crossing")
        at = world.gates.drop_duplicates("crossing").groupby("place")["crossing"].agg(list)
        self._gates_at: dict[str, list[str]] = at.to_dict()

    def control(self, place: str, day: dt.date) -> Any:
        """Return who holds a place."""
        return self._control.on(place, day)

    def around(self, place: str, day: dt.date) -> list[Any]:
        """Return who holds a place on a day, who did before, and who does after."""
        starts, intervals = self._control.lane(place)
        number = bisect_right(starts, day)
        return intervals[max(number - 2, 0) : number + 1]

    def passage(self, holder: str, day: dt.date) -> Any:
        """Return whom a holder lets pass."""
        return self._passage.on(holder, day)

    def gates(self, place: str, day: dt.date) -> list[Any]:
        """Return what each gate at a place is open to, `None` where no row says it."""
        return [self._gates.on(name, day) for name in self._gates_at.get(place, ())]


class _Lanes:
    """Half-open intervals by the values of a column, in time order."""

    def __init__(self, rows: pd.DataFrame, key: str) -> None:
        self._rows, self._key = rows, key
        self._known: dict[str, tuple[list[dt.date], list[Any]]] = {}

    def lane(self, name: str) -> tuple[list[dt.date], list[Any]]:
        """Return the first days of the intervals of one, and the intervals."""
        if name not in self._known:
            own = self._rows[self._rows[self._key] == name].sort_values("start", kind="stable")
            intervals = list(own.itertuples(index=False))
            self._known[name] = [row.start.date() for row in intervals], intervals
        return self._known[name]

    def on(self, name: str, day: dt.date) -> Any:
        """Return the interval of one that holds on a day, `None` where none does."""
        starts, intervals = self.lane(name)
        number = bisect_right(starts, day) - 1
        if number < 0 or intervals[number].end.date() <= day:
            return None
        return intervals[number]
