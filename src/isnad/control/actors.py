"""Which side takes, enters, leaves or fights in an event, read from its actors, its targets and a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isnad.control.parameters import Parameters
from isnad.control.places import PlaceTree, base_of
from isnad.control.sides import Sides, army_of, is_foreign, side_of
from isnad.control.voices import PARTY_OF_NO_NAME, Voice, has_word
from isnad.control.words import Role
from isnad.model import Event, Named
from isnad.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Part:
    """What one side does to a place in an event; `factor` (0..1) weighs it beside the weight of the event type."""

    role: Role
    side: str | None
    against: str | None = None
    factor: float = 1.0


def parts_of(
    event: Event,
    voices: Sequence[Voice],
    place: str,
    day: str,
    places: PlaceTree,
    sides: Sides,
    parameters: Parameters,
) -> list[Part]:
    """What each side does to the place in this event; empty when it says nothing of control."""
    base = places.places.get(base_of(place))
    country = base.country if base else None
    actor = acting_side(event, voices, country, day, sides, parameters)
    target = _first_side(event.targets, country, day, sides, parameters)
    role = parameters.acts[event.type].role
    if event.type == "hand_over":
        return _handed_over(voices, actor, target, parameters)
    if event.type == "surrender":
        whole = base is not None and base.kind in parameters.sites and "/" not in place
        return _surrendered(actor, target, whole, parameters.acts["surrender"].factor)
    if role is Role.TAKE:
        return _taken(actor, target)
    if role is Role.FIGHT:
        return _fought(actor, target)
    if role is Role.FALL:
        return [Part(Role.FALL, target or actor)] if target or actor else []
    if actor is None:
        return []
    if role is Role.ENTER and is_foreign(sides, actor, country):
        return [Part(Role.FIGHT, actor, target, 0.5)]  # an incursion: foreign armies come and go
    return [Part(role, actor, target)]


def _taken(actor: str | None, target: str | None) -> list[Part]:
    if actor is None and target is not None:
        return [Part(Role.LEAVE, target)]  # «the army lost the town», and nobody says to whom
    return [] if actor == target and actor is not None else [Part(Role.TAKE, actor, target)]


def _fought(actor: str | None, target: str | None) -> list[Part]:
    """Fighting in which no side is known, or one side fights itself, disputes no one's hold."""
    if actor == target:
        return []
    return [Part(Role.FIGHT, actor, target)] if actor else [Part(Role.FIGHT, target, None)]


def _surrendered(actor: str | None, target: str | None, whole: bool, factor: float) -> list[Part]:
    """Some men of a garrison, or, at a base or another site, all of it: then it is the taker's."""
    if actor is None:
        return []
    full = 1.0 / factor if whole and factor else 1.0
    left = [Part(Role.LEAVE, actor, target, full)]
    return [*left, Part(Role.TAKE, target, actor, full)] if whole and target else left


def _handed_over(voices: Sequence[Voice], actor: str | None, target: str | None, parameters: Parameters) -> list[Part]:
    """A place passes from giver to receiver. Weapons, people and bodies are handed over too: that is no control."""
    if any(_no_place(voice, parameters) for voice in voices):
        return []
    words = [fold_key(voice.record.trigger.text) for voice in voices]
    received = any(word in text for text in words for word in parameters.receives)
    giver, receiver = (target, actor) if received else (actor, target)
    if receiver is None:
        return [Part(Role.LEAVE, giver)] if giver else []
    return [Part(Role.TAKE, receiver, giver)] + ([Part(Role.LEAVE, giver, receiver)] if giver else [])


def _no_place(voice: Voice, parameters: Parameters) -> bool:
    quantity = voice.record.quantity
    if quantity is not None and quantity.unit in ("weapon", "person", "vehicle", "money"):
        return True
    texts = [fold_key(named.text) for named in voice.record.targets]
    return any(word in text for text in texts for word in parameters.not_places)


# --- sides -----------------------------------------------------------------------------------------------------------


def acting_side(
    event: Event, voices: Sequence[Voice], country: str | None, day: str, sides: Sides, parameters: Parameters
) -> str | None:
    """The side that acts: one of the event's actors, or the teller whose own forces a claim speaks of."""
    found = _first_side(event.actors, country, day, sides, parameters)
    if found is not None:
        return found
    own = (_own_forces(voice, parameters) for voice in voices if voice.affirms)
    return next((side for side in own if side is not None), None)


def _own_forces(voice: Voice, parameters: Parameters) -> str | None:
    """«Our forces took the town», says A: A acts."""
    if voice.side in (None, PARTY_OF_NO_NAME):
        return None
    texts = (named.text for named in voice.record.actors if named.id is None)
    return voice.side if any(has_word(text, parameters.own_forces) for text in texts) else None


def _first_side(
    named: Iterable[Named], country: str | None, day: str, sides: Sides, parameters: Parameters
) -> str | None:
    """The first side of the country among these, else the first: who helps from abroad leaves the place to its ally."""
    found = [side for one in named if (side := _side(one, country, day, sides, parameters)) is not None]
    return next((side for side in found if not is_foreign(sides, side, country)), found[0] if found else None)


def _side(named: Named, country: str | None, day: str, sides: Sides, parameters: Parameters) -> str | None:
    army = army_of(sides, named.id, country, day)
    if army is not None:
        return army
    side = side_of(sides, named.id, day)
    return side if side is not None and sides.actors[side].kind in parameters.armed_kinds else None
