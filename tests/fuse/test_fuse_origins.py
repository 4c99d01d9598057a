"""From whom a claim came in the end: what is said of copies, relays, tellers with and without a name, repetitions."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import DAY, PARAMETERS, record, teller

from isnad.fuse.folding import bare
from isnad.fuse.origins import Origins, Publication, one_origin, roots
from isnad.model import Record, Teller
from isnad.text import fold_key

ACTORS = {"سانا": "media-sana", "عنب بلدي": "media-enab", "تاس": "media-tass"}
SANA = teller("وكالة سانا", "agency", "media-sana")
MONITOR = teller("المرصد السوري", "monitor", "mon-sohr")
ARMY = teller("وزارة الدفاع", "party", "syr-mod")


def origins(*copies: tuple[str, str], of: Iterable[Publication] = ()) -> Origins:
    return Origins(ACTORS.get, roots(of, copies), PARAMETERS.nameless)


def published(document: str, outlet: str | None, day: str | None = DAY, relayed: str | None = None) -> Publication:
    return Publication(document, outlet, day, relayed)


TELLERS: list[tuple[str, tuple[Teller, ...], str]] = [
    ("nobody is named: the outlet, which the table knows", (), "actor:media-enab"),
    ("an agency", (SANA,), "actor:media-sana"),
    ("the teller nearest to the fact", (ARMY, SANA), "actor:syr-mod"),
    ("a witness is the outlet's", (teller("شاهد عيان", "witness"),), "actor:media-enab"),
    ("an activist too", (teller("الناشط أبو عمر", "activist"),), "actor:media-enab"),
    ("one who would not be named", (teller("مصدر طلب عدم ذكر اسمه", "anonymous"),), "actor:media-enab"),
    ("a witness whom an agency found", (teller("شهود", "witness"), SANA), "actor:media-sana"),
    ("a person whom no table knows", (teller("سمير الحلاق"),), "said:سمير حلاق"),
    ("the same with an honorific and a conjunction", (teller("وسمير الحلاق"),), "said:سمير حلاق"),
    ("a source", (teller("مصدر"),), "actor:media-enab"),
    ("a military source", (teller("مصدر عسكري"),), "actor:media-enab"),
    ("the source", (teller("المصدر ذاته"),), "actor:media-enab"),
    ("the correspondent", (teller("مراسلنا"),), "actor:media-enab"),
    ("a surname alone points back", (teller("الحلاق"),), "actor:media-enab"),
    ("a spokesman with a name", (teller("المتحدث باسم المجلس سمير الحلاق"),), "said:متحدث باسم مجلس سمير حلاق"),
]


@pytest.mark.parametrize(("what", "tellers", "origin"), TELLERS, ids=[row[0] for row in TELLERS])
def test_tellers(what: str, tellers: tuple[Teller, ...], origin: str) -> None:
    assert origins().of(record(outlet="عنب بلدي", tellers=tellers)) == origin


@pytest.mark.parametrize(
    ("outlet", "relayed", "origin"),
    [
        ("عنب بلدي", None, "actor:media-enab"),
        ("شبكة الضفة", None, "outlet:شبكه ضفه"),
        ("Beacon News", None, "outlet:beacon news"),
        ("قناة الخبر", "سانا", "actor:media-sana"),  # forwarded
        ("قناة الخبر", "شبكة الضفة", "outlet:شبكه ضفه"),
        (None, None, "text:d1"),
        ("", None, "text:d1"),
    ],
)
def test_a_document_in_its_own_voice(outlet: str | None, relayed: str | None, origin: str) -> None:
    assert origins().of(record(outlet=outlet, relayed_from=relayed)) == origin


def of_each(given: Origins, *records: Record) -> list[str]:
    return [given.of(one) for one in records]


def test_an_agency_and_three_outlets_that_relay_it_are_one_origin() -> None:
    own = record(document="a", outlet="سانا")
    relays = [record(document=name, outlet=f"موقع {name}", tellers=(SANA,)) for name in "bcd"]
    assert of_each(origins(), own, *relays) == ["actor:media-sana"] * 4


@pytest.mark.parametrize("kind", ["agency", "media", "monitor"])
def test_an_outlet_that_no_table_knows_and_what_others_relay_from_it_are_one(kind: str) -> None:
    own, relay = record(outlet="وكالة الضفة"), record(document="d2", tellers=(teller("وكالة الضفة", kind),))
    assert of_each(origins(), own, relay) == ["outlet:وكاله ضفه"] * 2
    nobody = record(document="d3", outlet="موقع الخبر", tellers=(teller("الوكالة", kind),))
    assert origins().of(nobody) == origins().of(record(outlet="موقع الخبر"))


def test_an_outlet_that_the_table_knows_only_by_its_words() -> None:
    assert origins().of(record(tellers=(teller("سانا", "agency"),))) == "actor:media-sana"


def test_a_copy_is_the_first_text_whichever_the_outlet() -> None:
    texts = [published("late", "موقع الخبر", "2024-12-04"), published("first", "شبكة الضفة")]
    given = origins(("first", "late"), of=texts)
    copies = [record(document="first", outlet="شبكة الضفة"), record(document="late", outlet="موقع الخبر")]
    assert of_each(given, *copies) == ["outlet:شبكه ضفه"] * 2


def test_a_copy_of_a_forwarded_post_is_the_channel_s() -> None:
    texts = [published("a", "قناة", "2024-12-02", relayed="سانا"), published("b", "موقع")]
    assert origins(("a", "b"), of=texts).of(record(document="b", outlet="موقع")) == "actor:media-sana"


def test_a_teller_in_a_copied_text_stays_the_teller() -> None:
    texts = [published("a", "شبكة الضفة"), published("b", "موقع")]
    assert origins(("a", "b"), of=texts).of(record(document="b", outlet="موقع", tellers=(MONITOR,))) == "actor:mon-sohr"


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("2024-12-03", "2024-12-01", "2024-12-02"), "b"),
        (("2024-12-01", "2024-12-01", "2024-12-02"), "a"),  # of one day the first by its id
        ((None, "2024-12-05", None), "b"),  # undated last
        ((None, None, None), "a"),
    ],
)
def test_the_root_of_copies_is_the_earliest(days: tuple[str | None, ...], first: str) -> None:
    texts = [published(name, f"outlet {name}", day) for name, day in zip("abc", days, strict=True)]
    for order in (texts, texts[::-1]):
        found = roots(order, [("b", "c"), ("a", "b")])
        assert {name: root.document for name, root in found.items()} == dict.fromkeys("abc", first)


def test_copies_of_unknown_documents_and_of_nobody_have_no_root() -> None:
    assert roots([published("a", "x")], [("a", "gone")]) == {}
    assert roots([], []) == {}


# --- repeated sentences ----------------------------------------------------------------------------------------------

LONG = "قصفت قوات النظام بالمدفعية الثقيلة قرية معرة النعسان شرقي إدلب فجر اليوم"
SAME_WORDS = "قوات النظام قصفت بالمدفعية الثقيلة قرية معرة النعسان شرقي إدلب فجر اليوم"
TOLD_ANEW = "سقطت قذائف على معرة النعسان فجر اليوم مصدرها حواجز النظام"


@pytest.mark.parametrize(
    ("what", "sentences", "named", "same"),
    [
        ("the same sentence", [LONG, LONG], [False, False], {"o1": "o0"}),
        ("its words in another order", [LONG, SAME_WORDS], [False, False], {"o1": "o0"}),
        ("told anew", [LONG, TOLD_ANEW], [False, False], {}),
        ("somebody else is named who says so", [LONG, LONG], [False, True], {}),
        ("a repetition of what somebody said", [LONG, LONG], [True, False], {"o1": "o0"}),
        ("a repetition of a repetition", [LONG, LONG, LONG], [False] * 3, {"o1": "o0", "o2": "o0"}),
        ("a few words are said by all", ["قصف على البلدة", "قصف على البلدة"], [False, False], {}),
        ("a long sentence that holds a short one", [LONG, LONG + " " + TOLD_ANEW], [False, False], {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_repeated_sentences(what: str, sentences: list[str], named: list[bool], same: dict[str, str]) -> None:
    told = [
        (f"o{at}", is_named, record(document=f"d{at}", sentence=sentence))
        for at, (sentence, is_named) in enumerate(zip(sentences, named, strict=True))
    ]
    assert one_origin(told, PARAMETERS.repeated_words, PARAMETERS.repeated_share) == same


def test_a_repetition_of_one_who_repeats_is_traced_to_the_first() -> None:
    """The second outlet tells something of its own, which a third repeats, before it repeats the first."""
    own = "وقال سكان إن الطيران لم يغادر أجواء المنطقة طوال ساعات الليل أبداً"
    told = [
        ("o0", False, record(document="d0", sentence=LONG)),
        ("o1", False, record(document="d1", number=1, sentence=own)),
        ("o2", False, record(document="d2", sentence=own)),
        ("o1", False, record(document="d1", number=2, sentence=LONG)),
    ]
    assert one_origin(told, PARAMETERS.repeated_words, PARAMETERS.repeated_share) == {"o1": "o0", "o2": "o0"}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.frozensets(st.sampled_from(LONG.split()), min_size=7), max_size=8))
def test_of_the_sentences_that_one_repeats_the_first_is_its_origin(sentences: list[frozenset[str]]) -> None:
    records = [record(document=f"d{at}", sentence=" ".join(sorted(words))) for at, words in enumerate(sentences)]
    expected: dict[str, str] = {}
    for at, one in enumerate(records):
        first = next((f"o{to}" for to, before in enumerate(records[:at]) if repeats(one, before)), None)
        if first is not None:
            expected[f"o{at}"] = expected.get(first, first)
    assert one_origin([(f"o{at}", False, one) for at, one in enumerate(records)], 8, 0.8) == expected


def repeats(one: Record, before: Record) -> bool:
    words, others = ({bare(word) for word in each.folded.split()} for each in (one, before))
    few, most = sorted((len(words), len(others)))
    return one.document != before.document and few >= 8 and len(words & others) >= 0.8 * most


def test_a_document_does_not_repeat_itself() -> None:
    told = [(f"o{at}", False, record(number=at, sentence=LONG)) for at in range(2)]
    assert one_origin(told, PARAMETERS.repeated_words, PARAMETERS.repeated_share) == {}


def test_the_words_of_the_parameters_are_as_they_are_compared() -> None:
    """A word of `nameless` that is not folded and bare would never be met."""
    assert {
        word for word in ("وزير", "مصدر", "منظمة", "مسؤول") if bare(fold_key(word)) not in PARAMETERS.nameless
    } == set()
    assert origins().of(record(tellers=(teller("الوزير"),))) == origins().of(record())
