"""Acts told by those who did them: `أعلنت الكتائب تدمير دبابة`, `تبنى التنظيم التفجير`, a spokesman of an army.

A side of the war that announces an armed act announces its own, and a spokesman's side did what he says was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.annotate.parties import Party
from isnad.claims.causes import STRIKES
from isnad.claims.drafts import Draft
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit, is_finite

_OWN_ACTS = STRIKES | {"destroy", "kill"}
_ARMED_ACTS = _OWN_ACTS | {
    "clash",
    "arrest",
    "abduct",
    "release",
    "capture",
    "enter",
    "advance",
    "withdraw",
    "deploy",
    "loot",
}
_APPOSED = 14  # units of apposition, day and place between who announces and what


def announced_doers(drafts: Sequence[Draft], armed: frozenset[int]) -> None:
    """Fill the actors of acts that their doer announces; `armed` are the first words of the parties that bear arms."""
    for draft in drafts:
        if draft.position != "verb" and not draft.actor and draft.sense.trigger.frame.subject[:1] == ("actor",):
            _announced(draft, armed)


def _announced(draft: Draft, armed: frozenset[int]) -> None:
    """`أعلنت الكتائب، الجناح العسكري للحركة، تدمير دبابة`, `تبنى التنظيم التفجير`."""
    if draft.type not in _OWN_ACTS or draft.row.units[draft.unit].has("undergone"):
        return
    units = draft.row.units
    for i in range(draft.unit - 1, max(-1, draft.unit - _APPOSED), -1):
        if units[i].kind == "report" or units[i].has("claims_act"):
            subject = units[i + 1] if i + 1 < draft.unit else None
            subject = subject if subject is not None and _is_armed(subject, armed) else None
            subject = subject or _headline_subject(units, i, armed)
            if subject is not None and _names_own_act(draft, units, i):
                _set_doer(draft, subject)
            return
        if _ends_clause(units[i]) or (units[i].kind == "trigger" and not units[draft.unit].conj):
            return


def speak_for(drafts: Sequence[Draft], voices: Mapping[int, Party]) -> None:
    """`أعلن المتحدث باسم الجيش اعتقال`: whose spokesman he is did it; words and offices are his own."""
    for draft in drafts:
        voice = voices.get(draft.actor[0].first) if draft.actor and draft.type in _ARMED_ACTS else None
        if voice is not None:
            draft.actor = [Member("party", voice.first, voice.last, voice.cut, voice)]
            draft.note("actor.spoken-for")


def _headline_subject(units: Sequence[Unit], i: int, armed: frozenset[int]) -> Unit | None:
    """`كتائب القسام تعلن تدمير دبابة`."""
    before = units[i - 1] if i else None
    return before if before is not None and not units[i].conj and _is_armed(before, armed) else None


def _names_own_act(draft: Draft, units: Sequence[Unit], at: int) -> bool:
    """Whether the verb at this unit announces (`أعلن`), or claims (`تبنى`, `أعلن مسؤوليته عن`) the act."""
    claims = units[at].has("claims_act") or any(u.has("responsibility") for u in units[at + 1 : draft.unit])
    announces = units[at].has("announces") and not draft.definite and not units[draft.unit].prep
    return claims or announces


def _is_armed(unit: Unit, armed: frozenset[int]) -> bool:
    return unit.kind == "party" and not unit.prep and unit.first in armed


def _set_doer(draft: Draft, subject: Unit) -> None:
    doer = [Member("party", subject.first, subject.last, subject.ref.cut, subject.ref)]
    if not _same(doer, draft.target):
        draft.actor = doer
        draft.note("actor.announced")
        draft.inherited.add("actor")


def _ends_clause(unit: Unit) -> bool:
    if unit.kind == "punct":
        return unit.letters in ".;:!?"
    return unit.is_gram("complementizers", "clause_openers", "relative_pronouns") or (
        is_finite(unit) and unit.kind != "report"
    )


def _same(left: Sequence[Member], right: Sequence[Member]) -> bool:
    return bool(left and right) and left[0].first == right[0].first
