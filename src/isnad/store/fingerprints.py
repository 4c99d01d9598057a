"""MinHash of the folded words of a text, its bands, and how alike two texts are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import eq

PERMUTATIONS = 128
BANDS = 32  # of four rows: a pair of similarity 0.7 shares one with a chance of 0.9998
SEED = 20240312
RUN = 3  # words
SHORT = 12  # words; of fewer, only the very same ones are a copy
WHOLE = -1  # the band of a short text
ALIKE = 0.7  # of the runs of both: a copy
INSIDE = 0.9  # of the runs of the shorter one: a copy that was added to
NEAR = 0.5  # estimated likeness below which texts are not compared
_ROWS = PERMUTATIONS // BANDS


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a text has, a hash of each run of three, their MinHash, and a hash for each band of that.

    A short text has no signature, and one band, which is all its words.
    """

    words: int
    runs: frozenset[int]
    signature: tuple[int, ...]
    bands: tuple[tuple[int, int], ...]


def fingerprint(folded: Iterable[str]) -> Fingerprint | None:
    """The fingerprint of a text's folded words; None when it has none."""
    words = list(folded)
    if not words:
        return None
    if len(words) < SHORT:
        return Fingerprint(len(words), frozenset(), (), ((WHOLE, _hash(" ".join(words))),))
    runs = _runs(words)
    signature = _signature(runs)
    bands = [(band, _hash(repr(signature[band * _ROWS : (band + 1) * _ROWS]))) for band in range(BANDS)]
    return Fingerprint(len(words), _hashes(runs), signature, tuple(bands))


def runs_of(words: Sequence[str]) -> frozenset[int]:
    """A hash of 64 bits for each run of three words."""
    return _hashes(_runs(words))


def _runs(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _hashes(runs: list[str]) -> frozenset[int]:
    from rensa import RMinHash

    return frozenset(RMinHash.hash_token_sets([runs])[0])


def _signature(runs: list[str]) -> tuple[int, ...]:
    from rensa import RMinHash

    # One sketch at a time: the functions for many wake a pool of threads for each call.
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(runs)
    return tuple(sketch.digest())


def may_be_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two signatures promise texts that are alike; those of short texts, which have none, share all words."""
    return len(one) == len(other) and sum(map(eq, one, other)) >= NEAR * len(one)


def likeness(one: frozenset[int], other: frozenset[int]) -> float | None:
    """The share of runs that two texts have in common when one copies the other, else None.

    It is of the runs of both, or of the shorter text when nearly all of that stands in the longer one. Short texts
    are compared only when they are the same.
    """
    if not one or not other:
        return None if one or other else 1.0
    common = len(one & other)
    alike, inside = common / len(one | other), common / min(len(one), len(other))
    if alike >= ALIKE:
        return alike
    return inside if inside >= INSIDE else None


def _hash(content: str) -> int:
    return int.from_bytes(hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest())
