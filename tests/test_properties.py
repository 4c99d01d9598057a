"""What holds for every text: it is coded, its spans are its own letters, and the same text gives the same coding."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import isnad

EXAMPLES = Path(__file__).parent.parent / "examples" / "dispatches.jsonl"

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
many = settings(few, max_examples=200)

# Everything that Unicode has, lone surrogates too.
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
arabic_letters = st.text(
    st.one_of(
        st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةـ"),
        st.sampled_from("\u064b\u064e\u0651\u0652\u0670\u200c\u200d\u200f\u202b\u202c\ufeff\u00a0\ufefb\ufdf2"),
        st.sampled_from("٠١٢٣٤٥٦٧٨٩۰۱۲0123456789،؛؟.,:;!?…()[]{}«»\"'“”‘’-–—/\\%*_|~+ \n\t\r"),
    ),
    max_size=120,
)
published = st.sampled_from([None, "2024-12-08", "2016-02-29", "2011-03-15T21:30:00+03:00", "yesterday", ""])
outlets = st.sampled_from([None, "سانا", "المرصد السوري لحقوق الإنسان", "Enab Baladi", ""])


@pytest.fixture(scope="session")
def words(coder: isnad.Coder) -> list[str]:
    """What the codebook is made of: the words of its examples, names of actors and of places."""
    book = coder.codebook
    examples = {word for trigger in book.triggers for word in trigger.example.split()}
    names = {name for actor in book.actors for name in (actor.name_ar, *actor.loaded)}
    places = {place.name_ar for place in book.places[::20]}
    return sorted(examples | names | places)


JOINTS = [
    *(" ", "  ", "\n", "، ", ". ", " و", "؛ ", ": ", " (", ") ", " - ", "/", ' "', '" '),
    *("... ", " 3 ", " ـ ", "", " بـ"),
]


def press_like(words: list[str]) -> st.SearchStrategy[str]:
    """Words of the codebook in any order, tied by punctuation, digits, newlines, or nothing."""
    pairs = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(JOINTS)), max_size=60)
    return pairs.map(lambda found: "".join(word + joint for word, joint in found))


def mentions(coding: isnad.Coding) -> Iterator[Any]:
    """Everything in a coding that has a span and the letters of it."""
    yield from coding.times
    yield from coding.places
    yield from coding.actors
    for claim in coding.claims:
        yield claim.trigger
        yield from (*claim.actor, *claim.target, *claim.place, *claim.source, *claim.loaded)
        if claim.quantity is not None:
            yield claim.quantity


def assert_sound(coder: isnad.Coder, document: isnad.Document) -> None:
    coding = coder.code(document)
    text = coding.text
    assert len(text) == len(document.coded_text)
    for mention in mentions(coding):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.text
    for claim in coding.claims:
        assert 1 <= claim.event <= len(coding.claims)
        assert 0 < claim.confidence < 1
    line = coding.to_json()
    line.encode("utf-8")
    assert "\n" not in line
    assert line == coder.code(document).to_json()


@many
@given(text=any_text, title=st.none() | any_text, published=published, outlet=outlets)
def test_any_text_is_coded(
    coder: isnad.Coder, text: str, title: str | None, published: str | None, outlet: str | None
) -> None:
    assert_sound(coder, isnad.Document(text, title, published, outlet))


@many
@given(text=arabic_letters, published=published)
def test_any_arabic_letters_are_coded(coder: isnad.Coder, text: str, published: str | None) -> None:
    assert_sound(coder, isnad.Document(text, published=published))


@many
@given(data=st.data(), published=published, outlet=outlets)
def test_any_words_of_the_codebook_are_coded(
    coder: isnad.Coder, words: list[str], data: st.DataObject, published: str | None, outlet: str | None
) -> None:
    assert_sound(coder, isnad.Document(data.draw(press_like(words)), published=published, outlet=outlet))


@few
@given(data=st.data())
def test_letters_that_matching_does_not_see_change_no_claim(
    coder: isnad.Coder, words: list[str], data: st.DataObject
) -> None:
    """A right-to-left mark at the end of the text is nothing that anybody reads."""
    text = data.draw(press_like(words))
    plain = coder.code(isnad.Document(text + "\n"))
    marked = coder.code(isnad.Document(text + "\n\u200f"))
    assert [(c.type, c.trigger.span) for c in plain.claims] == [(c.type, c.trigger.span) for c in marked.claims]


# --- one coder, many processes ---------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def dispatches() -> list[isnad.Document]:
    return [isnad.Document(**json.loads(line)) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]


def test_a_pickled_coder_codes_alike(coder: isnad.Coder, dispatches: list[isnad.Document]) -> None:
    before = [coder.code(document).to_json() for document in dispatches]
    other = pickle.loads(pickle.dumps(coder))
    assert [other.code(document).to_json() for document in dispatches] == before


def test_the_order_of_documents_changes_nothing(coder: isnad.Coder, dispatches: list[isnad.Document]) -> None:
    forwards = [coder.code(document).to_json() for document in dispatches]
    backwards = [coder.code(document).to_json() for document in reversed(dispatches)]
    assert forwards == backwards[::-1]


def test_a_new_coder_codes_alike(coder: isnad.Coder, dispatches: list[isnad.Document]) -> None:
    """The second one is read from the cache that the first one wrote."""
    other = isnad.Coder()
    assert [other.code(document).to_json() for document in dispatches] == [
        coder.code(document).to_json() for document in dispatches
    ]


# --- length ----------------------------------------------------------------------------------------------------------


def article_of(dispatches: list[isnad.Document], size: int) -> str:
    """Article text of about this many bytes in UTF-8."""
    text = "\n".join(document.coded_text for document in dispatches)
    return (text * (size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")


def seconds(coder: isnad.Coder, text: str) -> float:
    start = process_time()
    coder.code(isnad.Document(text, published="2024-12-08"))
    return process_time() - start


@pytest.mark.speed
def test_a_long_article_takes_time_by_its_length(coder: isnad.Coder, dispatches: list[isnad.Document]) -> None:
    """Under five seconds for 1 MB on a laptop core; the limit here leaves room for a slow and busy one."""
    half = seconds(coder, article_of(dispatches, 500_000))
    whole = seconds(coder, article_of(dispatches, 1_000_000))
    assert whole < 20
    assert whole < 2.6 * half


@pytest.mark.speed
def test_a_long_paragraph_takes_time_by_its_length(coder: isnad.Coder, dispatches: list[isnad.Document]) -> None:
    """One line without a full stop: nothing in it may be compared with everything else."""
    lines = [article_of(dispatches, size).replace("\n", " ").replace(".", " ") for size in (250_000, 500_000)]
    half, whole = (seconds(coder, line) for line in lines)
    assert whole < 2.6 * half


@pytest.mark.speed
@pytest.mark.parametrize("unit", ["ا", "قصفتالطائراتالبلدة", "وال", "3", "(", "\u064e", "ـ"])
def test_ten_megabytes_without_a_blank_are_coded(coder: isnad.Coder, unit: str) -> None:
    text = unit * (10_000_000 // len(unit.encode()))
    assert seconds(coder, text) < 60
