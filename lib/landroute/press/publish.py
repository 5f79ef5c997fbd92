"""Publish executed chapters: built in a staging folder, swapped in whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import zipfile
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import yaml

from landroute.paths import BUILD, CHAPTERS, DATA, ROOT
from landroute.press import pictures, share
from landroute.press.notebooks import chapter_names, recorded_findings
from landroute.press.site.figures import PICTURES

Say = Callable[[str], None]
PARAMETERS = "back/parameters"  # the page that a site under other parameters sends readers to


class PublishFailed(Exception):  # noqa: N818 (an outcome, reported and not raised to a user)
    """Jupyter Book refused the chapters, or warned."""


def publish(executed: Mapping[str, str], site: Path, scenario: Mapping[str, Any], say: Say) -> Path:
    """
    Build the site from executed chapters and swap it in.

    Parameters
    ----------
    executed
        Chapter name to the text of its executed notebook.
    site
        Folder of the site; what stands there stays until the new one is complete.
    scenario
        What its pages say of the parameters: `name`, `about` and `changed`; empty for the baseline.
    say
        Called with each line of progress.

    Returns
    -------
    Path
        The site's front page.

    Raises
    ------
    PublishFailed
        With Jupyter Book's own words; the last good site is untouched.
    """
    stage = BUILD / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    stage_sources(executed, stage, scenario)
    stage_pictures(executed, stage, say)
    built = jupyter_book(stage)
    swap_in(built, site)
    shutil.rmtree(stage)
    return site / "index.html"


def stage_sources(executed: Mapping[str, str], stage: Path, scenario: Mapping[str, Any]) -> None:
    """Lay out what Jupyter Book reads: executed notebooks, pages, contents, findings, sources."""
    book = stage / "chapters"
    for name in chapter_names():
        target = book / f"{name}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in executed:
            target.write_text(executed[name], encoding="utf-8")
        else:
            shutil.copy2(CHAPTERS / f"{name}.md", target.with_suffix(".md"))
    shutil.copy2(ROOT / "_toc.yml", stage / "_toc.yml")
    stage_config(stage / "_config.yml", scenario)
    shutil.copy2(DATA / "sources.bib", book / "sources.bib")
    tables = stage / "extra" / "data"
    shutil.copytree(DATA, tables, ignore=shutil.ignore_patterns("scenarios"))
    pack(tables, tables / "landroute-data.zip")
    findings = collect_findings(executed)
    (book / "findings.json").write_text(json.dumps(findings, indent=1), encoding="utf-8")


def stage_pictures(executed: Mapping[str, str], stage: Path, say: Say) -> None:
    """Lay out a still picture of each figure, one for shared links, and the list of them."""
    kept = BUILD / "pictures"
    drawn = pictures.draw(pictures.figures_of(executed.items()), kept, say)
    names = pictures.files(drawn)
    shared = _shared(executed, drawn, kept)
    listed = json.dumps({"figures": drawn, "share": shared})
    (stage / "chapters" / "pictures.json").write_text(listed, encoding="utf-8")
    folder = stage / "extra" / "_static" / PICTURES
    folder.mkdir(parents=True)
    for name in filter(None, [*names, shared]):
        os.link(kept / name, folder / name)


def _shared(executed: Mapping[str, str], drawn: Mapping[str, Any], kept: Path) -> str:
    """Draw what a shared link shows: the finding and the figure that _config.yml names, if any."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    chosen = config["sphinx"]["config"].get("landroute_share", {})
    verdict = collect_findings(executed).get(chosen.get("finding"))
    stem = next(
        (d["stem"] for f, d in drawn.items() if f.startswith(f"{chosen.get('figure')}-")), ""
    )
    if not (verdict and stem):
        return ""
    picture = kept / pictures.picture_name(stem, "light", "wide")
    return share.draw(verdict["text"], picture, config["title"], kept)


def stage_config(target: Path, scenario: Mapping[str, Any]) -> None:
    """Write Jupyter Book's configuration, with the scenario where it is not the baseline."""
    text = (ROOT / "_config.yml").read_text(encoding="utf-8")
    if scenario:
        config = yaml.safe_load(text)
        page = PARAMETERS if PARAMETERS in chapter_names() else ""
        config["sphinx"]["config"]["landroute_scenario"] = {**scenario, "page": page}
        text = yaml.safe_dump(config, allow_unicode=True)
    target.write_text(text, encoding="utf-8")


def pack(folder: Path, target: Path) -> None:
    """Write every file of `folder` into one archive, the same bytes each time."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())  # dated 1980
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def collect_findings(executed: Mapping[str, str]) -> dict[str, dict]:
    """
    Gather every recorded finding with the chapter that recorded it first.

    A key that two chapters record with different values is an error: `PublishFailed`.
    """
    findings: dict[str, dict] = {}
    for name, text in executed.items():
        for record in recorded_findings(nbformat.reads(text, as_version=4)):
            known = findings.setdefault(record["key"], {**record, "doc": name})
            if {**known, "doc": ""} != {**record, "doc": ""}:
                raise PublishFailed(f"{name} and {known['doc']} differ on finding {record['key']}")
    return findings


def jupyter_book(stage: Path) -> Path:
    """Run Jupyter Book over the staged sources, warnings as errors; return the built HTML."""
    command = [
        str(Path(sysconfig.get_path("scripts")) / "jupyter-book"),
        "build",
        str(stage / "chapters"),
        "--config",
        str(stage / "_config.yml"),
        "--toc",
        str(stage / "_toc.yml"),
        "--path-output",
        str(stage),
        "-W",
        "-n",
        "--keep-going",
        "-q",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    if done.returncode:
        log = BUILD / "publish.log"
        log.write_text(done.stdout + done.stderr, encoding="utf-8")
        raise PublishFailed(f"{_complaint(done.stderr)}\nall of it is in {log}")
    return stage / "_build" / "html"


def _complaint(said: str) -> str:
    """Return the lines in which Jupyter Book says what is wrong, ten at most."""
    lines = said.splitlines()
    told = [line for line in lines if "WARNING" in line or "ERROR" in line]
    told += [after for line, after in pairwise(lines) if line.startswith("Extension error")]
    return "\n".join(told[:10]) or "\n".join(lines[-5:])


def swap_in(built: Path, site: Path) -> None:
    """Put the folder `built` in the place of `site`, by renaming."""
    site.parent.mkdir(parents=True, exist_ok=True)
    recover(site)
    if site.exists():
        site.rename(_set_aside(site))
    built.rename(site)
    shutil.rmtree(_set_aside(site), ignore_errors=True)


def recover(site: Path) -> None:
    """Put the last good site back where a build was killed between the two renames."""
    old = _set_aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _set_aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.old")
