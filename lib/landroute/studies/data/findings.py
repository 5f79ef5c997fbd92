"""What the tables are, made from the data package."""

from __future__ import annotations

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.tables import read, resource, resource_names
from landroute.tables.counts import verdicts, verified_tables
from landroute.tables.package import resources
from landroute.tables.sources import sources

LABELS = {"yes": "verified", "partly": "partly verified", "no": "not verified"}


def catalogue() -> pd.DataFrame:
    """
    List every table.

    Returns
    -------
    DataFrame
        Index: table; columns file, what, rows, columns, licence, producer, builder.
    """
    rows = {}
    for name in resource_names():
        described = resource(name)
        rows[name] = {
            "file": described["path"],
            "what": described["title"],
            "rows": len(read(name)),
            "columns": len(described["schema"]["fields"]),
            "licence": ", ".join(licence["name"] for licence in described["licenses"]),
            "producer": ", ".join(c["title"] for c in described["contributors"]),
            "builder": described.get("builder", "collected by hand"),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("table")


def schemas() -> pd.DataFrame:
    """List every column of every table: table, column, type, required, meaning."""
    rows = [
        (
            name,
            field["name"],
            field["type"],
            "yes" if field.get("constraints", {}).get("required") else "",
            field.get("description", ""),
        )
        for name in resource_names()
        for field in resource(name)["schema"]["fields"]
    ]
    return pd.DataFrame(rows, columns=["table", "column", "type", "required", "meaning"])


def verification() -> pd.DataFrame:
    """
    Count rows by how far each was verified.

    Returns
    -------
    DataFrame
        Index: table; columns verified, partly verified, not verified. A table that is only a
        builder's input is left out, since what is built from it repeats its rows.
    """
    return verdicts().rename(columns=LABELS)


def unverified() -> pd.DataFrame:
    """List every row marked as not verified: table, row (its first column), note."""
    rows = [
        (name, str(row.iloc[0]), str(row.get("start", "") or ""), row["note"])
        for name in verified_tables()
        for _, row in read(name).query("verified == 'no'").iterrows()
    ]
    listed = pd.DataFrame(rows, columns=["table", "row", "from", "note"])
    return listed.assign(**{"from": listed["from"].str[:10]}).fillna("")


def how_verified() -> Finding:
    """Say what share of rows was read in a source."""
    total = verification().sum()
    share = total["verified"] / total.sum()
    text = (
        f"**{share:.0%}** of {int(total.sum()):,} rows were read whole in a source one can open; "
        f"{int(total['partly verified']):,} in part; {int(total['not verified']):,} not."
    )
    return finding("rows-verified", round(float(share), 3), "share of rows", text)


def files() -> pd.DataFrame:
    """List the resources that are no tables: file, what, licence, producer, builder."""
    rows = [
        (
            r["path"],
            r["title"],
            ", ".join(licence["name"] for licence in r["licenses"]),
            ", ".join(c["title"] for c in r["contributors"]),
            r.get("builder", ""),
        )
        for r in resources()
        if "schema" not in r
    ]
    return pd.DataFrame(rows, columns=["file", "what", "licence", "producer", "builder"])


def bibliography_table() -> pd.DataFrame:
    """
    List every source.

    Returns
    -------
    DataFrame
        Index: key; columns source (the key again, shown as a link), title, author, date, opened,
        used in (tables and how many of their rows rest on it), note.
    """
    rows = sources().sort_index().rename(columns={"urldate": "opened"})
    rows["source"] = rows.index
    rows["used in"] = rows.index.map(_uses()).fillna("no row")
    return rows[["source", "title", "author", "date", "opened", "used in", "note"]]


def _uses() -> pd.Series:
    """Tables in which each source is used, with the count of rows."""
    tables = [name for name in resource_names() if "source" in read(name)]
    cited = pd.concat(
        [
            read(name)["source"].str.split("; ").explode().to_frame().assign(table=name)
            for name in tables
        ]
    )
    counted = cited.groupby(["source", "table"]).size().reset_index(name="rows")
    counted["said"] = counted["table"] + " " + counted["rows"].astype(str)
    return counted.groupby("source")["said"].agg(", ".join)


def how_sourced() -> Finding:
    """Say how many sources there are, and how many were opened for the book."""
    rows = sources()
    opened, described = (rows["urldate"] != "").sum(), rows["title"].str.startswith("[").sum()
    copies = rows["note"].str.contains("copy of").sum()
    text = (
        f"The rows rest on **{len(rows):,} sources** of {rows['organization'].nunique():,} "
        f"publishers. The day of reading is recorded for {opened:,}; of {described:,} the title "
        f"was not seen and is described in square brackets; {copies:,} were read in a copy."
    )
    return finding("sources", len(rows), "sources", text)
