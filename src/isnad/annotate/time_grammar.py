"""Where times stand in a text: its words as letters of a small alphabet, and the patterns of those letters.

Every word that has to do with time becomes one letter, every other word a full stop. An expression of time is then a
match of one regular expression over that short line, whatever words it is made of.

    p part of day     t today     e yesterday, tomorrow   w weekday    j day       M month   H Hijri month
    d day number      Y year      n other number          o ordinal    c 10:30     X 8/12/2024   R 2011-2013
    x pair of   r after     9 decade
    y year unit       b month unit   u other unit   D two units   s units   U the unit   S the units   G the two units
    < past   = present   > future   N new   J coming   ~ same   h this   P start or end   q middle   l late
    k season   m of   K before   I since   B between   T until   W period   V vague   v about   Z half
    C o'clock   & and   f date   z time zone   E era   Q in a row   g, F few
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from isnad.annotate.calendars import is_hijri_year, numeric_date
from isnad.annotate.number_tables import number_tables
from isnad.annotate.numbers import NumberReading, may_start_number, read_number
from isnad.annotate.time_tables import Entry, time_tables
from isnad.text import Text, Word


class Atom(NamedTuple):
    """The words first to end (half-open) under one letter; cut is how many letters of the first are a proclitic."""

    tag: str
    first: int
    end: int
    value: Any
    cut: int


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time before it is resolved: the rule that found it and its atoms."""

    rule: str
    atoms: tuple[Atom, ...]
    tags: str
    before: str  # the letter in front of it

    def first(self, tags: str) -> Atom | None:
        """The first atom under one of these letters."""
        return next((atom for atom in self.atoms if atom.tag in tags), None)

    def all(self, tags: str) -> list[Atom]:
        """Every atom under one of these letters."""
        return [atom for atom in self.atoms if atom.tag in tags]


_MONTH = r"M(?:[/:(\-]?M\)?)?"
_YEAR = r"(?:[,/]?m?[yU]?\(?YE?|m?U[<=>N~]|m?hU|m?y[<=>])"
_DATE = rf"(?:X|[do]m?b?{_MONTH}(?:{_YEAR}|[<=>])?|Y/?{_MONTH}/?d)"
_HIJRI = r"(?:[do]m?b?H(?:m?[yU]?Y)?E?)"
_ANY_DATE = rf"(?:{_DATE}|{_HIJRI})"
_TAIL = rf"(?:,?f?{_ANY_DATE}|,?\(f?{_ANY_DATE}\))"
_PARTS = r"(?:(?:[lsS]o?m?)?(?:q?[pi])o?(?:&p|m?p)?m?|lm?|So?m)"
_WEEKDAY = r"(?:j?w[<=>]?(?:[/\-]w)?)"
_SAID_DAY = rf"{_PARTS}?q?(?:h?t[o~]?Q?|h?j?e)(?:,?{_WEEKDAY})?{_TAIL}?(?:,?[ai])?"
_NAMED_DAY = rf"(?:pww|{_PARTS}?{_WEEKDAY}){_TAIL}?[ai]?"  # ليلة السبت الأحد
_DATED_DAY = rf"{_PARTS}?(?:jf?|f)?{_ANY_DATE}(?:f{_ANY_DATE}|\(f?{_ANY_DATE}\))?"
_DAY = rf"(?:{_SAID_DAY}|{_NAMED_DAY}|{_DATED_DAY})"
_OCLOCK = r"(?:C(?:c|[ondY]|m[od])(?:Z|&[dn]u)?|c|oZ?(?=m?[ai]))"
_A_MONTH = rf"(?:[Pq]m?)?(?:[bU]m?)?{_MONTH}(?:{_YEAR}|[<=>])?"
_A_HIJRI_MONTH = r"(?:[Pq]m?)?(?:bm?H(?:m?[yU]?Y)?E?|H(?:m?[yU]?YE?|[<=>]))[<=>]?"
_A_YEAR = r"(?:[Pq]o?m?)?[yU]m?\(?YE?"
_A_UNIT = r"(?:(?:[lS]o?m?)?JU[N>]?|(?:[PqG]o?m?|lm?|Uo?m|Som)?(?:U[<=>N~]Y?|hU|Uh)|[Pq]U)"
_A_MONTH_DAY = r"(?:[do]m?(?:U[<=>]|hU|Uh)|[do]m=|d=)"
_A_SEASON = r"k(?:m?[yU]?Y|[<=>]|m?U[<=>]|m?hU)"
_SPAN = rf"(?:{_DAY}|{_A_HIJRI_MONTH}|{_A_MONTH}|{_A_SEASON}|{_A_YEAR}|{_A_UNIT})"
_END = rf"(?:{_SPAN}|Y)[<>]?"
_LENGTH = r"(?:v?[ndY](?:[uybjs]|S)Z?[F<>]?|[ndY]p|v?D(?:Z|[F<>])?|v[uybj]Z?|[uyb]Z|[uybj]n|s(?!o?m?q?[pi])[Fn]?>?|pn)"
_RULES = {
    "range": rf"(?:(?<=[mIW])|W)(?:{_SPAN}|Y|d(?=&?T[do]))&?Tm?{_END}|{_DATE}-{_DATE}|[do]-[do]m?b?{_MONTH}{_YEAR}?",
    "between": rf"(?:(?<=[BW])|W)(?:{_SPAN}|Y|[do](?=&[do]))&{_END}|x(?:{_SPAN}|[Ydo])&{_END}|x?R",
    "clock": rf"{_OCLOCK}(?:,?m?r?{_DAY}|m?r?q?[aip])?z?",
    "said-day": _SAID_DAY,
    "month-day": _A_MONTH_DAY,
    "before": rf"K(?:{_LENGTH}|[uybj](?![weMHY,:]))(?:mV)?",
    "named-day": _NAMED_DAY,
    "dated-day": _DATED_DAY,
    "hijri-month": _A_HIJRI_MONTH,
    "length-adjective": r"[ndY][sS][<=>]|S[ndg]?[<=>]|S[<=>]n|G[<=>]",
    "month": _A_MONTH,
    "season": _A_SEASON,
    "year": _A_YEAR,
    "unit": _A_UNIT,
    "length": rf"{_LENGTH}",
    "one": r"[uybj](?![weMHY,:])",
    "decade": r"P?9m?(?:U<)?",
    "vague": r"V",
    "part": rf"(?<=[IT])p(?!f)|(?:[sS]?q[pi]|[sS][pi]o?|po)|{_PARTS}?[ai]",
    "bare-year": r"Y",
}
_GRAMMAR = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _RULES.items())
_NUMERIC = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{2,4})(?![0-9])")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})[-/]((?:19|20)[0-9]{2})(?![0-9/\-.])")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])")
_ERA_YEAR = re.compile(r"(1[34][0-9]{2})ه|((?:19|20)[0-9]{2})م")


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile(_GRAMMAR)


def find_expressions(text: Text) -> list[Found]:
    """Every expression of time in reading order; none overlap."""
    atoms = list(_atoms(text))
    tags = "".join(atom.tag for atom in atoms)
    found = []
    for match in _grammar().finditer(tags):
        start, end = match.span()
        rule = (match.lastgroup or "").replace("_", "-")
        found.append(Found(rule, tuple(atoms[start:end]), match[0], tags[start - 1] if start else ""))
    return found


_GAP = Atom(".", -1, -1, None, 0)


def _atoms(text: Text) -> Iterator[Atom]:
    """The text as atoms: words of time, and one gap for every run of others."""
    entries, words, numbers = time_tables().entries, text.words, number_tables()
    starters, approximators = numbers.starters, numbers.approximators
    known = _known_words()
    i, gap = 0, False
    while i < len(words):
        word = words[i]
        form = word.text
        if gap and form not in known and word.kind == "word" and form[0] not in "12":
            i += 1
            continue
        if form in entries:
            made = _entry_atom(words, i, entries[form])
        elif word.kind == "number" or form in starters or form in approximators:
            made = _number_atom(text, i)
        else:
            made = _year_with_era(word) if form[0] in "12" else None
        if made is None and form in entries and (form in starters or form in approximators):
            made = _number_atom(text, i)
        if made is None:
            if not gap and not _is_article(words, i):
                yield _GAP
                gap = True
            i += 1
            continue
        if made.tag == "t" and form.startswith("لل"):
            yield _GAP  # `وذلك لليوم الثاني`
        if made.cut and form[0] in "وف":
            yield Atom("&", made.first, made.first, None, 0)
        yield made
        i, gap = made.end, False


@cache
def _known_words() -> frozenset[str]:
    """All words that can make an atom."""
    numbers = number_tables()
    return frozenset().union(time_tables().entries, numbers.starters, numbers.approximators)


def _is_article(words: tuple[Word, ...], i: int) -> bool:
    """Whether this is the `ال` of `الـ24`."""
    return words[i].text in ("ال", "ل") and i + 1 < len(words) and words[i + 1].kind == "number"


def _year_with_era(word: Word) -> Atom | None:
    """`1446هـ`, `2013م` in one word."""
    if year := _ERA_YEAR.fullmatch(word.text):
        return Atom("Y", word.index, word.index + 1, int(year[1] or year[2]), 0)
    return None


def _entry_atom(words: tuple[Word, ...], i: int, ways: tuple[Entry, ...]) -> Atom | None:
    for way in ways:
        end = i + 1 + len(way.tail)
        if not way.tail or tuple(word.text for word in words[i + 1 : end]) == way.tail:
            if way.tag == "V" and way.tail == ("الساعه",) and _is_hour(words, end):
                continue  # `حتى الساعة الرابعة`
            if words[i].text == "باب":
                return None  # a gate, not "in August"
            if way.tag == "M" and words[i].text in time_tables().ambiguous_months and not _is_month(words, i):
                return None
            return Atom(way.tag, i, end, way.value, way.cut)
    return None


def _is_hour(words: tuple[Word, ...], i: int) -> bool:
    """Whether a number or an ordinal, an hour of the clock, stands here."""
    if i >= len(words):
        return False
    return words[i].kind == "number" or any(way.tag == "o" for way in time_tables().entries.get(words[i].text, ()))


def _is_month(words: tuple[Word, ...], i: int) -> bool:
    """Whether a name that is also a common word stands where a month does."""
    before = i - 2 if i > 1 and words[i - 1].text == "من" else i - 1
    return _tells_month(words, before, -1) or _tells_month(words, i + 1, 1)


def _tells_month(words: tuple[Word, ...], i: int, step: int) -> bool:
    if not 0 <= i < len(words):
        return False
    if words[i].kind == "number":
        return True
    text = words[i].text
    if text in ("في", "وفي", "خلال", "بين", "حتي"):
        return step < 0
    tags = {way.tag for way in time_tables().entries.get(text, ())}
    return bool(tags & (set("obyPqI/BM") if step < 0 else set("/<=y(M")))


def _number_atom(text: Text, i: int) -> Atom | None:
    """A date, a clock time, a year or a number in digits or words; also an approximator before a unit."""
    word = text.words[i]
    if word.kind == "number" and (made := _digit_pattern(text, word)):
        return made
    if not may_start_number(word):
        return None
    read = read_number(text.words, i)
    if read is None:
        return _about_unit(text.words, i)
    if read.kind == "range" and _at_month(text.words, read.end):
        read = None if word.kind != "number" else _single(word)
    return None if read is None else _counted_atom(word, read)


def _single(word: Word) -> NumberReading:
    value = int(word.text) if word.text.isdigit() else 0
    return NumberReading(word.index, word.index + 1, value, value, "exact", 0, True)


def _at_month(words: tuple[Word, ...], i: int) -> bool:
    if i < len(words) and words[i].text == "من":
        i += 1
    return i < len(words) and any(way.tag in "MHb" for way in time_tables().entries.get(words[i].text, ()))


def _counted_atom(word: Word, read: NumberReading) -> Atom:
    plain = read.digits and read.kind == "exact" and read.end == read.first + 1 and word.text.isdigit()
    value = read.low or 0
    if plain and 1 <= value <= 31 and len(word.text) <= 2:
        return Atom("d", read.first, read.end, read, 0)
    if plain and len(word.text) == 4 and (1800 <= value <= 2100 or is_hijri_year(value)):
        return Atom("Y", read.first, read.end, value, 0)
    if read.kind == "range" and read.digits and 1900 <= value <= 2100 and (read.high or 0) <= 2100:
        return Atom("R", read.first, read.end, (value, read.high), 0)
    return Atom("n", read.first, read.end, read, read.cut)


def _about_unit(words: tuple[Word, ...], i: int) -> Atom | None:
    """`نحو`, `أكثر من` before a unit without a number: `نحو ساعة`, `أكثر من عامين`."""
    for way in number_tables().approximators.get(words[i].text, ()):
        end = i + 1 + len(way.tail)
        if end < len(words) and tuple(word.text for word in words[i + 1 : end]) == way.tail and _is_unit(words[end]):
            return Atom("v", i, end, way.kind, way.cut)
    return None


def _is_unit(word: Word) -> bool:
    return any(way.tag in "ubyjD" and not way.tail and not way.cut for way in time_tables().entries.get(word.text, ()))


def _digit_pattern(text: Text, word: Word) -> Atom | None:
    """A numeric date, a pair of years or a clock time that begins with this number."""
    folded = text.folded.text
    if (found := _NUMERIC.match(folded, word.start)) and (day := numeric_date(found[1], found[3], found[4])):
        return Atom("X", word.index, text.word_at(found.end() - 1) + 1, day, 0)
    if found := _YEARS.match(folded, word.start):
        return Atom("R", word.index, text.word_at(found.end() - 1) + 1, (int(found[1]), int(found[2])), 0)
    if found := _CLOCK.match(folded, word.start):
        return Atom("c", word.index, text.word_at(found.end() - 1) + 1, found[0], 0)
    return None
