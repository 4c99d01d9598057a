"""Acts by which, or in which, somebody did another: `ارتكب الجيش مجزرة باستهداف سوق`, `قتل شابا خلال مداهمة`.

The subject that is told did both; a passive has none, and an attack that two sides may have made is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.claims.causes import STRIKES
from isnad.claims.drafts import Draft
from isnad.model import Polarity
from isnad.syntax.units import Unit, is_finite

_KILLS = frozenset({"kill", "injure", "destroy"})
_CAUGHT = frozenset({"arrest", "abduct"})
_TWO_SIDED = frozenset({"هجمة", "هجوم", "كمين", "تسلل", "معركة"})
_WITHIN = frozenset({"خلال", "في", "اثناء", "ضمن"})
_AFTER = frozenset({"بعد", "عقب", "قبل"})
_NEAR = 3  # units between the word that ties an act and the act
_MEANS_REACH = 12  # units between two strikes of which one is the means of the other


def doers_of_means(drafts: Sequence[Draft]) -> None:
    """Give strikes that have no doer the doer of the act that they served."""
    for act in drafts:
        means = act.cause
        if means is not None and _may_take(means) and _acts(act) and means.unit > act.unit and _serves(act, means):
            _take(means, act)
    _others(drafts)
    for strike, means in pairwise(drafts):
        if strike.type in STRIKES and _may_take(means) and _acts(strike) and _is_means(strike, means):
            _take(means, strike)


def _others(drafts: Sequence[Draft]) -> None:
    """`ارتكب الجيش مجزرة فيما جرح آخرون، بقصف`: the strike behind both was made by who did the first."""
    for n, harm in enumerate(drafts):
        means = harm.cause
        if means is None or harm.actor or harm.type not in _KILLS or not _may_take(means) or not _are_others(harm):
            continue
        act = next((d for d in reversed(drafts[:n]) if d.type in _KILLS and _acts(d)), None)
        if act is not None:
            _take(means, act)


def _are_others(harm: Draft) -> bool:
    units = {unit.first: unit for unit in harm.row.units}
    told = units.get(harm.target[0].first) if harm.target else None
    return told is not None and told.letters.startswith("اخر")


def _may_take(means: Draft) -> bool:
    strikes = means.type in STRIKES and means.type != "explosion" and means.position != "verb"
    return strikes and not means.actor and not means.definite and "actor" not in means.inherited


def _acts(act: Draft) -> bool:
    """Whether the subject of a verb, active or light, did the act as a fact."""
    subject = act.position == "verb" and act.voice == "active"
    return bool(act.actor) and act.polarity is Polarity.AFFIRMED and (subject or _by_light_verb(act))


def _by_light_verb(act: Draft) -> bool:
    return not act.inherited and any(rule in act.rules for rule in ("role.light-agent", "role.genitive"))


def _serves(act: Draft, means: Draft) -> bool:
    """Whether the word before the strike makes it the means or the course of the act."""
    tie = _tie(means)
    if act.type not in _KILLS | _CAUGHT:
        return False
    if tie in _AFTER:
        return bool(means.tied) or _is_of_victim(means)  # بعد مداهمة منزله, بعد إطلاق النار عليه
    if tie in _WITHIN:
        return means.sense.trigger.lemma not in _TWO_SIDED
    return tie == "ب" or act.type in _KILLS


def _tie(means: Draft) -> str:
    units = means.row.units
    if units[means.unit].prep:
        return units[means.unit].prep
    before = reversed(units[max(0, means.unit - _NEAR) : means.unit])
    return next((u.prep or u.letters for u in before if u.prep or (u.kind == "gram" and _binds(u))), "")


def _binds(unit: Unit) -> bool:
    return unit.is_gram("prepositions", "cause_links")


def _is_of_victim(means: Draft) -> bool:
    """`مداهمة منزله`: what was raided is that of the one who was seized."""
    units = {unit.first: unit for unit in means.row.units}
    struck = units.get(means.target[0].first) if means.target else None
    return struck is not None and struck.letters.endswith(("ه", "هم", "ها", "هما")) and not struck.article


def _is_means(strike: Draft, means: Draft) -> bool:
    """`استهداف الجيش منازل بقصف مدفعي`: the second strike is how the first was done."""
    units = strike.row.units
    between = units[strike.unit + 1 : means.unit]
    tied = units[means.unit].prep == "ب" and len(between) <= _MEANS_REACH
    return tied and not any(is_finite(u) or u.is_gram("clause_openers", "cause_links") for u in between)


def _take(means: Draft, act: Draft) -> None:
    means.actor = list(act.actor)
    means.note("actor.by-means")
    means.inherited.add("actor")
