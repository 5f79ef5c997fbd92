"""How far two judges agree beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan


def gwet_ac1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """
    Return Gwet's AC1 of two judges' answers to yes-or-no questions; NaN without a question.

    Chance is that of a question on which both guess. Unlike kappa it stays meaningful where nearly
    all answers are alike. Source: K. L. Gwet, "Computing inter-rater reliability and its variance
    in the presence of high agreement", British Journal of Mathematical and Statistical Psychology
    61 (2008), equations 4 and 5.
    """
    if not pairs:
        return nan
    yes = sum(first + second for first, second in pairs) / (2 * len(pairs))
    return _beyond(pairs, 2 * yes * (1 - yes))


def cohen_kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """
    Return Cohen's kappa of the same; NaN without a question, or where neither judge ever varies.

    Chance is that of two judges who answer at random, each as often yes as they did. Source:
    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960).
    """
    if not pairs:
        return nan
    first, second = (sum(own) / len(pairs) for own in zip(*pairs, strict=True))
    return _beyond(pairs, first * second + (1 - first) * (1 - second))


def _beyond(pairs: Sequence[tuple[bool, bool]], chance: float) -> float:
    observed = sum(first == second for first, second in pairs) / len(pairs)
    return (observed - chance) / (1 - chance) if chance < 1 else nan
