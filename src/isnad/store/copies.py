"""Which documents are near-duplicates: candidates by shared bands, judged by the runs of words that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.store.coding import Coded
from isnad.store.fingerprints import ENOUGH, Fingerprint, likeness
from isnad.store.store import Store
from isnad.store.writing import append

FULL = 40  # documents in one band; those that come later are copies of these, and need not be found from each other
_REMEMBERED = 4000  # documents whose runs are kept at hand

Slot = tuple[int, int]  # a band and its hash
Marked = tuple[str, Fingerprint]


class Copies:
    """Finds the copies of new documents among all that came before; the same whatever batches they come in."""

    def __init__(self, store: Store) -> None:
        """Copies within this database."""
        self.store = store
        self.runs: dict[str, frozenset[int]] = {}

    def find(self, coded: Iterable[Coded]) -> None:
        """Write the fingerprints of new documents, in the order of their arrival, and their copies."""
        marked = [(one.document, one.fingerprint) for one in coded if one.fingerprint]
        if not marked:
            return
        for name, mark in marked:
            self.runs[name] = mark.runs
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
        self._learn_runs({name for pair in candidates for name in pair})
        rows: list[dict[str, object]] = []
        for pair in candidates:
            value = likeness(self.runs[pair[0]], self.runs[pair[1]])
            if value is not None:
                rows.append({"document": min(pair), "other": max(pair), "similarity": value})
        return rows

    def _learn_runs(self, names: set[str]) -> None:
        """Have the runs of these at hand, as what was met last."""
        for name in sorted(names & self.runs.keys()):
            self.runs[name] = self.runs.pop(name)
        unknown = sorted(names - self.runs.keys())
        if unknown:
            self.runs |= {name: frozenset(runs) for name, runs in self.store.rows("copies_runs", documents=unknown)}

    def _forget(self) -> None:
        """Keep what was met last."""
        for name in list(self.runs)[:-_REMEMBERED]:
            del self.runs[name]


def _candidates(
    marked: Sequence[Marked], bands: dict[Slot, list[str]]
) -> tuple[list[tuple[str, str]], list[dict[str, object]]]:
    """Pairs that share enough bands, and the rows of the bands that are not full yet."""
    pairs: list[tuple[str, str]] = []
    rows: list[dict[str, object]] = []
    for name, mark in marked:
        shared = Counter(other for slot in mark.bands for other in bands[slot])
        pairs += [(name, other) for other, count in sorted(shared.items()) if count >= min(ENOUGH, len(mark.bands))]
        for slot in mark.bands:
            if len(bands[slot]) < FULL:
                bands[slot].append(name)
                rows.append({"document": name, "band": slot[0], "hash": slot[1]})
    return pairs, rows


def _fingerprint_row(name: str, mark: Fingerprint) -> dict[str, object]:
    return {"document": name, "words": mark.words, "runs": sorted(mark.runs)}
