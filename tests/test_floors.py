"""A floor imports only from the floors below it."""

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[1] / "lib" / "landroute"
# From the ground up; README has the same list.
ORDER = [
    "errors", "paths", "files", "plain", "units", "outputs", "tables", "wording", "scenario",
    "record", "network", "corridor", "charts", "studies", "press", "sweeps", "cli",
]  # fmt: skip
ANALYSES = {"record", "network", "corridor", "charts", "studies"}


def room(path: Path) -> str:
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
    names += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [
        f"landroute.{a.name}"
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and n.module == "landroute"
        for a in n.names
    ]
    return {n.split(".")[1] for n in names if n.startswith("landroute.")}


MODULES = [
    p for p in sorted(LIBRARY.rglob("*.py")) if p.parent != LIBRARY or not p.stem.startswith("__")
]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(LIBRARY)))
def test_imports_point_down(path):
    here = room(path)
    for other in imported_rooms(path) - {here}:
        assert ORDER.index(other) < ORDER.index(here), f"{here} reaches up to {other}"


def test_every_room_has_a_floor():
    assert {room(p) for p in MODULES} == set(ORDER)


def test_the_press_and_the_analyses_do_not_know_each_other():
    for path in MODULES:
        if room(path) == "press":
            assert not imported_rooms(path) & ANALYSES, path
        if room(path) in ANALYSES:
            assert "press" not in imported_rooms(path), path


SHARED = {"agreement", "base", "draws", "route"}  # by all studies


def studies():
    return sorted(p.name for p in (LIBRARY / "studies").iterdir() if (p / "__init__.py").is_file())


def imported_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("study", studies())
def test_a_study_imports_no_other(study):
    for path in (LIBRARY / "studies" / study).rglob("*.py"):
        for module in imported_modules(path):
            parts = module.split(".")
            if parts[:2] == ["landroute", "studies"] and len(parts) > 2:
                assert parts[2] in {study, *SHARED}, f"{path} imports {module}"


def test_networks_know_nothing_of_the_record():
    for path in (LIBRARY / "network").rglob("*.py"):
        assert not imported_rooms(path) & {"record", "scenario"}, path
