"""One look at every word of a text: what each word, and each name of several words, may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.lexicon import Analysis, Hit, Lexicon, Reading
from isnad.text import Text

_EMPTY = Analysis((), ())


@dataclass(frozen=True, slots=True)
class Scan:
    """A text with the analysis of each word and, for each word, the names of several words that begin there."""

    text: Text
    analyses: tuple[Analysis, ...]
    hits: tuple[tuple[Hit, ...], ...]

    def of(self, word: int, kind: str) -> tuple[Reading, ...]:
        """The readings of one kind of a word."""
        return self.analyses[word].kinds.get(kind, ())

    def given(self, word: int) -> tuple[Reading, ...]:
        """The readings of a word as a given name; of علي only where ي is printed, since على is a preposition."""
        readings = self.of(word, "given")
        if readings and self.text.words[word].text == "علي" and not self.raw(word, word + 1).endswith("ي"):
            return ()
        return readings

    def raw_span(self, first: int, last: int, cut: int = 0) -> tuple[int, int]:
        """Raw span of the words first to last (half-open) without `cut` letters of the first word's proclitics."""
        start, end = self.text.folded.span(self.text.words[first].start + cut, self.text.words[last - 1].end)
        return start, _with_closing_quote(self.text.folded.raw, start, end)

    def raw(self, first: int, last: int, cut: int = 0) -> str:
        """The printed letters of that span."""
        start, end = self.raw_span(first, last, cut)
        return self.text.folded.raw[start:end]


_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'"}


def _with_closing_quote(raw: str, start: int, end: int) -> int:
    """The end of a span, past the quotation mark that closes one opened inside it."""
    if end >= len(raw) or raw[end] not in "\"”»’'“":
        return end
    opened = next((c for c in reversed(raw[start:end]) if c in "\"“”«»‘’'"), None)
    return end + 1 if opened in _QUOTES else end


def scan(text: Text, lexicon: Lexicon) -> Scan:
    """The analyses of all words of a text, linear in its length."""
    raw, ends, words = text.folded.raw, text.folded.starts, text.words
    analyses: list[Analysis] = []
    hits: list[tuple[Hit, ...]] = []
    for word in words:
        if word.kind != "word":
            analyses.append(_EMPTY)
            hits.append(())
            continue
        analysis = lexicon.analyse(word.text, raw[ends[word.end - 1]] == "ة")
        analyses.append(analysis)
        hits.append(tuple(lexicon.hits(words, word.index, analysis)) if analysis.starts else ())
    return Scan(text, tuple(analyses), tuple(hits))
