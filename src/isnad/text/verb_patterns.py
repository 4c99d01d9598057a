"""Verbs as form, radicals and vowels, and the stems that these make."""

from __future__ import annotations

from dataclasses import dataclass, replace

KEPT_RADICALS = frozenset("ءويWY")
"""Radicals that decide spelling, so that a shape keeps them."""

MERGES_WITH_ENDINGS = frozenset("تن")
"""Last radicals that are printed once with the same letter of an ending: أثبت + ت, أعلن + نا."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The stems of one form in sounds; 1 to 4 are radicals, ``T`` is the infix of form VIII, ``v`` a lexical vowel."""

    past: str
    present: str  # with the vowel of the personal prefix
    passive_past: str
    passive_present: str
    masdar: str
    contracts: bool = True  # whether a weak or repeated middle radical merges


PATTERNS: dict[str, Pattern] = {
    "I": Pattern("1a2v3", "a12v3", "1u2i3", "u12a3", ""),
    "II": Pattern("1a22a3", "u1a22i3", "1u22i3", "u1a22a3", "ta12I3", contracts=False),
    "III": Pattern("1A2a3", "u1A2i3", "1U2i3", "u1A2a3", "mu1A2a3"),
    "IV": Pattern("ءa12a3", "u12i3", "ءu12i3", "u12a3", "ءi12A3"),
    "V": Pattern("ta1a22a3", "ata1a22a3", "tu1u22i3", "uta1a22a3", "ta1a22u3", contracts=False),
    "VI": Pattern("ta1A2a3", "ata1A2a3", "tu1U2i3", "uta1A2a3", "ta1A2u3"),
    "VII": Pattern("in1a2a3", "an1a2i3", "un1u2i3", "un1a2a3", "in1i2A3"),
    "VIII": Pattern("i1Ta2a3", "a1Ta2i3", "u1Tu2i3", "u1Ta2a3", "i1Ti2A3"),
    "IX": Pattern("i12a3a3", "a12a3i3", "u12u3i3", "u12a3a3", "i12i3A3"),
    "X": Pattern("ista12a3", "asta12i3", "ustu12i3", "usta12a3", "isti12A3"),
    "Q1": Pattern("1a23a4", "u1a23i4", "1u23i4", "u1a23a4", "1a23a4", contracts=False),
    "Q2": Pattern("ta1a23a4", "ata1a23a4", "tu1u23i4", "uta1a23a4", "ta1a23u4", contracts=False),
    "Q4": Pattern("i12a34a4", "a12a34i4", "u12u34i4", "u12a34a4", "i12i34A4"),
}
"""Ten forms of three radicals and three of four (Q1 سيطر, Q2 تدهور, Q4 اطمأن)."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as its parts."""

    form: str
    radicals: tuple[str, ...]  # letters, ء, W for a merging middle radical, W or Y for a weak last one
    past_vowel: str = "a"  # forms other than I ignore both vowels
    present_vowel: str = "u"
    infix: str = "ت"  # form VIII: ت, ط, د, or 1 for the first radical again
    doubled: bool = False  # the last two radicals are one letter, and contract
    first_drops: bool = False  # يصل
    middle_drops: bool = False  # يرى

    @property
    def pattern(self) -> Pattern:
        """The stems of its form."""
        return PATTERNS[self.form]

    @property
    def hollow(self) -> bool:
        """Whether the middle radical merges: قال, أعاد."""
        return self.radicals[1] == "W"

    @property
    def defective(self) -> bool:
        """Whether the last radical is weak: رمى, دعا, لقي."""
        return self.radicals[-1] in "WY"


def shape(verb: Verb) -> Verb:
    """The verb with numbers for the radicals that do not change its spelling, so that like verbs share one table."""
    numbered = tuple(_placeholder(verb, at) for at in range(len(verb.radicals)))
    return replace(verb, radicals=numbered)


def fill(verb: Verb, text: str) -> str:
    """The text of a shape with the verb's own radicals in place of the numbers."""
    for number, radical in enumerate(verb.radicals, start=1):
        text = text.replace(str(number), radical)
    return text


def _placeholder(verb: Verb, at: int) -> str:
    """A radical as it stands in the shape."""
    radical, last = verb.radicals[at], len(verb.radicals) - 1
    if radical in KEPT_RADICALS or (at == last and radical in MERGES_WITH_ENDINGS):
        return radical
    if verb.doubled and radical == verb.radicals[last]:
        return radical if radical in MERGES_WITH_ENDINGS else str(last + 1)
    return str(at + 1)


def build(verb: Verb, pattern: str, vowel: str = "") -> str:
    """The sounds of a pattern with this verb's radicals."""
    parts: dict[str, str | int | None] = {str(number): radical for number, radical in enumerate(verb.radicals, start=1)}
    parts |= {"v": vowel, "T": verb.radicals[0] if verb.infix == "1" else verb.infix}
    return pattern.translate(str.maketrans(parts))


def past_stem(verb: Verb) -> str:
    """The stem of the active past."""
    lost = verb.middle_drops and verb.form == "IV"
    return build(verb, _without_middle(verb.pattern.past) if lost else verb.pattern.past, verb.past_vowel)


def present_stem(verb: Verb) -> str:
    """The stem of the active present with the vowel of its prefix."""
    pattern = verb.pattern.present
    if verb.first_drops:
        pattern = pattern.replace("1", "")
    if verb.middle_drops:
        pattern = _without_middle(pattern)
    return _always_y(build(verb, pattern, verb.present_vowel))


def passive_past_stem(verb: Verb) -> str:
    """The stem of the passive past."""
    lost = verb.middle_drops and verb.form == "IV"
    pattern = verb.pattern.passive_past
    return _always_y(build(verb, _without_middle(pattern) if lost else pattern))


def passive_present_stem(verb: Verb) -> str:
    """The stem of the passive present with the vowel of its prefix."""
    pattern = verb.pattern.passive_present
    return _always_y(build(verb, _without_middle(pattern) if verb.middle_drops else pattern))


def _without_middle(pattern: str) -> str:
    """The pattern of رأى without its hamza."""
    return pattern.replace("2", "")


def _always_y(stem: str) -> str:
    """Outside the active past of form I the weak last radical is y after a: يُدعى, يُدعيان."""
    return stem[:-1] + "Y" if stem[-1] == "W" else stem
