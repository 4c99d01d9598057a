"""`isnad ingest`: documents in, and all that was read in them, into one database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from isnad.cli.counted import Counted
from isnad.cli.databases import DATABASE
from isnad.cli.exits import Exit, complain
from isnad.cli.folders import user_places
from isnad.cli.options import OwnCodebook, Pack
from isnad.errors import BadDocument, UsageError

if TYPE_CHECKING:
    from isnad.codebook import Codebook
    from isnad.model import Arrival, Skipped
    from isnad.store.coding import Coded, CodedReader, CodingJob, ToCode
    from isnad.store.ingesting import Seen, Summary
    from isnad.store.store import Store

# Reasons to leave something out that a user must look into; the others are in the nature of the source.
_FAILURES = frozenset(
    "bad-document damaged document encrypted id-taken odd-path refused too-large unreached unreadable".split()
)

EXAMPLES = """
Examples:

  isnad ingest articles/ --outlet "Enab Baladi" --db syria.duckdb

  isnad ingest export/result.json --from telegram --jobs 4

  isnad ingest articles.jsonl --dry-run
"""


def ingest(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses of feeds, or - for input.")
    ],
    db: Annotated[Path, typer.Option(metavar="FILE", help="The database.")] = DATABASE,
    source_format: Annotated[
        str | None,
        typer.Option("--from", help="text, html, jsonl, csv, feed, telegram or warc, when endings do not say."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day of publication of documents that do not give one: 2024-12-08.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of documents that do not name theirs.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done, and write nothing.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that code at the same time.")] = 1,
    no_fuse: Annotated[bool, typer.Option("--no-fuse", help="Do not join claims to events afterwards.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from addresses of the local network.")
    ] = False,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = 1.0,
    codebook: OwnCodebook = None,
    pack: Pack = None,
) -> None:
    """Put documents of many outlets, with the claims that they make, into a database."""
    from isnad.cli.inputs import find
    from isnad.store.arriving import Defaults
    from isnad.store.store import check_kind

    check_folder(codebook)
    check_kind(db)
    defaults = Defaults(_day(published), outlet)
    found = find(sources, source_format, allow_private, delay)
    for message in found.missing:
        complain(message)
    if not found.sources:
        raise typer.Exit(Exit.NO_SOURCE)
    if dry_run:
        summary = _dry_run(db, found.arrivals(), defaults)
    else:
        arguments = {"sources": sources, "from": source_format, "published": published, "outlet": outlet,
                     "fuse": not no_fuse}  # fmt: skip
        job = _job(codebook, pack)
        summary = _ingest(db, arguments | ({"pack": pack} if pack else {}), found, defaults, job, jobs)
    if found.missing or summary.failed or any(code in _FAILURES for code in summary.skipped):
        raise typer.Exit(Exit.SOME_FAILED)


def check_folder(codebook: Path | None) -> None:
    """Raises UsageError when --codebook names no folder."""
    if codebook is not None and not codebook.is_dir():
        raise UsageError(f"--codebook: {codebook} is no folder")


def _day(published: str | None) -> str | None:
    from isnad.ingest.jsonl import checked_date

    try:
        return checked_date(published, "--published") if published else None
    except BadDocument as error:
        raise UsageError(str(error)) from None


def _job(codebook: Path | None, pack: str | None) -> CodingJob:
    from isnad.store.coding import CodingJob

    return CodingJob(codebook, user_places(), pack)


def _ingest(db: Path, arguments: dict[str, Any], found: Any, defaults: Any, job: CodingJob, jobs: int) -> Summary:
    from isnad.store import runs
    from isnad.store.coding import CodedReader
    from isnad.store.fetched import validators
    from isnad.store.ingesting import ingest as ingest_all
    from isnad.store.store import opened

    with opened(db, "ingest") as store:
        reader = CodedReader(job)
        run = begin_run(store, "ingest", arguments, reader)
        found.options.known.update(validators(store))
        with Counted("ingesting", found.estimate() if sys.stderr.isatty() else None) as bar:
            summary = ingest_all(store, run, found.arrivals(), defaults, coders(reader, job, jobs), _reporter(bar))
        _say_summary(summary)
        _say_other_codebook(store, reader)
        if arguments["fuse"]:
            fuse_all(store, run, reader.coder.codebook)
        runs.finish(store, run)
    return summary


def begin_run(store: Store, command: str, arguments: dict[str, Any], reader: CodedReader) -> int:
    """The run of this command, new or continued, with the codebook in the database."""
    from isnad.store import runs
    from isnad.store.codebook_tables import keep_codebook
    from isnad.store.fusing import parameters_digest

    run, continued = runs.begin(store, command, arguments, reader.codebook, parameters_digest(reader.coder.codebook))
    if continued:
        complain(f"run {run} was interrupted; it goes on")
    keep_codebook(store, reader.coder.codebook)
    return run


def _say_other_codebook(store: Store, reader: CodedReader) -> None:
    from isnad.store.recoding import outdated

    count = outdated(store, reader)
    if count:
        complain(
            f"{count} documents are coded with another codebook; `isnad recode --db {store.path}` codes them again"
        )


def fuse_all(store: Store, run: int, book: Codebook | None = None) -> None:
    """Join the claims of the database to events, with the names that this codebook gives (or the packaged one)."""
    from isnad.store.fusing import fuse

    with Counted("fusing", None) as bar:
        fuse(store, run, bar.say, book)


def coders(
    reader: CodedReader, job: CodingJob, jobs: int
) -> Callable[[Iterator[ToCode | None]], Iterator[Coded | None]]:
    """What codes a stream of documents in order, in this process or in several."""
    if jobs == 1:
        return lambda documents: map(reader, documents)
    from isnad.cli.pool import mapped
    from isnad.store.coding import CodedReader

    return lambda documents: mapped(CodedReader, job, documents, jobs)


def _reporter(bar: Counted) -> Callable[[Seen], None]:
    """What says the things that a user must hear of, and moves the bar."""
    from isnad.store.arriving import Outcome

    def report(seen: Seen) -> None:
        with bar.aside():
            if seen.outcome is Outcome.SKIPPED:
                complain(f"{seen.where}: skipped: {seen.why}")
            for note in seen.notes:
                complain(f"{seen.where}: {note}")
        bar.advance()

    return report


def _dry_run(db: Path, arrivals: Iterable[Arrival | Skipped], defaults: Any) -> Summary:
    from contextlib import nullcontext

    from isnad.store.arriving import Arriving
    from isnad.store.ingesting import Summary, count, seen_of
    from isnad.store.store import reading

    summary = Summary()
    with reading(db) if db.exists() else nullcontext() as store:
        for one in Arriving(store, defaults).placed(arrivals):
            seen = seen_of(one)
            count(summary, one, seen)
            print("\t".join(map(_plain, (seen.outcome.value, seen.document or "", seen.where, seen.why))))
    _say_summary(summary, dry=True)
    return summary


def _plain(words: str) -> str:
    """Words from outside without what would move the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _say_summary(summary: Summary, dry: bool = False) -> None:
    names = ("new", "updated", "duplicate", "skipped")
    said = ", ".join(f"{summary.outcomes[name]} {name}" for name in names)
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(summary.skipped.items()))
    complain(f"{summary.met} documents: {said}" + (f" ({reasons})" if reasons else ""))
    if dry:
        complain("nothing was written (--dry-run)")
        return
    rest = [(summary.claims, "claims"), (summary.undated, "without a date"), (summary.not_arabic, "not Arabic"),
            (summary.failed, "could not be coded")]  # fmt: skip
    complain(", ".join(f"{count} {what}" for count, what in rest if count or what == "claims"))
