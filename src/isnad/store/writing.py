"""The rows of one batch of documents, written as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa

from isnad.clock import now
from isnad.model import Note
from isnad.store.arriving import Outcome, Placed
from isnad.store.coding import Coded, Row
from isnad.store.store import Store

Batch = Sequence[tuple[Placed, Coded | None]]


def write_batch(store: Store, run: int, batch: Batch) -> None:
    """Add originals and captures that are not there, and all about the documents that are."""
    kept = [(placed, hash_of(placed.arrival.original.bytes)) for placed, _ in batch if _is_kept(placed)]
    _write_originals(store, kept)
    _write_captures(store, run, kept)
    fresh = [(placed, coded) for placed, coded in batch if coded]
    if not fresh:
        return
    first = store.rows("writing_next_arrival")[0][0]
    documents = [_document(*one, run, first + at) for at, one in enumerate(fresh)]
    append(store, "documents", documents)
    write_codings(store, run, [coded for _, coded in fresh])


def write_codings(store: Store, run: int, codings: Sequence[Coded]) -> None:
    """Add the codings of documents that have none that holds."""
    append(store, "codings", [coding_row(coded, run) for coded in codings])
    append(store, "mentions", [row for coded in codings for row in coded.mentions])
    append(store, "claims", [claim_row(row, run) for coded in codings for row in coded.claims])


def append(store: Store, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a table of the database."""
    if rows:
        store.append(table, arrow(store, table, rows))


def arrow(store: Store, table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the columns of a table of the database."""
    return pa.Table.from_pylist(list(rows), schema=schema_of(store, table))


def schema_of(store: Store, table: str) -> pa.Schema:
    """The Arrow schema of a table of the database."""
    schema: pa.Schema = store.connection.table(table).limit(0).to_arrow_table().schema
    return schema


def hash_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()


def coding_row(coded: Coded, run: int) -> Row:
    """The row of `codings` of a coding that holds since a run."""
    return {
        "document": coded.document, "since_run": run, "until_run": None, "version": coded.version,
        "codebook": coded.codebook, "digest": coded.digest, "warnings": note_rows(coded.warnings),
        "errors": note_rows(coded.errors),
    }  # fmt: skip


def claim_row(row: Row, run: int) -> Row:
    """The row of `claims` of a claim that holds since a run."""
    return row | {"since_run": run, "until_run": None}


def note_rows(notes: Iterable[Note]) -> list[Row]:
    """Notes as the database keeps them."""
    return [{"code": note.code, "message": note.message} for note in notes]


def _is_kept(placed: Placed) -> bool:
    return placed.outcome is not Outcome.SKIPPED


def _write_originals(store: Store, kept: Sequence[tuple[Placed, str]]) -> None:
    rows = {
        name: {"sha256": name, "size": placed.size, "media_type": original.media_type, "bytes": original.bytes}
        for placed, name in reversed(kept)  # so that of the same bytes the first one counts
        for original in [placed.arrival.original]
    }
    _append_missing(store, "originals", list(rows.values()))


def _write_captures(store: Store, run: int, kept: Sequence[tuple[Placed, str]]) -> None:
    rows = {
        (row["document"], row["original"], row["source"], row["locator"]): row
        for row in [_capture(placed, name, run) for placed, name in reversed(kept)]
    }
    _append_missing(store, "captures", list(rows.values()))


def _append_missing(store: Store, table: str, rows: Sequence[Row]) -> None:
    if rows:
        with store.given("arriving", arrow(store, table, rows)):
            store.run(f"writing_missing_{table}")


def _capture(placed: Placed, original: str, run: int) -> Row:
    arrival = placed.arrival
    return {
        "document": placed.id, "original": original, "source": arrival.source, "locator": arrival.locator,
        "captured": _captured(arrival.captured), "run": run,
        "headers": [{"name": name, "value": value} for name, value in arrival.headers],
    }  # fmt: skip


def _captured(written: str | None) -> datetime:
    """The instant that the source gives (ISO 8601), else this one; in UTC."""
    from isnad.store.editions import instant

    said = instant(written)
    return said.astimezone(UTC).replace(tzinfo=None) if said else now()


def _document(placed: Placed, coded: Coded, run: int, arrived: int) -> dict[str, Any]:
    arrival, document = placed.arrival, placed.document
    return {
        "document": placed.id, "key": arrival.key, "original": hash_of(arrival.original.bytes),
        "outlet": document.outlet, "title": document.title, "published": document.published,
        "published_on": document.published_on, "url": document.url, "arabic": coded.arabic,
        "relayed_from": arrival.relayed_from, "edited": arrival.edited, "text": coded.text,
        "text_sha256": coded.sha256, "notes": note_rows(arrival.notes), "superseded_by": None, "arrived": arrived,
        "run": run,
    }  # fmt: skip
