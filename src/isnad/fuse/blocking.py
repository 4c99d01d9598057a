"""Where to look for accounts that may be the same: the keys by which the database finds candidate pairs.

Two accounts are compared when they are of one family, their days meet or are neighbours, and

- finely known places of both reach into one cell of a grid, or
- a coarsely known place of one is the governorate in which a place of the other lies, or reaches into one cell of a
  coarser grid with it, or
- one has no finely known place and both give the same number of killed, two or more.

The cells are wide enough that no pair within `forbid_km` is missed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.fuse.accounts import Account, is_vague
from isnad.fuse.days import Days
from isnad.fuse.parameters import Parameters
from isnad.fuse.places import reach
from isnad.model import Site

_CELL = 0.2  # degrees of latitude and longitude
_AREA = 0.5  # the same for coarsely known places
GRID = "#"
"""What a key begins with that is a cell of the coarser grid and no governorate."""
_ROW = 2_000  # more cells than go round the earth
_KM_A_DEGREE = 111.2
_LEAST_KILLED = 2


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one account: grid cells, areas that its coarse places stand for, areas that it touches, its killed.

    `days` are None when they are not known or too vague to look by.
    `point` is the only place of an account that has one: latitude, longitude, reach in km. Of two such accounts that
    meet in a cell the database leaves out those that are plainly too far apart.
    """

    family: str
    cells: tuple[int, ...]
    areas: tuple[str, ...]
    inside: tuple[str, ...]
    killed: int | None
    days: Days | None
    point: tuple[float, float, float] | None


def keys_of(account: Account, parameters: Parameters) -> Keys:
    """The keys of an account. What is planned is never the same as what happened: it is a family of its own."""
    fine = [site for site in account.sites if reach(site, parameters.reaches) <= parameters.blocking_reach]
    coarse = [site for site in account.sites if reach(site, parameters.reaches) > parameters.blocking_reach]
    killed = account.killed.low if account.killed else None
    return Keys(
        family=account.family if account.happened else f"{account.family}/planned",
        cells=tuple(sorted({cell for site in fine for cell in _cells(site, _CELL, parameters)})),
        areas=_areas(coarse, parameters),
        inside=_areas(account.sites, parameters),
        killed=killed if killed is not None and killed >= _LEAST_KILLED else None,
        days=None if is_vague(account, parameters) else account.days,
        point=_point(account.sites[0], parameters) if len(account.sites) == 1 else None,
    )


def _point(site: Site, parameters: Parameters) -> tuple[float, float, float] | None:
    if site.lat is None or site.lon is None:
        return None
    return site.lat, site.lon, reach(site, parameters.reaches)


def _areas(sites: Sequence[Site], parameters: Parameters) -> tuple[str, ...]:
    """The governorates of these places and the cells of the coarser grid that they reach into; countries themselves."""
    found: set[str] = set()
    for site in sites:
        if site.kind == "country":
            found.add(site.id or "")
            continue
        found |= {f"{GRID}{cell}" for cell in _cells(site, _AREA, parameters)}
        found |= {site.admin1} if site.admin1 else set()
    return tuple(sorted(found - {""}))


def _cells(site: Site, size: float, parameters: Parameters) -> Iterator[int]:
    """The cells of this size, in degrees, that a place may lie in, with half the distance that a pair may be apart."""
    if site.lat is None or site.lon is None:
        return
    far = reach(site, parameters.reaches) + parameters.points["place"]["forbid_km"] / 2
    north = far / _KM_A_DEGREE
    east = north / max(0.1, math.cos(math.radians(site.lat)))
    for row in range(_index(site.lat - north, size), _index(site.lat + north, size) + 1):
        for column in range(_index(site.lon - east, size), _index(site.lon + east, size) + 1):
            yield row * _ROW + column


def _index(degrees: float, size: float) -> int:
    return math.floor((degrees + 180) / size)
