"""Phrases behind a trigger: which are arguments, which only describe; own sentences, the trigger, target and place."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    # an adjective is no target
    ("نفذت القوات عملية دهم متطورة في بغداد", "دهم", "", "بغداد"),
    ("وقعت جريمة قتل مروعة في البصرة", "قتل", "", "البصرة"),
    ("نفذت الشرطة حملة اعتقال عائلة كاملة في البصرة", "اعتقال", "عائلة كاملة", "البصرة"),
    ("قصفت طائرات حربية أطراف مدينة بنش الشمالية", "قصفت", "", "مدينة بنش"),
    ("قصفت المدفعية مدينة الفاشر المحاصرة", "قصفت", "", "مدينة الفاشر"),
    # where the people or the house were that were hit
    ("قصف سابق لقوات الأسد على مزارع بلدة سرجة بالريف الجنوبي", "قصف", "مزارع", "بلدة سرجة"),
    ("وقع انفجار في منزل بقرية الزهراء بمنطقة عفرين", "انفجار", "", "قرية الزهراء"),
]


@pytest.mark.parametrize(("text", "trigger", "target", "place"), CASES)
def test_what_follows_a_trigger(coder: isnad.Coder, text: str, trigger: str, target: str, place: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.target), " ".join(f.text for f in claim.place)) == (target, place)
