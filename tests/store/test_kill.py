"""A command that was killed at any moment and is given again makes the same database as one that was not."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from composing import articles, contents, rows, write

from isnad.codebook import packaged_data

# Small batches, so that there are many moments between two transactions; the undisturbed run has one batch of 200.
SMALL_BATCHES = "import isnad.store.arriving as a; a.BATCH = 7; from isnad.cli import main; main()"
ONE_BATCH = "from isnad.cli import main; main()"
KILLS = 20


def start(program: str, *words: str | Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1733616000"}
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def begun(process: subprocess.Popen[bytes], database: Path) -> None:
    """Wait until the process has the lock of the database."""
    lock = database.with_name(database.name + ".lock")
    while process.poll() is None and not (lock.exists() and str(process.pid) in lock.read_text(encoding="utf-8")):
        time.sleep(0.002)


def is_finished(database: Path) -> bool:
    """Whether the only run came to its end."""
    if not database.exists() or not rows(database, "select 1 from duckdb_tables() where table_name = 'runs'"):
        return False
    return rows(database, "select finished is not null from runs") == [(True,)]


@pytest.mark.speed
def test_killed_in_ingestion_or_fusion_and_begun_again_is_as_if_undisturbed(tmp_path: Path) -> None:
    source = write(tmp_path / "articles.jsonl", articles(150))
    options = ["--codebook", str(shutil.copytree(packaged_data(), tmp_path / "codebook"))]
    whole = tmp_path / "whole.duckdb"
    undisturbed = start(ONE_BATCH, "ingest", source, "--db", whole, *options)
    begun(undisturbed, whole)
    since = time.monotonic()
    assert undisturbed.wait() == 0
    lasts, expected = time.monotonic() - since, contents(whole)
    chance, kills, database = random.Random(20), 0, 0
    while kills < KILLS:
        broken = tmp_path / f"broken-{database}.duckdb"
        process = start(SMALL_BATCHES, "ingest", source, "--db", broken, *options)
        begun(process, broken)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0, lasts))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        if is_finished(broken):  # before it could be killed
            assert contents(broken) == expected
            database += 1
    broken = tmp_path / f"broken-{database}.duckdb"
    last = start(SMALL_BATCHES, "ingest", source, "--db", broken, *options)
    assert last.wait() == 0, last.stderr and last.stderr.read()
    assert contents(broken) == expected
