"""Lighthouse over every page, as a phone sees it, and over the same chapters in stock Jupyter Book.

Needs npx and a Chromium. Both sites are served by `landroute serve`'s own server, in one run, so
that what differs is the pages.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from landroute.paths import BUILD, CHAPTERS, ROOT
from landroute.press.chrome import QUIET, chromium_on_path
from landroute.press.notebooks import chapter_names
from landroute.press.serve import HOST, site_server

LIGHTHOUSE = "lighthouse@12"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What each page must reach: a score of Lighthouse, or a limit to a measure of its.
SCORE = 95
LIMITS = {
    "largest-contentful-paint": 2000,  # milliseconds
    "total-blocking-time": 150,  # milliseconds
    "cumulative-layout-shift": 0.05,
    "total-byte-weight": 300_000,  # before the first scroll
}


def main() -> int:
    """Print a line a page; return how many pages miss a limit."""
    npx = shutil.which("npx")
    if npx is None:
        sys.exit("bench_pages needs npx, which comes with Node.js")
    names = [f"{name}.html" for name in chapter_names()]
    print(f"{'page':28}{'perf acc  bp seo':>17}{'LCP s':>8}{'TBT ms':>8}{'CLS':>7}{'kB':>6}")
    with served(BUILD / "html") as address:
        missed = sum(told(npx, address, "", name) for name in ["", *names[1:]])
    with tempfile.TemporaryDirectory() as folder, served(stock(Path(folder))) as address:
        for name in ("", "routes/corridors.html"):
            told(npx, address, "stock: ", name)
    print(f"{missed} of {len(names)} pages miss a limit")
    return missed


@contextmanager
def served(site: Path) -> Iterator[str]:
    server = site_server(site, 0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://{HOST}:{server.effective_port}"


def stock(folder: Path) -> Path:
    """Build the same chapters by Jupyter Book with no more than a title; return its site."""
    shutil.copytree(CHAPTERS, folder / "book")
    (folder / "_config.yml").write_text('title: Stock\nexecute:\n  execute_notebooks: "off"\n')
    program = Path(sysconfig.get_path("scripts"), "jupyter-book")
    command = [program, "build", folder / "book", "--config", folder / "_config.yml"]
    command += ["--toc", ROOT / "_toc.yml", "--path-output", folder, "-q"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "_build" / "html"


def told(npx: str, address: str, of: str, page: str) -> bool:
    """Print what Lighthouse finds of a page; return whether it misses a limit."""
    report = lighthouse(npx, f"{address}/{page}")
    scores = [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]
    found = {name: report["audits"][name]["numericValue"] for name in LIMITS}
    missed = min(scores) < SCORE or any(found[name] > most for name, most in LIMITS.items())
    paint, blocked, shift, size = found.values()
    print(
        f"{of + (page or 'index.html'):28}{''.join(f'{score:4}' for score in scores):>17}"
        f"{paint / 1000:8.1f}{blocked:8.0f}{shift:7.3f}{size / 1000:6.0f}"
        f"{'  missed' if missed and not of else ''}",
        flush=True,
    )
    return missed


def lighthouse(npx: str, address: str) -> dict[str, Any]:
    """Return Lighthouse's report on an address, under its mobile profile."""
    chrome = chromium_on_path() or ""
    command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"]
    command += [f"--chrome-flags={' '.join(QUIET)}"]
    environment = {**os.environ, "CHROME_PATH": chrome}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
