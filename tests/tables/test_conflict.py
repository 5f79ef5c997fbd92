"""Counts of UCDP's events: against brute force, whatever the file's form, or refused whole."""

import gzip
import hashlib
import zipfile

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables import read
from landroute.tables.builders.conflict import TABLES, add_ged, counted
from landroute.tables.builders.ged import COLUMNS, read_ged
from landroute.tables.seal import verify

GEOD = Geod(ellps="WGS84")


def made_up(count=400, seed=7):
    """Events that no one reported, all over eastern Syria."""
    rng = np.random.default_rng(seed)
    day = pd.to_datetime("2016-01-05") + pd.to_timedelta(rng.integers(0, 1200, count), "D")
    best = rng.integers(0, 30, count)
    return pd.DataFrame(
        {
            "id": [str(n) for n in range(count)],
            "date_start": day.strftime("%Y-%m-%d"),
            "date_end": (day + pd.to_timedelta(rng.integers(0, 9, count), "D")).strftime("%F"),
            "type_of_violence": rng.integers(1, 4, count),
            "dyad_name": rng.choice(["Government of Syria - IS", "IS - SDF"], count),
            "adm_1": rng.choice(["Homs Governorate", "Deir ez Zor Governorate", ""], count),
            "where_prec": rng.integers(1, 8, count),
            "date_prec": rng.integers(1, 6, count),
            "latitude": rng.uniform(33.5, 36, count),
            "longitude": rng.uniform(37, 41.5, count),
            "low": best,
            "best": best,
            "high": best + 2,
        }
    )[COLUMNS]


def written(events, path, **how):
    events.to_csv(path, index=False, **how)
    return path


def dense(line, step_km=0.5):
    """Points along a line, in degrees."""
    lon, lat = np.array(line.coords).T
    km = GEOD.line_length(lon, lat) / 1000
    at = np.linspace(0, 1, max(int(km / step_km), 2) + 1)
    return np.array([line.interpolate(share, normalized=True).coords[0] for share in at])


def km_to(points, lon, lat):
    n = len(points)
    apart = GEOD.inv(np.full(n, lon), np.full(n, lat), points[:, 0], points[:, 1])[2]
    return apart.min() / 1000


def test_counts_near_a_road_equal_brute_force_over_the_ellipsoid(tmp_path):
    events = read_ged(written(made_up(), tmp_path / "ged.csv"))
    tables = counted(events)
    lines = gpd.read_file(DATA / "geometry" / "segments.geojson").set_index("id").geometry
    one_month = events["date_start"].dt.month == events["date_end"].dt.month
    for segment in ("deir-ez-zor--sukhnah", "tanf--sabaa-biyar", "t2--albukamal"):
        points = dense(lines[segment])
        km = np.array([km_to(points, e.longitude, e.latitude) for e in events.itertuples()])
        for band, coarsest in ((10, 1), (25, 2), (50, 2)):
            fits = one_month & (events["where_prec"] <= coarsest)
            sure = (fits & (km < 0.985 * band)).sum()  # the plane is within 1% in the box
            most = (fits & (km < 1.015 * band)).sum()
            rows = tables["conflict_segments"].query("segment == @segment and band_km == @band")
            assert sure <= rows["events"].sum() <= most
            assert band == 10 or most > 0


def test_every_event_of_one_month_is_counted_once_by_month(tmp_path):
    events = read_ged(written(made_up(), tmp_path / "ged.csv"))
    months = counted(events)["conflict_months"]
    own = events[events["date_start"].dt.month == events["date_end"].dt.month]
    assert months["events"].sum() == len(own) < len(events)
    assert months["best"].sum() == own["best"].sum()
    by_dyad = months.groupby("dyad")["events"].sum()
    assert by_dyad.to_dict() == own["dyad_name"].value_counts().to_dict()


def test_the_form_of_the_file_does_not_matter(tmp_path):
    events = made_up()
    plain = counted(read_ged(written(events, tmp_path / "ged.csv")))
    full = events.assign(country="Syria", source_headline="Two, \nlines", deaths_a=0)
    full["date_start"] += " 00:00:00.000"
    elsewhere = full.assign(country="Yemen", id="y" + full["id"])
    both = written(pd.concat([elsewhere, full]), tmp_path / "full.csv", lineterminator="\r\n")
    (tmp_path / "full.csv.gz").write_bytes(gzip.compress(both.read_bytes()))
    with zipfile.ZipFile(tmp_path / "full.zip", "w") as archive:
        archive.write(both, "GEDEvent_v25_1.csv")
    for path in (both, tmp_path / "full.csv.gz", tmp_path / "full.zip"):
        tables = counted(read_ged(path))
        for name in ("conflict_months", "conflict_segments", "conflict_stretches"):
            pd.testing.assert_frame_equal(tables[name], plain[name])


def state(data):
    return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in data.rglob("*") if p.is_file()}


def cut(path, to):
    path.write_bytes(path.read_bytes()[:to])
    return path


def cell(column, value):
    def spoil(path):
        events = made_up().astype(object)
        events.loc[9, column] = value
        return written(events, path)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path, "cannot be read"),
        (lambda path: written(made_up().head(0), path), "no event"),
        (lambda path: written(pd.DataFrame({"a": [1]}), path), "no column of an event file"),
        (lambda path: written(made_up().drop(columns="latitude"), path), "column latitude is miss"),
        (lambda path: cut(written(made_up(), path), 9000), "cut short"),
        (lambda path: cut(written(made_up(), path), 0), "is empty"),
        (lambda path: cut(written(made_up(), path, compression="gzip"), 4000), "cut short"),
        (lambda path: written(made_up(), path, encoding="utf-16"), "is no UTF-8 text"),
        (cell("where_prec", 9), "event 9, row 10 after the header: column where_prec: '9'"),
        (cell("latitude", "nan"), "column latitude: 'nan' is not a number"),
        (cell("best", "inf"), "column best: 'inf' is not a number"),
        (cell("longitude", 1e9), "column longitude"),
        (cell("date_end", "2011-01-01"), "column date_end: '2011-01-01' is before date_start"),
        (cell("date_start", "31/12/2017"), "column date_start: '31/12/2017' is not a date"),
        (cell("dyad_name", ""), "column dyad_name: '' is empty"),
        (cell("id", "8"), "column id: '8' is there twice"),
        (lambda p: written(made_up().assign(country="Yemen"), p), "no event of the record"),
        (lambda p: written(made_up().assign(date_start="1999-01-01", date_end="1999-01-01"), p),
         "no event from"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_changes_nothing(data_copy, tmp_path, spoil, reason):
    before = state(data_copy)
    with pytest.raises(BadInput, match=r"ged\.csv|no event") as caught:
        add_ged(spoil(tmp_path / "ged.csv"), data_copy, say=lambda _: None)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert state(data_copy) == before


def test_a_file_that_can_be_used_changes_its_tables_and_their_record_only(data_copy, tmp_path):
    before = state(data_copy)
    add_ged(written(made_up(), tmp_path / "ged.csv"), data_copy, say=lambda _: None)
    after = state(data_copy)
    changed = {path.name for path in after if after[path] != before.get(path)}
    assert changed == {"datapackage.json", *(f"{name}.csv" for name in TABLES)}
    assert not [p for p in verify(data_copy) if "conflict_" in p]
    assert read("conflict_coverage", data_copy)["events"].item() == 400


def test_the_committed_counts_agree_with_each_other():
    coverage = read("conflict_coverage").iloc[0]
    assert coverage["events"] == coverage["outside"] + coverage["over_months"] + coverage["counted"]
    assert read("conflict_months")["events"].sum() == coverage["counted"]
    segments = read("conflict_segments").pivot_table(
        index=["segment", "month"], columns="band_km", values="events", fill_value=0
    )
    assert (segments[10] <= segments[25]).all()
    assert (segments[25] <= segments[50]).all()
    near = read("conflict_segments").groupby(["segment", "band_km"])["events"].sum()
    along = read("conflict_stretches").groupby(["stretch", "band_km"])["events"].sum()
    for stretch in read("stretches").itertuples():
        for band in (10, 25, 50):
            members = [near.get((s, band), 0) for s in stretch.segments.split("; ")]
            assert max(members) <= along[stretch.id, band] <= sum(members)
