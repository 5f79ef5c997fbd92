"""
Start of the command line: a help and a small answer, beside the import of pandas.

Each is timed as a whole process; the runs are interleaved, so that whatever else the machine does
bears on all alike. The limits are multiples of the import's median.
Run: python tests/bench/bench_start.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROUNDS = 9
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"
PANDAS = "python -c 'import pandas'"
COMMANDS = {
    PANDAS: [sys.executable, "-c", "import pandas"],
    "landroute --help": [LANDROUTE, "--help"],
    "landroute control tanf --as-of …": [LANDROUTE, "control", "tanf", "--as-of", "2017-06-30"],
}
LIMITS = {"landroute --help": 2, "landroute control tanf --as-of …": 4}


def seconds(command):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    for command in COMMANDS.values():
        seconds(command)  # into the memory of the file system
    times = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    median = {name: statistics.median(own) for name, own in times.items()}
    print(f"whole processes, interleaved; median of {rounds}")
    for name, own in median.items():
        ratio = own / median[PANDAS]
        beside = f"{ratio:6.2f} times (limit {LIMITS[name]})" if name in LIMITS else ""
        print(f"{name:34} {own:6.2f} s {beside}".rstrip())
    late = [name for name, limit in LIMITS.items() if median[name] > limit * median[PANDAS]]
    if late:
        sys.exit(f"over the limit: {', '.join(late)}")


if __name__ == "__main__":
    main()
