"""Events as PLOVER's JSON, one object a line. Planned and denied events carry PLOVER's auxiliary modes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from isnad.codebook import packaged_data, read_mapping, read_types
from isnad.export.dossier import Case, Dossier
from isnad.export.lines import as_line
from isnad.export.outlets import outlet_of
from isnad.export.where import areas_of, country_of
from isnad.export.writing import Written, check, text_file, write_deletions
from isnad.model import Event, Named, Status

UNKNOWN = "UNK"  # PLOVER asks for an actor
_RESOLUTION = {
    "country": 1,
    "governorate": 2,
    "district": 3,
    "city": 4,
    "town": 4,
    "village": 4,
}  # else 5: below a city

Row = dict[str, Any]


@cache
def table() -> Any:
    """The table data/export/plover.yaml."""
    root = packaged_data()
    return read_mapping(root / "export/plover.yaml", root)


def write(dossier: Dossier, out: Path) -> Written:
    """Write the lines."""
    written = Written()
    with text_file(out) as handle:
        for row in rows(dossier, written):
            handle.write(as_line(row))
            written.rows += 1
    write_deletions(dossier, out)
    return written


def rows(dossier: Dossier, written: Written) -> Iterator[Row]:
    """The checked objects; what is left out is counted."""
    for case in dossier.cases():
        code = _code(case)
        if code is None:
            written.leave("of a type that PLOVER does not have")
        elif case.event.date_start is None:
            written.leave("without a date")
        else:
            row = _row(case, code, dossier)
            _check(row)
            yield row


def _code(case: Case) -> tuple[str, str | None] | None:
    """The code that most claims of the event's own type have, else that most claims have."""
    own = [one.codes.plover for one in case.told if one.record.type == case.event.type and one.codes.plover]
    other = [one.codes.plover for one in case.told if one.codes.plover]
    counted = Counter(own or other).most_common()
    return min((pair for pair, n in counted if n == counted[0][1]), key=str) if counted else None


def _row(case: Case, code: tuple[str, str | None], dossier: Dossier) -> Row:
    event, (name, mode) = case.event, code
    first = (case.affirmed or case.told)[0]
    about = dossier.about()
    row = {
        "id": event.id, "date": event.date_start, "enddate": event.date_end,
        "actor": [_party(one) for one in event.actors] or [{"id": UNKNOWN, "sector": UNKNOWN}],
        "recipient": [_party(one) for one in event.targets], "event": name, "mode": [mode, *_auxiliary(event)],
        "quad_code": table()["quads"][name], "context": table()["contexts"].get(_group(event.type), []),
        "size": _size(event), "location": _location(event, dossier), "event_text": event.type, "text": first.quote,
        "link": first.url, "cite_info": {
            "corpus": None, "citation": first.record.document, "url": first.url, "title": first.title,
            "language": "ar", "publication": first.record.outlet and outlet_of(first.record.outlet).name,
            "coder": about["generator"], "codebook": about["codebook"], "version": dossier.version,
        },
        "text_info": {"sequence": first.record.number, "start": first.record.trigger.span.start,
                      "end": first.record.trigger.span.end, "text_story": None},
        "coder": about["generator"], "coded_date": dossier.made.date().isoformat(),
        "coded_time": dossier.made.time().isoformat(),
        "comment": f"{event.status.value}; {event.n_reports} reports of {event.n_independent} independent origins",
    }  # fmt: skip
    return row | {"mode": [one for one in row["mode"] if one]}


def _party(party: Named) -> Row:
    """A party by its id in our table; a text's own word only where the table has none."""
    return {
        "id": party.id or UNKNOWN,
        "name": party.name or party.text,
        "sector": table()["sectors"].get(party.kind, UNKNOWN),
    }


def _auxiliary(event: Event) -> list[str]:
    return {Status.PLANNED: ["future"], Status.DENIED: ["negation"]}.get(event.status, [])


def _group(event_type: str) -> str:
    return read_types(packaged_data())[event_type].group


def _size(event: Event) -> Row | None:
    size = {
        "dead": event.killed and event.killed.best,
        "injured": event.injured and event.injured.best,
        "arrested": None,
    }
    return size if any(size.values()) else None


def _location(event: Event, dossier: Dossier) -> Row | None:
    place, nation = event.place, country_of(event.place)
    if place is None:
        return None
    areas = areas_of(place, dossier.places)
    return {
        "extracted_place": place.text, "resolved_place": place.name, "geonameid": None, "lat": place.lat,
        "lon": place.lon, "city": place.name if _RESOLUTION.get(place.kind) == 4 else None,
        "district": areas.admin2_name, "province": areas.admin1_name, "country": nation and nation.name,
        "country_code": nation.iso3 if nation else place.country, "feature_class": None, "feature_code": place.kind,
        "resolution": _RESOLUTION.get(place.kind, 5) if place.id else None,
    }  # fmt: skip


def _check(row: Row) -> None:
    """Raises BadExport when an object breaks PLOVER's rules."""
    what = f"PLOVER {row['id']}"
    check(all(row[name] for name in ("id", "date", "actor", "event")), what, "a required field is missing")
    check(row["event"] in table()["quads"], what, f"there is no event {row['event']}")
    allowed = {*table()["modes"][row["event"]], "future", "negation"}
    check(set(row["mode"]) <= allowed, what, f"{row['event']} has no such mode")
