"""Which words may name an occurrence, in which senses, and which only look as if they did."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.scan import scan
from isnad.annotate.triggers import TriggerRead, find_triggers
from isnad.text import read_text


def triggers(coder: isnad.Coder, raw: str, blocked: frozenset[int] = frozenset()) -> list[tuple[str, TriggerRead]]:
    found = scan(read_text(raw), coder.lexicon)
    reads = find_triggers(found, coder.codebook.triggers, coder.conditions, blocked)
    return [(found.raw(read.word, read.word + 1), read) for read in reads]


def types_of(coder: isnad.Coder, raw: str, word: str) -> list[str]:
    """The types of a word's senses, the most specific first."""
    reads = dict(reversed(triggers(coder, raw)))
    return [sense.trigger.type for sense in reads[word].senses] if word in reads else []


@pytest.mark.parametrize(
    ("raw", "word", "kind"),
    [
        # one verb, several senses
        ("سلمت قسد المعبر للحكومة", "سلمت", "hand_over"),
        ("سلم ثلاثون مقاتلا أنفسهم في البلدة", "سلم", "surrender"),
        ("سقط النظام في دمشق", "سقط", "fall"),
        ("سقطت البلدة بيد المسلحين", "سقطت", "capture"),
        ("أطلقت الشرطة سراح شاب", "أطلقت", "release"),
        ("عاد النازحون إلى البلدة", "عاد", "return"),
        ("انفجر لغم في البلدة", "انفجر", "explosion"),
        ("أعدم التنظيم أسيرا", "أعدم", "execute"),
        ("فرضت السلطات حظر تجول", "حظر", "decree"),
        ("هدنة بين الطرفين في البلدة", "هدنة", "agree"),
        # one noun, several senses
        ("غارة جوية على البلدة", "غارة", "airstrike"),
        ("قصف جوي على البلدة", "قصف", "airstrike"),
        ("قصف مدفعي على البلدة", "قصف", "shelling"),
        ("هجوم كيميائي على البلدة", "هجوم", "chemical"),
        ("إطلاق سراح شاب", "إطلاق", "release"),
        ("تسليم السلاح في البلدة", "تسليم", "hand_over"),
        ("عودة النازحين إلى البلدة", "عودة", "return"),
        ("حصار البلدة", "حصار", "besiege"),
        ("مظاهرة في البلدة", "مظاهرة", "protest"),
    ],
)
def test_the_first_sense(coder: isnad.Coder, raw: str, word: str, kind: str) -> None:
    claims = [claim for claim in coder.code(isnad.Document(text=raw)).claims if claim.trigger.text == word]
    assert kind in types_of(coder, raw, word)
    assert [claim.type for claim in claims] == [kind]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("قصف الطيران البلدة", "قصف"),
        ("وقصفت القوات البلدة", "وقصفت"),
        ("بقصف البلدة", "بقصف"),
        ("للقصف على البلدة", "للقصف"),
        ("قصفهم البلدة", "قصفهم"),
        ("سيقصفون البلدة", "سيقصفون"),
        ("لم تقصف القوات البلدة", "تقصف"),
        ("قَصَفَ الطيران البلدة", "قَصَفَ"),
        ("لم ينسحب الجيش", "ينسحب"),
        ("لم يستقل الوزير من منصبه", "يستقل"),
    ],
)
def test_a_word_in_any_form_is_found(coder: isnad.Coder, raw: str, word: str) -> None:
    assert types_of(coder, raw, word)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("قال وزير الصحة في البلدة", "وزير"),  # is no و with a trigger
        ("يستقل الموظفون الحافلة", "يستقل"),  # the jussive stands after its particle only
        ("مقتلة الذباب", "مقتلة"),  # ة is no pronoun
        ("زرع الفلاح القمح", "زرع"),
        ("شرب الولد الماء", "شرب"),
    ],
)
def test_what_only_looks_like_a_trigger(coder: isnad.Coder, raw: str, word: str) -> None:
    assert types_of(coder, raw, word) == []


def test_blocked_words_are_no_triggers(coder: isnad.Coder) -> None:
    assert [word for word, _ in triggers(coder, "قصف الجيش بلدة بعد قصف", frozenset({0}))] == ["قصف"]
    assert triggers(coder, "قصف الجيش بلدة", frozenset({0})) == []


@pytest.mark.parametrize(
    "raw",
    [
        "قوات ردع العدوان",
        "وزارة الدفاع السورية",
        "هيئة تحرير الشام",
        "حركة تحرير الوطن",
    ],
)
def test_names_of_parties_are_no_occurrences(coder: isnad.Coder, raw: str) -> None:
    claims = coder.code(isnad.Document(text=f"{raw} في بيان")).claims
    assert [claim.trigger.text for claim in claims] == []


def test_senses_are_ordered_the_most_specific_first(coder: isnad.Coder) -> None:
    for sentence in ("سقطت البلدة بيد المسلحين", "أطلقت الشرطة سراح شاب", "سلم مقاتلون أنفسهم"):
        for _, read in triggers(coder, sentence):
            asked = [sense.asked for sense in read.senses]
            assert asked == sorted(asked, reverse=True)


def test_a_sense_says_how_its_word_may_stand(coder: isnad.Coder) -> None:
    read = dict(triggers(coder, "قصف الجيش بلدة"))["قصف"]
    assert read.senses[0].positions == {"verb", "masdar"}
    read = dict(triggers(coder, "قصفوا بلدة"))["قصفوا"]
    assert read.senses[0].positions == {"verb"}
    read = dict(triggers(coder, "القصف على بلدة"))["القصف"]
    assert read.senses[0].positions == {"masdar"}


def test_conditions_look_no_further_than_the_sentence(coder: isnad.Coder) -> None:
    alone = types_of(coder, "أطلقت الشرطة. سراح", "أطلقت")
    assert "release" not in alone
    assert "release" in types_of(coder, "أطلقت الشرطة سراح", "أطلقت")


def test_triggers_stand_in_reading_order(coder: isnad.Coder) -> None:
    reads = [read.word for _, read in triggers(coder, "قصف وقتل واعتقال.\nوانسحب الجيش من البلدة بعد اشتباكات")]
    assert reads == sorted(reads)
    assert len(reads) == 5


def test_a_final_alif_is_no_pronoun_and_no_dual(coder: isnad.Coder) -> None:
    """`أسرى` is neither أسري nor أسرَي."""
    coding = coder.code(isnad.Document(text="كشف تسجيل قتل الجيش لأسرى من الجنود."))
    assert [claim.trigger.text for claim in coding.claims] == ["قتل"]
