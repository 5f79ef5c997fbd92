"""Who held the chain, how many ties there were, and whom a patron sponsored."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from landroute.record.intervals import joined
from landroute.record.ties import PATRON, kinds_that, sponsored, wholes
from landroute.studies.actors.chain import BACKED, by_damascus
from landroute.studies.actors.study import Actors
from landroute.studies.base import Result, result
from landroute.tables import (
    counts_days,
    read,
    rests_on,
    rests_on_numbered,
    rests_on_rows,
    rests_on_table,
)
from landroute.wording.facts import Counted, Each, Listed, Named, Period, named


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
    first, last = days["start"].iloc[0], days["end"].iloc[-1] - pd.Timedelta(days=1)
    gaps = pd.DataFrame({"start": days["end"].iloc[:-1].array, "end": days["start"].iloc[1:].array})
    return result(
        total,
        days=total,
        of=Counted((last - first).days + 1, "day"),
        first=first,
        last=last,
        gaps=len(gaps),
        **_longest_gap(gaps, study.chain),
    )


def _longest_gap(gaps: pd.DataFrame, chain: pd.DataFrame) -> dict[str, Any]:
    """Return when the longest gap was, and at which places forces backed by Iran then were not."""
    if gaps.empty:
        return {"gap": "", "where": ""}
    gap = gaps.loc[(gaps["end"] - gaps["start"]).idxmax()]
    rest = chain[(chain["state"] != BACKED) & (chain["start"] < gap["end"])]
    without = rest[rest["end"] > gap["start"]]["place"].drop_duplicates().tolist()
    return {
        "gap": Period(gap["start"], gap["end"] - pd.Timedelta(days=1)),
        "where": named("places", without),
    }


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
    hostile = kinds_that("hostile")
    everyone = read("actors").query("kind not in ('state', 'placeholder')")
    undated = int(everyone["active_start"].isna().sum())
    rests_on_rows("relations", study.ties)
    rests_on_rows("actors", study.actors)
    return result(
        len(study.ties),
        day=study.scenario.as_of,
        actors=Counted(len(study.actors), "actor"),
        ties=Counted(len(study.ties), "tie"),
        hostile=int(study.ties["relation"].isin(hostile).sum()),
        undated=undated,
        left_out=Counted(undated, "actor"),
    )


@Actors.finding(f"clients-of-{PATRON}", unit="actors")
def clients(study: Actors) -> Result:
    """Count whom a patron sponsored directly, whom these did, and of them who by Damascus alone."""
    reached = _reached(study)
    arms = reached.arms
    return result(
        len(reached.direct),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        organs=len(reached.organs),
        straight=len(reached.direct),
        arms=len(arms),
        own=named("actors", arms, column="short_name") if arms else "",
        through=len(reached.through),
        damascus=len(reached.damascus),
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
        [client for client in reached.clients if client not in reached.damascus],
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        straight=len(reached.direct),
        direct=_bare(reached.direct),
        through=len(reached.through) - len(reached.damascus),
        others=_bare([one for one in reached.through if one not in reached.damascus]),
        mediated=len(reached.damascus),
        damascus=_bare(reached.damascus),
        organs=len(organs),
        parts=Each("organ-of", organs, "comma") if organs else "",
    )


def _bare(actors: list[str]) -> Listed | str:
    return named("actors", actors, bare=True) if actors else ""


class Reached(NamedTuple):
    """
    Whom the patron sponsored: the steps to each, and whom by Damascus alone.

    Who is whose organ is told of all organs of those on the day, were a tie to reach them or not.
    """

    steps: dict[str, int]
    organs: dict[str, str]
    mediated: set[str]

    @property
    def clients(self) -> list[str]:
        """Those that are no organ of another."""
        return [actor for actor in self.steps if actor not in self.organs]

    @property
    def arms(self) -> list[str]:
        """The patron's own organs that it sponsored directly."""
        return [one for one, n in self.steps.items() if n == 1 and self.organs.get(one) == PATRON]

    @property
    def damascus(self) -> list[str]:
        """The clients to whom every path of ties goes through Damascus."""
        return [client for client in self.clients if client in self.mediated]

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
    whose = study.actors.set_index("id")["organ_of"].dropna()
    whole = wholes()
    there = {PATRON, *(actor for actor in steps if whole[actor] == actor)}
    organs = {str(one): str(owner) for one, owner in whose.items() if whole[str(one)] in there}
    rests_on("actors", *organs)
    return Reached(steps, organs, by_damascus(study.scenario.as_of))
