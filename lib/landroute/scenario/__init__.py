"""Typed parameters: one model a part of the book, their names flat for `--set`."""

from landroute.scenario.files import (
    BASELINE,
    kept_name,
    parse_settings,
    read_scenario,
    read_yaml,
    resolve,
    scenario_file,
    scenario_names,
)
from landroute.scenario.model import Scenario, baseline, check_names, supposes

__all__ = [
    "BASELINE",
    "Scenario",
    "baseline",
    "check_names",
    "kept_name",
    "parse_settings",
    "read_scenario",
    "read_yaml",
    "resolve",
    "scenario_file",
    "scenario_names",
    "supposes",
]
