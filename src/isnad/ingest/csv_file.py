"""CSV as documents: a row each, under the names of the contract's fields, with the exact bytes of the row."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from isnad.errors import BadDocument, DocumentError
from isnad.ingest import limits
from isnad.ingest.arriving import TooLarge, arrive, megabytes, shortened, skipped_for
from isnad.ingest.jsonl import lenient_document
from isnad.ingest.lines import Line, lines
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Original, Skipped

FIELDS = ("text", "title", "published", "outlet", "url", "id")
_SEPARATORS = ",;\t"
_SAID_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n?$", re.IGNORECASE)  # as Excel writes it above the header


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row, the bytes that it was read from and the line that it begins in."""

    fields: tuple[str, ...]
    raw: bytes
    line: int
    error: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, in order, the separator, and the line as it stands."""

    names: tuple[str, ...]
    separator: str
    line: str


def csv_arrivals(source: Opened) -> Iterator[Arrival | Skipped]:
    """The documents of a CSV file. Raises BadDocument when the columns are not those of documents."""
    csv.field_size_limit(2 * limits.DOCUMENT)  # the module's own limit, 131,072, is less than a long article
    following = lines(source)
    header = _header(following)
    if header is None:
        return
    for row in _rows(following, header.separator, source):
        if row.error or any(field.strip() for field in row.fields):
            yield _arrival(row, header, source.name)


def _header(following: Iterator[Line]) -> Header | None:
    """The header; None when the file holds nothing. Raises BadDocument when there is no column `text`, or two."""
    line = next((line for line in following if line.text.strip() or line.error), None)
    if line is None:
        return None
    if line.error:
        raise line.error
    said = _SAID_SEPARATOR.match(line.text)
    if said:
        line = next(following, Line(2, b"", ""))
    text = line.text.removeprefix("\ufeff").rstrip("\r\n")
    readings = [(sep, _names(text, sep)) for sep in (said[1] if said else _SEPARATORS)]
    separator, names = next((r for r in readings if "text" in r[1]), max(readings, key=lambda r: len(r[1])))
    _check(names)
    return Header(names, separator, text)


def _names(text: str, separator: str) -> tuple[str, ...]:
    try:
        return tuple(name.strip().lower() for name in next(csv.reader([text], delimiter=separator), ()))
    except csv.Error:  # a carriage return alone, as old Macs end lines
        raise BadDocument("its lines end in a carriage return alone; save it with the usual line ends") from None


def _check(names: tuple[str, ...]) -> None:
    found = shortened(", ".join(names), 200) or "none"
    if "text" not in names:
        optional = ", ".join(FIELDS[1:])
        raise BadDocument(f"the columns are {found}; a column `text` is needed ({optional} are read as well)")
    twice = next((name for name in FIELDS if names.count(name) > 1), None)
    if twice:
        raise BadDocument(f"the columns are {found}; the column `{twice}` is there twice, so rename one of the two")


def _rows(following: Iterator[Line], separator: str, source: Opened) -> Iterator[Row]:
    """Rows, each of as many lines as its quotes hold together; one that does not end is given up at its first line."""
    waiting: deque[Line] = deque()
    while True:
        taken: list[Line] = []
        try:
            fields = next(csv.reader(_fed(waiting, following, taken), delimiter=separator, strict=True), None)
        except (csv.Error, DocumentError) as error:
            if not taken or (source.damage and not waiting and _reaches_end(error)):
                return
            waiting.extendleft(reversed(taken[1:]))
            yield Row((), taken[0].raw, taken[0].number, _explained(error))
            continue
        if fields is None:
            return
        yield Row(tuple(fields), b"".join(line.raw for line in taken).rstrip(b"\r\n"), taken[0].number)


def _fed(waiting: deque[Line], following: Iterator[Line], taken: list[Line]) -> Iterator[str]:
    """The texts of lines, each noted as taken. Raises DocumentError at a line that cannot be read."""
    size = 0
    while (line := waiting.popleft() if waiting else next(following, None)) is not None:
        taken.append(line)
        size += len(line.raw)
        if line.error:
            if len(taken) == 1:
                raise line.error
            raise BadDocument(f"the row runs into line {line.number}, which cannot be read")
        if size > limits.DOCUMENT:
            raise TooLarge(f"the row is larger than {megabytes(limits.DOCUMENT)}; a quote may not be closed")
        yield line.text.replace("\0", "\ufffd")


def _reaches_end(error: Exception) -> bool:
    return "unexpected end" in str(error)


def _explained(error: csv.Error | DocumentError) -> DocumentError:
    if isinstance(error, DocumentError):
        return error
    if _reaches_end(error):
        return BadDocument("a quote is opened here and never closed; the lines after it are read as rows of their own")
    if "expected after" in str(error):
        return BadDocument("the quotes do not fit; a quote inside a quoted field must be written twice")
    return BadDocument(f"the row cannot be read: {error}")


def _arrival(row: Row, header: Header, name: str) -> Arrival | Skipped:
    locator = f"line {row.line}"
    try:
        if row.error:
            raise row.error
        document, unread = lenient_document(_object(row.fields, header.names))
    except DocumentError as error:
        return skipped_for(name, locator, error)
    original = Original(row.raw, "text/csv")
    columns = (("columns", header.line),)  # without them nobody can read the row
    return arrive(document, original, name, locator, unread_date=unread, headers=columns)


def _object(fields: tuple[str, ...], names: tuple[str, ...]) -> dict[str, str | None]:
    """The row as the contract's object. Raises BadDocument when it has more fields than there are columns."""
    if any(field.strip() for field in fields[len(names) :]):
        hint = "a text that holds the separator must stand in quotes"
        raise BadDocument(f"the row has {len(fields)} fields under {len(names)} columns; {hint}")
    row = {name: value for name, value in zip(names, fields, strict=False) if name in FIELDS}
    return {name: value if name == "text" else value.strip() or None for name, value in row.items()}
