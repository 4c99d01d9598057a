"""A database as a Python object: `isnad.open("isnad.duckdb").events(types="capture", places="Hama")`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from isnad.store import reading as rows_of
from isnad.store.filters import Filters, bound
from isnad.store.store import Store, reading

Row = dict[str, Any]


class View:
    """An open database, read through one door: every row that leaves it has passed the redaction of its profile."""

    def __init__(self, store: Store, user_places: Path | None = None) -> None:
        """Wrap an open store."""
        self.store, self.user_places = store, user_places

    def events(self, filters: Filters) -> Iterator[Row]:
        """Events in order of date, each with its `links`."""
        return rows_of.event_rows(self.store, bound(filters, self.store, self.user_places))

    def claims(self, filters: Filters) -> Iterator[Row]:
        """Claims in order of publication, each with its document, its event, its date and its place."""
        return rows_of.claim_rows(self.store, bound(filters, self.store, self.user_places))


@contextmanager
def viewing(path: Path, user_places: Path | None = None) -> Iterator[View]:
    """The database, open for reading. Raises DatabaseBusy and NoDatabase as `isnad.store.store.reading`."""
    with reading(path) as store:
        yield View(store, user_places)
