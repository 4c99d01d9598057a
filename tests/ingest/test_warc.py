import gzip
import io
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from samples import PAGE, PARAGRAPHS, codes, items_of, only, packed, page, record, told

RECORDS = [record(number, page(number)) for number in range(4)]
ALL = [f"+ url:https://example.org/news/{number}" for number in range(4)]


def chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 90]), body[i : i + 90]) for i in range(0, len(body), 90))
        + b"0\r\n\r\n"
    )


def test_a_record_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(3, PAGE.encode(), "ETag: x\r\n", extra="WARC-Payload-Digest: sha1:ABC\r\n"))
    item = only(items_of(path))
    assert PARAGRAPHS[1] in item.document.text
    assert item.document.title == "انهيار مبنى"
    assert item.document.url == "https://example.org/news/3"
    assert (item.locator, item.captured) == ("<urn:test:3>", "2023-02-08T06:00:03Z")
    assert (item.original.bytes, item.original.media_type) == (PAGE.encode(), "text/html")
    assert {("ETag", "x"), ("warc-payload-digest", "sha1:ABC")} <= set(item.headers)
    assert codes(item) == ["undated"]


@pytest.mark.parametrize(
    "content",
    [b"".join(RECORDS), b"".join(packed(RECORDS)), gzip.compress(b"".join(RECORDS))],
    ids=["plain", "gz", "one"],
)
@pytest.mark.parametrize("name", ["a.warc", "unnamed"])
def test_packed_or_not(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert told(items_of(tmp_path / name)) == ALL


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("", PAGE.encode()),
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE.encode())),
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode())),
        ("Content-Encoding: br\r\n", brotli.compress(PAGE.encode())),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(PAGE.encode()))),
        # stored unpacked under the headers that it had on the way
        ("Content-Encoding: gzip\r\n", PAGE.encode()),
        ("Transfer-Encoding: chunked\r\n", PAGE.encode()),
        ("Content-Encoding: unheard-of\r\n", PAGE.encode()),
    ],
)
def test_the_original_is_the_page_itself(tmp_path: Path, headers: str, body: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(record(1, body, headers))
    assert only(items_of(tmp_path / "a.warc")).original.bytes == PAGE.encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (record(1, b"", kind="revisit"), ["- revisit"]),
        (record(1, b"", kind="request"), []),
        (record(1, b"", kind="warcinfo"), []),
        (record(1, b"x", media="image/png"), ["- not-text"]),
        (record(1, PAGE.encode(), status="404 Not Found"), ["- http-status"]),
        (record(1, b"<html></html>"), ["- empty"]),
        (record(1, b"x" * 11_000_000), ["- too-large"]),
        (record(1, gzip.compress(b"\0" * 50_000_000), "Content-Encoding: gzip\r\n"), ["- too-large"]),
        (record(1, gzip.compress(PAGE.encode())[:20] + b"x" * 200, "Content-Encoding: gzip\r\n"), ["- unreadable"]),
        (record(1, b"User-agent: *").replace(b"/news/1", b"/robots.txt"), []),
    ],
)
def test_what_is_no_page_is_left_out(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    (tmp_path / "a.warc").write_bytes(RECORDS[0] + content + RECORDS[2])
    assert told(items_of(tmp_path / "a.warc")) == [ALL[0], *expected, ALL[2]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"".join(RECORDS)[:-200], [*ALL[:3], "- damaged"]),
        (b"".join(RECORDS[:3]) + RECORDS[3][:70], [*ALL[:3], "- damaged"]),
        (RECORDS[0] + b"\xff\xfe rubbish\r\n\r\nmore\r\n" + RECORDS[1], [ALL[0], "- damaged", ALL[1]]),
        (record(0, page(0), length=900_000) + b"".join(RECORDS[1:]), ["- damaged", *ALL[1:]]),
        (record(0, page(0), length=1400) + b"".join(RECORDS[1:]), ["- damaged", *ALL[1:]]),
        (record(0, page(0), length=50) + RECORDS[1], ["- damaged", "- damaged", ALL[1]]),
        (record(0, page(0), length=-5) + RECORDS[1], ["- damaged", "- damaged", ALL[1]]),
        (RECORDS[0][:150] + RECORDS[1], ["- damaged", ALL[1]]),
        (b"WARC/1.1\r\n" + b"x: y\r\n" * 30_000 + b"\r\n" + RECORDS[1], ["- damaged", "- damaged", ALL[1]]),
        (b"no archive at all", ["- damaged"]),
        (b"", []),
    ],
)
def test_damage_costs_no_more_than_what_it_hits(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert told(items_of(tmp_path / "a.warc", "warc")) == expected


def test_a_broken_member_of_a_packed_file_costs_one_record(tmp_path: Path) -> None:
    members = packed(RECORDS)
    broken = bytearray(members[1])
    broken[200:230] = b"\0" * 30
    (tmp_path / "a.warc.gz").write_bytes(members[0] + bytes(broken) + members[2] + members[3])
    assert told(items_of(tmp_path / "a.warc.gz")) == [ALL[0], "- damaged", ALL[2], ALL[3]]


def test_a_packed_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    members = packed(RECORDS)
    for cut in (1, 12, 200):
        (tmp_path / "a.warc.gz").write_bytes(b"".join(members)[:-cut])
        assert told(items_of(tmp_path / "a.warc.gz"))[:3] == ALL[:3]
        assert told(items_of(tmp_path / "a.warc.gz"))[-1] == "- damaged"


def test_a_bomb_among_records_is_passed_over(tmp_path: Path) -> None:
    bomb = gzip.compress(record(9, b"", length=10**12) + b"\0" * 150_000_000)
    (tmp_path / "a.warc.gz").write_bytes(packed(RECORDS)[0] + bomb + packed(RECORDS)[1])
    items = told(items_of(tmp_path / "a.warc.gz"))
    assert items == [ALL[0], "- too-large", ALL[1]]


@pytest.mark.parametrize(
    ("headers", "body", "extra"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())[:-40], ""),
        ("", PAGE.encode()[:-60], "WARC-Truncated: time\r\n"),
    ],
)
def test_a_page_that_was_cut_off_when_captured_arrives_and_says_so(
    tmp_path: Path, headers: str, body: bytes, extra: str
) -> None:
    (tmp_path / "a.warc").write_bytes(record(1, body, headers, extra=extra))
    item = only(items_of(tmp_path / "a.warc"))
    assert PARAGRAPHS[0] in item.document.text
    assert "truncated" in codes(item)


def test_one_broken_byte_does_not_cost_the_page(tmp_path: Path) -> None:
    body = PAGE.encode().replace("الكلاسة".encode(), "الكلاسة".encode() + b"\xd8")
    (tmp_path / "a.warc").write_bytes(record(1, body))
    item = only(items_of(tmp_path / "a.warc"))
    assert "الكلاسة\ufffd" in item.document.text
    assert codes(item) == ["undated", "broken-bytes"]
    assert item.original.bytes == body


def test_the_charset_of_the_answer_is_used(tmp_path: Path) -> None:
    body = PAGE.replace('<meta charset="utf-8">', "").encode("windows-1256")
    (tmp_path / "a.warc").write_bytes(record(1, body, media="text/html; charset=windows-1256"))
    assert PARAGRAPHS[0] in only(items_of(tmp_path / "a.warc")).document.text


# --- WACZ ------------------------------------------------------------------------------------------------------------


def wacz(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_wacz_file_holds_warc_files(tmp_path: Path) -> None:
    members = {
        "archive/a.warc.gz": b"".join(packed(RECORDS[:2])),
        "pages/pages.jsonl": b"{}",
        "archive/b.warc": RECORDS[2],
    }
    items = items_of(wacz(tmp_path / "a.wacz", members))
    assert told(items) == ALL[:3]
    assert [getattr(item, "source", "").partition("!")[2] for item in items] == [
        "archive/a.warc.gz", "archive/a.warc.gz", "archive/b.warc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("../../evil.warc", RECORDS[0], "odd-path"),
        ("/evil.warc", RECORDS[0], "odd-path"),
        ("archive/..\\..\\evil.warc", RECORDS[0], "odd-path"),
        ("archive/bomb.warc", b"\0" * 100_000_000, "too-large"),
        ("archive/bomb.warc.gz", gzip.compress(b"\0" * 100_000_000), "too-large"),
    ],
)
def test_tricks_of_zip_files_are_refused_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    path = wacz(tmp_path / "a.wacz", {name: content, "archive/z.warc": RECORDS[0]}, zipfile.ZIP_DEFLATED)
    assert told(items_of(path)) == [f"- {expected}", ALL[0]]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.wacz"]


def test_damaged_and_odd_zip_files_are_said(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"archive/a.warc": RECORDS[0], "archive/b.warc": RECORDS[1]}, zipfile.ZIP_DEFLATED)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\0" * 40 + whole[140:])
    assert told(items_of(path)) == ["- damaged", ALL[1]]
    path.write_bytes(whole[:-30])
    assert told(items_of(path)) == ["- unreadable"]
    assert told(items_of(wacz(path, {"x.txt": b""}))) == ["- unreadable"]
    assert told(items_of(wacz(path, {"archive/a.warc": RECORDS[0]}, zipfile.ZIP_LZMA))) == ["- unreadable"]


def test_a_wacz_file_from_a_pipe(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from isnad.ingest.arrivals import Input, arrivals
    from isnad.ingest.fetch import FetchOptions

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    class Stdin:
        buffer = Pipe(wacz(tmp_path / "a.wacz", {"archive/a.warc": RECORDS[0]}).read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert told(list(arrivals(Input("standard input"), FetchOptions()))) == [ALL[0]]
