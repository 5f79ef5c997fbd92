"""What can be changed without touching code."""

from __future__ import annotations

from typing import ClassVar

from landroute.studies.base import Study


class ParametersPage(Study):
    """The parameters and the named scenarios."""

    name: ClassVar = "parameters"
    chapters: ClassVar = ("back/parameters",)
    parameters: ClassVar = ()
    modules: ClassVar = ("tables",)
