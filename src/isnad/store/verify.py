"""Whether a database is what it says: hashes, spans against their texts, and rows that name one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.store.store import reading

CHECKS = (
    "originals", "texts", "mentions", "spans", "sentences", "documents", "references", "versions", "editions",
    "deletions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it must be: which check found it, in what, and a sentence."""

    check: str
    where: str
    what: str


def differences(path: Path, begin: Callable[[str], None]) -> Iterator[Difference]:
    """Everything that differs in a database, check by check; `begin` hears of each. A damaged file differs too.

    Raises DatabaseBusy and NoDatabase.
    """
    import duckdb

    try:
        with reading(path) as store:
            for check in CHECKS:
                begin(check)
                for row in store.records(f"verify_{check}"):
                    yield Difference(check, row["place"], row["problem"])
    except duckdb.Error as error:
        if "corrupt" not in str(error).lower():
            raise
        yield Difference("file", str(path), str(error).splitlines()[0])
