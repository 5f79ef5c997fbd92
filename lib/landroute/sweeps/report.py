"""A page of what a sweep found: each finding's distribution, and what drives it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, PackageLoader, StrictUndefined

from landroute.charts.template import GRID, INK, PAPER
from landroute.errors import BadInput
from landroute.files import write_whole
from landroute.press.site.assets import PLOTLY, STATIC
from landroute.scenario import Scenario
from landroute.sweeps import figures
from landroute.sweeps.drivers import Driver
from landroute.sweeps.store import Store
from landroute.sweeps.summary import DAYS, QUANTILES, SORT, Summary, summaries
from landroute.wording import words
from landroute.wording.facts import Day, Each, Number, Share, Span

REPORT = "report.html"
# Theme tokens of figures and what stands for them in the dark, as the page's style has them.
DARK = {INK: "#e3e7eb", GRID: "#3a434d", PAPER: "#14191f"}
FIGURES_OF_A_NUMBER = 4
Table = list[list[str]]


@dataclass(frozen=True)
class Figure:
    """A figure of the page: its JSON, what it shows in words, and its height in pixels."""

    spec: str
    alt: str
    caption: str

    @property
    def height(self) -> int:
        """In pixels, kept free until it is drawn."""
        return int(json.loads(self.spec)["layout"]["height"])


@dataclass(frozen=True)
class Section:
    """What the page has of a finding."""

    key: str
    sentences: list[str]
    figures: list[Figure]
    tables: list[Table]


def write_report(folder: Path) -> Path:
    """
    Write the page of what a sweep's folder holds; return where it stands.

    Raises
    ------
    BadInput
        When there is no sweep, or nothing is kept of it yet.
    """
    store = Store(folder)
    manifest, rows = store.manifest(), store.rows()
    if rows.is_empty():
        raise BadInput(f"{folder}: no point is kept yet, so that there is nothing to report")
    made = Environment(
        loader=PackageLoader("landroute.sweeps"), autoescape=True, undefined=StrictUndefined
    )
    text = made.get_template(REPORT).render(
        page=_page(manifest, rows, store),
        plotly=(STATIC / "vendor" / PLOTLY)
        .read_text(encoding="utf-8")
        .replace("</script", "<\\/script"),
        tokens=json.dumps(DARK),
    )
    write_whole(folder / REPORT, text)
    return folder / REPORT


def _page(manifest: Mapping[str, Any], rows: pl.DataFrame, store: Store) -> dict[str, Any]:
    said, spec = words("sweeps"), manifest["spec"]
    points, kept = store.points(), rows["point"].n_unique()
    base = {row["finding"]: row["said"] for row in store.base()}
    own = spec["design"]
    packages = ", ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    told = {
        "head": said("head", points=kept),
        "notes": list(_notes(rows, kept, manifest["points"])),
        "swept": said("swept"),
        "design": said(f"design-{own}", points=manifest["points"], seed=str(spec["seed"])),
        "parameters": _parameters(spec["vary"], points),
        "elsewhere": said("elsewhere", scenario=spec["scenario"]),
        "contents": said("contents"),
        "numbers": said("numbers"),
        "measured": said("how-measured"),
        "made_of": said(
            "made-of", book=manifest["book"][:12], packages=packages, begun=manifest["begun"]
        ),
    }
    level = Scenario.of(manifest["base"]).interval_level
    sections = [
        _section(found, level, spec, base.get(found.key)) for found in summaries(rows, points)
    ]
    return {"about": spec["about"], **told, "findings": sections}


def _notes(rows: pl.DataFrame, kept: int, points: int) -> Iterator[str]:
    said = words("sweeps")
    if kept < points:
        yield said("unfinished", kept=kept, points=points)
    failed = rows.filter(pl.col("kind") == "error")
    if len(failed):
        yield said("failed", failed=len(failed), error=str(failed["error"][0]))


def _parameters(vary: Mapping[str, Any], points: pl.DataFrame) -> Table:
    said, meaning = words("sweeps"), words("parameters")
    head = [said("column-parameter"), said("column-values"), said("column-meaning")]
    rows = [head]
    for name, values in vary.items():
        if isinstance(values, list):
            shown = ", ".join(str(value).lower() for value in values)
        else:
            shown = said("span", low=str(values["low"]), high=str(values["high"]))
        rows.append([name, shown, meaning(f"parameter-{name.replace('_', '-')}")])
    return rows


def _section(found: Summary, level: float, spec: Mapping[str, Any], base: str | None) -> Section:
    said = words("sweeps")
    first = _distributed(found)
    sentences, tables, drawn = [first], [_values(found)], list[Figure]()
    if found.unanswered:
        sentences.append(said("no-answer", points=found.unanswered))
    if base:
        sentences.append(
            said("at-scenario", scenario=spec["scenario"], text=base.replace("**", ""))
        )
    if not len(found.values) or not found.varies:
        return Section(found.key, sentences, [], [])
    drawn.append(
        Figure(
            figures.distribution(found, said("other")),
            said("distribution-alt", finding=found.key, text=first),
            said("distribution-caption", finding=found.key, unit=found.unit or "none"),
        )
    )
    if len(found.values) < spec["enough"]:
        sentences.append(said("too-few", points=len(found.values), enough=spec["enough"]))
        return Section(found.key, sentences, drawn, tables)
    drivers = found.drivers(level)
    driven = _driven(drivers, level)
    sentences[1:1] = driven
    tables.append(_explained(drivers))
    if drivers[0].told:
        drawn.append(_against(found, drivers[0].name, driven[0]))
    return Section(found.key, sentences, drawn, tables)


def _distributed(found: Summary) -> str:
    """Say how a finding is distributed."""
    said = words("sweeps")
    if not len(found.values):
        return said("no-answer", points=found.unanswered)
    if not found.varies:
        return said("constant", value=_value(found, found.values[0]))
    if found.kind == SORT:
        value = max(found.counts, key=lambda one: found.counts[one] if one != "" else 0)
        share = Share(found.counts[value] / len(found.values))
        return said("commonest", value=_value(found, value), share=share)
    lowest, low, median, high, highest = (_value(found, q) for q in found.quantiles()[1:-1])
    return said("spread", low=low, high=high, lowest=lowest, highest=highest, median=median)


def _driven(drivers: Sequence[Driver], level: float) -> list[str]:
    """Say what drives a finding, the most first."""
    said = words("sweeps")
    told = [driver for driver in drivers if driver.told]
    if not told:
        return [said("undriven")]
    main, *others = told
    sentences = [
        said(
            "driven",
            parameter=main.name,
            share=Share(main.share),
            level=Share(level),
            range=Span(Share(main.low), Share(main.high)),
        )
    ]
    if others:
        rows = [{"parameter": one.name, "share": Share(one.share)} for one in others]
        sentences.append(said("driven-beside", parameters=Each("driven-other", rows)))
    together = min(1.0, sum(driver.share for driver in told))
    sentences.append(said("driven-together", share=Share(together)))
    return sentences


def _against(found: Summary, parameter: str, text: str) -> Figure:
    said = words("sweeps")
    days = Scenario.model_fields[parameter].annotation is dt.date
    if found.kind == SORT:
        how = "shares"
    else:
        how = "points" if found.parameters[parameter].dtype.kind == "f" else "choices"
    return Figure(
        figures.against(found, parameter, days),
        said("against-alt", finding=found.key, parameter=parameter, text=text),
        said(f"against-{how}", finding=found.key, parameter=parameter),
    )


def _values(found: Summary) -> Table:
    """Tabulate the distribution: values with their shares, or quantiles."""
    said = words("sweeps")
    if found.one_by_one:
        total = len(found.values)
        rows = [
            [_value(found, value) if value != "" else said("other"), _written(Share(n / total))]
            for value, n in found.counts.items()
        ]
        return [[said("column-value"), said("column-share")], *rows]
    rows = (
        [
            [_written(Share(share)), _value(found, value)]
            for share, value in zip(QUANTILES, found.quantiles(), strict=True)
        ]
        if len(found.values)
        else []
    )
    return [[said("column-quantile"), said("column-value")], *rows]


def _explained(drivers: Sequence[Driver]) -> Table:
    said = words("sweeps")
    names = ("drives", "explains", "interval", "told")
    head = [said(f"column-{name}") for name in names]
    rows = [
        [
            one.name,
            _written(Share(one.share)),
            _written(Span(Share(one.low), Share(one.high))),
            said("yes" if one.told else "no"),
        ]
        for one in drivers
    ]
    return [head, *rows]


def _value(found: Summary, value: Any) -> str:
    """Write a value of a finding, with its unit."""
    if found.kind == SORT:
        return str(value)
    if found.kind == DAYS:
        return _written(Day(dt.date.fromordinal(round(value))))
    return _written(Number(float(value), FIGURES_OF_A_NUMBER))


def _written(fact: Number | Share | Span | Day) -> str:
    return str(fact.write(words("sweeps")))
