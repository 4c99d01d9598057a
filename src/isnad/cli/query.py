"""`isnad events`, `isnad claims`: what a database holds, chosen by filters."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from isnad.cli.choosing import chosen
from isnad.cli.folders import user_places
from isnad.errors import UsageError
from isnad.store.filters import Filters


class Shape(StrEnum):
    """What may be written."""

    JSONL = "jsonl"


Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]
Format = Annotated[Shape, typer.Option("--format", help="What to write.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]

DEFAULT = Path("isnad.duckdb")


@chosen
def events(chosen: Filters, db: Database = DEFAULT, shape: Format = Shape.JSONL, output: Output = None) -> None:
    """List events: what happened where and when, who says so, and how many origins bear it out."""
    from isnad.export.lines import event_object
    from isnad.library import viewing

    with viewing(db, user_places()) as view:
        _write(view.events(chosen), event_object, output)


@chosen
def claims(chosen: Filters, db: Database = DEFAULT, shape: Format = Shape.JSONL, output: Output = None) -> None:
    """List claims: what each document says, with its event."""
    from isnad.export.lines import claim_object
    from isnad.library import viewing

    with viewing(db, user_places()) as view:
        _write(view.claims(chosen), claim_object, output)


Row = dict[str, Any]


def _write(rows: Iterable[Row], shown: Callable[[Row], Row], output: Path | None) -> None:
    from isnad.export.lines import as_line

    with opened(output) as out:
        for row in rows:
            out.write(as_line(shown(row)))


def opened(output: Path | None) -> AbstractContextManager[TextIO]:
    """The file that is written to, or standard output. Raises UsageError when it cannot be written."""
    if output is None or str(output) == "-":
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error
