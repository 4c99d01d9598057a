"""What every reader hands on: a document with its bytes, its key and what is unusual about it, or why it is none."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urldefrag, urlsplit

from isnad.errors import DocumentError
from isnad.ingest.decode import arabic_share, replace_surrogates
from isnad.model import Arrival, Document, Note, Original, Skipped

_SAMPLE = 20_000  # characters that are enough to tell a language
_HALF = 0.5
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters of Persian, Kurdish and Urdu that Arabic has in a few foreign names only. Keheh and the Farsi yeh are left
# out, because some keyboards put them into Arabic texts.
_OF_NEIGHBOURS = re.compile("[پچژگەێۆڕڵۇڭٹڈڑںےہھ]")
_NEIGHBOURS_SHARE = 0.01
_ENOUGH_LETTERS = 200


class TooLarge(DocumentError):
    """What is larger than the stated limit."""

    code = "too-large"


class Damaged(DocumentError):
    """What breaks off or does not fit where it stands."""

    code = "damaged"


def arrive(
    document: Document,
    original: Original,
    source: str,
    locator: str | None = None,
    key: str | None = None,
    unread_date: str | None = None,
    edited: str | None = None,
    relayed_from: str | None = None,
    captured: str | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    notes: tuple[Note, ...] = (),
) -> Arrival | Skipped:
    """The arrival of a document, or why it is none: it has no words.

    `unread_date` is a date that stands in the source and cannot be read. `key` goes before what the document gives.
    """
    if not document.coded_text.strip():
        return skipped(source, locator, "empty", "There are no words of an article in it.")
    said = (*_about_date(document, unread_date), *_about_language(document.coded_text), *_about_body(document), *notes)
    known_as = key or key_of(document)
    return Arrival(document, original, source, locator, known_as, edited, relayed_from, captured, headers, said)


def skipped(source: str, locator: str | None, code: str, sentence: str) -> Skipped:
    """What stands there and is no document, with a stable code and a sentence."""
    return Skipped(source, locator, Note(code, sentence))


def skipped_for(source: str, locator: str | None, error: DocumentError) -> Skipped:
    """What an error says, as something that was left out."""
    return Skipped(source, locator, Note(error.code, _sentence(str(error))))


def _sentence(words: str) -> str:
    """What an error says, as a sentence; one that begins with an address keeps its letters."""
    first = words.partition(" ")[0]
    begun = words if "." in first or ":" in first else words[:1].upper() + words[1:]
    return begun.rstrip(".") + "."


def key_of(document: Document) -> str | None:
    """What names the publication across its editions: its given id, else its address; None when it has neither."""
    if document.id:
        return f"id:{document.id}"
    return address_key(document.url) if document.url else None


def address_key(url: str) -> str | None:
    """The key of an address; None for a front page, which every article of a badly made site gives as its own."""
    try:
        parts = urlsplit(urldefrag(url).url)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or (parts.path in ("", "/") and not parts.query):
        return None
    return f"url:{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path}{'?' + parts.query if parts.query else ''}"


def read_date(value: str | None) -> tuple[str | None, str | None]:
    """A date as a source gives it: the ISO date or date-time, and the words that could not be read as one."""
    if value is None or not value.strip():
        return None, None
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        return None, shortened(value)
    return value.strip(), None


def shortened(words: str, length: int = 80) -> str:
    """The words as a message can show them."""
    plain = replace_surrogates(" ".join(words.split()))
    return plain if len(plain) <= length else plain[:length] + "…"


def without_zeros(text: str) -> str:
    """The text with zero characters and lone surrogates replaced one for one: no database and no table takes them."""
    return replace_surrogates(text.replace("\0", "\ufffd"))


def megabytes(size: int) -> str:
    """A size in words."""
    return f"{size / 1_000_000:,.0f} MB"


def _about_date(document: Document, unread: str | None) -> tuple[Note, ...]:
    if document.published:
        return ()
    if unread:
        return (Note("bad-date", f"The date {unread!r} cannot be read, so the day of publication is not known."),)
    return (Note("undated", "The source gives no date, so the day of publication is not known."),)


def _about_body(document: Document) -> tuple[Note, ...]:
    return () if document.text.strip() else (Note("title-only", "Only a title was found, and no text under it."),)


def _about_language(text: str) -> tuple[Note, ...]:
    sample = text[:_SAMPLE]
    if arabic_share(sample) < _HALF:
        return (Note("not-arabic", "Under half of its letters are Arabic."),)
    if _is_of_neighbours(sample):
        return (Note("not-arabic", "It is in Arabic script, but in Persian, Kurdish or Urdu by its letters."),)
    return ()


def _is_of_neighbours(sample: str) -> bool:
    found = len(_OF_NEIGHBOURS.findall(sample))
    if not found:
        return False
    letters = sum(map(len, _LETTERS.findall(sample)))
    return letters >= _ENOUGH_LETTERS and found >= _NEIGHBOURS_SHARE * letters
