"""Fold Arabic letters for matching, and keep where in the raw text each of them came from.

What matching sees is plain: no vowel marks, no quotation marks, one form a letter, one blank between words, and words
that were broken up to slip past a filter put together again. Every folded character knows its raw offsets.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

TATWEEL = "\u0640"
_REPLACEMENT = "\ufffd"

_DIGITS = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}
_ONE_FOR_ONE = _DIGITS | {
    ord(letter): plain
    for plain, letters in {
        "ا": "أإآٱٲٳ",
        "ي": "ىئیېےۓێ",
        "و": "ؤۆۇۋ",
        "ه": "ةەۀہھۃۂ",
        "ك": "کگڪ",
        "ب": "پ",
        "ج": "چ",
        "ف": "ڤ",
        ",": "،٬",
        ".": "٫…۔",
        ";": "؛",
        "?": "؟",
        "%": "٪",
        "*": "٭",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    }.items()
    for letter in letters
}


def _characters(*ranges: str) -> frozenset[str]:
    """The characters of ranges like "0610-061A", and of single code points."""
    ends = (one.partition("-")[::2] for one in ranges)
    return frozenset(chr(code) for low, high in ends for code in range(int(low, 16), int(high or low, 16) + 1))


def _is_mark_form(character: str) -> bool:
    """Whether a presentation form shows nothing but vowel marks, on a blank or a tatweel."""
    parts = unicodedata.normalize("NFKC", character)
    return parts != character and all(part in " " + TATWEEL or unicodedata.combining(part) for part in parts)


_FORMS = _characters("FB50-FDFF", "FE70-FEFE")
_MARKS = _characters(
    "0300-036F", "0610-061A", "064B-065F", "0670", "06D6-06DC", "06DF-06E4", "06E7-06E8", "06EA-06ED", "0898-089F",
    "08CA-08E1", "08E3-08FF", "1AB0-1AFF", "1DC0-1DFF", "20D0-20F0", "FE20-FE2F",
) | frozenset(filter(_is_mark_form, _FORMS))  # fmt: skip
_CONTROLS = _characters(
    "00AD", "061C", "180E", "200B-200F", "202A-202E", "2060-206F", "FE00-FE0F", "FEFF", "E0100-E01EF",
)  # fmt: skip
_QUOTES = frozenset("\"'`´ʼʻ‘’‚‛“”„‟′″‹›«»〝〞〟❛❜❝❞＂＇") | _characters("FD3E-FD3F")
_DROPPED = _CONTROLS | _QUOTES
_BLANKS = frozenset(character for character in map(chr, range(0x3001)) if character.isspace()) - {"\n"}


def _one(code: int) -> str:
    """The one character that stands for this one, itself when nothing does."""
    character = chr(code)
    if 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    if character in _BLANKS:
        return " "
    if 0xC0 <= code <= 0x24F or 0x1E00 <= code <= 0x1EFF or code == 0x212B:
        character = _without_accent(character)
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _without_accent(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def _expand(character: str) -> str:
    """The folded letters of a presentation form: four for the ligature of the name of God."""
    parts = unicodedata.normalize("NFKC", character)
    return "".join(_ONE_FOR_ONE.get(ord(part), part) for part in parts if part not in _MARKS and part != TATWEEL)


_EXPANDED = {form: _expand(form) for form in _FORMS - _MARKS - _DROPPED}


# Stand-ins of one character for what does not fold one for one, so that the patterns below need only small classes:
# these code points are set aside by Unicode for use inside a program.
_MARK, _DROP, _WIDE = "\ufdd0", "\ufdd1", "\ufdd2"


class _Letters(dict[int, str]):
    """Code point to folded character or stand-in; filled as characters are met, up to the common planes."""

    def __missing__(self, code: int) -> str:
        letter = _one(code)
        if code < 0x3000:
            self[code] = letter
        return letter


def _table() -> _Letters:
    table = _Letters({code: _one(code) for code in range(0x700)} | _ONE_FOR_ONE)
    table.update({ord(form): letters if len(letters) == 1 else _WIDE for form, letters in _EXPANDED.items()})
    table.update(dict.fromkeys(map(ord, _MARKS), _MARK))
    table.update(dict.fromkeys(map(ord, _DROPPED), _DROP))
    table.update(dict.fromkeys(map(ord, (_MARK, _DROP, _WIDE)), _REPLACEMENT))
    return table


_LETTERS = _table()

_ARABIC = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f"
_SHED = rf"{TATWEEL}{_MARK}{_DROP}\n"
# One blank between two plain characters is the common case and needs no work: it is left to the plain run.
_GAP = re.compile(rf"{_WIDE}|[{_SHED}][{_SHED} ]*| [{_SHED} ]+")
# A word broken up to slip past a filter: a joined letter, some blanks or dots, and the joined rest.
_BREAK = re.compile(
    rf"(?<=[{_ARABIC}]){_MARK}*+{TATWEEL}[{TATWEEL}{_MARK}]*+"
    rf"[ {_DROP}./*\u00b7\u2022\-_+~|,\\]{{1,6}}+"
    rf"{TATWEEL}[{TATWEEL}{_MARK}]*+(?=[{_ARABIC}])"
)
_PAIRED = frozenset('"“”„«»')  # quotation marks that part words: أفاد"المركز", but و"قسد" is one
_LETTER = re.compile(rf"[{_ARABIC}]")
_LONE_PROCLITIC = re.compile(rf"(?:^|[^{_ARABIC}])[وف]?(?:[بكل]|[بك]?ال|لل|[وف])$")
_IDENTITY = array("I", range(1 << 14))


@dataclass(frozen=True, slots=True)
class Folded:
    """Raw text, its folded letters, and the raw offsets (code points) where each folded character begins and ends.

    An end takes in the vowel marks and the tatweel that directly follow the character, not quotes, controls or blanks.
    """

    raw: str
    text: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw half-open span of the folded characters start to end; an empty one stays empty."""
        if end <= start:
            return self.raw_at(start), self.raw_at(start)
        return self.starts[start], self.ends[end - 1]

    def raw_at(self, offset: int) -> int:
        """The raw offset where this folded character begins; the length of the raw text past the last one."""
        return self.starts[offset] if offset < len(self.starts) else len(self.raw)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A run of characters that fold to nothing, to one blank or to newlines; offsets count from its beginning."""

    lead: int  # marks and tatweel that belong to the character before
    stretched: bool  # a tatweel is among them
    text: str
    offsets: tuple[int, ...]


def _read_gap(run: str) -> _Gap:
    lead = len(run) - len(run.lstrip(TATWEEL + _MARK))
    kept = "\n" if "\n" in run else " "
    offsets = tuple(at for at, character in enumerate(run) if character == kept)
    if kept == " ":
        offsets = offsets[:1]
    return _Gap(lead, TATWEEL in run[:lead], kept * len(offsets), offsets)


_known_gap = lru_cache(maxsize=4096)(_read_gap)


class _Folder:
    """Gathers the folded characters of one raw text from left to right."""

    __slots__ = ("ends", "identity", "letters", "pieces", "raw", "starts")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.letters = raw.translate(_LETTERS)
        self.identity = _IDENTITY if len(raw) < len(_IDENTITY) else array("I", range(len(raw) + 1))
        self.pieces: list[str] = []
        self.starts = array("I")
        self.ends = array("I")

    def fold(self) -> Folded:
        at = 0
        while gap := _GAP.search(self.letters, at):
            start, end = gap.span()
            self.plain(at, start)
            at = self.wide(start) if self.letters[start] == _WIDE else self.gap(start, end)
        self.plain(at, len(self.raw))
        return Folded(self.raw, "".join(self.pieces), self.starts, self.ends)

    def plain(self, start: int, end: int) -> None:
        """Take characters that fold one for one."""
        self.pieces.append(self.letters[start:end])
        self.starts += self.identity[start:end]
        self.ends += self.identity[start + 1 : end + 1]

    def wide(self, start: int) -> int:
        """Take a presentation form that stands for several letters; give the offset after it."""
        letters = _EXPANDED[self.raw[start]]
        self.pieces.append(letters)
        self.starts.extend([start] * len(letters))
        self.ends.extend([start + 1] * len(letters))
        return start + 1

    def gap(self, start: int, end: int) -> int:
        """Take a run that folds to little or nothing; give the offset after what was taken."""
        run = self.letters[start:end]
        gap = _known_gap(run) if len(run) < 16 else _read_gap(run)
        if gap.lead and self.ends:
            self.ends[-1] = start + gap.lead
        if gap.stretched and (joined := self.joined(start, end, gap)):
            return joined
        if not gap.offsets and self.parts(start, end):
            gap = _Gap(gap.lead, gap.stretched, " ", (end - start - 1,))
        if gap.offsets:
            self.pieces.append(gap.text)
            self.starts.extend([start + offset for offset in gap.offsets])
            self.ends.extend([start + offset + 1 for offset in gap.offsets])
        return end

    def parts(self, start: int, end: int) -> bool:
        """Whether quotation marks stand here in place of the blank between two words."""
        if _PAIRED.isdisjoint(self.raw[start:end]) or not (
            _LETTER.match(self.letters, start - 1) and _LETTER.match(self.letters, end)
        ):
            return False
        before = self.letters[max(0, start - 24) : start].replace(_MARK, "")
        return not _LONE_PROCLITIC.search(before)

    def joined(self, start: int, end: int, gap: _Gap) -> int:
        """The offset where a broken word goes on, or where the word of a lone `لـ` begins; 0 when neither is here."""
        if broken := _BREAK.match(self.letters, start):
            return broken.end()
        if gap.text == " " and self.letters[end : end + 1].isalnum():
            before = self.letters[max(0, start - 24) : start].replace(_MARK, "")
            return end if _LONE_PROCLITIC.search(before) else 0
        return 0


def fold(raw: str) -> Folded:
    """The folded letters of a raw text, each with its raw offsets."""
    return _Folder(raw).fold()


def fold_key(words: str) -> str:
    """The folded letters of a word or phrase, without blanks around them: its key in a codebook."""
    letters = words.translate(_LETTERS)
    # Most words need nothing but other letters; the offsets that `fold` keeps are not asked for here.
    return (fold(words).text if _GAP.search(letters) else letters).strip()
