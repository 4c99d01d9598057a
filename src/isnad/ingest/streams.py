"""A source opened for reading: unpacked on the way, never more than bounded, and aware of where it breaks off."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from isnad.ingest import limits
from isnad.ingest.arriving import Damaged, TooLarge, megabytes
from isnad.model import Note

GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
_SHORTEST_MEMBER = 64  # bytes that show what a member begins with


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip file of one or more members.

    It ends where the file breaks off or grows beyond all measure; `damage` then says so. `resume` goes on at the next
    member, if there is one.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self.packed = packed
        self.damage: Note | None = None
        self._ahead = b""
        self._member: Any = None
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the bytes go; 0 at the end."""
        filled = 0
        while filled < len(buffer) and self.damage is None:
            part = self._unpack(len(buffer) - filled)
            if part is None:
                break
            buffer[filled : filled + len(part)] = part
            filled += len(part)
        return filled

    def resume(self, begins: bytes) -> bool:
        """Whether there is a further member, whose content begins so; reading then goes on with it."""
        self._member, self._taken, self._given = None, 0, 0
        while self._fetch():
            at = self._ahead.find(_MEMBER, 1)
            if at < 0:
                self._ahead = self._ahead[-2:]  # a member may begin across the edge
                if not self._more():
                    return False
                continue
            self._ahead = self._ahead[at:]
            while len(self._ahead) < _SHORTEST_MEMBER and self._more():
                pass
            if _begins(self._ahead, begins):
                self.damage = None
                return True
        return False

    def _unpack(self, room: int) -> bytes | None:
        """The next unpacked bytes, at most so many, perhaps none; None at the end."""
        if not self._fetch():
            if self._member is not None:
                self.damage = Note("damaged", "The gzip data breaks off; what stands before that was read.")
            return None
        if self._member is None and not self._begin():
            return None
        before = self._ahead
        try:
            part: bytes = self._member.decompress(before, room)
        except zlib.error:
            self.damage = Note("damaged", "The gzip data is damaged; what stands before that was read.")
            return None
        self._ahead = self._member.unconsumed_tail or self._member.unused_data
        self._taken += len(before) - len(self._ahead)
        self._given += len(part)
        if self._member.eof:
            self._member = None
        elif self._given > max(limits.UNPACKED_FREELY, limits.RATIO * self._taken):
            self.damage = Note("too-large", f"It unpacks to more than {limits.RATIO} times its size, as a bomb does.")
        return part

    def _begin(self) -> bool:
        """Whether a member begins here; zeros that fill up a tape or a disk are passed over."""
        self._ahead = self._ahead.lstrip(b"\0")
        if not self._fetch():
            return False
        if len(self._ahead) < len(GZIP):
            self._more()
        if not self._ahead.startswith(GZIP):
            self.damage = Note("damaged", "After the gzip data stands something else, which was not read.")
            return False
        self._member, self._taken, self._given = zlib.decompressobj(wbits=31), 0, 0
        return True

    def _fetch(self) -> bool:
        """Whether there are packed bytes to go on with."""
        return bool(self._ahead) or self._more()

    def _more(self) -> bool:
        chunk = self.packed.read(limits.HEAD)
        self._ahead += chunk
        return bool(chunk)


def _begins(packed: bytes, content: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, len(content)) == content
    except zlib.error:
        return False


@dataclass(slots=True)
class Opened:
    """One source that is being read: its name, its bytes, and the layers that may find them damaged."""

    name: str
    handle: io.BufferedReader
    layers: list[Any] = field(default_factory=list)

    @property
    def damage(self) -> Note | None:
        """What is wrong with the bytes themselves, once the end is reached."""
        return next((layer.damage for layer in self.layers if layer.damage), None)

    def resume(self, begins: bytes) -> bool:
        """Whether reading can go on behind the damage, at a part that begins so."""
        return bool(self.layers) and isinstance(self.layers[-1], Gunzip) and self.layers[-1].resume(begins)

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.handle.peek(limits.HEAD)[: limits.HEAD]

    def whole(self, limit: int) -> bytes:
        """All bytes. Raises TooLarge, and Damaged when they break off."""
        raw = self.handle.read(limit + 1)
        if len(raw) > limit:
            raise TooLarge(f"it is larger than {megabytes(limit)}")
        if self.damage:
            raise (TooLarge if self.damage.code == TooLarge.code else Damaged)(self.damage.message)
        return raw


def opened(name: str, raw: Any, layers: tuple[Any, ...] = ()) -> Opened:
    """The source with these bytes, unpacked when they are gzip."""
    handle = io.BufferedReader(raw, limits.HEAD)
    found = list(layers)
    if handle.peek(2).startswith(GZIP):
        unpacked = Gunzip(handle)
        found.append(unpacked)
        handle = io.BufferedReader(unpacked, limits.HEAD)
    return Opened(name, handle, found)
