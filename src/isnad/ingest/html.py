"""A web page as a document: what its own metadata says first, then what stands on the page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from isnad.errors import UnreadableSource
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, arrive, read_date, without_zeros
from isnad.ingest.decode import REPLACEMENT, decode, mended, replace_surrogates
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Document, Note, Original, Skipped

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_JSON_LD = re.compile(r"type\s*=\s*[\"']?application/ld\+json\b", re.IGNORECASE)
_BREAKS = re.compile(r"<\s*(?:br\s*/?|/p|/div|/li|/h[1-6])\s*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{1,2000}>")
_BLANKS = re.compile(r"[^\S\n]+")
_ARTICLES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "BackgroundNewsArticle", "LiveBlogPosting"})
_CUT_OFF = ("...", "\u2026")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; when it was changed (ISO 8601), and its date when that cannot be read, as it says."""

    document: Document
    edited: str | None = None
    unread_date: str | None = None


def decode_html(raw: bytes, charset: str | None = None) -> str:
    """The text of a page: in the encoding that it came with or that it names, when that fits, else as any text."""
    in_page = _CHARSET.search(raw[:4096])
    named = charset or (in_page[1].decode("ascii") if in_page else None)
    if named:
        try:
            text = raw.decode(named)
        except (LookupError, ValueError):  # an encoding that there is not, or that does not fit
            return decode(raw) if not charset else decode_html(raw)
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    return decode(raw)


def read_html_document(page: str) -> Document:
    """The article of a page, with title, date, outlet and address where the page gives them."""
    return read_page(page).document


def read_page(page: str) -> Page:
    """The article of a page, and what the page says of its dates."""
    said = _said(page)
    body = _clean(said.get("articleBody"))
    if body and not body.endswith(_CUT_OFF):
        return _page(said, {}, body)
    found = _extract(page)
    return _page(said, found, _clean(found.get("text")) or body or "")


def html_arrivals(source: Opened) -> Iterator[Arrival | Skipped]:
    """The one article of an HTML file. Raises DocumentError when it cannot be read."""
    raw = source.whole(limits.DOCUMENT)
    text, notes = mended_html(raw)
    page = read_page(text)
    original = Original(raw, "text/html")
    yield arrive(page.document, original, source.name, unread_date=page.unread_date, edited=page.edited, notes=notes)


def mended_html(raw: bytes, charset: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """The text of a page and what to say about it: broken bytes are replaced, as every browser does.

    Raises UnreadableSource when it is no text at all, and TooLarge when it would be read for minutes.
    """
    if raw.count(b"<") > limits.TAGS:
        raise TooLarge(f"the page has more than {limits.TAGS:,} tags")
    try:
        return decode_html(raw, charset), ()
    except UnreadableSource:
        text = mended(raw)
        if text is None:
            raise
        note = Note("broken-bytes", f"{text.count(REPLACEMENT)} broken characters of the page were replaced.")
        return text, (note,)


def _page(said: dict[str, Any], found: dict[str, Any], body: str) -> Page:
    published, unread = _date(said.get("datePublished"))
    changed, _ = _date(said.get("dateModified"))
    document = Document(
        text=without_zeros(body),
        title=_line(said.get("headline")) or _line(found.get("title")),
        published=published or _date(found.get("date"))[0],
        outlet=_name(said.get("publisher")) or _line(found.get("sitename")),
        url=_line(said.get("url")) or _address(said.get("mainEntityOfPage")) or _line(found.get("url")),
    )
    return Page(document, changed if changed != published else None, unread)


def _said(page: str) -> dict[str, Any]:
    """The JSON-LD object that describes the article; empty when there is none."""
    for script in _json_ld(page):
        try:
            content = json.loads(script.strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(content):
            kinds = thing.get("@type")
            if not _ARTICLES.isdisjoint(map(str, kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _json_ld(page: str) -> Iterator[str]:
    """What the scripts of a page hold that describe it; found in one pass, however many are never closed."""
    at = 0
    while (opening := _SCRIPT.search(page, at)) and (closing := _SCRIPT_END.search(page, opening.end())):
        if _JSON_LD.search(opening[1]):
            yield page[opening.end() : closing.start()]
        at = closing.end()


def _things(content: Any) -> Iterator[dict[str, Any]]:
    for thing in content if isinstance(content, list) else [content]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _extract(page: str) -> dict[str, Any]:
    """What can be read off the page itself."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is no news for the log
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # A date must be given on the page: one guessed from numbers in the text would pass for knowledge.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return {}
    fields: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    return fields


def _clean(body: Any) -> str:
    """Plain paragraphs, one a line, of a text that may hold tags and entities."""
    if not isinstance(body, str):
        return ""
    plain = html.unescape(_TAGS.sub(" ", _BREAKS.sub("\n", body)))
    lines = (_BLANKS.sub(" ", line).strip() for line in plain.splitlines())
    return replace_surrogates("\n".join(line for line in lines if line))


def _line(value: Any) -> str | None:
    return " ".join(_clean(value).split()) or None


def _name(value: Any) -> str | None:
    thing = value[0] if isinstance(value, list) and value else value
    return _line(thing.get("name")) if isinstance(thing, dict) else _line(thing)


def _address(value: Any) -> str | None:
    return _line(value.get("@id")) if isinstance(value, dict) else _line(value)


def _date(value: Any) -> tuple[str | None, str | None]:
    return read_date(value) if isinstance(value, str) else (None, None)
