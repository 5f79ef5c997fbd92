"""Counts of UCDP's events by month and dyad, and near each road; the events stay with the user."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables.builders.ged import VIOLENCE, read_ged
from landroute.tables.package import RECORD_END, RECORD_START, read
from landroute.tables.seal import seal
from landroute.tables.settings import settings

ARC_STEPS = 64  # sides to a quarter circle round a road's end: 0.03% short of the band
SUMS = {"events": ("id", "size"), "low": ("low", "sum"), "best": ("best", "sum")} | {
    "high": ("high", "sum")
}
COUNTS = list(SUMS)
TABLES = ("conflict_coverage", "conflict_months", "conflict_segments", "conflict_stretches")


def add_ged(path: Path, data: Path = DATA, say: Callable[[str], None] = print) -> list[Path]:
    """
    Count the events of a UCDP GED file into the tables `conflict_*`; all of them or none.

    Parameters
    ----------
    path
        The file, as `ged.read_ged` takes it.
    data
        Folder of the data package.
    say
        Told what is being done, one line at a time.

    Returns
    -------
    list of Path
        The tables written.

    Raises
    ------
    BadInput
        When the file cannot be used; nothing is changed then.
    """
    say(f"Reading {path}")
    events = read_ged(path)
    say(f"{len(events):,} events; counting")
    tables = counted(events, data)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    tables["conflict_coverage"].insert(0, "file", path.name)
    tables["conflict_coverage"].insert(1, "sha256", digest)
    return _write(tables, data)


def counted(events: pd.DataFrame, data: Path = DATA) -> dict[str, pd.DataFrame]:
    """
    Count events.

    Parameters
    ----------
    events
        As `ged.read_ged` returns them.
    data
        Where `conflict_countries.csv`, `conflict_bands.csv`, `stretches.csv` and the segments'
        lines are.

    Returns
    -------
    dict of DataFrame
        `conflict_months`: month, province, dyad, violence and the counts. `conflict_segments`:
        segment, band_km, month and the counts. `conflict_stretches`: stretch, band_km, month,
        dyad and the counts. `conflict_coverage`: one row. The counts are events and UCDP's low,
        best and high estimate of deaths. Bands hold all within that distance, the nearer too.
    """
    own = _of_the_countries(events, read("conflict_countries", data))
    if own.empty:
        raise BadInput("no event of the record lies in the countries of conflict_countries.csv")
    inside = (own["date_start"] >= str(RECORD_START)) & (own["date_end"] < str(RECORD_END))
    within = own[inside]
    if within.empty:
        raise BadInput(f"no event from {RECORD_START} to {RECORD_END}")
    one_month = within["date_start"].dt.to_period("M") == within["date_end"].dt.to_period("M")
    dated = within[one_month].assign(
        month=within["date_start"].dt.strftime("%Y-%m-01"),
        violence=within["type_of_violence"].map(VIOLENCE),
        province=within["adm_1"],
        dyad=within["dyad_name"],
    )
    bands = read("conflict_bands", data)
    near = _near(dated, bands, data)
    members = _members(data)
    on_stretch = near.merge(members, on="segment").drop_duplicates(["stretch", "band_km", "id"])
    coverage = {
        "first_day": f"{within['date_start'].min():%Y-%m-%d}",
        "last_day": f"{within['date_end'].max():%Y-%m-%d}",
        "events": len(events),
        "outside": len(events) - len(within),
        "over_months": int((~one_month).sum()),
        "counted": len(dated),
        "near_roads": near["id"].nunique(),
        "too_coarse": int((dated["where_prec"] > bands["coarsest_where_prec"].max()).sum()),
    }
    return {
        "conflict_coverage": pd.DataFrame([coverage]),
        "conflict_months": _sums(dated, ["month", "province", "dyad", "violence"]),
        "conflict_segments": _sums(near, ["segment", "band_km", "month"]),
        "conflict_stretches": _sums(on_stretch, ["stretch", "band_km", "month", "dyad"]),
    }


def _of_the_countries(events: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """Keep the countries of the network; a file without the column is of one of them."""
    if "country" not in events:
        return events
    return events[events["country"].isin(countries["ucdp_name"])]


def _near(events: pd.DataFrame, bands: pd.DataFrame, data: Path) -> pd.DataFrame:
    """Pair events with the segments they are near to, by band: segment, band_km and the event."""
    points = gpd.points_from_xy(events["longitude"], events["latitude"], crs="EPSG:4326")
    plane = settings(data).plane
    located = gpd.GeoDataFrame(events, geometry=points).to_crs(plane)
    lines = gpd.read_file(data / "geometry" / "segments.geojson").to_crs(plane)
    lines = lines.rename(columns={"id": "segment"})[["segment", "geometry"]]
    near = []
    for band in bands.itertuples():
        fine = located[located["where_prec"] <= band.coarsest_where_prec]
        # Not the frame's own buffer, which in some versions takes no `quad_segs`.
        reach = shapely.buffer(lines.geometry.to_numpy(), band.band_km, quad_segs=ARC_STEPS)
        around = lines.set_geometry(gpd.GeoSeries(reach, lines.index, lines.crs))
        pairs = gpd.sjoin(fine, around, predicate="within")
        near.append(pd.DataFrame(pairs.drop(columns="geometry")).assign(band_km=band.band_km))
    return pd.concat(near, ignore_index=True)


def _members(data: Path) -> pd.DataFrame:
    """List stretches with their segments, a row each."""
    listed = read("stretches", data)
    listed = listed.assign(segment=listed["segments"].str.split("; ")).explode("segment")
    return listed[["id", "segment"]].rename(columns={"id": "stretch"})


def _sums(events: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    out = events.groupby(by, sort=True).agg(**SUMS).reset_index()
    return out.astype(dict.fromkeys(COUNTS, int))


def _write(tables: dict[str, pd.DataFrame], data: Path) -> list[Path]:
    """Write every table beside its old one, then put each in place."""
    ready = []
    for name in TABLES:
        path = data / f"{name}.csv"
        fresh = path.with_suffix(".csv.new")
        tables[name].to_csv(fresh, index=False, lineterminator="\n")
        ready.append((fresh, path))
    for fresh, path in ready:
        fresh.replace(path)
    seal(data, only=TABLES)
    return [path for _, path in ready]
