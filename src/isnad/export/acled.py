"""ACLED's 31 columns: one row for each event and day, of events that happened and that ACLED records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

from isnad.export import acled_codes as codes
from isnad.export.dossier import HAPPENED, Case, Dossier
from isnad.export.notes import note, outlets_told
from isnad.export.where import Areas, Country, areas_of, around, country_of, located
from isnad.export.writing import Written, check, check_columns, write_csv, write_deletions
from isnad.model import Event, Named

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

Row = dict[str, Any]

_MOST_DAYS = 31  # of an event that is told day by day; what is longer is a period, not an event


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an event, as ACLED has them: names, codes, and those beside them."""

    first: str
    beside_first: str
    inter_first: int
    second: str
    beside_second: str
    inter_second: int | None


def write(dossier: Dossier, out: Path, excel: bool = False, numbers: bool = False) -> Written:
    """Write the CSV; `numbers` gives inter and interaction as the codes of older exports, else as words."""
    written = Written()
    rows = (_coded(row, numbers) for _, row in rows_of(dossier, written))
    written.rows = write_csv(out, COLUMNS, rows, excel)
    write_deletions(dossier, out)
    return written


def rows_of(dossier: Dossier, written: Written) -> Iterator[tuple[Case, Row]]:
    """The checked rows with codes as numbers; what is left out is counted in `written`."""
    for case in dossier.cases():
        reason = _unfit(case)
        if reason:
            written.leave(reason)
            continue
        for row in _days(case, dossier):
            check_row(row)
            yield case, row


def _unfit(case: Case) -> str | None:
    """Why ACLED records no such event; None when it does."""
    event = case.event
    if event.status not in HAPPENED:
        return f"{event.status.value}, not reported as a fact"
    if codes.code_of(case.affirmed, event.type) is None:
        return "of a type that ACLED does not record"
    if event.date_start is None or event.date_end is None or event.time_precision is None:
        return "without a date"
    if country_of(event.place) is None:
        return "without a country"
    if event.place is None or event.place.lat is None or event.place.kind == "country":
        return "not placed more closely than a country"
    return None


# --- one event -------------------------------------------------------------------------------------------------------


def _days(case: Case, dossier: Dossier) -> Iterator[Row]:
    """A row for each day of an event whose days are known, else one on the middle day."""
    event, (_, nation) = case.event, located(case.event)
    days, dead = _dates(event), codes.fatalities(event.killed, case.told)
    shares = [dead // len(days) + (at < dead % len(days)) for at in range(len(days))]
    for at, (day, share) in enumerate(zip(days, shares, strict=True)):
        number = f"-{at + 1}" if len(days) > 1 else ""
        yield _row(case, dossier, nation, day, share, number)


def _dates(event: Event) -> list[date]:
    first, last = date.fromisoformat(event.date_start or ""), date.fromisoformat(event.date_end or "")
    length = (last - first).days + 1
    if event.time_precision == 1 and 1 < length <= _MOST_DAYS:
        return [first + timedelta(n) for n in range(length)]
    return [first + timedelta((length - 1) // 2)]


def _row(case: Case, dossier: Dossier, nation: Country, day: date, dead: int, number: str) -> Row:
    event, (place, _) = case.event, located(case.event)
    areas = areas_of(place, dossier.places)
    kind, sub = _kinds(case, dossier.actors, nation, day)
    sides = _sides(event, kind, sub, nation, day, dossier.actors)
    outlets = [one.record.outlet for one in case.told if one.record.outlet and one.link.stance == "affirms"]
    return {
        "event_id_cnty": f"{nation.iso3}-{event.id}{number}", "event_date": day.isoformat(), "year": day.year,
        "time_precision": event.time_precision, "disorder_type": codes.disorder_of(kind, sub), "event_type": kind,
        "sub_event_type": sub, "actor1": sides.first, "assoc_actor_1": sides.beside_first, "inter1": sides.inter_first,
        "actor2": sides.second, "assoc_actor_2": sides.beside_second, "inter2": sides.inter_second or 0,
        "interaction": codes.interaction(sides.inter_first, sides.inter_second),
        "civilian_targeting": _targeting(kind, sub, sides), "iso": nation.numeric, "region": nation.region,
        "country": nation.name, "admin1": areas.admin1_name, "admin2": areas.admin2_name, "admin3": areas.admin3_name,
        "location": _location(event, areas), "latitude": round(float(place.lat or 0), 4),
        "longitude": round(float(place.lon or 0), 4), "geo_precision": event.geo_precision or 3,
        "source": "; ".join(outlets_told([one.record for one in case.affirmed])),
        "source_scale": codes.scale(outlets, nation),
        "notes": note(event, [one.record for one in case.told], around(event.place, dossier.places)),
        "fatalities": dead, "tags": _tags(case, kind), "timestamp": int(dossier.made.replace(tzinfo=UTC).timestamp()),
    }  # fmt: skip


def _location(event: Event, areas: Areas) -> str:
    place = event.place
    return (place and (place.name or place.text)) or areas.admin1_name or ""


def _kinds(case: Case, actors: Mapping[str, Any], nation: Country, day: date) -> tuple[str, str]:
    """Event and sub-event type; who takes territory by force is asked of the regime of the day."""
    kind, sub = codes.code_of(case.affirmed, case.event.type) or ("", "")
    if sub in ("Government regains territory", "Non-state actor overtakes territory") and case.event.actors:
        _, inter = codes.party(case.event.actors[0], day.isoformat(), nation, actors)
        sub = "Government regains territory" if inter == 1 else "Non-state actor overtakes territory"
    return kind, sub


def _sides(event: Event, kind: str, sub: str, nation: Country, day: date, actors: Mapping[str, Any]) -> Sides:
    told = [party for party in event.targets if not _unknown(party) and not _repeats(party, event.actors)]
    doers, done_to = _coded_parties(event.actors, nation, day, actors), _coded_parties(told, nation, day, actors)
    doers, done_to = _roles(kind, sub, doers, done_to, nation)
    (first, first_code), (second, second_code) = doers[0], done_to[0] if done_to else ("", None)
    return Sides(
        first, _beside(doers), first_code, second, _beside(done_to), second_code if second else None,
    )  # fmt: skip


Coded = list[tuple[str, int]]


def _coded_parties(parties: Sequence[Named], nation: Country, day: date, actors: Mapping[str, Any]) -> Coded:
    return list(dict.fromkeys(codes.party(party, day.isoformat(), nation, actors) for party in parties))


def _roles(kind: str, sub: str, doers: Coded, done_to: Coded, nation: Country) -> tuple[Coded, Coded]:
    """The sides that ACLED asks of each type: who is not told is unidentified, crowds are crowds, victims civilians."""
    somebody = (codes.unidentified(nation), 3)
    crowd = {"Protests": (codes.protesters(nation), 6), "Riots": (codes.rioters(nation), 5)}.get(kind)
    if crowd:
        return [crowd, *(one for one in doers if one[1] != 7 and one != crowd)], done_to
    if kind == "Battles":
        return doers or [somebody], [one for one in done_to if one[1] != 7] or [somebody]
    if kind == "Violence against civilians":
        civil = [one for one in done_to if one[1] == 7] or [(codes.civilians(nation), 7)]
        return [one for one in doers if one[1] != 7] or [somebody], civil
    if kind == "Explosions/Remote violence":
        return [one for one in doers if one[1] != 7] or [somebody], done_to
    return doers or done_to[:1] or [somebody], done_to if doers else done_to[1:]


def _repeats(party: Named, others: Sequence[Named]) -> bool:
    return party.id is not None and any(party.id == other.id for other in others)


def _unknown(party: Named) -> bool:
    """Whether a target may be anything: a house, a person, a group that no table knows."""
    return party.id is None and party.kind == "other"


def _beside(parties: Coded) -> str:
    return "; ".join(name for name, _ in parties[1:])


def _targeting(kind: str, sub: str, sides: Sides) -> str:
    always = kind == "Violence against civilians" or sub == "Excessive force against protesters"
    targeted = always or (kind in ("Explosions/Remote violence", "Riots") and sides.inter_second == 7)
    return "Civilians targeted" if targeted else ""


def _tags(case: Case, kind: str) -> str:
    """The size of a crowd, as told."""
    if kind not in ("Protests", "Riots"):
        return ""
    sizes = [one.record.quantity for one in case.affirmed if one.record.type in ("protest", "riot")]
    told = next((size for size in sizes if size and size.unit == "person"), None)
    if told is None or told.low is None:
        return "crowd size=no report"
    return f"crowd size={told.low}" if told.low == told.high else f"crowd size=at least {told.low}"


# --- checking --------------------------------------------------------------------------------------------------------


def check_row(row: Row) -> None:
    """Raises BadExport when a row breaks ACLED's rules."""
    check_columns(row, COLUMNS, "ACLED")
    what = f"ACLED row {row['event_id_cnty']}"
    check((row["event_type"], row["sub_event_type"]) in codes.hierarchy(), what, "there is no such sub-event type")
    check(row["interaction"] in codes.table()["interactions"], what, f"there is no interaction {row['interaction']}")
    check(
        row["time_precision"] in (1, 2, 3) and row["geo_precision"] in (1, 2, 3), what, "a precision is not 1, 2 or 3"
    )
    check(-90 <= row["latitude"] <= 90 and -180 <= row["longitude"] <= 180, what, "it lies outside the world")
    check(bool(row["actor1"]) and row["fatalities"] >= 0, what, "it has no actor, or less than no fatalities")
    check(row["year"] == int(row["event_date"][:4]), what, "the year is not that of the date")


def _coded(row: Row, numbers: bool) -> Row:
    if numbers:
        return row
    return row | {
        "inter1": codes.inter_text(row["inter1"]), "inter2": codes.inter_text(row["inter2"]),
        "interaction": codes.interaction_text(row["interaction"]),
    }  # fmt: skip
