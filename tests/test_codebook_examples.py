"""Every word of the codebook stands with an example, and every example is read: see `record_misreadings.py`."""

from __future__ import annotations

import pytest

import isnad
from record_misreadings import assert_exact, trigger_files


@pytest.mark.parametrize("file", trigger_files())
def test_each_trigger_reads_its_own_example(coder: isnad.Coder, file: str) -> None:
    assert_exact(coder, file)


def test_each_verb_of_saying_and_each_teller_reads_its_own_example(coder: isnad.Coder) -> None:
    assert_exact(coder, "sources")


def test_each_group_of_grammar_words_reads_its_own_example(coder: isnad.Coder) -> None:
    assert_exact(coder, "words/grammar.yaml")


def test_every_type_has_ten_sentences_of_its_own(coder: isnad.Coder) -> None:
    sentences: dict[str, set[str]] = {name: set() for name in coder.codebook.types}
    for trigger in coder.codebook.triggers:
        sentences[trigger.type] |= {trigger.example, *trigger.never}
    assert {name: len(own) for name, own in sentences.items() if len(own) < 10} == {}


def test_there_are_at_least_twelve_hundred_trigger_lemmas(coder: isnad.Coder) -> None:
    lemmas = {lemma for t in coder.codebook.triggers for lemma in (t.lemma, *t.masdar, *t.noun[:1])}
    assert len(lemmas) >= 1200
