"""Own entries on top of the packaged codebook: they are read, they replace, and `isnad codebook check` guards them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import isnad
from isnad.check import check_codebook
from isnad.cli import app
from isnad.codebook import read_codebook
from isnad.errors import CodebookError

OWN = Path(__file__).parent / "data/own"
TEXT = "قالت عدسة الجنوب إن حرس وادي الزيتون سوّر قرية أم زيتونة الشرقية أمس"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "own"))


def write(root: Path, file: str, text: str) -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_a_group_a_village_a_verb_and_a_source_of_ones_own_are_read() -> None:
    coder = isnad.Coder(OWN)
    (claim,) = coder.code(isnad.Document(text=TEXT, published="2024-06-15")).claims
    assert (claim.type, claim.actor[0].id, claim.place[0].id) == ("besiege", "my-wadi-guard", "my-umm-zaytuna")
    assert claim.source[0].id == "my-lens"
    assert claim.time == "2024-06-14"


def test_the_packaged_entries_stay() -> None:
    packaged, both = read_codebook(), read_codebook(OWN)
    assert both.actors[: len(packaged.actors)] == packaged.actors
    assert len(both.actors) == len(packaged.actors) + 2
    assert both.triggers[: len(packaged.triggers)] == packaged.triggers
    assert [trigger.index for trigger in both.triggers] == list(range(len(both.triggers)))
    assert both.tellers == packaged.tellers
    assert both.digest != packaged.digest


def test_an_entry_with_a_known_id_replaces_it(tmp_path: Path) -> None:
    write(tmp_path, "actors/a.yaml", "- {id: syr-sna, name: Mine, name_ar: الجيش الوطني السوري, kind: rebel}\n")
    row = "C1007,دمشق الجديدة,New Damascus,city,SY,SY01,,,33.5,36.3,3,\n"
    write(
        tmp_path,
        "places/a.csv",
        "id,name_ar,name_en,kind,country,admin1,admin2,admin3,lat,lon,prominence,aliases\n" + row,
    )
    book, packaged = read_codebook(tmp_path), read_codebook()
    assert [actor.name for actor in book.actors if actor.id == "syr-sna"] == ["Mine"]
    assert len(book.actors) == len(packaged.actors)
    assert [place.name_en for place in book.places if place.id == "C1007"] == ["New Damascus"]


def test_a_trigger_with_the_same_words_replaces_the_packaged_one(tmp_path: Path) -> None:
    old = next(one for one in read_codebook().triggers if one.verb and not one.masdar and not one.next and not one.prev)
    entry = f"- {{type: {old.type}, verb: {' '.join(old.verb or ())}, frame: {old.frame.name}, example: mine}}\n"
    same = [
        one for one in read_codebook(write(tmp_path, "events/triggers/a.yaml", entry)).triggers if one.verb == old.verb
    ]
    assert "mine" in [one.example for one in same]


def test_word_lists_grow(tmp_path: Path) -> None:
    write(tmp_path, "words/grammar.yaml", "collectives: {words: [حفنة]}\n")
    grown, packaged = read_codebook(tmp_path).grammar, read_codebook().grammar
    assert grown["collectives"].words == (*packaged["collectives"].words, "حفنة")
    assert grown.keys() == packaged.keys()


def test_a_sound_folder_is_found_sound() -> None:
    report = check_codebook(OWN)
    assert report.findings == ()
    assert report.counts["actors"] == 2


WRONG = [
    ("actors/b.yaml", "- {id: my-lens, name: A, name_ar: آخر, kind: media}\n", "the id 'my-lens' stands also in"),
    ("actors/b.yaml", "- {id: my-b, name: A, name_ar: هيئة تحرير الشام, kind: rebel}\n", "is also one of syr-hts"),
    (
        "actors/b.yaml",
        "- {id: my-b, name: A, name_ar: لواء النسور الزرق, kind: rebel, parent: nobody}\n",
        "is no actor",
    ),
    (
        "actors/b.yaml",
        "- {id: my-b, name: A, name_ar: لواء النسور الزرق, kind: rebel, example: سقطت قذيفة}\n",
        "its example names nobody",
    ),
    (
        "events/triggers/b.yaml",
        "- {type: capture, verb: دهور يدهور, frame: take, example: سيطر الجيش على البلدة}\n",
        "the example reads as",
    ),
    ("events/triggers/b.yaml", "- {type: nap, verb: نام ينام, frame: take, example: نام}\n", "unknown type 'nap'"),
]


@pytest.mark.parametrize(("file", "text", "said"), WRONG)
def test_what_does_not_fit_is_said(own: Path, file: str, text: str, said: str) -> None:
    findings = [str(finding) for finding in check_codebook(write(own, file, text)).findings]
    assert any(said in finding and file in finding for finding in findings), findings


def test_a_folder_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="holds no entries"):
        read_codebook(tmp_path)


def test_code_takes_own_entries_and_a_pack(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("هاجم حرس وادي الزيتون نقطة للجيش", encoding="utf-8")
    asked = ["code", str(article), "--format", "jsonl", "--codebook", str(OWN), "--pack", "iraq"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0
    assert "my-wadi-guard" in said.stdout
    assert "irq-army" in said.stdout


def test_an_unknown_pack_is_bad_usage(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("قصف الجيش القرية", encoding="utf-8")
    assert CliRunner().invoke(app, ["code", str(article), "--pack", "atlantis"]).exit_code == 2


def test_ingest_takes_a_pack(tmp_path: Path) -> None:
    article, db = tmp_path / "a.txt", tmp_path / "a.duckdb"
    article.write_text("قصف الجيش القرية أمس", encoding="utf-8")
    asked = ["ingest", str(article), "--db", str(db), "--pack", "sudan", "--no-fuse", "--published", "2024-01-02"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0, said.output
    import duckdb

    with duckdb.connect(str(db), read_only=True) as connection:
        found = connection.execute("select id from mentions where kind = 'actor'").fetchall()
    assert found == [("sdn-army",)]
