"""Documents into the database: each batch is one transaction, so that a killed run goes on where it was."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from isnad.collector import collector_resting
from isnad.model import Arrival, Skipped
from isnad.store.arriving import Arriving, Defaults, Outcome, Placed, batches
from isnad.store.coding import Coded, ToCode, unfit_by
from isnad.store.copies import Copies
from isnad.store.editions import supersede
from isnad.store.store import Store
from isnad.store.writing import write_batch

Codes = Callable[[Iterator[ToCode | None]], Iterator[Coded | None]]
Report = Callable[["Seen"], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was met in a source: what it is to the database, and why, as a code or a sentence."""

    source: str
    locator: str | None
    document: str | None
    outcome: Outcome
    why: str = ""
    notes: tuple[str, ...] = ()
    failed: bool = False

    @property
    def where(self) -> str:
        """Where it stands, for people."""
        return f"{self.source}, {self.locator}" if self.locator else self.source


@dataclass(slots=True)
class Summary:
    """What came of a command that ingests: numbers of documents, and of claims."""

    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    not_arabic: int = 0
    failed: int = 0
    claims: int = 0

    @property
    def met(self) -> int:
        """How many documents were met."""
        return sum(self.outcomes.values())


def ingest(
    store: Store, run: int, arrivals: Iterable[Arrival | Skipped], defaults: Defaults, code: Codes, report: Report
) -> Summary:
    """Write what arrives, coded, as rows of this run; `report` hears of each arrival once it is in the database."""
    summary, arriving, copies = Summary(), Arriving(store, defaults), Copies(store)
    with collector_resting():
        for batch in batches(_coded(arriving, arrivals, code), _size):
            placed = [(one, coded) for one, coded in batch if isinstance(one, Placed)]
            with store.transaction():
                write_batch(store, run, placed)
                copies.find([coded for _, coded in placed if coded])
                supersede(store, [one.arrival.key for one, coded in placed if coded and one.arrival.key])
            arriving.written([one for one, _ in placed])
            for one, coded in batch:
                seen = seen_of(one, coded)
                count(summary, one, seen, coded)
                report(seen)
            gc.collect(1)  # what is young: the rows of this batch, once
    return summary


def _coded(
    arriving: Arriving, arrivals: Iterable[Arrival | Skipped], code: Codes
) -> Iterator[tuple[Placed | Skipped, Coded | None]]:
    """Each arrival with the coding of its document when that is to be written; coders may work ahead."""
    waiting: deque[Placed | Skipped] = deque()

    def documents() -> Iterator[ToCode | None]:
        for one in arriving.placed(arrivals):
            waiting.append(one)
            yield _to_code(one) if isinstance(one, Placed) and is_written(one) else None

    for coded in code(documents()):
        yield waiting.popleft(), coded


def _to_code(one: Placed) -> ToCode:
    return ToCode(one.document, unfit_by(one.arrival.notes))


def is_written(one: Placed) -> bool:
    """Whether an arrival becomes a document of the database."""
    return one.outcome in (Outcome.NEW, Outcome.UPDATED)


def _size(one: tuple[Placed | Skipped, Coded | None]) -> int:
    return one[0].size if isinstance(one[0], Placed) else 0


def count(summary: Summary, one: Placed | Skipped, seen: Seen, coded: Coded | None = None) -> None:
    """Add one arrival to a summary."""
    summary.outcomes[seen.outcome] += 1
    if seen.outcome is Outcome.SKIPPED:
        summary.skipped[one.reason.code if isinstance(one, Skipped) else one.why] += 1
    if isinstance(one, Placed) and is_written(one):
        summary.undated += one.document.published_on is None
    if coded:
        summary.claims += len(coded.claims)
        summary.not_arabic += not coded.arabic
        summary.failed += seen.failed


def seen_of(one: Placed | Skipped, coded: Coded | None = None) -> Seen:
    """What is said of an arrival."""
    if isinstance(one, Skipped):
        return Seen(one.source, one.locator, None, Outcome.SKIPPED, one.reason.message)
    notes = [note.message for note in (coded.errors + coded.warnings if coded else ()) if note.code != "date"]
    arrival = one.arrival
    failed = bool(coded and coded.errors)
    return Seen(arrival.source, arrival.locator, one.id, one.outcome, one.why, tuple(notes), failed)
