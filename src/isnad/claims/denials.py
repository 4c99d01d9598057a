"""Denials that reach an event noun over what stands between: rumours, who spreads them, the other half of an `or`.

`نفت الوزارة الأنباء التي تنشرها صفحات عن انسحاب الجيش`, `لا صحة لدخول المسلحين`, `نفى دخول المدينة أو الانسحاب منها`,
and after the event: `الأنباء عن انسحاب الجيش عارية عن الصحة`. Who denies a link or a blame denies no event.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.factuality_words import begins
from isnad.syntax.units import VERB_GROUPS, Unit

_REACH = 36  # units between a denial and what it denies
_VERDICT_REACH = 16  # units between an event and the words that call its news untrue
_DENIALS = tuple("نفي ينفي تنفي ننفي نفت نفوا ينفون نافي كذب يكذب تكذب تكذيب دحض يدحض تدحض فند يفند تفند".split())
# fmt: off
_RUMOURS = tuple("""انباء شايع اشاع معلومات تقارير اخبار خبر مزاعم ادعاء ادعاءات رواي تسريبات نبا صحه""".split())
_ABOUT = frozenset("عن حول بشان بخصوص".split())
_LINKS = tuple("مسوولي علاق صله صلت ضلوع تورط مشارك دور وقوف اتهام نيه نيت".split())
_AROUND = frozenset("بعد قبل عقب خلال اثناء منذ وسط مع اثر رغم غداه عشيه قبيل بعيد".split())
_WE_DENY = frozenset("ننفي وننفي نكذب ندحض نفند".split())
_UNTRUE = frozenset("عاريه عار عاري كاذبه كاذب ملفقه مفبركه".split())
# fmt: on


def denier(units: Sequence[Unit], at: int) -> int | None:
    """The unit of the word that denies the event noun at this unit; None when nobody denies it."""
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if units[k].kind == "punct" and units[k].letters in ".؟?!;":
            break
        if is_denial(units, k):
            return k if _reaches(units, k, at) else None
    return _called_untrue(units, at)


def is_denial(units: Sequence[Unit], k: int) -> bool:
    """Whether the unit denies: a verb or noun of denial that is not itself negated, or `لا صحة`."""
    unit = units[k]
    negated = k > 0 and units[k - 1].is_gram("negators")
    if unit.letters == "صحه":
        return negated
    if unit.letters in _WE_DENY:
        return not negated
    if negated or unit.kind not in ("trigger", "report"):
        return False
    denies = unit.kind == "report" or all(s.trigger.type == "deny" for s in unit.ref.senses)
    return denies and begins(unit, _DENIALS)


def spread_by(units: Sequence[Unit], at: int) -> bool:
    """Whether the verb at this unit tells who spreads what is denied: `نفت الأنباء التي تنشرها صفحات`."""
    opener = at - 1
    if opener < 1 or not _opens_rumour(units, opener):
        return False
    return any(is_denial(units, k) for k in range(max(0, opener - 8), opener))


def _reaches(units: Sequence[Unit], k: int, at: int) -> bool:
    """Whether what stands between leaves the event noun the object of the denial."""
    between = range(k + 1, at)
    if any(begins(units[i], _LINKS) and units[i].kind == "noun" for i in between) or not _is_object(units, k, at):
        return False
    told = False  # inside a clause that says who spreads the rumour
    for i in between:
        unit = units[i]
        if told:
            told = unit.letters not in _ABOUT
        elif _opens_rumour(units, i):
            told = True
        elif _closes(units, i, at):
            return False
    return not told


def _closes(units: Sequence[Unit], i: int, at: int) -> bool:
    """Whether the words at unit `i` end the reach of a denial: another clause, or an event not joined with this one."""
    unit = units[i]
    if unit.is_gram("complementizers", "relative_pronouns", "clause_openers") or _finite(unit):
        return True
    if unit.letters == ",":
        return not units[i + 1].conj
    return unit.kind == "trigger" and not _joined(units, at)


def _is_object(units: Sequence[Unit], k: int, at: int) -> bool:
    """Whether the event noun stands where an object may: after the denial, its subject or `عن`, not after `بعد`."""
    before = units[at - 1]
    if before.letters in _ABOUT:
        return not units[at].article and _of_rumour(units, k, at - 1)
    if before.letters in _AROUND or (before.is_gram("prepositions") and before.kind == "gram"):
        return False
    return units[at].prep == "" or (units[at].prep == "ل" and units[k].letters == "صحه") or _joined(units, at)


def _of_rumour(units: Sequence[Unit], k: int, about: int) -> bool:
    """Whether a noun of rumours, or `ما`, stands between the denial and `عن`."""
    return any(begins(units[i], _RUMOURS) or units[i].letters in ("ما", "لما") for i in range(k + 1, about))


def _opens_rumour(units: Sequence[Unit], i: int) -> bool:
    unit = units[i]
    if unit.letters in ("ما", "لما", "مما"):
        return True
    if i and _finite(unit) and begins(units[i - 1], _RUMOURS) and not units[i - 1].article:
        return True  # تقارير تحدثت عن
    return i > 0 and unit.is_gram("relative_pronouns") and any(begins(u, _RUMOURS) for u in units[max(0, i - 3) : i])


def _joined(units: Sequence[Unit], at: int) -> bool:
    return units[at].conj or (at > 0 and units[at - 1].letters in ("او", "ام", "و"))


def _finite(unit: Unit) -> bool:
    if unit.kind == "trigger":
        return not unit.prep and not unit.article and all(p == "verb" for s in unit.ref.senses for p in s.positions)
    if unit.kind in ("verb", "report"):
        return True
    return bool(unit.grams & VERB_GROUPS) and unit.kind == "gram"


def _called_untrue(units: Sequence[Unit], at: int) -> int | None:
    """`الأنباء عن انسحاب الجيش عارية عن الصحة`, `... لا أساس لها`: the verdict after the news of an event."""
    if at < 2 or units[at - 1].letters not in _ABOUT or not _of_rumour(units, max(-1, at - 9), at - 1):
        return None
    for k in range(at - 2, max(-1, at - 5), -1):
        if units[k].letters in _UNTRUE:
            return k  # أخبار كاذبة عن انسحاب الجيش
    for k in range(at + 1, min(len(units), at + _VERDICT_REACH)):
        unit = units[k]
        if unit.letters in ("صحيحه", "صحيح") and units[k - 1].letters == "غير":
            return k
        if unit.kind == "punct" and unit.letters not in ',-()"':
            return None
        if unit.letters in _UNTRUE:
            return k
        if unit.letters in ("اساس", "صحه") and units[k - 1].is_gram("negators"):
            return k
        if _finite(unit):
            return None
    return None
