"""
Kernels without the wait: forked from one process that has the imports done.

Python's fork server is that process. Where there is none, as on Windows, a kernel is a new Python.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from landroute.press import kernel
from landroute.press.processes import CAN_FORK, context

NAME = "landroute"  # of the kernel, and of its provisioner


def write_spec(folder: Path) -> None:
    """Describe the kernel to Jupyter in a folder that is laid into its path."""
    spec: dict[str, Any] = {
        "argv": [sys.executable, "-m", kernel.__name__, "-f", "{connection_file}"],
        "display_name": NAME,
        "language": "python",
    }
    if CAN_FORK:
        spec["metadata"] = {"kernel_provisioner": {"provisioner_name": NAME}}
    target = folder / "kernels" / NAME
    target.mkdir(parents=True)
    (target / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


class Forked:
    """A forked kernel, as `subprocess.Popen` would be one: what Jupyter asks of a process."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: Sequence[str], env: dict[str, str], cwd: str) -> None:
        # Ended with the process that runs the chapter, should that one end first.
        self.process = context().Process(  # type: ignore[attr-defined]
            target=kernel.serve_forked, args=(list(arguments), env, cwd), daemon=True
        )
        self.process.start()
        self.pid: int = self.process.pid

    def poll(self) -> int | None:
        """Return the exit status; None while it runs."""
        status: int | None = self.process.exitcode
        return status

    def wait(self) -> int | None:
        """Wait for its end and return the exit status."""
        self.process.join()
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel as a fork; all else is as with a kernel on this machine."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel; of its command, the arguments after the module's name are used."""
        arguments = cmd[cmd.index(kernel.__name__) + 1 :]
        cwd = str(kwargs.get("cwd") or Path.cwd())
        forked = Forked(arguments, dict(kwargs["env"]), cwd)
        self.process, self.pid = forked, forked.pid  # type: ignore[assignment]
        self.cwd = Path(cwd)
        return self.connection_info
