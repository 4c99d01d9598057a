"""Adjectives right behind an event noun: how the act was, not who did it or to whom."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.party_words import adjective_shape
from isnad.claims.argument_words import carried
from isnad.syntax.units import Unit


def modifies(units: Sequence[Unit], at: int, unit: Unit) -> bool:
    """Whether the unit is an adjective of the event noun at unit `at`: `حملات عسكرية`, `سطو مسلح`, `قصف عنيف`."""
    feminine = units[at].letters.endswith(("ه", "ات"))
    if unit.kind == "party" and _is_manner_adjective(units, at, unit):
        return True
    if unit.kind == "party":  # حملات عسكرية, إصابات مدنية
        return unit.ref.head == "people" and unit.last - unit.first == 1 and feminine and unit.letters.endswith("يه")
    another = unit.letters == "اخر" or (unit.letters == "اخري" and not units[at].letters.endswith("ات"))
    if another and (feminine or _harms(units[at])):
        return False  # إصابة آخر: another one
    return _agrees(units, at, unit) if unit.kind == "noun" else unit.is_gram("event_adjectives")


def _is_manner_adjective(units: Sequence[Unit], at: int, unit: Unit) -> bool:
    """`سطو مسلح`, `هجوما انتحاريا`: how the act was done, where the act has no victims who bear arms."""
    trigger = units[at]
    if unit.article or trigger.article or _harms(trigger):
        return False
    if unit.last - unit.first != 1:  # هجوم عسكري جديد
        return unit.is_gram("event_adjectives") and not unit.ref.actors and unit.last - unit.first == 2
    if unit.ref.actors and unit.ref.head != "adjective":
        return False  # متهما تركيا
    if unit.is_gram("event_adjectives"):
        return not trigger.letters.endswith(("ه", "ات"))
    return unit.letters.endswith("يا") and trigger.letters.endswith("ا")


def _agrees(units: Sequence[Unit], at: int, unit: Unit) -> bool:
    trigger = units[at]
    if unit.grams:
        return unit.is_gram("event_adjectives") and (unit.article or not trigger.article)
    if trigger.article or trigger.enclitic:
        return unit.article and (_may_describe(unit) or not carried(units, at))  # استهدف القصف المنازل: an object
    if unit.article or len(unit.letters) < 4 or unit.has("nouns_like_adjectives"):
        return False
    return unit.letters.endswith(("ي", "يه", "يا")) or _qualifies(units, at, unit)


def _may_describe(unit: Unit) -> bool:
    """Whether a definite word has the pattern of an adjective: `المشترك`, not `المنازل`."""
    shaped = adjective_shape(unit.letters.removeprefix("ال")) and not unit.has("nouns_like_adjectives")
    return shaped or unit.is_gram("event_adjectives") or len(unit.letters) < 4  # جوي, بري


def _qualifies(units: Sequence[Unit], at: int, unit: Unit) -> bool:
    """`اعتداء رهيب`, `مداهمة متزامنة`: a plain adjective that agrees with the event noun."""
    letters, trigger = unit.letters, units[at].letters
    accusative = letters.endswith("ا")
    if accusative and not trigger.endswith("ا"):
        return False  # قصف مستودعا
    stem = letters[:-1] if accusative else letters
    broken = len(trigger) == 5 and trigger[0] == "م" and trigger[2] == "ا"  # معارك, مجازر
    feminine = broken or trigger.endswith(("ه", "ات"))
    agrees = stem.endswith("ه") is feminine or (stem.endswith("ه") and _has_feminine_head(units, at))
    if unit.has("nouns_like_adjectives") or not agrees or stem.endswith(("ون", "ين")):
        return False
    if accusative and len(stem) == 5 and stem[0] == "م" and stem[2] == "ا":
        return True  # مباغتا: the plural of a noun (منازل) takes no alef
    return adjective_shape(stem) and (stem[0] == "م" or len(stem) > 4 or stem[2] == "ي")


def _has_feminine_head(units: Sequence[Unit], at: int) -> bool:
    """`عملية دهم متزامنة`: the adjective is that of the noun before the event noun."""
    head = units[at - 1] if at else None
    return head is not None and head.has("act_heads") and head.letters.endswith(("ه", "ات"))


def _harms(trigger: Unit) -> bool:
    """Whether the act has victims, who may be those who bear arms: `مقتل مسلح`."""
    return any(sense.trigger.type in ("kill", "injure", "arrest") for sense in trigger.ref.senses)
