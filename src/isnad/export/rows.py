"""Claims as flat rows: the fields that a sheet or a map needs, in the contract's order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from isnad.model import Claim, Coding, Filler, PlaceMention, Span
from isnad.text import read_text

COLUMNS = (
    "document", "outlet", "published", "claim", "type", "polarity", "modality", "trigger", "actor", "actor_id",
    "target", "target_id", "place", "place_id", "lat", "lon", "precision", "time", "quantity_low", "quantity_high",
    "source", "source_kind", "event", "confidence", "sentence",
)  # fmt: skip
PLACE_COLUMNS = ("place", "place_id", "lat", "lon", "precision")
NUMBERS = frozenset({"lat", "lon", "precision", "quantity_low", "quantity_high", "event", "confidence"})

Row = dict[str, Any]


def sentence_finder(text: str) -> Callable[[Span], str]:
    """What gives the sentence in which a span begins, without the blanks around it."""
    spans = sentence_spans(text)
    starts = [span.start for span in spans]

    def find(span: Span) -> str:
        at = bisect_right(starts, span.start) - 1
        return text[spans[at].start : spans[at].end].strip() if at >= 0 else ""

    return find


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a text stand, in order."""
    read = read_text(text)
    return [Span(*read.raw_span(sentence.first, sentence.last)) for sentence in read.sentences]


def claim_rows(coding: Coding) -> Iterator[tuple[Claim, Row]]:
    """Each claim with its row; several fillers are joined, and the fields of places come from `place_fields`."""
    if not coding.claims:
        return
    sentence = sentence_finder(coding.text)
    for claim in coding.claims:
        yield claim, _row(coding, claim, sentence(claim.trigger.span))


def place_finder(coding: Coding) -> Callable[[Filler], PlaceMention | None]:
    """What gives the mention that fills a place role."""
    mentions = {(mention.span, mention.id): mention for mention in coding.places}
    return lambda filler: mentions.get((filler.span, filler.id))


def place_fields(filler: Filler, mention: PlaceMention | None) -> Row:
    """The fields of one place."""
    return {
        "place": filler.text,
        "place_id": filler.id,
        "lat": mention.lat if mention else None,
        "lon": mention.lon if mention else None,
        "precision": mention.precision if mention else None,
    }


def _row(coding: Coding, claim: Claim, sentence: str) -> Row:
    document, quantity = coding.document, claim.quantity
    return dict.fromkeys(COLUMNS) | {
        "document": coding.document_id, "outlet": document.outlet, "published": document.published, "claim": claim.id,
        "type": claim.type, "polarity": claim.polarity.value, "modality": claim.modality.value,
        "trigger": claim.trigger.text, "actor": _texts(claim.actor), "actor_id": _ids(claim.actor),
        "target": _texts(claim.target), "target_id": _ids(claim.target), "time": claim.time,
        "quantity_low": quantity.low if quantity else None, "quantity_high": quantity.high if quantity else None,
        "source": joined([teller.text for teller in claim.source]),
        "source_kind": joined([teller.kind for teller in claim.source]),
        "event": claim.event, "confidence": claim.confidence, "sentence": sentence,
    }  # fmt: skip


def _texts(fillers: Sequence[Filler]) -> str | None:
    return joined([filler.text for filler in fillers])


def _ids(fillers: Sequence[Filler]) -> str | None:
    return joined([filler.id for filler in fillers])


def joined(values: Sequence[Any]) -> str | None:
    """The values joined by `; `, None when there are none; a gap keeps its position, so that ids stay with names."""
    if all(value is None for value in values):
        return None
    return "; ".join("" if value is None else str(value) for value in values)
