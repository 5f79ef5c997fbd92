"""What the comparison of air, sea and land finds."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pandas as pd

from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.modes import availability as record
from landroute.studies.modes import independent, losses, reserve
from landroute.studies.modes.losses import Evidence, evidence, rounded
from landroute.studies.modes.quantities import ESTIMATES, LINES, MEASURES, quantities
from landroute.studies.modes.reserve import never_closed, percent, recorded_share, spare, spare_said
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed

CALLED = {"road": "road", "air": "air", "sea": "sea (containers)", "oil": "sea (crude oil)"}


TITLES = {
    "capacity": "What the trips reported carried, or could have",
    "cost": "What a tonne costs to carry",
    "hours": "How long the way takes",
    "loss": "What is lost on the way, by attacks that were reported",
}


def answer(found: Evidence) -> Finding:
    """Answer the chapter's question: what a road is worth as a reserve, and in weight."""
    share = None if never_closed(found) else spare(found, found.scenario.common_cause)
    text = (
        f"{_reserve(found)} By weight lorries were "
        f"{_ratio(found, ['road'], ['air', 'sea'], bare=True)} flights and container ships."
    )
    return finding("modes-answer", share and rounded(share), "chance", text)


def _ratio(found: Evidence, top: list[str], bottom: list[str], bare: bool = False) -> str:
    carried = [sum(found.drawn["capacity", line] for line in lines) for lines in (top, bottom)]
    low, middle, high = np.percentile(carried[0] / carried[1], [5, 50, 95])
    ranged = found.scenario.logistics == "range" and not bare
    spread = f" ({_said(low, '')} to {_said(high, '')})" if ranged else ""
    return f"**{_said(middle, '')} times**{spread}"


def _reserve(found: Evidence) -> str:
    both = ~found.modes["air"] & ~found.modes["sea"]
    share, (_, recorded, _) = found.scenario.common_cause, recorded_share(found)
    days, works = int(both.sum()), int((both & found.modes["road"]).sum())
    text = (
        f"Of {counted(days, 'day')} with every Syrian airfield and port lost, a road was open on "
        f"**{works:,}**{_together(found)}."
    )
    if never_closed(found):
        return text
    text += f" Models give it {spare_said(found, 0.0)} if each fails by itself"
    if share:
        text += f", {spare_said(found, share)} if {percent(share)} of failures share a cause"
    if recorded > 0:
        text += f", {spare_said(found, recorded)} at the record's {percent(recorded)}"
    return text + (": that share decides." if share or recorded > 0 else ".")


def _together(found: Evidence) -> str:
    lost = found.last
    span = (lost["date"].max() - lost["date"].min()).days if len(lost) == len(record.MODES) else -1
    if not 0 <= span <= found.window:
        return ""
    when = f"within **{counted(span, 'day')}**" if span else "on **one day**"
    return f": all went {when}"


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
    if name == "capacity":
        text += (
            f" The lorries, counted at Albukamal mostly in Syria's own trade, come to "
            f"{_ratio(found, ['road'], ['air', 'sea'])} flights and container ships together; "
            f"crude oil, {_ratio(found, ['oil'], ['road'])} the lorries' weight, came by tanker "
            "alone."
        )
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
        "Asia, drivers take no rest, and whether Iran's own loads paid fees is not known."
    )
    return finding("corridor-draws", rounded(found.of("hours", "road")), "h", text)


def assumptions() -> pd.DataFrame:
    """List every quantity taken: mode, quantity, low, central, high, unit, rows, note, source."""
    table = quantities().reset_index()
    columns = ["mode", "quantity", "low", "central", "high", "unit", "rows", "note", "source"]
    table[list(ESTIMATES)] = table[list(ESTIMATES)].map(_to_three)
    return table[columns].assign(unit=table["unit"].replace(CONVERTED))


def _to_three(value: float) -> str:
    """Write a number to three figures, as a reader does: 0.0007, 19.5, 609, 1,580,000."""
    number = float(f"{value:.3g}")
    return f"{number:g}" if abs(number) < 1000 else f"{number:,.0f}"


CONVERTED = {"US cents per short ton-mile": "USD a t-km", "nm": "km"}


def modes_title(found: Evidence) -> str:
    """Return the message of the comparison of modes."""
    ratio = found.of("cost", "air") / found.of("cost", "road")
    if math.isnan(ratio):
        return "By air fast and dear, by sea slow and cheap; no way by road"
    return f"At prices from elsewhere, air costs {ratio:.1f} times the road, and the sea least"


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
        return f"{float(f'{100 * value:.2g}'):g}%"
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
        independent.chance_together(found),
        independent.no_way(found),
        independent.short_closures(),
        reserve.beta_of_record(found),
        reserve.land_adds(found),
    ]
