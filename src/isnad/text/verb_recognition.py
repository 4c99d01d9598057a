"""From two principal parts to the verb's form, root and vowels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from isnad.text.sounds import spell
from isnad.text.verb_patterns import Verb, fill, past_stem, present_stem, shape
from isnad.text.weak_verbs import attach
from isnad.text.word_lists import FORM_NINE, FOUR_RADICALS_FIRST_TA, INTENSIVE, REPEATED_AFTER_ALEF, TAKES_FORM_VIII


class NotAVerb(ValueError):
    """Two words that cannot be the past and present of one Arabic verb."""


_ARABIC = re.compile(r"[ء-غف-ي]+")
_SIGNS = re.compile(r"[\u064B-\u0652\u0670\u0640]")
_SHADDA_ON_SECOND = re.compile(r"^.[\u064B-\u0650]*.[\u064B-\u0650]*\u0651")
_BARE_HAMZAS = str.maketrans({"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "آ": "ءا"})
_R = "([^اىة])"  # a radical that is a consonant
_M = "([^ىة])"  # a middle radical, alef when weak
_L = "([^ة])"  # a last radical, whichever way it is spelled
_EIGHT = "ا" + _R + "(?:ت|(?<=[صضظ])ط|(?<=[زذ])د)"  # the infix as the first radical makes it
_SKELETONS: dict[str, tuple[str, ...]] = {
    "I": (_R + _M + _L, _R + _R),
    "II": (_R + _R + _L,),
    "III": (_R + "ا" + _R + _L, _R + "ا" + _R),
    "IV": ("ء" + _M + _M + _L, "ء" + _M + _R),
    "X": ("است" + _R + _M + _L, "است" + _R + _R),
    "VIII": (_EIGHT + _M + _L, _EIGHT + _R, f"ا([تطدذظثصض]){_M}{_L}"),
    "VII": ("ان" + _R + _M + _L, "ان" + _R + _R),
    "V": ("ت" + _R + _R + _L,),
    "VI": ("ت" + _R + "ا" + _R + _L, "ت" + _R + "ا" + _R),
    "IX": ("ا" + _R + _R + _R,),
    "Q1": (_R * 3 + _L,),
    "Q2": ("ت" + _R * 3 + _L,),
    "Q4": ("ا" + _R * 4,),
}
"""Per form what its past looks like: with all radicals apart, with the last two as one; in order of preference."""

_COMPILED = {form: tuple(re.compile(skeleton) for skeleton in every) for form, every in _SKELETONS.items()}


@lru_cache(maxsize=8192)
def recognise(past: str, present: str) -> Verb:
    """The verb that has these principal parts; raises NotAVerb with the reason when none has."""
    bare_past, bare_present = _checked(past), _checked(present)
    for verb in _guesses(past, bare_past):
        if citation(verb) == (bare_past, bare_present):
            return verb
    raise NotAVerb(f"«{past} {present}» is not a verb: {_why_not(bare_past, bare_present)}.")


def _why_not(past: str, present: str) -> str:
    """What is wrong with principal parts that no verb has."""
    if not present.startswith("ي"):
        return f"the present is cited in the 3rd person masculine singular and begins with ي, but «{present}» does not"
    if len(past) < 2 or len(present) < 2:
        return "a principal part has at least two letters"
    if past.endswith("ي") and present.endswith("ى") and len(past) > 3:
        return f"«{past}» is a passive, and the active is cited, as توفى يتوفى"
    if past[0] == "ا" and _is_known("أ" + past[1:], present):
        return f"the past is spelled with its hamza, «أ{past[1:]}»"
    return "no form of a root makes both, spelled with their hamzas in the active, as أكد يؤكد"


def _is_known(past: str, present: str) -> bool:
    """Whether these are principal parts."""
    return any(citation(verb) == (past, present) for verb in _guesses(past, past))


def citation(verb: Verb) -> tuple[str, str]:
    """The principal parts that a verb has."""
    past, present = _shape_citation(shape(verb))
    return fill(verb, past), fill(verb, present)


@lru_cache(maxsize=4096)
def _shape_citation(verb: Verb) -> tuple[str, str]:
    """The principal parts of a shape."""
    past = attach(past_stem(verb), "a", doubled=verb.doubled)
    present = attach("ي" + present_stem(verb), "u", doubled=verb.doubled)
    return spell(past), spell(present)


def _checked(word: str) -> str:
    """The word without vowel signs; raises NotAVerb when it is not one Arabic word."""
    bare = _SIGNS.sub("", word.strip())
    if not bare:
        raise NotAVerb("A principal part is empty: a verb needs its past and its present, as قصف يقصف.")
    if not _ARABIC.fullmatch(bare):
        raise NotAVerb(f"«{word}» is not one Arabic word: a verb needs one word for the past and one for the present.")
    return bare


def _guesses(past: str, bare: str) -> Iterator[Verb]:
    """Every verb that the past may belong to, the likeliest first."""
    skeleton = bare.translate(_BARE_HAMZAS)
    if skeleton == "ءرى":
        yield Verb("IV", ("ر", "ء", "Y"), middle_drops=True)
    for form in _order(past, bare):
        for pattern in _COMPILED[form]:
            if found := pattern.fullmatch(skeleton):
                yield from _readings(form, found.groups(), found[0])


def _order(past: str, bare: str) -> list[str]:
    """The forms in the order in which they are tried: words that print alike in two forms are listed."""
    forms = [form for form in _SKELETONS if form != "IX" or bare in FORM_NINE]
    if _is_intensive(past, bare):
        forms.insert(0, "II")
    if bare in TAKES_FORM_VIII:
        forms.insert(0, "VIII")
    if bare in REPEATED_AFTER_ALEF or _ends_in_shadda(past):
        forms.insert(0, "III")
    if bare in FOUR_RADICALS_FIRST_TA:
        forms.insert(0, "Q1")
    return forms


def _ends_in_shadda(past: str) -> bool:
    """Whether the last letter has a shadda: حاجّ."""
    return "\u0651" in past.strip()[-2:]


def _is_intensive(past: str, bare: str) -> bool:
    """Whether a past such as دمر is form II: its shadda is written, or it has no signs and is listed."""
    if past.strip() != bare:
        return bool(_SHADDA_ON_SECOND.match(past.strip()))
    return bare in INTENSIVE


def _readings(form: str, found: tuple[str, ...], skeleton: str) -> Iterator[Verb]:
    """The verbs of one form with these radicals as spelled."""
    wanted = 4 if form.startswith("Q") else 3
    if form == "VIII":
        infix = "1" if _is_assimilated(found, skeleton) else skeleton[2]
        yield from _with_infix(found, infix)
    elif len(found) == wanted:
        yield from _full(form, found)
    elif found[-1] not in "وي":
        yield Verb(form, (_first(found[0]), *found[1:], found[-1]), doubled=True)


def _is_assimilated(found: tuple[str, ...], skeleton: str) -> bool:
    """Whether the infix has become the first radical: اتخذ, اطلع, ادعى."""
    return len(found) == 3 and len(skeleton) == 4


def _with_infix(found: tuple[str, ...], infix: str) -> Iterator[Verb]:
    """The verbs of form VIII."""
    if len(found) == 2:
        yield Verb("VIII", (*found, found[-1]), infix=infix, doubled=True)
        return
    for verb in _full("VIII", found):
        yield Verb("VIII", verb.radicals, infix=infix)


def _full(form: str, found: tuple[str, ...]) -> Iterator[Verb]:
    """The verbs whose radicals all stand apart, in every reading of the weak ones."""
    radicals = (_first(found[0]), *found[1:-1])
    if radicals[1] == "ا":
        radicals = (radicals[0], "W", *radicals[2:])
    doubled = form in ("IX", "Q4")
    for last in _lasts(found[-1]):
        if form == "I":
            yield from _form_one((*radicals, last))
        else:
            yield Verb(form, (*radicals, last), doubled=doubled)


def _first(radical: str) -> str:
    """The first radical; the alef of آمن is a hamza."""
    return "ء" if radical == "ا" else radical


def _lasts(spelled: str) -> str:
    """What a last radical may be: a weak one is Y or, in form I, W."""
    return "YW" if spelled in "اىي" else spelled


def _must_be_intensive(radicals: tuple[str, ...]) -> bool:
    """Whether form I would have contracted: طوق, هدد are form II; but نوى, حيي."""
    middle, last = radicals[1:]
    return middle == last or (middle in "وي" and last not in "WY")


def _form_one(radicals: tuple[str, ...]) -> Iterator[Verb]:
    """The verbs of form I, whose vowels show only in spelling of hamzas and weak radicals."""
    if _must_be_intensive(radicals):
        return
    first_drops = (True, False) if radicals[0] == "و" else (False,)
    middle_drops = (False, True) if radicals[1] == "ء" else (False,)
    pasts, presents = ("aiu", "uia") if set(radicals[1:]) & set("ءWY") or radicals[0] == "ء" else ("a", "u")
    for no_first, no_middle, past, present in product(first_drops, middle_drops, pasts, presents):
        if radicals[0] == "و" and not no_first and past == "a":
            continue  # وقع يوقع, وصل يوصل are form II
        yield Verb("I", radicals, past, present, first_drops=no_first, middle_drops=no_middle)
