"""A workbook for analysts: events, claims, sources, deletions and a sheet that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from isnad.export.csv_rows import safe_cell
from isnad.export.dossier import Case, Dossier
from isnad.export.flat import EVENT_COLUMNS, SOURCE_COLUMNS, TOLD_COLUMNS, event_flat, told_flat
from isnad.export.notes import note
from isnad.export.where import around
from isnad.export.writing import DELETION_COLUMNS, Written, check, replacing

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOST_ROWS = 1_048_575  # under the heading
_MOST_LETTERS = 32_000  # of a cell
_DAYS = frozenset({"date_start", "date_end", "earliest_published", "published", "monday"})
_WIDE = {"note": 80, "quote": 60, "title": 40, "actor": 28, "target": 28, "place": 24, "place_ar": 20, "url": 30}
_NARROW = 14

Row = Mapping[str, Any]


def write(dossier: Dossier, out: Path, right_to_left: bool = False) -> Written:
    """Write the workbook; with `right_to_left` its sheets begin on the right."""
    from openpyxl import Workbook

    written, book = Written(), Workbook(write_only=True)
    events = (event_flat(case.event) | {"note": _note(case, dossier)} for case in dossier.cases())
    written.rows = _sheet(book, "events", (*EVENT_COLUMNS, "note"), events, right_to_left)
    claims = (told_flat(case.event, told) for case in dossier.cases() for told in case.told)
    _sheet(book, "claims", TOLD_COLUMNS, claims, right_to_left)
    _sheet(book, "sources", SOURCE_COLUMNS, dossier.sources(), right_to_left)
    deletions = [dict(zip(DELETION_COLUMNS, map(one.get, DELETION_COLUMNS), strict=True)) for one in dossier.deletions]
    _sheet(book, "deletions", DELETION_COLUMNS, deletions, right_to_left)
    _sheet(book, "readme", ("about", "value"), _readme(dossier, written.rows), right_to_left)
    with replacing(out) as part:
        book.save(part)
        _settle(part, dossier.made)
    return written


def _settle(path: Path, made: datetime) -> None:
    """Put the time at which the export was made in place of the clock's, so that the same content is the same file."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moment = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    parts[_CORE] = _MOMENT.sub(rb"\g<1>" + moment, parts[_CORE])
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, made.timetuple()[:6]), content, ZIP_DEFLATED)


def _note(case: Case, dossier: Dossier) -> str:
    return note(case.event, [one.record for one in case.told], around(case.event.place, dossier.places))


def _sheet(book: Any, title: str, columns: Sequence[str], rows: Iterable[Row], right_to_left: bool) -> int:
    """Write one sheet, its heading frozen; give how many rows it has."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = right_to_left
    for at, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE.get(name, _NARROW)
    heading = [WriteOnlyCell(sheet, value=name) for name in columns]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    count = 0
    for row in rows:
        sheet.append([_cell(name, row[name]) for name in columns])
        count += 1
        check(count <= MOST_ROWS, "XLSX", f"the sheet {title} would have more rows than a workbook takes; use filters")
    return count


def _cell(name: str, value: Any) -> Any:
    """Numbers and days as themselves, words so that nothing is run and nothing breaks the file."""
    if isinstance(value, (bool, int, float, date, datetime)) or value is None:
        return value
    if name in _DAYS:
        return date.fromisoformat(value)
    text = "".join(letter for letter in str(value) if letter >= " " or letter in "\n\t")
    return safe_cell(text)[:_MOST_LETTERS]


def _readme(dossier: Dossier, events: int) -> list[Row]:
    about = dossier.about()
    lines = {
        "made by": about["generator"], "made at (UTC)": about["made"], "codebook": about["codebook"],
        "profile": dossier.profile, "events": events,
        "events sheet": "One row for each event: claims judged to speak of the same occurrence.",
        "claims sheet": "What each document says of each event, with no more of its sentence than may be quoted.",
        "sources sheet": "Documents and claims of each outlet in each ISO week; weeks of silence are shown.",
        "deletions sheet": "What was taken out of the database on request.",
        "date": "EDTF (ISO 8601-2); date_start and date_end bound it. An empty cell means that no text says it.",
        "date_basis": "stated: a text states the day. publication: only the days of the reports bound it.",
        "n_independent": "Independent origins behind the event; copies and relays of one origin count once.",
        "status": "corroborated, single-source, contested (some origin denies it), planned, denied.",
        "texts": "The texts are not ours: quotes are short, with the address and the SHA-256 of the text.",
    }  # fmt: skip
    return [{"about": name, "value": value} for name, value in lines.items()]
