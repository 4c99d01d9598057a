"""The cases of `data/actor_cases.csv`: the words, the day of publication, and the entry of the table that they name."""

from __future__ import annotations

import isnad
from record_misreadings import assert_exact, rows_of


def test_each_case_names_the_right_actor(coder: isnad.Coder) -> None:
    assert_exact(coder, "actor_cases.csv")


def test_there_are_at_least_two_hundred_cases() -> None:
    assert len(rows_of("actor_cases.csv")) >= 200


def test_each_case_asks_for_an_entry_that_exists(coder: isnad.Coder) -> None:
    known = {entry.id for entry in (*coder.codebook.actors, *coder.codebook.generics)}
    assert {row["id"] for row in rows_of("actor_cases.csv")} - known == set()
