"""Sources as people name them: files, folders and `-`, opened one after the other and read as a stream of documents."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from isnad.errors import DocumentError, UnreadableSource
from isnad.ids import document_id
from isnad.ingest.decode import decode, replace_surrogates
from isnad.ingest.html import decode_html, read_html_document
from isnad.ingest.jsonl import document_of, read_json_document
from isnad.ingest.text import read_text_document
from isnad.model import Document, Note

_ENDINGS = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
}  # fmt: skip
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input (`path` is None), and the format that it is in."""

    name: str
    path: Path | None
    format: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document and where it stands: file and line."""

    document: Document
    where: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands where a document should: its id, where it stands, and why it could not be read."""

    id: str
    where: str
    error: Note


@dataclass(frozen=True, slots=True)
class Found:
    """The sources that are there, and a sentence about each that is not."""

    sources: tuple[Source, ...]
    missing: tuple[str, ...]


def find_sources(names: Sequence[str], wanted: str | None = None) -> Found:
    """Files, and the files of folders in order of their names; `wanted` is the format to read them in."""
    sources: list[Source] = []
    missing: list[str] = []
    for name in names:
        if name == STANDARD_INPUT:
            sources.append(Source("standard input", None, wanted or "text"))
            continue
        try:
            sources += _expand(Path(name), wanted)
        except UnreadableSource as error:
            missing.append(str(error))
    return Found(tuple(sources), tuple(missing))


def _expand(path: Path, wanted: str | None) -> list[Source]:
    if not path.is_dir():
        _check_opens(path)
        return [Source(str(path), path, wanted or _ENDINGS.get(path.suffix.lower(), "text"))]
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not _is_hidden(file, path)]
    sources = [Source(str(file), file, wanted or _ENDINGS.get(file.suffix.lower(), "")) for file in files]
    known = [source for source in sources if source.format]
    if not known:
        raise UnreadableSource(f"{path}: the folder holds no file that ends in {', '.join(sorted(_ENDINGS))}")
    return known


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _check_opens(path: Path) -> None:
    try:
        if path.is_file() or not path.exists():  # a pipe can be opened only once
            path.open("rb").close()
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror or 'cannot be opened'}") from error
    except ValueError as error:  # a name with a zero byte
        raise UnreadableSource(f"{str(path)!r}: {error}") from error


def read_source(source: Source) -> Iterator[Read | Unread]:
    """The documents of a source, in order; those that cannot be read come as `Unread`."""
    try:
        if source.path is None:
            yield from _read(source, sys.stdin.buffer)
        else:
            with source.path.open("rb") as handle:
                yield from _read(source, handle)
    except OSError as error:
        yield _unread(source.name, source.name.encode(), UnreadableSource(error.strerror or str(error)))


def with_defaults(document: Document, published: str | None, outlet: str | None) -> Document:
    """The document with what it does not say itself."""
    return replace(document, published=document.published or published, outlet=document.outlet or outlet)


def _read(source: Source, handle: BinaryIO) -> Iterator[Read | Unread]:
    if source.format == "jsonl":
        yield from _read_lines(source, handle)
        return
    raw = handle.read()
    if source.format == "json":
        yield from _read_json(source, raw)
        return
    try:
        html = source.format == "html"
        yield Read(read_html_document(decode_html(raw)) if html else read_text_document(decode(raw)), source.name)
    except DocumentError as error:
        yield _unread(source.name, raw, error)


def _read_lines(source: Source, handle: BinaryIO) -> Iterator[Read | Unread]:
    for number, raw in enumerate(_lines(handle), 1):
        if not raw.strip(b" \t\r\n\0"):
            continue
        where = f"{source.name}, line {number}"
        try:
            yield Read(read_json_document(decode(raw)), where)
        except DocumentError as error:
            yield _unread(where, raw, error)


def _read_json(source: Source, raw: bytes) -> Iterator[Read | Unread]:
    """One object, a list of objects, or JSON Lines under the ending `.json`."""
    try:
        content = json.loads(decode(raw))
    except (ValueError, RecursionError):
        yield from _read_lines(source, io.BytesIO(raw))
        return
    except DocumentError as error:
        yield _unread(source.name, raw, error)
        return
    for number, row in enumerate(content if isinstance(content, list) else [content], 1):
        where = f"{source.name}, document {number}"
        try:
            yield Read(document_of(row), where)
        except DocumentError as error:
            yield _unread(where, json.dumps(row).encode(), error)


def _lines(handle: BinaryIO) -> Iterator[bytes]:
    """Lines as bytes, one at a time; UTF-16, whose newlines are two bytes, is read at once."""
    first = handle.readline()
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        whole = replace_surrogates((first + handle.read()).decode("utf-16", "replace"))
        yield from (line.encode() for line in whole.split("\n"))
        return
    yield first
    yield from handle


def _unread(where: str, raw: bytes, error: DocumentError) -> Unread:
    # Its bytes stand for a document without an id, so that the same broken line has the same id wherever it is read.
    name = _given_id(raw) or document_id(raw.decode("latin-1"), None, None, None)
    return Unread(name, where, Note(error.code, f"{where}: {error}"))


def _given_id(raw: bytes) -> str | None:
    """The id that a JSON document brings although it cannot be used."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    given = row.get("id") if isinstance(row, dict) else None
    return replace_surrogates(str(given)) if isinstance(given, str | int) and given != "" else None
