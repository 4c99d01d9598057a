"""Runs: one row for each command that wrote, so that what was killed is continued and what changed can be told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from isnad import __version__
from isnad.clock import now
from isnad.store.store import Store


@dataclass(frozen=True, slots=True)
class Run:
    """One command that wrote to the database; `finished` is None while it runs, or when it was killed."""

    run: int
    command: str
    arguments: str
    version: str
    codebook: str
    parameters: str
    started: datetime
    finished: datetime | None


def begin(
    store: Store, command: str, arguments: Mapping[str, Any], codebook: str = "", parameters: str = ""
) -> tuple[int, bool]:
    """The number of a new run, or of the last one when it was the same command and was killed; whether it is that."""
    told = json.dumps(arguments, ensure_ascii=False, sort_keys=True, default=str)
    last = last_run(store)
    same = (command, told, __version__, codebook, parameters)
    if last and last.finished is None and _identity(last) == same:
        return last.run, True
    number = last.run + 1 if last else 1
    names = ("command", "arguments", "version", "codebook", "parameters")
    store.run("runs_begin", run=number, started=now(), **dict(zip(names, same, strict=True)))
    return number, False


def finish(store: Store, run: int) -> None:
    """The run came to its end."""
    store.run("runs_finish", run=run, finished=now())


def all_runs(store: Store) -> list[Run]:
    """Every run, in order."""
    return [Run(*row) for row in store.rows("runs_all")]


def last_run(store: Store) -> Run | None:
    """The latest run, when there is one."""
    rows = all_runs(store)
    return rows[-1] if rows else None


def _identity(run: Run) -> tuple[str, str, str, str, str]:
    """What makes two commands the same one."""
    return run.command, run.arguments, run.version, run.codebook, run.parameters
