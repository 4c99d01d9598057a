"""The conditions of a trigger's sense: which words stand near it. Words are compared as stems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.codebook import Trigger
from isnad.text import ENCLITICS, fold_key, proclitic_splits

NEAR = 3
"""How many words before or after a trigger count as near it."""

AROUND = 16
"""How many words before or after a trigger may silence it: in a long sentence what stands farther is another matter."""

_SENTENCE = 2  # the side of conditions on the whole sentence
_PLURALS = ("ات", "ين", "ون", "ان", "ا", "ه", "ت")


@dataclass(frozen=True, slots=True)
class WordSet:
    """Stems, and beginnings of stems (`صاروخ*`)."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]

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
    """What the words around a trigger must be, and must not be; each set with the side on which its words stand."""

    wanted: tuple[tuple[int, WordSet], ...]
    unwanted: tuple[tuple[int, WordSet], ...]

    def hold(self, near: tuple[frozenset[str], frozenset[str], frozenset[str]], around: frozenset[str]) -> bool:
        """Whether the stems before the trigger, after it, in its sentence (`near`) and around it are as asked.

        What a sentence must not have counts only around the trigger.
        """
        for side, words in self.wanted:
            if not words.meets(near[side]):
                return False
        return not any(words.meets(near[side] if side < _SENTENCE else around) for side, words in self.unwanted)

    @property
    def asked(self) -> int:
        """How many positive conditions there are: the more, the more specific the sense."""
        return len(self.wanted)


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

    def sides(before: Sequence[str], after: Sequence[str], sentence: Sequence[str]) -> tuple[tuple[int, WordSet], ...]:
        listed = enumerate((before, after, sentence))
        return tuple((side, word_set(words, verb_forms)) for side, words in listed if words)

    return Conditions(
        sides(trigger.prev, trigger.next, trigger.sentence),
        sides(trigger.not_prev, trigger.not_next, trigger.not_sentence),
    )


@lru_cache(maxsize=100_000)
def stems(word: str) -> frozenset[str]:
    """What may be left of a folded word without proclitics, article, pronoun and plural ending; and the word itself.

    Only a pronoun turns ة into ت: `سيارته` is سيارة, but `مئات` is not مياه.
    """
    found = {rest for proclitics, rest in proclitic_splits(word) if _may_stand(proclitics, rest)}
    owned = {stem[: -len(e)] for stem in found for e in ENCLITICS if stem.endswith(e) and len(stem) - len(e) >= 3}
    found |= owned
    found.update(
        stem[: -len(e)] for stem in tuple(found) for e in _PLURALS if stem.endswith(e) and len(stem) - len(e) >= 3
    )
    found.update(stem[:-1] + "ه" for stem in owned if stem.endswith("ت") and len(stem) > 3)
    return frozenset(found)


_SHORTEST_VERB = 4  # letters behind the س of the future


def _may_stand(proclitics: str, rest: str) -> bool:
    """Whether news writes these letters onto a condition word: `وكالة` is no آلة, `كبير` no بئر, `سيدة` no يده."""
    if proclitics.endswith("س"):
        return len(rest) >= _SHORTEST_VERB and not rest.startswith("ا")
    return "ك" not in proclitics or proclitics.endswith("ال")
