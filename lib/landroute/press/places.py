"""Where the press puts what it makes, by the name of a scenario."""

from __future__ import annotations

from pathlib import Path

from landroute.paths import BASELINE, BUILD

SITE = BUILD / "html"
MARK = ".made.json"  # ends the name of what is known of how a site was published
BELOW = "scenarios"  # the folder of the site that holds those of scenarios
TOLD = "scenario.json"  # what a site says of its parameters, at its root
LIST = "list.js"  # the sites of scenarios, in the folder that holds them


def site_folder(name: str) -> Path:
    """Where the site of a scenario stands: below that of the baseline, so that one is uploaded."""
    return SITE if name == BASELINE else SITE / BELOW / name


def beside(site: Path, suffix: str) -> Path:
    """Where something about a site is kept, outside what is published."""
    return BUILD / ("-".join(site.relative_to(BUILD).parts) + suffix)


def executed(name: str, chapter: str) -> Path:
    """Where the executed notebook of a chapter stands."""
    return BUILD / "executed" / name / f"{chapter}.ipynb"


def stage_folder(name: str) -> Path:
    """Where the sources of a site, and what Sphinx knows of them, are kept between builds."""
    return BUILD / "stage" / name
