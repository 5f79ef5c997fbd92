"""A page tells what it is to whoever shares it, and has an icon."""

from landroute.press.site import STATIC
from landroute.press.site.meta import ICON


def test_a_page_has_a_description_a_title_and_an_icon_that_is_there(build):
    site, warnings = build(prose="A road, and what it let through.")
    page = (site / "index.html").read_text(encoding="utf-8")
    assert warnings == ""
    assert 'property="og:description" content="A road, and what it let through."' in page
    assert '<meta name="description"' in page
    assert f'href="_static/{ICON}"' in page
    assert (STATIC / ICON).is_file()
