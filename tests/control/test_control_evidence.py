"""What events say about control: sides, tellers, places and dates, with the packaged codebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from control_told import P, event, named, record, site

from isnad.codebook import Codebook, read_codebook
from isnad.control import (
    Evidence,
    PlaceTree,
    Sides,
    evidence_of,
    load_parameters,
    load_sides,
    place_tree,
    read_regions,
    side_of,
)
from isnad.control.asides import is_aside
from isnad.control.places import members
from isnad.control.sides import army_of, outlet_side
from isnad.errors import CodebookError
from isnad.model import Event, Quantity, Record, Span
from isnad.text.fold import fold_key


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook()


@pytest.fixture(scope="module")
def tree(codebook: Codebook) -> PlaceTree:
    return place_tree(codebook.places, P, read_regions())


@pytest.fixture(scope="module")
def sides(codebook: Codebook) -> Sides:
    return load_sides(codebook.actors)


def short(found: list[Evidence]) -> list[tuple[str, str, str | None, float]]:
    return [(item.place, item.role.value, item.actor, round(item.weight, 2)) for item in found]


def of(one: Event, records: list[Record], tree: PlaceTree, sides: Sides) -> list[Evidence]:
    return evidence_of([one], {item.id: item for item in records}, tree, sides, P)


HAMA, ALEPPO, SARAQIB, DARAA, QUARTER = "C2987", "C1007", "C3916", "C5993", "N0123"
MOA, ARMY, OPPOSITION, SDF = (named(a) for a in ("syr-moa", "syr-army-assad", "syr-opposition", "syr-sdf"))
PARTY, MONITOR, ENEMY = ("party", "syr-moa"), ("monitor", "mon-sohr"), ("party", "syr-mod-assad")


@pytest.mark.parametrize(
    ("actor", "day", "side"),
    [
        ("syr-army", "2016-12-01", "syr-state-assad"),  # names like the army serve both governments
        ("syr-army", "2024-12-20", "syr-moa"),
        ("syr-army", "2025-06-01", "syr-state"),
        ("syr-div4", "2024-12-01", "syr-state-assad"),
        ("syr-nusra", "2015-01-01", "syr-nusra"),
        ("syr-hts", "2015-01-01", "syr-nusra"),
        ("syr-nusra", "2020-01-01", "syr-hts"),
        ("syr-hts", "2024-12-01", "syr-moa"),
        ("syr-sultan-murad", "2024-12-01", "syr-sna"),
        ("syr-sultan-murad", "2025-03-01", "syr-state"),
        ("syr-manbij-mc", "2024-12-09", "syr-sdf"),
        ("syr-rijal-karama", "2025-07-15", "syr-druze-factions"),
        ("syr-abdulghani-hassan", "2024-12-05", "syr-state-assad"),
        ("mon-sohr", "2024-12-05", None),
        ("gen-fighters", "2024-12-05", None),
        (None, "2024-12-05", None),
    ],
)
def test_the_side_of_an_actor_on_a_day(actor: str | None, day: str, side: str | None, sides: Sides) -> None:
    assert side_of(sides, actor, day) == side


def test_the_army_is_the_countrys_of_the_day(sides: Sides) -> None:
    assert army_of(sides, "gen-soldiers", "SY", "2024-12-01") == "syr-state-assad"
    assert army_of(sides, "gen-soldiers", "SY", "2025-03-01") == "syr-state"
    assert army_of(sides, "gen-soldiers", "EG", "2024-12-01") is None


@pytest.mark.parametrize(
    ("outlet", "side"),
    [
        ("سانا", "syr-state-assad"),
        ("إعلام إدارة العمليات العسكرية", "syr-moa"),
        ("رويترز", None),
        ("صحيفة من الحي", None),
        (None, None),
    ],
)
def test_an_outlet_may_be_a_sides_own_voice(outlet: str | None, side: str | None, sides: Sides) -> None:
    assert outlet_side(sides, outlet, "2024-12-01", P.outlet_words) == side


VOICES = {
    "the taker": ({"teller": PARTY}, 0.5, True),
    "a monitor": ({"teller": MONITOR}, 1.0, False),
    "the outlet itself": ({"outlet": "رويترز"}, 1.0, False),
    "the taker's outlet": ({"outlet": "إعلام إدارة العمليات العسكرية"}, 0.5, True),
    "the enemy": ({"teller": ENEMY}, 1.0, False),
    "an activist": ({"teller": ("activist", None)}, 0.5, False),
    "a party that nobody knows": ({"teller": ("party", None)}, 0.5, True),
}


@pytest.mark.parametrize("name", VOICES)
def test_what_a_capture_weighs_by_who_tells_it(name: str, tree: PlaceTree, sides: Sides) -> None:
    told, weight, by_party = VOICES[name]
    said = record("a", "capture", [HAMA], actors=[MOA], **told)  # type: ignore[arg-type]
    found = of(event("e", "capture", HAMA, "2024-12-05", [("a", "o", "affirms")], actors=[MOA]), [said], tree, sides)
    assert [(i.weight, i.by_party, i.actor, i.claims) for i in found] == [(weight, by_party, "syr-moa", ("a",))]


def test_copies_add_nothing(tree: PlaceTree, sides: Sides) -> None:
    said = [record(f"c{i}", "capture", [HAMA], actors=[MOA], teller=PARTY) for i in range(5)]
    links = [(item.id, "syr-moa", "affirms") for item in said]
    found = of(event("e", "capture", HAMA, "2024-12-05", links, actors=[MOA]), said, tree, sides)
    assert [(item.weight, item.n_independent, len(item.claims)) for item in found] == [(0.5, 1, 5)]


def test_a_copy_that_drops_the_teller_stays_the_partys_word(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "capture", [HAMA], actors=[MOA], teller=PARTY), record("b", "capture", [HAMA], actors=[MOA])]
    links = [("a", "syr-moa", "affirms"), ("b", "syr-moa", "affirms")]
    assert [
        item.weight for item in of(event("e", "capture", HAMA, "2024-12-05", links, actors=[MOA]), said, tree, sides)
    ] == [0.5]


def test_plans_and_doubts_are_no_evidence(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "capture", [HAMA], actors=[MOA])]
    for stance in ("plans", "doubts"):
        assert (
            of(event("e", "capture", HAMA, "2024-12-05", [("a", "o", stance)], actors=[MOA]), said, tree, sides) == []
        )


def test_who_denies_that_it_left_claims_to_hold(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "withdraw", [HAMA], actors=[ARMY], teller=ENEMY)]
    found = of(event("e", "withdraw", HAMA, "2024-12-01", [("a", "o", "denies")], actors=[ARMY]), said, tree, sides)
    assert short(found) == [(HAMA, "stay", "syr-state-assad", 0.5)]


PARTS: dict[str, tuple[str, str, dict[str, object], list[tuple[str, str, str | None, float]]]] = {
    "a capture from a loser": ("capture", HAMA, {"actors": [MOA], "targets": [ARMY]}, [(HAMA, "take", "syr-moa", 1.0)]),
    "a loss without a taker": ("capture", HAMA, {"targets": [ARMY]}, [(HAMA, "leave", "syr-state-assad", 1.0)]),
    "a foreign army enters": ("enter", HAMA, {"actors": [named("isr-army")]}, [(HAMA, "fight", "isr-state", 0.4)]),
    "helped from abroad": (
        "capture",
        HAMA,
        {"actors": [named("rus-army"), ARMY]},
        [(HAMA, "take", "syr-state-assad", 1.0)],
    ),
    "a fight of one side with itself": ("clash", HAMA, {"actors": [ARMY], "targets": [named("syr-div4")]}, []),
    "a fight of nobody known": ("clash", HAMA, {"actors": [named("gen-fighters")]}, []),
    "some men surrender": (
        "surrender",
        HAMA,
        {"actors": [ARMY], "targets": [MOA]},
        [(HAMA, "leave", "syr-state-assad", 0.5)],
    ),
    "a base surrenders": (
        "surrender",
        "sy-regiment-46",
        {"actors": [ARMY], "targets": [MOA]},
        [("sy-regiment-46", "leave", "syr-state-assad", 1.0), ("sy-regiment-46", "take", "syr-moa", 1.0)],
    ),
    "handed over": (
        "hand_over",
        HAMA,
        {"actors": [SDF], "targets": [MOA]},
        [(HAMA, "take", "syr-moa", 1.0), (HAMA, "leave", "syr-sdf", 1.0)],
    ),
    "weapons handed over": ("hand_over", HAMA, {"actors": [SDF], "targets": [named(None, "أسلحتهم الثقيلة")]}, []),
    "civilians leave": ("withdraw", HAMA, {"actors": [named("gen-civilians", kind="civilian")]}, []),
    "the country is taken": ("capture", "SY", {"actors": [MOA]}, [("SY", "take", "syr-moa", 0.0)]),
    "a governorate is taken": ("capture", "SY05", {"actors": [MOA]}, [("SY05", "take", "syr-moa", 0.5)]),
    "fighting in a governorate": ("clash", "SY05", {"actors": [MOA], "targets": [ARMY]}, []),
    "a government falls, told abroad": (
        "fall",
        "RU",
        {"targets": [named("syr-state-assad", kind="state")]},
        [("SY", "fall", "syr-state-assad", 1.0)],
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_what_each_side_does(name: str, tree: PlaceTree, sides: Sides) -> None:
    type_, place, who, expected = PARTS[name]
    said = [record("a", type_, [place], teller=MONITOR, **who)]  # type: ignore[arg-type]
    one = event("e", type_, place, "2024-12-05", [("a", "o", "affirms")], **who)  # type: ignore[arg-type]
    assert short(of(one, said, tree, sides)) == expected


def test_a_receiver_is_told_by_the_verb(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "hand_over", [HAMA], actors=[MOA], targets=[SDF], trigger="تسلمت")]
    one = event("e", "hand_over", HAMA, "2024-12-05", [("a", "o", "affirms")], actors=[MOA], targets=[SDF])
    assert short(of(one, said, tree, sides))[0] == (HAMA, "take", "syr-moa", 1.0)


def test_handed_over_people_are_no_place(tree: PlaceTree, sides: Sides) -> None:
    quantity = Quantity(Span(0, 1), "10", 10, 10, "person")
    said = [replace(record("a", "hand_over", [HAMA], actors=[SDF], targets=[MOA]), quantity=quantity)]
    one = event("e", "hand_over", HAMA, "2024-12-05", [("a", "o", "affirms")], actors=[SDF], targets=[MOA])
    assert of(one, said, tree, sides) == []


def test_our_forces_are_the_tellers(tree: PlaceTree, sides: Sides) -> None:
    ours = named(None, "قواتنا", "other")
    said = [record("a", "enter", [HAMA], actors=[ours], teller=PARTY)]
    one = event("e", "enter", HAMA, "2024-12-05", [("a", "o", "affirms")], actors=[ours])
    assert short(of(one, said, tree, sides)) == [(HAMA, "enter", "syr-moa", 0.4)]


DAYS = [
    ("2024-12-05", "2024-12-05", "stated", "2024-12-06", ("2024-12-05", "2024-12-05", 1.0)),
    ("2024-12-05", "2024-12-05", "publication", "2024-12-05", ("2024-12-05", "2024-12-05", 0.8)),
    ("2024-11-29", "2024-11-30", "stated", "2024-11-30", ("2024-11-29", "2024-11-30", 1.0)),
    ("2024-11-01", "2024-11-30", "stated", "2025-01-01", ("2024-11-01", "2024-11-30", 0.5)),
    ("2024-12-01", "2024-12-31", "stated", "2024-12-10", ("2024-12-01", "2024-12-10", 0.5)),  # not after it was told
    ("2016-01-01", "2016-12-31", "stated", "2024-12-10", ("2016-01-01", "2016-12-31", 0.25)),
]


@pytest.mark.parametrize(("first", "last", "basis", "published", "expected"), DAYS)
def test_days(
    first: str, last: str, basis: str, published: str, expected: tuple[str, str, float], tree: PlaceTree, sides: Sides
) -> None:
    one = event(
        "e", "capture", HAMA, first, [("a", "o", "affirms")], actors=[MOA], end=last, basis=basis, published=published
    )
    found = of(one, [record("a", "capture", [HAMA])], tree, sides)
    assert [(item.day, item.day_end, item.weight) for item in found] == [expected]


@pytest.mark.parametrize(("first", "last"), [(None, None), ("2010-01-01", "2019-12-31")])
def test_no_day_no_evidence(first: str | None, last: str | None, tree: PlaceTree, sides: Sides) -> None:
    one = event("e", "capture", HAMA, first, [("a", "o", "affirms")], actors=[MOA], end=last, published="2024-12-01")
    assert of(one, [record("a", "capture", [HAMA])], tree, sides) == []


def test_a_claim_may_name_several_places(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "capture", [SARAQIB, HAMA]), record("b", "capture", [SARAQIB, "SY07"], teller=MONITOR)]
    one = event("e", "capture", SARAQIB, "2024-12-05", [("a", "o", "affirms"), ("b", "p", "affirms")], actors=[MOA])
    found = of(one, said, tree, sides)
    assert [(item.place, item.claims) for item in found] == [(SARAQIB, ("a", "b")), (HAMA, ("a",))]


def test_a_claim_of_a_quarter_is_not_one_of_the_city(tree: PlaceTree, sides: Sides) -> None:
    said = [record("a", "capture", [QUARTER])]
    one = event("e", "capture", QUARTER, "2024-12-05", [("a", "o", "affirms")], actors=[MOA])
    assert [item.place for item in of(one, said, tree, sides)] == [QUARTER]


ASIDES = [
    ("سيطرت الفصائل على المدينة كلها باستثناء حي الربيع وحي النهر", "حي النهر", False, True),
    ("سيطرت الفصائل على حي النهر بعد معارك", "حي النهر", False, False),
    ("انسحبت الوحدات من بلدة التل نحو حمص", "حمص", True, True),
    ("انسحبت الوحدات من حمص مساء", "حمص", True, False),
    ("انسحبت الوحدات من بلدة التل نحو حمص وسلمية", "سلمية", True, True),
    ("انسحبت الوحدات من بلدة التل وسلمية ليلاً", "سلمية", True, False),
    ("سيطرت الفصائل على حمص قبل أن تتجه جنوباً", "حمص", False, False),
    ("قطع المقاتلون الطريق الدولي حمص - تدمر عند القرية", "تدمر", False, True),
    ("قطع المقاتلون الطريق الدولي حمص - تدمر عند القرية", "القرية", False, False),
    ("لم يبق خارج سيطرتها إلا التلة. ودخلت المدينة", "المدينة", False, False),
]


@pytest.mark.parametrize(("sentence", "words", "gone_to", "aside"), ASIDES)
def test_places_named_by_the_way(sentence: str, words: str, gone_to: bool, aside: bool) -> None:
    assert is_aside(fold_key(sentence), words, gone_to, P) == aside


def test_a_place_by_the_way_is_no_evidence_even_of_the_events_place(tree: PlaceTree, sides: Sides) -> None:
    sentence = "سيطرت الفصائل على المدينة كلها باستثناء حي الشيخ مقصود"
    said = [record("a", "capture", [site(QUARTER, "حي الشيخ مقصود")], sentence=sentence)]
    one = event("e", "capture", QUARTER, "2024-12-01", [("a", "o", "affirms")], actors=[MOA])
    assert of(one, said, tree, sides) == []


def test_where_they_went_is_not_left_though_the_event_stands_there(tree: PlaceTree, sides: Sides) -> None:
    said = [
        record("a", "withdraw", [site("C2528", "حمص")], sentence="انسحبت الوحدات من التل باتجاه حمص"),
        record("b", "withdraw", [site(HAMA, "حماة"), site("C2528", "حمص")], sentence="انسحبت الوحدات من حماة نحو حمص"),
    ]
    one = event("e", "withdraw", "C2528", "2024-12-05", [("a", "o", "affirms"), ("b", "p", "affirms")], actors=[ARMY])
    assert short(of(one, said, tree, sides)) == [(HAMA, "leave", "syr-state-assad", 1.0)]


AREAS = [
    ("SY06", "C3480", True),  # Latakia city in its governorate
    ("sy-syrian-coast", "C3480", True),
    ("sy-syrian-coast", "C5221", True),
    ("sy-syrian-coast", HAMA, False),
    ("SY12/countryside-west", DARAA, False),  # the city is not its countryside
    ("SY12/countryside-west", "C6051", False),  # al-Sanamayn lies north
    ("sy-eastern-ghouta", "C1001", False),
    ("SY0405", "C2889", True),  # Palmyra in its district
]


@pytest.mark.parametrize(("area", "place", "inside"), AREAS)
def test_what_lies_in_an_area(area: str, place: str, inside: bool, tree: PlaceTree) -> None:
    assert (place in members(tree, area)) == inside


def test_quarters_belong_to_their_city(tree: PlaceTree) -> None:
    assert tree.city_of[QUARTER] == ALEPPO
    assert {tree.places[i].name_en for i in tree.notable} >= {
        "Damascus",
        "Aleppo",
        "Homs",
        "Hama",
        "Suwayda",
        "Quneitra",
    } - {"Quneitra"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("parameters.yaml", "held_from: 1.0", "held_from: much", "wrong form"),
        ("parameters.yaml", "held_from: 1.0", "held_form: 1.0", "held_from"),
        (
            "parameters.yaml",
            "capture: {role: take, factor: 1.0}",
            "capture: {role: take, factor: 2}",
            "between 0 and 1",
        ),
        ("parameters.yaml", "capture: {role: take, factor: 1.0}", "capture: {role: grab, factor: 1}", "wrong form"),
        ("sides.yaml", "side: syr-ypg", "side: syr-nobody", "syr-nobody"),
        ("sides.yaml", "day: 2016-07-28", "day: one day", "ISO day"),
        ("regions.csv", ",10,towns", ",wide,towns", "radius_km"),
        ("regions.csv", ",,,10,towns", ",,,,towns", "one of"),
    ],
)
def test_a_slip_in_the_data_is_told(
    file: str, old: str, new: str, words: str, tmp_path: Path, codebook: Codebook
) -> None:
    from isnad.codebook import packaged_data

    folder = tmp_path / "control"
    folder.mkdir()
    for path in (packaged_data() / "control").iterdir():
        text = path.read_text(encoding="utf-8")
        folder.joinpath(path.name).write_text(text.replace(old, new) if path.name == file else text, encoding="utf-8")
    readers = {"parameters.yaml": load_parameters, "regions.csv": read_regions}
    read = readers.get(file, lambda root: load_sides(codebook.actors, root))
    with pytest.raises(CodebookError, match=words):
        read(tmp_path)


def test_every_region_of_the_table_is_in_the_gazetteer(tree: PlaceTree) -> None:
    assert [region for region in tree.regions if region not in tree.places] == []
    assert [area for extent in tree.regions.values() for area in extent.inside if area not in tree.places] == []
