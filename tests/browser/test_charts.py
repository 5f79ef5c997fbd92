"""Every chart as it is drawn, on a page and on a phone: all of its words are there to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = {800: 700, 360: 640}  # how wide a chart is, and how high it may be; in pixels
SMALLEST = 10  # pixels of a font
# Draws a figure by the site's own script; returns its words with their boxes, its key, its size.
DRAW = """async ([key, width]) => {
  const spec = landroute.specShown(key);
  if (landroute.isMap(spec.layout)) return null;
  const plot = document.body.appendChild(document.createElement('div'));
  plot.style.width = `${width}px`;
  const picture = landroute.drawing(spec, width);
  plot.style.height = `${picture.layout.height}px`;
  await Plotly.react(plot, picture);
  const frame = plot.getBoundingClientRect();
  const words = [...plot.querySelectorAll('svg text')].flatMap((text, owner) => {
    const lines = [...text.querySelectorAll('tspan.line')];
    return (lines.length ? lines : [text]).map((line) => {
      const { left, right, top, bottom } = line.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(line).fontSize);
      return { owner, size, said: line.textContent.trim(),
        left: left - frame.left, right: right - frame.left, top: top - frame.top,
        bottom: bottom - frame.top };
    });
  }).filter(({ said, left, right }) => said && right > left);
  const keyed = [...plot.querySelectorAll('.traces text')]
    .map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() }))
    .sort(({ box: one }, { box: other }) =>
      Math.round((one.top - other.top) / 10) || one.left - other.left)
    .map(({ said }) => said);
  const named = [...new Set([...spec.data.filter((t) => t.name && t.showlegend !== false),
    ...(spec.layout.shapes ?? []).filter((s) => s.showlegend)].map((one) => one.name))];
  const height = frame.height;
  Plotly.purge(plot);
  plot.remove();
  return { words, keyed, named, height };
}"""


@pytest.fixture(scope="module")
def bench(site: Path, browser: Browser) -> Iterator[Page]:
    """An empty page with the site's scripts and every figure of the site."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto((site / "index.html").as_uri())
    page.wait_for_function("() => Boolean(window.landroute?.drawing)")
    page.evaluate("document.body.replaceChildren()")
    page.add_script_tag(path=site / "_static" / "plotly-basic.min.js")
    for file in sorted((site / "_static" / "figures").glob("*.js")):
        page.add_script_tag(path=file)
    yield page
    page.close()


@pytest.fixture(scope="module", params=WIDTHS)
def drawn(request: pytest.FixtureRequest, bench: Page) -> tuple[int, dict[str, Any]]:
    """What is drawn of each chart at one width."""
    bench.set_viewport_size({"width": request.param, "height": 900})
    keys = bench.evaluate("[...landroute.specs.keys()]")
    assert len(keys) > 20
    charts = {key: bench.evaluate(DRAW, [key, request.param]) for key in keys}
    return request.param, {key: chart for key, chart in charts.items() if chart}


def each_word(drawn: tuple[int, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, chart in drawn[1].items():
        for word in chart["words"]:
            yield key, word


def test_no_word_is_cut_at_the_edge(drawn: tuple[int, dict[str, Any]]) -> None:
    width, charts = drawn
    cut = [
        (key, word["said"])
        for key, word in each_word(drawn)
        if word["left"] < -1
        or word["right"] > width + 1
        or word["top"] < -1
        or word["bottom"] > charts[key]["height"] + 1
    ]
    assert cut == []


def test_no_word_lies_on_another(drawn: tuple[int, dict[str, Any]]) -> None:
    over = []
    for key, chart in drawn[1].items():
        words = chart["words"]
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                across = min(one["right"], other["right"]) - max(one["left"], other["left"])
                down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                if one["owner"] != other["owner"] and across > 1 and down > 3:
                    over.append((key, one["said"], other["said"]))
    assert over == []


def test_no_word_is_too_small_to_be_read(drawn: tuple[int, dict[str, Any]]) -> None:
    small = [(key, word["said"]) for key, word in each_word(drawn) if word["size"] < SMALLEST]
    assert small == []


def test_a_chart_is_no_higher_than_a_screen(drawn: tuple[int, dict[str, Any]]) -> None:
    width, charts = drawn
    high = {key: chart["height"] for key, chart in charts.items()}
    assert {key: height for key, height in high.items() if height > WIDTHS[width]} == {}


def test_the_key_is_whole_and_in_the_order_of_what_is_drawn(
    drawn: tuple[int, dict[str, Any]],
) -> None:
    for key, chart in drawn[1].items():
        assert chart["keyed"] in ([], chart["named"]), key
        assert chart["keyed"] or len(chart["named"]) < 2, key


def test_a_picture_says_its_title_its_book_and_its_sources(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "routes" / "corridors.html").as_uri())
    figure = page.locator(".landroute-figure[data-landroute-key=corridor-timeline]")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    with page.expect_download(timeout=20_000) as saved:
        figure.locator("[data-format=svg]").click()
    svg = Path(saved.value.path()).read_text(encoding="utf-8")
    title = figure.locator(".landroute-title").inner_text()
    assert title.split()[0] in svg
    for said in ("The Land Route, Tested", "Sources: see the page"):
        assert said in svg
    assert str(Path.home()) not in svg
    assert "file:" not in svg
    page.close()
