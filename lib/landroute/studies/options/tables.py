"""The options, the changes that each makes, and what comes of them, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.options.outcomes import compared
from landroute.studies.options.study import Options
from landroute.tables import read
from landroute.wording.names import names


@Options.tabulates("options-described", under=())
def described(study: Options) -> pd.DataFrame:
    """List the options: option, paragraph, proposer, meaning, source."""
    rows = read("options").rename(columns={"name": "option", "description": "meaning"})
    return rows[["option", "paragraph", "proposer", "meaning", "source"]]


@Options.tabulates("options-changes", under=())
def changes(study: Options) -> pd.DataFrame:
    """List every dated change that an option makes, with the assumption behind it."""
    rows = read("option_effects")
    for column, table in (("option", "options"), ("place", "places"), ("controller", "actors")):
        rows[column] = rows[column].map(names(table))
    rows = rows.rename(columns={"controller": "held_by"})
    return rows[["option", "place", "start", "end", "held_by", "feasibility", "note", "source"]]


@Options.tabulates("options-by-corridor")
def by_corridor(study: Options) -> pd.DataFrame:
    """List open days by option and corridor beside those without it, where they differ."""
    rows = compared(study.outcomes)
    rows = rows[(rows["closed_days"] > 0) | (rows["opened_days"] > 0)]
    rows = rows.assign(
        option=rows["option"].map(names("options")),
        corridor=rows["corridor"].map(names("corridors")),
    )
    for name in ("closed", "opened"):
        spans = rows.pop(f"{name}_span")
        rows[f"{name}_first"], rows[f"{name}_last"] = (
            pd.to_datetime([span[end] if span else None for span in spans]) for end in (0, 1)
        )
    return rows
