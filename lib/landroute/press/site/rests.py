"""Under each finding what it rests on: the rows that decided it, the days, the cell."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from docutils import nodes
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from landroute.outputs import row_anchor
from landroute.press.site.domain import SiteDomain, address, anchor
from landroute.press.site.folds import CODE
from landroute.press.site.table_html import FILES, has_file
from landroute.wording import words
from landroute.wording.facts import Period

logger = logging.getLogger(__name__)

PARAMETERS = "parameters"  # the key of the table of them
FIRST = 5  # shown at once; of more, the rest unfolds


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Lead(_Part):
    """What decides: its words, how many rows it stands for, and where it leads."""

    text: Annotated[str, Field(min_length=1)]
    count: int = 1
    row: Annotated[list[str], Field(min_length=2)] | None = None
    source: str | None = None
    table: str | None = None
    file: str | None = None

    @model_validator(mode="after")
    def _leads_to_one(self) -> Self:
        if sum(bool(one) for one in (self.row, self.source, self.table, self.file)) != 1:
            raise ValueError("wants one of row, source, table, file")
        return self

    def place(self) -> tuple[Literal["row", "table"], str]:
        """Return the kind and the key of what it leads to, of all but a file."""
        if self.table:
            return "table", self.table
        return "row", row_anchor(self.row[0], *self.row[1:]) if self.row else str(self.source)


class Days(_Part):
    """Days that are counted: what they are, and their spans, first and last day included."""

    text: str
    spans: Annotated[list[tuple[dt.date, dt.date]], Field(min_length=1)]

    @property
    def count(self) -> int:
        """How many days they are."""
        return sum((last - first).days + 1 for first, last in self.spans)


class Rests(_Part):
    """What a finding rests on."""

    key: str
    rows: list[Lead] = []
    days: list[Days] = []

    @classmethod
    def read(cls, record: Mapping[str, Any], docname: str) -> Rests:
        """Check what a finding's output says of it; raise `ExtensionError` with what is wrong."""
        try:
            return cls(**{name: record[name] for name in cls.model_fields if name in record})
        except ValidationError as error:
            told = error.errors()[0]
            where = ".".join(map(str, told["loc"]))
            raise ExtensionError(
                f"{docname}: finding {record.get('key')}: {where}: {told['msg']}"
            ) from None


class RestsNode(nodes.General, nodes.Element):
    """What a finding rests on; without children, so that the search does not find it here."""


def rests_node(rests: Rests) -> list[nodes.Element]:
    """Return the node of what a finding rests on, if anything is recorded."""
    return [RestsNode("", rests=rests)] if rests.rows or rests.days else []


def register(app: Sphinx) -> None:
    """Teach HTML builders the node; others leave it out."""
    out = (_skip, None)
    app.add_node(RestsNode, html=(_visit, None), latex=out, text=out, man=out, texinfo=out)


def _skip(_: Any, __: nodes.Node) -> None:
    raise nodes.SkipNode


def _visit(translator: HTML5Translator, node: RestsNode) -> None:
    translator.body.extend(_Fold(translator, node["rests"]).lines())
    raise nodes.SkipNode


class _Fold:
    """The fold under a finding, with its links as seen from the page."""

    def __init__(self, translator: HTML5Translator, rests: Rests) -> None:
        self.builder = translator.builder
        self.domain = SiteDomain.of(self.builder.env)
        self.rests = rests
        self.said = words("site")

    def lines(self) -> Iterator[str]:
        """Yield the fold's HTML; every text is escaped."""
        rows, days = self.rests.rows, self.rests.days
        supposed = sum(one.table == PARAMETERS for one in rows)
        count = sum(one.count for one in rows) - supposed
        yield '<details class="landroute-rests">'
        yield f"<summary>{self.say('rests-on', rows=count, parameters=supposed)}</summary>\n"
        yield from self.list(rows[:FIRST])
        if rows[FIRST:]:
            left = sum(one.count for one in rows[FIRST:])
            yield f"<details><summary>{self.say('rests-more', n=left)}</summary>\n"
            yield from self.list(rows[FIRST:])
            yield "</details>\n"
        for one in days:
            label = self.say("rests-days", days=one.count, label=one.text)
            yield f"<details><summary>{label}</summary>\n<ul>"
            yield from (f"<li>{self.span(*span)}</li>" for span in one.spans)
            yield "</ul></details>\n"
        cell = anchor(CODE, self.rests.key)
        yield f'<p><a href="#{cell}">{self.say("rests-cell")}</a></p></details>\n'

    def say(self, message: str, **facts: Any) -> str:
        """Return a message as HTML."""
        return html.escape(self.said(message, **facts))

    def span(self, first: dt.date, last: dt.date) -> str:
        """Return a span of days with their number."""
        return self.say("rests-span", span=Period(first, last), n=(last - first).days + 1)

    def list(self, rows: list[Lead]) -> Iterator[str]:
        """Yield what decides as a list of links."""
        yield "<ul>"
        for row in rows:
            text, uri = html.escape(row.text), self.uri(row)
            link = f'<a href="{html.escape(uri)}">{text}</a>' if uri else text
            yield f"<li>{link}</li>"
        yield "</ul>\n"

    def uri(self, lead: Lead) -> str | None:
        """Return where it leads, or None with a warning."""
        here = self.builder.current_docname
        if lead.file:
            file = f"{FILES}/{lead.file}"
            uri = relative_uri(self.builder.get_target_uri(here), file)
            found = uri if has_file(self.builder, file) else None
        else:
            place = self.domain.place(*lead.place())
            found = address(self.builder, here, place) if place else None
        if found is None:
            logger.warning(
                "finding %s rests on what is on no page: %s", self.rests.key, lead.text,
                location=here, type="landroute",
            )  # fmt: skip
        return found
