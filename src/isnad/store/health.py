"""What `isnad doctor` tells of a database: numbers, and what is out of date, unfinished or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from isnad import __version__
from isnad.errors import StoreError
from isnad.store.lock import holder
from isnad.store.runs import all_runs
from isnad.store.store import Store, latest_layout, layout_of, reading

State = Literal["ok", "look", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it stands, what it is, and what to do when it is not well."""

    state: State
    what: str
    do: str = ""


def database_findings(path: Path, codebook: str, parameters: str) -> Iterator[Finding]:
    """How a database stands to this codebook and these parameters (hashes); says so when it cannot be opened."""
    if not path.exists():
        yield Finding("look", f"database: {path} is not there", f"`isnad ingest SOURCE --db {path}` makes it")
        return
    writer = holder(path)
    if writer:
        yield Finding("look", f"database: {path} is in use by {writer}", "wait until it ends")
        return
    try:
        with reading(path) as store:
            yield from _findings(store, codebook, parameters)
    except StoreError as error:
        yield Finding("wrong", f"database: {error}")


def _findings(store: Store, codebook: str, parameters: str) -> Iterator[Finding]:
    size = store.path.stat().st_size / 1e6
    yield Finding("ok", f"database: {store.path}, layout {layout_of(store)} of {latest_layout()}, {size:.1f} MB")
    numbers = next(store.records("health_numbers"))
    yield Finding("ok", "holds: " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in numbers.items()))
    yield from _runs(store)
    yield from _codings(store, codebook)
    yield from _events(store, parameters)


def _runs(store: Store) -> Iterator[Finding]:
    runs = all_runs(store)
    broken = [run for run in runs if run.finished is None]
    if broken and broken[-1] is runs[-1]:
        last = broken.pop()
        do = f"give the same `isnad {last.command}` again, it goes on where it was"
        yield Finding("look", f"run {last.run} (`isnad {last.command}`, {last.arguments}) was interrupted", do)
    earlier = f", {len(broken)} earlier ones were interrupted and not taken up again" if broken else ""
    yield Finding("ok", f"runs: {len(runs)}{earlier}")


def _codings(store: Store, codebook: str) -> Iterator[Finding]:
    count = store.rows("recoding_count", version=__version__, codebook=codebook)[0][0]
    if count:
        do = f"`isnad recode --db {store.path}` codes them again"
        yield Finding("look", f"{count} documents are coded with another codebook or version", do)
    else:
        yield Finding("ok", "codings: all are of this codebook and version")


def _events(store: Store, parameters: str) -> Iterator[Finding]:
    stale = len(store.rows("fusing_dirty", parameters=parameters))
    if stale:
        do = f"`isnad fuse --db {store.path}` makes them anew"
        yield Finding("look", f"events: older than the claims, or of other parameters, for {stale} documents", do)
    else:
        yield Finding("ok", "events: as new as the claims")
