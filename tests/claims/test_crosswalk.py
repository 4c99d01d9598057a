"""ACLED, PLOVER and CAMEO codes: every condition both ways, and every code on its publisher's closed list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import isnad
from isnad.claims.crosswalk import CONDITIONS, Circumstances, circumstances_in, codes, holds, unknown_conditions
from isnad.codebook import Codebook, Coded, EventType, Origin, packaged_data, read_codebook, read_mapping
from isnad.text import fold_key

ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    },
}  # fmt: skip

PLOVER = {
    "AGREE": "",
    "SUPPORT": "",
    "CONCEDE": "",
    "CONSULT": "visit third-party multilateral phone",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
    " heavy-weapons crowd-control unconventional",
}

TYPES = set(
    "clash attack shelling airstrike explosion chemical kill injure execute abduct arrest torture sexual_violence"
    " destroy loot capture enter advance withdraw besiege hand_over surrender defect flee deploy displace return"
    " protest riot celebrate agree negotiate release exchange aid fall appoint resign decree sanction elect accuse"
    " threaten condemn demand pledge deny".split()
)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook()


NOTHING = Circumstances("attack", frozenset(), frozenset(), "", frozenset(), frozenset())


def by(*kinds: str) -> Circumstances:
    return replace(NOTHING, actor_kinds=frozenset(kinds))


def against(*kinds: str, words: str = "") -> Circumstances:
    return replace(NOTHING, target_kinds=frozenset(kinds), target_words=fold_key(words))


def beside(*types: str) -> Circumstances:
    return replace(NOTHING, fellows=frozenset(types))


WHEN: list[tuple[str, Circumstances, Circumstances]] = [
    ("target_civilian", against("civilian"), against("civilian", "rebel")),
    ("target_civilian", against("protester"), NOTHING),
    ("target_armed", against("military"), against("civilian")),
    ("target_armed", against("jihadist", "civilian"), against("international")),
    ("by_state", by("state"), by("rebel")),
    ("by_state", by("military"), NOTHING),
    ("by_crowd", by("civilian"), by("military")),
    ("by_crowd", by("protester"), by("other")),
    ("with_fighting", beside("clash"), beside("protest")),
    ("with_fighting", beside("kill", "airstrike"), NOTHING),
    ("no_fighting", NOTHING, beside("shelling")),
    ("no_fighting", beside("agree"), beside("attack", "agree")),
    ("control_passes", beside("hand_over"), beside("kill")),
    ("control_passes", beside("withdraw", "kill"), NOTHING),
    ("force_used", beside("arrest"), beside("celebrate")),
    ("force_kills", beside("kill"), beside("injure")),
    ("no_target", NOTHING, against("civilian")),
    ("no_target", by("protester"), against(words="مبنى البلدية")),
]


@pytest.mark.parametrize(("when", "true", "false"), WHEN)
def test_condition(when: str, true: Circumstances, false: Circumstances) -> None:
    assert holds(when, true)
    assert not holds(when, false)


def test_every_condition_is_tried() -> None:
    assert {when for when, _, _ in WHEN} == set(CONDITIONS)


NAMED: list[tuple[str, str, str]] = [
    ("drone", "استهدفت طائرة مسيّرة سيارة", "استهدفت مروحية سيارة"),
    ("drone", "قصف بالدرون على القرية", "قصف بالمدفعية على القرية"),
    ("suicide", "فجر انتحاري نفسه في المقهى", "انفجر لغم في الحقل"),
    ("suicide", "انفجر حزام ناسف عند الحاجز", "انفجرت عبوة ناسفة عند الحاجز"),
    ("thrown", "رمى مجهول قنبلة يدوية على المحل", "سقطت قنبلة على المحل"),
    ("thrown", "انفجار قنابل يدوية", "انفجار سيارة"),
    ("base", "أنشأت القوات قاعدة جديدة", "وصل رتل إلى البلدة"),
    ("base", "أقامت نقطة عسكرية", "أقامت حفلا"),
    ("ceasefire", "اتفاق على وقف إطلاق النار", "اتفاق على تبادل الأسرى"),
    ("ceasefire", "هدنة لثلاثة أيام", "لقاء دام ثلاثة أيام"),
    ("curfew", "أعلنت حظر التجول في الحي", "أعلنت حظر التصوير في الحي"),
    ("weapons_seized", "صودرت أسلحة وذخائر", "صودرت دراجات"),
    ("political_demand", "رفعوا مطالبهم في الساحة", "رفعوا الرايات في الساحة"),
]


@pytest.mark.parametrize(("name", "named", "not_named"), NAMED)
def test_circumstance(coder: isnad.Coder, name: str, named: str, not_named: str) -> None:
    table = coder.codes.circumstances
    assert name in circumstances_in(fold_key(named), table)
    assert name not in circumstances_in(fold_key(not_named), table)
    assert holds(name, replace(NOTHING, named=frozenset({name})))
    assert not holds(name, NOTHING)


def test_every_circumstance_is_tried(book: Codebook) -> None:
    assert {name for name, _, _ in NAMED} == set(book.circumstances)


def test_each_circumstance_reads_its_own_example(coder: isnad.Coder) -> None:
    root = packaged_data()
    rows = read_mapping(root / "events/circumstances.yaml", root)
    said = {name: circumstances_in(fold_key(row["example"]), coder.codes.circumstances) for name, row in rows.items()}
    assert [name for name, found in said.items() if name not in found] == []


@pytest.mark.parametrize(
    ("when", "seen", "expected"),
    [
        ("by_state no_fighting", by("state"), True),
        ("by_state, no_fighting", by("state"), True),
        ("by_state no_fighting", replace(by("state"), fellows=frozenset({"clash"})), False),
        ("by_state no_such_thing", by("state"), False),
        ("no_such_thing", NOTHING, False),
    ],
)
def test_all_conditions_of_a_case_must_hold(when: str, seen: Circumstances, expected: bool) -> None:
    assert holds(when, seen) is expected


# --- codes of a type -------------------------------------------------------------------------------------------------

PLAIN = Coded("", {"event_type": "Battles"}, {"event": "ASSAULT", "mode": None}, "190")


def event_type(*cases: Coded) -> EventType:
    return EventType("attack", "armed", "attack", "هجوم", "An attack.", PLAIN, cases, Origin("types.yaml", 1))


def test_without_a_case_that_holds_the_plain_codes_stand() -> None:
    case = Coded("by_crowd", {"event_type": "Riots"}, None, None)
    assert codes(event_type(case), by("military")) == PLAIN
    assert codes(event_type(), NOTHING) == PLAIN


def test_a_case_replaces_only_what_it_names() -> None:
    case = Coded("by_crowd", {"event_type": "Riots"}, None, None)
    assert codes(event_type(case), by("protester")) == Coded("by_crowd", {"event_type": "Riots"}, PLAIN.plover, "190")


def test_the_first_case_that_holds_is_taken() -> None:
    first, second = Coded("drone", None, None, "1"), Coded("by_state", None, None, "2")
    seen = replace(by("state"), named=frozenset({"drone"}))
    assert codes(event_type(first, second), seen).cameo == "1"
    assert codes(event_type(first, second), by("state")).cameo == "2"


# --- the packaged crosswalk ------------------------------------------------------------------------------------------


def every_code(book: Codebook) -> Iterator[tuple[str, Coded]]:
    for event in book.types.values():
        yield from ((event.type, coded) for coded in (event.codes, *event.cases))


def test_the_types_are_those_of_the_guidelines(book: Codebook) -> None:
    assert set(book.types) == TYPES


def test_no_condition_is_unknown(book: Codebook) -> None:
    assert unknown_conditions(book) == []


def test_an_unknown_condition_is_reported(book: Codebook) -> None:
    odd = event_type(Coded("by_state at_night, drone", None, None, None))
    assert unknown_conditions(replace(book, types={"attack": odd})) == [(odd, "at_night")]


def test_every_type_has_codes(book: Codebook) -> None:
    coded = {name for name, coded in every_code(book) if coded.acled or coded.plover or coded.cameo}
    assert set(book.types) - coded == set()
    # What these are, PLOVER and CAMEO have no event for.
    assert {name for name, event in book.types.items() if event.codes.plover is None} == {"celebrate", "fall"}
    assert {name for name, event in book.types.items() if event.codes.cameo is None} == {"celebrate"}


def test_every_case_changes_something(book: Codebook) -> None:
    cases = [(name, coded) for name, coded in every_code(book) if coded.when]
    empty = [name for name, coded in cases if not (coded.acled or coded.plover or coded.cameo)]
    assert empty == []


def test_acled_names_are_of_the_closed_list(book: Codebook) -> None:
    pairs = [(name, coded.acled) for name, coded in every_code(book) if coded.acled is not None]
    odd = [(name, a) for name, a in pairs if a["sub_event_type"] not in ACLED.get(a["event_type"], ())]
    assert odd == []
    assert all(set(acled) == {"event_type", "sub_event_type"} for _, acled in pairs)


def test_plover_names_are_of_the_closed_list(book: Codebook) -> None:
    modes = {event: {None, *names.split()} for event, names in PLOVER.items()}
    pairs = [(name, coded.plover) for name, coded in every_code(book) if coded.plover is not None]
    assert [(name, p) for name, p in pairs if p["mode"] not in modes.get(str(p["event"]), ())] == []
    assert all(set(plover) == {"event", "mode"} for _, plover in pairs)


def test_cameo_codes_have_two_to_four_digits(book: Codebook) -> None:
    shaped = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")
    assert [(name, c.cameo) for name, c in every_code(book) if c.cameo and not shaped.fullmatch(c.cameo)] == []


def test_words_are_no_acled_events(book: Codebook) -> None:
    assert [event.type for event in book.types.values() if event.group == "words" and event.codes.acled] == []


# --- in sentences ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "trigger", "sub_event_type", "plover", "mode"),
    [
        ("قصفت قوات النظام مدينة سرمين بالمدفعية", "قصفت",
         "Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons"),
        ("شن الطيران الروسي غارات على بلدة حاس", "غارات", "Air/drone strike", "ASSAULT", "aerial"),
        ("استهدفت طائرة مسيرة تركية سيارة في بلدة عين عيسى", "استهدفت", "Air/drone strike", "ASSAULT", "drone"),
        ("انفجر لغم في مدينة كفرزيتا", "انفجر", "Remote explosive/landmine/IED", "ASSAULT", "explosives"),
        ("فجر انتحاري نفسه في مدينة اعزاز", "فجر", "Suicide bomb", "ASSAULT", "suicide-attack"),
        ("سيطرت فصائل المعارضة على بلدة مورك", "سيطرت", "Non-violent transfer of territory", "COERCE", "seize"),
        ("اعتقلت قسد شابا في بلدة الشحيل", "اعتقلت", "Arrests", "COERCE", "arrest"),
        ("خطف مسلحون مجهولون طبيبا في مدينة جاسم", "خطف", "Abduction/forced disappearance", "ASSAULT", "abduct"),
        ("تظاهر معلمون في مدينة الباب", "تظاهر", "Peaceful protest", "PROTEST", "demo"),
        ("قتل مسلحون راعيا في بادية السخنة", "قتل", "Attack", "ASSAULT", "targeted"),
        ("قتل ثلاثة جنود في بادية السخنة", "قتل", "Armed clash", "ASSAULT", "targeted"),
        ("اندلعت اشتباكات بين قسد والجيش الوطني في قرية مرعناز", "اشتباكات", "Armed clash", "ASSAULT", "firearms"),
    ],
)  # fmt: skip
def test_codes_of_a_claim(
    coder: isnad.Coder, sentence: str, trigger: str, sub_event_type: str, plover: str, mode: str
) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=sentence)).claims if c.trigger.text == trigger)
    assert (claim.acled or {})["sub_event_type"] == sub_event_type
    assert claim.plover == {"event": plover, "mode": mode}


def test_what_is_no_acled_event_has_null(coder: isnad.Coder) -> None:
    claim = coder.code(isnad.Document(text="أدانت الأمم المتحدة قصف مدينة أريحا")).claims[0]
    assert (claim.type, claim.acled) == ("condemn", None)
    assert claim.plover is not None
