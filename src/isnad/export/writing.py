"""Writing a file whole or not at all, and the cells of sheets."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from isnad.errors import IsnadError, UsageError
from isnad.export.csv_rows import safe_cell
from isnad.export.dossier import Dossier, deletion_object

BOM = "\ufeff"  # by which a spreadsheet knows that a file is UTF-8
DELETION_COLUMNS = ("document", "text_sha256", "reason", "deleted")


class BadExport(IsnadError):
    """What would be written is not what the format asks for."""

    code = "export"


@dataclass(slots=True)
class Written:
    """What an export came to: rows, and what was left out and why."""

    rows: int = 0
    left_out: dict[str, int] = field(default_factory=dict)

    def leave(self, reason: str) -> None:
        """One more is left out for this reason."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A file beside `out` that takes its place when all went well. Raises UsageError when it cannot be written."""
    part = out.with_name(f".{out.name}.part")
    try:
        yield part
        os.replace(part, out)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def text_file(out: Path, excel: bool = False) -> Iterator[TextIO]:
    """A text file that is written whole or not at all; `-` is standard output."""
    if str(out) == "-":
        yield sys.stdout
        return
    with replacing(out) as part, part.open("w", encoding="utf-8", newline="") as handle:
        if excel:
            handle.write(BOM)
        yield handle


def write_csv(
    out: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], excel: bool = False, head: Iterable[Any] = ()
) -> int:
    """Write rows under a line of columns (and lines of `head` after it); give how many rows there were."""
    count = 0
    with text_file(out, excel) as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(head)
        for row in rows:
            writer.writerow([cell(row[name]) for name in columns])
            count += 1
    return count


def cell(value: Any) -> Any:
    """A value as a cell of CSV: numbers as they are, words so that no spreadsheet runs them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return safe_cell(str(value))


def write_deletions(dossier: Dossier, out: Path) -> None:
    """The deletion log beside a file that has no place for it: `OUT.deletions.csv`, when anything was deleted."""
    if dossier.deletions and str(out) != "-":
        rows = map(deletion_object, dossier.deletions)
        write_csv(out.with_name(out.name + ".deletions.csv"), DELETION_COLUMNS, rows)


def check_columns(row: Mapping[str, Any], columns: Sequence[str], what: str) -> None:
    """Raises BadExport when a row has not exactly these columns."""
    if tuple(row) != tuple(columns):
        odd = sorted(set(row) ^ set(columns)) or ["their order"]
        raise BadExport(f"{what}: the columns are not those of the format ({', '.join(odd)}); please report this")


def check(good: bool, what: str, problem: str) -> None:
    """Raises BadExport, a sentence with what is wrong, when it is not good."""
    if not good:
        raise BadExport(f"{what}: {problem}; nothing was written; please report this")
