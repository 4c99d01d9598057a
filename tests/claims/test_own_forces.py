"""Whose forces a pronoun means: own sentences, the words, and the id of the party (None: the text does not tell)."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    ("قالت إدارة العمليات العسكرية إن قواتنا سيطرت على مدينة حماة", "قواتنا", "syr-moa"),
    ("أعلن الجيش السوري أن وحداتنا انسحبت من مدينة حماة", "وحداتنا", "syr-army-assad"),
    ("أكدت قوات سوريا الديمقراطية أن قواتها دخلت مدينة دير الزور", "قواتها", "syr-sdf"),
    ("أعلن الجيش الوطني السوري أن مقاتليه دخلوا مدينة منبج", "مقاتليه", "syr-sna"),
    ("قصفت قوات النظام البلدة ثم انسحبت قواتها من حماة", "قواتها", "syr-army-assad"),
    ("ذكرت الوكالة أن قواتنا دخلت مدينة حماة", "قواتنا", None),
    ("أفاد المرصد السوري لحقوق الإنسان بأن قواتها انسحبت من حماة", "قواتها", None),
    ("دخلت قواتنا مدينة حماة", "قواتنا", None),
]


@pytest.mark.parametrize(("sentence", "words", "party"), CASES)
def test_forces_are_those_of_the_speaker_or_the_party_before(
    coder: isnad.Coder, sentence: str, words: str, party: str | None
) -> None:
    claims = coder.code(isnad.Document(text=sentence, published="2024-12-05")).claims
    assert (words, party) in [(filler.text, filler.id) for claim in claims for filler in claim.actor]
