"""What follows when sides are said to have taken a place: the rules of `rules.py` for captures and handovers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isnad.control.parameters import Parameters
from isnad.control.rules import borne_out, contested, held_by, is_known, joined_claims, left_lately, named_for, state_of
from isnad.control.standing import Force, Standing, is_one, pull
from isnad.model import Hold


def take(standing: Standing, found: Sequence[Force], day: int, parameters: Parameters) -> Standing:
    """One or more sides are said to have taken the place on one day."""
    rivals = [force for force in found if _matters(force, parameters)]
    named = _precise([force for force in rivals if force.side is not None])
    if not named:
        return _lost_to_unnamed(standing, rivals, day, parameters)
    first = named[0]
    second = next((force for force in named[1:] if _rivals(first, force)), None)
    if second is not None and first.strength - second.strength <= parameters.near_equal:
        return _both_say(standing, first, second, day, parameters)
    return _taken(standing, first, day, parameters)


def _matters(force: Force, parameters: Parameters) -> bool:
    return force.support > 0 or (force.denied and force.support >= -parameters.near_equal)


def _precise(found: list[Force]) -> list[Force]:
    """The forces, with a name for many left out where one of the many is named, and its voices counted for that one."""
    kept: list[Force] = []
    for at, force in enumerate(found):
        members = [other for other in found if force.side in other.kin and other.side not in force.kin]
        same = [other for other in found[:at] if force.side in other.kin and other.side in force.kin]
        if not members and not same:
            kept.append(force)
    return [_with_umbrellas(force, found) for force in kept]


def _with_umbrellas(force: Force, found: list[Force]) -> Force:
    for other in found:
        if other.side in force.kin:
            affirm = {**other.affirm, **force.affirm}
            gained = sum(affirm.values()) - sum(force.affirm.values())
            force = replace(
                force,
                affirm=affirm,
                support=force.support + gained,
                factor=max(force.factor, other.factor),
                opens=force.opens or other.opens,
                direct=force.direct or other.direct,
                by_party=force.by_party and other.by_party,
                claims=joined_claims(force.claims, other.claims),
            )
    return force


def _rivals(one: Force, other: Force) -> bool:
    return one.direct and other.direct and other.side not in one.allies and one.side not in other.kin


def _both_say(standing: Standing, first: Force, second: Force, day: int, parameters: Parameters) -> Standing:
    """Two sides are said to have taken it on one day, and nothing weighs more: the later report's side is named."""
    claims = joined_claims(first.claims, second.claims)
    told = {**second.affirm, **first.affirm}
    leading = max((first, second), key=lambda force: (force.reported, force.strength))
    under = held_by(standing, leading, day, state_of(leading.support, parameters), "capture")
    return replace(contested(under, claims, told, day, "two-captures", parameters), opened=claims)


def _taken(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    if force.denied and force.support < parameters.held_from:
        return standing if is_one(standing, force) else _denied(standing, force, day, parameters)
    if is_one(standing, force) and standing.state is not Hold.UNKNOWN:
        return borne_out(standing, force, day, parameters)
    if not force.opens:
        return standing
    if not force.direct:
        return _area_taken(standing, force, day, parameters)
    if standing.since >= force.first and standing.since != day and is_known(standing):
        return standing  # within the days in which it may have happened the place changed hands: which was first?
    admitted = left_lately(standing, force, day, parameters)
    state = state_of(force.support + float(admitted), parameters)
    rule = "capture-after-withdrawal" if admitted and force.by_party else "capture"
    if force.act == "before":
        rule = "held-before-loss"
    return held_by(standing, force, day, state, rule)


def _denied(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    """One says so and another denies it: in doubt; where nobody is known to hold, the one who says so is named."""
    stands = contested(standing, force.claims, force.affirm, day, "capture-denied", parameters)
    return replace(named_for(stands, force, "capture-denied"), entrant=force, entered=day)


def _area_taken(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    state = state_of(force.support, parameters)
    if state is Hold.CLAIMED:
        return standing  # of places that it does not name, a side's own word opens nothing
    if standing.state is Hold.UNKNOWN:
        return held_by(standing, force, day, state, "area-taken")
    against = pull(standing, day, force, parameters)
    if force.strength > against + parameters.near_equal:
        return held_by(standing, force, day, state, "area-taken")
    if force.strength >= against - parameters.near_equal:
        return contested(standing, force.claims, force.affirm, day, "area-taken", parameters)
    return standing


def _lost_to_unnamed(standing: Standing, found: Sequence[Force], day: int, parameters: Parameters) -> Standing:
    """The place was taken, and nobody known is named: a hold older than the news is in doubt."""
    direct = [force for force in found if force.direct and force.strength >= parameters.leave_from]
    if not direct or not is_known(standing) or day - standing.since <= parameters.gap_days:
        return standing
    return contested(standing, direct[0].claims, direct[0].affirm, day, "taker-not-named", parameters)
