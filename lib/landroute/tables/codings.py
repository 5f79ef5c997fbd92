"""On which days it was coded what had become of the claims."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from landroute.tables.package import resource

UPHELD = ("supported", "mostly-supported")  # verdicts: borne out, wholly or mostly


def codings(data: Path | None = None) -> dict[dt.date, str]:
    """Return the column of data/claims.csv that has what became of the claims, by its day."""
    return {
        dt.date.fromisoformat(field["coded_as_of"]): field["name"]
        for field in resource("claims", data)["schema"]["fields"]
        if "coded_as_of" in field
    }
