"""Who held what, in the database: the places that changed events bear on are told again, all others are left alone.

What each event says about control is kept beside the events, so that only changed events are read for it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from isnad.control import (
    Evidence,
    Parameters,
    PlaceTree,
    Role,
    Sides,
    bears_on,
    control_by,
    evidence_of,
    load_parameters,
    load_sides,
    place_tree,
    read_regions,
    touched_by,
)
from isnad.control.portable import read, written
from isnad.model import Control, Event
from isnad.store.event_versions import Change
from isnad.store.fused_accounts import Accounts, named
from isnad.store.store import Store
from isnad.store.writing import append

if TYPE_CHECKING:
    from isnad.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Rule:
    """What control is told by: places, sides and parameters."""

    places: PlaceTree
    sides: Sides
    parameters: Parameters


def rule_of(book: Codebook) -> Rule:
    """The rule of control with the places and actors of a codebook."""
    parameters = load_parameters()
    return Rule(place_tree(book.places, parameters, read_regions()), load_sides(book.actors), parameters)


def renew_control(store: Store, rule: Rule, change: Change, accounts: Accounts) -> int:
    """Tell control again where changed events bear on it; gives how many places that were."""
    said = _renew_evidence(store, rule, change, accounts)
    touched = touched_by(said, rule.places)
    if not touched:
        return 0
    # Not cut off at the last day of news, which moves: reading cuts, see the view `current_control`.
    evidence = _bearing(store, rule, touched)
    told = control_by(evidence, rule.places, rule.sides, rule.parameters, until=None, only=touched)
    with store.given("wanted_places", named("place", touched)):
        store.run("controlling_forget")
    append(store, "control", [_row(one) for one in told])
    return len(touched)


def _renew_evidence(store: Store, rule: Rule, change: Change, accounts: Accounts) -> set[tuple[Role, str]]:
    """Keep what changed events say now in place of what they said; gives the roles and places of both."""
    with store.given("wanted_events", named("event", change.events)):
        before = {(Role(role), place) for role, place in store.rows("controlling_said")}
        store.run("controlling_forget_evidence")
    events = sorted((event for event, _ in change.begun), key=lambda event: event.id)
    made = _evidence(rule, [event for event in events if event.type in rule.parameters.acts], accounts)
    append(store, "evidence", _evidence_rows(made))
    return before | {(one.role, one.place) for one in made}


def _evidence(rule: Rule, events: Iterable[Event], accounts: Accounts) -> list[Evidence]:
    told = list(events)
    records = {record.id: record for record in accounts.records(link.claim for event in told for link in event.links)}
    return evidence_of(told, records, rule.places, rule.sides, rule.parameters)


def _evidence_rows(evidence: Iterable[Evidence]) -> list[dict[str, object]]:
    return [
        {"event": event, "place": one.place, "role": one.role.value, "number": number, "said": written(one)}
        for event, said in groupby(evidence, key=lambda one: one.event)
        for number, one in enumerate(said)
    ]


def _bearing(store: Store, rule: Rule, touched: Collection[str]) -> list[Evidence]:
    """The evidence that control of these places follows from, in the order of the events."""
    areas = [place for (place,) in store.rows("controlling_areas") if bears_on(place, touched, rule.places)]
    with store.given("wanted_places", named("place", areas)):
        rows = store.rows("controlling_evidence", fall=Role.FALL.value)
    return [read(said) for (said,) in rows]


def _row(one: Control) -> dict[str, object]:
    return {
        "place": one.place, "actor": one.actor, "state": one.state.value, "since": date.fromisoformat(one.since),
        "until": date.fromisoformat(one.until) if one.until else None, "opened": list(one.opened),
        "closed": list(one.closed), "rule": one.rule, "n_independent": one.n_independent,
    }  # fmt: skip
