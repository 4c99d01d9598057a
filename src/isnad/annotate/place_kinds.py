"""Which kinds of gazetteer entries a kind word may stand before."""

from __future__ import annotations

from isnad.codebook import Place

SETTLED = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_NEAR = {
    "village": {"town": 0.6, "city": -0.5, "neighbourhood": -0.5, "district": -1.0},
    "town": {"city": 0.6, "village": 0.6, "district": -1.0},
    "city": {"town": 0.6, "village": -0.3, "district": -1.0},
    "district": {"city": -0.2, "town": -0.2, "village": -0.4, "region": 0.6},
    "region": {"district": 0.8, "natural": 0.6, "town": 0.2, "village": 0.2, "city": 0.0, "neighbourhood": 0.2},
    "neighbourhood": {"village": -0.3, "town": -0.2, "facility": -0.2},
    "countryside": {"governorate": 0.8, "district": 0.4, "city": 0.4, "town": 0.3, "village": 0.2},
}


def kind_fit(asked: str, place: Place) -> float:
    """How well an entry fits the kind that the words ask for: 1 the same, below 0 a clash."""
    if not asked or asked == place.kind:
        return 1.0 if asked else 0.0
    return _NEAR.get(asked, {}).get(place.kind, -1.5)


def fits_kind(asked: str, place: Place) -> bool:
    """Whether the words may mean this entry at all: قرية كذا is no country, مطار كذا no town."""
    if asked in SETTLED:
        return (
            place.kind in SETTLED or place.kind == "district" or (asked == "neighbourhood" and place.kind == "region")
        )
    if asked in ("governorate",):
        return place.kind in ("governorate", "region", "district")
    if asked in ("district", "region", "countryside", "natural", ""):
        return True
    return place.kind == asked or {place.kind, asked} <= {"facility", "base", "airport", "crossing", "natural"}
