"""The layers of the ground: countries, rivers and tributaries."""

from __future__ import annotations

from io import BytesIO

import geopandas as gpd

from landroute.paths import DATA
from landroute.tables import content, kept


@kept(maxsize=4)
def layer(name: str) -> gpd.GeoDataFrame:
    """Return a layer of data/basemap."""
    return gpd.read_file(BytesIO(content(DATA / "basemap" / f"{name}.geojson")))
