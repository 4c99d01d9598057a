"""Pronouns written onto a trigger: `ضرباتها`, `مقتله`, `اعتقلته`: whose strikes, whose death, whom they arrested."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.parties import Party
from isnad.claims.drafts import Draft, Row
from isnad.claims.subjects import boundary_before
from isnad.syntax.phrases import Member, phrase_at
from isnad.syntax.units import Unit

_FEMININE = ("ه", "ات", "يا")
TO_PEOPLE = frozenset("kill injure execute arrest abduct torture release".split())
_APPOSED = 3  # words: what stands so near behind may only describe it (الأتراك العاملين في العراق)
_TO_TARGET = frozenset({"عن", "علي", "ب", "ضد", "بحق", "مع"})
_JOINED = 6  # units between the first and the last of those joined
_MANY = ("ون", "ين", "ات")
_DAMAGE = "ضرر"
_PLURAL = frozenset({"هم", "هما", "هن"})


def resolve(draft: Draft, earlier: Sequence[Draft], before: Row | None) -> None:
    """Fill the role that the pronoun of a trigger stands for with its antecedent.

    On a verb the pronoun is the object; on a masdar it is what the frame's genitive is, an actor before a target.
    """
    _resolve_tied(draft, earlier, before)
    if not draft.enclitic:
        return
    role = _role(draft, earlier)
    if draft.type == "condemn" and draft.position == "verb" and not draft.target:
        draft.target = _act_before(draft)
        return
    if role is not None and not draft.role(role):
        _fill(draft, role, draft.enclitic, earlier, before)


def _resolve_tied(draft: Draft, earlier: Sequence[Draft], before: Row | None) -> None:
    """`ثم أفرجت عنهم`, `ألقت القبض عليه`, `أطلقت سراحه`: the people told of before are the target."""
    if draft.target or draft.voice == "passive":
        return
    preps = draft.sense.trigger.frame.folded_prep
    for tie, pronoun in draft.tied:
        slots = preps.get(tie, ()) if tie in _TO_TARGET else ()
        to_people = slots[:1] == ("target",) or ("target" in slots and (pronoun in _PLURAL or _opens_fire(draft)))
        if to_people or (not tie and draft.type == "release"):
            _fill(draft, "target", pronoun, earlier, before)
            return


def _opens_fire(draft: Draft) -> bool:
    """`إطلاق النار عليه`: fire is opened on somebody, not on a place told of before."""
    behind = draft.row.units[draft.unit + 1 : draft.unit + 2]
    return bool(behind) and behind[0].letters in _FIRE


_FIRE = frozenset({"النار", "نار", "الرصاص", "رصاص", "النيران"})


def _fill(draft: Draft, role: str, pronoun: str, earlier: Sequence[Draft], before: Row | None) -> None:
    """Fill a role with what the pronoun stands for: somebody of the drafts before, else the nearest that agrees."""
    latter = next((u for u in reversed(draft.row.units[: draft.unit]) if u.is_gram("latter")), None)
    members = _from_drafts(draft, earlier) if role == "actor" and latter is None else []
    members = members or _nearest(draft.row.units[: draft.unit], draft, role, pronoun)
    suffered = _from_targets(draft, earlier, pronoun) if role == "target" and latter is None else []
    if suffered and (draft.tied or draft.type == "destroy" or _where(suffered) + _APPOSED >= _where(members)):
        members = suffered
    if not members and role == "target" and draft.type not in TO_PEOPLE:
        members = _thing_first(draft, pronoun)
    if not members and before is not None:
        members = _nearest(before.units, draft, role, pronoun)
    if members:
        draft.role(role).extend(members)
        draft.note(f"{role}.pronoun")


def _thing_first(draft: Draft, pronoun: str) -> list[Member]:
    """`سيارة القيادي تم استهدافها`: the thing that its clause begins with."""
    units = draft.row.units
    at = boundary_before(units, draft.unit)
    phrase = phrase_at(units, at, frozenset()) if units[at].kind == "noun" else None
    if phrase is None or phrase.kind != "thing" or phrase.prep or phrase.last > draft.unit:
        return []
    return list(phrase.members) if _agrees(units[at], pronoun) else []


def _act_before(draft: Draft) -> list[Member]:
    """`الهجوم الذي أدانته المنظمة`: the act named last before the verb."""
    for unit in reversed(draft.row.units[: draft.unit]):
        if unit.kind == "trigger" and unit.ref.senses[0].positions != {"verb"}:
            return [Member("event", unit.first, unit.last, 0, None)]
    return []


def _hit_before(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """`اعترضوا سيارات وهاجموها`: whether the act right before was done to things, so that the pronoun means them."""
    last = earlier[-1] if earlier and earlier[-1].row is draft.row else None
    return last is not None and bool(last.target) and last.target[0].kind == "thing" and bool(last.actor)


def _of_people(draft: Draft) -> bool:
    """`العائلات التي هجرتها القوات`: the pronoun takes up the people whom the relative clause is about."""
    before = draft.row.units[max(0, draft.unit - 2) : draft.unit]
    return len(before) > 1 and before[0].kind == "party" and before[1].is_gram("relative_pronouns")


def _role(draft: Draft, earlier: Sequence[Draft]) -> str | None:
    frame = draft.sense.trigger.frame
    if draft.row.units[draft.unit].has("victims_noun"):
        return None  # راح ضحيتها خمسة: the pronoun is the event
    if draft.sense.trigger.lemma == _DAMAGE:
        return None  # كانت أضراره كبيرة: those of the strike
    by_object = draft.position == "verb" or draft.row.units[draft.unit].has("struck_by")
    if draft.position == "noun":
        return "actor" if "actor" in frame.subject else None
    if draft.type == "besiege" and draft.unit and draft.row.units[draft.unit - 1].kind == "party":
        return "actor"  # فك النظام حصاره: his own siege
    slots = frame.object if by_object else frame.genitive
    if draft.position == "verb" and draft.row.units[draft.unit].has("throws"):
        return None  # قنبلة رماها مجهولون
    if draft.position == "verb" and draft.enclitic in ("ها", "ه") and "place" in slots:
        return "target" if _hit_before(draft, earlier) or _of_people(draft) else "place"
    return next((role for role in slots if role in ("actor", "target")), None)


def _from_drafts(draft: Draft, earlier: Sequence[Draft]) -> list[Member]:
    """The actor of the draft before in the same sentence."""
    for other in reversed(earlier):
        if other.row is draft.row and other.actor and other is not draft:
            return list(other.actor)
    return []


def _where(members: Sequence[Member]) -> int:
    """Where the first of them begins: the later one is nearer to the pronoun."""
    return members[0].first if members else -1


def _from_targets(draft: Draft, earlier: Sequence[Draft], pronoun: str) -> list[Member]:
    """`قصفت الطائرة سيارة ما أدى إلى احتراقها`: what suffered before in the sentence, if the pronoun may mean it."""
    if draft.position == "verb" and not draft.tied and not (draft.type in TO_PEOPLE or _hit_before(draft, earlier)):
        return []
    units = {unit.first: unit for unit in draft.row.units[: draft.unit]}
    for other in reversed(earlier):
        for member in reversed(other.target if other.row is draft.row else []):
            unit = units.get(member.first)
            if unit is not None and _suffers(draft, unit) and _agrees(unit, pronoun):
                return [member]
    return []


def _suffers(draft: Draft, unit: Unit) -> bool:
    """Only people are killed or arrested; their house or car is not."""
    return unit.kind == "party" or unit.has("masculine_people") or draft.type not in TO_PEOPLE


def _nearest(units: Sequence[Unit], draft: Draft, role: str, pronoun: str) -> list[Member]:
    taken = {m.first for m in (*draft.actor, *draft.target)}
    for unit in reversed(units):
        if unit.first in taken:
            continue
        if role == "place":
            if unit.kind == "place":
                return [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)]
        elif unit.kind == "party" and _agrees(unit, pronoun) and not (role == "target" and _tells(units, unit)):
            if role == "target" if pronoun in _PLURAL else _are_joined_doers(units, unit, role, pronoun):
                return _joined_before(units, list(units).index(unit))
            return [Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)]
    return []


def _are_joined_doers(units: Sequence[Unit], unit: Unit, role: str, pronoun: str) -> bool:
    """`قوات النظام وروسيا تصعدان قصفها`: joined doers, unless `بين` sets them against each other."""
    at = units.index(unit)
    apart = any(u.letters == "بين" for u in units[max(0, at - _JOINED) : at])
    return role == "actor" and pronoun == "ها" and unit.conj and not apart


def people_before(units: Sequence[Unit]) -> list[Member]:
    """The people whom a plural pronoun behind these units stands for, joined ones together: `قائد واثنان من رجاله`."""
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        if unit.kind == "party" and _agrees(unit, "هم") and not _tells(units, unit):
            return _joined_before(units, at)
    return []


def _joined_before(units: Sequence[Unit], at: int) -> list[Member]:
    """The members of the coordination that ends with the party at this unit."""
    for start in range(max(0, at - _JOINED), at):
        phrase = phrase_at(units, start, frozenset()) if units[start].kind == "party" else None
        if phrase is not None and phrase.last == at + 1 and len(phrase.members) > 1 and not phrase.prep:
            return list(phrase.members)
    unit = units[at]
    return [Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)]


def _tells(units: Sequence[Unit], unit: Unit) -> bool:
    """`أوضحت مصادر أن`: who speaks is not whom it happened to."""
    at = units.index(unit)
    return at > 0 and units[at - 1].kind == "report" and not units[at - 1].is_gram("carriers")  # حافلة تقل عمالا


def _agrees(unit: Unit, enclitic: str) -> bool:
    """Whether a pronoun of this number and gender may stand for the noun phrase."""
    if enclitic in _PLURAL:
        return unit.kind == "party"
    if enclitic == "ها":
        return not _is_human(unit) or unit.letters.endswith(_FEMININE)
    many = unit.letters.endswith(_MANY) or unit.has("plural_people")
    return enclitic == "ه" and not many and (_is_human(unit) or not unit.letters.endswith(_FEMININE))


def _is_human(unit: Unit) -> bool:
    if unit.has("masculine_people"):
        return True
    if not isinstance(unit.ref, Party):
        return False
    return unit.ref.generic is not None or unit.ref.head in ("title", "person", "commander")
