"""The book's own styles and scripts, and the words that a script says."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from landroute.wording import words

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(("html",))
)
PLOTLY = "plotly-basic.min.js"
OWN_STYLE = "landroute.css"
SEARCH = "search.js"  # for the page of the search alone
# The parts of the book's own script, in the order of their use.
PARTS = (
    *("base", "legend", "drawing", "steps", "figures"),
    *("maps", "exports", "rows", "tables", "bar", "places", "switch", "start"),
)
# Messages for the script, which puts facts in the place of these.
SPOKEN = (
    "figure-failed", "step-back", "step-on", "play", "pause", "go-to", "day", "what-happened",
    "since", "locale", "zoom-in", "zoom-out", "whole-map",
    "live-tap", "live-point", "live-map", "live-chart", "date-range",
    "filter", "filter-label", "rows-none", "row-address", "rows-shown", "rows-found",
    "rows-previous", "rows-next", "rows-all", "sort", "sort-given", "sorted",
    "rows-sorted", "row-missing", "sort-text-up", "sort-text-down", "sort-number-up",
    "sort-number-down", "sort-date-up", "sort-date-down", "sort-yesno-up", "sort-yesno-down",
    "rows-failed", "book-name", "picture-sources", "openstreetmap",
    "numbers-of", "more-right",
    "search-results", "search-found", "search-one", "search-none",
    "switch-label", "switch-own",
    "colour-mode", "mode-light", "mode-dark", "mode-auto",
)  # fmt: skip
FACTS = {
    name: f"{{{name}}}"
    for name in (
        *("reason", "count", "all", "label", "from", "to", "column", "address", "day"),
        *("mode", "rows", "order"),
    )
}


def script() -> str:
    """Return the book's own script, of its words and its parts."""
    said = words("site")
    messages = json.dumps({message: said(message, **FACTS) for message in SPOKEN})
    parts = [(STATIC / "script" / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
    return "".join([f"window.landrouteWords = {messages};\n", *parts])
