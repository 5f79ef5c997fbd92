"""What the dated record says of days lost, and of the day on which every mode was."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from landroute.corridor.question import Situation, question
from landroute.corridor.timeline import open_intervals
from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.modes import availability as record
from landroute.studies.modes.draws import corridor_draws
from landroute.studies.modes.quantities import compared, draw, quantities, ranges
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed, premise

CLOSED, WIDE = ("place",), ("place", "line")
CLAIMS = {"stopped": "C04", "all lost": "C05"}


@dataclass(frozen=True)
class Evidence:
    """All that the chapter rests on, worked out once for a scenario."""

    scenario: Scenario
    now: Situation
    road: pd.DataFrame
    drawn: Mapping[tuple[str, str], np.ndarray]
    ranges: pd.DataFrame
    usable: pd.DataFrame
    modes: pd.DataFrame
    losses: pd.DataFrame
    window: float

    def of(self, measure: str, line: str, estimate: str = "central") -> float:
        """Return one estimate of a measure; not a number where there is none."""
        rows = self.ranges.query("measure == @measure and mode == @line")[estimate]
        return float(rows.iloc[0]) if len(rows) else math.nan

    @property
    def last(self) -> pd.DataFrame:
        """The final loss of each mode that was lost for good."""
        return self.losses[self.losses["final"]]


def evidence(scenario: Scenario) -> Evidence:
    """Work out what the chapter's findings and figures rest on."""
    asked = question(scenario)
    table = quantities()
    drawn = draw(table, scenario.logistics, scenario.draws, scenario.seed)
    now = asked.on(scenario.as_of)
    road = corridor_draws(now, drawn, scenario)
    results = compared(drawn, road)
    usable = record.gateway_days(asked.world, scenario.contested_passes)
    modes = record.mode_days(usable, open_intervals(asked))
    return Evidence(
        scenario, now, road, results, ranges(results), usable, modes,
        record.losses(modes), float(table.loc[("all", "window"), "central"]),
    )  # fmt: skip


def rounded(value: float) -> float | None:
    """Round to three figures; none where there is no number."""
    return None if not math.isfinite(value) else float(f"{value:.3g}")


def worst_years(scopes: tuple[str, ...] = WIDE) -> pd.DataFrame:
    """
    Return each mode's worst year before the fall of Syria's government: one place's days.

    Returns
    -------
    DataFrame
        Index mode; columns year, place, days: of closed places and, where `scopes` has them,
        of stopped lines of supply.
    """
    rows = record.closures(scopes)
    rows = rows[rows["start"] < fall()]
    years = record.days_by_year(rows.assign(end=rows["end"].clip(upper=fall())))
    totals = years.groupby(["mode", "year", "place"], as_index=False)["days"].sum()
    ranked = totals.sort_values(["days", "year"], ascending=[False, True])
    top = ranked.groupby("mode").head(1).set_index("mode")
    return top.reindex(record.MODES)


def fall() -> pd.Timestamp:
    """Return the day on which the Syrian government ceased to let traffic pass."""
    rows = read("passage").query("controller == 'syrian-government' and status == 'open'")
    return rows["end"].max()


def days_lost() -> Finding:
    """Say the most days that a place of each mode lost in a year, before the end."""
    worst = worst_years()
    parts = [f"by {mode} {worst_said(worst.loc[mode])}" for mode in worst.index]
    text = (
        "The most days of a year counted as lost at one place, up to the fall of Syria's "
        f"government: {listed(parts)}. Those at sea are months without an Iranian ship, the port "
        f"being open; ports or canal closed come to {worst_said(worst_years(CLOSED).loc['sea'])}."
    )
    return finding("modes-days-lost", rounded(worst["days"].max()), "days in a year", text)


def worst_said(row: pd.Series) -> str:
    """Write a row of `worst_years`: its days, and where and when."""
    return f"{row.days:.0f} ({where_and_when(row)})"


def where_and_when(row: pd.Series) -> str:
    """Write the place and the year of a row of `worst_years`."""
    return f"{names('places').get(row.place, row.place)}, {row.year:.0f}"


def uncounted() -> Finding:
    """Say how much of the record gives no days, and so is not in any count."""
    table = record.uncounted()
    parts = [f"{r['without days']} of {r['rows']} by {mode}" for mode, r in table.iterrows()]
    total = int(table["without days"].sum())
    text = (
        f"Of {int(table['rows'].sum())} dated disruptions, **{total}** give no length and are in "
        f"no count of days ({listed(parts)}): every figure of days lost is a floor."
    )
    return finding("disruptions-uncounted", total, "disruptions", text)


def never_all(found: Evidence) -> Finding:
    """Say whether counted closures ever shut all of Syria's gateways of a mode at once."""
    days = found.usable.index[found.usable.index < fall()]
    rows = record.closures()
    actors = read("disruptions").set_index("id")["actor"]
    parts, value = [], 0
    for mode, places in record.gateways().items():
        state = ~found.usable.loc[days, places]
        own = rows[rows["place"].isin(places) & rows["start"].lt(fall())]
        for row in own.itertuples():
            state.loc[(days >= row.start.normalize()) & (days < row.end), row.place] = True
        shut = days[state.all(axis=1)]
        value += len(shut)
        on = own[[((shut >= r.start.normalize()) & (shut < r.end)).any() for r in own.itertuples()]]
        causes = sorted(set(actors[on["rows"].str.split("; ").explode()]))
        why = f", put down to {listed(causes)}" if causes else ""
        most = f"at most {state.sum(axis=1).max()} of {len(places)} gateways at once"
        parts.append(f"by {mode} **{len(shut)}** ({most}{why})")
    text = (
        "Days before the fall of the government on which every Syrian gateway was shut or in "
        f"hostile hands: {listed(parts)}. On all others some way in was left, as the first half of "
        f"the op-ed's claim ({CLAIMS['stopped']}) has it. One airfield is enough for this test, "
        "closures of unknown length are not in it, and it says nothing of what strikes cost."
    )
    return finding("gateways-never-all-shut", value, "days", text)


def lost(found: Evidence) -> Finding:
    """Date the final loss of each mode, against the claim that losing all was unlikely."""
    last = found.last.set_index("mode")["date"]
    if last.empty:
        text = "In this world no mode is lost for good up to the end of the record."
        return finding("modes-lost", None, "days", text)
    parts = [f"by {mode} on {day(date.date())}" for mode, date in last.items()]
    span = (last.max() - last.min()).days
    text = (
        f"The last ways in were lost {listed(parts)}: {_apart(span)}. The op-ed held the loss of "
        f"every airbase and port highly unlikely ({CLAIMS['all lost']}). "
    )
    return finding("modes-lost", span, "days", _supposing(found) + text + _came(found))


def _apart(span: int) -> str:
    return f"**{counted(span, 'day')}** from first to last" if span else "all on **one day**"


def _came(found: Evidence) -> str:
    last = found.last.set_index("mode")["date"]
    if not {"air", "sea"} <= set(last.index):
        return "Here they were not all lost."
    if last.max() - last.min() > pd.Timedelta(days=found.window):
        return "It came, though not to all at once."
    return "It came, and " + ("took the road too." if "road" in last else "left the road.")


def land_in_record(found: Evidence) -> Finding:
    """Say on how many of the days on which air and sea were both lost a road was open."""
    both = ~found.modes["air"] & ~found.modes["sea"]
    works = int((both & found.modes["road"]).sum())
    text = _supposing(found) + (
        f"A land route was open on **{works:,}** of the {int(both.sum()):,} days on which Syria's "
        "airfields and ports were all lost"
    )
    text += (
        ": the case for which the op-ed allowed a road to be attractive came, and the road was "
        "gone too."
        if both.any() and not works
        else "."
    )
    return finding("land-when-others-lost-record", works, "days", text)


def _supposing(found: Evidence) -> str:
    words = premise(found.scenario)
    return f"{words.removesuffix(': ')}. " if words else ""


def gateway_labels() -> dict[str, str]:
    """Map Syria's gateways to their names, airfields first."""
    known = names("places")
    return {p: known[p].split(" (")[0] for places in record.gateways().values() for p in places}


def weeks(found: Evidence) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day to show round the final losses, or round the chosen day."""
    last = found.last["date"]
    middle = last.min() if len(last) else pd.Timestamp(found.scenario.as_of)
    return middle - pd.Timedelta(days=14), middle + pd.Timedelta(days=14)


def days_title() -> str:
    """Return the message of the chart of days lost."""
    worst = worst_years()["days"]
    return f"At most {worst.max():.0f} days of a year are counted as lost at one place"


def lost_title(found: Evidence) -> str:
    """Return the message of the chart of the last weeks."""
    last = found.last["date"]
    if last.empty:
        return "No mode was lost for good"
    span = (last.max() - last.min()).days
    return f"{counted(len(last), 'mode')} lost for good, {_apart(span).replace('**', '')}"
