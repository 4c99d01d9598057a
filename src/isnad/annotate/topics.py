"""Sentences about sport, art and software: their deals, threats and attacks are no news of conflict."""

from __future__ import annotations

from isnad.annotate.scan import Scan
from isnad.text import Sentence

_TOPICS = ("sport", "art", "software")
_FIGHTERS = ("members", "services", "weapons")
_ENOUGH = 2  # different words of one topic
_BEGINNING = 3  # letters by which words differ: لاعب and لاعبين are one
_SPOKEN = frozenset(
    "agree negotiate aid appoint resign decree sanction elect fall accuse threaten condemn demand pledge deny".split()
)
_FOUGHT = frozenset(
    "attack capture enter advance withdraw besiege hand_over surrender defect flee deploy return torture".split()
)
_NOTHING: frozenset[str] = frozenset()


def silent_types(found: Scan, sentence: Sentence) -> frozenset[str]:
    """The types that no word of this sentence names, since two different words put it among games, films or programs.

    `هدد المنتخب مرمى ضيفه`: no threat. `هاجم المنتخب في الشوط الأول`: no attack, unless fighters stand in the sentence.
    """
    words = range(sentence.first, sentence.last)
    if not any(_enough(found, words, topic) for topic in _TOPICS):
        return _NOTHING
    fighters = any(not found.analyses[word].traits.isdisjoint(_FIGHTERS) for word in words)
    return _SPOKEN if fighters else _SPOKEN | _FOUGHT


def _enough(found: Scan, words: range, topic: str) -> bool:
    beginnings = {
        reading.stem[:_BEGINNING]
        for word in words
        if topic in found.analyses[word].traits
        for reading in found.of(word, "trait")
        if reading.entry.ref == topic
    }
    return len(beginnings) >= _ENOUGH
