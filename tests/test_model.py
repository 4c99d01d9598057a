"""The domain's values: what is coded, when it was published, and that nothing can be changed afterwards."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import date

import pytest

from isnad import model
from isnad.model import Document, Modality, Polarity, Span, Stance


@pytest.mark.parametrize(
    ("title", "text", "coded"),
    [
        (None, "قصف على سرمين", "قصف على سرمين"),
        ("", "قصف على سرمين", "قصف على سرمين"),
        ("قصف", "سقط ضحايا في سرمين", "قصف\nسقط ضحايا في سرمين"),
        ("قصف على سرمين", "قصف على سرمين\nسقط ضحايا", "قصف على سرمين\nسقط ضحايا"),
        ("قصف", "قصف على سرمين", "قصف على سرمين"),  # the text begins with its title
        ("قصف على سرمين", " قصف على سرمين", "قصف على سرمين\n قصف على سرمين"),  # letter by letter, nothing is trimmed
        ("عنوان", "", "عنوان\n"),
        ("عنوان\n", "نص", "عنوان\n\nنص"),
    ],
)
def test_the_coded_text_is_title_and_text(title: str | None, text: str, coded: str) -> None:
    assert Document(text=text, title=title).coded_text == coded


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-12-08", date(2024, 12, 8)),
        ("2024-12-08T21:30:00", date(2024, 12, 8)),
        ("2024-12-08T21:30:00+03:00", date(2024, 12, 8)),
        ("2024-12-08T23:30:00-08:00", date(2024, 12, 8)),  # the day where it was published
        ("2024-12-08T21:30:00Z", date(2024, 12, 8)),
        (None, None),
        ("", None),
        ("أمس", None),
        ("2024", None),
        ("2024-13-08", None),
        ("08/12/2024", None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert Document(text="نص", published=published).published_on == day


def test_closed_lists_are_those_of_the_contract() -> None:
    assert [str(value) for value in Polarity] == ["affirmed", "negated"]
    assert [str(value) for value in Modality] == ["actual", "planned", "possible"]
    assert [str(value) for value in Stance] == ["asserts", "denies", "doubts", "accuses"]
    assert model.ROLES == ("actor", "target", "place")


def test_spans_stand_in_reading_order() -> None:
    assert sorted([Span(5, 9), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(5, 9)]


OWN = [value for value in vars(model).values() if getattr(value, "__module__", None) == model.__name__]
TYPES = [value for value in OWN if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_value_is_frozen_and_small(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not hasattr(object.__new__(kind), "__dict__")
    assert kind.__doc__


def test_a_document_cannot_be_changed() -> None:
    document = Document(text="نص")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "آخر"  # type: ignore[misc]


def test_values_can_be_pickled_and_copied() -> None:
    document = Document(text="نص", title="عنوان", published="2024-12-08", outlet="عنب بلدي", url=None, id="d1")
    assert pickle.loads(pickle.dumps(document)) == document
    assert copy.deepcopy(document) == document
    assert hash(document) == hash(copy.copy(document))
