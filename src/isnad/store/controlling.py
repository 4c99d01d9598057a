"""Who held what, in the database: the places that changed events bear on are told again, all others are left alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isnad.control import (
    Parameters,
    PlaceTree,
    Sides,
    bears_on,
    control,
    load_parameters,
    load_sides,
    place_tree,
    read_regions,
    touched_by,
)
from isnad.model import Control, Event, Record
from isnad.store.event_versions import Change
from isnad.store.fused_accounts import Accounts, chunks, named
from isnad.store.rows import event_of, link_of
from isnad.store.store import Store
from isnad.store.writing import append

if TYPE_CHECKING:
    from isnad.codebook import Codebook

Named = tuple[str, str]
"""The type of an event and the id of a place that it or one of its claims names."""


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


def places_of(store: Store, events: Iterable[str]) -> list[Named]:
    """The types of these events, as they stand, with the places that they and their claims name."""
    with store.given("wanted_events", named("event", events)):
        return [(type_, place) for type_, place in store.rows("controlling_places")]


def renew_control(store: Store, rule: Rule, change: Change, before: Iterable[Named], accounts: Accounts) -> int:
    """Tell control again where changed events bear on it; gives how many places that were.

    `before` is what the events that ended or changed named before they did.
    """
    touched = touched_by([*before, *places_of(store, change.events)], rule.places, rule.parameters)
    if not touched:
        return 0
    events = list(_bearing(store, rule, touched, {event.id: event for event, _ in change.begun}))
    claims = [link.claim for event in events for link in event.links]
    records: dict[str, Record] = {record.id: record for record in accounts.records(claims)}
    # Not cut off at the last day of news, which moves: reading cuts, see the view `current_control`.
    told = control(events, records, rule.places, rule.sides, rule.parameters, until=None, only=touched)
    with store.given("wanted_places", named("place", touched)):
        store.run("controlling_forget")
    append(store, "control", [_row(one) for one in told])
    return len(touched)


def _bearing(store: Store, rule: Rule, touched: Collection[str], made: Mapping[str, Event]) -> Iterator[Event]:
    """The events that control of these places follows from, in order of their ids."""
    acts = rule.parameters.acts
    known: dict[str, bool] = {}

    def bears(type_: str, place: str) -> bool:
        if type_ == "fall":
            return True
        if place not in known:
            known[place] = bears_on(place, touched, rule.places)
        return known[place]

    rows = store.rows("controlling_named", types=sorted(acts))
    wanted = sorted({event for event, type_, place in rows if bears(type_, place)})
    for some in chunks(wanted):
        loaded = _loaded(store, [event for event in some if event not in made])
        yield from (made.get(event) or loaded[event] for event in some)


def _loaded(store: Store, events: Collection[str]) -> dict[str, Event]:
    if not events:
        return {}
    with store.given("wanted_events", named("event", events)):
        links: dict[str, list[dict[str, object]]] = {}
        for row in store.records("controlling_links"):
            links.setdefault(row["event"], []).append(row)
        return {
            row["event"]: event_of(row, [link_of(link) for link in links.get(row["event"], ())])
            for row in store.records("controlling_events")
        }


def _row(one: Control) -> dict[str, object]:
    return {
        "place": one.place, "actor": one.actor, "state": one.state.value, "since": date.fromisoformat(one.since),
        "until": date.fromisoformat(one.until) if one.until else None, "opened": list(one.opened),
        "closed": list(one.closed), "rule": one.rule, "n_independent": one.n_independent,
    }  # fmt: skip
