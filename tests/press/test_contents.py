"""The table of contents: read as Jupyter Book reads it, and whole before anything runs."""

import pytest

from landroute.errors import BadInput
from landroute.press import notebooks

PARTS = """
format: jb-book
root: index
parts:
  - caption: Routes
    chapters:
      - file: routes/map
        sections:
          - file: routes/below
            title: Another title
      - url: https://example.org
        title: Elsewhere
      - file: routes/last.ipynb
"""


@pytest.fixture
def contents(tmp_path, monkeypatch):
    """Return what writes a table of contents, of a book with some chapters."""
    chapters = tmp_path / "chapters"
    (chapters / "routes").mkdir(parents=True)
    for name in ("index.ipynb", "routes/map.ipynb", "routes/below.md", "routes/last.ipynb"):
        (chapters / name).write_text("")
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr(notebooks, "CHAPTERS", chapters)
    return (tmp_path / "_toc.yml").write_text


def test_sections_suffixes_and_addresses_are_read(contents):
    contents(PARTS)
    assert notebooks.chapter_names() == ["index", "routes/map", "routes/below", "routes/last"]
    assert notebooks.notebook_names() == ["index", "routes/map", "routes/last"]
    notebooks.require_listed()


REFUSED = {
    "a file that is not there": ("last.ipynb", "lost", "lists routes/lost, and chapters/ has no"),
    "one left out": ("      - file: routes/last.ipynb\n", "", "_toc.yml does not list it"),
    "a pattern": ("file: routes/last.ipynb", "glob: routes/*", "lists routes/*: name each"),
    "one listed twice": ("routes/last.ipynb", "routes/map", "is no table of contents"),
    "no root": ("root: index\n", "", "is no table of contents"),
    "no list": ("sections:", "sections: 3 #", "_toc.yml:9: expected <block end>"),
    "a wrong key": ("title: Another", "titel: Another", "is no table of contents"),
    "no YAML": ("parts:", "parts: [", "_toc.yml:5: expected the node content"),
    "a key twice": ("root: index\n", "root: index\nroot: lost\n", "root is given twice"),
    "one by its suffix too": ("routes/below\n", "routes/last\n", "lists routes/last twice"),
    "a page elsewhere": ("routes/last.ipynb", "../README", "lists ../README: write its path"),
    "a path that goes round": ("routes/last.ipynb", "./routes/last", "lists ./routes/last: write"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(contents, kind):
    old, new, reason = REFUSED[kind]
    assert old in PARTS
    contents(PARTS.replace(old, new))
    with pytest.raises(BadInput) as refused:
        notebooks.require_listed()
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
