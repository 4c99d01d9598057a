"""The reading of an event from its claims: type, date, place, parties, tolls, origins, status, and its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import DAY, PARAMETERS, accounts, killed, party, people, record, site, teller

from isnad.fuse.merge import event_id, merged
from isnad.fuse.origins import Origins
from isnad.model import Event, Modality, Named, Polarity, Record, Status, Toll, TollReport

NEGATED, PLANNED, POSSIBLE = Polarity.NEGATED, Modality.PLANNED, Modality.POSSIBLE
ORIGINS = Origins(lambda _: None, {}, PARAMETERS.nameless)


def event(*records: Record, recalls: Sequence[str] = ()) -> Event:
    """The event of these claims; each document is an account, those of `recalls` recall it."""
    by_document: dict[str, list[Record]] = {}
    for one in records:
        by_document.setdefault(one.document, []).append(one)
    made = [one for told in by_document.values() for one in accounts(*told)]
    if recalls:
        made = [replace(one, recalls=one.document in recalls) for one in made]
    return merged(made, records, ORIGINS, PARAMETERS)


def by(*types: str, **given_: Any) -> list[Record]:
    """One claim of each type, each of its own document; several types of one document are written `a+b`."""
    return [
        record(type_, f"d{at}", number, event=0, **given_)
        for at, told in enumerate(types)
        for number, type_ in enumerate(told.split("+"))
    ]


# --- what ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("types", "chosen"),
    [
        (["shelling"], "shelling"),
        (["attack", "attack", "shelling"], "shelling"),  # an attack of no kind says less
        (["shelling", "airstrike", "airstrike"], "airstrike"),
        (["shelling", "shelling", "airstrike"], "shelling"),
        (["shelling", "airstrike"], "airstrike"),  # as many: the more specific
        (["shelling+shelling+shelling", "airstrike", "airstrike"], "airstrike"),  # documents count, not claims
        (["kill", "attack"], "attack"),
        (["kill", "injure", "injure"], "injure"),
        (["kill+shelling"], "shelling"),
        (["advance", "capture"], "capture"),
    ],
)
def test_types(types: list[str], chosen: str) -> None:
    assert event(*by(*types)).type == chosen


def test_a_denial_says_nothing_of_the_type() -> None:
    denials = [record("airstrike", f"x{at}", polarity=NEGATED) for at in range(3)]
    assert event(*by("shelling"), *denials).type == "shelling"


# --- when ------------------------------------------------------------------------------------------------------------


def when(found: Event) -> tuple[str | None, str | None, str | None, str | None, int | None, int | None]:
    return (found.date, found.date_start, found.date_end, found.date_basis, found.time_precision, found.date_prec)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2024-12-02", ("2024-12-02", "2024-12-02", "2024-12-02", "stated", 1, 1)),
        ("2024-12-01/2024-12-02", ("2024-12-01/2024-12-02", "2024-12-01", "2024-12-02", "stated", 2, 2)),
        ("2024-11-26/2024-12-02", ("2024-11-26/2024-12-02", "2024-11-26", "2024-12-02", "stated", 2, 3)),
        ("2024-11-25/2024-12-02", ("2024-11-25/2024-12-02", "2024-11-25", "2024-12-02", "stated", 3, 4)),
        ("2024-11", ("2024-11", "2024-11-01", "2024-11-30", "stated", 3, 4)),
        ("2024-12-01/2024-12-31", ("2024-12", "2024-12-01", "2024-12-31", "stated", 3, 4)),
        (None, ("2024-12-02/2024-12-03", "2024-12-02", "2024-12-03", "publication", 2, 2)),
        ("2023", ("2023", "2023-01-01", "2023-12-31", "stated", 3, 5)),
    ],
)
def test_dates_with_their_codes(time: str | None, expected: tuple[Any, ...]) -> None:
    assert when(event(record(time=time))) == expected


@pytest.mark.parametrize(
    ("times", "date"),
    [
        (["2024-12-02", "2024-12-03", "2024-12-03"], "2024-12-03"),
        (["2024-12-02", "2024-12-03"], "2024-12-02"),  # as many: the one that was reported first
        (["2024-12-01/2024-12-03", "2024-12-02"], "2024-12-02"),  # as many: the narrower
        ([None, "2024-12-02"], "2024-12-02"),  # what is stated counts, what is bounded does not
        ([None, None], "2024-12-02/2024-12-03"),
    ],
)
def test_the_day_that_most_documents_state(times: list[str | None], date: str) -> None:
    assert event(*(record(document=f"d{at}", time=time) for at, time in enumerate(times))).date == date


def test_of_days_that_as_many_state_the_one_that_was_reported_first() -> None:
    late, early = (record(document=name, time=day, published=day) for name, day in (("a", DAY), ("b", "2024-12-02")))
    assert event(late, early).date == event(early, late).date == "2024-12-02"


def test_the_earliest_publication_bounds_the_day() -> None:
    told = event(record(document="late", published="2024-12-05"), record(document="early", published="2024-12-03"))
    assert (told.date_start, told.date_end, told.earliest_document) == ("2024-12-02", "2024-12-03", "early")


def test_without_dates_there_is_none() -> None:
    told = event(record(published=None))
    assert when(told) == (None, None, None, None, None, None)
    assert (told.earliest_document, told.earliest_published) == ("d1", None)


def test_the_day_of_a_denial_and_of_a_recall_do_not_count() -> None:
    told = event(
        record(document="d1", time="2024-12-03"),
        *(record(document=f"n{at}", time="2024-12-02", polarity=NEGATED) for at in range(3)),
        *(record(document=f"r{at}", time="2024-12-04") for at in range(3)),
        recalls=["r0", "r1", "r2"],
    )
    assert told.date == "2024-12-03"


# --- where -----------------------------------------------------------------------------------------------------------

VILLAGE, CITY = site("الدانة"), site("إدلب", 5, kind="city")
GOVERNORATE = site("SY07", 20, kind="governorate", precision=3)


@pytest.mark.parametrize(
    ("kind", "precision", "acled", "ucdp"),
    [
        ("village", 1, 1, 1),
        ("city", 1, 1, 1),
        ("neighbourhood", 1, 1, 1),
        ("facility", 1, 1, 1),
        ("village", 2, 2, 2),
        ("road", 2, 2, 5),
        ("natural", 1, 2, 5),
        ("countryside", 2, 2, 4),
        ("countryside", 3, 3, 4),
        ("district", 2, 2, 3),
        ("district", 3, 3, 3),
        ("governorate", 3, 3, 4),
        ("region", 3, 3, 5),
        ("country", 4, 3, 6),
    ],
)
def test_codes_of_places(kind: str, precision: int, acled: int, ucdp: int) -> None:
    told = event(record(places=(site("موضع", kind=kind, precision=precision),)))
    assert (told.geo_precision, told.where_prec) == (acled, ucdp)


@pytest.mark.parametrize(
    ("places", "chosen"),
    [
        ([[GOVERNORATE], [GOVERNORATE], [VILLAGE]], "الدانة"),  # the finest, though fewer say it
        ([[CITY], [VILLAGE], [VILLAGE]], "الدانة"),  # both are settlements: the one that most say
        ([[CITY], [CITY], [VILLAGE]], "إدلب"),
        ([[CITY], [VILLAGE]], "إدلب"),  # as many: the one that was named first
        ([[VILLAGE, CITY]], "الدانة"),
        ([[site("مكان ما", id=None, lat=None, lon=None)], [GOVERNORATE]], "SY07"),  # what the table knows
        ([[site("مكان ما", id=None, lat=None, lon=None)]], "مكان ما"),  # else the words
        ([[]], None),
    ],
)
def test_the_place(places: list[list[Any]], chosen: str | None) -> None:
    told = event(*(record(document=f"d{at}", places=tuple(named)) for at, named in enumerate(places)))
    assert (told.place.text if told.place else None) == chosen


# --- who -------------------------------------------------------------------------------------------------------------

ARMY, REBELS, SOMEBODY = party("الجيش", "syr-army"), party("الفصائل", "syr-hts"), party("مسلحون")


@pytest.mark.parametrize(
    ("named", "chosen"),
    [
        ([[ARMY], [ARMY]], ["الجيش"]),
        ([[SOMEBODY], [ARMY]], ["الجيش"]),  # who is known counts before who is not
        ([[SOMEBODY], [SOMEBODY]], ["مسلحون"]),
        ([[REBELS], [ARMY], [ARMY]], ["الجيش", "الفصائل"]),  # half as many documents
        ([[REBELS], [ARMY], [ARMY], [ARMY]], ["الجيش"]),
        ([[party("قوات النظام", "syr-army")], [ARMY]], ["قوات النظام"]),  # one party, in the first report's words
        ([[]], []),
    ],
)
def test_parties(named: list[list[Named]], chosen: list[str]) -> None:
    told = event(*(record(document=f"d{at}", actors=tuple(who), targets=tuple(who)) for at, who in enumerate(named)))
    assert [one.text for one in told.actors] == [one.text for one in told.targets] == chosen


# --- how many --------------------------------------------------------------------------------------------------------


def toll(*numbers: Any, **given_: Any) -> Toll | None:
    """The killed of an event of which each document gives one number: 6, None (no number), `(6, -1)` (at least)."""
    told = [
        killed(
            None,
            f"d{at}",
            published=f"2024-12-0{3 + at}",
            quantity=None if one is None else people(*_pair(one)),
            **given_,
        )
        for at, one in enumerate(numbers)
    ]
    return event(*told, record(document="d0", number=0)).killed


def _pair(number: Any) -> tuple[int, ...]:
    return number if isinstance(number, tuple) else (number,)


@pytest.mark.parametrize(
    ("numbers", "low", "best", "high"),
    [
        ([6], 6, 6, 6),
        ([6, 6, 7], 6, 6, 7),  # what most say
        ([6, 7], 6, 7, 7),  # as many: the latest, since tolls are corrected
        ([7, 6], 6, 6, 7),
        ([(6, -1)], 6, 6, 6),  # at least six: the words warrant no more
        ([(6, -1), 8], 6, 8, 8),
        ([(5, 7), 6], 5, 6, 7),
        ([None], 1, 1, 1),  # somebody was
        ([None, 4], 1, 4, 4),
        ([2, 40], 2, 40, 40),
    ],
)
def test_tolls(numbers: list[Any], low: int, best: int, high: int) -> None:
    found = toll(*numbers)
    assert found is not None
    assert (found.low, found.best, found.high) == (low, best, high)


def test_a_toll_tells_who_said_which() -> None:
    told = event(record(document="a"), killed(6, "a"), record(document="b"), killed(8, "b", quantity=people(8, -1)))
    assert told.killed == Toll(6, 6, 8, (TollReport(6, 6, "a-1"), TollReport(8, None, "b-1")))


def test_of_one_document_the_total_counts() -> None:
    told = event(killed(2, at=1, event=0), killed(6, at=2, event=0), killed(4, at=3, event=0))
    assert told.killed == Toll(6, 6, 6, (TollReport(6, 6, "d1-2"),))


def test_the_best_number_is_that_of_most_origins_not_of_most_documents() -> None:
    agency = teller("وكالة", "agency", "media-x")
    relays = [killed(9, f"r{at}", tellers=(agency,)) for at in range(3)]
    others = [killed(6, f"s{at}") for at in range(2)]
    found = event(*relays, *others).killed
    assert found is not None
    assert found.best == 6


def test_what_is_not_people_is_no_toll() -> None:
    assert event(killed(6, quantity=people(6, unit="vehicle"))).killed == Toll(1, 1, 1, (TollReport(1, None, "d1-1"),))
    assert event(record()).killed is None


def test_a_toll_of_none_denies_nothing() -> None:
    told = event(record(document="d1", event=0), killed(None, event=0, polarity=NEGATED))
    assert (told.status, told.killed) == (Status.SINGLE_SOURCE, Toll(0, 0, 0, (TollReport(0, 0, "d1-1"),)))
    assert [link.stance for link in told.links] == ["affirms", "affirms"]


def test_a_toll_that_is_denied_by_itself_is_a_denial() -> None:
    told = event(killed(6, "d1"), killed(None, "d2", polarity=NEGATED))
    assert (told.status, [link.stance for link in told.links]) == (Status.CONTESTED, ["affirms", "denies"])


# --- who bears it out ------------------------------------------------------------------------------------------------

SAID: list[tuple[str, list[dict[str, Any]], list[str], str, int, int]] = [
    ("one report", [{}], [], "single-source", 1, 1),
    ("two outlets", [{}, {}], [], "corroborated", 2, 2),
    ("two outlets that both cite one monitor", [{"tellers": (teller("المرصد", "monitor", "mon"),)}] * 2, [],
     "single-source", 2, 1),
    ("two outlets, one denies", [{}, {"polarity": NEGATED}], [], "contested", 1, 1),
    ("one denies, three affirm", [{}, {}, {}, {"polarity": NEGATED}], [], "contested", 3, 3),
    ("one doubts that it happened", [{}, {"modality": POSSIBLE}], [], "single-source", 1, 1),
    ("one says that perhaps it did not", [{}, {"polarity": NEGATED, "modality": POSSIBLE}], [], "single-source", 1, 1),
    ("all deny", [{"polarity": NEGATED}] * 2, [], "denied", 0, 0),
    ("it is planned", [{"modality": PLANNED}] * 2, [], "planned", 0, 0),
    ("it is possible", [{"modality": POSSIBLE}], [], "planned", 0, 0),
    ("it is planned, and a plan is denied", [{"modality": PLANNED}, {"modality": PLANNED, "polarity": NEGATED}], [],
     "planned", 0, 0),
    ("it is recalled only", [{}, {}], ["d0", "d1"], "recalled", 0, 0),
    ("one report and a recall", [{}, {}], ["d1"], "single-source", 1, 1),
    ("a recall and a denial", [{}, {"polarity": NEGATED}], ["d0"], "recalled", 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "told", "recalls", "status", "reports", "independent"), SAID, ids=[row[0] for row in SAID]
)
def test_status(
    what: str, told: list[dict[str, Any]], recalls: list[str], status: str, reports: int, independent: int
) -> None:
    found = event(*(record(document=f"d{at}", **given_) for at, given_ in enumerate(told)), recalls=recalls)
    assert (found.status, found.n_reports, found.n_independent) == (status, reports, independent)


def test_a_headline_of_an_attributed_text_is_the_teller_s() -> None:
    monitor = teller("المرصد", "monitor", "mon")
    told = event(record(number=0, event=0), record(number=1, event=0, tellers=(monitor,)))
    assert [link.origin for link in told.links] == ["actor:mon", "actor:mon"]
    assert told.n_independent == 1


# --- its id ----------------------------------------------------------------------------------------------------------


def test_the_id_is_that_of_the_earliest_claim_and_stays_when_later_reports_come() -> None:
    first = record(document="b", published="2024-12-03")
    later = [record(document="a", published="2024-12-04"), record(document="c", published=None)]
    assert event(first).id == event(*later, first).id == event_id("b-0")
    assert event(first, record(document="z", published="2024-12-02")).id == event_id("z-0")


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_claims_and_accounts_makes_no_difference(order: list[int]) -> None:
    told = [
        record(document=f"d{at % 4}", number=at, event=0, places=((VILLAGE, CITY, GOVERNORATE)[at % 3],),
               published=f"2024-12-0{3 + at % 2}", actors=((ARMY, REBELS)[at % 2],), quantity=people(at + 1),
               type_=("kill", "shelling", "airstrike")[at % 3], time=f"2024-12-0{1 + at % 3}")
        for at in range(6)
    ]  # fmt: skip
    made = [one for name in ("d0", "d1", "d2", "d3") for one in accounts(*(r for r in told if r.document == name))]
    expected = merged(made, told, ORIGINS, PARAMETERS)
    shuffled = [made[at] for at in order if at < len(made)]
    assert merged(shuffled, [told[at] for at in order], ORIGINS, PARAMETERS) == expected
