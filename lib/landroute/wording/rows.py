"""What a row of `data/` says, in a line: a message `row-TABLE` a table, never one a finding."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from landroute.errors import BadInput
from landroute.tables import kept, key_columns, read, resource
from landroute.tables.sources import split_keys
from landroute.wording.credit import source_name
from landroute.wording.facts import Named, Number, Span, When, message
from landroute.wording.words import words

# The columns that a table's message is made of; `amount` and `days` are a pair of columns each.
TOLD: dict[str, tuple[str, ...]] = {
    "actors": ("name",),
    "analyses": ("work", "text"),
    "capture_codes": ("capture", "coder"),
    "captures": ("name", "date"),
    "cases": ("why",),
    "chain": ("place", "why"),
    "choice_priors": ("meaning", "value"),
    "choices": ("name", "taken", "front", "decision_date", "coder"),
    "claims": ("paragraph", "claim"),
    "closure_scope": ("where", "date"),
    "conflict_bands": ("band_km",),
    "conflict_coverage": ("first_day", "last_day", "events"),
    "control": ("place", "controller", "contested", "start", "account"),
    "corridors": ("name",),
    "crossings": ("name", "status", "start"),
    "cruxes": ("crux",),
    "disruptions": ("where", "effect", "date"),
    "documented_use": ("summary", "start"),
    "events": ("event", "date"),
    "evidence": ("summary",),
    "forces": ("name",),
    "insurgency": ("area", "metric", "amount", "days", "claimant"),
    "likelihood_levels": ("level", "meaning"),
    "likelihoods": ("speaker", "date", "meaning", "coder"),
    "mode_assumptions": ("mode", "quantity"),
    "modes": ("mode", "item"),
    "motives": ("speaker", "paraphrase", "date"),
    "option_codes": ("option", "place", "level", "coder"),
    "option_effects": ("option", "place", "controller", "start"),
    "options": ("name",),
    "passage": ("controller", "status", "start"),
    "places": ("name",),
    "populations": ("name", "amount", "kind", "date"),
    "position_settings": ("meaning", "value"),
    "positions": ("actor", "date", "coder"),
    "positions_example": ("actor",),
    "published_corridors": ("name", "first_published"),
    "published_states": ("summary", "date"),
    "read_until": ("scope", "read_until"),
    "regions": ("name",),
    "relations": ("from_actor", "relation", "to_actor"),
    "road_classes": ("road_class", "speed_low", "speed_high"),
    "segments": ("from_place", "to_place", "km"),
    "strength": ("actor", "claimant", "amount", "unit", "as_of"),
    "strength_priors": ("meaning", "value"),
    "stretches": ("name",),
    "threat_dyads": ("dyad",),
    "threat_sweeps": ("reason", "amount"),
    "traffic": ("where", "metric", "start"),
    "yardsticks": ("name",),
}
# What a table's message takes from another table: by which column, from which table.
LENT = {
    ("closure_scope", "where"): ("disruption", "disruptions"),
    ("closure_scope", "date"): ("disruption", "disruptions"),
    ("likelihoods", "speaker"): ("motive", "motives"),
    ("likelihoods", "date"): ("motive", "motives"),
    ("likelihoods", "meaning"): ("level", "likelihood_levels"),
    ("option_codes", "option"): ("effect", "option_effects"),
    ("option_codes", "place"): ("effect", "option_effects"),
}
LONGEST = 110  # characters of a row's own text, beyond which it is cut at a word
FIGURES = 6  # so that a number reads as it is in the table
PAIRS = {"amount": ("low", "high"), "days": ("start", "end")}
PART = re.compile(r"\d{4}(-\d\d){0,2}")  # a date as far as it is known


@kept()
def row_said(table: str, number: int) -> str:
    """Return what a row says, and after it the name of its first source."""
    said = words("rests")
    row = read_row(table, number)
    text = said(f"row-{table.replace('_', '-')}", **_facts(table, row))
    sources = split_keys(row.get("source"))
    if not sources:
        return text
    return said("row-sourced", row=text, source=source_name(sources[0]))


def row_key(table: str, number: int) -> list[str]:
    """Return a row's key as text, one a column."""
    row = read_row(table, number)
    return [_key_part(row[column]) for column in key_columns(table)]


def read_row(table: str, number: int) -> dict[str, Any]:
    """Return a row by its number in its table."""
    return _records(table)[number]


@kept()
def _records(table: str) -> list[dict[str, Any]]:
    return read(table).to_dict("records")


@kept()
def _by_id(table: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in _records(table)}


@kept()
def _targets(table: str) -> dict[str, str]:
    """Map the columns that name a row of a table with names to that table."""
    keys = resource(table)["schema"].get("foreignKeys", [])
    meant = {key["fields"]: key["reference"]["resource"] for key in keys}
    return {column: one for column, one in meant.items() if _has_name(one)}


def _has_name(table: str) -> bool:
    return any(field["name"] == "name" for field in resource(table)["schema"]["fields"])


def _facts(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table not in TOLD:
        raise BadInput(
            f"lib/landroute/wording/rows.py: TOLD has no {table}: the columns of its message "
            f"row-{table.replace('_', '-')} in rests.ftl"
        )
    return {column: _fact(table, column, row) for column in TOLD[table]}


def _fact(table: str, column: str, row: dict[str, Any]) -> Any:
    if lent := LENT.get((table, column)):
        by, other = lent
        return _fact(other, column, _by_id(other)[row[by]])
    if column in PAIRS:
        ends = [_fact(table, end, row) for end in PAIRS[column] if pd.notna(row[end])]
        return Span(ends[0], ends[-1]) if ends else message("amount-unknown")
    value = row[column]
    if pd.isna(value):
        return ""
    if target := _targets(table).get(column):
        return Named(target, value, bare=True)
    if isinstance(value, pd.Timestamp):
        known = (row.get(f"{column}_precision"), row.get("date_precision"))
        return When(value, next((one for one in known if isinstance(one, str)), "day"))
    if isinstance(value, float):
        return Number(value, FIGURES)
    if not isinstance(value, str):
        return value
    return When.of(value) if PART.fullmatch(value) else _cut(value)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + "\N{HORIZONTAL ELLIPSIS}"


def _key_part(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
