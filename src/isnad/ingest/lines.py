"""Lines of a file as bytes and as text, one at a time: a line without end fills no memory."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from isnad.errors import DocumentError
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, megabytes
from isnad.ingest.decode import REPLACEMENT, decode, mended, old_encoding
from isnad.ingest.streams import Opened

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end: `number` from 1, and its text, or why it has none. Ends with the bytes that were there."""

    number: int
    raw: bytes
    text: str
    error: DocumentError | None = None


def lines(source: Opened) -> Iterator[Line]:
    """The lines of a source. The last one is left out when the source breaks off in it."""
    head = source.head()
    encoding = _UTF16.get(head[:2]) if not head.startswith(codecs.BOM_UTF32_LE) else None
    if encoding:
        yield from _wide_lines(source.whole(limits.WHOLE), encoding)
        return
    text_of = _text_of(head)
    number = 0
    while raw := source.handle.readline(limits.DOCUMENT + 1):
        number += 1
        if len(raw) > limits.DOCUMENT and not raw.endswith(b"\n"):
            _pass_over(source)
            error = TooLarge(f"the line is longer than {megabytes(limits.DOCUMENT)}")
            yield Line(number, raw[:100], "", error)
        elif raw.endswith(b"\n") or not source.damage:
            yield _line(number, raw, text_of)


def _line(number: int, raw: bytes, text_of: Callable[[bytes], str]) -> Line:
    try:
        return Line(number, raw, text_of(raw))
    except DocumentError as error:
        return Line(number, raw, "", error)


def _text_of(head: bytes) -> Callable[[bytes], str]:
    """How the lines of a file that begins so are read: a single line is too short to tell an old encoding."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        # Arabic in UTF-8 is Arabic of a kind in Windows-1256 too, so a few broken bytes must not decide.
        encoding = old_encoding(head) if mended(head) is None else None
        if encoding:
            return lambda raw: _in(raw, encoding)
    return _without_zeros


def _in(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).replace("\0", REPLACEMENT)
    except UnicodeDecodeError:
        return decode(raw)


def _without_zeros(raw: bytes) -> str:
    return decode(raw.replace(b"\0", REPLACEMENT.encode()) if b"\0" in raw else raw)


def _wide_lines(raw: bytes, encoding: str) -> Iterator[Line]:
    """The lines of UTF-16, whose line ends are two bytes."""
    text = raw[2:].decode(encoding, "surrogatepass" if len(raw) % 2 == 0 else "replace")
    for number, line in enumerate(text.split("\n"), 1):
        yield Line(number, line.encode(encoding, "surrogatepass"), line)


def _pass_over(source: Opened) -> None:
    """Go to the end of the line."""
    while (part := source.handle.readline(limits.HEAD)) and not part.endswith(b"\n"):
        pass
