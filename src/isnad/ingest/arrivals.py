"""Sources of every kind as one stream of arrivals. Nothing here writes anything: a dry run reads the same stream."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from isnad.errors import DocumentError, UnreadableSource, UsageError
from isnad.ingest import limits
from isnad.ingest.addresses import address_of
from isnad.ingest.arriving import skipped, skipped_for
from isnad.ingest.fetch import FetchOptions, fetch
from isnad.ingest.sniff import ENDINGS, FORMATS, format_by_content, format_by_ending
from isnad.ingest.streams import GZIP, Opened, opened
from isnad.model import Arrival, Skipped

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One source: a file, an address, or standard input when it is neither; `format` is None where content decides."""

    name: str
    path: Path | None = None
    url: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True)
class FoundInputs:
    """The sources that are there, a sentence about each that is not, and what folders hold besides."""

    sources: tuple[Input, ...]
    missing: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


def find_inputs(names: Sequence[str], wanted: str | None, options: FetchOptions) -> FoundInputs:
    """The sources of these names: files, folders (their files, in order of their names), `-`, and web addresses.

    `wanted` is one of FORMATS, or None to tell each by its ending or its content. Raises UsageError for another word.
    """
    if wanted is not None and wanted not in FORMATS:
        raise UsageError(f"{wanted!r} is no format of sources; there are {', '.join(FORMATS)}")
    sources: list[Input] = []
    missing: list[str] = []
    passed_over: list[str] = []
    for name in names:
        try:
            found = _found(name, wanted)
        except DocumentError as error:
            missing.append(str(error))
            continue
        sources += found.sources
        passed_over += found.passed_over
    return FoundInputs(tuple(sources), tuple(missing), tuple(passed_over))


def arrivals(source: Input, options: FetchOptions) -> Iterator[Arrival | Skipped]:
    """What comes from a source, in order: documents, and what was left out and why. Raises nothing of its own."""
    try:
        if source.url is not None:
            yield from _fetched(source, source.url, options)
        elif source.path is None:
            yield from _read(opened(source.name, sys.stdin.buffer), source.format, options)
        else:
            with source.path.open("rb", buffering=0) as raw:
                yield from _read(opened(str(source.path), raw), source.format, options)
    except DocumentError as error:
        yield skipped_for(source.name, None, error)
    except OSError as error:
        yield skipped(source.name, None, "unreadable", f"It cannot be read: {error.strerror or error}.")


def estimate(source: Input) -> int | None:
    """About how many arrivals a source has, cheaply; None when only reading it would tell."""
    if source.path is None or not source.path.is_file():
        return None
    kind = source.format
    if kind in ("text", "html"):
        return 1
    if kind not in ("jsonl", "csv") or source.path.stat().st_size > limits.COUNTED:
        return None
    return _count_lines(source.path, kind == "csv")


# --- finding ---------------------------------------------------------------------------------------------------------


def _found(name: str, wanted: str | None) -> FoundInputs:
    if name == STANDARD_INPUT:
        return FoundInputs((Input("standard input", format=wanted),), ())
    if name.lower().startswith(("http://", "https://")):
        address_of(name)
        return FoundInputs((Input(name, url=name, format=wanted),), ())
    path = Path(name)
    if _is_folder(path):
        return _in_folder(path, wanted)
    _check_opens(path)
    return FoundInputs((Input(name, path, format=wanted or format_by_ending(name)),), ())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{str(path)!r}: {error}") from None


def _check_opens(path: Path) -> None:
    try:
        if path.is_file() or not path.exists():  # a pipe can be opened only once
            path.open("rb").close()
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror or 'cannot be opened'}") from None
    except ValueError as error:  # a name with a zero byte
        raise UnreadableSource(f"{str(path)!r}: {error}") from None


def _in_folder(folder: Path, wanted: str | None) -> FoundInputs:
    """The files of a folder that have a known ending, or all when their format is said."""
    sources: list[Input] = []
    others: list[str] = []
    for file in _files(folder, others):
        by_ending = format_by_ending(file.name)
        # The folder of a Telegram export is full of pictures: only its JSON is the export.
        if (by_ending == "json") if wanted == "telegram" else (wanted or by_ending):
            sources.append(Input(str(file), file, format=wanted or by_ending))
        else:
            others.append(str(file))
    if not sources:
        raise UnreadableSource(f"{folder}: the folder holds no file that ends in {', '.join(sorted(ENDINGS))}")
    return FoundInputs(tuple(sources), (), tuple(others))


def _files(folder: Path, others: list[str]) -> Iterator[Path]:
    """The plain files in and under a folder. Links to folders, which may lead in circles, are not followed."""

    def unread(error: OSError) -> None:
        others.append(f"{error.filename}: {error.strerror}")

    for place, folders, files in os.walk(folder, onerror=unread):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        others += [str(Path(place, name)) for name in folders if Path(place, name).is_symlink()]
        for name in sorted(files):
            if name.startswith("."):
                continue
            if _is_plain(Path(place, name)):
                yield Path(place, name)
            else:
                others.append(str(Path(place, name)))


def _is_plain(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(source: Opened, kind: str | None, options: FetchOptions) -> Iterator[Arrival | Skipped]:
    """What one opened source holds; damage that no reader told of is told last."""
    kind = kind or format_by_content(source.head())
    told = False
    for item in _reader(source, kind, options):
        told = isinstance(item, Skipped) and item.reason is source.damage
        yield item
    if source.damage and not told:
        yield Skipped(source.name, None, source.damage)


def _reader(source: Opened, kind: str, options: FetchOptions) -> Iterator[Arrival | Skipped]:
    """The reader of a format; each is loaded when it is first needed."""
    match kind:
        case "html":
            from isnad.ingest.html import html_arrivals

            return html_arrivals(source)
        case "jsonl" | "json":
            from isnad.ingest.jsonl import json_arrivals, line_arrivals

            is_lines = kind == "jsonl" and not source.head().lstrip().startswith(b"[")
            return line_arrivals(source) if is_lines else json_arrivals(source, options.zone)
        case "csv":
            from isnad.ingest.csv_file import csv_arrivals

            return csv_arrivals(source)
        case "feed":
            from isnad.ingest.feed import feed_arrivals

            return feed_arrivals(source, options.zone)
        case "telegram":
            from isnad.ingest.telegram import telegram_arrivals

            return telegram_arrivals(source, options.zone)
        case "warc":
            from isnad.ingest.warc import warc_arrivals

            return warc_arrivals(source)
    from isnad.ingest.text import text_arrivals

    return text_arrivals(source)


def _fetched(source: Input, url: str, options: FetchOptions) -> Iterator[Arrival | Skipped]:
    """What stands at an address; it counts as known only when all of it has been handed on."""
    answer = fetch(url, options)
    if answer.body is None:
        yield skipped(source.name, None, "unchanged", "Nothing is new there since it was last read.")
        return
    content = opened(source.name, io.BytesIO(answer.body))
    for item in _of_answer(content, source.format or "feed", url, options):
        yield (
            replace(item, captured=answer.captured, headers=(*answer.headers, *item.headers))
            if isinstance(item, Arrival)
            else item
        )
    options.known[url] = answer.validators


def _of_answer(content: Opened, kind: str, url: str, options: FetchOptions) -> Iterator[Arrival | Skipped]:
    if kind == "feed":
        from isnad.ingest.feed import feed_arrivals

        return feed_arrivals(content, options.zone, url)
    return _read(content, kind, options)


def _count_lines(path: Path, quoted: bool) -> int | None:
    """The lines of a file, in CSV without those that end inside quotes and without the header; None when packed."""
    count, inside, last = 0, False, b"\n"
    with path.open("rb") as handle:
        if handle.read(len(GZIP)) == GZIP:
            return None
        handle.seek(0)
        while part := handle.read(1 << 20):
            pieces = part.split(b'"') if quoted else [part]
            for number, piece in enumerate(pieces):
                inside = not inside if number else inside
                count += 0 if inside else piece.count(b"\n")
            last = part[-1:]
    return count + (last != b"\n") - quoted
