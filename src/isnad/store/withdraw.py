"""Taking a document out on request, so that its words are nowhere in the file, and saying that it was there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.clock import now
from isnad.errors import StoreError
from isnad.store.editions import supersede
from isnad.store.store import Store

FROM_TABLES = ("claims", "mentions", "codings", "captures", "fingerprints", "bands", "copies")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal took out: the document with those of the very same text, and what people should look at.

    `claims` is a number. `shared` are documents whose original bytes went with it, since they are the same bytes;
    `alike` are near-duplicates, which stay.
    """

    documents: tuple[str, ...]
    claims: int
    shared: tuple[str, ...]
    alike: tuple[str, ...]


def is_withdrawn(store: Store, document: str) -> bool:
    """Whether a document was withdrawn before."""
    return bool(store.rows("withdraw_known", document=document))


def check_known(store: Store, document: str) -> None:
    """Raises StoreError when the database has no such document."""
    if not store.rows("withdraw_same_text", document=document):
        raise StoreError(f"there is no document {document!r} in {store.path}; `isnad documents` lists them")


def withdraw(store: Store, run: int, document: str, reason: str) -> Withdrawn:
    """Take a document and those of the very same text out, in one transaction.

    Events are not told: `fuse` and then `forget_events` must follow, and `rewrite` at last.
    """
    documents = tuple(row[0] for row in store.rows("withdraw_same_text", document=document))
    said = Withdrawn(
        documents,
        int(store.rows("withdraw_count_claims", documents=documents)[0][0]),
        tuple(row[0] for row in store.rows("withdraw_shared", documents=documents)),
        tuple(row[0] for row in store.rows("withdraw_alike", documents=documents)),
    )
    with store.transaction():
        _take_out(store, run, documents, reason)
    return said


def _take_out(store: Store, run: int, documents: Sequence[str], reason: str) -> None:
    keys = [row[0] for row in store.rows("withdraw_keys", documents=documents)]
    store.run("withdraw_log", documents=documents, reason=reason, deleted=now(), run=run)
    store.run("withdraw_empty_originals", documents=documents)
    store.run("withdraw_silence_judgements", documents=documents)
    for table in FROM_TABLES:
        store.run(f"withdraw_from_{table}", documents=documents)
    store.run("withdraw_from_documents", documents=documents)
    supersede(store, keys)


def forget_events(store: Store) -> None:
    """Take the earlier versions of events that withdrawn documents had part in out, once no event has them now."""
    with store.transaction():
        store.run("withdraw_from_events")
        store.run("withdraw_from_event_claims")


def rewrite(store: Store, run: int) -> None:
    """Write what is left into a new file that takes the place of the old one, and let the run end there.

    DuckDB keeps what was deleted in blocks that it has not used again. The store is closed by this.
    """
    fresh = store.path.with_name(store.path.name + ".rewritten")
    _remove(fresh)
    connection = store.connection
    own = connection.execute("select current_database()").fetchall()[0][0]
    connection.execute("attach $fresh as rewritten", {"fresh": str(fresh)})
    connection.execute(f'copy from database "{own}" to rewritten')
    connection.execute(
        "update rewritten.runs set finished = $finished where run = $run", {"finished": now(), "run": run}
    )
    connection.execute("detach rewritten")
    connection.execute("checkpoint")
    connection.close()
    os.replace(fresh, store.path)
    _remove(fresh)


def _remove(path: Path) -> None:
    for name in (path, path.with_name(path.name + ".wal")):
        name.unlink(missing_ok=True)
