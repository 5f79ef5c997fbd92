"""The picture that a shared link shows: the verdict, a figure, the name of the book."""

from __future__ import annotations

import hashlib
from pathlib import Path

from markdown_it import MarkdownIt

from landroute.press.chrome import chrome
from landroute.press.site.assets import TEMPLATES

SIZE = {"width": 1200, "height": 630}  # what the Open Graph's readers ask for


def draw(verdict: str, picture: Path, title: str, folder: Path) -> str:
    """
    Draw the picture unless it is there.

    Parameters
    ----------
    verdict
        A finding's sentence, in Markdown.
    picture
        Of a figure.
    title
        Of the book.
    folder
        Where it is kept.

    Returns
    -------
    str
        Its file name in `folder`, which changes with what it shows.
    """
    facts = {"verdict": plain(verdict), "picture": picture.as_uri(), "title": title}
    page = TEMPLATES.get_template("share.html").render(facts)
    made_of = page.replace(picture.as_uri(), picture.name)
    name = f"share-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}.png"
    if not (folder / name).exists():
        source = folder / "share.html"
        source.write_text(page, encoding="utf-8")
        with chrome() as browser:
            sheet = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
            sheet.goto(source.as_uri())
            sheet.screenshot(path=folder / name)
        source.unlink()
    return name


def plain(sentence: str) -> str:
    """Return a sentence of Markdown as its words alone."""
    (paragraph,) = MarkdownIt("commonmark").parseInline(sentence)
    return "".join(token.content for token in paragraph.children or [] if not token.nesting)
