"""The whole chain as one call, without notebooks."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import question
from landroute.corridor.timeline import open_intervals
from landroute.outputs import Finding
from landroute.scenario import Scenario
from landroute.studies.actors import findings as actors
from landroute.studies.actors.manpower import claimants, strengths
from landroute.studies.closing.findings import closing_findings
from landroute.studies.confidence import findings as confidence
from landroute.studies.corridors import accounts as published
from landroute.studies.corridors import findings as routes
from landroute.studies.corridors.lengths import analyses_findings
from landroute.studies.corridors.roads import roads_findings
from landroute.studies.corridors.through_time import through_time_findings
from landroute.studies.data import findings as data
from landroute.studies.map.findings import map_findings
from landroute.studies.modes.findings import mode_findings
from landroute.studies.options import findings as options
from landroute.studies.options.effects import RECORD, outcomes
from landroute.studies.question import findings as claims
from landroute.studies.threat.convoy import threat_findings


def evaluate(scenario: Scenario) -> dict[str, Finding]:
    """
    Work out every finding of the book under one scenario.

    Returns
    -------
    dict
        Finding key to finding, in the order of the chapters.
    """
    found = [*question_findings(scenario), *map_findings(scenario), *route_findings(scenario)]
    found += [*mode_findings(scenario), *threat_findings(scenario), *closing_findings(scenario)]
    found += [*actor_findings(scenario), *option_findings(scenario), *data_findings()]
    return {f.key: f for f in found}


def question_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on the question."""
    return [claims.kinds(), claims.verdicts(), claims.borne_out(scenario.horizon)]


def route_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on land corridors."""
    asked = question(scenario)
    now, route = asked.on(scenario.as_of), open_intervals(asked)
    return [
        routes.answer(now, route, scenario),
        *(routes.corridor(now, name) for name in now.corridors),
        routes.keys(now, scenario),
        routes.keys_sparing_us(now, scenario),
        routes.cut(now, scenario),
        routes.cut_in_east(now, scenario),
        *roads_findings(scenario),
        routes.share_open(route, scenario),
        routes.accounts_differ(*both_accounts(scenario)),
        *through_time_findings(scenario),
        published.agreement(published.beside_published()),
        *analyses_findings(scenario),
    ]


def both_accounts(scenario: Scenario) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `open_intervals` on the primary and on the alternate account."""
    primary, alternate = (
        open_intervals(question(Scenario.of({**scenario.overrides(), "account": account})))
        for account in ("primary", "alternate")
    )
    return primary, alternate


def actor_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on actors."""
    day = scenario.as_of
    return [
        actors.who(day),
        actors.clients(day, "iran"),
        *(
            actors.claim_and_estimates(a, strengths(a, day, scenario.strength_window))
            for a in claimants()
        ),
    ]


def option_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on options."""
    results = outcomes(scenario)
    return [
        options.record_days(results, scenario),
        *(options.option(name, results) for name in results if name != RECORD),
        options.closes_most(results),
    ]


def data_findings() -> list[Finding]:
    """Return the findings of the back matter, which hold under any scenario."""
    return [
        data.how_verified(),
        data.how_sourced(),
        confidence.disputes(),
        confidence.least_verified(),
        confidence.corrected(),
    ]
