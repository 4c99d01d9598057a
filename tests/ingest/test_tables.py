"""CSV, JSON Lines and JSON: rows as documents."""

import gzip
import json
from pathlib import Path

import pytest
from samples import TEXT, codes, items_of, line, only, row, told

from isnad.model import Arrival, Skipped

HEADER = "id,title,text,published,outlet,url\n"
FIRST = 'أ1,عنوان,"دخل الرتل، ثم\nخرج",2023-02-07,شبكة الريف,https://example.org/1\n'
SECOND = "أ2,,نص ثان,,,\n"


def csv(tmp_path: Path, content: str | bytes, name: str = "a.csv") -> list[Arrival | Skipped]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return items_of(path)


def test_a_row_becomes_a_document(tmp_path: Path) -> None:
    items = csv(tmp_path, HEADER + FIRST + SECOND)
    assert told(items) == ["+ id:أ1", "+ id:أ2"]
    item = items[0]
    assert isinstance(item, Arrival)
    document = item.document
    assert (document.id, document.title, document.outlet) == ("أ1", "عنوان", "شبكة الريف")
    assert (document.published, document.url) == ("2023-02-07", "https://example.org/1")
    assert document.text == "دخل الرتل، ثم\nخرج"
    assert item.original.bytes.decode() + "\n" == FIRST
    assert (item.locator, item.headers) == ("line 2", (("columns", HEADER.strip()),))
    assert [getattr(item, "locator", None) for item in items] == ["line 2", "line 4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_encodings_and_line_ends(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    content = separator.join(["id", "Text "]) + end + separator.join(["1", '"قال أحمد ""نعم"" ثم عاد"']) + end
    items = csv(tmp_path, content.encode(encoding))
    assert only(items).document.text == 'قال أحمد "نعم" ثم عاد'
    assert only(items).document.id == "1"


@pytest.mark.parametrize("ending", ["a.csv.gz", "a.tsv", "unnamed"])
def test_names_of_files(tmp_path: Path, ending: str) -> None:
    content = "id\ttext\n1\tنص عربي\n".encode()
    assert told(csv(tmp_path, gzip.compress(content) if ending.endswith("gz") else content, ending)) == ["+ id:1"]


def test_the_separator_that_excel_writes_first(tmp_path: Path) -> None:
    assert told(csv(tmp_path, "sep=|\r\ntext|id\r\nنص|1\r\n")) == ["+ id:1"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a;b;c\n1;2;3\n", "a, b, c"),
        ("عنوان,نص\nأ,ب\n", "عنوان, نص"),
        ("text,text\nأ,ب\n", "`text` is there twice"),
        ("\n\nid\n1\n", "columns are id;"),
        ("id,text\r1,نص\r", "lines end in a carriage return"),
    ],
)
def test_wrong_columns_are_named(tmp_path: Path, content: str, found: str) -> None:
    (item,) = csv(tmp_path, content)
    assert isinstance(item, Skipped)
    assert item.reason.code == "bad-document"
    assert found in item.reason.message


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1,,نص,,,,زائد\n", ["- bad-document"]),
        ("1,,نص\n", ["+ id:1"]),
        ("1,,نص,,,,,,\n", ["+ id:1"]),
        ("1,,,,,\n", ["- empty"]),
        (",,,,,\n\n", []),
        ('1,,"نص "قول" آخر",,,\n', ["- bad-document"]),
        ('1,,"نص مفتوح,,,\n', ["- bad-document"]),
        ("1,,نص,8/12/2024,,\n", ["+ id:1"]),
        ("1,,ن\0ص,,,\n", ["+ id:1"]),
        ("1,," + "ن" * 5_000_001 + ",,,\n", ["- too-large"]),
        ("1,," + "ن" * 200_000 + ",,,\n", ["+ id:1"]),
    ],
)
def test_a_bad_row_costs_no_other(tmp_path: Path, rows: str, expected: list[str]) -> None:
    assert told(csv(tmp_path, HEADER + rows + SECOND)) == [*expected, "+ id:أ2"]


def test_a_date_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    item = only(csv(tmp_path, HEADER + "1,,نص,8/12/2024,,\n"))
    assert item.document.published is None
    assert codes(item) == ["bad-date"]
    assert "8/12/2024" in item.notes[0].message


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_packed_table_that_breaks_off(tmp_path: Path, cut: int) -> None:
    rows = "".join(f"{n},,نص رقم {n * 7919 % 1000},,,\n" for n in range(300))
    items = told(csv(tmp_path, gzip.compress((HEADER + rows).encode())[:-cut], "a.csv.gz"))
    assert items[-1] == "- damaged"
    assert items[:-1] == [f"+ id:{n}" for n in range(len(items) - 1)]
    assert len(items) > 100


# --- JSON ------------------------------------------------------------------------------------------------------------


def json_items(tmp_path: Path, content: bytes, name: str = "a.jsonl") -> list[Arrival | Skipped]:
    (tmp_path / name).write_bytes(content)
    return items_of(tmp_path / name)


def test_a_line_becomes_a_document(tmp_path: Path) -> None:
    raw = line(id="7", title="ت", outlet="و", url="https://example.org/7")
    item = only(json_items(tmp_path, b"\n" + raw + b"\r\n"))
    assert (item.document.text, item.document.published, item.document.outlet) == (TEXT, "2023-02-07", "و")
    assert (item.original.bytes, item.original.media_type) == (raw, "application/json")
    assert (item.locator, item.key, item.notes) == ("line 2", "id:7", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    content = "\n".join(json.dumps(row(id=str(n)), ensure_ascii=False) for n in range(2))
    items = json_items(tmp_path, content.encode(encoding))
    assert told(items) == ["+ id:0", "+ id:1"]
    assert all(isinstance(item, Arrival) and item.document.text == TEXT for item in items)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[" + line(id="1") + b", 5, " + line(id="2") + b"]", ["+ id:1", "- bad-document", "+ id:2"]),
        (json.dumps(row(id="1"), indent=2).encode(), ["+ id:1"]),
        (line(id="1") + b"\n" + line(id="2"), ["+ id:1", "+ id:2"]),
        (line(id="1"), ["+ id:1"]),
        (b"[]", []),
        (b"[" + line(id="1") + b', {"id": ', ["+ id:1", "- damaged"]),
        (b"[" + line(id="1") + b" " + line(id="2"), ["+ id:1", "- damaged"]),
        (b"{", ["- bad-document"]),
        (b"[" * 100_000, ["- damaged"]),
        (b"[" + b"[" * 100_000 + b"]" * 100_000 + b", " + line(id="2") + b"]", ["- bad-document", "+ id:2"]),
    ],
)
def test_json_files_hold_lines_a_list_or_an_object(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    assert told(json_items(tmp_path, content, "a.json")) == expected


def test_parts_of_a_list_keep_their_own_bytes(tmp_path: Path) -> None:
    pieces = [json.dumps(row(id=str(n)), indent=n).encode() for n in range(3)]
    items = json_items(tmp_path, b"[" + b" ,\n".join(pieces) + b"]", "a.json")
    assert [item.original.bytes for item in items if isinstance(item, Arrival)] == pieces


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"text": ', "- bad-document"),
        (b"\xff\xfe\xfd", "- bad-document"),
        ('{"text": "نص عربي'.encode() + b'\xff"}', "- unreadable"),
        (b'{"id": "x"}', "- bad-document"),
        (b'{"text": ""}', "- empty"),
        (b'{"text": "\\ud800 \\u0000 \xd9\x86\xd8\xb5"}', "+ None"),
        (b'{"text": "' + b"a" * 10_000_000 + b'"}', "- too-large"),
        (b'{"text": "a", "n": ' + b"[" * 100_000 + b"}", "- bad-document"),
    ],
)
def test_a_bad_line_costs_no_other(tmp_path: Path, raw: bytes, expected: str) -> None:
    items = json_items(tmp_path, b"\n".join([line(id="1"), raw, line(id="2")]))
    assert told(items) == ["+ id:1", expected, "+ id:2"]
    assert all("\0" not in item.document.text for item in items if isinstance(item, Arrival))


@pytest.mark.parametrize(
    ("published", "code"), [("غدا", "bad-date"), (20230207, "bad-date"), (None, "undated"), ("", "undated")]
)
def test_a_document_without_a_readable_date_still_arrives(tmp_path: Path, published: object, code: str) -> None:
    item = only(json_items(tmp_path, json.dumps(row(published=published)).encode()))
    assert (item.document.published, codes(item)) == (None, [code])


def test_packed_lines_that_break_off(tmp_path: Path) -> None:
    content = b"\n".join(line(id=str(n), title=f"رقم {n * 7919 % 1000}") for n in range(300))
    items = told(json_items(tmp_path, gzip.compress(content)[:-30], "a.jsonl.gz"))
    assert items[-1] == "- damaged"
    assert items[:-1] == [f"+ id:{n}" for n in range(len(items) - 1)]
    assert len(items) > 200
