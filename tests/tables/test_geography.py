"""What the map says of the world, against the world; reads committed files only."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import geopandas as gpd
import networkx as nx
import pandas as pd
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point

from landroute.paths import DATA

GEOD = Geod(ellps="WGS84")
PLANE = "+proj=lcc +lat_1=30 +lat_2=38 +lat_0=34 +lon_0=45 +datum=WGS84 +units=km"
COUNTRY = {"IR": "Iran", "IQ": "Iraq", "SY": "Syria", "LB": "Lebanon"}
# Natural Earth's 10m coast and borders lie within about 2 km of the ground, simplified by 1 km.
BORDER_KM = 3
# Bandar Imam Khomeini stands on made ground, beyond that coast.
PORT_KM = 5


@cache
def settings() -> dict[str, float]:
    table = pd.read_csv(DATA / "geography_settings.csv")
    return dict(zip(table["setting"], table["value"], strict=True))


@cache
def places() -> gpd.GeoDataFrame:
    table = pd.read_csv(DATA / "places.csv", keep_default_na=False).set_index("id")
    points = gpd.points_from_xy(table["lon"], table["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table, geometry=points)


@cache
def table() -> pd.DataFrame:
    return pd.read_csv(DATA / "segments.csv", keep_default_na=False).set_index("id")


def of_mode(mode: str, file: str) -> gpd.GeoDataFrame:
    lines = gpd.read_file(DATA / "geometry" / f"{file}.geojson").set_index("id")
    rows = table()[table()["mode"] == mode]
    assert set(lines.index) == set(rows.index)
    return lines.join(rows)


@cache
def segments() -> gpd.GeoDataFrame:
    """Roads alone; lanes are below."""
    return of_mode("road", "segments")


@cache
def air() -> gpd.GeoDataFrame:
    return of_mode("air", "air_lanes")


@cache
def sea() -> gpd.GeoDataFrame:
    return of_mode("sea", "sea_lanes")


@cache
def by_road() -> gpd.GeoDataFrame:
    """Places that a road ends at."""
    return places().loc[[name for name in places().index if name in roads()]]


@cache
def roads() -> nx.Graph:
    return nx.from_pandas_edgelist(segments(), "from_place", "to_place", edge_attr="km")


def apart(start: str, end: str) -> float:
    """Great circle in km."""
    a, b = places().geometry[start], places().geometry[end]
    return GEOD.inv(a.x, a.y, b.x, b.y)[2] / 1000


def in_box(spots: gpd.GeoDataFrame) -> pd.Series:
    box = settings()
    return spots["lon"].between(box["lon_min"], box["lon_max"]) & spots["lat"].between(
        box["lat_min"], box["lat_max"]
    )


def test_every_place_lies_in_the_box_but_for_far_ports() -> None:
    assert in_box(by_road()).all()
    assert set(places().index[~in_box(places())]) == {"bandar-abbas", "suez", "port-said"}


def test_every_place_lies_in_its_country() -> None:
    lands = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name")
    flat, land = places()[in_box(places())].to_crs(PLANE), lands.to_crs(PLANE).geometry
    off = {
        name: round(land[COUNTRY[row["country"]]].distance(row.geometry), 1)
        for name, row in flat.iterrows()
    }
    near = {name: PORT_KM if flat["kind"][name] == "port" else BORDER_KM for name in off}
    assert {name: km for name, km in off.items() if km > near[name]} == {}


def test_no_two_places_share_a_spelling() -> None:
    spellings = [
        spelling.casefold()
        for name, row in places().iterrows()
        for spelling in {name, row["name"], *row["aliases"].split("; ")} - {""}
    ]
    owners = pd.Series(spellings).groupby(spellings).size()
    twice = owners[owners > 1].index
    # an id and a name of one place may differ in case only
    assert [s for s in twice if len({i for i in places().index if _has(i, s)}) > 1] == []


def _has(place: str, spelling: str) -> bool:
    row = places().loc[place]
    own = {place, row["name"], *row["aliases"].split("; ")}
    return spelling in {text.casefold() for text in own}


def test_no_two_places_share_a_spot() -> None:
    near = [
        (a, b)
        for a, b in ((a, b) for a in places().index for b in places().index if a < b)
        if abs(places()["lat"][a] - places()["lat"][b]) < 0.01 and apart(a, b) < 0.5
    ]
    assert near == []


def test_segments_are_the_planned_ones() -> None:
    plan = pd.read_csv(DATA / "segments_plan.csv", keep_default_na=False).set_index("id")
    same = ["from_place", "to_place", "mode", "road_class", "name", "source", "verified"]
    pd.testing.assert_frame_equal(table()[same].loc[plan.index], plan[same], check_index_type=False)
    assert (plan.index == plan["from_place"] + "--" + plan["to_place"]).all()


def test_roads_join_every_place_to_every_other() -> None:
    assert len(segments()) >= 150
    assert nx.is_connected(roads())
    beyond = places().drop(by_road().index)
    assert not set(beyond["kind"]) & {"city", "town", "crossing", "junction"}


def test_no_road_is_shorter_than_the_great_circle_or_twice_as_long() -> None:
    ratio = {
        name: row["km"] / apart(row["from_place"], row["to_place"])
        for name, row in segments().iterrows()
    }
    # km is rounded to 0.1, places to 0.0001 degree
    odd = {name: round(r, 3) for name, r in ratio.items() if not 0.99 <= r <= 2}
    assert odd == {}


def test_no_segment_passes_a_listed_place() -> None:
    near, zone = settings()["pass_by_km"], settings()["end_zone_km"]
    spots = by_road().to_crs(PLANE).geometry
    passing = []
    for name, row in segments().to_crs(PLANE).iterrows():
        ends = [row["from_place"], row["to_place"]]
        others = spots.drop(ends)
        close = others[others.distance(row.geometry) < near]
        passing += [
            (name, place)
            for place, spot in close.items()
            if min(spots[end].distance(spot) for end in ends) > zone and place not in row["note"]
        ]
    assert passing == []


def test_lines_run_from_place_to_place() -> None:
    for name, row in pd.concat([segments(), air(), sea()]).iterrows():
        ends = [Point(xy) for xy in (row.geometry.coords[0], row.geometry.coords[-1])]
        wanted = places().geometry[[row["from_place"], row["to_place"]]]
        off = [end.distance(spot) for end, spot in zip(ends, wanted, strict=True)]
        assert max(off) < 0.001, name


def test_lines_are_no_longer_than_their_roads() -> None:
    lengths = {
        name: GEOD.geometry_length(row.geometry) / 1000 for name, row in segments().iterrows()
    }
    long = {name: km for name, km in lengths.items() if km > segments()["km"][name] * 1.02 + 0.2}
    assert long == {}


def test_syria_and_iraq_meet_only_at_the_known_crossings() -> None:
    country = places()["country"]
    pairs = segments()[["from_place", "to_place"]]
    border = pairs[
        (pairs["from_place"].map(country) + pairs["to_place"].map(country)).isin(["IQSY", "SYIQ"])
    ]
    assert set(border.index) == {
        "rabia--yaarubiyah",
        "faysh-khabur--semalka",
        "sinjar--al-hol",
        "um-jaris--al-hol",
        "um-jaris--shaddadi",
        "um-jaris--markada",
        "um-jaris--suwar",
        "al-qaim--albukamal",
        "al-qaim--sikak",
        "t1--pipeline-border",
        "walid--tanf-northeast",
        "walid--tanf",
    }
    official = {"rabia--yaarubiyah", "faysh-khabur--semalka", "al-qaim--albukamal", "walid--tanf"}
    unofficial = [i for i in border.index if i not in official]
    assert segments()["note"][unofficial].str.contains("UNOFFICIAL").all()


def test_no_other_road_leaves_its_country_on_the_way() -> None:
    """A road between two places of one country stays in it, by Syria and Iraq's long border."""
    lands = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name")
    shapes = lands.to_crs(PLANE).geometry.buffer(BORDER_KM)
    country = places()["country"]
    strays = []
    for name, row in segments().to_crs(PLANE).iterrows():
        a, b = country[row["from_place"]], country[row["to_place"]]
        if a == b and not row.geometry.within(shapes[COUNTRY[a]]):
            strays.append((name, round(row.geometry.difference(shapes[COUNTRY[a]]).length, 1)))
    assert [(name, km) for name, km in strays if km > BORDER_KM] == []


# Published lengths in km of the shortest way through the places named, and where it is said.
PUBLISHED = [
    (("tehran", "haji-omran", "mosul", "rabia", "aleppo", "latakia"), 1750),  # Alma, appendix
    (
        ("tehran", "khosravi", "baghdad", "albukamal", "deir-ez-zor", "damascus", "beirut"),
        1830,  # Alma, appendix
    ),
    (("tehran", "khosravi"), 720),  # Alma, appendix
    (("deir-ez-zor", "palmyra"), 205),  # DEBKA, December 2017
    (("mosul", "rabia"), 110),  # Iraqi News
    (("mosul", "baghdad"), 405),  # Iraqi News
    (("arak", "palmyra"), 28),  # Wikipedia, Arak
    (("kermanshah", "qasr-e-shirin"), 178),  # Wikipedia, Qasr-e Shirin
    (("baghdad", "trebil"), 575),  # Wikipedia, Karameh border crossing
    (("khosravi", "baghdad"), 190),  # IRNA, 8 September 2019
]


@pytest.mark.parametrize(("way", "km"), PUBLISHED, ids=lambda value: str(value))
def test_ways_are_as_long_as_published(way: tuple[str, ...], km: float) -> None:
    found = sum(
        nx.shortest_path_length(roads(), start, end, weight="km") for start, end in pairwise(way)
    )
    assert found == pytest.approx(km, rel=0.1)


def test_the_southern_way_is_the_shortest_to_beirut() -> None:
    """Alma, December 2018: by Tanf is the shortest of the three."""
    by = {
        crossing: nx.shortest_path_length(roads(), "tehran", crossing, weight="km")
        + nx.shortest_path_length(roads(), crossing, "beirut", weight="km")
        for crossing in ("tanf", "albukamal", "yaarubiyah")
    }
    assert min(by, key=by.__getitem__) == "tanf"


def andoyer(start: str, end: str) -> float:
    """Distance on the ellipsoid in km by Andoyer and Lambert's formula, without any library."""
    flattening, axis = 1 / 298.257223563, 6378.137
    a, b = places().loc[start], places().loc[end]
    one, two = (
        math.atan((1 - flattening) * math.tan(math.radians(place["lat"]))) for place in (a, b)
    )
    along = math.radians(b["lon"] - a["lon"])
    angle = math.acos(
        math.sin(one) * math.sin(two) + math.cos(one) * math.cos(two) * math.cos(along)
    )
    mean, half = (one + two) / 2, (two - one) / 2
    x = (angle - math.sin(angle)) * (math.sin(mean) * math.cos(half) / math.cos(angle / 2)) ** 2
    y = (angle + math.sin(angle)) * (math.cos(mean) * math.sin(half) / math.sin(angle / 2)) ** 2
    return axis * (angle - flattening / 2 * (x + y))


def test_air_lanes_are_great_circles() -> None:
    assert len(air()) >= 10
    for name, row in air().iterrows():
        assert row["length_basis"] == "great-circle"
        assert row["km"] == pytest.approx(andoyer(row["from_place"], row["to_place"]), abs=0.2)
        assert GEOD.geometry_length(row.geometry) / 1000 == pytest.approx(row["km"], abs=0.2), name


def test_no_great_circle_from_iran_to_the_levant_spares_iraq() -> None:
    lands = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name").geometry
    country = places()["country"]
    west = air()[
        air()["from_place"].map(country).eq("IR")
        & air()["to_place"].map(country).isin(["SY", "LB"])
    ]
    over = {
        name: GEOD.geometry_length(line.intersection(lands["Iraq"])) / 1000
        for name, line in west.geometry.items()
    }
    assert len(over) >= 8
    assert min(over.values()) > 200
    assert all(f"Iraq {km:.0f} km" in west["note"][name] for name, km in over.items())


# Published lengths of ways by sea in nautical miles, and where it is said.
PUBLISHED_BY_SEA = [
    # Sea Distances, by Business Insider, July 2019: "just over 3,600" from an Iranian terminal
    (("bandar-imam-khomeini", "suez", "port-said", "baniyas"), 3600),
    (("bandar-abbas", "suez", "port-said", "latakia"), 3500),  # Syrializm, July 2019
]


@pytest.mark.parametrize(("way", "miles"), PUBLISHED_BY_SEA, ids=lambda value: str(value))
def test_ways_by_sea_are_as_long_as_published(way: tuple[str, ...], miles: float) -> None:
    found = sum(sea().loc[f"{start}--{end}", "km"] for start, end in pairwise(way))
    assert found / 1.852 == pytest.approx(miles, rel=0.1)


def test_ships_from_the_gulf_pass_hormuz_and_bab_el_mandeb() -> None:
    straits = {"hormuz": Point(56.5, 26.5), "bab-el-mandeb": Point(43.4, 12.6)}
    lane = sea().geometry["bandar-imam-khomeini--suez"]
    assert {name: lane.distance(spot) < 0.6 for name, spot in straits.items()} == {
        "hormuz": True,
        "bab-el-mandeb": True,
    }
    assert straits["bab-el-mandeb"].distance(sea().geometry["bandar-abbas--suez"]) < 0.6


# Places on the banks of a river, or within a few km of it.
ON_THE_BANKS = {
    "Euphrates": ("raqqa", "deir-ez-zor", "mayadin", "haditha", "ramadi", "nasiriyah"),
    "Tigris": ("mosul", "tikrit", "samarra", "baghdad", "kut"),
    "Shatt al-Arab": ("basra",),
    "Khabur": ("hasakah", "shaddadi", "markada", "suwar"),
    "Orontes": ("hama", "jisr-al-shughur"),
    "Diyala": ("jalawla", "baqubah"),
    "Karun": ("ahvaz",),
}


def test_rivers_pass_the_towns_on_their_banks() -> None:
    layers = [gpd.read_file(DATA / "basemap" / f"{n}.geojson") for n in ("rivers", "tributaries")]
    lines = pd.concat(layers).set_index("name").to_crs(PLANE).geometry
    assert {"Jordan", "Yarmouk", "Litani", "Great Zab", "Little Zab"} <= set(lines.index)
    assert lines.index.is_unique
    spots = places().to_crs(PLANE).geometry
    far = {
        (river, town): round(lines[river].distance(spots[town]), 1)
        for river, towns in ON_THE_BANKS.items()
        for town in towns
    }
    assert {pair: km for pair, km in far.items() if km > 12} == {}


def test_speeds_rise_from_low_to_high_and_from_track_to_motorway() -> None:
    speeds = pd.read_csv(DATA / "road_classes.csv").set_index("road_class")
    columns = speeds[["speed_low", "speed_central", "speed_high"]]
    assert (columns.diff(axis=1).iloc[:, 1:] > 0).all(axis=None)
    better = columns.loc[["track", "secondary", "primary", "motorway"]]
    assert (better.diff().iloc[1:] > 0).all(axis=None)
    assert set(segments()["road_class"]) <= set(speeds.index)
    modes = pd.read_csv(DATA / "mode_speeds.csv").set_index("mode")
    steps = modes[["speed_low", "speed_central", "speed_high"]].diff(axis=1).iloc[:, 1:]
    assert (steps > 0).all(axis=None)
    assert set(modes.index) == set(table()["mode"]) - {"road"}


@pytest.mark.parametrize("path", sorted((DATA / "basemap").glob("*.geojson")), ids=lambda p: p.stem)
def test_base_map_is_small_and_in_the_box(path) -> None:
    assert path.stat().st_size < 1_000_000
    west, south, east, north = gpd.read_file(path).total_bounds
    box = settings()
    assert box["lon_min"] <= west < east <= box["lon_max"]
    assert box["lat_min"] <= south < north <= box["lat_max"]


def test_iraq_and_syria_share_their_border_line() -> None:
    lands = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name").geometry
    shared = shapely.intersection(lands["Iraq"].boundary, lands["Syria"].boundary)
    km = GEOD.geometry_length(shapely.line_merge(shared)) / 1000
    assert km == pytest.approx(599, rel=0.1)  # CIA World Factbook 2021
