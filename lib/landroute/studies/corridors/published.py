"""What others published of the corridors, beside the baseline's own; the same in any world."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from landroute.scenario import baseline
from landroute.studies.base import Result, result
from landroute.studies.corridors.agreement import cohen_kappa, gwet_ac1
from landroute.studies.corridors.published_accounts import OF_HOLDING
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import stretch
from landroute.tables import rests_on, rests_on_rows, rests_on_table
from landroute.wording.facts import Counted, Each, Listed, Named, Number, Share, When, km, named

WIDER = {"not-complete": False, "used": True}  # were they accounts of holding


@Corridors.finding("published-agreement", unit="accounts", under=())
def agreement(study: Corridors) -> Result:
    """Say with how many accounts of holding the baseline agrees, first the independent ones."""
    compared = study.accounts.query("compared")
    own = compared.query("independent")
    rests_on_rows("published_states", own.sort_values("agree", kind="stable"))
    for rows in (compared, _read_widely(study.accounts)):
        rests_on_rows("published_states", rows)
    if own.empty:
        return result(None, "none", all=Counted(len(compared), "account"))
    others = own[~own["agree"]].groupby("says")
    apart = [
        {
            "says": says,
            "days": Listed([_when(row) for row in rows.itertuples()]),
            "state": rows["model_says"].iloc[0],
        }
        for says, rows in others
    ]
    return result(
        int(own["agree"].sum()),
        agree=int(own["agree"].sum()),
        accounts=Counted(len(own), "account"),
        apart=len(apart),
        others=Each("account-apart", apart) if apart else "",
        **_wider(study.accounts),
    )


@Corridors.finding("published-agreement-corrected", unit="coefficient", under=())
def corrected(study: Corridors) -> Result:
    """Correct the agreement for chance, and count it with the accounts that our rows cite."""
    compared = study.accounts.query("compared")
    own = compared.query("independent")
    for rows in (own, compared):
        rests_on_rows("published_states", rows)
    if own.empty:
        return result(None, "none", all=Counted(len(compared), "account"))
    return result(
        gwet_ac1(_pairs(own)),
        **_beyond_chance(own),
        shared=len(compared) - len(own),
        all=len(compared),
        all_agree=int(compared["agree"].sum()),
        all_ac1=_beyond_chance(compared)["ac1"],
    )


def _wider(accounts: pd.DataFrame) -> dict[str, int]:
    """Count agreement were accounts of completion and of use taken for accounts of holding."""
    asked = _read_widely(accounts)
    meant = asked["says"].map({**OF_HOLDING, **WIDER})
    agree = meant.eq(asked["model_says"].eq("open"))
    return {"wide": len(asked), "wide_agree": int(agree.sum())}


def _read_widely(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return the accounts of holding, completion or use on days on which the model is sure."""
    meant = accounts["says"].isin([*OF_HOLDING, *WIDER])
    return accounts[meant & accounts["model_says"].ne("either")]


def _when(row: Any) -> When:
    return When(row.date, row.date_precision)


def _pairs(accounts: pd.DataFrame) -> list[tuple[bool, bool]]:
    """Return whether each account, and the model, says open."""
    return [(OF_HOLDING[row.says], row.model_says == "open") for row in accounts.itertuples()]


def _beyond_chance(accounts: pd.DataFrame) -> dict[str, Any]:
    pairs = _pairs(accounts)
    kappa = cohen_kappa(pairs)
    varied = not math.isnan(kappa)
    return {
        "ac1": Number(gwet_ac1(pairs)),
        "varied": int(varied),
        "kappa": Number(kappa) if varied else "",
    }


@Corridors.finding("published-beside", unit="accounts", under=())
def beside(study: Corridors) -> Result:
    """Count the accounts of something else than holding, and the model's answers on their days."""
    told = study.accounts[~study.accounts["says"].isin(OF_HOLDING)]
    rests_on_rows("published_states", told)
    rests_on_table("accounts_kept_out")
    kinds = [
        {"says": says, "n": len(rows), "open": int((rows["model_says"] == "open").sum())}
        for says, rows in told.groupby("says")
    ]
    loose = study.accounts["says"].isin(OF_HOLDING) & ~study.accounts["compared"]
    return result(
        len(told),
        n=len(told),
        accounts=Counted(len(told), "account"),
        kinds=Each("account-kind", kinds, "semicolon") if kinds else "",
        loose=int(loose.sum()),
        kept_out=len(study.kept_out),
    )


@Corridors.finding("published-courses", unit="courses", under=())
def courses(study: Corridors) -> Result:
    """Say when each corridor was first drawn in public, and whose gates and ends are ours."""
    drawn = study.courses
    rests_on_rows("published_corridors", drawn.drop_duplicates("corridor"))
    rests_on_rows("published_corridors", drawn)
    first = [
        {
            "corridor": Named("corridors", row.corridor),
            "when": When(row.first_published, row.first_published_precision),
        }
        for row in drawn.drop_duplicates("corridor").itertuples()
    ]
    gates, ends = (drawn[name].dropna() for name in ("on_gate", "on_destination"))
    return result(
        len(drawn),
        courses=Counted(len(drawn), "course"),
        first=Each("first-drawn", first, "semicolon"),
        gates=len(gates),
        on_gates=int(gates.sum()),
        ends=len(ends),
        on_ends=int(ends.sum()),
        destination=Named("places", baseline().destination),
    )


@Corridors.finding("published-lengths", unit="per cent", under=())
def lengths(study: Corridors) -> Result:
    """Say how far published lengths lie from ours, leaving out those that cannot hold."""
    table = study.measures
    sound = table[(table["unit"] == "km") & table["possible"]]
    if sound.empty:
        _rests_on_measures(table)
        return result(None, "none")
    off = sound["apart"].abs()
    _rests_on_measures(sound.loc[off.sort_values(ascending=False, kind="stable").index])
    farthest = sound.loc[off.idxmax()]
    return result(
        100 * float(off.median()),
        lengths=Counted(len(sound), "length"),
        middle=Share(float(off.median())),
        most=Share(math.ceil(100 * float(off.max())) / 100),
        longer=int((sound["apart"] > 0).sum()),
        farthest=km(farthest["published"]),
        stretch=stretch(farthest),
        ours=km(farthest["ours"]),
    )


def _rests_on_measures(rows: pd.DataFrame) -> None:
    """Note the published lengths and times, and the places that they are read to lie between."""
    rests_on("analyses", *rows["analysis"])


@Corridors.finding("published-impossible", unit="lengths", under=())
def impossible(study: Corridors) -> Result:
    """Name the published lengths that are shorter than the straight line between their ends."""
    table = study.measures
    wrong = table[~table["possible"].astype(bool)]
    _rests_on_measures(wrong)
    _rests_on_measures(table[table["unit"] == "km"])
    cases = [
        {
            "km": km(row["published"]),
            "stretch": stretch(row),
            "straight": km(row["straight"]),
            "work": str(row["work"]),
        }
        for _, row in wrong.iterrows()
    ]
    return result(
        len(wrong),
        n=len(wrong),
        lengths=Counted(int((table["unit"] == "km").sum()), "length"),
        cases=Each("impossible-length", cases, "semicolon") if cases else "",
    )


@Corridors.finding("published-times", unit="times", under=())
def times(study: Corridors) -> Result:
    """Say how many published driving times lie between ours at high and at low speed."""
    own = study.measures[study.measures["unit"] == "h"]
    _rests_on_measures(own)
    rests_on_table("road_classes")
    within = int(own["published"].between(own["low"], own["high"]).sum())
    return result(
        within,
        within=within,
        times=Counted(len(own), "driving-time"),
        quicker=int((own["published"] < own["ours"]).sum()),
        works=Counted(int(own["work"].nunique()), "work"),
    )


@Corridors.finding("published-towns", unit="places", under=())
def towns(study: Corridors) -> Result:
    """Say how many of the towns that published routes name lie on our route by the corridor."""
    table = study.towns
    rests_on_rows("analyses", table)
    on, off = (int(table[name].map(len).sum()) for name in ("on", "off"))
    missed = table["off"].explode().dropna().value_counts()
    often = sorted(missed[missed == missed.max()].index)
    return result(
        on,
        routes=Counted(len(table), "published-route"),
        all=on + off,
        on=on,
        missed=len(often),
        often=named("places", often) if often else "",
    )
