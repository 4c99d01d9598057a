"""How near two places are, measured against how finely each is known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.model import Site

_EARTH = 12_742.0  # km, the mean diameter


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two places lie to each other: `gap` in km between their edges, `reach` in km of the coarser of the two.

    `gap` is 0 for places that overlap or are the same. `reach` tells how much their nearness says.
    """

    gap: float
    reach: float


def km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """The great-circle distance in km of two points in decimal degrees (haversine)."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return _EARTH * math.asin(min(1.0, math.sqrt(h)))


def reach(site: Site, reaches: Mapping[str, float]) -> float:
    """How far in km what happened at a place may lie from its coordinates: by its kind, more when only near it."""
    own = reaches.get(site.kind, reaches["other"])
    return own if site.precision != 2 else max(own, reaches["near"])


def nearness(a: Site, b: Site, reaches: Mapping[str, float]) -> Nearness | None:
    """How two places lie to each other; None when one has no coordinates and they are not the same entry."""
    radius_a, radius_b = reach(a, reaches), reach(b, reaches)
    coarser = max(radius_a, radius_b)
    if a.id is not None and a.id == b.id:
        return Nearness(0.0, coarser)
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if _holds(a, b) or _holds(b, a):
        return Nearness(0.0, coarser)
    return Nearness(max(0.0, km(a.lat, a.lon, b.lat, b.lon) - radius_a - radius_b), coarser)


def nearest(a: Sequence[Site], b: Sequence[Site], reaches: Mapping[str, float]) -> Nearness | None:
    """The nearest two of two lists of places, the finer where several are as near; None when nothing can be said."""
    if len(a) == 1 and len(b) == 1:
        return nearness(a[0], b[0], reaches)
    found = [near for one in a for other in b if (near := nearness(one, other, reaches)) is not None]
    return min(found, key=lambda near: (near.gap, near.reach), default=None)


def finest(sites: Sequence[Site], reaches: Mapping[str, float]) -> tuple[Site, ...]:
    """The places without those that only say more coarsely what others of them say, and without repetitions."""
    kept: dict[str, Site] = {}
    for site in sites:
        kept.setdefault(site.id or site.text, site)
    values = list(kept.values())
    return tuple(site for site in values if not any(_says_more(other, site, reaches) for other in values))


def _says_more(fine: Site, coarse: Site, reaches: Mapping[str, float]) -> bool:
    """Whether one place lies in the other and is clearly the finer one."""
    if coarse.id is None or fine.id is None or reach(fine, reaches) * 2 > reach(coarse, reaches):
        return False
    near = nearness(fine, coarse, reaches)
    return near is not None and near.gap == 0.0


def _holds(outer: Site, inner: Site) -> bool:
    """Whether the table of places says that one lies in the other."""
    return outer.id is not None and outer.id in (inner.admin1, inner.admin2, inner.country)
