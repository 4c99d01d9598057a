import itertools
from html.parser import HTMLParser

import pytest

from isnad.export.html import coding_to_html, marks
from isnad.model import Coding


class _Reader(HTMLParser):
    """Text and tags of a page, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_the_text_is_whole_and_right_to_left(coding: Coding) -> None:
    page = coding_to_html(coding)
    assert "".join(read(page).text).startswith(coding.text)
    assert "direction:rtl" in page


def test_every_tag_is_closed_and_the_text_brings_none(coding: Coding) -> None:
    reader = read(coding_to_html(coding))
    assert reader.open == []
    assert set(reader.tags) <= {"div", "p", "mark", "table", "thead", "tbody", "tr", "th", "td", "strong", "bdi"}


def test_marks_are_in_order_and_apart(coding: Coding) -> None:
    found = marks(coding)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert {mark.kind for mark in found} == {"trigger", "time", "place", "actor", "source"}


@pytest.mark.parametrize("words", ["shelling", "negated", "Syrian Arab Army", "2024-06-14", "activist", "12+ person"])
def test_the_claims_are_below(coding: Coding, words: str) -> None:
    assert words in " ".join(" ".join(read(coding_to_html(coding)).text).split())


def test_notebooks_use_it(coding: Coding) -> None:
    assert coding._repr_html_() == coding_to_html(coding)


def test_a_document_without_claims_says_so(bare: Coding) -> None:
    assert "No claims" in coding_to_html(bare)
