"""What a unit behind a trigger is: an adjective, a position of its own, the adjective of a land."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.annotate.parties import Party
from isnad.syntax.units import Unit

_OWN = ("عه", "طه", "ده", "قه", "ضه", "ره", "ها", "هم")
_POSITIONS = ("مواقع", "نقاط", "قواعد", "مناطق", "مرابض", "مقر", "معسكر")


def stationed(before: Unit) -> bool:
    """Whether a place after this unit says where somebody is based or from, not where the event was."""
    return "stationed" in before.tail_traits


def means_adjective(unit: Unit) -> bool:
    """`ضربات مدفعية`, `غارات جوية`: a head of parties used as an adjective of the event."""
    party = unit.ref
    return (
        isinstance(party, Party)
        and party.head in ("artillery", "aircraft")
        and not party.actors
        and not party.preposition
    )


def carried(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb that only ties an object to the event noun stands before it: `استهدفت غارات روسية البلدة`."""
    return any(u.is_gram("event_subject_verbs") and not u.prep and not u.article for u in units[max(0, at - 2) : at])


def is_held(unit: Unit) -> bool:
    """`مناطق`, `مواقع`: what its owner fires from."""
    return unit.kind == "gram" and unit.is_gram("area_words", "site_heads") and not unit.prep and not unit.article


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


_WITH_PRONOUN = re.compile(r"(?P<tie>عن|علي|ب|ل|ضد|بحق|مع|في|من)(?P<pronoun>ها|هما|هم|هن|ه)\Z")


def tied_pronoun(unit: Unit) -> tuple[str, str] | None:
    """The preposition and the pronoun of `عنهم`, `عليه`; `سراحه` has no preposition."""
    if unit.has("belongings") and unit.enclitic:
        return "", unit.enclitic
    if not unit.is_gram("adverbs", "prepositions"):
        return None
    found = _WITH_PRONOUN.match(unit.letters + unit.enclitic)
    return (found["tie"], found["pronoun"]) if found else None
