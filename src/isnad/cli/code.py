"""`isnad code`: articles in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from isnad.cli.exits import Exit, complain
from isnad.cli.folders import user_places
from isnad.cli.options import OwnCodebook, Pack
from isnad.errors import BadDocument, UsageError


class SourceFormat(StrEnum):
    """What a source may hold."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


class OutputFormat(StrEnum):
    """What claims may be written as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"


_BY_ENDING = {
    ".jsonl": OutputFormat.JSONL, ".ndjson": OutputFormat.JSONL, ".csv": OutputFormat.CSV,
    ".geojson": OutputFormat.GEOJSON,
}  # fmt: skip

EXAMPLES = """
Examples:

  isnad code article.txt --published 2024-12-08 --outlet "Enab Baladi"

  isnad code articles/ --format csv -o claims.csv --jobs 4

  cat articles.jsonl | isnad code - --from jsonl --format jsonl

  isnad code page.html --explain

  isnad code baghdad.txt --pack iraq
"""


@dataclass(slots=True)
class Outcome:
    """What happened to the documents of one run."""

    documents: int = 0
    failed: int = 0
    unlocated: int = 0
    notes: list[str] = field(default_factory=list)


def code(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.")],
    source_format: Annotated[
        SourceFormat | None, typer.Option("--from", help="What the sources hold, when their endings do not say.")
    ] = None,
    output_format: Annotated[
        OutputFormat | None, typer.Option("--format", help="What to write; by default as FILE ends, else a table.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day of publication of documents that do not give one: 2024-12-08.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of documents that do not name theirs.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that code at the same time.")] = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each sentence with its mentions, claims and the rules behind them.")
    ] = False,
    codebook: OwnCodebook = None,
    pack: Pack = None,
) -> None:
    """Code Arabic articles: who did what to whom, where, when, and who says so."""
    from isnad.ingest.jsonl import checked_date
    from isnad.ingest.sources import find_sources

    try:
        day = checked_date(published, "--published") if published else None
    except BadDocument as error:
        raise UsageError(str(error)) from None
    if explain and output_format not in (None, OutputFormat.TABLE):
        raise UsageError("--explain writes text for people: leave --format out")
    _check_folder(codebook)
    found = find_sources(sources, source_format.value if source_format else None)
    for message in found.missing:
        complain(message)
    if not found.sources:
        raise typer.Exit(Exit.NO_SOURCE)
    _check_output(output, found.sources)
    chosen = output_format or _format_of(output)
    job = _Job(codebook, user_places(), "explain" if explain else chosen.value, day, outlet, style(output), pack)
    outcome = _run(job, found.sources, output, jobs)
    _report(outcome, chosen)
    if outcome.failed or found.missing:
        raise typer.Exit(Exit.SOME_FAILED)


def _check_folder(codebook: Path | None) -> None:
    if codebook is not None and not codebook.is_dir():
        raise UsageError(f"--codebook: {codebook} is no folder")


def _check_output(output: Path | None, sources: Any) -> None:
    """A second run must not read, and empty, what the first one wrote into the folder of sources."""
    written = output.resolve() if output else None
    for source in sources:
        if written and source.path and source.path.resolve() == written:
            raise UsageError(f"{output} is also one of the sources; write to another place")


def _format_of(output: Path | None) -> OutputFormat:
    return _BY_ENDING.get(output.suffix.lower(), OutputFormat.TABLE) if output else OutputFormat.TABLE


@dataclass(frozen=True, slots=True)
class Style:
    """How the table may look where it is going."""

    width: int = 80
    colour: bool = False
    terminal: bool = False


def style(output: Path | None) -> Style:
    """How to write to this file, or to the terminal when it is None."""
    import os
    import shutil

    if output is not None or not sys.stdout.isatty():
        return Style(width=max(20, int(os.environ.get("COLUMNS") or 80)) if _is_number("COLUMNS") else 80)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(max(20, shutil.get_terminal_size().columns), colour, True)


def _is_number(variable: str) -> bool:
    import os

    return (os.environ.get(variable) or "80").isdigit()


# --- coding one document ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    """What every process needs to know; picklable."""

    codebook: Path | None
    user_places: Path | None
    format: str
    published: str | None
    outlet: str | None
    style: Style
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of one document: its part of the output, and what to say about it."""

    block: str
    failed: bool
    notes: tuple[str, ...]
    unlocated: int


class _Worker:
    """Codes and writes documents; one in each process."""

    def __init__(self, job: _Job) -> None:
        """Load the codebook. Raises CodebookError."""
        from isnad.pipeline import Coder

        self.job, self.coder = job, Coder(job.codebook, job.user_places, job.pack)

    def __call__(self, item: Any) -> _Done:
        """The part of the output that one document makes."""
        coding, where = self._coding(item)
        notes = tuple(f"{where}: {note.message}" for note in coding.warnings if note.code != "date")
        errors = tuple(note.message for note in coding.errors)
        return _Done(self._block(coding), bool(errors), (*errors, *notes), self._unlocated(coding))

    def _coding(self, item: Any) -> tuple[Any, str]:
        from isnad.ingest.sources import Unread, with_defaults

        if isinstance(item, Unread):
            return self._failed(item.id, item.error), item.where
        document = with_defaults(item.document, self.job.published, self.job.outlet)
        try:
            return self.coder.code(document), item.where
        except Exception as error:  # one document must not stop the thousands after it
            return self._not_coded(document, item.where, error), item.where

    def _not_coded(self, document: Any, where: str, error: Exception) -> Any:
        from dataclasses import replace

        from isnad.ids import document_id, sha256_of
        from isnad.model import Note

        note = Note("internal", f"{where}: could not be coded ({type(error).__name__}: {error}); please report this")
        name = document.id or document_id(document.coded_text, document.outlet, document.published, document.url)
        return replace(self._failed(name, note), document=document, sha256=sha256_of(document.coded_text))

    def _failed(self, name: str, note: Any) -> Any:
        from isnad import __version__
        from isnad.ids import sha256_of
        from isnad.model import Coding, Document

        return Coding(Document(""), name, sha256_of(""), __version__, self.coder.codebook.digest, errors=(note,))

    def _unlocated(self, coding: Any) -> int:
        from isnad.export.geojson import unlocated

        return unlocated(coding) if self.job.format == OutputFormat.GEOJSON else 0

    def _block(self, coding: Any) -> str:
        style = self.job.style
        match self.job.format:
            case "jsonl":
                return str(coding.to_json()) + "\n"
            case "csv":
                from isnad.export.csv_rows import coding_to_csv

                return coding_to_csv(coding)
            case "geojson":
                from isnad.export.geojson import coding_to_geojson

                return coding_to_geojson(coding)
            case "explain":
                from isnad.explain import explain_coding

                return explain_coding(coding, self.coder)
        from isnad.export.table import coding_to_table

        return coding_to_table(coding, style.width, style.colour, style.terminal)


# --- coding many -----------------------------------------------------------------------------------------------------


def _run(job: _Job, sources: Any, output: Path | None, jobs: int) -> Outcome:
    from isnad.cli.progress import Progress

    outcome = Outcome()
    progress = Progress(sources, quiet_terminal=output is None and sys.stdout.isatty())
    with _opened(output) as out, progress:
        frame = _frame(job.format)
        out.write(frame.opening)
        first = True
        for done in _codings(job, _items(sources), jobs):
            outcome.documents += 1
            outcome.failed += done.failed
            outcome.unlocated += done.unlocated
            with progress.aside():
                for note in done.notes:
                    complain(note)
                if done.block:
                    out.write(done.block if first else frame.between + done.block)
                    first = False
                    if job.format == OutputFormat.TABLE:
                        out.flush()
            progress.advance()
        out.write(frame.closing)
        out.flush()
    return outcome


def _items(sources: Any) -> Iterator[Any]:
    """What the sources hold, in order: documents, and `Unread` for those that cannot be read."""
    from isnad.ingest.sources import read_source

    for source in sources:
        yield from read_source(source)


def _codings(job: _Job, items: Iterator[Any], jobs: int) -> Iterator[_Done]:
    """What comes of each document, in the order of the documents."""
    if jobs == 1:
        worker = _Worker(job)
        return map(worker, items)
    from isnad.cli.pool import mapped

    return mapped(_Worker, job, items, jobs)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around and between the parts of the output."""

    opening: str = ""
    between: str = ""
    closing: str = ""


def _frame(output_format: str) -> _Frame:
    if output_format == OutputFormat.CSV:
        from isnad.export.csv_rows import csv_header

        return _Frame(opening=csv_header())
    if output_format == OutputFormat.GEOJSON:
        from isnad.export import geojson

        return _Frame(geojson.OPENING, geojson.BETWEEN, geojson.CLOSING)
    return _Frame()


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None or str(output) == "-":
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error


def _report(outcome: Outcome, chosen: OutputFormat) -> None:
    if outcome.documents == 0:
        complain("the sources hold no documents")
    if outcome.failed:
        complain(f"{outcome.failed} of {outcome.documents} documents could not be coded")
    if outcome.unlocated and chosen is OutputFormat.GEOJSON:
        complain(f"{outcome.unlocated} claims have no place with coordinates and are not in the output")
