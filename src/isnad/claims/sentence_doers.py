"""Doers told elsewhere in the sentence: over a headline's colon, in the course of an act, of those counted in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.claims.causes import HARMS, STRIKES
from isnad.claims.drafts import Draft, share_roles
from isnad.model import Polarity
from isnad.syntax.phrases import Member, phrase_at
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_WITHIN = frozenset({"في", "ضمن", "عبر", "خلال"})
_COURSE = frozenset({"attack", "clash"})
_LED = STRIKES | HARMS | {"capture", "enter", "release"}
_NEAR = 3  # units between في and the event noun: في أعقاب عملية
_NOUN_REACH = 6  # units between a harm and the violence that it came of
_THROWN_REACH = 12  # units between a harm and who threw what did it
_AMONG = ("بينهم", "بينها", "بينهن")


def sentence_doers(drafts: Sequence[Draft]) -> None:
    """Fill the actors of drafts without one from what their sentence tells in another part."""
    for n, draft in enumerate(drafts):
        if draft.actor or not _has_doer(draft):
            continue
        donor = (
            _stirred_up(draft, drafts[:n])
            or _over_colon(draft, drafts)
            or _in_course(draft, drafts[:n])
            or _counted_in(draft, drafts[:n])
            or _heard_of(draft, drafts[n + 1 :])
        )
        doer = donor.actor if donor is not None else _named_elsewhere(draft) or _joined_aim(draft, drafts[:n])
        if doer and (not draft.target or draft.target[0].first != doer[0].first):
            draft.actor = list(doer)
            draft.note("actor.in-sentence")
            draft.inherited.add("actor")


def _named_elsewhere(draft: Draft) -> list[Member]:
    """A doer whom no other claim of the sentence has."""
    readings = (_violent_head, _violent_noun, _visitor, _of_blast, _thrower, _owner_of_shells, _aiming)
    return next((doer for reading in readings if (doer := reading(draft))), [])


def share_accords(drafts: Sequence[Draft]) -> None:
    """`اتفقت قسد والحكومة على هدنة`: those who agreed are the sides of what they agreed on."""
    for verb, accord in pairwise(drafts):
        signed = verb.type == accord.type == "agree" and verb.position == "verb" != accord.position
        if signed and not accord.actor and not accord.target and accord.unit - verb.unit <= _NOUN_REACH:
            share_roles(verb, accord)
            accord.note("actor.agreed")
            accord.inherited.add("actor")


def _has_doer(draft: Draft) -> bool:
    frame = draft.sense.trigger.frame
    return "actor" in frame.subject + frame.genitive or draft.type in HARMS | {"explosion"}


def _over_colon(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """`حملة اعتقالات في منبج: قسد تعتقل شبانا`: the event noun before the colon is what the verb behind it tells."""
    colon = _colon(draft.row.units)
    if colon is None or draft.unit > colon or draft.position == "verb":
        return None
    same = (d for d in drafts if d.unit > colon and d.type == draft.type and d.actor)
    return next(same, None)


def _colon(units: Sequence[Unit]) -> int | None:
    return next((n for n, unit in enumerate(units) if unit.kind == "punct" and unit.letters == ":"), None)


def _violent_head(draft: Draft) -> list[Member]:
    """`جنود الحكومة يواصلون التصعيد: مقتل شاب`: who goes on with violence before the colon did the harm behind it."""
    units = draft.row.units
    colon = _colon(units)
    if colon is None or draft.unit < colon or draft.type not in HARMS or draft.cause is not None:
        return []
    head = units[:colon]
    violent = any(u.has("violations") for u in head)
    parties = [u for n, u in enumerate(head) if u.kind == "party" and not u.prep and _next_is_verb(head, n)]
    return [_member(parties[0])] if violent and parties else []


def _violent_noun(draft: Draft) -> list[Member]:
    """`قتلى في تصعيد خطير لقوات النظام`: whose violence it is did the harm, and did not suffer it."""
    if draft.type not in HARMS or draft.cause is not None or draft.polarity is Polarity.NEGATED:
        return []
    units = draft.row.units
    for at in range(draft.unit + 1, min(draft.unit + _NOUN_REACH, len(units))):
        if units[at].kind in ("verb", "report") or is_finite(units[at]):
            break
        owner = _owner_of_violence(units, at)
        if owner is not None:
            return _unsuffered(draft, owner)
    return _led_to(draft)


def _led_to(draft: Draft) -> list[Member]:
    """`خروقات شبه يومية لقوات الأسد أسفرت عن ضحايا`: violence before a verb of effect."""
    units = draft.row.units
    governed = draft.governor is not None and units[draft.governor].is_gram("effect_verbs")
    if not governed or draft.governor is None:
        return []
    owners = (_owner_of_violence(units, at) for at in range(draft.governor - 1, -1, -1))
    owner = next((one for one in owners if one is not None), None)
    return _unsuffered(draft, owner) if owner is not None else []


def _owner_of_violence(units: Sequence[Unit], at: int) -> Unit | None:
    """Whose violence the noun at this unit names, if it names any."""
    if units[at].kind != "noun" or not units[at].has("violations"):
        return None
    owner = next((u for u in units[at + 1 : at + 5] if u.kind == "party"), None)
    owned = owner is not None and (owner.prep == "ل" or owner is units[at + 1])
    return owner if owned else None


def _visitor(draft: Draft) -> list[Member]:
    """`وصل إلى دمشق نائب الرئيس في زيارة`: who travels is who visits."""
    units = draft.row.units
    at = draft.unit - 2
    if draft.type != "negotiate" or at < 0 or units[at + 1].letters != "في" or units[at].kind != "party":
        return []
    travels = any(u.has("travels") for u in units[max(0, at - _NOUN_REACH) : at])
    return [_member(units[at])] if travels and not units[at].prep else []


def _of_blast(draft: Draft) -> list[Member]:
    """`أدى انفجار لغم زرعته المليشيا إلى مقتل طفل`: who laid the mine killed."""
    blast = draft.cause if draft.type in HARMS and draft.polarity is not Polarity.NEGATED else None
    return list(blast.actor) if blast is not None and blast.type == "explosion" else []


def _thrower(draft: Draft) -> list[Member]:
    """`إصابته بشظايا قنبلة رماها أحد الأشخاص`: who threw or laid what hit them."""
    units = draft.row.units
    if draft.type not in HARMS | {"explosion"} or draft.polarity is Polarity.NEGATED:
        return []
    for at in range(draft.unit + 1, min(draft.unit + _THROWN_REACH, len(units) - 1)):
        if units[at].has("throws") and (units[at].enclitic or units[at].letters.endswith(("ها", "ه"))):
            fired = any(unit.is_gram("instruments") for unit in units[max(0, at - _NEAR) : at])
            who = phrase_at(units, at + 1, frozenset()) if fired else None
            return list(who.members) if who is not None and who.kind == "party" and not who.prep else []
        if units[at].is_gram("clause_openers", "complementizers"):
            return []
    return []


def _owner_of_shells(draft: Draft) -> list[Member]:
    """`قتل شاب بقذائف قوات النظام`, `بصواريخ الحوثيين`: whose shells they are has fired them."""
    units = draft.row.units
    if draft.type not in HARMS or draft.cause is not None or draft.polarity is Polarity.NEGATED:
        return []
    for at in range(draft.unit + 1, min(draft.unit + _NOUN_REACH, len(units) - 1)):
        if units[at].prep == "ب" and units[at].is_gram("instruments") and units[at].kind == "gram":
            owner = units[at + 1]
            armed = owner.kind == "party" and owner.ref.actors and owner.ref.head != "adjective"
            return _unsuffered(draft, owner) if armed and not owner.prep and not owner.conj else []
        if units[at].kind in ("punct", "verb", "report", "trigger"):
            return []
    return []


def _aiming(draft: Draft) -> list[Member]:
    """`هدف الفصائل الوصول إلى النهر`, `مسعى الجيش للسيطرة`: who aims at it would do it."""
    units = draft.row.units
    if draft.position == "verb":
        return []
    for at in range(draft.unit - 1, max(0, draft.unit - _NOUN_REACH), -1):
        if units[at].kind == "party" and units[at - 1].has("aims") and not units[at].prep:
            return [_member(units[at])]
        if units[at].kind not in ("punct", "gram"):
            return []
    return []


def _joined_aim(draft: Draft, earlier: Sequence[Draft]) -> list[Member]:
    """`هدفهم الوصول إلى النهر، والسيطرة على المدينة`: an aim joined to the one before has its doer."""
    before = earlier[-1] if earlier else None
    if before is None or draft.position == "verb" or not draft.row.units[draft.unit].conj:
        return []
    return list(before.actor) if "actor.in-sentence" in before.rules and _aiming(before) else []


def _unsuffered(draft: Draft, owner: Unit) -> list[Member]:
    if draft.target and draft.target[0].first == owner.first:
        draft.target.clear()
    at = draft.row.units.index(owner)
    joined = [owner]
    while at + len(joined) < len(draft.row.units) and draft.row.units[at + len(joined)].kind == "party":
        if not draft.row.units[at + len(joined)].conj:
            break
        joined.append(draft.row.units[at + len(joined)])
    return [_member(unit) for unit in joined]


def _next_is_verb(units: Sequence[Unit], at: int) -> bool:
    near = [units[k] for k in (at - 1, at + 1) if 0 <= k < len(units)]
    return any(is_finite(u) or bool(u.grams & VERB_GROUPS) for u in near)


def _member(unit: Unit) -> Member:
    return Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)


def _in_course(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """`اعتقلت قسد شبانا ضمن حملة`, `دمرت الكتائب دبابة في عملية`: the operation is that of who acts in it."""
    if draft.type not in _COURSE or draft.position == "verb" or draft.definite or draft.target:
        return None
    units = draft.row.units
    before = units[max(0, draft.unit - _NEAR) : draft.unit]
    within = any(u.letters in _WITHIN and u.kind == "gram" for u in before)
    donor = earlier[-1] if earlier else None
    if not within or donor is None or donor.type not in _LED or "actor" in donor.inherited:
        return None
    return donor if not any(_breaks(u) for u in units[donor.unit + 1 : draft.unit]) else None


def _breaks(unit: Unit) -> bool:
    if unit.letters in _WITHIN:
        return False
    return unit.is_gram("clause_openers", "complementizers", "cause_links") or (
        unit.kind == "punct" and unit.letters in ".;:"
    )


def _heard_of(draft: Draft, later: Sequence[Draft]) -> Draft | None:
    """`انفجارات ناتجة عن قصف من قبل الجيش`: the blast is that of the strike it came of."""
    strike = next((d for d in later if d.type in STRIKES and d.actor), None)
    if draft.type != "explosion" or strike is None:
        return None
    between = draft.row.units[draft.unit + 1 : strike.unit]
    return strike if any(unit.has("comes_of") for unit in between[-3:]) else None


def _stirred_up(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """`هاجم المستوطنون البلدة، ما أدى لاندلاع مواجهات`: those who attacked are one side of the fight."""
    units = draft.row.units
    led = any(u.is_gram("effect_verbs") for u in units[max(0, draft.unit - _NOUN_REACH) : draft.unit])
    if draft.type != "clash" or draft.target or draft.definite or not led:
        return None
    return next((d for d in reversed(earlier) if d.type == "attack" and d.actor), None)


def _counted_in(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """`ارتكب مسلحون مجزرة راح ضحيتها ستة، بينهم طفل استشهد`: who killed them all killed the one counted in."""
    units = draft.row.units
    if draft.type not in ("kill", "injure") or draft.position != "verb":
        return None
    among = any(u.letters in _AMONG for u in units[max(0, draft.unit - _NEAR) : draft.unit])
    return next((d for d in reversed(earlier) if d.type in HARMS and d.actor), None) if among else None
