"""Quantities: each row is a sentence and the words, bounds and units of what it counts."""

from typing import Any

import pytest

from isnad.annotate.number_tables import load_words, noun_tables
from isnad.annotate.quantities import QuantityMention, find_quantities
from isnad.annotate.times import find_times
from isnad.text import read_text


def read(words: str) -> list[QuantityMention]:
    text = read_text(words)
    taken = [(mention.first_word, mention.last_word) for mention in find_times(text).mentions]
    return find_quantities(text, taken)


def examples() -> list[dict[str, Any]]:
    data = load_words("numbers.yaml")
    return [one for name in ("not_counted", "others") for one in data[name]["examples"]]


@pytest.mark.parametrize("example", examples(), ids=lambda one: one["text"])
def test_each_example_of_the_codebook_is_read(example: dict[str, Any]) -> None:
    assert [[one.low, one.high, one.unit] for one in read(example["text"])] == example["quantities"]


@pytest.mark.parametrize(
    ("words", "quote", "low", "high", "unit"),
    [
        ("أنقذ الدفاع 3 مدنيين", "3", 3, 3, "person"),
        ("أنقذ الدفاع ثلاثة مدنيين", "ثلاثة", 3, 3, "person"),
        ("وصلت عشر عائلات", "عشر", 10, 10, "family"),
        ("وصلت 14 أسرة", "14", 14, 14, "family"),
        ("عبرت 25 شاحنة", "25", 25, 25, "vehicle"),
        ("عبرت ست حافلات", "ست", 6, 6, "vehicle"),
        ("سلموا 40 بندقية", "40", 40, 40, "weapon"),
        ("تضررت سبعة منازل", "سبعة", 7, 7, "building"),
        ("رممت مدرستان", "مدرستان", 2, 2, "building"),
        ("تبرعوا بخمسة آلاف دولار", "خمسة آلاف", 5000, 5000, "money"),
        ("تبرعوا بـ 1.5 مليون ليرة", "1.5 مليون", 1500000, 1500000, "money"),
        ("نفق 30 رأسا من الماشية", "30", 30, 30, "other"),
        ("غرق شخصان في النهر", "شخصان", 2, 2, "person"),
        ("أنقذوا طفلتين من البئر", "طفلتين", 2, 2, "person"),
        ("أوقفوا عنصرين عند الحاجز", "عنصرين", 2, 2, "person"),
        ("وأوقفوا شابين", "شابين", 2, 2, "person"),
        ("عاد الشقيقان إلى البيت", "الشقيقان", 2, 2, "person"),
        ("انقلبت حافلتا ركاب", "حافلتا", 2, 2, "vehicle"),
        ("أصيب مدنيان اثنان", "اثنان", 2, 2, "person"),
        ("أصيب اثنان من المسعفين", "اثنان", 2, 2, "person"),
        ("سافر مع مرافقيه الاثنين", "الاثنين", 2, 2, "person"),
        ("سقط شهيد واحد", "واحد", 1, 1, "person"),
        ("خمسة من عناصر الإطفاء", "خمسة", 5, 5, "person"),
        ("جرح 4 آخرين", "4", 4, 4, "person"),
        ("جرح أكثر من 18 آخرين", "أكثر من 18", 18, None, "person"),
        ("جرح 31 بشظايا وأصيب 9 بجروح", "9", 9, 9, "person"),
        ("أكثر من 15 عنصراً", "أكثر من 15", 15, None, "person"),
        ("ما يقارب 60 عنصراً", "ما يقارب 60", 60, 60, "person"),
        ("ما لا يقل عن سبعة صيادين", "ما لا يقل عن سبعة", 7, None, "person"),
        ("حضر 12 طبيبا على الأقل", "12", 12, None, "person"),
        ("حضر بين 20 و30 معلما", "20 و30", 20, 30, "person"),
        ("حضر 20-30 معلما", "20-30", 20, 30, "person"),
        ("تجاوزت الحصيلة الـ 100 قتيل", "100", 100, 100, "person"),
        ("حصيلة تتجاوز المئة", "المئة", 100, None, "person"),
        ("اعتقال العشرات في السوق", "العشرات", 20, None, "person"),
        ("مئات العمال أضربوا", "مئات", 200, None, "person"),
        ("مئات من العمال أضربوا", "مئات", 200, None, "person"),
        ("آلاف النازحين على الطريق", "آلاف", 2000, None, "person"),
        ("عشرات الآلاف من الطلاب", "عشرات الآلاف", 20000, None, "person"),
        ("أصيب عدد من المارة", "عدد", None, None, "other"),
        ("أصيب عدد من المدنيين", "عدد", None, None, "person"),
        ("أصيب عدة أشخاص", "عدة", None, None, "person"),
        ("العديد من السيارات احترقت", "العديد", None, None, "vehicle"),
        ("بضعة مهندسين", "بضعة", 3, 10, "person"),
        ("ثمانية قتلى", "ثمانية", 8, 8, "person"),
        ("وأربعين جريحاً", "أربعين", 40, 40, "person"),
        ("دفن عشرة منهم", "عشرة", 10, 10, "person"),
        ("أصيب ثمانية جراء العاصفة", "ثمانية", 8, 8, "person"),
        ("وصل 23 ألف مستفيد", "23 ألف", 23000, 23000, "other"),
        ("ارتفعت حصيلة الضحايا إلى 52", "52", 52, 52, "person"),
        ("نزوح قرابة 700 ألف", "قرابة 700 ألف", 700000, 700000, "person"),
        ("نصف مليون نازح", "نصف مليون", 500000, 500000, "person"),
        ("ويرفع 47 فصيلا مطالب", "47", 47, 47, "other"),
    ],
)
def test_what_is_counted(words: str, quote: str, low: int | None, high: int | None, unit: str) -> None:
    found = {one.text: (one.low, one.high, one.unit) for one in read(words)}
    assert found.get(quote) == (low, high, unit)


@pytest.mark.parametrize(
    "words",
    [
        "سقطت 12 قذيفة على الحقول",
        "شن الطيران ثلاث غارات",
        "أطلقوا خمسة صواريخ",
        "هزت المدينة ثلاثة انفجارات",
        "على بعد 14 كيلومترا",
        "ارتفع السعر 30 بالمئة",
        "ارتفع السعر 30%",
        "طفل في الثالثة (12 عاما)",
        "عند الساعة 10:30",
        "في 18-08-2022",
        "في 3 آذار 2019",
        "عبر رتل الفوج 46",
        "عناصر الفرقة 25",
        "القرار 2254",
        "مقر الفرقة الـ 17 شمالي المدينة",
        "صورة 450×307",
        "من عائلة واحدة",
        "عدد القتلى مجهول",
        "لا أحد يعرف",
        "وصل المواطنين المتعبين",
        "ثلاث مرات",
        "منذ عشر سنوات",
    ],
)
def test_what_is_no_quantity(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("أنقذوا 7 مدنيين بينهم 3 أطفال", [False, True]),
        ("أنقذوا 60 مدنيا بينهم 20 طفلا و10 سيدات", [False, True, True]),
        ("أنقذوا 7 مدنيين بينهم طفلان، وأصيب 4 آخرون", [False, True, False]),
        ("أنقذوا 7 مدنيين منهم 3 أطفال وإصابة 5 مدنيين", [False, True, False]),
    ],
)
def test_parts_of_a_total(words: str, parts: list[bool]) -> None:
    assert [one.part_of_total for one in read(words)] == parts


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("سقط 6 بين قتيل وجريح", 1, 6),
        ("سقوط 9 أشخاص بين قتيل وجريح", 1, 9),
        ("سقوط 5 شهداء وجرحى", 1, 5),
        ("عشرات القتلى والجرحى", 1, None),
        ("مقتل وإصابة 8 أشخاص", 1, 8),
        ("قتل وجرح العشرات", 1, None),
        ("قتل وأصيب 39 مدنيا", 1, 39),
    ],
)
def test_a_toll_that_is_not_split(words: str, low: int, high: int | None) -> None:
    (one,) = read(words)
    assert (one.low, one.high, one.between) == (low, high, True)


def test_times_are_left_out() -> None:
    text = read_text("وصل 5 ركاب في 3 آذار")
    times = [(mention.first_word, mention.last_word) for mention in find_times(text).mentions]
    assert [one.text for one in find_quantities(text, times)] == ["5"]


def test_the_noun_and_the_span_are_those_of_the_words() -> None:
    raw = "وأُصيبَ بـ«خمسةِ» جنود، و٧ عمّال وطفلتان"
    text = read_text(raw)
    found = find_quantities(text)
    assert [raw[one.start : one.end] for one in found] == [one.text for one in found]
    assert [text.words[one.noun].text for one in found if one.noun is not None] == ["جنود", "عمال", "وطفلتان"]


def test_the_list_of_people_is_long() -> None:
    counted = load_words("numbers.yaml")["counted"]
    assert len(counted["person"]) >= 150
    assert {noun.unit for noun in noun_tables().nouns.values()} == set(counted)


@pytest.mark.parametrize("words", ["", "و", "بين", "أكثر من", "عدد", "من 3 إلى", "3 و", "ثلاثة", "\n5\n"])
def test_scraps_are_read_without_error(words: str) -> None:
    assert all(one.doubtful or one.unit for one in read(words))
