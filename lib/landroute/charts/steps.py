"""A figure at several steps: its first, and what each step changes of the one before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

# A value by its path into a figure, such as `layout/xaxis/range` or `data/3/text/17`.
Values = Mapping[str, Any]
SHORT = 8  # letters of a value that is written out each time
LONG = 8  # items from which a list is changed item by item


def told(
    days: Sequence[str], active: int, wide: Sequence[Values], narrow: Sequence[Values]
) -> dict[str, Any]:
    """
    Return the steps of a figure as the site has them.

    Parameters
    ----------
    days
        Of the steps, as ISO 8601 has them, ascending.
    active
        The number of the one that the figure is drawn at.
    wide, narrow
        For each step all values that may change, by path; and what a phone changes of them.

    Returns
    -------
    dict
        days, active; patches and narrow, for each step what changes of the one before, as a list of
        numbers of `paths`, each followed by a value; a value "@n" stands for `values` n.
    """
    patches = [changes(wide), changes(narrow)]
    every = [patch for steps in patches for patch in steps]
    counts = Counter(json.dumps(value) for patch in every for value in patch.values())
    often = [text for text in counts if counts[text] > 1 and len(text) > SHORT]
    shared = {text: f"@{n}" for n, text in enumerate(often)}
    paths = {path: n for n, path in enumerate(dict.fromkeys(path for p in every for path in p))}
    wide_steps, narrow_steps = (
        [[part for path, value in patch.items()
          for part in (paths[path], shared.get(json.dumps(value), value))] for patch in steps]
        for steps in patches
    )  # fmt: skip
    return {
        "days": list(days),
        "active": active,
        "paths": list(paths),
        "values": [json.loads(text) for text in often],
        "patches": wide_steps,
        "narrow": narrow_steps,
    }


def changes(steps: Sequence[Values]) -> list[dict[str, Any]]:
    """
    Return what each step changes of the one before; the first names all that any step changes.

    A list that is as long at every step is changed item by item.

    Parameters
    ----------
    steps
        For each step, all values that may change, by path.
    """
    before: Values = {}
    itemwise = {path for path, first in steps[0].items() if _itemwise(path, first, steps)}
    moving = {path for step in steps for path in step if step[path] != steps[0][path]}
    patches = []
    for step in steps:
        patch: dict[str, Any] = {}
        for path in sorted(moving):
            new = step[path]
            if before and path in itemwise:
                pairs = enumerate(zip(new, before[path], strict=True))
                patch |= {f"{path}/{i}": item for i, (item, was) in pairs if item != was}
            elif not before or new != before[path]:
                patch[path] = new
        patches.append(patch)
        before = step
    return patches


def _itemwise(path: str, first: Any, steps: Sequence[Values]) -> bool:
    if not isinstance(first, list) or len(first) < LONG:
        return False
    return all(len(step[path]) == len(first) for step in steps)


def patched(spec: dict[str, Any], values: Values) -> dict[str, Any]:
    """Return a figure, as JSON has it, with values set by path; the figure given is changed."""
    for path, value in values.items():
        *way, last = path.split("/")
        node: Any = spec
        for key in way:
            node = node[int(key)] if isinstance(node, list) else node.setdefault(key, {})
        if isinstance(node, list):
            node[int(last)] = value
        else:
            node[last] = value
    return spec
