"""Attacks that were beaten off: who beat them off is whom they were meant for.

`أحبط الجيش هجوما للتنظيم`: the subject of the verb does not attack, the one behind `ل` or in the genitive does.
"""

from __future__ import annotations

from isnad.claims.argument_words import is_own_position
from isnad.claims.drafts import Draft
from isnad.claims.roles import fill
from isnad.claims.subjects import boundary_before, subject_of
from isnad.syntax.phrases import Phrase

_BEATEN_OFF = frozenset({"attack", "advance", "enter", "capture", "shelling", "airstrike"})
_BETWEEN = 6  # units between the verb and the attack: its subject, `محاولة`, `ل`


def beaten_off(draft: Draft, outside: frozenset[str]) -> None:
    """Turn the roles of an attack that a verb like `صد` governs: its subject is the target."""
    if draft.type not in _BEATEN_OFF or draft.position == "verb":
        return
    at = _verb_before(draft)
    if at is None:
        return
    phrase = subject_of(draft.row.units, at, draft.unit, outside)
    if phrase is None or phrase.kind != "party":
        return
    _turn(draft, phrase)


def _verb_before(draft: Draft) -> int | None:
    """The unit of the verb of beating off that governs the trigger."""
    units = draft.row.units
    start = max(boundary_before(units, draft.unit), draft.unit - _BETWEEN)
    for at in range(draft.unit - 1, start - 1, -1):
        if units[at].has("repels") and not units[at].article:
            return at
        if units[at].kind in ("trigger", "report", "verb"):
            return None
    return None


def _turn(draft: Draft, phrase: Phrase) -> None:
    repeller = {member.first for member in phrase.members}
    attackers = [m for m in (*draft.actor, *draft.target) if m.kind == "party" and m.first not in repeller]
    draft.actor[:] = attackers
    draft.inherited.add("actor")  # nobody else of the sentence attacked
    units = {unit.first: unit for unit in draft.row.units}
    draft.target[:] = [m for m in draft.target if m.kind != "party" and not is_own_position(units[m.first])]
    if draft.target:
        return  # هجوم على الجسر
    fill(draft, "target", phrase, "role.beaten-off")
