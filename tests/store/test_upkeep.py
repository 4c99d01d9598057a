"""Recoding, what changed between runs, verification, withdrawal, one writer."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from composing import Put, arrival, arrivals, articles, contents, rows

from isnad.codebook import packaged_data
from isnad.errors import DatabaseBusy, StoreError, UsageError
from isnad.store import runs
from isnad.store.coding import CodedReader, CodingJob
from isnad.store.diff import Change, changes
from isnad.store.fusing import fuse
from isnad.store.recoding import Recoded, outdated, recode
from isnad.store.store import opened, reading
from isnad.store.verify import Difference, differences
from isnad.store.withdraw import check_known, forget_events, rewrite, withdraw

SHELLED = "قصفت المدفعية بلدة كفر زيتا فقتل 3 مدنيين."
TAKEN = "سيطرت فصائل محلية على مدينة سراقب صباح أمس."
RARE = "الزمخشريون"  # stands nowhere else
WITH_RARE = f"اعتقلت دورية أمنية 4 شبان من عائلة {RARE} عند مدخل مدينة نوى، وقتل رجل من عائلة {RARE} في المدينة."


def found(db: Path) -> list[Difference]:
    return list(differences(db, lambda _: None))


def changed(db: Path, first: int, second: int) -> list[Change]:
    with reading(db) as store:
        return list(changes(store, first, second))


def fused(db: Path) -> None:
    with opened(db, "fuse") as store:
        run, _ = runs.begin(store, "fuse", {})
        fuse(store, run, lambda _: None)
        runs.finish(store, run)


# --- recoding --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def other_reader(tmp_path_factory: pytest.TempPathFactory) -> CodedReader:
    """A codebook in which `سيطر` is an entering, not a capture."""
    folder = shutil.copytree(packaged_data(), tmp_path_factory.mktemp("other") / "codebook")
    file = folder / "events/triggers/territory.yaml"
    entry = "- type: capture\n  verb: سيطر يسيطر"
    words = file.read_text(encoding="utf-8")
    assert words.count(entry) == 1
    file.write_text(words.replace(entry, entry.replace("capture", "enter")), encoding="utf-8")
    return CodedReader(CodingJob(folder, None))


def recoded(db: Path, reader: CodedReader) -> Recoded:
    with opened(db, "recode") as store:
        run, _ = runs.begin(store, "recode", {}, reader.codebook)
        done = recode(store, run, reader, lambda given: map(reader, given), lambda _: None)
        runs.finish(store, run)
        assert outdated(store, reader) == 0
    return done


def test_recoding_touches_only_what_reads_otherwise(db: Path, put: Put, other_reader: CodedReader) -> None:
    put(arrival(SHELLED, id="same", published="2024-12-03"), arrival(f"{TAKEN} {SHELLED}", id="other"))
    before = contents(db)
    done = recoded(db, other_reader)
    assert (done.documents, done.changed, done.claims_new, done.claims_changed, done.claims_gone) == (2, 1, 1, 0, 1)
    assert rows(db, "select distinct since_run from claims where document = 'same'") == [(1,)]
    versions = rows(db, "select type, since_run, until_run from claims where document = 'other' order by number, type")
    assert versions[:2] == [("capture", 1, 2), ("enter", 2, None)]
    assert {version[1:] for version in versions[2:]} == {(1, None)}
    unchanged = ("documents", "originals", "captures", "fingerprints", "bands", "copies")
    assert all(contents(db)[table] == before[table] for table in unchanged)
    assert found(db) == []


def test_recoding_back_brings_the_old_reading_as_new_rows(
    db: Path, put: Put, reader: CodedReader, other_reader: CodedReader
) -> None:
    put(arrival(TAKEN, id="7"))
    recoded(db, other_reader)
    recoded(db, reader)
    versions = rows(db, "select type, since_run, until_run from claims order by since_run")
    assert versions == [("capture", 1, 2), ("enter", 2, 3), ("capture", 3, None)]
    assert found(db) == []
    assert changed(db, 1, 3) == []


def test_recoding_with_the_same_codebook_codes_nothing(db: Path, put: Put, reader: CodedReader) -> None:
    put(arrival(TAKEN, id="7"))
    assert recoded(db, reader).documents == 0


# --- what changed ----------------------------------------------------------------------------------------------------


def ways(listed: Iterable[Change]) -> set[tuple[str, str, str | None]]:
    return {(change.what, change.how, change.type) for change in listed}


def test_what_appeared_between_two_runs(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="1", published="2024-12-03"))
    put(arrival(SHELLED, id="2", published="2024-12-04"))
    fused(db)
    assert {change.document for change in changed(db, 1, 2)} == {"2"}
    assert ("event", "appeared", "capture") in ways(changed(db, 2, 3))
    assert {how for _, how, _ in ways(changed(db, 3, 1))} == {"vanished"}


def test_a_claim_of_another_type_on_the_same_words_is_one_change(db: Path, put: Put, other_reader: CodedReader) -> None:
    put(arrival(TAKEN, id="7"))
    recoded(db, other_reader)
    (change,) = changed(db, 1, 2)
    assert (change.how, change.fields["type"]) == ("changed", ("capture", "enter"))


def test_a_superseded_edition_takes_its_claims_away(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7", published="2024-12-03"))
    put(arrival(f"تصحيح. {SHELLED}", id="7", published="2024-12-03"))
    assert ("claim", "vanished", "capture") in ways(changed(db, 1, 2))
    assert changed(db, 2, 2) == []


def test_unknown_runs_are_said(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7"))
    with pytest.raises(UsageError, match="no run 9"):
        changed(db, 1, 9)


# --- verification ----------------------------------------------------------------------------------------------------

TAMPERED = {
    "originals": "update originals set bytes = 'x'::blob where sha256 = (select min(sha256) from originals)",
    "texts": "update documents set text = replace(text, 'ا', 'أ')",
    "mentions": 'update mentions set "start" = "start" + 1',
    "spans": 'update claims set "trigger" = struct_pack("start" := 0, "end" := 2, text := \'لا\')',
    "sentences": "update claims set sentence_start = 100000",
    "documents": "delete from captures",
    "references": "delete from documents where document = 'n1'",
    "versions": "insert into codings select * from codings limit 1",
    "editions": "update documents set superseded_by = 'n3' where document = 'n1'",
    "deletions": "insert into deletions select document, text_sha256, original, 'asked', now()::timestamp, 1 "
    "from documents limit 1",
}


@pytest.mark.parametrize("check", TAMPERED)
def test_each_check_finds_what_it_looks_for(db: Path, put: Put, check: str) -> None:
    put(*arrivals(articles(20)))
    assert found(db) == []
    with duckdb.connect(str(db)) as connection:
        connection.execute(TAMPERED[check])
    assert check in {difference.check for difference in found(db)}


def test_a_flipped_byte_in_the_file_is_found(db: Path, put: Put) -> None:
    put(*arrivals(articles(40)))
    content = bytearray(db.read_bytes())
    for at in range(300_000, len(content) - 4096, 1 << 18):  # in every block
        content[at] ^= 0xFF
    db.write_bytes(content)
    (difference,) = found(db)
    assert difference.check == "file"


# --- withdrawal ------------------------------------------------------------------------------------------------------


def withdrawn(db: Path, document: str) -> None:
    with opened(db, "withdraw") as store:
        check_known(store, document)
        run, _ = runs.begin(store, "withdraw", {"document": document})
        withdraw(store, run, document, "asked for by the family")
        fuse(store, run, lambda _: None)
        forget_events(store)
        rewrite(store, run)


def test_after_a_withdrawal_the_words_are_nowhere_in_the_file(db: Path, put: Put) -> None:
    put(*arrivals(articles(30)), arrival(WITH_RARE, id="rare", published="2024-12-03", outlet="شبكة الضفة"))
    fused(db)
    assert RARE in str(contents(db))
    withdrawn(db, "rare")
    left = contents(db)
    assert RARE not in str(left)
    files = [path for path in db.parent.iterdir() if path.is_file()]
    assert all(RARE.encode() not in path.read_bytes() for path in files)
    assert rows(db, "select document, reason, run from deletions") == [("rare", "asked for by the family", 3)]
    assert len(left["documents"]) > 20
    assert rows(db, "select count(*) from runs where finished is null") == [(0,)]
    assert found(db) == []


def test_the_same_text_of_another_outlet_goes_too(db: Path, put: Put) -> None:
    put(arrival(WITH_RARE, id="1", outlet="شبكة الضفة"), arrival(WITH_RARE, id="2", outlet="مرصد الوادي"))
    withdrawn(db, "2")
    assert rows(db, "select document from deletions order by 1") == [("1",), ("2",)]
    assert RARE not in str(contents(db))


def test_what_was_withdrawn_does_not_come_back(db: Path, put: Put) -> None:
    one = arrival(WITH_RARE, id="1", published="2024-12-03")
    put(one)
    withdrawn(db, "1")
    again = put(one, arrival(WITH_RARE, id="9"), arrival(TAKEN, id="1"))
    assert again.skipped == {"withdrawn": 2}
    assert [text for (text,) in rows(db, "select text from documents")] == [TAKEN]
    assert found(db) == []


def test_the_earlier_edition_counts_again_when_the_latest_is_withdrawn(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7", published="2024-12-03"), arrival(WITH_RARE, id="7", published="2024-12-03"))
    ((latest,),) = rows(db, "select document from documents where superseded_by is null")
    withdrawn(db, latest)
    assert rows(db, "select document, superseded_by from documents") == [("7", None)]


def test_an_unknown_document_is_said(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7"))
    with pytest.raises(StoreError, match="no document 'x'"):
        withdrawn(db, "x")
    assert rows(db, "select count(*) from runs") == [(1,)]


# --- one writer ------------------------------------------------------------------------------------------------------


def test_readers_work_together(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7"))
    with reading(db) as one, reading(db) as other:
        assert one.rows("runs_all") == other.rows("runs_all")


def test_a_second_writer_hears_who_writes(db: Path, put: Put) -> None:
    put(arrival(TAKEN, id="7"))
    with opened(db, "recode"), pytest.raises(DatabaseBusy, match="`isnad recode`, process"), opened(db, "ingest"):
        pass
