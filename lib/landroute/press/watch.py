"""The book while it is written: what is edited is built, and the pages that are open reload."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import watchfiles

from landroute.paths import CHAPTERS, DATA, ROOT
from landroute.press.serve import HOST, site_server
from landroute.press.unchanged import BOOK, LIBRARY

EDITION = "/edition"  # where an open page asks which site stands
# Asks with the edition that the page is of: it was there before the page was read.
RELOAD = """<script>
setInterval(async () => {
  const answer = await fetch("%s", { cache: "no-store" }).catch(() => null);
  if (answer?.ok && await answer.text() !== "%s") location.reload();
}, 500);
</script>
"""
LOOK = 500  # milliseconds between two looks at what was edited
Say = Callable[[str], None]
Application = Callable[..., Iterable[bytes]]


def watch(site: Path, port: int, arguments: Sequence[str], say: Say) -> None:
    """
    Serve a site and build it anew after each edit, until Ctrl-C.

    Each build is a process of its own, since the library may be what was edited. What is wrong is
    said, and the site stands as it was.

    Parameters
    ----------
    site
        Its folder.
    port
        0 takes a free one.
    arguments
        Of `landroute build`.
    say
        Called with each line of progress.

    Raises
    ------
    BadInput
        The port cannot be had.
    """
    server = site_server(site, port, lambda files: reloading(files, site))
    threading.Thread(target=server.run, daemon=True).start()
    say(f"http://{HOST}:{server.effective_port}/ (Ctrl-C stops)")
    watched = [CHAPTERS, DATA, LIBRARY, *(ROOT / name for name in BOOK)]
    built = False
    with contextlib.suppress(KeyboardInterrupt):
        # It yields before anything is edited, so that no edit falls before the watch.
        for changes in watchfiles.watch(*watched, rust_timeout=LOOK, yield_on_timeout=True):
            if changes:
                say(f"edited: {', '.join(sorted({_named(Path(path)) for _, path in changes}))}")
            if changes or not built:
                _build(arguments)
                built = True


def _build(arguments: Sequence[str]) -> None:
    """Build, let the build say what it has to say, and wait for it."""
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "landroute", "build", *arguments], check=False
    )


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def _edition(site: Path) -> str:
    """Return what tells a site from the one that a build puts in its place."""
    return str(site.stat().st_ino if site.exists() else 0)


def reloading(files: Application, site: Path) -> Application:
    """
    Have each page of a server of files ask which site stands, and reload once it is another.

    Parameters
    ----------
    files
        A WSGI application.
    site
        The folder that the next build puts another in the place of.
    """

    def answer(request: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if request["PATH_INFO"] == EDITION:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [_edition(site).encode()]
        edition = _edition(site)
        told: list[Any] = []
        plain = {
            k: v for k, v in request.items() if k not in ("HTTP_ACCEPT_ENCODING", "HTTP_RANGE")
        }
        body = files(plain, lambda *response: told.extend(response))
        status, headers = told
        kind = dict(headers).get("Content-Type", "")
        if not (status.startswith("200") and kind.startswith("text/html")):
            start_response(status, headers)
            return body
        page = b"".join(body) + (RELOAD % (EDITION, edition)).encode()
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return answer
