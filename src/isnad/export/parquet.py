"""Events as GeoParquet 1.1: flat columns, lists for parties and claims, and a point in WKB."""

from __future__ import annotations

import json
import struct
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad.export.arrow import fields_of, typed
from isnad.export.dossier import Case, Dossier
from isnad.export.flat import EVENT_COLUMNS, event_flat
from isnad.export.notes import note
from isnad.export.where import around
from isnad.export.writing import Written, check, replacing

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 5000

Row = dict[str, Any]


def write(dossier: Dossier, out: Path) -> Written:
    """Write the file."""
    import pyarrow as pa
    from pyarrow import parquet

    written, schema = Written(), _schema(dossier)
    with replacing(out) as part, parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        rows = (_row(case, dossier) for case in dossier.cases())
        while chunk := list(islice(rows, _CHUNK)):
            writer.write_table(pa.Table.from_pylist(chunk, schema))
            written.rows += len(chunk)
        if not written.rows:
            writer.write_table(schema.empty_table())
    return written


def geo_metadata() -> Row:
    """What GeoParquet 1.1 asks of a file with points in longitude and latitude (OGC:CRS84, the default)."""
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def wkb(lon: float | None, lat: float | None) -> bytes | None:
    """A point in well-known binary, little-endian; None when there is none."""
    return None if lon is None or lat is None else struct.pack("<BIdd", 1, 1, lon, lat)


def _schema(dossier: Dossier) -> pa.Schema:
    import pyarrow as pa

    texts = pa.list_(pa.string())
    more = {"note": pa.string(), "claims": texts, "sources": texts, "geometry": pa.binary()}
    about = json.dumps(dossier.about(), ensure_ascii=False)
    metadata = {"geo": json.dumps(geo_metadata()), "isnad": about}
    return pa.schema((fields_of(EVENT_COLUMNS) | more).items(), metadata=metadata)


def _row(case: Case, dossier: Dossier) -> Row:
    event, flat = case.event, event_flat(case.event)
    if flat["lat"] is not None:
        inside = -90 <= flat["lat"] <= 90 and -180 <= flat["lon"] <= 180
        check(inside, f"Parquet {event.id}", "it lies outside the world")
    return typed(flat, EVENT_COLUMNS) | {
        "note": note(event, [one.record for one in case.told], around(event.place, dossier.places)),
        "claims": [one.record.id for one in case.told],
        "sources": list(dict.fromkeys(one.url for one in case.told if one.url)),
        "geometry": wkb(flat["lon"], flat["lat"]),
    }
