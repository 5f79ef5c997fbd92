"""Fetch the part of Plotly that the book's figures need: `python -m landroute.press.vendor`."""

from __future__ import annotations

import tarfile

from landroute.press.site.assets import PLOTLY, STATIC
from landroute.tables.builders.packages import Package, fetch

FOLDER = STATIC / "vendor"
LICENCE = "LICENSE-plotly.txt"
# Of the version that the Python package is made for; basic: scatter, bar and pie.
BASIC = Package(
    "plotly.js-basic-dist-min",
    "4.1.1",
    "npm",
    "plotly.js-basic-dist-min-4.1.1.tgz",
    "ea907f854b6cec4f6a2fa71540ec019a21ed2c61e6a109ddd5c072103a96eed0",
)


def vendor() -> None:
    """Put the pinned script and its licence into the site's static files."""
    with tarfile.open(fetch(BASIC)) as archive:
        for member, name in {PLOTLY: PLOTLY, "LICENSE": LICENCE}.items():
            with archive.extractfile(f"package/{member}") as stream:  # type: ignore[union-attr]
                (FOLDER / name).write_bytes(stream.read())


if __name__ == "__main__":
    vendor()
