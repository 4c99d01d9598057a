"""UCDP GED's 49 columns: one row for each event with at least one death and an organised actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

from isnad.codebook import packaged_data, read_mapping
from isnad.export.acled_codes import table as acled_table
from isnad.export.dossier import HAPPENED, Case, Dossier, Told
from isnad.export.outlets import nearest, neutral_name, outlet_of
from isnad.export.where import areas_of, country, country_of, located
from isnad.export.writing import Written, check, check_columns, write_csv, write_deletions
from isnad.ids import sha256_of
from isnad.model import Named, Toll

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
UNKNOWN = -1  # of ids that only UCDP gives
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CLEAR, AGGREGATED = 1, 2

Row = dict[str, Any]


@cache
def table() -> Any:
    """The table data/export/ucdp.yaml."""
    root = packaged_data()
    return read_mapping(root / "export/ucdp.yaml", root)


@dataclass(frozen=True, slots=True)
class Dyad:
    """The two sides and the type of violence; for one-sided violence `b` are civilians."""

    kind: int
    a: str
    b: str
    gw_a: int | None
    gw_b: int | None


@dataclass(frozen=True, slots=True)
class Deaths:
    """The best number of dead by side, and the bounds."""

    civilians: int
    unknown: int
    best: int
    high: int
    low: int


def write(dossier: Dossier, out: Path, excel: bool = False) -> Written:
    """Write the CSV."""
    written = Written()
    written.rows = write_csv(out, COLUMNS, _rows(dossier, written), excel)
    write_deletions(dossier, out)
    return written


def _rows(dossier: Dossier, written: Written) -> Iterator[Row]:
    for case in dossier.cases():
        reason, dyad = _unfit(case), _dyad(case, dossier.actors)
        if reason or dyad is None:
            written.leave(reason or "without an organised actor")
            continue
        row = _row(case, dyad, dossier)
        check_row(row)
        yield row


def _unfit(case: Case) -> str | None:
    """Why UCDP records no such event; None when it may."""
    event = case.event
    if event.status not in HAPPENED:
        return f"{event.status.value}, not reported as a fact"
    if not _deaths(event.killed, case.told).best:
        return "without a death"
    if event.date_start is None or event.date_end is None or event.date_prec is None:
        return "without a date"
    if country_of(event.place) is None or event.where_prec is None:
        return "without a country"
    return None


def _row(case: Case, dyad: Dyad, dossier: Dossier) -> Row:
    event, (place, nation) = case.event, located(case.event)
    deaths = _deaths(event.killed, case.told)
    areas, year = areas_of(place, dossier.places), int(str(event.date_start)[:4])
    return {
        "id": number_of(event.id), "relid": f"{nation.iso3}-{year}-{dyad.kind}-{event.id}", "year": year,
        "active_year": None, "code_status": table()["clear"], "type_of_violence": dyad.kind,
        "conflict_dset_id": UNKNOWN, "conflict_new_id": UNKNOWN, "conflict_name": None, "dyad_dset_id": UNKNOWN,
        "dyad_new_id": UNKNOWN, "dyad_name": f"{dyad.a} - {dyad.b}", "side_a_dset_id": UNKNOWN,
        "side_a_new_id": UNKNOWN, "side_a": dyad.a, "side_b_dset_id": UNKNOWN, "side_b_new_id": UNKNOWN,
        "side_b": dyad.b, **_sources(case), "where_prec": event.where_prec,
        "where_coordinates": place.name or place.text, "where_description": place.text,
        "adm_1": areas.admin1_name, "adm_2": areas.admin2_name, "latitude": place.lat,
        "longitude": place.lon, "geom_wkt": _wkt(place.lat, place.lon),
        "priogrid_gid": priogrid(place.lat, place.lon), "country": nation.name, "country_id": nation.gw,
        "region": nation.ucdp_region, "event_clarity": CLEAR if event.date_start == event.date_end else AGGREGATED,
        "date_prec": event.date_prec, "date_start": event.date_start, "date_end": event.date_end, "deaths_a": 0,
        "deaths_b": 0, "deaths_civilians": deaths.civilians, "deaths_unknown": deaths.unknown, "best": deaths.best,
        "high": deaths.high, "low": deaths.low, "gwnoa": dyad.gw_a, "gwnob": dyad.gw_b,
    }  # fmt: skip


def number_of(event: str) -> int:
    """A whole number that stands for an event id, the same in every export; under 2^52, so that sheets keep it."""
    return int(sha256_of(event)[:13], 16)


def _sources(case: Case) -> Row:
    """One entry for each document, in order: UCDP joins them by semicolons."""
    documents = {one.record.document: one for one in reversed(case.affirmed)}
    told = list(reversed(documents.values()))
    offices = [outlet_of(one.record.outlet).name if one.record.outlet else "" for one in told]
    return {
        "number_of_sources": len(told),
        "source_article": ";".join(map(_article, offices, told)),
        "source_office": ";".join(offices), "source_date": ";".join(one.record.published or "" for one in told),
        "source_headline": ";".join(map(_title, told)),
        "source_original": ";".join(dict.fromkeys(nearest(one.record) for one in case.affirmed)),
    }  # fmt: skip


def _article(office: str, told: Told) -> str:
    return f'"{office},{told.record.published or ""},{_title(told)}"'


def _title(told: Told) -> str:
    return (told.title or "").replace(";", ",").replace('"', "'")


# --- sides -----------------------------------------------------------------------------------------------------------


def _dyad(case: Case, actors: Mapping[str, Any]) -> Dyad | None:
    """The sides of an event: a government is side a; None when no organised party is named."""
    event = case.event
    sides = [side for side in (_side(event.actors), _side(event.targets)) if side]
    armed = list({side.id: side for side in sides if side.kind in table()["organised"]}.values())
    if not armed:
        return None
    armed.sort(key=lambda side: side.kind not in table()["governments"])
    if len(armed) == 1:
        if not _civilian(event.targets):
            return None
        return Dyad(ONE_SIDED, _name(armed[0]), "Civilians", _gw(armed[0], actors), None)
    first, second = armed[:2]
    kind = STATE_BASED if first.kind in table()["governments"] else NON_STATE
    return Dyad(kind, _name(first), _name(second), _gw(first, actors), _gw(second, actors))


def _side(parties: Sequence[Named]) -> Named | None:
    known = [party for party in parties if party.id and party.name]
    organised = [party for party in known if party.kind in table()["organised"]]
    return next(iter(organised or known), None)


def _name(party: Named) -> str:
    return neutral_name(party.id or "", party.name or "")


def _civilian(parties: Sequence[Named]) -> bool:
    return any(party.kind in acled_table()["civilian_kinds"] for party in parties)


def _gw(party: Named, actors: Mapping[str, Any]) -> int | None:
    """The number of the state, for a government's side."""
    if party.kind not in table()["governments"]:
        return None
    nation = country(actors.get(party.id or "", {}).get("country"))
    return nation.gw if nation else None


# --- numbers and places ----------------------------------------------------------------------------------------------


def _deaths(toll: Toll | None, told: Sequence[Told]) -> Deaths:
    if toll is None:
        return Deaths(0, 0, 0, 0, 0)
    best = toll.best if toll.best is not None else toll.low or 0
    low, high = min(toll.low if toll.low is not None else best, best), max(toll.high or best, best)
    reports = {one.claim for one in toll.said}
    dead = [target for one in told if one.record.id in reports for target in one.record.targets]
    all_civil = bool(dead) and all(one.kind in acled_table()["civilian_kinds"] for one in dead)
    return Deaths(best if all_civil else 0, 0 if all_civil else best, best, high, low)


def _wkt(lat: float | None, lon: float | None) -> str | None:
    return None if lat is None or lon is None else f"POINT ({lon} {lat})"


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell of half a degree that a point lies in."""
    if lat is None or lon is None:
        return None
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def check_row(row: Row) -> None:
    """Raises BadExport when a row breaks UCDP's rules."""
    check_columns(row, COLUMNS, "UCDP")
    what = f"UCDP row {row['relid']}"
    check(row["best"] >= 1 and row["low"] <= row["best"] <= row["high"], what, "the deaths are not in order")
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    check(sum(row[name] for name in parts) == row["best"], what, "the deaths by side are not the best number")
    check(row["where_prec"] in range(1, 8) and row["date_prec"] in range(1, 6), what, "a precision is not in range")
    check(row["date_start"] <= row["date_end"], what, "it ends before it begins")
