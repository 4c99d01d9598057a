"""Whose forces `قواتنا`, `قواتها`, `مقاتلوه` are: the speaker's, or those of the party named just before.

The words stay as printed; only the party that they name is filled in. Where nobody can be told, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from isnad.annotate.parties import Party
from isnad.claims.drafts import Draft
from isnad.codebook import Actor
from isnad.model import Teller
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit

ActorOf = Callable[[Party], Actor | None]

_OWN = re.compile(
    r"(?:قوات|وحدات|عناصر|جنود|فصايل|تشكيلات|دفاعات|مقاتلي|مقاتلو|مسلحي|مسلحو|طايرات|طايرت|مسيرات|مقاتلات|مدفعيت|ميليشيات|مليشيات|حلفاي)(?P<owner>نا|ها|هم|ه)\Z"
)
_FEMININE = ("ه", "ات", "يا", "قسد")
_FEMININE_HEADS = ("قوات", "فصايل", "مجموعات", "وحدات", "اداره", "هييه", "غرفه", "حركه", "وزاره", "قياده", "جبهه")
_UNARMED = frozenset({"media", "monitor", "civilian", "protester", "international", "person"})


def own_forces(drafts: Sequence[Draft], actor_of: ActorOf) -> None:
    """Name the party of forces that only a pronoun owns in every draft; needs the drafts' source chains."""
    for draft in drafts:
        for role in (draft.actor, draft.target):
            role[:] = [_named(member, draft, actor_of) for member in role]


def _named(member: Member, draft: Draft, actor_of: ActorOf) -> Member:
    owner = _owner_pronoun(member, draft)
    if not owner:
        return member
    side = _speaker(draft, actor_of) if owner == "نا" else _before(member, draft, owner, actor_of)
    if side is None:
        return member
    draft.note("actor.own-forces")
    return member._replace(ref=member.ref._replace(generic=None, group=side))


def _owner_pronoun(member: Member, draft: Draft) -> str:
    """The pronoun of a member like `قواتنا`; empty for any other and for one that is known already."""
    party = member.ref
    if not isinstance(party, Party) or party.actors or party.last > party.first + 2:
        return ""
    unit = next((u for u in draft.row.units if u.kind == "party" and u.first == party.first), None)
    found = _OWN.match(unit.letters[party.cut :]) if unit is not None else None
    return found["owner"] if found else ""


def _speaker(draft: Draft, actor_of: ActorOf) -> str | None:
    """The party for which the nearest teller with an entry speaks."""
    return next((side for teller in draft.source if (side := _of_teller(teller, draft, actor_of))), None)


def _of_teller(teller: Teller, draft: Draft, actor_of: ActorOf) -> str | None:
    if teller.id is None or teller.kind in ("media", "agency", "monitor"):
        return None
    for unit in draft.row.units:
        if unit.kind == "party":
            actor = actor_of(unit.ref)
            if actor is not None and actor.id == teller.id:
                return _side(actor)
    return teller.id if teller.kind != "witness" else None


def _side(actor: Actor) -> str | None:
    """The party that commands forces. Whom a person commands changes with the years, so a person's name tells none."""
    return None if actor.kind in _UNARMED else actor.id


def _before(member: Member, draft: Draft, owner: str, actor_of: ActorOf) -> str | None:
    """The nearest party before in the sentence that the pronoun may mean; else the one who speaks."""
    for unit in reversed(draft.row.units):
        if unit.first >= member.first or unit.kind != "party" or not _agrees(unit, owner):
            continue
        actor = actor_of(unit.ref)
        side = _side(actor) if actor is not None else None
        if side is not None:
            return side
    return _speaker(draft, actor_of)


def _agrees(unit: Unit, owner: str) -> bool:
    letters = unit.letters[unit.ref.cut :]
    feminine = letters.endswith(_FEMININE) or letters.removeprefix("ال").startswith(_FEMININE_HEADS)
    return owner == "هم" or feminine is (owner == "ها")
