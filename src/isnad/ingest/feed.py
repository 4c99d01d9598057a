"""RSS and Atom as documents: an entry each, with the exact bytes of its element."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from isnad.errors import UnreadableSource
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, address_key, arrive, megabytes, shortened
from isnad.ingest.markup import one_line, paragraphs
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Document, Note, Original, Skipped

_TOKEN = re.compile(
    rb"<(/?)((?:[A-Za-z][\w.-]*:)?(?:item|entry))(?=[\s/>])[^<>]*>|<!\[CDATA\[|\]\]>|<!--|-->",
)
_ASIDES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_ENTITY = tuple("<!ENTITY".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_FEED_LINK = re.compile(rb"<link\b[^>]*application/(?:rss|atom)\+xml[^>]*>", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']([^\"'<>]{1,500})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """What all entries share: the name that keys begin with, title and media type, the time to tell in, the address."""

    name: str
    title: str | None
    media_type: str
    clock: Any
    base: str


def feed_arrivals(source: Opened, zone: str, address: str | None = None) -> Iterator[Arrival | Skipped]:
    """The entries of a feed, which came from this address if it was fetched. Raises DocumentError when it is none."""
    import feedparser

    raw = source.handle.read(limits.FEED + 1)
    if len(raw) > limits.FEED:
        raise TooLarge(f"the feed is larger than {megabytes(limits.FEED)}")
    _check(raw)
    # As a file object: a string might be opened as the name of a file or fetched as an address.
    read = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version") and not read.entries:
        raise UnreadableSource(_no_feed(raw))
    feed = _described(read, address or source.name, zone, bool(address))
    pieces = _pieces(raw)
    if len(pieces) != len(read.entries):
        pieces = [raw] * len(read.entries)  # a feed that is not well-formed is kept whole
    for number, (entry, piece) in enumerate(zip(read.entries, pieces, strict=True), 1):
        yield _arrival(entry, piece, feed, source.name, number)


def _check(raw: bytes) -> None:
    root = _ROOT.search(raw)
    prolog = raw[: root.start()] if root else raw[: limits.HEAD]
    if any(mark in prolog for mark in _ENTITY):
        raise UnreadableSource("it declares XML entities, which feeds do not need and attacks use, so it was not read")


def _no_feed(raw: bytes) -> str:
    link = _FEED_LINK.search(raw[: limits.DOCUMENT])
    href = _HREF.search(link[0]) if link else None
    if href:
        return f"it is no RSS or Atom feed but a page that names one: {href[1].decode('utf-8', 'replace')}"
    return "it is no RSS or Atom feed"


def _described(read: Any, name: str, zone: str, fetched: bool) -> Feed:
    """Keys of a fetched feed begin with its address, whatever it says of itself; a saved one has only its own word."""
    from isnad.ingest.telegram import zone_named

    own = next((link.get("href") for link in read.feed.get("links", ()) if link.get("rel") == "self"), None)
    media_type = "application/atom+xml" if str(read.get("version")).startswith("atom") else "application/rss+xml"
    site = read.feed.get("link") or ""
    known_as = name if fetched else own or site or name
    return Feed(known_as, one_line(read.feed.get("title")), media_type, zone_named(zone), name if fetched else site)


def _pieces(raw: bytes) -> list[bytes]:
    """The bytes of each entry's element, in order; nothing when they cannot be told."""
    pieces: list[bytes] = []
    begun: int | None = None
    for tag in _tags(raw):
        if tag[1]:
            if begun is None:
                return []
            pieces.append(raw[begun : tag.end()])
            begun = None
        elif begun is not None:
            return []
        elif tag[0].endswith(b"/>"):
            pieces.append(tag[0])
        else:
            begun = tag.start()
    return pieces


def _tags(raw: bytes) -> Iterator[re.Match[bytes]]:
    """The tags of entries, without those that stand in quoted text and comments."""
    until: bytes | None = None
    for token in _TOKEN.finditer(raw):
        if until:
            until = None if token[0] == until else until
        elif token[2]:
            yield token
        else:
            until = _ASIDES.get(token[0])


def _arrival(entry: Any, raw: bytes, feed: Feed, source: str, number: int) -> Arrival | Skipped:
    title, url, guid = one_line(entry.get("title")), _link(entry, feed.base), entry.get("id") or None
    body, is_summary = _body(entry)
    published, edited, unread, dated = _dates(entry, feed.clock)
    credited = one_line((dict.get(entry, "source") or {}).get("title"))
    creator = one_line(entry.get("author"))
    return arrive(
        Document(body or title or "", title, published, feed.title, url),
        Original(raw, feed.media_type),
        source,
        f"entry {number}",
        key=f"feed:{feed.name}/{guid}" if guid else address_key(url) if url else None,
        unread_date=unread,
        edited=edited,
        relayed_from=credited if credited != feed.title else None,
        headers=(("creator", creator),) if creator else (),
        notes=(*dated, *_about_summary(body, is_summary)),
    )


def _link(entry: Any, base: str) -> str | None:
    """The address of the article. A guid that is no address, which the library takes for a link, is none."""
    given = entry.get("link")
    if not given:
        return None
    try:
        whole = given if entry.get("guidislink") else urljoin(base, given)
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _body(entry: Any) -> tuple[str, bool]:
    """The words of the entry, and whether they are its summary only."""
    contents = [content.get("value") or "" for content in dict.get(entry, "content") or ()]
    longest = max(map(paragraphs, contents), key=len, default="")
    return (longest, False) if longest else (paragraphs(dict.get(entry, "summary") or ""), True)


def _about_summary(body: str, is_summary: bool) -> tuple[Note, ...]:
    if not body:
        return (Note("title-only", "The feed gives no more than the title."),)
    return (Note("summary-only", "The feed gives a summary, not the whole article."),) if is_summary else ()


def _dates(entry: Any, clock: Any) -> tuple[str | None, str | None, str | None, tuple[Note, ...]]:
    """When it was published and changed, the words that could not be read as a date, and what to say about it."""
    # `get` of the entry itself answers with the one date for the other.
    given, changed = dict.get(entry, "published"), dict.get(entry, "updated")
    published, edited = _instant(given, clock), _instant(changed, clock)
    if given or not changed:
        return published, edited if edited != published else None, shortened(given) if given else None, ()
    note = Note("date-updated", "The feed says only when it was last changed, which stands for its publication.")
    return edited, None, shortened(changed), (note,) if edited else ()


def _instant(words: str | None, clock: Any) -> str | None:
    """A date of a feed as ISO date or date-time: in the offset that it gives; an instant in UTC in the given zone."""
    if not words or not words.strip():
        return None
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return words if _is_iso(words) else None
    read = _iso(words) or _of_mail(words)
    if read is None or not 1900 <= read.year <= 2200:
        return None
    local = read.astimezone(clock) if read.tzinfo is not None and not read.utcoffset() else read
    return local.isoformat(timespec="seconds")


def _is_iso(words: str) -> bool:
    return _iso(words) is not None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _of_mail(words: str) -> datetime | None:
    """`Sun, 08 Dec 2024 09:15:00 +0300`, as RSS asks for."""
    try:
        read = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # The module makes 2001 of 0001: the year must stand there, in two figures only as the older rule has it.
    if not re.search(rf"\b{read.year:04d}\b|[A-Za-z]{{3}} {read.year % 100:02d}\b", words):
        return None
    # -0000 says that the offset is not known; the instant is given all the same.
    return read.replace(tzinfo=UTC) if read.tzinfo is None and words.endswith("-0000") else read
