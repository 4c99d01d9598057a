"""`isnad fuse`, `isnad explain`, `isnad judge`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import Ran, Run

from isnad.store.store import reading

STRUCK = "قصفت مدفعية الجيش بلدة كفرنبل يوم الثلاثاء 3 كانون الأول 2024 فقتل 6 مدنيين."
STRUCK_ANEW = "قتل 6 مدنيين بقصف مدفعي على بلدة كفرنبل في 3 كانون الأول 2024، بحسب شهود من البلدة."
OTHER_DAY = "سقط 11 قتيلاً من المدنيين جراء قذائف على أطراف كفرنبل في 4 كانون الأول 2024."


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Three dispatches in `isnad.duckdb`, not fused."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733616000")
    rows = [
        {"id": "one", "text": STRUCK, "published": "2024-12-03", "outlet": "شبكة الضفة"},
        {"id": "two", "text": STRUCK_ANEW, "published": "2024-12-04", "outlet": "إذاعة الوادي"},
        {"id": "next", "text": OTHER_DAY, "published": "2024-12-03", "outlet": "جريدة الميزان"},
    ]
    path = tmp_path / "dispatches.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert run("ingest", path, "--no-fuse").code == 0


def asked(query: str) -> list[tuple[str, ...]]:
    with reading(Path("isnad.duckdb")) as store:
        return store.connection.execute(query).fetchall()


def event_of(document: str) -> str:
    ((event,),) = asked(f"select distinct event from current_event_claims where document = '{document}'")
    return event


def claim_of(document: str, type_: str = "shelling") -> str:
    ((claim,),) = asked(f"select claim from current_claims where document = '{document}' and type = '{type_}'")
    return claim


def judge(run: Run, *words: str, by: str = "Salma") -> Ran:
    return run("judge", *words, "--by", by, "--why", "read again")


# --- fuse ------------------------------------------------------------------------------------------------------------


def test_fuse_says_what_it_did(run: Run) -> None:
    ran = run("fuse")
    assert (ran.code, ran.out) == (0, "")
    assert "3 documents compared again" in ran.err
    assert event_of("one") == event_of("two") != event_of("next")
    assert "0 documents compared again" in run("fuse").err


@pytest.mark.parametrize(
    "words", [["fuse"], ["explain", "evt-1"], ["judge", "rejected", "clm-1", "--by", "S", "--why", "x"]]
)
def test_a_database_that_is_not_there_is_said_and_not_made(run: Run, words: list[str]) -> None:
    ran = run(*words, "--db", "missing.duckdb")
    assert ran.code != 0
    assert "missing.duckdb is not there; `isnad ingest" in ran.err
    assert not Path("missing.duckdb").exists()


def test_a_codebook_that_is_no_folder_is_said(run: Run) -> None:
    ran = run("fuse", "--codebook", "nowhere")
    assert (ran.code, "nowhere is no folder" in ran.err) == (2, True)


# --- explain ---------------------------------------------------------------------------------------------------------


def test_explain_shows_sentences_origins_ties_and_what_came_near(run: Run) -> None:
    run("fuse")
    out = run("explain", event_of("one")).out
    said, near = out.split("nearest accounts that are not in it:")
    assert "shelling" in said.splitlines()[0]
    assert "2024-12-03 (stated)" in said
    assert "Kafr Nabl" in said
    assert STRUCK in said
    assert STRUCK_ANEW in said
    assert f"{claim_of('one')}  «قصفت» shelling, affirms, origin outlet:شبكه ضفه" in said
    assert "reports  2, independent origins 2" in said
    tie = re.search(r"([\d.]+)  (?:one|two) .*\n +(?:one|two) .*\n +(.*)", said)
    assert tie is not None
    assert float(tie[1]) >= 5
    assert {"date +2.0 (dates that meet)", "killed +3.0 (6 and 6)"} <= set(tie[2].split("; "))
    assert "next" in near
    assert event_of("next") in near


def test_explain_of_an_event_that_stands_alone(run: Run) -> None:
    run("fuse")
    out = run("explain", event_of("next")).out
    assert "nothing: one document tells of it" in out
    assert OTHER_DAY in out


def test_explain_shows_what_people_judged(run: Run) -> None:
    run("fuse")
    judge(run, "same", claim_of("one"), claim_of("next", "kill"))
    out = run("explain", event_of("next")).out
    assert "what people judged:" in out
    assert "Salma" in out
    assert "read again" in out


def test_explain_knows_events_that_ended_and_those_that_never_were(run: Run) -> None:
    run("fuse")
    before = {event_of("one"), event_of("next")}
    judge(run, "same", claim_of("one"), claim_of("next", "kill"))
    (ended,) = before - {event_of("one")}
    assert f"event {ended} ended with run" in run("explain", ended).err
    ran = run("explain", "evt-none")
    assert (ran.code, "no event evt-none" in ran.err) == (1, True)


# --- judge -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["perhaps", "clm-1"], "a verdict is one of same, different, accepted, rejected, corrected, not 'perhaps'"),
        (["same", "clm-1"], "`same` is said of two claims, not of 1"),
        (["rejected", "clm-1", "clm-2"], "`rejected` is said of one claim, not of 2"),
        (["different", "clm-1", "clm-2", "clm-3"], "`different` is said of two claims, not of 3"),
        (["rejected", "clm-1"], "no claim clm-1 is in isnad.duckdb"),
        (["corrected", "CLAIM"], "--field must be one of type, polarity, modality, time"),
        (["corrected", "CLAIM", "--field", "place", "--value", "C1"], "--field must be one of"),
        (["corrected", "CLAIM", "--field", "time", "--value", "2024-02-30"], "--value must be an EDTF date"),
        (["corrected", "CLAIM", "--field", "modality", "--value", "sure"], "--value must be one of actual"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_sentence(run: Run, words: list[str], said: str) -> None:
    run("fuse")
    ran = judge(run, *(claim_of("one") if word == "CLAIM" else word for word in words))
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert asked("select count(*) from judgements where \"by\" not like 'rule:%'") == [(0,)]


@pytest.mark.parametrize("by", ["", "  ", "rule:fuse/0"])
def test_a_judgement_needs_a_person(run: Run, by: str) -> None:
    ran = judge(run, "rejected", claim_of("one"), by=by)
    assert (ran.code, "needs the name of a person" in ran.err) == (2, True)


def test_what_people_judge_takes_effect_at_once(run: Run) -> None:
    run("fuse")
    assert judge(run, "different", claim_of("one"), claim_of("two")).code == 0
    assert event_of("one") != event_of("two")
    judge(run, "same", claim_of("one"), claim_of("two"))
    assert event_of("one") == event_of("two")
    judge(run, "corrected", claim_of("two"), "--field", "polarity", "--value", "negated")
    assert asked(
        "select status from current_events join current_event_claims using (event) where document = 'one' limit 1"
    ) == [("contested",)]


def test_a_judgement_before_any_fusion_fuses(run: Run) -> None:
    assert judge(run, "rejected", claim_of("next", "kill")).code == 0
    assert asked("select count(*) from current_events") != [(0,)]
    assert asked(f"select count(*) from current_event_claims where claim = '{claim_of('next', 'kill')}'") == [(0,)]
