"""Rows of a database as tables to read in a terminal: English names beside the Arabic words, numbers to the right."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from isnad.export.table import amount, plain

Row = Mapping[str, Any]

_LETTERS = "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"
_ARABIC = re.compile(rf"{_LETTERS}(?: {_LETTERS})*")
_ISOLATE, _POP = "\u2068", "\u2069"  # keep a terminal that reorders Arabic from reordering the columns with it


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how a row fills it (in lines), and its share of the width; `width` is for ids and dates, never cut."""

    heading: str
    cell: Callable[[Row], str]
    ratio: int = 1
    number: bool = False
    width: int | None = None


def listed(columns: Sequence[Column], rows: Iterable[Row], width: int, colour: bool, terminal: bool) -> str:
    """The rows as a table; isolates around Arabic only on a terminal. Nothing when there is no row."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
                      color_system="standard" if colour else None, legacy_windows=False)  # fmt: skip
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    for column in columns:
        fixed = column.number or column.width
        table.add_column(column.heading, ratio=None if fixed else column.ratio, width=column.width, overflow="fold",
                         justify="right" if column.number else "left")  # fmt: skip
    for row in rows:
        table.add_row(*(Text("\n".join(map(plain, column.cell(row).split("\n")))) for column in columns))
    if not table.row_count:
        return ""
    console.print(table)
    lines = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
    return _ARABIC.sub(rf"{_ISOLATE}\g<0>{_POP}", lines) if terminal else lines


# --- cells -----------------------------------------------------------------------------------------------------------


def _day(row: Row) -> str:
    return (row["date"] or "unknown").replace("/", " /\n") + ("?" if row["date_basis"] == "publication" else "")


def _site(site: Row | None) -> str:
    if not site:
        return ""
    return f"{site['name']} {site['name_ar'] or ''}" if site["name"] else site["text"]


def _parties(parties: Sequence[Row]) -> str:
    return "; ".join(party["name"] or party["text"] for party in parties)


def _who(row: Row) -> str:
    return " → ".join(filter(None, [_parties(row["actors"]), _parties(row["targets"])]))


def _tolls(row: Row) -> str:
    parts = [(name, row[name]) for name in ("killed", "injured") if row[name]]
    return ", ".join(f"{amount(toll['low'], toll['high'])} {name}" for name, toll in parts)


def _claim(row: Row) -> str:
    odd = [
        row["polarity"] if row["polarity"] != "affirmed" else "",
        row["modality"] if row["modality"] != "actual" else "",
    ]
    return " ".join(filter(None, [row["type"], *odd]))


def _says(row: Row) -> str:
    tellers = [f"{teller['text']} ({teller['kind']})" for teller in row["tellers"]]
    return " ← ".join([*tellers, row["outlet"] or "unnamed outlet"])


def _text(name: str) -> Callable[[Row], str]:
    return lambda row: "" if row[name] is None else str(row[name])


def _lines(*cells: Callable[[Row], str]) -> Callable[[Row], str]:
    """A cell that shows several things under each other, without those that say nothing."""
    return lambda row: "\n".join(filter(None, (cell(row) for cell in cells)))


def _origins(row: Row) -> str:
    return f"{_many(row['n_independent'], 'origin')}\n{_many(row['n_reports'], 'report')}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _span(row: Row) -> str:
    return f"{row['since']}\n{row['until'] or 'now'}"


def _named_place(row: Row) -> str:
    return f"{row['place_name'] or row['place']} {row['place_name_ar'] or ''}"


EVENTS = (
    Column("date, event", _lines(_day, _text("type"), _text("event")), width=20),
    Column("place", lambda row: _site(row["place"]), 3), Column("who → whom, harm", _lines(_who, _tolls), 5),
    Column("borne out", _lines(_text("status"), _origins), width=13),
)  # fmt: skip
CLAIMS = (
    Column("date, claim", _lines(_day, _claim, _text("claim")), width=20),
    Column("who → whom, place", _lines(_who, lambda row: _site(row["located"])), 4),
    Column("who says so", _says, 3), Column("sentence", _text("sentence"), 6),
)  # fmt: skip
CONTROL = (
    Column("place", _named_place, 4), Column("held by", lambda row: row["actor_name"] or row["actor"] or "", 4),
    Column("state", _text("state"), width=9), Column("from, until", _span, width=10),
    Column("origins", _text("n_independent"), number=True), Column("rule", _text("rule"), 3),
)  # fmt: skip
SHARES = (
    Column("date", _text("date"), 2), Column("by", lambda row: row["actor_name"] or row["actor"] or "", 4),
    Column("state", _text("state"), 2), Column("places", _text("places"), number=True),
    Column("share", lambda row: f"{row['share']:.1%}", number=True),
)  # fmt: skip
SOURCES = (
    Column("outlet", lambda row: row["outlet"] or "unnamed outlet", 4),
    Column("week", lambda row: row["week"] or "no date", 2), Column("documents", _text("documents"), number=True),
    Column("claims", _text("claims"), number=True),
)  # fmt: skip
DOCUMENTS = (
    Column("published", lambda row: row["published"] or "unknown", 2),
    Column("outlet", lambda row: row["outlet"] or "unnamed outlet", 3), Column("title", _text("title"), 6),
    Column("claims", _text("claims"), number=True), Column("document", _text("document"), 3),
    Column("notes", lambda row: "; ".join(
        [*(note["message"] for note in row["notes"]), *(["superseded"] if row["superseded_by"] else [])]), 3),
)  # fmt: skip
