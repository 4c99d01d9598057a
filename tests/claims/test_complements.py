"""Who does the act that the words before name: accused, asked, announcing, speaking for others; own sentences."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    ("طلبت قسد دعما من روسيا قبل أن تنسحب الأخيرة من مدينة تل رفعت", "تنسحب", "روسيا", ""),
    ("شنت إسرائيل غارات على مدينة مصياف بعد أيام من قصفها مدينة حمص", "قصفها", "إسرائيل", ""),
    ("انفجر لغم بجرار زراعي غربي مدينة محردة", "انفجر", "", "جرار زراعي"),
    # the accused and those asked do what the verbal noun names
    ("وكان الجيش التركي قد اتهم حزب العمال بخطف ثلاثة جنود", "خطف", "حزب العمال", "جنود"),
    ("طلبت السعودية من واشنطن شن غارات على الحوثيين", "غارات", "واشنطن", "الحوثيين"),
    ('قوات الأمن تنفي استهداف منبج وتتهم "قسد" بالكذب', "تتهم", "قوات الأمن", "قسد"),
    # a side that announces an armed act announces its own, an office or a harm that befell somebody it does not
    (
        "أعلنت سرايا الشمال، الذراع المسلحة للحركة، تدمير عربة مدرعة غرب مدينة سراقب",
        "تدمير",
        "سرايا الشمال",
        "عربة مدرعة",
    ),
    ("أعلن الجيش الإسرائيلي قصف مواقع لحزب الله", "قصف", "الجيش الإسرائيلي", "حزب الله"),
    ("تبنى تنظيم داعش الهجوم على الحاجز", "الهجوم", "تنظيم داعش", "الحاجز"),
    ("أعلن الجيش اللبناني مقتل جنديين في البقاع", "مقتل", "", "جنديين"),
    ("أعلنت وزارة الصحة تدمير مستشفى في غزة", "تدمير", "", "مستشفى"),
    # a spokesman's side did it
    ("نفى المتحدث باسم الأجهزة الأمنية، أحمد سالم، اعتقال أي صحفي", "اعتقال", "الأجهزة الأمنية", "صحفي"),
    # an order names whom it appoints
    ("أصدر الرئيس مرسوما بتعيين خالد حسن وزيرا للداخلية", "تعيين", "الرئيس", "خالد حسن"),
    # what was fired and what fell are one
    ("قذيفة أطلقها مسلحون سقطت على منزل ما أدى إلى إصابة معلمة", "إصابة", "مسلحون", "معلمة"),
    # whom the victims fought
    ("قتل جنديان نتيجة اشتباكات مع مهربين في القصير", "قتل", "مهربين", "جنديان"),
    ("قتل مدنيان نتيجة اشتباكات مع مهربين في القصير", "قتل", "", "مدنيان"),
    # some of many; a pronoun after «he said»
    ("راح ضحيتها ستة مدنيين، بينهم طفل استشهد على الفور", "استشهد", "", "طفل"),
    ("قتل ستة أشخاص بينهم امرأة في المشفى", "قتل", "", "أشخاص"),
    ("أعلن المقدم خالد علي انضمامه إلى الجيش الحر، وقال إنه انشق بسبب القصف", "انشق", "المقدم خالد علي", ""),
    ("بسبب ما يقوم به الجيش من قتل للمدنيين في درعا", "قتل", "الجيش", "للمدنيين"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "target"), CASES)
def test_who_did_it(coder: isnad.Coder, text: str, trigger: str, actor: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.actor), " ".join(f.text for f in claim.target)) == (actor, target)
