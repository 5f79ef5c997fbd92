"""Whether places on the way were taken sooner, how strong the test is, and what else foretells."""

from __future__ import annotations

from landroute.studies.agreement import Agreement
from landroute.studies.base import Result, result
from landroute.studies.push.coding import capture_agreement, choice_agreement
from landroute.studies.push.sets import MAIN
from landroute.studies.push.study import Push, Range, sides
from landroute.tables import read, rests_on_rows
from landroute.wording.facts import Each, Message, Number, Share, Span, message
from landroute.wording.names import names


@Push.finding("push-answer", unit="odds ratio")
def answer(study: Push) -> Result:
    """Say whether the order of captures tells that the push was about the road."""
    study.rests_on_choices(MAIN)
    told = study.told[MAIN]
    return result(told.odds[1], verdict=study.verdicts[MAIN], alone=_way(told.odds))


@Push.finding("push-power", unit="probability")
def power_first(study: Push) -> Result:
    """Say, before any result, how often the test finds an effect that is there."""
    study.rests_on_choices(MAIN)
    told = study.told[MAIN]
    _, middle, large = (Share(float(chance)) for chance in told.power)
    return result(
        float(told.power[1]),
        sets=told.sets,
        telling=told.telling,
        effect=Number(study.effects[1]),
        power=middle,
        strong=bool(told.power[1] >= study.priors["power-enough"]),
        more=Number(study.effects[2]),
        most=large,
    )


@Push.finding("push-way", unit="odds ratio")
def way(study: Push) -> Result:
    """Say how a place on the way fared beside one as near."""
    study.rests_on_choices(MAIN)
    told = study.told[MAIN]
    return result(
        told.odds[1], alone=_way(told.odds), odds=_odds(told.odds), level=Share(study.level)
    )


@Push.finding("push-hangs", unit="odds ratio")
def hangs(study: Push) -> Result:
    """Say what those odds come to in other readings of the same choices."""
    study.rests_on_choices(MAIN)
    steady, own = study.steady[MAIN], study.fronts[MAIN]
    lowest = min(range(len(steady.without)), key=lambda number: steady.without[number][0])
    return result(
        steady.close[1],
        network=_odds(steady.beside["network"]),
        far=steady.far,
        close=_odds(steady.close),
        reach=_odds(steady.reach),
        one=str(own.rows["name"].iloc[own.sets[lowest]]),
        day=own.rows["decision_date"].iloc[own.sets[lowest]],
        least=_odds(steady.without[lowest]),
    )


@Push.finding("push-counted", unit="places")
def counted(study: Push) -> Result:
    """Count the places on the way that were taken, beside what nearness alone would have given."""
    study.rests_on_choices(MAIN)
    told, own = study.told[MAIN], study.fronts[MAIN]
    taken = own.rows.iloc[own.sets[own.road[own.sets] > 0]]["name"]
    return result(
        told.saved,
        places=taken.nunique(),
        low=Share(told.by_coder[0]),
        high=Share(told.by_coder[-1]),
        saved=told.saved,
        telling=told.telling,
        expected=Number(told.expected, 2),
        chance=Share(told.chance),
    )


@Push.finding("push-side-{}", unit="odds ratio", ids=lambda: sides()[1:])
def by_side(study: Push, side: str) -> Result:
    """Say of another side how often it took a place on the way, and the odds."""
    study.rests_on_choices(side)
    told = study.told[side]
    return result(
        told.odds[1],
        side=names("actors", "short_name")[side],
        sets=told.sets,
        telling=told.telling,
        saved=told.saved,
        expected=Number(told.expected, 2),
        odds=_odds(told.odds),
        verdict=study.verdicts[side],
        alone=_way(told.odds),
    )


@Push.finding("push-rules", unit="rules")
def rules(study: Push) -> Result:
    """Say which plain rule foretells most of each side's choices."""
    for side in study.sides:
        study.rests_on_choices(side)
    best = [
        {
            "side": names("actors", "short_name")[side],
            "rule": max(rules, key=lambda rule: rules[rule].hits),
            "hits": Number(max(one.hits for one in rules.values()), 2),
            "sets": study.told[side].sets,
            "blind": Number(rules["random"].hits, 2),
            "road": Number(rules["road"].hits, 2),
        }
        for side, rules in study.foretold.items()
    ]
    return result(len(best), best=Each("best-rule", best, "semicolon"))


@Push.finding("push-factor", unit="times")
def factor(study: Push) -> Result:
    """Say how far the choices move the odds that the road mattered, over the sweep of priors."""
    study.rests_on_choices(MAIN)
    factors = study.told[MAIN].factors
    beside = study.told[MAIN].beside
    return result(
        float(factors.max()),
        alone=Span(Number(float(factors.min()), 2), Number(float(factors.max()), 2)),
        beside=Span(Number(float(beside.min()), 2), Number(float(beside.max()), 2)),
    )


@Push.finding("push-agreement", unit="alpha")
def agreed(study: Push) -> Result:
    """Say how far the coders of the choice sets agree, feature by feature."""
    rests_on_rows("choices", read("choices"))
    return _by_feature(choice_agreement())


@Push.finding("push-captures", unit="alpha")
def captures(study: Push) -> Result:
    """Say how far two coders agree on the features of what was taken."""
    rests_on_rows("capture_codes", read("capture_codes"))
    rests_on_rows("captures", read("captures"))
    return _by_feature(capture_agreement())


def _by_feature(found: dict[str, Agreement]) -> Result:
    told = [
        {"feature": name, "alpha": Number(one.alpha, 2), "ac1": Number(one.ac1, 2)}
        for name, one in found.items()
    ]
    return result(
        min(one.alpha for one in found.values()),
        features=Each("agreement-on", told, "semicolon"),
        rows=next(iter(found.values())).rows,
    )


def _odds(odds: Range) -> Message:
    # Of odds near 1 it matters on which side they are.
    low, middle, high = (Number(times, 3 if f"{times:.2g}" == "1" else 2) for times in odds)
    return message("odds", low=low, middle=middle, high=high)


def _way(odds: Range) -> str:
    return "sooner" if odds[0] > 1 else "later" if odds[2] < 1 else "open"
