"""Misspelt place names after a kind word: the known names that are nearly the same."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.annotate.spelling import SpellingIndex
from isnad.codebook import Place
from isnad.text import fold_key


class Likeness(NamedTuple):
    """How alike a misspelt name and a known one must be (see `fuzzy` in place_common.yaml)."""

    least: tuple[float, ...]  # for places of prominence 1 to 5
    lead: float  # by which the likest must be ahead of another place's name


_ALONE = 4
"""Prominence that a place needs where the article speaks of no governorate."""


class FuzzyNames:
    """Gazetteer names by the keys of their consonants; answers are remembered."""

    def __init__(self, places: tuple[Place, ...], asked: Likeness) -> None:
        """Index all names of all places."""
        self._places, self._asked = places, asked
        self._refs: dict[str, list[int]] = {}
        for index, place in enumerate(places):
            for name in (place.name_ar, *place.aliases):
                self._refs.setdefault(fold_key(name), []).append(index)
        self._index = SpellingIndex(self._refs)
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str, governorates: frozenset[str]) -> tuple[int, ...]:
        """Entries in these governorates whose name is nearly this one; none when two names are as near."""
        alike = [
            (likeness, refs)
            for likeness, known in self._index.near(name, min(self._asked.least))
            if (refs := tuple(ref for ref in self._refs[known] if self._fits(ref, likeness, governorates)))
        ]
        if not alike:
            return ()
        best, meant = alike[0]
        rivals = (refs for likeness, refs in alike[1:] if likeness > best - self._asked.lead)
        return meant if all(set(refs) & set(meant) for refs in rivals) else ()

    def _fits(self, ref: int, likeness: float, governorates: frozenset[str]) -> bool:
        place = self._places[ref]
        near = place.admin1 in governorates if governorates else place.prominence >= _ALONE
        return near and likeness >= self._asked.least[place.prominence - 1]
