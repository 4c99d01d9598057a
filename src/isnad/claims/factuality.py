"""Factuality: does the text say that it happened, did not, will or may."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft
from isnad.claims.governors import boundary_before
from isnad.model import Modality, Polarity
from isnad.syntax.units import Unit

_WILLED = frozenset("attack capture enter advance arrest demand withdraw defect protest hand_over besiege negotiate surrender".split())
_WORDS = frozenset({"accuse", "condemn", "deny"})
_NEAR = 6  # units between a word of intent or absence and the trigger that it rules


def judge(draft: Draft) -> None:
    """Set polarity, modality and `attempted` of a draft from the words before it in its clause."""
    units, at = draft.row.units, draft.unit
    start = boundary_before(units, at)
    if draft.position == "verb":
        _verb(draft, units, at)
    _before(draft, units, start, at)
    if draft.position == "masdar" and units[at].prep == "ل" and draft.governor is None and draft.type in _WILLED:
        if not (at and units[at - 1].kind in ("trigger", "noun") and not units[at - 1].prep):
            _set(draft, Modality.PLANNED, "modality.purpose")


def _verb(draft: Draft, units: Sequence[Unit], at: int) -> None:
    before = units[at - 1] if at else None
    present = any(r.entry.tense == "present" for r in draft.sense.readings)
    past = any(r.entry.tense == "past" for r in draft.sense.readings)
    proclitics = {r.proclitics for r in draft.sense.readings if r.entry.pos == "verb"}
    if before is not None and before.is_gram("negators"):
        draft.polarity = Polarity.NEGATED
        draft.note("polarity.negator")
        if before.letters == "لن":
            _set(draft, Modality.PLANNED, "modality.will-not")
    elif before is not None and before.letters in ("قد", "ربما") and present and not past:
        _set(draft, Modality.POSSIBLE, "modality.may")
    elif before is not None and before.letters == "سوف" or (present and not past and proclitics <= {"س", "وس", "فس"}):
        _set(draft, Modality.PLANNED, "modality.future")
    elif present and not past and proclitics <= {"ل", "ول", "فل"}:
        _set(draft, Modality.PLANNED, "modality.purpose")


def _before(draft: Draft, units: Sequence[Unit], start: int, at: int) -> None:
    """Words of absence, failure, intent and possibility that rule the trigger, nearest first."""
    for i in range(at - 1, max(start, at - _NEAR) - 1, -1):
        unit = units[i]
        if unit.kind == "punct" and unit.letters not in ('"', "(", ")"):
            return
        if _rules_over(draft, units, i, at):
            return
        if unit.kind == "trigger" and _wills(unit):
            _set(draft, Modality.PLANNED, "modality.willed")
            return
        if unit.kind == "trigger" and not units[at].conj:
            return


def _wills(unit: Unit) -> bool:
    """A demand, threat or pledge: what it is about has not happened yet."""
    return bool(unit.ref.senses[0].trigger.type in ("demand", "threaten", "pledge"))


def _rules_over(draft: Draft, units: Sequence[Unit], i: int, at: int) -> bool:
    unit = units[i]
    if draft.type in _WORDS:
        return unit.is_gram("clause_openers")
    if unit.is_gram("absence"):
        _absent(draft, units, i, at)
        return True
    if unit.is_gram("negators") and (i + 1 < at) and units[i + 1].kind in ("gram", "report", "verb", "trigger"):
        _negated_verb(draft, units, i, at)
        return True
    if unit.is_gram("fail_verbs") and draft.position != "verb":
        draft.attempted = True
        _set(draft, Modality.PLANNED, "modality.attempt")
        return True
    if unit.is_gram("may_words") and not unit.letters == "قد":
        _set(draft, Modality.POSSIBLE, "modality.may")
        return True
    if unit.is_gram("intend_verbs", "prevent"):
        _set(draft, Modality.PLANNED, "modality.intent")
        draft.attempted |= unit.letters.startswith(("محاول", "حاول", "يحاول", "تحاول"))
        return True
    return False


def _absent(draft: Draft, units: Sequence[Unit], i: int, at: int) -> None:
    draft.polarity = Polarity.NEGATED
    draft.note("polarity.absence")
    if any(units[j].is_gram("unknown") for j in range(i + 1, at)):
        _set(draft, Modality.POSSIBLE, "modality.unknown")


def _negated_verb(draft: Draft, units: Sequence[Unit], i: int, at: int) -> None:
    """`لم يسفر عن إصابات`, `لم ترد معلومات عن خسائر`, `لم يسجل وقوع إصابات`."""
    draft.polarity = Polarity.NEGATED
    draft.note("polarity.negated-verb")
    if any(units[j].is_gram("unknown") for j in range(i + 1, at)):
        _set(draft, Modality.POSSIBLE, "modality.unknown")


def _set(draft: Draft, modality: Modality, rule: str) -> None:
    if draft.modality is Modality.ACTUAL:
        draft.modality = modality
        draft.note(rule)
