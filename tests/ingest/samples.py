"""Sources of every kind, made up for the tests."""

import gzip
import json
from pathlib import Path
from typing import Any

from isnad.ingest.arrivals import arrivals, find_inputs
from isnad.ingest.fetch import FetchOptions
from isnad.model import Arrival, Skipped

PARAGRAPHS = (
    "وصلت فرق الدفاع المدني إلى حي الكلاسة بعد ساعة من انهيار مبنى من أربعة طوابق.",
    "وقال أحد المسعفين إن ثلاثة من السكان أخرجوا أحياء من تحت الأنقاض.",
    "وأغلقت الشرطة الشارع المؤدي إلى الحي حتى صباح اليوم التالي.",
)
TEXT = "\n".join(PARAGRAPHS)
PAGE = (
    '<html lang="ar"><head><meta charset="utf-8"><title>انهيار مبنى</title></head><body><article><h1>انهيار مبنى</h1>'
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)


def row(**fields: Any) -> dict[str, Any]:
    return {"text": TEXT, "published": "2023-02-07", **fields}


def line(**fields: Any) -> bytes:
    return json.dumps(row(**fields), ensure_ascii=False).encode()


def record(
    number: int,
    body: bytes,
    headers: str = "",
    kind: str = "response",
    length: int | None = None,
    extra: str = "",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    """One WARC record of an HTML page."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    size = len(block) if length is None else length
    fields = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/news/{number}\r\n"
        f"WARC-Date: 2023-02-08T06:00:0{number}Z\r\nWARC-Record-ID: <urn:test:{number}>\r\n{extra}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}"
    )
    return fields.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(number: int) -> bytes:
    return PAGE.replace("انهيار مبنى", f"انهيار مبنى رقم {number}").encode()


def packed(records: list[bytes]) -> list[bytes]:
    return [gzip.compress(one, mtime=0) for one in records]


def message(number: int, text: Any = TEXT, **fields: Any) -> dict[str, Any]:
    said = {"id": number, "type": "message", "date": "2023-02-07T00:30:00", "date_unixtime": "1675719000"}
    return {**said, "text": text, **fields}


def channel(*messages: Any, **fields: Any) -> dict[str, Any]:
    return {"name": "مراسلو الشمال", "type": "public_channel", "id": 77, "messages": list(messages), **fields}


def items_of(path: Path, wanted: str | None = None, options: FetchOptions | None = None) -> list[Arrival | Skipped]:
    chosen = options or FetchOptions(delay=0)
    found = find_inputs([str(path)], wanted, chosen)
    assert found.missing == ()
    return [item for source in found.sources for item in arrivals(source, chosen)]


def told(items: list[Arrival | Skipped]) -> list[str]:
    """What came, briefly: `+ key` for a document, `- code` for what was left out."""
    return [f"+ {item.key}" if isinstance(item, Arrival) else f"- {item.reason.code}" for item in items]


def codes(item: Arrival | Skipped) -> list[str]:
    assert isinstance(item, Arrival)
    return [note.code for note in item.notes]


def only(items: list[Arrival | Skipped]) -> Arrival:
    (item,) = items
    assert isinstance(item, Arrival)
    return item
