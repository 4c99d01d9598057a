"""Arabic verbs: every form, as printed without vowel signs, from the past and the present of the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.text.nouns import NounForm, adjective_forms, noun_forms, participle_forms
from isnad.text.sounds import VOWELS, letters, spell, spell_before_pronoun
from isnad.text.verb_nouns import masdars, participle_pair
from isnad.text.verb_patterns import (
    Verb,
    fill,
    passive_past_stem,
    passive_present_stem,
    past_stem,
    present_stem,
    shape,
)
from isnad.text.verb_recognition import NotAVerb, recognise
from isnad.text.weak_verbs import attach

__all__ = [
    "NotAVerb",
    "NounForm",
    "VerbForm",
    "adjective_forms",
    "conjugate",
    "masdar_of",
    "noun_forms",
    "participle_forms",
    "participle_forms_of",
    "participles_of",
]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One printed form of a verb."""

    surface: str
    tense: str  # "past" | "present" | "imperative"
    voice: str  # "active" | "passive"
    person: int
    gender: str  # "m" | "f" | "" when common
    number: str  # "s" | "d" | "p"
    suffixed: bool  # printed so only before an object pronoun: قتلو(هم), رما(ها)


Person = tuple[int, str, str]
Features = tuple[str, str, int, str, str, bool]

_PAST: tuple[tuple[Person, str], ...] = (
    ((3, "m", "s"), "a"),
    ((3, "f", "s"), "at"),
    ((3, "m", "d"), "A"),
    ((3, "f", "d"), "atA"),
    ((3, "m", "p"), "U_"),
    ((3, "f", "p"), "na"),
    ((2, "m", "s"), "ta"),
    ((2, "f", "s"), "ti"),
    ((2, "", "d"), "tumA"),
    ((2, "m", "p"), "tum"),
    ((2, "f", "p"), "tunna"),
    ((1, "", "s"), "tu"),
    ((1, "", "p"), "nA"),
)
_NO_ENDING = ("u", "a", "")  # indicative, subjunctive, jussive
_DUAL = ("Ani", "A")
_PLURAL = ("Una", "U_")
_PRESENT: tuple[tuple[Person, str, tuple[str, ...]], ...] = (
    ((3, "m", "s"), "ي", _NO_ENDING),
    ((3, "f", "s"), "ت", _NO_ENDING),
    ((3, "m", "d"), "ي", _DUAL),
    ((3, "f", "d"), "ت", _DUAL),
    ((3, "m", "p"), "ي", _PLURAL),
    ((3, "f", "p"), "ي", ("na",)),
    ((2, "m", "s"), "ت", _NO_ENDING),
    ((2, "f", "s"), "ت", ("Ina", "I")),
    ((2, "", "d"), "ت", _DUAL),
    ((2, "m", "p"), "ت", _PLURAL),
    ((2, "f", "p"), "ت", ("na",)),
    ((1, "", "s"), "ء", _NO_ENDING),
    ((1, "", "p"), "ن", _NO_ENDING),
)
_IMPERATIVE: tuple[tuple[Person, str], ...] = (
    ((2, "m", "s"), ""),
    ((2, "f", "s"), "I"),
    ((2, "", "d"), "A"),
    ((2, "m", "p"), "U_"),
    ((2, "f", "p"), "na"),
)
_SHORT_IMPERATIVES = frozenset({("ء", "خ", "ذ"), ("ء", "ك", "ل"), ("ء", "م", "ر")})


def conjugate(past: str, present: str) -> tuple[VerbForm, ...]:
    """Every form of the verb with these principal parts, none twice; raises NotAVerb.

    Forms with ``suffixed`` stand only before an object pronoun; the others stand alone and, if they end neither in ى
    nor in the silent alef of قتلوا, before pronouns too. Passives have no suffixed forms: they rarely take a pronoun.
    Where print has two spellings (بدؤوا and بدأوا) both are given; one-letter imperatives are not. Bare pasts that fit
    forms I and II are read as ``word_lists`` says; a written shadda decides (قتّل يقتّل).
    """
    verb = recognise(past, present)
    surfaces, features = _paradigm(*_shape_key(verb))
    return tuple(
        VerbForm(surface, *feature) for surface, feature in zip(fill(verb, surfaces).split("\n"), features, strict=True)
    )


def masdar_of(past: str, present: str) -> tuple[str, ...]:
    """The regular verbal nouns of a derived form; none for form I, whose verbal nouns are words of the dictionary."""
    verb = recognise(past, present)
    return tuple(fill(verb, masdar) for masdar in masdars(shape(verb)))


def participles_of(past: str, present: str) -> tuple[str, str]:
    """Active and passive participle, masculine singular without article: قاتل, مقتول; داع, مدعو."""
    verb = recognise(past, present)
    active, passive = participle_pair(shape(verb))
    return fill(verb, active), fill(verb, passive)


def participle_forms_of(past: str, present: str) -> tuple[tuple[NounForm, ...], tuple[NounForm, ...]]:
    """The forms of the active and of the passive participle, in gender and number."""
    active, passive = participles_of(past, present)
    defective = recognise(past, present).defective
    return participle_forms(active, defective=defective), participle_forms(passive, defective=False)


def _shape_key(verb: Verb) -> tuple[Verb, bool]:
    """What decides a verb's table: its shape, and whether its imperative loses the hamza (خذ)."""
    return shape(verb), verb.form == "I" and verb.radicals in _SHORT_IMPERATIVES


@lru_cache(maxsize=1024)
def _paradigm(verb: Verb, short_imperative: bool) -> tuple[str, tuple[Features, ...]]:
    """The forms of a shape, one per line, and their features."""
    rows = dict.fromkeys(row for row in _rows(verb, short_imperative) if len(row[0]) > 1)
    return "\n".join(surface for surface, *_ in rows), tuple(row[1:] for row in rows)


Row = tuple[str, str, str, int, str, str, bool]


def _rows(verb: Verb, short_imperative: bool) -> Iterator[Row]:
    """Surface and features of every form of a shape."""
    yield from _past(verb, "active", past_stem(verb))
    yield from _past(verb, "passive", passive_past_stem(verb))
    yield from _present(verb, "active", present_stem(verb))
    yield from _present(verb, "passive", passive_present_stem(verb))
    yield from _imperative(verb, short_imperative)


def _past(verb: Verb, voice: str, stem: str) -> Iterator[Row]:
    """The forms of one past."""
    closed = _closed_vowel(verb) if voice == "active" else ""
    for person, ending in _PAST:
        sounds = attach(stem, ending, doubled=verb.doubled, closed_vowel=closed)
        yield from _printed([(sounds, ending)], ("past", voice, *person))


def _closed_vowel(verb: Verb) -> str:
    """The vowel of qultu and biʿtu; form I only."""
    if verb.form != "I":
        return ""
    return "u" if verb.present_vowel == "u" else "i"


def _present(verb: Verb, voice: str, stem: str) -> Iterator[Row]:
    """The forms of one present in its three moods."""
    for person, prefix, endings in _PRESENT:
        moods = [(attach(prefix + stem, ending, doubled=verb.doubled), ending) for ending in endings]
        yield from _printed(moods, ("present", voice, *person))


def _imperative(verb: Verb, short: bool) -> Iterator[Row]:
    """The imperatives: the jussive without its prefix; خذ without its hamza too."""
    for person, ending in _IMPERATIVE:
        bare = attach(present_stem(verb), ending, doubled=verb.doubled)[1:]
        sounds = bare[1:] if short else _pronounceable(verb, bare)
        yield from _printed([(sounds, ending)], ("imperative", "active", *person))


def _pronounceable(verb: Verb, sounds: str) -> str:
    """An imperative with the vowel that a first cluster of consonants needs, or the hamza of form IV."""
    if verb.form == "IV":
        return "ءa" + sounds
    if sounds[1:2] in VOWELS:
        return sounds
    return ("u" if verb.form == "I" and verb.present_vowel == "u" else "i") + sounds


Described = tuple[str, str, int, str, str]


def _printed(moods: Sequence[tuple[str, str]], features: Described) -> Iterator[Row]:
    """The spellings of a person in all its moods, given as sounds and ending, then those only before a pronoun."""
    alone = [surface for sounds, ending in moods for surface in (spell(sounds), *_kept_seat(sounds, ending))]
    for surface in alone:
        yield (surface, *features, False)
    if features[1] == "active":
        for sounds, ending in moods:
            yield from ((joined, *features, True) for joined in _before_pronoun(sounds, ending) if joined not in alone)


def _kept_seat(sounds: str, ending: str) -> Iterator[str]:
    """The other spelling of a hamza before an ending: بدأوا beside بدؤوا, جاءوا beside جاؤوا."""
    stem = sounds[: len(sounds) - len(ending)]
    if stem.endswith("ء") and stem[-2] not in "iI" and ending[:1] in ("A", "I", "U"):
        yield spell(stem) + letters(ending)


def _before_pronoun(sounds: str, ending: str) -> Iterator[str]:
    """What is printed before an object pronoun."""
    yield spell_before_pronoun(sounds + "U" if ending == "tum" else sounds)
    yield from _kept_seat(sounds.rstrip("_"), ending.rstrip("_"))
