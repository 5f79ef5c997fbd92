"""Every row of every table that has a page, each with an address."""

from __future__ import annotations

from typing import Any, ClassVar

from landroute.studies.base import Study

# Columns whose names, without underscores, would not say what they hold.
WORDED = {
    "id", "as_of", "gate_ir_iq", "lon", "lat", "geonames_id", "icao", "us_aligned", "us_killed",
    "us_hurt", "variant_of", "with", "sha256", "band_km", "coarsest_where_prec",
    "named_in_article", "in_article", "in_window", "outcome_2024_12", "outcome_2026_11",
    "oil_gas", "dam_or_farmland", "low_row", "central_row", "high_row", "date_precision",
    "start_precision", "first_published_precision", "eastern_syria", "start", "end",
}  # fmt: skip


class Rows(Study):
    """The tables of the data package, whole."""

    name: ClassVar = "rows"
    chapters: ClassVar = (
        "rows/holders",
        "rows/network",
        "rows/actors",
        "rows/supply",
        "rows/policy",
    )
    parameters: ClassVar = ()
    modules: ClassVar = ("tables",)

    def head(self, column: Any) -> str:
        """Return the head of a column: its name, in words."""
        name = str(column)
        return super().head(name) if name in WORDED else name.replace("_", " ")
