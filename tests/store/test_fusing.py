"""Fusion in the database: however it grew, whatever was judged, corrected, withdrawn or killed, the same events."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from composing import Put, arrival, arrivals, articles, contents, rows
from fusing_told import (
    DISPATCHES,
    OTHER_DAY,
    STRUCK,
    claim_of,
    documents_of_events,
    event_with,
    fused,
    judged,
    state,
    told,
)

from isnad.errors import UsageError
from isnad.fuse import parameters
from isnad.model import Verdict
from isnad.store import fusing, runs
from isnad.store.diff import changes
from isnad.store.store import opened, reading
from isnad.store.withdraw import check_known, forget_events, rewrite, withdraw

TOGETHER = [
    "capture n7 n8 n9",
    "enter n11",
    "protest n10",
    "shelling n1 n2 n3 n4 n10 n12 n13",
    "shelling n5",
    "shelling n6",
]


def test_the_dispatches_are_these_events(db: Path, put: Put) -> None:
    put(*told())
    fused(db)
    assert [one for one in documents_of_events(db) if not one.startswith("withdraw")] == TOGETHER
    struck = event_with(db, "n1", "shelling")
    assert (struck["status"], struck["date"], struck["place"]["name"]) == ("contested", "2024-12-03", "Kafr Nabl")
    assert (struck["n_reports"], struck["n_independent"]) == (5, 4)  # n13 copies n1
    assert struck["killed"]["best"] == 6
    assert struck["earliest_document"] == "n1"
    assert event_with(db, "n11", "enter")["status"] == "planned"


# --- however it grew -------------------------------------------------------------------------------------------------


@pytest.fixture
def at_once(db: Path, put: Put) -> dict[str, list[str]]:
    put(*told())
    fused(db)
    expected = state(db)
    db.unlink()
    return expected


@pytest.mark.parametrize("seed", range(4))
def test_one_document_at_a_time_is_as_all_at_once(db: Path, put: Put, at_once: dict[str, list[str]], seed: int) -> None:
    names = [row["id"] for row in DISPATCHES]
    for name in random.Random(seed).sample(names, len(names)):
        put(*told(name))
        fused(db)
    assert state(db) == at_once


@pytest.mark.parametrize("seed", range(2))
def test_made_up_articles_in_batches_are_as_all_at_once(tmp_path: Path, db: Path, put: Put, seed: int) -> None:
    """With copies, editions, undated and foreign texts among them."""
    made = arrivals(articles(60, seed))
    put(*made)
    fused(db)
    expected = state(db)
    db.unlink()
    for at in range(0, len(made), 13):
        put(*made[at : at + 13])
        fused(db)
    assert state(db) == expected
    assert len(expected["events"]) > 40


def test_fusing_again_changes_nothing(db: Path, put: Put) -> None:
    put(*told())
    fused(db)
    before = contents(db)
    done = fused(db)
    assert (done.documents, done.pairs, done.changed) == (0, 0, 0)
    after = contents(db)
    assert {name for name in after if after[name] != before[name]} == {"runs"}


def test_the_id_of_an_event_stays_when_later_reports_come(db: Path, put: Put) -> None:
    put(*told("n1"))
    fused(db)
    first = event_with(db, "n1", "shelling")
    put(*told("n2", "n3", "n4"))
    fused(db)
    now = event_with(db, "n1", "shelling")
    assert now["event"] == first["event"]
    assert (first["n_reports"], now["n_reports"], now["status"]) == (1, 3, "contested")


def test_other_parameters_compare_all_again(db: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(*told())
    fused(db)
    packaged = parameters.read_parameters()
    strict = parameters.Parameters(
        **{name: getattr(packaged, name) for name in packaged.__dataclass_fields__} | {"digest": "0" * 16, "same": 99.0}
    )
    monkeypatch.setattr(fusing, "read_parameters", lambda: strict)
    assert fused(db).documents == len(DISPATCHES) - 0
    assert {len(one.split()) for one in documents_of_events(db)} == {2}  # every document by itself
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733616000")
    fused(db)
    assert [one for one in documents_of_events(db) if not one.startswith("withdraw")] == TOGETHER


# --- editions, withdrawals -------------------------------------------------------------------------------------------


def test_a_corrected_edition_moves_its_claims(db: Path, put: Put) -> None:
    put(*told("n1", "n2"))
    fused(db)
    assert documents_of_events(db) == ["shelling n1 n2"]
    put(arrival(OTHER_DAY, id="n2", published="2024-12-06", outlet="إذاعة الوادي"))
    fused(db)
    ((latest,),) = rows(db, "select document from documents where superseded_by is null and document <> 'n1'")
    assert documents_of_events(db) == sorted([f"shelling {latest}", "shelling n1"])
    assert event_with(db, "n1", "shelling")["n_reports"] == 1


def test_an_edition_and_its_correction_at_once_are_as_one_after_the_other(db: Path, put: Put) -> None:
    corrected = arrival(OTHER_DAY, id="n2", published="2024-12-06", outlet="إذاعة الوادي")
    put(*told("n1", "n2"), corrected)
    fused(db)
    expected = state(db)
    db.unlink()
    for one in (*told("n2", "n1"), corrected):
        put(one)
        fused(db)
    assert state(db) == expected


def test_a_withdrawn_document_leaves_its_events(db: Path, put: Put) -> None:
    put(*told())
    fused(db)
    with opened(db, "withdraw") as store:
        check_known(store, "n2")
        run, _ = runs.begin(store, "withdraw", {"document": "n2"})
        withdraw(store, run, "n2", "asked for")
        fusing.fuse(store, run, lambda _: None)
        forget_events(store)
        rewrite(store, run)
    assert "shelling n1 n3 n4 n10 n12 n13" in documents_of_events(db)
    left = state(db)
    db.unlink()
    put(*told(*(row["id"] for row in DISPATCHES if row["id"] != "n2")))
    fused(db)
    assert state(db) == left


def test_the_event_of_a_document_that_is_withdrawn_alone_ends(db: Path, put: Put) -> None:
    put(*told("n5", "n6"))
    fused(db)
    with opened(db, "withdraw") as store:
        run, _ = runs.begin(store, "withdraw", {"document": "n6"})
        withdraw(store, run, "n6", "asked for")
        fusing.fuse(store, run, lambda _: None)
        forget_events(store)
        rewrite(store, run)
    assert documents_of_events(db) == ["shelling n5"]


# --- what people judge -----------------------------------------------------------------------------------------------


def touch_again(db: Path, put: Put) -> None:
    """Let another report of the same strike come, so that its events are made anew."""
    put(arrival(STRUCK, id="later", published="2024-12-04", outlet="بوابة النهر"))
    fused(db)


def shelling_of(db: Path, document: str) -> set[str]:
    found = rows(db, f"select event from current_event_claims where document = '{document}' and stance <> 'recalls'")
    return {event for (event,) in found}


def test_people_part_what_rules_joined_and_it_stays(db: Path, put: Put) -> None:
    put(*told("n1", "n2", "n3"))
    fused(db)
    assert documents_of_events(db) == ["shelling n1 n2 n3"]
    judged(db, Verdict.DIFFERENT, claim_of(db, "n1", "shelling"), claim_of(db, "n2", "shelling"))
    assert shelling_of(db, "n1").isdisjoint(shelling_of(db, "n2"))
    touch_again(db, put)
    assert shelling_of(db, "n1").isdisjoint(shelling_of(db, "n2"))


def test_people_join_what_rules_parted_and_it_stays(db: Path, put: Put) -> None:
    put(*told("n1", "n5"))
    fused(db)
    assert documents_of_events(db) == ["shelling n1", "shelling n5"]
    judged(db, Verdict.SAME, claim_of(db, "n5", "kill"), claim_of(db, "n1", "shelling"))
    assert documents_of_events(db) == ["shelling n1 n5"]
    touch_again(db, put)
    assert documents_of_events(db) == ["shelling n1 n5 later"]


def test_the_later_judgement_holds(db: Path, put: Put) -> None:
    put(*told("n1", "n2"))
    fused(db)
    pair = claim_of(db, "n1", "shelling"), claim_of(db, "n2", "shelling")
    judged(db, Verdict.DIFFERENT, *pair, at="2024-12-08")
    judged(db, Verdict.SAME, *reversed(pair), at="2024-12-09")
    assert documents_of_events(db) == ["shelling n1 n2"]
    judged(db, Verdict.DIFFERENT, *pair, at="2024-12-10")
    assert documents_of_events(db) == ["shelling n1", "shelling n2"]


def test_a_rejected_claim_leaves_and_comes_back_when_it_is_accepted(db: Path, put: Put) -> None:
    put(*told("n1", "n2"))
    fused(db)
    before = state(db)
    rejected = [claim_of(db, "n2", "shelling"), claim_of(db, "n2", "kill")]
    for at, claim in enumerate(rejected):
        judged(db, Verdict.REJECTED, claim, at=f"2024-12-08T0{at}:00:00")
    assert documents_of_events(db) == ["shelling n1"]
    touch_again(db, put)
    assert documents_of_events(db) == ["shelling n1 later"]
    for at, claim in enumerate(rejected):
        judged(db, Verdict.ACCEPTED, claim, at=f"2024-12-09T0{at}:00:00")
    assert documents_of_events(db) == ["shelling n1 n2 later"]
    assert set(before["accounts"]) <= set(state(db)["accounts"])


@pytest.mark.parametrize(
    ("field", "value", "events"),
    [
        ("time", "2024-11-20", ["shelling n1", "shelling n2"]),
        ("polarity", "negated", ["shelling n1 n2"]),
        ("type", "capture", ["capture n2", "shelling n1 n2"]),  # its toll stays with the strike
    ],
)
def test_a_corrected_field_takes_effect_and_stays(
    db: Path, put: Put, field: str, value: str, events: list[str]
) -> None:
    put(*told("n1", "n2", "n7"))
    fused(db)
    for at, type_ in enumerate(("shelling", "kill") if field == "time" else ("shelling",)):
        claim = claim_of(db, "n2", type_)
        judged(db, Verdict.CORRECTED, claim, at=f"2024-12-08T0{at}:00:00", field=field, value=value)
    assert [one for one in documents_of_events(db) if not one.endswith("n7")] == events
    touch_again(db, put)
    assert sum("n2" in one for one in documents_of_events(db)) == sum("n2" in one for one in events)
    if field == "polarity":
        assert event_with(db, "n1", "shelling")["status"] == "contested"


def test_two_fields_of_one_claim_are_corrected_both(db: Path, put: Put) -> None:
    put(*told("n1"))
    fused(db)
    claim = claim_of(db, "n1", "shelling")
    judged(db, Verdict.CORRECTED, claim, field="type", value="kill")
    judged(db, Verdict.CORRECTED, claim, at="2024-12-09", field="modality", value="planned")
    assert {one.split()[0] for one in documents_of_events(db)} == {"kill"}


@pytest.mark.parametrize(
    ("verdict", "given", "said"),
    [
        (Verdict.REJECTED, {"left": "clm-nobody"}, "no claim clm-nobody"),
        (Verdict.CORRECTED, {"field": "place", "value": "C1"}, "--field must be one of"),
        (Verdict.CORRECTED, {"field": "time", "value": "2023-02-29"}, "EDTF"),
        (Verdict.CORRECTED, {"field": "time", "value": "أمس"}, "EDTF"),
        (Verdict.CORRECTED, {"field": "polarity", "value": "maybe"}, "--value must be one of affirmed, negated"),
        (Verdict.CORRECTED, {"field": "type", "value": "party"}, "--value must be one of"),
        (Verdict.CORRECTED, {"field": "type"}, "--value"),
    ],
)
def test_judgements_that_cannot_be_are_refused(
    db: Path, put: Put, verdict: Verdict, given: dict[str, str], said: str
) -> None:
    put(*told("n1", "n7"))
    fused(db)
    claim = claim_of(db, "n1", "shelling")
    with pytest.raises(UsageError, match=said):
        judged(db, verdict, given.pop("left", claim), **given)
    assert rows(db, "select count(*) from judgements where \"by\" = 'Salma'") == [(0,)]


# --- versions --------------------------------------------------------------------------------------------------------


def overlaps(db: Path, table: str, key: Iterable[str]) -> list[tuple[object, ...]]:
    same = " and ".join(f"a.{name} = b.{name}" for name in key)
    query = (
        f"select a.* from {table} a, {table} b where {same} and a.since_run < b.since_run"
        " and coalesce(a.until_run, 999) > b.since_run"
    )
    return rows(db, query)


def test_versions_never_overlap_and_tell_what_changed(db: Path, put: Put) -> None:
    for name in ("n1", "n5", "n2", "n6", "n3", "n7", "n4", "n8", "n9", "n10"):
        put(*told(name))
        fused(db)
    judged(db, Verdict.DIFFERENT, claim_of(db, "n1", "shelling"), claim_of(db, "n2", "shelling"))
    assert overlaps(db, "events", ["event"]) == []
    assert overlaps(db, "event_claims", ["event", "claim"]) == []
    assert rows(db, "select count(*) from events where until_run <= since_run") == [(0,)]
    assert rows(db, "select claim from current_event_claims group by claim having count(*) > 1") == []
    alone = "select claim from current_event_claims where event not in (select event from current_events)"
    assert rows(db, alone) == []
    last = rows(db, "select max(run) from runs")[0][0]
    with reading(db) as store:
        told_of = [one for one in changes(store, 1, last) if one.what == "event"]
        assert list(changes(store, last, last)) == []
    assert {one.how for one in told_of} == {"appeared"}
    assert len({one.id for one in told_of}) == len(rows(db, "select event from current_events"))


# --- killed ----------------------------------------------------------------------------------------------------------

FUSE = "from isnad.cli import main; main()"


def start(database: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1733616000"}
    words = [sys.executable, "-c", FUSE, "fuse", "--db", str(database)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.speed
def test_killed_while_fusing_and_begun_again_is_as_if_undisturbed(tmp_path: Path, db: Path, put: Put) -> None:
    put(*arrivals(articles(120)), *told())
    whole = shutil.copy(db, tmp_path / "whole.duckdb")
    since = time.monotonic()
    assert start(whole).wait() == 0
    lasts, expected, chance = time.monotonic() - since, contents(whole), random.Random(11)
    for kill in range(8):
        broken = shutil.copy(db, tmp_path / f"broken-{kill}.duckdb")
        process = start(broken)
        time.sleep(chance.uniform(0.4, 1.0) * lasts)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert start(broken).wait() == 0
        assert contents(broken) == expected or is_second_run(broken, expected)


def is_second_run(database: Path, expected: dict[str, list[str]]) -> bool:
    """Whether the first run had ended before it was killed, so that the second one did nothing."""
    found = contents(database)
    return {name for name in found if found[name] != expected[name]} == {"runs"}
