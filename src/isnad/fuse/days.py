"""What an EDTF date says in days: its first and last day, and how fine it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_EPOCH = date(1970, 1, 1).toordinal()
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days `low` to `high`, both included, counted from 1970-01-01; None where a side is open or unknown."""

    low: int | None
    high: int | None

    @property
    def length(self) -> int | None:
        """How many days; None when a side is open."""
        return None if self.low is None or self.high is None else self.high - self.low + 1


def apart(a: Days, b: Days) -> int:
    """How many days lie between two stretches: 0 when they meet, 1 for neighbouring days."""
    if a.low is not None and b.high is not None and a.low > b.high:
        return a.low - b.high
    if b.low is not None and a.high is not None and b.low > a.high:
        return b.low - a.high
    return 0


def day_number(day: str) -> int:
    """Days since 1970-01-01 of an ISO day. Raises ValueError."""
    return date.fromisoformat(day[:10]).toordinal() - _EPOCH


def iso_day(number: int) -> str:
    """The ISO day of a day number."""
    return date.fromordinal(number + _EPOCH).isoformat()


@lru_cache(_REMEMBERED)
def days_of(value: str | None) -> Days | None:
    """The days that an EDTF date covers; None for no date, a duration, or what EDTF does not know."""
    if not value or value.startswith("P"):
        return None
    try:
        day = day_number(value) if len(value) == len("2024-12-08") else None
    except ValueError:
        day = None
    return Days(day, day) if day is not None else _parsed(value)


def _parsed(value: str) -> Days | None:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(value)
        found = Days(_number(parsed.lower_strict()), _number(parsed.upper_strict()))
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        return None  # also of days that no month has, which EDTF reads
    return None if found == Days(None, None) else found


def _number(moment: object) -> int | None:
    """The day number of a `struct_time`; None for an open or unknown side."""
    year = getattr(moment, "tm_year", None)
    if not isinstance(year, int) or not 1 <= year <= date.max.year:
        return None
    return date(year, moment.tm_mon, moment.tm_mday).toordinal() - _EPOCH  # type: ignore[attr-defined]
