"""
Worlds a second: the kernel beside the question asked of one world at a time, in one run.

Both say how long a route gave each level of service where one row of the record after the other
is turned over. The question is timed on some rows alone.
Run: python tests/bench/bench_worlds.py [ROWS]
"""

import sys
import time
from dataclasses import replace

import numpy as np

from landroute.corridor.question import question
from landroute.corridor.specifications import row_influence
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.passage import DENIED, OPEN, world
from landroute.scenario import Scenario


def main() -> None:
    """Print worlds a second and their ratio, after a look that the answers agree."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    scenario = Scenario()
    recorded = world(scenario)
    before = days_open(open_intervals(question(scenario)))
    began = time.perf_counter()
    table = row_influence(scenario)
    kernel = time.perf_counter() - began
    own = table[table["table"] == "passage"].set_index("row")
    chosen = own.index[:count]
    began = time.perf_counter()
    for number in chosen:
        stance = recorded.passage.copy()
        row = stance["row"] == number
        stance.loc[row, "status"] = np.where(stance.loc[row, "status"] == OPEN, DENIED, OPEN)
        asked = question(scenario, replace(recorded, passage=stance))
        after = days_open(open_intervals(asked))
        assert own.loc[number, "closed"] == len(before.difference(after)), number
    single = time.perf_counter() - began
    fast, slow = len(table) / kernel, len(chosen) / single
    print(f"{'kernel':12}{fast:10.0f} worlds a second ({len(table)} worlds)")
    print(f"{'question':12}{slow:10.1f} worlds a second ({len(chosen)} worlds)")
    print(f"{'ratio':12}{fast / slow:10.0f} times; equal answers on all {len(chosen)}")


if __name__ == "__main__":
    main()
