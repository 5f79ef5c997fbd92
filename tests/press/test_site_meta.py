"""A page tells what it is to whoever shares it, and has an icon."""

from landroute.press.site.meta import ICON


def test_a_page_has_a_description_a_title_and_an_icon_that_is_there(build):
    site, warnings = build(prose="A road, and what it let through.")
    page = (site / "index.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert 'property="og:description" content="A road, and what it let through."' in page
    assert '<meta name="description"' in page
    icon = f'<link rel="icon" type="image/svg+xml" href="_static/{ICON.name}">'
    assert icon in page
    assert icon in (site / "search.html").read_text(encoding="utf-8")
    assert (site / "_static" / ICON.name).is_file()
    assert "og:image" not in page


def test_a_page_names_the_picture_for_shared_links(build):
    site, _ = build([], landroute_share_picture="share-1.png", html_baseurl="https://a.org/book/")
    page = (site / "page0.html").read_text(encoding="utf-8")
    address = "https://a.org/book/_static/pictures/share-1.png"
    assert f'<meta property="og:image" content="{address}">' in page
