"""The page of a sweep: its numbers are right, it says what it cannot tell, it needs no network."""

import numpy as np
import polars as pl
import pytest
from browser.looks import MARKS, found_by_axe, visit
from SALib.analyze import delta

from landroute.errors import BadInput
from landroute.sweeps.drivers import drivers, explained, grouped, indicators
from landroute.sweeps.report import write_report
from landroute.sweeps.store import ROWS, Store
from landroute.sweeps.summary import summaries

LEVEL = 0.95


def ishigami(points, seed):
    """Return points of Ishigami's function, and its values; a=7, b=0.1."""
    x = np.random.default_rng(seed).uniform(-np.pi, np.pi, (points, 3))
    return x, np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_shares_are_the_first_order_indices_that_are_known_and_that_salib_finds():
    x, y = ishigami(20_000, 1)
    own = [explained(grouped(column, True), y[:, None]) for column in x.T]
    assert own == pytest.approx([0.3139, 0.4424, 0], abs=0.02)  # in closed form
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[-np.pi, np.pi]] * 3}
    found = delta.analyze(problem, x, y, num_resamples=2, seed=1, method="sobol")
    assert own == pytest.approx(found["S1"], abs=0.02)


def test_what_is_told_is_more_than_chance():
    x, y = ishigami(300, 2)
    groups = {name: grouped(column, True) for name, column in zip("abc", x.T, strict=True)}
    found = drivers(groups, y[:, None], LEVEL)
    assert [one.name for one in found] == ["b", "a", "c"]
    assert [one.told for one in found] == [True, True, False]
    assert all(one.low <= one.share <= one.high for one in found)
    noise = np.random.default_rng(3).normal(size=(300, 1))
    assert not any(one.told for one in drivers(groups, noise, LEVEL))


def test_texts_are_measured_by_goodman_and_kruskals_tau():
    """Two values, each certain under one choice; a third choice tells nothing of them."""
    choice = np.array(["a", "b"] * 50)
    other = np.array(["u"] * 50 + ["v"] * 50)
    answer = indicators(np.where(choice == "a", "yes", "no"))
    assert explained(grouped(choice, False), answer) == pytest.approx(1)
    assert explained(grouped(other, False), answer) == pytest.approx(0, abs=0.02)
    table = np.array([[30, 10], [5, 55]])
    rows = np.repeat([0, 0, 1, 1], table.ravel())
    columns = indicators(np.repeat([0, 1, 0, 1], table.ravel()))
    shares = table / 100
    expected = ((shares**2).sum(axis=1) / shares.sum(axis=1)).sum()
    chance = (shares.sum(axis=0) ** 2).sum()
    tau = (expected - chance) / (1 - chance)
    bias = (1 - tau) / (100 - 2)  # which `explained` takes off
    assert explained(rows, columns) == pytest.approx(tau - bias)


def kept(folder, kinds):
    """Keep a sweep of made-up values of several findings at 60 points."""
    store = Store(folder)
    days = [f"2017-{1 + n // 5:02}-01" for n in range(60)]
    rows = [
        {"point": n, "finding": key, "unit": "units", "error": None, "kind": kind, **value(n)}
        for n in range(60)
        for key, (kind, value) in kinds.items()
    ]
    (folder / "results").mkdir(parents=True)
    pl.DataFrame(rows, schema=ROWS).write_parquet(folder / "results" / "part-0000000.parquet")
    points = pl.DataFrame(
        {"point": range(60), "as_of": days, "contested_passes": [n % 2 == 0 for n in range(60)]}
    )
    points.write_parquet(folder / "points.parquet")
    vary = {"as_of": {"low": days[0], "high": days[-1]}, "contested_passes": [True, False]}
    spec = {
        "about": "Trial </script><b>of</b> values", "design": "lhs", "seed": 1, "vary": vary,
        "scenario": "baseline", "enough": 50,
    }  # fmt: skip
    store._tell(
        spec=spec, base={}, points=64, versions={"python": "3"}, book="0" * 64, begun="today"
    )
    return store


KINDS = {
    "numbers": ("number", lambda n: {"value": n / 7 + (n % 2) * 30, "text": None}),
    "flags": ("yesno", lambda n: {"value": float(n % 2), "text": None}),
    "dates": ("text", lambda n: {"value": None, "text": f"2017-{1 + n % 12:02}-03"}),
    "texts": ("text", lambda n: {"value": None, "text": f"<i>{'ab'[n // 30]}</i>"}),
    "always": ("number", lambda n: {"value": 4.0, "text": None}),
    "never": ("none", lambda n: {"value": None, "text": None}),
}


def test_summaries_have_their_kinds(tmp_path):
    store = kept(tmp_path, KINDS)
    found = {one.key: one for one in summaries(store.rows(), store.points())}
    assert {key: one.kind for key, one in found.items()} == {
        "numbers": "number", "flags": "sort", "dates": "day", "texts": "sort", "always": "number",
        "never": "sort",
    }  # fmt: skip
    assert found["flags"].counts == {"no": 30, "yes": 30}
    assert found["flags"].drivers(LEVEL)[0].name == "contested_passes"
    assert found["texts"].drivers(LEVEL)[0].name == "as_of"
    assert found["numbers"].quantiles()[0] == 0
    assert found["never"].unanswered == 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_draws_every_figure_on_a_phone_with_the_network_cut(tmp_path, scheme, browser):
    kept(tmp_path, KINDS)
    page = write_report(tmp_path)
    phone = {"viewport": {"width": 390, "height": 800}, "color_scheme": scheme}
    with visit(browser, page, **phone) as seen:
        figures = seen.page.query_selector_all(".drawn")
        assert len(figures) == 7  # of four that vary, three have a driver that is told
        for figure in figures:
            figure.scroll_into_view_if_needed()
            seen.page.wait_for_function("f => f.dataset.state", arg=figure)
            seen.page.wait_for_function(f"figure => ({MARKS})(figure) > 0", arg=figure)
            assert figure.get_attribute("aria-label")
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
        said = seen.page.inner_text("main")
        headings = [head.inner_text() for head in seen.page.query_selector_all("section h2")]
        assert found_by_axe(seen.page) == []
        assert seen.errors == []
        assert seen.outside == []
    assert headings == list(KINDS)
    assert "Trial </script><b>of</b> values" in said  # as text
    assert "60 of 64 points are kept so far" in said
    assert "It is the same at every point: 4." in said
    assert "At 60 points it has no answer." in said
    assert "What moves it most is contested_passes: alone it explains" in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_printed_at_once_has_every_figure_in_black_on_white(tmp_path, scheme, browser):
    kept(tmp_path, KINDS)
    page = write_report(tmp_path)
    phone = {"viewport": {"width": 390, "height": 800}, "color_scheme": scheme}
    with visit(browser, page, **phone) as seen:
        seen.page.evaluate(
            """() => addEventListener("beforeprint", () => {  // the page's own have run
              window.printed = [...document.querySelectorAll(".drawn")].map((figure) => ({
                marks: figure.querySelectorAll(".cartesianlayer .mlayer path").length,
                width: figure.querySelector(".main-svg")?.width.baseVal.value,
                ink: figure.querySelector(".xtick text")?.style.fill,
              }));
            })"""
        )
        seen.page.pdf()
        seen.page.wait_for_function("window.printed")
        printed = seen.page.evaluate("window.printed")
        assert len(printed) == 7
        assert all(figure["marks"] for figure in printed)
        assert {figure["width"] for figure in printed} == {640}
        assert {figure["ink"] for figure in printed} == {"rgb(31, 41, 51)"}
        seen.page.wait_for_function(
            "[...document.querySelectorAll('.main-svg')].every(s => s.width.baseVal.value < 390)"
        )
        assert seen.errors == []


def test_too_few_points_tell_no_driver(tmp_path):
    store = kept(tmp_path, {"numbers": KINDS["numbers"]})
    told = store.manifest()
    store._tell(**{**told, "spec": {**told["spec"], "enough": 100}})
    page = write_report(tmp_path).read_text()
    assert "What drives it cannot be told from 60 points; 100 are wanted." in page
    assert "What moves it most" not in page


def test_a_page_of_nothing_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no sweep was begun there"):
        write_report(tmp_path)


def test_the_page_of_a_run_has_each_headline(whole):
    page = (whole.folder / "report.html").read_text()
    for key in ("keys", "map-crossings-open"):
        assert f'<section id="{key}"' in page
    assert "How many places had to be taken, &lt;b&gt;as a trial&lt;/b&gt;." in page
