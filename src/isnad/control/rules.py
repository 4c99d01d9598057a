"""The rules that move a place from one holder to the next: each takes how it stands and gives how it stands then.

Each rule's name is kept in the interval that it opens; docs/control.md explains them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.control.parameters import Parameters
from isnad.control.standing import Claims, Force, Standing, is_one, pull
from isnad.control.words import Evidence
from isnad.model import Hold


def became(standing: Standing, item: Evidence) -> Standing:
    """A side became part of another: what it held the other holds."""
    under = became(standing.under, item) if standing.under else None
    if standing.actor is None or standing.actor != item.actor:
        return replace(standing, under=under)
    return replace(
        standing, actor=item.into, rule="became-part", cause=item.claims, kin=item.kin, allies=item.allies, under=under
    )


def emptied(
    standing: Standing, side: str | None, rule: str, claims: Claims, day: int, parameters: Parameters
) -> Standing:
    """The holder is gone, which admits a late entry: who came in holds the place; else nobody is known to."""
    entrant = standing.entrant
    if entrant is not None and day - standing.entered <= parameters.gap_days and entrant.side != side:
        after = held_by(standing, entrant, day, state_of(entrant.support + 1.0, parameters), "entry-then-withdrawal")
        joined = joined_claims(entrant.claims, claims)
        return replace(after, cause=joined, opened=joined, left=(side, day))
    return Standing(rule=rule, cause=claims, opened=claims, since=day, last=day, left=(side, day))


def fell(standing: Standing, item: Evidence, day: int, rule: str, parameters: Parameters) -> Standing:
    """A government ended: all that it held is empty. The claims say so; the fact table (no claims) makes sure of it."""
    if standing.actor == item.actor and standing.state is not Hold.UNKNOWN:
        return emptied(standing, item.actor, rule, item.claims, day, parameters)
    if standing.under is not None and standing.under.actor == item.actor:
        standing = replace(standing, under=None)
    return replace(standing, left=(item.actor, day)) if standing.state is Hold.UNKNOWN else standing


# --- leaving ---------------------------------------------------------------------------------------------------------


def leave(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    """A side withdraws, flees, surrenders or loses the place."""
    if force.support <= 0:
        return standing
    sure = force.strength >= parameters.leave_from
    if not is_one(standing, force):
        return _others_left(standing, force, sure, day, parameters)
    if force.direct and sure:
        return emptied(standing, force.side, "holder-left", force.claims, day, parameters)
    if force.direct:
        return contested(standing, force.claims, force.affirm, day, "leaving-not-borne-out", parameters)
    against = pull(standing, day, force, parameters)
    if force.strength > against + parameters.near_equal:
        return emptied(standing, force.side, "holder-left-area", force.claims, day, parameters)
    if force.strength >= against - parameters.near_equal:
        return contested(standing, force.claims, force.affirm, day, "holder-left-area", parameters)
    return standing


def _others_left(standing: Standing, force: Force, sure: bool, day: int, parameters: Parameters) -> Standing:
    """A side that is not the holder left: an entry ends, and a claim of capture is admitted."""
    if standing.entrant is not None and standing.entrant.side == force.side:
        standing = replace(standing, entrant=None)
    if not sure or not force.direct:
        return standing
    if standing.state is Hold.CLAIMED and day - standing.since <= parameters.gap_days:
        return replace(
            standing, state=Hold.HELD, rule="loser-admits", cause=force.claims, last=day, left=(force.side, day)
        )
    entrant = standing.entrant
    if standing.state is Hold.CONTESTED and entrant is not None and standing.actor in (None, entrant.side):
        return emptied(standing, force.side, "holder-left", force.claims, day, parameters)
    if standing.rule == "" and standing.state is Hold.UNKNOWN:
        return Standing(rule="holder-left", cause=force.claims, opened=force.claims, since=day, last=day,
                        left=(force.side, day))  # fmt: skip
    return replace(standing, left=(force.side, day)) if standing.state is Hold.UNKNOWN else standing


# --- fighting --------------------------------------------------------------------------------------------------------


def contested(
    standing: Standing, claims: Claims, told: Mapping[str, float], day: int, rule: str, parameters: Parameters
) -> Standing:
    """The hold is in doubt for some days, as these origins tell; what is contested already stays so for longer."""
    ends = day + parameters.contest_days
    if standing.state is Hold.CONTESTED:
        return replace(standing, ends=max(ends, standing.ends or 0), last=day, support={**standing.support, **told})
    return replace(
        standing, state=Hold.CONTESTED, rule=rule, cause=claims, last=day, ends=ends, under=standing, support=told
    )


def fight(standing: Standing, items: Sequence[Evidence], day: int, parameters: Parameters) -> Standing:
    """Ground fighting: it takes some weight over some days to put a hold in doubt, and changes no holder.

    Where the holder alone is named, and not whom it fights, it counts half.
    """
    weight = sum(item.weight * (1.0 if item.against or item.actor != standing.actor else 0.5) for item in items)
    if weight <= 0:
        return standing
    late = (*(one for one in standing.fights if day - one[0] < parameters.contest_days), (day, weight))
    standing = replace(standing, fights=late)
    if sum(one[1] for one in late) < parameters.contest_from:
        return standing
    claims = tuple(dict.fromkeys(claim for item in items for claim in item.claims))
    told = {origin: weight for item in items for origin, weight in item.affirm}
    return contested(standing, claims, told, day, "fighting", parameters)


def stay(standing: Standing, items: Sequence[Evidence], day: int) -> Standing:
    """The holder is besieged in the place, posts men there, or denies that it lost it: it is still the holder's.

    Where nobody is known to hold, who denies the loss claims the place.
    """
    denials = [item for item in items if item.act == "denial"]
    if standing.state is Hold.UNKNOWN and standing.left is None and denials:
        return _claims_to_hold(denials[0], day)
    bears = any(
        item.actor == standing.actor if item.act != "besiege" else item.actor != standing.actor for item in items
    )
    return replace(standing, last=day) if bears and is_known(standing) else standing


def _claims_to_hold(item: Evidence, day: int) -> Standing:
    return Standing(
        actor=item.actor,
        state=Hold.CLAIMED,
        rule="loss-denied",
        cause=item.claims,
        opened=item.claims,
        since=day,
        last=day,
        strength=item.weight,
        support=dict(item.affirm),
        kin=item.kin,
        allies=item.allies,
    )


# --- entering --------------------------------------------------------------------------------------------------------


def enter(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    """A side is inside: it takes an empty place, bears out its own hold, and contests another's."""
    if force.support <= 0 or force.side is None or not force.opens:
        return standing
    again = standing.entrant is not None and standing.entrant.side == force.side
    if not again and (is_one(standing, force) or standing.actor in force.allies):
        return borne_out(standing, force, day, parameters) if force.side == standing.actor else standing
    emptied_lately = left_lately(standing, force, day, parameters)
    fought = any(day - one[0] < parameters.contest_days for one in standing.fights)
    if standing.state is Hold.UNKNOWN and (emptied_lately or not fought):
        return held_by(
            standing, force, day, state_of(force.support + float(emptied_lately), parameters), "entry-into-empty-place"
        )
    stands = contested(standing, force.claims, force.affirm, day, "entry", parameters)
    joined = _joined(standing.entrant if again else None, force)
    return replace(named_for(stands, force, "entry"), entrant=joined, entered=day, ends=day + parameters.settle_days)


def named_for(standing: Standing, force: Force, rule: str) -> Standing:
    """A contested place that nobody is known to hold goes by the side that comes nearest to it."""
    if standing.actor is not None:
        return standing
    return replace(standing, actor=force.side, kin=force.kin, rule=rule, cause=force.claims)


def _joined(before: Force | None, force: Force) -> Force:
    if before is None:
        return force
    affirm = {**before.affirm, **force.affirm}
    return replace(
        force, affirm=affirm, support=sum(affirm.values()), claims=joined_claims(before.claims, force.claims)
    )


def left_lately(standing: Standing, force: Force, day: int, parameters: Parameters) -> bool:
    """Whether another side went from the place so few days ago that this side's coming belongs to it."""
    if standing.left is None:
        return False
    return standing.left[0] != force.side and day - standing.left[1] <= parameters.gap_days


# --- holding ---------------------------------------------------------------------------------------------------------


def joined_claims(before: Claims, claims: Claims) -> Claims:
    """Each claim once, the earlier ones first."""
    return tuple(dict.fromkeys((*before, *claims)))


def state_of(support: float, parameters: Parameters) -> Hold:
    """Held when enough independent voices bear it out, else only claimed."""
    return Hold.HELD if support >= parameters.held_from else Hold.CLAIMED


def held_by(standing: Standing, force: Force, day: int, state: Hold, rule: str) -> Standing:
    """The place in the hands of this side from this day on."""
    return Standing(
        actor=force.side,
        state=state,
        rule=rule,
        cause=force.claims,
        opened=force.claims,
        since=day,
        last=day,
        strength=max(0.0, min(1.0, force.support)) if force.direct else force.strength,
        support=force.affirm,
        kin=force.kin,
        allies=force.allies,
        left=standing.left,
    )


def is_known(standing: Standing) -> bool:
    """Whether somebody is said to hold the place, undisputed."""
    return standing.state in (Hold.HELD, Hold.CLAIMED)


def borne_out(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    """More is said for the hold as it is; it may become held, and a name for many may become precise."""
    weight = 1.0 if force.direct else force.strength
    told = {origin: value * weight for origin, value in force.affirm.items()}
    support = {**told, **{origin: max(value, told.get(origin, 0.0)) for origin, value in standing.support.items()}}
    precise = standing.actor in force.kin and day - standing.since <= parameters.refine_days
    if standing.state is Hold.CONTESTED:
        return borne_out_in_fight(standing, force, day, parameters)
    held = standing.state is Hold.HELD or sum(support.values()) >= parameters.held_from
    changed = precise or (held and standing.state is Hold.CLAIMED)
    joined = joined_claims(standing.opened, force.claims)
    return replace(
        standing,
        actor=force.side if precise else standing.actor,
        kin=force.kin if precise else standing.kin,
        allies=force.allies if precise else standing.allies,
        state=Hold.HELD if held else standing.state,
        rule=("taker-named" if precise else "borne-out") if changed else standing.rule,
        cause=force.claims
        if changed and day != standing.since
        else standing.cause
        if day != standing.since
        else joined,
        opened=joined if changed or day == standing.since else standing.opened,
        support=support,
        strength=max(standing.strength, force.strength),
        last=day,
    )


def borne_out_in_fight(standing: Standing, force: Force, day: int, parameters: Parameters) -> Standing:
    """The holder of a contested place is said to have taken it (back): the contest is over."""
    if not force.direct or force.act == "enter" or not force.opens:
        return replace(standing, last=day)
    return held_by(standing, force, day, state_of(force.support, parameters), "capture")


# --- time passes -----------------------------------------------------------------------------------------------------


def expiry(standing: Standing, parameters: Parameters) -> int | None:
    """The day on which this stands no more unless something new is said; None when it stays as it is."""
    if standing.state is Hold.CONTESTED:
        return standing.ends
    return standing.last + parameters.decay_days if is_known(standing) else None


def expired(standing: Standing, day: int, parameters: Parameters) -> Standing:
    """How the place stands when nothing new was said until this day."""
    if standing.state is not Hold.CONTESTED:
        return Standing(rule="no-news", since=day, last=day)
    entrant = standing.entrant
    if entrant is not None and entrant.support >= parameters.entry_stays_from:
        return held_by(standing, entrant, day, state_of(entrant.support, parameters), "entry-stayed")
    if standing.under is None or not is_known(standing.under):
        return Standing(rule="fighting-stopped", since=day, last=day)
    return replace(standing.under, rule="fighting-stopped", cause=(), last=standing.last)
