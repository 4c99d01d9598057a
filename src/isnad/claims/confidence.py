"""How likely a claim is right in type, actor and place: a logistic model over a few signs of how it was read.

The signs are read off the claim itself, so that whoever has the output can add up its number. The weights stand in
`data/confidence.yaml`. `benchmarks/accuracy.py --fit` finds them on gold articles; what it leaves out of the fit,
article by article, tells how far the numbers can be trusted (`docs/accuracy.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp

from isnad.model import Claim, Modality, Polarity

BASE = "base"
_STRIKES = frozenset("shelling airstrike explosion chemical".split())
_ATTACK = "attack"
_WORDS = frozenset(
    "accuse threaten condemn demand pledge deny agree negotiate release exchange aid appoint resign decree sanction "
    "elect fall".split()
)
_FROM_EVENT = frozenset("actor.from-cause actor.goes-on actor.clause-subject place.from-cause".split())
_GUESSED = frozenset("actor.antecedent actor.pronoun actor.same-event place.from-neighbour place.same-event".split())
_SUFFERED = frozenset("role.object role.passive-subject role.light-patient target.toll-noun".split())
_LEAST, _MOST = 0.02, 0.98

SIGNS: Mapping[str, str] = {
    BASE: "every claim",
    "type attack": "the type is attack, the least definite of the violent ones",
    "type of words": "an act of words or offices: accuse, agree, appoint ...",
    "trigger verb": "the trigger is a finite verb",
    "trigger points back": "the trigger is a noun with its article: it may speak of an event told before",
    "no actor": "no actor was found",
    "no place": "no place was found",
    "no place, strike": "a strike or attack without a place, which news mostly names",
    "no place, words": "an act of words or offices without a place, which mostly have none",
    "actor of its cause": "the actor is that of the event that caused it, or of the clause around it",
    "place of its cause": "the place is that of the event that caused it",
    "actor guessed": "the actor was taken from a pronoun or from an event told before",
    "place guessed": "the place was taken from another event",
    "place from the text": "the place stands elsewhere in the sentence or the text",
    "place after في": "a place stands behind في in its own clause",
    "patient read": "what suffered was read from an object, the subject of a passive or a counted toll",
    "not told as fact": "negated, planned, possible",
    "told by others": "the article names a source for it",
}
"""Each sign that the model looks at, and what it means."""


def confidence(claim: Claim, weights: Mapping[str, float]) -> float:
    """The probability, from 0.02 to 0.98, that the claim's type, actor and place are right."""
    total = sum(weights.get(sign, 0.0) for sign in signs(claim))
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-total)))), 2)


def signs(claim: Claim) -> Iterator[str]:
    """The signs that a claim has: the kind of event, the form of the trigger, and where its roles were read."""
    yield BASE
    yield from _of_type(claim)
    yield from _of_trigger(claim)
    yield from _of_actor(claim)
    yield from _of_place(claim)
    if not _SUFFERED.isdisjoint(claim.rules):
        yield "patient read"
    if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL:
        yield "not told as fact"
    if claim.source:
        yield "told by others"


def _of_type(claim: Claim) -> Iterator[str]:
    if claim.type == _ATTACK:
        yield "type attack"
    elif claim.type in _WORDS:
        yield "type of words"


def _of_trigger(claim: Claim) -> Iterator[str]:
    if any(rule.startswith("trigger.verb") for rule in claim.rules):
        yield "trigger verb"
    elif claim.trigger.text.startswith(("ال", "لل")):
        yield "trigger points back"


def _of_actor(claim: Claim) -> Iterator[str]:
    rule = _rule_of(claim, "actor")
    if not claim.actor:
        yield "no actor"
    elif rule in _FROM_EVENT:
        yield "actor of its cause"
    elif rule in _GUESSED:
        yield "actor guessed"


def _of_place(claim: Claim) -> Iterator[str]:
    if claim.place:
        yield from _found_place(claim)
        return
    yield "no place"
    if claim.type in _STRIKES or claim.type == _ATTACK:
        yield "no place, strike"
    elif claim.type in _WORDS:
        yield "no place, words"


def _found_place(claim: Claim) -> Iterator[str]:
    rule = _rule_of(claim, "place")
    if rule in _FROM_EVENT:
        yield "place of its cause"
    elif rule:
        yield "place guessed" if rule in _GUESSED else "place from the text"
    if "role.preposition-في" in claim.rules:
        yield "place after في"


def _rule_of(claim: Claim, role: str) -> str | None:
    """The last rule that filled a role from outside the trigger's own clause."""
    return next((rule for rule in reversed(claim.rules) if rule.startswith(f"{role}.")), None)
