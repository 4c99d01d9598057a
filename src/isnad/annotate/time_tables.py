"""The words of time of the codebook, folded, each with the letter that the grammar of time knows it by."""

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from isnad.annotate.number_tables import folded, load_words, with_proclitics
from isnad.annotate.numbers import NumberReading
from isnad.text import fold_key


class Entry(NamedTuple):
    """One way to go on from a printed word: how many of its letters to cut, the words behind it, tag and value."""

    cut: int
    tail: tuple[str, ...]
    tag: str
    value: Any


@dataclass(frozen=True, slots=True)
class TimeTables:
    """Every table that reading times needs; keys are folded words."""

    entries: dict[str, tuple[Entry, ...]]
    ambiguous_months: frozenset[str]
    name_heads: frozenset[str]
    name_phrases: dict[str, tuple[tuple[str, ...], ...]]
    general: frozenset[str]
    media: frozenset[str]
    age: frozenset[str]
    lengths: frozenset[str]
    lasting: frozenset[str]
    going_on: frozenset[str]


_PUNCTUATION = "/-,():"
_ERAS = ("ه", "م", "هجري", "هجرية", "ميلادي", "ميلادية")
_FIXED = {"من": "m", "بين": "B", "قبل": "K", "منذ": "I", "على التوالي": "Q"} | dict.fromkeys(_ERAS, "E")
_UNIT_TAGS = {"two": "D", "many": "s", "the": "U", "the_many": "S", "the_two": "G"}
_ONE_TAGS = {"day": "j", "month": "b", "year": "y"}


@cache
def time_tables() -> TimeTables:
    """The tables of times.yaml and months.yaml."""
    times, months = load_words("times.yaml"), load_words("months.yaml")
    names = times["not_times"]
    return TimeTables(
        entries=_entries(_tagged(times, months)),
        ambiguous_months=_forms(months["ambiguous"]),
        name_heads=_forms(names["heads"]),
        name_phrases=_phrases(names["phrases"]),
        general=_forms([*names["general"], *names["general_indefinite"]]),
        media=_forms(names["media"]),
        age=_forms(times["age"]),
        lengths=_forms(times["prepositions_of_length"]),
        lasting=_forms(times["lasting"]),
        going_on=_forms(times["vague"]["going_on"]),
    )


def _forms(words: list[str]) -> frozenset[str]:
    return frozenset(form for word in folded(words) for form, _ in with_proclitics(word))


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases, folded and split into words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(fold_key(phrase).split())
        found.setdefault(words[0], []).append(words)
    return {word: tuple(ways) for word, ways in found.items()}


_Tagged = list[tuple[str, str, Any]]


def _tagged(times: dict[str, Any], months: dict[str, Any]) -> _Tagged:
    """(word or phrase, tag, value) of everything; where two share a form, the first wins."""
    return [
        *((word, tag, None) for word, tag in _FIXED.items()),
        ("العشر", "n", NumberReading(0, 1, 10, 10, "exact")),
        ("الست", "n", NumberReading(0, 1, 6, 6, "exact")),
        *_clock_words(times),
        *_day_words(times),
        *_month_words(months),
        *_unit_words(times["units"]),
        *_other_words(times),
        *_ordinals(times),
    ]


def _grouped(table: dict[Any, list[str]], tag: str) -> _Tagged:
    return [(word, tag, value) for value, words in table.items() for word in words]


def _listed(words: list[str], tag: str, value: Any = None) -> _Tagged:
    return [(word, tag, value) for word in words]


def _clock_words(times: dict[str, Any]) -> _Tagged:
    clock = times["clock"]
    return [*_listed(clock["heads"], "C"), *_grouped(clock["halves"], "Z"), *_listed(clock["zones"], "z")]


def _day_words(times: dict[str, Any]) -> _Tagged:
    deictic = times["deictic"]["words"]
    parts = times["day_parts"]
    return [
        *_listed(deictic[0], "t", 0),
        *_grouped({days: words for days, words in deictic.items() if days}, "e"),
        ("مساء", "i", None),
        *_listed(parts["late"], "l"),
        *_listed(parts["adverbs"], "a"),
        *_listed(parts["nouns"], "p"),
    ]


def _month_words(months: dict[str, Any]) -> _Tagged:
    return [
        *_grouped(months["gregorian"]["names"], "M"),
        *_grouped(months["hijri"]["names"], "H"),
        *_grouped(months["weekdays"]["names"], "w"),
    ]


def _unit_words(units: dict[str, Any]) -> _Tagged:
    found: _Tagged = []
    for unit, forms in units.items():
        if unit == "examples":
            continue
        found += _listed(forms["one"], _ONE_TAGS.get(unit, "u"), unit)
        for number, tag in _UNIT_TAGS.items():
            found += _listed(forms[number], tag, unit)
    return found


def _other_words(times: dict[str, Any]) -> _Tagged:
    portions, modifiers, vague = times["portions"], times["modifiers"], times["vague"]
    ranges = times["ranges"]
    return [
        *_listed(portions["start"], "P", "start"),
        *_listed(portions["middle"], "q", "middle"),
        *_listed(portions["end"], "P", "end"),
        *_listed(portions["share"], "P", "share"),
        *_listed(times["pairs"], "x"),
        *_grouped(times["decades"]["words"], "9"),
        ("بعد", "r", None),
        *_listed(modifiers["past"], "<"),
        *_listed(modifiers["present"], "="),
        *_listed(modifiers["future"], ">"),
        *_listed(modifiers["new"], "N"),
        *_listed(modifiers["entering"], "J"),
        *_listed(modifiers["same"], "~"),
        *_listed(modifiers["small"], "g"),
        *_listed(modifiers["few"], "F"),
        *_listed(modifiers["demonstratives"], "h"),
        *_grouped({kind: words for kind, words in vague.items() if kind not in ("examples", "going_on")}, "V"),
        *_grouped({k: w for k, w in times["seasons"].items() if k != "examples"}, "k"),
        *_listed([word for word in ranges["from"] if " " in word], "W"),
        *_listed(ranges["to"], "T"),
        *_listed(ranges["between"], "B"),
        *_listed(times["date_words"], "f"),
    ]


def _ordinals(times: dict[str, Any]) -> _Tagged:
    """Ordinals from the first to the thirty-first, of both genders."""
    simple = {value: [fold_key(word) for word in words] for value, words in times["ordinals"].items()}
    found: _Tagged = _grouped(simple, "o")
    ones = {value: words for value, words in simple.items() if 2 <= value <= 9}
    ones[1] = [fold_key(word) for word in times["ordinal_ones"]]
    for value, words in ones.items():
        found += [(f"{word} {teen}", "o", 10 + value) for word in words for teen in ("عشر", "عشره")]
        tens = [(base, word) for base in (20, 30) for word in simple[base]]
        found += [(f"{word} و{ten}", "o", base + value) for word in words for base, ten in tens]
    return found


def _entries(tagged: _Tagged) -> dict[str, tuple[Entry, ...]]:
    """Printed first word to the ways to go on, the longest first; no form with a proclitic hides a whole word."""
    found: dict[str, list[Entry]] = {}
    for phrase, tag, value in tagged:
        first, *tail = fold_key(phrase).split()
        for form, cut in with_proclitics(first):
            found.setdefault(form, []).append(Entry(cut, tuple(tail), tag, value))
    entries = {form: _ranked(ways) for form, ways in found.items()}
    entries |= {mark: (Entry(0, (), mark, None),) for mark in _PUNCTUATION}
    entries["و"] = (Entry(0, (), "&", None),)
    return entries


def _ranked(ways: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(ways, key=lambda way: (-len(way.tail), way.cut)))
