"""Evidence -> Control: the intervals of one place, in order, without overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from isnad.control.before import held_before
from isnad.control.evidence import ordinal
from isnad.control.parameters import Parameters
from isnad.control.rules import became, contested, enter, expired, expiry, fell, fight, leave, stay
from isnad.control.standing import Force, Standing, forces
from isnad.control.taking import take
from isnad.control.words import Evidence, Role, Spread
from isnad.model import Control, Hold

# Only what is said of an area is the same object for many places, and lives as long as the memory.
_SHARED = {Spread.DISTRICT, Spread.GOVERNORATE, Spread.REGION, Spread.NEAR}
_COMING = {Role.ENTER, Role.STAY}
Memory = dict[tuple[int, ...], list[Force]]
Point = tuple[int, Standing]  # from this day on, the place stands so


def timeline(place: str, evidence: Sequence[Evidence], parameters: Parameters, until: str | None) -> list[Control]:
    """Who held the place from when to when, by what is said of it and of the areas that it lies in, in any order.

    Evidence counts on the last day on which it may have happened: only then is it sure. What happens by the mere
    passing of time (fighting stops, a hold is forgotten) is told up to the ISO day `until`; with None, as far as it
    goes when nothing more is ever said. Evidence after `until` is left out.
    """
    return remembered_timeline(place, evidence, parameters, until, {})


def remembered_timeline(
    place: str, evidence: Sequence[Evidence], parameters: Parameters, until: str | None, memory: Memory
) -> list[Control]:
    """The timeline; `memory` keeps the sums of what is said of areas from place to place.

    It goes by the identity of the evidence, which must therefore outlive it.
    """
    return _intervals(place, list(_points(evidence, parameters, until, memory)))


def _points(evidence: Sequence[Evidence], parameters: Parameters, until: str | None, memory: Memory) -> Iterator[Point]:
    horizon = ordinal(until) if until else date.max.toordinal()
    standing = Standing()
    for day, items in _by_day([*evidence, *held_before(evidence, parameters)]):
        if day > horizon:
            break
        for point in _passing(standing, min(day, horizon), parameters):
            standing = point[1]
            yield point
        after = _day(standing, items, day, parameters, memory)
        if after is not standing:
            standing = after
            yield day, standing
    yield from _passing(standing, horizon, parameters)


def _by_day(evidence: Sequence[Evidence]) -> list[tuple[int, list[Evidence]]]:
    days: dict[str, list[Evidence]] = {}
    for item in evidence:
        days.setdefault(item.day_end, []).append(item)
    return [(ordinal(day), _ordered(days[day])) for day in sorted(days)]


def _ordered(items: list[Evidence]) -> list[Evidence]:
    return sorted(items, key=_order) if len(items) > 1 else items


def _order(item: Evidence) -> tuple[str, ...]:
    return (item.event, item.role, item.place, item.actor or "", item.into or "")


def _passing(standing: Standing, day: int, parameters: Parameters) -> Iterator[Point]:
    """What time alone changes up to this day."""
    end = expiry(standing, parameters)
    while end is not None and end <= day:
        standing = expired(standing, end, parameters)
        yield end, standing
        end = expiry(standing, parameters)


def _day(standing: Standing, items: list[Evidence], day: int, parameters: Parameters, memory: Memory) -> Standing:
    """One day's evidence in the order in which it makes sense: the fall, the fight, the flight, the entry, the hold."""
    roles: dict[Role, list[Evidence]] = {}
    for item in items:
        roles.setdefault(item.role, []).append(item)
    for item in roles.get(Role.MERGE, ()):
        standing = became(standing, item)
    for item in roles.get(Role.FALL, ()):
        if item.n_independent >= parameters.fall_origins:
            standing = fell(standing, item, day, "government-fell", parameters)
    for item in roles.get(Role.END, ()):
        standing = fell(standing, item, day, "side-ended", parameters)
    return _ground(standing, roles, day, parameters, memory)


def _ground(
    standing: Standing, roles: dict[Role, list[Evidence]], day: int, parameters: Parameters, memory: Memory
) -> Standing:
    here = _without_parts(roles)
    if here.get(Role.STAY):
        standing = stay(standing, here[Role.STAY], day)
    if here.get(Role.FIGHT):
        standing = fight(standing, here[Role.FIGHT], day, parameters)
    for force in _forces(here.get(Role.LEAVE), parameters, memory):
        standing = leave(standing, force, day, parameters)
    if here is not roles:
        standing = parts_taken(standing, roles, day, parameters, memory)
    if here.keys() & _COMING:
        for force in _forces(_entries(standing, here, day, parameters), parameters, memory):
            standing = enter(standing, force, day, parameters)
    takers = _forces(here.get(Role.TAKE), parameters, memory)
    return take(standing, takers, day, parameters) if takers else standing


def _without_parts(roles: dict[Role, list[Evidence]]) -> dict[Role, list[Evidence]]:
    """The evidence of the place and its areas; the very same when nothing is said of its neighbourhoods."""
    if not any(item.spread is Spread.PART for items in roles.values() for item in items):
        return roles
    return {role: [item for item in items if item.spread is not Spread.PART] for role, items in roles.items()}


def _forces(items: list[Evidence] | None, parameters: Parameters, memory: Memory) -> list[Force]:
    if not items:
        return []
    if any(item.spread not in _SHARED for item in items):
        return _summed(items, parameters)
    key = tuple(map(id, items))
    if key not in memory:
        memory[key] = _summed(items, parameters)
    return memory[key]


def _summed(items: list[Evidence], parameters: Parameters) -> list[Force]:
    return forces(items, {item.day: ordinal(item.day) for item in items}, parameters)


def _entries(standing: Standing, roles: dict[Role, list[Evidence]], day: int, parameters: Parameters) -> list[Evidence]:
    """The entries; posts of a side count as such where the holder left in the last days."""
    found = roles.get(Role.ENTER, [])
    if standing.left is None or day - standing.left[1] > parameters.gap_days or standing.state is not Hold.UNKNOWN:
        return found
    posts = (item for item in roles.get(Role.STAY, []) if item.act != "besiege" and item.actor and not item.foreign)
    return [*found, *posts]


def parts_taken(
    standing: Standing, roles: dict[Role, list[Evidence]], day: int, parameters: Parameters, memory: Memory
) -> Standing:
    """Neighbourhoods were taken or fought over: their city is contested; so many, all by one side, are an entry."""
    taken = [
        item
        for role in (Role.TAKE, Role.ENTER)
        for item in roles.get(role, ())
        if item.spread is Spread.PART and item.actor and item.weight >= parameters.hold_from
    ]
    others = [item for item in taken if item.actor != standing.actor and standing.actor not in item.allies | item.kin]
    if not others:
        return standing
    claims = tuple(dict.fromkeys(claim for item in others for claim in item.claims))
    told = {origin: weight for item in others for origin, weight in item.affirm}
    standing = contested(standing, claims, told, day, "part-taken", parameters)
    parts = {**standing.parts, **{item.place: str(item.actor) for item in others}}
    standing = replace(standing, parts=parts)
    if len(parts) < parameters.parts_enough or len(set(parts.values())) > 1:
        return standing
    for force in _forces([item for item in others if item.actor in parts.values()], parameters, memory):
        standing = enter(standing, force, day, parameters)
    return standing


# --- intervals -------------------------------------------------------------------------------------------------------


def _intervals(place: str, points: list[Point]) -> list[Control]:
    """The points joined to intervals: what follows on the same day replaces, what stands the same way goes on."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1][0] == point[0]:
            kept.pop()
        if kept and _same(kept[-1][1], point[1]):
            kept[-1] = (kept[-1][0], _grown(kept[-1][1], point[1]))
        elif kept or point[1].rule:
            kept.append(point)
    return [_control(place, one, other) for one, other in pairwise([*kept, None]) if one is not None]


def _same(one: Standing, other: Standing) -> bool:
    return (one.actor, one.state) == (other.actor, other.state)


def _grown(one: Standing, other: Standing) -> Standing:
    """The interval as it began, with the origins that came later."""
    return replace(one, support=other.support) if other.support and other.support is not one.support else one


def _control(place: str, point: Point, after: Point | None) -> Control:
    day, standing = point
    return Control(
        place=place,
        actor=standing.actor,
        state=standing.state,
        since=date.fromordinal(day).isoformat(),
        until=date.fromordinal(after[0]).isoformat() if after else None,
        opened=standing.cause or standing.opened,
        closed=after[1].cause if after else (),
        rule=standing.rule,
        n_independent=sum(1 for weight in standing.support.values() if weight > 0),
    )
