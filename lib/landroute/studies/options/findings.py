"""What the options come to in days."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.record.control import read_until
from landroute.record.options import (
    feasibility,
    feasibility_codes,
    feasibility_levels,
    first_departure,
    known_within,
    parted,
)
from landroute.studies.agreement import agreement
from landroute.studies.base import Result, result
from landroute.studies.options.outcomes import RECORD, closing_alone, compared
from landroute.studies.options.study import Options
from landroute.tables import counts_days, read, rests_on_rows
from landroute.wording.facts import Counted, Each, Listed, Named, Period, named, some_of
from landroute.wording.names import names


def option_ids() -> list[str]:
    """Return the ids of the options, in the order of their table."""
    return read("options")["id"].tolist()


@Options.finding("record-open-days", unit="days")
def record_open_days(study: Options) -> Result:
    """Count the days open without any option, up to the horizon."""
    first, last = study.scenario.as_of, study.scenario.horizon
    study.rests_on_record()
    return result(
        study.recorded,
        open=study.recorded,
        days=Counted((last - first).days + 1, "day"),
        period=Period(first, last),
        read=read_until(),
    )


@Options.finding("option-closes-most", unit="days")
def closes_most(study: Options) -> Result:
    """Name the op-ed's options under which a route is open on the fewest days."""
    days = {name: study.open_days[name] for name in study.weighed}
    fewest, was = min(days.values()), study.recorded
    study.rests_on_options(*(name for name, n in days.items() if n == fewest))
    study.rests_on_record()
    if was - fewest <= known_within():
        return result(0, "none", open=was)
    which = [name for name, n in days.items() if n == fewest]
    return result(
        was - fewest,
        many=len(which),
        options=Counted(len(days), "option"),
        left=fewest,
        closed=was - fewest,
        open=Counted(was, "day"),
        which=Each(
            "option-with-feasibility",
            [_judged(name) | {"option": _spelled_out(name)} for name in which],
            "semicolon",
        ),
    )


@Options.finding("front-options", unit="options")
def in_short(study: Options) -> Result:
    """Say in short how many of the op-ed's options close every route, and how feasible they are."""
    whole, tracks = study.closing(), study.scenario.tracks_count
    other = Options(study.scenario.changed(tracks_count=not tracks))
    study.rests_on_options(*whole)
    study.rests_on_record()
    words = sorted(
        {word for name in whole for word in feasibility(name)}, key=feasibility_levels().index
    )
    alone = {name: closing_alone(name, study.scenario) for name in whole}
    places = sorted({place for own in alone.values() for place in own})
    defined = sum(bool(own) for own in alone.values())
    hardly = sum(feasibility(name) == feasibility_levels()[:1] for name in whole)
    return result(
        len(whole),
        n=len(whole),
        open=study.recorded,
        options=len(study.weighed),
        tracks=tracks,
        other=len(other.closing()),
        feasible=Listed(words, "or") if words else "",
        by_definition=some_of(defined, len(whole)),
        defined=defined,
        hard=some_of(hardly, len(whole)),
        hardly=hardly,
        places=named("places", places, "or") if places else "",
    )


def _where_parted(options: list[str]) -> dict[str, Any]:
    """Say of which options the second coder of feasibility differs, and on how many places."""
    rows = [
        {"option": Named("options", name), "differs": parted(name)[0], "of": parted(name)[1]}
        for name in options
        if parted(name)[0]
    ]
    return {"parted": len(rows), "where": Each("coder-differs", rows) if rows else ""}


@Options.finding("options-as-record", unit="options")
def as_record(study: Options) -> Result:
    """Say which options are the record while a route is open, and which are but a contrast."""
    changes = compared(study.outcomes)
    rows = read("options").set_index("id")
    contrasts = rows.index[rows["contrast"]].tolist()
    study.rests_on_record()
    study.rests_on_options(*rows.index)
    if not study.recorded:
        return result(0, "none", options=len(rows))
    last = study.outcomes[RECORD].days()[-1]
    departs = {name: first_departure(name, study.scenario) for name in rows.index}
    same = [name for name, day in departs.items() if day is None or day > last]
    opened = changes[changes["option"].isin(contrasts) & (changes["opened_days"] > 0)]
    return result(
        len(same),
        options=len(rows),
        same=len(same),
        which=named("options", same) if same else "",
        contrasts=len(contrasts),
        contrast=named("options", contrasts, bare=True) if contrasts else "",
        opened=len(opened),
        days=Each(
            "contrast-days",
            [
                {
                    "option": Named("options", row.option, bare=True),
                    "corridor": Named("corridors", row.corridor),
                    "days": Counted(row.open_days, "day"),
                    "recorded": row.recorded,
                }
                for row in opened.itertuples()
            ],
        )
        if len(opened)
        else "",
    )


@Options.finding("option-{}", unit="days", ids=option_ids)
def option(study: Options, name: str) -> Result:
    """Say what one option closes or opens, until when, and what it leaves."""
    changes = compared({RECORD: study.outcomes[RECORD], name: study.outcomes[name]})
    changed = [part for row in changes.itertuples() for part in _changes(row)]
    departs = first_departure(name, study.scenario)
    study.rests_on_options(name)
    counts_days(study.words("days-route-open"), study.outcomes[name].days())
    study.rests_on_record()
    return result(
        study.open_days[name],
        **_judged(name),
        count=_count(study, name),
        open=study.open_days[name],
        recorded=Counted(study.recorded, "day"),
        changed=len(changed),
        changes=Each("option-change", changed, "semicolon") if changed else "",
        departs=_departs(study, departs),
        until=departs - pd.Timedelta(days=1) if departs else "",
        **_hardest(name),
    )


@Options.finding("option-leaves-{}", unit="corridors", ids=option_ids)
def option_leaves(study: Options, name: str) -> Result:
    """Name the corridors that are open at some time under an option."""
    study.rests_on_options(name)
    study.rests_on_record()
    left = [c for c, days in study.outcomes[name].open_days().items() if len(days)]
    return result(
        len(left),
        option=Named("options", name),
        leaves=len(left),
        left=named("corridors", left) if left else "",
        posture=study.scenario.us_posture,
    )


@Options.finding("options-agreement", unit="alpha", under=())
def agreed(study: Options) -> Result:
    """Say how far the two coders of feasibility agree, and where they part."""
    rests_on_rows("option_effects", read("option_effects"))
    rests_on_rows("option_codes", read("option_codes"))
    codes = feasibility_codes()
    found = agreement(codes[["first", "second"]], feasibility_levels())
    apart = codes[codes["first"] != codes["second"]]["option"].drop_duplicates().tolist()
    return result(found.alpha, **found.facts(), **_where_parted(apart))


def _hardest(name: str) -> dict[str, Any]:
    """Say whether an option has several places, and on how many of them the two coders part."""
    differs, places = parted(name)
    own = read("option_effects").query("option == @name")["place"].nunique()
    return {"several": own > 1, "differs": differs, "places": Counted(places, "place")}


def _count(study: Options, name: str) -> str:
    """Say whether an option leaves the record's days, about as many, or a number of its own."""
    apart = abs(study.open_days[name] - study.recorded)
    return "same" if not apart else "about" if apart <= known_within() else "own"


def _departs(study: Options, first: pd.Timestamp | None) -> str:
    """Say whether the option departs from the record: never, later than the day, or at once."""
    if first is None:
        return "never"
    return "later" if first > pd.Timestamp(study.scenario.as_of) else "no"


def _judged(name: str) -> dict[str, Any]:
    """Name an option with how feasible it was to either coder."""
    return {"option": Named("options", name), "feasible": Listed(feasibility(name), "or")}


def _spelled_out(option: str) -> str:
    """Return an option's name with the first abbreviation of an actor in it explained."""
    name = names("options")[option]
    known = read("actors").set_index("short_name")["name"]
    short = next((word for word in name.split() if word.isupper() and word in known), None)
    return name.replace(short, f"{short} ({known[short]})", 1) if short else name


def _changes(row: Any) -> list[dict[str, Any]]:
    """Say of a row of `compared` on how many days, and between which, a corridor changes."""
    return [
        {
            "does": does,
            "corridor": Named("corridors", row.corridor),
            "days": Counted(days, "day"),
            "period": Period(span[0], span[1], within=True),
        }
        for does, days, span in (
            ("closes", row.closed_days, row.closed_span),
            ("opens", row.opened_days, row.opened_span),
        )
        if days
    ]
