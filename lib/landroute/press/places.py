"""Where the press puts what it makes, by the name of a scenario."""

from __future__ import annotations

from pathlib import Path

from landroute.paths import BASELINE, BUILD


def site_folder(name: str) -> Path:
    """Where the site of a scenario stands."""
    return BUILD / "html" if name == BASELINE else BUILD / "scenarios" / name / "html"


def executed(name: str, chapter: str) -> Path:
    """Where the executed notebook of a chapter stands."""
    return BUILD / "executed" / name / f"{chapter}.ipynb"


def stage_folder(name: str) -> Path:
    """Where the sources of a site, and what Sphinx knows of them, are kept between builds."""
    return BUILD / "stage" / name
