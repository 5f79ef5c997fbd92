"""How each line of transport is drawn, in every figure alike."""

from __future__ import annotations

from landroute.charts.template import ACCENT, CLOSED_COLOUR, MUTED, OPEN_COLOUR

COLOURS = {"road": CLOSED_COLOUR, "air": OPEN_COLOUR, "sea": ACCENT, "oil": MUTED}
SYMBOLS = {"road": "square", "air": "triangle-up", "sea": "circle", "oil": "diamond"}
