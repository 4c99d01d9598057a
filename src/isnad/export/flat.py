"""Events, claims, control, sources and documents of a database as flat rows: what a sheet, a map or a table needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from isnad.export.dossier import Told, cut
from isnad.export.rows import joined
from isnad.model import Event, Named, Toll

Row = dict[str, Any]

EVENT_COLUMNS = (
    "event", "type", "date", "date_start", "date_end", "date_basis", "time_precision", "actor", "actor_id", "target",
    "target_id", "place", "place_ar", "place_id", "place_kind", "country", "admin1", "admin2", "lat", "lon",
    "geo_precision", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "n_reports", "n_independent", "status", "earliest_document", "earliest_published",
)  # fmt: skip
CLAIM_COLUMNS = (
    "claim", "event", "recalls", "document", "outlet", "published", "type", "polarity", "modality", "attempted",
    "trigger", "actor", "actor_id", "target", "target_id", "place", "place_id", "lat", "lon", "date", "date_basis",
    "quantity_low", "quantity_high", "source", "source_kind", "origin", "stance", "n_independent", "status",
    "confidence", "sentence", "title", "url",
)  # fmt: skip
TOLD_COLUMNS = (
    "claim", "event", "document", "outlet", "published", "type", "polarity", "modality", "trigger", "actor", "target",
    "place", "date", "quantity_low", "quantity_high", "source", "source_kind", "origin", "stance", "loaded_terms",
    "quote", "title", "url", "text_sha256",
)  # fmt: skip
CONTROL_COLUMNS = (
    "place", "place_name", "place_name_ar", "place_kind", "admin1", "admin2", "lat", "lon", "actor", "actor_name",
    "state", "since", "until", "n_independent", "rule", "opened", "closed",
)  # fmt: skip
SHARE_COLUMNS = ("date", "actor", "actor_name", "state", "places", "share")
SOURCE_COLUMNS = ("outlet", "week", "monday", "documents", "claims")
DOCUMENT_COLUMNS = (
    "document", "outlet", "published", "title", "claims", "characters", "arabic", "superseded_by", "edited",
    "relayed_from", "url", "text_sha256", "notes",
)  # fmt: skip


def event_flat(event: Event) -> Row:
    """An event in EVENT_COLUMNS; several parties are joined."""
    place = event.place
    return {
        "event": event.id, "type": event.type, "date": event.date, "date_start": event.date_start,
        "date_end": event.date_end, "date_basis": event.date_basis, "time_precision": event.time_precision,
        "actor": _names(event.actors), "actor_id": joined([one.id for one in event.actors]),
        "target": _names(event.targets), "target_id": joined([one.id for one in event.targets]),
        "place": place and (place.name or place.text), "place_ar": place and (place.name_ar or place.text),
        "place_id": place and place.id, "place_kind": place and place.kind, "country": place and place.country,
        "admin1": place and place.admin1, "admin2": place and place.admin2, "lat": place and place.lat,
        "lon": place and place.lon, "geo_precision": event.geo_precision, **_toll("killed", event.killed),
        **_toll("injured", event.injured), "n_reports": event.n_reports, "n_independent": event.n_independent,
        "status": event.status.value, "earliest_document": event.earliest_document,
        "earliest_published": event.earliest_published,
    }  # fmt: skip


def _names(parties: Sequence[Named]) -> str | None:
    return joined([party.name or party.text for party in parties])


def _toll(name: str, toll: Toll | None) -> Row:
    numbers = (toll.low, toll.best, toll.high) if toll else (None, None, None)
    return dict(zip((f"{name}_low", f"{name}_best", f"{name}_high"), numbers, strict=True))


def claim_flat(row: Mapping[str, Any]) -> Row:
    """A claim row in CLAIM_COLUMNS."""
    quantity, site = row["quantity"] or {}, row["located"] or {}
    return {
        "claim": row["claim"], "event": row["event"], "recalls": row["recalls"], "document": row["document"],
        "outlet": row["outlet"], "published": row["published_on"], "type": row["type"], "polarity": row["polarity"],
        "modality": row["modality"], "attempted": row["attempted"], "trigger": row["trigger"]["text"],
        "actor": _texts(row["actors"]), "actor_id": _ids(row["actors"]), "target": _texts(row["targets"]),
        "target_id": _ids(row["targets"]), "place": _texts(row["places"]) or site.get("text"),
        "place_id": _ids(row["places"]) or site.get("id"), "lat": site.get("lat"), "lon": site.get("lon"),
        "date": row["date"], "date_basis": row["date_basis"], "quantity_low": quantity.get("low"),
        "quantity_high": quantity.get("high"), "source": _texts(row["tellers"]),
        "source_kind": joined([one["kind"] for one in row["tellers"]]), "origin": row["origin"],
        "stance": row["stance"], "n_independent": row["n_independent"], "status": row["event_status"],
        "confidence": row["confidence"], "sentence": row["sentence"], "title": row["title"], "url": row["url"],
    }  # fmt: skip


def _texts(values: Sequence[Mapping[str, Any]]) -> str | None:
    return joined([one["text"] for one in values])


def _ids(values: Sequence[Mapping[str, Any]]) -> str | None:
    return joined([one["id"] for one in values])


def told_flat(event: Event, told: Told) -> Row:
    """A claim of an event in TOLD_COLUMNS, with no more of its sentence than may be quoted."""
    record = told.record
    return {
        "claim": record.id, "event": event.id, "document": record.document, "outlet": record.outlet,
        "published": record.published, "type": record.type, "polarity": record.polarity.value,
        "modality": record.modality.value, "trigger": record.trigger.text, "actor": _names(record.actors),
        "target": _names(record.targets), "place": joined([one.name or one.text for one in record.places]),
        "date": record.time, "quantity_low": record.quantity and record.quantity.low,
        "quantity_high": record.quantity and record.quantity.high,
        "source": joined([one.text for one in record.tellers]),
        "source_kind": joined([one.kind for one in record.tellers]), "origin": told.link.origin,
        "stance": told.link.stance, "loaded_terms": joined(list(told.loaded)), "quote": told.quote,
        "title": told.title and cut(told.title), "url": told.url, "text_sha256": told.text_sha256,
    }  # fmt: skip


def control_flat(row: Mapping[str, Any]) -> Row:
    """An interval of control in CONTROL_COLUMNS."""
    listed = {"opened": joined(row["opened"]), "closed": joined(row["closed"])}
    return {name: listed.get(name, row[name]) if name in listed else row[name] for name in CONTROL_COLUMNS}


def document_flat(row: Mapping[str, Any]) -> Row:
    """A document in DOCUMENT_COLUMNS."""
    found = {name: row[name] for name in DOCUMENT_COLUMNS}
    return found | {"notes": joined([note["message"] for note in row["notes"]])}
