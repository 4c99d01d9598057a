"""Confidence: what it looks at, and what the committed measurement says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import isnad
from isnad.claims.confidence import confidence, signs
from isnad.model import Claim

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results" / "accuracy.json"

SIGNS = [
    ("قصف الجيش السوري بلدة حاس", "قصف", {"type strike", "trigger verb", "actor named", "place named"}),
    (
        "قصفت الطائرات بلدة حاس ما أدى إلى مقتل طفل",
        "مقتل",
        {"type harm", "actor from the cause", "place from the cause"},
    ),
    ("توقف القصف مساء", "القصف", {"trigger noun that points back", "no actor, strike", "no place, strike"}),
    ("نفى الجيش السوري قصف بلدة حاس", "قصف", {"not told as fact", "told by others", "no actor, strike"}),
    ("داهمت قسد بلدة الطيانة وبلدة أبو حمام", "داهمت", {"several places"}),
]


def claim_at(coder: isnad.Coder, text: str, trigger: str) -> Claim:
    return next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)


@pytest.mark.parametrize(("text", "trigger", "some"), SIGNS)
def test_signs_of_a_claim(coder: isnad.Coder, text: str, trigger: str, some: set[str]) -> None:
    assert some <= set(signs(claim_at(coder, text, trigger)))


def test_a_claim_carries_the_probability_of_its_signs(coder: isnad.Coder) -> None:
    claim = claim_at(coder, "قصف الجيش السوري بلدة حاس", "قصف")
    assert claim.confidence == confidence(claim, coder.codebook.confidence) > 0.7


def test_more_that_speaks_for_it_makes_it_surer(coder: isnad.Coder) -> None:
    claim = claim_at(coder, "قصف الجيش السوري بلدة حاس", "قصف")
    assert confidence(claim, {}) == 0.5
    assert confidence(claim, {"base": 9.0}) == 0.98
    assert confidence(claim, {"place named": -9.0}) == 0.02
    assert confidence(claim, {"actor named": 1.0}) > confidence(claim, {"actor named": 0.5}) > 0.5


def test_every_weight_is_that_of_a_sign(coder: isnad.Coder) -> None:
    families = ("strike", "harm", "words", "deal or office", "other")
    known = {"base", "not told as fact", "told by others", "several places", "trigger verb", "trigger noun"}
    known |= {"trigger noun that points back", "actor goes on"} | {f"type {family}" for family in families}
    for role in ("actor", "place"):
        known |= {f"{role} named", f"{role} from the cause", f"{role} taken over"}
        known |= {f"no {role}, {family}" for family in families}
    assert set(coder.codebook.confidence) <= known


def test_claims_with_high_confidence_were_right_out_of_fold() -> None:
    first = next(iter(json.loads(RESULTS.read_text(encoding="utf-8"))["reliability"].values()))
    sure = [band for band in first if band["from"] >= 0.9]
    assert sum(band["claims"] for band in sure) >= 40
    assert all(band["right"] >= 0.85 for band in sure)
