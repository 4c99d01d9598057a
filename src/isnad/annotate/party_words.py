"""What a word may be inside a party's noun phrase: an agreeing adjective, a part of a name, an adverb, a quoted run."""

from __future__ import annotations

from isnad.annotate.scan import Scan

_OPENING, _CLOSING = "\"“«‘'”", "\"”»’'“"
_MAX_QUOTED = 6
_WITH_ARTICLE = ("وال", "فال", "بال", "كال", "لل", "ولل", "وبال")
_MASCULINE_PLURAL = ("ون", "ين", "ان")
_ENDINGS = ("يون", "يين", "ون", "ين", "ان", "ات", "ه")
_MANY = frozenset(
    {
        "اخر",
        "اخري",
        "اخرين",
        "اخرون",
        "اخران",
        "حليفه",
        "حليف",
        "حليفين",
        "كبار",
        "جدد",
        "قدامي",
        "خاص",
        "خاصه",
        "حر",
        "حره",
    }
)
_PASSIVES = frozenset({"مسلح", "مدرع", "مسير", "مجند", "مغير", "ملثم", "محلي", "مدني", "منشق", "مشاه"})
_HARMLESS = frozenset({"event_adjectives", "masculine_heads"})


def is_small(found: Scan, at: int) -> bool:
    """Whether a word is a grammar word that no name holds; nouns that only help agreement are none."""
    return any(reading.entry.ref not in _HARMLESS for reading in found.of(at, "gram"))


def is_adverb(found: Scan, at: int) -> bool:
    """Whether a word is an adverb in -an, not a country: `المدعوم تركيًا`."""
    if not found.text.words[at].text.endswith("ا"):
        return False
    return "\u064b" in found.raw(at, at + 1) or (at > 0 and "مدعوم" in found.text.words[at - 1].text)


def definite_word(text: str) -> bool:
    """Whether a folded word carries the article and no conjunction."""
    return text.startswith("ال") and len(text) > 4 and not text.startswith(_OWN_ALIF)


_OWN_ALIF = ("اليات", "اليتي", "اليتا", "الافا")  # آليات: their alif and lam are no article


def is_glued(text: str) -> bool:
    """Whether a conjunction or preposition is surely glued to the word: it stands before the article."""
    return text.startswith(_WITH_ARTICLE)


def adjective_shape(stem: str) -> bool:
    """Whether folded letters without the article have the pattern of an adjective or participle."""
    if stem in _MANY:
        return True
    if stem.endswith("ات") or (
        len(stem) > 4 and stem[0] == "م" and stem[2] == "ا" and not stem.endswith(("ه", "ين", "ون", "ي"))
    ):
        return False  # المساعدات, المنازل: plural nouns
    if len(stem) == 4 and stem[0] == "م" and stem not in _PASSIVES and not stem.endswith(("ه", "ي")):
        return False  # الموقع, المعبر: places
    bare = next((stem[: -len(e)] for e in _ENDINGS if stem.endswith(e) and len(stem) - len(e) >= 3), stem)
    if stem.endswith(("ي", "يه", "يون", "يين", "يان")):
        return len(stem) >= 4
    if bare.startswith("م") and len(bare) >= 4:
        return True
    return len(bare) == 4 and (bare[1] == "ا" or bare[2] == "ي")


def agrees(found: Scan, head: str, at: int, definite: bool) -> bool:
    """Whether the word is an adjective that agrees with a head: `القوات المهاجمة`, `مسلحون مجهولون`, `أطفال أشقاء`."""
    word = found.text.words[at]
    text = word.text
    small = is_small(found, at) and text not in _MANY  # جدد renews, or is new
    if word.kind != "word" or small or found.of(at, "report") or is_adverb(found, at):
        return False
    if definite != definite_word(text) or is_glued(text) or _is_verb(found, at):
        return False
    if text[0] == "و" and not text.startswith(("وطني", "واحد", "وحيد", "وهمي", "ولايي")):
        return False
    stem = text[2:] if definite else text
    if text.endswith("ي") and found.raw(at, at + 1).endswith("ى"):
        return False  # المبنى, المستشفى
    if not adjective_shape(stem) or not same_gender(head, stem):
        return False
    if found.of(at, "place") and not stem.endswith(("ي", "يه")):
        return False
    return not found.of(at, "trigger") or (definite and stem.startswith("م") and not _participle(found, at))


def _is_verb(found: Scan, at: int) -> bool:
    return any(reading.entry.pos == "verb" for kind in ("trigger", "report") for reading in found.of(at, kind))


def _participle(found: Scan, at: int) -> bool:
    """Whether the word may name an event as a participle: `الأرتال المنسحبة`."""
    return any(reading.entry.pos == "participle" for reading in found.of(at, "trigger"))


def same_gender(head: str, stem: str) -> bool:
    """Whether an adjective's ending can go with the head's: a plain singular takes no ه, a plural in ون no singular."""
    if head.endswith(_MASCULINE_PLURAL) and len(head) > 4:
        return stem.endswith(("ون", "ين", "ان")) or stem in _MANY
    if head.endswith(("ه", "ات")):
        return stem.endswith(("ه", "ات", "ي", "يات")) and not (
            head.endswith("ه") and stem.endswith("ي") and stem != "اخري"
        )
    return not (head in _SINGULAR_MASCULINE and stem.endswith(("ه", "ون", "ين")))


_SINGULAR_MASCULINE = frozenset(
    f"{article}{word}"
    for article in ("", "ال")
    for word in (
        "جيش",
        "طيران",
        "فصيل",
        "تنظيم",
        "لواء",
        "فيلق",
        "حرس",
        "وفد",
        "مجلس",
        "حزب",
        "تحالف",
        "رتل",
        "قائد",
        "عنصر",
        "مسلح",
    )
)


def joined_adjective(found: Scan, head: str, at: int) -> bool:
    """Whether `و` joins a second adjective of the same head: `القوات الروسية والتركية`, `الطيران الحربي والمروحي`."""
    text = found.text.words[at].text
    before = found.text.words[at - 1].text
    if not text.startswith("وال") or len(text) < 6 or not definite_word(before) or head == before:
        return False
    stem = text[3:]
    if (
        any(found.of(at, kind) for kind in ("generic", "place", "head"))
        or is_small(found, at)
        or _names_party(found, at)
    ):
        return False
    return stem.endswith(("ي", "يه")) and before.endswith(stem[-1]) and not _is_verb(found, at)


def _names_party(found: Scan, at: int) -> bool:
    return bool(found.of(at, "actor")) or any(
        e.kind in ("actor", "generic", "place") for hit in found.hits[at] for e in hit.entries
    )


def quoted_end(found: Scan, at: int) -> int:
    """Where a quoted name that begins at this word ends; `at` itself when none does."""
    raw = found.text.folded.raw
    start, _ = found.raw_span(at, at + 1)
    if (
        start == 0
        or raw[start - 1] not in _OPENING
        or (start > 1 and raw[start - 2].isalnum() and raw[start - 1] not in "“«")
    ):
        return at
    for last in range(at + 1, min(at + 1 + _MAX_QUOTED, len(found.text.words) + 1)):
        if found.text.words[last - 1].kind == "punct":
            return at
        end = found.text.folded.span(found.text.words[last - 1].start, found.text.words[last - 1].end)[1]
        if end < len(raw) and raw[end] in _CLOSING:
            return last
    return at


def closes_quote(found: Scan, at: int) -> bool:
    """Whether a quotation mark stands right after word `at`: what follows is outside the name."""
    raw = found.text.folded.raw
    end = found.text.folded.span(found.text.words[at].start, found.text.words[at].end)[1]
    return end < len(raw) and raw[end] in '”»"“'
