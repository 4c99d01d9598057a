"""Attacks that were beaten off: own sentences, the trigger, who attacked and whom."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    ("قوات الجيش صدت محاولة تسلل للحوثيين غرب تعز", "تسلل", "للحوثيين", "قوات الجيش"),
    ("أحبطت قوات الدعم السريع هجوما للجيش على مدينة الفاشر", "هجوما", "للجيش", "قوات الدعم السريع"),
    ("تصدت الفصائل لمحاولة تقدم قوات النظام على محور كبانة", "تقدم", "قوات النظام", "الفصائل"),
    ("أعلن الجيش إحباط هجوم لتنظيم داعش على حقل نفطي", "هجوم", "تنظيم داعش", "حقل نفطي"),
    ("صد الجيش هجوما على مواقعه في سرت", "هجوما", "", "الجيش"),
    ("صد الحشد الشعبي هجوما لداعش غربي الرطبة", "هجوما", "داعش", "الحشد الشعبي"),
    # to answer an attack is to attack
    ("ردت الفصائل بقصف مواقع قوات النظام في سراقب", "قصف", "الفصائل", "قوات النظام"),
    ("شن الجيش هجوما على مواقع التنظيم في سرت", "هجوما", "الجيش", "التنظيم"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "target"), CASES)
def test_who_beats_off_is_the_target(coder: isnad.Coder, text: str, trigger: str, actor: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    said = (" ".join(f.text for f in claim.actor), " ".join(f.text for f in claim.target))
    assert said == (actor, target)
