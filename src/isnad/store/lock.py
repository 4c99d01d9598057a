"""Only one writer: a file beside the database that its writer holds locked, and that says who the writer is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from isnad.clock import now
from isnad.errors import DatabaseBusy, StoreError


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes to a database: its id, the command that it runs, and since when (UTC)."""

    pid: int
    command: str
    since: str

    def __str__(self) -> str:
        return f"`isnad {self.command}`, process {self.pid}, since {self.since} UTC"


def lock_path(database: Path) -> Path:
    """Where the lock of a database stands."""
    return database.with_name(database.name + ".lock")


@contextmanager
def writing(database: Path, command: str) -> Iterator[None]:
    """Be the only writer meanwhile. Raises DatabaseBusy, which names the holder.

    The lock is the operating system's and ends with the process, however it ends; the file only tells who it was.
    """
    try:
        handle = lock_path(database).open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot write beside {database}: {error.strerror}") from error
    with handle:
        if not _lock(handle):
            raise DatabaseBusy(f"{database} is in use by {holder(database) or 'another process'}; wait until it ends")
        _sign(handle, Holder(os.getpid(), command, now().isoformat(sep=" ")))
        try:
            yield
        finally:
            handle.truncate(0)


def holder(database: Path) -> Holder | None:
    """Who writes to a database now; None when nobody does."""
    try:
        with lock_path(database).open("r", encoding="utf-8") as handle:
            if _lock(handle):
                return None
            said = json.loads(handle.read() or "{}")
            return Holder(int(said["pid"]), str(said["command"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sign(handle: TextIO, who: Holder) -> None:
    handle.seek(0)
    handle.truncate()
    json.dump({"pid": who.pid, "command": who.command, "since": who.since}, handle)
    handle.flush()


def _lock(handle: TextIO) -> bool:
    """Take the lock; False when another process has it."""
    try:
        import fcntl
    except ImportError:  # Windows, where DuckDB's own lock on the file must do
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
