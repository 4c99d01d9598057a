"""What is read out of a database: rows of events, claims, control, sources and documents that pass the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from isnad.errors import UsageError
from isnad.fuse.days import days_of, iso_day
from isnad.store.store import sql

if TYPE_CHECKING:
    import pyarrow

    from isnad.store.filters import Values
    from isnad.store.store import Store

Row = dict[str, Any]

_CHUNK = 2000
_FILTERS = tuple("since until types roots places actors outlets statuses polarity least stems patterns most".split())
_DOCUMENTS = ("since", "until", "outlets", "most")


def event_rows(store: Store, values: Values) -> Iterator[Row]:
    """Rows of `events` that pass the filters, in order of date, each with its `links`: claims, origins, stances."""
    for chunk in _chunks(store, "events_found", _only(values, *_FILTERS)):
        links = links_of(store, [row["event"] for row in chunk])
        yield from (row | {"links": links[row["event"]]} for row in chunk)


def links_of(store: Store, events: Sequence[str]) -> dict[str, list[Row]]:
    """The claims of each event, with the origin of each and what it says of the event."""
    found: dict[str, list[Row]] = {event: [] for event in events}
    for chunk in _chunks(store, "events_links", {"events": list(events)}):
        for row in chunk:
            found[row.pop("event")].append(row)
    return found


def claim_rows(store: Store, values: Values) -> Iterator[Row]:
    """Rows of `current_claims` that pass the filters, each with its event, its date and its place."""
    for chunk in _chunks(store, "claims_found", _only(values, *_FILTERS), spans=_spans(store)):
        yield from chunk


def claims_of(store: Store, events: Sequence[str]) -> Iterator[Row]:
    """Rows of `current_claims` of these events, in order of publication."""
    for chunk in _chunks(store, "claims_of_events", {"events": list(events)}):
        yield from chunk


def document_rows(store: Store, values: Values) -> Iterator[Row]:
    """Documents that pass the filters of days and outlets, in order of publication."""
    for chunk in _chunks(store, "documents_found", _only(values, *_DOCUMENTS)):
        yield from chunk


def source_rows(store: Store, values: Values) -> Iterator[Row]:
    """Documents and claims of each outlet and ISO week."""
    for chunk in _chunks(store, "sources_weeks", _only(values, *_DOCUMENTS)):
        yield from chunk


def control_rows(store: Store, values: Values, at: str | None) -> Iterator[Row]:
    """Intervals of control that pass the filters; those of one day when `at` is given. Raises UsageError on no date."""
    bound = _only(values, "since", "until", "places", "actors", "most") | {"at": at and day(at)}
    for chunk in _chunks(store, "control_intervals", bound):
        yield from chunk


def share_rows(store: Store, values: Values, without: list[str]) -> Iterator[Row]:
    """How many places each actor holds on each day that something changed; places of `without` are not counted."""
    bound = _only(values, "since", "until", "places", "actors", "most") | {"without": without}
    for chunk in _chunks(store, "control_shares", bound):
        yield from chunk


def deletion_rows(store: Store) -> list[Row]:
    """The deletion log."""
    return [row for chunk in _chunks(store, "documents_deleted", {}) for row in chunk]


def place_rows(store: Store) -> Iterator[Row]:
    """The places of the codebook."""
    for chunk in _chunks(store, "filters_places", {}):
        yield from chunk


def actor_rows(store: Store) -> Iterator[Row]:
    """The actors of the codebook."""
    for chunk in _chunks(store, "filters_actors", {}):
        yield from chunk


def last_run(store: Store) -> Row | None:
    """The last run that ended; None when there is none."""
    return next((row for chunk in _chunks(store, "documents_last_run", {}) for row in chunk), None)


def secret_rows(store: Store, types: list[str]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """What the documents name that no table knows, and the words for places in claims of these types."""
    return store.rows("documents_unknown"), store.rows("documents_secret_places", types=types)


def _spans(store: Store) -> pyarrow.Table:
    """The first and last day of each date that claims state."""
    import pyarrow as pa

    times = [row[0] for row in store.rows("claims_times")]
    known = [(time, found) for time in times if (found := days_of(time))]
    return pa.table(
        {
            "time": pa.array([time for time, _ in known], pa.string()),
            "low": pa.array([found.low for _, found in known], pa.int32()).cast(pa.date32()),
            "high": pa.array([found.high for _, found in known], pa.int32()).cast(pa.date32()),
        }
    )


def day(given: str) -> date:
    """The day that is given. Raises UsageError."""
    found = days_of(given)
    if found is None or found.low is None or found.low != found.high:
        raise UsageError(f"{given!r} is no day; write it like 2024-12-08")
    return date.fromisoformat(iso_day(found.low))


def _only(values: Values, *names: str) -> Values:
    return {name: values[name] for name in names}


def _chunks(store: Store, query: str, values: Values, **tables: pyarrow.Table) -> Iterator[list[Row]]:
    """The rows of a named query by the thousand, on a connection of its own so that other queries may run meanwhile."""
    with store.connection.cursor() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        result = connection.execute(sql(query), values)
        names = [column[0] for column in result.description or ()]
        while chunk := result.fetchmany(_CHUNK):
            yield [dict(zip(names, row, strict=True)) for row in chunk]
