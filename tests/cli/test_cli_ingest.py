import gzip
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from running import TEXT, TITLE, Run

from isnad.store.store import opened

ISNAD = [sys.executable, "-m", "isnad.cli"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `isnad.duckdb` is made when no database is named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733616000")


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return lines(
        tmp_path / "three.jsonl",
        {"id": "1", "text": TEXT, "published": "2024-12-03", "outlet": "شبكة الريف"},
        {"id": "2", "text": "انسحبت القوات من بلدة كفر زيتا مساء أمس."},
        {"id": "3", "text": "The bridge is open again."},
    )


def test_ingest_says_what_came_of_it(run: Run, three: Path) -> None:
    ran = run("ingest", three, "--no-fuse")
    assert (ran.code, ran.out) == (0, "")
    assert "3 documents: 3 new, 0 updated, 0 duplicate, 0 skipped" in ran.err
    assert "2 without a date, 1 not Arabic" in ran.err
    assert Path("isnad.duckdb").exists()
    assert "3 documents: 0 new, 0 updated, 3 duplicate, 0 skipped" in run("ingest", three, "--no-fuse").err


def test_a_dry_run_tells_all_and_writes_nothing(run: Run, three: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    ran = run("ingest", three, "--dry-run")
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == ["new"] * 3
    assert "nothing was written" in ran.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_dry_run_knows_what_the_database_holds(run: Run, three: Path, tmp_path: Path) -> None:
    run("ingest", three, "--no-fuse")
    other = lines(tmp_path / "b.jsonl", {"id": "1", "text": f"{TEXT} تصحيح."}, {"id": "2", "text": TITLE}, {"id": 9})
    before = Path("isnad.duckdb").read_bytes()
    ran = run("ingest", three, other, "--dry-run")
    outcomes = [line.split("\t")[0] for line in ran.out.splitlines()]
    assert outcomes == ["duplicate"] * 3 + ["updated"] * 2 + ["skipped"]
    assert "another edition of 1" in ran.out
    assert Path("isnad.duckdb").read_bytes() == before


def test_the_day_and_the_outlet_may_be_given(run: Run, three: Path) -> None:
    run("ingest", three, "--no-fuse", "--published", "2024-12-09", "--outlet", "مرصد الوادي")
    with opened(Path("isnad.duckdb"), "test") as store:
        found = store.connection.execute("select document, published, outlet from documents order by 1").fetchall()
    assert found[:2] == [("1", "2024-12-03", "شبكة الريف"), ("2", "2024-12-09", "مرصد الوادي")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_make_no_difference(run: Run, tmp_path: Path, jobs: int) -> None:
    rows = [{"id": str(n), "text": f"{TEXT}\nوقال مصدر إن {n} عائلات غادرت."} for n in range(40)]
    run("ingest", lines(tmp_path / "forty.jsonl", *rows), "--no-fuse", "--jobs", jobs)
    with opened(Path("isnad.duckdb"), "test") as store:
        order = store.connection.execute("select document from documents order by arrived").fetchall()
    assert order == [(str(n),) for n in range(40)]


def test_the_other_documents_of_a_damaged_source_are_ingested(run: Run, three: Path, tmp_path: Path) -> None:
    packed = gzip.compress(three.read_bytes() * 40, compresslevel=0)
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(packed[: len(packed) // 2])
    ran = run("ingest", broken, three, "--no-fuse")
    assert ran.code == 1
    assert "damaged" in ran.err
    assert "3 new" in ran.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["missing.jsonl"], 3),
        (["three.jsonl", "--from", "docx"], 2),
        (["three.jsonl", "--published", "soon"], 2),
        (["three.jsonl", "--codebook", "nowhere"], 2),
        (["three.jsonl", "missing.jsonl", "--no-fuse"], 1),
    ],
)
def test_exit_codes(run: Run, three: Path, words: list[str], code: int) -> None:
    assert run("ingest", *words).code == code


def test_a_file_that_is_no_database_is_left_alone(run: Run, three: Path) -> None:
    ran = run("ingest", three, "--db", three)
    assert ran.code == 1
    assert "cannot be opened as a database" in ran.err


def test_a_second_writer_is_told_who_the_first_one_is(
    run: Run, three: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    fifo = tmp_path / "slow.jsonl"
    __import__("os").mkfifo(fifo)
    first = subprocess.Popen([*ISNAD, "ingest", fifo, "--no-fuse"], env=environment, stderr=subprocess.DEVNULL)
    try:
        with fifo.open("wb"):  # the first one waits for a document until this is closed
            deadline = time.monotonic() + 30
            while not (Path("isnad.duckdb.lock").exists() and Path("isnad.duckdb.lock").read_text(encoding="utf-8")):
                assert time.monotonic() < deadline
                time.sleep(0.02)
            second, reader = run("ingest", three, "--no-fuse"), run("runs")
    finally:
        first.wait(30)
    assert (second.code, reader.code) == (4, 4)
    assert f"in use by `isnad ingest`, process {first.pid}" in second.err
    assert run("runs").code == 0


# --- the other commands ---------------------------------------------------------------------------------------------


def test_runs_are_listed(run: Run, three: Path) -> None:
    run("ingest", three, "--no-fuse")
    (line,) = run("runs").out.splitlines()
    assert line.startswith("1\tingest\t2024-12-08 00:00:00\t2024-12-08 00:00:00\t")


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_what_changed_is_listed(run: Run, three: Path, tmp_path: Path, form: str) -> None:
    run("ingest", three, "--no-fuse")
    run("ingest", lines(tmp_path / "b.jsonl", {"id": "4", "text": TITLE, "published": "2024-12-04"}), "--no-fuse")
    out = run("diff", 1, 2, "--format", form).out
    assert "appeared" in out
    assert "capture" in out
    if form == "jsonl":
        assert [json.loads(line)["document"] for line in out.splitlines()] == ["4"]


def test_verify_says_when_nothing_and_when_something_differs(run: Run, three: Path) -> None:
    run("ingest", three, "--no-fuse")
    well = run("verify")
    assert (well.code, well.out) == (0, "")
    assert "nothing differs" in well.err
    with opened(Path("isnad.duckdb"), "test") as store:
        store.connection.execute("update documents set text = text || ' ' where document = '2'")
    ill = run("verify")
    assert ill.code == 5
    assert ill.out == "texts\t2\tthe text is not the one that was coded\n"


def test_withdraw_says_what_went(run: Run, three: Path) -> None:
    run("ingest", three)
    ran = run("withdraw", "1", "--reason", "asked for by the outlet")
    assert ran.code == 0
    assert "1 is withdrawn" in ran.err
    assert TITLE.encode() not in Path("isnad.duckdb").read_bytes()
    assert "1 withdrawn" in run("ingest", three).err
    assert run("verify").code == 0


@pytest.mark.parametrize(
    "words", [["withdraw", "9", "--reason", "asked"], ["withdraw", "1", "--reason", " "], ["diff", "1", "7"]]
)
def test_what_is_not_there_is_said(run: Run, three: Path, words: list[str]) -> None:
    run("ingest", three, "--no-fuse")
    ran = run(*words)
    assert ran.code in (1, 2)
    assert len(ran.err.splitlines()) == 1
    assert len(run("runs").out.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [["verify"], ["runs"], ["recode"], ["diff", "1", "2"], ["withdraw", "1", "--reason", "x"]]
)
def test_commands_on_a_database_that_is_not_there(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 1
    assert "is not there" in ran.err
    assert not Path("isnad.duckdb").exists()


def test_doctor_says_how_all_stands(run: Run, three: Path) -> None:
    assert "database" not in run("doctor").out
    run("ingest", three)
    ran = run("doctor")
    assert ran.code == 0
    states = {line.split()[0] for line in ran.out.splitlines()}
    assert states == {"ok"}
    assert "3 documents" in ran.out


def test_doctor_says_what_is_out_of_date(run: Run, three: Path) -> None:
    run("ingest", three, "--no-fuse")
    with opened(Path("isnad.duckdb"), "test") as store:
        store.connection.execute("update codings set codebook = 'older'")
        store.connection.execute("update runs set finished = null")
    out = run("doctor").out
    looked = [line for line in out.splitlines() if line.startswith("look")]
    assert ["isnad ingest" in looked[0], "isnad recode" in looked[1], "isnad fuse" in looked[2]] == [True] * 3
