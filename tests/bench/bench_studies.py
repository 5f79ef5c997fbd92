"""
One finding, one study and the whole chain, cold and warm; beside another checkout if one is named.

    python tests/bench/bench_studies.py [CHECKOUT]

Cold is a process of its own, start-up included; warm, a second question in a process that has
answered one. The other checkout is asked through `landroute evaluate --json`, whole, in turn with
this one; it may be any commit that has that command (`git worktree add DIR COMMIT`).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 3
ASKED = {"one finding": ["--only", "keys"], "one study": ["--only", "options"], "all": []}
MAIN = "from landroute.cli import main; main()"
WARM = """
import time
from landroute.scenario import Scenario
from landroute.studies.registry import evaluate
only = {only!r}
evaluate(Scenario(), only)
began = time.perf_counter()
evaluate(Scenario.of({{"as_of": "2018-06-01"}}), only)
print(time.perf_counter() - began)
"""
WARM_ELSEWHERE = """
import time
from landroute.scenario import Scenario
try:
    from landroute.studies.registry import evaluate
except ModuleNotFoundError:
    from landroute.findings.evaluate import evaluate
evaluate(Scenario())
began = time.perf_counter()
evaluate(Scenario.of({"as_of": "2018-06-01"}))
print(time.perf_counter() - began)
"""


def process(code: str, arguments: Sequence[str] = (), checkout: Path | None = None) -> str:
    """Run Python code in a process of its own, on another checkout if one is given."""
    elsewhere = {} if checkout is None else {
        "PYTHONPATH": str(checkout / "lib"), "LANDROUTE_ROOT": str(checkout)
    }  # fmt: skip
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, **elsewhere}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cold(asked: Sequence[str], checkout: Path | None = None) -> float:
    """Return the seconds of a whole process that evaluates."""
    return seconds(lambda: process(MAIN, ["evaluate", "--json", *asked], checkout))


def warm(asked: Sequence[str]) -> float:
    """Return the seconds of a second question in one process."""
    return float(process(WARM.format(only=list(asked[1:]))))


def main() -> None:
    """Print the medians, and their ratios to the other checkout's whole chain."""
    checkout = Path(sys.argv[1]).resolve() if sys.argv[1:] else None
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, asked in ASKED.items():
            times.setdefault(f"{name}, cold", []).append(cold(asked))
            times.setdefault(f"{name}, warm", []).append(warm(asked))
        if checkout:
            times.setdefault("other checkout, all, cold", []).append(cold([], checkout))
            other = float(process(WARM_ELSEWHERE, (), checkout))
            times.setdefault("other checkout, all, warm", []).append(other)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        base = medians.get(f"other checkout, all, {name.rpartition(' ')[2]}")
        ratio = f"  {base / median:6.1f} times as fast as the other, all" if base else ""
        print(f"{name:28} {median:7.2f} s{ratio}")


if __name__ == "__main__":
    main()
