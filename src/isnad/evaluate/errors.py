"""Every miss and every false alarm, in its sentence, in groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.evaluate.match import (
    claim_pairs,
    is_near,
    kilometres,
    leftover,
    match_places,
    mention_pairs,
    rights,
    same_quantity,
    same_time,
)  # fmt: skip
from isnad.evaluate.score import ROLES, fillers
from isnad.export.rows import sentence_spans
from isnad.model import Claim, Coding, PlaceMention, Quantity, Span

GROUPS = (
    "missed claim", "false claim", "wrong type", "wrong polarity", "wrong modality", "wrong time", "wrong actor",
    "wrong target", "wrong place", "wrong source", "wrong quantity", "missed place", "false place", "misplaced place",
    "missed time expression", "false time expression", "misread time expression",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """One miss or false alarm: where it stands, and what is wrong in words."""

    group: str
    document: str
    span: Span
    said: str
    sentence: str


def failures(gold: Coding, said: Coding) -> list[Failure]:
    """What is wrong about the coding of one article, in reading order."""
    sentences = sentence_spans(gold.text)
    found = sorted([*_claims(gold, said), *_places(gold, said), *_times(gold, said)], key=lambda failure: failure[1])
    return [
        Failure(group, gold.document_id, span, words, in_sentence(gold.text, sentences, span))
        for group, span, words in found
    ]


def in_sentence(text: str, sentences: Sequence[Span], span: Span) -> str:
    """The sentence in which a span begins, with the span between brackets."""
    around = next((s for s in sentences if s.start <= span.start < s.end), span)
    end = max(around.end, span.end)
    marked = f"{text[around.start : span.start]}[{text[span.start : span.end]}]{text[span.end : end]}"
    return " ".join(marked.split())


Found = tuple[str, Span, str]


def _claims(gold: Coding, said: Coding) -> Iterator[Found]:
    found = claim_pairs(gold.claims, said.claims)
    for i, j in found:
        yield from _wrong_parts(gold.claims[i], said.claims[j])
    missed = leftover(gold, {i for i, _ in found})
    false = leftover(said, {j for _, j in found})
    mistyped = claim_pairs(missed, false, same_type=False)
    for i, j in mistyped:
        yield "wrong type", missed[i].trigger.span, f"{missed[i].type}, said {false[j].type}"
    for number, claim in enumerate(missed):
        if number not in {i for i, _ in mistyped}:
            yield "missed claim", claim.trigger.span, claim.type
    for number, claim in enumerate(false):
        if number not in {j for _, j in mistyped}:
            yield "false claim", claim.trigger.span, claim.type


def _wrong_parts(gold: Claim, said: Claim) -> Iterator[Found]:
    span = gold.trigger.span
    for part, right in rights(gold, said).items():
        if not right:
            yield f"wrong {part}", span, f"{gold.type}: {_part(gold, part)}, said {_part(said, part)}"
    if (gold.quantity or said.quantity) and not same_quantity(gold.quantity, said.quantity):
        yield "wrong quantity", span, f"{gold.type}: {_amount(gold.quantity)}, said {_amount(said.quantity)}"


def _part(claim: Claim, part: str) -> str:
    if part not in ROLES:
        return str(getattr(claim, part))
    kinds = [f" ({teller.kind})" for teller in claim.source] if part == "source" else []
    words = [filler.text for filler in fillers(claim, part)]
    return "; ".join(map(str.__add__, words, kinds or [""] * len(words))) or "nothing"


def _amount(quantity: Quantity | None) -> str:
    return f"{quantity.text} = {quantity.low}..{quantity.high}" if quantity else "nothing"


def _places(gold: Coding, said: Coding) -> Iterator[Found]:
    match = match_places(gold.places, said.places)
    for i, j in match.pairs:
        truth, told = match.gold[i], said.places[j]
        if truth.lat is not None and not is_near(truth, told):
            yield "misplaced place", told.span, _distance(truth, told)
    matched_gold, matched_said = {i for i, _ in match.pairs}, {j for _, j in match.pairs}
    for number, place in enumerate(match.gold):
        if number not in matched_gold:
            yield "missed place", place.span, f"{place.name or place.text}, {place.kind}"
    for number, place in enumerate(said.places):
        if number not in matched_said | match.spare:
            yield "false place", place.span, f"{place.name or 'unknown'}, {place.kind}, {place.id}"


def _distance(truth: PlaceMention, told: PlaceMention) -> str:
    distance = kilometres(truth, told)
    far = "without coordinates" if distance is None else f"{distance:.0f} km away"
    where = f"{truth.lat}, {truth.lon}"
    return f"{truth.name or truth.text} ({truth.kind}, {where}), said {told.name} ({told.kind}, {told.id}): {far}"


def _times(gold: Coding, said: Coding) -> Iterator[Found]:
    found = mention_pairs(gold.times, said.times)
    for i, j in found:
        truth, told = gold.times[i], said.times[j]
        if not same_time(truth.value, told.value):
            yield "misread time expression", told.span, f"{truth.value}, said {told.value} by {told.rule}"
    for number, time in enumerate(gold.times):
        if number not in {i for i, _ in found}:
            yield "missed time expression", time.span, str(time.value)
    for number, time in enumerate(said.times):
        if number not in {j for _, j in found}:
            yield "false time expression", time.span, f"{time.value} by {time.rule}"
