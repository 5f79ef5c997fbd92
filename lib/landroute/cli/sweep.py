"""The command that works out many scenarios at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from landroute.cli.options import CELL_TIMEOUT, CORES, CellTimeout, say
from landroute.errors import BadInput, BuildFailed


def sweep(
    spec: Annotated[
        Path | None,
        typer.Argument(metavar="SPEC.yml", help="What to sweep; data/sweeps/ has an example."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder of the results.")
    ] = None,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Of a Dask scheduler, such as tcp://HOST:8786.")
    ] = "",
    workers: Annotated[int, typer.Option(min=1, help="Workers on this machine.")] = CORES,
    report_only: Annotated[
        bool, typer.Option("--report-only", help="Write DIR/report.html of what is kept.")
    ] = False,
    cell_timeout: CellTimeout = CELL_TIMEOUT,
) -> None:
    """
    Work out many scenarios, here or on a Dask cluster.

    Results go into DIR as Parquet, with a report page; the same command goes on after an
    interrupt, and repeats no point that is kept.
    """
    if out is None:
        raise BadInput("--out is missing: the folder that the results go into")
    if not report_only:
        if spec is None:
            raise BadInput("SPEC.yml is missing: the file that says what to sweep")
        _run(spec, out, scheduler, workers, cell_timeout)
    from landroute.sweeps.report import write_report

    say(f"The report is at {write_report(out)}")


def _run(spec: Path, out: Path, scheduler: str, workers: int, cell_timeout: int) -> None:
    from landroute.studies.messages import require_messages
    from landroute.sweeps.run import run

    require_messages()
    done = run(spec, out, say, workers=workers, cell_timeout=cell_timeout, scheduler=scheduler)
    if done.failed == done.points:
        raise BuildFailed(f"every point failed; the first: {done.error}")
    if done.failed:
        say(f"{done.failed:,} of {done.points:,} points failed; the first: {done.error}")
    if done.fresh:
        say(
            f"{done.fresh:,} points in {done.seconds:,.0f} s: {done.per_second:.3g} a second;"
            f" a million would take {done.hours_a_million:,.1f} h"
        )
