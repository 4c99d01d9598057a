"""JSON Lines as documents: one object a line, or a list of objects, with the fields of the contract."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from isnad.errors import BadDocument, DocumentError
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, arrive, megabytes, read_date, skipped, skipped_for, without_zeros
from isnad.ingest.decode import decode, replace_surrogates
from isnad.ingest.json_cut import elements, members, parsed, start_of, value_of
from isnad.ingest.lines import lines
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Document, Original, Skipped

_OPTIONAL = ("title", "published", "outlet", "url")
_MEDIA_TYPE = "application/json"
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_json_document(line: str) -> Document:
    """The document of one line. Raises BadDocument, which names the field that is wrong."""
    return document_of(parsed(line))


def document_of(row: Any) -> Document:
    """The document that a JSON object describes. Raises BadDocument."""
    if not isinstance(row, dict):
        raise BadDocument(f"a document must be a JSON object, not {_kind(row)}")
    if row.get("text") is None:
        raise BadDocument("the field `text` is missing")
    fields = {name: _string(row, name) for name in ("text", *_OPTIONAL)}
    if fields["published"] is not None:
        fields["published"] = checked_date(fields["published"], "the field `published`")
    return Document(id=_id(row), **fields)  # type: ignore[arg-type]


def checked_date(value: str, what: str) -> str:
    """The value, when it is an ISO date or date-time. Raises BadDocument."""
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        like = "2024-12-08 or 2024-12-08T21:30:00+03:00"
        raise BadDocument(f"{what} must be a date like {like}, not {value!r}") from None
    return value.strip()


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadDocument(f"the field `{name}` must be a string, not {_kind(value)}")
    text = replace_surrogates(value)
    # An empty optional field says nothing; an empty text is a document without words.
    return text if text or name == "text" else None


def _id(row: dict[str, Any]) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


# --- as arrivals -----------------------------------------------------------------------------------------------------


def line_arrivals(source: Opened) -> Iterator[Arrival | Skipped]:
    """The documents of JSON Lines, one at a time, each with the bytes of its line."""
    for line in lines(source):
        if not line.raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
            continue
        locator = f"line {line.number}"
        try:
            if line.error:
                raise line.error
            yield _arrival(parsed(line.text), line.raw.rstrip(b"\r\n"), source.name, locator)
        except DocumentError as error:
            yield skipped_for(source.name, locator, error)


def json_arrivals(source: Opened, zone: str) -> Iterator[Arrival | Skipped]:
    """The documents of a JSON file: lines, a list, one object, or a Telegram export by what stands in it."""
    if _begins_with_lines(source.head()):
        yield from line_arrivals(source)
        return
    raw = source.handle.read(limits.WHOLE + 1)
    if len(raw) > limits.WHOLE:
        raise TooLarge(f"JSON that is no JSON Lines is held whole, up to {megabytes(limits.WHOLE)}; this is larger")
    encoding = _WIDE.get(raw[:2])
    data = decode(raw).encode() if encoding else raw.removeprefix(codecs.BOM_UTF8)
    at = start_of(data)
    names = {name for name, _, _ in members(data, at)} if data[at : at + 1] == b"{" else set()
    if not names.isdisjoint({"messages", "chats", "left_chats"}):
        from isnad.ingest.telegram import export_arrivals

        yield from export_arrivals(source, data, zone)
    else:
        yield from _listed(source, data, encoding)


def _listed(source: Opened, data: bytes, encoding: str | None) -> Iterator[Arrival | Skipped]:
    at = start_of(data)
    is_list = data[at : at + 1] == b"["
    if source.damage and not is_list:
        return
    places = elements(data, at) if is_list else iter([(at, len(data.rstrip()))])
    for number, (start, end) in enumerate(places, 1):
        locator = f"document {number}" if is_list else None
        if end is None:
            if not source.damage:
                yield skipped(source.name, locator, "damaged", "The list breaks off; what stands before that was read.")
            return
        yield _cut_out(source.name, data[start:end], locator, encoding)


def _cut_out(name: str, piece: bytes, locator: str | None, encoding: str | None) -> Arrival | Skipped:
    try:
        if len(piece) > limits.DOCUMENT:
            raise TooLarge(f"the document is larger than {megabytes(limits.DOCUMENT)}")
        row = value_of(piece)
        return _arrival(row, piece.decode().encode(encoding) if encoding else piece, name, locator)
    except DocumentError as error:
        return skipped_for(name, locator, error)


def _arrival(row: object, raw: bytes, name: str, locator: str | None) -> Arrival | Skipped:
    document, unread = lenient_document(row)
    return arrive(document, Original(raw, _MEDIA_TYPE), name, locator, unread_date=unread)


def lenient_document(row: object) -> tuple[Document, str | None]:
    """The document that a JSON object describes, and its date when that cannot be read. Raises BadDocument."""
    unread = None
    if isinstance(row, dict):
        given = row.get("published")
        published, unread = read_date(given) if isinstance(given, str) else (None, given and str(given)[:80])
        row = row | {"published": published}
        if isinstance(row.get("text"), str):
            row["text"] = without_zeros(row["text"])
    return document_of(row), unread


def _begins_with_lines(head: bytes) -> bool:
    """Whether the first line is a whole object, and no Telegram export on one line."""
    first, end, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not first.startswith(b"{") or first.startswith(tuple(_WIDE)):
        return False
    try:
        row = value_of(first)
    except DocumentError:
        # A first line that is longer than what was looked at may be a document as well as an export.
        return not end and b'"messages"' not in first and b'"chats"' not in first and b'"text"' in first
    return isinstance(row, dict) and ("text" in row or bool(end)) and "messages" not in row and "chats" not in row
