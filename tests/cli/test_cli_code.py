import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from running import BODY, TEXT, TITLE, Ran, Run

from isnad.export.rows import COLUMNS

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ISNAD = [sys.executable, "-m", "isnad.cli"]


def rows(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def line(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False)


# --- formats ---------------------------------------------------------------------------------------------------------


def test_a_plain_text_becomes_claims(run: Run, article: Path) -> None:
    ran = run("code", article, "--format", "jsonl", "--published", "2024-12-08", "--outlet", "شبكة الريف")
    (coding,) = rows(ran)
    assert ran.code == 0
    assert ran.err == ""
    assert coding["document"]["title"] == TITLE
    assert (coding["document"]["published"], coding["document"]["outlet"]) == ("2024-12-08", "شبكة الريف")
    assert {"capture", "kill"} <= {claim["type"] for claim in coding["claims"]}
    spans = [*coding["places"], *coding["times"], *(claim["trigger"] for claim in coding["claims"])]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in spans)


def test_csv_is_a_row_a_claim(run: Run, article: Path) -> None:
    reader = csv.DictReader(io.StringIO(run("code", article, "--format", "csv").out))
    claims = list(reader)
    assert tuple(reader.fieldnames or ()) == COLUMNS
    assert claims[0]["sentence"] == TITLE


def test_geojson_is_a_collection(run: Run, article: Path) -> None:
    collection = json.loads(run("code", article, "--format", "geojson").out)
    assert {feature["geometry"]["type"] for feature in collection["features"]} == {"Point"}


def test_geojson_of_nothing_is_a_collection_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "e.txt").touch()
    ran = run("code", tmp_path / "e.txt", tmp_path / "e.txt", "--format", "geojson")
    assert json.loads(ran.out)["features"] == []


@pytest.mark.parametrize("words", ["capture", "قرية الريحانية", "2024-12-07", "negated", TITLE])
def test_the_table_is_the_default(run: Run, article: Path, words: str) -> None:
    assert words in " ".join(run("code", article, "--published", "2024-12-08").out.split())


@pytest.mark.parametrize("ending", ["jsonl", "csv", "geojson"])
def test_the_output_file_tells_the_format(run: Run, article: Path, tmp_path: Path, ending: str) -> None:
    ran = run("code", article, "-o", tmp_path / f"out.{ending}")
    assert ran.out == ""
    assert (tmp_path / f"out.{ending}").read_text(encoding="utf-8") == run("code", article, "--format", ending).out


def test_the_format_outranks_the_output_file(run: Run, article: Path, tmp_path: Path) -> None:
    run("code", article, "-o", tmp_path / "out.csv", "--format", "jsonl")
    assert json.loads((tmp_path / "out.csv").read_text(encoding="utf-8"))["claims"]


@pytest.mark.parametrize(
    "words",
    ["Sentence 1 [0:45]", "Sentence 2", "clause", "by trigger.verb:سيطر", "place    قرية الريحانية", "quantity 5",
     "polarity negated", "the outlet itself", "ACLED"],
)  # fmt: skip
def test_explain_shows_the_rule_behind_each_value(run: Run, article: Path, words: str) -> None:
    assert words in run("code", article, "--explain", "--published", "2024-12-08").out


# --- sources ---------------------------------------------------------------------------------------------------------


def test_standard_input_is_text_unless_said(run: Run) -> None:
    text = rows(run("code", "-", "--format", "jsonl", stdin=TEXT))
    lines = rows(run("code", "-", "--from", "jsonl", "--format", "jsonl", stdin=line(text=TEXT)))
    assert text[0]["claims"]
    assert len(lines[0]["claims"]) == len(text[0]["claims"])


def test_a_folder_is_all_its_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(line(id="first", text=TEXT), encoding="utf-8")
    (tmp_path / "c.html").write_text(f"<article><h1>{TITLE}</h1><p>{BODY}</p></article>", encoding="utf-8")
    found = rows(run("code", tmp_path, "--format", "jsonl"))
    assert [len(coding["claims"]) > 0 for coding in found] == [True, True, True]
    assert found[0]["document"]["id"] == "first"


def test_what_the_document_says_outranks_the_options(run: Run) -> None:
    said = line(text=TEXT, published="2020-01-01")
    (coding,) = rows(run("code", "-", "--from", "jsonl", "--format", "jsonl", "--published", "2024-12-08", stdin=said))
    assert coding["document"]["published"] == "2020-01-01"


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "code", "says"),
    [
        (b"", 0, "no text"),
        (b"\n \n", 0, "no text"),
        (b"The army entered the town.\n", 0, "not Arabic"),
        (bytes(range(256)) * 8, 1, "binary"),
        (TEXT.encode()[:60] + b"\xff" + TEXT.encode()[60:], 1, "is broken"),
        ("arrivé à l'école".encode("latin-1"), 1, "neither UTF-8"),
        (TEXT.encode("windows-1256"), 0, ""),
        (TEXT.encode("utf-16"), 0, ""),
        (TEXT.encode("utf-8-sig"), 0, ""),
        ((TEXT + "\ud800").encode("utf-8", "surrogatepass"), 0, ""),
    ],
)
def test_each_kind_of_bytes(run: Run, tmp_path: Path, raw: bytes, code: int, says: str) -> None:
    (tmp_path / "x.txt").write_bytes(raw)
    ran = run("code", tmp_path / "x.txt", "--format", "jsonl")
    (coding,) = rows(ran)
    assert ran.code == code
    assert says in ran.err
    assert bool(coding["errors"]) == bool(code)
    assert bool(coding["claims"]) == (says == "")


def test_the_good_documents_are_coded_among_the_bad(run: Run, tmp_path: Path) -> None:
    lines = [
        line(id="1", text=TEXT), '{"text": ', line(id="3"), line(id="4", text=5), "[]", line(id="6", text=""),
        line(id="7", text=TEXT, published="soon"), '{"id": "8", "text": "\\ud800 ' + TITLE + '"}',
        line(id="9", text=TEXT),
    ]  # fmt: skip
    (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = run("code", tmp_path / "x.jsonl", "--format", "jsonl")
    found = rows(ran)
    assert ran.code == 1
    assert [bool(coding["claims"]) for coding in found] == [True, False, False, False, False, False, False, True, True]
    assert [bool(coding["errors"]) for coding in found] == [False, True, True, True, True, False, True, False, False]
    assert found[2]["document"]["id"] == "3"
    assert found[5]["warnings"][0]["code"] == "empty"
    for number, words in ((2, "no valid JSON"), (3, "`text` is missing"), (4, "`text`"), (7, "`published`")):
        assert f"line {number}: " in ran.err
        assert words in ran.err
    assert "5 of 9 documents could not be coded" in ran.err


@pytest.mark.parametrize(("others", "code"), [([], 3), (["article"], 1)])
def test_a_missing_file(run: Run, article: Path, tmp_path: Path, others: list[str], code: int) -> None:
    ran = run("code", tmp_path / "none.txt", *[article for _ in others], "--format", "jsonl")
    assert ran.code == code
    assert "No such file" in ran.err
    assert len(rows(ran)) == len(others)


def test_a_long_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("كلمة عادية لا خبر فيها " * 20_000, encoding="utf-8")
    (coding,) = rows(run("code", tmp_path / "x.txt", "--format", "jsonl"))
    assert coding["errors"] == []
    assert coding["document"]["title"] is None


@pytest.mark.parametrize(
    "words",
    [
        ["code"],
        ["code", "{article}", "--format", "xml"],
        ["code", "{article}", "--from", "pdf"],
        ["code", "{article}", "--published", "yesterday"],
        ["code", "{article}", "--jobs", "0"],
        ["code", "{article}", "--codebook", "{article}"],
        ["code", "{article}", "-o", "{article}/out.csv"],
        ["code", "{article}", "--explain", "--format", "csv"],
        ["code", "{article}", "--unknown"],
        ["code", "{article}", "-o", "{article}"],
        ["frobnicate"],
    ],
)
def test_bad_usage(run: Run, article: Path, words: list[str]) -> None:
    ran = run(*[word.replace("{article}", str(article)) for word in words])
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err


def test_a_broken_codebook_is_named(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    ran = run("code", article, "--codebook", tmp_path / "book")
    assert ran.code == 2
    assert "codebook" in ran.err


def test_a_document_that_breaks_the_coder_does_not_stop_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isnad.pipeline import Coder

    whole = Coder.code

    def code(self: Coder, document: Any) -> Any:
        if document.id == "bad":
            raise ZeroDivisionError("oh")
        return whole(self, document)

    monkeypatch.setattr(Coder, "code", code)
    (tmp_path / "x.jsonl").write_text(line(id="bad", text=TEXT) + "\n" + line(id="good", text=TEXT), encoding="utf-8")
    ran = run("code", tmp_path / "x.jsonl", "--format", "jsonl")
    bad, good = rows(ran)
    assert ran.code == 1
    assert (bad["document"]["id"], bad["errors"][0]["code"], bad["claims"]) == ("bad", "internal", [])
    assert good["claims"]


# --- processes -------------------------------------------------------------------------------------------------------


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    lines = [line(id=f"d{number}", text=TEXT, published="2024-12-08") for number in range(70)]
    path.write_text("\n".join([*lines[:40], "{broken", *lines[40:]]), encoding="utf-8")
    return path


@pytest.mark.parametrize("output_format", ["jsonl", "csv", "geojson", "table"])
def test_many_processes_write_the_same_bytes(run: Run, many: Path, tmp_path: Path, output_format: str) -> None:
    found = []
    for jobs in (1, 2):
        ran = run("code", many, "--format", output_format, "--jobs", str(jobs), "-o", tmp_path / f"out{jobs}")
        assert ran.code == 1
        found.append((tmp_path / f"out{jobs}").read_bytes())
    assert found[0] == found[1]


def test_a_closed_pipe_is_quiet(many: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(ISNAD)} code {many} --format jsonl | head -c 100"],
        capture_output=True, env=environment, check=False,
    )  # fmt: skip
    assert len(done.stdout) == 100
    assert b"Traceback" not in done.stderr
    assert b"roken pipe" not in done.stderr


def test_a_pipe_is_a_file_like_others(article: Path, environment: dict[str, str]) -> None:
    command = f"{' '.join(ISNAD)} code <(cat {article}) --format jsonl"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=True)
    assert json.loads(done.stdout)["claims"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_with_130(tmp_path: Path, environment: dict[str, str], jobs: str) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(line(text=TEXT * 30) for _ in range(3000)), encoding="utf-8")
    process = subprocess.Popen(
        [*ISNAD, "code", str(path), "--format", "jsonl", "--jobs", jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said


# --- terminals -------------------------------------------------------------------------------------------------------


def on_terminal(command: list[str], environment: dict[str, str], *, out: bool) -> tuple[bytes, bytes]:
    """What a command writes to a terminal (standard error, and standard output if asked) and to its output."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdout=slave if out else subprocess.PIPE, stderr=slave, env=environment)
    os.close(slave)
    piped = process.stdout.read() if process.stdout else b""
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait(timeout=60)
    os.close(master)
    return shown, piped


def test_a_bar_on_a_terminal_from_twenty_documents_on(many: Path, environment: dict[str, str]) -> None:
    shown, piped = on_terminal([*ISNAD, "code", str(many), "--format", "jsonl"], environment, out=False)
    assert "coding" in shown.decode()
    assert "71" in shown.decode()
    assert len(piped.splitlines()) == 71


def test_the_bar_makes_way_for_the_output(many: Path, environment: dict[str, str]) -> None:
    shown, _ = on_terminal([*ISNAD, "code", str(many), "--format", "jsonl"], environment, out=True)
    assert sum(line.startswith('{"document"') for line in CONTROL.sub("", shown.decode()).splitlines()) == 71


def test_no_bar_for_few_documents(article: Path, environment: dict[str, str]) -> None:
    shown, _ = on_terminal([*ISNAD, "code", str(article), "--format", "jsonl"], environment, out=False)
    assert shown == b""


@pytest.mark.parametrize(("variable", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal(
    article: Path, environment: dict[str, str], variable: dict[str, str], coloured: bool
) -> None:
    plain = {key: value for key, value in environment.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | variable
    shown, _ = on_terminal([*ISNAD, "code", str(article)], plain, out=True)
    assert (b"\x1b[" in shown) is coloured
    assert "\u2068".encode() in shown


def test_piped_output_is_plain(article: Path, environment: dict[str, str]) -> None:
    done = subprocess.run([*ISNAD, "code", str(article)], capture_output=True, env=environment, check=True)
    assert b"\x1b" not in done.stdout
    assert "\u2068".encode() not in done.stdout
    assert done.stderr == b""


def test_a_short_file_is_coded_soon(article: Path, environment: dict[str, str]) -> None:
    """Generous, since tests share their machine: benchmarks hold the figure itself."""
    command = [*ISNAD, "code", str(article)]
    subprocess.run(command, capture_output=True, env=environment, check=True)
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, env=environment, check=True)
    assert time.perf_counter() - began < 5


def test_nothing_heavy_is_imported_for_help(environment: dict[str, str]) -> None:
    heavy = ["trafilatura", "yaml", "isnad.pipeline", "lxml"]
    check = f"import sys, isnad.cli; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, env=environment, check=True, text=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["code", "--help"], ["evaluate", "--help"]])
def test_help_and_version(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert "isnad" in ran.out
