"""Actors and places of the neighbouring wars: every entry's own example, cases with variants, words that are no names.

`data/pack_actor_cases.csv` holds words, the day of publication and the actor they name; `data/pack_place_cases.csv`
words, a place spoken of beside them and the place they name, Syrian namesakes among them;
`data/pack_everyday_words.txt` sentences that name no place of these wars.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import isnad
from isnad.check import _actor_examples
from record_misreadings import DATA, actor_named, code, rows_of

ACTOR_FILES = ("iraq", "yemen", "palestine-lebanon", "libya", "sudan")
PLACE_COUNTRIES = ("IQ", "YE", "PS", "LB", "LY", "SD")
LEAST_ACTORS = 150
LEAST_PLACES = 400
WIDEST_DEGREES = 3.3


def everyday_sentences() -> list[str]:
    """The sentences of `pack_everyday_words.txt`, without its comment."""
    lines = (DATA / "pack_everyday_words.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", ACTOR_FILES)
def test_each_war_has_its_actors_and_an_example_of_each(coder: isnad.Coder, name: str) -> None:
    own = [actor for actor in coder.codebook.actors if actor.origin.file == f"actors/{name}.yaml"]
    assert len(own) >= LEAST_ACTORS
    assert [actor.id for actor in own if actor.example is None] == []


def test_each_actor_is_read_in_its_own_example(coder: isnad.Coder) -> None:
    own = {f"actors/{name}.yaml" for name in ACTOR_FILES}
    assert [str(finding) for finding in _actor_examples(coder, coder.codebook) if finding.file in own] == []


def test_each_war_has_its_places(coder: isnad.Coder) -> None:
    counts = Counter(place.country for place in coder.codebook.places)
    assert {code: counts[code] for code in PLACE_COUNTRIES if counts[code] < LEAST_PLACES} == {}


def test_each_place_lies_within_reach_of_its_governorate(coder: isnad.Coder) -> None:
    # A mistyped digit or a wrong parent moves a place by degrees; deserts make the largest governorates six wide.
    places = {place.id: place for place in coder.codebook.places}
    located = {key: (place.lat, place.lon) for key, place in places.items() if place.lat is not None}
    far = [
        key
        for key, (lat, lon) in located.items()
        if places[key].country in PLACE_COUNTRIES and (centre := located.get(places[key].admin1))
        if max(abs(lat - centre[0]), abs(lon - centre[1])) > WIDEST_DEGREES
    ]
    assert far == []


def test_each_actor_case_names_the_right_entry(coder: isnad.Coder) -> None:
    wrong = [
        (row["words"], said, row["id"])
        for row in rows_of("pack_actor_cases.csv")
        if (said := actor_named(coder, row["words"], date.fromisoformat(row["published"]))) != row["id"]
    ]
    assert wrong == []


def test_each_place_case_names_the_right_entry(coder: isnad.Coder) -> None:
    wrong = [
        (row["words"], row["within"], row["id"])
        for row in rows_of("pack_place_cases.csv")
        if row["id"] not in {mention.id for mention in code(coder, _sentence(row)).places}
    ]
    assert wrong == []


def _sentence(row: dict[str, str]) -> str:
    return f"وصل وفد إلى {row['words']}" + (f" في {row['within']}" if row["within"] else "")


@pytest.mark.parametrize("sentence", everyday_sentences())
def test_everyday_words_name_no_place_of_these_wars(coder: isnad.Coder, sentence: str) -> None:
    found = [(mention.text, mention.id) for mention in code(coder, sentence).places]
    assert [text for text, place in found if place and not place.startswith(("C", "SY", "sy-"))] == []
