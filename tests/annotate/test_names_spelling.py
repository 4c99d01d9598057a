"""Spellings of places and parties that must be found, and near neighbours that must not be taken for them."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.spelling import SpellingIndex, likeness

# (the place as it is printed, what lies around it, its id)
PLACES = [
    ("مدينة ديرالزور", "", "C5086"),
    ("مدينة دير الزّور", "", "C5086"),
    ("مدينة الدير الزور", "", "C5086"),
    ("مدينة معرةالنعمان", "", "C3985"),
    ("بلدة البو كمال", "بريف دير الزور", "C5167"),
    ("مدينة البوكامال", "بريف دير الزور", "C5167"),
    ("مدينة أبو كمال", "بريف دير الزور", "C5167"),
    ("بلدة كفر زيتا", "بريف حماة", "C3463"),
    ("بلدة كفرزيته", "بريف حماة", "C3463"),
    ("مدينة منبح", "بريف حلب", "C1767"),
    ("مدينة الحسكا", "", "C4360"),
    ("مدينة حسكة", "", "C4360"),
    ("بلدة عندن", "بريف حلب", "C1121"),
    ("بلدة بصرا الشام", "بريف درعا", "C6002"),
    ("بلدة صقيلبية", "بريف حماة", "C3114"),
    ("بلدة اللطامنا", "بريف حماة", "C3458"),
    ("بلدة كفر نبودا", "بريف حماة", "C3209"),
    ("بلدة كفر نبوذة", "بريف حماة", "C3209"),
    ("بلدة سرمدة", "بريف إدلب", "C4121"),
    ("بلدة احسيم", "بريف إدلب", "C4295"),
    ("بلدة تفتاناز", "بريف إدلب", "C3932"),
    ("بلدة خان شيخوون", "بريف إدلب", "C3987"),
    ("بلدة جرجانز", "بريف إدلب", "C3977"),
    ("بلدة الأتاريب", "بريف حلب", "C1022"),
    ("بلدة مارعا", "بريف حلب", "C1643"),
    ("بلدة الشحييل", "بريف دير الزور", "C5119"),
    ("بلدة هاجين", "بريف دير الزور", "C5175"),
    ("بلدة السوسا", "بريف دير الزور", "C5186"),
    ("مدينة القاميشلي", "بريف الحسكة", "C4564"),
    ("مدينة تلعفار", "في نينوى", "iq-tal-afar"),
    ("مدينة طوزخرماتو", "في كركوك", "iq-tuz-khurmatu"),
    ("مدينة جنيين", "في الضفة الغربية", "ps-jenin"),
    ("مدينة زليطن", "في ليبيا", "ly-zliten"),
    ("مدينة ترهونا", "في ليبيا", "ly-tarhuna"),
    ("مدينة أم دورمان", "في السودان", "sd-omdurman"),
    ("مدينة الفاشير", "في دارفور", "sd-el-fasher"),
    ("مدينة الحديده", "في اليمن", "ye-hodeidah"),
]

# (the party as it is printed, its id)
PARTIES = [
    ("فيلق الرحمان", "syr-faylaq-rahman"),
    ("حزب العمال الكوردستاني", "pkk"),
    ("كتائب القصام", "pse-qassam"),
    ("ميليشيا زينبيون", "irn-zainabiyoun"),
    ("هيئة تحريرالشام", "syr-hts"),
    ("جبهة النصره", "syr-nusra"),
    ("جيش العزه", "syr-jaish-izza"),
    ("قوات سوريا الديموقراطية", "syr-sdf"),
    ("قوات سورية الديمقراطية", "syr-sdf"),
    ("لواء فاطميين", "irn-fatemiyoun"),
    ("حزبالله", "lbn-hezbollah"),
    ("الدواعش", "isis"),
    ("نتانياهو", "isr-netanyahu"),
    ("زيلنسكي", "ukr-zelensky"),
    ("هيومان رايتس ووتش", "mon-hrw"),
    ("الحوثيون", "yem-houthi"),
    ("PKK", "pkk"),
    ("YPG", "syr-ypg"),
    ("SDF", "syr-sdf"),
    ("SOHR", "mon-sohr"),
    ("HTS", "syr-hts"),
    ("IDF", "isr-army"),
    ("الميليشيا القسدية", "syr-sdf"),
    ("المليشيات الحوثية", "yem-houthi"),
    ("التنظيم الداعشي", "isis"),
    ("الطيران الروسي", "rus-airforce"),
]

# (the words, what lies around them, the id that they must not have)
OTHER_PLACES = [
    ("قرية حماس", "بريف حماة", "C2987"),
    ("قرية حمام", "بريف حماة", "C2987"),
    ("مدينة حمس", "بريف حلب", "C2528"),
    ("مدينة حمس", "بريف حمص", "C2528"),
    ("بلدة الورقة", "بريف الرقة", "C5710"),
    ("بلدة كفر نبودة", "بريف حماة", "C4068"),
    ("بلدة كفرنبل", "بريف إدلب", "C3209"),
    ("بلدة عفرت", "بريف حلب", "C1366"),
    ("بلدة كفر حلب", "بريف حلب", "C1007"),
    ("قرية تل أحيمر", "بريف حلب", "C1621"),
    ("قرية الصفيرة", "بريف الرقة", "C1230"),
    ("مدينة صناعية", "بريف حلب", "C1007"),
    ("بلدة تدمير", "بريف حمص", "C2889"),
    ("مدينة مدمرة", "بريف حمص", "C2889"),
    ("بلدة الوساطة", "بريف إدلب", "C7978"),
    ("قرية نائية", "بريف حلب", "C1007"),
    ("بلدة منبج", "بريف حلب", "C1007"),
    ("قرية عين العروس", "بريف الرقة", "C1946"),
    ("قرية السلامية", "بريف حماة", "C2987"),
    ("بلدة كفر نوران", "بريف حلب", "C4068"),
    ("مدينة جنين", "في الضفة الغربية", "ps-nablus"),
    ("مدينة البصرة", "في العراق", "C6002"),
    ("مدينة عدن", "في اليمن", "C1121"),
    ("مدينة صور", "في لبنان", "C1626"),
]

OTHER_PARTIES = [
    ("لواء الفاتح", "syr-fatah"),
    ("جيش الناصر", "syr-jaish-nasr"),
    ("كتائب القاسم", "pse-qassam"),
    ("فيلق الشمال", "syr-faylaq-sham"),
    ("فيلق الرحمة", "syr-faylaq-rahman"),
    ("سرايا القوس", "pse-saraya-quds"),
    ("حركة الأحرار", "syr-ahrar-sham"),
    ("حركة الشام", "syr-ahrar-sham"),
    ("حركة حماية", "pse-hamas"),
    ("حركة حماة", "pse-hamas"),
    ("تنظيم الدول", "isis"),
    ("تنظيم الجولة", "isis"),
    ("جبهة النصر", "syr-nusra"),
    ("جبهة الناصرة", "syr-nusra"),
    ("فرقة السلطان محمد", "syr-sultan-murad"),
    ("فرقة المعتصمين", "syr-mutasim"),
    ("حزب الوفد", "lbn-hezbollah"),
    ("جيش العدة", "syr-jaish-izza"),
    ("حركة النهضة", "irq-nujaba"),
    ("حركة النجدة", "irq-nujaba"),
    ("حزب الأمة", "lbn-hezbollah"),
    ("هيئة تحرير الصحيفة", "syr-hts"),
]


def code(coder: isnad.Coder, text: str) -> isnad.Coding:
    return coder.code(isnad.Document(text=text, published="2025-01-03"))


@pytest.mark.parametrize(("words", "around", "who"), PLACES)
def test_a_place_is_found_in_another_spelling(coder: isnad.Coder, words: str, around: str, who: str) -> None:
    places = code(coder, f"دخلت دورية {words} {around}".strip()).places
    assert {place.text: place.id for place in places}.get(words) == who


@pytest.mark.parametrize(("words", "who"), PARTIES)
def test_a_party_is_found_in_another_spelling(coder: isnad.Coder, words: str, who: str) -> None:
    actors = code(coder, f"هاجم {words} نقطة").actors
    assert {actor.text: actor.id for actor in actors}.get(words) == who


@pytest.mark.parametrize(("words", "around", "other"), OTHER_PLACES)
def test_a_near_neighbour_is_another_place(coder: isnad.Coder, words: str, around: str, other: str) -> None:
    places = code(coder, f"دخلت دورية {words} {around}").places
    assert other not in {place.id for place in places if place.text in (words, words.split(" ", 1)[1])}


@pytest.mark.parametrize(("words", "other"), OTHER_PARTIES)
def test_a_near_neighbour_is_another_party(coder: isnad.Coder, words: str, other: str) -> None:
    assert other not in {actor.id for actor in code(coder, f"هاجم {words} نقطة").actors}


def test_words_without_a_head_are_never_taken_for_a_misspelt_place(coder: isnad.Coder) -> None:
    assert not code(coder, "وقّع الموظف الورقة ثم إذ لب المسألة واضح وعفرت الوجوه في حمس ومنبح").places


def test_a_misspelt_name_says_so_and_scores_lower(coder: isnad.Coder) -> None:
    misspelt = code(coder, "دخلت دورية بلدة كفر نبوذة بريف حماة").places[0]
    right = code(coder, "دخلت دورية بلدة كفر نبودة بريف حماة").places[0]
    assert (misspelt.rule, right.rule) == ("place.fuzzy", "place.kind+name")
    assert misspelt.score < right.score
    assert code(coder, "هاجم فيلق الرحمان نقطة").actors[0].rule.endswith("+fuzzy")


def test_a_misspelt_list_member_far_from_its_neighbours_is_not_taken_for_a_namesake(coder: isnad.Coder) -> None:
    places = code(coder, "قصفت المدفعية قرى الوساطة وتقاد بريف حلب").places
    assert {place.text: place.id for place in places}["الوساطة"] is None


ALIKE = [("نتنياهو", "نتانياهو"), ("كفر نبل", "كفرنبل"), ("الحسكه", "حسكه"), ("منبج", "منبح"), ("عكيدات", "عقيدات")]
UNLIKE = [
    ("حماه", "حماس"),
    ("الرقه", "الورقه"),
    ("حلب", "جلب"),
    ("كفرنبل", "كفرنبوده"),
    ("دمشق", "دمر"),
    ("درعا", "داره"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.87
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < 0.87


def test_the_index_gives_the_likest_name_first() -> None:
    index = SpellingIndex(["منبج", "منبر", "مارع", "منبجيه"])
    assert next(name for _, name in index.near("منبح", 0.5)) == "منبج"
    assert index.near("من", 0.1) == []
