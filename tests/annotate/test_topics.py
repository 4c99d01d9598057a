"""Sport, art and software: what their words silence, and what they do not."""

from __future__ import annotations

import pytest

import isnad


@pytest.mark.parametrize(
    "sentence",
    [
        "هدد المنتخب مرمى ضيفه في مباراة ودية",
        "هاجم المنتخب بقوة في الشوط الثاني",
        "اتفق المدرب مع اللاعب على الانتقال في الصيف",
        "التقى الهداف لاعبي المنتخب الأول",
        "أعلن الفنان انسحابه من تصوير الفيلم",
        "انتقدت المطربة مخرج الفيلم بسبب الحوار",
        "أجر محادثة بأي من هذه اللغات عبر تطبيق الترجمة",
    ],
)
def test_two_words_of_a_topic_silence_deals_and_threats(coder: isnad.Coder, sentence: str) -> None:
    assert not coder.code(isnad.Document(text=f"{sentence}.")).claims


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("قتل لاعب منتخب سوريا في قصف على مدينة درعا", ["قتل", "قصف"]),
        ("طالب الأهالي بتطبيق القانون وبرنامج واضح", ["طالب"]),
        ("توقع الوسيط التوصل إلى هدنة ورمى الكرة في ملعب الحكومة", ["هدنة"]),
        ("اتفق الطرفان على وقف القتال وتبادلا الأسرى في ملعب المدينة", ["اتفق"]),
    ],
)
def test_harm_and_single_words_stay(coder: isnad.Coder, sentence: str, triggers: list[str]) -> None:
    found = [claim.trigger.text for claim in coder.code(isnad.Document(text=f"{sentence}.")).claims]
    assert all(word in found for word in triggers), found
