"""All places at once: what spreads, what stays apart, what has to be done again, and the questions asked of it."""

from __future__ import annotations

import pytest
from control_told import P, event, named, record
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from isnad.codebook import read_codebook
from isnad.control import (
    PlaceTree,
    Share,
    Sides,
    at,
    bears_on,
    control,
    load_sides,
    place_tree,
    read_regions,
    shares,
    touched_places,
)
from isnad.model import Control, Event, Hold, Named, Record

CODEBOOK = read_codebook()
TREE: PlaceTree = place_tree(CODEBOOK.places, P, read_regions())
SIDES: Sides = load_sides(CODEBOOK.actors)
ALEPPO, QUARTER, HAMA, HOMS, LATAKIA, TARTUS, RAQQA, TOWN = (
    "C1007",
    "N0123",
    "C2987",
    "C2528",
    "C3480",
    "C5221",
    "C5710",
    "C3244",
)
MOA, ARMY, SDF = named("syr-moa"), named("syr-army-assad"), named("syr-sdf")

Story = list[tuple[Event, list[Record]]]


def happened(
    type_: str,
    place: str | None,
    day: str,
    actors: list[Named],
    *origins: str,
    targets: tuple[Named, ...] = (),
    name: str = "",
) -> tuple[Event, list[Record]]:
    """An event that monitors (named `m...`) or the actors' own tellers (named by an actor id) tell."""
    name = name or f"{type_}-{place}-{day}"
    told = {f"{name}-{origin}": origin for origin in origins}
    records = [
        record(
            claim, type_, [place] if place else [], actors=actors, targets=targets, published=day,
            teller=("monitor", "mon-sohr") if origin.startswith("m") else ("party", origin),
        )
        for claim, origin in told.items()
    ]  # fmt: skip
    links = [(claim, origin, "affirms") for claim, origin in told.items()]
    return event(name, type_, place, day, links, actors=actors, targets=targets), records


def run(story: Story, **options: object) -> list[Control]:
    records = {item.id: item for _, told in story for item in told}
    return control([one for one, _ in story], records, TREE, SIDES, P, "2024-12-12", **options)  # type: ignore[arg-type]


def of(place: str, found: list[Control]) -> list[str]:
    return [f"{c.since} {c.state.value} {c.actor or '-'} {c.rule}" for c in found if c.place == place]


STORY: Story = [
    happened("capture", HAMA, "2024-12-05", [MOA], "syr-moa"),
    happened("withdraw", HAMA, "2024-12-05", [ARMY], "syr-army-assad"),
    happened("withdraw", HOMS, "2024-12-07", [ARMY], "m1"),
    happened("capture", HOMS, "2024-12-08", [MOA], "syr-moa"),
    happened("capture", LATAKIA, "2024-12-01", [ARMY], "m1"),
    happened("fall", None, "2024-12-08", [], "m1", "syr-moa", targets=(named("syr-state-assad", kind="state"),)),
    happened("capture", "SY10", "2024-12-09", [MOA], "m1"),
    happened("capture", RAQQA, "2024-12-01", [SDF], "m1"),
]


def test_a_short_war() -> None:
    found = run(STORY)
    assert of(HAMA, found) == [
        "2024-11-05 held syr-state-assad held-before-loss",
        "2024-12-05 held syr-moa capture-after-withdrawal",
    ]
    assert of(HOMS, found)[1:] == [
        "2024-12-07 unknown - holder-left",
        "2024-12-08 held syr-moa capture-after-withdrawal",
    ]
    assert of(LATAKIA, found) == ["2024-12-01 held syr-state-assad capture", "2024-12-08 unknown - government-fell"]
    assert of(TARTUS, found) == ["2024-12-09 held syr-moa area-taken"]  # its governorate was taken
    assert of(RAQQA, found) == ["2024-12-01 held syr-sdf capture"]  # the fallen government held nothing there
    fall = next(c for c in found if c.rule == "government-fell")
    assert set(fall.opened) == {"fall-None-2024-12-08-m1", "fall-None-2024-12-08-syr-moa"}


def test_one_voice_makes_no_government_fall_but_the_fact_table_ends_it() -> None:
    found = run([STORY[4]])
    assert of(LATAKIA, found) == ["2024-12-01 held syr-state-assad capture", "2024-12-08 unknown - side-ended"]


def test_sides_that_merge_hand_on_what_they_held() -> None:
    story = [happened("capture", HAMA, "2024-12-05", [MOA], "m1")]
    records = {item.id: item for _, told in story for item in told}
    found = control([one for one, _ in story], records, TREE, SIDES, P, "2025-03-01")
    assert of(HAMA, found) == ["2024-12-05 held syr-moa capture", "2025-01-29 held syr-state became-part"]
    assert found[1].opened == found[0].opened


def test_a_quarter_makes_its_city_contested_and_the_city_does_not_take_the_quarter_of_another() -> None:
    story = [
        happened("capture", ALEPPO, "2024-11-25", [ARMY], "m1"),
        happened("capture", QUARTER, "2024-11-28", [SDF], "m1"),
        happened("capture", ALEPPO, "2024-11-30", [MOA], "m1"),
    ]
    found = run(story)
    assert of(ALEPPO, found) == [
        "2024-11-25 held syr-state-assad capture",
        "2024-11-28 contested syr-state-assad part-taken",
        "2024-11-30 held syr-moa capture",
    ]
    assert of(QUARTER, found)[-1] == "2024-11-28 held syr-sdf capture"


def test_an_area_reaches_places_that_are_known_or_notable() -> None:
    found = run(
        [happened("capture", "SY05", "2024-12-06", [MOA], "m1"), happened("clash", TOWN, "2024-12-01", [MOA], "m1")]
    )
    places = {c.place for c in found}
    assert {HAMA, TOWN} <= places
    assert len(places) < len(TREE.inside["SY05"]) / 2


def test_order_does_not_matter() -> None:
    assert run(STORY) == run(STORY[::-1])


PLACES = st.sampled_from([HAMA, HOMS, LATAKIA, TARTUS, RAQQA, TOWN])
EVENTS = st.builds(
    lambda type_, place, day, actor, origins, n: happened(
        type_, place, f"2024-12-{day:02}", [actor], *origins, name=f"e{n}"
    ),
    st.sampled_from("capture enter withdraw clash deploy hand_over".split()),
    PLACES,
    st.integers(1, 12),
    st.sampled_from([MOA, ARMY, SDF]),
    st.lists(st.sampled_from(["m1", "m2", "syr-moa", "syr-army-assad"]), min_size=1, max_size=3, unique=True),
    st.integers(0, 10**6),
)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(st.lists(EVENTS, max_size=12, unique_by=lambda pair: pair[0].id), PLACES)
def test_what_is_said_of_one_place_never_changes_another(story: Story, place: str) -> None:
    without = [pair for pair in story if pair[0].place and pair[0].place.id != place]
    assert [c for c in run(story) if c.place != place] == run(without)


@QUIET
@given(st.lists(EVENTS, max_size=12, unique_by=lambda pair: pair[0].id), EVENTS)
def test_only_touched_places_change_and_they_can_be_done_alone(story: Story, more: tuple[Event, list[Record]]) -> None:
    assume(more[0].id not in {one.id for one, _ in story})
    records = {item.id: item for item in more[1]}
    touched = touched_places([more[0]], records, TREE, P)
    before, after = run(story), run([*story, more])
    assert [c for c in before if c.place not in touched] == [c for c in after if c.place not in touched]
    needed = [pair for pair in [*story, more] if pair[0].place and bears_on(pair[0].place.id or "", touched, TREE)]
    assert run(needed, only=touched) == [c for c in after if c.place in touched]


@pytest.mark.parametrize(
    ("type_", "place", "touched", "not_touched"),
    [
        ("capture", HAMA, {HAMA}, {HOMS}),
        ("capture", QUARTER, {QUARTER, ALEPPO}, {HAMA}),
        ("capture", ALEPPO, {QUARTER, ALEPPO}, {HAMA}),
        ("capture", "SY05", {HAMA, TOWN}, {HOMS}),
        ("fall", None, {HAMA, HOMS}, set()),
        ("decree", HAMA, set(), {HAMA}),
    ],
)
def test_touched_places(type_: str, place: str | None, touched: set[str], not_touched: set[str]) -> None:
    one, told = happened(type_, place, "2024-12-05", [MOA], "m1")
    found = touched_places([one], {item.id: item for item in told}, TREE, P)
    assert touched <= found
    assert not found & not_touched


def test_at_and_shares() -> None:
    def held(place: str, actor: str | None, since: str, until: str | None, state: Hold = Hold.HELD) -> Control:
        return Control(place, actor, state, since, until, (), (), "capture")

    found = [
        held("a", "army", "2024-11-01", "2024-12-05"),
        held("a", "moa", "2024-12-05", None),
        held("b", "army", "2024-12-01", None),
    ]
    assert [(c.place, c.actor) for c in at(found, "2024-12-04")] == [("a", "army"), ("b", "army")]
    assert [(c.place, c.actor) for c in at(found, "2024-12-05")] == [("a", "moa"), ("b", "army")]
    assert shares(found, ["2024-11-15", "2024-12-05"], ["a", "b"]) == [
        Share("2024-11-15", None, Hold.UNKNOWN, 1, 0.5),
        Share("2024-11-15", "army", Hold.HELD, 1, 0.5),
        Share("2024-12-05", "army", Hold.HELD, 1, 0.5),
        Share("2024-12-05", "moa", Hold.HELD, 1, 0.5),
    ]
    assert shares(found, ["2024-12-05"], []) == []
