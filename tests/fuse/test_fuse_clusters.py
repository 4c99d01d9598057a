"""How pairs become events: chains fall apart, people come first, and the order of anything makes no difference."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from drawing import told_accounts
from hypothesis import given, settings
from hypothesis import strategies as st
from told import PARAMETERS, account, count, days, site

from isnad.fuse.accounts import Account
from isnad.fuse.clusters import Pair, cluster, connected, ordered
from isnad.fuse.events import Verdicts, groups
from isnad.fuse.score import Scorer

MEAN = 3.5
SCORER = Scorer(PARAMETERS, {})


def pairs_of(told: str) -> dict[Pair, float]:
    """`ab 5, bc 4.5`: the scores of pairs."""
    found = (one.split() for one in told.split(",") if one.strip())
    return {ordered(*names): float(worth) for names, worth in found}


def joined(nodes: str, links: str, others: str = "", same: str = "", different: str = "") -> str:
    """The clusters as words; pairs that are named nowhere score -4, those of `others` what it says."""
    scores = pairs_of(links) | pairs_of(others)
    found = cluster(
        list(nodes),
        pairs_of(links),
        lambda a, b: scores.get(ordered(a, b), -4.0),
        MEAN,
        [ordered(*pair) for pair in same.split()],
        [ordered(*pair) for pair in different.split()],
    )
    return " ".join("".join(group) for group in found)


@pytest.mark.parametrize(
    ("what", "nodes", "given_", "expected"),
    [
        ("nothing ties them", "abc", {"links": ""}, "a b c"),
        ("a pair", "abc", {"links": "ab 6"}, "ab c"),
        ("all alike", "abc", {"links": "ab 6, bc 6, ac 6"}, "abc"),
        ("a chain whose ends do not agree", "abc", {"links": "ab 6, bc 5.5"}, "ab c"),
        ("a long chain falls into pairs", "abcdef", {"links": "ab 9, bc 8, cd 9, de 8, ef 9"}, "ab cd ef"),
        ("ends that say little still join", "abc", {"links": "ab 6, bc 6", "others": "ac 3"}, "abc"),
        ("ends that say too little do not", "abc", {"links": "ab 6, bc 5", "others": "ac 1"}, "ab c"),
        ("the strongest first", "abc", {"links": "ab 5, bc 9"}, "a bc"),
        ("of pairs as strong the first by name", "abc", {"links": "ab 6, bc 6"}, "ab c"),
        ("people's same joins what nothing else ties", "abc", {"links": "", "same": "ac"}, "ac b"),
        ("people's same joins before the strongest link", "abc", {"links": "ab 9", "same": "bc"}, "a bc"),
        ("people's same joins chains", "abcd", {"links": "", "same": "ab bc cd"}, "abcd"),
        ("people's different is never joined", "ab", {"links": "ab 9", "different": "ab"}, "a b"),
        (
            "not through a third account either: the weakest link is left out",
            "abc", {"links": "ab 6, bc 9", "others": "ac 9", "different": "ac"}, "a bc",
        ),
        (
            "nor through a fourth", "abcd",
            {"links": "ab 9, bc 8, cd 7", "others": "ac 9, ad 9, bd 9", "different": "ad"}, "abc d",
        ),
        ("different holds against a chain of people", "abc", {"links": "", "same": "ab bc", "different": "ac"}, "ab c"),
        ("verdicts on accounts that are not there", "ab", {"links": "ab 6", "different": "ax"}, "ab"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)  # fmt: skip
def test_which_accounts_join(what: str, nodes: str, given_: Mapping[str, str], expected: str) -> None:
    assert joined(nodes, **given_) == expected


def test_no_pair_is_scored_twice_however_often_its_clusters_are_compared() -> None:
    """Two halves that every third pair ties and that never join: the dear case of an event of many accounts."""
    names = [f"n{at:02}" for at in range(60)]
    scores = {
        (a, b): 6.0 if (one < 30) == (two < 30) else 5.5 if (one + two) % 3 == 0 else -4.0
        for one, a in enumerate(names)
        for two, b in enumerate(names)
        if a < b
    }
    asked: list[Pair] = []

    def score(a: str, b: str) -> float:
        asked.append(ordered(a, b))
        return scores[ordered(a, b)]

    found = cluster(names, {pair: worth for pair, worth in scores.items() if worth >= 5}, score, MEAN)
    assert [len(group) for group in found] == [30, 30]
    assert len(asked) == len(set(asked))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-4, 9), min_size=28, max_size=28), st.sets(st.integers(0, 27), max_size=3))
def test_sums_that_are_kept_up_are_the_sums_of_all_pairs(worths: list[int], apart: set[int]) -> None:
    pairs = [(a, b) for a in "abcdefgh" for b in "abcdefgh" if a < b]
    scores = dict(zip(pairs, map(float, worths), strict=True))
    links, different = {pair: w for pair, w in scores.items() if w >= 5}, {pairs[at] for at in apart}
    expected = [{one} for one in "abcdefgh"]
    for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
        ours, theirs = (next(group for group in expected if one in group) for one in (a, b))
        between = [ordered(one, two) for one in ours for two in theirs]
        if ours is theirs or different & set(between) or sum(map(scores.__getitem__, between)) / len(between) < MEAN:
            continue
        ours |= theirs
        expected.remove(theirs)
    found = cluster("abcdefgh", links, lambda a, b: scores[ordered(a, b)], MEAN, (), different)
    assert found == sorted(map(sorted, expected))


def test_two_accounts_of_one_document_say_nothing_of_each_other() -> None:
    scores = pairs_of("ax 6, bx 6")
    assert cluster(list("abx"), scores, lambda a, b: scores.get(ordered(a, b)), MEAN) == [["a", "b", "x"]]


@pytest.mark.parametrize(
    ("nodes", "links", "parts"),
    [
        ("abcd", "", "a b c d"),
        ("abcd", "ab cd", "ab cd"),
        ("dcba", "dc ba ca", "abcd"),
        ("abcd", "bd bx xc", "a bd c"),  # x is not among them
    ],
)
def test_connected_parts(nodes: str, links: str, parts: str) -> None:
    found = connected(nodes, [(one[0], one[1]) for one in links.split()])
    assert " ".join("".join(part) for part in found) == parts


# --- accounts into events --------------------------------------------------------------------------------------------

VILLAGE = site("الدانة")


def told(name: str, day: str = "2024-12-03", **given: object) -> Account:
    return account(name, **{"sites": (VILLAGE,), "killed": count(6), "days": days(day)} | given)


def events(*accounts: Account, verdicts: Verdicts | None = None, scorer: Scorer = SCORER) -> list[list[str]]:
    by_id = {one.id: one for one in accounts}
    return groups(by_id, links_among(by_id, scorer), verdicts or Verdicts(), scorer)


def links_among(accounts: Mapping[str, Account], scorer: Scorer = SCORER) -> dict[Pair, float]:
    """The pairs of accounts of different documents that reach the bound."""
    return {
        (a, b): total
        for a in accounts
        for b in accounts
        if a < b and accounts[a].document != accounts[b].document
        if (total := scorer.total(accounts[a], accounts[b])) is not None and total >= PARAMETERS.same
    }


def test_reports_of_one_strike_are_one_event() -> None:
    assert events(told("a"), told("b"), told("c")) == [["a", "b", "c"]]


def test_recalls_bring_no_reports_together() -> None:
    """Two strikes, two days apart; a later article tells of both days: it joins one of them and not the two."""
    first, third = told("a", "2024-12-01"), told("c", "2024-12-03")
    between = told("b", "2024-12-02", recalls=True)
    assert events(first, between, third) == [["a", "b"], ["c"]]


def test_recalls_go_where_they_fit_best() -> None:
    """Of two strikes in one village, to the one of the same toll, though the other was on its own day."""
    other, recalled, next_day = told("a", killed=count(2)), told("b", recalls=True), told("c", "2024-12-04")
    assert events(other, recalled) == [["a", "b"]]
    assert events(other, recalled, next_day) == [["a"], ["b", "c"]]


def test_recalls_that_no_report_fits_are_events_of_their_own() -> None:
    assert events(told("a", recalls=True), told("b", recalls=True)) == [["a", "b"]]


@pytest.mark.parametrize("recalls", [False, True])
def test_people_part_and_join_recalls_too(recalls: bool) -> None:
    far = told("b", sites=(site("بعيدة", 90),), recalls=recalls)
    pair = frozenset({("a", "b")})
    assert events(told("a"), far) == [["a"], ["b"]]
    assert events(told("a"), far, verdicts=Verdicts(same=pair)) == [["a", "b"]]
    near = told("b", recalls=recalls)
    assert events(told("a"), near) == [["a", "b"]]
    assert events(told("a"), near, verdicts=Verdicts(different=pair)) == [["a"], ["b"]]


_verdicts = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=3)


@settings(max_examples=150, deadline=None)
@given(st.lists(told_accounts("x", ["village", "city"], 8), min_size=7, max_size=7), _verdicts, st.randoms())
def test_the_order_of_accounts_links_and_verdicts_makes_no_difference(
    drawn: list[Account], said: list[tuple[int, int, bool]], chance: random.Random
) -> None:
    named = [replace(one, id=f"n{at}", document=f"d{at // 2}", recalls=at == 5) for at, one in enumerate(drawn)]
    judged = {ordered(f"n{a}", f"n{b}"): same for a, b, same in said if a != b}
    verdicts = Verdicts(
        frozenset(pair for pair, same in judged.items() if same),
        frozenset(pair for pair, same in judged.items() if not same),
    )
    links = links_among({one.id: one for one in named})
    expected = groups({one.id: one for one in named}, links, verdicts, SCORER)
    shuffled, pairs = chance.sample(named, len(named)), chance.sample(list(links), len(links))
    assert (
        groups({one.id: one for one in shuffled}, {pair: links[pair] for pair in pairs}, verdicts, SCORER) == expected
    )
    assert sorted(one for group in expected for one in group) == sorted(one.id for one in named)
    for a, b in verdicts.different:
        assert not any({a, b} <= set(group) for group in expected)
