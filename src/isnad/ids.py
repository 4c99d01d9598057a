"""Same content, same id: ids are short hashes of what they stand for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_SEPARATOR = "\x1f"  # ASCII unit separator: cannot be typed into a field by accident


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, parts: Iterable[str | None]) -> str:
    """An id of 16 hexadecimal digits that depends on all parts and their order."""
    joined = _SEPARATOR.join(part or "" for part in parts)
    return f"{prefix}-{sha256_of(joined)[:16]}"


def document_id(text: str, outlet: str | None, published: str | None, url: str | None) -> str:
    """The id of a document that brings none: the same text from another outlet is another document."""
    return content_id("doc", (text, outlet, published, url))


def claim_id(document: str, start: int, end: int, event_type: str) -> str:
    """The id of a claim: its document, where its trigger stands and its type."""
    return content_id("clm", (document, str(start), str(end), event_type))
