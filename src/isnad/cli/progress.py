"""A progress bar on standard error, for more than twenty documents on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from isnad.ingest.sources import Source

_FROM = 20  # documents that need no bar
_BLOCK = 1 << 20


class Progress:
    """Counts documents, and shows a bar from the twenty-first on when standard error is a terminal."""

    def __init__(self, sources: Sequence[Source], quiet_terminal: bool) -> None:
        """`quiet_terminal` says that the output goes to the same terminal, so that the bar must make way for it."""
        self.shown = sys.stderr.isatty()
        self.makes_way = quiet_terminal
        self.total = _count(sources) if self.shown else None
        self.done = 0
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more document is done."""
        self.done += 1
        if not self.shown or (self.total is not None and self.total <= _FROM):
            return
        if self._bar is None and (self.total is not None or self.done > _FROM):
            self._begin()
        if self._bar is not None:
            self._bar.update(self._task, completed=self.done)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is written to the terminal."""
        if self._bar is None or not self.makes_way:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True, redirect_stdout=False,
        )  # fmt: skip
        self._task = self._bar.add_task("coding", total=self.total)
        self._bar.start()


def _count(sources: Sequence[Source]) -> int | None:
    """How many documents the sources hold; None when that cannot be known without reading a pipe."""
    counts = [_documents(source) for source in sources]
    return None if None in counts else sum(filter(None, counts))


def _documents(source: Source) -> int | None:
    if not source.format.startswith("json"):
        return 1
    if source.path is None or not source.path.is_file():
        return None
    try:
        with source.path.open("rb") as handle:
            return sum(block.count(b"\n") for block in iter(lambda: handle.read(_BLOCK), b""))
    except OSError:
        return 0
