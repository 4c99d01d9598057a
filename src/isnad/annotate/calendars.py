"""Days, months and years as EDTF strings, and the arithmetic of calendars."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, a month or a year of the Gregorian calendar, as exact as the text is."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The EDTF value at this granularity: 2024, 2024-12 or 2024-12-08."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def day_stamp(day: date) -> Stamp:
    """This day."""
    return Stamp(day.year, day.month, day.day)


def real_date(year: int, month: int, day: int) -> date | None:
    """The day of these numbers, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """The day so many days later (or earlier), None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day so many months later, or the last one of a shorter month; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def latest_weekday(anchor: date, weekday: int) -> date:
    """The latest such weekday (Monday is 0) on or before the anchor."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def previous_weekday(anchor: date, weekday: int) -> date:
    """The latest such weekday before the anchor."""
    return latest_weekday(anchor - timedelta(days=1), weekday)


def next_weekday(anchor: date, weekday: int) -> date:
    """The first such weekday after the anchor."""
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def week_of(day: date) -> str:
    """The EDTF interval of the week from Monday to Sunday that this day is in."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def year_of_month(anchor: date, month: int, day: int | None, *, before: bool = False) -> int:
    """The year that makes a month, or a day of it, the latest one not after the anchor (or strictly before it)."""
    here = (anchor.month, anchor.day if day is not None else 0)
    there = (month, day if day is not None else 0)
    later = there >= here if before else there > here
    return anchor.year - 1 if later else anchor.year


def year_of_next_month(anchor: date, month: int, day: int | None) -> int:
    """The year that makes a month, or a day of it, the first one after the anchor."""
    here, there = (anchor.month, anchor.day), (month, day if day is not None else 0)
    return anchor.year if there > here else anchor.year + 1


def hijri_stamp(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The Gregorian EDTF value of a Hijri day, month or year (Umm al-Qura); None outside 1343-1500 AH."""
    try:
        first = Hijri(year, month or 1, day or 1).to_gregorian()
        if day is not None:
            return str(first.isoformat())
        last_month = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, last_month.month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return f"{first.isoformat()}/{last.isoformat()}"


def is_hijri_year(year: int) -> bool:
    """Whether a bare year is more likely of the Hijri calendar."""
    return 1343 <= year <= 1500


def short_year(digits: str) -> int:
    """The year of two or four digits: 24 is 2024, 95 is 1995."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def numeric_date(first: str, second: str, third: str) -> date | None:
    """The day of three numbers with the year at either end; the day comes before the month, unless it cannot."""
    if len(first) == 4:
        return real_date(int(first), int(second), int(third)) or real_date(int(first), int(third), int(second))
    if len(third) not in (2, 4):
        return None
    year = short_year(third)
    return real_date(year, int(second), int(first)) or real_date(year, int(first), int(second))
