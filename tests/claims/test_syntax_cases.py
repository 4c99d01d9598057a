"""Every sentence of `data/syntax_cases.csv` says who acts on whom as a native reader understands it."""

from __future__ import annotations

from collections import Counter

import pytest

import isnad
from role_cases import SYNTAX_CASES, role_cases, wrong_roles

CASES = role_cases(SYNTAX_CASES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['construction']}-{n}" for n, case in enumerate(CASES, 1)])
def test_who_acts_on_whom(coder: isnad.Coder, case: dict[str, str]) -> None:
    assert list(wrong_roles(coder, case)) == []


def test_every_construction_has_six_sentences() -> None:
    counts = Counter(case["construction"] for case in CASES)
    assert {name: count for name, count in counts.items() if count < 6} == {}
