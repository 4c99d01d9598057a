"""Gazetteers that users bring: look-up by name, and the import of fuller lists in the formats they are published in.

Lists come from outside and are read with suspicion: a file of the wrong layout is a `UsageError`, a bad row is skipped
and counted with its reason.
"""

from __future__ import annotations

import csv
import importlib
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from isnad.codebook import PLACE_KINDS, Codebook, Place
from isnad.errors import UsageError
from isnad.text import fold_key

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is read."""
HEADER = "id name_ar name_en kind country admin1 admin2 admin3 lat lon prominence aliases".split()
_NAME_LETTERS = 120
_FIELD_BYTES = 1_000_000


def find(codebook: Codebook, name: str) -> list[Place]:
    """The entries with this Arabic name, alias or English name, the most prominent first."""
    key, english = fold_key(name), name.strip().casefold()
    found = [place for place in codebook.places if key in _keys(place) or place.name_en.casefold() == english]
    return sorted(found, key=lambda place: (-place.prominence, place.id))


def _keys(place: Place) -> set[str]:
    return {fold_key(name) for name in (place.name_ar, *place.aliases)}


# --- reading ---------------------------------------------------------------------------------------------------------


def read_user_list(path: Path, skipped: Counter[str] | None = None) -> Iterator[Place]:
    """The places of a list: OCHA populated places (CSV, XLSX, JSON, GeoJSON), GeoNames (`XX.txt`), or our own CSV.

    Bad and repeated rows are left out and counted by reason in `skipped`. Raises UsageError when the file cannot be
    read or is of no known layout.
    """
    skipped = Counter() if skipped is None else skipped
    reader = _reader_for(path)
    seen: set[str] = set()
    for place in reader(path, skipped):
        if place.id in seen:
            skipped["the id stands twice"] += 1
            continue
        seen.add(place.id)
        yield place


def _reader_for(path: Path) -> Callable[[Path, Counter[str]], Iterator[Place]]:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UsageError(f"{path.name} cannot be read: {error.strerror}") from error
    if path.is_dir():
        raise UsageError(f"{path.name} is a folder; name one list")
    if size == 0:
        raise UsageError(f"{path.name} is empty")
    if size > LARGEST:
        raise UsageError(f"{path.name} is larger than {LARGEST // 1024**2} MB")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path.name}: a list ends in {', '.join(_READERS)}")
    return reader


def _csv(path: Path, skipped: Counter[str]) -> Iterator[Place]:
    limit = csv.field_size_limit(_FIELD_BYTES)
    try:
        with _opened(path) as handle:
            dialect = ";" if handle.readline().count(";") > 3 else ","
            handle.seek(0)
            rows = csv.DictReader(handle, delimiter=dialect)
            _check_columns(path, rows.fieldnames or ())
            yield from _places(rows, skipped)
    except csv.Error as error:
        raise UsageError(f"{path.name} is no readable CSV: {error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8: {error.reason} at byte {error.start}") from error
    finally:
        csv.field_size_limit(limit)


def _opened(path: Path) -> Any:
    return path.open(encoding="utf-8-sig", newline="")


def _xlsx(path: Path, skipped: Counter[str]) -> Iterator[Place]:
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError as error:
        raise UsageError("XLSX lists need openpyxl: pip install openpyxl, or save the list as CSV") from error
    try:
        sheets = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UsageError(f"{path.name} is no readable XLSX file: {error}") from error
    for sheet in sheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell or "") for cell in next(rows, ())]
        if _name_column(header):
            yield from _places((dict(zip(header, row, strict=False)) for row in rows), skipped)
            return
    raise UsageError(f"{path.name}: no sheet has columns for Arabic name, latitude and longitude")


def _json(path: Path, skipped: Counter[str]) -> Iterator[Place]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path.name} is no readable JSON: {error}") from error
    if isinstance(content, dict):
        content = content.get("features") or content.get("places") or content.get("data")
    if not isinstance(content, list) or not content:
        raise UsageError(f"{path.name} holds no list of places and no GeoJSON features")
    rows = [_flat(row) for row in content if isinstance(row, dict)]
    if len(content) > len(rows):
        skipped["not an object"] += len(content) - len(rows)
    if not any(_name_column(row) for row in rows[:50]):
        raise UsageError(f"{path.name}: its entries have no Arabic name with latitude and longitude")
    yield from _places(rows, skipped)


def _flat(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A GeoJSON feature as a row: its properties, and the point (or the middle of the outline) as coordinates."""
    if "properties" not in row:
        return row
    flat = dict(row["properties"] or {}) if isinstance(row["properties"], dict) else {}
    middle = _middle((row.get("geometry") or {}).get("coordinates") if isinstance(row.get("geometry"), dict) else None)
    if middle:
        flat.setdefault("lon", middle[0])
        flat.setdefault("lat", middle[1])
    return flat


def _middle(coordinates: Any) -> tuple[float, float] | None:
    points: list[tuple[float, float]] = []
    stack = [coordinates]
    while stack and len(points) < 100_000:
        item = stack.pop()
        if isinstance(item, list) and len(item) >= 2 and all(isinstance(part, int | float) for part in item[:2]):
            points.append((float(item[0]), float(item[1])))
        elif isinstance(item, list):
            stack.extend(item)
    if not points:
        return None
    east, north = zip(*points, strict=True)
    return (min(east) + max(east)) / 2, (min(north) + max(north)) / 2


# --- rows ------------------------------------------------------------------------------------------------------------

_COLUMNS = {
    "id": ("id", "pcode", "adm5_pcode", "adm4_pcode", "pplace_pcode", "ppl_pcode", "code"),
    "name_ar": ("name_ar", "adm5_ar", "adm4_ar", "nam_ar_ref", "admin4name_ar", "pplace_ar", "arabic", "name_arabic"),
    "name_en": ("name_en", "adm5_en", "adm4_en", "nam_en_ref", "admin4name_en", "pplace_en", "english", "name"),
    "kind": ("kind", "type"),
    "country": ("country", "adm0_pcode", "admin0pcode", "iso2", "country_code"),
    "admin1": ("admin1", "admin1_pcode", "adm1_pcode", "admin1pcode"),
    "admin2": ("admin2", "admin2_pcode", "adm2_pcode", "admin2pcode"),
    "admin3": ("admin3", "admin3_pcode", "adm3_pcode", "admin3pcode"),
    "lat": ("lat", "latitude", "latitude_y", "y", "point_y"),
    "lon": ("lon", "lng", "long", "longitude", "longitude_x", "x", "point_x"),
    "prominence": ("prominence",),
    "aliases": ("aliases",),
}


def _name_column(columns: Iterable[str]) -> bool:
    lower = {str(column).strip().lower() for column in columns}
    return all(lower & set(_COLUMNS[need]) for need in ("name_ar", "lat", "lon"))


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    if not _name_column(columns):
        shown = ", ".join(list(columns)[:8]) or "none"
        raise UsageError(f"{path.name}: columns for Arabic name, latitude and longitude are needed; it has {shown}")


def _places(rows: Iterable[Mapping[str, Any]], skipped: Counter[str]) -> Iterator[Place]:
    for row in rows:
        values = {str(key).strip().lower(): value for key, value in row.items() if key is not None}
        try:
            yield _place({field: _first(values, names) for field, names in _COLUMNS.items()})
        except ValueError as error:
            skipped[str(error)] += 1


def _first(values: Mapping[str, Any], names: Iterable[str]) -> str:
    for name in names:
        value = values.get(name)
        if value not in (None, "") and not isinstance(value, dict | list):
            return str(value).strip()
    return ""


def _place(row: Mapping[str, str]) -> Place:
    """A row as a place. Raises ValueError with the reason why it cannot be one."""
    names = [name for name in _forms(row["name_ar"]) if _is_arabic(name)]
    if not names:
        raise ValueError("no Arabic name")
    if not row["id"]:
        raise ValueError("no id")
    lat, lon = _coordinate(row["lat"], 90), _coordinate(row["lon"], 180)
    aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
    return Place(
        id=row["id"][:80],
        name_ar=names[0],
        name_en=(row["name_en"] or names[0])[:_NAME_LETTERS],
        kind=row["kind"] if row["kind"] in PLACE_KINDS else _kind_of(row["id"]),
        country=(row["country"] or row["id"])[:2].upper()
        if row["country"] or row["id"][:2].isalpha()
        else _country(row),
        admin1=row["admin1"] or None,
        admin2=row["admin2"] or None,
        admin3=row["admin3"] or None,
        lat=lat,
        lon=lon,
        prominence=_prominence(row["prominence"]),
        aliases=tuple(dict.fromkeys([*names[1:], *aliases])),
    )


def _forms(name: str) -> list[str]:
    """«جب الخفي_منبج» is two forms of one name; brackets and slashes part forms too."""
    for mark in "/()،,":
        name = name.replace(mark, "_")
    return [" ".join(form.split())[:_NAME_LETTERS] for form in name.split("_") if form.strip()]


def _is_arabic(name: str) -> bool:
    return any("\u0620" <= letter <= "\u064a" for letter in name) and not any(ord(letter) < 32 for letter in name)


def _coordinate(text: str, limit: float) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise ValueError("a coordinate is missing or no number") from None
    if not math.isfinite(value) or abs(value) > limit:
        raise ValueError("a coordinate is out of range")
    return round(value, 5)


def _prominence(text: str) -> int:
    return int(text) if text.isdigit() and 1 <= int(text) <= 5 else 1


def _kind_of(identity: str) -> str:
    """The kind that the shape of a P-code tells: SY02 is a governorate, SY0205 a district, N0017 a neighbourhood."""
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}", identity):
        return "governorate"
    if re.fullmatch(r"[A-Z]{2}(?:[0-9]{4}|[0-9]{6})", identity):
        return "district"
    return "neighbourhood" if identity.startswith("N") else "village"


def _country(row: Mapping[str, str]) -> str:
    return row["admin1"][:2].upper() if row["admin1"][:2].isalpha() else ""


# --- GeoNames --------------------------------------------------------------------------------------------------------

_GEONAMES_COLUMNS = 19
_FEATURES = {
    "PPLC": "city", "PPLA": "city", "PPLA2": "city", "PPLA3": "town", "PPLA4": "town", "PPLX": "neighbourhood",
    "AIRP": "airport", "AIRB": "base", "MILB": "base", "ADM1": "governorate", "ADM2": "district", "ADM3": "district",
    "DAM": "facility", "BDG": "facility", "PRN": "facility", "OILR": "facility", "OILF": "facility", "HBR": "facility",
    "MT": "natural", "MTS": "natural", "HLL": "natural", "STM": "natural", "LK": "natural", "VAL": "natural",
    "WAD": "natural", "DSRT": "natural", "PLN": "natural", "ISL": "natural", "RD": "road", "RGN": "region",
}  # fmt: skip


def _geonames(path: Path, skipped: Counter[str]) -> Iterator[Place]:
    """Places of a GeoNames country file; those without an Arabic name, or of other features, are skipped."""
    try:
        with path.open(encoding="utf-8") as handle:
            for number, line in enumerate(handle, 1):
                fields = line.rstrip("\n").split("\t")
                if len(fields) != _GEONAMES_COLUMNS:
                    if number == 1:
                        raise UsageError(
                            f"{path.name} is no GeoNames file: {len(fields)} columns where 19 are expected"
                        )
                    skipped["not 19 columns"] += 1
                    continue
                try:
                    yield _geoname(fields)
                except ValueError as error:
                    skipped[str(error)] += 1
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8: {error.reason} at byte {error.start}") from error


def _geoname(fields: list[str]) -> Place:
    identity, name, _, alternates, lat, lon, feature_class, feature, country, _, admin1, admin2 = fields[:12]
    kind = _FEATURES.get(feature) or ("village" if feature_class == "P" else None)
    if kind is None:
        raise ValueError("a feature that news does not name as a place")
    arabic = [part.strip() for part in [name, *alternates.split(",")] if _is_arabic(part)]
    if not arabic:
        raise ValueError("no Arabic name")
    return Place(
        id=f"geonames-{identity}",
        name_ar=arabic[0][:_NAME_LETTERS],
        name_en=name[:_NAME_LETTERS],
        kind=kind,
        country=country,
        admin1=f"{country}.{admin1}" if admin1 else None,
        admin2=f"{country}.{admin1}.{admin2}" if admin2 else None,
        admin3=None,
        lat=_coordinate(lat, 90),
        lon=_coordinate(lon, 180),
        prominence=_by_population(fields[14]),
        aliases=tuple(dict.fromkeys(arabic[1:])),
    )


def _by_population(text: str) -> int:
    people = int(text) if text.isdigit() else 0
    return 4 if people >= 500_000 else 3 if people >= 50_000 else 2 if people >= 5_000 else 1


_READERS: dict[str, Callable[[Path, Counter[str]], Iterator[Place]]] = {
    ".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".geojson": _json, ".txt": _geonames,
}  # fmt: skip


# --- writing ---------------------------------------------------------------------------------------------------------


def write_user_list(places: Iterable[Place], folder: Path, name: str = "user") -> Path:
    """Write places as a table that `read_codebook` takes (`FOLDER/NAME.csv`), replacing it at once; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path, new = folder / f"{name}.csv", folder / f"{name}.csv.new"
    with new.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(HEADER)
        writer.writerows(_cells(place) for place in places)
    new.replace(path)
    return path


def _cells(place: Place) -> list[object]:
    return [
        place.id, place.name_ar, place.name_en, place.kind, place.country, place.admin1 or "", place.admin2 or "",
        place.admin3 or "", "" if place.lat is None else place.lat, "" if place.lon is None else place.lon,
        place.prominence, "|".join(alias.replace("|", " ") for alias in place.aliases),
    ]  # fmt: skip
