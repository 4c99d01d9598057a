"""Where the parts of a JSON text stand, without reading it: each part is then read alone, from its own exact bytes.

Nothing here recurses, and a text that breaks off gives what stands before the break: an end of None says that a part
is not whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from isnad.errors import BadDocument
from isnad.ingest.decode import decode, replace_surrogates

_SPACE = re.compile(rb"[ \t\r\n]*")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[\[{]|[\]}]', re.DOTALL)
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\]}\[{\"]+")


def start_of(data: bytes, at: int = 0) -> int:
    """Where the value begins that follows here."""
    found = _SPACE.match(data, at)
    return found.end() if found else at


def end_of(data: bytes, at: int) -> int | None:
    """Where the value ends that begins here; None when the text breaks off inside it, or no value begins."""
    if data[at : at + 1] not in (b"{", b"["):
        found = (_STRING if data[at : at + 1] == b'"' else _SCALAR).match(data, at)
        return found.end() if found else None
    depth = 0
    for token in _TOKEN.finditer(data, at):
        mark = data[token.start()]
        if mark in b"{[":
            depth += 1
        elif mark in b"}]":
            depth -= 1
            if depth == 0:
                return token.end()
        elif not token[1]:
            return None
    return None


def elements(data: bytes, at: int) -> Iterator[tuple[int, int | None]]:
    """Start and end of each element of the list that begins here; a last end of None when it breaks off."""
    at = start_of(data, at + 1)
    while data[at : at + 1] != b"]":
        end = end_of(data, at)
        yield at, end
        if end is None:
            return
        at = start_of(data, end)
        if data[at : at + 1] == b",":
            at = start_of(data, at + 1)
        elif data[at : at + 1] != b"]":
            yield at, None
            return


def members(data: bytes, at: int) -> Iterator[tuple[str, int, int | None]]:
    """Name, start and end of each member of the object that begins here; a last end of None when it breaks off."""
    at = start_of(data, at + 1)
    while data[at : at + 1] == b'"':
        name_end = end_of(data, at)
        if name_end is None:
            return
        name = data[at + 1 : name_end - 1].decode("utf-8", "replace")
        at = start_of(data, name_end)
        if data[at : at + 1] != b":":
            return
        at = start_of(data, at + 1)
        end = end_of(data, at)
        yield name, at, end
        if end is None:
            return
        at = start_of(data, end)
        if data[at : at + 1] == b",":
            at = start_of(data, at + 1)


def value_of(raw: bytes) -> object:
    """The value of a JSON text. Raises BadDocument, which says what is wrong with it."""
    return parsed(decode(raw))


def parsed(text: str) -> object:
    """The value of a JSON text. Raises BadDocument, which says what is wrong with it."""
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise BadDocument("the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise BadDocument(f"no valid JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:  # a number of too many digits
        raise BadDocument(f"no valid JSON: {error}") from None
    return value


def plain(value: object) -> str | None:
    """A string or a whole number as text; None for anything else, and for no text at all."""
    if isinstance(value, str):
        return replace_surrogates(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
