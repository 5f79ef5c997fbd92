"""The Sphinx extension, on books of one or two pages."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat.v4 as nbf
import pytest
from myst_nb.core.render import load_mime_renders
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace

from landroute.press.site.figures import plain
from landroute.press.site.findings import shown
from landroute.press.site.mime import FINDING, PLOTLY, LandrouteRenderer

HOSTILE = 'é "quoted" </figcaption><script>alert(1)</script> & more'
META = {
    "key": "one-bar",
    "alt": "A bar.",
    "caption": "One bar.",
    "table": {"columns": ["place", "count"], "rows": [["Tanf", 1]]},
}
PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
Page = list[dict[str, Any]]
Build = Callable[..., tuple[Path, str]]


def figure(data: Any = None, layout: dict[str, Any] | None = None, **meta: Any) -> dict[str, Any]:
    """Return the output of a figure; a ``meta`` that is None is left out."""
    given = {name: value for name, value in {**META, **meta}.items() if value is not None}
    content = {"data": data or [{"type": "bar", "x": ["Tanf"], "y": [1]}]}
    return {PLOTLY: {**content, "layout": {**(layout or {}), "meta": given}}}


def finding(key: str, text: str) -> dict[str, Any]:
    record = {"key": key, "value": 3, "unit": "places", "text": text}
    return {FINDING: record, "text/markdown": text, "text/plain": text}


@pytest.fixture(autouse=True)
def renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests run on a source tree whose entry points are not installed."""
    if LandrouteRenderer not in load_mime_renders():
        monkeypatch.setattr("myst_nb.core.render.load_mime_renders", lambda: [LandrouteRenderer])
        monkeypatch.setattr("landroute.press.site.load_mime_renders", lambda: [LandrouteRenderer])


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a book of one notebook a page; return its output folder and the warnings."""

    def run(
        *pages: Page, prose: str = "", findings: dict[str, Any] | None = None, builder: str = "html"
    ) -> tuple[Path, str]:
        source = tmp_path / "source"
        source.mkdir()
        names = [f"page{number}" for number in range(len(pages))]
        for name, outputs in zip(names, pages, strict=True):
            cells = [nbf.new_markdown_cell(f"# {name}")]
            for data in outputs:
                shown_data = nbf.new_output("display_data", data=data)
                cells.append(nbf.new_code_cell("show()", outputs=[shown_data]))
            (source / f"{name}.ipynb").write_text(
                json.dumps(nbf.new_notebook(cells=cells, metadata=PYTHON))
            )
        contents = "\n".join(["```{toctree}", *names, "```"])
        (source / "index.md").write_text(f"# Book\n\n{prose}\n\n{contents}\n")
        (source / "findings.json").write_text(json.dumps(findings or {}))
        return build_sphinx(source, tmp_path / "built", builder)

    return run


def build_sphinx(source: Path, target: Path, builder: str) -> tuple[Path, str]:
    options = {
        "extensions": ["myst_nb", "landroute.press.site"],
        "nb_execution_mode": "off",
        "html_theme": "basic",
        "html_math_renderer": "mathml",
        "myst_enable_extensions": ["dollarmath"],
        "myst_dmath_allow_space": False,
        "myst_dmath_allow_digits": False,
        "landroute_findings": "findings.json",
    }
    doctrees = target.with_name("doctrees")
    said = io.StringIO()
    with docutils_namespace():
        app = Sphinx(source, None, target, doctrees, builder, options, status=None, warning=said)
        app.build()
    return target, strip_colors(said.getvalue())


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
    assert (site / "_static" / "plotly.min.js").stat().st_size > 1_000_000


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


def test_roles_quote_a_finding_and_link_to_it(build: Build) -> None:
    text = "It is **1,234** km."
    record = {"value": 1234, "unit": "km", "text": text, "doc": "page0"}
    site, warnings = build(
        [finding("road", text)],
        prose="{finding}`road` and {finding-text}`road`",
        findings={"road": record},
    )
    page = (site / "index.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert page.count('href="page0.html#finding-road"') == 2
    assert "1,234\N{NO-BREAK SPACE}km" in page
    assert "It is <strong>1,234</strong> km." in page


def test_unknown_finding_is_a_warning(build: Build) -> None:
    _, warnings = build(prose="See {finding}`no-such-key`.")
    assert "index.md:3: WARNING: unknown finding 'no-such-key'" in warnings


def test_finding_recorded_on_no_page_is_a_warning(build: Build) -> None:
    record = {"value": 1, "unit": "", "text": "One.", "doc": "gone"}
    _, warnings = build(prose="{finding}`lost`", findings={"lost": record})
    assert "landroute:finding reference target not found: lost" in warnings


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
    ("value", "unit", "words"),
    [
        (1234567, "tonnes", "1,234,567\N{NO-BREAK SPACE}tonnes"),
        (0.8333, "share", "83.3%"),
        (12.345, "%", "12.3%"),
        (2017, "year", "2017"),
        (True, "yes or no", "yes"),
        (None, "date", "–"),
        ("2017-11-09", "date", "9 November 2017"),
        ("albukamal", "place", "albukamal"),
        (["tanf", "al-qaim"], "place", "tanf, al-qaim"),
        (98765.4, "USD", "98,765\N{NO-BREAK SPACE}USD"),
        (-0.000123, "1", "-0.000123"),
    ],
)
def test_value_as_readers_see_it(value: Any, unit: str, words: str) -> None:
    assert shown(value, unit) == words


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


def test_the_name_of_a_table_leads_to_its_rows(build: Build) -> None:
    row = (
        '<div data-landroute-rows=""><table><tr id="control-tanf"><td>Tanf</td></tr></table></div>'
    )
    site, warnings = build(
        [{"text/html": row, "text/plain": "Tanf"}],
        [figure(caption="From data/control.csv, not data/other.csv.")],
        prose="See `data/control.csv` and `data/other.csv`.",
    )
    assert warnings == ""
    assert 'id="rows-control"' in (site / "page0.html").read_text(encoding="utf-8")
    link = '<a href="page0.html#rows-control">data/control.csv</a>'
    caption = (site / "page1.html").read_text(encoding="utf-8")
    assert f"<figcaption>From {link}, not data/other.csv.</figcaption>" in caption
    prose = (site / "index.html").read_text(encoding="utf-8")
    assert prose.count('href="page0.html#rows-control"') == 1


def test_a_quoted_finding_says_which_page_works_it_out(build: Build) -> None:
    record = {"key": "keys", "value": 3, "unit": "places", "text": "Three.", "doc": "page0"}
    site, warnings = build(
        [finding("keys", "Three.")], prose="{finding-text}`keys`", findings={"keys": record}
    )
    assert warnings == ""
    assert 'title="page0">' in (site / "index.html").read_text(encoding="utf-8")
