"""Exit codes, and what is said on standard error."""

from __future__ import annotations

import sys
from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    SOME_FAILED = 1
    BAD_USAGE = 2
    NO_SOURCE = 3
    INTERRUPTED = 130


def complain(message: str) -> None:
    """One line on standard error."""
    line = "".join(letter if letter.isprintable() else " " for letter in message)
    print(f"isnad: {line}", file=sys.stderr)
