"""Where «the north of» a country is: the middle of its places that lie farthest that way."""

from __future__ import annotations

from functools import lru_cache

from isnad.annotate.place_tables import Bearing
from isnad.codebook import Place

_KINDS = frozenset({"governorate", "district", "city"})


def part_name(toward: Bearing) -> str:
    """«northwest» for a direction."""
    east, north = toward
    vertical = "north" if north > 0.3 else "south" if north < -0.3 else ""
    return vertical + ("east" if east > 0.3 else "west" if east < -0.3 else "")


def part_of_country(places: tuple[Place, ...], country: str, toward: Bearing) -> tuple[float, float] | None:
    """Centre of that part of a country; None when too few of its places are known."""
    points = _points(_Table(places), country)
    if len(points) < 5:
        return None
    east, north = toward
    low = [min(point[axis] for point in points) for axis in (0, 1)]
    span = [max(point[axis] for point in points) - low[axis] or 1.0 for axis in (0, 1)]

    def along(point: tuple[float, float]) -> float:
        return north * (point[0] - low[0]) / span[0] + east * (point[1] - low[1]) / span[1]

    chosen = sorted(points, key=along)[-max(3, len(points) // 4) :]
    return round(sum(p[0] for p in chosen) / len(chosen), 3), round(sum(p[1] for p in chosen) / len(chosen), 3)


class _Table:
    """A tuple of places that is hashed by identity, so that looking it up costs nothing."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.places = places

    def __hash__(self) -> int:
        return id(self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and other.places is self.places


@lru_cache(maxsize=256)
def _points(table: _Table, country: str) -> tuple[tuple[float, float], ...]:
    return tuple(
        (place.lat, place.lon)
        for place in table.places
        if place.country == country and place.kind in _KINDS and place.prominence >= 2
        and place.lat is not None and place.lon is not None
    )  # fmt: skip
