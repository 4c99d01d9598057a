"""Words as they are compared between texts."""

from __future__ import annotations

import pytest

from isnad.fuse.folding import bare, content_words
from isnad.text import fold_key


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("المدينة", "مدينه"),
        ("والمدينة", "مدينه"),
        ("بالمدينة", "مدينه"),
        ("وبالمدينة", "مدينه"),
        ("كالمدينة", "مدينه"),
        ("للمدينة", "مدينه"),
        ("وللمدينة", "مدينه"),
        ("لمدينة", "مدينه"),
        ("بمدينة", "مدينه"),
        ("وقصفت", "قصفت"),
        ("فقتل", "فقتل"),  # after ف only with an article or a preposition
        ("ولد", "ولد"),  # too little would be left
        ("وفد", "وفد"),
        ("بلد", "بلد"),
        ("الى", "الي"),
        ("حلب", "حلب"),
        ("بحلب", "بحلب"),  # a preposition only before four letters or more
    ],
)
def test_bare_words(word: str, left: str) -> None:
    assert bare(fold_key(word)) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قصفت المدفعية بلدة النيرب", {"قصفت", "مدفعيه", "بلده", "نيرب"}),
        ("وقتل 6 في القصف على البلدة", {"قتل", "6", "قصف", "علي", "بلده"}),
        ("في من", set()),
        ("", set()),
    ],
)
def test_content_words(text: str, words: set[str]) -> None:
    assert content_words(fold_key(text)) == words


def test_an_inflected_repetition_has_the_same_words() -> None:
    assert content_words(fold_key("قصفت المدفعيّة البلدة")) == content_words(fold_key("والمدفعية قصفت بلدة"))
