"""Events as rows of the database, with a digest that tells whether anything of an event changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from isnad.model import Event, Named, Site, Toll

Row = dict[str, Any]


def event_row(event: Event, run: int) -> Row:
    """The row of `events` of an event that holds since a run."""
    return {
        "event": event.id, "since_run": run, "until_run": None, "digest": event_digest(event), "type": event.type,
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
    said = json.dumps(asdict(event), ensure_ascii=False, sort_keys=True)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _site(site: Site | None) -> Row | None:
    return asdict(site) if site else None


def _parties(parties: Sequence[Named]) -> list[Row]:
    return [asdict(party) for party in parties]


def _toll(toll: Toll | None) -> Row | None:
    return asdict(toll) if toll else None
