from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text import fold, fold_key, read_text

ALEF, BEH, TATWEEL, FATHA, TANWIN = "\u0627", "\u0628", "\u0640", "\u064e", "\u064b"
TRICKY = (
    "لبكوفاقسدئؤىةأ15٣aÉİ \u00a0\t\n\r\"'«»“”.,،؛؟…-–_/*#()ـ"
    "\u064e\u064b\u0651\u0670\u200f\u200b\u202b\ufeff\ufdf2\ufefb\ufe71\ufdfa"
)
TEXTS = st.text(st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=())), max_size=60)
ARABIC = st.text(st.sampled_from("لبوقسدةأئ \n«»“.،\u064e\u064b\u0651\u200f" + TATWEEL), max_size=60)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("أُصيبَ", "اصيب"),
        ("مدنيّاً", "مدنيا"),
        ("إدلب والأتارب وآفس", "ادلب والاتارب وافس"),
        ("ٱلرقة", "الرقه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول الطائرات", "مسوول الطايرات"),
        ("هدوء", "هدوء"),
        ("هذا الرحمٰن", "هذا الرحمن"),
        ("ایران و کرکوك", "ايران و كركوك"),
        ("گرمیان", "كرميان"),
        ("جمـــيل", "جميل"),
        ("و\u0654 ا\u0655 ي\u0654", "و ا ي"),
        ("١٢ و۳۴", "12 و34"),
        ("٣٫٥٪", "3.5%"),
        ("قتل، جرح؛ كيف؟", "قتل, جرح; كيف?"),
        ("هدنة…", "هدنه."),
        ("2015–2016 — عام", "2015-2016 - عام"),
        ('«قسد» و"النصرة" و“الفيلق” و‘اللواء’', "قسد والنصره والفيلق واللواء"),
        ('ذكر"الفيلق"أن «قسد»و"النصرة" وبـ"اللواء" وال"حشد"', "ذكر الفيلق ان قسد والنصره وباللواء والحشد"),
        ("\u200fحلب\u200e \u202bإدلب\u202c \ufeffحماة", "حلب ادلب حماه"),
        ("YPG Élysée İzmir", "ypg elysee izmir"),
    ],
)
def test_letters(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufdf2", "الله"),
        ("النبي \ufdfa قال", "النبي صلي الله عليه وسلم قال"),
        ("ا\ufefbمن", "الامن"),
        ("\ufea3\ufee0\ufe90", "حلب"),
        ("\ufe91\ufe8c\ufeae", "بير"),  # بئر
        ("\ufed7\ufe77\ufe98\ufede", "قتل"),  # a vowel mark drawn on a tatweel
    ],
)
def test_presentation_forms(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("قـ ـتـ ـلى", "قتلي"),
        ("الشهـ ـداء", "الشهداء"),
        ("قـ.ـصف", "قصف"),
        ("بمقـ .ـتل", "بمقتل"),
        ("انفجـ/ـار", "انفجار"),
        ("اغتـ**ـيال", "اغتيال"),
        ("جـِ \u00a0ـرحى", "جرحي"),
        ("قتـ\u200f ـيل", "قتيل"),
        ("هـ ثم ـهم", "ه ثم هم"),
        ("قتلـ\nـهم", "قتل\nهم"),
        ("1445 هـ ثم", "1445 ه ثم"),
    ],
)
def test_broken_words_are_joined(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('تابع لـ "قسد"', "تابع لقسد"),
        ("تابع لـ”قسد”", "تابع لقسد"),
        ("تابع لـ قسد", "تابع لقسد"),
        ("لِـ قسد", "لقسد"),
        ("يعرف بـ «الفيلق»", "يعرف بالفيلق"),
        ("وبـ «الفيلق»", "وبالفيلق"),
        ("الـ 24", "ال24"),
        ("لـ 15 يوما", "ل15 يوما"),
        ("قتلـ جندي", "قتل جندي"),
        ("ل قسد", "ل قسد"),
        ("لـ (قسد)", "ل (قسد)"),
        ("لـ\nقسد", "ل\nقسد"),
    ],
)
def test_lone_proclitics_are_joined(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a  b\t\u00a0c\u2009d\re", "a b c d e"),
        ("a \n b", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a \n\n\u00a0\n b", "a\n\n\nb"),
        ('a " " b', "a b"),
        ('a "\n" b', "a\nb"),
        ("", ""),
        ("\ud800a\udfff", "\ufffda\ufffd"),
        ("\ufdd0\ufdd1\ufdd2", "\ufffd\ufffd\ufffd"),
    ],
)
def test_blanks_and_newlines(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "words", "printed"),
    [
        ("في مدينةِ حلبَ.", "حلب", "حلبَ"),
        ("قالت «قسد» إنها", "قسد", "قسد"),
        ("سقوط قـ ـتـ ـلى هنا", "قتلي", "قـ ـتـ ـلى"),
        ("تابع لـ “قسد” هنا", "لقسد", "لـ “قسد"),
        ("إن \ufdf2 أكبر", "الله", "\ufdf2"),
        ("عمليـــة\u200f أمنية", "عمليه", "عمليـــة"),
        ("عمليةـ\u200f أمنية", "عمليه", "عمليةـ"),
        ("ريف   درعا", "ريف درعا", "ريف   درعا"),
    ],
)
def test_span_is_as_printed(raw: str, words: str, printed: str) -> None:
    folded = fold(raw)
    at = folded.text.index(words)
    start, end = folded.span(at, at + len(words))
    assert raw[start:end] == printed


def test_empty_spans_stay_empty() -> None:
    folded = fold("«حلب»")
    assert folded.span(0, 0) == (1, 1)
    assert folded.span(3, 3) == (5, 5)
    assert folded.raw_at(0) == 1
    assert folded.raw_at(99) == 5


def test_key_has_no_blanks_around() -> None:
    assert fold_key(" قوات  «النظام» ") == "قوات النظام"


@given(TEXTS)
def test_offsets_are_in_range_and_in_order(raw: str) -> None:
    folded = fold(raw)
    starts, ends = list(folded.starts), list(folded.ends)
    assert len(starts) == len(ends) == len(folded.text)
    assert all(0 <= start < end <= len(raw) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@given(TEXTS)
def test_folding_twice_changes_nothing(raw: str) -> None:
    folded = fold(raw).text
    assert fold(folded).text == folded


@given(TEXTS)
def test_every_newline_stays(raw: str) -> None:
    assert fold(raw).text.count("\n") == raw.count("\n")


@given(ARABIC)
def test_a_word_as_printed_folds_to_the_word(raw: str) -> None:
    text = read_text(raw)
    for word in text.words:
        start, end = text.raw_span(word.index, word.index + 1)
        assert fold(raw[start:end]).text == word.text


def test_every_character_folds_alike_once_and_twice() -> None:
    for code in range(0x20000):
        folded = fold(chr(code)).text
        assert fold(folded).text == folded


@pytest.mark.parametrize(
    "unit", [" ", TATWEEL, "قـ.ـ", "قـ ", BEH + FATHA, '"', "لـ ", ALEF + TANWIN + " ", "\ufdfa", "قـ. "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    start = perf_counter()
    fold(unit * 100_000)
    assert perf_counter() - start < 20  # half a second in practice; squared, it would be hours
