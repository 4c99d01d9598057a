"""What a database answers in Python: rows that iterate as words of the domain and turn into tables."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from isnad.errors import UsageError
from isnad.export import flat
from isnad.store.rows import control_of, event_of, link_of, record_of

if TYPE_CHECKING:
    import geopandas
    import pandas
    import pyarrow

Row = Mapping[str, Any]

_SHOWN = 50  # rows of a notebook


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer: its columns, a row in those columns, and a row as a word of the domain."""

    name: str
    columns: Sequence[str]
    flat: Callable[[Row], Row]
    word: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a database. Iterate for Event, Record, Control (or plain rows), or ask for a table."""

    kind: Kind
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        return map(self.kind.word, self.rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind.name}>"

    def to_arrow(self) -> pyarrow.Table:
        """A flat Arrow table: parties, places and sources of one row are joined."""
        from isnad.export.arrow import table_of

        return table_of(map(self.kind.flat, self.rows), self.kind.columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The same as a pandas table. Raises UsageError when pandas is not installed."""
        _needs("pandas", "pandas")
        return self.to_arrow().to_pandas()

    def to_geopandas(self) -> geopandas.GeoDataFrame:
        """The same with points in longitude and latitude; a row without coordinates has no geometry.

        Raises UsageError when geopandas is not installed, or when such rows have no place.
        """
        geo = _needs("geopandas", "geo")
        if "lat" not in self.kind.columns:
            raise UsageError(f"{self.kind.name} have no coordinates; use to_pandas()")
        table = self.to_pandas()
        points = geo.GeoSeries(geo.points_from_xy(table["lon"], table["lat"]), index=table.index, crs="EPSG:4326")
        return geo.GeoDataFrame(table, geometry=points.where(table["lat"].notna()), crs="EPSG:4326")

    def _repr_html_(self) -> str:
        """The first rows as a table for notebooks; each text runs in its own direction."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.kind.columns)
        body = "".join(f"<tr>{_cells(self.kind.flat(row), self.kind.columns)}</tr>" for row in self.rows[:_SHOWN])
        more = f"<p>{len(self)} {self.kind.name}; the first {_SHOWN} are shown</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cells(row: Row, columns: Sequence[str]) -> str:
    texts = ("" if row[name] is None else html.escape(str(row[name])) for name in columns)
    return "".join(f'<td dir="auto">{text}</td>' for text in texts)


def _needs(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"this needs {module}; install it with: pip install 'isnad[{extra}]'") from None


def _event(row: Row) -> Any:
    return event_of(row, [link_of(link) for link in row["links"]])


def _record(row: Row) -> Any:
    return record_of({**row, "event": row["number_in_document"]})


def _plain(row: Row) -> Row:
    return row


EVENTS = Kind("events", flat.EVENT_COLUMNS, lambda row: flat.event_flat(_event(row)), _event)
CLAIMS = Kind("claims", flat.CLAIM_COLUMNS, flat.claim_flat, _record)
CONTROL = Kind("intervals of control", flat.CONTROL_COLUMNS, flat.control_flat, control_of)
SHARES = Kind("shares of control", flat.SHARE_COLUMNS, _plain, _plain)
SOURCES = Kind("weeks of outlets", flat.SOURCE_COLUMNS, _plain, _plain)
DOCUMENTS = Kind("documents", flat.DOCUMENT_COLUMNS, flat.document_flat, _plain)
