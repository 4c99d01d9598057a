"""Units: a sentence as a row of mentions and small words.

A row is a sentence and its units, joined by « | »: the kind of each, and its words.
"""

from __future__ import annotations

import pytest

import isnad
from isnad.pipeline import _rows
from isnad.syntax.units import Unit, is_finite, text_of
from isnad.text import read_text


def rows(coder: isnad.Coder, text: str) -> list[tuple[Unit, ...]]:
    return [row.units for row in _rows(coder._annotate(read_text(text), None))]


def shown(coder: isnad.Coder, sentence: str) -> list[str]:
    reading = coder._annotate(read_text(sentence), None)
    return [f"{u.kind} {text_of(reading.found, [u])}" for u in _rows(reading)[0].units]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("قصفت قوات النظام مدينة سرمين أمس", "trigger قصفت | party قوات النظام | place مدينة سرمين | time أمس"),
        ("اعتقلت قسد ثلاثة شبان", "trigger اعتقلت | party قسد | quantity ثلاثة | party شبان"),
        ("مقتل طفل في بلدة حاس", "trigger مقتل | party طفل | gram في | place بلدة حاس"),
        ("قُتل شاب على يد مجهولين", "trigger قُتل | party شاب | gram على يد | party مجهولين"),
        ("قُتل شاب من قبل مجهولين", "trigger قُتل | party شاب | gram من قبل | party مجهولين"),
        ("خمسة قتلى في حلب", "quantity خمسة | trigger قتلى | gram في | place حلب"),
        ("دمر القصف منزلا", "trigger دمر | trigger القصف | noun منزلا"),
        ("أفاد ناشطون بأن قسد انسحبت", "report أفاد | party ناشطون | gram بأن | party قسد | trigger انسحبت"),
        ("شن هجوما، ثم انسحب", "gram شن | trigger هجوما | punct ، | gram ثم | trigger انسحب"),
        ("بدأ الجيش السوري اقتحام الحي", "gram بدأ | party الجيش السوري | trigger اقتحام | gram الحي"),
    ],
)
def test_units_of_a_sentence(coder: isnad.Coder, sentence: str, units: str) -> None:
    assert shown(coder, sentence) == units.split(" | ")


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        # what covers more words wins
        ("قوات سوريا الديمقراطية", "party قوات سوريا الديمقراطية"),
        ("أهالي مدينة داريا", "party أهالي مدينة داريا"),
        ("مدينة دير الزور", "place مدينة دير الزور"),
        ("ريف دير الزور الغربي", "place ريف دير الزور الغربي"),
        ("وزارة الدفاع السورية", "party وزارة الدفاع السورية"),
        ("هيئة تحرير الشام", "party هيئة تحرير الشام"),
        ("قوات «ردع العدوان»", "party قوات «ردع العدوان»"),
        # a toll, a patrol and a march are events before they are people
        ("قتلى", "trigger قتلى"),
        ("جرحى", "trigger جرحى"),
        ("الثامن من كانون الأول", "time الثامن من كانون الأول"),
    ],
)
def test_a_name_is_one_unit(coder: isnad.Coder, sentence: str, units: str) -> None:
    assert shown(coder, sentence) == units.split(" | ")


@pytest.mark.parametrize(
    ("sentence", "at", "prep", "conj", "article"),
    [
        ("قصف الجيش السوري", 0, "", False, False),
        ("القصف على البلدة", 0, "", False, True),
        ("بالقصف على البلدة", 0, "ب", False, True),
        ("للقصف على البلدة", 0, "ل", False, True),
        ("وبقصف البلدة", 0, "ب", True, False),
        ("وانسحبت القوات", 0, "", True, False),
        ("قصف لقسد", 1, "ل", False, False),
        ("قصف بدمشق", 1, "ب", False, False),
        ("قصف ودمشق", 1, "", True, False),
        ("سلمت المعبر للجيش السوري", 2, "ل", False, False),
        ("طاولة وبالكرسي", 1, "ب", True, True),  # a word that the codebook does not know
        ("طاولة بالكرسي", 1, "ب", False, True),
        ("طاولة للكرسي", 1, "ل", False, True),
        ("طاولة الكرسي", 1, "", False, True),
        ("مقتل وعشرين جريحا", 1, "", True, False),
    ],
)
def test_what_is_glued_to_a_unit(
    coder: isnad.Coder, sentence: str, at: int, prep: str, conj: bool, article: bool
) -> None:
    unit = rows(coder, sentence)[0][at]
    assert (unit.prep, unit.conj, unit.article) == (prep, conj, article)


@pytest.mark.parametrize(
    ("sentence", "at", "enclitic"), [("قصفها الجيش", 0, "ها"), ("بعد مقتله", 1, "ه"), ("قصف", 0, "")]
)
def test_the_pronoun_of_a_unit(coder: isnad.Coder, sentence: str, at: int, enclitic: str) -> None:
    assert rows(coder, sentence)[0][at].enclitic == enclitic


@pytest.mark.parametrize(
    ("sentence", "at", "group"),
    [
        ("شن هجوما", 0, "agent_subject_verbs"),
        ("تعرضت البلدة لقصف", 0, "patient_subject_verbs"),
        ("شهدت البلدة قصفا", 0, "place_subject_verbs"),
        ("بدأ الهجوم", 0, "aspect_verbs"),
        ("قصف أدى إلى مقتل شاب", 1, "effect_verbs"),
        ("قتل من قبل مجهولين", 1, "agent_markers"),
        ("قتل في البلدة", 1, "prepositions"),
        ("قال إن الجيش انسحب", 1, "complementizers"),
        ("القصف الذي طال البلدة", 1, "relative_pronouns"),
        ("مقتل إثر قصف", 1, "cause_links"),
        ("قصف و قتل", 1, "and"),
    ],
)
def test_grammar_words_know_their_group(coder: isnad.Coder, sentence: str, at: int, group: str) -> None:
    unit = rows(coder, sentence)[0][at]
    assert unit.is_gram(group)
    assert unit.is_gram("no_such_group", group)
    assert not unit.is_gram("no_such_group")


@pytest.mark.parametrize(
    ("sentence", "at", "finite"),
    [
        ("قصفت القوات البلدة", 0, True),
        ("قال المتحدث", 0, True),
        ("شن هجوما", 0, True),
        ("يلعبون في البلدة", 0, True),  # looks like a verb
        ("القصف على البلدة", 0, False),
        ("بقصف البلدة", 0, False),
        ("غارات على البلدة", 0, False),
        ("الطاولة في البلدة", 0, False),
        ("دمشق", 0, False),
    ],
)
def test_what_may_be_a_finite_verb(coder: isnad.Coder, sentence: str, at: int, finite: bool) -> None:
    assert is_finite(rows(coder, sentence)[0][at]) is finite


def test_hashtags_are_words_of_the_sentence(coder: isnad.Coder) -> None:
    assert shown(coder, "قصف على #حلب") == ["trigger قصف", "gram على", "place حلب"]


def test_sentences_have_rows_of_their_own(coder: isnad.Coder) -> None:
    text = "قصفت القوات البلدة. وانسحبت\nودخل الجيش السوري البلدة"
    reading = coder._annotate(read_text(text), None)
    found = _rows(reading)
    assert [(row.index, row.paragraph) for row in found] == [(0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت قوات النظام مدينة سرمين أمس، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفلة.",
        "أكد (المرصد) أن «قسد» - وهي فصيل - انسحبت: هكذا!",
        "في 8/12/2024 دخلت إدارة العمليات العسكرية دمشق",
        "و و و ، ، ، قصف",
    ],
)
def test_units_cover_their_sentence_without_gaps(coder: isnad.Coder, sentence: str) -> None:
    reading = coder._annotate(read_text(sentence), None)
    for row in _rows(reading):
        assert [unit.first for unit in row.units] == [row.first, *(unit.last for unit in row.units[:-1])]
        assert row.units[-1].last == row.last
