"""The built site on this machine, packed and cached as a host of the open web would."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import waitress
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from landroute.errors import BadInput

HOST = "127.0.0.1"
THREADS = 8  # a browser opens six connections
NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{12}[\w.-]*$")


def site_server(site: Path, port: int, wrap: Callable[[Any], Any] = lambda files: files) -> Any:
    """
    Return a server of a built site, which `run()` starts; its `effective_port` is where.

    Pages and scripts go out packed; a file named by its content is kept by the browser for good,
    any other asked for again and sent only if it changed.

    Parameters
    ----------
    site, port
    wrap
        Makes another application of that of the files.

    Raises
    ------
    BadInput
        The port cannot be had.
    """
    pack(site)
    files = WhiteNoise(
        _missing,
        root=str(site),
        autorefresh=True,  # the next build puts a new folder in this one's place
        index_file=True,
        max_age=0,
        immutable_file_test=lambda path, _url: bool(NAMED_BY_CONTENT.search(Path(path).name)),
    )
    try:
        # Bound here, since waitress leaves open a socket that it could not bind.
        listening = socket.create_server((HOST, port))
    except OSError as error:
        raise BadInput(f"port {port}: {error.strerror}; try another --port") from error
    return waitress.create_server(wrap(files), sockets=[listening], threads=THREADS)


def pack(site: Path) -> None:
    """Put a packed copy beside each file that it makes smaller, unless a newer one is there."""
    packer = Compressor(use_brotli=False, quiet=True)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        copy = path.with_name(f"{path.name}.gz")
        fresh = copy.exists() and copy.stat().st_mtime >= path.stat().st_mtime
        if not fresh and packer.should_compress(path.name):
            list(packer.compress(str(path)))  # some versions pack as they are asked for names


def _missing(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"There is no such page in this book.\n"]
