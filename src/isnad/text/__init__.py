"""Text: folded letters, words and sentences of one raw text."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from isnad.text.fold import Folded, fold, fold_key
from isnad.text.sentences import Sentence, split_sentences
from isnad.text.words import ENCLITICS, PROCLITICS, Word, is_proclitic, proclitic_splits, split_words

__all__ = [
    "ENCLITICS",
    "PROCLITICS",
    "Folded",
    "Sentence",
    "Text",
    "Word",
    "fold",
    "fold_key",
    "is_proclitic",
    "proclitic_splits",
    "read_text",
    "split_sentences",
    "split_words",
]


@dataclass(frozen=True, slots=True)
class Text:
    """One raw text as the annotators see it."""

    folded: Folded
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]  # folded offset where each word begins

    def word_at(self, offset: int) -> int:
        """Index of the word that contains this folded offset, else of the next word; len(words) after the last."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.words[index].end else index + 1

    def sentence_at(self, word: int) -> int:
        """Index of the sentence of this word; of a newline, that of the sentence before it (-1 before the first)."""
        return bisect_right(self.sentences, word, key=_first) - 1

    def raw_span(self, first: int, last: int) -> tuple[int, int]:
        """The raw half-open span of the words first to last (half-open); empty when there is no word."""
        if last <= first:
            at = self.starts[first] if first < len(self.starts) else len(self.folded.text)
            return self.folded.span(at, at)
        return self.folded.span(self.starts[first], self.words[last - 1].end)


def _first(sentence: Sentence) -> int:
    return sentence.first


@lru_cache(maxsize=1)  # who codes a text, stores it and prints it asks for the same one each time
def read_text(raw: str) -> Text:
    """A raw text folded, and split into words and sentences."""
    folded = fold(raw)
    words = split_words(folded)
    return Text(folded, words, split_sentences(folded, words), tuple([word.start for word in words]))
