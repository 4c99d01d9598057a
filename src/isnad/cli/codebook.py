"""`isnad codebook`: whether the codebook is sound, and what it knows about a word."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.exits import Exit, complain, door
from isnad.cli.folders import user_places
from isnad.errors import UsageError

app = typer.Typer(no_args_is_help=True, help="Check the codebook, and look up what it knows about a word.")

Folder = Annotated[
    Path | None, typer.Option("--codebook", metavar="DIR", help="Own entries on top of the codebook, or a whole one.")
]
Printed = Annotated[str, typer.Argument(metavar="WORD", help="A word or a name, as it is printed.")]

CHECK_EXAMPLES = """
Examples:

  isnad codebook check

  isnad codebook check my-codebook/
"""
SHOW_EXAMPLES = """
Examples:

  isnad codebook show وبدخولهم

  isnad codebook show "دير الزور"
"""


@app.command(epilog=CHECK_EXAMPLES)
@door
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Own entries, or a whole codebook; else the packaged one.")
    ] = None,
) -> None:
    """Report every inconsistency of the codebook with file and line: each example is coded and must read as it says."""
    from isnad.check import check_codebook

    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    report = check_codebook(folder)
    for finding in report.findings:
        print(finding)
    counted = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    warnings = len(report.findings) - report.errors
    print(f"{counted or 'not read to its end'}: {report.errors} errors, {warnings} warnings")
    if report.errors:
        raise typer.Exit(Exit.SOME_FAILED)


@app.command(epilog=SHOW_EXAMPLES)
@door
def show(word: Printed, codebook: Folder = None) -> None:
    """Show how a word may be read: its parts, its entry, and the file and line where that stands."""
    from isnad import lexicon
    from isnad.cli.words import Entries, place_origins, readings
    from isnad.codebook import folders_of

    if codebook is not None and not codebook.is_dir():
        raise UsageError(f"--codebook: {codebook} is no folder")
    book, forms = lexicon.load(codebook, user_places())
    entries = Entries(book, place_origins([*reversed(folders_of(codebook)), user_places()]))
    lines = list(readings(entries, forms, word))
    if not lines:
        complain(f"the codebook knows nothing about «{word}»")
        raise typer.Exit(Exit.SOME_FAILED)
    print("\n".join(dict.fromkeys(lines)))
