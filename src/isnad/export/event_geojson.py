"""Events on the map: a GeoJSON FeatureCollection (RFC 7946); an event without coordinates has no geometry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad.export.dossier import Case, Dossier
from isnad.export.flat import event_flat
from isnad.export.notes import note
from isnad.export.where import around
from isnad.export.writing import Written, check, text_file

Row = dict[str, Any]


def write(dossier: Dossier, out: Path) -> Written:
    """Write the collection, a feature a line; what the export says of itself and the deletion log are its members."""
    written = Written()
    with text_file(out) as handle:
        about = json.dumps(dossier.about(), ensure_ascii=False)
        handle.write(f'{{"type": "FeatureCollection", "isnad": {about}, "features": [')
        for feature in features(dossier):
            handle.write((",\n" if written.rows else "\n") + json.dumps(feature, ensure_ascii=False))
            written.rows += 1
        handle.write("\n]}\n")
    return written


def features(dossier: Dossier) -> Iterator[Row]:
    """A checked feature for each event."""
    for case in dossier.cases():
        feature = _feature(case, dossier)
        _check(feature)
        yield feature


def _feature(case: Case, dossier: Dossier) -> Row:
    event, flat = case.event, event_flat(case.event)
    told = {
        "note": note(event, [one.record for one in case.told], around(event.place, dossier.places)),
        "claims": [one.record.id for one in case.told],
        "sources": list(dict.fromkeys(one.url for one in case.told if one.url)),
    }
    return {
        "type": "Feature", "id": event.id, "geometry": point(flat["lon"], flat["lat"]),
        "properties": flat | told,
    }  # fmt: skip


def point(lon: float | None, lat: float | None) -> Row | None:
    """A point, east before north; None when there is none."""
    return None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}


def _check(feature: Row) -> None:
    if feature["geometry"]:
        lon, lat = feature["geometry"]["coordinates"]
        check(-180 <= lon <= 180 and -90 <= lat <= 90, f"GeoJSON {feature['id']}", "it lies outside the world")
