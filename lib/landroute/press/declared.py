"""What a chapter declares in its parameters cell: what a scenario may lay over it."""

from __future__ import annotations

import ast
import contextlib
import symtable
from collections.abc import Iterator

import nbformat

from landroute.errors import LONGEST, BadInput, quoted
from landroute.press.notebooks import INJECTED, TAG
from landroute.scenario import Scenario, check_names

ASKS = "chapter_study"  # by which a chapter asks for its parameters
KINDS = ("bool", "int", "float", "str")  # as which a value may be annotated
# Raised by what is no Python: also text that cannot be encoded, or is nested too deeply.
NO_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)


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
        none in one that asks for its parameters; a parameter that is set in another cell, or
        twice, or not as `name = value` on a line of its own. Names file and cell.
    """
    declared: list[str] = []
    tagged, asks = 0, False
    for number, cell in enumerate(notebook.cells, start=1):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or INJECTED in tags:
            continue
        at = f"{where}: cell {number}"
        asks = asks or ASKS in cell.source
        if TAG in tags:
            tagged += 1
            declared += _declared(cell.source, at)
        elif found := sorted(set(_set(_names(cell.source, at))) & set(Scenario.model_fields)):
            raise BadInput(f"{at}: sets {found[0]}, but the cell has no tag {TAG!r}")
    if tagged > 1 or (asks and not tagged):
        raise BadInput(f"{where}: wants one cell tagged {TAG!r}; there are {tagged}")
    return declared


def _declared(source: str, at: str) -> Iterator[str]:
    try:
        yield from _settings(source)
    except NO_PYTHON as error:
        reason = str(error) if isinstance(error, BadInput) else _why(error)
        raise BadInput(f"{at}: {reason}") from error


def _settings(source: str) -> Iterator[str]:
    """Yield the names that a cell of parameters sets, each on a line: so papermill reads them."""
    lines = source.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.isprintable():
            raise BadInput(f"line {number}: has a character that nobody sees")
    taken: dict[str, int] = {}
    for statement in ast.parse(source).body:
        line = lines[statement.lineno - 1]
        name, value = _setting(statement, line)
        check_names([name])
        if not _is_plain(value):
            raise BadInput(f"{name} wants a value that is written out: a number or a text")
        if name in taken:
            raise BadInput(f"sets {name} twice")
        alone = statement.lineno == statement.end_lineno and statement.lineno not in taken.values()
        if not (alone and line.startswith(name)):
            raise BadInput(f"{name} wants a line of its own")
        taken[name] = statement.lineno
        yield name


def _setting(statement: ast.stmt, line: str) -> tuple[str, ast.expr]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name, value
        case ast.AnnAssign(
            target=ast.Name(id=name), annotation=ast.Name(id=kind), value=ast.expr() as value
        ) if kind in KINDS:
            return name, value
    raise BadInput(f"{line[:LONGEST]!r} is not of the form name = value")


def _is_plain(value: ast.expr) -> bool:
    """Say whether a value is one that a parameter can have, written out."""
    match value:
        case ast.Constant(value=bool() | int() | float() | str()):
            return True
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
            return True
    return False


def _names(source: str, at: str) -> symtable.SymbolTable:
    """Return what a cell does with each name; magics and shell lines are read as IPython does."""
    with contextlib.suppress(*NO_PYTHON):
        return symtable.symtable(source, at, "exec")
    from IPython.core.inputtransformer2 import TransformerManager  # slow to load

    try:
        return symtable.symtable(TransformerManager().transform_cell(source), at, "exec")
    except NO_PYTHON as error:
        raise BadInput(f"{at}: {_why(error)}") from error


def _why(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: {error.msg}" if error.lineno else error.msg
    return f"is no Python ({quoted(error) if str(error) else 'nested too deeply'})"


def _set(names: symtable.SymbolTable) -> Iterator[str]:
    """Yield the names that a cell sets for the chapter, however it does it, functions included."""
    for symbol in names.get_symbols():
        if symbol.is_global() and (symbol.is_assigned() or symbol.is_imported()):
            yield symbol.get_name()
    for within in names.get_children():
        yield from _set(within)
