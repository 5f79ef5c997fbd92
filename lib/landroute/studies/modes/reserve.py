"""Whether a road would have worked on the day on which air and sea did not."""

from __future__ import annotations

import math
import re

import numpy as np
import pandas as pd

from landroute.network.reliability import common_share, spare_works
from landroute.outputs import Finding, finding
from landroute.studies.modes import availability as record
from landroute.studies.modes.losses import (
    CLOSED,
    WIDE,
    Evidence,
    fall,
    rounded,
    where_and_when,
    worst_years,
)
from landroute.tables.sources import sources
from landroute.wording.sentences import counted

ENGINEERING = "fta-studio-nd-beta-factor"  # source of `Scenario.common_cause`


def beta_of_record(found: Evidence) -> Finding:
    """Estimate the share of whole losses with a cause in common, with how little it rests on."""
    if found.losses.empty:
        text = "No mode was lost whole in this world: the record says nothing of common causes."
        return finding("common-cause-record", None, "share of losses", text)
    common, events = _common(found)
    total = len(found.losses)
    low, share, high = recorded_share(found)
    text = (
        f"Of {counted(total, 'whole loss', 'whole losses')} of a mode in the record, **{common}** "
        f"fell within {found.window:.0f} days of one of every other mode: a share of {share:.0%}"
        + (f", but in {counted(events, 'event')}" if common else "")
        + f". On {counted(total - common + events, 'event')} in all, the share could be "
        f"{low:.0%} to {high:.0%}. {_beside_engineering(found.scenario.common_cause, share)}"
    )
    return finding("common-cause-record", round(share, 2), "share of losses", text)


def _beside_engineering(taken: float, recorded: float) -> str:
    """Set the scenario's share, and the record's, beside what the parameter's source has."""
    source = sources().loc[ENGINEERING]
    typical = source["note"].partition("typical values: ")[2]
    highest = max(float(value) for value in re.findall(r"\d\.\d+", typical))
    return (
        f"The scenario takes {percent(taken)}. For machines, {source['organization']} has "
        f"{typical}: road, air and sea are diverse in kind, but had one owner"
        + (", and the record's share is above either." if recorded > highest else ".")
    )


def _common(found: Evidence) -> tuple[int, int]:
    """Return how many losses had a cause in common, and how many events they make up."""
    near = found.losses[record.by_one_cause(found.losses, found.window)]
    return len(near), record.events(near, found.window)


def recorded_share(found: Evidence) -> tuple[float, float, float]:
    """Return the record's share of common losses: low, share, high; not numbers without losses."""
    if found.losses.empty:
        return math.nan, math.nan, math.nan
    common, events = _common(found)
    return common_share(len(found.losses) - common, common, events, len(record.MODES))


def _degraded(found: Evidence, scopes: tuple[str, ...] = CLOSED) -> tuple[float, float, float]:
    """Return the chance that road, air and sea are lost, air and sea as in the worst year."""
    end = found.modes.index < fall()
    worst = worst_years(scopes)["days"] / 365
    return 1 - float(found.modes["road"][end].mean()), float(worst["air"]), float(worst["sea"])


def spare(found: Evidence, share: float, scopes: tuple[str, ...] = CLOSED) -> float:
    """Return the chance that a road works when air and sea are lost, at a common share."""
    road, air, sea = _degraded(found, scopes)
    return spare_works(road, [air, sea], share)


def never_closed(found: Evidence) -> bool:
    """Say whether the road was open on every day before the fall, which leaves no share to take."""
    return _degraded(found)[0] == 0


def spare_said(found: Evidence, share: float) -> str:
    """Write the chances that a road works, by what is counted as a day lost at sea."""
    ends = sorted(spare(found, share, scopes) for scopes in (CLOSED, WIDE))
    return " to ".join(dict.fromkeys(percent(chance) for chance in ends))


def land_adds(found: Evidence) -> Finding:
    """Say what a road adds when air and sea are as degraded as in their worst years."""
    if never_closed(found):
        text = (
            "This road was closed on no day before the fall: there is nothing to tell how often it "
            "would fail, by itself or with the others."
        )
        return finding("land-when-others-lost", None, "chance", text)
    road, air, sea = _degraded(found)
    wide, worst = _degraded(found, WIDE)[2], worst_years(CLOSED)
    share = found.scenario.common_cause
    alone, shared = spare(found, 0.0), spare(found, share)
    text = (
        f"Let the worst year of one place stand in for a whole mode: air lost on "
        f"{percent(air)} of days ({where_and_when(worst.loc['air'])}), sea on {percent(sea)} "
        f"({where_and_when(worst.loc['sea'])}), the road on {percent(road)} (its days closed "
        "before the fall). When air and sea are both lost, the road then works on "
        f"**{percent(alone)}** of days if each fails by itself, as on any day, and on "
        f"**{percent(shared)}** if one cause is behind {percent(share)} of the failures of the "
        "mode that fails least often; or on "
        f"{percent(spare(found, share, WIDE))}, with the months without an Iranian ship counted "
        f"as lost too (sea {percent(wide)}): the oftener air or sea fails by itself, the less one "
        "cause weighs. A whole mode fails less often than its worst place, so all but the first "
        "are if anything too high."
    )
    return finding("land-when-others-lost", rounded(shared), "chance", text)


def sweep(found: Evidence) -> pd.DataFrame:
    """
    Return the chance that a road works when air and sea are lost.

    Returns
    -------
    DataFrame
        Columns common (share), works, and wide (months without an Iranian ship counted as lost).
    """
    shares = [float(b) for b in np.linspace(0, 1, 101)]
    lost = (_degraded(found, scopes) for scopes in (CLOSED, WIDE))
    works, wide = ([spare_works(road, [air, sea], b) for b in shares] for road, air, sea in lost)
    return pd.DataFrame({"common": shares, "works": works, "wide": wide})


def reserve_title(found: Evidence) -> str:
    """Return the message of the sweep over common causes."""
    share = found.scenario.common_cause
    if never_closed(found):
        return "This road was closed on no day before the fall: a model can say nothing of it"
    return (
        f"With one cause for {percent(share)} of failures a road works on "
        f"{spare_said(found, share)} of days without air and sea; with none, on "
        f"{spare_said(found, 0.0)}"
    )


def percent(share: float) -> str:
    """Write a share as in prose."""
    if math.isnan(share):
        return "no known share"
    return f"{share:.1%}" if 0 < share < 0.01 else f"{share:.0%}"
