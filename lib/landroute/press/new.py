"""A new chapter from a template: notebook, study, messages, test, and its places in the lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from landroute.errors import BadInput
from landroute.files import write_whole
from landroute.paths import CHAPTERS, ROOT, shown
from landroute.press.notebooks import KERNEL, canonical, chapter_names, dumps

LIBRARY = Path(__file__).parents[1]
TEMPLATES = Path(__file__).parent / "template"
REGISTRY = LIBRARY / "studies" / "registry.py"
NAME = re.compile(r"[a-z]+/[a-z]+")


def new_chapter(chapter: str) -> list[Path]:
    """
    Write a working chapter that counts the contested places of a day, to be changed from there.

    Parameters
    ----------
    chapter
        Its folder, that of a part of the book, and its name, which is the study's too.

    Returns
    -------
    list of Path
        The files that are new or changed.

    Raises
    ------
    BadInput
        For a name that cannot be, or is taken; nothing is written then.
    """
    if not NAME.fullmatch(chapter):
        raise BadInput(f"{chapter}: wants a part and a name of small letters: actors/borders")
    part, name = chapter.split("/")
    files = _files(chapter, name)
    for path in files:
        if path.exists():
            raise BadInput(f"{shown(path)}: is there already; choose another name")
    files |= {ROOT / "_toc.yml": _listed(part, chapter), REGISTRY: _registered(name)}
    for path, text in files.items():
        write_whole(path, text)
    return list(files)


def _files(chapter: str, name: str) -> dict[Path, str]:
    """Map the paths of the new files to their texts."""
    facts = {"name": name, "Class": name.title(), "title": name, "Title": name.title()}
    study = LIBRARY / "studies" / name
    return {
        study / "__init__.py": f'"""The study of the chapter: {name}."""\n',
        study / "study.py": _filled("study.py", {**facts, "chapter": chapter}),
        study / "findings.py": _filled("findings.py", facts),
        LIBRARY / "wording" / "en" / f"{name}.ftl": _filled("messages.ftl", facts),
        CHAPTERS / f"{chapter}.ipynb": _notebook(name),
        ROOT / "tests" / "studies" / name / f"test_{name}.py": _filled("test.py", facts),
    }


def _filled(template: str, facts: Mapping[str, str]) -> str:
    text = (TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(facts)


def _notebook(name: str) -> str:
    parameters = new_code_cell('as_of = "2017-08-15"\naccount = "primary"')
    parameters.metadata["tags"] = ["parameters"]
    pose = f'study = chapter_study("{name}", globals())'
    cells = [
        new_markdown_cell(f"# {name.title()}\n\n**How many places were contested on the day?**"),
        parameters,
        new_code_cell(f"from landroute.studies import chapter_study\n\n{pose}"),
        new_code_cell(f'study.show("{name}-contested")'),
        new_markdown_cell("What would change this: another holder beside the first, as a row."),
    ]
    for cell in cells:
        cell.metadata.setdefault("tags", [])
    made = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    return dumps(canonical(made))


def _listed(part: str, chapter: str) -> str:
    """Return the contents with a chapter more, after the last of its part."""
    path = ROOT / "_toc.yml"
    text = path.read_text(encoding="utf-8")
    beside = list(re.finditer(rf"^(\s*- file: ){part}/\S+\n", text, re.MULTILINE))
    if not beside:
        parts = dict.fromkeys(n.split("/")[0] for n in chapter_names() if "/" in n)
        raise BadInput(f"{shown(path)}: has no part {part}; it has: {', '.join(parts)}")
    last = beside[-1]
    return f"{text[: last.end()]}{last[1]}{chapter}\n{text[last.end() :]}"


def _registered(name: str) -> str:
    """Return the registry with a study more, after the last."""
    text = REGISTRY.read_text(encoding="utf-8")
    head, mark, rest = text.partition("STUDIES = {")
    studies, end, tail = rest.partition("\n}")
    return f'{head}{mark}{studies}\n    "{name}": "{name.title()}",{end}{tail}'
