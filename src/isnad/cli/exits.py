"""Exit codes, what is said on standard error, and the one place where errors become sentences."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import ParamSpec

import typer

from isnad.errors import CodebookError, DatabaseBusy, IsnadError, UsageError

Given = ParamSpec("Given")


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    SOME_FAILED = 1
    BAD_USAGE = 2
    NO_SOURCE = 3
    BUSY = 4
    UNVERIFIED = 5
    INTERRUPTED = 130


def complain(message: str) -> None:
    """One line on standard error."""
    line = "".join(letter if letter.isprintable() else " " for letter in message)
    print(f"isnad: {line}", file=sys.stderr, flush=True)


def door(command: Callable[Given, None]) -> Callable[Given, None]:
    """The command, with everything that we can explain turned into one sentence and an exit code."""

    @functools.wraps(command)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_output()
        except KeyboardInterrupt:
            complain("interrupted")
            raise typer.Exit(Exit.INTERRUPTED) from None
        except RuntimeError as error:
            if "interrupted" not in str(error).lower():  # as DuckDB says it when Ctrl-C comes during a query
                raise
            complain("interrupted")
            raise typer.Exit(Exit.INTERRUPTED) from None
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(Exit.BAD_USAGE) from None
        except CodebookError as error:
            complain(f"the codebook cannot be read: {error}")
            raise typer.Exit(Exit.BAD_USAGE) from None
        except DatabaseBusy as error:
            complain(str(error))
            raise typer.Exit(Exit.BUSY) from None
        except IsnadError as error:
            complain(str(error))
            raise typer.Exit(Exit.SOME_FAILED) from None

    return guarded


def _close_output() -> None:
    """The reader of our output went away, as `head` does: nothing is wrong, and the last flush must not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
