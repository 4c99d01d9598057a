"""What each part of the comparison of two accounts gives."""

from __future__ import annotations

from typing import Any

import pytest
from drawing import told_accounts
from hypothesis import given, settings
from told import PARAMETERS, account, count, days, site

from isnad.fuse.accounts import Account
from isnad.fuse.score import Score, Scorer
from isnad.model import Site

# The army is under the state, which is under nobody here; the rebels are by themselves.
SCORER = Scorer(
    PARAMETERS,
    {
        "army": frozenset({"army", "state"}),
        "division": frozenset({"division", "army", "state"}),
        "state": frozenset({"state"}),
        "rebels": frozenset({"rebels"}),
    },
)
VILLAGE, NEXT, CITY = site("الدانة"), site("ترمانين", 3), site("حلب", kind="city")
FAR, FARTHER = site("سرمدا", 12), site("معرة مصرين", 20)
GOVERNORATE = site("SY07", 20, kind="governorate", admin1=None)
WORDS = frozenset(f"كلمة{number}" for number in range(10))


def part_of(name: str, a: dict[str, Any], b: dict[str, Any]) -> float | None:
    """The points of one part, 0.0 when it says nothing, from both sides the same."""
    one, other = account("a", **a), account("b", **b)
    found = [{part.name: part.points for part in SCORER.score(*pair).parts} for pair in ((one, other), (other, one))]
    assert found[0] == found[1]
    return found[0].get(name, 0.0)


DATES = [
    ("the same day in both", days("2024-12-03"), True, days("2024-12-03"), True, 2.0),
    (
        "a day in one, the publication in the other",
        days("2024-12-03"),
        True,
        days("2024-12-01", "2024-12-03"),
        False,
        0.7,
    ),
    ("a stretch that holds the day", days("2024-12-01", "2024-12-31"), True, days("2024-12-03"), True, 0.7),
    ("neighbouring days", days("2024-12-03"), True, days("2024-12-04"), True, -1.5),
    ("two days apart", days("2024-12-03"), True, days("2024-12-05"), True, None),
    ("one undated", None, False, days("2024-12-05"), True, None),
    ("both undated", None, False, None, False, None),
]


@pytest.mark.parametrize(("what", "a", "a_stated", "b", "b_stated", "points"), DATES, ids=[row[0] for row in DATES])
def test_dates(what: str, a: Any, a_stated: bool, b: Any, b_stated: bool, points: float | None) -> None:
    assert part_of("date", {"days": a, "stated": a_stated}, {"days": b, "stated": b_stated}) == points


PLACES = [
    ("the same village", (VILLAGE,), (VILLAGE,), 3.0),
    ("villages that touch", (VILLAGE,), (NEXT,), 3.0),
    ("the village and somewhere near it", (VILLAGE,), (site("قرب الدانة", precision=2),), 2.2),
    ("the same city", (CITY,), (CITY,), 2.2),
    ("a village in the governorate", (VILLAGE,), (GOVERNORATE,), 0.0),
    ("the same governorate", (GOVERNORATE,), (GOVERNORATE,), 0.0),
    ("8 km between edges", (VILLAGE,), (FAR,), -2.0),
    ("16 km between edges", (VILLAGE,), (FARTHER,), None),
    ("no place in one", (VILLAGE,), (), -0.5),
    ("no place in both", (), (), -0.5),
    ("one of two listed places", (VILLAGE, FARTHER), (VILLAGE,), 3.0 * 0.8),
    ("one of three listed places", (VILLAGE, FARTHER, site("كفر نبل", -60)), (VILLAGE,), 3.0 * 0.8**2),
    ("the nearest of the listed places decides", (FARTHER, NEXT), (VILLAGE,), 3.0 * 0.8),
]


@pytest.mark.parametrize(("what", "a", "b", "points"), PLACES, ids=[row[0] for row in PLACES])
def test_places(what: str, a: tuple[Site, ...], b: tuple[Site, ...], points: float | None) -> None:
    found = part_of("place", {"sites": a}, {"sites": b})
    assert found == (None if points is None else pytest.approx(points, abs=0.01))


@pytest.mark.parametrize(
    ("a", "b", "points"),
    [
        ("shelling", "shelling", 1.0),
        ("airstrike shelling", "shelling kill", 1.0),
        ("shelling", "airstrike", 0.0),
        ("attack", "shelling", 0.5),  # an attack may be a shelling
        ("kill", "kill", 0.5),  # general types say less
        ("kill airstrike", "kill shelling", 0.5),
    ],
)
def test_types(a: str, b: str, points: float) -> None:
    assert part_of("type", {"types": tuple(a.split())}, {"types": tuple(b.split())}) == points


@pytest.mark.parametrize(
    ("a", "b", "points"),
    [
        ("army", "army", 1.0),
        ("army rebels", "army", 1.0),
        ("army", "state", 0.7),  # the parent
        ("division", "army", 0.7),
        ("division", "state", 0.7),  # the parent's parent
        ("army", "rebels", -0.7),
        ("army", "whom no table knows", -0.7),
        ("army", "", 0.0),
        ("", "", 0.0),
    ],
)
def test_actors(a: str, b: str, points: float) -> None:
    found = part_of("actor", {"actors": frozenset(a.split())}, {"actors": frozenset(b.split())})
    assert found == points


@pytest.mark.parametrize(("a", "b", "points"), [("army", "army", 0.5), ("army", "rebels", 0.0), ("army", "", 0.0)])
def test_targets(a: str, b: str, points: float) -> None:
    assert part_of("target", {"targets": frozenset(a.split())}, {"targets": frozenset(b.split())}) == points


@pytest.mark.parametrize(
    ("a", "b", "of_killed", "of_injured"),
    [
        ((6,), (6,), 3.0, 1.2),
        ((4,), (4,), 3.0, 1.2),  # four are many
        ((3,), (3,), 2.0, 0.7),
        ((1,), (1,), 1.0, 0.3),  # one dead is told of every day
        ((6,), (7,), 0.3, 0.1),
        ((6,), (8,), 0.3, 0.1),  # a quarter of the greater one
        ((6,), (9,), -1.0, -0.3),
        ((6,), (40,), -1.0, -0.3),
        ((1,), (2,), 0.3, 0.1),
        ((6, -1), (40,), 0.3, 0.1),  # at least six
        ((6, 8), (7,), 0.3, 0.1),
        ((6, 8), (6, 8), 3.0, 1.2),
        ((6,), (None,), 0.0, 0.0),
        ((None,), (None,), 0.0, 0.0),
    ],
)
def test_tolls(a: tuple[Any, ...], b: tuple[Any, ...], of_killed: float, of_injured: float) -> None:
    assert part_of("killed", {"killed": count(*a)}, {"killed": count(*b)}) == of_killed
    assert part_of("injured", {"injured": count(*a)}, {"injured": count(*b)}) == of_injured


@pytest.mark.parametrize(
    ("shared", "only_a", "only_b", "points"),
    [
        (10, 0, 0, 3.0),
        (10, 30, 0, 3.0),  # of the shorter one's words
        (5, 5, 5, 1.25),
        (3, 9, 9, 0.0),
        (5, 0, 0, 0.0),  # too few words to say anything
        (0, 10, 10, 0.0),
    ],
)
def test_words(shared: int, only_a: int, only_b: int, points: float) -> None:
    common = frozenset(f"مشترك{at}" for at in range(shared))
    a, b = (common | {f"{name}{at}" for at in range(more)} for name, more in (("a", only_a), ("b", only_b)))
    assert part_of("words", {"words": a}, {"words": b}) == points


def test_what_is_planned_is_never_what_happened() -> None:
    assert SCORER.score(account("a", happened=False), account("b")).total is None
    assert SCORER.score(account("a", happened=False), account("b", happened=False)).total is not None


# --- whole pairs -----------------------------------------------------------------------------------------------------

SAME = PARAMETERS.same
STRUCK = {"sites": (VILLAGE,), "actors": frozenset({"army"}), "killed": count(6)}
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("village, day, actor and toll agree", STRUCK, STRUCK, True),
    ("only village, day and type agree", {"sites": (VILLAGE,)}, {"sites": (VILLAGE,)}, True),
    ("the same strike a day later", STRUCK, STRUCK | {"days": days("2024-12-04")}, True),
    ("a day later, without toll and actor", {"sites": (VILLAGE,)},
     {"sites": (VILLAGE,), "days": days("2024-12-04")}, False),
    ("a day later and another toll", STRUCK, STRUCK | {"days": days("2024-12-04"), "killed": count(40)}, False),
    ("16 km apart, all else alike", STRUCK, STRUCK | {"sites": (FARTHER,)}, False),
    ("city and day alone", {"sites": (CITY,)}, {"sites": (CITY,)}, True),
    ("city, and the day only by the publication", {"sites": (CITY,), "stated": False}, {"sites": (CITY,)}, False),
    ("governorate and day alone", {"sites": (GOVERNORATE,)}, {"sites": (GOVERNORATE,)}, False),
    ("governorate, day and a toll of six", {"sites": (GOVERNORATE,), "killed": count(6)},
     {"sites": (VILLAGE,), "killed": count(6)}, True),
    ("no place, all else alike", STRUCK | {"sites": ()}, STRUCK, True),
    ("no place, no toll", {}, {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "a", "b", "same"), PAIRS, ids=[row[0] for row in PAIRS])
def test_which_pairs_are_the_same(what: str, a: dict[str, Any], b: dict[str, Any], same: bool) -> None:
    total = SCORER.total(account("a", **a), account("b", **b))
    assert (total is not None and total >= SAME) is same


# --- what holds of any pair ------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(told_accounts("a"), told_accounts("b"))
def test_scores_are_the_same_from_both_sides_and_the_sum_of_their_parts(a: Account, b: Account) -> None:
    score = SCORER.score(a, b)
    assert SCORER.total(a, b) == SCORER.total(b, a) == score.total == SCORER.score(b, a).total
    points = [part.points for part in score.parts]
    if score.total is None:
        assert points[-1] is None
        assert None not in points[:-1]
    else:
        assert score.total == pytest.approx(sum(point for point in points if point is not None), abs=0.006)


@settings(max_examples=200, deadline=None)
@given(told_accounts("a"), told_accounts("b"))
def test_every_part_that_counts_says_why(a: Account, b: Account) -> None:
    score: Score = SCORER.score(a, b)
    assert all(part.why and part.points != 0.0 for part in score.parts)
    assert all(part.name in score.why() for part in score.parts)
