"""Any table of contents: refused in a line, or the chapters that Jupyter Book's own parser has."""

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st
from sphinx_external_toc.parsing import parse_toc_yaml

from landroute.errors import BadInput
from landroute.press import notebooks

CHAPTERS = ["routes/map", "routes/below", "actors/who", "back/rows", "back/last"]
PAGES = {"routes/below"}  # of Markdown, the others notebooks
ODD_NAMES = [
    "", ".", "..", "lost", "routes", "routes/", "/routes/map", "./routes/map", "routes//map",
    "../README", "routes/map.ipynb", "routes/below.md", "routes/*", "Routes/Map", "index", 5, None,
    "routes/map.txt", "x" * 300, "a\u202eb", "2017-08-15", ["routes/map"], {"file": "index"},
]  # fmt: skip
ODD_TEXT = [
    *(": ", ":", "\n", "\n  ", "\t", "- ", "? ", "{", "}", "[", "]", ",", "#", "'", '"', "|\n"),
    *("&a ", "*a", "!!int ", "!!timestamp ", "!!bool ", "!x ", "<<: ", "---\n", "root: lost\n"),
    *("\0", "\x85", "\u202e", "\ufeff", "[" * 600, "{a: " * 600, "010", "1:30", "0x1", "../", "*"),
]
ODD_VALUES = st.sampled_from(
    [None, True, 5, -1, 1.5, "x", "jb-article", [], [3], {}, {"a": 1}, [[]]]
)
ODD_KEYS = st.sampled_from(
    ["title", "titel", "glob", "url", "sections", "chapters", "entries", "options", "numbered",
     "defaults", "meta", "caption", "parts", "subtrees", "file", "root", "format", 5]
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return a folder with chapters, of which the tests write the contents."""
    root = tmp_path_factory.mktemp("contents")
    for name in ("index", *CHAPTERS):
        path = root / "chapters" / f"{name}{'.md' if name in PAGES else '.ipynb'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (root / "README.md").write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "ROOT", root)
        patch.setattr(notebooks, "CHAPTERS", root / "chapters")
        yield root


@st.composite
def trees(draw):
    """Draw contents that list each chapter once, some below others; here and there odd."""
    entries = [{"file": name} for name in draw(st.permutations(CHAPTERS))]
    above = []
    for entry in entries:
        if above and draw(st.booleans()):
            draw(st.sampled_from(above)).setdefault("sections", []).append(entry)
        above.append(entry)
    below = {id(one) for entry in entries for one in entry.get("sections", ())}
    top = [entry for entry in entries if id(entry) not in below]
    contents = {"format": "jb-book", "root": "index"}
    if draw(st.booleans()):
        cut = draw(st.integers(0, len(top) - 1))
        parts = [top[:cut], top[cut:]]
        contents["parts"] = [{"caption": "A part", "chapters": part} for part in parts if part]
    else:
        contents["chapters"] = top
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        place = draw(st.sampled_from([contents, *entries, *contents.get("parts", ())]))
        match draw(st.integers(0, 4)):
            case 0:
                place[draw(ODD_KEYS)] = draw(ODD_VALUES)
            case 1:
                place.pop(draw(st.sampled_from(list(place))))
            case 2:
                place["file"] = draw(st.sampled_from(ODD_NAMES))
            case 3:
                place.update(
                    draw(st.sampled_from([{"url": "https://example.org"}, {"title": "One"}]))
                )
            case 4:
                top.append(draw(st.sampled_from([{"url": "https://example.org"}, *entries])))
        if not place:
            break
    return contents


@st.composite
def texts(draw):
    """Draw the text of contents, here and there with odd text in it."""
    text = yaml.safe_dump(draw(trees()), sort_keys=draw(st.booleans()), allow_unicode=True)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD_TEXT)) + text[at + draw(st.integers(0, 3)) :]
    return text


def listed_in(entry):
    """Yield the files of a tree of plain YAML in the order in which they stand."""
    yield entry.get("file") or entry.get("root")
    for part in entry.get("parts") or entry.get("subtrees") or [entry]:
        for key in ("chapters", "sections", "entries"):
            for one in part.get(key, ()):
                if "url" not in one:
                    yield from listed_in(one)


def bare(name):
    return name.removesuffix(".ipynb").removesuffix(".md")


@settings(max_examples=500, derandomize=True)
@given(texts())
def test_contents_are_refused_or_read_as_jupyter_book_reads_them(book, text):
    path = book / "_toc.yml"
    path.write_bytes(text.encode())
    told = ""
    try:
        notebooks.require_listed()
    except BadInput as error:
        told = str(error)
    event("refused" if told else "read")
    if told:
        assert told.startswith((str(path), str(book / "chapters")))
        assert told.isprintable()
        return
    names = notebooks.chapter_names()
    assert sorted(names) == sorted(map(bare, parse_toc_yaml(path)))
    assert names == [bare(name) for name in listed_in(yaml.safe_load(text))]
    assert {"index", *CHAPTERS} - PAGES <= {*names} <= {"index", *CHAPTERS}
    assert notebooks.notebook_names() == [name for name in names if name not in PAGES]
