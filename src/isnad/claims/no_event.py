"""Readings of a trigger that tell no occurrence: a known body, killing as such, who falls dead, one act told twice."""

from __future__ import annotations

from isnad.claims.drafts import Draft
from isnad.claims.factuality_words import OPERATIONS, begins
from isnad.syntax.units import Unit

_BODIES = frozenset({"جثة", "جثمان"})
_FINDING = ("عثر", "عثور", "يعثر", "تعثر", "وجد")
_ABSTRACT = frozenset("قتل مات دمّر أباد".split())
_TOLLS = frozenset({"kill", "injure"})
_FALL = "سقط"
_LEADS_OFF = "اقتاد"
_TAKINGS = frozenset({"abduct", "arrest"})
_JOINS = frozenset("انضم انضمام التحق التحاق".split())
_DEFECTIONS = frozenset({"defect"})
_NEAR = 4  # units
_CLAUSE = 12  # units


def no_event(draft: Draft) -> bool:
    """Whether the word names nothing that happened, whatever its sense."""
    return _known_body(draft) or _as_such(draft) or _falls_dead(draft) or _told_before(draft) or _names_exchange(draft)


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


def _tells(unit: Unit, types: frozenset[str]) -> bool:
    return unit.kind == "trigger" and bool(unit.ref.senses) and unit.ref.senses[0].trigger.type in types
