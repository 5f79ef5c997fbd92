"""Settings of builders and checks: `data/geography_settings.csv`, each value with its reason."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from landroute.errors import BadInput
from landroute.paths import DATA, shown
from landroute.tables.package import read


@dataclass(frozen=True)
class Settings:
    """
    Values of `data/geography_settings.csv`; unit and reason of each are there.

    Lengths are in km unless the name says `deg`.
    """

    lon_min: float
    lon_max: float
    lat_min: float
    lat_max: float
    join_km: float
    snap_km: float
    reach_km: float
    ratio_max: float
    pass_by_km: float
    end_zone_km: float
    segment_simplify_deg: float
    basemap_simplify_deg: float
    context_simplify_deg: float
    context_edge_min_km: float
    lane_step_km: float
    sea_reach_km: float
    river_near_km: float
    river_gap_km: float
    river_gap_cost: float
    tint_reach_km: float
    tint_width_km: float
    line_slack_km: float
    line_ratio_max: float
    straight_ratio_max: float
    bare_line_km: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        return self.lon_min, self.lat_min, self.lon_max, self.lat_max

    @property
    def plane(self) -> str:
        """PROJ string of the plane in km in which nearness is measured; within 1% in the box."""
        west, south, east, north = self.box
        sixth = (north - south) / 6
        return (
            f"+proj=lcc +lat_1={south + sixth} +lat_2={north - sixth} +lat_0={(south + north) / 2} "
            f"+lon_0={(west + east) / 2} +datum=WGS84 +units=km"
        )


def settings(data: Path | None = None) -> Settings:
    """
    Read the settings of a folder as they are now, or of the edition in force.

    Raises
    ------
    BadInput
        When one is missing, unknown or not a number.
    """
    rows = read("geography_settings", data)
    values = dict(zip(rows["setting"], rows["value"].astype(float), strict=True))
    odd = set(values) ^ {field.name for field in fields(Settings)}
    if odd:
        where = shown((data or DATA) / "geography_settings.csv")
        raise BadInput(f"{where}: column setting: missing or unknown: {', '.join(sorted(odd))}")
    return Settings(**values)
