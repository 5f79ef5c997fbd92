"""The process that typesets: begun before it is needed, and what becomes of it if it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from landroute.errors import BadInput
from landroute.press import stage, typesetter
from landroute.press.stage import Stage
from landroute.press.typesetter import PublishFailed, Typesetter


def test_one_that_is_not_needed_ends_with_the_build() -> None:
    def build() -> None:
        with begun:
            assert begun._process.poll() is None
            raise BadInput("a row is wrong")

    begun = Typesetter()
    with pytest.raises(BadInput):
        build()
    assert begun._process.returncode is not None


def test_one_that_cannot_load_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sphinx_design.py").write_text("raise ImportError('half installed')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(typesetter, "BUILD", tmp_path)
    with Typesetter() as begun:
        begun._process.wait()
        with pytest.raises(PublishFailed, match="half installed"):
            begun.typeset(tmp_path / "stage", 1, print)
    assert "half installed" in (tmp_path / "publish.log").read_text()


def test_pages_are_marked_as_made_by_the_press_that_was_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edited while chapters run, it is another; the next build makes the pages anew."""
    with Typesetter() as begun:
        monkeypatch.setattr(typesetter, "makers", lambda: "edited")
        assert begun.made_by == stage.makers()
        Stage(tmp_path).settle(begun.made_by)
    page = tmp_path / "_build" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("A page")
    Stage(tmp_path).settle(stage.makers())
    assert page.exists()
    with Typesetter() as begun:
        Stage(tmp_path).settle(begun.made_by)
    assert not page.exists()
