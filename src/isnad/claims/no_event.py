"""Readings of a trigger that tell no occurrence: the body of one already told of, killing as such, who falls dead."""

from __future__ import annotations

from isnad.claims.drafts import Draft
from isnad.claims.factuality_words import OPERATIONS, begins
from isnad.syntax.units import Unit

_BODIES = frozenset({"جثة", "جثمان"})
_FINDING = ("عثر", "عثور", "يعثر", "تعثر", "وجد")
_ABSTRACT = frozenset("قتل مات دمّر أباد".split())
_TOLLS = frozenset({"kill", "injure"})
_FALL = "سقط"
_NEAR = 4  # units


def no_event(draft: Draft) -> bool:
    """Whether the word names nothing that happened, whatever its sense."""
    return _known_body(draft) or _as_such(draft) or _falls_dead(draft)


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
