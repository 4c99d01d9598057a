"""Misspelt names of organisations and forces behind their noun: `فيلق الرحمان`, `ميليشيا زينبيون`.

Only a party that no entry names is looked up, only among the names that begin with its own noun, and only where the
words that differ are known to nobody: `لواء الفاتح` beside `لواء الفتح` is another brigade.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.annotate.spelling import SpellingIndex
from isnad.codebook import Codebook
from isnad.text import fold_key


class FuzzyActors:
    """Names of organisations of two and more words, by their first one; made when first asked for."""

    def __init__(self, book: Codebook) -> None:
        """Keep the table; it is indexed noun by noun when one is asked for."""
        self._actors = book.actors
        rows = book.composition.get("misspelt", ())
        self._nouns = frozenset(fold_key(word) for row in rows for word in row["words"])
        self._least = max((float(row["least"]) for row in rows), default=1.0)
        self._index = lru_cache(maxsize=None)(self._indexed)

    def meant(self, found: Scan, party: Party) -> tuple[int, ...]:
        """The actors whose name is nearly that of an unknown party; empty when none or several are."""
        at = _noun_at(found, party, self._nouns)
        if at is None or party.last - at < 2:
            return ()
        words = [word.text for word in found.text.words[at : party.last]]
        unknown = [
            word.text for word in found.text.words[at + 1 : party.last] if not found.analyses[word.index].readings
        ]
        if not unknown:
            return ()
        names, index = self._index(words[0].removeprefix("ال"))
        tail = " ".join(words[1:])
        alike = [known for _, known in index.near(tail, self._least) if _differs_only_in(known, words[1:], unknown)]
        actors = {names[known] for known in alike}
        return next(iter(actors)) if len(actors) == 1 else ()

    def _indexed(self, noun: str) -> tuple[dict[str, tuple[int, ...]], SpellingIndex]:
        """The names that begin with this noun, without it, and their actors."""
        names: dict[str, tuple[int, ...]] = {}
        for index, actor in enumerate(self._actors):
            for name in (actor.name_ar, *actor.aliases, *actor.loaded):
                first, _, rest = fold_key(name).partition(" ")
                if rest and first.removeprefix("ال") == noun and index not in names.get(rest, ()):
                    names[rest] = (*names.get(rest, ()), index)
        return names, SpellingIndex(names)


def _noun_at(found: Scan, party: Party, nouns: frozenset[str]) -> int | None:
    """The word of a party's noun, inside `عناصر من فيلق كذا` too; None when it has none of them."""
    for at in range(party.first, party.last):
        text = found.text.words[at].text[party.cut if at == party.first else 0 :]
        if text in nouns:
            return at
    return None


def _differs_only_in(known: str, words: Sequence[str], unknown: Sequence[str]) -> bool:
    """Whether the words that a known name lacks are all unknown ones; names that are only joined otherwise agree."""
    if known.replace(" ", "") == "".join(words):
        return True
    return all(word in unknown for word in words if word not in known.split(" "))
