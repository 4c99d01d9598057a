"""How many: the count that belongs to a claim's victims, movers or goods, and what is no quantity of a claim."""

from __future__ import annotations

import pytest

import isnad

Row = tuple[str, str, str, int | None, int | None, str]

COUNTED: list[Row] = [
    ("دمر القصف ستة منازل في بلدة كنصفرة", "دمر", "ستة", 6, 6, "building"),
    ("قتل ثلاثة مدنيين في مدينة نوى", "قتل", "ثلاثة", 3, 3, "person"),
    ("مقتل 12 جنديا في بادية السخنة", "مقتل", "12", 12, 12, "person"),
    ("أصيب طفلان في مدينة نوى", "أصيب", "طفلان", 2, 2, "person"),
    ("مقتل عشرات المدنيين في مدينة دوما", "مقتل", "عشرات", 20, None, "person"),
    ("اعتقلت قسد سبعة شبان في بلدة ذيبان", "اعتقلت", "سبعة", 7, 7, "person"),
    ("أفرجت السلطات السورية عن ثلاثين معتقلا في مدينة دوما", "أفرجت", "ثلاثين", 30, 30, "person"),
    ("نزحت مئات العائلات من بلدة الهبيط", "نزحت", "مئات", 200, None, "family"),
    ("عادت خمسون عائلة إلى مدينة خان شيخون", "عادت", "خمسون", 50, 50, "family"),
    ("مقتل أكثر من 40 مدنيا في مدينة أريحا", "مقتل", "أكثر من 40", 40, None, "person"),
    ("أسفر الهجوم عن خمسة قتلى في مدينة الرقة", "قتلى", "خمسة", 5, 5, "person"),
    ("مقتل 56 مدنيا وإصابة 595 في مدينة الخرطوم", "إصابة", "595", 595, 595, "person"),
    ("قتل 12 شابا وأصيب أكثر من 100 في مدينة جنين", "أصيب", "أكثر من 100", 100, None, "person"),
    ("سقوط أربعة جرحى في مدينة تلبيسة", "جرحى", "أربعة", 4, 4, "person"),
    ("استسلم ستون مقاتلا في قرية الباغوز", "استسلم", "ستون", 60, 60, "person"),
    ("خطف مسلحون عاملين اثنين في مدينة جاسم", "خطف", "اثنين", 2, 2, "person"),
    ("مقتل آلاف المدنيين في مدينة حلب", "مقتل", "آلاف", 2000, None, "person"),
    ("مقتل 3 مدنيين وإصابة 8 آخرين في قرية آفس", "مقتل", "3", 3, 3, "person"),
    ("مقتل 3 مدنيين وإصابة 8 آخرين في قرية آفس", "إصابة", "8", 8, 8, "person"),
    # a toll that reaches a number, and the number behind the next verb
    ("ارتفاع عدد القتلى جراء الغارة على السوق إلى ستة", "القتلى", "ستة", 6, 6, "person"),
    ("وصل عدد جرحى الغارة على السوق إلى 37 بينهم أطفال", "جرحى", "37", 37, 37, "person"),
    ("قال مصدر إن جنديا قتل وأصيب ثمانية في كمين", "أصيب", "ثمانية", 8, 8, "person"),
    # a toll that cannot be split goes on both claims
    ("مقتل وإصابة ستة مدنيين في مدينة عفرين", "مقتل", "ستة", 1, 6, "person"),
    ("12 قتيلا وجريحا في غارة على مدينة عفرين", "جريحا", "12", 1, 12, "person"),
    ("مقتل وإصابة ستة مدنيين في مدينة عفرين", "إصابة", "ستة", 1, 6, "person"),
    ("سقوط تسعة بين قتيل وجريح في مدينة عفرين", "قتيل", "تسعة", 1, 9, "person"),
    ("سقط مئات الضحايا بين قتيل ومصاب في مرفأ ميدي", "مصاب", "مئات", 1, None, "person"),
    # several who are counted one by one
    ("إصابة فتاتين وسبعة آخرين في مدينة عفرين", "إصابة", "فتاتين وسبعة", 9, 9, "person"),
    ("قتل ضابط وثلاثة جنود في مدينة عفرين", "قتل", "ثلاثة", 4, 4, "person"),
    ("قتل رجل وزوجته وطفلان في مدينة عفرين", "قتل", "طفلان", 4, 4, "person"),
    ("مقتل ستة مدنيين وجنود في مدينة عفرين", "مقتل", "ستة", 6, 6, "person"),  # how many soldiers, nobody says
    # those who make up whom or what it is about
    ("ألقت الشرطة القبض على عصابة مؤلفة من 7 أشخاص في نوى", "القبض", "7", 7, 7, "person"),
    ("هاجم مسلحون قافلة مكونة من 12 شاحنة قرب الرصافة", "هاجم", "12", 12, 12, "vehicle"),
    # what was hit from the air
    ("استهدفت الطائرات أربع شاحنات قرب الرصافة", "استهدفت", "أربع", 4, 4, "vehicle"),
]

UNCOUNTED: list[tuple[str, str]] = [
    ("قال مصدر إن جنديا قتل وأصيب ثمانية في كمين", "قتل"),
    ("قتل مدني في مدينة نوى", "قتل"),  # a single person without a number word
    ("شن الطيران الروسي خمس غارات على بلدة حاس", "غارات"),  # counts of raids are no quantity
    ("قصفت قوات النظام مدينة سرمين بعشرين قذيفة", "قصفت"),  # nor are shells
    ("سقوط جرحى في مدينة تلبيسة", "جرحى"),
    ("مقتل امرأة وطفلتها في مدينة عفرين", "مقتل"),  # no number word stands
    ("قصفت القوات مبنى مؤلفا من أربعة طوابق في نوى", "قصفت"),
    ("سيطرت فصائل المعارضة على ثلاث قرى في ريف حماة", "سيطرت"),  # villages are no participants
    ("قصفت قوات النظام بلدة حاس أربع ساعات", "قصفت"),  # nor is a length of time
    ("اعتقلت قسد شابا بعد ثلاثة أيام في بلدة ذيبان", "اعتقلت"),
]

TOLLS: list[tuple[str, str, str]] = [
    ("سقوط قتلى في مدينة سراقب", "قتلى", "قتلى"),  # the noun itself, when nothing else names the victims
    ("سقوط ثلاثة جرحى في مدينة سراقب", "جرحى", "جرحى"),
    ("سقوط قتلى من المدنيين في مدينة سراقب", "قتلى", "المدنيين"),
    ("سقوط جرحى في صفوف قوات النظام قرب مدينة سراقب", "جرحى", "قوات النظام"),
]

KNOWN_MISREADINGS: list[Row] = [
    ("خرج مئات المتظاهرين في مظاهرة في مدينة السويداء", "مظاهرة", "مئات", 200, None, "person"),
]


def claim_at(coder: isnad.Coder, sentence: str, trigger: str) -> isnad.Claim:
    claims = [claim for claim in coder.code(isnad.Document(text=sentence)).claims if claim.trigger.text == trigger]
    assert claims, f"no claim at «{trigger}»"
    return claims[0]


def check(coder: isnad.Coder, row: Row) -> None:
    sentence, trigger, *expected = row
    quantity = claim_at(coder, sentence, trigger).quantity
    assert quantity is not None
    assert [quantity.text, quantity.low, quantity.high, quantity.unit] == expected


@pytest.mark.parametrize("row", COUNTED, ids=range(1, len(COUNTED) + 1))
def test_the_count_of_a_claim(coder: isnad.Coder, row: Row) -> None:
    check(coder, row)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("row", KNOWN_MISREADINGS, ids=range(1, len(KNOWN_MISREADINGS) + 1))
def test_the_count_that_is_read_otherwise(coder: isnad.Coder, row: Row) -> None:
    check(coder, row)


@pytest.mark.parametrize(("sentence", "trigger"), UNCOUNTED, ids=range(1, len(UNCOUNTED) + 1))
def test_no_count(coder: isnad.Coder, sentence: str, trigger: str) -> None:
    assert claim_at(coder, sentence, trigger).quantity is None


@pytest.mark.parametrize(("sentence", "trigger", "target"), TOLLS, ids=range(1, len(TOLLS) + 1))
def test_whom_a_toll_counts(coder: isnad.Coder, sentence: str, trigger: str, target: str) -> None:
    assert [filler.text for filler in claim_at(coder, sentence, trigger).target] == [target]
