"""Pages that link to what has moved are written again, though nothing in them changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from landroute.press.site.domain import SiteDomain

KINDS = tuple(SiteDomain.initial_data)


def register(app: Sphinx) -> None:
    """Look, when all changed pages are read, whether titles, contents or anchors are others."""
    app.connect("env-updated", _all_if_moved)


def _all_if_moved(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return every page where one has another title or place, or shows what another showed."""
    before = getattr(env, "landroute_places", None)
    now = _places(env)
    env.landroute_places = now  # type: ignore[attr-defined]
    return [] if before in (None, now) else sorted(env.found_docs)


def _places(env: BuildEnvironment) -> str:
    """Return a digest of all that one page says of others."""
    held = SiteDomain.of(env).data
    kinds = {kind: {key: sorted(held[kind][key]) for key in held[kind]} for kind in KINDS}
    titles = {name: title.astext() for name, title in env.titles.items()}
    told = json.dumps([titles, env.toctree_includes, kinds], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
