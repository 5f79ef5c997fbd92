"""Files written whole or not at all, and named when they cannot be."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from landroute.errors import BuildFailed


@contextlib.contextmanager
def alone(lock: Path, refusal: str) -> Iterator[None]:
    """Hold a lock meanwhile; raise `BuildFailed` with `refusal` if another process holds it."""
    from filelock import FileLock, Timeout  # not for who only reads

    with contextlib.ExitStack() as held:
        try:
            held.enter_context(FileLock(lock, timeout=0))
        except Timeout:
            raise BuildFailed(refusal) from None
        yield


def write_whole(path: Path, content: bytes | str) -> None:
    """
    Write a file beside its place and put it there; what stood there stays until then.

    Raises
    ------
    OSError
        With the file's name, also where a disk is full, of which Python does not say where.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")  # several kernels may write at once
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
