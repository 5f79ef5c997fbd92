"""A rule on what the comparison of modes assumes: each range, by whatever rows, rises."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from landroute.errors import BadInput
from landroute.tables.assumed import ESTIMATES, estimates
from landroute.tables.package import read
from landroute.tables.rules.at import at


def ranges_by_reference_rise(data: Path) -> Iterator[str]:
    """Each assumption has a low, a central and a high value, its own or a row's, and they rise."""
    stated, reported = (read(table, data).set_index("id") for table in ("modes", "traffic"))
    for row in read("mode_assumptions", data).itertuples():
        try:
            values = dict(zip(ESTIMATES, estimates(row, stated, reported), strict=True))
        except BadInput:
            continue  # told by agreement.rows_of_either_table_exist
        for name, value in values.items():
            if math.isnan(value):
                reason = f"no value, neither here nor by {name}_row"
                yield at(data, "mode_assumptions", row.Index, name, reason)
        for low, high in pairwise(ESTIMATES):
            if values[low] > values[high]:
                reason = f"{values[low]:g} exceeds {high} = {values[high]:g}"
                column = f"{low}_row" if isinstance(getattr(row, f"{low}_row"), str) else low
                yield at(data, "mode_assumptions", row.Index, column, reason)
