"""How many actors and ties there were, and whom a patron sponsored."""

from __future__ import annotations

from landroute.studies.actors.study import Actors
from landroute.studies.actors.ties import sponsored
from landroute.studies.base import Result, result
from landroute.tables import read, rests_on, rests_on_rows
from landroute.wording.facts import Counted, Named, named

PATRON = "iran"


@Actors.finding("ties-on-day", unit="ties")
def ties_on_day(study: Actors) -> Result:
    """Count actors and ties on the day."""
    hostile = read("tie_kinds").set_index("id")["hostile"]
    everyone = read("actors").query("kind not in ('state', 'placeholder')")
    undated = int(everyone["active_start"].isna().sum())
    rests_on_rows("relations", study.ties)
    rests_on_rows("actors", study.actors)
    return result(
        len(study.ties),
        day=study.scenario.as_of,
        actors=Counted(len(study.actors), "actor"),
        ties=Counted(len(study.ties), "tie"),
        hostile=int(study.ties["relation"].map(hostile).eq("yes").sum()),
        undated=undated,
        left_out=Counted(undated, "actor"),
    )


@Actors.finding(f"clients-of-{PATRON}", unit="actors")
def clients(study: Actors) -> Result:
    """Count the actors that a patron sponsored, directly or through another."""
    reached, direct, others = _reached(study)
    return result(
        len(reached),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        clients=len(reached),
        straight=len(direct),
        through=len(others),
    )


@Actors.finding(f"clients-of-{PATRON}-named", unit="actors")
def clients_named(study: Actors) -> Result:
    """Name the actors that a patron sponsored, directly or through another."""
    reached, direct, others = _reached(study)
    return result(
        list(reached),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        clients=len(reached),
        direct=named("actors", direct, bare=True) if direct else "",
        through=len(others),
        others=named("actors", others, bare=True) if others else "",
    )


def _reached(study: Actors) -> tuple[dict[str, int], list[str], list[str]]:
    """Return whom the patron sponsored, with the steps to each: all, directly, through another."""
    reached = sponsored(study.scenario.as_of, PATRON)
    ties = study.ties.query("relation == 'sponsors'")
    rests_on("actors", PATRON)
    rests_on_rows("relations", ties[ties["from_actor"].eq(PATRON)])
    rests_on_rows("relations", ties[ties["from_actor"].isin({PATRON, *reached})])
    direct = [client for client, steps in reached.items() if steps == 1]
    return reached, direct, [client for client in reached if client not in direct]
