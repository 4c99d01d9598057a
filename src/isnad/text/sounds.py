"""From the sounds of a word to its unvocalised spelling.

Sounds are written as a string: consonants as Arabic letters (``ء`` is the hamza without a seat), radicals not yet
known as the digits 1 to 4, short vowels ``a i u``, long vowels ``A I U``, ``E`` for a final ā that is spelled ى,
``_`` for the silent alef of قتلوا, and ``t n m s`` for those letters in endings and patterns. ``-`` is no sound: it
keeps the vowel before it from being taken for an ending (لم ينأَ).
"""

from __future__ import annotations

import re

SHORT = "aiu"
LONG = "AIUE"
VOWELS = SHORT + LONG
_LATIN = str.maketrans("tnms", "تنمس")
_LETTERS = {"a": "", "i": "", "u": "", "A": "ا", "I": "ي", "U": "و", "_": "ا", "-": ""}
_FINAL_SEATS = {"a": "أ", "i": "ئ", "u": "ؤ"}
_TWICE = re.compile(r"([^aiuAIUE_])\1")
_TWO_HAMZAS = re.compile(r"ء([aiu])ء(?![aiuAIUE])")
_GLIDE_AFTER_U = re.compile(r"u([وي])(?!\1)(?=[^aiuAIUE_])")
_GLIDE_AFTER_I = re.compile(r"i([وي])(?!\1)(?=[^aiuAIUE_])")


def spell(sounds: str) -> str:
    """The word as printed without vowel signs; a word that begins with a vowel gets its silent alef."""
    written = letters(_settle(sounds.translate(_LATIN)))
    return "ا" + written if sounds[:1] in SHORT else written


def spell_before_pronoun(sounds: str) -> str:
    """The word as it is printed before an object pronoun: رما(ها), قتلو(هم), يقرؤ(ه)."""
    return spell(sounds.rstrip("_") + "ه")[:-1]


def letters(sounds: str) -> str:
    """The letters of some sounds in the middle of a word."""
    once = _TWICE.sub(r"\1", sounds.translate(_LATIN))
    return "".join(_letter(once, at) for at in range(len(once))).replace("أا", "آ")


def _settle(sounds: str) -> str:
    """The sounds after the changes that hold everywhere: aʾaʾ- is ā, uw- is ū, iw- is ī before a consonant."""
    sounds = _TWO_HAMZAS.sub(lambda found: "ء" + found[1].upper(), sounds)
    return _GLIDE_AFTER_I.sub("I", _GLIDE_AFTER_U.sub("U", sounds))


def _letter(sounds: str, at: int) -> str:
    """What is printed for one sound."""
    sound = sounds[at]
    if sound == "ء":
        return _hamza(sounds, at)
    if sound == "E":
        return "ى" if at == len(sounds) - 1 and sounds[at - 1] != "ي" else "ا"
    return _LETTERS.get(sound, sound)


def _hamza(sounds: str, at: int) -> str:
    """The hamza with the seat that its neighbours give it."""
    before, rest = sounds[at - 1 : at], sounds[at + 1 :]
    if not before:
        return "إ" if rest[:1] in ("i", "I") else "أ"
    if rest in ("", *SHORT):
        return _FINAL_SEATS.get(before, "ء")
    return _middle_hamza(before, rest[0])


def _middle_hamza(before: str, after: str) -> str:
    """The seat within a word: i is stronger than u, u is stronger than a."""
    if before in "iI" or after in "iI":
        return "ئ"
    if before == "u" or after in "uU":
        return "ؤ"
    return "ء" if before in "AUو" and after in VOWELS else "أ"
