"""Commands that ask the model a question, and those that say what can be asked."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from landroute.cli.options import AsJson, AsOf, Named, Settings, chosen, print_json, say


def params(as_json: AsJson = False) -> None:
    """Show every parameter; with --json, the JSON schema."""
    from landroute.scenario.schema import json_schema, parameter_rows

    if as_json:
        print_json(json_schema())
        return
    for row in parameter_rows():
        say(f"{row['parameter']} = {row['default']}   ({row['allowed']})")
        say(f"    {row['meaning']}\n    Unit: {row['unit']}. Default: {row['why_default']}")


def scenarios(as_json: AsJson = False) -> None:
    """List the named scenarios and what each overrides."""
    from landroute.scenario import read_scenario, scenario_names

    listed = {name: read_scenario(name) for name in scenario_names()}
    if as_json:
        print_json(
            [{"name": name, "about": about, "set": sets} for name, (about, sets) in listed.items()]
        )
        return
    for name, (about, sets) in listed.items():
        changed = ", ".join(f"{k}={v}" for k, v in sets.items()) or "nothing"
        say(f"{name}: {about}\n    sets {changed}")


def control(
    place: Annotated[str, typer.Argument(help="A place's id, name or alias, in any case.")],
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = None,
    as_json: AsJson = False,
) -> None:
    """Say who held a place on a day."""
    from landroute.record import queries

    answer = queries.control(place, chosen(scenario, settings, as_of))
    if as_json:
        print_json(answer)
        return
    contested = " (contested)" if answer["contested"] else ""
    say(
        f"{answer['place']} on {answer['as_of']}, {answer['account']} account:"
        f" {answer['controller']}{contested}, from {answer['start']} to"
        f" {answer['end'] or 'the end of the record'}; confidence {answer['confidence']};"
        f" sources: {', '.join(answer['sources'])}"
    )


def corridors(
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = None,
    as_json: AsJson = False,
) -> None:
    """
    Say which corridors were open on a day, by road; keys and cut.

    With them comes what blocked the rest. Keys are the fewest captures that would open one, a
    closed end among them; a cut, the fewest holds between the ends that would close all.
    """
    from landroute.corridor import queries

    answer = queries.corridors(chosen(scenario, settings, as_of))
    if as_json:
        print_json(answer)
        return
    if answer["premise"]:
        say(f"{answer['premise']}:")
    say(f"{answer['as_of']}: {answer['origin']} to {answer['destination']}")
    say(f"  service of the best route: {answer['service']} of 4")
    for row in answer["corridors"]:
        by = ", ".join(f"{b['place']} ({b['controller']})" for b in row["blocked_by"])
        state = "open" if row["open"] else f"blocked at {by}"
        length = f"{state}; {row['km']} km, {row['hours']} h" if row["places"] else "no road"
        say(f"  {row['id']}: {length}")
    say(f"  keys: {_set_of_places(answer['keys'])}")
    say(f"  keys sparing the US: {_set_of_places(answer['keys']['sparing_us'])}")
    say(f"  cut: {_set_of_places(answer['cut'])}")


def _set_of_places(answer: dict[str, Any]) -> str:
    if answer["count"] is None:
        return "no set of places would do"
    return ", ".join(answer["places"]) or "none needed"


def network(
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = None,
    as_json: AsJson = False,
) -> None:
    """
    Give the network on a day, for any graph library.

    With --json as node-link data. Every place is a node. An edge has a mode: road, air or sea.
    Corridors are made of roads alone: keep the edges where mode == "road". The ends count: a
    closed end is among the keys; an end is never in a cut.
    """
    from landroute.corridor import queries

    answer = queries.network(chosen(scenario, settings, as_of))
    if as_json:
        print_json(answer)
        return
    passing = sum(node["passage"] == "open" for node in answer["nodes"])
    modes = Counter(edge["mode"] for edge in answer["edges"])
    segments = ", ".join(f"{count} by {mode}" for mode, count in modes.items())
    say(
        f"{len(answer['nodes'])} places, {passing} of them open, and"
        f" {len(answer['edges'])} segments ({segments}); --json prints them"
    )


def evaluate(
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY|STUDY",
            help="Work out this finding, or those of this study, alone; may be repeated.",
        ),
    ] = None,
    as_of: AsOf = None,
    settings: Settings = None,
    scenario: Named = None,
    as_json: AsJson = False,
) -> None:
    """Work out every finding of the book, or some, without notebooks."""
    from landroute.studies import registry
    from landroute.studies.messages import require_messages

    wanted = chosen(scenario, settings, as_of)
    require_messages()
    findings = registry.evaluate(wanted, only or ())
    if as_json:
        told = {k: {"value": f.value, "unit": f.unit, "text": f.text} for k, f in findings.items()}
        print_json({"findings": told})
        return
    for key, finding in findings.items():
        say(f"{key}: {finding.text}")
