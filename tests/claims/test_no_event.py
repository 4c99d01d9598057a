"""Words of harm that tell no occurrence, and the same words where they do."""

from __future__ import annotations

import pytest

import isnad

ROWS = [
    ("سحب الجنود جثته إلى الحاجز", "جثته", False),
    ("عثر الرعاة على جثته قرب مدينة نوى", "جثته", True),
    ("انتشلت الفرق جثث الضحايا من المكان", "جثث", False),
    ("انتشلت الفرق جثتين من تحت الأنقاض في مدينة جباليا", "جثتين", True),
    ("لا يتقن هؤلاء إلا القتل والتدمير", "القتل", False),
    ("تكررت عمليات القتل في مدينة غدامس", "القتل", True),
    ("خيمت رائحة الموت والرصاص على الحي", "الموت", False),
    ("سقط قتيلان جراء صاروخ على بلدة الرامي", "سقط", False),
    ("سقط صاروخ على بلدة الرامي", "سقط", True),
    ("خطف مسلحون شابا من بلدة نصيب وتم اقتياده إلى جهة مجهولة", "اقتياده", False),
    ("اقتاد مسلحون مجهولون شابا من بلدة نصيب إلى جهة مجهولة", "اقتاد", True),
    ("أعلن الضابط انشقاقه عن الجيش وانضمامه إلى الثوار", "انضمامه", False),
    ("أعلنت كتيبة من المقاتلين انضمامها إلى الثوار", "انضمامها", True),
    ("تفرج الحكومة عن أسرى في المرحلة الأولى من صفقة التبادل", "صفقة", False),
    ("توجهت طواقم الإسعاف وعناصر الإطفاء إلى مدينة بنش", "توجهت", False),
]


@pytest.mark.parametrize(("sentence", "word", "told"), ROWS)
def test_a_word_of_harm_tells_an_event_or_none(coder: isnad.Coder, sentence: str, word: str, told: bool) -> None:
    found = [claim.trigger.text for claim in coder.code(isnad.Document(text=f"{sentence}.")).claims]
    assert (word in found) is told, found


def test_an_operation_points_back_to_an_attack(coder: isnad.Coder) -> None:
    told = "قصفت السرايا معسكرا شرق حيفا. ولم يذكر البيان تفاصيل أخرى عن العملية."
    alone = "لم يذكر البيان تفاصيل أخرى عن العملية."
    assert "العملية" in [claim.trigger.text for claim in coder.code(isnad.Document(text=told)).claims]
    assert not coder.code(isnad.Document(text=alone)).claims


def test_the_means_of_one_noun_are_not_those_of_the_next(coder: isnad.Coder) -> None:
    coding = coder.code(isnad.Document(text="قتل شاب بإنزال جوي للتحالف وقصف تركي على عين عيسى."))
    assert {claim.trigger.text: claim.type for claim in coding.claims}["قصف"] == "shelling"
