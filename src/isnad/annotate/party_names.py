"""Names of persons and of forces that no table knows: given names, kunyas, `كتيبة شهداء الساحل`."""

from __future__ import annotations

from isnad.annotate.party_words import adjective_shape, definite_word, is_adverb, is_glued, is_small, quoted_end
from isnad.annotate.scan import Scan

MAX_NAME_WORDS = 4
_MAX_TAIL = 3
_KUNYAS = frozenset({"ابو", "ابي", "ابا"})
_SERVANT = frozenset({"عبد", "بن", "ابن", "ال", "ام", "سيف", "نور"})
_VERB_BEGINNINGS = ("يست", "تست", "يت", "تت", "سي", "ست", "ين", "يش", "يق", "يو")


def may_be_name(found: Scan, at: int) -> bool:
    """Whether a word may be part of a person's or office's name: no verb, no small word, nothing glued before it."""
    words = found.text.words
    if at >= len(words) or words[at].kind != "word" or len(words[at].text) < 2 or is_glued(words[at].text):
        return False
    if is_given(found, at):
        return True
    if is_small(found, at) or found.of(at, "sourcing") or is_adverb(found, at):
        return False
    if any(
        r.entry.pos == "verb" or r.proclitics not in ("", "ال") for k in ("trigger", "report") for r in found.of(at, k)
    ):
        return False
    if any(r.entry.pos in ("masdar", "noun") and not r.article for r in found.of(at, "trigger")):
        return False
    text = words[at].text
    if text[0] == "ب" and len(text) > 4 and text.endswith(("ه", "ات")):
        return False  # بشظية
    return not _glued_known(found, at) and not text.startswith(("بت", "بم", "لت", "لم"))


def _glued_known(found: Scan, at: int) -> bool:
    """Whether the word is surely a conjunction or preposition glued to a known word."""
    text = found.text.words[at].text
    if text[0] not in "وفبل" or len(text) < 4:
        return False
    readings = found.analyses[at].readings
    return bool(readings) and all(reading.proclitics not in ("", "ال") for reading in readings)


def is_given(found: Scan, at: int) -> bool:
    """Whether a word is a known given name, without a proclitic."""
    given = found.given(at) if at < len(found.text.words) else ()
    return any(not reading.proclitics for reading in given)


def person_end(found: Scan, at: int, places: dict[int, int], blocked: frozenset[int]) -> int:
    """Where a person's name of two or more words ends that begins here, without a title; `at` when none does."""
    words = found.text.words
    if at + 1 >= len(words):
        return at
    if words[at].text in _KUNYAS and at not in places:
        return (
            name_end(found, at, MAX_NAME_WORDS, blocked, places)
            if may_be_name(found, at + 1) and not _common(found, at + 1)
            else at
        )
    if not is_given(found, at) or at in places or (_is_weak(found, at) and not is_given(found, at + 1)):
        return at
    end = name_end(found, at, MAX_NAME_WORDS, blocked, places)
    return end if end - at >= 2 else at


def _is_weak(found: Scan, at: int) -> bool:
    """Whether a given name is mostly another word: صالح, سالم."""
    return all(reading.entry.ref == "weak" for reading in found.of(at, "given"))


def name_end(found: Scan, at: int, limit: int, blocked: frozenset[int], places: dict[int, int] | None = None) -> int:
    """Where the run of name words ends that begins here, at most `limit` of them; `at` when there is none.

    `عبد السلام`, `أبو محمد` and `بن سالم` count as one.
    """
    taken, end = 0, at
    words = found.text.words
    while taken < limit and end < len(words) and end not in blocked and _name_word(found, end, places):
        step = (
            2 if words[end].text in _KUNYAS | _SERVANT and end + 1 < len(words) and words[end + 1].kind == "word" else 1
        )
        end, taken = end + step, taken + 1
    return end


def begins_name(found: Scan, at: int, blocked: frozenset[int]) -> bool:
    """Whether a name begins after `وزير الخارجية التركي`: a given name, or two unknown words (`لويد أوستن`) that are
    no noun with article or pronoun (`موقف بلاده`)."""
    words = found.text.words
    if is_given(found, at) or words[at].text in _KUNYAS | _SERVANT:
        return True
    if name_end(found, at, 2, blocked) < at + 2 or definite_word(words[at].text):
        return False
    return not definite_word(words[at + 1].text) and not words[at + 1].text.endswith(("ه", "ها", "هم"))


def _name_word(found: Scan, at: int, places: dict[int, int] | None) -> bool:
    word = found.text.words[at]
    if word.kind != "word":
        return False
    if places is not None and _is_place_surname(found, at, places):
        return True
    if is_given(found, at) or word.text in _KUNYAS | _SERVANT:
        return True
    if _common(found, at) or found.of(at, "adjective") or not may_be_name(found, at):
        return False
    return not looks_like_verb(word.text)


def _is_place_surname(found: Scan, at: int, places: dict[int, int]) -> bool:
    """Whether a lesser place's name, read as none here, stands behind a given name: `حسين عرنوس`."""
    named = at > 0 and is_given(found, at - 1) and at not in places
    return named and bool(found.of(at, "place")) and all(r.entry.kind == "place" for r in found.analyses[at].readings)


def _common(found: Scan, at: int) -> bool:
    """Whether the word is a common noun of the codebook, or a place that is no surname."""
    kinds = found.analyses[at].kinds
    plain = ("generic", "head", "teller", "report", "link", "trigger", "kind-word")
    if any(kind in kinds and any(r.proclitics in ("", "ال") for r in kinds[kind]) for kind in plain):
        return True
    return any(not r.proclitics for r in found.of(at, "place")) or any(not r.proclitics for r in found.of(at, "actor"))


def looks_like_verb(text: str) -> bool:
    """Whether an unknown word has the look of a verb: يستقدم, تتقدم, ستعلن."""
    return len(text) >= 4 and (
        text.startswith(_VERB_BEGINNINGS) or (text[0] == "ي" and not text.endswith("ه")) or text.endswith("وا")
    )


def force_tail(found: Scan, at: int, places: dict[int, int], loose: bool = False) -> int:
    """Where the iḍāfa that names an unknown force ends: it must end in a definite noun, a place or a quoted name.

    `مكافحة الإرهاب`, `شهداء الساحل`, `غرفة عمليات "الفتح المبين"`, `عاصفة الشمال`; `at` when none begins here.
    A `loose` name may hold a word that looks like a verb: `شبكة رصد`.
    """
    words, here = found.text.words, at
    while here < len(words) and here - at < _MAX_TAIL:
        quoted = quoted_end(found, here)
        if quoted > here:
            return quoted
        if here > at and words[here].text in DIRECTIONS:
            return at  # عربة مدرعة غرب المدينة
        if here in places and here > at and not is_glued(words[here].text):
            return places[here]
        if not _tail_word(found, here, loose):
            return at
        here += 1
        if words[here - 1].text in _OUTLET_ENDS or definite_word(words[here - 1].text):
            return _past_adjectives(found, here)
    return at


DIRECTIONS = frozenset("شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط".split())
_OUTLET_ENDS = frozenset({"نيوز", "برس", "ميديا", "بوست", "اونلاين"})


def _tail_word(found: Scan, at: int, loose: bool) -> bool:
    word = found.text.words[at]
    if word.kind != "word" or is_small(found, at) or found.of(at, "link") or found.of(at, "actor"):
        return False
    if not definite_word(word.text) and found.of(at, "place"):
        return False
    if any(reading.entry.ref == "title" for reading in found.of(at, "head")):
        return False
    if is_glued(word.text) or looks_like_verb(word.text) or is_adverb(found, at):
        return False
    readings = [r for k in ("trigger", "report") for r in found.of(at, k)]
    if any(r.entry.pos == "verb" and not r.proclitics for r in readings):
        return definite_word(word.text) or (loose and not word.text.endswith("ت"))
    return not (word.text[0] in "وبلف" and len(word.text) > 4 and _glued_known(found, at))


def _past_adjectives(found: Scan, at: int) -> int:
    """Past an outlet's `نيوز` or the adjectives of the name's last noun."""
    words = found.text.words
    if at < len(words) and words[at].text in _OUTLET_ENDS:
        return at + 1
    limit = min(at + 2, len(words))
    while at < limit and definite_word(words[at].text) and adjective_shape(words[at].text[2:]):
        if (
            found.of(at, "generic")
            or found.of(at, "trigger")
            or found.hits[at]
            or is_small(found, at)
            or "nouns_like_adjectives" in found.analyses[at].traits
            or found.raw(at, at + 1).endswith("ى")
        ):
            break
        at += 1
    return at
