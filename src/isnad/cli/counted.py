"""A count on standard error while many things are done, when it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Counted:
    """Counts, and shows the count from the twenty-first on when standard error is a terminal."""

    def __init__(self, what: str, total: int | None) -> None:
        """`what` is being done, `total` times when that is known."""
        self.what, self.total, self.done = what, total, 0
        self.shown = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, by: int = 1) -> None:
        """So many more are done."""
        self.done += by
        if self.shown and self.done > 20:
            self._show().update(self._task, completed=self.done)

    def say(self, what: str) -> None:
        """Something else is being done now."""
        if self.shown:
            self._show().update(self._task, description=what)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something is written to the terminal."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def _show(self) -> Any:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
            self._task = self._bar.add_task(self.what, total=self.total)
            self._bar.start()
        return self._bar
