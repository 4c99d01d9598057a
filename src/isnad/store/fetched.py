"""What servers said of the feeds that came from them, so that nothing is fetched twice."""

from __future__ import annotations

from isnad.ingest.fetch import Validators
from isnad.store.store import Store


def validators(store: Store) -> dict[str, Validators]:
    """The validators of each address, of the last run that read all of it."""
    found: dict[str, dict[str, str]] = {}
    for source, name, value in store.rows("fetched_validators"):
        found.setdefault(source, {})[name] = value
    return {source: Validators(said.get("etag"), said.get("last-modified")) for source, said in found.items()}
