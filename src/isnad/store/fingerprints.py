"""MinHash of the folded words of a text, its bands, and how alike two texts are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PERMUTATIONS = 128
BANDS = 32  # of four rows: a pair of similarity 0.7 shares two with a chance of 0.998, one of 0.8 surely
ENOUGH = 2  # bands in common, so that not every pair that has one by chance is compared
SEED = 20240312
RUN = 3  # words
SHORT = 12  # words; of fewer, only the very same ones are a copy
WHOLE = -1  # the band of a short text
ALIKE = 0.7  # of the runs of both: a copy
INSIDE = 0.9  # of the runs of the shorter one: a copy that was added to
_ROWS = PERMUTATIONS // BANDS


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a text has, a hash of each run of three, and a hash for each band of the MinHash of these.

    A short text has no runs, and one band, which is all its words.
    """

    words: int
    runs: frozenset[int]
    bands: tuple[tuple[int, int], ...]


def fingerprint(folded: Iterable[str]) -> Fingerprint | None:
    """The fingerprint of a text's folded words; None when it has none."""
    words = list(folded)
    if not words:
        return None
    if len(words) < SHORT:
        return Fingerprint(len(words), frozenset(), ((WHOLE, _hash(" ".join(words))),))
    runs = _runs(words)
    signature = _signature(runs)
    bands = [(band, _hash(repr(signature[band * _ROWS : (band + 1) * _ROWS]))) for band in range(BANDS)]
    return Fingerprint(len(words), _hashes(runs), tuple(bands))


def _runs(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _hashes(runs: list[str]) -> frozenset[int]:
    """A hash of 32 bits for each run: of two texts of a thousand words, one in four thousand has a run too many."""
    from rensa import RMinHash

    return frozenset([value & 0xFFFFFFFF for value in RMinHash.hash_token_sets([runs])[0]])


def _signature(runs: list[str]) -> tuple[int, ...]:
    from rensa import RMinHash

    # One sketch at a time: the functions for many wake a pool of threads for each call.
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(runs)
    return tuple(sketch.digest())


def likeness(one: frozenset[int], other: frozenset[int]) -> float | None:
    """The share of runs that two texts have in common when one copies the other, else None.

    It is of the runs of both, or of the shorter text when nearly all of that stands in the longer one. Short texts
    are compared only when they are the same.
    """
    if not one or not other:
        return None if one or other else 1.0
    common = len(one & other)
    alike, inside = common / (len(one) + len(other) - common), common / min(len(one), len(other))
    if alike >= ALIKE:
        return alike
    return inside if inside >= INSIDE else None


def _hash(content: str) -> int:
    return int.from_bytes(hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest())
