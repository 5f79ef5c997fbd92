"""What others published of the corridors, beside the baseline's own; the same in any world."""

from __future__ import annotations

import math

from landroute.studies.base import Result, result
from landroute.studies.corridors.published_accounts import sharing_a_source
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import stretch
from landroute.wording.facts import Counted, Each, Listed, Share, km, named


@Corridors.finding("published-agreement", unit="accounts", under=())
def agreement(study: Corridors) -> Result:
    """Say with how many published accounts the baseline agrees, and on which days not."""
    accounts = study.accounts
    agree, total = int(accounts["agree"].sum()), len(accounts)
    others = accounts[~accounts["agree"]].groupby("account_says")
    apart = [
        {"state": state, "days": Listed(list(own["date"])), "model": own["model_says"].iloc[0]}
        for state, own in others
    ]
    return result(
        agree,
        agree=agree,
        accounts=Counted(total, "account"),
        apart=len(apart),
        others=Each("account-apart", apart) if apart else "",
        shared=sharing_a_source(accounts),
        all=total,
    )


@Corridors.finding("published-lengths", unit="per cent", under=())
def lengths(study: Corridors) -> Result:
    """Say how far published lengths lie from ours, leaving out those that cannot hold."""
    table = study.measures
    sound = table[(table["unit"] == "km") & table["possible"]]
    if sound.empty:
        return result(None, "none")
    off = sound["apart"].abs()
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


@Corridors.finding("published-impossible", unit="lengths", under=())
def impossible(study: Corridors) -> Result:
    """Name the published lengths that are shorter than the straight line between their ends."""
    table = study.measures
    wrong = table[~table["possible"].astype(bool)]
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
