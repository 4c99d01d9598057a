"""The cases of `data/places_syria_cases.csv`: words, a governorate spoken of beside them, and what they name."""

from __future__ import annotations

import isnad
from record_misreadings import assert_exact, rows_of


def test_each_case_names_the_right_place(coder: isnad.Coder) -> None:
    assert_exact(coder, "places_syria_cases.csv")


def test_each_case_asks_for_an_entry_that_exists(coder: isnad.Coder) -> None:
    known = {place.id for place in coder.codebook.places}
    assert {row["id"] for row in rows_of("places_syria_cases.csv")} - known == set()
