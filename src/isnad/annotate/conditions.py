"""The conditions of a trigger's sense: which words stand near it. Words are compared as stems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from isnad.codebook import Trigger
from isnad.text import ENCLITICS, fold_key, proclitic_splits

NEAR = 3
"""How many words before or after a trigger count as near it."""

_PLURALS = ("ات", "ين", "ون", "ان", "ا", "ه", "ت")


@dataclass(frozen=True, slots=True)
class WordSet:
    """Stems, and beginnings of stems (`صاروخ*`)."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.exact or self.prefixes)

    def meets(self, stems: frozenset[str]) -> bool:
        """Whether one of these stems is in the set."""
        if not self.exact.isdisjoint(stems):
            return True
        return bool(self.prefixes) and _any_begins(stems, self.prefixes)


@lru_cache(maxsize=8192)
def _any_begins(stems: frozenset[str], prefixes: tuple[str, ...]) -> bool:
    return any(stem.startswith(prefixes) for stem in stems)


@dataclass(frozen=True, slots=True)
class Conditions:
    """All conditions of one trigger entry."""

    next: WordSet
    prev: WordSet
    sentence: WordSet
    not_next: WordSet
    not_prev: WordSet
    not_sentence: WordSet

    @property
    def asked(self) -> int:
        """How many positive conditions there are: the more, the more specific the sense."""
        return bool(self.next) + bool(self.prev) + bool(self.sentence)


def word_set(words: Iterable[str], verb_forms: Mapping[str, frozenset[str]]) -> WordSet:
    """The set for a list of condition words; a verb's past stands for all its forms."""
    exact: set[str] = set()
    prefixes: list[str] = []
    for word in words:
        key = fold_key(word.rstrip("*"))
        if word.endswith("*"):
            prefixes.append(key)
        else:
            exact |= {key, *(verb_forms.get(key, ()))}
            exact.update(part for part in key.split() if " " in key and len(part) > 3)
    return WordSet(frozenset(exact), tuple(prefixes))


def conditions_of(trigger: Trigger, verb_forms: Mapping[str, frozenset[str]]) -> Conditions:
    """The compiled conditions of a codebook entry."""
    return Conditions(
        next=word_set(trigger.next, verb_forms),
        prev=word_set(trigger.prev, verb_forms),
        sentence=word_set(trigger.sentence, verb_forms),
        not_next=word_set(trigger.not_next, verb_forms),
        not_prev=word_set(trigger.not_prev, verb_forms),
        not_sentence=word_set(trigger.not_sentence, verb_forms),
    )


@lru_cache(maxsize=100_000)
def stems(word: str) -> frozenset[str]:
    """What may be left of a folded word without proclitics, article, pronoun and plural ending; and the word itself."""
    found = {rest for _, rest in proclitic_splits(word)}
    for stem in tuple(found):
        found.update(stem[: -len(e)] for e in ENCLITICS if stem.endswith(e) and len(stem) - len(e) >= 3)
    for stem in tuple(found):
        found.update(stem[: -len(e)] for e in _PLURALS if stem.endswith(e) and len(stem) - len(e) >= 3)
        if stem.endswith("ت") and len(stem) > 3:
            found.add(stem[:-1] + "ه")
    return frozenset(found)
