"""How far each table is verified, which rows are not, and what is known to be lacking."""

from __future__ import annotations

import pandas as pd

from landroute.studies.confidence.study import Confidence
from landroute.tables import read, resource
from landroute.tables.inventory import verified_tables
from landroute.wording.facts import Share, message

LEVELS = ("high", "medium", "low")


@Confidence.tabulates("verified-by-confidence", under=())
def by_confidence(study: Confidence) -> pd.DataFrame:
    """List rows verified by table and confidence; empty where a table states no confidence."""
    rows = []
    for name, counts in study.verification.iterrows():
        whole, total = int(counts["yes"]), int(counts.sum())
        rows.append(
            {
                "what": resource(str(name))["title"],
                "rows": total,
                "whole": whole,
                "in_part": int(counts["partly"]),
                "unread": int(counts["no"]),
                "share": Share(whole / total).write(study.words),
                **{level: _of_level(study, str(name), level) for level in LEVELS},
            }
        )
    return pd.DataFrame(rows)


def _of_level(study: Confidence, name: str, level: str) -> str:
    rows = read(name)
    if "confidence" not in rows:
        return ""
    own = rows[rows["confidence"] == level]
    verified = int((own["verified"] == "yes").sum())
    return message("of", some=verified, all=len(own)).write(study.words)


@Confidence.tabulates("not-verified", under=())
def not_verified(study: Confidence) -> pd.DataFrame:
    """List every row that is not verified: table, row (the start of its key), start, note."""
    rows = [
        (name, str(row.iloc[0]), str(row.get("start", "") or "")[:10], row["note"])
        for name in verified_tables()
        for _, row in read(name).query("verified == 'no'").iterrows()
    ]
    return pd.DataFrame(rows, columns=["table", "row", "start", "note"]).fillna("")


@Confidence.tabulates("gaps", under=())
def gaps(study: Confidence) -> pd.DataFrame:
    """List what the tables lack, what that does to the answers, and what would fill it."""
    return read("gaps").drop(columns="id")
