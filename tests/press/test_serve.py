"""The server of the built site, asked over a socket."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from patience import LONG

from landroute.errors import BadInput
from landroute.press.serve import HOST, pack, site_server

PAGE = "<p>" + "many words " * 500


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_static").mkdir()
    (tmp_path / "routes").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "routes" / "map.html").write_text(PAGE)
    (tmp_path / "_static" / "map-0123456789ab.js").write_text("x = 1;" * 100)
    (tmp_path / "_static" / "picture.webp").write_bytes(os.urandom(4000))
    return tmp_path


SERVE = """
import sys
from pathlib import Path
from landroute.press.serve import site_server
server = site_server(Path(sys.argv[1]), 0)
print(server.effective_port, flush=True)
server.run()
"""


@contextmanager
def served(site: Path) -> Iterator[http.client.HTTPConnection]:
    """Serve a site from a process of its own."""
    command = [sys.executable, "-c", SERVE, str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            port = int(server.stdout.readline())
            connection = http.client.HTTPConnection(HOST, port, timeout=LONG)
            yield connection
            connection.close()
        finally:  # or leaving the block waits for a server that nobody stops
            server.terminate()


def get(connection: http.client.HTTPConnection, path: str, **headers: str):
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_pages_go_out_packed_to_who_can_unpack(site: Path) -> None:
    with served(site) as connection:
        answer, body = get(connection, "/", **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body).decode() == PAGE
        assert len(body) < len(PAGE) / 5
        answer, body = get(connection, "/routes/map.html")
        assert "Content-Encoding" not in answer.headers
        assert body.decode() == PAGE


def test_files_named_by_content_are_kept_and_pages_asked_for_again(site: Path) -> None:
    with served(site) as connection:
        answer, _ = get(connection, "/_static/map-0123456789ab.js")
        assert "immutable" in answer.headers["Cache-Control"]
        answer, _ = get(connection, "/routes/map.html")
        assert "max-age=0" in answer.headers["Cache-Control"]
        since = answer.headers["Last-Modified"]
        answer, body = get(connection, "/routes/map.html", **{"If-Modified-Since": since})
        assert (answer.status, body) == (304, b"")


def test_a_new_build_in_the_old_ones_place_is_what_goes_out(site: Path) -> None:
    with served(site) as connection:
        get(connection, "/")
        site.rename(site.with_name("old"))
        site.mkdir()
        (site / "index.html").write_text("new")
        _, body = get(connection, "/", **{"Accept-Encoding": "gzip"})
        assert body == b"new"


@pytest.mark.parametrize("path", ["/nothing.html", "/../secret", "/%2e%2e/secret"])
def test_what_is_not_of_the_site_is_not_found(site: Path, path: str) -> None:
    (site.parent / "secret").write_text("secret")
    with served(site) as connection:
        answer, body = get(connection, path)
        assert answer.status == 404
        assert b"secret" not in body


def test_packing_again_packs_only_what_changed(site: Path) -> None:
    pack(site)
    copies = {path: path.stat().st_mtime_ns for path in site.rglob("*.gz")}
    assert {path.name for path in copies} == {
        "index.html.gz", "map.html.gz", "map-0123456789ab.js.gz"
    }  # fmt: skip
    later = (site / "index.html").stat().st_mtime + 10
    (site / "index.html").write_text(PAGE * 2)
    os.utime(site / "index.html", (later, later))
    pack(site)
    changed = [path.name for path, when in copies.items() if path.stat().st_mtime_ns != when]
    assert changed == ["index.html.gz"]
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == PAGE * 2


def test_a_port_in_use_is_one_line(site: Path) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match="try another --port"):
            site_server(site, port)
