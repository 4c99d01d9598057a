"""Claims as CSV: one row a claim, in the contract's columns; several fillers are joined by `; `."""

from __future__ import annotations

import csv
import io
from typing import Any

from isnad.export.rows import COLUMNS, NUMBERS, PLACE_COLUMNS, Row, claim_rows, joined, place_fields, place_finder
from isnad.model import Claim, Coding

_FORMULA = ("=", "+", "-", "@")  # what makes a spreadsheet run a cell instead of showing it
_CONTROL = ("\t", "\r")  # what lets a spreadsheet skip to the next cell and run that


def csv_header() -> str:
    """The line with the names of the columns."""
    return ",".join(COLUMNS) + "\n"


def coding_to_csv(coding: Coding) -> str:
    """The rows of one coding, without the header; empty when it has no claims."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    place = place_finder(coding)
    for claim, row in claim_rows(coding):
        writer.writerow([_cell(name, value) for name, value in (row | _places(claim, place)).items()])
    return out.getvalue()


def _places(claim: Claim, place: Any) -> Row:
    fields = [place_fields(filler, place(filler)) for filler in claim.place]
    return {name: joined([field[name] for field in fields]) for name in PLACE_COLUMNS}


def _cell(name: str, value: Any) -> str:
    cell = "" if value is None else str(value)
    return cell if name in NUMBERS else safe_cell(cell)


def safe_cell(cell: str) -> str:
    """The cell with a quote before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_CONTROL) or cell.lstrip().startswith(_FORMULA) else cell
