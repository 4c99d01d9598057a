"""What looks like a time and is none: names, ages, adjectives, and units that nothing makes a length."""

from collections.abc import Callable

from isnad.annotate.number_tables import bare_noun, noun_tables, number_tables
from isnad.annotate.numbers import NumberReading
from isnad.annotate.time_grammar import Found
from isnad.annotate.time_tables import time_tables
from isnad.text import Text


def is_time(text: Text, one: Found) -> bool:
    """Whether an expression that fits the grammar is a time: not part of a name, not an age, not an adjective."""
    if one.rule in _CHECKS:
        return _CHECKS[one.rule](text, one)
    if one.rule == "before" and one.tags == "Ku" and one.atoms[1].value == "decade" and not _has_time(text, one):
        return False
    if one.tags == "w" and _is_the_two(text, one):
        return False
    return not _is_named(text, one) and not _is_general(text, one) and not _is_per_day(text, one)


def word_text(text: Text, index: int) -> str:
    """The folded letters of this word, the empty string outside the text."""
    return text.words[index].text if 0 <= index < len(text.words) else ""


def _is_named(text: Text, one: Found) -> bool:
    """`حركة 23 مارس`, `سوق الجمعة`, `روسيا اليوم`: a name, unless it is dated with its year."""
    if one.first("YX"):
        return False
    at = first_word(one)
    before = word_text(text, at - 1)
    if one.tags[0] in "wdoMk" and before in time_tables().name_heads:
        return True
    if (one.tags == "t" or word_text(text, at) == _TOMORROW) and _is_medium(text, one):
        return True
    if one.tags[0] == "t" and before == _STATE:
        return one.tags == "t" and _is_told_by(text, at - 2)
    phrases = time_tables().name_phrases
    return one.tags[0] in "twjp" and (_has_phrase(text, at, phrases) or _has_phrase(text, at - 1, phrases))


_TOMORROW = "الغد"  # صحيفة عدن الغد; but `قالت قناة العربية أمس`
_STATE = "روسيا"  # شنت روسيا اليوم غارات: the state, today; نقلت روسيا اليوم عن: its channel
_TELLING = ("قال", "ذكر", "نقل", "افاد", "اورد", "بث", "نشر", "كشف", "عن", "بحسب", "حسب", "وفق", "لموقع")


def _is_told_by(text: Text, at: int) -> bool:
    """Whether the word before a name says that its bearer tells."""
    before = word_text(text, at)
    return before.removeprefix("و").startswith(_TELLING) or before in time_tables().media


def _is_medium(text: Text, one: Found) -> bool:
    """`قناة حلب اليوم`: `اليوم` is the end of a name."""
    at = first_word(one)
    if any(word_text(text, at - k) in time_tables().media for k in (2, 3)):
        return True
    _, end = text.raw_span(at, at + 1)
    return text.folded.raw[end : end + 1] in _CLOSING and word_text(text, at - 1) != ""


_CLOSING = frozenset({"\u201d", "\u00bb", '"'})


def _has_phrase(text: Text, at: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(
        tuple(word_text(text, at + k) for k in range(len(phrase))) == phrase
        for phrase in phrases.get(word_text(text, at), ())
    )


def _has_time(text: Text, one: Found) -> bool:
    """`قبل عقد من الزمن`, where `عقد` may be "holding" (a meeting)."""
    return word_text(text, one.atoms[-1].end + 1) in ("الزمن", "الزمان")


def _is_the_two(text: Text, one: Found) -> bool:
    """`مرافقيه الاثنين`, `المعتقلين الاثنين`: not Monday but the two of them."""
    before = word_text(text, one.atoms[0].first - 1)
    noun = noun_tables().nouns.get(bare_noun(before))
    if one.atoms[0].value == 0 and before.startswith("ال") and before.endswith("ين") and noun is not None:
        return noun.unit == "person"
    return one.atoms[0].value == 0 and before != bare_noun(before) and before.endswith(("ه", "ها", "هم"))


def _is_general(text: Text, one: Found) -> bool:
    """`الأمين العام الحالي`: `عام` is an adjective here."""
    return one.tags[0] in "Uy" and word_text(text, one.atoms[0].first - 1) in time_tables().general


def _is_per_day(text: Text, one: Found) -> bool:
    """`ألف برميل في اليوم`."""
    if one.tags != "t":
        return False
    before, atom = word_text(text, one.atoms[0].first - 1), one.atoms[0]
    return before in ("في", "مدار") or word_text(text, atom.first).startswith(("بال", "وبال"))


def _is_age(text: Text, one: Found) -> bool:
    """`(35 عاما)`, `البالغ من العمر 12 سنة`, `طفل عمره 5 سنوات`, `30 عاما من العمر`."""
    first, end = one.atoms[0].first, one.atoms[-1].end
    age = time_tables().age
    if any(word_text(text, first - k) in age for k in (1, 2, 3)) or any(
        word_text(text, end + k) in age for k in (0, 1)
    ):
        return True
    unit = one.first("yubsD")
    if unit is not None and unit.value == "year" and (word_text(text, first - 1), word_text(text, end)) == ("(", ")"):
        return True
    number = one.first("dn")
    if unit is None or number is None or unit.value not in ("year", "month") or not number.value.digits:
        return False
    # `فلان 28 سنة،` in a list of names: nothing in front says that it is a length
    lasts = any(word_text(text, first - k) in time_tables().lasting for k in (1, 2, 3))
    bare = number.cut == 0 and number.value.kind == "exact" and not lasts
    return bare and word_text(text, end) in _AGE_ENDS and word_text(text, first - 1) not in ("", "\n", "ل")


_AGE_ENDS = frozenset({")", "-", ",", ".", "", "\n", ";", "("})


def _is_length(text: Text, one: Found) -> bool:
    """A bare plural (`أيام`) and `عقد` only count behind a preposition of length."""
    if one.tags[0] == "p" and not (isinstance(one.atoms[-1].value, NumberReading) and one.atoms[-1].value.low == 1):
        return False
    if one.tags in ("s", "s>"):
        return _follows_length(text, one)
    if one.tags[0] == "Y" and one.atoms[0].value > 1900 and one.atoms[-1].tag in "jb":
        return False
    return not _is_age(text, one)


def _follows_length(text: Text, one: Found) -> bool:
    atom = one.atoms[0]
    if atom.cut and text.words[atom.first].text[atom.cut - 1] in "لب":
        return True
    return word_text(text, atom.first - 1) in time_tables().lengths


def _is_one(text: Text, one: Found) -> bool:
    """`بعد يوم من`, `منذ شهر`, `خلال ساعة`: a unit alone is a length behind a preposition only."""
    atom = one.atoms[0]
    before = word_text(text, atom.first - 1)
    if atom.value == "decade":
        return False
    return before in time_tables().lengths and before not in ("نحو", "عمره")


def _is_bare_year(text: Text, one: Found) -> bool:
    """`في 2011`: four digits behind a preposition of time, with nothing counted behind."""
    atom = one.atoms[0]
    if not 1900 <= atom.value <= 2100 or word_text(text, atom.end) in number_tables().scales:
        return False
    return word_text(text, atom.first - 1) in _YEAR_PREPOSITIONS and not _is_counted(text, atom.end)


_YEAR_PREPOSITIONS = frozenset({"في", "وفي", "منذ", "ومنذ", "حتي", "خلال", "قبل", "بعد"})


def _is_counted(text: Text, at: int) -> bool:
    return word_text(text, at) in noun_tables().nouns


def _is_part(text: Text, one: Found) -> bool:
    """`صباحا`, `منتصف الليل`, `ساعات الصباح الأولى`; `فجر` alone may be the verb."""
    last = one.atoms[-1]
    if one.tags == "p" and one.before in "IT":
        return word_text(text, last.first).startswith("ال")
    if one.tags == "i":
        return not word_text(text, last.end).startswith("ال")
    if one.tags == "p" or (one.tags[0] in "sS" and "q" not in one.tags and one.tags[-1] in "pi"):
        return one.tags in ("sp", "Sp") and word_text(text, last.first).startswith("ال")
    return not _is_named(text, one)


def _is_vague(text: Text, one: Found) -> bool:
    """`حتى الآن` only where something goes on until now."""
    first = one.atoms[0].first
    if one.atoms[0].value != "now" or word_text(text, first - 1) not in ("حتي", "الي", "لغايه", "وحتي"):
        return True
    return any(word_text(text, first - k) in time_tables().going_on for k in range(2, 9))


_CHECKS: dict[str, Callable[[Text, Found], bool]] = {
    "one": _is_one,
    "bare-year": _is_bare_year,
    "part": _is_part,
    "length": _is_length,
    "vague": _is_vague,
}


def first_word(one: Found) -> int:
    """The index of the first word of an expression."""
    return next(atom.first for atom in one.atoms if atom.tag != "&")
