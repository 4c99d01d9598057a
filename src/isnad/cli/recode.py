"""`isnad recode`: what another codebook or version coded is coded again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.counted import Counted
from isnad.cli.databases import DATABASE, require
from isnad.cli.exits import Exit, complain
from isnad.cli.folders import user_places
from isnad.cli.ingest import begin_run, check_folder, coders, fuse_all
from isnad.cli.options import OwnCodebook, Pack


def recode(
    db: Annotated[Path, typer.Option(metavar="FILE", help="The database.")] = DATABASE,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that code at the same time.")] = 1,
    no_fuse: Annotated[bool, typer.Option("--no-fuse", help="Do not join claims to events afterwards.")] = False,
    codebook: OwnCodebook = None,
    pack: Pack = None,
) -> None:
    """Code again the documents that another codebook or version coded; only what reads otherwise changes."""
    from isnad.store import runs
    from isnad.store.coding import CodedReader, CodingJob
    from isnad.store.recoding import outdated
    from isnad.store.recoding import recode as recode_all
    from isnad.store.store import opened

    check_folder(codebook)
    require(db)
    job = CodingJob(codebook, user_places(), pack)
    with opened(db, "recode") as store:
        reader = CodedReader(job)
        run = begin_run(store, "recode", {"fuse": not no_fuse} | ({"pack": pack} if pack else {}), reader)
        with Counted("recoding", outdated(store, reader) if sys.stderr.isatty() else None) as bar:
            done = recode_all(store, run, reader, coders(reader, job, jobs), bar.advance)
        complain(
            f"{done.documents} documents coded again, {done.changed} read otherwise: {done.claims_new} claims new,"
            f" {done.claims_changed} changed, {done.claims_gone} gone"
        )
        if not no_fuse:
            fuse_all(store, run, reader.coder.codebook)
        runs.finish(store, run)
    if done.failed:
        complain(f"{done.failed} documents could not be coded")
        raise typer.Exit(Exit.SOME_FAILED)
