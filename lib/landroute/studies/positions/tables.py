"""The actors of the day: what each coder read, what it weighed, and the verdict without it."""

from __future__ import annotations

import pandas as pd

from landroute.studies.positions.study import Positions
from landroute.tables.sources import each_once
from landroute.wording.names import names


@Positions.tabulates("positions-of-actors")
def positions_of_actors(study: Positions) -> tuple[pd.DataFrame, dict[str, object]]:
    """List the actors of the day, the heaviest first, with their share and those without them."""
    middle, without = study.middles[study.day], study.without[study.day]
    share = 100 * middle["weight"] / middle["weight"].sum()
    codes = study.codes[study.day].set_index(["actor", "coder"])
    order = middle.sort_values("weight", ascending=False, kind="stable").index
    short = names("actors", "short_name")
    coders = sorted(study.codes[study.day]["coder"].unique())
    rows = [
        {
            "actor": short[actor],
            "source": each_once(codes.loc[actor, "source"]),
            "share": round(float(share[actor]), 1),
            "median_without": round(without[actor].median_drawn, 1),
            "verdict_without": study.words("verdict-short", verdict=without[actor].verdict),
            **{
                column: text
                for coder in coders
                for column, text in _read_by(coder, codes.loc[(actor, coder)]).items()
            },
        }
        for actor in order
    ]
    return pd.DataFrame(rows), {"day": study.day}


def _read_by(coder: str, row: pd.Series) -> dict[str, str]:
    """Return the ranges that a coder read, headed by its name."""
    return {
        f"position_{coder}": _span(row, "position"),
        f"salience_{coder}": _span(row, "salience"),
        f"capability_{coder}": _span(row, "capability"),
    }


def _span(row: pd.Series, name: str) -> str:
    return f"{row[f'{name}_low']:.0f}\N{EN DASH}{row[f'{name}_high']:.0f}"
