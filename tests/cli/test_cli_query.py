"""The commands that list and export what a database holds."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Run

sys.path.append(str(Path(__file__).parents[1] / "store"))

import filled

DEFAULT = {"events": 14, "claims": 30, "control": 6, "sources": 9, "documents": 17}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1735787045")
        yield filled.fill(tmp_path_factory.mktemp("filled") / "f.duckdb")


@pytest.mark.parametrize(("command", "count"), DEFAULT.items())
def test_csv_has_a_row_for_each(run: Run, database: Path, command: str, count: int) -> None:
    ran = run(command, "--db", database, "--format", "csv")
    assert (ran.code, len(list(csv.DictReader(io.StringIO(ran.out))))) == (0, count)


@pytest.mark.parametrize(("command", "count"), DEFAULT.items())
def test_json_lines_have_a_line_for_each(run: Run, database: Path, command: str, count: int) -> None:
    ran = run(command, "--db", database, "--format", "jsonl")
    assert len([json.loads(line) for line in ran.out.splitlines()]) == count


@pytest.mark.parametrize("command", DEFAULT)
def test_the_table_is_for_people(run: Run, database: Path, command: str) -> None:
    ran = run(command, "--db", database)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "حماة" in ran.out or command == "sources"
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_claims_carry_what_the_contract_and_the_scorer_name(run: Run, database: Path) -> None:
    ran = run("claims", "--db", database, "--format", "jsonl")
    found = {claim["id"]: claim for claim in map(json.loads, ran.out.splitlines())}
    contract = (
        "id type polarity modality attempted trigger actor target place time quantity source event acled plover cameo"
    )
    scorer = "document event type polarity date lat lon killed_low killed_high"
    more = "loaded confidence rules outlet published date_basis place_id place_precision origin stance"
    assert set(f"{contract} {scorer} {more} n_reports n_independent injured_low injured_high".split()) <= set(
        found["c-01"]
    )
    assert (found["c-13"]["event"], found["c-13"]["killed_low"], found["c-13"]["killed_high"]) == ("e-idlib", 12, None)
    assert (found["c-11"]["lat"], found["c-11"]["lon"], found["c-11"]["date"]) == (35.929, 36.6353, "2024-12-02")
    assert found["c-01"]["acled"] == {
        "event_type": "Battles", "sub_event_type": "Non-state actor overtakes territory",
    }  # fmt: skip


def test_events_on_a_map(run: Run, database: Path) -> None:
    found = json.loads(run("events", "--db", database, "--format", "geojson", "--place", "Hama").out)
    assert [feature["geometry"]["coordinates"] for feature in found["features"]] == [[36.7613, 35.1337]] * 2


def test_a_list_without_places_is_on_no_map(run: Run, database: Path) -> None:
    ran = run("sources", "--db", database, "--format", "geojson")
    assert (ran.code, "no places" in ran.err) == (2, True)


def test_the_format_follows_the_ending(run: Run, database: Path, tmp_path: Path) -> None:
    run("events", "--db", database, "-o", tmp_path / "events.csv", "--excel")
    written = (tmp_path / "events.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfevent,type,")


def test_no_cell_is_run_by_a_spreadsheet(run: Run, database: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("documents", "--db", database, "--format", "csv").out)))
    odd = next(row for row in rows if row["document"] == "d-formula")
    assert (odd["outlet"], odd["title"]) == ("'=HYPERLINK(1)", "'+عنوان يبدأ بعلامة")


def test_control_of_a_day_and_its_shares(run: Run, database: Path) -> None:
    day = run("control", "--db", database, "--at", "2024-12-05", "--place", "Hama", "--format", "csv")
    assert [row["actor"] for row in csv.DictReader(io.StringIO(day.out))] == ["syr-moa"]
    shares = run("control", "--db", database, "--shares", "--format", "csv", "--since", "2024-12-05")
    assert next(csv.DictReader(io.StringIO(shares.out)))["share"] == "1.0"
    assert run("control", "--db", database, "--shares", "--at", "2024-12-05").code == 2


@pytest.mark.parametrize(("words", "said"), [
    (["events", "--place", "إدلبوب"], "perhaps إدلب"),
    (["events", "--type", "captured"], "no type or group"),
    (["events", "--profile", "secret"], "no profile 'secret'"),
    (["documents", "--type", "capture"], "cannot be chosen by types"),
    (["export", "kml", "-o", "-"], "kml is no text"),
    (["export", "kml", "-o", "x.kml", "--excel"], "no meaning for kml"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(run: Run, database: Path, words: list[str], said: str) -> None:
    ran = run(*words, "--db", database)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_database_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("events", "--db", tmp_path / "none.duckdb")
    assert (ran.code, "isnad ingest" in ran.err) == (1, True)


def test_nothing_found_is_said(run: Run, database: Path) -> None:
    ran = run("events", "--db", database, "--since", "2030")
    assert (ran.code, ran.out, "nothing passes" in ran.err) == (0, "", True)


@pytest.mark.parametrize("name", "acled ucdp hapi geojson kml xlsx parquet ftm plover web-annotation hxl".split())
def test_every_format_is_written(run: Run, database: Path, tmp_path: Path, name: str) -> None:
    ran = run("export", name, "--db", database, "-o", tmp_path / "out", "--place", "Hama")
    assert (ran.code, (tmp_path / "out").stat().st_size > 100) == (0, True)
    assert "rows written with the profile public" in ran.err


def test_exports_are_public_unless_told_otherwise(run: Run, database: Path) -> None:
    for words, told in (([], False), (["--profile", "internal"], True)):
        ran = run("export", "plover", "--db", database, "-o", "-", *words)
        assert (filled.CHILD_NAME in ran.out) is told


def test_codes_of_acled_as_numbers(run: Run, database: Path) -> None:
    ran = run("export", "acled", "--db", database, "-o", "-", "--numbers", "--place", "Hama", "--type", "clash")
    assert [row["interaction"] for row in csv.DictReader(io.StringIO(ran.out))] == ["12"]
