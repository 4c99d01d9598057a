"""How fast `Coder.code` is on one core: `make bench` runs this with processor time as its clock."""

from __future__ import annotations

import pytest
from articles import GIVEN, articles, given
from pytest_benchmark.fixture import BenchmarkFixture

import isnad

LEAST = 100  # articles a second, on one core of a laptop that does nothing else


def test_composed_articles(coder: isnad.Coder, benchmark: BenchmarkFixture) -> None:
    _measure(coder, benchmark, articles(50))


@pytest.mark.skipif(not GIVEN, reason="ISNAD_BENCH_ARTICLES names no folder of articles")
def test_given_articles(coder: isnad.Coder, benchmark: BenchmarkFixture) -> None:
    assert _measure(coder, benchmark, given()) >= LEAST


def _measure(coder: isnad.Coder, benchmark: BenchmarkFixture, documents: list[isnad.Document]) -> float:
    claims = sum(len(coder.code(document).claims) for document in documents)
    letters = sum(len(document.coded_text) for document in documents)
    benchmark.pedantic(lambda: [coder.code(document) for document in documents], rounds=10, warmup_rounds=1)
    rate = len(documents) / benchmark.stats.stats.median
    benchmark.extra_info.update(
        articles=len(documents), letters=letters, claims=claims, articles_per_second=round(rate, 1),
        letters_per_second=round(letters * rate / len(documents)),
    )  # fmt: skip
    return float(rate)


def test_coding_to_json(coder: isnad.Coder, benchmark: BenchmarkFixture) -> None:
    codings = [coder.code(document) for document in articles(50)]
    benchmark(lambda: [coding.to_json() for coding in codings])


def test_words_seen_for_the_first_time(coder: isnad.Coder, benchmark: BenchmarkFixture) -> None:
    """Each word is looked up once and remembered; this is the speed before anything is."""
    documents = articles(50)

    def forget() -> None:
        coder.lexicon._cache.clear()

    benchmark.pedantic(lambda: [coder.code(document) for document in documents], setup=forget, rounds=5)
