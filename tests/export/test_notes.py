"""The English sentences of events, one for each type, and what they say of sources, doubts and numbers."""

from collections.abc import Sequence
from typing import Any, Literal

import pytest

from isnad.codebook import packaged_data, read_types
from isnad.export.notes import note, types_told
from isnad.model import (
    Event,
    Filler,
    Link,
    Modality,
    Named,
    Polarity,
    Quantity,
    Record,
    Site,
    Span,
    Status,
    Teller,
    Toll,
    TollReport,
)

MOA = Named("إدارة العمليات", "syr-moa", "Military Operations Administration", "rebel")
ARMY = Named("قوات النظام", "syr-army-assad", "Military Forces of Syria (until 2024)", "military")
CIVILIANS = Named("مدنيون", "gen-civilians", "Civilians", "civilian")
PRIVATE = Named("سامر العلي", None, None, "other")
LOADED = Named("الإرهابيون", "syr-terror-label", 'Opposition armed groups as "terrorists"', "rebel")
HAMA = Site("حماة", "C2987", "Hama", "حماة", "city", "SY", "SY05", "SY0501", 35.13, 36.76, 1)
IN = ("Hama Governorate", "Syria")
Stance = Literal["affirms", "denies", "plans", "doubts", "recalls"]


def record(claim: str, outlet: str | None, tellers: Sequence[tuple[str, str, str | None]] = (), **more: Any) -> Record:
    plain: dict[str, Any] = {
        "id": claim, "document": f"d-{claim}", "outlet": outlet, "published": "2024-12-05", "number": 0, "event": 1,
        "type": "capture", "polarity": Polarity.AFFIRMED, "modality": Modality.ACTUAL, "attempted": False,
        "trigger": Filler(Span(0, 1), "س"), "actors": (), "targets": (), "places": (), "time": None, "quantity": None,
        "tellers": tuple(Teller(Span(0, 1), words, kind, one) for words, kind, one in tellers), "confidence": 0.8,
        "sentence": "", "folded": "",
    }  # fmt: skip
    return Record(**(plain | more))


def event(kind: str = "capture", stances: Sequence[tuple[str, Stance]] = (("c1", "affirms"),), **more: Any) -> Event:
    plain: dict[str, Any] = {
        "id": "e", "type": kind, "date": "2024-12-05", "date_start": "2024-12-05", "date_end": "2024-12-05",
        "date_basis": "stated", "time_precision": 1, "date_prec": 1, "place": HAMA, "geo_precision": 1,
        "where_prec": 1, "actors": (MOA,), "targets": (ARMY,), "killed": None, "injured": None, "n_reports": 1,
        "n_independent": 1, "status": Status.SINGLE_SOURCE, "earliest_document": "d",
        "earliest_published": "2024-12-05",
        "links": tuple(Link(claim, f"d-{claim}", "o", stance) for claim, stance in stances),
    }  # fmt: skip
    return Event(**(plain | more))


A, T, P = "the Military Operations Administration", "the Military Forces of Syria (until 2024)", "Hama (Hama, Syria)"
SENTENCES = {
    "clash": f"{A} clashed with {T} in {P}",
    "attack": f"{A} attacked {T} in {P}",
    "shelling": f"{A} shelled {T} in {P}",
    "airstrike": f"{A} carried out an air or drone strike that hit {T} in {P}",
    "explosion": f"an explosive of {A} went off and hit {T} in {P}",
    "chemical": f"{A} used a toxic chemical against {T} in {P}",
    "kill": f"{A} killed {T} in {P}",
    "injure": f"{A} injured {T} in {P}",
    "execute": f"{A} executed {T} in {P}",
    "abduct": f"{A} abducted {T} in {P}",
    "arrest": f"{A} arrested {T} in {P}",
    "torture": f"{A} tortured {T} in {P}",
    "sexual_violence": f"{A} committed sexual violence against {T} in {P}",
    "destroy": f"{A} destroyed or damaged property of {T} in {P}",
    "loot": f"{A} took property of {T} in {P}",
    "capture": f"{A} took control of {P} from {T}",
    "enter": f"{A} entered {P}",
    "advance": f"{A} advanced against {T} in or towards {P}",
    "withdraw": f"{A} withdrew from or within {P}",
    "besiege": f"{A} besieged {T} in {P}",
    "hand_over": f"{A} handed over a place, a facility or weapons to {T} in {P}",
    "surrender": f"{A} surrendered to {T} in {P}",
    "defect": f"{A} left the side of {T} in {P}",
    "flee": f"{A} fled from or to {P}",
    "deploy": f"{A} deployed or reinforced in {P}",
    "displace": f"{A} displaced {T} in {P}",
    "return": f"{A} returned to {P}",
    "protest": f"{A} demonstrated against {T} in {P}",
    "riot": f"{A} rioted against {T} in {P}",
    "celebrate": f"{A} gathered in public to celebrate or commemorate in {P}",
    "agree": f"{A} reached an agreement with {T} in {P}",
    "negotiate": f"{A} held talks with {T} in {P}",
    "release": f"{A} released {T} in {P}",
    "exchange": f"{A} exchanged people held with {T} in {P}",
    "aid": f"{A} delivered aid to {T} in {P}",
    "fall": f"{A} overthrew {T} in {P}",
    "appoint": f"{A} appointed {T} in {P}",
    "resign": f"{A} removed {T} from office in {P}",
    "decree": f"{A} issued a decision on {T} in {P}",
    "sanction": f"{A} changed sanctions on {T} in {P}",
    "elect": f"{A} elected {T} in {P}",
    "accuse": f"{A} accused {T} in {P}",
    "threaten": f"{A} threatened {T} in {P}",
    "condemn": f"{A} condemned {T} in {P}",
    "demand": f"{A} made a demand of {T} in {P}",
    "pledge": f"{A} made a pledge to {T} in {P}",
    "deny": f"{A} denied an accusation of {T} in {P}",
}


def test_every_type_of_the_codebook_has_a_sentence() -> None:
    assert set(read_types(packaged_data())) == types_told() == set(SENTENCES)


@pytest.mark.parametrize(("kind", "said"), SENTENCES.items())
def test_each_type(kind: str, said: str) -> None:
    assert note(event(kind), [record("c1", "عنب بلدي")], IN) == f"On 5 December 2024, {said}, according to Enab Baladi."


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_type_when_nothing_is_known_but_the_type(kind: str) -> None:
    said = note(event(kind, actors=(), targets=(), place=None), [record("c1", "عنب بلدي")])
    assert said.startswith("On 5 December 2024, ")
    assert not set("{}[]|") & set(said)
    assert len(said) > len("On 5 December 2024, , according to Enab Baladi.") + 8


def test_the_chain_the_denial_and_the_numbers() -> None:
    reports = [
        record("c1", "عنب بلدي", [("إدارة العمليات", "party", "syr-moa")]),
        record(
            "c2", "فرانس برس", [("المرصد", "monitor", "mon-sohr")], quantity=Quantity(Span(0, 1), "4", 4, 4, "person")
        ),
        record("c3", "سانا", [("وزارة الدفاع", "party", "syr-mod-assad")], polarity=Polarity.NEGATED),
        record("c4", "شبكة شام", relayed_from="عنب بلدي"),
    ]
    happened = event(
        targets=(), stances=[("c1", "affirms"), ("c2", "affirms"), ("c3", "denies"), ("c4", "affirms")],
        status=Status.CONTESTED, killed=Toll(2, 4, 4, (TollReport(4, 4, "c2"), TollReport(2, 2, "c3"))),
    )  # fmt: skip
    assert note(happened, reports, IN) == (
        "On 5 December 2024, the Military Operations Administration took control of Hama (Hama, Syria), according to"
        " the Military Operations Administration (as reported by Enab Baladi), the Syrian Observatory for Human Rights"
        " (as reported by Agence France-Presse) and Shaam Network (crediting Enab Baladi); the Ministry of Defence"
        " of Syria (until 2024) denied it. 2 to 4 people were reported killed (Syrian Observatory for Human Rights: 4;"
        " Ministry of Defence of Syria (until 2024): 2)."
    )


@pytest.mark.parametrize(("toll", "said"), [
    (Toll(1, 1, 1), "1 person was reported killed."),
    (Toll(3, 3, 3), "3 people were reported killed."),
    (Toll(12, 12, None), "At least 12 people were reported killed."),
    (Toll(None, None, 30), "Up to 30 people were reported killed."),
    (Toll(7, 8, 9), "7 to 9 people were reported killed."),
    (Toll(0, 0, 0), ""),
    (Toll(None, None, None), ""),
])  # fmt: skip
def test_numbers(toll: Toll, said: str) -> None:
    found = note(event("airstrike", killed=toll), [record("c1", "عنب بلدي")], IN)
    assert found.partition("according to Enab Baladi.")[2].strip() == said


@pytest.mark.parametrize(("days", "said"), [
    ({"date_start": "2024-12-04"}, "Between 4 and 5 December 2024"),
    ({"date_start": "2024-11-30"}, "Between 30 November 2024 and 5 December 2024"),
    ({"date_start": "2024-12-01", "date_end": "2024-12-31"}, "In December 2024"),
    ({"date_basis": "publication"}, "On or about 5 December 2024"),
    ({"date_start": None, "date_end": None}, "On an unknown date"),
])  # fmt: skip
def test_days(days: dict[str, Any], said: str) -> None:
    assert note(event(**days), [record("c1", "عنب بلدي")]).startswith(f"{said}, ")


@pytest.mark.parametrize(("status", "stance", "said"), [
    (Status.PLANNED, "plans", "On 5 December 2024, Enab Baladi reported as planned or expected: entry by the Military"
     " Operations Administration, Hama (Hama, Syria)."),
    (Status.DENIED, "denies", "On 5 December 2024, reports that the Military Operations Administration entered Hama"
     " (Hama, Syria) were denied by Enab Baladi."),
    (Status.RECALLED, "recalls", "On 5 December 2024, the Military Operations Administration entered Hama (Hama,"
     " Syria), as recalled by Enab Baladi."),
])  # fmt: skip
def test_what_is_not_told_as_a_fact(status: Status, stance: Stance, said: str) -> None:
    told = event("enter", [("c1", stance)], status=status, targets=())
    assert note(told, [record("c1", "عنب بلدي")], IN) == said


def test_neither_loaded_words_nor_private_names_are_told() -> None:
    said = note(event("kill", actors=(LOADED,), targets=(PRIVATE, CIVILIANS)), [record("c1", "سانا")], IN)
    assert said.startswith("On 5 December 2024, opposition armed groups killed civilians in Hama")
    assert "terror" not in said
    assert "سامر" not in said


def test_the_doer_is_not_also_the_target() -> None:
    said = note(event("attack", actors=(MOA,), targets=(MOA,)), [record("c1", "سانا")], IN)
    assert said.startswith("On 5 December 2024, the Military Operations Administration carried out an attack in Hama")
