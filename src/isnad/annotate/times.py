"""Times: every expression that places something in time, and the day, span or length that it says.

Relative expressions count from the anchor, the day of publication. The text may correct it: a full date
beside `اليوم` outranks it, and a weekday beside `اليوم` or `أمس` that contradicts it by one day moves it by that day.
Without an anchor a relative expression keeps its span and has no value.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from isnad.annotate.calendars import (
    Stamp,
    day_stamp,
    hijri_stamp,
    is_hijri_year,
    latest_weekday,
    next_weekday,
    previous_weekday,
    real_date,
    shift_days,
    shift_months,
    week_of,
    year_of_month,
    year_of_next_month,
)
from isnad.annotate.numbers import NumberReading
from isnad.annotate.time_checks import first_word, is_time, word_text
from isnad.annotate.time_grammar import Atom, Found, find_expressions
from isnad.annotate.time_lengths import YEARS_IN, count_of, duration, unit_of
from isnad.text import Text


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words first_word to last_word (half-open) read as a time; start and end are raw offsets.

    The value is an EDTF string or an ISO 8601 duration, None when it cannot be resolved. The kind is date, duration,
    clock or vague.
    """

    start: int
    end: int
    text: str
    first_word: int
    last_word: int
    value: str | None
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class TimesReading:
    """The times of one text in reading order, the anchor that they were read from, and what was odd about it."""

    mentions: tuple[TimeMention, ...]
    anchor: date | None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """What resolving needs to know: the anchor, and the days that were said before."""

    text: Text
    anchor: date | None
    shifted: str = ""
    last: Stamp | None = None
    last_sentence: int = -1
    sentence: int = 0
    warnings: list[str] = field(default_factory=list)

    def here(self) -> date | None:
        """The day that a clock time or a part of the day belongs to: that of its sentence, else the anchor."""
        if self.last and self.last.day and self.last_sentence == self.sentence:
            return date(self.last.year, self.last.month or 1, self.last.day)
        return self.anchor


def find_times(text: Text, published: date | datetime | None = None) -> TimesReading:
    """Every time in the text, resolved from the day of publication."""
    day = _usable(published.date() if isinstance(published, datetime) else published)
    found = [one for one in find_expressions(text) if is_time(text, one)]
    reader = _Reader(text, day)
    _settle_anchor(reader, found)
    mentions = tuple(_mentions(reader, found))
    return TimesReading(mentions, reader.anchor, tuple(reader.warnings))


def _usable(day: date | None) -> date | None:
    """This day, None at the very ends of the calendar, where days around it cannot be counted."""
    return day if day and 1 < day.year < 9999 else None


def _mentions(reader: _Reader, found: Iterable[Found]) -> Iterator[TimeMention]:
    for one in found:
        reader.sentence = reader.text.sentence_at(first_word(one))
        resolved = _RESOLVERS[one.rule](reader, one)
        if resolved is None:
            continue
        value, kind = resolved
        yield _mention(reader, one, value, kind)


def _mention(reader: _Reader, one: Found, value: str | None, kind: str) -> TimeMention:
    (first, cut), last = _beginning(reader.text, one), _end(reader.text, one)
    words, folded = reader.text.words, reader.text.folded
    start, end = folded.span(words[first].start + cut, words[last - 1].end)
    rule = f"time.{one.rule}"
    if reader.shifted and kind != "duration" and set(one.tags) & set("tew"):
        rule += f"; {reader.shifted}"
    return TimeMention(start, end, folded.raw[start:end], first, last, value, rule, kind)


def _end(text: Text, one: Found) -> int:
    """The word behind the last one; `بتوقيت` takes the place that its hours are of."""
    last = one.atoms[-1]
    zone = last.tag == "z" and last.end == last.first + 1 and last.end < len(text.words)
    return last.end + 1 if zone and text.words[last.end].kind == "word" else last.end


def _beginning(text: Text, one: Found) -> tuple[int, int]:
    """The first word, and how many of its letters are no part: `خلال` belongs to a bare length, `حتى` to no time."""
    first = one.atoms[0]
    if one.tags in ("s", "bn", "un", "yn") and word_text(text, first.first - 1) == "خلال":
        return first.first - 1, 0
    if one.tags == "V" and word_text(text, first.first) == "حتي":
        return first.first + 1, 0
    return first.first, first.cut


# --- the anchor --------------------------------------------------------------------------------------------------


def _settle_anchor(reader: _Reader, found: Iterable[Found]) -> None:
    """Correct the anchor by the first full date or weekday beside `اليوم` or `أمس`."""
    for one in found:
        deictic = one.first("te")
        if one.rule not in ("said-day", "clock") or deictic is None:
            continue
        moved = _stated_day(reader, one)
        if moved is not None:
            _move_anchor(reader, moved - timedelta(days=deictic.value or 0), one)
            return
        if one.first("w"):
            return


def _stated_day(reader: _Reader, one: Found) -> date | None:
    """The day that the words beside `اليوم` say: a full date, or a weekday next to where the anchor puts it."""
    weekday = one.first("w")
    full = _full_date(reader, one)
    if full and (weekday is None or full.weekday() == weekday.value or reader.anchor is None):
        return full
    if reader.anchor is None or weekday is None:
        return None
    expected = shift_days(reader.anchor, (one.first("te") or weekday).value if one.first("te") else 0)
    if full:
        reader.warnings.append(f"anchor: {full.isoformat()} beside a weekday that it is not; {reader.anchor} kept")
    return expected and _near_weekday(expected, weekday.value)


def _near_weekday(expected: date, weekday: int) -> date | None:
    """This day, the one before or the one after, whichever is such a weekday."""
    near = (expected + timedelta(days=days) for days in (0, -1, 1))
    return next((day for day in near if day.weekday() == weekday), None)


def _full_date(reader: _Reader, one: Found) -> date | None:
    """The day of a date with its year, or without when the anchor's year puts it within a day of the anchor."""
    if numeric := one.first("X"):
        return numeric.value if isinstance(numeric.value, date) else None
    number, month, year = one.first("do"), one.first("M"), one.first("Y")
    if not (number and month):
        return None
    if year:
        return real_date(year.value, month.value, _day_number(number))
    if reader.anchor is None:
        return None
    near = (real_date(reader.anchor.year + k, month.value, _day_number(number)) for k in (0, -1, 1))
    return next((day for day in near if day and abs((day - reader.anchor).days) <= 2), None)


def _move_anchor(reader: _Reader, day: date, one: Found) -> None:
    if day == reader.anchor:
        return
    if reader.anchor is not None:
        why = "date-beside-today" if one.first("XM") else "weekday"
        published = reader.anchor.isoformat()
        reader.shifted = f"anchor {day.isoformat()} by {why}, published {published}"
        reader.warnings.append(f"anchor: the text's own day {day.isoformat()} is taken, published {published}")
    else:
        reader.shifted = f"anchor {day.isoformat()} by date-beside-today"
    reader.anchor = day


# --- days --------------------------------------------------------------------------------------------------------

_Resolved = tuple[str | None, str] | None


def _day_number(atom: Atom) -> int:
    return atom.value.low or 0 if isinstance(atom.value, NumberReading) else int(atom.value)


def _day_of(reader: _Reader, one: Found) -> Stamp | str | None:
    """The day of an expression: a stamp, an EDTF string of another calendar, or None."""
    numeric, deictic = one.first("X"), one.first("te")
    if one.first("H") and not one.first("M") and not numeric:
        return _hijri_day(reader, one)
    dated = day_stamp(numeric.value) if numeric else _dated(reader, one) if one.first("M") else None
    if deictic is not None:
        return _said_day(reader, one, deictic, dated)
    if dated is not None:
        return dated
    weekdays = one.all("w")
    return _weekday(reader, one, weekdays) if weekdays else None


def _said_day(reader: _Reader, one: Found, deictic: Atom, dated: Stamp | None) -> Stamp | None:
    if reader.anchor is None:
        return dated
    if "to" in one.tags and not one.first("M"):
        return _numbered_day(reader, one)
    if "t~" in one.tags or (one.tags == "ht" and _demonstrative_far(reader.text, one)):
        return reader.last
    day = shift_days(reader.anchor, deictic.value)
    weekday = one.first("w")
    if day and weekday and day.weekday() != weekday.value:
        day = _other_day(reader.anchor, deictic.value, weekday.value)
        return dated or (day_stamp(day) if day else None)
    return day_stamp(day) if day else None


def _other_day(anchor: date, step: int, weekday: int) -> date | None:
    """The day of a weekday that contradicts `اليوم`, `أمس` or `غدا` by more than a day."""
    return next_weekday(anchor, weekday) if step > 0 else latest_weekday(anchor, weekday)


def _demonstrative_far(text: Text, one: Found) -> bool:
    return word_text(text, one.atoms[0].first) in ("ذلك", "تلك")


def _numbered_day(reader: _Reader, one: Found) -> Stamp | None:
    """`لليوم الثاني على التوالي` is today; `اليوم الأول من` something is not."""
    following = word_text(reader.text, one.atoms[-1].end)
    if following == "من" or reader.anchor is None:
        return None
    return day_stamp(reader.anchor)


def _dated(reader: _Reader, one: Found) -> Stamp | None:
    """Day, month and perhaps year in words."""
    number, month = _number_before_month(one)
    if number is None or month is None:
        return None
    year = _year_said(reader, one)
    day = _day_number(number)
    if year is None and reader.anchor is not None:
        year = _year_of_day(reader.anchor, one, month.value, day)
    if year is None or real_date(year, month.value, day) is None:
        return None
    return Stamp(year, month.value, day)


def _year_of_day(anchor: date, one: Found, month: int, day: int) -> int:
    """The year of a day without one: that of its weekday, or the nearest beside `اليوم`, else the latest such day."""
    year = _year_meant(anchor, one, month, day)
    weekday = one.first("w")
    if weekday is None and not one.first("te"):
        return year
    days = (real_date(one_year, month, day) for one_year in (year, year - 1, year + 1))
    fitting = [near for near in days if near and (weekday is None or near.weekday() == weekday.value)]
    return min(fitting, key=lambda near: abs((near - anchor).days)).year if fitting else year


def _number_before_month(one: Found) -> tuple[Atom | None, Atom | None]:
    month = one.first("M") or one.first("H")
    numbers = [atom for atom in one.all("do") if month is None or atom.first < month.first]
    return (numbers[-1] if numbers else (one.first("d"))), month


def _year_said(reader: _Reader, one: Found) -> int | None:
    """The year in figures, or by `العام الماضي`."""
    months, years = one.all("M"), one.all("Y")
    if behind := [year for year in years if not months or year.first > months[0].first]:
        return int(behind[0].value)
    if years and not one.first("H"):
        return int(years[0].value)
    units = [atom for atom in one.all("Uy") if atom.value == "year" or atom.tag == "y"]
    if units and one.first("~"):
        return reader.last.year if reader.last else None
    if not units or reader.anchor is None:
        return None
    return reader.anchor.year + _step(one)


def _year_meant(anchor: date, one: Found, month: int, day: int | None) -> int:
    """The year that a month or a day without one falls in, seen from the anchor."""
    if one.first("="):
        return anchor.year
    if one.first(">"):
        return year_of_next_month(anchor, month, day)
    if one.first("<"):
        return year_of_month(anchor, month, day, before=True)
    # clocks differ: the day of publication may be the day before that of the events
    latest = anchor if day is None else shift_days(anchor, 1) or anchor
    return year_of_month(latest, month, day)


def _step(one: Found) -> int:
    """Units from the anchor: -1 for the last one, 1 for the next, 0 for this."""
    if one.first("<"):
        return -1
    return 1 if one.first(">") else 0


def _weekday(reader: _Reader, one: Found, weekdays: Sequence[Atom]) -> Stamp | str | None:
    if reader.anchor is None:
        return None
    pick = previous_weekday if one.first("<") else next_weekday if one.first(">") else latest_weekday
    day = pick(reader.anchor, weekdays[-1].value)
    if len(weekdays) > 1 and not one.first("q"):
        return f"{previous_weekday(day, weekdays[0].value).isoformat()}/{day.isoformat()}"
    return day_stamp(day)


def _hijri_day(reader: _Reader, one: Found) -> str | None:
    number, month = _number_before_month(one)
    year = one.first("Y")
    if month is None:
        return None
    if year:
        return hijri_stamp(year.value, month.value, _day_number(number) if number else None)
    return _latest_hijri(reader.anchor, month.value, _day_number(number) if number else None)


def _latest_hijri(anchor: date | None, month: int, day: int | None) -> str | None:
    """The latest such Hijri day or month that began on or before the anchor."""
    if anchor is None:
        return None
    first_guess = (anchor.year - 622) * 33 // 32 + 2
    values = (hijri_stamp(year, month, day) for year in range(first_guess, first_guess - 4, -1))
    return next((value for value in values if value and value[:10] <= anchor.isoformat()), None)


def _resolve_day(reader: _Reader, one: Found) -> _Resolved:
    day = _day_of(reader, one)
    if isinstance(day, Stamp):
        reader.last, reader.last_sentence = day, reader.sentence
        return day.edtf, "date"
    return day, "date"


def _resolve_clock(reader: _Reader, one: Found) -> _Resolved:
    """`الساعة الواحدة فجرا`: the day that it is said of."""
    if one.first("teWwMXH"):
        value, _ = _resolve_day(reader, one) or (None, "")
        return value, "clock"
    return _edtf(reader.here()), "clock"


def _resolve_part(reader: _Reader, one: Found) -> _Resolved:
    return _edtf(reader.here()), "date"


def _edtf(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# --- months, years and other units --------------------------------------------------------------------------------


def _resolve_month(reader: _Reader, one: Found) -> _Resolved:
    month = one.first("M")
    year = _year_said(reader, one)
    if month is None:
        return None
    if year is None and reader.anchor is not None:
        year = _year_meant(reader.anchor, one, month.value, None)
    if year is None:
        return None, "date"
    reader.last, reader.last_sentence = Stamp(year, month.value), reader.sentence
    return reader.last.edtf, "date"


def _resolve_hijri_month(reader: _Reader, one: Found) -> _Resolved:
    return _hijri_day(reader, one), "date"


def _resolve_year(reader: _Reader, one: Found) -> _Resolved:
    year = one.first("Y")
    if year is None:
        return None
    if is_hijri_year(year.value):
        return hijri_stamp(year.value), "date"
    return _portion_of_year(one, year.value), "date"


def _portion_of_year(one: Found, year: int) -> str:
    """`مطلع العام 2023` is its first month; other portions say no more than the year."""
    portion = one.first("P")
    return f"{year:04}-01" if portion and portion.value == "start" else f"{year:04}"


def _resolve_unit(reader: _Reader, one: Found) -> _Resolved:
    """`الشهر الماضي`, `هذا العام`, `الأسبوع الأول من الشهر المقبل`."""
    units = one.all("U")
    if not units:
        return None
    if one.first("J") and reader.anchor is not None and units[-1].value == "year":
        return f"{_new_year(reader.anchor):04}-01-01", "date"
    if one.first("~"):
        return (reader.last.edtf[: 7 if units[-1].value == "month" else 4] if reader.last else None), "date"
    if year := one.first("Y"):
        return f"{year.value:04}", "date"
    if reader.anchor is None or (one.first("h") and _demonstrative_far(reader.text, one)):
        return None, "date"
    return _unit_value(reader.anchor, one, units[-1].value), "date"


def _unit_value(anchor: date, one: Found, unit: str) -> str | None:
    step = _step(one)
    if unit == "year":
        return _portion_of_year(one, _new_year(anchor) if one.first("N") else anchor.year + step)
    if unit == "month":
        there = shift_months(anchor, step)
        return f"{there.year:04}-{there.month:02}" if there else None
    if unit == "week":
        there = shift_days(anchor, 7 * step)
        return week_of(there) if there else None
    return None


def _resolve_month_day(reader: _Reader, one: Found) -> _Resolved:
    """`الثامن من الشهر الجاري`."""
    unit, number = one.first("U"), one.first("do")
    if number is None or reader.anchor is None or (unit is not None and unit.value != "month"):
        return None, "date"
    there = shift_months(reader.anchor, _step(one))
    day = real_date(there.year, there.month, _day_number(number)) if there else None
    if day is None:
        return None, "date"
    reader.last, reader.last_sentence = day_stamp(day), reader.sentence
    return day.isoformat(), "date"


def _new_year(anchor: date) -> int:
    """The year that `العام الجديد` means: the coming one towards the end of the year."""
    return anchor.year + 1 if anchor.month >= 10 else anchor.year


def _resolve_season(reader: _Reader, one: Found) -> _Resolved:
    season = one.first("k")
    year = _year_said(reader, one)
    if season is None:
        return None
    if year is None and reader.anchor is not None:
        begins = 3 * (season.value - 20)
        year = _year_meant(reader.anchor, one, begins, None)
    return (None if year is None else f"{year:04}-{season.value}"), "date"


def _resolve_decade(reader: _Reader, one: Found) -> _Resolved:
    decade = one.first("9")
    return (None if decade is None else str(decade.value)), "date"


def _resolve_bare_year(reader: _Reader, one: Found) -> _Resolved:
    return f"{one.atoms[0].value:04}", "date"


# --- ranges -------------------------------------------------------------------------------------------------------


def _resolve_range(reader: _Reader, one: Found) -> _Resolved:
    """`من ظهر الاثنين حتى عصر الأربعاء`: the days of its two ends as an interval."""
    if years := one.first("R"):
        return f"{years.value[0]}/{years.value[1]}", "date"
    at = _link(one)
    if at is None:
        return None
    first, second = _part_of(one, 0, at), _part_of(one, at + 1, len(one.atoms))
    high = _end_value(reader, second)
    low = _end_value(reader, _completed(first, second))
    if low is None or high is None:
        return None, "date"
    return _interval(low, high), "date"


def _interval(low: str, high: str) -> str:
    return f"{low.split('/')[0]}/{high.split('/')[-1]}" if low[:10] <= high.split("/")[-1] else high


def _link(one: Found) -> int | None:
    """Where the word between the two ends is."""
    for tag in ("T", "&", "-"):
        if tag in one.tags:
            return one.tags.index(tag) if tag != "&" else one.tags.rindex(tag)
    return None


def _part_of(one: Found, start: int, end: int) -> Found:
    return Found("range", one.atoms[start:end], one.tags[start:end], "")


def _completed(first: Found, second: Found) -> Found:
    """The first end with the month, the year and the adjective that only the second one says."""
    lent: list[Atom] = []
    for tags in ("MH", "Y", "<>="):
        if not first.first(tags) and (atom := second.first(tags)) and not first.first("teX"):
            lent.append(atom)
    atoms = (*first.atoms, *lent)
    return Found("range", atoms, "".join(atom.tag for atom in atoms), "")


def _end_value(reader: _Reader, one: Found) -> str | None:
    if one.first("tewX") or (one.first("do") and one.first("MH")):
        day = _day_of(reader, one)
        return day.edtf if isinstance(day, Stamp) else day
    resolve = _resolve_month if one.first("M") else _resolve_season if one.first("k") else None
    if resolve is None:
        resolve = _resolve_year if one.first("Y") else _resolve_unit
    return (resolve(reader, one) or (None, ""))[0]


# --- lengths and lengths ago --------------------------------------------------------------------------------


def _resolve_length(reader: _Reader, one: Found) -> _Resolved:
    return duration(one), "duration"


def _resolve_before(reader: _Reader, one: Found) -> _Resolved:
    """`قبل يومين`: the day so long before the anchor; before an event (`قبل يومين من`) only a length."""
    if word_text(reader.text, one.atoms[-1].end) == "من" and not _is_from_now(reader.text, one.atoms[-1].end + 1):
        return duration(one), "duration"
    count, unit = count_of(one), unit_of(one)
    if reader.anchor is None:
        return None, "date"
    if unit in ("minute", "hour") and (count is None or count < 24):
        return reader.anchor.isoformat(), "date"
    return (None if count is None else _earlier(reader.anchor, unit, count)), "date"


def _is_from_now(text: Text, at: int) -> bool:
    return word_text(text, at) in ("الان", "اليوم", "الزمن", "الزمان")


def _earlier(anchor: date, unit: str, count: int) -> str | None:
    """The day, month or year so many units before, as exact as the unit is."""
    if unit == "hour":
        unit, count = "day", count // 24
    if unit in ("day", "night", "week"):
        return _edtf(shift_days(anchor, -count * (7 if unit == "week" else 1)))
    if unit == "month":
        there = shift_months(anchor, -count)
        return f"{there.year:04}-{there.month:02}" if there else None
    year = anchor.year - count * YEARS_IN.get(unit, 1)
    return f"{year:04}" if year > 0 else None


def _resolve_vague(reader: _Reader, one: Found) -> _Resolved:
    kind = one.atoms[0].value
    if kind == "now":
        return _edtf(reader.anchor), "vague"
    if kind == "then":
        return (reader.last.edtf if reader.last else None), "vague"
    if kind == "next_day" and reader.last and reader.last.day:
        day = shift_days(date(reader.last.year, reader.last.month or 1, reader.last.day), 1)
        return _edtf(day), "vague"
    return None, "vague"


_RESOLVERS: dict[str, Callable[[_Reader, Found], _Resolved]] = {
    "range": _resolve_range,
    "between": _resolve_range,
    "clock": _resolve_clock,
    "said-day": _resolve_day,
    "named-day": _resolve_day,
    "dated-day": _resolve_day,
    "before": _resolve_before,
    "hijri-month": _resolve_hijri_month,
    "length-adjective": _resolve_length,
    "month": _resolve_month,
    "month-day": _resolve_month_day,
    "season": _resolve_season,
    "year": _resolve_year,
    "unit": _resolve_unit,
    "length": _resolve_length,
    "one": _resolve_length,
    "decade": _resolve_decade,
    "vague": _resolve_vague,
    "part": _resolve_part,
    "bare-year": _resolve_bare_year,
}
