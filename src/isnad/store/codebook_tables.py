"""The codebook's places and actors in the database, where queries can join them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isnad.codebook import Actor, Codebook, Place
from isnad.store.coding import Row
from isnad.store.store import Store
from isnad.store.writing import append


def keep_codebook(store: Store, book: Codebook) -> None:
    """Let the tables of places and actors say what this codebook says."""
    with store.transaction():
        _replace(store, "places", [_place(place) for place in book.places])
        _replace(store, "actors", [_actor(actor) for actor in book.actors])


def _replace(store: Store, table: str, rows: Iterable[Row]) -> None:
    wanted = list(rows)
    if _in_order(store.records(f"codebook_{table}")) == _in_order(wanted):
        return
    store.run(f"codebook_forget_{table}")
    append(store, table, wanted)


def _in_order(rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    return sorted((tuple(row.values()) for row in rows), key=repr)


def _place(place: Place) -> Row:
    return {
        "place": place.id, "name": place.name_en, "name_ar": place.name_ar, "kind": place.kind,
        "country": place.country, "admin1": place.admin1, "admin2": place.admin2, "admin3": place.admin3,
        "lat": place.lat, "lon": place.lon, "prominence": place.prominence,
    }  # fmt: skip


def _actor(actor: Actor) -> Row:
    names = ("name", "name_ar", "kind", "country", "parent", "since", "until", "source_kind")
    return {"actor": actor.id} | {name: getattr(actor, name) for name in names}
