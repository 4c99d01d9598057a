"""Numbers: each row is an expression in words or digits, and the least and the most that it warrants."""

from collections.abc import Iterator
from typing import Any

import pytest

from isnad.annotate.number_tables import load_words
from isnad.annotate.numbers import NumberReading, read_number, read_range
from isnad.text import read_text


def read(words: str) -> NumberReading | None:
    text = read_text(words)
    if words.startswith(("بين", "ما بين")):
        return read_range(text.words, 0)
    return read_number(text.words, 0)


def number_examples(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for group in node.values():
        if isinstance(group, dict):
            yield from (one for one in group.get("examples", ()) if "low" in one)


@pytest.mark.parametrize("example", list(number_examples(load_words("numbers.yaml"))), ids=lambda one: one["text"])
def test_each_example_of_the_codebook_is_read(example: dict[str, Any]) -> None:
    found = read(example["text"])
    assert found is not None
    assert (found.low, found.high) == (example["low"], example["high"])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("٢٥", 25),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1,250,000", 1250000),
        ("واحد", 1),
        ("اثنان", 2),
        ("اثنين", 2),
        ("ثلاث", 3),
        ("أربعة", 4),
        ("خمس", 5),
        ("ستة", 6),
        ("ثماني", 8),
        ("ثمانية", 8),
        ("تسع", 9),
        ("عشرة", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثنتي عشرة", 12),
        ("ثلاثة عشر", 13),
        ("تسع عشرة", 19),
        ("عشرون", 20),
        ("واحد وعشرين", 21),
        ("سبعة وأربعون", 47),
        ("تسعة وتسعين", 99),
        ("مئة", 100),
        ("مائة", 100),
        ("مئة وثلاثة", 103),
        ("مئة وخمسة وعشرين", 125),
        ("مائتين وعشرة", 210),
        ("ثلاثمئة", 300),
        ("أربع مئة", 400),
        ("خمسمائة وستين", 560),
        ("ألف", 1000),
        ("ألف ومئتين", 1200),
        ("ألفان", 2000),
        ("ألفي", 2000),
        ("ألفين وخمسمئة", 2500),
        ("ثلاثة آلاف", 3000),
        ("3 آلاف و200", 3200),
        ("عشرة آلاف", 10000),
        ("35 ألفا", 35000),
        ("خمسة وعشرين ألفا", 25000),
        ("مئة ألف", 100000),
        ("مئتي ألف", 200000),
        ("مليون", 1000000),
        ("1.5 مليون", 1500000),
        ("مليون ونصف", 1500000),
        ("ثلاثة ملايين", 3000000),
        ("مليوني", 2000000),
        ("مليار", 1000000000),
        ("وستة", 6),
        ("بسبعة", 7),
        ("المئة", 100),
        ("الثلاثة", 3),
    ],
)
def test_exact_numbers(words: str, value: int) -> None:
    found = read(words)
    assert found is not None
    assert (found.low, found.high, found.kind) == (value, value, "exact")
    assert found.end == len(read_text(words).words)


@pytest.mark.parametrize(
    ("words", "low", "high", "kind"),
    [
        ("نحو 300", 300, 300, "about"),
        ("حوالي عشرين", 20, 20, "about"),
        ("قرابة 70", 70, 70, "about"),
        ("زهاء مئة", 100, 100, "about"),
        ("ما يقارب 60", 60, 60, "about"),
        ("ما يقرب من ثلاثين", 30, 30, "about"),
        ("أكثر من 50", 50, None, "more"),
        ("ما يزيد عن 400", 400, None, "more"),
        ("ما لا يقل عن تسعة", 9, None, "more"),
        ("لا يقل عن 15", 15, None, "more"),
        ("لأكثر من 12", 12, None, "more"),
        ("أقل من عشرة", None, 10, "less"),
        ("20-30", 20, 30, "range"),
        ("20 إلى 30", 20, 30, "range"),
        ("خمسة أو ستة", 5, 6, "range"),
        ("بين 20 و30", 20, 30, "range"),
        ("ما بين عشرة وعشرين", 10, 20, "range"),
        ("عشرات", 20, None, "group"),
        ("العشرات", 20, None, "group"),
        ("مئات", 200, None, "group"),
        ("آلاف", 2000, None, "group"),
        ("ملايين", 2000000, None, "group"),
        ("عشرات الآلاف", 20000, None, "group"),
        ("مئات الآلاف", 200000, None, "group"),
        ("بضعة", 3, 10, "few"),
        ("بضع مئات", 300, 1000, "few"),
        ("عدة", None, None, "vague"),
        ("عدد كبير", None, None, "vague"),
        ("العديد", None, None, "vague"),
    ],
)
def test_approximate_numbers(words: str, low: int | None, high: int | None, kind: str) -> None:
    found = read(words)
    assert found is not None
    assert (found.low, found.high, found.kind) == (low, high, kind)


@pytest.mark.parametrize(
    "words",
    ["الثالث", "الخامسة", "الاثنين", "لست", "كمية", "أحد القادة", "نحو القرية", "أكثر من مرة", "12345678901234"],
)  # fmt: skip
def test_what_is_no_number(words: str) -> None:
    assert read(words) is None


def test_two_numbers_of_one_list_stay_apart() -> None:
    words = read_text("خمسة وستة").words
    found = read_number(words, 0)
    assert found is not None
    assert (found.low, found.end) == (5, 1)
