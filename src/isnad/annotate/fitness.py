"""Whether a text can be coded at all, and in which form: no lone surrogates, not empty, Arabic."""

from __future__ import annotations

import re

from isnad.model import Note

_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff]+")
_SAMPLE = 20_000  # characters
_ARABIC_SHARE = 0.3  # less Arabic than this among the letters, and the text is not Arabic


def without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD one for one, so that offsets hold."""
    return _SURROGATE.sub("\ufffd", text)


def unfit(text: str) -> Note | None:
    """Why a text has nothing to code: it is empty, or its first 20,000 characters are not Arabic."""
    if not text.strip():
        return Note("empty", "The document has no text.")
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    if sum(map(len, _ARABIC.findall(sample))) < max(1, _ARABIC_SHARE * letters):
        return Note("not-arabic", "The text is not Arabic, so nothing was coded.")
    return None
