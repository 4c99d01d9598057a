"""Events and fatalities by month and district in the columns of the HDX HAPI."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from isnad.export import acled
from isnad.export.dossier import Case, Dossier
from isnad.export.where import areas_of, located
from isnad.export.writing import Written, check, check_columns, write_csv, write_deletions
from isnad.model import Status

COLUMNS = (
    "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code", "admin1_name",
    "admin2_code", "admin2_name", "admin_level", "event_type", "events", "fatalities", "reference_period_start",
    "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
)  # fmt: skip
EVENT_TYPES = ("civilian_targeting", "demonstration", "political_violence")

Row = dict[str, Any]
Key = tuple[str, bool, bool, str, str, str, str, str, date]


@dataclass(slots=True)
class _Sum:
    """Events, fatalities and what is weak about them."""

    events: int = 0
    fatalities: int = 0
    doubts: Counter[str] = field(default_factory=Counter)


def write(dossier: Dossier, out: Path, excel: bool = False) -> Written:
    """Write the CSV: one row for each month, district and kind of event."""
    written = Written()
    sums: dict[Key, _Sum] = {}
    for case, row in acled.rows_of(dossier, written):
        for kind in _kinds(row):
            _add(sums.setdefault(_key(case, row, kind, dossier), _Sum()), case, row)
    written.rows = write_csv(out, COLUMNS, _checked(_row(key, sums[key]) for key in sorted(sums)), excel)
    write_deletions(dossier, out)
    return written


def _kinds(row: Row) -> Iterator[str]:
    """An event counts in every kind that it is of, as HAPI has it."""
    if row["civilian_targeting"]:
        yield "civilian_targeting"
    if "Demonstrations" in row["disorder_type"]:
        yield "demonstration"
    if "Political violence" in row["disorder_type"]:
        yield "political_violence"


def _key(case: Case, row: Row, kind: str, dossier: Dossier) -> Key:
    place, nation = located(case.event)
    areas = areas_of(place, dossier.places)
    named = (areas.admin1 or "", areas.admin1_name or "", areas.admin2 or "", areas.admin2_name or "")
    return (nation.iso3, nation.hrp, nation.gho, *named, kind, date.fromisoformat(row["event_date"]).replace(day=1))


def _add(total: _Sum, case: Case, row: Row) -> None:
    total.events += 1
    total.fatalities += row["fatalities"]
    total.doubts["of a single source"] += case.event.status is Status.SINGLE_SOURCE
    total.doubts["contested"] += case.event.status is Status.CONTESTED
    total.doubts["dated to the month only"] += row["time_precision"] == 3


def _row(key: Key, total: _Sum) -> Row:
    iso3, hrp, gho, admin1, admin1_name, admin2, admin2_name, kind, first = key
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    warning = "; ".join(f"{count} of {total.events} {doubt}" for doubt, count in total.doubts.items() if count)
    return {
        "location_code": iso3, "has_hrp": hrp, "in_gho": gho, "provider_admin1_name": admin1_name,
        "provider_admin2_name": admin2_name, "admin1_code": admin1, "admin1_name": admin1_name, "admin2_code": admin2,
        "admin2_name": admin2_name, "admin_level": 2 if admin2 else 1 if admin1 else 0, "event_type": kind,
        "events": total.events, "fatalities": total.fatalities if kind != "demonstration" else None,
        "reference_period_start": first.isoformat(), "reference_period_end": last.isoformat(), "dataset_hdx_id": None,
        "resource_hdx_id": None, "warning": warning, "error": "" if admin2 else "no district is known for these events",
    }  # fmt: skip


def _checked(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        check_columns(row, COLUMNS, "HAPI")
        check(row["event_type"] in EVENT_TYPES and row["events"] > 0, "HAPI", "a row without a kind or without events")
        yield row
