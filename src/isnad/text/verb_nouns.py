"""The verbal nouns and participles that a verb's form makes."""

from __future__ import annotations

from isnad.text.sounds import spell
from isnad.text.verb_patterns import Verb, build, passive_present_stem, present_stem
from isnad.text.weak_verbs import attach

_LONG_A_MASDARS = frozenset({"IV", "VII", "VIII", "X"})


def masdars(verb: Verb) -> tuple[str, ...]:
    """The regular verbal nouns of a shape, the commonest spelling first; none for form I."""
    if verb.form == "I":
        return ()
    if verb.form in _LONG_A_MASDARS:
        return (_with_long_a(verb),)
    makers = {"II": _form_two, "III": _form_three, "V": _form_five, "VI": _form_five, "Q1": _form_three}
    return makers.get(verb.form, _regular)(verb)


def _regular(verb: Verb) -> tuple[str, ...]:
    """The pattern as it is, but for a doubled root: تضاد."""
    return (spell(attach(build(verb, verb.pattern.masdar), "u", doubled=verb.doubled)),)


def _with_long_a(verb: Verb) -> str:
    """إعلان, انسحاب; إعادة, استعادة for hollow roots, انقياد, اختيار; إخلاء, انتهاء for defective ones, إراءة."""
    pattern = verb.pattern.masdar
    if verb.middle_drops:
        return _before_ta(build(verb, pattern.replace("2", "").replace("3", "ء")))
    if verb.hollow and verb.form in ("IV", "X"):
        return spell(build(verb, pattern.replace("2", ""))) + "ة"
    if verb.hollow:
        return spell(build(verb, pattern.replace("2", "ي")))
    if verb.defective:
        return spell(build(verb, pattern.replace("3", "ء")))
    return spell(build(verb, pattern))


def _form_two(verb: Verb) -> tuple[str, ...]:
    """تدمير; تسمية, تحية for defective roots; تهنئة for those in hamza."""
    if verb.defective:
        return (spell(build(verb, "ta1iي" if verb.radicals[1] == "ي" else "ta12iي")) + "ة",)
    if verb.radicals[2] == "ء":
        return (_before_ta(build(verb, "ta12i3")),)
    return _regular(verb)


def _form_three(verb: Verb) -> tuple[str, ...]:
    """مهاجمة, سيطرة; مناداة for defective roots; مفاجأة for those in hamza."""
    if verb.defective:
        return (spell(build(verb, verb.pattern.masdar)[:-1] + "A") + "ة",)
    return (spell(attach(build(verb, verb.pattern.masdar), "aة", doubled=verb.doubled)),)


def _before_ta(sounds: str) -> str:
    """A word with the ending ة, before which a hamza has the seat that its neighbours give it."""
    return spell(sounds + "aة")


def _form_five(verb: Verb) -> tuple[str, ...]:
    """تقدم, تظاهر; تولي and, without article, تول for defective roots."""
    if verb.defective:
        base = spell(build(verb, verb.pattern.masdar)[:-2])
        return base + "ي", base
    return _regular(verb)


def participle_pair(verb: Verb) -> tuple[str, str]:
    """Active and passive participle of a shape, masculine singular without article."""
    if verb.form == "I":
        return _active_of_form_one(verb), _passive_of_form_one(verb)
    active, passive = present_stem(verb), passive_present_stem(verb)
    return _derived(verb, active[:-2] + "i" + active[-1]), _derived(verb, passive)


def _derived(verb: Verb, stem: str) -> str:
    """A participle in mu-: مهاجم, معيد, منته, مستولى."""
    sounds = attach("مu" + stem[1:], "u", doubled=verb.doubled)
    return spell(sounds[:-1] if sounds.endswith("I") else sounds)


def _active_of_form_one(verb: Verb) -> str:
    """قاتل; قائل for hollow roots; داع for defective ones; فار for doubled ones; جاء for جاء."""
    if verb.hollow and verb.radicals[2] == "ء":
        return spell(build(verb, "1Aء"))
    pattern = "1A2" if verb.defective else "1Aءi3" if verb.hollow else "1A2i3"
    return spell(attach(build(verb, pattern), "u", doubled=verb.doubled))


def _passive_of_form_one(verb: Verb) -> str:
    """مقتول; مقول, مبيع for hollow roots; مدعو, مرمي for defective ones."""
    if verb.hollow:
        return spell(build(verb, "ma1I3" if verb.present_vowel == "i" else "ma1U3"))
    if verb.defective:
        return spell(build(verb, "ma12U" if verb.present_vowel == "u" else "ma12I"))
    return spell(build(verb, "ma12U3"))
