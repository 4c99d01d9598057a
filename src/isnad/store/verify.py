"""Whether a database is what it says: hashes, spans against their texts, and rows that name one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from isnad.store.store import Store

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


def differences(store: Store, begin: Callable[[str], None]) -> Iterator[Difference]:
    """Everything that differs, check by check; `begin` hears of each. What cannot be read at all differs too."""
    import duckdb

    for check in CHECKS:
        begin(check)
        try:
            for row in store.records(f"verify_{check}"):
                yield Difference(check, row["place"], row["problem"])
        except (
            duckdb.IOException,
            duckdb.InternalException,
            duckdb.FatalException,
            duckdb.SerializationException,
        ) as error:
            yield Difference(check, str(store.path), f"the file is damaged: {str(error).splitlines()[0]}")
            return
