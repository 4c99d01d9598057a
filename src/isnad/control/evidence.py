"""Events -> Evidence: what each event says about who holds which place, and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from isnad.control.actors import Part, parts_of
from isnad.control.asides import is_aside
from isnad.control.parameters import Parameters
from isnad.control.places import PlaceTree, base_of, is_site, spread_of
from isnad.control.sides import Sides, allies_of, is_foreign, last_days, umbrellas_of
from isnad.control.voices import Voice, said, voices_of
from isnad.control.words import Evidence, Role, Spread
from isnad.model import Event, Record
from isnad.text.fold import fold_key


def evidence_of(
    events: Iterable[Event], records: Mapping[str, Record], places: PlaceTree, sides: Sides, parameters: Parameters
) -> list[Evidence]:
    """Everything that these events say about control, in the order of the events.

    `records` holds the claims of the events by id; a claim that is not there says nothing. Areas are kept as such:
    `control` carries what is said of them to the places inside.
    """
    return [item for event in events for item in _of_event(event, records, places, sides, parameters)]


def _of_event(
    event: Event, records: Mapping[str, Record], places: PlaceTree, sides: Sides, parameters: Parameters
) -> Iterator[Evidence]:
    act = parameters.acts.get(event.type)
    when = days_of(event, parameters) if act is not None else None
    if act is None or when is None:
        return
    voices = voices_of(event.links, records, sides, when[1], parameters)
    if not voices:
        return
    for place, speaking in _by_place(event, voices, act.role, places, parameters).items():
        for part in parts_of(event, speaking, place, when[1], places, sides, parameters):
            made = _evidence(event, part, place, speaking, when, places, sides, parameters)
            if made is not None:
                yield made
            yield from _denials(event, part, place, speaking, when, places, sides, parameters)


# --- when ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def ordinal(day: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(day[:10]).toordinal()


def days_of(event: Event, parameters: Parameters) -> tuple[str, str, float] | None:
    """The first and last day on which it may have happened, and what that leaves of its weight; None when too vague.

    What was published on a day cannot have happened after it.
    """
    known = (
        event.date_end or event.date_start or (event.earliest_published if event.date_basis == "publication" else None)
    )
    if known is None:
        return None
    last = min(known, event.earliest_published or known)[:10]
    first = min(event.date_start or last, last)[:10]
    factor = _factor(ordinal(last) - ordinal(first) + 1, parameters)
    if event.date_basis == "publication":
        factor *= parameters.publication_factor
    return (first, last, factor) if factor > 0 else None


def _factor(days: int, parameters: Parameters) -> float:
    if days <= parameters.exact_days:
        return 1.0
    return next((factor for wide, factor in parameters.wide_days if days <= wide), 0.0)


# --- where -----------------------------------------------------------------------------------------------------------


def _by_place(
    event: Event, voices: list[Voice], role: Role, places: PlaceTree, parameters: Parameters
) -> dict[str, list[Voice]]:
    """The claims of an event by the places that they name; an area around the event's place means the place."""
    home = event.place.id if event.place else None
    groups: dict[str, list[Voice]] = {}
    placed = [(voice, _named(voice.record, role, parameters)) for voice in voices]
    spoken = [voice for voice, named in placed if named or not any(site.id for site in voice.record.places)]
    for voice, everything in placed:
        if not everything and any(site.id for site in voice.record.places):
            continue  # all its places are named by the way
        named = [i for i in everything if base_of(i) in places.places]
        for place in dict.fromkeys(_or_home(i, home, places) for i in named) or ((home,) if home else ()):
            groups.setdefault(place, []).append(voice)
    named_home = any(site.id == home for voice in voices for site in voice.record.places)
    if home and not named_home and home not in groups and role is not Role.FALL and spread_of(places, home) and spoken:
        groups[home] = spoken  # a person corrected the place, or the claims name it in other words
    return groups or ({"": voices} if role is Role.FALL else {})


def _or_home(place: str, home: str | None, places: PlaceTree) -> str:
    return home if home is not None and _around(place, home, places) else place


def _around(outer: str, inner: str, places: PlaceTree) -> bool:
    """Whether a place is an area around another, or the city of a neighbourhood."""
    if outer == inner or "/" in outer:
        return base_of(outer) == base_of(inner)
    entry = places.places.get(base_of(inner))
    if entry is None:
        return False
    return outer in (entry.country, entry.admin1, entry.admin2, entry.admin3, places.city_of.get(base_of(inner)))


def _named(record: Record, role: Role, parameters: Parameters) -> list[str]:
    """The places of a claim; of a withdrawal, those that were left, not where the men went."""
    sentence, leaving = fold_key(record.sentence), role is Role.LEAVE
    return [site.id for site in record.places if site.id and not is_aside(sentence, site.text, leaving, parameters)]


def _denials(
    event: Event,
    part: Part,
    place: str,
    voices: list[Voice],
    when: tuple[str, str, float],
    places: PlaceTree,
    sides: Sides,
    parameters: Parameters,
) -> Iterator[Evidence]:
    """A side that denies that it left, or that another took or entered the place, says that it still holds it."""
    if part.role not in (Role.TAKE, Role.ENTER, Role.LEAVE) or spread_of(places, place) is not Spread.DIRECT:
        return
    country = places.places[place].country
    for side, claims in _deniers(voices).items():
        own = part.side is not None and (side == part.side or side in allies_of(sides, part.side, when[1]))
        if own != (part.role is Role.LEAVE) or is_foreign(sides, side, country) or when[2] < parameters.hold_from:
            continue
        weight = parameters.voices["take_affirm"]["own"]
        yield Evidence(
            place=place,
            spread=Spread.DIRECT,
            role=Role.STAY,
            act="denial",
            actor=side,
            day=when[0],
            day_end=when[1],
            factor=when[2],
            affirm=((side, weight),),
            weight=weight * when[2],
            n_independent=1,
            by_party=True,
            event=event.id,
            claims=claims,
            precision=event.time_precision,
            kin=umbrellas_of(sides, side),
            allies=allies_of(sides, side, when[1]),
        )


def _deniers(voices: list[Voice]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for voice in voices:
        if voice.side and voice.link.stance == "denies":
            found[voice.side] = (*found.get(voice.side, ()), voice.link.claim)
    return dict(sorted(found.items()))


_DOINGS = frozenset({Role.TAKE, Role.ENTER, Role.STAY})


# --- evidence --------------------------------------------------------------------------------------------------------


def _evidence(
    event: Event,
    part: Part,
    place: str,
    voices: list[Voice],
    when: tuple[str, str, float],
    places: PlaceTree,
    sides: Sides,
    parameters: Parameters,
) -> Evidence | None:
    spread = (spread_of(places, place) or Spread.COUNTRY) if place else Spread.COUNTRY
    allies = allies_of(sides, part.side, when[1]) if part.side else frozenset()
    if part.role in _DOINGS and part.side and when[1] > last_days(sides).get(part.side, when[1]):
        return None  # a side that is no more takes nothing: the name was used of its remnants
    affirm, deny, own = said(voices, part.role, part.side, allies, parameters)
    if not affirm or (part.role not in (*parameters.spread_roles, Role.FALL) and not is_site(places, place)):
        return None
    factor = parameters.acts[event.type].factor * part.factor * when[2]
    factor *= 1.0 if part.role is Role.FALL else parameters.spreads[spread]
    balance = min(1.0, sum(weight for _, weight in affirm) - sum(weight for _, weight in deny))
    base = places.places.get(base_of(place))
    country = base.country if base else None
    if part.role is Role.FALL and part.side:
        place = sides.actors[part.side].country or country or ""  # a government falls in its own country, wherever told
    return Evidence(
        place=place,
        spread=spread,
        role=part.role,
        act=event.type,
        actor=part.side,
        day=when[0],
        day_end=when[1],
        factor=factor,
        affirm=affirm,
        deny=deny,
        weight=max(0.0, balance * factor),
        n_independent=len(affirm),
        by_party=own,
        denied=bool(deny),
        event=event.id,
        claims=tuple(voice.link.claim for voice in voices if voice.affirms),
        precision=event.time_precision,
        reported=max(((voice.record.published or "")[:10] for voice in voices), default=""),
        kin=umbrellas_of(sides, part.side) if part.side else frozenset(),
        allies=allies,
        against=part.against,
        foreign=bool(part.side) and is_foreign(sides, str(part.side), country),
    )
