"""Sequences of evidence about one town, and the intervals that the rule makes of them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from control_told import P, line, told
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.control import Evidence, Role, timeline
from isnad.model import Hold

T = told
ROOT = Path(__file__).parents[2]

CASES: dict[str, tuple[list[Evidence], list[str]]] = {
    "the taker alone claims": (
        [T("11-29", "capture", "moa", "own")],
        ["11-29.. claimed moa capture"],
    ),
    "nobody whom one can check says so": (
        [T("11-29", "capture", "moa", "weak")],
        ["11-29.. claimed moa capture"],
    ),
    "a monitor says so": (
        [T("11-29", "capture", "moa", "neutral")],
        ["11-29.. held moa capture"],
    ),
    "the taker and an activist": (
        [T("11-29", "capture", "moa", "own weak")],
        ["11-29.. held moa capture"],
    ),
    "claimed, and borne out two days later": (
        [T("11-29", "capture", "moa", "own"), T("12-01", "capture", "moa", "neutral")],
        ["11-29..12-01 claimed moa capture", "12-01.. held moa borne-out"],
    ),
    "the same origin again bears nothing out": (
        [T("11-29", "capture", "moa", "own", origins=["moa"]), T("12-01", "capture", "moa", "own", origins=["moa"])],
        ["11-29.. claimed moa capture"],
    ),
    "the other side admits it by a rival's word": (
        [T("11-29", "capture", "moa", "own party")],
        ["11-29.. held moa capture"],
    ),
    "claimed, and the loser admits its withdrawal": (
        [T("12-05", "capture", "moa", "own"), T("12-06", "withdraw", "army", "own")],
        [
            "11-06..12-05 held army held-before-loss",
            "12-05..12-06 claimed moa capture",
            "12-06.. held moa loser-admits",
        ],
    ),
    "the enemy alone says that they left: no admission": (
        [T("12-05", "capture", "moa", "own"), T("12-06", "withdraw", "army", "party")],
        ["12-05.. claimed moa capture"],
    ),
    "withdrawal, then capture: held on the taker's word": (
        [T("11-20", "capture", "army"), T("12-05", "withdraw", "army", "own"), T("12-07", "capture", "moa", "own")],
        [
            "11-20..12-05 held army capture",
            "12-05..12-07 unknown - holder-left",
            "12-07.. held moa capture-after-withdrawal",
        ],
    ),
    "withdrawal, and nothing more": (
        [T("11-20", "capture", "army"), T("12-05", "withdraw", "army", "own")],
        ["11-20..12-05 held army capture", "12-05.. unknown - holder-left"],
    ),
    "withdrawal long before the claim": (
        [T("11-01", "withdraw", "army"), T("12-07", "capture", "moa", "own")],
        [
            "10-02..11-01 held army held-before-loss",
            "11-01..12-07 unknown - holder-left",
            "12-07.. claimed moa capture",
        ],
    ),
    "withdrawal by the enemy's word only": (
        [T("12-01", "capture", "army"), T("12-05", "withdraw", "army", "party")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-12 contested army leaving-not-borne-out",
            "12-12.. held army fighting-stopped",
        ],
    ),
    "withdrawal and capture on one day": (
        [T("12-01", "capture", "army"), T("12-05", "capture", "moa", "own"), T("12-05", "withdraw", "army", "own")],
        ["12-01..12-05 held army capture", "12-05.. held moa capture-after-withdrawal"],
    ),
    "clash, and quiet again": (
        [T("12-01", "capture", "army"), T("12-05", "clash", "moa", against="army")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-12 contested army fighting",
            "12-12.. held army fighting-stopped",
        ],
    ),
    "clash upon clash": (
        [T("12-01", "capture", "army"), *(T(day, "clash", "moa", against="army") for day in ("12-05", "12-09"))],
        [
            "12-01..12-05 held army capture",
            "12-05..12-16 contested army fighting",
            "12-16.. held army fighting-stopped",
        ],
    ),
    "a party's word of a clash does not suffice": (
        [T("12-01", "capture", "army"), T("12-05", "clash", "moa", "own", against="army")],
        ["12-01.. held army capture"],
    ),
    "one raid does not suffice, two do": (
        [T("12-01", "capture", "army"), T("12-05", "attack", "moa"), T("12-08", "attack", "moa")],
        [
            "12-01..12-08 held army capture",
            "12-08..12-15 contested army fighting",
            "12-15.. held army fighting-stopped",
        ],
    ),
    "clash where nobody is known to hold": (
        [T("12-05", "clash", "moa", against="army")],
        ["12-05..12-12 contested - fighting", "12-12.. unknown - fighting-stopped"],
    ),
    "clash and capture on one day": (
        [T("12-01", "capture", "army"), T("12-05", "clash", "moa", against="army"), T("12-05", "capture", "moa")],
        ["12-01..12-05 held army capture", "12-05.. held moa capture"],
    ),
    "a siege changes nothing": (
        [T("12-01", "capture", "army"), T("12-05", "besiege", "moa")],
        ["12-01.. held army capture"],
    ),
    "capture denied by the loser: contested": (
        [T("12-01", "capture", "army"), T("12-05", "capture", "moa", "own", deny="party")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-12 contested army capture-denied",
            "12-12.. held army fighting-stopped",
        ],
    ),
    "capture denied by a monitor: nothing": (
        [T("12-01", "capture", "army"), T("12-05", "capture", "moa", "own", deny="neutral")],
        ["12-01.. held army capture"],
    ),
    "denied by the loser, but two others saw it": (
        [T("12-01", "capture", "army"), T("12-05", "capture", "moa", "neutral neutral", deny="party")],
        ["12-01..12-05 held army capture", "12-05.. held moa capture"],
    ),
    "entry into a held town, and quiet": (
        [T("12-01", "capture", "army"), T("12-05", "enter", "moa")],
        ["12-01..12-05 held army capture", "12-05..12-08 contested army entry", "12-08.. held army fighting-stopped"],
    ),
    "entry that two see and nobody opposes": (
        [T("12-01", "capture", "army"), T("12-05", "enter", "moa", "neutral neutral")],
        ["12-01..12-05 held army capture", "12-05..12-08 contested army entry", "12-08.. held moa entry-stayed"],
    ),
    "entry, then the entrant leaves": (
        [T("12-01", "capture", "army"), T("12-05", "enter", "moa", "neutral neutral"), T("12-06", "withdraw", "moa")],
        ["12-01..12-05 held army capture", "12-05..12-08 contested army entry", "12-08.. held army fighting-stopped"],
    ),
    "entry, then the holder leaves": (
        [T("12-01", "capture", "army"), T("12-05", "enter", "moa", "own"), T("12-06", "withdraw", "army", "own")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-06 contested army entry",
            "12-06.. held moa entry-then-withdrawal",
        ],
    ),
    "entry after the holder left": (
        [T("12-01", "capture", "army"), T("12-05", "withdraw", "army"), T("12-06", "enter", "moa", "own")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-06 unknown - holder-left",
            "12-06.. held moa entry-into-empty-place",
        ],
    ),
    "entry where nobody is known to hold": (
        [T("12-05", "enter", "moa", "own")],
        ["12-05.. claimed moa entry-into-empty-place"],
    ),
    "entry into an unknown town that is fought over": (
        [T("12-04", "clash", "moa", against="army"), T("12-05", "enter", "moa")],
        ["12-04..12-05 contested - fighting", "12-05..12-08 contested moa entry", "12-08.. unknown - fighting-stopped"],
    ),
    "posts are an entry only where the holder just left": (
        [
            T("12-01", "capture", "army"),
            T("12-04", "deploy", "moa"),
            T("12-08", "withdraw", "army"),
            T("12-09", "deploy", "moa"),
        ],
        [
            "12-01..12-08 held army capture",
            "12-08..12-09 unknown - holder-left",
            "12-09.. held moa entry-into-empty-place",
        ],
    ),
    "a government falls": (
        [T("12-01", "capture", "army"), T("12-08", "fall", "army", "neutral neutral", spread="country")],
        ["12-01..12-08 held army capture", "12-08.. unknown - government-fell"],
    ),
    "one voice does not make a government fall": (
        [T("12-01", "capture", "army"), T("12-08", "fall", "army", "neutral", spread="country")],
        ["12-01.. held army capture"],
    ),
    "it falls where others hold": (
        [T("12-01", "capture", "sdf"), T("12-08", "fall", "army", "neutral neutral", spread="country")],
        ["12-01.. held sdf capture"],
    ),
    "it falls, and somebody takes the town that day": (
        [
            T("12-01", "capture", "army"),
            T("12-08", "fall", "army", "neutral neutral"),
            T("12-08", "capture", "moa", "own"),
        ],
        ["12-01..12-08 held army capture", "12-08.. held moa capture-after-withdrawal"],
    ),
    "the fact table ends a side": (
        [T("12-01", "capture", "army"), T("12-08", "end", "army", spread="country")],
        ["12-01..12-08 held army capture", "12-08.. unknown - side-ended"],
    ),
    "two sides merge": (
        [T("12-01", "capture", "moa"), T("12-20", "merge", "moa", into="state", spread="country")],
        ["12-01..12-20 held moa capture", "12-20.. held state became-part"],
    ),
    "two captures on one day": (
        [T("12-09", "capture", "moa", reported="2024-12-10"), T("12-09", "capture", "sdf", reported="2024-12-09")],
        ["12-09..12-16 contested moa two-captures", "12-16.. held moa fighting-stopped"],
    ),
    "two captures on one day, one by the taker alone": (
        [T("12-09", "capture", "moa", "own"), T("12-09", "capture", "sdf", "neutral")],
        ["12-09.. held sdf capture"],
    ),
    "two captures on one day by allies": (
        [
            T("12-08", "capture", "moa", allies=["south"]),
            T("12-08", "capture", "south", "neutral neutral", allies=["moa"]),
        ],
        ["12-08.. held south capture"],
    ),
    "a name for many and one of them": (
        [T("11-29", "capture", "rebels", "neutral"), T("11-29", "capture", "moa", "own")],
        ["11-29.. held moa capture"],
    ),
    "a name for many, made precise": (
        [T("11-29", "capture", "rebels"), T("12-03", "capture", "moa", "own")],
        ["11-29..12-03 held rebels capture", "12-03.. held moa taker-named"],
    ),
    "a name for many bears one of them out": (
        [T("11-29", "capture", "moa", "own"), T("11-30", "capture", "rebels")],
        ["11-29..11-30 claimed moa capture", "11-30.. held moa borne-out"],
    ),
    "two factions with one name take it from each other": (
        [T("11-29", "capture", "sna"), T("12-03", "capture", "moa")],
        ["11-29..12-03 held sna capture", "12-03.. held moa capture"],
    ),
    "told late: order of telling does not matter": (
        [T("12-05", "capture", "moa"), T("12-01", "capture", "army")],
        ["12-01..12-05 held army capture", "12-05.. held moa capture"],
    ),
    "a vague date does not undo a known day": (
        [T("12-11", "capture", "moa"), T("12-01", "capture", "sdf", day_end="12-20", factor=0.5)],
        ["12-11.. held moa capture"],
    ),
    "a vague date counts at its end": (
        [T("12-01", "capture", "sdf", day_end="12-20", factor=0.5)],
        ["12-20.. held sdf capture"],
    ),
    "a date too vague opens nothing": (
        [T("01-01", "capture", "sdf", day_end="12-20", factor=0.25)],
        [],
    ),
    "area taken, nothing else known": (
        [T("12-08", "capture", "moa", "neutral neutral", spread="governorate")],
        ["12-08.. held moa area-taken"],
    ),
    "area taken, by its taker's word: nothing of places that it does not name": (
        [T("12-08", "capture", "moa", "own", spread="governorate")],
        [],
    ),
    "a loss says who held before": (
        [T("12-05", "capture", "moa", against="army")],
        ["11-05..12-05 held army held-before-loss", "12-05.. held moa capture"],
    ),
    "a doubtful loss does not": (
        [T("12-05", "withdraw", "army", "party")],
        [],
    ),
    "a loss right after its own capture does not": (
        [T("12-03", "capture", "army"), T("12-05", "withdraw", "army")],
        ["12-03..12-05 held army capture", "12-05.. unknown - holder-left"],
    ),
    "premature claims do not hide who held before": (
        [T("11-30", "enter", "moa", "own"), T("12-05", "capture", "moa"), T("12-05", "withdraw", "army", "own")],
        [
            "11-05..11-30 held army held-before-loss",
            "11-30..12-03 contested army entry",
            "12-03..12-05 held army fighting-stopped",
            "12-05.. held moa capture",
        ],
    ),
    "a side denies that it lost the town: it claims to hold it": (
        [T("12-01", "denial", "army", "own", role=Role.STAY)],
        ["12-01.. claimed army loss-denied"],
    ),
    "denied on the day, admitted the next": (
        [
            T("12-01", "capture", "sna", "neutral", deny="party"),
            T("12-01", "denial", "sdf", "own", role=Role.STAY),
            T("12-02", "withdraw", "sdf", "own"),
        ],
        [
            "11-02..12-01 held sdf held-before-loss",
            "12-01..12-02 contested sdf capture-denied",
            "12-02.. held sna entry-then-withdrawal",
        ],
    ),
    "denied where nobody is known to hold": (
        [T("12-01", "capture", "sna", "neutral", deny="party")],
        ["12-01..12-08 contested sna capture-denied", "12-08.. unknown - fighting-stopped"],
    ),
    "area taken does not undo fresh direct news": (
        [T("12-07", "capture", "sdf"), T("12-08", "capture", "moa", spread="governorate")],
        ["12-07.. held sdf capture"],
    ),
    "area taken over older news: contested": (
        [T("11-25", "capture", "sdf"), T("12-08", "capture", "moa", spread="governorate")],
        ["11-25..12-08 held sdf capture", "12-08..12-15 contested sdf area-taken", "12-15.. held sdf fighting-stopped"],
    ),
    "area taken over old news": (
        [T("10-01", "capture", "sdf"), T("12-08", "capture", "moa", spread="governorate")],
        ["10-01..12-08 held sdf capture", "12-08.. held moa area-taken"],
    ),
    "area taken from the named loser": (
        [T("11-20", "capture", "army"), T("12-08", "capture", "moa", spread="governorate", against="army")],
        ["11-20..12-08 held army capture", "12-08.. held moa area-taken"],
    ),
    "the countryside of a place opens nothing": (
        [T("12-08", "capture", "moa", spread="near")],
        [],
    ),
    "area left by its holder": (
        [T("11-10", "capture", "army"), T("12-06", "withdraw", "army", "own", spread="governorate")],
        ["11-10..12-06 held army capture", "12-06.. unknown - holder-left-area"],
    ),
    "neighbourhood taken: the city is contested": (
        [T("12-01", "capture", "army"), T("12-05", "capture", "moa", spread="part", place="quarter")],
        [
            "12-01..12-05 held army capture",
            "12-05..12-12 contested army part-taken",
            "12-12.. held army fighting-stopped",
        ],
    ),
    "five neighbourhoods taken by one side": (
        [
            T("12-01", "capture", "army"),
            *(T("12-05", "capture", "moa", "neutral", spread="part", place=f"q{i}", claim=f"q{i}") for i in range(5)),
        ],
        ["12-01..12-05 held army capture", "12-05..12-08 contested army part-taken", "12-08.. held moa entry-stayed"],
    ),
    "taken by nobody known": (
        [T("12-01", "capture", "army"), T("12-09", "capture", None)],
        [
            "12-01..12-09 held army capture",
            "12-09..12-16 contested army taker-not-named",
            "12-16.. held army fighting-stopped",
        ],
    ),
    "the fall of a town told right after its capture": (
        [T("12-01", "capture", "moa"), T("12-02", "capture", None)],
        ["12-01.. held moa capture"],
    ),
    "forgotten after a year": (
        [T("2023-06-01", "capture", "moa")],
        ["2023-06-01..05-31 held moa capture", "05-31.. unknown - no-news"],
    ),
    "a siege keeps the memory of the holder": (
        [T("2023-06-01", "capture", "army"), T("2024-05-01", "besiege", "moa")],
        ["2023-06-01.. held army capture"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_the_rule_makes_of_evidence(name: str) -> None:
    evidence, expected = CASES[name]
    assert line(evidence) == expected


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_arrival_changes_nothing(name: str) -> None:
    evidence, _ = CASES[name]
    assert timeline("town", evidence, P, "2024-12-31") == timeline("town", evidence[::-1], P, "2024-12-31")


def test_every_interval_names_the_claims_that_opened_and_closed_it() -> None:
    found = timeline(
        "town", [T("12-01", "capture", "army", claim="a"), T("12-05", "capture", "moa", claim="b")], P, None
    )
    assert [(one.opened, one.closed, one.n_independent) for one in found[:2]] == [(("a",), ("b",), 1), (("b",), (), 1)]


def test_without_an_end_time_goes_on_until_nothing_changes() -> None:
    assert line([T("12-01", "capture", "moa")], None) == [
        "12-01..2025-12-01 held moa capture",
        "2025-12-01.. unknown - no-news",
    ]


def test_what_comes_after_the_end_is_left_out() -> None:
    assert line([T("12-01", "capture", "army"), T("12-05", "capture", "moa")], "2024-12-04") == [
        "12-01.. held army capture"
    ]


def test_origins_that_come_later_are_counted() -> None:
    found = timeline(
        "town", [T("12-01", "capture", "moa", "neutral"), T("12-02", "capture", "moa", "neutral own")], P, "2024-12-31"
    )
    assert [one.n_independent for one in found] == [3]


ACTS = st.sampled_from(
    "capture enter withdraw hand_over flee surrender clash advance attack besiege deploy fall merge end".split()
)
VOICES = st.lists(st.sampled_from(["own", "party", "neutral", "weak"]), min_size=1, max_size=3).map(" ".join)
DENIALS = st.lists(st.sampled_from(["own", "party", "neutral"]), max_size=2).map(" ".join)
SPREADS = st.sampled_from("direct direct direct district governorate region near part city".split())


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    day, width = draw(st.integers(1, 25)), draw(st.sampled_from([0, 0, 0, 2]))
    return told(
        f"12-{day:02}",
        draw(ACTS),
        draw(st.sampled_from(["army", "moa", "rebels", "sdf", None])),
        draw(VOICES),
        deny=draw(DENIALS),
        spread=draw(SPREADS),
        day_end=f"12-{day + width:02}",
        claim=f"c{draw(st.integers(0, 999))}",
        against=draw(st.sampled_from([None, "army", "moa"])),
        into="state",
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(evidences(), max_size=12), st.sampled_from([None, "2024-12-20"]))
def test_intervals_are_in_order_without_gap_or_overlap(evidence: list[Evidence], until: str | None) -> None:
    found = timeline("town", evidence, P, until)
    for one, other in pairwise(found):
        assert one.since < (one.until or "") == other.since
        assert (one.actor, one.state) != (other.actor, other.state)
    assert not found or found[-1].until is None
    for one in found:
        assert (one.state is Hold.UNKNOWN) <= (one.actor is None)
        assert one.rule
    said = {claim for item in evidence for claim in item.claims}
    assert all(set(one.opened) | set(one.closed) <= said for one in found)
    assert found == timeline("town", sorted(evidence, key=lambda item: item.day_end, reverse=True), P, until) or any(
        item.event == other.event for i, item in enumerate(evidence) for other in evidence[i + 1 :]
    )


def test_roles_of_the_parameter_file_are_all_known() -> None:
    assert {act.role for act in P.acts.values()} == set(Role) - {Role.END, Role.MERGE}


def test_the_worked_example_of_the_page() -> None:
    evidence = [
        T("12-01", "capture", "army"),
        T("12-03", "enter", "moa", "own", deny="party"),
        T("12-03", "denial", "army", "own", role=Role.STAY),
        T("12-04", "clash", "moa", against="army"),
        T("12-05", "capture", "moa", "own"),
        T("12-06", "withdraw", "army", "own"),
    ]
    assert line(evidence) == [
        "12-01..12-04 held army capture",
        "12-04..12-05 contested army fighting",
        "12-05..12-06 claimed moa capture",
        "12-06.. held moa loser-admits",
    ]


def test_the_page_names_every_rule_and_no_other() -> None:
    page = (ROOT / "docs/control.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/isnad/control").glob("*.py"))
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page.split("## How a place moves")[1]))
    told |= {"became-part", "side-ended", "capture", "entry", "fighting"}
    assert [rule for rule in sorted(told) if f'"{rule}"' not in code] == []
    written = set(re.findall(r'(?:rule=|day, |claims, )"([a-z]+(?:-[a-z]+)*)"', code))
    assert sorted(written - told) == []


def test_the_page_gives_the_numbers_of_the_file() -> None:
    page = (ROOT / "docs/control.md").read_text(encoding="utf-8")
    for who, numbers in (("own", "0.5 | 1 | 1 | 0.5 | 0.5"), ("party", "1 | 0.5 | 0.5 | 1 | 0.5")):
        row = next(one for one in page.splitlines() if one.startswith(f"| `{who}`"))
        tables = ("take_affirm", "take_deny", "leave_affirm", "leave_deny", "other_affirm")
        assert row.endswith(numbers + " |")
        assert [float(number) for number in numbers.split(" | ")] == [P.voices[table][who] for table in tables]
