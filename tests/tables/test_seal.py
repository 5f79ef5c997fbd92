"""Every file of data/ is the one recorded, and licensed."""

import json

import pytest

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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda entry: entry.pop("licenses"), "gives it no licence"),
        (lambda entry: entry.update(licenses=[{}]), "gives it no licence"),
        (lambda entry: entry.pop("hash"), "no hash is recorded"),
    ],
)
def test_a_file_without_licence_or_hash_is_named(data_copy, change, reason):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text())
    change(package["resources"][0])
    path.write_text(json.dumps(package))
    (problem,) = verify(data_copy)
    assert reason in problem
