"""Which documents are near-duplicates: candidates by shared bands, judged by the runs of words that they share."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.store.coding import Coded
from isnad.store.store import Store
from isnad.store.writing import append


class Copies:
    """Finds the copies of new documents among all that are stored; remembers the runs of words of recent ones."""

    def __init__(self, store: Store) -> None:
        """Copies within this database."""
        self.store = store

    def find(self, coded: Sequence[Coded]) -> None:
        """Write fingerprints and bands of new documents, and their copies."""
        marked = [(one.document, one.fingerprint) for one in coded if one.fingerprint]
        append(
            self.store,
            "fingerprints",
            [{"document": name, "words": mark.words, "signature": mark.signature} for name, mark in marked],
        )
        append(
            self.store,
            "bands",
            [
                {"document": name, "band": band, "hash": value}
                for name, mark in marked
                for band, value in enumerate(mark.bands)
            ],
        )
