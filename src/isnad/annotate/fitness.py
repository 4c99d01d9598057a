"""Whether a text can be coded at all, and in which form: no lone surrogates, not empty, Arabic."""

from __future__ import annotations

import re

from isnad.model import Note

_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 20_000  # characters
_ARABIC_SHARE = 0.3  # less Arabic than this among the letters, and the text is not Arabic


def without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD one for one, so that offsets hold."""
    return _SURROGATE.sub("\ufffd", text)


def unfit(text: str) -> Note | None:
    """Why a text has nothing to code: it is empty, or its first 20,000 characters are not Arabic."""
    if not text.strip():
        return Note("empty", "The document has no text.")
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    if sum(map(_is_arabic, letters)) < max(1, _ARABIC_SHARE * len(letters)):
        return Note("not-arabic", "The text is not Arabic, so nothing was coded.")
    return None


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" or "\ufb50" <= letter <= "\ufeff"
