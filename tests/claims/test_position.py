"""Whether a trigger word stands as verb or noun, and in which voice, when its letters alone would leave both open."""

from __future__ import annotations

import pytest

import isnad
from isnad.claims.position import position_of
from isnad.pipeline import _rows
from isnad.text import read_text

TABLE: list[tuple[str, str, str, str]] = [
    # the same letters as verb and as verbal noun
    ("قصف الجيش السوري مدينة دوما", "قصف", "verb", "either"),
    ("قصف مدفعي على مدينة دوما", "قصف", "masdar", "active"),
    ("قصف عنيف طال مدينة دوما", "قصف", "masdar", "active"),
    ("بعد قصف الجيش السوري مدينة دوما", "قصف", "masdar", "active"),
    ("أدى قصف مدينة دوما إلى دمار", "قصف", "masdar", "active"),
    ("تعرضت المدينة إلى قصف", "قصف", "masdar", "active"),
    ("استأنفت القوات القصف على البلدة", "القصف", "masdar", "active"),
    ("نزح السكان بقصف الطائرات", "بقصف", "masdar", "active"),
    ("واصلت القوات قصفها المدفعي على البلدة", "قصفها", "masdar", "active"),
    ("نفذت الطائرات قصفًا على البلدة", "قصفًا", "masdar", "active"),
    ("شن النظام قصفاً على البلدة", "قصفاً", "masdar", "active"),
    ("ثلاث مرات قصف الطيران البلدة", "قصف", "verb", "either"),
    ("قتل طفل في مدينة نوى", "قتل", "verb", "either"),
    ("جرح مدني في مدينة نوى", "جرح", "verb", "either"),
    ("مقتل أربعة وجرح خمسة في مدينة نوى", "جرح", "masdar", "active"),
    ("خطف مجهولون تاجرا في السويداء", "خطف", "verb", "either"),
    ("محاولة خطف تاجر في السويداء", "خطف", "masdar", "active"),
    ("نهب مسلحون منازل في القرية", "نهب", "verb", "either"),
    ("حرق مسلحون محاصيل في القرية", "حرق", "verb", "either"),
    ("هدم الجيش الإسرائيلي منزلا في القرية", "هدم", "verb", "either"),
    ("قرار هدم منزل في القرية", "هدم", "masdar", "active"),
    # vowel marks decide
    ("قُتل مدني في مدينة طفس", "قُتل", "verb", "passive"),
    ("أُصيب مدني في مدينة طفس", "أُصيب", "verb", "passive"),
    ("اعتُقل مدني في مدينة طفس", "اعتُقل", "verb", "passive"),
    ("خُطف مدني في مدينة طفس", "خُطف", "verb", "passive"),
    ("قُصفت مدينة طفس", "قُصفت", "verb", "passive"),
    ("دُمر منزل في مدينة طفس", "دُمر", "verb", "passive"),
    ("أُفرج عن معتقل في مدينة طفس", "أُفرج", "verb", "passive"),
    # letters that only one voice has
    ("هاجم مسلحون دورية في البلدة", "هاجم", "verb", "active"),
    ("هوجمت دورية في البلدة", "هوجمت", "verb", "passive"),
    ("حاصرت القوات البلدة", "حاصرت", "verb", "active"),
    ("حوصرت البلدة", "حوصرت", "verb", "passive"),
    ("داهمت القوات البلدة", "داهمت", "verb", "active"),
    ("أصيب مدني في البلدة", "أصيب", "verb", "passive"),
    ("استعاد الجيش السوري البلدة", "استعاد", "verb", "active"),
    ("استعيدت البلدة", "استعيدت", "verb", "passive"),
    # letters that both voices share
    ("اشتبك الجيش السوري مع مسلحين", "اشتبك", "verb", "either"),
    ("انسحبت القوات من البلدة", "انسحبت", "verb", "either"),
    ("دخلوا مدينة منبج أمس", "دخلوا", "verb", "either"),
    ("يعتقل الجيش شبانا في البلدة", "يعتقل", "verb", "either"),
    ("اعتقلت قسد شابا في البلدة", "اعتقلت", "verb", "either"),
    ("ستنسحب القوات من البلدة", "ستنسحب", "verb", "either"),
    ("لم تقصف القوات البلدة", "تقصف", "verb", "either"),
    ("وقتل في الهجوم ثلاثة جنود", "قتل", "verb", "either"),
    # verbal nouns and nouns that no verb shares
    ("مقتل مدني في مدينة طفس", "مقتل", "masdar", "active"),
    ("اعتقال مدني في مدينة طفس", "اعتقال", "masdar", "active"),
    ("انسحاب القوات من البلدة", "انسحاب", "masdar", "active"),
    ("هجوم على حاجز في البلدة", "هجوم", "noun", "active"),
    ("انفجار عبوة في البلدة", "انفجار", "masdar", "active"),
    ("للانسحاب من البلدة", "للانسحاب", "masdar", "active"),
    ("باعتقال مدني في البلدة", "باعتقال", "masdar", "active"),
    ("غارات على البلدة", "غارات", "noun", "active"),
    ("اشتباكات في البلدة", "اشتباكات", "masdar", "active"),
    ("خمسة قتلى في البلدة", "قتلى", "noun", "active"),
    ("ثلاثة جرحى في البلدة", "جرحى", "noun", "active"),
    ("مجزرة في البلدة", "مجزرة", "noun", "active"),
    ("كمين لدورية في البلدة", "كمين", "noun", "active"),
    ("مظاهرة في البلدة", "مظاهرة", "noun", "active"),
    ("جريمة قتل في مدينة نوى", "قتل", "masdar", "active"),
    ("حوادث قتل طالت مدنيين في درعا", "قتل", "masdar", "active"),
    ("عملية خطف في السويداء", "خطف", "masdar", "active"),
    ("أعمال نهب في القرية", "نهب", "masdar", "active"),
]

KNOWN_MISREADINGS: list[tuple[str, str, str, str]] = [
    # a bare noun before it, in construct with it, does not make it a noun
    ("شهدت البلدة قصف عشرات القذائف", "قصف", "masdar", "active"),
]


def read(coder: isnad.Coder, sentence: str, printed: str) -> tuple[str, str]:
    """Position and voice of the first sense of the trigger that is printed so."""
    reading = coder._annotate(read_text(sentence), None)
    for row in _rows(reading):
        for at, unit in enumerate(row.units):
            whole = reading.found.raw(unit.first, unit.last)
            if unit.kind == "trigger" and whole.removeprefix("و") == printed.removeprefix("و"):
                return position_of(reading.found, row.units, at, unit.ref.senses[0])
    raise AssertionError(f"no trigger at «{printed}»")


def numbered(table: list[tuple[str, str, str, str]]) -> list[str]:
    return [str(n) for n in range(1, len(table) + 1)]


@pytest.mark.parametrize(("sentence", "printed", "position", "voice"), TABLE, ids=numbered(TABLE))
def test_position_and_voice(coder: isnad.Coder, sentence: str, printed: str, position: str, voice: str) -> None:
    assert read(coder, sentence, printed) == (position, voice)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize(
    ("sentence", "printed", "position", "voice"), KNOWN_MISREADINGS, ids=numbered(KNOWN_MISREADINGS)
)
def test_position_and_voice_that_are_read_otherwise(
    coder: isnad.Coder, sentence: str, printed: str, position: str, voice: str
) -> None:
    assert read(coder, sentence, printed) == (position, voice)
