"""Which places mattered most and when, and whether a verdict depends on how the record is read."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import question
from landroute.corridor.timeline import days_open, verdicts
from landroute.corridor.uncertain import DEPENDS, OPEN, open_bands
from landroute.outputs import Finding, finding
from landroute.record.intervals import ANY
from landroute.scenario import Scenario
from landroute.studies.corridors.critical import critical_places, ranked
from landroute.studies.corridors.verdict import share
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, last_day, listed, premise

RECORD_DAYS = (RECORD_END - RECORD_START).days + 1


def critical(table: pd.DataFrame, scenario: Scenario) -> Finding:
    """
    Say which single place the land route hung on, on most days, and which came next.

    Parameters
    ----------
    table
        `studies.corridors.critical.ranked`.
    scenario
        Gives the premise where it is not the record's.
    """
    groups = _groups(table)
    if not groups:
        return finding("critical-place", [], "places", _without_any(table, scenario))
    first, *others = groups
    text = (
        f"{premise(scenario)}On **{share(first['closes'].iloc[0])}** of the days with an open land "
        f"route it hung on {_each(first)}: closing {_one(first)} would have left no route at all."
    )
    if others:
        text += f" Next, on {share(others[0]['closes'].iloc[0])}, it hung on {_each(others[0])}."
    return finding("critical-place", list(first.index), "places", text)


def _groups(table: pd.DataFrame) -> list[pd.DataFrame]:
    """Group the places whose closing left no route on as many days, in the same span."""
    closing = table[table["days"] > 0]
    parts = closing.groupby(["days", "first", "last"], sort=False)
    return [own for _, own in sorted(parts, key=lambda part: -part[0][0])]


def _each(own: pd.DataFrame) -> str:
    known, first, last = names("places"), own["first"].iloc[0], own["last"].iloc[0]
    places = listed([f"**{known[p]}**" for p in own.index])
    each = "each of " if len(own) > 1 else ""
    return f"{each}{places} (between {day(first.date())} and {day(last_day(last))})"


def _one(own: pd.DataFrame) -> str:
    return "it alone" if len(own) == 1 else "any one of them" if len(own) > 2 else "either alone"


def _without_any(table: pd.DataFrame, scenario: Scenario) -> str:
    if table.empty:
        return f"{premise(scenario)}No land route was open on any day, so none hung on a place."
    most = table.sort_values("lost", ascending=False, kind="stable")
    known, top = names("places"), most["lost"].iloc[0]
    places = listed([known[p] for p in most[most["lost"] == top].index], last="or")
    return (
        f"{premise(scenario)}There was no day on which closing a single place would have left no "
        f"route; the most optimal routes, {share(top)}, would have been lost by closing {places}."
    )


def critical_table(table: pd.DataFrame) -> pd.DataFrame:
    """Lay out `studies.corridors.critical.ranked` for a reader, the places by their names."""
    known = names("places")
    shares = {name: [share(v) for v in table[name]] for name in ("closes", "lost", "changes")}
    return pd.DataFrame(
        {
            "place": [known[p] for p in table.index],
            "leaves no route, share of open days": shares["closes"],
            "optimal routes lost": shares["lost"],
            "changes the fastest, share of open days": shares["changes"],
            "from": list(table["first"]),
            "to": [pd.Timestamp(last_day(end)) for end in table["last"]],
        }
    )


def critical_title(table: pd.DataFrame) -> str:
    """Return the message of the chart of critical places."""
    groups = _groups(table)
    if not groups:
        return "No single place whose closing would have left no route"
    known, top = names("places"), groups[0]["closes"].iloc[0]
    places = listed([known[p] for p in groups[0].index])
    return f"On {share(top)} of open days the route hung on {places}"


def depends(bands: pd.DataFrame, scenario: Scenario) -> Finding:
    """
    Say whether the day's verdict depends on how the record is read.

    Parameters
    ----------
    bands
        `corridor.uncertain.open_bands`.
    scenario
        Gives the day.
    """
    stamp = pd.Timestamp(scenario.as_of)
    now = bands[(bands["start"] <= stamp) & (stamp < bands["end"])].set_index("corridor")
    state = now.loc[ANY, "state"]
    on = f"On **{day(scenario.as_of)}** whether a land route was open"
    if state == DEPENDS:
        text = f"{on} **depends** on how the record is read: {spoken(now.loc[ANY, 'why'])}."
    else:
        said = "one was open" if state == OPEN else "none was"
        text = (
            f"{on} does **not** depend on how the record is read: {said}, wherever a date known "
            "only to the month or the year falls, and whichever account is right."
        )
    text += _with_contested_otherwise(scenario)
    doubtful = now.drop(ANY)[lambda rows: rows["state"] == DEPENDS]
    corridors = names("corridors")
    which = [f"the {corridors[name]} ({spoken(row['why'])})" for name, row in doubtful.iterrows()]
    text += f" Taken alone, {listed(which)} may have been open or closed." if which else ""
    return finding("verdict-depends", state == DEPENDS, "depends", premise(scenario) + text)


def _with_contested_otherwise(scenario: Scenario) -> str:
    """Say what the day's verdict would be were contested places to count the other way."""
    other = scenario.model_copy(update={"contested_passes": not scenario.contested_passes})
    one = "one" if question(other).on(scenario.as_of).open else "none"
    way = "closed" if scenario.contested_passes else "open"
    return f" Were contested places to count as {way}, {one} would have been open."


def spoken(why: str) -> str:
    """Write the reasons of a band with the places' names."""
    known = names("places")
    pairs = [reason.split(": ", 1) for reason in why.split("; ") if reason]
    return "; ".join(f"{known[place]}, {reason}" for place, reason in pairs)


def by_account(scenario: Scenario) -> dict[str, pd.DataFrame]:
    """Return `corridor.timeline.verdicts` on the scenario's account, then on the other."""
    other = {"primary": "alternate", "alternate": "primary"}[scenario.account]
    return {
        account: verdicts(question(Scenario.of({**scenario.overrides(), "account": account})))
        for account in (scenario.account, other)
    }


def causes(scenario: Scenario) -> dict[str, int]:
    """
    Count the days on which some corridor's verdict depends: on dates, accounts, or either.

    Returns
    -------
    dict
        Keys dates, accounts, both.
    """
    readings = {"dates": (True, False), "accounts": (False, True), "both": (True, True)}
    return {
        name: _days(open_bands(scenario, dates, accounts))
        for name, (dates, accounts) in readings.items()
    }


def _days(bands: pd.DataFrame) -> int:
    """Count the days on which any of some bands depends."""
    return len(days_open(bands.assign(open=bands["state"] == DEPENDS)))


def depends_days(bands: pd.DataFrame, because: dict[str, int]) -> Finding:
    """
    Say on how many days of the record a verdict depends on the reading, and through what.

    Parameters
    ----------
    bands
        `corridor.uncertain.open_bands`.
    because
        `causes` of the same scenario.
    """
    by_lane = {str(name): _days(own) for name, own in bands.groupby("corridor", sort=False)}
    whole = by_lane.pop(ANY)
    known = names("corridors")
    most = sorted(by_lane.items(), key=lambda item: -item[1])
    said = [f"the {known[name]} on {counted(days, 'day')}" for name, days in most if days]
    text = (
        f"Whether any land route was open depends on how the record is read on **{whole:,}** of "
        f"{RECORD_DAYS:,} days"
    )
    if said:
        text += (
            f". Taken alone, these corridors' verdicts do: {listed(said)}. Some corridor's turns "
            "on dates known to the month or the year alone on "
            f"{counted(because['dates'], 'day')}, on the account alone on "
            f"{because['accounts']:,}, on either or both on {because['both']:,}"
        )
    text += "."
    text += " Dates given to the day, and the holders' stances, are taken as given."
    return finding("days-that-depend", whole, "days", text)


def bands_title(bands: pd.DataFrame, route: pd.DataFrame) -> str:
    """Return the message of the chart of bands: the share of days open, and how firm it is."""
    text = f"A land route was open on {share(len(days_open(route)) / RECORD_DAYS)} of days"
    loose = _days(bands[bands["corridor"] == ANY])
    if loose:
        return f"{text}; on {counted(loose, 'day')} that depends on how the record is read"
    return f"{text}, however loose dates and rival accounts are read"


def through_time_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of this module, in the order of the chapter on land corridors."""
    asked = question(scenario)
    bands = open_bands(scenario)
    return [
        critical(ranked(critical_places(asked), asked), scenario),
        depends(bands, scenario),
        depends_days(bands, causes(scenario)),
    ]
