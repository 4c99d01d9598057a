"""What a source holds, by its ending or by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath

FORMATS = ("text", "html", "jsonl", "csv", "feed", "telegram", "warc")  # those that people may ask for
ENDINGS = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".warc": "warc", ".wacz": "warc",
}  # fmt: skip
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div|meta)\b", re.IGNORECASE)
_TEXT_COLUMN = re.compile(rb"(?:^|[,;\t\"])\s*text\s*(?:$|[,;\t\"])", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf",)
_SHOWN = 4096


def format_by_ending(name: str) -> str | None:
    """The format that the ending of a file says, packed or not; None when it says none."""
    path = PurePath(name.lower())
    ending = PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
    return ENDINGS.get(ending)


def format_by_content(head: bytes) -> str:
    """The format of what begins so, unpacked; text when it is nothing else."""
    if head.startswith((b"WARC/", b"PK\x03\x04")):
        return "warc"
    shown = head[:_SHOWN].removeprefix(_MARKS[0]).lstrip()
    if shown.startswith((b"{", b"[")):
        return "json"
    if shown.startswith(b"<"):
        return "feed" if _FEED.search(shown) else "html" if _HTML.search(shown) else "text"
    first, end, _ = shown.partition(b"\n")
    separated = any(mark in first for mark in b",;\t")
    return "csv" if separated and end and _TEXT_COLUMN.search(first.strip()) else "text"
