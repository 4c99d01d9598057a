"""Noun phrases over units: what a phrase names, where it ends, and what it counts.

A row is a sentence, the unit where the phrase begins, its members («kind words», joined by « | ») and how many units it
takes. No members: no phrase begins there.
"""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.scan import Scan
from isnad.pipeline import _rows
from isnad.syntax.phrases import Phrase, phrase_at
from isnad.text import read_text


def read(coder: isnad.Coder, sentence: str, at: int) -> tuple[Scan, Phrase | None]:
    reading = coder._annotate(read_text(sentence), None)
    return reading.found, phrase_at(_rows(reading)[0].units, at, coder.outside)


def shown(found: Scan, phrase: Phrase | None) -> str:
    return " | ".join(f"{m.kind} {found.raw(m.first, m.last, m.cut)}" for m in phrase.members) if phrase else ""


ONE: list[tuple[str, int, str, int]] = [
    ("قوات النظام قصفت", 0, "party قوات النظام", 1),
    ("مدينة سرمين قصفت", 0, "place مدينة سرمين", 1),
    ("منزلا في البلدة", 0, "thing منزلا", 1),
    ("جرار زراعي في البلدة", 0, "thing جرار زراعي", 2),
    ("ثلاثة مدنيين قتلوا", 0, "party مدنيين", 2),
    ("خمسة من عناصر قسد", 0, "party عناصر قسد", 3),
    ("عشرات المدنيين قتلوا", 0, "party المدنيين", 2),
    ("عدد من المدنيين قتلوا", 0, "party المدنيين", 3),
    ("مواقع لقسد قصفت", 0, "party قسد", 2),
    ("مواقع قوات النظام قصفت", 0, "party قوات النظام", 2),
    ("مقرات الحرس الثوري قصفت", 0, "party الحرس الثوري", 2),
    ("نقطة للجيش السوري قصفت", 0, "party للجيش السوري", 2),
    ("محيط مدينة سرمين قصف", 0, "place مدينة سرمين", 2),
    ("أطراف بلدة حاس قصفت", 0, "place بلدة حاس", 2),
    ("سيارة تقل مقاتلين انفجرت", 0, "party مقاتلين", 3),
    ("السيارة التي تقل عناصر الشرطة العسكرية", 0, "party عناصر الشرطة العسكرية", 4),
    ("هذه القوات انسحبت", 0, "party القوات", 2),
    ("مدنيين اثنين قتلا", 0, "party مدنيين", 2),
    ("أمس قصفت", 0, "", 0),
    ("قصفت البلدة", 0, "", 0),
    ("، في البلدة", 0, "", 0),
]

SEVERAL: list[tuple[str, int, str, int]] = [
    ("قسد والجيش الوطني اشتبكا", 0, "party قسد | party الجيش الوطني", 2),
    ("روسيا وتركيا وإيران اجتمعت", 0, "party روسيا | party تركيا | party إيران", 3),
    ("رجل وامرأة قتلا", 0, "party رجل | party امرأة", 2),
    ("أربعة أطفال وسيدة قتلوا", 0, "party أطفال | party سيدة", 3),
    ("سرمين وبنش وأريحا قصفت", 0, "place سرمين | place بنش | place أريحا", 3),
    ("سرمين، بنش، أريحا قصفت", 0, "place سرمين | place بنش | place أريحا", 5),
    ("بلدات كنصفرة والبارة قصفت", 0, "place كنصفرة | place البارة", 3),
    ("قرى وبلدات ريف حماة قصفت", 0, "place ريف حماة", 3),
    ("قسد من جهة والجيش الوطني من جهة", 0, "party قسد | party الجيش الوطني", 4),
    ("قسد و الجيش الوطني اشتبكا", 0, "party قسد | party الجيش الوطني", 3),
    # what is not joined
    ("قسد ومدينة سرمين", 0, "party قسد", 1),
    ("قسد، الجيش الوطني", 0, "party قسد", 1),
    ("مدينة سرمين وقسد", 0, "place مدينة سرمين", 1),
    ("قسد وقصفت", 0, "party قسد", 1),
    ("قسد و", 0, "party قسد", 1),
]


@pytest.mark.parametrize(
    ("sentence", "at", "members", "taken"), ONE + SEVERAL, ids=[str(n) for n in range(1, len(ONE + SEVERAL) + 1)]
)
def test_members_and_extent(coder: isnad.Coder, sentence: str, at: int, members: str, taken: int) -> None:
    found, phrase = read(coder, sentence, at)
    assert shown(found, phrase) == members
    assert (phrase.last - phrase.first if phrase else 0) == taken


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("ثلاثة مدنيين قتلوا", 3, 3),
        ("عشرات المدنيين قتلوا", 20, None),
        ("مدنيين اثنين قتلا", 2, 2),
        ("خمسة من عناصر قسد قتلوا", 5, 5),
    ],
)
def test_the_count_of_a_phrase(coder: isnad.Coder, sentence: str, low: int, high: int | None) -> None:
    phrase = read(coder, sentence, 0)[1]
    assert phrase is not None
    assert [(quantity.low, quantity.high) for quantity in phrase.quantities] == [(low, high)]


@pytest.mark.parametrize("sentence", ["المدنيين قتلوا", "قسد عددا من المدنيين", "قوات النظام قصفت", "مدينة سرمين"])
def test_a_phrase_without_a_count(coder: isnad.Coder, sentence: str) -> None:
    phrase = read(coder, sentence, 0)[1]
    assert phrase is not None
    assert phrase.quantities == ()


@pytest.mark.parametrize(
    ("sentence", "at", "prep"),
    [
        ("قصف لقسد", 1, "ل"),
        ("قصف بدمشق", 1, "ب"),
        ("قصف للجيش السوري", 1, "ل"),
        ("قصف بالقذائف", 1, "ب"),
        ("قصف الجيش السوري", 1, ""),
        ("قصف ثلاثة مدنيين", 1, ""),
    ],
)
def test_the_preposition_of_a_phrase(coder: isnad.Coder, sentence: str, at: int, prep: str) -> None:
    phrase = read(coder, sentence, at)[1]
    assert phrase is not None
    assert phrase.prep == prep


@pytest.mark.parametrize(
    ("sentence", "site"), [("مواقع لقسد قصفت", True), ("مقرات الحرس الثوري", True), ("قسد قصفت", False)]
)
def test_a_site_stands_for_its_owner(coder: isnad.Coder, sentence: str, site: bool) -> None:
    phrase = read(coder, sentence, 0)[1]
    assert phrase is not None
    assert [member.site for member in phrase.members] == [site]
    assert phrase.kind == "party"


def test_the_latter_is_the_party_named_last(coder: isnad.Coder) -> None:
    found, phrase = read(coder, "سلمت قسد المعبر إلى القوات الروسية ثم انسحبت الأخيرة", 7)
    assert shown(found, phrase) == "party القوات الروسية"


def test_a_phrase_begins_inside_the_sentence_only(coder: isnad.Coder) -> None:
    assert read(coder, "قسد", 0)[1] is not None
    assert read(coder, "قسد", 1)[1] is None
    assert read(coder, "قسد", 5)[1] is None
