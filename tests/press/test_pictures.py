"""Pictures of figures, drawn in a real Chromium, and what happens where there is none."""

from __future__ import annotations

import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from landroute.press import chrome as chromes
from landroute.press import inputs, pictures, places, share, unchanged
from landroute.press.site.figures import Figure

META = {"alt": "A bar.", "caption": "One bar.", "table": {"columns": ["n"], "rows": [[1]]}}


def figure(key: str, height: int = 300, **meta: Any) -> Figure:
    data = [{"type": "bar", "x": ["Tanf"], "y": [height]}]
    layout = {"height": height, "meta": {"key": key, **META, **meta}}
    return Figure.read({"data": data, "layout": layout}, "page")


def aside(work: Callable[..., Any], *given: Any) -> Any:
    """Do something in a thread of its own: one that drives a browser may not drive another."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *given).result()


def size_of(file: Path) -> tuple[int, int]:
    """Width and height in a WebP's own words (container VP8, of lossy pictures)."""
    head = file.read_bytes()[:40]
    assert head[:4] == b"RIFF"
    assert head[8:16] in {b"WEBPVP8 ", b"WEBPVP8X"}
    if head[12:16] == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
        return width, height
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def test_each_figure_is_drawn_in_both_themes_and_widths_once(tmp_path: Path) -> None:
    said: list[str] = []
    both = [figure("one"), figure("two", 420, min_width=500)]
    drawn = aside(pictures.draw, both, tmp_path, said.append)
    assert said == ["drawing pictures of 2 of 2 figures"]
    stills = {still["key"]: still for still in drawn.values()}
    assert stills["one"]["wide"] == [800, 300]
    assert stills["two"]["narrow"] == [500, 420]
    for key, still in stills.items():
        light, dark = (
            tmp_path / pictures.picture_name(still["stem"], theme, "narrow")
            for theme in ("light", "dark")
        )
        assert size_of(light) == tuple(2 * side for side in still["narrow"]), key
        assert light.read_bytes() != dark.read_bytes()
    assert sorted(pictures.files(drawn)) == sorted(file.name for file in tmp_path.glob("*.webp"))

    aside(pictures.draw, both, tmp_path, said.append)
    assert len(said) == 1
    aside(pictures.draw, [*both, figure("one", 310)], tmp_path, said.append)
    assert said[1:] == ["drawing pictures of 1 of 3 figures"]


def test_where_no_chromium_starts_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromes.shutil, "which", lambda _: str(tmp_path / "none"))
    said: list[str] = []
    assert aside(pictures.draw, [figure("one")], tmp_path / "kept", said.append) == {}
    assert "no pictures: no Chromium starts" in said[-1]
    assert pictures.files({}) == []


@pytest.mark.parametrize(
    ("pictured", "starts", "stands"),
    [(True, True, True), (True, False, True), (False, False, True), (False, True, False)],
)
def test_a_site_without_pictures_is_published_again_once_a_browser_can_draw_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pictured: bool, starts: bool, stands: bool
) -> None:
    """One that is there and does not start draws nothing, and the site stands."""
    monkeypatch.setattr(places, "BUILD", tmp_path)
    monkeypatch.setattr(inputs, "MEANINGS", tmp_path / "meanings.json")
    if not starts:
        monkeypatch.setattr(chromes.shutil, "which", lambda _: str(tmp_path / "stub"))
    site = tmp_path / "html"
    site.mkdir()
    (site / "index.html").write_text("A page")
    assert not aside(unchanged.unchanged, site, ["baseline"])
    made_of = unchanged.Note(["baseline"], unchanged.book(), unchanged.meaning(), pictured)
    unchanged.note(site, made_of)
    assert aside(unchanged.unchanged, site, ["baseline"]) is stands


def test_the_shared_picture_follows_what_it_shows(tmp_path: Path) -> None:
    (still,) = aside(pictures.draw, [figure("one")], tmp_path, print).values()
    picture = tmp_path / pictures.picture_name(still["stem"], "light", "wide")
    name = aside(share.draw, "**Held.** A & B", picture, "The book", tmp_path)
    png = (tmp_path / name).read_bytes()
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert aside(share.draw, "**Held.** A & B", picture, "The book", tmp_path) == name
    assert aside(share.draw, "Not held.", picture, "The book", tmp_path) != name
    assert share.plain("**Held.** A & B *c* [d](https://e.org)") == "Held. A & B c d"
