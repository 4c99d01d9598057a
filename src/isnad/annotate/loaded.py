"""Loaded terms: words that carry a judgement. They are flagged where they stand and never rewritten."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from isnad.annotate.scan import Scan
from isnad.lexicon import Entry
from isnad.model import Filler, Span

_KINDS = frozenset({"actor", "loaded"})


def loaded_terms(found: Scan) -> list[Filler]:
    """All loaded terms of a text, in order: words of the codebook's list, and loaded aliases of actors."""
    raw = found.text.folded.raw
    named = (word for word, hits in enumerate(found.hits) if hits or not _KINDS.isdisjoint(found.analyses[word].kinds))
    spans = {Span(*span) for word in named for span in _spans_at(found, word)}
    return [Filler(span, raw[span.start : span.end]) for span in sorted(spans)]


def _spans_at(found: Scan, word: int) -> Iterator[tuple[int, int]]:
    for kind in ("loaded", "actor"):
        for reading in found.of(word, kind):
            if _is_loaded(reading.entry):
                yield found.raw_span(word, word + 1, reading.cut)
    for hit in found.hits[word]:
        if any(map(_is_loaded, hit.entries)):
            yield found.raw_span(hit.first, hit.last, len(hit.proclitics))


def _is_loaded(entry: Entry) -> bool:
    return entry.kind == "loaded" or (entry.kind == "actor" and entry.voice == "loaded")


def inside(terms: Sequence[Filler], spans: Sequence[Span]) -> tuple[Filler, ...]:
    """The terms (in order) that stand within one of these spans."""
    found = {term.span: term for span in spans for term in _within(terms, span)}
    return tuple(found[span] for span in sorted(found))


def _within(terms: Sequence[Filler], span: Span) -> Iterator[Filler]:
    at = bisect_left(terms, span.start, key=lambda term: term.span.start)
    while at < len(terms) and terms[at].span.start < span.end:
        if terms[at].span.end <= span.end:
            yield terms[at]
        at += 1
