"""Factuality: does the text say that it happened, did not, will or may."""

from __future__ import annotations

from isnad.claims.drafts import Draft
from isnad.claims.factuality_predicates import predicate
from isnad.claims.factuality_scope import (
    WILLED,
    Verdict,
    Walk,
    ahead_by_form,
    begins_after_for,
    form_of,
    is_for,
    present,
    ruling,
)
from isnad.claims.factuality_words import (
    BRINGS_ABOUT,
    GATHERS,
    GOES_ON,
    MOTION,
    NO_PURPOSE,
    PLANNED_ADJECTIVES,
    POSSIBLE_ADJECTIVES,
    ahead,
    begins,
)
from isnad.model import Modality, Polarity
from isnad.syntax.units import Unit

_WORDS = frozenset("accuse condemn deny demand threaten pledge".split())
_YIELDING = frozenset(
    "surrender withdraw hand_over release return displace enter deploy aid exchange resign negotiate".split()
)
_OWN_ACTS = frozenset("surrender withdraw hand_over release".split())  # who refuses them does not do them
_RESULTS = frozenset("kill injure explosion clash displace return withdraw destroy release agree".split())
_SETTLED = frozenset("agree decree sanction displace return".split())  # nouns after ل that are no purpose
_ADJECTIVES = 4  # units after the trigger that may describe it


def judge(draft: Draft) -> None:
    """Set polarity, modality and `attempted` of a draft from the words around it in its clause."""
    verdict = _verb(draft) if draft.position == "verb" else _noun(draft)
    if verdict is None and draft.type not in _WORDS and not _adverbial(draft):
        verdict = ruling(Walk(draft.row.units, draft.unit, draft.position != "verb", draft.type))
    if verdict is None:
        verdict = _purpose(draft) or _refused(draft) or _predicate(draft) or _dated_ahead(draft) or _told_ahead(draft)
    if verdict is not None:
        _write(draft, verdict)


def _write(draft: Draft, verdict: Verdict) -> None:
    if verdict.negated:
        draft.polarity = Polarity.NEGATED
    draft.modality = verdict.modality
    draft.attempted = verdict.attempted
    draft.note(verdict.rule)


def _adverbial(draft: Draft) -> bool:
    """`احتجاجا على`: an accusative of cause stands outside what rules its clause."""
    return draft.type == "protest" and draft.position == "masdar" and draft.row.units[draft.unit].letters.endswith("ا")


def _verb(draft: Draft) -> Verdict | None:
    units, at = draft.row.units, draft.unit
    verdict = form_of(units, at)
    if verdict is not None:
        return verdict
    proclitics = {r.proclitics for r in draft.sense.readings if r.entry.pos == "verb"}
    if proclitics and proclitics <= {"ل", "ول", "فل"} and present(units[at]) and _meant(draft):
        return Verdict(Modality.PLANNED, "modality.purpose")
    return None


def _meant(draft: Draft) -> bool:
    """`توجهت القوات إلى البلدة لتفتش`: a purpose after motion; else the lam tells what came of it (`، ليندلع قتال`)."""
    if draft.type in _RESULTS:
        return False
    for unit in reversed(draft.row.units[max(0, draft.unit - 8) : draft.unit]):
        if unit.kind == "punct":
            return False
        if begins(unit, MOTION):
            return True
    return False


def _noun(draft: Draft) -> Verdict | None:
    """`هجوم محتمل`, `زيارة مرتقبة`: what the adjective after the noun says."""
    for unit in draft.row.units[draft.unit + 1 : draft.unit + 1 + _ADJECTIVES]:
        if (
            unit.kind in ("trigger", "report", "verb", "punct")
            or unit.prep
            or unit.is_gram("prepositions", "relative_pronouns")
        ):
            return None
        if not _agrees(draft, unit):
            continue
        if begins(unit, POSSIBLE_ADJECTIVES):
            return Verdict(Modality.POSSIBLE, "modality.adjective")
        if begins(unit, PLANNED_ADJECTIVES) and unit.kind != "time":
            return Verdict(Modality.PLANNED, "modality.adjective")
    return None


def _agrees(draft: Draft, adjective: Unit) -> bool:
    """`قصف مواقع مفترضة`: a feminine adjective does not describe a masculine verbal noun."""
    noun = draft.row.units[draft.unit].letters
    masculine = draft.position == "masdar" and not noun.endswith(("ه", "ات")) and not draft.enclitic
    return not (masculine and adjective.letters.endswith("ه"))


def _predicate(draft: Draft) -> Verdict | None:
    if draft.position == "verb" or draft.type in _WORDS:
        return None
    return predicate(draft.row.units, draft.unit)


def _told_ahead(draft: Draft) -> Verdict | None:
    """`الزيارة التي ستبدأ غدا`: the relative clause of an event noun says that it will be."""
    units, at = draft.row.units, draft.unit
    for k in range(at + 1, min(at + 1 + _ADJECTIVES, len(units) - 1)):
        if units[k].kind in ("punct", "trigger", "report", "verb") or units[k].prep:
            return None
        if units[k].is_gram("relative_pronouns"):
            future = ahead_by_form(units[k + 1]) and not begins(units[k + 1], GOES_ON)
            return Verdict(Modality.PLANNED, "modality.future") if future else None
    return None


def _purpose(draft: Draft) -> Verdict | None:
    """`توجهت لاقتحام البلدة`: a verbal noun with ل that no light verb governs."""
    units, at = draft.row.units, draft.unit
    if at and draft.type == "negotiate" and is_for(units[at - 1]) and begins_after_for(units[at - 1], BRINGS_ABOUT):
        moved = any(begins(u, MOTION) for u in units[max(0, at - 10) : at])
        return Verdict(Modality.PLANNED, "modality.purpose") if moved else None
    if (
        draft.position != "masdar"
        or units[at].prep != "ل"
        or (draft.governor is not None and not begins(units[draft.governor], GATHERS))
        or (draft.type not in WILLED - _SETTLED and not units[at].letters.startswith("وقف"))
    ):
        return None
    before = units[at - 1] if at else None
    if (
        before is None
        or any(begins(u, NO_PURPOSE) for u in units[max(0, at - 2) : at])
        or (units[at].article and draft.type == "attack")
    ):
        return None
    if (
        before.kind == "trigger"
        and not before.prep
        and not any(r.entry.pos == "verb" for s in before.ref.senses for r in s.readings)
    ):
        return None
    if draft.type == "negotiate" and not any(begins(u, MOTION) for u in units[max(0, at - 10) : at]):
        return None
    near = units[max(0, at - 6) : at]
    if draft.type == "demand" and any(
        u.kind == "trigger" and any(s.trigger.type == "protest" for s in u.ref.senses) for u in near
    ):
        return None
    return Verdict(Modality.PLANNED, "modality.purpose")


def _refused(draft: Draft) -> Verdict | None:
    """`رفض تسليم نفسه`: it was not done; a strike that is refused is condemned."""
    units, at = draft.row.units, draft.unit
    if draft.position != "masdar" or draft.type not in _YIELDING:
        return None
    if units[at].article and draft.type not in _OWN_ACTS:
        return None
    for unit in reversed(units[max(0, at - 5) : at]):
        if begins(unit, ("رفض", "يرفض", "ترفض", "امتنع", "يمتنع", "تمتنع")):
            modality = Modality.PLANNED if begins(unit, ("يرفض", "ترفض", "يمتنع", "تمتنع")) else Modality.ACTUAL
            return Verdict(modality, "polarity.refused", negated=True)
        if unit.kind not in ("party", "noun") and unit.letters not in ("عن", "السماح", "سماح"):
            return None
    return None


def _dated_ahead(draft: Draft) -> Verdict | None:
    """`اجتماع الأسبوع المقبل`: a future date after an event noun that no past verb governs."""
    units, at = draft.row.units, draft.unit
    if (draft.position == "verb" and not present(units[at])) or draft.governor is not None:
        return None
    for unit in units[at + 1 : at + 8]:
        if (
            unit.kind in ("trigger", "report", "verb")
            or unit.is_gram("clause_openers", "relative_pronouns")
            or unit.letters in ".:,"
        ):
            return None
        if unit.kind == "time" and ahead(unit):
            return Verdict(Modality.PLANNED, "modality.future-date")
    return None
