"""UCDP's event file as its users download it: read whole or refused with the reason."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from pathlib import Path

import pandas as pd

from landroute.errors import BadInput

COLUMNS = [
    *("id", "date_start", "date_end", "type_of_violence", "dyad_name", "adm_1"),
    *("where_prec", "date_prec", "latitude", "longitude", "low", "best", "high"),
]
NUMBERS = {  # lowest and highest value by the codebook
    "type_of_violence": (1, 3),
    "where_prec": (1, 7),
    "date_prec": (1, 5),
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "low": (0, float("inf")),
    "best": (0, float("inf")),
    "high": (0, float("inf")),
}
MAY_BE_EMPTY = ("adm_1",)
VIOLENCE = {1: "state-based", 2: "non-state", 3: "one-sided"}
WHERE = "the CSV of the UCDP GED is at https://ucdp.uu.se/downloads/"


def read_ged(path: Path) -> pd.DataFrame:
    """
    Read an event file of the UCDP Georeferenced Event Dataset.

    Parameters
    ----------
    path
        The CSV, plain, gzipped, or alone in a zip archive.

    Returns
    -------
    DataFrame
        One row an event: id, date_start, date_end (`datetime64`), type_of_violence, where_prec,
        date_prec, latitude, longitude, low, best, high (numbers), dyad_name, adm_1, and country
        where the file has it (text). Codes are those of UCDP's codebook.

    Raises
    ------
    BadInput
        When the file is another one, is cut short, or has a value outside the codebook.
    """
    text = _text(path)
    if not text.endswith("\n"):
        raise BadInput(
            f"{path}: its last line has no end: the file seems cut short; fetch it again, or add "
            "a line break if it is whole"
        )
    header = pd.read_csv(io.StringIO(text.partition("\n")[0] + "\n")).columns
    missing = [name for name in COLUMNS if name not in header]
    if len(missing) == len(COLUMNS):
        raise BadInput(f"{path}: no column of an event file; {WHERE}")
    if missing:
        raise BadInput(f"{path}: column {missing[0]} is missing; {WHERE}")
    wanted = [*COLUMNS, *(["country"] if "country" in header else [])]
    try:
        rows = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, usecols=wanted)
    except (pd.errors.ParserError, ValueError) as error:
        raise BadInput(f"{path}: {' '.join(str(error).split())}; is the file whole?") from error
    return _typed(path, rows[wanted])


def _text(path: Path) -> str:
    """Return the CSV's text, unpacked where it is packed."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                inside = [n for n in archive.namelist() if n.lower().endswith(".csv")]
                if len(inside) != 1:
                    raise BadInput(f"{path}: holds {len(inside)} CSV files, not one; {WHERE}")
                raw = archive.read(inside[0])
        else:
            raw = path.read_bytes()
            if raw[:2] == b"\x1f\x8b":
                raw = gzip.decompress(raw)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error
    except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        raise BadInput(f"{path}: the archive is damaged or cut short ({error})") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is no UTF-8 text ({error.reason}); {WHERE}") from error
    if not text.strip():
        raise BadInput(f"{path}: is empty; {WHERE}")
    return text


def _typed(path: Path, rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        raise BadInput(f"{path}: has a header and no event; is the file whole?")
    out = rows.copy()
    for name in wanted_columns(rows):
        _refuse(path, rows, rows[name].isna() | (rows[name] == ""), name, "is empty")
    for name, (lowest, highest) in NUMBERS.items():
        out[name] = pd.to_numeric(rows[name], errors="coerce")
        fits = out[name].between(lowest, highest) & (out[name] < float("inf"))
        _refuse(path, rows, ~fits, name, f"is not a number from {lowest} to {highest}")
    for name in ("date_start", "date_end"):
        out[name] = pd.to_datetime(rows[name].str[:10], format="%Y-%m-%d", errors="coerce")
        _refuse(path, rows, out[name].isna(), name, "is not a date such as 2017-06-30")
    _refuse(path, rows, out["date_end"] < out["date_start"], "date_end", "is before date_start")
    _refuse(path, rows, rows["id"].duplicated(), "id", "is there twice")
    return out


def wanted_columns(rows: pd.DataFrame) -> list[str]:
    """Columns of `rows` that may not be empty."""
    return [name for name in rows.columns if name not in MAY_BE_EMPTY]


def _refuse(path: Path, rows: pd.DataFrame, bad: pd.Series, column: str, reason: str) -> None:
    """Raise `BadInput` for the first row that is bad."""
    if bad.any():
        row = rows[bad].iloc[0]
        raise BadInput(
            f"{path}: event {row['id'] or '(no id)'}, row {rows.index[bad][0] + 1} after the "
            f"header: column {column}: {str(row[column])[:40]!r} {reason}"
            + ("; is the file whole?" if reason == "is empty" else "")
        )
