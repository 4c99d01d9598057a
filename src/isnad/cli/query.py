"""`isnad events|claims|control|sources|documents`: what a database holds, chosen by filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from isnad.cli.choosing import chosen
from isnad.cli.exits import complain
from isnad.cli.folders import user_places
from isnad.errors import UsageError
from isnad.store.filters import Filters

if TYPE_CHECKING:
    from isnad.library import View


class Shape(StrEnum):
    """What may be written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


_BY_ENDING = {".csv": Shape.CSV, ".jsonl": Shape.JSONL, ".ndjson": Shape.JSONL, ".geojson": Shape.GEOJSON}

Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]
Format = Annotated[Shape | None, typer.Option("--format", help="What to write; by default as FILE ends, else a table.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Excel = Annotated[bool, typer.Option("--excel", help="Begin CSV with a mark by which Excel knows UTF-8.")]
Profile = Annotated[str, typer.Option("--profile", help="What to withhold: public, partner, or internal (nothing).")]

DEFAULT = Path("isnad.duckdb")

EVENTS_EXAMPLES = """
Examples:

  isnad events --type capture --place Hama --since 2024-11-27

  isnad events --min-origins 2 --format csv -o events.csv --excel
"""
CLAIMS_EXAMPLES = """
Examples:

  isnad claims --text "مدينة حماة" --polarity negated

  isnad claims --format jsonl -o claims.jsonl
"""
CONTROL_EXAMPLES = """
Examples:

  isnad control --at 2024-12-08

  isnad control --shares --place SY04 --format csv
"""
SOURCES_EXAMPLES = """
Example:

  isnad sources --since 2024-11 --until 2024-12
"""
DOCUMENTS_EXAMPLES = """
Example:

  isnad documents --outlet سانا --format csv
"""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """How rows are shown: columns of a table and of CSV, and what a row is in CSV, in JSON and on a map."""

    table: str
    columns: Sequence[str]
    flat: Callable[[Row], Row]
    plain: Callable[[Row], Row]
    point: Callable[[Row], tuple[Any, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """Where rows go, and how."""

    shape: Shape
    output: Path | None
    excel: bool


@chosen
def events(
    chosen: Filters, db: Database = DEFAULT, shape: Format = None, output: Output = None, excel: Excel = False,
    profile: Profile = "internal",
) -> None:  # fmt: skip
    """List events: what happened where and when, who says so, and how many origins bear it out."""
    from isnad.export import flat, lines
    from isnad.store.rows import event_of, link_of

    def flat_event(row: Row) -> Row:
        return flat.event_flat(event_of(row, [link_of(link) for link in row["links"]]))

    shown = Shown("EVENTS", flat.EVENT_COLUMNS, flat_event, lambda row: lines.event_object(dict(row)), _event_point)
    with _view(db, profile) as view:
        _show(view.events(chosen), shown, _goal(shape, output, excel))


@chosen
def claims(
    chosen: Filters, db: Database = DEFAULT, shape: Format = None, output: Output = None, excel: Excel = False,
    profile: Profile = "internal",
) -> None:  # fmt: skip
    """List claims: what each document says, who says so, and the event that it belongs to."""
    from isnad.export import flat, lines

    shown = Shown(
        "CLAIMS", flat.CLAIM_COLUMNS, flat.claim_flat, lambda row: lines.claim_object(dict(row)), _claim_point
    )
    with _view(db, profile) as view:
        _show(view.claims(chosen), shown, _goal(shape, output, excel))


@chosen
def control(
    chosen: Filters, db: Database = DEFAULT, shape: Format = None, output: Output = None, excel: Excel = False,
    profile: Profile = "internal",
    at: Annotated[str | None, typer.Option("--at", metavar="DAY", help="As it stood on this day.")] = None,
    shares: Annotated[bool, typer.Option("--shares", help="Count the places of each actor, day by day.")] = False,
) -> None:  # fmt: skip
    """List who held which place from when to when, and the claims that say so."""
    from isnad.export import flat

    if shares and at:
        raise UsageError("--shares counts every day; leave --at out, or give the day to --since and --until")
    goal = _goal(shape, output, excel)
    with _view(db, profile) as view:
        if shares:
            _show(view.shares(chosen), Shown("SHARES", flat.SHARE_COLUMNS, _same, _same), goal)
        else:
            shown = Shown(
                "CONTROL", flat.CONTROL_COLUMNS, flat.control_flat, _same, lambda row: (row["lon"], row["lat"])
            )
            _show(view.control(chosen, at), shown, goal)


@chosen
def sources(
    chosen: Filters, db: Database = DEFAULT, shape: Format = None, output: Output = None, excel: Excel = False,
) -> None:  # fmt: skip
    """Count documents and claims of each outlet and week; weeks of silence are shown."""
    from isnad.export import flat

    with _view(db, "internal") as view:
        _show(view.sources(chosen), Shown("SOURCES", flat.SOURCE_COLUMNS, _same, _same), _goal(shape, output, excel))


@chosen
def documents(
    chosen: Filters, db: Database = DEFAULT, shape: Format = None, output: Output = None, excel: Excel = False,
    profile: Profile = "internal",
) -> None:  # fmt: skip
    """List documents: outlet, day, title, how many claims, and what is unusual about them."""
    from isnad.export import flat

    with _view(db, profile) as view:
        shown = Shown("DOCUMENTS", flat.DOCUMENT_COLUMNS, flat.document_flat, _same)
        _show(view.documents(chosen), shown, _goal(shape, output, excel))


# --- writing ---------------------------------------------------------------------------------------------------------


def _view(db: Path, profile: str) -> AbstractContextManager[View]:
    from isnad.library import viewing

    return viewing(db, profile, user_places())


def _goal(shape: Shape | None, output: Path | None, excel: bool) -> Goal:
    by_ending = _BY_ENDING.get(output.suffix.lower()) if output else None
    return Goal(shape or by_ending or Shape.TABLE, output, excel)


def _same(row: Row) -> Row:
    return row


def _event_point(row: Row) -> tuple[Any, Any]:
    place = row["place"] or {}
    return place.get("lon"), place.get("lat")


def _control_point(row: Row) -> tuple[Any, Any]:
    return row["lon"], row["lat"]


def _claim_point(row: Row) -> tuple[Any, Any]:
    place = row["located"] or {}
    return place.get("lon"), place.get("lat")


def _show(rows: Iterable[Row], shown: Shown, goal: Goal) -> None:
    from isnad.export.writing import text_file, write_csv

    out = goal.output or Path("-")
    if goal.shape is Shape.CSV:
        write_csv(out, shown.columns, map(shown.flat, rows), goal.excel)
        return
    blocks = {Shape.TABLE: _table, Shape.JSONL: _lines, Shape.GEOJSON: _map}[goal.shape](rows, shown, goal)
    with text_file(out) as handle:
        handle.writelines(blocks)


def _lines(rows: Iterable[Row], shown: Shown, goal: Goal) -> Iterator[str]:
    from isnad.export.lines import as_line

    return (as_line(dict(shown.plain(row))) for row in rows)


def _map(rows: Iterable[Row], shown: Shown, goal: Goal) -> Iterator[str]:
    """A feature a line; what has no coordinates has no geometry."""
    from isnad.export.event_geojson import point
    from isnad.export.lines import as_line

    if shown.point is None:
        raise UsageError("this list has no places; use --format table, csv or jsonl")
    yield '{"type": "FeatureCollection", "features": ['
    for number, row in enumerate(rows):
        feature = {"type": "Feature", "geometry": point(*shown.point(row)), "properties": shown.flat(row)}
        yield ("," if number else "") + "\n" + as_line(feature).rstrip("\n")
    yield "\n]}\n"


def _table(rows: Iterable[Row], shown: Shown, goal: Goal) -> Iterator[str]:
    from isnad.cli.code import style
    from isnad.export import listing

    look = style(goal.output)
    found = listing.listed(getattr(listing, shown.table), rows, look.width, look.colour, look.terminal)
    if not found:
        complain("nothing passes the filters")
    yield found
