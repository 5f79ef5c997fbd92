"""What a chapter declares in its parameters cell: what a scenario may lay over it."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator

import nbformat

from landroute.errors import BadInput
from landroute.press.notebooks import INJECTED
from landroute.scenario import Scenario, check_names

TAG = "parameters"
ASKS = "chapter_study"  # by which a chapter asks for its parameters


def declared_parameters(notebook: nbformat.NotebookNode, where: str) -> list[str]:
    """
    Return the names that the cell tagged `parameters` assigns.

    Parameters
    ----------
    notebook
    where
        The file, for the error.

    Raises
    ------
    BadInput
        Where a scenario could be asked for and not be laid over the chapter: two such cells, or
        none in one that asks for its parameters; a parameter that is set in another cell, or not
        as `name = value`. Names file and cell.
    """
    declared: list[str] = []
    tagged, asks = 0, False
    for number, cell in enumerate(notebook.cells, start=1):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or INJECTED in tags:
            continue
        at = f"{where}: cell {number}"
        body = _body(cell.source, at)
        asks = asks or ASKS in cell.source
        if TAG in tags:
            tagged += 1
            declared += _declared(body, at)
        elif found := sorted(set(_assigned(body)) & set(Scenario.model_fields)):
            raise BadInput(f"{at}: sets {found[0]}, but the cell has no tag {TAG!r}")
    if tagged > 1 or (asks and not tagged):
        raise BadInput(f"{where}: wants one cell tagged {TAG!r}; there are {tagged}")
    return declared


def _body(source: str, at: str) -> list[ast.stmt]:
    """Return the statements of a cell, magics and shell lines left out as IPython does."""
    with contextlib.suppress(SyntaxError):
        return ast.parse(source).body
    from IPython.core.inputtransformer2 import TransformerManager  # slow to load

    try:
        return ast.parse(TransformerManager().transform_cell(source)).body
    except SyntaxError as error:
        raise BadInput(f"{at}: line {error.lineno}: {error.msg}") from error


def _declared(body: list[ast.stmt], at: str) -> Iterator[str]:
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                raise BadInput(f"{at}: {ast.unparse(statement)!r} is not of the form name = value")
        try:
            check_names([name])
            ast.literal_eval(value)
        except BadInput as error:
            raise BadInput(f"{at}: {error}") from error
        except ValueError as error:
            raise BadInput(f"{at}: {name} wants a value that is written out") from error
        yield name


def _assigned(body: list[ast.stmt]) -> Iterator[str]:
    """Yield the names that statements set at the top level, however they do it."""
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
