"""Numbers in running text: digits, number words, and what the words around them make of the value."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from isnad.annotate.number_tables import ELEVEN, HALF, NumberTables, number_tables
from isnad.text import Word

_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_LONGEST = 12  # digits: beyond, it is no count but a telephone number or an address


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number expression, words first to end (half-open): the least and the most that it warrants.

    The kind is exact, about, more, less, range, group, few or vague; cut is how many letters of the first word
    are no part of it.
    """

    first: int
    end: int
    low: int | None
    high: int | None
    kind: str
    cut: int = 0
    digits: bool = False


def may_start_number(word: Word) -> bool:
    """Whether a number expression may begin with this word: a quick look before reading."""
    if word.kind == "number":
        return True
    tables = number_tables()
    return word.text in tables.starters or word.text in tables.approximators


def read_number(words: Sequence[Word], i: int) -> NumberReading | None:
    """The longest number expression that begins with word i."""
    tables = number_tables()
    word = words[i].text
    if word in tables.approximators and (found := _read_approximate(words, i, tables)):
        return found
    if words[i].kind != "number" and word not in tables.starters:
        return None
    return _read_plain(words, i, tables)


def _read_approximate(words: Sequence[Word], i: int, tables: NumberTables) -> NumberReading | None:
    """`أكثر من 50`, `نحو 300`, `ما بين 20 و30`."""
    for way in tables.approximators[words[i].text]:
        at = i + 1 + len(way.tail)
        if tuple(_text(words, k) for k in range(i + 1, at)) != way.tail or at >= len(words):
            continue
        inner = _read_plain(words, at, tables)
        if inner and inner.cut == 0 and inner.kind != "vague":
            return _bounded(replace(inner, first=i, cut=way.cut), way.kind)
    return None


def _bounded(number: NumberReading, kind: str) -> NumberReading:
    """The number with the bounds that `more`, `less` or `about` gives it."""
    if number.kind != "exact":
        return number
    if kind == "more":
        return replace(number, high=None, kind=kind)
    if kind == "less":
        return replace(number, low=None, kind=kind)
    return replace(number, kind=kind)


def suffix_bound(words: Sequence[Word], i: int) -> tuple[str, int] | None:
    """The bound that begins with word i (`على الأقل`) as about, more or less, and the word after it."""
    for tail, kind in number_tables().after.get(_text(words, i), ()):
        if tuple(_text(words, i + 1 + k) for k in range(len(tail))) == tail:
            return kind, i + 1 + len(tail)
    return None


def bound_by_suffix(number: NumberReading, kind: str) -> NumberReading:
    """The number with the bound of words that stand behind it."""
    return _bounded(number, kind)


def read_range(words: Sequence[Word], i: int) -> NumberReading | None:
    """`بين 20 و30` and `ما بين عشرة وعشرين`, from the preposition on."""
    at = i + 1 if _text(words, i) in ("بين", "وبين") else i + 2
    tables = number_tables()
    low = _core(words, at, tables)
    if not low:
        return None
    joined, value, end = _joined(words, low[1], tables)
    if not joined or value <= low[0]:
        return None
    return NumberReading(at, end, low[0], value, "range")


def _joined(words: Sequence[Word], at: int, tables: NumberTables) -> tuple[bool, int, int]:
    """The number behind an `و`: whether there is one, its value, and the word after it."""
    if _text(words, at) == "و" and (high := _core(words, at + 1, tables)):
        return True, *high
    cut, bare = tables.starters.get(_text(words, at), (0, ""))
    if cut == 1 and _text(words, at)[0] == "و" and (high := _core(words, at, tables, bare)):
        return True, *high
    return False, 0, at


def _text(words: Sequence[Word], i: int) -> str:
    return words[i].text if 0 <= i < len(words) else ""


def _read_plain(words: Sequence[Word], i: int, tables: NumberTables) -> NumberReading | None:
    """A number expression without an approximator in front."""
    if words[i].kind == "number":
        return _read_exact(words, i, 0, None, tables)
    if words[i].text not in tables.starters:
        return None
    cut, bare = tables.starters[words[i].text]
    if bare in tables.groups and bare not in tables.cardinals:
        return _read_group(words, i, cut, bare, tables)
    if bare in tables.few:
        return _read_few(words, i, cut, tables)
    if bare in tables.vague:
        return _read_vague(words, i, cut, tables)
    return _read_exact(words, i, cut, bare, tables)


def _read_group(words: Sequence[Word], i: int, cut: int, bare: str, tables: NumberTables) -> NumberReading:
    """`عشرات`, `مئات الآلاف`: at least two of each group."""
    low, end = tables.groups[bare], i + 1
    scale = tables.groups.get(_text(words, end), 0)
    if scale >= 2000 and low < scale:
        low, end = low * scale // 2, end + 1
    return NumberReading(i, end, low, None, "group", cut)


def _read_few(words: Sequence[Word], i: int, cut: int, tables: NumberTables) -> NumberReading:
    """`بضعة`, `بضعة آلاف`, `بضع عشرات`."""
    scale = tables.scales.get(_text(words, i + 1), 1)
    if scale == 1 and (group := tables.groups.get(_text(words, i + 1), 0)):
        scale = group // 2
    return NumberReading(i, i + 1 + (scale > 1), 3 * scale, 10 * scale, "few", cut)


def _read_vague(words: Sequence[Word], i: int, cut: int, tables: NumberTables) -> NumberReading:
    """`عدد`, `عدة`, `العديد`, and `عدد كبير`."""
    end = i + 2 if _text(words, i + 1) in tables.sizes else i + 1
    return NumberReading(i, end, None, None, "vague", cut)


def _read_exact(
    words: Sequence[Word], i: int, cut: int, bare: str | None, tables: NumberTables
) -> NumberReading | None:
    """A number of one value, or a range of two: `20-30`, `20 إلى 30`."""
    read = _core(words, i, tables, bare)
    if not read:
        return None
    value, end = read
    digits = words[i].kind == "number"
    if high := _range_end(words, end, value, digits, tables):
        return NumberReading(i, high[1], value, high[0], "range", cut, digits)
    return NumberReading(i, end, value, value, "exact", cut, digits)


def _range_end(words: Sequence[Word], at: int, low: int, digits: bool, tables: NumberTables) -> tuple[int, int] | None:
    """The higher end behind `-`, `إلى` or `أو`."""
    link = _text(words, at)
    if link not in ("-", "الي", "او") or (link == "-" and not (digits and _is_number(words, at + 1))):
        return None
    high = _core(words, at + 1, tables)
    if not high or high[0] <= low or _text(words, high[1]) in ("-", "/"):
        return None
    return high


def _is_number(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and words[i].kind == "number"


def _core(words: Sequence[Word], i: int, tables: NumberTables, bare: str | None = None) -> tuple[int, int] | None:
    """The value of the number at word i and the word after it; bare is the first word without proclitics."""
    if i >= len(words):
        return None
    read = _below_scale(words, i, bare, tables)
    if not read:
        return None
    value, end, whole = read
    scaled = tables.scales.get(_text(words, end)) if whole else None
    if scaled:
        value, end = value * scaled, end + 1
        value, end = _half(words, value, end, scaled)
    elif value != int(value):
        return None
    return _rest(words, int(value), end, scaled or _own_scale(value), tables)


def _own_scale(value: float) -> int:
    """The scale that a word such as `ألفين` carries itself."""
    for scale in (10**9, 10**6, 1000):
        if value >= scale and value % scale == 0:
            return scale
    return 1


def _half(words: Sequence[Word], value: float, end: int, scale: int) -> tuple[float, int]:
    """`مليون ونصف`: half a scale more."""
    if _text(words, end) in ("ونصف", "والنصف"):
        return value + scale / 2, end + 1
    return value, end


def _rest(words: Sequence[Word], value: int, end: int, scale: int, tables: NumberTables) -> tuple[int, int]:
    """Lower parts behind an `و`: `ألف ومئتين`, `3 آلاف و200`."""
    if scale < 1000:
        return value, end
    joined, more, after = _joined(words, end, tables)
    if joined and more < scale and _own_scale(more) < scale:
        return value + more, after
    return value, end


def _below_scale(
    words: Sequence[Word], i: int, bare: str | None, tables: NumberTables
) -> tuple[float, int, bool] | None:
    """What stands before a scale word, the word after it, and whether a scale may follow."""
    if words[i].kind == "number":
        value = _digits(words[i].text)
        return None if value is None else (value, i + 1, True)
    word = bare if bare is not None else words[i].text
    if word == HALF:
        scale = tables.scales.get(_text(words, i + 1), 0)
        return (scale / 2, i + 2, False) if scale else None
    if word in tables.cardinals:
        value, end = _below_thousand(words, i, word, tables)
        return value, end, True
    if word in tables.duals and word != _text(words, i - 1):
        return tables.duals[word], i + 1, False
    if word in tables.scales:
        scale = tables.scales[word]
        value, end = _half(words, scale, i + 1, scale)
        return value, end, False
    return _eleven(words, i, word, tables)


def _digits(text: str) -> float | None:
    if len(text) > _LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        return int(text.replace(",", "").replace(".", ""))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _eleven(words: Sequence[Word], i: int, word: str, tables: NumberTables) -> tuple[float, int, bool] | None:
    if word in ELEVEN and tables.cardinals.get(_text(words, i + 1)) == 10:
        return 11, i + 2, True
    return None


def _below_thousand(words: Sequence[Word], i: int, word: str, tables: NumberTables) -> tuple[int, int]:
    """Hundreds, tens and units: `ثلاث مئة وخمسة وعشرين`, `ثلاثة عشر`."""
    value, end = tables.cardinals[word], i + 1
    follower = tables.cardinals.get(_text(words, end), 0)
    if 3 <= value <= 9 and follower == 100:
        value, end = value * 100, end + 1
    elif value <= 9 and follower == 10:
        return value + 10, end + 1
    limit = 100 if value >= 100 else 10 if value <= 9 else 0
    if limit == 100:
        return _add_joined(words, value, end, lambda more: more < 100, tables)
    if limit == 10:
        return _add_joined(words, value, end, lambda more: 20 <= more < 100, tables)
    return value, end


def _add_joined(
    words: Sequence[Word], value: int, end: int, fits: Callable[[int], bool], tables: NumberTables
) -> tuple[int, int]:
    """The number with the next joined word, or joined two (`خمسة وعشرين`), when that may belong to it."""
    word = _text(words, end)
    bare = word[1:] if word.startswith("و") and word not in tables.cardinals else ""
    more = tables.cardinals.get(bare, 0)
    if not more:
        return value, end
    after = end + 1
    if value >= 100 and more < 10:
        more, after = _below_thousand(words, end, bare, tables)
    if not fits(more):
        return value, end
    return value + more, after
