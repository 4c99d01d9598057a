"""`isnad runs` and `isnad diff`: what was done to a database, and what changed by it."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from isnad.cli.databases import DATABASE

if TYPE_CHECKING:
    from isnad.store.diff import Change

EXAMPLES = """
Examples:

  isnad runs --db syria.duckdb

  isnad diff 1 3 --db syria.duckdb --format csv > changes.csv
"""


class ChangesFormat(StrEnum):
    """What changes may be written as."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


Database = Annotated[Path, typer.Option(metavar="FILE", help="The database.")]


def runs(db: Database = DATABASE) -> None:
    """List the runs: what each command did to the database, and when."""
    from isnad.store.runs import all_runs
    from isnad.store.store import reading

    with reading(db) as store:
        for run in all_runs(store):
            ended = str(run.finished) if run.finished else "interrupted"
            print(f"{run.run}\t{run.command}\t{run.started}\t{ended}\t{run.version}\t{run.codebook}\t{run.arguments}")


def diff(
    first: Annotated[int, typer.Argument(metavar="RUN1", help="The earlier run.")],
    second: Annotated[int, typer.Argument(metavar="RUN2", help="The later run.")],
    db: Database = DATABASE,
    output_format: Annotated[ChangesFormat, typer.Option("--format", help="What to write.")] = ChangesFormat.TABLE,
) -> None:
    """List the claims and events that appeared, vanished or changed between the ends of two runs."""
    from isnad.store.diff import changes
    from isnad.store.store import reading

    with reading(db) as store:
        found = changes(store, first, second)
        match output_format:
            case ChangesFormat.JSONL:
                _as_lines(found)
            case ChangesFormat.CSV:
                _as_csv(found)
            case ChangesFormat.TABLE:
                _as_table(found)


def _as_lines(found: Iterator[Change]) -> None:
    for change in found:
        fields = {name: {"old": old, "new": new} for name, (old, new) in change.fields.items()}
        row = {"what": change.what, "id": change.id, "change": change.how, "document": change.document,
               "type": change.type, "fields": fields}  # fmt: skip
        print(json.dumps(row, ensure_ascii=False, default=str))


def _as_csv(found: Iterator[Change]) -> None:
    """One row for each field that changed, one for what appeared or vanished."""
    from isnad.export.csv_rows import safe_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["what", "id", "change", "document", "type", "field", "old", "new"])
    for change in found:
        start = [change.what, change.id, change.how, change.document or "", change.type or ""]
        for name, (old, new) in change.fields.items() or [("", (None, None))]:
            writer.writerow([safe_cell(cell) for cell in (*start, name, _said(old), _said(new))])


def _as_table(found: Iterator[Change]) -> None:
    """A line for each change, the fields below it, and how many there are."""
    counts: dict[str, int] = {}
    for change in found:
        where = f" in {change.document}" if change.document and change.what == "claim" else ""
        print(f"{change.how:9} {change.what} {change.id} {change.type or ''}{where}")
        for name, (old, new) in change.fields.items():
            print(f"          {name}: {_said(old)} → {_said(new)}")
        key = f"{change.what}s {change.how}"
        counts[key] = counts.get(key, 0) + 1
    print(", ".join(f"{count} {what}" for what, count in counts.items()) or "nothing changed")


def _said(value: Any) -> str:
    """A value for people: words as words, the rest as JSON without what is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(_bare(value), ensure_ascii=False, default=str)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if one is not None}
    return [_bare(one) for one in value] if isinstance(value, list) else value
