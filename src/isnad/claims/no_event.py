"""Readings of a trigger that tell no occurrence: a known body, killing as such, who falls dead, one act told twice."""

from __future__ import annotations

from isnad.claims.drafts import Draft
from isnad.claims.factuality_scope import present
from isnad.claims.factuality_words import OPERATIONS, begins
from isnad.syntax.units import Unit

_BODIES = frozenset({"جثة", "جثمان"})
_FINDING = ("عثر", "عثور", "يعثر", "تعثر", "وجد")
_ABSTRACT = frozenset("قتل مات دمّر أباد".split())
_TOLLS = frozenset({"kill", "injure"})
_KILLINGS = frozenset({"kill", "execute"})
_ANSWERS = "رد"
_MANNERS = frozenset("طعن رمى ذبح خنق شنق حرق أحرق دهس ضرب قنص رجم".split())
_FALL = "سقط"
_LEADS_OFF = "اقتاد"
_TAKINGS = frozenset({"abduct", "arrest"})
_JOINS = frozenset("انضم انضمام التحق التحاق".split())
_DEFECTIONS = frozenset({"defect"})
_WAYS = ("شريان", "ممر", "منفذ", "بوابه", "وحيد", "متنفس", "معبر", "مخصص")
_GOES_THROUGH = ("تدخل", "يدخل", "تعبر", "يعبر", "تمر", "يمر", "تصل", "يصل")
_CARES = tuple("انتشال اسعاف نقل اجلاء تشييع دفن علاج معالجه زياره مواساه عزاء جثامين جثث غرف اسر عوايل ذوي".split())
_NEAR = 4  # units
_CLAUSE = 12  # units


def no_event(draft: Draft) -> bool:
    """Whether the word names nothing that happened, whatever its sense."""
    return any(silent(draft) for silent in _SILENT)


def _known_body(draft: Draft) -> bool:
    """`سحب الجنود جثته`: the pronoun points to somebody told of, unless the body is found."""
    if draft.sense.trigger.lemma not in _BODIES or not draft.enclitic:
        return False
    return not any(begins(unit, _FINDING) for unit in draft.row.units[max(0, draft.unit - _NEAR) : draft.unit])


def _as_such(draft: Draft) -> bool:
    """`لا يتقنون إلا القتل والتدمير`: a definite verbal noun of harm without doer, sufferer or place."""
    if draft.sense.trigger.lemma not in _ABSTRACT or draft.position != "masdar" or not draft.definite:
        return False
    before = draft.row.units[max(0, draft.unit - _NEAR) : draft.unit]
    told = any(unit.is_gram("patient_subject_verbs") or _condemns(unit) for unit in before)  # تعرضوا للقتل
    acts = bool(before) and begins(before[-1], OPERATIONS)  # عمليات القتل
    return not (told or acts or draft.actor or draft.target or draft.place)


def _condemns(unit: Unit) -> bool:
    return unit.kind == "trigger" and any(sense.trigger.type == "condemn" for sense in unit.ref.senses)


def _falls_dead(draft: Draft) -> bool:
    """`سقط قتيلان جراء صاروخ`: who falls is dead, no shell falls."""
    if draft.sense.trigger.lemma != _FALL or draft.type in _TOLLS:
        return False
    for unit in draft.row.units[draft.unit + 1 : draft.unit + 1 + _NEAR]:
        if unit.kind == "trigger":
            return all(sense.trigger.type in _TOLLS for sense in unit.ref.senses) and not unit.prep
        if unit.kind != "quantity" and not unit.is_gram("collectives"):
            return False
    return False


def _told_before(draft: Draft) -> bool:
    """`خطفوا شابا وتم اقتياده`, `أعلن انشقاقه وانضمامه إلى الثوار`: one act, told by the word before."""
    units, at = draft.row.units, draft.unit
    lemma = draft.sense.trigger.lemma
    if lemma == _LEADS_OFF and draft.enclitic:
        return any(_tells(unit, _TAKINGS) for unit in units[max(0, at - _CLAUSE) : at])
    if lemma in _JOINS and units[at].conj:
        return any(_tells(unit, _DEFECTIONS) for unit in units[max(0, at - _NEAR) : at])
    return False


def _names_exchange(draft: Draft) -> bool:
    """`صفقة التبادل`, `صفقة تبادل الأسرى`: the exchange is named by the noun behind."""
    units, at = draft.row.units, draft.unit
    deal = draft.sense.trigger.lemma == "صفقة" and at + 1 < len(units)
    return deal and _tells(units[at + 1], frozenset({"exchange"}))


def _way_of_aid(draft: Draft) -> bool:
    """`الجسر الذي تدخل منه الأدوية`, `المنفذ الوحيد لدخول الأدوية`: what a road is for, not what took it."""
    if draft.type != "aid":
        return False
    units, at = draft.row.units, draft.unit
    if draft.position == "verb":
        relative = at > 0 and units[at - 1].is_gram("relative_pronouns") and units[at - 1].letters != "ما"
        return relative and present(units[at]) and begins(units[at], _GOES_THROUGH)
    near = units[max(0, at - _NEAR) : at]
    return units[at].prep == "ل" and any(begins(unit, _WAYS) for unit in near)


def _their_wounds(draft: Draft) -> bool:
    """`إصاباتهم خطيرة`: wounds that they have; who came to be hurt is `إصابتهم`."""
    unit = draft.row.units[draft.unit]
    return draft.type == "injure" and bool(draft.enclitic) and unit.letters.startswith("اصابات")


def _cared_for(draft: Draft) -> bool:
    """`إسعاف جرحى القصف`, `انتشال ضحايا المجزرة`: people of an event already told of, unless counted."""
    units, at = draft.row.units, draft.unit
    if draft.type not in _TOLLS or draft.sense.trigger.frame.name != "toll" or draft.quantities or not at:
        return False
    behind = units[at + 1] if at + 1 < len(units) else None
    of_event = behind is not None and behind.kind == "trigger" and behind.article and not behind.prep
    return of_event and begins(units[at - 1], _CARES)


def _divided(draft: Draft) -> bool:
    """`مئات الضحايا بين قتيل وجريح`: the two tolls behind tell it."""
    units, at = draft.row.units, draft.unit
    if draft.type not in _TOLLS or at + 2 >= len(units) or units[at + 1].letters not in ("بين", "مابين"):
        return False
    return _tells(units[at + 2], _TOLLS) and at > 0 and any(u.kind == "quantity" for u in units[max(0, at - 2) : at])


def _manner_of_death(draft: Draft) -> bool:
    """`قتل طعنا`, `أعدموه رميا بالرصاص`, `ردا على`: an accusative that tells how or why somebody was killed."""
    units, at = draft.row.units, draft.unit
    if draft.sense.trigger.lemma == _ANSWERS:
        return units[at].letters == "ردا"  # قصفوا البلدة ردا على الهجوم
    if draft.sense.trigger.lemma not in _MANNERS or not units[at].letters.endswith("ا"):
        return False
    if draft.enclitic or units[at].conj:
        return False  # رماها
    return any(_tells(unit, _KILLINGS) for unit in units[max(0, at - _NEAR) : at])


_SILENT = (
    _manner_of_death,
    _divided,
    _known_body,
    _as_such,
    _falls_dead,
    _told_before,
    _names_exchange,
    _way_of_aid,
    _their_wounds,
    _cared_for,
)


def _tells(unit: Unit, types: frozenset[str]) -> bool:
    return unit.kind == "trigger" and bool(unit.ref.senses) and unit.ref.senses[0].trigger.type in types
