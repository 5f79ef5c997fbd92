"""What each option would have held, beside the fewest places that would have closed every route."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.corridor.question import Question
from landroute.corridor.timeline import clipped, open_intervals, set_sizes_through_time
from landroute.record.control import intervals
from landroute.record.options import feasibility, known_within, rests_on_feasibility
from landroute.scenario import Scenario
from landroute.studies.base import Result, result
from landroute.studies.closing.study import Closing
from landroute.tables import counts_days, read, rests_on
from landroute.wording.facts import Counted, Listed, Message, Named, message, written


def option_ids() -> list[str]:
    """Return the ids of the options, in the order of their table."""
    return read("options")["id"].tolist()


@Closing.finding("closing-option-{}", unit="places", ids=option_ids)
def option(study: Closing, name: str) -> Result:
    """Say how feasible an option was, what it holds and closes."""
    row = option_held(name, study)
    first, last = study.scenario.as_of, study.scenario.horizon
    rests_on_feasibility(name)
    rests_on("options", name)
    rests_on_turns(study.with_option(name), first, last)
    rests_on_turns(study.question, first, last)
    route = clipped(open_intervals(study.question), first, last)
    counts_days(study.words("days-route-open"), route[route["open"]])
    return result(
        row["adds"],
        option=Named("options", name),
        feasible=Listed(feasibility(name), "or"),
        holds=row["holds"],
        held=Counted(row["holds"], "place"),
        gives=row["gives"],
        given=Counted(row["gives"], "place"),
        opens=row["opens"],
        opens_days=Counted(row["opens"], "day"),
        few=row["opens"] <= known_within(),
        adds=row["adds"],
        same=row["adds"] == row["holds"],
        open=row["open"],
        open_days=Counted(row["open"], "day"),
        closes=row["closes"],
        all=row["closes"] == row["open"],
        asked=_size("set-size", row["asked"]),
        left=row["more"] is not None,
        more=_size("set-size-more", row["more"]),
    )


def _size(name: str, sizes: dict[str, Any] | None) -> Message | str:
    """Return the message for sizes of a set, from `option_held`; nothing where there are none."""
    return message(name, **sizes) if sizes else ""


def option_held(name: str, study: Closing) -> dict[str, Any]:
    """
    Set what an option would have held beside the cut, from the scenario's day to its horizon.

    Returns
    -------
    dict
        holds (most places at a time that US forces or their partners deny by its doing); adds (of
        those, most that nobody denies in the record); gives (most places at a time that they deny
        in the record and no longer with it); open (days on which a route is open without it);
        closes (of those, days on which none is with it); opens (days the other way about); asked
        (sizes of the cut in Syria's east on the open days) and more (the same beside the option,
        where it leaves a route open): enough (whether a set does on every day), low and high, 0
        where not; `None` without such a day.
    """
    if name not in study.options_held:
        study.options_held[name] = _option_held(name, study)
    return study.options_held[name]


def _option_held(name: str, study: Closing) -> dict[str, Any]:
    asked = study.with_option(name)
    before, after = (_daily(one, study.scenario) for one in (study.question, asked))
    own = _places_daily(name, after.index)
    held = [us & places for us, places in zip(after["us_held"], own, strict=True)]
    added = [len(h - shut) for h, shut in zip(held, before["closed"], strict=True)]
    given = [len(us - left) for us, left in zip(before["us_held"], after["us_held"], strict=True)]
    was, now = before["keys"].eq(0), after["keys"].eq(0)
    return {
        "option": name,
        "holds": max(map(len, held)),
        "adds": max(added),
        "gives": max(given),
        "open": int(was.sum()),
        "closes": int((was & ~now).sum()),
        "opens": int((~was & now).sum()),
        "asked": _range(before["cut_in_east"][was]),
        "more": _range(after["cut_in_east"][now]) if was.any() else None,
    }


def _daily(asked: Question, scenario: Scenario) -> pd.DataFrame:
    """Return keys, cut_in_east, closed and us_held for each day of the scenario's period."""
    sizes = set_sizes_through_time(asked).iloc[:-1].set_index("date")
    situations = [now for _, now in asked.through_time()]
    sizes["closed"] = [now.closed for now in situations]
    sizes["us_held"] = [now.us_held for now in situations]
    return sizes.reindex(pd.date_range(scenario.as_of, scenario.horizon), method="ffill")


def _places_daily(option: str, days: pd.DatetimeIndex) -> list[frozenset[str]]:
    """Return for each day the places whose holder the option sets."""
    rows = intervals("option_effects").query("option == @option")
    held: list[set[str]] = [set() for _ in days]
    for row in rows.itertuples():
        for n in range(days.searchsorted(row.start), days.searchsorted(row.end)):
            held[n].add(row.place)
    return [frozenset(places) for places in held]


def _range(sizes: pd.Series) -> dict[str, Any] | None:
    if sizes.empty:
        return None
    enough = not sizes.isna().any()
    low, high = (int(sizes.min()), int(sizes.max())) if enough else (0, 0)
    return {"enough": enough, "low": low, "high": high, "same": low == high}


@Closing.tabulates("closing-options")
def options_table(study: Closing) -> pd.DataFrame:
    """List `option_held` of every option, with its name and how feasible it was."""
    rows = [{**option_held(name, study)} for name in option_ids()]
    for row in rows:
        row["more"] = written(_size("set-size", row["more"]), study.words)
        row["feasible"] = Listed(feasibility(row["option"]), "or").write(study.words)
        row["option"] = Named("options", row["option"]).write(study.words)
    columns = ["option", "feasible", "holds", "adds", "gives", "closes", "open", "more"]
    return pd.DataFrame(rows, columns=columns)
