"""Which gazetteer entry a name means: prominence, the kind word, what contains it, and the article's other places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, radians
from typing import NamedTuple

from isnad.annotate.place_grammar import Draft
from isnad.annotate.place_kinds import kind_fit
from isnad.annotate.place_tables import Bearing
from isnad.codebook import Place

KEPT = 5


class Anchor(NamedTuple):
    """A place that is sure enough to tell others apart."""

    word: int
    lat: float
    lon: float
    country: str
    admin1: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around one name: each anchor with its weight, and weights of governorates and countries."""

    anchors: Sequence[tuple[Anchor, float]]
    admin1: Mapping[str, float]
    countries: Mapping[str, float]


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Flat distance, good to a percent over the few hundred kilometres that matter here."""
    east = (lon - other_lon) * cos(radians((lat + other_lat) / 2))
    return 111.2 * hypot(lat - other_lat, east)


def shifted(lat: float, lon: float, toward: Bearing, by: float) -> tuple[float, float]:
    """The point `by` kilometres from here in that direction."""
    east, north = toward
    return round(lat + north * by / 111.2, 4), round(lon + east * by / (111.2 * cos(radians(lat))), 4)


def rank(draft: Draft, places: tuple[Place, ...], around: Surroundings) -> list[tuple[int, float]]:
    """The entries that a draft may mean with their scores (they add up to at most 1), best first."""
    asked = draft.kind if draft.head in ("kind", "list", "countryside", "capital") else ""
    if draft.head in ("kind", "list") and draft.derived and draft.base is not None:
        asked = draft.base.kind
    if len(draft.refs) == 1:
        only = places[draft.refs[0]]
        return [(draft.refs[0], round(1.0 / (1.0 + 0.1 * exp(-max(0.0, _fixed(draft, asked, only)))), 3))]
    totals = [(ref, _total(draft, asked, places[ref], around)) for ref in dict.fromkeys(draft.refs)]
    best = max(total for _, total in totals)
    weights = [(ref, exp(total - best)) for ref, total in totals]
    whole = sum(weight for _, weight in weights) * (1.0 + 0.1 * exp(-max(best, 0.0)))
    ranked = [(ref, round(weight / whole, 3)) for ref, weight in weights]
    ranked.sort(key=lambda item: (-item[1], places[item[0]].id))
    return ranked[:KEPT]


def _fixed(draft: Draft, asked: str, place: Place) -> float:
    """What the name alone says for an entry: its prominence and how its kind fits."""
    total = 0.7 * place.prominence + 2.0 * kind_fit(asked, place)
    if not asked and place.kind in ("district", "governorate") and draft.head != "countryside":
        total -= 1.0  # «في حلب» is the town, or as near to it as the town is
    return total


def _total(draft: Draft, asked: str, place: Place, around: Surroundings) -> float:
    total = _fixed(draft, asked, place)
    total += around.countries.get(place.country, 0.0) + around.admin1.get(place.admin1 or "", 0.0)
    if place.lat is None or place.lon is None:
        return total
    for anchor, weight in around.anchors:
        distance = kilometres(place.lat, place.lon, anchor.lat, anchor.lon)
        total += weight * max(-0.5, 1.0 - distance / 60.0)
    return total
