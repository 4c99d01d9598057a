"""The layout of the coding contract: one JSON object a document."""

from __future__ import annotations

import json
from typing import Any

from isnad.model import ActorMention, Claim, Coding, Filler, Note, PlaceMention, Quantity, Span, Teller, TimeMention


def coding_to_json(coding: Coding) -> str:
    """One line of JSON."""
    return json.dumps(coding_to_dict(coding), ensure_ascii=False, separators=(", ", ": "))


def coding_to_dict(coding: Coding) -> dict[str, Any]:
    """The coding as plain data in the contract's order of fields."""
    document = coding.document
    return {
        "document": {
            "id": coding.document_id,
            "sha256": coding.sha256,
            "title": document.title,
            "outlet": document.outlet,
            "published": document.published,
            "url": document.url,
            "isnad": coding.version,
            "codebook": coding.codebook,
        },
        "times": [_time(mention) for mention in coding.times],
        "places": [_place(mention) for mention in coding.places],
        "actors": [_actor(mention) for mention in coding.actors],
        "claims": [_claim(claim) for claim in coding.claims],
        "warnings": [_note(note) for note in coding.warnings],
        "errors": [_note(note) for note in coding.errors],
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text}


def _time(mention: TimeMention) -> dict[str, Any]:
    return _span(mention.span, mention.text) | {"value": mention.value, "rule": mention.rule}


def _place(mention: PlaceMention) -> dict[str, Any]:
    return _span(mention.span, mention.text) | {
        "id": mention.id,
        "name": mention.name,
        "name_ar": mention.name_ar,
        "kind": mention.kind,
        "country": mention.country,
        "admin1": mention.admin1,
        "admin2": mention.admin2,
        "lat": mention.lat,
        "lon": mention.lon,
        "precision": mention.precision,
        "score": mention.score,
        "rule": mention.rule,
        "candidates": [{"id": candidate.id, "score": candidate.score} for candidate in mention.candidates],
    }


def _actor(mention: ActorMention) -> dict[str, Any]:
    return _span(mention.span, mention.text) | {
        "id": mention.id,
        "name": mention.name,
        "kind": mention.kind,
        "rule": mention.rule,
    }


def _filler(filler: Filler) -> dict[str, Any]:
    return _span(filler.span, filler.text) | {"id": filler.id}


def _teller(teller: Teller) -> dict[str, Any]:
    return _span(teller.span, teller.text) | {"kind": teller.kind, "id": teller.id}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return _span(quantity.span, quantity.text) | {"low": quantity.low, "high": quantity.high, "unit": quantity.unit}


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "message": note.message}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "type": claim.type,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attempted": claim.attempted,
        "trigger": _span(claim.trigger.span, claim.trigger.text),
        "actor": [_filler(f) for f in claim.actor],
        "target": [_filler(f) for f in claim.target],
        "place": [_filler(f) for f in claim.place],
        "time": claim.time,
        "quantity": _quantity(claim.quantity) if claim.quantity else None,
        "source": [_teller(t) for t in claim.source],
        "event": claim.event,
        "acled": claim.acled,
        "plover": claim.plover,
        "cameo": claim.cameo,
        "loaded": [_span(f.span, f.text) for f in claim.loaded],
        "confidence": claim.confidence,
        "rules": list(claim.rules),
    }
