"""Denials, and what only looks like one: own sentences, the event word, and whether the text says that it happened."""

from __future__ import annotations

import pytest

import isnad
from isnad.model import Modality, Polarity

DENIED = [
    ("نفت وزارة الدفاع الأنباء التي تنشرها صفحات على مواقع التواصل عن انسحاب الجيش من مدينة حمص", "انسحاب"),
    ("نفى مصدر عسكري ما نشرته بعض القنوات عن انسحاب الجيش من حماة", "انسحاب"),
    ("نفى المصدر ما تروجه صفحات مشبوهة عن دخول مسلحين إلى مدينة السلمية", "دخول"),
    ("نفت المحافظة شائعات تتداولها مجموعات عن سقوط مدينة تدمر", "سقوط"),
    ("نفت الوزارة تقارير تحدثت عن انسحاب الجيش من السلمية", "انسحاب"),
    ("نفى قائد المنطقة صحة الأنباء عن انسحاب قواته من الرستن", "انسحاب"),
    ("كذبت القيادة العامة الأخبار المتداولة حول سيطرة الفصائل على مطار حماة", "سيطرة"),
    ("نفى مصدر عسكري دخول المسلحين مدينة حماة أو انسحاب الجيش منها", "دخول"),
    ("نفى مصدر عسكري دخول المسلحين مدينة حماة أو انسحاب الجيش منها", "انسحاب"),
    ("نفى المصدر دخول المسلحين مدينة تلبيسة", "دخول"),
    ("نقلت الوكالة عن مصدر أمني نفيه سيطرة المسلحين على مدينة درعا", "سيطرة"),
    ("لا صحة لدخول المسلحين مدينة حماة", "دخول"),
    ("لا صحة للأنباء عن انسحاب الجيش من حمص", "انسحاب"),
    ("الدفاع تنفي دخول المسلحين إلى حماة", "دخول"),
    ("الدفاع السورية تنفي سيطرة المسلحين على حمص", "سيطرة"),
    ("مصدر في حميميم ينفي انسحاب القوات الروسية من القاعدة", "انسحاب"),
    ("الأنباء عن انسحاب الجيش من حمص عارية عن الصحة", "انسحاب"),
    ("أكدت الوزارة أن الأنباء المتداولة عن سقوط حماة كاذبة", "سقوط"),
    ("ما تتداوله الصفحات عن انسحاب الجيش من حمص لا أساس له", "انسحاب"),
]
TOLD = [
    ("لم تنف الوزارة الأنباء عن انسحاب الجيش من حمص", "انسحاب"),
    ("نفى المتحدث مسؤولية الفصائل عن قصف المدينة", "قصف"),
    ("نفى المتحدث علاقة الفصيل باغتيال الضابط في درعا", "اغتيال"),
    ("نفى الوزير بعد انسحاب الجيش من حمص تصريحات نسبت إليه", "انسحاب"),
    ("نفى الناطق وجود خلاف بعد سيطرة الفصائل على حلب", "سيطرة"),
    ("نفى مصدر أمني مقتل ضابط في قصف استهدف المطار", "قصف"),
    ("أكد مصدر عسكري انسحاب الجيش من حماة", "انسحاب"),
    ("أكدت صفحات محلية الأنباء التي تنشرها القنوات عن انسحاب الجيش من حماة", "انسحاب"),
    ("نفت الوزارة الخبر. وقالت صفحات إن الجيش باشر انسحابه من حماة", "انسحابه"),
    ("نشرت القناة تقارير عن سيطرة الفصائل على مطار حماة", "سيطرة"),
]


def _claim(coder: isnad.Coder, sentence: str, trigger: str) -> isnad.Claim:
    claims = coder.code(isnad.Document(text=sentence, published="2024-12-05")).claims
    return next(claim for claim in claims if claim.trigger.text == trigger)


@pytest.mark.parametrize(("sentence", "trigger"), DENIED)
def test_a_denial_reaches_what_is_denied(coder: isnad.Coder, sentence: str, trigger: str) -> None:
    claim = _claim(coder, sentence, trigger)
    assert (claim.polarity, claim.modality) == (Polarity.NEGATED, Modality.ACTUAL)


@pytest.mark.parametrize(("sentence", "trigger"), TOLD)
def test_what_a_denial_takes_for_granted_is_told(coder: isnad.Coder, sentence: str, trigger: str) -> None:
    assert _claim(coder, sentence, trigger).polarity is Polarity.AFFIRMED


def test_who_spreads_what_is_denied_is_no_event_and_no_source(coder: isnad.Coder) -> None:
    sentence = "نفت وزارة الدفاع السورية الأنباء التي تنشرها صفحات عن انسحاب الجيش من مدينة حمص"
    claims = coder.code(isnad.Document(text=sentence, published="2024-12-05")).claims
    assert [claim.trigger.text for claim in claims] == ["انسحاب"]
    assert [teller.text for teller in claims[0].source] == ["وزارة الدفاع السورية"]
