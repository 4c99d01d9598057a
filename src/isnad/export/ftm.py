"""Events as FollowTheMoney entities, one a line: Event, Article, Mention, Address, and parties of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad.export.dossier import Case, Dossier, Told, cut
from isnad.export.lines import as_line
from isnad.export.notes import note, place_name
from isnad.export.outlets import outlet_of
from isnad.export.where import areas_of, around, country_of
from isnad.export.writing import Written, check, text_file, write_deletions
from isnad.ids import sha256_of
from isnad.model import Named, Site

_REQUIRED = {"Article": "fileName", "Address": "full"}  # of the others their name
_SCHEMAS = {"person": "Person"}
_GENERIC = "gen-"

Row = dict[str, Any]


def write(dossier: Dossier, out: Path) -> Written:
    """Write the entities, each once."""
    written, seen = Written(), set()
    with text_file(out) as handle:
        for entity in entities(dossier):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                _check(entity)
                handle.write(as_line(entity))
                written.rows += 1
    write_deletions(dossier, out)
    return written


def entities(dossier: Dossier) -> Iterator[Row]:
    """The entities of each event; those that several events share come again."""
    for case in dossier.cases():
        yield from _case(case, dossier)


def _case(case: Case, dossier: Dossier) -> Iterator[Row]:
    event = case.event
    address = _address(event.place, dossier) if event.place and event.place.name else None
    parties = [party for party in (*event.actors, *event.targets) if _known(party)]
    articles = {told.record.document: told for told in case.told}
    if address:
        yield address
    yield from map(_party, parties)
    yield from map(_article, articles.values())
    yield from (mention for told in case.told for mention in _mentions(told))
    yield _event(case, address, parties, dossier)


def _event(case: Case, address: Row | None, parties: list[Named], dossier: Dossier) -> Row:
    event = case.event
    text = note(event, [told.record for told in case.told], around(event.place, dossier.places))
    nation = country_of(event.place)
    return entity("Event", event.id, {
        "name": f"{event.type}, {place_name(event.place) or 'place not known'}, {event.date or 'date not known'}",
        "summary": text, "startDate": event.date_start, "endDate": event.date_end,
        "date": event.date_start if event.date_start == event.date_end else None,
        "location": place_name(event.place) or None, "country": nation and nation.iso2.lower(),
        "addressEntity": address and address["id"], "recordId": event.id, "keywords": [event.type, event.status.value],
        "involved": [_id("party", party.id or "") for party in parties],
        "proof": list(dict.fromkeys(_id("Article", told.record.document) for told in case.told)),
        "sourceUrl": [told.url for told in case.told if _is_web(told.url)],
        "publisher": [outlet_of(told.record.outlet).name for told in case.told if told.record.outlet],
        "notes": _numbers(case),
    })  # fmt: skip


def _numbers(case: Case) -> list[str]:
    """What FtM has no field for: casualties and corroboration."""
    event = case.event
    tolls = {"killed": event.killed, "injured": event.injured}
    lines = [f"{name}: low {t.low}, best {t.best}, high {t.high}" for name, t in tolls.items() if t]
    return [*lines, f"{event.n_reports} reports of {event.n_independent} independent origins"]


def _article(told: Told) -> Row:
    record = told.record
    return entity("Article", record.document, {
        "fileName": f"{record.document}.txt", "title": told.title and cut(told.title), "publishedAt": record.published,
        "language": "ara", "mimeType": "text/plain", "sourceUrl": told.url if _is_web(told.url) else None,
        "publisher": record.outlet and outlet_of(record.outlet).name,
        "notes": f"SHA-256 of the coded text: {told.text_sha256}",
    })  # fmt: skip


def _mentions(told: Told) -> Iterator[Row]:
    for party in (*told.record.actors, *told.record.targets):
        if _known(party):
            resolved, document = _id("party", party.id or ""), _id("Article", told.record.document)
            yield entity("Mention", f"{told.record.document} {party.id} {party.text}", {
                "document": document, "name": party.text, "resolved": resolved,
                "detectedSchema": _SCHEMAS.get(party.kind, "Organization"),
            })  # fmt: skip


def _party(party: Named) -> Row:
    schema = _SCHEMAS.get(party.kind, "Organization")
    return {"id": _id("party", party.id or ""), "schema": schema, "properties": {"name": [party.name or party.text]}}


def _known(party: Named) -> bool:
    return bool(party.id and party.name) and not (party.id or "").startswith(_GENERIC)


def _address(place: Site, dossier: Dossier) -> Row:
    areas, nation = areas_of(place, dossier.places), country_of(place)
    return entity("Address", place.id or place.text, {
        "full": place_name(place, around(place, dossier.places)), "city": place.name,
        "region": areas.admin2_name, "state": areas.admin1_name, "country": nation and nation.iso2.lower(),
        "latitude": place.lat, "longitude": place.lon,
    })  # fmt: skip


def entity(schema: str, key: str, properties: Row) -> Row:
    """An entity as followthemoney reads it: every property a list of strings, those that are not known left out."""
    return {"id": _id(schema, key), "schema": schema, "properties": {
        name: found for name, value in properties.items() if (found := _values(value))
    }}  # fmt: skip


def _values(value: Any) -> list[str]:
    many = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(str(one) for one in many if one is not None and one != ""))


def _id(schema: str, key: str) -> str:
    return f"isnad-{sha256_of(f'{schema} {key}')[:40]}"


def _is_web(url: str | None) -> bool:
    return bool(url) and "[" not in (url or "") and (url or "").startswith(("http://", "https://"))


def _check(found: Row) -> None:
    check(
        bool(found["properties"].get(_REQUIRED.get(found["schema"], "name"))),
        f"FtM {found['schema']} {found['id']}",
        "it lacks its name",
    )
