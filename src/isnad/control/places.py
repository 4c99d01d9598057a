"""Which places lie in which areas: by the codes of the gazetteer, a table of regions, and directions from a centre."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from isnad.codebook import Place, packaged_data
from isnad.control.parameters import Parameters
from isnad.control.words import Spread
from isnad.errors import CodebookError

FILE = "control/regions.csv"
AREAS = frozenset({"country", "governorate", "district", "region", "countryside"})
SETTLEMENTS = frozenset({"city", "town", "village"})
_CITY_KM = 12.0  # a neighbourhood farther than this from every town of its district is a place by itself
_CENTRE_KM = 3.0  # a district's point stands at most so far from its centre
_PARTS = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}


@dataclass(frozen=True, slots=True)
class Extent:
    """What a named region takes in: whole administrative areas, a circle (km), or a part of one city."""

    inside: tuple[str, ...]
    part_of: str | None
    radius: float | None


@dataclass(frozen=True, slots=True)
class PlaceTree:
    """The places by id, what lies in each administrative area, the city of each part, and who is always asked about.

    `notable` are the places that take part in statements about areas even without evidence of their own. `found`
    remembers the members of areas, and is no part of the value.
    """

    places: Mapping[str, Place]
    inside: Mapping[str, tuple[str, ...]]
    city_of: Mapping[str, str]
    regions: Mapping[str, Extent]
    notable: frozenset[str]
    near_km: float
    found: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)


def read_regions(root: Path | None = None) -> dict[str, Extent]:
    """The extents of `regions.csv` in a codebook folder. Raises CodebookError where a row is unfit."""
    root = root or packaged_data()
    path = root / FILE
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        return {row["id"]: _extent(row, reader.line_num) for row in reader}


def _extent(row: Mapping[str, str | None], line: int) -> Extent:
    inside = tuple(part for part in (row.get("inside") or "").split("|") if part)
    try:
        radius = float(row.get("radius_km") or 0) or None
    except ValueError:
        raise CodebookError(f"`radius_km` must be a number, not {row['radius_km']!r}", FILE, line) from None
    if not (inside or radius or row.get("part_of")):
        raise CodebookError(f"{row.get('id')!r} needs one of inside, part_of and radius_km", FILE, line)
    return Extent(inside, row.get("part_of") or None, radius)


def place_tree(
    places: Iterable[Place], parameters: Parameters, regions: Mapping[str, Extent] | None = None
) -> PlaceTree:
    """The tree of these gazetteer entries; of two with one id the first counts."""
    known: dict[str, Place] = {}
    inside: dict[str, list[str]] = defaultdict(list)
    for place in places:
        if place.id not in known:
            known[place.id] = place
            if place.kind not in AREAS:
                for code in dict.fromkeys((place.country, place.admin1, place.admin2, place.admin3)):
                    if code and code != place.id:
                        inside[code].append(place.id)
    extents = dict(regions or {})
    return PlaceTree(
        places=known,
        inside={code: tuple(members) for code, members in inside.items()},
        city_of=_cities(known, inside, extents),
        regions=extents,
        notable=_notable(known, inside, parameters.spread_prominence),
        near_km=parameters.near_km,
    )


def base_of(place: str) -> str:
    """The entry that a composed id builds on: `C5993` of `C5993/west`."""
    return place.split("/", 1)[0]


def spread_of(tree: PlaceTree, place: str) -> Spread | None:
    """How far a statement about this place or area reaches; None when the gazetteer does not know it."""
    base = tree.places.get(base_of(place))
    if base is None:
        return None
    if "/" in place:
        return Spread.NEAR
    if base.kind in ("region", "countryside"):
        # A region whose extent nobody told us says nothing of the places around: it is followed as one place.
        return Spread.REGION if place in tree.regions and place not in tree.city_of else Spread.DIRECT
    if base.kind in AREAS:
        return Spread(base.kind)
    return Spread.DIRECT


def is_site(tree: PlaceTree, place: str) -> bool:
    """Whether a place can be held by itself: a settlement, a neighbourhood, a site; not an area."""
    return spread_of(tree, place) is Spread.DIRECT


def members(tree: PlaceTree, area: str) -> frozenset[str]:
    """The places in an area: by administrative code, by the region's extent, or on that side of the base."""
    if area not in tree.found:
        tree.found[area] = _members(tree, area)
    return tree.found[area]


def _members(tree: PlaceTree, area: str) -> frozenset[str]:
    if "/" in area:
        return _on_that_side(tree, *area.split("/", 1))
    extent = tree.regions.get(area)
    if extent is None:
        return frozenset(tree.inside.get(area, ()))
    found = {member for code in extent.inside for member in tree.inside.get(code, ())}
    centre = tree.places.get(area)
    if extent.radius and centre is not None:
        found |= {place.id for place in _around(tree, centre, extent.radius)}
    return frozenset(found)


def _around(tree: PlaceTree, centre: Place, radius: float) -> list[Place]:
    inside = (tree.places[member] for member in tree.inside.get(centre.country, ()))
    return [place for place in inside if (away := kilometres(centre, place)) is not None and away <= radius]


def _on_that_side(tree: PlaceTree, base: str, part: str) -> frozenset[str]:
    """The places of an area, or near a settlement, that lie on the named side of its centre; the centre left out."""
    place = tree.places.get(base)
    if place is None:
        return frozenset()
    centre = _capital(tree, place) if place.kind in AREAS else place
    around = (
        [tree.places[i] for i in tree.inside.get(base, ())]
        if place.kind in AREAS
        else _around(tree, place, tree.near_km)
    )
    toward = [_PARTS[word] for word in _PARTS if word in part]
    parts_of_centre = {part for part, city in tree.city_of.items() if city == centre.id}
    return frozenset(
        other.id
        for other in around
        if other.id != centre.id and other.id not in parts_of_centre and _lies(centre, other, toward)
    )


def _lies(centre: Place, other: Place, toward: list[tuple[int, int]]) -> bool:
    """Whether a place lies that way: within sixty degrees of the direction, at any distance."""
    if centre.lat is None or centre.lon is None or other.lat is None or other.lon is None:
        return False
    if not toward:
        return True
    north, east = other.lat - centre.lat, (other.lon - centre.lon) * math.cos(math.radians(centre.lat))
    to_east, to_north = sum(way[0] for way in toward), sum(way[1] for way in toward)
    along = east * to_east + north * to_north
    return along > 0.5 * math.hypot(north, east) * math.hypot(to_east, to_north) > 0


def _capital(tree: PlaceTree, area: Place) -> Place:
    """The settlement that an area is named for, else its most prominent one, else the area's own point."""
    inside = [tree.places[member] for member in tree.inside.get(area.id, ())]
    settled = [place for place in inside if place.kind in SETTLEMENTS and place.lat is not None]
    return max(settled, key=lambda place: (place.name_ar == area.name_ar, place.prominence, place.id), default=area)


def kilometres(one: Place, other: Place) -> float | None:
    """The distance between two places, good to a percent at these sizes; None when either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north = one.lat - other.lat
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(north, east)


def _cities(
    known: Mapping[str, Place], inside: Mapping[str, list[str]], regions: Mapping[str, Extent]
) -> dict[str, str]:
    found = {region: extent.part_of for region, extent in regions.items() if extent.part_of and extent.part_of in known}
    for place in known.values():
        if place.kind == "neighbourhood" and (city := _city(place, known, inside)) is not None:
            found[place.id] = city
    return found


def _city(place: Place, known: Mapping[str, Place], inside: Mapping[str, list[str]]) -> str | None:
    """The city or town around a neighbourhood, looked for in its smallest area first; None when none is near.

    A large city reaches farther than a small town: a step of prominence stands for half the distance.
    """
    for code in (place.admin3, place.admin2, place.admin1):
        near = [
            (away / 2 ** known[i].prominence, i)
            for i in inside.get(code or "", ())
            if known[i].kind in ("city", "town")
            and (away := kilometres(place, known[i])) is not None
            and away <= _CITY_KM
        ]
        if near:
            return min(near)[1]
    return None


def _notable(known: Mapping[str, Place], inside: Mapping[str, list[str]], prominence: int) -> frozenset[str]:
    towns = {i for i, place in known.items() if place.kind in ("city", "town") and place.prominence >= prominence}
    districts = (place for place in known.values() if place.kind == "district")
    return frozenset(towns | {centre for area in districts if (centre := _centre(area, known, inside)) is not None})


def _centre(area: Place, known: Mapping[str, Place], inside: Mapping[str, list[str]]) -> str | None:
    """The settlement at a district's own point, which is where gazetteers put it."""
    near = [
        (away, -known[i].prominence, i)
        for i in inside.get(area.id, ())
        if known[i].kind in SETTLEMENTS and (away := kilometres(area, known[i])) is not None and away <= _CENTRE_KM
    ]
    return min(near)[2] if near else None
