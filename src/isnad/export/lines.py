"""Events and claims of a database as JSON lines: one object a line, in the contract's words where it has them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

Row = dict[str, Any]

_SITE = ("text", "id", "name", "name_ar", "kind", "country", "admin1", "admin2", "lat", "lon", "precision")
_PARTY = ("text", "id", "name", "kind")


def as_line(value: Row) -> str:
    """One line of JSON."""
    return json.dumps(value, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def claim_object(row: Row) -> Row:
    """A claim in the contract's fields, then its document, its event, and the date, place and numbers to compare by.

    `event` is the event that the claim reports; a claim that recalls an event as background has a number there that it
    shares with nothing but its document, and `recalls` names the event. `event_in_document` is the coder's number.
    `date` is the claim's own date, else its event's; `lat`, `lon`, `place_id` and `place_precision` are of its own
    first located place, else its event's.
    """
    site = row["located"] or {}
    return {
        "id": row["claim"], "type": row["type"], "polarity": row["polarity"], "modality": row["modality"],
        "attempted": row["attempted"], "trigger": row["trigger"], "actor": row["actors"], "target": row["targets"],
        "place": row["places"], "time": row["time"], "quantity": row["quantity"], "source": row["tellers"],
        "event": row["event"], "recalls": row["recalls"],
        "acled": acled_of(row), "plover": plover_of(row), "cameo": row["cameo"],
        "loaded": row["loaded"], "confidence": row["confidence"], "rules": row["rules"],
        "document": row["document"], "outlet": row["outlet"], "published": row["published_on"], "title": row["title"],
        "url": row["url"], "text_sha256": row["text_sha256"], "sentence": row["sentence"],
        "number": row["number"], "event_in_document": row["number_in_document"],
        "origin": row["origin"], "stance": row["stance"], "relayed_from": row["relayed_from"],
        "date": row["date"], "date_basis": row["date_basis"],
        "lat": site.get("lat"), "lon": site.get("lon"), "place_id": site.get("id"), "place_name": site.get("name"),
        "place_precision": site.get("precision"), "place_basis": row["place_basis"],
        "killed_low": row["killed_low"], "killed_best": row["killed_best"], "killed_high": row["killed_high"],
        "injured_low": row["injured_low"], "injured_best": row["injured_best"], "injured_high": row["injured_high"],
        "n_reports": row["n_reports"], "n_independent": row["n_independent"], "status": row["event_status"],
    }  # fmt: skip


def acled_of(row: Row) -> Row | None:
    """The ACLED codes of a claim."""
    if row["acled_event"] is None:
        return None
    return {"event_type": row["acled_event"], "sub_event_type": row["acled_sub_event"]}


def plover_of(row: Row) -> Row | None:
    """The PLOVER codes of a claim."""
    return None if row["plover_event"] is None else {"event": row["plover_event"], "mode": row["plover_mode"]}


def event_object(row: Row) -> Row:
    """An event with its claims: where, when, who, how many, and how well it is borne out."""
    return {
        "id": row["event"], "type": row["type"], "date": row["date"], "date_start": row["date_start"],
        "date_end": row["date_end"], "date_basis": row["date_basis"], "time_precision": row["time_precision"],
        "date_prec": row["date_prec"], "place": row["place"] and {key: row["place"][key] for key in _SITE},
        "geo_precision": row["geo_precision"], "where_prec": row["where_prec"],
        "actor": [{key: one[key] for key in _PARTY} for one in row["actors"]],
        "target": [{key: one[key] for key in _PARTY} for one in row["targets"]],
        "killed": row["killed"], "injured": row["injured"], "n_reports": row["n_reports"],
        "n_independent": row["n_independent"], "status": row["status"],
        "earliest_document": row["earliest_document"], "earliest_published": row["earliest_published"],
        "claims": row["links"],
    }  # fmt: skip
