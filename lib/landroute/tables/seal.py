"""Each file of the data package against the hash and size recorded for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from landroute.errors import BadInput
from landroute.paths import DATA, shown
from landroute.tables.edition import renew
from landroute.tables.package import PACKAGE, resources

# The record itself, and parameters, which are no data.
BESIDE = (PACKAGE, "scenarios", "sweeps")


def recorded(path: Path) -> dict[str, Any]:
    """Return the properties `hash` and `bytes` of a Frictionless resource, for the file."""
    content = path.read_bytes()
    return {"hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "bytes": len(content)}


def verify(data: Path = DATA) -> list[str]:
    """
    Compare every file with its record.

    Returns
    -------
    list of str
        One line a problem: a file that is missing, differs or has no record.

    Raises
    ------
    BadInput
        When what is said of the files, their licences among it, is not sound.
    """
    listed = resources(data)
    problems = [problem for entry in listed for problem in _problems(entry, data)]
    known = {entry["path"] for entry in listed}
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if path.is_file() and name not in known and name.split("/")[0] not in BESIDE:
            problems.append(f"{shown(path)}: is not in datapackage.json")
    return problems


def _problems(entry: dict[str, Any], data: Path) -> list[str]:
    path = data / entry["path"]
    if not path.is_file():
        return [f"{shown(path)}: the file is missing"]
    if "hash" not in entry:
        return [f"{shown(path)}: no hash is recorded; `landroute data seal` records it"]
    for name, value in recorded(path).items():
        if entry[name] != value:
            return [
                f"{shown(path)}: {_told(name, value)}, but {_told(name, entry[name])} is recorded;"
                " if the change is meant, `landroute data seal` records it"
            ]
    return []


def _told(name: str, value: Any) -> str:
    return f"{value} bytes" if name == "bytes" else str(value)


def seal(data: Path = DATA, only: Collection[str] = ()) -> list[str]:
    """
    Record the hash and size of every file, or of the resources `only`, in datapackage.json.

    Returns
    -------
    list of str
        Names of the resources whose record changed.

    Raises
    ------
    BadInput
        When a file is missing, or what is said of the files is not sound.
    """
    resources(data)  # refused by name, before it is read once more as it stands
    path = data / PACKAGE
    package = json.loads(path.read_text(encoding="utf-8"))
    changed = []
    for entry in package["resources"]:
        if only and entry["name"] not in only:
            continue
        target = data / entry["path"]
        if not target.is_file():
            raise BadInput(f"{shown(target)}: the file is missing")
        now = recorded(target)
        if any(entry.get(name) != value for name, value in now.items()):
            entry.update(now)
            changed.append(entry["name"])
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    if changed:
        fresh = path.with_suffix(".json.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    renew()
    return changed
