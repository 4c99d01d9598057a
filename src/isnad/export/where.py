"""Countries and areas of a place, as exports name them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from isnad.codebook import packaged_data
from isnad.export.writing import BadExport
from isnad.model import Event, Site

Row = Mapping[str, Any]
_AREA = re.compile(r" (?:Governorate|District|Subdistrict)$")


@dataclass(frozen=True, slots=True)
class Country:
    """A country and its codes; `gw` is Gleditsch and Ward's number, None where it has none."""

    iso2: str
    iso3: str
    numeric: int
    gw: int | None
    name: str
    region: str
    ucdp_region: str
    hrp: bool
    gho: bool


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas that a place lies in: ids and names without words for their kind; None where it lies in none."""

    admin1: str | None
    admin1_name: str | None
    admin2: str | None
    admin2_name: str | None
    admin3: str | None
    admin3_name: str | None


def country_of(site: Site | None) -> Country | None:
    """The country that a place lies in; None when it is not known or is none of the table."""
    return _countries().get(site.country or "") if site else None


def located(event: Event) -> tuple[Site, Country]:
    """Place and country of an event that is known to have both. Raises BadExport when it has not."""
    nation = country_of(event.place)
    if event.place is None or nation is None:
        raise BadExport(f"the event {event.id} has no place in a country that is known; please report this")
    return event.place, nation


def country(iso2: str | None) -> Country | None:
    """The country of a code of two letters."""
    return _countries().get(iso2 or "")


def areas_of(site: Site, places: Mapping[str, Row]) -> Areas:
    """The areas that a place lies in; a place that is itself an area is one of them."""
    row = places.get((site.id or "").split("/")[0], {})
    ids = (row.get("admin1") or site.admin1, row.get("admin2") or site.admin2, row.get("admin3"))
    named = [(one, plain(str(places[one]["name"])) if one in places else None) if one else (None, None) for one in ids]
    return Areas(*named[0], *named[1], *named[2])


def around(site: Site | None, places: Mapping[str, Row]) -> list[str]:
    """The governorate and the country that a place lies in, by name, as notes give them."""
    if site is None:
        return []
    areas, nation = areas_of(site, places), country_of(site)
    first = areas.admin1_name if areas.admin1 != site.id else None
    return [name for name in (first, nation.name if nation and site.id != nation.iso2 else None) if name]


def plain(name: str) -> str:
    """The name of an area without the word for its kind."""
    return _AREA.sub("", name)


@cache
def _countries() -> dict[str, Country]:
    with (packaged_data() / "export/countries.csv").open(encoding="utf-8", newline="") as handle:
        return {row["iso2"]: _country(row) for row in csv.DictReader(handle)}


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        row["iso2"], row["iso3"], int(row["numeric"]), int(row["gw"]) if row["gw"] else None, row["name"],
        row["region"], row["ucdp_region"], row["hrp"] == "true", row["gho"] == "true",
    )  # fmt: skip
