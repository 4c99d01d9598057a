"""HTML fragments, as feeds carry them, as plain paragraphs."""

from __future__ import annotations

import re
from typing import Any

from isnad.ingest.arriving import without_zeros

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table td th tr ul".split()
)
_WORDLESS = frozenset("script style noscript template iframe object svg button select textarea".split())
_BLANKS = re.compile(r"[^\S\n]+")
_TAGS = re.compile(r"<[^<>]{1,2000}>")
_MARKED = re.compile(r"<[a-zA-Z!/?]|&[#\w]")


def paragraphs(fragment: str) -> str:
    """The words of an HTML fragment, a paragraph a line; text without any markup keeps its lines."""
    text = _text_of(without_zeros(fragment)) if _MARKED.search(fragment) else without_zeros(fragment)
    lines = (_BLANKS.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(fragment: str | None) -> str | None:
    """The words of a title on one line; None when there are none."""
    return " ".join(paragraphs(fragment).split()) or None if fragment else None


def _text_of(fragment: str) -> str:
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(fragment, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError):  # nothing but comments, or characters that no page may hold
        return _TAGS.sub(" ", fragment)
    for element in [*root.iter(*_WORDLESS)]:
        element.drop_tree() if element is not root else None
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        _collect(event, element, parts)
    return "".join(parts)


def _collect(event: str, element: Any, parts: list[str]) -> None:
    """Add what stands at the start or after the end of an element."""
    if event in ("comment", "pi"):
        parts.append(_flowing(element.tail))
        return
    is_block = element.tag in _BLOCKS
    if is_block:
        parts.append("\n")
    parts.append(_flowing(element.text if event == "start" else element.tail))


def _flowing(text: str | None) -> str:
    """Line ends inside a paragraph are how its source was written, not how it reads."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
