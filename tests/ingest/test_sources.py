import io
import json
from pathlib import Path

import pytest

from isnad.ingest.sources import Read, Unread, find_sources, read_source, with_defaults
from isnad.model import Document

LINE = json.dumps({"id": "a", "text": "دخل الرتل البلدة"}, ensure_ascii=False)


def read_all(names: list[str], wanted: str | None = None) -> list[Read | Unread]:
    return [item for source in find_sources(names, wanted).sources for item in read_source(source)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("عنوان\nنص", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>نص</p>", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.jsonl").write_text(LINE + "\n\n" + LINE + "\n", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\0")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_is_its_files_in_order(folder: Path) -> None:
    found = find_sources([str(folder)])
    assert [(Path(s.name).name, s.format) for s in found.sources] == [
        ("a.html", "html"), ("b.txt", "text"), ("c.jsonl", "jsonl"),
    ]  # fmt: skip
    assert found.missing == ()


@pytest.mark.parametrize(
    ("name", "wanted", "read_as"),
    [("b.txt", None, "text"), ("b.txt", "jsonl", "jsonl"), ("photo.jpg", None, "text"), ("a.html", None, "html")],
)
def test_the_ending_tells_the_format_unless_it_is_said(folder: Path, name: str, wanted: str, read_as: str) -> None:
    assert find_sources([str(folder / name)], wanted).sources[0].format == read_as


@pytest.mark.parametrize(("name", "words"), [("none.txt", "No such file"), ("empty", "holds no file")])
def test_what_is_missing_is_said(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    found = find_sources([str(tmp_path / name)])
    assert found.sources == ()
    assert words in found.missing[0]


def test_broken_lines_stand_between_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join([LINE.encode(), b'{"text"', b'{"id": "k"}', b"\xff\xfe", LINE.encode()]))
    items = read_all([str(path)])
    assert [type(item) for item in items] == [Read, Unread, Unread, Unread, Read]
    assert [item.where for item in items] == [f"{path}, line {number}" for number in (1, 2, 3, 4, 5)]
    assert isinstance(items[2], Unread)
    assert items[2].id == "k"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(f"{LINE}\n{LINE}\n".encode(encoding))
    texts = [item.document.text for item in read_all([str(path)]) if isinstance(item, Read)]
    assert texts == ["دخل الرتل البلدة"] * 2


@pytest.mark.parametrize("content", [f"[{LINE}, {LINE}]", json.dumps(json.loads(LINE), indent=1), f"{LINE}\n{LINE}"])
def test_json_files_hold_an_object_a_list_or_lines(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    items = read_all([str(path)])
    assert items
    assert all(isinstance(item, Read) and item.document.text == "دخل الرتل البلدة" for item in items)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO("عنوان\nنص".encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (item,) = read_all(["-"])
    assert isinstance(item, Read)
    assert item.document.text == "عنوان\nنص"


def test_defaults_fill_only_what_is_missing() -> None:
    said = Document("ن", published="2020-01-01")
    assert with_defaults(said, "2024-12-08", "س") == Document("ن", published="2020-01-01", outlet="س")
