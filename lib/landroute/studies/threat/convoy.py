"""What the counts of attacks mean for a convoy, and for the op-ed's paragraph 3."""

from __future__ import annotations

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.threat import findings as counts
from landroute.studies.threat import tallies
from landroute.studies.threat.exposure import Threat, threat, totals
from landroute.studies.threat.findings import period
from landroute.studies.threat.rates import DYADS, chances, corners, swept
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, premise

POOR_CHANNEL = "C07"  # row of data/claims.csv: the op-ed's paragraph 3
EVEN = 0.5  # above it a thing is more likely than not


def lead(found: Threat) -> str | None:
    """Return the corridor whose way was open longest in the months counted; `None` if none was."""
    sums = totals(found.along).reset_index().drop_duplicates("road")
    sums = sums[sums["months"] > 0].sort_values(["months", "km"], ascending=False, kind="stable")
    return None if sums.empty else str(sums["road"].iloc[0])


def percent(share: float, figures: int = 2) -> str:
    """Write a share in per cent to some figures: 0.95%, 74%; what rounds to all, as over 99%."""
    if share >= 0.995:
        return "over 99%"
    figures = 2 if share >= 0.95 else figures
    return f"{float(f'{100 * share:.{figures}g}'):g}%"


def span(low: float, high: float, figures: int = 2) -> str:
    """Write a range of shares in per cent: 0.27% to 2%; one of them where both read alike."""
    ends = dict.fromkeys(percent(share, figures) for share in (low, high))
    return " to ".join(ends)


def answer(found: Threat, scenario: Scenario) -> Finding:
    """Say how likely a convoy's passage was to meet an attack, and what that hangs on."""
    way = lead(found)
    if way is None:
        return finding("threat-answer", None, "share of passages", f"{_no_way(found)}.")
    by_band = chances(totals(found.along), scenario).loc[way]
    row, far = by_band.loc[scenario.threat_band], by_band["expected"]
    text = (
        f"{premise(scenario)}Taking each clash counted within {scenario.threat_band} km of the "
        "road for an attack on its traffic, a convoy of "
        f"{counted(scenario.convoy, 'vehicle')} would have met one on "
        f"**{percent(row['expected'])}** of passages through Syria by the "
        f"{names('corridors')[way]}, if {counted_vehicles(scenario)} a day used it. The count "
        f"alone would allow {span(row['low'], row['high'])}; other distances "
        f"({far.index[0]} to {far.index[-1]} km) give {span(far.iloc[0], far.iloc[-1])}; traffic, "
        "reporting and intensity, all at the ends of their sourced ranges, "
        f"**{span(*corners(found, way, scenario), figures=1)}**."
    )
    return finding("threat-answer", round(float(row["expected"]), 4), "share of passages", text)


def counted_vehicles(scenario: Scenario) -> str:
    """Write the vehicles assumed: 1 vehicle, 50 vehicles, 12.5 vehicles."""
    return f"{scenario.vehicles_per_day:g} vehicle" + "s" * (scenario.vehicles_per_day != 1)


def _no_way(found: Threat) -> str:
    if found.ways.empty:
        return "No corridor joins the two places, so no passage along one can be rated"
    return (
        f"In no month from {period()} was a corridor's way through Syria open from end to end to "
        "the Iran-aligned side and counted, so no rate of attacks on its traffic can be given"
    )


def convoy(way: str, found: Threat, scenario: Scenario) -> Finding:
    """Say what a convoy risked on one corridor's fastest way through Syria."""
    key, label = f"threat-convoy-{way}", names("corridors")[way]
    rows = found.ways.set_index("corridor")
    if way not in rows.index:
        text = f"**{label}**: no way by it between the two places."
        return finding(key, None, "share of passages", text)
    part = rows.loc[way]
    sums = totals(found.along)
    if not part["stretches"]:
        text = f"**{label}**: no stretch of it is counted whole, so it has no rate."
        return finding(key, None, "share of passages", text)
    now = sums.loc[(way, scenario.threat_band)]
    if now["months"] == 0:
        text = f"**{label}**: never open through Syria for a whole month of {period()}: no rate."
        return finding(key, None, "share of passages", text)
    row = chances(sums, scenario).loc[(way, scenario.threat_band)]
    months = found.along.query("road == @way and band_km == @scenario.threat_band")["open"]
    since = len(months.loc[months.astype(bool).idxmax() :])
    text = (
        f"{premise(scenario)}**{label}**: open in {int(now['months'])} of the "
        f"{counted(since, 'month')} since it first was, with "
        f"{counted(int(now['events']), 'clash', 'clashes')} within {scenario.threat_band} km of "
        f"{part['counted_km']:,.0f} of its {part['km']:,.0f} km in Syria; a convoy's chance a "
        f"passage **{span(row['low'], row['high'])}**."
    )
    return finding(key, round(float(row["expected"]), 4), "share of passages", text)


def convoys(found: Threat, scenario: Scenario) -> list[Finding]:
    """Return `convoy` for every corridor."""
    return [convoy(way, found, scenario) for way in read("corridors")["id"]]


def sensitivities(found: Threat, wider: Threat, scenario: Scenario) -> pd.DataFrame:
    """
    Return the sweeps of the corridor longest open; without rows where none was open.

    Returns
    -------
    DataFrame
        Columns of `swept`, and label: the assumption and its range, as a reader says it.
    """
    way = lead(found)
    if way is None:
        return pd.DataFrame(columns=["parameter", "low", "high", "at_low", "at_high", "label"])
    rows = swept(found, wider, way, scenario)
    return rows.assign(label=[_labelled(row) for row in rows.itertuples()])


def _labelled(row: object) -> str:
    name, low, high = row.parameter, row.low, row.high  # type: ignore[attr-defined]
    if name == DYADS:
        return "attacks on civilians: left out, or counted"
    unit = Scenario.model_json_schema()["properties"][name]["unit"]
    return f"{name.replace('_', ' ')}: {low:g} to {high:g} {unit}"


def sensitivity(table: pd.DataFrame) -> Finding:
    """Name the assumption that moves the convoy's chance furthest, and the next."""
    if table.empty:
        text = "Without an open way there is no chance for the assumptions to move."
        return finding("threat-sensitivity", None, "parameter", text)
    spoken = [
        f"{row.label} ({percent(row.at_low)} to {percent(row.at_high)})"
        for row in table.head(3).itertuples()
    ]
    text = (
        f"The convoy's chance moves furthest with **{spoken[0]}**, one assumption at a time; then "
        f"with {spoken[1]} and {spoken[2]}."
    )
    return finding("threat-sensitivity", str(table["parameter"].iloc[0]), "parameter", text)


def article(found: Threat, scenario: Scenario) -> Finding:
    """Set the op-ed's claim that the insurgency makes the road a poor channel beside the result."""
    claim = read("claims").set_index("id").loc[POOR_CHANNEL]
    said = (
        f"{claim['claim']} (paragraph {claim['paragraph']}): coded "
        f"**{claim['verdict'].replace('-', ' ')}**. "
    )
    way = lead(found)
    if way is None:
        text = f"{said}{_no_way(found)}: under these parameters the counts are silent on it."
        return finding("threat-article", None, "share of passages, most", text)
    least, most = corners(found, way, scenario)
    mildest, harshest = percent(least, 1), percent(most, 1)
    if least < EVEN <= most:
        rest = "likelier than not at one end alone; the counts do not settle how dangerous it was"
    elif most < EVEN:
        rest = "unlikelier than not at both ends"
    else:
        rest = "likelier than not at both ends"
    text = (
        f"{said}{premise(scenario)}With traffic, reporting and intensity at their mildest an "
        f"attack on a passage by the {names('corridors')[way]} has a chance of {mildest}, "
        f"at their harshest of **{harshest}**: {rest}."
    )
    return finding("threat-article", round(most, 4), "share of passages, most", text)


def by_month_title(found: Threat, scenario: Scenario) -> str:
    """Return the message of a chart of clashes along each corridor by month and distance."""
    way = lead(found)
    if way is None:
        return "No corridor was open through Syria for a whole month"
    rows = found.along.query("road == @way and band_km == @scenario.threat_band")
    opened = rows["open"].astype(bool)
    before = rows["month"] < rows.loc[opened, "month"].min()
    now, then = (
        counts.two(100 * float((part["events"] / part["km"]).mean()))
        for part in (rows[opened], rows[before])
    )
    earlier = f", {then} before it first was" if then else ""
    near = f"within {scenario.threat_band} km"
    return (
        f"{names('corridors')[way]}: {now} clashes a month per 100 km while open{earlier}, {near}"
    )


def chosen(found: Threat, scenario: Scenario) -> float | None:
    """Return the expected chance on the corridor longest open; `None` where none was."""
    way = lead(found)
    if way is None:
        return None
    return float(chances(totals(found.along), scenario)["expected"][(way, scenario.threat_band)])


def convoy_title(found: Threat, scenario: Scenario) -> str:
    """Return the message of a chart of a convoy's chances."""
    way = lead(found)
    if way is None:
        return f"{_no_way(found).split(',')[0]}"
    row = chances(totals(found.along), scenario).loc[(way, scenario.threat_band)]
    return (
        f"{names('corridors')[way]}: {span(row['low'], row['high'])} of passages "
        f"at {counted_vehicles(scenario)} a day, if every clash near the road was an attack on it"
    )


def sensitivity_title(table: pd.DataFrame) -> str:
    """Return the message of a chart of the sweeps."""
    if table.empty:
        return "No way was open, so nothing is swept"
    ends = pd.concat([table["at_low"], table["at_high"]])
    return (
        "One assumption at a time moves the convoy's chance from "
        f"{percent(ends.min())} to {percent(ends.max())}"
    )


def threat_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on the threat in the desert, in its order."""
    found, wider = threat(scenario), threat(scenario, wide=True)
    return [
        answer(found, scenario),
        counts.events(found, scenario),
        counts.worst(found, scenario),
        counts.bands(found, scenario),
        counts.quiet(found, scenario),
        counts.clustering(found, scenario),
        *convoys(found, scenario),
        sensitivity(sensitivities(found, wider, scenario)),
        tallies.claimed(),
        tallies.potent(),
        tallies.on_vehicles(),
        article(found, scenario),
    ]
