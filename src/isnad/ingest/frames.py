"""Records of a WARC file, cut out one by one.

FastWARC reads a record well but ends at the first damage, and wants a file in which it can go back. So records are cut
out here, by their lengths, and each is given to it alone; behind damage the next record is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from isnad.ingest import limits
from isnad.ingest.arriving import megabytes
from isnad.model import Note

_VERSION = re.compile(rb"WARC/[0-9]+\.[0-9]+\s*$")
_BEGUN = re.compile(rb"WARC/[0-9]+\.[0-9]+\s*$")
_NEXT = re.compile(rb"^WARC/[0-9]+\.[0-9]+\r?$", re.MULTILINE)
_LARGEST = limits.DOCUMENT + limits.WARC_HEADER  # the HTTP header stands in the record too
_STEPS_BACK = 100  # records whose length does not fit are searched for the next one, up to this number


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its header fields by their names in lower case, and its bytes; None when it is too large."""

    fields: dict[str, str]
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands between records and is none."""

    reason: Note


class _Pushed:
    """A stream that takes bytes back."""

    def __init__(self, handle: BinaryIO) -> None:
        self.handle, self.ahead = handle, b""

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end."""
        part, self.ahead = self.ahead[:size], self.ahead[size:]
        return part + self.handle.read(size - len(part)) if len(part) < size else part

    def line(self) -> bytes:
        """The next line, at most as long as a header may be."""
        end = self.ahead.find(b"\n") + 1
        if end:
            return self.read(end)
        part, self.ahead = self.ahead, b""
        return part + self.handle.readline(limits.WARC_HEADER)

    def give_back(self, part: bytes) -> None:
        """These bytes are read next."""
        self.ahead = part + self.ahead


def frames(handle: BinaryIO) -> Iterator[Frame | Lost]:
    """The records of a stream, and what is lost between them."""
    stream, steps = _Pushed(handle), _STEPS_BACK
    while header := _header(stream):
        if isinstance(header, Lost):
            yield header
            continue
        fields, head = header
        length = _length(fields)
        if length is None:
            yield _lost("A record does not say how long it is, so the next one was looked for.")
        elif length > _LARGEST:
            if not _pass_over(stream, length):
                yield _lost("The last record breaks off.")
                return
            yield Frame(fields, None)
        else:
            body = stream.read(length)
            if len(body) < length:
                yield _lost("The last record breaks off.")
                steps = _step_back(stream, body, steps)
                continue
            end = stream.read(4)
            if end and end.strip(b"\r\n") and not end.lstrip(b"\r\n").startswith(b"W"):
                yield _lost("A record is longer or shorter than it says, so the next one was looked for.")
                steps = _step_back(stream, body + end, steps)
                continue
            stream.give_back(end.lstrip(b"\r\n"))
            yield Frame(fields, head + body + b"\r\n\r\n")


def _header(stream: _Pushed) -> tuple[dict[str, str], bytes] | Lost | None:
    """The next header, as fields and as bytes; what is lost before it; None at the end."""
    passed = 0
    while line := stream.line():
        if _VERSION.match(line):
            if passed:
                stream.give_back(line)
                return _lost(f"{passed:,} bytes between two records are no record.")
            return _fields(stream, line)
        passed += len(line) if line.strip() else 0
    return _lost(f"{passed:,} bytes at the end are no record.") if passed else None


def _fields(stream: _Pushed, version: bytes) -> tuple[dict[str, str], bytes] | Lost:
    fields: dict[str, str] = {}
    head = [version]
    size = 0
    while line := stream.line():
        head.append(line)
        size += len(line)
        if not line.strip():
            return fields, b"".join(head)
        if size > limits.WARC_HEADER:
            return _lost(f"The header of a record is larger than {limits.WARC_HEADER:,} bytes.")
        begun = _BEGUN.search(line)
        if begun:  # also where a line was cut short and the next record stands on it
            stream.give_back(begun[0])
            return _lost("The header of a record breaks off.")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return _lost("The header of the last record breaks off.")


def _length(fields: dict[str, str]) -> int | None:
    value = fields.get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _pass_over(stream: _Pushed, length: int) -> bool:
    """Whether so many bytes were there to be passed over."""
    while length:
        part = stream.read(min(length, limits.HEAD))
        if not part:
            return False
        length -= len(part)
    return True


def _step_back(stream: _Pushed, taken: bytes, steps: int) -> int:
    """Go back to a record that begins inside what was taken for another; how often that may still be done."""
    found = _NEXT.search(taken)
    if found and steps:
        stream.give_back(taken[found.start() :])
    return steps - 1 if found and steps else steps


def _lost(sentence: str) -> Lost:
    return Lost(Note("damaged", sentence))


def too_large() -> Note:
    """Why a record without bytes was left out."""
    return Note("too-large", f"The record is larger than {megabytes(limits.DOCUMENT)}.")
