"""Every miss and every false alarm, in its sentence, grouped by what caused it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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

_FILLED = ("actor", "target", "place", "source")
CAUSES = (
    "trigger unknown", "trigger ambiguous", "trigger false",
    *(f"{role} {how}" for role in _FILLED for how in ("missed", "wrong", "extra")),
    "time missed", "time wrong", "time extra", "scope", "quantity",
    "coreference missed", "coreference false",
    "place unknown", "place ambiguous", "place false",
    "time expression unknown", "time expression misread", "time expression false",
)  # fmt: skip
"""What may be wrong. Triggers: in no entry; an entry that stays silent or has another type here; one that fires where
nothing happened. Then the parts of claims that were found, events, and mentions of places and times."""

Known = Callable[[Span], bool]
"""Whether any trigger of the codebook may read the word at a span."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One miss or false alarm: its cause, where it stands, and what is wrong in words."""

    cause: str
    document: str
    span: Span
    said: str
    sentence: str


def failures(gold: Coding, said: Coding, known: Known) -> list[Failure]:
    """What is wrong about the coding of one article, in reading order."""
    sentences = sentence_spans(gold.text)
    found = [*_claims(gold, said, known), *_events(gold, said), *_places(gold, said), *_times(gold, said)]
    return [
        Failure(cause, gold.document_id, span, words, in_sentence(gold.text, sentences, span))
        for cause, span, words in sorted(found, key=lambda failure: failure[1])
    ]


def count_causes(found: Sequence[Failure]) -> dict[str, int]:
    """How many failures each cause has, in the order of CAUSES; causes without any are left out."""
    counts = Counter(failure.cause for failure in found)
    return {cause: counts[cause] for cause in CAUSES if counts[cause]}


def in_sentence(text: str, sentences: Sequence[Span], span: Span) -> str:
    """The sentence in which a span begins, with the span between brackets."""
    around = next((s for s in sentences if s.start <= span.start < s.end), span)
    end = max(around.end, span.end)
    marked = f"{text[around.start : span.start]}[{text[span.start : span.end]}]{text[span.end : end]}"
    return " ".join(marked.split())


Found = tuple[str, Span, str]


def _claims(gold: Coding, said: Coding, known: Known) -> Iterator[Found]:
    found = claim_pairs(gold.claims, said.claims)
    for i, j in found:
        yield from _wrong_parts(gold.claims[i], said.claims[j])
    missed = leftover(gold, {i for i, _ in found})
    false = leftover(said, {j for _, j in found})
    mistyped = claim_pairs(missed, false, same_type=False)
    for i, j in mistyped:
        yield "trigger ambiguous", missed[i].trigger.span, f"{missed[i].type}, said {false[j].type}"
    for number, claim in enumerate(missed):
        if number not in {i for i, _ in mistyped}:
            span = claim.trigger.span
            yield "trigger ambiguous" if known(span) else "trigger unknown", span, f"{claim.type}, said nothing"
    for number, claim in enumerate(false):
        if number not in {j for _, j in mistyped}:
            yield "trigger false", claim.trigger.span, f"nothing, said {claim.type}"


def _wrong_parts(gold: Claim, said: Claim) -> Iterator[Found]:
    span = gold.trigger.span
    for part, right in rights(gold, said).items():
        if not right:
            words = f"{gold.type}: {_part(gold, part)}, said {_part(said, part)}"
            yield _cause(part, getattr(gold, part), getattr(said, part)), span, words
    if (gold.quantity or said.quantity) and not same_quantity(gold.quantity, said.quantity):
        yield "quantity", span, f"{gold.type}: {_amount(gold.quantity)}, said {_amount(said.quantity)}"


def _cause(part: str, truth: object, told: object) -> str:
    """`actor missed`, `time wrong` ...; polarity and modality are the scope of a negator or a modal word."""
    if part in ("polarity", "modality"):
        return "scope"
    return f"{part} {'missed' if not told else 'extra' if not truth else 'wrong'}"


def _part(claim: Claim, part: str) -> str:
    if part not in ROLES:
        return str(getattr(claim, part) or "nothing")
    kinds = [f" ({teller.kind})" for teller in claim.source] if part == "source" else []
    words = [filler.text for filler in fillers(claim, part)]
    return "; ".join(map(str.__add__, words, kinds or [""] * len(words))) or "nothing"


def _amount(quantity: Quantity | None) -> str:
    return f"{quantity.text} = {quantity.low}..{quantity.high}" if quantity else "nothing"


def _events(gold: Coding, said: Coding) -> Iterator[Found]:
    """Pairs of claims that one of the two codings takes for one event; of claims that both have."""
    found = [(gold.claims[i], said.claims[j]) for i, j in claim_pairs(gold.claims, said.claims)]
    for (truth, told), (other, other_told) in combinations(sorted(found, key=_place_of), 2):
        one, said_one = _is_one(truth, other), _is_one(told, other_told)
        if one is not said_one:
            words = f"{other.type} [{other.trigger.text}] and {truth.type} [{truth.trigger.text}] before it"
            yield f"coreference {'missed' if one else 'false'}", other.trigger.span, words


def _place_of(pair: tuple[Claim, Claim]) -> Span:
    return pair[0].trigger.span


def _is_one(claim: Claim, other: Claim) -> bool:
    return claim.event is not None and claim.event == other.event


def _places(gold: Coding, said: Coding) -> Iterator[Found]:
    match = match_places(gold.places, said.places)
    for i, j in match.pairs:
        truth, told = match.gold[i], said.places[j]
        if truth.lat is not None and not is_near(truth, told):
            yield "place ambiguous", told.span, _distance(truth, told)
    matched_gold, matched_said = {i for i, _ in match.pairs}, {j for _, j in match.pairs}
    for number, place in enumerate(match.gold):
        if number not in matched_gold:
            yield "place unknown", place.span, f"{place.name or place.text}, {place.kind}"
    for number, place in enumerate(said.places):
        if number not in matched_said | match.spare:
            yield "place false", place.span, f"{place.name or 'unknown'}, {place.kind}, {place.id}"


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
            yield "time expression misread", told.span, f"{truth.value}, said {told.value} by {told.rule}"
    for number, time in enumerate(gold.times):
        if number not in {i for i, _ in found}:
            yield "time expression unknown", time.span, str(time.value)
    for number, time in enumerate(said.times):
        if number not in {j for _, j in found}:
            yield "time expression false", time.span, f"{time.value} by {time.rule}"
