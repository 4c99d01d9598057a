"""Words, numbers and punctuation of a folded text, and the little words that Arabic writes onto others."""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from isnad.text.fold import Folded

ENCLITICS = frozenset({"ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي", "ني"})
"""Folded pronouns that are written onto the end of a word."""

_JOINERS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
# ل swallows the alef of ال; the future's س comes before verbs, which have no article.
_ARTICLES = {"": ("", "ال"), "ب": ("", "ال"), "ك": ("", "ال"), "ل": ("", "ل"), "س": ("",)}
PROCLITICS = frozenset(
    joiner + preposition + article
    for joiner, preposition in product(_JOINERS, _PREPOSITIONS)
    for article in _ARTICLES[preposition]
)
"""Every run of folded letters that may be written onto the beginning of a word, the empty run among them."""
_LONGEST = max(map(len, PROCLITICS))
_PRESENT_TENSE = ("ي", "ت", "ن", "ا")

_KINDS = {1: "word", 2: "number", 3: "word", 4: "punct"}
_TOKEN = re.compile(
    r"((?:[وف]?(?:[بك]?ال|لل|[بلك])|[وف])(?=[0-9]+(?![^\W_])))"  # the و of «و6», the ال of «ال46»
    r"|([0-9]+(?:[.,][0-9]+)*(?:(?![^\W_])|(?=[ء-ي]{3})))"  # a number, also the 5 of «5شباط»
    r"|([ء-ي]{3,}(?=[0-9]+[ء-ي]{3})|[^\W_]+)"  # a word, also the first of «الأحد5شباط», but «خبر24» is one
    r"|([^ _])"
)


class Word(NamedTuple):
    """A word, a number or one punctuation character; start and end are offsets into the folded text."""

    index: int  # type: ignore[assignment] # shadows tuple.index, which nobody asks of a word
    start: int
    end: int
    text: str
    kind: str  # word, number or punct; a newline is a punct of its own


def split_words(folded: Folded) -> tuple[Word, ...]:
    """The words of a folded text, in order; blanks and underscores are between them, never in them."""
    return tuple(
        Word(index, token.start(), token.end(), token[0], _KINDS[token.lastindex or 4])
        for index, token in enumerate(_TOKEN.finditer(folded.text))
    )


def is_proclitic(letters: str) -> bool:
    """Whether these folded letters may all be written onto the beginning of a word: "", "و", "وال", "فلل", "وس"."""
    return letters in PROCLITICS


@lru_cache(maxsize=65536)
def proclitic_splits(word: str) -> tuple[tuple[str, str], ...]:
    """Every reading of a folded word as (proclitics, rest), the longest rest first; the first is ("", word)."""
    cuts = range(1, min(_LONGEST, len(word) - 2) + 1)
    return ("", word), *((word[:cut], word[cut:]) for cut in cuts if _may_cut(word[:cut], word[cut:]))


def _may_cut(proclitics: str, rest: str) -> bool:
    if proclitics not in PROCLITICS:
        return False
    return not proclitics.endswith("س") or rest.startswith(_PRESENT_TENSE)
