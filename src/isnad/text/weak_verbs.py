"""What weak and doubled radicals do to a verb stem and to the ending that follows it.

A stem is a string of sounds (see ``sounds``) in which ``W`` and ``Y`` are radicals that may merge with vowels.
"""

from __future__ import annotations

import re

from isnad.text.sounds import VOWELS

_GLIDES = {"W": "و", "Y": "ي"}
_HOLLOW = re.compile(r"([aiu]?)W([aiu])(?=[^aiuAIUE]$)")
_DOUBLED = re.compile(r"(.)(.)[aiu]\2$")


def attach(stem: str, ending: str, *, doubled: bool = False, closed_vowel: str = "") -> str:
    """The sounds of stem and ending together.

    ``closed_vowel`` is the vowel of a hollow past in form I before a consonant: qul-tu, bi-tu.
    """
    if doubled:
        return _contract(stem, ending) + ending
    return _merge_last(_merge_middle(stem, ending, closed_vowel), ending)


def _contract(stem: str, ending: str) -> str:
    """A doubled stem: fa-ra-r becomes farr, ya-frir becomes yafirr, unless a consonant follows."""
    if ending and ending[0] not in VOWELS:
        return stem
    return _DOUBLED.sub(lambda found: _join_doubled(found[0]), stem)


def _join_doubled(syllable: str) -> str:
    """arar → arr, frir → firr."""
    before, radical, vowel = syllable[0], syllable[1], syllable[2]
    return before + radical * 2 if before in VOWELS else before + vowel + radical * 2


def _merge_middle(stem: str, ending: str, closed_vowel: str) -> str:
    """A hollow stem: a long vowel in an open syllable (qāl-a), a short one in a closed one (qul-tu)."""
    opened = ending[:1] != "" and ending[0] in VOWELS

    def nucleus(found: re.Match[str]) -> str:
        quality = _quality(found[1], found[2])
        if opened:
            return quality.upper()
        return closed_vowel if closed_vowel and found[1] == "a" else quality

    return _HOLLOW.sub(nucleus, stem)


def _quality(before: str, after: str) -> str:
    """The vowel that a weak middle radical leaves: a-wa → a, u-wi → i, C-wu → u."""
    return {"a": "a", "u": "i"}.get(before, after)


def _merge_last(stem: str, ending: str) -> str:
    """A defective stem with its ending; any other stem unchanged before it."""
    if stem[-1] not in _GLIDES:
        return stem + ending
    base, vowel, glide = stem[:-2], stem[-2], stem[-1]
    return base + (_after_a(glide, ending) if vowel == "a" else _after_i_or_u(vowel, ending))


def _after_a(glide: str, ending: str) -> str:
    """-aw and -ay: ramā, ramat, ramaw, ramayta, yarḍayna; nothing is left before a jussive's end."""
    if ending in ("a", "u"):
        return "A" if glide == "W" else "E"
    if ending.startswith("at"):
        return ending
    if ending[:1] in ("U", "I"):
        return "a" + ("و" if ending[0] == "U" else "ي") + ending[1:]
    return "a" + _GLIDES[glide] + ending if ending else "a-"


def _after_i_or_u(vowel: str, ending: str) -> str:
    """-iy and -uw: laqiya, yarmī, yadʿuwāni, yarmūna, tadʿīna, yarmīna; a short vowel is left in a jussive."""
    if ending == "":
        return vowel + "-"
    if ending == "u":
        return vowel.upper()
    if ending[0] in "UI":
        return ending
    if ending[0] in VOWELS:
        return vowel + ("ي" if vowel == "i" else "و") + ending
    return vowel.upper() + ending
