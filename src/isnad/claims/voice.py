"""Unmarked voice and case: whether an unvoweled verb is passive, and what letters tell of subject and object."""

from __future__ import annotations

from isnad.claims.arguments import Argument, Collected
from isnad.claims.drafts import Draft
from isnad.codebook import Frame
from isnad.syntax.phrases import Member, Phrase

_ARMED = frozenset({"state", "military", "rebel", "militia", "jihadist", "international"})
_INTRANSITIVE = frozenset(
    "enter leave come_back yield assemble agree decree talk clash collapse suffer speak office".split()
)
_HARMS = frozenset("kill injure execute arrest abduct torture".split())
_OF_VICTIMS = frozenset({"علي", "ب", "عن"})
_COUNTED_OBJECTS = frozenset("عددا اعدادا بعضا قسما جزءا مزيدا".split())


def unmarked_voice(
    draft: Draft, frame: Frame, bare: list[Argument], party_kind: dict[int, str], reached: bool = True
) -> str:
    """Unmarked passives: a verb that asks for an object and has one phrase only, its victim.

    `reached`: a bare phrase stands right behind the verb (`سيدة قتلت مع طفلها`: none does).
    """
    if draft.enclitic or frame.name in _INTRANSITIVE or _has_no_passive(draft):
        return "active"
    if draft.actor:  # a subject stands before it
        if (
            (bare and (reached or frame.name != "harm"))
            or not _is_victim(draft.actor[0], party_kind)
            or _strikes(draft)
        ):
            return "active"
        draft.target, draft.actor = draft.actor, []
        return "passive"
    if _had_done(draft) and bare and bare[0].phrase.kind != "party":
        return "active"  # وكانت قد قصفت المدينة: its subject has been told before
    if bare and draft.row.units[bare[0].phrase.first].has("belongings"):
        return "passive"  # أطلق سراح الأسير: nobody stands between the verb and his freedom
    if len(bare) >= 2 or (frame.name in ("move", "take") and bare and bare[0].phrase.kind == "party"):
        return "active"  # دخل رتل عسكري
    if bare and disagrees(draft, bare[0].phrase):
        return "active"
    return "passive" if not bare or _suffers(bare[0].phrase) else "active"


def _had_done(draft: Draft) -> bool:
    """Whether `كانت قد` stands right before the verb, with nobody between."""
    before = draft.row.units[max(0, draft.unit - 2) : draft.unit]
    return len(before) == 2 and before[1].letters == "قد" and before[0].letters in ("كان", "كانت", "وكان", "وكانت")


def has_victim(frame: Frame, found: Collected) -> bool:
    """`اعتدى عناصر الأمن على المتظاهرين`: a preposition ties the victim, so that the bare noun is the doer."""
    preps = frame.folded_prep
    if any(not tie or (tie in _OF_VICTIMS and preps.get(tie, ())[:1] == ("target",)) for tie, _ in found.pronouns):
        return True  # أفرجت عنهم
    return any(
        a.phrase.kind in ("party", "count") and preps.get(a.tie, ())[:1] == ("target",) and a.tie in _OF_VICTIMS
        for a in found.arguments
    )


def _has_no_passive(draft: Draft) -> bool:
    """`تسلل`, `انقض`, `أجهز على`: forms V, VI and VII, and verbs that reach their object by a preposition only."""
    verb = draft.sense.trigger.verb
    past = verb[0] if verb else ""
    reflexive = len(past) >= 4 and past[0] == "ت"
    seventh = past.startswith("ان") and len(past) >= 4 and past[2] != "ت"
    return reflexive or seventh or draft.row.units[draft.unit].has("by_preposition")


def is_plural(draft: Draft) -> bool:
    """`استهدفوا`, `يقصفون`: a plural verb has its subject before it or in itself, never behind it."""
    forms = [r.entry for r in draft.sense.readings if r.entry.pos == "verb"]
    return bool(forms) and all(form.number == "p" for form in forms)


def _strikes(draft: Draft) -> bool:
    """`طائرات مجهولة قصفت`: aircraft and guns before a verb of striking strike."""
    party = draft.actor[0].ref
    return draft.sense.trigger.frame.name == "strike" and getattr(party, "head", "") in ("aircraft", "artillery")


def disagrees(draft: Draft, phrase: Phrase) -> bool:
    """A feminine verb before a masculine noun: the noun is its object (`كما اعتقلت مدنيا`)."""
    forms = [r.entry for r in draft.sense.readings if r.entry.pos == "verb" and r.entry.tense == "past"]
    if is_accusative(phrase) or "belongings" in phrase.traits:
        return True  # أطلقت سراح الأسير
    if draft.row.units[phrase.first].letters in _COUNTED_OBJECTS:
        return True  # وأصابت عددا من المارة
    if phrase.counted and not phrase.quantities:
        return False  # تسللت مجموعة من الفصيل: the verb agrees with the collective
    if phrase.kind != "party" or not forms or any(form.gender != "f" or form.number != "s" for form in forms):
        return False
    party = phrase.members[0].ref
    if phrase.masculine:
        return True
    plural = phrase.head.endswith(("ين", "ون", "ان")) and not phrase.head.endswith(("تين", "تان"))
    return party.generic is not None and (plural or "masculine_people" in phrase.traits)


def goes_on_harming(draft: Draft, donor: Draft, phrase: Phrase) -> bool:
    """`قتل الجيش شابا واعتقل شقيقه`: who did the first harm did the second, when both verbs are of one form."""
    harms = draft.type in _HARMS and donor.type in _HARMS and donor.row is draft.row
    active = donor.position == "verb" and donor.voice == "active" and bool(donor.target)
    suffers = phrase.kind == "count" or (phrase.kind == "party" and phrase.members[0].ref.generic is not None)
    return harms and active and suffers and bool(_verb_forms(draft) & _verb_forms(donor))


def _verb_forms(draft: Draft) -> set[tuple[str, str, str]]:
    forms = (r.entry for r in draft.sense.readings if r.entry.pos == "verb")
    return {(form.tense, form.gender, form.number) for form in forms}


def is_accusative(phrase: Phrase) -> bool:
    """Whether the letters show that the phrase is an object: `ناشطا`, `مدنيين`, `رسوما`."""
    head = phrase.head
    if len(head) < 4 or phrase.counted or phrase.kind not in ("party", "thing"):
        return False
    if phrase.kind == "party" and phrase.members[0].ref.head in ("name", "person", "title"):
        return head.startswith("ال") and head.endswith("يين")  # اتهم الحوثيين
    if head.endswith(("ين", "يي")):
        return phrase.kind == "party"  # جنديين, راعيي أغنام
    return head.endswith("ا") and not head.startswith("ال") and not head.endswith(("وا", "ها", "هما", "نا", "يا"))


def _suffers(phrase: Phrase) -> bool:
    """Whether the only phrase after a verb is its victim: counted or common people and things, not a named party."""
    if phrase.quantities or phrase.kind in ("thing", "count", "place"):
        return True
    party = phrase.members[0].ref
    if "members" in phrase.traits:
        return True
    return (
        party.generic is not None or party.number == "s" or party.head in ("title", "commander") or not party.definite
    )


def _is_victim(member: Member, party_kind: dict[int, str]) -> bool:
    party = member.ref
    if party is not None and (party.generic is not None or party.head in ("title", "commander", "people")):
        return True
    return party_kind.get(member.first, "civilian") not in _ARMED
