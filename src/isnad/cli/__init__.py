"""The command line: parse, call the library, print."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from isnad import __version__
from isnad.cli import changes as _changes
from isnad.cli import code as _code
from isnad.cli import codebook as _codebook
from isnad.cli import doctor as _doctor
from isnad.cli import evaluate as _evaluate
from isnad.cli import export as _export
from isnad.cli import fuse as _fuse
from isnad.cli import gazetteer as _gazetteer
from isnad.cli import ingest as _ingest
from isnad.cli import query as _query
from isnad.cli import recode as _recode
from isnad.cli import upkeep as _upkeep
from isnad.cli.exits import door

app = typer.Typer(
    name="isnad", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Reads Arabic news into claims that can be audited: who did what to whom, where, when, and who says so.",
    epilog="Begin with:  isnad code article.txt --published 2024-12-08",
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        print(f"isnad {__version__}")
        raise typer.Exit


@app.callback()
def isnad(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What all commands have in common."""


app.command(epilog=_code.EXAMPLES)(door(_code.code))
app.command(epilog=_ingest.EXAMPLES)(door(_ingest.ingest))
app.command()(door(_fuse.fuse))
app.command(epilog=_fuse.EXPLAIN_EXAMPLES)(door(_fuse.explain))
app.command(epilog=_fuse.JUDGE_EXAMPLES)(door(_fuse.judge))
app.command()(door(_recode.recode))
app.command()(door(_changes.runs))
app.command(epilog=_changes.EXAMPLES)(door(_changes.diff))
app.command()(door(_upkeep.verify))
app.command()(door(_doctor.doctor))
app.command(epilog=_upkeep.WITHDRAW_EXAMPLES)(door(_upkeep.withdraw))
app.command(epilog=_evaluate.EXAMPLES)(door(_evaluate.evaluate))
app.command(epilog=_query.EVENTS_EXAMPLES)(door(_query.events))
app.command(epilog=_query.CLAIMS_EXAMPLES)(door(_query.claims))
app.command(epilog=_query.CONTROL_EXAMPLES)(door(_query.control))
app.command(epilog=_query.SOURCES_EXAMPLES)(door(_query.sources))
app.command(epilog=_query.DOCUMENTS_EXAMPLES)(door(_query.documents))
app.command(epilog=_export.EXAMPLES)(door(_export.export))
app.add_typer(_codebook.app, name="codebook")
app.add_typer(_gazetteer.app, name="gazetteer")


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # What is written is UTF-8 wherever it goes; a lone surrogate in a file name must not stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    app()
