"""Sentences of a folded text, as the press writes them: a line, or less."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.text.fold import Folded
from isnad.text.words import Word

LONGEST = 400
"""Words after which a text without punctuation is split all the same."""

_ENDERS = frozenset(".!?")  # outlets write ؛ where others write a comma
_CLOSERS = frozenset(")]}")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "st", "lt", "col", "gen", "prof"})
_ELLIPSIS = "\u2026"
_TATWEEL = "\u0640"
_DOMAINS = frozenset({"نت", "كوم", "اورغ", "نيوز"})
_SHORTEST = 5  # words of a sentence that may end in a dot without a blank
_LETTERS = 3  # letters of a word before such a dot


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words first to last (half-open) of a text; newlines are in no sentence."""

    index: int
    first: int
    last: int
    paragraph: int  # 0-based line of the raw text


def split_sentences(folded: Folded, words: Sequence[Word]) -> tuple[Sentence, ...]:
    """The sentences of a text in order; every word that is no newline is in exactly one of them."""
    return tuple(
        Sentence(index, first, last, paragraph) for index, (first, last, paragraph) in enumerate(_runs(folded, words))
    )


def _runs(folded: Folded, words: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """First word, word after the last, and paragraph of each sentence."""
    first = at = paragraph = 0
    while at < len(words):
        word = words[at]
        if word.text == "\n":
            if first < at:
                yield first, at, paragraph
            first = at = at + 1
            paragraph += 1
            continue
        at += 1
        if word.kind == "punct" and word.text in _ENDERS:
            stop = _stop(words, at)
            ends = _ends_sentence(folded, words, first, at - 1, stop)
            at = stop
        else:
            ends = at - first >= LONGEST
        if ends:
            yield first, at, paragraph
            first = at
    if first < len(words):
        yield first, len(words), paragraph


def _stop(words: Sequence[Word], at: int) -> int:
    """The word after a run of sentence marks and the brackets that close on them."""
    while at < len(words) and words[at].text in _ENDERS:
        at += 1
    while at < len(words) and words[at].text in _CLOSERS and words[at].start == words[at - 1].end:
        at += 1
    return at


def _ends_sentence(folded: Folded, words: Sequence[Word], first: int, mark: int, stop: int) -> bool:
    """Whether the sentence marks from word mark to word stop end the sentence that began at word first."""
    if stop == mark + 1 and words[mark].text == ".":
        if _is_ellipsis(folded, words[mark]):
            return True
        if _is_abbreviation(words[max(first, mark - 2) : mark + 1]):
            return False
    return (
        _is_free(folded, words[stop - 1].end)
        or _is_dots(words[mark:stop])
        or (mark - first >= _SHORTEST and stop == mark + 1 and _is_glued(folded, words, mark))
    )


def _is_glued(folded: Folded, words: Sequence[Word], mark: int) -> bool:
    """Whether a dot stands between two whole words: «الغربي.وقال», as pages lose their line breaks.

    A name of the web («السورية.نت») and a word broken up against filters («قتـ.ـلى») go on.
    """
    if words[mark].text != "." or mark + 1 >= len(words):
        return False
    before, after = words[mark - 1], words[mark + 1]
    broken = _TATWEEL in (folded.raw[folded.starts[before.end - 1] + 1 : folded.starts[after.start]])
    whole = before.kind == after.kind == "word" and len(before.text) >= _LETTERS and len(after.text) >= _LETTERS
    return whole and not broken and after.text not in _DOMAINS and not after.text.isascii()


def _is_ellipsis(folded: Folded, mark: Word) -> bool:
    return folded.raw[folded.starts[mark.start]] == _ELLIPSIS


def _is_dots(marks: Sequence[Word]) -> bool:
    """Whether these are two dots or more: «ريف إدلب..جرح» has no blank and ends all the same."""
    return len(marks) > 1 and all(mark.text == "." for mark in marks)


def _is_abbreviation(last: Sequence[Word]) -> bool:
    """Whether the dot that ends these words follows an initial («د.», «U.S.»), a title, or a list's number («1.»)."""
    *earlier, before, dot = (None, None, *last)
    if before is None or before.end != dot.start or before.kind == "punct":
        return False
    after_number = earlier[-1] is not None and earlier[-1].kind == "number"
    if before.kind == "number":
        return earlier[-1] is None
    # «1445 هـ.» and «5 م.» are no initials: a letter after a number says what it counts.
    return before.text in _TITLES or (len(before.text) == 1 and not after_number)


def _is_free(folded: Folded, end: int) -> bool:
    """Whether a blank, a newline, a quotation mark or nothing follows this folded offset."""
    if end >= len(folded.text) or folded.text[end] in " \n":
        return True
    return folded.starts[end] > folded.ends[end - 1]
