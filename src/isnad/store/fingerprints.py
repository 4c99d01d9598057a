"""MinHash of the folded words of a text, its bands, and which texts are near-duplicates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PERMUTATIONS = 128
BANDS = 32  # of four rows: a pair of similarity 0.7 shares one with a chance of 0.9998
SEED = 20240312
SHINGLE = 3  # words
SHORT = 12  # words below which only the very same words are a copy
_ROWS = PERMUTATIONS // BANDS


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a text has, its MinHash over runs of three words, and a hash for each band of it.

    The text of a copy has a hash in common. A short text has one band alone, the hash of all its words.
    """

    words: int
    signature: tuple[int, ...]
    bands: tuple[int, ...]


def fingerprint(folded: Iterable[str]) -> Fingerprint | None:
    """The fingerprint of a text's folded words; None when it has none."""
    words = list(folded)
    if not words:
        return None
    if len(words) < SHORT:
        return Fingerprint(len(words), (), (_hash(" ".join(words)),))
    signature = _signature(shingles(words))
    bands = [_hash(f"{band}:{signature[band * _ROWS : (band + 1) * _ROWS]}") for band in range(BANDS)]
    return Fingerprint(len(words), tuple(signature), tuple(bands))


def shingles(words: Sequence[str]) -> set[str]:
    """The runs of three words of a text."""
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _signature(runs: set[str]) -> list[int]:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(list(runs))
    return [int(value) for value in sketch.digest()]


def _hash(content: str) -> int:
    return int.from_bytes(hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest())
