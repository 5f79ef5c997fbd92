"""What was put right since the book was first published."""

from __future__ import annotations

from typing import ClassVar

from landroute.studies.base import Study


class Corrections(Study):
    """The corrections on record."""

    name: ClassVar = "corrections"
    chapters: ClassVar = ("back/corrections",)
    parameters: ClassVar = ()
    modules: ClassVar = ("findings", "tables")
