"""What a verb of happening behind an event noun says of it: `الاجتماع سيعقد`, `الاتفاق قد يتم`, `المحادثات لم تعقد`."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.factuality_scope import Verdict, qad
from isnad.model import Modality
from isnad.syntax.units import Unit

_REACH = 8  # units between the noun and its verb
_HAPPENS = frozenset(
    """يتم تتم يعقد تعقد ينعقد تنعقد يبدا تبدا ينطلق تنطلق يجري تجري يستانف تستانف يستكمل تستكمل
    يحدث تحدث يقع تقع يبرم تبرم يوقع توقع ينفذ تنفذ يكون تكون""".split()
)
_BEING = frozenset({"يكون", "تكون"})
_PHRASE = ("party", "place", "time", "quantity", "noun", "gram")


def predicate(units: Sequence[Unit], at: int) -> Verdict | None:
    """The verdict of the verb of happening whose subject is the event noun at this unit; None when there is none."""
    if not _is_subject(units, at):
        return None
    for k in range(at + 1, min(len(units), at + 1 + _REACH)):
        unit = units[k]
        verb = _happening(unit)
        if verb:
            ahead = verb == "future" or _proclitics(unit).endswith("س")
            return _verdict(units[k - 1], ahead, unit.letters in _BEING)
        if not qad(unit) and (unit.kind not in _PHRASE or unit.conj or _ends_subject(unit)):
            return None
    return None


def _is_subject(units: Sequence[Unit], at: int) -> bool:
    """At the head of its clause: nothing, `إن` or a full stop stands before the noun."""
    if units[at].prep or units[at].conj:
        return False
    before = units[at - 1] if at else None
    return before is None or before.is_gram("complementizers") or (before.kind == "punct" and before.letters in ".:")


def _ends_subject(unit: Unit) -> bool:
    return unit.is_gram("relative_pronouns", "clause_openers", "complementizers", "cause_links")


def _happening(unit: Unit) -> str:
    """`future` when the letters keep the sin of `سيعقد`, `plain` for a verb of happening without it, else nothing."""
    if unit.letters in _HAPPENS and unit.kind != "trigger":
        return "plain"
    return "future" if unit.letters.startswith("س") and unit.letters[1:] in _HAPPENS else ""


def _proclitics(unit: Unit) -> str:
    readings = unit.ref if isinstance(unit.ref, tuple) and unit.kind in ("report", "sourcing") else (unit.ref,)
    return str(getattr(readings[0], "proclitics", "")) if readings else ""


def _verdict(before: Unit, ahead: bool, being: bool) -> Verdict | None:
    if ahead:
        return Verdict(Modality.PLANNED, "modality.future")
    if being:
        return None  # الغارات قد تكون إسرائيلية: they were flown
    if qad(before):
        return Verdict(Modality.POSSIBLE, "modality.may")
    if before.letters == "لن":
        return Verdict(Modality.PLANNED, "polarity.negated-verb", negated=True)
    if before.letters == "لم":
        return Verdict(Modality.ACTUAL, "polarity.negated-verb", negated=True)
    return None
