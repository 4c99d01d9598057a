"""A coding as the rows that the database keeps of it, without the run that they belong to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from isnad import __version__
from isnad.codebook import Actor
from isnad.collector import collector_resting
from isnad.ids import sha256_of
from isnad.model import ActorMention, Claim, Coding, Document, Filler, Note, PlaceMention, Quantity, Span, TimeMention
from isnad.pipeline import Coder
from isnad.store.fingerprints import Fingerprint, fingerprint
from isnad.text import Text, Word, read_text

Row = dict[str, Any]
NOT_ARABIC = "not-arabic"
_UNFIT = frozenset({NOT_ARABIC, "empty"})


@dataclass(frozen=True, slots=True)
class Coded:
    """What the database keeps of one coding: rows of `mentions` and `claims`, and what stands in `codings`.

    `digest` is the same for the same claims and mentions, whichever version or codebook read them.
    """

    document: str
    text: str
    sha256: str
    arabic: bool
    version: str
    codebook: str
    digest: str
    mentions: tuple[Row, ...]
    claims: tuple[Row, ...]
    warnings: tuple[Note, ...]
    errors: tuple[Note, ...]
    fingerprint: Fingerprint | None


@dataclass(frozen=True, slots=True)
class CodingJob:
    """What a process needs to know to code for the database; picklable."""

    codebook: Path | None
    user_places: Path | None
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class ToCode:
    """A document with its id, and why it is not to be coded, when the source or its letters tell another language."""

    document: Document
    unfit: Note | None = None


def unfit_by(notes: Iterable[Note]) -> Note | None:
    """The note that says that a text is of another language, when there is one."""
    return next((note for note in notes if note.code == NOT_ARABIC), None)


class CodedReader:
    """Codes documents for the database; one in each process."""

    def __init__(self, job: CodingJob) -> None:
        """Load the codebook of the job. Raises CodebookError."""
        self.coder = Coder(job.codebook, job.user_places, job.pack)

    @property
    def codebook(self) -> str:
        """The hash of the codebook."""
        return self.coder.codebook.digest

    def __call__(self, item: ToCode | None) -> Coded | None:
        """The rows of a document's coding; None stays None."""
        if item is None:
            return None
        with collector_resting():
            return coded_of(self._coding(item), self.coder.actors_by_id)

    def _coding(self, item: ToCode) -> Coding:
        if item.unfit:
            return replace(self._empty(item.document), warnings=(item.unfit,))
        try:
            return self.coder.code(item.document)
        except Exception as error:  # one document must not stop the thousands after it
            note = Note("internal", f"could not be coded ({type(error).__name__}: {error}); please report this")
            return replace(self._empty(item.document), errors=(note,))

    def _empty(self, document: Document) -> Coding:
        sha256 = sha256_of(document.coded_text)
        return Coding(document, document.id or "", sha256, __version__, self.codebook)


def coded_of(coding: Coding, table: Mapping[str, Actor]) -> Coded:
    """The rows of a coding; `table` names parties that no mention does, such as `روسية` in «Russian strikes»."""
    text = read_text(coding.text)
    mentions = tuple(_mentions(coding))
    claims = tuple(_claims(coding, text, table)) if coding.claims else ()
    return Coded(
        coding.document_id,
        coding.text,
        coding.sha256,
        not _UNFIT & {note.code for note in coding.warnings},
        coding.version,
        coding.codebook,
        sha256_of(_canonical(mentions) + "".join(claim["digest"] for claim in claims)),
        mentions,
        claims,
        coding.warnings,
        coding.errors,
        fingerprint(folded_words(text.words)),
    )


def folded_words(words: Iterable[Word]) -> list[str]:
    """The folded words and numbers, without punctuation."""
    return [word.text for word in words if word.kind != "punct"]


# --- mentions --------------------------------------------------------------------------------------------------------


def _mentions(coding: Coding) -> list[Row]:
    kinds: tuple[tuple[str, Sequence[Any], Callable[[Any], Row]], ...] = (
        ("time", coding.times, _time),
        ("place", coding.places, _place),
        ("actor", coding.actors, _actor),
    )
    return [
        _bare_mention(coding.document_id, kind, number, mention) | fields(mention)
        for kind, mentions, fields in kinds
        for number, mention in enumerate(mentions, 1)
    ]


def _bare_mention(document: str, kind: str, number: int, mention: Any) -> Row:
    span: Span = mention.span
    return {
        "document": document, "kind": kind, "number": number, "start": span.start, "end": span.end,
        "text": mention.text, "rule": mention.rule, "id": None, "name": None, "value": None, "subkind": None,
        "lat": None, "lon": None, "precision": None, "score": None, "candidates": [],
    }  # fmt: skip


def _time(mention: TimeMention) -> Row:
    return {"value": mention.value}


def _place(mention: PlaceMention) -> Row:
    return {
        "id": mention.id, "name": mention.name, "subkind": mention.kind, "lat": mention.lat, "lon": mention.lon,
        "precision": mention.precision, "score": mention.score,
        "candidates": [{"id": candidate.id, "score": candidate.score} for candidate in mention.candidates],
    }  # fmt: skip


def _actor(mention: ActorMention) -> Row:
    return {"id": mention.id, "name": mention.name, "subkind": mention.kind}


# --- claims ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Where a sentence stands in the text, and its folded words joined by blanks."""

    start: int
    end: int
    folded: str


def _claims(coding: Coding, text: Text, table: Mapping[str, Actor]) -> list[Row]:
    parties, sites = (
        _Parties(_by_span(coding.actors), table),
        {(place.span, place.id): place for place in coding.places},
    )
    sentences = _Sentences(coding.text, text)
    return [
        _digested(_claim(coding.document_id, number, claim, parties, sites, sentences.of(claim.trigger.span)))
        for number, claim in enumerate(coding.claims, 1)
    ]


def _digested(row: Row) -> Row:
    row["digest"] = sha256_of(_canonical(row))
    return row


_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Sentences:
    """The sentences of a text, each read once."""

    def __init__(self, raw: str, text: Text) -> None:
        self.raw, self.text, self.read = raw, text, {-1: _Sentence(0, 0, "")}
        self.starts = [text.raw_span(one.first, one.last)[0] for one in text.sentences]

    def of(self, span: Span) -> _Sentence:
        """The sentence in which a span begins, without the blanks around it."""
        from bisect import bisect_right

        at = bisect_right(self.starts, span.start) - 1
        if at not in self.read:
            self.read[at] = self._sentence(at)
        return self.read[at]

    def _sentence(self, at: int) -> _Sentence:
        first, last = self.text.sentences[at].first, self.text.sentences[at].last
        start, end = self.text.raw_span(first, last)
        printed = self.raw[start:end]
        start += len(printed) - len(printed.lstrip())
        folded = " ".join(folded_words(self.text.words[first:last]))
        return _Sentence(start, start + len(printed.strip()), folded)


def _claim(
    document: str,
    number: int,
    claim: Claim,
    parties: _Parties,
    sites: dict[tuple[Span, str | None], PlaceMention],
    sentence: _Sentence,
) -> Row:
    acled, plover = claim.acled or {}, claim.plover or {}
    return {
        "claim": claim.id, "document": document, "number": number, "event": claim.event, "type": claim.type,
        "polarity": claim.polarity.value, "modality": claim.modality.value, "attempted": claim.attempted,
        "trigger": _words(claim.trigger),
        "actors": [_party(filler, parties) for filler in claim.actor],
        "targets": [_party(filler, parties) for filler in claim.target],
        "places": [_site(filler, sites.get((filler.span, filler.id))) for filler in claim.place],
        "time": claim.time, "quantity": _quantity(claim.quantity),
        "tellers": [_words(teller) | {"kind": teller.kind, "id": teller.id} for teller in claim.source],
        "acled_event": acled.get("event_type"), "acled_sub_event": acled.get("sub_event_type"),
        "plover_event": plover.get("event"), "plover_mode": plover.get("mode"), "cameo": claim.cameo,
        "loaded": [_words(filler) for filler in claim.loaded], "confidence": claim.confidence,
        "rules": list(claim.rules), "sentence_start": sentence.start, "sentence_end": sentence.end,
        "folded": sentence.folded,
    }  # fmt: skip


def _words(part: Any) -> Row:
    return {"start": part.span.start, "end": part.span.end, "text": part.text}


@dataclass(frozen=True, slots=True)
class _Parties:
    """What names a filler: its mention, else the table of actors."""

    mentions: dict[tuple[int, str | None], ActorMention]
    table: Mapping[str, Actor]


def _by_span(actors: Sequence[ActorMention]) -> dict[tuple[int, str | None], ActorMention]:
    """Parties by where they end: a filler may begin before its mention, as in `أحد الأشخاص`."""
    return {(mention.span.end, mention.id): mention for mention in actors}


def _party(filler: Filler, parties: _Parties) -> Row:
    named = parties.mentions.get((filler.span.end, filler.id)) or parties.table.get(filler.id or "")
    kind, name = (named.kind, named.name) if named else ("other", None)
    return _words(filler) | {"id": filler.id, "name": name, "kind": kind}


def _site(filler: Filler, mention: PlaceMention | None) -> Row:
    names = ("name", "name_ar", "kind", "country", "admin1", "admin2", "lat", "lon", "precision")
    fields = {name: getattr(mention, name) if mention else None for name in names}
    return _words(filler) | {"id": filler.id} | fields


def _quantity(quantity: Quantity | None) -> Row | None:
    if quantity is None:
        return None
    return _words(quantity) | {"low": quantity.low, "high": quantity.high, "unit": quantity.unit}
