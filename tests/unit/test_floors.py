"""A floor imports only from the floors below it."""

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[2] / "lib" / "landroute"
FLOORS = {
    "errors": 0, "paths": 0, "tables": 0, "scenario": 0,
    "routes": 1, "actors": 1,
    "options": 2,
    "findings": 3, "figures": 3,
    "book": 4,
    "cli": 5,
}  # fmt: skip
ANALYSES = {"routes", "actors", "options", "findings", "figures"}


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


MODULES = [p for p in sorted(LIBRARY.rglob("*.py")) if p.parent != LIBRARY or p.stem != "__init__"]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(LIBRARY)))
def test_imports_point_down(path):
    here = room(path)
    for other in imported_rooms(path) - {here}:
        assert FLOORS[other] <= FLOORS[here], f"{here} reaches up to {other}"


def test_every_room_has_a_floor():
    assert {room(p) for p in MODULES} == set(FLOORS)


def test_the_press_and_the_analyses_do_not_know_each_other():
    for path in MODULES:
        if room(path) == "book":
            assert not imported_rooms(path) & ANALYSES, path
        if room(path) in ANALYSES:
            assert "book" not in imported_rooms(path), path
