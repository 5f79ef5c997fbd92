"""The coded rows, with what each says, its levels by coder and their reasons."""

from __future__ import annotations

import pandas as pd

from landroute.charts.references import to_row
from landroute.studies.motives.study import Motives
from landroute.tables import read


@Motives.tabulates("coded-motives")
def coded_motives(study: Motives) -> pd.DataFrame:
    """List the rows: voice, what is said, source, then a level and a reason for each coder."""
    rows = study.rows.set_index("id")
    coded = read("likelihoods").pivot(index="motive", columns="coder", values=["level", "reason"])
    first = rows.loc[coded.index, ["speaker", "paraphrase", "source"]].reset_index(drop=True)
    # From the speaker to the row, with its actor, motive and date.
    first["speaker"] = [
        [to_row(speaker, "motives", row)]
        for speaker, row in zip(first["speaker"], coded.index, strict=True)
    ]
    voices = read("likelihoods").drop_duplicates("motive").set_index("motive")["cluster"]
    first["cluster"] = voices[coded.index].str.replace("-", " ").to_numpy()
    for coder in sorted(set(read("likelihoods")["coder"])):
        first[f"level_{coder}"] = coded["level", coder].to_numpy()
        first[f"reason_{coder}"] = coded["reason", coder].to_numpy()
    return first
