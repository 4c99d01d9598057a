import json
from pathlib import Path

import pytest
from running import TEXT, TITLE, Run

# --- evaluate --------------------------------------------------------------------------------------------------------


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    claim = {
        "p": 0, "trigger": "سيطرت", "type": "capture", "polarity": "affirmed", "modality": "actual",
        "actor": ["فصائل محلية"], "target": [], "place": ["قرية الريحانية"], "time": "2024-12-07", "quantity": None,
        "source": [], "event": 1,
    }  # fmt: skip
    place = {"p": 0, "quote": "قرية الريحانية", "name": "Al-Rayhaniyah", "kind": "village", "country": "SY"}
    article = {
        "id": "g-1", "outlet": None, "published": "2024-12-08", "text": TITLE,
        "times": [{"p": 0, "quote": "صباح أمس", "value": "2024-12-07"}],
        "places": [place | {"lat": None, "lon": None}], "claims": [claim, claim | {"trigger": "صباح", "type": "riot"}],
    }  # fmt: skip
    path = tmp_path / "g-1.json"
    path.write_text(json.dumps(article), encoding="utf-8")
    return path


def test_evaluate_prints_the_figures(run: Run, gold: Path) -> None:
    ran = run("evaluate", gold)
    assert ran.code == 0
    assert ran.out.startswith("1 documents, 2 gold claims\n")
    assert "claim trigger+type                         P 1.000  R 0.500  F1 0.667  (1, 1, 2)" in ran.out


def test_evaluate_reads_folders_and_writes_json(run: Run, gold: Path) -> None:
    found = json.loads(run("evaluate", gold.parent, "--json").out)
    assert found["documents"] == 1
    assert found["figures"]["time value"] == [1.0, 1.0, 1.0]


def test_evaluate_shows_the_errors(run: Run, gold: Path) -> None:
    ran = run("evaluate", gold, "--errors")
    assert "failures by cause" in ran.out
    assert "== trigger unknown: 1" in ran.out
    assert "[صباح]" in ran.out


@pytest.mark.parametrize(
    ("floors", "code", "says"),
    [
        ({"time value": 0.9}, 0, ""),
        ({"claim trigger+type": 0.9}, 1, "claim trigger+type: F1 0.667 is below its floor of 0.900"),
        ({"speed": 1}, 2, "unknown figure 'speed'"),
        ([1], 2, "must be an object"),
        ({"time value": "high"}, 2, "must be an object"),
    ],
)
def test_floors(run: Run, gold: Path, tmp_path: Path, floors: object, code: int, says: str) -> None:
    (tmp_path / "floors").write_text(json.dumps(floors), encoding="utf-8")
    ran = run("evaluate", gold, "--floors", tmp_path / "floors")
    assert ran.code == code
    assert says in ran.err


@pytest.mark.parametrize(("content", "code"), [(None, 3), ("{}", 1), ("no json", 1)])
def test_bad_gold(run: Run, tmp_path: Path, content: str | None, code: int) -> None:
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    ran = run("evaluate", path)
    assert ran.code == code
    assert "bad.json" in ran.err


# --- gazetteer -------------------------------------------------------------------------------------------------------


def test_list_filters(run: Run) -> None:
    ran = run("gazetteer", "list", "--country", "sy", "--kind", "governorate")
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert len(lines) == 1 + 14
    assert {line[3] for line in lines[1:]} == {"governorate"}


@pytest.mark.parametrize("words", [["--kind", "planet"], ["--country", "XX"]])
def test_list_refuses_what_no_place_has(run: Run, words: list[str]) -> None:
    assert run("gazetteer", "list", *words).code == 2


@pytest.mark.parametrize(("name", "shown"), [("حمص", "Homs"), ("Homs", "حمص"), ("SY04", "governorate")])
def test_show_finds_names_and_ids(run: Run, name: str, shown: str) -> None:
    assert shown in run("gazetteer", "show", name).out


def test_show_says_when_there_is_none(run: Run) -> None:
    assert run("gazetteer", "show", "لا مكان كهذا").code == 1


def test_an_added_place_is_found_and_coded(run: Run, tmp_path: Path, own_folders: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "id,name_ar,name_en,kind,country,lat,lon\nmine-1,كفر شنتوت,Kafr Shantut,village,SY,35.5,36.5\nmine-2,,,,,1,2\n",
        encoding="utf-8",
    )
    added = run("gazetteer", "add", tmp_path / "mine.csv")
    assert added.code == 0
    assert "1 places added" in added.out
    assert "1 rows left out" in added.err
    assert [path.name for path in (own_folders / "places").iterdir()] == ["mine.csv"]
    assert "Kafr Shantut" in run("gazetteer", "show", "كفر شنتوت").out
    coded = run("code", "-", "--format", "jsonl", stdin="قصفت المدفعية قرية كفر شنتوت مساء أمس.")
    assert json.loads(coded.out)["places"][0]["id"] == "mine-1"


@pytest.mark.parametrize(
    ("name", "content"), [("none.csv", None), ("x.csv", "a,b\n1,2\n"), ("x.pdf", "x"), ("x.json", "{}"), ("e.csv", "")]
)
def test_lists_that_cannot_be_read(run: Run, tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    ran = run("gazetteer", "add", tmp_path / name)
    assert ran.code == 2
    assert name in ran.err


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "...", "a b"])
def test_a_list_cannot_leave_its_folder(run: Run, tmp_path: Path, own_folders: Path, name: str) -> None:
    (tmp_path / "m.csv").write_text("id,name_ar,lat,lon\nm,كفر شنتوت,35.5,36.5\n", encoding="utf-8")
    assert run("gazetteer", "add", tmp_path / "m.csv", "--name", name).code == 0
    (written,) = (own_folders / "places").iterdir()
    assert written.suffix == ".csv"


# --- codebook show ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("وبدخولهم", "وب + دخول + هم"),
        ("وبدخولهم", "events/triggers/territory.yaml:"),
        ("قسد", "syr-sdf"),
        ("دير الزور", "Deir ez-Zor"),
        ("دوما", "places/syria-settlements.csv:"),
        ("أعلنت", "sources/reporting.yaml:"),
    ],
)
def test_show_tells_what_a_word_may_be(run: Run, word: str, shown: str) -> None:
    assert shown in run("codebook", "show", word).out


def test_show_says_when_nothing_is_known(run: Run) -> None:
    assert run("codebook", "show", "زقظغض").code == 1


def test_the_text_is_coded_the_same_everywhere(run: Run) -> None:
    first, second = (run("code", "-", "--format", "jsonl", stdin=TEXT).out for _ in range(2))
    assert first == second
