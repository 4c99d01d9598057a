"""Editions of one publication: the latest counts, the others say which that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from isnad.store.store import Store

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its document, its outlet, when it was made or published as the source says, and when it arrived."""

    document: str
    key: str
    outlet: str | None
    edited: str | None
    published: str | None
    arrived: int
    superseded_by: str | None


def same_publisher(one: str | None, other: str | None) -> bool:
    """Whether two outlets may be one; what is not known contradicts nothing."""
    return one is None or other is None or one == other


def supersede(store: Store, keys: Iterable[str]) -> None:
    """Let the editions of these publications name the latest one."""
    wanted = sorted(set(keys))
    if not wanted:
        return
    editions: dict[str, list[Edition]] = {}
    for row in store.rows("editions_of_keys", keys=wanted):
        edition = Edition(*row)
        editions.setdefault(edition.key, []).append(edition)
    changed = [pair for fellows in editions.values() for pair in _changes(fellows)]
    for document, latest in changed:
        store.run("editions_supersede", document=document, latest=latest)


def _changes(editions: Sequence[Edition]) -> list[tuple[str, str | None]]:
    """The documents whose `superseded_by` is not what it must be, with what it must be."""
    must = {
        edition.document: latest if edition.document != latest else None
        for group in publications(editions)
        for latest in [latest_of(group).document]
        for edition in group
    }
    return [(one.document, must[one.document]) for one in editions if one.superseded_by != must[one.document]]


def publications(editions: Sequence[Edition]) -> list[list[Edition]]:
    """Editions of one key by outlet; those of no named outlet are with the only outlet, when there is only one."""
    outlets = {edition.outlet for edition in editions if edition.outlet is not None}
    groups: dict[str | None, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.outlet if len(outlets) > 1 else None, []).append(edition)
    return list(groups.values())


def latest_of(group: Sequence[Edition]) -> Edition:
    """The edition that counts: made or published last, as the sources say, else the last to arrive."""
    return max(group, key=_order)


def _order(edition: Edition) -> tuple[datetime, int]:
    return instant(edition.edited) or instant(edition.published) or _NEVER, edition.arrived


def instant(written: str | None) -> datetime | None:
    """An ISO date or date-time as an instant; one without a zone is taken as UTC."""
    try:
        read = datetime.fromisoformat(written or "")
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
