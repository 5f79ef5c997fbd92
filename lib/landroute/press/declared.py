"""What a chapter declares in its parameters cell: what a scenario may lay over it."""

from __future__ import annotations

import ast
import contextlib
import dis
import warnings
from collections.abc import Iterator
from types import CodeType

import nbformat

from landroute.errors import LONGEST, BadInput, quoted
from landroute.press.notebooks import INJECTED, TAG
from landroute.scenario import Scenario, check_names

ASKS = "chapter_study"  # by which a chapter asks for its parameters
KINDS = ("bool", "int", "float", "str")  # as which a value may be annotated
# Raised by what is no Python: also text that cannot be encoded, or is nested too deeply.
NO_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
# What sets a name of the chapter: in a cell itself, and in a function or class in it.
WITHIN = frozenset({"STORE_GLOBAL", "DELETE_GLOBAL"})
HERE = WITHIN | {"STORE_NAME", "DELETE_NAME"}


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
        elif found := sorted(set(_set(_compiled(cell.source, at))) & set(Scenario.model_fields)):
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


def _compiled(source: str, at: str) -> CodeType:
    """Return a cell as it would run; magics and shell lines are read as IPython does."""
    with contextlib.suppress(*NO_PYTHON):
        return _code(source, at)
    from IPython.core.inputtransformer2 import TransformerManager  # slow to load

    try:
        return _code(TransformerManager().transform_cell(source), at)
    except NO_PYTHON as error:
        raise BadInput(f"{at}: {_why(error)}") from error


def _code(source: str, at: str) -> CodeType:
    with warnings.catch_warnings():  # of the cell's style, which its kernel will tell
        warnings.simplefilter("ignore", SyntaxWarning)
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        return compile(source, at, "exec", flags=flags, dont_inherit=True, optimize=0)


def _why(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: {error.msg}" if error.lineno else error.msg
    return f"is no Python ({quoted(error) if str(error) else 'nested too deeply'})"


def _set(code: CodeType, setting: frozenset[str] = HERE) -> Iterator[str]:
    """
    Yield the names that a cell sets for the chapter, however it does it, functions included.

    What is compiled tells it on every Python: `symtable` has other names where comprehensions are
    part of what is around them, since 3.12.
    """
    for instruction in dis.get_instructions(code):
        if instruction.opname in setting:
            yield str(instruction.argval)
    for within in code.co_consts:
        if isinstance(within, CodeType):
            yield from _set(within, WITHIN)
