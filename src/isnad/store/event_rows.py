"""Events as rows of the database, with a digest that tells whether anything of an event changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from isnad.model import Event, Named, Site, Toll

Row = dict[str, Any]

_SITE = tuple(field.name for field in fields(Site))


def event_row(event: Event, digest: str, run: int) -> Row:
    """The row of `events` of an event, with its digest, that holds since a run."""
    return {
        "event": event.id, "since_run": run, "until_run": None, "digest": digest, "type": event.type,
        "date": event.date, "date_start": _day(event.date_start), "date_end": _day(event.date_end),
        "date_basis": event.date_basis, "time_precision": event.time_precision, "date_prec": event.date_prec,
        "place": _site(event.place), "geo_precision": event.geo_precision, "where_prec": event.where_prec,
        "actors": _parties(event.actors), "targets": _parties(event.targets), "killed": _toll(event.killed),
        "injured": _toll(event.injured), "n_reports": event.n_reports, "n_independent": event.n_independent,
        "status": event.status.value, "earliest_document": event.earliest_document,
        "earliest_published": _day(event.earliest_published),
    }  # fmt: skip


def link_rows(event: Event, run: int) -> list[Row]:
    """The rows of `event_claims` of an event that holds since a run."""
    return [
        {"event": event.id, "since_run": run, "until_run": None, "claim": link.claim, "document": link.document,
         "origin": link.origin, "stance": link.stance}
        for link in event.links
    ]  # fmt: skip


def event_digest(event: Event) -> str:
    """A hash of all that an event says: 16 hexadecimal digits."""
    return sha256(repr(event).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _site(site: Site | None) -> Row | None:
    return None if site is None else {name: getattr(site, name) for name in _SITE}


def _parties(parties: Sequence[Named]) -> list[Row]:
    return [{"text": party.text, "id": party.id, "name": party.name, "kind": party.kind} for party in parties]


def _toll(toll: Toll | None) -> Row | None:
    if toll is None:
        return None
    said = [{"low": report.low, "high": report.high, "claim": report.claim} for report in toll.said]
    return {"low": toll.low, "best": toll.best, "high": toll.high, "said": said}
