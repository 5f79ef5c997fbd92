"""
How much the tables hold, and how far it was verified.

`data` is a folder to be read as it is on disk now; without one, it is the edition in force.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from landroute.tables.package import read, resource, resource_names
from landroute.tables.sources import sources
from landroute.tables.weak import counts_on_weak_hosts

OWN = "landroute-2026-coding"  # the source of rules and definitions that are the book's
VERDICTS = ("yes", "partly", "no")
KINDS = {"places": "kind", "segments": "mode", "control": "account", "disruptions": "mode"}


def verified_tables(data: Path | None = None) -> list[str]:
    """
    Tables whose rows say how far they were verified.

    Left out are those that only feed a builder, and those of coders' judgements, which no source
    can verify.
    """
    return [
        name
        for name in resource_names(data)
        if any(field["name"] == "verified" for field in resource(name, data)["schema"]["fields"])
        and not resource(name, data).get("builder_input")
        and not resource(name, data).get("coding")
    ]


def coded_rows(data: Path | None = None) -> int:
    """Count the rows of coders' judgements."""
    return sum(
        len(read(name, data)) for name in resource_names(data) if resource(name, data).get("coding")
    )


def own_rules(data: Path | None = None) -> int:
    """Count the rows read whole that cite nothing but this book's own rules."""
    tables = [read(name, data) for name in verified_tables(data)]
    cited = [rows for rows in tables if "source" in rows]
    return sum(int((rows["verified"].eq("yes") & rows["source"].eq(OWN)).sum()) for rows in cited)


def verification_counts(data: Path | None = None) -> pd.DataFrame:
    """Count rows by table (index) and how far they were verified: yes, partly, no."""
    rows = {
        name: [int((read(name, data)["verified"] == verdict).sum()) for verdict in VERDICTS]
        for name in verified_tables(data)
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(VERDICTS))
    table = table.rename_axis("table")
    return table[table.sum(axis=1) > 0]


def counts(data: Path | None = None) -> dict[str, Any]:
    """
    Count what the tables hold.

    Returns
    -------
    dict
        rows: rows by table; by_kind: rows of some tables by kind, mode or account; verified: rows
        by verdict, and the share verified whole; sources: entries of the bibliography, and how
        many have each of title, organization or author, date, url, urldate; on_weak_hosts: rows
        by table all of whose sources are on weak hosts.
    """
    total = verification_counts(data).sum()
    bibliography = sources(data)
    named = (bibliography["organization"] != "") | (bibliography["author"] != "")
    return {
        "rows": {name: len(read(name, data)) for name in resource_names(data)},
        "by_kind": {
            name: read(name, data)[column].value_counts().sort_index().to_dict()
            for name, column in KINDS.items()
        },
        "verified": {name: int(total[name]) for name in VERDICTS}
        | {
            "share": round(float(total["yes"] / total.sum()), 4),
            "share_no": round(float(total["no"] / total.sum()), 4),
        },
        "sources": {"entries": len(bibliography), "organization or author": int(named.sum())}
        | {
            name: int((bibliography[name] != "").sum())
            for name in ("title", "date", "url", "urldate")
        },
        "on_weak_hosts": counts_on_weak_hosts(data),
    }
