"""What each filter lets through, on the database of filled.py."""

from pathlib import Path
from typing import Any

import filled
import pytest

from isnad.errors import UsageError
from isnad.library import viewing
from isnad.store.filters import Filters

ALL = {event.id for event in filled.EVENTS}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.fill(tmp_path_factory.mktemp("filled") / "f.duckdb")


def events(database: Path, **given: Any) -> set[str]:
    with viewing(database) as view:
        return {row["event"] for row in view.events(Filters.of(**given))}


def claims(database: Path, **given: Any) -> set[str]:
    with viewing(database) as view:
        return {row["claim"] for row in view.claims(Filters.of(**given))}


@pytest.mark.parametrize(("given", "expected"), [
    ({}, ALL),
    ({"since": "2024-12-07"}, {"e-blast", "e-homs", "e-rastan", "e-damascus"}),  # the blast is some day of December
    ({"until": "2024-12-02"}, {"e-blast", "e-idlib"}),
    ({"since": "2024-11", "until": "2024-11"}, set()),
    ({"types": "capture"}, {"e-hama"}),
    ({"types": "territory"}, {"e-hama", "e-homs", "e-rastan", "e-damascus"}),
    ({"types": ["harm", "protest"]}, {"e-abuse", "e-undated", "e-sweida"}),
    ({"places": "SY07"}, {"e-idlib", "e-camp", "e-abuse"}),
    ({"places": "إدلب"}, {"e-idlib", "e-camp", "e-abuse"}),
    ({"places": "Idleb"}, {"e-idlib", "e-camp", "e-abuse"}),  # spelled otherwise than the table does
    ({"places": "ادلب"}, {"e-idlib", "e-camp", "e-abuse"}),
    ({"places": "SY070003"}, {"e-abuse"}),
    ({"places": "C1366"}, {"e-blast"}),  # the event is at C1366/west
    ({"places": "C1366/west"}, {"e-blast"}),
    ({"places": "C1366/east"}, set()),
    ({"places": "SY", "since": "2024-12-08"}, {"e-blast", "e-damascus"}),
    ({"places": ["Hama", "SY13"]}, {"e-hama", "e-hama-clash", "e-sweida"}),
    ({"actors": "syr-moa"}, {"e-hama", "e-hama-clash", "e-damascus"}),
    ({"actors": "syr-state-assad"}, {"e-camp", "e-hama-clash", "e-rastan"}),  # its army is under it
    ({"actors": "قوات ردع العدوان"}, {"e-hama", "e-hama-clash", "e-damascus"}),  # an alias of the codebook
    ({"outlets": "سانا"}, {"e-hama", "e-hama-clash", "e-rastan"}),
    ({"min_independent": 3}, {"e-hama", "e-hama-clash"}),
    ({"statuses": "planned"}, {"e-homs"}),
    ({"statuses": ["planned", "contested"]}, {"e-homs", "e-hama", "e-rastan"}),
    ({"polarity": "negated"}, {"e-hama", "e-rastan"}),
    ({"text": "سيطرة"}, {"e-hama", "e-hama-clash"}),  # سيطرتها, سيطرة, سيطرت, in one sentence also a killing
    ({"text": "سيطرة مدنيين"}, {"e-hama", "e-hama-clash"}),
    ({"text": "سيطرة طائرات"}, set()),
    ({"text": "حمص", "types": "withdraw"}, {"e-rastan"}),
])  # fmt: skip
def test_events(database: Path, given: dict[str, Any], expected: set[str]) -> None:
    assert events(database, **given) == expected


@pytest.mark.parametrize(("given", "expected"), [
    ({"types": "injure"}, {"c-11", "c-17", "c-28"}),
    ({"places": "حماة", "polarity": "negated"}, {"c-04"}),
    ({"since": "2024-12-08"}, {"c-26", "c-27", "c-28", "c-29"}),
    ({"statuses": "planned"}, {"c-20"}),
    ({"text": "أُصيب"}, {"c-10", "c-11", "c-28", "c-26", "c-27"}),  # vowel marks are no part of a word
    ({"text": "صاب"}, set()),  # a part of a word is no word
    ({"outlets": "المرصد السوري لحقوق الانسان"}, {"c-12", "c-13"}),
    ({"min_independent": 3, "types": "kill"}, {"c-03", "c-05", "c-08"}),
])  # fmt: skip
def test_claims(database: Path, given: dict[str, Any], expected: set[str]) -> None:
    assert claims(database, **given) == expected


def test_claims_of_superseded_documents_do_not_count(database: Path) -> None:
    assert "c-31" not in claims(database)


def test_a_claim_has_its_own_date_and_place_else_those_of_its_event(database: Path) -> None:
    with viewing(database) as view:
        found = {row["claim"]: row for row in view.claims(Filters())}
    assert (found["c-01"]["date"], found["c-01"]["date_basis"]) == ("2024-12-05", "stated")
    assert (found["c-10"]["date"], found["c-10"]["date_basis"]) == ("2024-12-02", "event")
    assert (found["c-03"]["date"], found["c-03"]["date_basis"]) == ("2024-12-04/2024-12-05", "publication")
    assert (found["c-30"]["date"], found["c-30"]["date_basis"]) == (None, None)
    assert (found["c-11"]["located"]["id"], found["c-11"]["place_basis"]) == ("C3871", "event")
    assert (found["c-05"]["located"]["id"], found["c-05"]["place_basis"]) == ("C2987", "event")  # «أطرافها» has none
    assert (found["c-26"]["located"]["id"], found["c-26"]["place_basis"]) == ("C1366", "claim")


def test_the_limit_is_kept(database: Path) -> None:
    assert len(events(database, limit=3)) == 3


def test_what_is_asked_is_bound_and_never_run(database: Path) -> None:
    assert claims(database, text="x') or true --") == set()


@pytest.mark.parametrize(("given", "said"), [
    ({"types": "capturing"}, "no type or group 'capturing'"),
    ({"places": "إدلبوب"}, "perhaps إدلب"),
    ({"actors": "nobody at all"}, "no actor"),
    ({"outlets": "صانا"}, "perhaps سانا"),
    ({"statuses": "sure"}, "there are corroborated"),
    ({"polarity": "maybe"}, "affirmed, negated"),
    ({"since": "yesterday"}, "write a day, a month or a year"),
    ({"colour": "red"}, "no filter 'colour'"),
])  # fmt: skip
def test_what_is_not_known_is_said(database: Path, given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        events(database, **given)


def test_a_filter_that_does_not_apply_is_refused(database: Path) -> None:
    with viewing(database) as view, pytest.raises(UsageError, match="documents cannot be chosen by types"):
        list(view.documents(Filters.of(types="capture")))


def test_weeks_of_silence_are_shown(database: Path) -> None:
    with viewing(database) as view:
        rows = [(r["outlet"], r["week"], r["documents"], r["claims"]) for r in view.sources(Filters())]
    assert [row[1:] for row in rows if row[0] == filled.ENAB] == [
        ("2024-W47", 1, 0), ("2024-W48", 0, 0), ("2024-W49", 5, 12),
    ]  # fmt: skip
    assert ("مدونة", None, 1, 1) in rows


@pytest.mark.parametrize(("day", "held"), [
    ("2024-11-30", {("C2987", "syr-army-assad", "held")}),
    ("2024-12-04", {("C2987", None, "contested"), ("fx-amal-camp", "syr-moa", "held"), ("C3871", "syr-moa", "held")}),
    ("2024-12-05", {("C2987", "syr-moa", "held"), ("fx-amal-camp", "syr-moa", "held"), ("C3871", "syr-moa", "held")}),
])  # fmt: skip
def test_control_on_a_day(database: Path, day: str, held: set[Any]) -> None:
    with viewing(database) as view:
        assert {(r["place"], r["actor"], r["state"]) for r in view.control(Filters(), day)} == held


def test_shares_of_a_day_sum_to_one(database: Path) -> None:
    with viewing(database) as view:
        rows = list(view.shares(Filters()))
    for day in {row["date"] for row in rows}:
        assert sum(row["share"] for row in rows if row["date"] == day) == pytest.approx(1)
    assert [(r["actor"], r["places"]) for r in rows if str(r["date"]) == "2024-12-05"] == [("syr-moa", 3)]
