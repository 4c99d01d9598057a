"""Whether a trigger word stands as verb or noun, and in which voice, when its letters leave both open."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.scan import Scan
from isnad.annotate.triggers import Sense
from isnad.claims.factuality_words import MATTERS, WAYS
from isnad.syntax.units import VERB_GROUPS, Unit

_BEFORE_SUBJECT = ("intend_verbs", "prevent", "agent_subject_verbs", "place_subject_verbs", "fail_verbs")
_DAMMA = "\u064f"
_TANWIN_FATH = "\u064b"


def position_of(found: Scan, units: Sequence[Unit], at: int, sense: Sense) -> tuple[str, str]:
    """Part of speech (verb, masdar, noun, participle) and voice (active, passive, either) of this unit's trigger."""
    positions = sense.positions
    if "verb" in positions and (positions == {"verb"} or not _stands_as_noun(found, units, at)):
        return "verb", _voice(found, units[at], sense)
    for position in ("masdar", "noun", "participle"):
        if position in positions:
            return position, "active"
    return "verb", _voice(found, units[at], sense)


def _voice(found: Scan, unit: Unit, sense: Sense) -> str:
    voices = {reading.entry.voice for reading in sense.readings if reading.entry.pos == "verb"}
    if voices == {"active"} or _ends_as_active(found, unit, sense):
        return "active"
    if voices == {"passive"} or _DAMMA in found.raw(unit.first, unit.last)[:4]:
        return "passive"
    return "either"


def _ends_as_active(found: Scan, unit: Unit, sense: Sense) -> bool:
    """`استولى`: only a past active ends in ى; its passive ends in ي, and so does the present active."""
    past = all(reading.entry.tense == "past" for reading in sense.readings if reading.entry.pos == "verb")
    return past and found.raw(unit.first, unit.last).endswith("ى")


def _stands_as_noun(found: Scan, units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    raw = found.raw(unit.first, unit.last)
    if unit.prep or unit.article or raw.endswith((_TANWIN_FATH + "ا", "ا" + _TANWIN_FATH)):
        return True
    if _DAMMA in raw[:3]:
        return False
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if unit.conj and after is not None and _is_nominative(after):
        return False  # وجرح آخرون
    if before is not None and _asks_for_noun(before, unit):
        return True
    if _follows_governed_subject(units, at):
        return True
    if unit.conj and _joins_noun(units, at):
        return True
    if unit.enclitic and after is not None and after.article and after.kind in ("noun", "gram"):
        return True  # واصلت قصفها المدفعي
    then = units[at + 2] if at + 2 < len(units) else None
    if then is not None and then.is_gram("cause_links") and then.enclitic:
        return False  # قتل على إثرها رجل
    return after is not None and _fits_noun(after, before)


def _follows_governed_subject(units: Sequence[Unit], at: int) -> bool:
    """`قرر المؤتمر حل المجلس`, `واصل الجيش قصف البلدة`: behind a light verb and its subject stands an event noun."""
    if at < 2 or units[at].conj or units[at - 1].kind not in ("party", "place") or units[at - 1].prep:
        return False
    verb = units[at - 2]
    light = verb.kind == "report" or verb.is_gram(*_BEFORE_SUBJECT)
    return light and not verb.prep and not verb.article


def _joins_noun(units: Sequence[Unit], at: int) -> bool:
    """`مقتل أربعة وجرح خمسة`: joined to an event noun of the same clause."""
    for unit in reversed(units[max(0, at - 10) : at]):
        if unit.kind == "trigger":
            return all("verb" not in sense.positions for sense in unit.ref.senses) or unit.prep != "" or unit.article
        if unit.is_gram("clause_openers", "complementizers", "relative_pronouns") or unit.kind in ("verb", "report"):
            return False
    return False


def _asks_for_noun(before: Unit, unit: Unit) -> bool:
    """Prepositions, counts, light verbs and construct nouns are followed by a noun."""
    if unit.conj:
        return False
    if before.kind == "trigger" and not before.prep and all(s.positions == {"verb"} for s in before.ref.senses):
        return True  # واشنطن تدين قصف المدنيين: no verb stands right behind another
    if (before.has("act_heads") or before.letters in WAYS | MATTERS) and not before.article:
        return True
    if (before.kind == "quantity" and not _counts_before(before)) or before.is_gram(
        "prepositions", "agent_markers", "cause_links", "absence", "collectives"
    ):
        return not before.is_gram("complementizers", "relative_pronouns")
    if before.grams & (VERB_GROUPS - {"aspect_verbs"}) or before.is_gram("intend_verbs", "fail_verbs", "prevent"):
        return True
    return (
        before.kind == "noun"
        and not before.article
        and not before.conj
        and before.prep != ""
        and not before.is_gram("may_words")
    )


def _is_nominative(unit: Unit) -> bool:
    """Whether the letters show that the people behind are a subject, so that no verbal noun owns them."""
    people = unit.kind == "party" or unit.letters.startswith("اخر")
    return people and not unit.prep and unit.letters.endswith(("ون", "ان")) and unit.last == unit.first + 1


def _counts_before(quantity: Unit) -> bool:
    """`مدنيين اثنين قتلا`: the number counts what stands before it."""
    noun = getattr(quantity.ref, "noun", None)
    return noun is not None and noun < quantity.first


def _fits_noun(after: Unit, before: Unit | None) -> bool:
    """An adjective after it (`قصف مدفعي`), or a preposition that the verb would not have at once (`قصف على`)."""
    if after.kind == "party" and after.ref.head == "adjective":
        return True
    if after.kind == "noun" and not after.article and not after.prep and not after.conj:
        return not after.grams and not after.enclitic
    if after.is_gram("agent_markers", "event_adjectives"):
        return True
    if after.is_gram("agent_subject_verbs") and after.enclitic and not after.conj:
        return True  # قصف نفذته الفصائل
    return (
        after.kind == "gram"
        and not after.is_gram("cause_links")
        and after.letters in ("علي", "بين")
        and (before is None or before.kind != "party")
    )
