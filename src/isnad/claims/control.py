"""Acts that the words of somebody else hand to their doer: `طالب لبنان إسرائيل بالانسحاب`, `هدد الحوثيون بقصف السفن`.

Who is accused or asked does the act; who threatens or promises does it himself; who is forced or let does it.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft
from isnad.claims.subjects import member_of, past_aside
from isnad.syntax.phrases import Member
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_BY_ADDRESSEE = frozenset({"accuse", "demand"})
_BY_SPEAKER = frozenset({"threaten", "pledge"})
_BY_ORDER = frozenset({"appoint", "resign", "release"})  # what a decree does by itself
_TIES = frozenset({"ب", "الي", "ل", "علي", "من", "في", "عن", "خلف", "وراء"})
_QUOTES = frozenset("'\"`«»“”")
_SPAN = 14  # units between the words and the act
_FORCE = 7  # units between a verb that makes others act and the act
_MOVED_TO = ("target", "object")


def controlled(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give an act without doer the one to whom the words before hand it."""
    if draft.position == "verb" or not _tied(draft.row.units, draft.unit):
        return
    doers = _of_words(draft, earlier) or _of_force(draft)
    if not doers:
        return
    done_to(draft)
    role = next(iter(draft.sense.trigger.frame.subject), "")
    if role in ("actor", "target") and (not draft.role(role) or "role.light-agent" in draft.rules):
        draft.role(role)[:] = doers  # بارتكاب مجزرة: the light noun has no other doer
        draft.note(f"{role}.controlled")


def done_to(draft: Draft) -> None:
    """`تمكن الجيش من طرد المسلحين`: where the doer stands before, the party behind the act is no second one."""
    frame = draft.sense.trigger.frame
    genitive = draft.actor and "role.genitive" in draft.rules and draft.actor[0].first == _word_behind(draft)
    if genitive and not draft.target and any(slot in frame.object for slot in _MOVED_TO):
        draft.target, draft.actor = draft.actor, []
        draft.note("target.done-to")


def _word_behind(draft: Draft) -> int:
    units = draft.row.units
    return units[draft.unit + 1].first if draft.unit + 1 < len(units) else -1


def _tied(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition ties the act to what stands before, be it through a light noun or one of guilt."""
    if units[at].conj:
        return True
    k = at
    while k > 0 and not units[k].prep:
        before = units[k - 1]
        if before.letters in _TIES:
            guilt = k > 1 and units[k - 2].has("guilt")  # بالوقوف وراء القصف
            if not guilt:
                return True
            k -= 2
        elif before.kind in ("party", "place") and k > 1 and units[k - 2].letters == "من":
            return True  # طلبت الرياض من واشنطن شن غارات
        elif _leads_to(before):
            k -= 1
        else:
            return False
    return bool(units[k].prep)


def _leads_to(unit: Unit) -> bool:
    """What may stand between the preposition and the act: a light noun, a count, a quotation mark."""
    if unit.kind == "punct":
        return unit.letters in _QUOTES
    return unit.has("act_heads") or bool(unit.grams & VERB_GROUPS) or unit.is_gram("collectives")


def _of_words(draft: Draft, earlier: Sequence[Draft]) -> list[Member]:
    """Those whom the nearest words of accusing, asking, threatening or promising mean."""
    for other in reversed(earlier):
        if other.row is not draft.row or draft.unit - other.unit > _SPAN or _broken(draft.row.units, other, draft):
            return []
        if other.type in _BY_ADDRESSEE:
            return [m for m in other.target if m.kind != "event"]
        if other.type in _BY_SPEAKER:
            return list(other.actor)
        if other.type == "decree" and draft.type in _BY_ORDER:
            return list(other.actor)  # مرسوما بتعيين
        if not draft.row.units[draft.unit].conj:
            return []
    return []


def _broken(units: Sequence[Unit], words: Draft, act: Draft) -> bool:
    """Whether a clause begins between the words and the act."""
    at = act.unit
    while (at := past_aside(units, at - 1)) > words.unit:
        unit = units[at]
        if at == act.unit - 1 and unit.is_gram("agent_subject_verbs"):
            continue  # شن غارات: the light word of the act itself
        if is_finite(unit) or unit.is_gram("complementizers", "clause_openers", "relative_pronouns"):
            return True
        if unit.kind == "punct" and unit.letters in ".:!?":
            return True
    return False


def _of_force(draft: Draft) -> list[Member]:
    """`أجبر الجيش السكان على النزوح`: the last party before the preposition, behind a verb that makes others act."""
    party: Unit | None = None
    for unit in reversed(draft.row.units[max(0, draft.unit - _FORCE) : draft.unit]):
        if unit.is_gram("control_verbs"):
            return [member_of(party)] if party is not None else []
        if unit.kind in ("punct", "trigger", "report"):
            return []
        party = unit if party is None and unit.kind == "party" else party
    return []
