"""Subjects that a frame of small words sets before their verb, or a pronoun in a relative clause sets after it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit, is_finite

_STILL = frozenset("تزال يزال زالت زال يزالون مازالت مازال لاتزال لايزال".split())
_HAD = frozenset("كان كانت وكان وكانت".split())
_AT_TIMES = frozenset("تاره وتاره طورا وطورا اخري واخري حينا".split())
_CLAUSE = 12  # units
_IN_IT = frozenset("فيه فيها خلاله خلالها".split())
_RESUMED = frozenset("منه منها منهما فيه فيها عليه عليها اليه اليها عنه عنها".split())


def framed_subject(units: Sequence[Unit], at: int) -> list[Member]:
    """`لا تزال القوات الحكومية تسيطر`, `أما الجيش الوطني فيسيطر`: the party between the frame and the verb."""
    if at < 2 or units[at - 1].kind != "party" or units[at - 1].prep:
        return []
    frame, verb = units[at - 2], units[at]
    still = frame.letters in _STILL and not verb.conj
    as_for = frame.letters in ("اما", "واما") and verb.conj
    unit = units[at - 1]
    return [Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)] if still or as_for else []


def had_subject(units: Sequence[Unit], at: int) -> list[Member]:
    """`وكان المجلس العسكري في جرابلس دعا الأهالي`: the party right behind «had», which opens the clause."""
    for k in range(at - 2, max(-1, at - _CLAUSE), -1):
        unit = units[k]
        if unit.letters in _HAD and units[k + 1].kind == "party" and not units[k + 1].prep:
            return _with_joined(units, k + 1, at) if not units[at].conj else []
        if is_finite(unit) or unit.is_gram("complementizers", "clause_openers", "relative_pronouns"):
            return []
        if unit.kind == "punct":
            return []
    return []


def _with_joined(units: Sequence[Unit], first: int, stop: int) -> list[Member]:
    """The party at this unit with those that «and» joins to it, up to `stop`."""
    last = first + 1
    while last < stop and units[last].kind == "party" and units[last].conj:
        last += 1
    return [Member("party", u.first, u.last, u.ref.cut, u.ref) for u in units[first:last]]


def resumed(units: Sequence[Unit], at: int) -> bool:
    """`الفوج الذي انسحبت منه قوات النظام`: the pronoun takes up the antecedent, so the subject follows the verb."""
    if at < 1 or at + 2 >= len(units) or not units[at - 1].is_gram("relative_pronouns"):
        return False
    return units[at + 1].letters in _RESUMED and units[at + 2].kind == "party" and not units[at + 2].prep


def accuses_on(units: Sequence[Unit], at: int, kind: str, parties: int) -> bool:
    """`تنفي الوزارة القصف وتتهم الحزب`, `بيانا اتهمت فيه الجيش`, `وصل الوفد والتقى الوزير`: the one party behind is the
    accused, or whom the subject told before has met."""
    if kind == "negotiate" and parties == 1 and at > 1:
        return units[at].conj and not any(u.prep == "ب" or u.letters == "مع" for u in units[at + 1 : at + _CLAUSE])
    if kind != "accuse" or parties != 1 or at < 1:
        return False
    in_it = at + 1 < len(units) and units[at + 1].letters in _IN_IT and not units[at - 1].is_gram("relative_pronouns")
    return units[at].conj or in_it or units[at - 1].letters in _AT_TIMES
