"""Every sentence of `data/role_cases.csv` fills the roles of its trigger as a native reader fills them."""

from __future__ import annotations

import pytest

import isnad
from role_cases import role_cases, wrong_roles

CASES = role_cases()


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_roles_of_a_construction(coder: isnad.Coder, case: dict[str, str]) -> None:
    assert list(wrong_roles(coder, case)) == []


def test_every_construction_has_fifteen_sentences() -> None:
    counts: dict[str, int] = {}
    for case in CASES:
        counts[case["construction"]] = counts.get(case["construction"], 0) + 1
    assert {name: count for name, count in counts.items() if count < 15} == {}
