"""What each arrival is to the database: new, another edition of what is there, the same again, or withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from isnad.annotate.fitness import without_surrogates
from isnad.ids import document_id, sha256_of
from isnad.model import Arrival, Document, Note, Skipped
from isnad.store.editions import same_publisher
from isnad.store.store import Store

BATCH = 200  # arrivals that are looked up, and written, together
BATCH_BYTES = 32 << 20  # or fewer, when their originals are as large as this
_DATE_NOTES = frozenset({"undated", "bad-date"})


class Outcome(StrEnum):
    """What an arrival is to the database."""

    NEW = "new"
    UPDATED = "updated"  # another edition of a publication that is there
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What documents are given that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An arrival with the id that its document has in the database, and what it is to it.

    `document` has its id, the defaults and no lone surrogates; `sha256` is of its coded text.
    """

    arrival: Arrival
    document: Document
    sha256: str
    outcome: Outcome
    why: str = ""

    @property
    def id(self) -> str:
        """The id in the database."""
        return self.document.id or ""

    @property
    def size(self) -> int:
        """The bytes of its original."""
        return len(self.arrival.original.bytes)


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is in the database, or on its way there, or was withdrawn from it."""

    document: str
    sha256: str
    outlet: str | None
    key: str | None
    withdrawn: bool = False


class Arriving:
    """Tells what arrivals are, one after the other; remembers those that are not written yet."""

    def __init__(self, store: Store | None, defaults: Defaults) -> None:
        """`store` is None when there is no database yet."""
        self.store, self.defaults = store, defaults
        self.documents: dict[str, _Known] = {}
        self.keys: dict[str, dict[str, _Known]] = {}
        self.done: list[str] = []
        self.withdrawn = frozenset(row[0] for row in store.rows("arriving_withdrawn_texts")) if store else frozenset()

    def placed(self, arrivals: Iterable[Arrival | Skipped]) -> Iterator[Placed | Skipped]:
        """Each arrival with what it is, in order."""
        for some in batches(arrivals, lambda one: len(one.original.bytes) if isinstance(one, Arrival) else 0):
            ready = [one if isinstance(one, Skipped) else with_defaults(one, self.defaults) for one in some]
            known = self._look_up([one for one in ready if not isinstance(one, Skipped)])
            for one in ready:
                yield one if isinstance(one, Skipped) else self._place(one, known)

    def written(self, batch: Iterable[Placed]) -> None:
        """These are in the database now; the next look-up will find them there."""
        self.done += [placed.id for placed in batch]

    def _forget_written(self) -> None:
        for name in self.done:
            gone = self.documents.pop(name, None)
            if gone and gone.key:
                self.keys.get(gone.key, {}).pop(name, None)
        self.done = []

    def _look_up(self, arrivals: Sequence[Arrival]) -> _Index:
        self._forget_written()
        names = list(chain.from_iterable(_names(one.document) for one in arrivals))
        keys = list({one.key for one in arrivals if one.key})
        if not self.store or not names:
            return _Index(())
        return _Index(_Known(*row) for row in self.store.rows("arriving_known", documents=names, keys=keys))

    def _place(self, arrival: Arrival, index: _Index) -> Placed:
        document = arrival.document
        sha256 = sha256_of(document.coded_text)
        for name in _names(document):
            known = self.documents.get(name) or index.documents.get(name)
            if known is None:
                return self._taken_in(arrival, replace(document, id=name), sha256, index)
            if known.sha256 == sha256 and same_publisher(known.outlet, document.outlet):
                return Placed(arrival, replace(document, id=name), sha256, *_again(known))
        return Placed(arrival, document, sha256, Outcome.SKIPPED, "id-taken")

    def _taken_in(self, arrival: Arrival, document: Document, sha256: str, index: _Index) -> Placed:
        if sha256 in self.withdrawn:
            return Placed(arrival, document, sha256, Outcome.SKIPPED, "withdrawn")
        fellows = [*index.keys.get(arrival.key or "", ()), *self.keys.get(arrival.key or "", {}).values()]
        known = _Known(document.id or "", sha256, document.outlet, arrival.key)
        self.documents[known.document] = known
        if known.key:
            self.keys.setdefault(known.key, {})[known.document] = known
        for fellow in fellows:
            if same_publisher(fellow.outlet, document.outlet):
                return Placed(arrival, document, sha256, Outcome.UPDATED, f"another edition of {fellow.document}")
        return Placed(arrival, document, sha256, Outcome.NEW)


class _Index:
    """Known documents by id and by key."""

    def __init__(self, known: Iterable[_Known]) -> None:
        self.documents: dict[str, _Known] = {}
        self.keys: dict[str, list[_Known]] = {}
        for one in known:
            self.documents[one.document] = one
            if one.key and not one.withdrawn:
                self.keys.setdefault(one.key, []).append(one)


def with_defaults(arrival: Arrival, defaults: Defaults) -> Arrival:
    """The arrival with the date and the outlet that it lacks, and a note about each thing that is not known."""
    document = arrival.document
    notes = list(arrival.notes)
    published = document.published
    if not document.published_on and defaults.published:
        published = defaults.published
        notes = [note for note in notes if note.code not in _DATE_NOTES]
        notes.append(Note("given-date", "The day of publication was given by the user, not by the source."))
    document = replace(
        document,
        text=without_surrogates(document.text),
        title=without_surrogates(document.title) if document.title else None,
        published=published,
        outlet=document.outlet or defaults.outlet,
    )
    if document.published_on is None and not _DATE_NOTES & {note.code for note in notes}:
        notes.append(Note("undated", "The source does not say when it was published."))
    return replace(arrival, document=document, notes=tuple(notes))


def _again(known: _Known) -> tuple[Outcome, str]:
    return (Outcome.SKIPPED, "withdrawn") if known.withdrawn else (Outcome.DUPLICATE, "")


def _names(document: Document) -> tuple[str, ...]:
    """The ids that a document may have, the first free one or its own: another text under a given id is marked."""
    text = document.coded_text
    if not document.id:
        return (document_id(text, document.outlet, document.published, document.url),)
    marks = (sha256_of(text)[:8], sha256_of(f"{text}\x1f{document.outlet}")[:8])
    return (document.id, *(f"{document.id}~{mark}" for mark in marks))


Item = TypeVar("Item")


def batches(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The items in lists that are bounded in number and in bytes."""
    some: list[Item] = []
    total = 0
    for item in items:
        some.append(item)
        total += size(item)
        if len(some) >= BATCH or total >= BATCH_BYTES:
            yield some
            some, total = [], 0
    if some:
        yield some
