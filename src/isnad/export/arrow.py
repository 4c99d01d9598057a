"""Flat rows as Arrow tables: what type each column has, whatever the rows happen to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

DAYS = frozenset("date_start date_end earliest_published since until monday".split())
WHOLE = frozenset(
    "time_precision geo_precision killed_low killed_best killed_high injured_low injured_best injured_high n_reports"
    " n_independent quantity_low quantity_high documents claims characters places".split()
)
NUMBERS = frozenset("lat lon confidence share".split())
TRUTHS = frozenset("attempted arabic".split())


def fields_of(columns: Sequence[str]) -> dict[str, pa.DataType]:
    """The type of each column: words unless it is named above; what is published is given as its outlet gives it."""
    import pyarrow as pa

    kinds = {DAYS: pa.date32(), WHOLE: pa.int64(), NUMBERS: pa.float64(), TRUTHS: pa.bool_()}
    return {name: next((kind for names, kind in kinds.items() if name in names), pa.string()) for name in columns}


def typed(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """The row with days as days, and days of columns of words as words."""
    return {name: _day(row[name]) if name in DAYS else _word(row[name]) for name in columns}


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _word(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def table_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pa.Table:
    """A table of these columns."""
    import pyarrow as pa

    return pa.Table.from_pylist([typed(row, columns) for row in rows], pa.schema(fields_of(columns).items()))
