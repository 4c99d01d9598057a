"""Bytes as text: UTF-8 first, then the encodings that Arabic texts still come in, never a guess that loses letters."""

from __future__ import annotations

import codecs
import re

from isnad.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
REPLACEMENT = "\ufffd"
_OLD_ARABIC = frozenset({"windows-1256", "iso-8859-6", "mac-arabic", "cp864", "cp720"})
_USUAL = ("windows-1256", "iso-8859-6")
_SAMPLE = 65_536  # bytes that are enough to tell an encoding
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff]+")
_DAMAGED_SHARE = 4  # this many good Arabic letters for each broken byte: UTF-8 with damage, no other encoding


def decode(raw: bytes) -> str:
    """The text of these bytes, without a byte order mark. Raises UnreadableSource when they are binary or damaged."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, encoding)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error)
    return _unmarked_utf16(raw) if "\0" in text else text


def mended(raw: bytes) -> str | None:
    """The text of Arabic UTF-8 with its few broken and zero bytes replaced by U+FFFD; None when it is not such."""
    text = raw.decode("utf-8", "replace").replace("\0", REPLACEMENT)
    arabic = sum(map(len, _ARABIC.findall(text)))
    return text if arabic >= _DAMAGED_SHARE * text.count(REPLACEMENT) else None


def replace_surrogates(text: str) -> str:
    """The text with lone surrogates replaced one for one by U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def arabic_share(text: str) -> float:
    """The part of the letters of a text that is Arabic, 0..1."""
    runs = _LETTERS.findall(text)
    letters = sum(map(len, runs))
    return sum(map(len, _ARABIC.findall("".join(runs)))) / letters if letters else 0.0


def _marked(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _not_utf8(raw[len(codecs.BOM_UTF8) :], error)
        raise UnreadableSource(f"it begins as {encoding.upper()}, but byte {error.start} does not fit") from error


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> str:
    surrogates = _with_surrogates(raw)
    if surrogates is not None:
        return replace_surrogates(surrogates)
    if b"\0" in raw[:_SAMPLE]:
        return _unmarked_utf16(raw)
    if _is_damaged_utf8(raw[:_SAMPLE] if error.start < _SAMPLE else raw):
        raise UnreadableSource(f"it is UTF-8, but byte {error.start} (0x{raw[error.start]:02x}) is broken") from error
    encoding = old_encoding(raw)
    if encoding is None:
        raise UnreadableSource(
            f"it is neither UTF-8 (byte {error.start} does not fit) nor a known Arabic encoding; convert it to UTF-8"
        ) from error
    return raw.decode(encoding)


def _with_surrogates(raw: bytes) -> str | None:
    """The text of UTF-8 that holds lone surrogates, as some programs write it; None when something else is wrong."""
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _is_damaged_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in text)
    return arabic >= _DAMAGED_SHARE * text.count("\ufffd")


def old_encoding(raw: bytes) -> str | None:
    """The old Arabic encoding that these bytes are in; None when none of them gives Arabic."""
    import cchardet

    guess = (cchardet.detect(raw[:_SAMPLE]).get("encoding") or "").lower()
    likely = [guess] if guess in _OLD_ARABIC else []
    texts = {name: text for name in (*likely, *_USUAL) if (text := _as_arabic(raw, name)) is not None}
    # Short texts are guessed wrong: the article ال, which every text holds, shows in the right encoding only.
    return max(texts, key=lambda name: texts[name].count("ال", 0, _SAMPLE), default=None)


def _as_arabic(raw: bytes, encoding: str) -> str | None:
    """The text in this encoding, when that gives Arabic: Windows-1256 decodes any bytes."""
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if "\0" not in text and arabic_share(text[:_SAMPLE]) > 0.5 else None


def _unmarked_utf16(raw: bytes) -> str:
    """UTF-16 without a mark: no other Arabic text holds zero bytes."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and arabic_share(text[:_SAMPLE]) > 0.3:
            return text
    raise UnreadableSource("it holds zero bytes, so it is binary and no text")
