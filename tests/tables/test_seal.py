"""Every file of data/ is the one recorded, and licensed."""

import json

import pytest

from landroute.errors import BadInput
from landroute.tables.seal import seal, verify


def test_the_committed_files_are_as_recorded():
    assert verify() == []


@pytest.mark.parametrize("name", ["control.csv", "sources.bib", "basemap/coast.geojson"])
def test_a_changed_file_is_named_until_it_is_sealed(data_copy, name):
    path = data_copy / name
    path.write_bytes(path.read_bytes() + b"\n")
    (problem,) = verify(data_copy)
    assert f"{name}: sha256:" in problem
    assert "landroute data seal" in problem
    assert len(seal(data_copy)) == 1
    assert verify(data_copy) == []
    assert seal(data_copy) == []


def test_a_missing_and_an_unlisted_file_are_named(data_copy):
    (data_copy / "claims.csv").unlink()
    (data_copy / "basemap" / "new.geojson").write_text("{}")
    missing, unlisted = verify(data_copy)
    assert "claims.csv: the file is missing" in missing
    assert "basemap/new.geojson: is not in datapackage.json" in unlisted


def test_a_file_without_hash_or_with_a_wrong_size_is_named(data_copy):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text())
    first, second, *_ = package["resources"]
    del first["hash"], first["bytes"]
    second["bytes"] += 1
    path.write_text(json.dumps(package))
    unrecorded, other = verify(data_copy)
    assert "no hash is recorded" in unrecorded
    assert f"{second['bytes']} bytes is recorded" in other
    assert seal(data_copy) == [first["name"], second["name"]]


@pytest.mark.parametrize("licences", [None, [], [{}], "MIT", ["MIT"]])
@pytest.mark.parametrize("ask", [verify, seal])
def test_a_file_without_licence_is_named(data_copy, licences, ask):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"][0]["licenses"] = licences
    path.write_text(json.dumps(package))
    with pytest.raises(BadInput, match=r"datapackage.json:\d+: resource places: licenses"):
        ask(data_copy)
