"""One style sheet, of the rules that apply, and one script; Plotly's part is the pinned one."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable
from pathlib import Path

import plotly.offline
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.errors import ExtensionError

from landroute.press import vendor
from landroute.press.site.assets import PARTS, PLOTLY, STATIC, script
from landroute.press.site.styles import names_used, pruned

Build = Callable[..., tuple[Path, str]]
USED = {"card", "main", "wide"}


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".card{color:red}", ".card{color:red}"),
        (".gone{color:red}", ""),
        (".card .gone,.card a,#main{margin:0}", ".card a,#main{margin:0}"),
        ("a:not(.gone){margin:0}", "a:not(.gone){margin:0}"),
        (".card:is(.gone,.wide){margin:0}", ".card:is(.gone,.wide){margin:0}"),
        ("@media print{.gone{margin:0}.card{margin:0}}", "@media print{.card{margin:0}}"),
        ("@media print{.gone{margin:0}}", ""),
        ('@font-face{font-family:x;src:url("x.woff2")}', ""),
        ("@keyframes turn{to{rotate:1turn}}", "@keyframes turn{to{rotate:1turn}}"),
        ('.card[data-x="a,b"]{margin:0}', '.card[data-x="a,b"]{margin:0}'),
    ],
)
def test_a_rule_stays_if_a_selector_of_it_can_apply(sheet: str, kept: str) -> None:
    assert pruned(sheet, USED).replace("\n", "") == kept


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (".card{background:url(../x/y.png)}", "a file elsewhere: ../x/y.png"),
        ('@import "other.css";', "asks for another"),
        (".card{color:red}}", "does not parse"),
    ],
)
def test_what_the_joined_sheet_could_not_find_is_refused(sheet: str, said: str) -> None:
    with pytest.raises(ExtensionError, match=said):
        pruned(sheet, USED)


NAMES = st.sampled_from(["card", "main", "wide", "gone", "lost"])


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_selector_stays_if_and_only_if_all_it_asks_for_is_used(selectors: list) -> None:
    sheet = ",".join(" ".join(f".{name}" for name in names) for names in selectors) + "{top:0}"
    wanted = [" ".join(f".{n}" for n in names) for names in selectors if USED.issuperset(names)]
    said = ",".join(wanted)
    assert pruned(sheet, USED).strip() == (f"{said}{{top:0}}" if wanted else "")


def test_names_come_from_pages_and_from_what_scripts_may_set() -> None:
    used = names_used(['<p class="a b" id="c">d</p>'], ['x.classList.add("is-open")'])
    assert {"a", "b", "c", "is-open"} <= used
    assert "d" not in used


def test_a_page_asks_for_one_sheet_and_two_scripts(build: Build) -> None:
    site, warnings = build([])
    assert warnings == ""
    page = (site / "page0.html").read_text(encoding="utf-8")
    assert page.count('<link rel="stylesheet"') == 1
    assert re.findall(r' src="_static/([^"?]+)', page) == ["theme.js", "book.js"]
    style, joined = ((site / "_static" / name).read_text() for name in ("book.css", "book.js"))
    assert "landroute" in style
    assert joined == script()


def test_keys_of_sphinx_are_off_before_its_scripts_listen(build: Build) -> None:
    joined = (build([])[0] / "_static" / "theme.js").read_text(encoding="utf-8")
    off = joined.index("ENABLE_SEARCH_SHORTCUTS = false")
    assert joined.index("const DOCUMENTATION_OPTIONS") < off < joined.index("initOnKeyListeners")


def test_a_block_of_commands_has_an_element_a_word(build: Build) -> None:
    prose = "```\nlandroute run a --set b=1\n```\n\n```\nprint(1)\n```"
    page = (build([], prose=prose)[0] / "index.html").read_text(encoding="utf-8")
    assert page.count("landroute-command") == 1
    assert '<span class="pre">--set</span> <span class="pre">b=1</span>' in page


def test_every_part_of_the_script_is_joined() -> None:
    assert {part.stem for part in (STATIC / "script").iterdir()} == set(PARTS)


def test_plotly_is_the_pinned_part_of_the_version_that_draws_in_python() -> None:
    version = plotly.offline.get_plotlyjs_version()
    assert version == vendor.BASIC.version, "run `python -m landroute.press.vendor` with a new pin"
    script = (vendor.FOLDER / PLOTLY).read_text(encoding="utf-8")
    assert script.startswith(f"/**\n* plotly.js (basic - minified) v{version}")
    assert "MIT License" in (vendor.FOLDER / vendor.LICENCE).read_text()


def test_vendoring_takes_script_and_licence_from_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "plotly.tgz"
    package = tmp_path / "package"
    package.mkdir()
    for name in (PLOTLY, "LICENSE"):
        (package / name).write_text(name)
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(package, "package")
    monkeypatch.setattr(vendor, "fetch", lambda _: archive)
    monkeypatch.setattr(vendor, "FOLDER", tmp_path)
    vendor.vendor()
    assert (tmp_path / PLOTLY).read_text() == PLOTLY
    assert (tmp_path / vendor.LICENCE).read_text() == "LICENSE"
