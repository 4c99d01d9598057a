"""Lengths of time: how many of which unit, as ISO 8601 durations."""

from isnad.annotate.numbers import NumberReading
from isnad.annotate.time_grammar import Atom, Found

_LETTERS = {"minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
YEARS_IN = {"decade": 10, "century": 100}
_HALVES = {"minute": "PT{}M30S", "hour": "PT{}H30M", "day": "P{}DT12H", "month": "P{}M15D", "year": "P{}Y6M"}


def count_of(one: Found) -> int | None:
    """How many units; None when the words do not say."""
    number = one.first("ndY")
    if number is not None:
        return _number_value(number)
    if one.first("DG"):
        return 2
    return 1 if one.first("uybjp") else None


def _number_value(atom: Atom) -> int | None:
    if not isinstance(atom.value, NumberReading):
        return int(atom.value)
    reading = atom.value
    if reading.kind in ("vague", "few", "group"):
        return None
    return reading.low if reading.low is not None else reading.high


def unit_of(one: Found) -> str:
    """The unit of a length: minute, hour, day, night, week, month, year, decade or century."""
    atom = one.first("uybjDsSGU")
    if atom is not None:
        return str(atom.value)
    return "night" if one.first("p") else "day"


def duration(one: Found) -> str:
    """The ISO 8601 duration; X stands for a number that the text does not give."""
    unit, count = unit_of(one), count_of(one)
    if unit in YEARS_IN:
        return "PXY" if count is None else f"P{count * YEARS_IN[unit]}Y"
    if count is not None and one.first("Z"):
        return _with_half(unit, count)
    sign = "PT" if unit in ("minute", "hour") else "P"
    return f"{sign}{'X' if count is None else count}{_LETTERS[unit]}"


def _with_half(unit: str, count: int) -> str:
    if unit == "week":
        days, hours = divmod(count * 168 + 84, 24)
        return f"P{days}DT{hours}H"
    return _HALVES.get(unit, "P{}D").format(count)
