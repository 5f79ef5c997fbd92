"""The choice sets, place by place, and how well each plain rule foretells them."""

from __future__ import annotations

import pandas as pd

from landroute.studies.push.study import Push
from landroute.wording.names import names


@Push.tabulates("choice-sets")
def choice_sets(study: Push) -> pd.DataFrame:
    """List every place of every set, the one taken first, with the keys it would have saved."""
    short = names("actors", "short_name")
    columns = ["name", "decision_date", "taken", "km_to_own_line", "choice_set", "source"]
    parts = [
        own.rows[columns].assign(side=short[side], keys_saved=own.road)
        for side, own in study.fronts.items()
    ]
    shown = pd.concat(parts, ignore_index=True)
    first = ["name", "decision_date", "source", "side", "taken", "keys_saved"]
    return shown[[*first, "km_to_own_line", "choice_set"]]


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
