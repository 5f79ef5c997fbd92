"""A command loads what it needs and no more."""

import ast
import json
import subprocess
import sys

import pytest

LOADED = """
import json, sys
from landroute.cli import main
sys.argv = ["landroute", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps([*sys.modules]), file=sys.stderr)
"""
PRESS = {"papermill", "nbformat", "nbclient", "IPython", "jupyter_book", "sphinx", "bs4"}
ANALYSES = {"networkx", "scipy", "plotly", "geopandas", "shapely", "pyarrow"}
SWEEPS = {"distributed", "dask", "polars"}
TABLES = {"pandas", "numpy", "frictionless", "pybtex", "yaml"}
WORDS = {"fluent", "babel", "rich"}


def loaded(*arguments):
    """Packages, and rooms of ours, that a command had loaded when it ended well."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True
    )
    modules = json.loads(done.stderr.splitlines()[-1])
    rooms = {name.split(".")[1] for name in modules if name.startswith("landroute.")}
    return {name.split(".")[0] for name in modules}, rooms


@pytest.mark.parametrize(
    "command",
    [
        *((), ("build",), ("control",), ("corridors",), ("evaluate",), ("sweep",), ("check",)),
        ("data", "seal"),
    ],
)
def test_help_loads_neither_libraries_nor_the_model(command):
    packages, rooms = loaded(*command, "--help")
    assert "typer" in packages
    assert packages & (PRESS | ANALYSES | SWEEPS | TABLES | WORDS) == set()
    assert rooms == {"cli", "errors", "paths"}


def test_who_held_a_place_loads_the_record_alone():
    packages, rooms = loaded("control", "tanf", "--as-of", "2017-06-30")
    assert {"pandas", "pydantic"} <= packages
    assert packages & (PRESS | ANALYSES | WORDS) == set()
    assert {"record", "scenario", "tables"} <= rooms
    assert rooms & {"network", "corridor", "charts", "studies", "press"} == set()


def test_which_corridors_were_open_loads_no_press():
    packages, rooms = loaded("corridors", "--as-of", "2017-06-30")
    assert packages & (PRESS | {"plotly", "geopandas", "rich"}) == set()
    assert rooms & {"charts", "studies", "press"} == set()


BUILDS = """
import sys
import landroute.press.build
from landroute.press import pictures
pictures._look()
print([*sys.modules])
"""


def test_a_build_leaves_what_typesets_to_the_process_that_does():
    done = subprocess.run(
        [sys.executable, "-c", BUILDS], capture_output=True, text=True, check=True
    )
    packages = {name.split(".")[0] for name in ast.literal_eval(done.stdout)}
    assert {"pandas", "nbformat"} <= packages
    assert packages & {"myst_nb", "sqlalchemy", "pydata_sphinx_theme", "bs4", "docutils"} == set()
