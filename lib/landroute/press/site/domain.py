"""Which page holds each figure, finding, table and row: keys stay unique, links resolve."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.nodes import make_refnode

UNIQUE = {"figure", "table", "row"}
PREFIXES = {"figure": "fig-", "row": ""}


class SiteDomain(Domain):
    """Keys of figures, findings and tables: ``data[kind][key] = {docname: detail}``."""

    name = "landroute"
    label = "The Land Route"
    initial_data: dict[str, Any] = {  # noqa: RUF012 (as in Domain)
        "figure": {}, "finding": {}, "table": {}, "rows": {}, "row": {},
    }  # fmt: skip
    data_version = 2

    @classmethod
    def of(cls, env: BuildEnvironment) -> SiteDomain:
        """Return the site domain of a build environment."""
        return cast(SiteDomain, env.get_domain(cls.name))

    def note(self, kind: str, key: str, detail: str = "") -> bool:
        """Record that the page being read holds ``key``, and let pages link to it.

        Parameters
        ----------
        kind : {"figure", "finding", "table", "rows"}
        key : str
            A figure's or table's is unique in the book. A finding may be stated again, in the same
            words. That of rows is the name of the table of data/ whose rows are all there.
        detail : str
            A figure's file name, a finding's sentence, or nothing.

        Returns
        -------
        bool
            Whether this is the first on its page, and so carries the anchor.

        Raises
        ------
        ExtensionError
            The key is taken.
        """
        docname = self.env.docname
        first = docname not in self.data[kind].get(key, {})
        self._claim(kind, key, docname, detail)
        label = anchor(kind, key)
        standard = cast(StandardDomain, self.env.get_domain("std"))
        standard.note_hyperlink_target(label.lower(), docname, label, key)
        return first

    def note_row(self, label: str) -> None:
        """Record that the page being read holds the row whose HTML id is ``label``."""
        self._claim("row", label, self.env.docname, "")

    def place(self, kind: str, key: str, recorded: str | None = None) -> tuple[str, str] | None:
        """Return the page and the HTML id of what has a key.

        Parameters
        ----------
        kind, key
            As noted; a row's key is its HTML id.
        recorded
            The page to choose where several hold the key; its top where none does.

        Returns
        -------
        tuple or None
            Page and id, the id empty for the top of the page; None where there is no such page.
        """
        pages = self.data[kind].get(key, {})
        docname = recorded if recorded in pages else min(pages, default=recorded)
        if docname is None or docname not in self.env.found_docs:
            return None
        return docname, anchor(kind, key) if docname in pages else ""

    def figure_files(self) -> set[str]:
        """Return the names of the figure files that the book's pages load."""
        return {file for pages in self.data["figure"].values() for file in pages.values()}

    def clear_doc(self, docname: str) -> None:
        """Forget a page before it is read again."""
        for kind in self.initial_data:
            for key, pages in list(self.data[kind].items()):
                pages.pop(docname, None)
                if not pages:
                    del self.data[kind][key]

    def merge_domaindata(self, docnames: Any, otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for kind in self.initial_data:
            for key, pages in otherdata[kind].items():
                for docname in pages.keys() & set(docnames):
                    self._claim(kind, key, docname, pages[docname])

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element | None:
        """Link to the anchor of what has the key; to its page where it is not shown."""
        place = self.place(typ, target, node.get("recorded_in"))
        if place is None:
            return contnode if typ == "rows" else None  # not every table has its rows shown
        docname, label = place
        title = env.titles[docname].astext()
        return make_refnode(builder, fromdocname, docname, label, contnode, title)

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.Element]]:
        """Leave untyped references to the standard labels."""
        return []

    def _claim(self, kind: str, key: str, docname: str, detail: str) -> None:
        pages = self.data[kind].setdefault(key, {})
        for page, known in pages.items():
            if kind in UNIQUE or known != detail:
                raise ExtensionError(f"{docname}: {kind} {key!r} is already used in {page}")
        pages[docname] = detail


def anchor(kind: str, key: str) -> str:
    """Return the HTML id of what has a key; a row's is its key."""
    return PREFIXES.get(kind, f"{kind}-") + key


def reference(
    kind: str, key: str, docname: str, content: nodes.Element, recorded: str | None = None
) -> addnodes.pending_xref:
    """Return a reference from page ``docname``, which Sphinx resolves, or warns that it cannot."""
    return addnodes.pending_xref(
        "",
        content,
        refdomain=SiteDomain.name,
        reftype=kind,
        reftarget=key,
        refdoc=docname,
        refwarn=True,
        recorded_in=recorded,
    )


def address(builder: Builder, docname: str, place: tuple[str, str]) -> str:
    """Return the address of a page and id, seen from page ``docname``."""
    page, label = place
    uri = builder.get_relative_uri(docname, page)
    return f"{uri.partition('#')[0]}#{label}" if label else uri
