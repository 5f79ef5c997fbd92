"""Who held the chain, how many ties there were, and whom a patron sponsored."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from landroute.record.intervals import joined
from landroute.studies.actors.chain import BACKED, PATRON
from landroute.studies.actors.study import Actors
from landroute.studies.actors.ties import sponsored
from landroute.studies.base import Result, result
from landroute.tables import (
    counts_days,
    read,
    rests_on,
    rests_on_numbered,
    rests_on_rows,
    rests_on_table,
)
from landroute.wording.facts import Counted, Each, Listed, Named, named


@Actors.finding("chain-answer", unit="places", under=("account",))
def chain_answer(study: Actors) -> Result:
    """Say where on the chain forces backed by Iran stood on the day, and who held the rest."""
    now = study.chain_now
    rests_on_numbered("control", *now["row"])
    rests_on_table("chain")
    backed = now[now["state"] == BACKED]
    rest = now[now["state"] != BACKED].groupby("controller", sort=False)["place"].agg(list)
    others = [
        {"holder": Named("actors", str(holder), "short_name"), "places": named("places", places)}
        for holder, places in rest.items()
    ]
    return result(
        len(backed),
        day=study.scenario.as_of,
        n=len(backed),
        all=len(now),
        first=Named("places", now["place"].iloc[0]),
        last=Named("places", now["place"].iloc[-1]),
        places=named("places", backed["place"].tolist()) if len(backed) else "",
        rest=len(others),
        others=Each("held-by", others, "semicolon") if others else "",
    )


@Actors.finding("chain-longest", unit="days", under=("account",))
def chain_longest(study: Actors) -> Result:
    """Say for how long forces backed by Iran stood at every place of the chain at once."""
    rows = study.chain[study.chain["state"] == BACKED]
    days = _days_of_all(rows, study.chain["place"].nunique())
    rests_on_numbered("control", *rows["row"])
    counts_days(study.words("days-of-all"), days)
    if days.empty:
        return result(0, "none")
    total = int((days["end"] - days["start"]).dt.days.sum())
    last = days["end"].iloc[-1] - pd.Timedelta(days=1)
    return result(total, days=total, first=days["start"].iloc[0], last=last)


def _days_of_all(rows: pd.DataFrame, places: int) -> pd.DataFrame:
    """Return the stretches, start and end, on which rows of so many places hold at once."""
    turns = pd.concat([pd.Series(1, rows["start"]), pd.Series(-1, rows["end"])])
    at_once = turns.groupby(level=0).sum().cumsum()
    ends = pd.Series(at_once.index, at_once.index).shift(-1)
    whole = at_once == places
    stretches = pd.DataFrame({"start": at_once.index[whole], "end": ends[whole].to_numpy()})
    return joined(stretches, [])


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
    """Count the actors that a patron sponsored, directly or through another, and organs apart."""
    reached = _reached(study)
    return result(
        len(reached.clients),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        reached=len(reached.steps),
        organs=len(reached.organs),
        clients=len(reached.clients),
        straight=len(reached.direct),
        through=len(reached.through),
    )


@Actors.finding(f"clients-of-{PATRON}-named", unit="actors")
def clients_named(study: Actors) -> Result:
    """Name the actors that a patron sponsored, directly or through another, and organs apart."""
    reached = _reached(study)
    organs = [
        {
            "organ": Named("actors", organ, "short_name"),
            "whose": Named("actors", whose, "short_name"),
        }
        for organ, whose in reached.organs.items()
    ]
    return result(
        reached.clients,
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        straight=len(reached.direct),
        direct=_bare(reached.direct),
        through=len(reached.through),
        others=_bare(reached.through),
        organs=len(organs),
        parts=Each("organ-of", organs, "comma") if organs else "",
    )


def _bare(actors: list[str]) -> Listed | str:
    return named("actors", actors, bare=True) if actors else ""


class Reached(NamedTuple):
    """Whom the patron sponsored: the steps to each, and of these who is whose organ."""

    steps: dict[str, int]
    organs: dict[str, str]

    @property
    def clients(self) -> list[str]:
        """Those that are no organ of another."""
        return [actor for actor in self.steps if actor not in self.organs]

    @property
    def direct(self) -> list[str]:
        """The clients that it sponsored directly."""
        return [client for client in self.clients if self.steps[client] == 1]

    @property
    def through(self) -> list[str]:
        """The clients that it sponsored through another alone."""
        return [client for client in self.clients if self.steps[client] > 1]


def _reached(study: Actors) -> Reached:
    """Return whom the patron sponsored."""
    steps = sponsored(study.scenario.as_of, PATRON)
    ties = study.ties.query("relation == 'sponsors'")
    rests_on("actors", PATRON)
    rests_on_rows("relations", ties[ties["from_actor"].eq(PATRON)])
    rests_on_rows("relations", ties[ties["from_actor"].isin({PATRON, *steps})])
    whose = read("actors").set_index("id")["organ_of"].dropna()
    organs = {actor: str(whose[actor]) for actor in steps if actor in whose}
    rests_on("actors", *organs)
    return Reached(steps, organs)
