"""Rows that rest on weak hosts alone: wikis, forums, carriers of copies, campaigns."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from landroute.tables.package import read, resource_names
from landroute.tables.sources import sources, split_keys

SAME = ("www.", "m.", "amp.")  # the same host by another door


def host_of(url: str) -> str:
    """Return the host of an address as weak_hosts.csv writes it; empty where there is none."""
    name = (urlsplit(url).hostname or "").rstrip(".")
    for door in SAME:
        name = name.removeprefix(door)
    return name


def weak_sources(data: Path | None = None) -> frozenset[str]:
    """Return the keys of the sources that were read on a weak host."""
    weak = set(read("weak_hosts", data)["host"])
    return frozenset(key for key, url in sources(data)["url"].items() if host_of(url) in weak)


def on_weak_hosts_alone(name: str, data: Path | None = None) -> pd.DataFrame:
    """Return the rows of a table all of whose sources were read on weak hosts."""
    rows, weak = read(name, data), weak_sources(data)
    keys = rows["source"].map(split_keys)
    return rows[[bool(own) and weak.issuperset(own) for own in keys]]


def counts_on_weak_hosts(data: Path | None = None) -> dict[str, int]:
    """Count such rows by table, for each table whose rows have sources."""
    return {
        name: len(on_weak_hosts_alone(name, data))
        for name in resource_names(data)
        if "source" in read(name, data)
    }
