"""Who does the act that a verb's complement names: `اتهم الجيش الحزب بخطف جنود`, `أعلنت الكتائب تدمير دبابة`.

Grammar calls it control. After verbs of accusing and asking the one addressed does what the verbal noun names; after
verbs of promising and threatening the subject does; a side of the war that announces an armed act announces its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.annotate.parties import Party
from isnad.claims.causes import STRIKES
from isnad.claims.drafts import Draft
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit, is_finite

_CONTROLS = {"accuse": "target", "demand": "target", "threaten": "actor", "pledge": "actor", "decree": "actor"}
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
_BETWEEN_SIDES = frozenset({"agree", "negotiate", "exchange"})  # accused of breaking an accord, not of making one
_OFFICES = frozenset({"appoint", "resign", "release"})  # what an order does by itself
_TIES = frozenset({"ب", "ل", "الي", "علي", "عن", "من"})
_APPOSED = 14  # units of apposition, day and place between who announces and what


def complement_doers(drafts: Sequence[Draft], armed: frozenset[int]) -> None:
    """Fill the actors that the verb before gives; `armed` are the first words of the parties that bear arms."""
    for n, draft in enumerate(drafts):
        if draft.position == "verb" or draft.sense.trigger.frame.subject[:1] != ("actor",):
            continue
        if draft.type not in _BETWEEN_SIDES:
            _controlled(draft, drafts[:n])
        if not draft.actor:
            _announced(draft, armed)


def _controlled(draft: Draft, earlier: Sequence[Draft]) -> None:
    """`اتهم الجيش الحزب بخطف`, `طلبت الرياض من واشنطن شن غارات`, `هدد التنظيم بقصف`."""
    matrix = next((d for d in reversed(earlier) if d.type in _CONTROLS and _governs(d, draft, earlier)), None)
    if matrix is None or _points_back(draft, matrix):
        return
    doer = matrix.role(_CONTROLS[matrix.type])
    guessed = bool(draft.actor) and "role.light-agent" in draft.rules and _same(draft.actor, matrix.actor)
    if doer and (not draft.actor or guessed) and not _same(doer, draft.target) and doer[0].kind != "event":
        draft.actor = list(doer)
        draft.note("actor.controlled")
        draft.inherited.add("actor")


def _governs(matrix: Draft, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the verbal noun hangs on the verb: tied by its preposition, no clause between."""
    between = draft.row.units[matrix.unit + 1 : draft.unit]
    if between and between[-1].is_gram("agent_subject_verbs"):
        between = between[:-1]  # شن غارات: the light word of the noun itself
    if any(_ends_clause(u) for u in between):
        return False
    others = [d for d in drafts if matrix.unit < d.unit < draft.unit]
    if draft.row.units[draft.unit].conj:
        return bool(others) and "actor.controlled" in others[-1].rules
    tied = draft.row.units[draft.unit].prep in _TIES or any(u.prep == "ب" or u.letters in _TIES for u in between)
    stays = matrix.type != "decree" or draft.type in _OFFICES
    return tied and stays and not others


def _points_back(draft: Draft, matrix: Draft) -> bool:
    """`دعت إلى وقف القصف`: a strike with the article is the one told of, unless somebody is accused of it."""
    return draft.definite and draft.type in STRIKES | {"clash"} and matrix.type != "accuse"


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
