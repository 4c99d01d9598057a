"""How likely a claim is right in type, actor and place: a logistic model over a few signs of how it was read.

The weights stand in `data/confidence.yaml`. `benchmarks/accuracy.py --fit` finds them on gold articles; what it leaves
out of the fit, article by article, tells how far the numbers can be trusted (`docs/accuracy.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp

from isnad.model import Claim, Modality, Polarity

BASE = "base"
"""The sign that every claim has."""
_STRIKES = frozenset("attack shelling airstrike explosion chemical".split())
_HARMS = frozenset("kill injure execute destroy loot abduct arrest torture sexual_violence displace".split())
_WORDS = frozenset("accuse threaten condemn demand pledge deny".split())
_DEALS = frozenset("agree negotiate release exchange aid appoint resign decree sanction elect fall".split())
_SURE = {
    "actor.from-cause": "actor from the cause",
    "actor.goes-on": "actor goes on",
    "place.from-cause": "place from the cause",
}
_LEAST, _MOST = 0.02, 0.98


def confidence(claim: Claim, weights: Mapping[str, float]) -> float:
    """The probability, from 0.02 to 0.98, that the claim's type, actor and place are right."""
    total = sum(weights.get(sign, 0.0) for sign in signs(claim))
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-total)))), 2)


def signs(claim: Claim) -> Iterator[str]:
    """What the model looks at: the kind of event, the form of the trigger, and where actor and place were read."""
    yield BASE
    yield f"type {_family(claim.type)}"
    yield f"trigger {_position(claim)}"
    yield _reading(claim, "actor")
    yield _reading(claim, "place")
    if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL:
        yield "not told as fact"
    if claim.source:
        yield "told by others"
    if len(claim.place) > 1:
        yield "several places"


def _family(kind: str) -> str:
    families = (("strike", _STRIKES), ("harm", _HARMS), ("words", _WORDS), ("deal or office", _DEALS))
    return next((name for name, types in families if kind in types), "other")


def _position(claim: Claim) -> str:
    """`verb`; a verbal noun or noun that `points back` with its article; else `noun`."""
    rule = next((rule for rule in claim.rules if rule.startswith("trigger.")), "")
    if rule.startswith("trigger.verb"):
        return "verb"
    return "noun that points back" if claim.trigger.text.startswith(("ال", "لل")) else "noun"


def _reading(claim: Claim, role: str) -> str:
    """Where a role was read: named in its clause, taken over by a rule that is sure or one that guesses, or nowhere."""
    if not getattr(claim, role):
        return f"no {role}, {_family(claim.type)}"
    rules = [rule for rule in claim.rules if rule.startswith(f"{role}.")]
    if not rules:
        return f"{role} named"
    return _SURE.get(rules[-1], f"{role} taken over")
