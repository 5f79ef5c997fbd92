"""Which page holds each figure, finding and table's rows: keys stay unique, links resolve."""

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


class SiteDomain(Domain):
    """Keys of figures, findings and tables: ``data[kind][key] = {docname: detail}``."""

    name = "landroute"
    label = "The Land Route"
    initial_data: dict[str, Any] = {"figure": {}, "finding": {}, "rows": {}}  # noqa: RUF012 (as in Domain)
    data_version = 1

    @classmethod
    def of(cls, env: BuildEnvironment) -> SiteDomain:
        """Return the site domain of a build environment."""
        return cast(SiteDomain, env.get_domain(cls.name))

    def note(self, kind: str, key: str, detail: str) -> bool:
        """Record that the page being read holds ``key``, and let pages link to it.

        Parameters
        ----------
        kind : {"figure", "finding", "rows"}
        key : str
            A figure's is unique in the book. A finding may be stated again, in the same words.
            That of rows is the name of their table.
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
        """Link to the anchor of a finding or table; to a finding's page where it is not shown."""
        pages = self.data[typ].get(target, {})
        recorded = node.get("recorded_in")
        docname = recorded if recorded in pages else min(pages, default=recorded)
        if docname not in env.found_docs:
            return contnode if typ == "rows" else None  # not every table has its rows shown
        label = anchor(typ, target) if docname in pages else ""
        title = env.titles[docname].astext()
        return make_refnode(builder, fromdocname, docname, label, contnode, title)

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.Element]]:
        """Leave untyped references to the standard labels."""
        return []

    def _claim(self, kind: str, key: str, docname: str, detail: str) -> None:
        pages = self.data[kind].setdefault(key, {})
        for page, known in pages.items():
            if kind == "figure" or known != detail:
                raise ExtensionError(f"{docname}: {kind} {key!r} is already used in {page}")
        pages[docname] = detail


def anchor(kind: str, key: str) -> str:
    """Return the HTML id of a figure or finding."""
    return f"{'fig' if kind == 'figure' else kind}-{key}"
