"""Events as GeoParquet 1.1: flat columns, lists for parties and claims, and a point in WKB."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad.export.dossier import Case, Dossier
from isnad.export.flat import EVENT_COLUMNS, event_flat
from isnad.export.notes import note
from isnad.export.where import around
from isnad.export.writing import Written, check, replacing

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 5000
_DAYS = ("date_start", "date_end", "earliest_published")
_WHOLE = ("time_precision", "geo_precision", "n_reports", "n_independent")
_TOLLS = ("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high")

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

    kinds = dict.fromkeys(EVENT_COLUMNS, pa.string()) | dict.fromkeys(_DAYS, pa.date32())
    kinds |= (
        dict.fromkeys(_WHOLE, pa.int32())
        | dict.fromkeys(_TOLLS, pa.int64())
        | dict.fromkeys(("lat", "lon"), pa.float64())
    )
    kinds |= {"note": pa.string(), "claims": pa.list_(pa.string()), "sources": pa.list_(pa.string())}
    kinds |= {"geometry": pa.binary()}
    about = json.dumps(dossier.about(), ensure_ascii=False)
    return pa.schema(kinds.items(), metadata={"geo": json.dumps(geo_metadata()), "isnad": about})


def _row(case: Case, dossier: Dossier) -> Row:
    from datetime import date

    event, flat = case.event, event_flat(case.event)
    days = {name: flat[name] and date.fromisoformat(flat[name]) for name in _DAYS}
    if flat["lat"] is not None:
        check(
            -90 <= flat["lat"] <= 90 and -180 <= flat["lon"] <= 180, f"Parquet {event.id}", "it lies outside the world"
        )
    return flat | days | {
        "note": note(event, [one.record for one in case.told], around(event.place, dossier.places)),
        "claims": [one.record.id for one in case.told],
        "sources": list(dict.fromkeys(one.url for one in case.told if one.url)),
        "geometry": wkb(flat["lon"], flat["lat"]),
    }  # fmt: skip


def rows(dossier: Dossier) -> Iterator[Row]:
    """The rows, for those who build a table of them."""
    return (_row(case, dossier) for case in dossier.cases())
