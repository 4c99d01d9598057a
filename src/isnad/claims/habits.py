"""Habits and sums: a draft that speaks of many occurrences over a time, and so tells none of them again.

`تقصف قوات النظام بشكل شبه يومي`, `قصف متكرر`, `قتل خلال الحملة مئات المدنيين`.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft, is_stop
from isnad.syntax.units import Unit

_OFTEN = tuple("متكرر يومي مستمر دايم متواصل دوري".split())
_AGAIN = frozenset("متكرر متكرره يومي يوميه".split())
_NEARLY = frozenset("شبه بشكل بصوره".split())
_ALWAYS = frozenset("باستمرار تتكرر يتكرر دوريا يوميا عاده غالبا".split())
_SPANS = frozenset("الحمله الفتره المده الاونه الحرب المرحله".split())
_STRETCHES = frozenset("خلال منذ في".split())
_CUES = (
    _ALWAYS | _NEARLY | _STRETCHES - {"في"} | {"بين"} | _AGAIN | {f"ال{word}" for word in _AGAIN}
)  # one of these stands in every sentence of a habit
_DESCRIBES = 3  # units between an event noun and its adjective
_REACH = 12  # units of its clause in which a draft is said to be a habit


def is_habitual(draft: Draft) -> bool:
    """Whether its clause tells of a habit or sums up a stretch of time."""
    units, at = draft.row.units, draft.unit
    if draft.row.letters.isdisjoint(_CUES):
        return False
    return _is_repeated(units, at) or any(
        _says_often(units, k) or _sums_up(units, k) for k in _clause(units, at) if k != at
    )


def _is_repeated(units: Sequence[Unit], at: int) -> bool:
    """`قصف متكرر`, `القصف اليومي`: an adjective right behind the noun, or behind another one."""
    for unit in units[at + 1 : at + 1 + _DESCRIBES]:
        if unit.letters.removeprefix("ال") in _AGAIN:
            return True
        if unit.prep or unit.kind in ("punct", "trigger", "verb", "report", "gram"):
            return False
    return False


def _clause(units: Sequence[Unit], at: int) -> range:
    """The units around a trigger up to the next mark, saying or full stop."""
    first, last = at, at + 1
    while first > max(0, at - _REACH) and not _ends(units[first - 1]):
        first -= 1
    while last < min(len(units), at + _REACH) and not _ends(units[last]):
        last += 1
    return range(first, last)


def _ends(unit: Unit) -> bool:
    return is_stop(unit) or unit.kind in ("punct", "report") or unit.is_gram("clause_openers", "complementizers")


def _says_often(units: Sequence[Unit], k: int) -> bool:
    """`بشكل متكرر`, `شبه يومي`, `بين الحين والآخر`, `باستمرار`."""
    letters = units[k].letters
    if letters in _ALWAYS or (letters == "بين" and units[k].is_gram("adverbs")):
        return True
    after = units[k + 1].letters if k + 1 < len(units) else ""
    return letters in _NEARLY and (after.startswith(_OFTEN) or after == "شبه")


def _sums_up(units: Sequence[Unit], k: int) -> bool:
    """`خلال الأشهر الماضية`, `خلال هذه الحملة`, `منذ مطلع العام`: a stretch of time before or behind."""
    if units[k].letters not in _STRETCHES:
        return False
    follow = units[k + 1 : k + 3]
    if any(unit.letters in _SPANS for unit in follow):
        return units[k].letters != "في"
    value = str(follow[0].ref.value or "") if follow and follow[0].kind == "time" else ""
    return units[k].letters == "خلال" and ("/" in value or len(value) in (4, 7) or value[:1] == "P")
