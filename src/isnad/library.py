"""A database as a Python object: `isnad.open("isnad.duckdb").events(types="capture", places="Hama")`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad import results
from isnad.errors import UsageError
from isnad.export.profiles import profile as profile_of
from isnad.export.profiles import rules
from isnad.results import Result
from isnad.store import reading as rows_of
from isnad.store.filters import Filters, Values, bound
from isnad.store.store import Store, reading
from isnad.text import fold_key

if TYPE_CHECKING:
    from isnad.export.redact import Redactor

Row = dict[str, Any]


_OF_DOCUMENTS = ("since", "until", "outlets", "limit")
_OF_CONTROL = ("since", "until", "places", "actors", "limit")


class View:
    """An open database, read through one door: every row that leaves it has passed the redaction of its profile."""

    def __init__(self, store: Store, profile: str, user_places: Path | None = None) -> None:
        """Wrap an open store. Raises UsageError on a profile that there is none of."""
        self.store, self.profile, self.user_places = store, profile_of(profile), user_places

    def events(self, filters: Filters) -> Iterator[Row]:
        """Events in order of date, each with its `links`."""
        return map(self._door.event, rows_of.event_rows(self.store, self._bound(filters)))

    def claims(self, filters: Filters) -> Iterator[Row]:
        """Claims in order of publication, each with its document, its event, its date and its place."""
        return map(self._door.claim, rows_of.claim_rows(self.store, self._bound(filters)))

    def told(self, events: list[str]) -> dict[str, list[Row]]:
        """The claims of each of these events, in order of publication."""
        found: dict[str, list[Row]] = {event: [] for event in events}
        for row in map(self._door.claim, rows_of.claims_of(self.store, events)):
            found[row["event"]].append(row)
        return found

    def documents(self, filters: Filters) -> Iterator[Row]:
        """Documents in order of publication, with how many claims each makes."""
        _refuse(filters, "documents", _OF_DOCUMENTS)
        return map(self._door.document, rows_of.document_rows(self.store, self._bound(filters)))

    def sources(self, filters: Filters) -> Iterator[Row]:
        """Documents and claims of each outlet in each week, weeks of silence between its first and last included."""
        _refuse(filters, "sources", _OF_DOCUMENTS)
        return rows_of.source_rows(self.store, self._bound(filters))

    def control(self, filters: Filters, at: str | None = None) -> Iterator[Row]:
        """Who held each place from when to when, on one day when `at` is given, with the names of both."""
        _refuse(filters, "control", _OF_CONTROL)
        return filter(None, map(self._door.control, rows_of.control_rows(self.store, self._bound(filters), at)))

    def shares(self, filters: Filters) -> Iterator[Row]:
        """How many places each actor holds, claims or contests on each day that something changed."""
        _refuse(filters, "control", _OF_CONTROL)
        rows = rows_of.control_rows(self.store, self._bound(Filters()), None)
        withheld = sorted({row["place"] for row in rows if self._door.control(row) is None})
        return rows_of.share_rows(self.store, self._bound(filters), withheld)

    def deletions(self) -> list[Row]:
        """What was taken out of the database on request, and why."""
        return [self._door.deletion(row) for row in rows_of.deletion_rows(self.store)]

    @cached_property
    def places(self) -> dict[str, Row]:
        """The places of the codebook by id, with what they lie in."""
        return {row["place"]: row for row in rows_of.place_rows(self.store)}

    @cached_property
    def actors(self) -> dict[str, Row]:
        """The actors of the codebook by id."""
        return {row["actor"]: row for row in rows_of.actor_rows(self.store)}

    @cached_property
    def run(self) -> Row | None:
        """The last run that wrote."""
        return rows_of.last_run(self.store)

    def _bound(self, filters: Filters) -> Values:
        return bound(filters, self.store, self.user_places)

    @cached_property
    def _door(self) -> Redactor:
        from isnad.export.redact import Redactor, secrets_of

        if not self.profile.withholds:
            return Redactor(self.profile, rules(), {}, {}, {}, frozenset())
        secrets, everywhere = secrets_of(*rows_of.secret_rows(self.store, sorted(rules().sensitive_types)), rules())
        outlets = frozenset(fold_key(row[0]) for row in self.store.rows("filters_outlets"))
        return Redactor(self.profile, rules(), secrets, everywhere, self.places, outlets)


def _refuse(filters: Filters, what: str, allowed: Sequence[str]) -> None:
    """Raises UsageError on a filter that does not apply: it is not passed over in silence."""
    odd = [
        one.name for one in fields(filters) if one.name not in allowed and getattr(filters, one.name) not in (None, ())
    ]
    if odd:
        raise UsageError(f"{what} cannot be chosen by {odd[0].replace('_', ' ')}, only by {', '.join(allowed)}")


@contextmanager
def viewing(path: Path, profile: str = "internal", user_places: Path | None = None) -> Iterator[View]:
    """The database, open for reading. Raises DatabaseBusy and NoDatabase as `isnad.store.store.reading`."""
    with reading(path) as store:
        yield View(store, profile, user_places)


class Database:
    """A database that is opened for each question and closed again, so that it can be written in between.

    Filters are keywords, as `isnad.store.filters.Filters` names them: `since`, `until`, `types`, `places`, `actors`,
    `outlets`, `statuses`, `polarity`, `min_independent`, `text`, `limit`; one word stands for a list of one.
    """

    def __init__(self, path: str | Path, profile: str = "internal", user_places: Path | None = None) -> None:
        """Raises NoDatabase when `path` is none of ours, UsageError on a profile that there is none of."""
        self.path, self.profile, self.user_places = Path(path), profile, user_places
        with self._view():
            pass  # a wrong path is said here, not at the first question

    def __repr__(self) -> str:
        return f"<isnad database {self.path}, profile {self.profile}>"

    def events(self, **filters: Any) -> Result:
        """Events in order of date."""
        with self._view() as view:
            return Result(results.EVENTS, tuple(view.events(Filters.of(**filters))))

    def claims(self, **filters: Any) -> Result:
        """Claims in order of publication, each with its event."""
        with self._view() as view:
            return Result(results.CLAIMS, tuple(view.claims(Filters.of(**filters))))

    def control(self, at: str | None = None, **filters: Any) -> Result:
        """Who held each place from when to when; on one day when `at` is given."""
        with self._view() as view:
            return Result(results.CONTROL, tuple(view.control(Filters.of(**filters), at)))

    def shares(self, **filters: Any) -> Result:
        """How many places each actor holds on each day that something changed."""
        with self._view() as view:
            return Result(results.SHARES, tuple(view.shares(Filters.of(**filters))))

    def sources(self, **filters: Any) -> Result:
        """Documents and claims of each outlet in each week."""
        with self._view() as view:
            return Result(results.SOURCES, tuple(view.sources(Filters.of(**filters))))

    def documents(self, **filters: Any) -> Result:
        """Documents in order of publication."""
        with self._view() as view:
            return Result(results.DOCUMENTS, tuple(view.documents(Filters.of(**filters))))

    def _view(self) -> AbstractContextManager[View]:
        return viewing(self.path, self.profile, self.user_places)


def open(  # noqa: A001
    path: str | Path = "isnad.duckdb", profile: str = "internal", user_places: Path | None = None
) -> Database:
    """The database at `path`; `user_places` is a folder of your own lists of places, whose other names filters know."""
    return Database(path, profile, user_places)
