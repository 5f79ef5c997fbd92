"""
A process that lives on while somebody edits `data/`: what `test_edition.py` asks.

Each line of its input is a JSON list: what to do, and with what. Each line of its output is the
answer, or `{"refused": line}`.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.network.roads import road_network, segment_lines
from landroute.paths import DATA
from landroute.record.control import control
from landroute.scenario import BASELINE, read_scenario, resolve
from landroute.tables import (
    RECORD_END,
    content,
    files,
    in_force,
    on_roads,
    read,
    renew,
    resources,
)
from landroute.tables.inventory import counts
from landroute.tables.places import spellings
from landroute.tables.seal import seal
from landroute.tables.settings import settings
from landroute.tables.sources import sources
from landroute.wording.names import names


def text_of(name):
    """Everything that the library has from one file of `data/`."""
    if name.endswith(".csv"):
        return read(Path(name).stem).to_csv()
    if name == "sources.bib":
        return sources().to_csv()
    if name == "datapackage.json":
        return json.dumps(resources())
    return content(DATA / name).decode("utf-8")


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def told(name):
    return digest(text_of(name))


def before(name, word):
    """The digits in front of a word."""
    return re.search(rf"(\d*){re.escape(word)}", text_of(name))[1]


DERIVED = {
    "spellings": lambda: sorted(spellings().items()),
    "on_roads": lambda: sorted(on_roads()),
    "settings": lambda: str(settings()),
    "counts": counts,
    "scenarios": lambda: [path.name for path in files(DATA / "scenarios")],
    "about": lambda: read_scenario("corridor-2018")[0],
    "control": lambda: control().to_csv(),
    "roads": lambda: sorted(road_network().edges(data="km")),
    "lines": segment_lines,
    "names": lambda: dict(names("corridors")),
    "hours": lambda: question(resolve(BASELINE)).on(RECORD_END).corridors["middle"].hours,
}


def derived():
    return {name: digest(json.dumps(work_out())) for name, work_out in DERIVED.items()}


def whole():
    every = [path.relative_to(DATA).as_posix() for path in in_force().files]
    return {name: told(name) for name in every} | derived()


DO = {
    "renew": renew,
    "seal": seal,
    "told": told,
    "before": before,
    "derived": derived,
    "whole": whole,
}

for line in sys.stdin:
    verb, *arguments = json.loads(line)
    try:
        done = DO[verb](*arguments)
    except BadInput as error:
        done = {"refused": str(error)}
    print(json.dumps(done), flush=True)
