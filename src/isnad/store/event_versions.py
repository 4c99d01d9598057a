"""Versions of events: what changed ends with the run before, and begins anew; what did not change is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isnad.model import Event
from isnad.store.event_rows import event_digest, event_row, link_rows
from isnad.store.fused_accounts import named
from isnad.store.store import Store
from isnad.store.writing import append


@dataclass(frozen=True, slots=True)
class Change:
    """Events that end, in whole or in this version, and those that begin, each with its digest."""

    ended: frozenset[str]
    begun: tuple[tuple[Event, str], ...]

    @property
    def events(self) -> frozenset[str]:
        """The ids of all of them."""
        return self.ended | {event.id for event, _ in self.begun}


def change_to(store: Store, claims: Iterable[str], events: Sequence[Event]) -> Change:
    """What changes when `events` take the place of those that hold and have one of `claims`.

    Events with claims of the documents in `wanted_documents` end too.
    """
    with store.given("wanted_claims", named("claim", claims)):
        before: dict[str, str] = {row[0]: row[1] for row in store.rows("fusing_events_of_claims")}
    digests = {event.id: event_digest(event) for event in events}
    ended = frozenset(event for event, digest in before.items() if digests.get(event) != digest)
    begun = tuple((event, digests[event.id]) for event in events if before.get(event.id) != digests[event.id])
    return Change(ended, begun)


def write_change(store: Store, run: int, change: Change) -> None:
    """Write what ends and what begins with a run."""
    if change.ended:
        with store.given("closed_events", named("event", change.ended)):
            for query in ("fusing_close_events", "fusing_close_links"):
                store.run(query, run=run)
        for query in ("fusing_drop_events", "fusing_drop_links"):
            store.run(query, run=run)
    append(store, "events", [event_row(event, digest, run) for event, digest in change.begun])
    append(store, "event_claims", [row for event, _ in change.begun for row in link_rows(event, run)])
