"""Words as they are compared between texts: folded, without what Arabic writes onto their beginning."""

from __future__ import annotations

import re
from functools import lru_cache

_GLUED = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل|[بلك](?=....))|و)")
_SHORTEST = 3  # letters of a word that says something by itself


@lru_cache(100_000)
def bare(word: str) -> str:
    """A folded word without conjunction, preposition and article, unless too little would be left of it."""
    rest = _GLUED.sub("", word)
    return rest if len(rest) >= _SHORTEST else word


def content_words(folded: str) -> frozenset[str]:
    """The bare words of folded text that are long enough to say something, and its numbers."""
    return frozenset(bare(word) for word in folded.split() if len(word) >= _SHORTEST or word.isdigit())
