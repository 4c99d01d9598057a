"""Confidence: what it looks at, and what the committed measurement says of it."""

from __future__ import annotations

import json
from itertools import pairwise
from math import exp
from pathlib import Path

import pytest

import isnad
from isnad.claims.confidence import SIGNS, confidence, signs
from isnad.model import Claim

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results" / "accuracy.json"

CASES = [
    ("قصف الجيش السوري بلدة حاس", "قصف", {"base", "trigger verb", "patient read"}),
    ("قصفت الطائرات بلدة حاس ما أدى إلى مقتل طفل", "مقتل", {"base", "actor of its cause", "place of its cause"}),
    ("توقف القصف مساء", "القصف", {"base", "trigger points back", "no actor", "no place", "no place, strike"}),
    ("شن مسلحون هجوما في بلدة حاس", "هجوما", {"base", "type attack", "place after في"}),
    (
        "نفى الجيش السوري وقوع هجوم",
        "هجوم",
        {"base", "type attack", "no actor", "no place", "no place, strike", "not told as fact", "told by others"},
    ),
    (
        "أعلن الجيش السوري التوصل إلى اتفاق",
        "اتفاق",
        {"base", "type of words", "no actor", "no place", "no place, words", "told by others"},
    ),
]


@pytest.fixture
def development() -> list[dict[str, float]]:
    """The bands of the first folder of the committed run."""
    bands: list[dict[str, float]] = next(iter(json.loads(RESULTS.read_text(encoding="utf-8"))["reliability"].values()))
    return bands


def claim_at(coder: isnad.Coder, text: str, trigger: str) -> Claim:
    return next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)


@pytest.mark.parametrize(("text", "trigger", "seen"), CASES)
def test_signs_of_a_claim(coder: isnad.Coder, text: str, trigger: str, seen: set[str]) -> None:
    assert set(signs(claim_at(coder, text, trigger))) == seen


def test_a_claim_carries_the_probability_of_its_signs(coder: isnad.Coder) -> None:
    claim = claim_at(coder, "قصف الجيش السوري بلدة حاس", "قصف")
    assert claim.confidence == confidence(claim, coder.codebook.confidence) > 0.7


def test_more_that_speaks_for_it_makes_it_surer(coder: isnad.Coder) -> None:
    claim = claim_at(coder, "قصف الجيش السوري بلدة حاس", "قصف")
    assert confidence(claim, {}) == 0.5
    assert confidence(claim, {"base": 9.0}) == 0.98
    assert confidence(claim, {"patient read": -9.0}) == 0.02
    assert confidence(claim, {"patient read": 1.0}) > confidence(claim, {"patient read": 0.5}) > 0.5


def test_every_weight_is_that_of_a_sign(coder: isnad.Coder) -> None:
    assert set(coder.codebook.confidence) == set(SIGNS)
    assert len(SIGNS) <= 25


def test_anybody_can_add_up_the_number_of_a_claim(coder: isnad.Coder) -> None:
    claim = claim_at(coder, "شن مسلحون هجوما في بلدة حاس", "هجوما")
    total = sum(coder.codebook.confidence[sign] for sign in ("base", "type attack", "place after في"))
    assert claim.confidence == round(1 / (1 + exp(-total)), 2)


def test_claims_with_high_confidence_were_right_out_of_fold(development: list[dict[str, float]]) -> None:
    sure = [band for band in development if band["from"] >= 0.9]
    assert sum(band["claims"] for band in sure) >= 80
    assert all(band["right"] >= 0.85 for band in sure)


def test_more_confidence_was_more_often_right(development: list[dict[str, float]]) -> None:
    # A band of a hundred claims may be off by a twentieth; one of some twenty by a tenth, and says nothing.
    told = [band for band in development if band["claims"] >= 50]
    assert len(told) >= 6
    assert all(band["right"] < higher["right"] + 0.05 for band, higher in pairwise(told))


def test_the_numbers_were_neither_too_bold_nor_too_timid() -> None:
    slope = next(iter(json.loads(RESULTS.read_text(encoding="utf-8"))["calibration"].values()))["slope"]
    assert 0.85 < slope < 1.2
