"""
Points a second of `landroute sweep` with one worker and with two, side by side, in one run.

Each is a whole process on the committed example. The rate is that of the points, without the start,
which is told beside it; two workers are to have 1.8 times the rate of one.
Run: python tests/bench/bench_sweeps.py [POINTS]
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import yaml

from landroute.paths import SWEEPS

LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"
EXAMPLE = SWEEPS / "open-route.yml"
QUICK = ["keys"]  # of the same, the one that takes the least
LIMIT = 1.8
TOLD = re.compile(r"points in .* s: ([\d.e+]+) a second; a million would take ([\d,.]+) h")


def swept(folder, spec, workers):
    """Return the points a second of a sweep, hours for a million, and seconds of the process."""
    out = folder / f"{spec.stem}-{workers}"
    began = time.perf_counter()
    done = subprocess.run(
        [LANDROUTE, "sweep", spec, "--out", out, "--workers", str(workers)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    took = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr)
    rate, hours = TOLD.search(done.stdout).groups()
    return float(rate), float(hours.replace(",", "")), took


def main() -> None:
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 512
    example = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")) | {"points": points}
    specs = {
        "example": example,
        "quick": example | {"points": 8 * points, "of": {"findings": QUICK}},
    }
    late = []
    print(f"{points} points of {EXAMPLE.name}, {8 * points} of keys alone, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        for name, spec in specs.items():
            path = Path(folder, f"{name}.yml")
            path.write_text(yaml.safe_dump(spec), encoding="utf-8")
            rates = {workers: swept(Path(folder), path, workers) for workers in (1, 2)}
            for workers, (rate, hours, took) in rates.items():
                print(
                    f"{name:8} {workers} worker{'s' if workers > 1 else ' '} {rate:8.1f} a second;"
                    f" a million in {hours:6.1f} h; {took:6.1f} s whole",
                    flush=True,
                )
            ratio = rates[2][0] / rates[1][0]
            print(f"{name:8} two to one {ratio:6.2f} times (limit {LIMIT})", flush=True)
            late += [name] * (ratio < LIMIT)
    if late:
        sys.exit(f"below the limit: {', '.join(late)}")


if __name__ == "__main__":
    main()
