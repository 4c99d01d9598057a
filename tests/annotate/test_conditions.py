"""Conditions of a trigger's sense: stems of the words around it, and sets of stems that they are held against."""

from __future__ import annotations

import pytest

from isnad.annotate.conditions import WordSet, stems, word_set
from isnad.text import fold_key

NO_VERBS: dict[str, frozenset[str]] = {}


@pytest.mark.parametrize(
    ("printed", "stem"),
    [
        ("مدينة", "مدينة"),
        ("المدينة", "مدينة"),
        ("والمدينة", "مدينة"),
        ("بالمدينة", "مدينة"),
        ("للمدينة", "مدينة"),
        ("مدينتهم", "مدينة"),
        ("مدينتها", "مدينة"),
        ("صاروخا", "صاروخ"),
        ("بصاروخين", "صاروخ"),
        ("طائرات", "طائر"),
        ("مقاتلون", "مقاتل"),
        ("المقاتلين", "مقاتل"),
        ("سلاحه", "سلاح"),
        ("وأسلحتهم", "أسلحة"),
        ("السيطرة", "سيطرة"),
        ("وسيقصف", "يقصف"),
    ],
)
def test_stems(printed: str, stem: str) -> None:
    assert fold_key(stem) in stems(fold_key(printed))
    assert fold_key(printed) in stems(fold_key(printed))


@pytest.mark.parametrize(("printed", "other"), [("مئات", "مياه"), ("وقت", "وقه"), ("بيوت", "بيوة")])
def test_a_t_that_no_pronoun_follows_stays(printed: str, other: str) -> None:
    assert fold_key(other) not in stems(fold_key(printed))


@pytest.mark.parametrize("printed", ["بيت", "قصف", "هم", "كتاب", "ولد", "و", "لها", "بها"])
def test_short_words_are_not_cut_to_letters(printed: str) -> None:
    assert min(map(len, stems(fold_key(printed)))) >= min(2, len(printed))


@pytest.mark.parametrize(
    ("asked", "printed", "meets"),
    [
        (["مدينة"], "بالمدينة", True),
        (["مدينة"], "القرية", False),
        (["صاروخ*"], "صاروخي", True),
        (["صاروخ*"], "الصاروخية", True),
        (["صاروخ*"], "قاذفة", False),
        (["صاروخ"], "صاروخية", False),
        (["سلاح", "ذخيرة"], "والذخيرة", True),
        (["وقف إطلاق"], "إطلاق", True),  # a word of a longer phrase
        (["إلى"], "الى", True),  # spelling is evened out
        (["قصف*"], "قَصَفَت", True),
    ],
)
def test_sets_of_stems(asked: list[str], printed: str, meets: bool) -> None:
    assert word_set(asked, NO_VERBS).meets(stems(fold_key(printed))) is meets


def test_a_verb_stands_for_all_its_forms() -> None:
    forms = {fold_key("أطلق"): frozenset({"اطلق", "يطلق", "اطلقت"})}
    asked = word_set(["أطلق"], forms)
    assert asked.exact == {"اطلق", "يطلق", "اطلقت"}
    assert asked.meets(stems("ويطلق"))
    assert not word_set(["أطلق"], NO_VERBS).meets(stems("ويطلق"))


def test_an_empty_set_is_never_met() -> None:
    assert not word_set([], NO_VERBS).meets(frozenset({"قصف"}))
    assert word_set(["قصف*"], NO_VERBS) == WordSet(frozenset(), ("قصف",))
    assert not word_set(["قصف"], NO_VERBS).meets(frozenset())


def test_short_words_of_a_phrase_do_not_count_alone() -> None:
    assert word_set(["في كل بيت"], NO_VERBS).exact == {"في كل بيت"}
