"""Numbers and dates as readers see them, by the rules of CLDR: the one place that writes them."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

# A share nearer to either end than this is written with one decimal, and nearer than the second
# is only said to be so: what is counted here bears no more.
FINE, FINEST = 0.01, 0.001


def rounded(value: float, figures: int) -> float:
    """Round to significant figures."""
    return float(f"{value:.{figures}g}")


def number(value: float, figures: int, locale: Locale) -> str:
    """Write a number to significant figures, never with an exponent: 0.0031, 2.3, 14,600."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number to write")
    return str(format_decimal(rounded(value, figures), locale=locale, decimal_quantization=False))


def whole(value: float, locale: Locale) -> str:
    """Write a whole number, its digits grouped: 2,571."""
    return str(format_decimal(round(value), locale=locale))


def percent(share: float, locale: Locale) -> str:
    """Write a share in whole per cent, in tenths within one per cent of either end."""
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share")
    near = min(share, 1 - share)
    pattern = "#,##0.#%" if 0 < near < FINE else "#,##0%"
    return str(format_percent(share, pattern, locale))


def day(date: dt.date, locale: Locale, *, short: bool = False) -> str:
    """Write a date: 30 June 2017, or 30 Jun 2017."""
    return str(format_date(_date(date), "medium" if short else "long", locale))


def month(date: dt.date, locale: Locale) -> str:
    """Write a month: June 2017."""
    return str(format_skeleton("yMMMM", _date(date), locale=locale))


def listed(items: list[str], style: str, locale: Locale) -> str:
    """Join as in prose; `style` is `and` or `or`: a, b and c."""
    return str(format_list(items, "or" if style == "or" else "standard", locale))


def _date(date: dt.date) -> dt.date:
    return date.date() if isinstance(date, (pd.Timestamp, dt.datetime)) else date
