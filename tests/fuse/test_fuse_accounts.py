"""A document's accounts: which of its claims belong together, and what they say together."""

from __future__ import annotations

import pytest
from told import DAY, PARAMETERS, accounts, claims_of, days, killed, party, people, record, site

from isnad.fuse.accounts import Count, account_of
from isnad.fuse.days import Days, day_number
from isnad.model import Modality, Polarity, Record

STRUCK = "قصفت المدفعية قرية الدانة فقتل 6 مدنيين"
FOUGHT = "واندلعت اشتباكات عند أطراف القرية بعد ذلك"
HERE, THERE = site("الدانة"), site("سرمدا", 30)


# --- which claims stand together -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "records", "together"),
    [
        (
            "a toll goes to the act in its own sentence, though the coder numbers it apart",
            [record(sentence=STRUCK, places=(HERE,)), killed(6, sentence=STRUCK)],
            [("0", "1")],
        ),
        (
            "of two acts in one sentence to the nearer one",
            [record(number=0, sentence=STRUCK), record("clash", number=4, sentence=STRUCK),
             killed(6, at=5, sentence=STRUCK)],
            [("0",), ("4", "5")],
        ),
        (
            "to an act before another toll",
            [record("injure", number=4, event=4, sentence=STRUCK), record(number=0, sentence=STRUCK),
             killed(6, at=5, sentence=STRUCK)],
            [("0", "4", "5")],
        ),
        (
            "not to an act of another sentence",
            [record(sentence=STRUCK), killed(6, sentence=FOUGHT)],
            [("0",), ("1",)],
        ),
        (
            "not to an act 30 km away",
            [record(sentence=STRUCK, places=(HERE,)), killed(6, sentence=STRUCK, places=(THERE,))],
            [("0",), ("1",)],
        ),
        (
            "a toll of none does not go to an act that happened",
            [record(sentence=STRUCK), killed(6, sentence=STRUCK, polarity=Polarity.NEGATED)],
            [("0",), ("1",)],
        ),
        (
            "killed and injured of one sentence, without an act",
            [killed(6, at=0, sentence=STRUCK), record("injure", number=1, sentence=STRUCK)],
            [("0", "1")],
        ),
        (
            "one number of the coder, one account",
            [record(number=0, event=1, places=(HERE,)), record(number=7, event=1, places=(HERE,))],
            [("0", "7")],
        ),
        (
            "two strikes 30 km apart under one number are two",
            [record(number=0, event=1, places=(HERE,)), record(number=1, event=1, places=(THERE,))],
            [("0",), ("1",)],
        ),
        (
            "a claim without a place goes with the one before",
            [record(number=0, event=1, places=(HERE,)), record(number=1, event=1, places=(THERE,)),
             record(number=2, event=1), record(number=3, event=1, places=(HERE,))],
            [("0", "3"), ("1", "2")],
        ),
        (
            "two days apart under one number are two",
            [record(number=0, event=1, time="2024-12-01"), record(number=1, event=1, time="2024-12-03")],
            [("0",), ("1",)],
        ),
        (
            "neighbouring days are one: a night has two",
            [record(number=0, event=1, time="2024-12-02"), record(number=1, event=1, time="2024-12-03")],
            [("0", "1")],
        ),
        (
            "claims of two families are never one, whatever their number",
            [record("clash", number=0, event=1), record("capture", number=1, event=1)],
            [("0",), ("1",)],
        ),
        ("what no family has is left out", [record("of no family")], []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_which_claims_stand_together(what: str, records: list[Record], together: list[tuple[str, ...]]) -> None:
    assert claims_of(*records) == together


def test_accounts_come_in_reading_order_whatever_their_families() -> None:
    told = [record("capture", number=3), record("clash", number=1), record("protest", number=2)]
    assert claims_of(*told) == [("1",), ("2",), ("3",)]


# --- what an account says --------------------------------------------------------------------------------------------


def test_an_account_says_all_that_its_claims_say() -> None:
    army, people_of = party("الجيش", "syr-army-assad"), party("مدنيون", "gen-civilians", "group")
    (one,) = accounts(
        record(sentence=STRUCK, places=(HERE,), actors=(army, party("مجهولون"))),
        killed(6, sentence=STRUCK, targets=(people_of, party("الهلال", "syr-sarc"))),
    )
    assert (one.id, one.document, one.family, one.types) == ("d1-0", "d1", "violence", ("kill", "shelling"))
    assert (one.actors, one.targets) == ({"syr-army-assad"}, {"syr-sarc"})  # not who is named by what they are
    assert (one.killed, one.injured) == (Count(6, 6), None)
    assert [place.text for place in one.sites] == ["الدانة"]
    assert {"مدفعيه", "دانه", "6"} <= one.words
    assert one.claims == ("d1-0", "d1-1")


def test_only_the_finest_of_its_places_count() -> None:
    governorate = site("SY07", 40, kind="governorate", admin1=None)
    (one,) = accounts(record(event=1, places=(governorate,)), record(number=1, event=1, places=(HERE,)))
    assert [place.text for place in one.sites] == ["الدانة"]


def test_places_that_no_table_knows_are_not_compared() -> None:
    assert accounts(record(places=(site("المكان", id=None, lat=None, lon=None),)))[0].sites == ()


@pytest.mark.parametrize(
    ("times", "stated", "expected"),
    [
        ((None,), False, days("2024-12-01", "2024-12-03")),  # published on the 3rd, so no later and not much earlier
        (("2024-12-02",), True, days("2024-12-02")),
        ((None, "2024-12-02"), True, days("2024-12-02")),
        (("2024-12-01/2024-12-03", "2024-12-02"), True, days("2024-12-02")),  # the narrowest
        (("2024-12-03", "2024-12-02", "2024-12-02"), True, days("2024-12-02")),  # the most often given
        (("2024-12",), True, days("2024-12-01", "2024-12-31")),
        (("2024",), True, days("2024-01-01", "2024-12-31")),  # too long to place anything, but what the text says
        (("2024-12-01/..",), True, days("2024-12-01", "2024-12-03")),  # up to its publication
        (("P2D",), False, days("2024-12-01", "2024-12-03")),
        (("2024-12-05",), True, days("2024-12-05")),  # announced for the day after tomorrow
    ],
)
def test_the_days_of_an_account(times: tuple[str | None, ...], stated: bool, expected: Days) -> None:
    (one,) = accounts(*(record(number=at, event=1, time=time) for at, time in enumerate(times)))
    assert (one.stated, one.days) == (stated, expected)


def test_without_a_date_at_all_there_are_no_days() -> None:
    (one,) = accounts(record(published=None))
    assert (one.published, one.days, one.stated, one.recalls) == (None, None, False, False)


@pytest.mark.parametrize(
    ("modalities", "happened"),
    [
        ((Modality.ACTUAL,), True),
        ((Modality.PLANNED,), False),
        ((Modality.POSSIBLE,), False),
        ((Modality.PLANNED, Modality.ACTUAL), True),
    ],
)
def test_what_is_planned_did_not_happen(modalities: tuple[Modality, ...], happened: bool) -> None:
    told = [record(number=at, event=1, modality=modality) for at, modality in enumerate(modalities)]
    assert accounts(*told)[0].happened is happened


@pytest.mark.parametrize(
    ("lead", "other", "published", "recalls"),
    [
        ("2024-12-03", "2024-12-03", DAY, [False, False]),
        ("2024-12-03", "2024-12-02", DAY, [False, True]),  # earlier than what the text reports first
        ("2024-12-02", "2024-12-03", DAY, [False, False]),
        ("2024-12-03", None, DAY, [False, False]),  # bounded by the publication only
        ("2024-12-03", "2024-12-01/2024-12-02", DAY, [False, True]),
        ("2024-12-03", "2024-12-01/2024-12-03", DAY, [False, False]),  # may be the same day
        (None, "2024-11-30", DAY, [False, False]),  # three days before the publication, and itself the lead
        (None, "2024-11-29", DAY, [False, True]),  # four
        ("2024-12-09", "2024-12-02", DAY, [False, False]),  # the future is no lead
        ("2024-12-02", "2024-12-01", None, [False, False]),  # without a publication day there is no past
    ],
)  # fmt: skip
def test_earlier_days_are_recalled(
    lead: str | None, other: str | None, published: str | None, recalls: list[bool]
) -> None:
    told = accounts(record(time=lead, published=published), record(number=1, time=other, published=published))
    assert [one.recalls for one in told] == recalls


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], None),
        ([people(6)], Count(6, 6)),
        ([people(6, -1)], Count(6, None)),  # at least six
        ([people(6), people(2), people(2)], Count(2, 2)),  # the one that stands most often
        ([people(6), people(2)], Count(6, 6)),  # a total outweighs its parts
        ([people(None)], None),
        ([people(0)], None),
        ([people(6, unit="vehicle")], None),
    ],
)
def test_the_number_of_killed(told: list[object], expected: Count | None) -> None:
    records = [killed(None, at=at, event=1, quantity=quantity) for at, quantity in enumerate(told)] or [record()]
    assert accounts(*records)[0].killed == expected


def test_numbers_that_are_denied_do_not_count() -> None:
    assert accounts(killed(6, polarity=Polarity.NEGATED))[0].killed is None


def test_the_account_of_known_claims_is_the_one_that_was_made_of_the_document() -> None:
    told = [
        record(sentence=STRUCK, places=(HERE,), time="2024-12-02"),
        killed(6, sentence=STRUCK),
        record("clash", number=2, time="2024-12-01", sentence=FOUGHT, places=(THERE,)),
    ]
    by_id = {one.id: one for one in told}
    for made in accounts(*told):
        assert account_of([by_id[claim] for claim in made.claims], made.recalls, PARAMETERS) == made


def test_an_account_is_the_same_however_its_claims_came_together() -> None:
    district, city, village = site("منطقة", kind="district"), site("مدينة", 24, kind="city"), site("قرية", 29)
    told = [record(number=at, event=1, places=(place,)) for at, place in enumerate((city, village, district))]
    assert accounts(*told) == [account_of(told, False, PARAMETERS)]


def test_the_bounds_are_those_of_the_parameters() -> None:
    (one,) = accounts(record())
    assert one.days == Days(day_number(DAY) - PARAMETERS.report_delay, day_number(DAY))
