"""One look at every word: analyses, names of several words, and the printed letters of a run of words."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.scan import Scan, scan
from isnad.text import read_text


@pytest.fixture(scope="module")
def look(coder: isnad.Coder) -> object:
    return lambda raw: scan(read_text(raw), coder.lexicon)


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("قصفت قسد دمشق", ["trigger", "actor", "place"]),
        ("وقصفت لقسد بدمشق", ["trigger", "actor", "place"]),
        ("قَصَفَت، قسد", ["trigger", "", "actor"]),
        ("قصفت 12 دمشق", ["trigger", "", "place"]),
        ("قصفت\nدمشق", ["trigger", "", "place"]),
    ],
)
def test_each_word_is_looked_up(look, raw: str, kinds: list[str]) -> None:
    found: Scan = look(raw)
    assert len(found.analyses) == len(found.hits) == len(found.text.words) == len(kinds)
    for word, kind in enumerate(kinds):
        assert found.of(word, kind) if kind else not found.analyses[word].readings


@pytest.mark.parametrize("raw", ["", "،", "12", "\n\n", "قف", "abc def", "طاولة خشبية"])
def test_what_the_codebook_does_not_know_has_no_reading(look, raw: str) -> None:
    found: Scan = look(raw)
    assert not any(found.of(word, "trigger") for word in range(len(found.text.words)))
    assert [hits for hits in found.hits if hits] == []


def test_names_begin_at_their_first_word(look) -> None:
    found: Scan = look("قصفت قوات سوريا الديمقراطية دير الزور")
    assert [(hits[0].first, hits[0].last) for hits in found.hits if hits and len(hits[0].entries)][:1] == [(1, 4)]
    assert found.hits[4][0].last == 6


def test_a_printed_ta_marbuta_is_no_pronoun(look) -> None:
    assert look("مقتله").of(0, "trigger")
    assert not look("مقتلة").of(0, "trigger")
    assert not look("مقتلةٌ").of(0, "trigger")  # nor with a mark on it


@pytest.mark.parametrize(
    ("raw", "first", "last", "cut", "printed"),
    [
        ("قصفت قوات النظام", 1, 3, 0, "قوات النظام"),
        ("قُصِفَت قواتُ النظامِ", 1, 3, 0, "قواتُ النظامِ"),
        ("وقوات النظام", 0, 2, 1, "قوات النظام"),
        ("وَقوات النظام", 0, 2, 1, "قوات النظام"),
        ("لقـوات النظام", 0, 2, 1, "قـوات النظام"),
        ("قوات «ردع العدوان» تتقدم", 0, 3, 0, "قوات «ردع العدوان»"),  # the mark that closes comes along
        ('قوات "ردع العدوان" تتقدم', 0, 3, 0, 'قوات "ردع العدوان"'),
        ("قالت «قوات النظام» إنها", 1, 3, 0, "قوات النظام"),  # outer marks do not
        ('قالت "قوات النظام" إنها', 1, 3, 0, "قوات النظام"),
        ("دخل  قوات   النظام", 1, 3, 0, "قوات   النظام"),
    ],
)
def test_printed_letters_of_a_run_of_words(look, raw: str, first: int, last: int, cut: int, printed: str) -> None:
    found: Scan = look(raw)
    assert found.raw(first, last, cut) == printed
    start, end = found.raw_span(first, last, cut)
    assert raw[start:end] == printed


def test_a_long_text_takes_time_in_proportion(look) -> None:
    found: Scan = look("قصفت قوات النظام مدينة سرمين. " * 2000)
    assert sum(1 for word in range(len(found.text.words)) if found.of(word, "trigger")) == 2000
