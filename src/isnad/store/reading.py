"""What is read out of a database: rows of events, claims, control, sources and documents that pass the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from isnad.fuse.days import days_of
from isnad.store.store import sql

if TYPE_CHECKING:
    import pyarrow

    from isnad.store.filters import Values
    from isnad.store.store import Store

Row = dict[str, Any]

_CHUNK = 2000
_FILTERS = tuple("since until types roots places actors outlets statuses polarity least stems patterns most".split())


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
