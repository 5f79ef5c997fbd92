"""MyST-NB renderer of the MIME types the chapters emit: Plotly figures, findings and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.environment import BuildEnvironment

from landroute.outputs import FINDING_MIME, PLOTLY_MIME, TABLE_MIME
from landroute.press.site.domain import SiteDomain
from landroute.press.site.figure_html import figure_node
from landroute.press.site.figures import Figure
from landroute.press.site.findings import finding_node, read_finding
from landroute.press.site.rests import Rests, rests_node
from landroute.press.site.tables import Table, table_node


class LandrouteRenderer(MimeRenderPlugin):
    """Turn figures, findings and tables into nodes, ahead of any other MIME type beside them."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = [
        ("*", FINDING_MIME, 1),
        ("*", PLOTLY_MIME, 2),
        ("*", TABLE_MIME, 3),
    ]

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Return the nodes of a figure, finding or table; ``None`` leaves others to MyST-NB.

        Raises
        ------
        sphinx.errors.ExtensionError
            The output lacks something the page needs, or its key is taken.
        """
        env: BuildEnvironment | None = getattr(renderer.renderer, "sphinx_env", None)
        if inline or env is None or SiteDomain.name not in env.domains:  # another's book
            return None
        domain = SiteDomain.of(env)
        if data.mime_type == PLOTLY_MIME:
            figure = Figure.read(data.content, env.docname)
            domain.note("figure", figure.key, figure.file_name)
            return [figure_node(figure)]
        if data.mime_type == FINDING_MIME:
            key, text = read_finding(data.content, env.docname)
            anchored = domain.note("finding", key, text)
            rests = Rests.read(data.content, env.docname)
            return [finding_node(key, text, anchored), *rests_node(rests)]
        if data.mime_type == TABLE_MIME:
            return [table_node(Table.read(data.content, env.docname), domain)]
        return None
