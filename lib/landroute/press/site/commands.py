"""Commands to be typed: each word of them whole, on the next line where a phone has no room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

COMMANDS = re.compile(r"(?:(?:landroute|make|pip|source) .*\n?)+")


class WrapCommands(SphinxPostTransform):
    """Give each word of a block of commands an element of its own, which a browser keeps whole."""

    default_priority = 190  # before MyST-NB and Sphinx colour the block
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Replace the blocks of the document."""
        for block in list(self.document.findall(nodes.literal_block)):
            if COMMANDS.fullmatch(block.astext()):
                classes = ["landroute-command"]
                block.replace_self(
                    nodes.literal_block("", "", *_words(block.astext()), classes=classes)
                )


def register(app: Sphinx) -> None:
    """Add the transform."""
    app.add_post_transform(WrapCommands)


def _words(text: str) -> Iterator[nodes.Node]:
    for part in re.split(r"(\s+)", text):
        if part:
            yield nodes.Text(part) if part.isspace() else nodes.inline("", part, classes=["pre"])
