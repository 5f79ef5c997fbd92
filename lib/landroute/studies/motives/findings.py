"""Whether the corridor was necessary to the push, how sure that is, and who said what."""

from __future__ import annotations

from typing import Any

import numpy as np

from landroute.studies.base import Result, result
from landroute.studies.motives.odds import posterior
from landroute.studies.motives.study import Motives
from landroute.tables import read, rests_on_rows
from landroute.wording.facts import Counted, Each, Number, Share, message

TOLD = 3  # clusters named as those that move most
EVEN = 0.5
NOTHING = 1  # level of a row that tells nothing


@Motives.finding("why-answer", unit="times")
def answer(study: Motives) -> Result:
    """Say how far the rows move the odds, and whether that survives resampling."""
    study.rests_on_coding()
    low, high = study.within(study.logs)
    evens = [Share(posterior(EVEN, [float(np.exp(end))])) for end in (low, high)]
    return result(
        float(np.exp(study.central)),
        verdict=study.verdict,
        **_factor(study.central),
        least=message("odds", **_factor(low)),
        most=message("odds", **_factor(high)),
        level=Share(study.level),
        rows=study.coded["motive"].nunique(),
        clusters=study.coded["cluster"].nunique(),
        even_least=evens[0],
        even_most=evens[1],
    )


def _factor(log_ratio: float) -> dict[str, Any]:
    """Return by how much odds are multiplied, or divided, as facts."""
    return {"times": Number(float(np.exp(abs(log_ratio))), 1), "more": bool(log_ratio > 0)}


@Motives.finding("why-prior", unit="probability")
def prior(study: Motives) -> Result:
    """Say at what prior the conclusion turns."""
    study.rests_on_coding()
    low, central, high = study.turning
    return result(
        central,
        central=Share(central),
        low=Share(low),
        high=Share(high),
        level=Share(study.level),
        wide=bool(low < EVEN < high),
    )


@Motives.finding("why-telling", unit="clusters")
def telling(study: Motives) -> Result:
    """Name the voices that move the odds most, either way."""
    most = study.by_cluster.head(TOLD)
    rows = study.coded[study.coded["cluster"].isin(most.index)]
    rests_on_rows("likelihoods", read("likelihoods").loc[rows.index])
    said = [
        _voice(study, str(cluster)) | {"odds": message("odds", **_factor(float(value)))}
        for cluster, value in most.items()
    ]
    silent = int(study.coded["level"].eq(NOTHING).groupby(study.coded["cluster"]).all().sum())
    return result(
        len(most),
        said=Each("voice", said, "semicolon"),
        silent=silent,
        clusters=Counted(len(study.by_cluster), "voice"),
    )


def _voice(study: Motives, cluster: str) -> dict[str, Any]:
    """Name a voice: by its speaker if it made one report, else by its cluster."""
    ids = study.coded.loc[study.coded["cluster"] == cluster, "motive"].unique()
    speaker = str(study.rows.set_index("id").loc[ids[0], "speaker"])
    return {"speaker": speaker, "cluster": cluster.replace("-", " "), "reports": len(ids)}


@Motives.finding("why-agreement", unit="alpha")
def agreed(study: Motives) -> Result:
    """Say how far the two coders agree."""
    rests_on_rows("likelihoods", read("likelihoods"))
    own = study.agreement
    return result(own.alpha, near=own.near, **own.facts())


@Motives.finding("why-motives", unit="motives")
def motives(study: Motives) -> Result:
    """Count the motives on record by how often they were given, and in whose own words."""
    rests_on_rows("motives", study.rows)
    count = study.rows["motive"].value_counts()
    own = study.rows[study.rows["basis"] == "stated"]["motive"].value_counts()
    said = [
        {"motive": str(motive), "n": int(n), "own": int(own.get(motive, 0))}
        for motive, n in count.head(5).items()
    ]
    return result(len(count), n=len(count), rows=len(study.rows), said=Each("motive-count", said))
