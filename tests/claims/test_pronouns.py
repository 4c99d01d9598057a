"""Whom the pronoun of a trigger means: own sentences, the trigger, the target."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    ("قصفت طائرة مسيرة سيارة قيادي في بلدة الهري ما أدى إلى مقتله", "مقتله", "قيادي"),
    ("أوضحت مصادر محلية أن رجلا كان في السوق قبل مقتله", "مقتله", "رجلا"),
    ("استهدفت الطائرات شاحنات في ريف دير الزور ما أدى إلى احتراقها", "احتراقها", "شاحنات"),
    ("حاصر عناصر الشرطة منزل ناشط في البصرة قبل اعتقاله", "اعتقاله", "ناشط"),
    ("كان في المقر ضابط واثنان من حراسه ما أدى إلى مقتلهم", "مقتلهم", "ضابط حراسه"),
    ("قصف الجيش بوابة المصنع بقذائف الدبابات ما أدى إلى تدميرها", "تدميرها", "بوابة المصنع"),
    ("قال مصدر إن شاحنة النفط تم استهدافها قرب تدمر", "استهدافها", "شاحنة النفط"),
    ("فك النظام حصاره عن بلدة مضايا", "حصاره", ""),
    ("لاحق المسلحون مدنيين في الفاشر قبل قتلهم", "قتلهم", "مدنيين"),
]


@pytest.mark.parametrize(("text", "trigger", "target"), CASES)
def test_the_pronoun_agrees_with_whom_it_means(coder: isnad.Coder, text: str, trigger: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert " ".join(f.text for f in claim.target) == target
