"""What others counted in the desert after the years for which there are events."""

from __future__ import annotations

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.studies.threat.exposure import (
    CLAIMED,
    COUNTED,
    IRAQ,
    attacks_on_vehicles,
    battle_deaths,
    events_by_month,
    tallies,
)
from landroute.tables import read
from landroute.wording.sentences import counted, day, listed

POTENT = "C06"  # row of data/claims.csv: the op-ed's paragraph 3


def claimed() -> Finding:
    """Say which share of the counted attacks the Islamic State claimed, where both are known."""
    rows = tallies()
    own = rows[rows["metric"].eq(CLAIMED)]
    both = single_months().merge(own, on="claimant", suffixes=("", "_own"))
    whole = both["start"].eq(both["start_own"]) & both["end"].eq(both["end_own"])
    inside = both["start"].ge(both["start_own"]) & both["end"].le(both["end_own"])
    # A period without a claim has none in any of its months; other periods cannot be shared out.
    both = both[whole | (inside & both["attacks_own"].eq(0))]
    if not both["attacks_own"].sum():
        text = "For no month are both a count of attacks and claims of the Islamic State's known."
        return finding("threat-under-reporting", None, "times", text)
    seen, said = float(both["attacks"].sum()), float(both["attacks_own"].sum())
    text = (
        f"In the {counted(len(both), 'month')} for which a count of attacks in the desert stands "
        f"beside the Islamic State's own claims, it claimed {said:.0f} of {seen:.0f}: "
        f"**{seen / said:.1f}** counted for each claimed. What neither saw is not known."
    )
    return finding("threat-under-reporting", round(seen / said, 2), "times", text)


def potent() -> Finding:
    """Set the op-ed's forecast of a potent insurgency beside the counts."""
    claim = read("claims").set_index("id").loc[POTENT]
    by_year = events_by_month().groupby(lambda day: day.year).mean()
    months = single_months()
    span = pd.period_range(months["start"].min(), months["start"].max(), freq="M")
    deaths, last = battle_deaths(), by_year.index[-1]
    since = deaths[deaths.index > last]
    text = (
        f"{claim['claim']} (paragraph {claim['paragraph']}): coded "
        f"**{claim['verdict'].replace('-', ' ')}**. UCDP's clashes in all Syria fell from "
        f"{by_year.iloc[0]:.0f} a month in {by_year.index[0]} to {by_year.iloc[-1]:.0f} in "
        f"{last}; its deaths in battle between the government and the Islamic State from "
        f"{deaths[by_year.index[0]]:,.0f} to {deaths[last]:,.0f}, and they were {since.min():,.0f} "
        f"to {since.max():,.0f} a year from {since.index[0]} to {since.index[-1]}. In the desert "
        f"alone, {listed(sorted(set(months['claimant'])), 'or')} counted "
        f"{months['attacks'].min():.0f} to **{months['attacks'].max():.0f}** attacks a month in "
        f"the {len(months)} months of {span[0]:%B %Y} to {span[-1]:%B %Y} that are on record here, "
        f"of {len(span)}; {_longest()}. Clashes, deaths and attacks cannot be joined."
    )
    return finding("threat-potent", str(claim["verdict"]), "verdict", text)


def _longest() -> str:
    """Say what the longest tally of the desert has, and the first and last whole year in Iraq."""
    rows = tallies().query("metric == @COUNTED")
    long = rows.loc[(rows["end"] - rows["start"]).idxmax()]
    iraq = tallies(IRAQ).query("metric == @COUNTED and start.dt.dayofyear == 1")
    iraq = iraq[iraq["end"].dt.strftime("%m-%d").eq("12-31")]
    spoken = [
        f"{row.attacks:,.0f} in {row.start.year} ({row.claimant})"
        for row in iraq.iloc[[0, -1]].itertuples()
    ]
    return (
        f"{long['claimant']}, {long['attacks']:,.0f} from {long['start']:%B %Y} to "
        f"{long['end']:%B %Y}, {long['per_month']:.0f} a month; in all Iraq, {listed(spoken)}"
    )


def on_vehicles() -> Finding:
    """Say how often the record has single attacks on buses and convoys, and the deadliest."""
    rows = attacks_on_vehicles()
    attacks = rows.groupby("start")[["low", "high"]].agg({"low": "min", "high": "max"})
    first, last, worst = attacks.index[0], attacks.index[-1], attacks["high"].idxmax()
    place = rows.loc[rows["start"].eq(worst), "area"].iloc[0]
    text = (
        f"What a count of clashes cannot show, single reports do: **{len(attacks)}** attacks on "
        f"buses and convoys that killed are on record here, from {first:%B %Y} to {last:%B %Y}. "
        f"The deadliest, on {day(worst)} ({place}), killed {attacks.at[worst, 'low']:.0f} to "
        f"{attacks.at[worst, 'high']:.0f}, depending on who counts. They are those that made "
        "news: too few and too chosen for a rate."
    )
    return finding("threat-vehicles-attacked", len(attacks), "attacks", text)


def single_months() -> pd.DataFrame:
    """Return the published counts of attacks that are of one whole month, as `tallies` has them."""
    rows = tallies()
    whole = (rows["end"] + pd.Timedelta(days=1)).eq(rows["start"] + pd.offsets.MonthBegin(1))
    return rows[rows["metric"].eq(COUNTED) & whole & rows["start"].dt.is_month_start]


def tallies_title() -> str:
    """Return the message of a chart of the clashes of the counted years and the tallies since."""
    last, counts = events_by_month().index[-1], single_months()["attacks"]
    return (
        f"UCDP's events here end in {last:%B %Y}; others counted {counts.min():.0f} to "
        f"{counts.max():.0f} attacks a month in the desert since"
    )
