"""Events -> Control for all places: each place by itself, so that only the places that news touches are done again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from isnad.control.evidence import evidence_of, ordinal
from isnad.control.parameters import Parameters
from isnad.control.places import PlaceTree, base_of, is_site, members, spread_of
from isnad.control.sides import Sides, allies_of, umbrellas_of
from isnad.control.timeline import Memory, remembered_timeline
from isnad.control.words import Evidence, Role, Spread
from isnad.model import Control, Event, Record

Shelf = dict[str, list[Evidence]]


def control(
    events: Iterable[Event],
    records: Mapping[str, Record],
    places: PlaceTree,
    sides: Sides,
    parameters: Parameters,
    until: str | None,
    only: Collection[str] | None = None,
) -> list[Control]:
    """The intervals of every place that the events speak of, by place id and then by day.

    `records` are the claims of the events by id. `until` is the last ISO day to be told of (see `timeline`). With
    `only`, these places alone; the events must then be all that `bearing_on` these places names.
    """
    evidence = evidence_of(events, records, places, sides, parameters)
    return control_by(evidence, places, sides, parameters, until, only)


def control_by(
    evidence: Sequence[Evidence],
    places: PlaceTree,
    sides: Sides,
    parameters: Parameters,
    until: str | None,
    only: Collection[str] | None = None,
) -> list[Control]:
    """The same from the evidence of the events, in the order of the events."""
    shelf = by_place(evidence, places, parameters)
    changes = _changes(sides)
    found: list[Control] = []
    memory: Memory = {}
    for place in sorted(shelf if only is None else shelf.keys() & set(only)):
        bearing = [*shelf[place], *_concerning(changes, shelf[place])]
        found += remembered_timeline(place, bearing, parameters, until, memory)
    return found


def by_place(evidence: Sequence[Evidence], places: PlaceTree, parameters: Parameters) -> Shelf:
    """What bears on each place: said of itself, of the areas around it, of its neighbourhoods or its city."""
    direct: Shelf = defaultdict(list)
    areas: Shelf = defaultdict(list)
    for item in evidence:
        (direct if item.role is not Role.FALL and is_site(places, item.place) else areas)[item.place].append(item)
    falls = {
        area: decided_falls([i for i in items if i.role is Role.FALL], parameters) for area, items in areas.items()
    }
    shelf: Shelf = defaultdict(list, {place: list(items) for place, items in direct.items()})
    _share_with_cities(direct, shelf, places, parameters)
    _share_with_parts(direct, shelf, places, parameters)
    for area, items in sorted(areas.items()):
        _share_with_members(area, [i for i in items if i.role is not Role.FALL], direct, shelf, places)
    for place, items in shelf.items():
        named = {side for item in items for side in (item.actor, item.against)}
        told = chain(falls.get(places.places[place].country, ()), falls.get("", ()))
        items.extend([fall for fall in told if fall.actor in named])
    return shelf


def _share_with_members(area: str, items: list[Evidence], direct: Shelf, shelf: Shelf, places: PlaceTree) -> None:
    """What is said of an area is said, with less weight, of the places in it that are known of or notable."""
    if items and places.places.get(base_of(area)) and spread_of(places, area) is not Spread.COUNTRY:
        for place in sorted(members(places, area)):
            if place in direct or place in places.notable:
                shelf[place].extend(items)


def _share_with_cities(direct: Shelf, shelf: Shelf, places: PlaceTree, parameters: Parameters) -> None:
    for place in sorted(places.city_of.keys() & direct.keys()):
        reach = parameters.spreads[Spread.PART]
        shelf[places.city_of[place]].extend(
            _as(item, Spread.PART, reach) for item in direct[place] if item.role in (Role.TAKE, Role.ENTER, Role.FIGHT)
        )


def _share_with_parts(direct: Shelf, shelf: Shelf, places: PlaceTree, parameters: Parameters) -> None:
    for place in sorted(places.city_of.keys() & direct.keys()):
        reach = parameters.spreads[Spread.CITY]
        shelf[place].extend(
            _as(item, Spread.CITY, reach)
            for item in direct.get(places.city_of[place], ())
            if item.role in parameters.spread_roles
        )


def _as(item: Evidence, spread: Spread, reach: float) -> Evidence:
    return replace(item, spread=spread, factor=item.factor * reach, weight=item.weight * reach)


def decided_falls(evidence: Sequence[Evidence], parameters: Parameters) -> list[Evidence]:
    """The falls that enough independent origins tell within the window, one for each; later mentions of it left out."""
    sides: dict[str | None, list[Evidence]] = defaultdict(list)
    for item in sorted(evidence, key=lambda item: (item.day_end, item.event)):
        sides[item.actor].append(item)
    found = (_decided(items, parameters) for _, items in sorted(sides.items(), key=lambda pair: pair[0] or ""))
    return list(chain.from_iterable(found))


def _decided(items: list[Evidence], parameters: Parameters) -> list[Evidence]:
    found: list[Evidence] = []
    for item in items:
        last = ordinal(item.day_end)
        if found and last - ordinal(found[-1].day_end) <= parameters.contest_days:
            continue
        near = [one for one in items if 0 <= last - ordinal(one.day_end) <= parameters.fall_window_days]
        near += [one for one in items if one.day_end == item.day_end and one not in near]
        origins = {origin for one in near if not one.denied for origin, _ in one.affirm}
        if len(origins) >= parameters.fall_origins:
            claims = tuple(dict.fromkeys(claim for one in near for claim in one.claims))
            found.append(replace(item, claims=claims, n_independent=len(origins)))
    return found


def _changes(sides: Sides) -> list[Evidence]:
    """The fact table's ends and mergers of sides, as evidence, in the order of their days."""
    found = []
    for change in sides.changes:
        role = Role.END if change.into is None else Role.MERGE
        item = Evidence("", Spread.COUNTRY, role, role.value, change.side, change.day, change.day, into=change.into)
        if change.into is not None:
            kin, allies = umbrellas_of(sides, change.into), allies_of(sides, change.into, change.day)
            item = replace(item, kin=kin, allies=allies)
        found.append(item)
    return found


def _concerning(changes: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The ends, and the mergers of the sides that this evidence names and of those that they became."""
    named = {item.actor for item in evidence}
    found = []
    for change in changes:
        if change.role is Role.END or change.actor in named:
            found.append(change)
            named.add(change.into)
    return found


# --- what has to be done again ---------------------------------------------------------------------------------------


def touched_places(
    events: Iterable[Event], records: Mapping[str, Record], places: PlaceTree, parameters: Parameters
) -> set[str]:
    """The places whose control may change when these events come, change or go.

    An area stands for all places in it, whether anything else is known of them or not; a fall for all places there are.
    """
    said = [
        (parameters.acts[event.type].role, place)
        for event in events
        if event.type in parameters.acts
        for place in {"", *_places_of(event, records)}
    ]
    return touched_by(said, places)


def touched_by(said: Iterable[tuple[Role, str]], places: PlaceTree) -> set[str]:
    """The same, from what the events say: roles, and the ids of places, which may be empty."""
    found: set[str] = set()
    for role, place in sorted(set(said)):
        if role is Role.FALL:
            return {site for site in places.places if is_site(places, site)}
        found |= _touched(place, places) if place else set()
    return found


def _places_of(event: Event, records: Mapping[str, Record]) -> set[str]:
    """The places of an event and of its claims, which may name several."""
    sites = [event.place] if event.place else []
    for link in event.links:
        sites += records[link.claim].places if link.claim in records else ()
    return {site.id for site in sites if site.id}


def _touched(place: str, places: PlaceTree) -> set[str]:
    spread = spread_of(places, place)
    if spread is None:
        return set()
    if spread is not Spread.DIRECT:
        return set(members(places, place))
    city = places.city_of.get(place)
    return {place, city} if city else {place, *(part for part, of in places.city_of.items() if of == place)}


def bears_on(place: str, touched: Collection[str], places: PlaceTree) -> bool:
    """Whether what is said of a place or area bears on any of these places: which events `control(only=...)` needs.

    Falls of governments bear on all places, wherever they are told of.
    """
    return not _touched(place, places).isdisjoint(touched)
