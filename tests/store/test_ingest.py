"""What arrives becomes rows, once, whatever the batches and the number of times that it comes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from composing import Put, arrival, arrivals, articles, contents, rows

from isnad.model import Note, Skipped
from isnad.store import arriving
from isnad.store.arriving import Defaults, Outcome
from isnad.store.ingesting import Seen

TEXT = "سيطرت فصائل محلية على بلدة كفر زيتا صباح أمس."
OTHER = "انسحب الجيش من بلدة كفر زيتا بعد ساعات من دخولها."
EDITED = f"{TEXT} وقتل 4 مدنيين."


def latest(db: Path) -> dict[str, str | None]:
    return dict(rows(db, "select document, superseded_by from documents"))


# --- identity --------------------------------------------------------------------------------------------------------


def test_the_same_again_is_a_duplicate_and_adds_nothing(db: Path, put: Put) -> None:
    given = arrivals(articles(60))
    first = put(*given)
    before = contents(db)
    second = put(*given)
    after = contents(db)
    assert first.outcomes[Outcome.NEW] > 40
    assert (second.outcomes[Outcome.NEW], second.outcomes[Outcome.UPDATED]) == (0, 0)
    assert len(after.pop("runs")) == len(before.pop("runs")) + 1
    assert after == before


def test_batches_make_no_difference(db: Path, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = arrivals(articles(60))
    put(*given)
    whole = contents(db)
    db.unlink()
    monkeypatch.setattr(arriving, "BATCH", 3)
    put(*given)
    assert contents(db) == whole


def test_the_same_text_from_another_outlet_is_another_document(db: Path, put: Put) -> None:
    put(arrival(TEXT, outlet="شبكة الضفة"), arrival(TEXT, outlet="مرصد الوادي"))
    assert rows(db, "select count(*), count(distinct text_sha256) from documents") == [(2, 1)]
    assert rows(db, "select count(*) from originals") == [(1,)]
    assert set(latest(db).values()) == {None}


def test_another_outlet_under_the_same_id_is_another_document(db: Path, put: Put) -> None:
    summary = put(
        arrival(TEXT, id="7", outlet="شبكة الضفة"),
        arrival(TEXT, id="7", outlet="مرصد الوادي"),
        arrival(OTHER, id="7", outlet="جريدة الميزان"),
    )
    assert summary.outcomes[Outcome.NEW] == 3
    assert len(latest(db)) == 3
    assert set(latest(db).values()) == {None}


def test_the_same_document_from_another_file_is_captured_again(db: Path, put: Put) -> None:
    one, other = (arrival(TEXT, id="7", source=source) for source in ("a.jsonl", "b.jsonl"))
    summary = put(one, other, other)
    assert summary.outcomes[Outcome.DUPLICATE] == 2
    assert rows(db, "select source from captures order by 1") == [("a.jsonl",), ("b.jsonl",)]


# --- editions --------------------------------------------------------------------------------------------------------


def test_a_corrected_text_supersedes_and_the_earlier_one_stays(db: Path, put: Put) -> None:
    put(arrival(TEXT, id="7", published="2024-12-03"))
    summary = put(arrival(EDITED, id="7", published="2024-12-03"))
    assert summary.outcomes[Outcome.UPDATED] == 1
    (new,) = set(latest(db)) - {"7"}
    assert new.startswith("7~")
    assert latest(db) == {"7": new, new: None}
    assert {document for (document,) in rows(db, "select document from claims")} == {"7", new}
    assert {document for (document,) in rows(db, "select document from current_claims")} == {new}


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_an_edition_that_was_made_earlier_never_supersedes(db: Path, put: Put, order: list[int]) -> None:
    editions = [
        arrival(text, key="telegram:12/530", published="2024-12-01T10:00:00+03:00", edited=edited)
        for text, edited in [
            (TEXT, None),
            (OTHER, "2024-12-01T11:00:00+03:00"),
            (EDITED, "2024-12-01T09:30:00+00:00"),  # the latest, by the zone
        ]
    ]
    for number in order:
        put(editions[number])
    (last,) = rows(db, "select text from documents where superseded_by is null")
    assert last == (EDITED,)


def test_an_edition_met_again_changes_nothing(db: Path, put: Put) -> None:
    first, second = (arrival(text, id="7", published="2024-12-03") for text in (TEXT, EDITED))
    put(first, second)
    before = latest(db)
    assert put(first, second).outcomes == {Outcome.DUPLICATE: 2}
    assert latest(db) == before


# --- what is not known ----------------------------------------------------------------------------------------------


def test_what_cannot_be_coded_is_stored_and_said_so(db: Path, put: Put) -> None:
    summary = put(
        arrival("Rain is expected in the hills tomorrow.", id="en"),
        arrival(TEXT, id="ar", published="2024-12-03"),
        arrival("نیروهای ارتش وارد شهر شدند", id="fa", notes=(Note("not-arabic", "It is Persian."),)),
    )
    assert (summary.not_arabic, summary.undated) == (2, 2)
    stored = {row[0]: row[1:] for row in rows(db, "select document, arabic, published_on is null from documents")}
    assert stored == {"en": (False, True), "ar": (True, False), "fa": (False, True)}
    assert {document for (document,) in rows(db, "select document from claims")} == {"ar"}
    warned = rows(db, "select document, warnings[1].code from codings order by 1")
    assert warned == [("ar", None), ("en", "not-arabic"), ("fa", "not-arabic")]
    assert rows(
        db, "select list_contains([n.code for n in notes], 'undated') from documents where document = 'en'"
    ) == [(True,)]


def test_a_day_given_by_the_user_is_told_from_one_of_the_source(db: Path, put: Put) -> None:
    put(arrival(TEXT, id="7"), defaults=Defaults(published="2024-12-05", outlet="شبكة الضفة"))
    ((day, outlet, notes),) = rows(db, "select published, outlet, [n.code for n in notes] from documents")
    assert (day, outlet, notes) == ("2024-12-05", "شبكة الضفة", ["given-date"])


def test_what_a_reader_left_out_is_counted_and_said(db: Path, put: Put) -> None:
    heard: list[Seen] = []
    left_out = Skipped("a.warc", "record 3", Note("damaged", "The record breaks off."))
    summary = put(left_out, arrival(TEXT, id="7"), heard=heard)
    assert summary.skipped == {"damaged": 1}
    assert [(seen.outcome, seen.where) for seen in heard] == [("skipped", "a.warc, record 3"), ("new", "a.jsonl")]
    assert heard[0].why == "The record breaks off."


@pytest.mark.parametrize("text", [f"{TEXT}\x00 {OTHER}", f"{TEXT} \ud83d {OTHER}", f"\ufeff{TEXT}\u202e\r\n{OTHER}"])
def test_odd_characters_do_no_harm(db: Path, put: Put, text: str) -> None:
    odd = arrival("x", id="7")
    put(replace(odd, document=replace(odd.document, text=text)))
    for start, end, words, whole in rows(
        db,
        'select "trigger".start, "trigger"."end", "trigger".text, d.text from claims join documents d using (document)',
    ):
        assert whole[start:end] == words
    assert rows(db, "select count(*) > 0 from claims") == [(True,)]


# --- rows of claims --------------------------------------------------------------------------------------------------


def test_the_row_of_a_claim_says_all_of_it(db: Path, put: Put) -> None:
    text = "قتل 5 مدنيين بقصف مدفعي على مدينة سراقب يوم أمس، بحسب الدفاع المدني. وعاد الهدوء."
    put(arrival(text, id="7", published="2024-12-03", outlet="شبكة الضفة"))
    ((claim,),) = rows(db, "select c from current_claims c where type = 'kill'")
    assert claim["sentence"] == text.partition(" وعاد")[0]
    assert claim["folded"].startswith("قتل 5 مدنيين بقصف مدفعي علي مدينه سراقب")
    assert (claim["quantity"]["low"], claim["quantity"]["unit"]) == (5, "person")
    assert [(p["name_ar"], p["country"], p["lat"] is not None) for p in claim["places"]] == [("سراقب", "SY", True)]
    assert [(t["text"], t["kind"]) for t in claim["targets"]] == [("مدنيين", "civilian")]
    assert claim["time"] == "2024-12-02"
    assert claim["tellers"]
    assert (claim["outlet"], claim["since_run"], claim["until_run"]) == ("شبكة الضفة", 1, None)


# --- copies ---------------------------------------------------------------------------------------------------------


LONG = " ".join(f"{TEXT} {OTHER} وأفاد شهود بسماع دوي انفجارات قرب المعبر رقم {n}." for n in range(3))
COPIES = [
    ("the same words", LONG, LONG, True),
    ("other vowels and marks", LONG, LONG.replace("سيطرت", "سَيطَرَت").replace("،", ","), True),
    ("a sentence more", LONG, f"{LONG} ولم يصدر تعليق رسمي.", True),
    (
        "half of it",
        LONG,
        f"{LONG[: len(LONG) // 2]} " + "وخرج الأهالي إلى الحقول في موسم الزيتون هذا العام " * 3,
        False,
    ),
    ("another story", LONG, "افتتح المجلس المحلي مدرسة جديدة في الحي الشرقي بحضور الأهالي والمعلمين والطلاب.", False),
    ("the same short words", TEXT, TEXT, True),
    ("other short words", TEXT, EDITED, False),
]


@pytest.mark.parametrize(("one", "other", "copied"), [case[1:] for case in COPIES], ids=[case[0] for case in COPIES])
@pytest.mark.parametrize("together", [True, False])
def test_copies(db: Path, put: Put, one: str, other: str, copied: bool, together: bool) -> None:
    pair = arrival(one, id="b", outlet="شبكة الضفة"), arrival(other, id="a", outlet="مرصد الوادي")
    if together:
        put(*pair)
    else:
        put(pair[0])
        put(pair[1])
    found = rows(db, "select document, other, similarity from copies")
    assert [row[:2] for row in found] == ([("a", "b")] if copied else [])
    assert all(0.7 <= row[2] <= 1 for row in found)
