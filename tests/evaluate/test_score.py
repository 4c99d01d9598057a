from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from isnad.evaluate.errors import CAUSES, count_causes, failures
from isnad.evaluate.gold import gold_coding
from isnad.evaluate.match import is_near, kilometres, same_chain, same_filler, same_time
from isnad.evaluate.score import FIGURES, Tally, score
from isnad.model import Claim, Coding, Filler, Modality, Polarity, Quantity, Span, Teller

Change = Callable[[Coding], Coding]


def on_claim(number: int, **parts: Any) -> Change:
    """The coding with other parts in one claim."""

    def change(coding: Coding) -> Coding:
        claims = list(coding.claims)
        claims[number] = replace(claims[number], **parts)
        return replace(coding, claims=tuple(claims))

    return change


def without_claim(coding: Coding) -> Coding:
    return replace(coding, claims=coding.claims[1:])


def unknown(span: Span) -> bool:
    return False


def twice(coding: Coding) -> Coding:
    return replace(coding, claims=(*coding.claims, coding.claims[0]))


def on_place(**parts: Any) -> Change:
    return lambda coding: replace(coding, places=(replace(coding.places[0], **parts), *coding.places[1:]))


def on_time(**parts: Any) -> Change:
    return lambda coding: replace(coding, times=(replace(coding.times[0], **parts), *coding.times[1:]))


def test_the_truth_scores_one(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    found = score([(gold, gold)])
    assert {name: tally.f1 for name, tally in found.figures.items() if tally.gold} == {
        name: 1.0 for name in FIGURES if name != "planned or possible claims"
    }
    assert failures(gold, gold, unknown) == []


@pytest.mark.parametrize(
    ("change", "figure", "counts"),
    [
        (without_claim, "claim trigger+type", (3, 3, 4)),
        (without_claim, "event links", (1, 1, 3)),
        (twice, "claim trigger+type", (4, 5, 4)),
        (on_claim(0, type="shelling"), "claim trigger+type", (3, 4, 4)),
        (on_claim(0, type="shelling"), "claim trigger any type", (4, 4, 4)),
        (on_claim(0, trigger=Filler(Span(9, 13), "حاجز")), "claim line+type", (4, 4, 4)),
        (on_claim(0, trigger=Filler(Span(9, 13), "حاجز")), "claim trigger+type", (3, 4, 4)),
        (on_claim(0, actor=()), "role actor", (1, 1, 2)),
        (on_claim(0, actor=()), "whole claim", (3, 4, 4)),
        (on_claim(2, source=()), "role source", (0, 0, 1)),
        (on_claim(2, source=()), "whole claim", (4, 4, 4)),
        (on_claim(2, source=()), "whole claim+source", (3, 4, 4)),
        (on_claim(2, polarity=Polarity.AFFIRMED), "negated claims", (0, 0, 1)),
        (on_claim(0, modality=Modality.PLANNED), "planned or possible claims", (0, 1, 0)),
        (on_claim(1, quantity=None), "quantity", (0, 0, 1)),
        (on_claim(1, time="2018-05-01~"), "whole claim", (4, 4, 4)),
        (on_claim(1, time="2018-05"), "whole claim", (3, 4, 4)),
        (on_claim(3, event=9), "event links", (1, 1, 3)),
        (on_place(lat=33.08), "place within 10 km", (2, 2, 2)),
        (on_place(lat=34.03), "place within 10 km", (1, 2, 2)),
        (on_place(lat=None), "place within 10 km", (1, 2, 2)),
        (on_place(lat=None), "place span", (2, 2, 2)),
        (lambda coding: replace(coding, times=()), "time value", (0, 0, 1)),
    ],
)
def test_what_is_wrong_counts(article: dict[str, Any], change: Change, figure: str, counts: tuple[int, ...]) -> None:
    gold = gold_coding(article)
    tally = score([(gold, change(gold))]).figures[figure]
    assert (tally.hit, tally.said, tally.gold) == counts


@pytest.mark.parametrize(
    ("change", "group", "says"),
    [
        (without_claim, "trigger unknown", "attack, said nothing"),
        (twice, "trigger false", "nothing, said attack"),
        (on_claim(0, type="shelling"), "trigger ambiguous", "attack, said shelling"),
        (on_claim(0, modality=Modality.PLANNED), "scope", "attack: actual, said planned"),
        (on_claim(0, actor=(Filler(Span(9, 13), "حاجز"),)), "actor wrong", "attack: مسلحون, said حاجز"),
        (on_claim(3, actor=(Filler(Span(9, 13), "حاجز"),)), "actor extra", "injure: nothing, said حاجز"),
        (on_claim(0, time="2018-05-01"), "time extra", "attack: nothing, said 2018-05-01"),
        (on_claim(1, time="2018-05"), "time wrong", "kill: 2018-05-01, said 2018-05"),
        (on_claim(0, place=()), "place missed", "attack: الصورة, said nothing"),
        (on_claim(0, target=()), "target missed", "attack: حاجز, said nothing"),
        (
            on_place(lat=35.03),
            "place ambiguous",
            "Al-Sawara (town, 33.03, 36.56), said Al-Sawara (town, None): 222 km away",
        ),
        (on_claim(0, actor=()), "actor missed", "attack: مسلحون, said nothing"),
        (on_claim(2, source=()), "source missed", "arrest: مصدر أمني (anonymous), said nothing"),
        (on_claim(2, polarity=Polarity.AFFIRMED), "scope", "arrest: negated, said affirmed"),
        (on_claim(1, quantity=None), "quantity", "kill: جنديين = 2..2, said nothing"),
        (on_claim(1, time=None), "time missed", "kill: 2018-05-01, said nothing"),
        (on_claim(0, target=(Filler(Span(17, 23), "الصورة"),)), "target wrong", "attack: حاجز, said الصورة"),
        (on_claim(2, target=(Filler(Span(9, 13), "حاجز"),)), "target extra", "arrest: nothing, said حاجز"),
        (on_claim(0, place=(Filler(Span(9, 13), "حاجز"),)), "place wrong", "attack: الصورة, said حاجز"),
        (on_claim(2, place=(Filler(Span(9, 13), "حاجز"),)), "place extra", "arrest: nothing, said حاجز"),
        (
            on_claim(2, source=(Teller(Span(9, 13), "حاجز", "media"),)),
            "source wrong",
            "arrest: مصدر أمني (anonymous), said حاجز (media)",
        ),
        (
            on_claim(0, source=(Teller(Span(9, 13), "حاجز", "media"),)),
            "source extra",
            "attack: nothing, said حاجز (media)",
        ),
        (
            on_claim(1, quantity=Quantity(Span(35, 41), "جنديين", 3, 3, "other")),
            "quantity",
            "kill: جنديين = 2..2, said جنديين = 3..3",
        ),
        (on_time(value="2018-05-02"), "time expression misread", "2018-05-01, said 2018-05-02 by gold"),
        (lambda coding: replace(coding, times=()), "time expression unknown", "2018-05-01"),
        (lambda coding: replace(coding, places=coding.places[1:]), "place unknown", "Al-Sawara, town"),
    ],
)
def test_each_failure_is_told(article: dict[str, Any], change: Change, group: str, says: str) -> None:
    gold = gold_coding(article)
    told = failures(gold, change(gold), unknown)
    assert [(failure.cause, failure.said) for failure in told] == [(group, says)]
    assert "[" in told[0].sentence


def test_what_was_said_of_nothing_is_false(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    silent = replace(gold, times=(), places=(gold.places[0],))
    told = failures(silent, gold, unknown)
    assert [(failure.cause, failure.said) for failure in told] == [
        ("time expression false", "2018-05-01 by gold"),
        ("place false", "Al-Sawara, town, None"),
    ]


def test_causes_are_counted_in_one_order(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    told = failures(gold, replace(gold, times=(), claims=gold.claims[1:]), unknown)
    assert list(count_causes(told).items()) == [("trigger unknown", 1), ("time expression unknown", 1)]
    assert count_causes([]) == {}


def test_every_cause_has_a_case_here() -> None:
    told = (Path(__file__)).read_text(encoding="utf-8")
    assert [cause for cause in CAUSES if f'"{cause}"' not in told] == []


def test_a_failure_stands_in_its_sentence(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    assert failures(gold, without_claim(gold), unknown)[0].sentence == "[هجوم] على حاجز في الصورة"


@pytest.mark.parametrize(
    ("gold", "said", "same"),
    [((0, 10), (0, 3), True), ((0, 10), (5, 10), True), ((0, 10), (6, 10), False), ((0, 4), (4, 8), False)],
)
def test_fillers(gold: tuple[int, int], said: tuple[int, int], same: bool) -> None:
    assert same_filler(Filler(Span(*gold), ""), Filler(Span(*said), "")) is same


@pytest.mark.parametrize(
    ("gold", "said", "same"),
    [
        ([], [], True),
        (["party"], ["party"], True),
        (["party"], ["media"], False),
        (["party", "agency"], ["party", "media"], True),
        (["party"], [], False),
        (["party"], ["party", "agency"], False),
    ],
)
def test_chains_are_judged_by_their_nearest_kind(gold: list[str], said: list[str], same: bool) -> None:
    def chain(kinds: list[str]) -> list[Teller]:
        return [Teller(Span(at * 10, at * 10 + 5), "", kind) for at, kind in enumerate(kinds)]

    assert same_chain(chain(gold), chain(said)) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("2024-12-08", "2024-12-08~", True), (None, None, True), ("2024", None, False), ("2024-12", "2024-12-01", False)],
)
def test_times(a: str | None, b: str | None, same: bool) -> None:
    assert same_time(a, b) is same


def test_wide_places_may_be_further_off(article: dict[str, Any]) -> None:
    town = gold_coding(article).places[0]
    off = replace(town, lat=33.5)
    assert 50 < (kilometres(town, off) or 0) < 55
    assert not is_near(town, off)
    assert is_near(replace(town, kind="governorate"), off)


@pytest.mark.parametrize(("counts", "f1"), [((0, 0, 0), 0.0), ((1, 1, 1), 1.0), ((1, 2, 1), 2 / 3), ((0, 5, 5), 0.0)])
def test_tallies(counts: tuple[int, int, int], f1: float) -> None:
    assert Tally(*counts).f1 == pytest.approx(f1)


def test_claims_are_values(article: dict[str, Any]) -> None:
    assert all(isinstance(claim, Claim) for claim in gold_coding(article).claims)


def test_a_word_that_the_codebook_has_is_ambiguous_when_it_stays_silent(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    told = failures(gold, without_claim(gold), lambda span: span == Span(0, 4))
    assert [failure.cause for failure in told] == ["trigger ambiguous"]


def test_events_are_told_by_pairs(article: dict[str, Any]) -> None:
    gold = gold_coding(article)
    apart = failures(gold, on_claim(3, event=9)(gold), unknown)
    assert [failure.cause for failure in apart] == ["coreference missed", "coreference missed"]
    assert apart[0].said == "injure [أصيب] and attack [هجوم] before it"
    joined = failures(gold, on_claim(2, event=1)(gold), unknown)
    assert {failure.cause for failure in joined} == {"coreference false"}
    assert count_causes(joined) == {"coreference false": 3}
