"""WARC and WACZ files as documents: the answers of servers that hold HTML or plain text.

The original is the payload: the body of the HTTP message, with chunking and compression undone.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from isnad.errors import DocumentError, UnreadableSource
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, arrive, megabytes, skipped, skipped_for
from isnad.ingest.decode import decode
from isnad.ingest.frames import Frame, Lost, frames, too_large
from isnad.ingest.html import Page, mended_html, read_page
from isnad.ingest.streams import Opened, opened
from isnad.ingest.text import read_text_document
from isnad.model import Arrival, Note, Original, Skipped

BEGINS = b"WARC/"
ZIP = b"PK\x03\x04"
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
_ZLIB = frozenset({"gzip", "x-gzip", "deflate"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_HOLDING = frozenset({"response", "resource", "conversion"})
_KEPT_FIELDS = ("warc-payload-digest", "warc-block-digest", "warc-ip-address")
_TRUNCATED = Note("truncated", "The capture was cut off when it was made, so the end of the page may be missing.")


def warc_arrivals(source: Opened) -> Iterator[Arrival | Skipped]:
    """The pages of a WARC file, packed or not, or of the WARC files in a WACZ file."""
    if source.head().startswith(ZIP):
        yield from _of_zip(source)
    else:
        yield from _of_stream(source)


def _of_stream(source: Opened) -> Iterator[Arrival | Skipped]:
    while True:
        for frame in frames(source.handle):
            if isinstance(frame, Lost):
                if not source.damage:  # else the break is told once, below
                    yield Skipped(source.name, None, frame.reason)
            else:
                yield from _of_frame(source.name, frame)
        damage = source.damage
        if not damage:
            return
        yield Skipped(source.name, None, damage)
        if not source.resume(BEGINS):
            return


# --- one record ------------------------------------------------------------------------------------------------------


def _of_frame(name: str, frame: Frame) -> Iterator[Arrival | Skipped]:
    """What comes of one record: nothing for requests and notes about the crawl."""
    kind, identity = frame.fields.get("warc-type", "").lower(), frame.fields.get("warc-record-id")
    if kind == "revisit":
        yield skipped(name, identity, "revisit", "The page was the same as in an earlier record, which holds it.")
    elif kind == "continuation":
        yield skipped(
            name, identity, "segment", "The record is a further part of another one and was not put together."
        )
    elif kind in _HOLDING and not _is_of_crawl(frame):
        if frame.raw is None:
            yield Skipped(name, identity, too_large())
            return
        try:
            yield _page(name, identity, frame, frame.raw)
        except DocumentError as error:
            yield skipped_for(name, identity, error)


def _is_of_crawl(frame: Frame) -> bool:
    """Whether it is an answer that a crawler needs and no reader sees."""
    address = frame.fields.get("warc-target-uri", "").strip("<>")
    return address.startswith("dns:") or address.endswith("/robots.txt")


def _page(name: str, identity: str | None, frame: Frame, raw: bytes) -> Arrival | Skipped:
    record = _record(raw)
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        return skipped(name, identity, "http-status", f"The server answered {status}, not with a page.")
    media_type, charset = _media_type(record, frame)
    if media_type not in _HTML and media_type != "text/plain":
        return skipped(name, identity, "not-text", f"It is {media_type or 'of no stated type'}, neither HTML nor text.")
    payload, is_cut = _payload(record, raw)
    page, notes = _read(payload, media_type, charset, frame.fields.get("warc-target-uri"))
    return arrive(
        page.document,
        Original(payload, media_type),
        name,
        identity,
        unread_date=page.unread_date,
        edited=page.edited,
        captured=frame.fields.get("warc-date"),
        headers=_headers(record, frame),
        notes=(*notes, _TRUNCATED) if is_cut or frame.fields.get("warc-truncated") else notes,
    )


def _record(raw: bytes, decoding: Any = "all") -> Any:
    """The record as FastWARC reads it, with the body as it stands when it is not what the headers say.

    Raises UnreadableSource.
    """
    from fastwarc.warc import ArchiveIterator

    try:
        record = next(ArchiveIterator(io.BytesIO(raw), auto_decode=decoding), None)
    except (OSError, ValueError) as error:
        if decoding != "none":
            return _record(raw, "none")
        raise UnreadableSource(f"the record cannot be read: {error}"[:200]) from None
    if record is None:
        raise UnreadableSource("the record cannot be read")
    return record


def _payload(record: Any, raw: bytes) -> tuple[bytes, bool]:
    """The body of the answer, and whether it breaks off. Raises UnreadableSource and TooLarge.

    Crawlers often store it unpacked under headers that still call it packed.
    """
    encoding = (record.http_headers.get("Content-Encoding") or "").lower() if record.http_headers else ""
    is_zlib = encoding in _ZLIB
    body = _body(_record(raw, "transfer") if is_zlib else record, raw)
    payload, is_cut = _inflated(body) if is_zlib else (body, False)
    if payload.startswith(_PACKED):
        raise UnreadableSource("the packed body of the answer is damaged")
    if len(payload) > limits.DOCUMENT:
        raise TooLarge(f"the page is larger than {megabytes(limits.DOCUMENT)}")
    return payload, is_cut


def _body(record: Any, raw: bytes) -> bytes:
    try:
        body: bytes = record.reader.read(limits.DOCUMENT + 1)
    except OSError:
        body = _record(raw, "none").reader.read(limits.DOCUMENT + 1)
    return body


def _inflated(body: bytes) -> tuple[bytes, bool]:
    """The unpacked body, and whether it breaks off: FastWARC would not tell. As it stands when it is not packed."""
    for kind in (47, -15):  # gzip or zlib by its header, and deflate without one
        unpacking = zlib.decompressobj(wbits=kind)
        try:
            payload = unpacking.decompress(body, limits.DOCUMENT + 1)
        except zlib.error:
            continue
        return payload, not unpacking.eof
    return body, False


def _media_type(record: Any, frame: Frame) -> tuple[str, str | None]:
    if record.http_headers:
        return (record.http_content_type or "").lower(), record.http_charset
    media_type, _, parameter = frame.fields.get("content-type", "").partition(";")
    name, _, charset = parameter.strip().partition("=")
    return media_type.strip().lower(), charset.strip("\"' ") or None if name.lower() == "charset" else None


def _read(payload: bytes, media_type: str, charset: str | None, url: str | None) -> tuple[Page, tuple[Note, ...]]:
    notes: tuple[Note, ...] = ()
    if media_type in _HTML:
        text, notes = mended_html(payload, charset)
        page = read_page(text)
    else:
        page = Page(read_text_document(decode(payload)))
    address = url.strip("<>") if url else None
    return replace(page, document=replace(page.document, url=address or page.document.url)), notes


def _headers(record: Any, frame: Frame) -> tuple[tuple[str, str], ...]:
    """The headers of the answer, and the checksums that the crawler noted."""
    answered = [(str(name), str(value)) for name, value in record.http_headers.items()] if record.http_headers else []
    noted = [(field, frame.fields[field]) for field in _KEPT_FIELDS if field in frame.fields]
    return (*answered, *noted)


# --- WACZ ------------------------------------------------------------------------------------------------------------


class _Member(io.RawIOBase):
    """The bytes of one member of a zip file; it ends where they are damaged, and `damage` then says so."""

    def __init__(self, member: BinaryIO) -> None:
        self.member = member
        self.damage: Note | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as one read gives; 0 at the end."""
        try:
            part = self.member.read(len(buffer)) if self.damage is None else b""
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            self.damage = Note("damaged", f"The member of the zip file is damaged ({error}).")
            return 0
        buffer[: len(part)] = part
        return len(part)


def _of_zip(source: Opened) -> Iterator[Arrival | Skipped]:
    file = source.handle if source.handle.seekable() else io.BytesIO(source.whole(limits.WHOLE))
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableSource(f"it begins as a zip file but cannot be opened ({error})") from None
    with archive:
        members = [member for member in archive.infolist() if _is_warc(member.filename)]
        if not members:
            raise UnreadableSource("it is a zip file without `archive/*.warc.gz`, so no WACZ file")
        for member in members:
            yield from _of_member(source.name, archive, member)


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz")) and not name.startswith("__MACOSX/")


def _of_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Arrival | Skipped]:
    inner = f"{name}!{member.filename}"
    reason = _refused(member)
    if reason:
        yield Skipped(inner, None, reason)
        return
    try:
        content = archive.open(member)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield skipped(inner, None, "damaged", f"The member of the zip file cannot be opened ({error}).")
        return
    with content:
        layer = _Member(content)  # type: ignore[arg-type]
        yield from _of_stream(opened(inner, layer, (layer,)))


def _refused(member: zipfile.ZipInfo) -> Note | None:
    """Why a member is not read. Nothing is ever written, but what leads out of the archive is no part of one."""
    if member.filename.startswith(("/", "\\")) or ".." in member.filename.replace("\\", "/").split("/"):
        return Note("odd-path", "The name of the member leads out of the zip file.")
    if member.flag_bits & 1:
        return Note("encrypted", "The member of the zip file is encrypted.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Note("unreadable", "The member of the zip file is packed in another way than WACZ files are.")
    swollen = member.file_size > max(limits.UNPACKED_FREELY, limits.RATIO * member.compress_size)
    if swollen or member.file_size > limits.MEMBER:
        return Note("too-large", f"The member unpacks to {megabytes(member.file_size)}, as a bomb does.")
    return None
