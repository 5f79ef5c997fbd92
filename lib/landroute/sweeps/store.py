"""Where a sweep's results stand: one part file a batch, written whole, and beside them of what."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from landroute.errors import BadInput
from landroute.files import write_whole
from landroute.sweeps.edition import versions
from landroute.sweeps.spec import Sweep
from landroute.sweeps.work import Batch

MANIFEST, BASE, POINTS = "manifest.json", "base.json", "points.parquet"
RESULTS, NOTEBOOKS, SPEC = "results", "notebooks", "spec.yml"
OWN = {MANIFEST, POINTS, SPEC, RESULTS, NOTEBOOKS}  # what a run that kept nothing may leave
SCRATCH = ".scratch"  # of workers on this machine, gone after the run, or at the next
# One row is a finding at a point, or a point that failed, without a finding and with its error.
ROWS = {
    "point": pl.Int64,  # the row of it in the points table
    "finding": pl.String,
    "kind": pl.String,  # of the value: number, yesno, text, list, none; or error
    "value": pl.Float64,  # of a number; 1 and 0 of yes and no
    "text": pl.String,  # of a text, a day, or a list as JSON
    "unit": pl.String,
    "error": pl.String,
}


class Store:
    """
    The folder of a sweep.

    Parameters
    ----------
    folder
        It is made when something is first kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> dict[str, Any]:
        """
        Return what the folder was begun as.

        Raises
        ------
        BadInput
            When there is no manifest, or none that can be read.
        """
        path = self.folder / MANIFEST
        try:
            told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise BadInput(f"{path}: the file is missing; no sweep was begun there") from None
        except ValueError as error:
            raise BadInput(f"{path}: cannot be read ({error})") from error
        return told

    def begin(self, sweep: Sweep, book: str, spec: bytes) -> None:
        """
        Begin a sweep in the folder, or go on with it.

        Parameters
        ----------
        sweep
        book
            The digest of code and data.
        spec
            The file as it stands, to be kept beside the results.

        Raises
        ------
        BadInput
            When the folder holds another sweep, the same of other code or data, or other things.
        """
        begun = None
        if self._parts() or self.base():
            begun = self.manifest()
            if begun["sweep"] != sweep.identity:
                raise BadInput(
                    f"{self.folder}: holds another sweep ({begun['spec']['about']});"
                    " give --out another folder"
                )
            if begun["book"] != book:
                raise BadInput(
                    f"{self.folder}: was begun with other code, data or packages"
                    f"{_moved(begun['versions'])}, and old and new are not mixed; give --out"
                    " another folder, or go back to what it was begun with"
                )
            if begun["points"] > len(sweep.points):
                raise BadInput(
                    f"{self.folder}: holds {begun['points']} points of this sequence already;"
                    f" points = {len(sweep.points)} is fewer"
                )
        elif self.folder.is_dir() and {p.name for p in self.folder.glob("[!.]*")} - OWN:
            raise BadInput(
                f"{self.folder}: holds other things than a sweep; give --out another folder"
            )
        points = pl.DataFrame(sweep.points).with_row_index("point")
        write_whole(self.folder / POINTS, _parquet(points.cast({"point": pl.Int64})))
        write_whole(self.folder / SPEC, spec)
        self._tell(
            spec=sweep.spec.model_dump(mode="json"),
            seed=sweep.spec.seed,
            base=sweep.base,
            sweep=sweep.identity,
            book=book,
            versions=versions(),
            points=len(sweep.points),
            begun=begun["begun"] if begun else _now(),
            finished=begun["finished"] if begun and begun["points"] == len(sweep.points) else None,
        )

    def end(self) -> dict[str, Any]:
        """Note that every point is worked out; return the manifest."""
        rows = self.rows()
        failed = rows.filter(pl.col("kind") == "error")
        told = self.manifest()
        ended = told["finished"] or _now()
        return self._tell(**{**told, "finished": ended, "rows": len(rows), "failed": len(failed)})

    def finished(self) -> tuple[set[int], list[str]]:
        """
        Return the points that are kept, and the names of parts that were damaged.

        A damaged part is removed: its points are worked out again.
        """
        done, damaged = set[int](), list[str]()
        for part in self._parts():
            try:
                done |= set(pl.read_parquet(part, columns=["point"])["point"])
            except (PolarsError, OSError, ValueError):
                damaged.append(part.name)
                part.unlink()
        return done, damaged

    def keep(self, batch: Batch) -> None:
        """Write the results of a batch, its notebooks first."""
        for point, notebook in batch.notebooks.items():
            write_whole(self.folder / NOTEBOOKS / f"{point:07}.ipynb", notebook)
        frame = pl.DataFrame(batch.rows, schema=ROWS)
        first = min(row["point"] for row in batch.rows)
        write_whole(self.folder / RESULTS / f"part-{first:07}.parquet", _parquet(frame))

    def keep_base(self, batch: Batch) -> None:
        """Write what is found where nothing varies."""
        told = [{**row, "said": batch.texts.get(row["finding"])} for row in batch.rows]
        write_whole(self.folder / BASE, json.dumps(told, indent=2, ensure_ascii=False))

    def base(self) -> list[dict[str, Any]]:
        """Return what is found where nothing varies: rows, with their sentences as `said`."""
        path = self.folder / BASE
        told: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else []
        return told

    def rows(self) -> pl.DataFrame:
        """Return all that is kept, with the columns of `ROWS`, in the order of the points."""
        parts = self._parts()
        if not parts:
            return pl.DataFrame(schema=ROWS)
        return pl.read_parquet(parts).sort("point", maintain_order=True)

    def points(self) -> pl.DataFrame:
        """Return what varies at each point: the point's number, and a column a parameter."""
        return pl.read_parquet(self.folder / POINTS)

    def scratch(self) -> Path:
        """Return a folder for what workers on this machine need, made anew."""
        folder = self.folder.absolute() / SCRATCH
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _parts(self) -> list[Path]:
        return sorted((self.folder / RESULTS).glob("part-*.parquet"))

    def _tell(self, **told: Any) -> dict[str, Any]:
        text = json.dumps(told, indent=2, ensure_ascii=False, default=str)
        write_whole(self.folder / MANIFEST, text + "\n")
        return told


def _parquet(frame: pl.DataFrame) -> bytes:
    whole = io.BytesIO()
    frame.write_parquet(whole)
    return whole.getvalue()


def _moved(then: Mapping[str, str]) -> str:
    """Name the packages whose version is another now."""
    now = versions()
    moved = [
        f"{name} {then.get(name)} then, {now.get(name)} now"
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    ]
    return f" ({'; '.join(moved)})" if moved else ""


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
