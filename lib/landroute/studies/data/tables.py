"""The data package and the bibliography as rows."""

from __future__ import annotations

import pandas as pd

from landroute.charts.ledger import Bibliography
from landroute.charts.spelling import title
from landroute.studies.data.study import Data
from landroute.tables import read, resource, resource_names
from landroute.tables.package import resources
from landroute.tables.sources import sources
from landroute.wording.credit import publisher


@Data.tabulates("catalogue", under=())
def catalogue(study: Data) -> pd.DataFrame:
    """List every table: what, file, rows, columns, licence, producer, builder."""
    rows = []
    for name in resource_names():
        described = resource(name)
        rows.append(
            {
                "what": described["title"],
                "file": described["path"],
                "rows": len(read(name)),
                "columns": len(described["schema"]["fields"]),
                "licence": ", ".join(licence["name"] for licence in described["licenses"]),
                "producer": ", ".join(c["title"] for c in described["contributors"]),
                "builder": described.get("builder", study.words("by-hand")),
            }
        )
    return pd.DataFrame(rows)


@Data.tabulates("files", under=())
def files(study: Data) -> pd.DataFrame:
    """List the resources that are no tables: file, what, licence, producer, builder."""
    rows = [
        (
            described["path"],
            described["title"],
            ", ".join(licence["name"] for licence in described["licenses"]),
            ", ".join(c["title"] for c in described["contributors"]),
            described.get("builder", ""),
        )
        for described in resources()
        if "schema" not in described
    ]
    return pd.DataFrame(rows, columns=["file", "what", "licence", "producer", "builder"])


@Data.tabulates("schemas", under=(), verbatim=("column",))
def schemas(study: Data) -> pd.DataFrame:
    """List every column of every table: file, column, type, required, meaning."""
    rows = [
        (
            resource(name)["path"],
            field["name"],
            field["type"],
            study.words("yes") if field.get("constraints", {}).get("required") else "",
            field.get("description", ""),
        )
        for name in resource_names()
        for field in resource(name)["schema"]["fields"]
    ]
    return pd.DataFrame(rows, columns=["file", "column", "type", "required", "meaning"])


@Data.tabulates("rows-sources", under=())
def bibliography(study: Data) -> Bibliography:
    """List every source: publisher, title, author, date, opened, used_in, note; index its key."""
    rows = sources().sort_index().rename(columns={"urldate": "opened"})
    rows["publisher"] = [publisher(key) or key for key in rows.index]
    rows["used_in"] = rows.index.map(_uses()).fillna(study.words("no-row"))
    columns = ["publisher", "title", "author", "date", "opened", "used_in", "note", "url"]
    label = study.words("table-rows-sources")
    return Bibliography(rows[columns], key="rows-sources", label=label, head=study.head)


def _uses() -> pd.Series:
    """Tables in which each source is used, with the count of rows."""
    cited = pd.concat(
        [
            read(name)["source"].str.split("; ").explode().to_frame().assign(table=name)
            for name in resource_names()
            if "source" in read(name)
        ]
    )
    uses = cited.groupby(["source", "table"]).size().reset_index(name="rows")
    uses["said"] = [f"{title(t)} ({n})" for t, n in zip(uses["table"], uses["rows"], strict=True)]
    return uses.groupby("source")["said"].agg("; ".join)
