"""Every row of every table that has a page, each with an address."""

from __future__ import annotations

from typing import ClassVar

from landroute.studies.base import Study


class Rows(Study):
    """The tables of the data package, whole."""

    name: ClassVar = "rows"
    chapters: ClassVar = (
        "rows/holders",
        "rows/network",
        "rows/actors",
        "rows/supply",
        "rows/policy",
    )
    parameters: ClassVar = ()
    modules: ClassVar = ("tables",)
