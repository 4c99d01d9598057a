"""Which documents are near-duplicates: candidates by shared bands, judged by the runs of words that they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.store.coding import Coded, folded_words
from isnad.store.fingerprints import SHORT, Fingerprint, likeness, may_be_alike, runs_of
from isnad.store.store import Store
from isnad.store.writing import append
from isnad.text import read_text

FULL = 40  # documents in one band; those that come later are copies of these, and need not be found from each other
_REMEMBERED = 4000  # texts whose runs are kept at hand

Slot = tuple[int, int]  # a band and its hash
Marked = tuple[str, Fingerprint]


class Copies:
    """Finds the copies of new documents among all that came before; the same whatever batches they come in."""

    def __init__(self, store: Store) -> None:
        """Copies within this database."""
        self.store = store
        self.runs: dict[str, frozenset[int]] = {}
        self.signatures: dict[str, Sequence[int]] = {}

    def find(self, coded: Iterable[Coded]) -> None:
        """Write the fingerprints of new documents, in the order of their arrival, and their copies."""
        marked = [(one.document, one.fingerprint) for one in coded if one.fingerprint]
        if not marked:
            return
        for name, mark in marked:
            self.runs[name], self.signatures[name] = mark.runs, mark.signature
        candidates, bands = _candidates(marked, self._bands(marked))
        append(self.store, "fingerprints", [_fingerprint_row(name, mark) for name, mark in marked])
        append(self.store, "bands", bands)
        append(self.store, "copies", self._judged(candidates))
        self._forget()

    def _bands(self, marked: Sequence[Marked]) -> dict[Slot, list[str]]:
        """The documents in each band that a new document falls into."""
        wanted = {slot for _, mark in marked for slot in mark.bands}
        found: dict[Slot, list[str]] = {slot: [] for slot in wanted}
        hashes = sorted({value for _, value in wanted})
        for band, value, document in self.store.rows("copies_bands", hashes=hashes):
            if (band, value) in found:
                found[band, value].append(document)
        return found

    def _judged(self, candidates: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
        """The pairs that are copies."""
        self._learn_signatures({name for pair in candidates for name in pair})
        near = [pair for pair in candidates if may_be_alike(*(self.signatures[name] for name in pair))]
        self._learn_runs({name for pair in near for name in pair})
        rows = []
        for pair in near:
            value = likeness(self.runs[pair[0]], self.runs[pair[1]])
            if value is not None:
                rows.append({"document": min(pair), "other": max(pair), "similarity": value})
        return rows

    def _learn_signatures(self, names: set[str]) -> None:
        unknown = sorted(names - self.signatures.keys())
        if unknown:
            self.signatures |= dict(self.store.rows("copies_signatures", documents=unknown))

    def _learn_runs(self, names: set[str]) -> None:
        unknown = sorted(names - self.runs.keys())
        if unknown:
            for name, text in self.store.rows("copies_texts", documents=unknown):
                words = folded_words(read_text(text).words)
                self.runs[name] = runs_of(words) if len(words) >= SHORT else frozenset()

    def _forget(self) -> None:
        """Keep what was met last."""
        for known in (self.runs, self.signatures):
            for name in list(known)[:-_REMEMBERED]:
                del known[name]


def _candidates(
    marked: Sequence[Marked], bands: dict[Slot, list[str]]
) -> tuple[list[tuple[str, str]], list[dict[str, object]]]:
    """Pairs that share a band, and the rows of the bands that are not full yet."""
    pairs: list[tuple[str, str]] = []
    rows: list[dict[str, object]] = []
    for name, mark in marked:
        pairs += [(name, other) for other in sorted({other for slot in mark.bands for other in bands[slot]})]
        for slot in mark.bands:
            if len(bands[slot]) < FULL:
                bands[slot].append(name)
                rows.append({"document": name, "band": slot[0], "hash": slot[1]})
    return pairs, rows


def _fingerprint_row(name: str, mark: Fingerprint) -> dict[str, object]:
    return {"document": name, "words": mark.words, "signature": mark.signature}
