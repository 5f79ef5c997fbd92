"""Publish executed chapters: built in a staging folder, swapped in whole."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import yaml

from landroute.files import write_whole
from landroute.paths import BASELINE, BUILD, CHAPTERS, DATA, ROOT
from landroute.press import package, pictures, share
from landroute.press.chrome import NoChrome
from landroute.press.notebooks import chapter_names, recorded_findings
from landroute.press.places import BELOW, TOLD, beside, stage_folder
from landroute.press.site.figures import PICTURES
from landroute.press.stage import Stage
from landroute.press.typesetter import PublishFailed, Typesetter

Say = Callable[[str], None]
SPHINX_OWN = ".buildinfo"  # a digest of options that differs by folder; no reader asks for it
PARAMETERS = "back/parameters"  # the page that a site under other parameters sends readers to


def publish(
    executed: Mapping[str, str],
    site: Path,
    scenario: Mapping[str, Any],
    typesetter: Typesetter,
    say: Say,
    jobs: int = 1,
) -> bool:
    """
    Build the site from executed chapters and swap it in.

    Parameters
    ----------
    executed
        Chapter name to the text of its executed notebook.
    site
        Folder of the site; what stands there stays until the new one is complete.
    scenario
        What its pages say of the parameters: `name`, `about`, `changed` and
        `differs` (see `differs.differences`); empty for the baseline.
    typesetter
    say
        Called with each line of progress.
    jobs
        Pages read and written at once.

    Returns
    -------
    bool
        Whether each figure has its pictures, which only a browser draws.

    Raises
    ------
    PublishFailed
        With Jupyter Book's own words; the last good site is untouched.
    """
    stage = Stage(stage_folder(scenario.get("name", BASELINE)))
    stage_sources(executed, stage, scenario)
    if scenario:
        told = {part: scenario[part] for part in ("name", "about", "changed")}
        stage.put(f"extra/{TOLD}", json.dumps(told).encode())
    pictured = stage_pictures(executed, stage, say)
    stage.settle(typesetter.made_by)
    swap_in(typesetter.typeset(stage.folder, jobs, say), site)
    return pictured


def stage_sources(executed: Mapping[str, str], stage: Stage, scenario: Mapping[str, Any]) -> None:
    """Lay out what Jupyter Book reads: executed notebooks, pages, contents, findings, sources."""
    for name in chapter_names():
        if name in executed:
            stage.put(f"chapters/{name}.ipynb", executed[name].encode())
        else:
            stage.put(f"chapters/{name}.md", (CHAPTERS / f"{name}.md").read_bytes())
    stage.put("_toc.yml", (ROOT / "_toc.yml").read_bytes())
    stage.put("_config.yml", config_text(scenario).encode())
    stage.put("chapters/sources.bib", (DATA / "sources.bib").read_bytes())
    tables = package.tables()
    findings = collect_findings(executed)
    for name, content in tables.items():
        stage.put(f"extra/data/{name}", content)
    whole = {**package.beside(executed, findings, scenario), **tables}
    stage.put("extra/data/landroute-data.zip", package.pack(whole))
    stage.put("chapters/findings.json", json.dumps(findings, indent=1).encode())


def stage_pictures(executed: Mapping[str, str], stage: Stage, say: Say) -> bool:
    """
    Lay out a still picture of each figure, one for shared links, and the list of them.

    Return whether each has one.
    """
    kept = BUILD / "pictures"
    figures = pictures.figures_of(executed.items())
    drawn = pictures.draw(figures, kept, say)
    names = pictures.files(drawn)
    shared = _shared(executed, drawn, kept, say)
    listed = json.dumps({"figures": drawn, "share": shared or ""})
    stage.put("chapters/pictures.json", listed.encode())
    for name in filter(None, [*names, shared]):
        stage.put(f"extra/_static/{PICTURES}/{name}", (kept / name).read_bytes())
    return shared is not None and bool(drawn or not figures)


def _shared(
    executed: Mapping[str, str], drawn: Mapping[str, Any], kept: Path, say: Say
) -> str | None:
    """
    Draw what a shared link shows: the finding and the figure that _config.yml names, if any.

    Return its file's name; None where no Chromium starts, which is said.
    """
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    chosen = config["sphinx"]["config"].get("landroute_share", {})
    verdict = collect_findings(executed).get(chosen.get("finding"))
    stem = next(
        (d["stem"] for f, d in drawn.items() if f.startswith(f"{chosen.get('figure')}-")), ""
    )
    if not (verdict and stem):
        return ""
    picture = kept / pictures.picture_name(stem, "light", "wide")
    try:
        return share.draw(verdict["text"], picture, config["title"], kept)
    except NoChrome as none:
        say(f"no picture for shared links: no Chromium starts ({none})")
        return None


def config_text(scenario: Mapping[str, Any]) -> str:
    """Return Jupyter Book's configuration, with the scenario where it is not the baseline."""
    text = (ROOT / "_config.yml").read_text(encoding="utf-8")
    if not scenario:
        return text
    config = yaml.safe_load(text)
    page = PARAMETERS if PARAMETERS in chapter_names() else ""
    config["sphinx"]["config"]["landroute_scenario"] = {**scenario, "page": page}
    return str(yaml.safe_dump(config, allow_unicode=True))


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


def swap_in(built: Path, site: Path) -> None:
    """Put a copy of the folder `built` in the place of `site`, by renaming."""
    site.parent.mkdir(parents=True, exist_ok=True)
    recover(site)
    new = beside(site, ".new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        for path in _files(built):
            if path.name == SPHINX_OWN:
                continue
            name = path.relative_to(built)
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            _copy(path, site / name, new / name)
        for path in _files(site / BELOW):  # sites of scenarios stay
            name = path.relative_to(site)
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(path, new / name)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if site.exists():
        site.rename(_set_aside(site))
    new.rename(site)
    shutil.rmtree(_set_aside(site), ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _copy(built: Path, standing: Path, target: Path) -> None:
    """Put a file where it is to stand: the one that stands, where it is the same."""
    same = (
        standing.is_file()
        and standing.stat().st_size == built.stat().st_size
        and filecmp.cmp(standing, built, shallow=False)
    )
    if same:
        os.link(standing, target)
    else:
        write_whole(target, built.read_bytes())


def recover(site: Path) -> None:
    """Put the last good site back where a build was killed between the two renames."""
    old = _set_aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _set_aside(site: Path) -> Path:
    return beside(site, ".old")
