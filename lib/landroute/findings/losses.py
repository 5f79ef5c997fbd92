"""What the dated record says of days lost, and of the day on which every mode was."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from landroute.findings.record import Finding, counted, day, finding, listed, premise
from landroute.findings.routes import names
from landroute.routes import availability as record
from landroute.routes.control import OPEN_END
from landroute.routes.corridors import Situation, question
from landroute.routes.modes import compared, draw, quantities, ranges
from landroute.routes.montecarlo import corridor_draws
from landroute.routes.reliability import within
from landroute.routes.timeline import open_intervals
from landroute.scenario import Scenario
from landroute.tables import read

WIDE = ("place", "line")
CLAIMS = {"stopped": "C04", "all lost": "C05"}


@dataclass(frozen=True)
class Evidence:
    """All that the chapter rests on, worked out once for a scenario."""

    scenario: Scenario
    now: Situation
    road: pd.DataFrame
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
    usable = record.gateway_days(asked.world, scenario.contested_passes)
    modes = record.mode_days(usable, open_intervals(asked))
    return Evidence(
        scenario, now, road, ranges(compared(drawn, road)), usable, modes,
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
    top = totals.sort_values(["days", "year"]).groupby("mode").tail(1).set_index("mode")
    return top.reindex(record.MODES)


def fall() -> pd.Timestamp:
    """Return the day on which the Syrian government ceased to let traffic pass."""
    rows = read("passage").query("controller == 'syrian-government' and status == 'open'")
    return rows["end"].max()


def days_lost() -> Finding:
    """Say the most days that a place of each mode lost in a year, before the end."""
    known, worst = names("places"), worst_years()
    parts = [
        f"by {mode} {row.days:.0f} ({known.get(row.place, row.place)}, {row.year:.0f})"
        for mode, row in zip(worst.index, worst.itertuples(), strict=True)
    ]
    text = (
        "The most days of a year counted as lost at one place, up to the fall of Syria's "
        f"government: {listed(parts)}. Those at sea are mostly tankers and ships that did not "
        "come, to ports that were open."
    )
    return finding("modes-days-lost", rounded(worst["days"].max()), "days in a year", text)


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
    """Say whether counted closures ever shut all of Syria's main gateways at once."""
    end = min(fall(), OPEN_END)
    rows = record.closures()
    parts, value = [], 0
    for mode, places in record.gateways().items():
        shut = rows[rows["place"].isin(places) & (rows["start"] < end)]
        days = pd.date_range(record.record_days()[0], end, inclusive="left")
        state = pd.DataFrame({p: ~found.usable[p].reindex(days) for p in places})
        for row in shut.itertuples():
            state.loc[(days >= row.start.normalize()) & (days < row.end), row.place] = True
        value += int(state.all(axis=1).sum())
        parts.append(f"by {mode} {int(state.all(axis=1).sum())} ({len(places)} gateways)")
    text = (
        f"Days before the fall of the government on which every Syrian gateway was shut or in "
        f"hostile hands: {listed(parts)}. "
    )
    text += (
        f"That bears out the first half of the op-ed's claim ({CLAIMS['stopped']}), that air and "
        "sea were not prevented; it says nothing of what strikes cost the traffic."
        if not value
        else f"On those days the op-ed's claim ({CLAIMS['stopped']}) does not hold."
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
        f"The last ways in were lost {listed(parts)}: **{counted(span, 'day')}** from first to "
        f"last. The op-ed held the loss of every airbase and port highly unlikely "
        f"({CLAIMS['all lost']}). "
    )
    text = _supposing(found) + text
    at_once = len(last) == len(record.MODES) and span <= found.window
    text += "It came, and to all at once." if at_once else "It came, though not to all at once."
    return finding("modes-lost", span, "days", text)


def land_in_record(found: Evidence) -> Finding:
    """Say on how many of the days on which air and sea were both lost a road was open."""
    both = ~found.modes["air"] & ~found.modes["sea"]
    works = int((both & found.modes["road"]).sum())
    text = _supposing(found) + (
        f"In the record a land route was open on **{works}** of the {int(both.sum()):,} days on "
        "which Syria's airfields and ports were all lost: the case for which the op-ed allowed "
        "a road to be attractive came, and the road had gone with the rest."
        if both.any() and not works
        else f"In this world a land route was open on **{works:,}** of the {int(both.sum()):,} "
        "days on which Syria's airfields and ports were all lost."
    )
    return finding("land-when-others-lost-record", works, "days", text)


def chance_together(found: Evidence) -> Finding:
    """Say how likely that span would be, were the three losses independent of each other."""
    last = found.last["date"]
    if len(last) < len(record.MODES):
        text = "Not every mode was lost for good in this world, so there is no span to judge."
        return finding("lost-together-chance", None, "chance", text)
    span, total = (last.max() - last.min()).days, len(found.modes)
    chance = within(span, total, len(last))
    odds = float(f"{1 / chance:.1g}")
    text = (
        f"Were the three final losses independent and each as likely on any of the record's "
        f"{total:,} days, they would fall within {counted(span, 'day')} of each other about once "
        f"in **{odds:,.0f}**. We looked because it happened, so this is no test. "
    )
    text += (
        "But independence gives no account of it, and the fall of one government does."
        if span <= found.window
        else "The losses lie too far apart to be put down to one cause by their dates alone."
    )
    return finding("lost-together-chance", float(f"{chance:.2g}"), "chance", text)


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
    return f"No place lost more than {worst.max():.0f} days of a year before the fall"


def lost_title(found: Evidence) -> str:
    """Return the message of the chart of the last weeks."""
    last = found.last["date"]
    if last.empty:
        return "No mode was lost for good"
    span = (last.max() - last.min()).days
    return f"{len(last)} modes lost for good, {counted(span, 'day')} from first to last"
