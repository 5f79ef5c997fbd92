"""The frames and titles behind the figures and tables of closing a corridor."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.corridor.holding import CLOSED_BY_IT, LEFT_OPEN, by_year
from landroute.corridor.timeline import keys_through_time
from landroute.studies.closing.holding import in_words
from landroute.studies.closing.study import IN_EAST, Study
from landroute.wording.sentences import counted, day


def fewest_by_year(study: Study) -> pd.DataFrame:
    """List by year the fewest places to cover on every day of it, from two starts, in two areas."""
    starts = {"on top of the record": study.asked, "had the US denied none": study.withdrawn}
    sizes = {
        f"{where}, {start}": by_year(asked, candidates)
        for start, asked in starts.items()
        for where, candidates in reversed(study.where.items())
    }
    return pd.DataFrame(sizes).astype(object).fillna("no set would do").reset_index()


def bought(study: Study) -> pd.DataFrame:
    """List what each budget buys: day, where, budget, hours, hours gained, closed, places."""
    rows = [
        {
            "day": pd.Timestamp(when),
            "where": where,
            "budget": one.budget,
            "hours": None if one.hours is None else round(one.hours, 2),
            "gained": None if one.hours is None else round(one.hours - (found[0].hours or 0.0), 2),
            "closed": one.hours is None,
            "places": in_words(one.places, bare=True) if one.places else "",
        }
        for when, areas in study.bought.items()
        for where, found in areas.items()
        for one in found
    ]
    columns = ["day", "where", "budget", "hours", "gained", "closed", "places"]
    return pd.DataFrame(rows, columns=columns)


def budget_title(study: Study) -> str:
    """Return the message of the figure of hours by budget."""
    if study.day is None:
        return "No way was ever open, so a budget buys nothing"
    bought_in_east = study.bought[study.day][IN_EAST]
    last = bought_in_east[-1]
    if last.hours is None:
        return f"On {day(study.day)}, {_more(last.budget)} {IN_EAST} would have closed every way"
    gained = last.hours - (bought_in_east[0].hours or 0.0)
    hours = f"added {gained:.1f} hours" if last.places else "added no hour"
    return (
        f"On {day(study.day)}, {_more(last.budget)} {IN_EAST} would have {hours} and closed nothing"
    )


def _more(places: int) -> str:
    return f"{places} more {'place' if places == 1 else 'places'}"


def cuts(study: Study) -> pd.DataFrame:
    """
    List the fewest places to hold in Syria's east, on every day on which anything changes.

    Returns
    -------
    DataFrame
        Index date; a column of counts for the record, and for two worlds with less denied.
    """
    own = "as recorded" if study.scenario.us_posture == "recorded" else "as supposed"
    columns = {
        own: study.counts,
        "had Tanf let traffic pass": keys_through_time(study.tanf.passing),
        "had the US and partners let it pass": keys_through_time(study.withdrawn),
    }
    days = sorted(set().union(*(counts["date"] for counts in columns.values())))
    sizes = {
        name: counts.drop_duplicates("date").set_index("date")["cut_in_east"]
        for name, counts in columns.items()
    }
    return pd.DataFrame({name: each.reindex(days, method="ffill") for name, each in sizes.items()})


def cuts_title(table: pd.DataFrame, since: dt.date) -> str:
    """Return the message of the figure of cuts: the most places that each world asks for since."""
    later = table[table.index >= table.index[table.index <= pd.Timestamp(since)].max()]
    most = [
        f"{'no set would do' if later[name].isna().any() else later[name].max()} {name}"
        for name in later
    ]
    return f"Places more to shut every way since {day(since)}, at most: {', '.join(most)}"


def denied(study: Study) -> pd.DataFrame:
    """List how many places in Syria's east are denied already, and by whom, by day of change."""
    columns = {"us": "the US and partners", "others": "others", "nobody": "nobody"}
    return study.denied.rename(columns=columns).rename_axis(columns="denied by")


def tanf_title(study: Study) -> str:
    """Return the message of the figure of what Tanf closes."""
    split = study.while_denied()
    alone, left = (counted(len(split[state]), "day") for state in (CLOSED_BY_IT, LEFT_OPEN))
    return f"Denied, Tanf alone kept every way shut on {alone}, and left one open on {left}"
