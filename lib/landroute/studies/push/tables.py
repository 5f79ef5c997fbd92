"""The choice sets, place by place, and how well each plain rule foretells them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.studies.push.study import Push
from landroute.wording.names import names


@Push.tabulates("choice-sets")
def choice_sets(study: Push) -> pd.DataFrame:
    """List every place of every set, the one taken first, with the keys it would have saved."""
    short = names("actors", "short_name")
    parts = [
        own.rows[["name", "decision_date", "taken", "choice_set", "source"]].assign(
            side=short[side],
            keys_saved=own.road,
            km_first=np.expm1(-own.nearness[0]).round(),
            km_second=np.expm1(-own.nearness[1]).round(),
        )
        for side, own in study.fronts.items()
    ]
    shown = pd.concat(parts, ignore_index=True)
    taken = shown[shown["taken"]].set_index("choice_set")["name"]
    shown["next"] = shown["choice_set"].map(taken)
    first = ["name", "decision_date", "source", "side", "next", "taken", "keys_saved"]
    return shown[[*first, "km_first", "km_second"]]


@Push.tabulates("rules-of-a-front")
def rules_of_a_front(study: Push) -> pd.DataFrame:
    """List for each side and rule the choices it foretells, and the places on the way."""
    short = names("actors", "short_name")
    return pd.DataFrame(
        [
            {
                "side": short[side],
                "rule": study.words("rule", rule=rule),
                "hits": round(one.hits, 1),
                "sets": study.told[side].sets,
                "times_blind": round(one.fit, 2),
                "expected": round(one.expected, 1),
                "as_many": round(one.as_many, 3),
            }
            for side, rules in study.foretold.items()
            for rule, one in rules.items()
        ]
    )
