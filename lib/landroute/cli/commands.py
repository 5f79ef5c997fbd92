"""Every command, in the order in which `landroute --help` lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from landroute.cli import DEBUG, ask, book, data
from landroute.cli.sweep import sweep

app = typer.Typer(
    name="landroute",
    help="The Land Route, Tested: build the book, rerun a chapter, ask the model a question.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Rich alone takes as long to load as all the rest of a help
)


@app.callback()
def options(
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Show the traceback of an error; may stand anywhere.")
    ] = False,
) -> None:
    """Tell of the option common to all commands, which `main` reads."""


for command in (
    book.build,
    book.run,
    book.save,
    book.clean,
    ask.params,
    ask.scenarios,
    ask.control,
    ask.corridors,
    ask.network,
    ask.evaluate,
    sweep,
    book.check,
    book.serve,
    book.watch,
):
    app.command()(command)
app.add_typer(book.new, name="new")
app.add_typer(data.app, name="data")
