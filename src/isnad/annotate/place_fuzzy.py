"""Misspelt place names after a kind word: the known names that are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from isnad.codebook import Place
from isnad.text import fold_key

THRESHOLD = 92.0
"""Least similarity (0..100, normalised InDel) of a misspelt name to a known one."""
ONE_SLIP = 5
"""Letters from which on one missing, added, swapped or confused letter is forgiven whatever the similarity."""
_CONFUSED = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظت", "ضظ", "عغ", "فق", "قكغ", "هاي", "سص", "ذز")
"""Letters that differ by dots or sound alike."""


class FuzzyNames:
    """Gazetteer names by first letter; answers are remembered."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self._places = places
        names: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        for index, place in enumerate(places):
            for name in (place.name_ar, *place.aliases):
                key = fold_key(name)
                if len(key) >= 4:
                    names[_initial(key)].setdefault(key, []).append(index)
        self._names = {initial: (list(keys), list(keys.values())) for initial, keys in names.items()}
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str, governorates: frozenset[str]) -> tuple[int, ...]:
        """Entries in these governorates whose name is nearly this one, the most similar name only."""
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import DamerauLevenshtein

        keys, refs = self._names.get(_initial(name), ([], []))
        if len(name) < 4:
            return ()
        found = process.extract(name, keys, scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=5)
        if len(name) >= ONE_SLIP:
            close = process.extract(name, keys, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=5)
            found += [one for one in close if _is_slip(name, one[0])]
        for _, _, at in found:
            near = tuple(ref for ref in refs[at] if self._places[ref].admin1 in governorates)
            if near:
                return near
        return ()


def _is_slip(name: str, known: str) -> bool:
    """Whether one edit is a slip: letters swapped, added, left out, or one taken for another that looks like it."""
    if len(name) != len(known):
        return min(len(name), len(known)) >= ONE_SLIP
    differing = [(one, other) for one, other in zip(name, known, strict=True) if one != other]
    return len(differing) != 1 or any(set(differing[0]) <= set(letters) for letters in _CONFUSED)


def _initial(name: str) -> str:
    return name.removeprefix("ال")[:1]
