"""What a unit behind a trigger is: an adjective, a position of its own, the adjective of a land."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.annotate.parties import Party
from isnad.syntax.units import Unit, is_finite

_OWN = ("عه", "طه", "ده", "قه", "ضه", "ره", "ها", "هم")
_POSITIONS = ("مواقع", "نقاط", "قواعد", "مناطق", "مرابض", "مقر", "معسكر")


def stationed(before: Unit) -> bool:
    """Whether a place after this unit says where somebody is based or from, not where the event was."""
    return "stationed" in before.tail_traits


_HELD_BY = frozenset({"عليها", "عليه", "فيها"})
_FLYING = ("طاير", "طيار", "طيران", "مقاتل")  # nouns: استهداف طائرة مسيرة دراجة


def means_adjective(unit: Unit) -> bool:
    """`ضربات مدفعية`, `غارات جوية`: a head of parties used as an adjective of the event."""
    party = unit.ref
    return (
        isinstance(party, Party)
        and party.head in ("artillery", "aircraft")
        and not party.actors
        and not party.preposition
        and not unit.letters.startswith(_FLYING)
    )


def carried(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb that only ties an object to the event noun stands before it: `استهدفت غارات روسية البلدة`."""
    verbs = any(u.is_gram("event_subject_verbs") and not u.prep and not u.article for u in units[max(0, at - 2) : at])
    return verbs or _is_means(units, at)


_DOER = 7  # units between a verb and the means it was done by: its subject, a time, a count


def _is_means(units: Sequence[Unit], at: int) -> bool:
    """`استهدفت الطائرات بعدة غارات جوية بلدة أ`: the object of the verb follows the strike that it was done by."""
    if units[at].prep != "ب" and not (at and units[at - 1].prep == "ب"):
        return False
    for k in range(at - 1, max(at - _DOER, -1), -1):
        unit = units[k]
        if unit.kind in ("place", "report", "verb") or unit.letters in _STOPS:
            return False
        if unit.is_gram("event_subject_verbs") and not unit.prep and not unit.article:
            return True
        if unit.kind == "trigger":
            return is_finite(unit) and unit.ref.senses[0].trigger.type in _STRIKES
    return False


_STRIKES = frozenset({"shelling", "airstrike", "attack"})
_STOPS = frozenset(".:!?;")


def is_held(unit: Unit) -> bool:
    """`مناطق`, `مواقع`: what its owner fires from."""
    return unit.kind == "gram" and unit.is_gram("area_words", "site_heads") and not unit.prep and not unit.article


def past_holders(units: Sequence[Unit], at: int) -> int:
    """The unit of the holder in `مناطق سيطرة قسد`, `المناطق التي تسيطر عليها قسد`; else the unit itself."""
    while at + 1 < len(units) and is_held(units[at]) and not units[at + 1].prep:
        at += 1
    area = units[at].is_gram("area_words", "site_heads") and at + 4 < len(units)
    if area and units[at + 1].is_gram("relative_pronouns") and units[at + 3].letters in _HELD_BY:
        return at + 4
    return at


def is_own_position(unit: Unit) -> bool:
    """`مواقعه`, `نقاطها`: where the subject stands."""
    own = bool(unit.enclitic) or unit.letters.endswith(_OWN)
    return unit.kind in ("noun", "gram") and unit.letters.startswith(_POSITIONS) and own


def is_plain_adjective(unit: Unit) -> bool:
    """`مظاهرة مسائية`: an untied word that ends as the adjective of a feminine noun does."""
    return unit.kind in ("noun", "gram") and not unit.prep and not unit.conj and unit.letters.endswith(("يه", "ه"))


def names_country(unit: Unit) -> bool:
    """`مدينة الزاوية الليبية`: the adjective that says in which country a place lies."""
    return isinstance(unit.ref, Party) and unit.ref.head == "adjective" and unit.article and not unit.prep


def is_setting(units: Sequence[Unit], at: int) -> bool:
    """`وسط صمت دولي`, `في ظل استمرار`: what goes on beside the act; nothing behind it belongs to the act."""
    if at + 1 >= len(units):
        return False
    unit, follow = units[at], units[at + 1]
    if unit.letters == "في" and follow.letters == "ظل":
        return True
    after_comma = at > 0 and units[at - 1].letters == "," and follow.kind in ("noun", "trigger")
    return unit.letters == "وسط" and not follow.article and (after_comma or follow.has("settings"))


_SELF = frozenset("نفسه نفسها نفسهم ذاته ذاتها ذاتهم عينه عينها".split())


def is_no_argument(units: Sequence[Unit], at: int) -> bool:
    """`المزدحم سكانيا`, `القرية نفسها`: an adverb made from an adjective, or a word that stresses the one before."""
    unit = units[at]
    if unit.kind == "noun" and not unit.prep and unit.article and unit.has("belongs"):
        return True  # الفرع 12 التابع للوزارة
    if unit.letters in _MANY and at and not unit.conj and not _begins_noun(units, at + 1):
        return units[at - 1].kind in ("noun", "gram", "party") and not units[at - 1].article  # مناطق عدة
    if unit.kind != "noun" or unit.prep or unit.article or unit.ref is not None:
        return False
    if unit.letters.lstrip("و").endswith("يا") and len(unit.letters) > 5:
        return True
    before = units[at - 1] if at else None
    return unit.letters in _SELF and before is not None and (before.article or before.kind == "place")


_MANY = frozenset({"عده", "عديده", "كثيره"})


def _begins_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a bare noun phrase begins at this unit, so that a count before it counts it: `عدة مواقع`."""
    if at >= len(units) or units[at].prep or units[at].conj:
        return False
    return units[at].kind in ("noun", "party", "place", "trigger") or units[at].is_gram("site_heads", "area_words")


def is_owned(unit: Unit) -> bool:
    """`فرع تابع لشعبة أ`: whether what follows with ل only says whose it is."""
    return "belongs" in unit.traits | unit.tail_traits


_WITH_PRONOUN = re.compile(r"(?P<tie>عن|علي|ب|ل|ضد|بحق|مع|في|من)(?P<pronoun>ها|هما|هم|هن|ه)\Z")


def tied_pronoun(unit: Unit) -> tuple[str, str] | None:
    """The preposition and the pronoun of `عنهم`, `عليه`; `سراحه` has no preposition."""
    if unit.has("belongings") and unit.enclitic:
        return "", unit.enclitic
    if not unit.is_gram("adverbs", "prepositions"):
        return None
    found = _WITH_PRONOUN.match(unit.letters + unit.enclitic)
    return (found["tie"], found["pronoun"]) if found else None
