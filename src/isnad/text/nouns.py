"""Arabic nouns, participles and adjectives: every form, as printed without vowel signs.

Forms with ``construct`` stand as first term of an iḍāfa and before pronouns; forms with ``suffixed`` only before
pronouns; the others stand anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from isnad.text.word_lists import COLOURS, DEFECTIVE_NOUNS, DEFECTIVE_PARTICIPLES

__all__ = ["NounForm", "adjective_forms", "noun_forms", "participle_forms"]


@dataclass(frozen=True, slots=True)
class NounForm:
    """One printed form of a noun, participle or adjective."""

    surface: str
    number: str  # "s" | "d" | "p"
    gender: str  # "m" | "f"
    suffixed: bool  # printed so only before a pronoun: سيطرت(ه), لقاؤ(ه)
    construct: bool  # printed so only before a genitive or a pronoun: مقاتلو, عنصرا


_SIGNS = re.compile(r"[\u064B-\u0652\u0670\u0640]")
_ARABIC = re.compile(r"[ء-غف-ي]+")
_TANWIN_KASRA = "\u064d"
_DO_NOT_JOIN = "اأإآدذرزوؤءىة"
_NO_ALEF_FOR_HAMZA = "اوي"
_DERIVED_MASDAR = re.compile(r"ا.{2,4}ا.|إ..?ا.|[إا].{1,4}اء|ت..ي.|ت.ا[^اي].?|ت[^ا][^ا][^اة]")
_RELATIONAL = re.compile(r"[^ت][^ا].+ي")
_DIPTOTE = re.compile(r".{2}ا.{2}|.{2}ا.ي.|.{2,}اء")
_LIKE_WOUNDED = re.compile(r"[^اوي][^اوي]ي[^اوي]")
_ELATIVE = re.compile(r"أ[^ي][^اي][^ي]")
_IRREGULAR_FEMININES = {"أول": "أولى", "آخر": "أخرى"}
_YA_PLURALS = frozenset({"فتاة", "وفاة"})
_SOUNDS = {"m": "m", "f": "f", "mf": "mf", "none": ""}


def noun_forms(singular: str, plurals: Sequence[str] = (), *, sound: str | None = None) -> tuple[NounForm, ...]:
    """The forms of a noun, none twice: its singular, dual, the given plurals and its sound plural.

    ``sound`` is "m" (ون), "f" (ات), "mf", "none", or None to deduce it: ات for masdars of derived forms, and for nouns
    in ة and relational nouns in ي when no plural is given. A tanwin kasra marks a defective noun: تحدٍّ, محامٍ.
    """
    base = _bare(singular)
    gender = "f" if _is_feminine(base) else "m"
    stem = _stem(singular, base, DEFECTIVE_NOUNS)
    kinds = _deduced_sound(stem, plurals) if sound is None else _checked_sound(sound)
    made = [*_singular(stem, "s", gender), *_dual(stem, gender), *_given_plurals(stem, plurals, gender)]
    made.append(NounForm(base, "s", gender, False, False))
    if "m" in kinds:
        made.extend(_sound_masculine(stem, gender, defective=stem != base))
    if "f" in kinds:
        made.append(NounForm(_in_at(stem), "p", gender, False, False))
    return _unique(made)


def participle_forms(masculine: str, *, defective: bool | None = None) -> tuple[NounForm, ...]:
    """Masculine and feminine forms in the three numbers, none twice.

    ``masculine`` is the singular without article. A defective one, said to be so, written with its tanwin kasra (نافٍ)
    or listed (ناف, منته), has forms with ي too: النافي, نافيا, نافون.
    """
    base = _bare(masculine)
    stem = _stem(masculine, base, DEFECTIVE_PARTICIPLES, defective)
    return _unique([*_adjectival(stem, defective=stem != base), NounForm(base, "s", "m", False, False)])


def adjective_forms(masculine: str, plurals: Sequence[str] = ()) -> tuple[NounForm, ...]:
    """As ``participle_forms``, with broken plurals (جديد, جدد); أحمر gives حمراء and حمر, أكبر gives كبرى."""
    base = _bare(masculine)
    if base in _IRREGULAR_FEMININES or base in COLOURS or _ELATIVE.fullmatch(base):
        return _unique([*_elative(base), *_given_plurals(base, plurals, "m")])
    return _unique([*participle_forms(masculine), *_given_plurals(base, plurals, "m")])


def _bare(word: str) -> str:
    """The word without vowel signs; a ValueError when it is not one Arabic word."""
    bare = _SIGNS.sub("", word.strip())
    if not _ARABIC.fullmatch(bare):
        raise ValueError(f"«{word}» is not one Arabic word, so that its forms cannot be made.")
    return bare


def _stem(given: str, bare: str, known: frozenset[str], defective: bool | None = None) -> str:
    """The word that endings are added to: a defective one with its ي, محامي."""
    if defective is None:
        defective = _TANWIN_KASRA in given or bare in known
    return bare + "ي" if defective and not bare.endswith(("ي", "ى")) else bare


def _checked_sound(sound: str) -> str:
    """The letters of the sound plurals asked for; a ValueError when it is another word."""
    if sound not in _SOUNDS:
        raise ValueError(f'«{sound}» is no kind of sound plural: it is "m", "f", "mf" or "none".')
    return _SOUNDS[sound]


def _unique(forms: Iterable[NounForm]) -> tuple[NounForm, ...]:
    """The forms in order, each once."""
    return tuple(dict.fromkeys(forms))


def _is_feminine(word: str) -> bool:
    """Whether its ending makes a singular feminine: غارة, ذكرى; but مستشفى and لقاء."""
    return word.endswith("ة") or (word.endswith("ى") and not word.startswith(("م", "أ")))


def _singular(word: str, number: str, gender: str) -> Iterator[NounForm]:
    """A singular or broken plural: itself, its accusative, its forms before pronouns."""
    yield NounForm(word, number, gender, False, False)
    accusative = _accusative(word)
    if accusative and not (number == "p" and _DIPTOTE.fullmatch(word)):
        yield NounForm(accusative, number, gender, False, False)
    for surface in _before_pronoun(word):
        yield NounForm(surface, number, gender, True, False)


def _accusative(word: str) -> str:
    """The indefinite accusative in alef: قصفا, لجوءا, عبئا; none after ة, ى, اء, أ."""
    if word.endswith(("ة", "ى", "ا", "اء", "أ")):
        return ""
    return _before_vowel(word, "ا")


def _before_vowel(word: str, ending: str) -> str:
    """The word with an ending that begins with alef: its hamza takes the seat that print gives it."""
    if word.endswith("أ"):
        return word[:-1] + "آ" + ending[1:]
    if word.endswith("ء") and len(word) > 1 and word[-2] not in _DO_NOT_JOIN:
        return word[:-1] + "ئ" + ending
    return word + ending


def _before_pronoun(word: str) -> Iterator[str]:
    """What a word becomes before a pronoun, if it changes: سيطرت, مستشفا, لقاؤ, لقائ."""
    if word.endswith("ة"):
        yield word[:-1] + "ت"
    elif word.endswith("ى"):
        yield word[:-1] + "ا"
    elif word.endswith(("ء", "أ")):
        yield word[:-1] + "ؤ"
        yield word[:-1] + "ئ"
        if word[-1] == "ء" and word[-2:-1] not in tuple(_NO_ALEF_FOR_HAMZA):
            yield word[:-1] + "أ"
    elif word.endswith("ؤ"):
        yield word[:-1] + "ئ"


def _oblique(word: str, ending: str) -> str:
    """The word with an ending that begins with ya: لقاءين, خطأين, عبئين."""
    if word.endswith("ء") and len(word) > 1 and word[-2] not in _DO_NOT_JOIN:
        return word[:-1] + "ئ" + ending
    return word + ending


def _dual_stem(word: str) -> str:
    """What dual endings are added to: غارت, مستشفي."""
    if word.endswith("ة"):
        return word[:-1] + "ت"
    return word[:-1] + "ي" if word.endswith("ى") else word


def _dual(word: str, gender: str) -> Iterator[NounForm]:
    """عنصران, عنصرين; before a genitive or pronoun عنصرا, عنصري."""
    stem = _dual_stem(word)
    yield NounForm(_before_vowel(stem, "ان"), "d", gender, False, False)
    yield NounForm(_oblique(stem, "ين"), "d", gender, False, False)
    yield NounForm(_before_vowel(stem, "ا"), "d", gender, False, True)
    yield NounForm(_oblique(stem, "ي"), "d", gender, False, True)


def _given_plurals(singular: str, plurals: Sequence[str], gender: str) -> Iterator[NounForm]:
    """The forms of plurals that the caller knows; one in ون or ين of the singular is a sound plural."""
    for plural in map(_bare, plurals):
        if plural[-2:] in ("ون", "ين") and plural[:-2] in (singular, singular.rstrip("يىة")):
            yield from _in_un(plural[:-2], gender)
        elif plural.endswith("ات"):
            yield NounForm(plural, "p", gender, False, False)
        else:
            yield from _singular(plural, "p", gender)


def _in_un(stem: str, gender: str) -> Iterator[NounForm]:
    """مقاتلون, مقاتلين; before a genitive or pronoun مقاتلو, مقاتلي."""
    joined = stem[:-1] + "ؤ" if stem.endswith(("اء", "وء")) else stem
    oblique = stem[:-1] + "ئ" if stem.endswith(("اء", "وء")) else stem
    for nominative in dict.fromkeys((joined, stem)):
        yield NounForm(nominative + "ون", "p", gender, False, False)
        yield NounForm(nominative + "و", "p", gender, False, True)
    for genitive in dict.fromkeys((oblique, stem)):
        yield NounForm(genitive + "ين", "p", gender, False, False)
        yield NounForm(genitive + "ي", "p", gender, False, True)


def _sound_masculine(word: str, gender: str, *, defective: bool) -> Iterator[NounForm]:
    """The plural in ون; defective words and those in ى lose their last letter: محامون, مصطفون."""
    return _in_un(word[:-1] if defective or word.endswith("ى") else word, gender)


def _in_at(word: str) -> str:
    """The plural in ات: غارات, انسحابات, لقاءات, مفاجآت, مباريات, قنوات."""
    if word.endswith("اة"):
        glide = "و" if len(word) == 4 and word not in _YA_PLURALS else "ي"
        return word[:-2] + glide + "ات"
    if word.endswith("ى"):
        return word[:-1] + "يات"
    return _before_vowel(word[:-1] if word.endswith("ة") else word, "ات")


def _deduced_sound(word: str, plurals: Sequence[str]) -> str:
    """The sound plural that a word's shape and known plurals suggest: "m", "f" or ""."""
    if _DERIVED_MASDAR.fullmatch(word):
        return "f"
    if plurals:
        return ""
    if word.endswith("ة"):
        return "f"
    return "m" if _RELATIONAL.fullmatch(word) else ""


def _adjectival(masculine: str, *, defective: bool) -> Iterator[NounForm]:
    """The forms of a word that is inflected for gender."""
    feminine = _feminine(masculine)
    yield from _singular(masculine, "s", "m")
    yield from _singular(feminine, "s", "f")
    yield from _dual(masculine, "m")
    yield from _dual(feminine, "f")
    if not _LIKE_WOUNDED.fullmatch(masculine):
        yield from _sound_masculine(masculine, "m", defective=defective)
    yield NounForm(_in_at(feminine), "p", "f", False, False)


def _feminine(masculine: str) -> str:
    """محاصرة, روسية, نافية; مسماة for مسمى."""
    return masculine[:-1] + "اة" if masculine.endswith("ى") else masculine + "ة"


def _elative(word: str) -> Iterator[NounForm]:
    """أحمر with حمراء and حمر, أكبر with كبرى, أول with أولى."""
    feminine = _feminine_of_elative(word)
    yield from _diptote_singular(word, "m")
    yield from _dual(word, "m")
    yield from _diptote_singular(feminine, "f")
    if word in COLOURS and not word.endswith("ى"):
        yield NounForm(word[1:], "p", "m", False, False)
    elif feminine.endswith("ى"):
        yield from _dual(feminine, "f")


def _feminine_of_elative(word: str) -> str:
    """حمراء, عمياء; كبرى, عليا; أولى."""
    if word in _IRREGULAR_FEMININES:
        return _IRREGULAR_FEMININES[word]
    base, weak = (word[1:-1], "ي") if word.endswith("ى") else (word[1:], "")
    if word in COLOURS:
        return base + weak + "اء"
    return base + (weak + "ا" if weak else "ى")


def _diptote_singular(word: str, gender: str) -> Iterator[NounForm]:
    """A singular without accusative alef."""
    return (form for form in _singular(word, "s", gender) if form.surface != word + "ا")
