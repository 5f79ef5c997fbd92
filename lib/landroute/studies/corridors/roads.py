"""The fastest ways on the day, and the road that would have had to be built."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question, question
from landroute.network.paths import fastest_paths
from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.corridors.alternatives import alternatives, alternatives_table
from landroute.studies.corridors.newroad import Link, links_through_time, missing_link
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, last_day, listed, premise


def roads_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings on the fastest ways and on the new road."""
    asked = question(scenario)
    links = links_through_time(asked, scenario.clearance)
    return [
        fastest(ways(asked, scenario), scenario),
        new_road(link_on(asked, scenario), asked, scenario),
        new_road_course(links, scenario),
    ]


def ways(asked: Question, scenario: Scenario) -> pd.DataFrame:
    """Return `studies.corridors.alternatives.alternatives_table` of the day."""
    closed = asked.on(scenario.as_of).closed
    return alternatives_table(asked, alternatives(asked, closed, scenario.alternatives))


def fastest(table: pd.DataFrame, scenario: Scenario) -> Finding:
    """
    Say how the fastest ways of the day compare, or what each meets where none is open.

    Parameters
    ----------
    table
        `ways`.
    """
    key, date = "fastest-ways", day(scenario.as_of)
    if table.empty:
        return finding(key, None, "hours", "The network has no way between the two ends at all.")
    first = table.iloc[0]
    if first["blocked_by"]:
        text = (
            f"No way was open on {date}. If every place were, {_fastest_of(table, scenario)} would "
            f"take {_hours(table)} {_by(table)}. {_met(table)}"
        )
    else:
        text = f"Of the ways open on {date}, {_fastest_of(table, scenario)} took {_hours(table)} "
        text += f"{_by(table)}."
    return finding(key, round(first["hours"], 1), "hours", f"{premise(scenario)}{text}")


def _fastest_of(table: pd.DataFrame, scenario: Scenario) -> str:
    if len(table) > 1:
        return f"the {len(table)} fastest"
    return "the fastest" if scenario.alternatives == 1 else "the only one"


def _hours(table: pd.DataFrame) -> str:
    first, last = (f"{table['hours'].iloc[n]:.1f}" for n in (0, -1))
    return f"**{first}** hours" if first == last else f"**{first}** to {last} hours"


def _met(table: pd.DataFrame) -> str:
    """Say how many closed places the ways meet, and which of them all do."""
    known, blocked = names("places"), table["blocked_by"]
    shared = [p for p in blocked.iloc[0] if all(p in others for others in blocked)]
    fewest, most = blocked.map(len).agg(["min", "max"])
    many = counted(most, "closed place")
    text = f"Each met {f'{fewest} to {many}' if fewest < most else many}"
    if len(table) > 1 and shared:
        text += f"; all met {listed([known[p] for p in shared])}"
    return f"{text}."


def _by(table: pd.DataFrame) -> str:
    known = names("corridors")
    used = list(dict.fromkeys(name for by in table["corridors"] for name in by))
    return f"(by the {listed([known[name] for name in used])})" if used else "(by no corridor)"


def ways_table(table: pd.DataFrame) -> pd.DataFrame:
    """Lay out `ways` for a reader: rank, corridor, km, hours, blocked by, places on the way."""
    places, corridors = names("places"), names("corridors")
    return pd.DataFrame(
        {
            "rank": table["rank"],
            "corridor": [", ".join(corridors[c] for c in by) for by in table["corridors"]],
            "km": table["km"].round().astype(int),
            "hours": table["hours"].round(1),
            "blocked by": [", ".join(places[p] for p in by) for by in table["blocked_by"]],
            "places on the way": [" – ".join(places[p] for p in on) for on in table["places"]],
        }
    )


def link_on(asked: Question, scenario: Scenario) -> Link:
    """Return the missing link of the day."""
    return missing_link(asked, asked.on(scenario.as_of).closed, scenario.clearance)


def new_road(link: Link, asked: Question, scenario: Scenario) -> Finding:
    """Say how long a new road would have had to be on the day, and where."""
    return finding(
        "new-road",
        None if link.km is None else round(link.km),
        "km",
        f"{premise(scenario)}{_needed(link, asked, scenario)}",
    )


def _needed(link: Link, asked: Question, scenario: Scenario) -> str:
    known, date = names("places"), day(scenario.as_of)
    if link.reason == "end":
        closed = asked.on(scenario.as_of).closed
        shut = [known[end] for end in asked.ends if end in closed]
        own = "itself" if len(shut) == 1 else "themselves"
        return (
            f"On {date} no new road would have helped: {listed(shut)} {own} let no traffic through."
        )
    if link.reason:
        return (
            f"On {date} no straight road would have joined the two sides and kept "
            f"{scenario.clearance:g} km from every place that let no traffic through."
        )
    if not link.km:
        return f"On {date} no new road was needed: a land route was open."
    rest = _existing_km(link, asked, scenario)
    text = (
        f"On {date} the shortest new road would have been **{link.km:,.0f} km** long, from "
        f"{listed(link_ends(link), last='to')}: about "
        f"{link.km / (link.km + rest):.0%} of a way of {link.km + rest:,.0f} km, of which the rest "
        "existed and was open"
    )
    if link.closest:
        text += (
            f". It passes {known[link.closest]}, the nearest place that let no traffic through, at "
            f"{link.margin:.0f} km, where {scenario.clearance:g} km are asked"
        )
    if link.abroad:
        text += f". It would run {_abroad(link)}, where the network has no place"
    bare = missing_link(asked, asked.on(scenario.as_of).closed, 0.0).km or 0.0
    if round(bare) < round(link.km):
        return f"{text}. Free to come as near as it likes, it would be {bare:,.0f} km."
    return f"{text}. Free to come nearer, it would be no shorter."


def _existing_km(link: Link, asked: Question, scenario: Scenario) -> float:
    """Add up the roads from either end to the place nearest to the link, and on to the link."""
    closed = asked.on(scenario.as_of).closed
    legs = zip(asked.ends, link.near, strict=True)
    roads = sum(fastest_paths(asked.graph, end, near, closed, 1)[0].km for end, near in legs)
    return roads + sum(link.off)


def link_ends(link: Link) -> list[str]:
    """Say where a link ends: at a place, or how far from the nearest that its side reaches."""
    known = names("places")
    return [
        f"a point {off:.0f} km from {known[near]}" if round(off) else known[near]
        for near, off in zip(link.near, link.off, strict=True)
    ]


def _abroad(link: Link) -> str:
    """Say how far a link runs through which countries beyond the network's."""
    parts = [f"{max(round(km), 1):,} km through {name}" for name, km in link.abroad.items()]
    return listed(parts) if parts else ""


def new_road_course(links: pd.DataFrame, scenario: Scenario) -> Finding:
    """
    Say how the missing link moved over the record.

    Parameters
    ----------
    links
        `studies.corridors.newroad.links_through_time`.
    """
    days = (links["end"] - links["start"]).dt.days
    needed = links[links["km"] > 0]
    total = int(days[needed.index].sum())
    if needed.empty:
        text = "On no day of the record was a new road both needed and possible."
    else:
        longest, shortest = (needed.loc[needed["km"].agg(f)] for f in ("idxmax", "idxmin"))
        text = (
            f"A new road would have joined the two sides on **{total:,}** days of the record. It "
            f"would have been longest {_when(longest)}, at {longest['km']:,.0f} km, and shortest "
            f"{_when(shortest)}, at {shortest['km']:,.0f} km."
        )
    outside = needed[[bool(link.abroad) for link in needed["link"]]]
    if len(outside):
        where = listed(sorted({n for link in outside["link"] for n in link.abroad}), last="or")
        text += f" On {int(days[outside.index].sum()):,} days it would run in part through {where}."
    for reason, why in (
        ("end", "none would have helped, since an end itself let no traffic through"),
        ("shut", "no straight one would have kept the clearance"),
    ):
        if own := int(days[links["reason"] == reason].sum()):
            text += f" On {own:,} days {why}."
    return finding("new-road-course", total, "days", f"{premise(scenario)}{text}")


def _when(row: pd.Series) -> str:
    first, last = row["start"].date(), last_day(row["end"])
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def new_road_table(links: pd.DataFrame) -> pd.DataFrame:
    """Lay out the missing link over the record; what it comes closest to is of the first day."""
    known = names("places")
    words = {"end": "none: an end lets no traffic through", "shut": "none keeps the clearance"}
    found: list[Link] = links["link"].tolist()
    return pd.DataFrame(
        {
            "from": links["start"],
            "to": [last_day(end) for end in links["end"]],
            "km": links["km"].round().astype("Int64"),
            "between": [
                " and ".join(link_ends(link)) or words.get(link.reason, "") for link in found
            ],
            "closest closed place": [known.get(link.closest, "") for link in found],
            "km to it": [round(link.margin) if link.closest else None for link in found],
            "abroad": [_abroad(link) for link in found],
        }
    ).astype({"km to it": "Int64"})


def course_title(links: pd.DataFrame) -> str:
    """Return the message of the chart of the missing link through time."""
    needed = links[links["km"] > 0]
    if needed.empty:
        return "No day on which a new road was both needed and possible"
    lengths = dict.fromkeys(f"{km:,.0f}" for km in needed["km"].agg(["min", "max"]))
    return f"The missing link was {' to '.join(lengths)} km long"


def link_title(link: Link, scenario: Scenario) -> str:
    """Return the message of the map of the missing link."""
    date = day(scenario.as_of)
    if link.km is None:
        return f"No new road would have joined the two sides on {date}"
    if not link.km:
        return f"No new road was needed on {date}"
    return f"{link.km:,.0f} km of new road would have joined the two sides on {date}"
