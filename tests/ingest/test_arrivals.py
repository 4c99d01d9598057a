"""Files, folders and what is said of every document, whatever its format."""

import gzip
import io
from dataclasses import replace
from pathlib import Path

import pytest
from samples import PAGE, TEXT, codes, items_of, line, only, told

from isnad.errors import UsageError
from isnad.ingest.arrivals import Input, arrivals, estimate, find_inputs
from isnad.ingest.arriving import address_key
from isnad.ingest.fetch import FetchOptions
from isnad.ingest.sniff import format_by_content, format_by_ending

OPTIONS = FetchOptions(delay=0)
PERSIAN = "نیروهای پلیس شهر به گزارش خبرگزاری ها وارد میدان شدند و چند نفر را بازداشت کردند. "


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.txt", "text"), ("a.HTML", "html"), ("a.jsonl", "jsonl"), ("a.jsonl.gz", "jsonl"), ("a.csv.gz", "csv"),
        ("result.json", "json"), ("a.tsv", "csv"), ("a.rss", "feed"), ("a.xml", "feed"), ("a.warc", "warc"),
        ("a.warc.gz", "warc"), ("a.wacz", "warc"), ("a.gz", None), ("a.jpg", None), ("a", None),
    ],
)  # fmt: skip
def test_the_ending_tells_the_format(name: str, format_: str | None) -> None:
    assert format_by_ending(name) == format_


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"WARC/1.1\r\n", "warc"), (b"PK\x03\x04", "warc"), (b'{"text": 1}', "json"), (b" \n[", "json"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"), (b"<feed xmlns='x'>", "feed"),
        (b"<!DOCTYPE html><html>", "html"), (b"<p>x</p>", "html"), ("<نص>".encode(), "text"),
        (b"id,text\n1,x", "csv"), (b"id;Text;date\n", "csv"), ("قال, text\n".encode(), "csv"),
        ("عنوان\nنص".encode(), "text"), (b"", "text"), (b"text of one line", "text"),
    ],
)  # fmt: skip
def test_else_the_content_does(head: bytes, format_: str) -> None:
    assert format_by_content(head) == format_


def test_a_folder_is_its_files_and_links_are_no_way_round(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line(id="1")))
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b" / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "b" / "self.txt").symlink_to(tmp_path / "b" / "self.txt")
    found = find_inputs([str(tmp_path)], None, OPTIONS)
    assert [Path(source.name).name for source in found.sources] == ["a.jsonl.gz", "2.html"]
    assert [Path(name).name for name in found.passed_over] == ["photo.jpg", "round", "gone.txt", "self.txt"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.txt", "No such file"), ("empty", "holds no file"), ("a\0b", "null"), ("http://", "is no address"),
     ("https://user:secret@example.org/", "leave them out"), ("http://exa mple.org/", "blanks")],
)  # fmt: skip
def test_what_is_missing_is_said_and_the_rest_goes_on(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    asked = name if name.startswith("http") else str(tmp_path / name)
    found = find_inputs([asked, str(tmp_path / "good.txt")], None, OPTIONS)
    assert len(found.sources) == 1
    assert words in found.missing[0]
    assert "secret" not in found.missing[0]


def test_an_unknown_format_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="telegram"):
        find_inputs(["-"], "pdf", OPTIONS)


def test_a_text_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("windows-1256"))
    item = only(items_of(path))
    assert item.document.text == TEXT
    assert (item.original.bytes, item.original.media_type) == (path.read_bytes(), "text/plain")
    assert (item.source, item.locator, item.key, codes(item)) == (str(path), None, None, ["undated"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, ["undated"]),
        ("The column entered the town at noon.", ["undated", "not-arabic"]),
        ("Governor says: " + "دخل الرتل البلدة عند الظهر", ["undated"]),
        (PERSIAN * 5, ["undated", "not-arabic"]),
        ("قال پوتين إن القوات باقية. " + TEXT * 3, ["undated"]),  # one foreign name makes no other language
        ("123 456", ["undated", "not-arabic"]),
    ],
)  # fmt: skip
def test_what_is_unusual_is_said_and_the_document_still_arrives(tmp_path: Path, text: str, expected: list[str]) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert codes(only(items_of(tmp_path / "a.txt"))) == expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"\0\1\2", "unreadable"),
        ("a.txt", b"a" * 10_000_001, "too-large"),
        ("a.html", b"<p>" + b"a" * 10_000_000, "too-large"),
        ("a.html", b"<html></html>", "empty"),
        ("a.html", b"<p>" * 200_000, "too-large"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-20], "damaged"),
        ("a.html.gz", gzip.compress(b"\0" * 100_000_000), "too-large"),
    ],
)
def test_what_cannot_be_taken_is_left_out_with_a_reason(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert told(items_of(tmp_path / name)) == [f"- {expected}"]


def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(line(id="a") + b"\n" + line(id="b"))

    monkeypatch.setattr("sys.stdin", Stdin)
    (source,) = find_inputs(["-"], None, OPTIONS).sources
    assert told(list(arrivals(source, OPTIONS))) == ["+ id:a", "+ id:b"]


def test_a_file_that_goes_away_is_said(tmp_path: Path) -> None:
    source = Input("a.txt", tmp_path / "a.txt", format="text")
    assert told(list(arrivals(source, OPTIONS))) == ["- unreadable"]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://Example.org/news/1?a=b#top", "url:https://example.org/news/1?a=b"),
        ("https://example.org/?p=5", "url:https://example.org/?p=5"),
        ("https://example.org/", None),  # a page that names its home as its address is not all other such pages
        ("https://example.org", None),
        ("http://[broken", None),
        ("/news/1", None),
        ("17", None),
    ],
)
def test_keys_of_addresses(url: str, key: str | None) -> None:
    assert address_key(url) == key


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"x", 1), ("a.jsonl", b"{}\n{}", 2), ("a.jsonl", b"{}\n{}\n", 2), ("a.jsonl", b"", 0),
        ("a.csv", b'text,id\n"a\nb",1\nc,2\n', 2), ("a.jsonl.gz", gzip.compress(b"{}"), None), ("a.warc", b"", None),
    ],
)  # fmt: skip
def test_estimates(tmp_path: Path, name: str, content: bytes, expected: int | None) -> None:
    (tmp_path / name).write_bytes(content)
    (source,) = find_inputs([str(tmp_path / name)], None, OPTIONS).sources
    assert estimate(source) == expected
    assert estimate(replace(source, path=None)) is None
