"""The Sphinx extension, on books of one or two pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sphinx.errors import ExtensionError

from landroute.outputs import FINDING_MIME
from landroute.press.site.figures import plain
from landroute.press.site.mime import PLOTLY_MIME

HOSTILE = 'é "quoted" </figcaption><script>alert(1)</script> & more'
META = {
    "key": "one-bar",
    "alt": "A bar.",
    "caption": "One bar.",
    "table": {"columns": ["place", "count"], "rows": [["Tanf", 1]]},
}
Page = list[dict[str, Any]]
Build = Callable[..., tuple[Path, str]]


def figure(data: Any = None, layout: dict[str, Any] | None = None, **meta: Any) -> dict[str, Any]:
    """Return the output of a figure; a ``meta`` that is None is left out."""
    given = {name: value for name, value in {**META, **meta}.items() if value is not None}
    content = {"data": data or [{"type": "bar", "x": ["Tanf"], "y": [1]}]}
    return {PLOTLY_MIME: {**content, "layout": {**(layout or {}), "meta": given}}}


def finding(key: str, text: str) -> dict[str, Any]:
    record = {"key": key, "value": 3, "unit": "places", "text": text}
    return {FINDING_MIME: record, "text/markdown": text, "text/plain": text}


def test_figure_becomes_a_placeholder_and_a_file_of_its_own(build: Build) -> None:
    points = {"type": "scatter", "x": list(range(50_000)), "y": [0.5] * 50_000}
    site, warnings = build([figure([points], {"height": 321}, title="Where Tanf is")])
    page = (site / "page0.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert len(page) < 20_000
    assert 'id="fig-one-bar"' in page
    assert 'role="img" aria-label="A bar."' in page
    assert "min-height: 321px; min-width: 0px" in page
    assert "Where Tanf is" in page
    (script,) = (site / "_static" / "figures").iterdir()
    assert f'data-landroute-src="figures/{script.name}"' in page
    call = re.fullmatch(r'landroute\.figure\("one-bar",(.*)\);\n', script.read_text())
    assert call
    spec = json.loads(call[1])
    assert spec["data"] == [points]
    assert spec["table"] == META["table"]
    assert (site / "_static" / "plotly-basic.min.js").stat().st_size > 1_000_000


def test_a_book_without_the_extension_shows_what_a_notebook_shows(build: Build) -> None:
    output = {**finding("plain", "**Held.**"), **figure()}
    site, _ = build(
        [output], extensions=["myst_nb"], landroute_findings="", html_math_renderer="mathjax"
    )
    assert "landroute-" not in (site / "page0.html").read_text(encoding="utf-8")


def test_figure_file_is_named_by_its_content(build: Build) -> None:
    site, _ = build(
        [figure(), figure(key="other-bar"), figure([{"type": "bar", "y": [2]}], key="x")]
    )
    names = [file.stem for file in (site / "_static" / "figures").iterdir()]
    assert len({name.rpartition("-")[2] for name in names}) == 3


def test_hostile_text_stays_text(build: Build) -> None:
    page, warnings = build(
        [
            figure(alt=HOSTILE, caption=HOSTILE, title=HOSTILE),
            finding("hostile", f"**Bold** {HOSTILE} [x](javascript:alert(1))"),
        ]
    )
    html = (page / "page0.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert html.count("&lt;/figcaption&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more") >= 5
    assert "<strong>Bold</strong> é" in html


@pytest.mark.parametrize("name", ["key", "alt", "caption", "table"])
def test_figure_without_its_metadata_stops_the_build(build: Build, name: str) -> None:
    key = "without a key" if name == "key" else "one-bar"
    with pytest.raises(ExtensionError, match=f"page0: figure {key}: .*lacks {name}"):
        build([figure(**{name: None})])


@pytest.mark.parametrize("key", ["One Bar", "one_bar", '"><script>', "../up"])
def test_figure_key_must_be_kebab_case(build: Build, key: str) -> None:
    with pytest.raises(ExtensionError, match="not kebab-case"):
        build([figure(key=key)])


def test_table_rows_must_match_columns(build: Build) -> None:
    with pytest.raises(ExtensionError, match="not as long as its columns"):
        build([figure(table={"columns": ["a"], "rows": [[1, 2]]})])


@pytest.mark.parametrize(
    ("data", "layout"),
    [
        ([{"type": "scattermap"}], {}),
        ([{"type": "densitymapbox"}], {}),
        ([{"type": "scattergeo"}], {}),
        ([{"type": "choropleth", "geo": "geo2"}], {"geo": {"visible": False}}),
        ([], {"images": [{"source": "https://example.org/map.png"}]}),
    ],
)
def test_figure_that_needs_the_network_stops_the_build(
    build: Build, data: list[dict[str, Any]], layout: dict[str, Any]
) -> None:
    with pytest.raises(ExtensionError, match=r"network|fetches|not a data: URL"):
        build([figure(data, layout)])


@pytest.mark.parametrize("pages", [[[figure(), figure()]], [[figure()], [figure()]]])
def test_figure_key_is_unique_in_the_book(build: Build, pages: list[Page]) -> None:
    with pytest.raises(ExtensionError, match="figure 'one-bar' is already used in page0"):
        build(*pages)


def test_finding_may_be_repeated_in_the_same_words_only(build: Build) -> None:
    site, warnings = build([finding("keys", "Three."), finding("keys", "Three.")])
    assert warnings == ""
    assert (site / "page0.html").read_text().count('id="finding-keys"') == 1


def test_finding_in_other_words_stops_the_build(build: Build) -> None:
    with pytest.raises(ExtensionError, match="finding 'keys' is already used in page0"):
        build([finding("keys", "Three.")], [finding("keys", "Four.")])


def test_a_role_quotes_a_finding_and_links_to_it(build: Build) -> None:
    text = "It is **1,234** km."
    record = {"value": 1234, "unit": "km", "text": text, "doc": "page0"}
    site, warnings = build(
        [finding("road", text)], prose="{finding-text}`road`", findings={"road": record}
    )
    page = (site / "index.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert page.count('href="page0.html#finding-road"') == 1
    assert "It is <strong>1,234</strong> km." in page


def test_unknown_finding_is_a_warning(build: Build) -> None:
    _, warnings = build(prose="See {finding-text}`no-such-key`.")
    assert "index.md:3: WARNING: unknown finding 'no-such-key'" in warnings


def test_finding_recorded_on_no_page_is_a_warning(build: Build) -> None:
    record = {"value": 1, "unit": "", "text": "One.", "doc": "gone"}
    _, warnings = build(prose="{finding-text}`lost`", findings={"lost": record})
    assert "landroute:finding reference target not found: lost" in warnings


@pytest.mark.parametrize("key", ["Keys", "the_keys", "a b", ""])
def test_finding_key_must_be_kebab_case(build: Build, key: str) -> None:
    with pytest.raises(ExtensionError, match="is not kebab-case"):
        build([finding(key, "Three.")])


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "dirhtml"])
def test_other_builders_print_the_words_of_a_figure(build: Build, builder: str) -> None:
    built, warnings = build([figure(), finding("keys", "Three.")], builder=builder)
    assert warnings == ""
    words = "".join(
        file.read_text(encoding="utf-8")
        for file in built.rglob("*")
        if file.suffix in {".txt", ".tex", ".html"}
    )
    assert "A bar." in words
    assert "Three." in words


def test_formula_is_mathml_and_money_is_not_a_formula(build: Build) -> None:
    site, warnings = build(
        prose=r"$\lambda \sim \mathrm{Gamma}(\alpha)$ costs $5 to $10 or $2 to $3."
    )
    page = (site / "index.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert page.count("<math ") == 1
    assert "costs $5 to $10 or $2 to $3." in page
    assert "mathjax" not in page.lower().replace("mathjax_ignore", "")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Two<br>lines", "Two lines"),
        ('<b>Bold</b> <span style="color:red">red</span>', "Bold red"),
        ("5 &lt; 6", "5 < 6"),
        ("<script>", "<script>"),
        (None, ""),
    ],
)
def test_plain_words_of_a_label(label: str | None, words: str) -> None:
    assert plain(label) == words


def test_a_quoted_finding_says_which_page_works_it_out(build: Build) -> None:
    record = {"key": "keys", "value": 3, "unit": "places", "text": "Three.", "doc": "page0"}
    site, warnings = build(
        [finding("keys", "Three.")], prose="{finding-text}`keys`", findings={"keys": record}
    )
    assert warnings == ""
    assert 'title="page0">' in (site / "index.html").read_text(encoding="utf-8")
