"""Versions of events: what changed ends with the run before, and begins anew; what did not change is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.model import Event
from isnad.store.event_rows import event_digest, event_row, link_rows
from isnad.store.fused_accounts import named
from isnad.store.store import Store
from isnad.store.writing import append


def replace_events(store: Store, run: int, claims: Iterable[str], events: Sequence[Event]) -> set[str]:
    """Let `events` take the place of those that hold and have one of `claims`; gives the ids of all that changed.

    The query also ends events with claims of the documents in `wanted_documents`.
    """
    with store.given("wanted_claims", named("claim", claims)):
        before = {event: digest for event, _, digest in store.rows("fusing_events_of_claims")}
    now = {event.id: event_digest(event) for event in events}
    ended = {event for event, digest in before.items() if now.get(event) != digest}
    begun = [event for event in events if before.get(event.id) != now[event.id]]
    if ended:
        with store.given("closed_events", named("event", ended)):
            for query in ("fusing_close_events", "fusing_close_links"):
                store.run(query, run=run)
        for query in ("fusing_drop_events", "fusing_drop_links"):
            store.run(query, run=run)
    append(store, "events", [event_row(event, now[event.id], run) for event in begun])
    append(store, "event_claims", [row for event in begun for row in link_rows(event, run)])
    return ended | {event.id for event in begun}
