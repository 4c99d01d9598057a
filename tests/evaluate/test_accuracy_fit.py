"""How the benchmark finds the weights of confidence."""

from __future__ import annotations

import sys
from math import log
from pathlib import Path
from types import ModuleType

import pytest

import isnad
from isnad.claims.confidence import confidence

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def accuracy(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("numpy")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in ("accuracy", "accuracy_page"):
        sys.modules.pop(name, None)
    import accuracy

    return accuracy


def test_weights_are_log_odds(accuracy: ModuleType) -> None:
    import numpy as np

    ones, right = np.ones((100, 1)), np.array([1.0] * 80 + [0.0] * 20)
    assert accuracy.solve(ones, right, [0.0])[0] == pytest.approx(log(4))
    assert 0 < accuracy.solve(ones, right, [50.0])[0] < log(4)


def test_an_article_is_judged_by_weights_of_the_others(accuracy: ModuleType, coder: isnad.Coder) -> None:
    (claim,) = coder.code(isnad.Document(text="قصف الجيش السوري بلدة حاس")).claims
    right, wrong = accuracy.Judged(claim, True), accuracy.Judged(claim, False)
    articles = [[wrong] * 4, *([right] * 4 for _ in range(7))]
    told = accuracy.out_of_fold(articles)
    assert [is_right for _, is_right in told] == [False] * 4 + [True] * 28
    all_but_first = accuracy.fit([each for article in articles[1:] for each in article])
    assert told[0][0] == confidence(claim, all_but_first) > told[4][0]


def test_bands_count_what_was_said_and_what_is_right(accuracy: ModuleType) -> None:
    assert accuracy.reliability([(0.92, True), (0.96, False), (0.1, False)]) == [
        {"from": 0.0, "to": 0.3, "claims": 1, "said": 0.1, "right": 0.0},
        {"from": 0.9, "to": 1.0, "claims": 2, "said": 0.94, "right": 0.5},
    ]


def test_numbers_that_are_as_bold_as_they_may_be_have_slope_one(accuracy: ModuleType) -> None:
    fair = [(0.8, n < 80) for n in range(100)] + [(0.3, n < 30) for n in range(100)]
    assert accuracy.calibration(fair)["slope"] == pytest.approx(1.0, abs=0.02)
    bold = [(0.95, right) if said == 0.8 else (0.1, right) for said, right in fair]
    assert accuracy.calibration(bold)["slope"] < 0.7
