"""What the comparison of air, sea and land finds."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pandas as pd

from landroute.findings import losses, reserve
from landroute.findings.losses import Evidence, evidence, rounded
from landroute.findings.record import Finding, counted, day, finding, listed
from landroute.findings.reserve import percent, spare
from landroute.findings.routes import names
from landroute.routes import availability as record
from landroute.routes.modes import LINES, MEASURES, quantities
from landroute.scenario import Scenario

CALLED = {"road": "road", "air": "air", "sea": "sea (containers)", "oil": "sea (crude oil)"}


TITLES = {
    "capacity": "Reported to move, or able to by the trips reported",
    "cost": "What a tonne costs to carry",
    "hours": "How long the way takes",
    "loss": "What is lost on the way, by attacks that were reported",
}


def answer(found: Evidence) -> Finding:
    """Answer the chapter's question in one sentence."""
    together = _together(found)
    share = spare(found, found.scenario.common_cause)
    most = found.of("capacity", "road") / found.of("capacity", "air")
    text = (
        f"The lorries reported at Albukamal, civil trade included, carried some "
        f"**{most:.0f} times** what the flights could, but "
        f"{found.of('capacity', 'oil') / found.of('capacity', 'road'):.0f} times less than the "
        "tankers. As a reserve for the day on which air "
        f"and sea are both lost, a road would have worked with a chance of {percent(share)} if "
        f"{percent(found.scenario.common_cause)} of failures have one cause, against "
        f"{percent(spare(found, 0.0))} if none do; {together}"
    )
    return finding("modes-answer", rounded(share), "chance", text)


def _together(found: Evidence) -> str:
    lost = found.last
    if len(lost) < len(record.MODES):
        return "here not every mode was lost for good."
    span = (lost["date"].max() - lost["date"].min()).days
    when = f"within **{counted(span, 'day')}**" if span else "on **one day**"
    return f"in the record as asked of here, all three went for good {when}."


def measure(found: Evidence, name: str) -> Finding:
    """Say what each line comes to by one measure, as a median and a range of 90%."""
    unit = MEASURES[name]
    lines = [line for line in LINES if not math.isnan(found.of(name, line))]
    parts = [
        f"{CALLED[line]} **{_said(found.of(name, line), name)}**{_range(found, name, line)}"
        for line in lines
    ]
    missing = [CALLED[line] for line in LINES if line not in lines]
    text = f"{TITLES[name]}, {unit}: {listed(parts, 'and') if parts else 'nothing is known'}."
    if missing:
        text += f" Nothing to go by for {listed(missing)}."
    return finding(f"modes-{name}", rounded(found.of(name, "road")), unit, text)


def corridor(found: Evidence) -> Finding:
    """Say what the corridor takes under random speeds, waits and shut places."""
    draws, keys = found.scenario.draws, found.now.keys
    none = float(np.isinf(found.road["hours"]).mean())
    if none == 1:
        text = "In no draw is there a land way between the two ends, whoever holds the keys."
        return finding("corridor-draws", None, "h", text)
    known = names("places")
    premise = (
        f"Had {listed([known[p] for p in keys])} been in friendly hands on "
        f"{day(found.scenario.as_of)}"
        if keys
        else f"With the road as open as it was on {day(found.scenario.as_of)}"
    )
    text = (
        f"{premise}, a lorry would have taken **{found.of('hours', 'road'):.0f} hours**"
        f"{_range(found, 'hours', 'road')}, waits at borders included, at "
        f"{found.of('cost', 'road'):,.0f} USD a tonne"
        f"{_range(found, 'cost', 'road')}; in "
        f"{none:.1%} of {draws:,} draws shut places left no way. The waits are those of Central "
        "Asia, and whether Iran's own loads paid fees is not known."
    )
    return finding("corridor-draws", rounded(found.of("hours", "road")), "h", text)


def assumptions() -> pd.DataFrame:
    """List every quantity taken: mode, quantity, low, central, high, unit, rows, note, source."""
    table = quantities().reset_index()
    columns = ["mode", "quantity", "low", "central", "high", "unit", "rows", "note", "source"]
    return table[columns].round(4).assign(unit=table["unit"].replace(CONVERTED))


CONVERTED = {"US cents per short ton-mile": "USD a t-km", "nm": "km"}


def modes_title(found: Evidence) -> str:
    """Return the message of the comparison of modes."""
    ratio = found.of("cost", "air") / found.of("cost", "road")
    if math.isnan(ratio):
        return "By air fast and dear, by sea slow and cheap; no way by road"
    return f"By air {ratio:.1f} times the price of the road, by sea the cheapest and slowest"


def corridor_title(found: Evidence) -> str:
    """Return the message of the spread of hours."""
    hours = found.of("hours", "road")
    return "No land way in any draw" if math.isnan(hours) else f"About {hours:.0f} hours by lorry"


def _range(found: Evidence, name: str, line: str) -> str:
    if found.scenario.logistics != "range":
        return ""
    low, high = (_said(found.of(name, line, e), name) for e in ("low", "high"))
    return f" ({low} to {high})"


def _said(value: float, measure: str) -> str:
    if measure == "loss":
        return f"{value:.1%}"
    return f"{value:.1f}" if value < 10 else f"{float(f'{value:.2g}'):,.0f}"


@lru_cache(maxsize=2)
def _evidence(scenario: Scenario) -> Evidence:
    return evidence(scenario)


def mode_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on air, sea and land."""
    found = _evidence(scenario)
    return [
        answer(found),
        *(measure(found, name) for name in MEASURES),
        corridor(found),
        losses.days_lost(),
        losses.uncounted(),
        losses.never_all(found),
        losses.lost(found),
        losses.land_in_record(found),
        losses.chance_together(found),
        reserve.no_way(found),
        reserve.short_closures(),
        reserve.beta_of_record(found),
        reserve.land_adds(found),
    ]
