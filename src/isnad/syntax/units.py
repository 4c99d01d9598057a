"""Units: a sentence as a row of mentions and small words, each with the preposition glued to it.

A unit is a time, a place, a party, a quantity, a trigger, a verb of saying, a grammar word, or a plain noun or verb.
What covers more words wins; the rest of the reading never looks at letters again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from isnad.annotate.parties import adjective_party
from isnad.annotate.scan import Scan
from isnad.text import Sentence

_NONE: frozenset[str] = frozenset()
VERB_GROUPS = frozenset(
    {
        "effect_verbs",
        "event_subject_verbs",
        "agent_subject_verbs",
        "patient_subject_verbs",
        "place_subject_verbs",
        "aspect_verbs",
    }
)


class Unit(NamedTuple):
    """Words `first` to `last` (half-open) that work as one; `ref` is the mention that they make."""

    kind: str  # time place party quantity trigger report gram sourcing teller noun verb punct
    first: int
    last: int
    prep: str
    conj: bool
    grams: frozenset[str]
    ref: Any
    letters: str
    enclitic: str = ""
    article: bool = False
    tail: str = ""  # folded letters of its last word, when it is a mention
    traits: frozenset[str] = _NONE  # of its first word
    tail_traits: frozenset[str] = _NONE  # of its last word

    def has(self, trait: str) -> bool:
        """Whether the unit's first word has this trait."""
        return trait in self.traits

    def is_gram(self, *groups: str) -> bool:
        """Whether the unit's word belongs to one of these grammar groups."""
        return bool(self.grams) and not self.grams.isdisjoint(groups)


@dataclass(frozen=True)
class Mentions:
    """What was found in a text, by the word where each begins."""

    times: Mapping[int, Any]
    places: Mapping[int, Any]
    parties: Mapping[int, Any]
    quantities: Mapping[int, Any]
    triggers: Mapping[int, Any]
    begins: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the words where any mention begins."""
        kinds = (self.times, self.places, self.parties, self.quantities, self.triggers)
        object.__setattr__(self, "begins", frozenset().union(*kinds))


_NOUN_GROUPS = ("instruments", "area_words", "site_heads", "event_adjectives", "masculine_heads")
_MARKS = frozenset({"#", "@", "*"})  # hashtags are words of the sentence


def units_of(found: Scan, sentence: Sentence, mentions: Mentions) -> tuple[Unit, ...]:
    """The units of one sentence, in order."""
    units: list[Unit] = []
    word = sentence.first
    while word < sentence.last:
        unit = _with_traits(found, _unit_at(found, word, sentence.last, mentions))
        if unit.letters == _CENTRE and _is_centre(found, word, units):
            unit = unit._replace(kind="noun", grams=unit.grams - {"event_adjectives"})
        if unit.kind == "quantity" and units and units[-1].letters == "ال":
            _drop_before_number(units)
        if unit.letters not in _MARKS and not _ends_initial(found, unit):
            units.append(unit)
        word = unit.last
    return tuple(units)


_ABOUT = frozenset({"قرابه", "نحو", "حوالي", "زهاء"})


def _drop_before_number(units: list[Unit]) -> None:
    """`قرابة الـ30 شخصا`: an article before digits, and the word before it, belong to the number."""
    units.pop()
    if units and units[-1].letters in _ABOUT:
        units.pop()


_CENTRE = "مركز"


def _is_centre(found: Scan, at: int, before: Sequence[Unit]) -> bool:
    """`على مركز صحي`: a centre, where the word does not stand behind a strike as its adjective (`قصف مركز`)."""
    follow = found.text.words[at + 1].text if at + 1 < len(found.text.words) else ""
    if not follow.endswith(("ي", "يه")) or follow.startswith("ال") or not before:
        return False
    return before[-1].kind not in ("trigger", "noun") and not before[-1].is_gram("event_adjectives")


def _ends_initial(found: Scan, unit: Unit) -> bool:
    """Whether this is the dot of an initial: `ح.ع.ج.` is a name, no end of a sentence."""
    words = found.text.words
    before = words[unit.first - 1] if unit.first else None
    return unit.letters == "." and before is not None and len(before.text) == 1 and before.kind == "word"


def _with_traits(found: Scan, unit: Unit) -> Unit:
    first, last = found.analyses[unit.first].traits, found.analyses[unit.last - 1].traits
    return unit._replace(traits=first, tail_traits=last) if first or last else unit


def _unit_at(found: Scan, at: int, limit: int, mentions: Mentions) -> Unit:
    words = found.text.words
    if words[at].kind == "punct":
        return Unit("punct", at, at + 1, "", False, _NONE, None, words[at].text)
    if words[at].text in _CALLED and _is_called(found, at):
        return Unit("gram", at, at + 1, "", False, frozenset({"adverbs"}), None, words[at].text)
    if at not in mentions.begins and not found.hits[at]:
        return _single(found, at)
    time = mentions.times.get(at)
    if time is not None:
        return _mention(found, "time", at, time.last_word, "", time)
    phrase, marker = _grammar_phrase(found, at, limit), _agent_marker(found, at)
    if phrase is not None and _cuts_time(phrase, mentions):
        phrase = None
    best = _longest(at, mentions)
    if phrase is not None and (best is None or best[1] < phrase.last):
        return phrase
    if marker is not None and (best is None or best[1] == marker.last):  # مصدره: no source who speaks
        return marker
    trigger = mentions.triggers.get(at)
    if best is not None and not (trigger is not None and best[0] == "party" and _names_event(best[2], trigger)):
        kind, last, ref = best
        return _mention(found, kind, at, last, getattr(ref, "preposition", ""), ref)
    if trigger is not None:
        return _word(found, at, "trigger", trigger)
    quantity = mentions.quantities.get(at)
    if quantity is not None:
        return _mention(found, "quantity", at, quantity.last_word, "", quantity)
    return _plain(found, at)


def _cuts_time(phrase: Unit, mentions: Mentions) -> bool:
    """`في وقت سابق أمس`: the words `في وقت` open no clause where a time begins in them and goes on."""
    inside = (mentions.times.get(word) for word in range(phrase.first + 1, phrase.last))
    return any(time is not None and time.last_word > phrase.last for time in inside)


def _single(found: Scan, at: int) -> Unit:
    """A word at which no mention begins."""
    return _agent_marker(found, at) or _plain(found, at) if found.analyses[at].kinds else _unknown(found, at)


def _names_event(party: Any, trigger: Any) -> bool:
    """Whether a party's head rather names an event: a toll (قتلى), or a patrol, convoy or march (دورية, رتل, مسيرة)."""
    if party.head == "people":
        return True
    if party.head == "aircraft":  # مسيرة: a drone, unless the words around it make it a march
        return not party.actors and trigger.senses[0].asked > 0
    return party.head != "name" and not party.preposition and any("noun" in s.positions for s in trigger.senses)


def _longest(at: int, mentions: Mentions) -> tuple[str, int, Any] | None:
    place, party = mentions.places.get(at), mentions.parties.get(at)
    if place is not None and (party is None or place.last >= party.last) and not _are_people(at, place, party):
        return "place", place.last, place
    if party is not None:
        return "party", _before_place(at, party.last, mentions), party
    return None


def _before_place(at: int, last: int, mentions: Mentions) -> int:
    """`محافظا لدير الزور`: a party ends where a place begins that goes on behind it."""
    return next((w for w in range(at + 1, last) if w in mentions.places and mentions.places[w].last > last), last)


def _are_people(at: int, place: Any, party: Any) -> bool:
    """`عشرات المهاجرين`: a quarter that is called like people is meant only behind its head or a preposition."""
    return (
        party is not None and place.last == at + 1 and party.head == "people" and party.definite and bool(party.generic)
    )


def _mention(found: Scan, kind: str, first: int, last: int, prep: str, ref: Any) -> Unit:
    letters = found.text.words[first].text
    cut = letters[: getattr(ref, "cut", 0)]
    conj = cut[:1] in ("و", "ف") if kind in ("place", "party") else _conj_of(found, first)
    if kind == "quantity":
        prep = _glued(letters)
    last = max(last, first + 1)
    tail = found.text.words[last - 1].text
    return Unit(kind, first, last, prep, conj, _grams(found, first), ref, letters, tail=tail)


def _glued(letters: str) -> str:
    """The preposition glued to a number word: بثلاث, بنحو, لعشرات."""
    return letters[0] if len(letters) > 3 and letters[0] in "بل" and not letters.startswith(("بضع", "بعض")) else ""


def _conj_of(found: Scan, at: int) -> bool:
    letters = found.text.words[at].text
    return (len(letters) > 3 and letters[0] == "و") or letters == "و"


def _grammar_phrase(found: Scan, at: int, limit: int) -> Unit | None:
    """A grammar word of several words: من قبل, على وشك, في حين."""
    for hit in found.hits[at]:
        groups = frozenset(str(entry.ref) for entry in hit.entries if entry.kind in ("gram", "sourcing"))
        if groups and hit.last <= limit and hit.proclitics in ("", "و", "ف"):
            kind = "sourcing" if any(entry.kind == "sourcing" for entry in hit.entries) else "gram"
            return Unit(kind, at, hit.last, "", bool(hit.proclitics), groups, None, found.text.words[at].text)
    return None


def _agent_marker(found: Scan, at: int) -> Unit | None:
    """`مصدره`, `برصاص`: small words before the doer, never the doer himself."""
    groups = _grams(found, at)
    return _word(found, at, "gram", found.of(at, "gram")[0]) if "agent_markers" in groups else None


def _grams(found: Scan, at: int) -> frozenset[str]:
    return found.analyses[at].grams


def _word(found: Scan, at: int, kind: str, ref: Any) -> Unit:
    """A one-word unit whose preposition and article come from the chosen readings."""
    reading = ref.senses[0].readings[0] if kind == "trigger" else ref
    return Unit(
        kind,
        at,
        at + 1,
        reading.preposition if reading.entry.pos != "verb" else "",
        reading.proclitics[:1] in ("و", "ف"),
        _grams(found, at),
        ref,
        reading.stem,
        reading.enclitic,
        reading.article or (reading.entry.pos == "noun" and reading.stem.startswith("ال")),  # listed so: الحملة
    )


def _plain(found: Scan, at: int) -> Unit:
    """A word that is no mention: a verb of saying, a teller, a grammar word, else a noun or an unknown verb."""
    if found.text.words[at].text in _BESIDES and _word_behind(found, at).startswith("ل"):
        return Unit("gram", at, at + 1, "", False, frozenset({"prepositions"}), None, found.text.words[at].text)
    for kind in ("report", "sourcing"):
        readings = found.of(at, kind)
        if kind == "report" and found.of(at, "gram") and all(r.entry.pos == "participle" for r in readings):
            continue  # مقر is a headquarters before it is an admitting one
        if kind == "report" and any(r.entry.ref == "prepositions" for r in found.of(at, "gram")):
            continue  # بين is between before it is showing
        if kind == "report" and "carriers" in _grams(found, at):
            continue  # تقل carries before it says
        if kind == "sourcing" and all(r.entry.ref == "relay" for r in readings):
            continue  # عن is a preposition first
        if readings:
            unit = _word(found, at, kind, readings[0])
            return Unit(
                kind,
                at,
                at + 1,
                unit.prep,
                unit.conj,
                unit.grams | {str(readings[0].entry.ref)},
                readings,
                unit.letters,
                unit.enclitic,
                unit.article,
            )
    grams = found.of(at, "gram")
    if grams:
        unit = _word(found, at, "gram", grams[0])
        listed = unit.letters.startswith("ال") and unit.is_gram(*_NOUN_GROUPS)  # الرصاص is listed as it stands
        return unit._replace(article=True) if listed else unit
    tellers = found.of(at, "teller")
    if tellers:
        return _word(found, at, "noun", tellers[0])
    return _unknown(found, at)


_BESIDES = frozenset({"بالاضافه", "اضافه"})  # بالإضافة لمدنيين: no word of saying


def _word_behind(found: Scan, at: int) -> str:
    return found.text.words[at + 1].text if at + 1 < len(found.text.words) else ""


_CALLED = frozenset({"يدعي", "تدعي"})
_THAT = ("ان", "بان")


def _is_called(found: Scan, at: int) -> bool:
    """`شخص يدعى فلان`: printed with ى and no `أن` behind it the verb gives a name and claims nothing."""
    return found.raw(at, at + 1).endswith("ى") and not _word_behind(found, at).startswith(_THAT)


def _unknown(found: Scan, at: int) -> Unit:
    letters = found.text.words[at].text
    if letters in ("و", "او"):
        return Unit("gram", at, at + 1, "", True, frozenset({"and"}), None, letters)
    adjectives = found.of(at, "adjective")
    if adjectives:
        return _word(found, at, "noun", adjectives[0])._replace(ref=adjective_party(found, at))
    kind, prep, conj, article, stem = _guessed(letters)
    return Unit(kind, at, at + 1, prep, conj, _NONE, None, stem, "", article)


@lru_cache(maxsize=65536)
def _guessed(letters: str) -> tuple[str, str, bool, bool, str]:
    """Kind, preposition, conjunction, article and stem of a word that the codebook does not know."""
    prep, conj, article, stem = _guess(letters)
    return "verb" if _looks_like_verb(stem) and not article and not prep else "noun", prep, conj, article, stem


# Beginnings of words whose first letter is their own: باليستي, بوابة; واجهة, وثيقة.
_NO_PREPOSITION = (
    *(
        "باليستي",
        "بالون",
        "برمايي",
        "بيروقراط",
        "بطريق",
        "بندقي",
        "بستان",
        "بوابه",
        "بوابات",
        "برميل",
        "براميل",
        "بضاع",
        "بضاي",
    ),
    *("بطاري", "برنامج", "برامج", "بلدوزر", "بقايا", "بورص", "بطاق", "بنايات", "بوارج", "بطول", "بدايات", "بحوث"),
    *("بالغ", "باحث", "باخر", "بارج", "بارز", "باهظ", "باصات", "بايع", "باعه", "بساتين", "بنادق", "بواخر", "بلدان"),
    *("بيانات", "بلاغ", "بحير", "بحري", "بشري", "بدوي", "برقي", "برلمان", "بروتوكول", "بعثات", "بقال", "بنزين"),
    *("بوليس", "بلطجي", "بطيء", "بطيي", "بعيد", "بسيط", "بديل", "بدايل", "بقيه", "بيضاء", "بيطري", "بلاستيك"),
)
# ليلية, لافتات, لوجستية: the ل is their own.
_NO_LAM = tuple(
    """ليزر ليل ليبر لاجي لاحق لافت لاعب لاسلك لاصق لازم لوجست لوايح لوحات لقاح لقاءات لحظ لغوي لجان لسان لهجات
    لهجه لاهب لاذع لاهوت لطيف لعوب لعبه لصيق""".split()
)
_NO_CONJUNCTION = (
    *("واجه", "وثيق", "وثايق", "وسايل", "وكال", "وقود", "وجبات", "ورش", "وادي", "واقع", "واسط", "وحد", "وساط"),
    *("وظايف", "وصول", "ولاي", "ورق", "وزار", "وديع", "والد", "وفود", "وجهاء", "وعود", "وقف", "وضع", "وقايع"),
)


def _guess(letters: str) -> tuple[str, bool, bool, str]:
    """Proclitics of a word that the codebook does not know: only those that leave no doubt."""
    conj = len(letters) > 4 and letters[0] in "وف" and letters[1:3] in ("ال", "با", "لل", "ست", "سي")
    rest = letters[1:] if conj else letters
    for prep, article, head in (("ب", True, "بال"), ("ك", True, "كال"), ("ل", True, "لل"), ("", True, "ال")):
        if rest.startswith(head) and len(rest) > len(head) + 1 and not rest.startswith(_NO_PREPOSITION):
            return prep, conj, article, rest[len(head) :]
    if len(rest) > 4 and rest[0] == "ب" and not rest.startswith(_NO_PREPOSITION):
        return "ب", conj, False, rest[1:]
    if rest[0] == "و" and (len(rest) > 4 or rest[1:] in _SHORT_VERBS) and not rest.startswith(_NO_CONJUNCTION):
        return "", True, False, rest[1:]
    if len(rest) > 5 and rest[0] == "ل" and not rest.startswith(_NO_LAM):
        return "ل", conj, False, rest[1:]
    return "", conj, False, rest


def _looks_like_verb(stem: str) -> bool:
    if len(stem) < 4:
        return stem in _SHORT_VERBS
    if stem.startswith("تت") and len(stem) > 4:
        return not stem.startswith(_NOUNS_IN_TATA)
    if stem.startswith("سي") and len(stem) > 5 and not stem.startswith(_NOUNS_IN_SI):
        return not stem.endswith("ه")  # سيضطر, سيواجه
    if stem[0] == "ي":
        return not stem.endswith("يه")  # يدوية, يومية
    return (stem[0] == "ت" and stem.endswith(("ون", "ان"))) or stem.endswith("وا") or _looks_like_past(stem)


_SHORT_VERBS = frozenset({"جاء", "بات", "نال"})
_NOUNS_IN_TATA = ("تتابع", "تتويج", "تتمه", "تتبيل", "تتبع")
_NOUNS_IN_SI = (
    "سيار",
    "سياس",
    "سيطر",
    "سيد",
    "سيناريو",
    "سياق",
    "سياد",
    "سياح",
    "سيول",
    "سيوف",
    "سينما",
    "سيليكون",
    "سيرفر",
)
_NOUNS_IN_TA = frozenset("انترنت اسمنت خرسانت كبرت زيت".split())


def _looks_like_past(stem: str) -> bool:
    """`استخدم`, `تحصنت`, `أحرزت`: a past of the tenth form, or one with the ت of a feminine subject."""
    if len(stem) == 6 and stem.startswith("است"):
        return stem[4] != "ا" and stem[5] not in "هاي"
    feminine = stem[-1] == "ت" and stem[-2] not in "اويت" and stem[0] != "م" and not (len(stem) == 4 and stem[1] == "ا")
    return feminine and stem not in _NOUNS_IN_TA


def is_finite(unit: Unit) -> bool:
    """Whether a unit is, or may be, a finite verb."""
    if unit.kind in ("verb", "report"):
        return True
    if unit.kind == "trigger":
        return "verb" in unit.ref.senses[0].positions and not unit.prep and not unit.article
    return bool(unit.grams & VERB_GROUPS) and not unit.prep


def text_of(found: Scan, units: Sequence[Unit]) -> str:
    """The printed words of a run of units, for explanations."""
    return found.raw(units[0].first, units[-1].last) if units else ""
