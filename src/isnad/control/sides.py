"""Which side of a war an actor belongs to on a day: the root of its parents, unless the fact table says otherwise.

Nothing here knows a war: `data/control/sides.yaml` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from isnad.codebook import LINE, Actor, packaged_data, read_mapping
from isnad.errors import CodebookError
from isnad.text.fold import fold_key

FILE = "control/sides.yaml"
_PARTIES = frozenset({"state", "military", "rebel", "militia", "jihadist", "political"})
FIRST, LAST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Term:
    """That something counts as a side from one ISO day to another, both inclusive."""

    side: str
    since: str = FIRST
    until: str = LAST

    def covers(self, day: str) -> bool:
        """Whether this ISO day lies in the term."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Change:
    """That a side ended on an ISO day, or became part of another (`into`)."""

    side: str
    day: str
    into: str | None


@dataclass(frozen=True, slots=True)
class Umbrella:
    """A name for many sides: those of these kinds and countries, and some by name."""

    side: str
    kinds: frozenset[str]
    countries: frozenset[str]
    also: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """The actors with their parents, and the fact table. `found` remembers answers, and is no part of the value."""

    actors: Mapping[str, Actor]
    outlets: Mapping[str, str]
    members: Mapping[str, tuple[Term, ...]]
    changes: tuple[Change, ...]
    umbrellas: tuple[Umbrella, ...]
    camps: Mapping[str, tuple[tuple[str, Term], ...]]
    armies: Mapping[tuple[str, str], tuple[Term, ...]]
    found: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False, repr=False)


def load_sides(actors: Iterable[Actor], root: Path | None = None) -> Sides:
    """The sides of these actors by the fact table of a codebook folder. Raises CodebookError where a line is unfit."""
    root = root or packaged_data()
    rows = read_mapping(root / FILE, root)
    known = {actor.id: actor for actor in actors}
    return Sides(
        actors=known,
        outlets=_outlets(known.values(), rows.get("outlets") or (), known),
        members=_grouped((_name(row, "actor", known), _term(row, known)) for row in rows.get("members") or ()),
        changes=tuple(_changes(rows, known)),
        umbrellas=tuple(_umbrella(row, known) for row in rows.get("umbrellas") or ()),
        camps=_grouped(
            (side, (_name(row, "camp"), _term(row | {"side": side}, known)))
            for row in rows.get("camps") or ()
            for side in _names(row, "sides", known)
        ),
        armies=_grouped(
            ((_name(row, "generic"), _name(row, "country")), _term(row, known)) for row in rows.get("armies") or ()
        ),
    )


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _name(row: Mapping[str, Any], key: str, known: Mapping[str, Actor] | None = None) -> str:
    value = row.get(key)
    if not isinstance(value, str) or (known is not None and value not in known):
        raise CodebookError(f"`{key}` must name an actor of the codebook, not {value!r}", FILE, row.get(LINE, 0))
    return value


def _names(row: Mapping[str, Any], key: str, known: Mapping[str, Actor]) -> frozenset[str]:
    return frozenset(_name({key: value, LINE: row.get(LINE, 0)}, key, known) for value in row.get(key) or ())


def _day(row: Mapping[str, Any], key: str, otherwise: str) -> str:
    value = row.get(key)
    if value is None and otherwise:
        return otherwise
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise CodebookError(f"`{key}` must be an ISO day, not {value!r}", FILE, row.get(LINE, 0)) from None


def _term(row: Mapping[str, Any], known: Mapping[str, Actor]) -> Term:
    return Term(_name(row, "side", known), _day(row, "since", FIRST), _day(row, "until", LAST))


def _changes(rows: Mapping[str, Any], known: Mapping[str, Actor]) -> Iterable[Change]:
    found = [
        Change(side, _day(row, "day", ""), _name(row, "into", known))
        for row in rows.get("merges") or ()
        for side in _names(row, "sides", known)
    ]
    found += [Change(_name(row, "side", known), _day(row, "day", ""), None) for row in rows.get("ends") or ()]
    return sorted(found, key=lambda change: (change.day, change.side))


def _umbrella(row: Mapping[str, Any], known: Mapping[str, Actor]) -> Umbrella:
    return Umbrella(
        side=_name(row, "side", known),
        kinds=frozenset(row.get("kinds") or ()),
        countries=frozenset(row.get("countries") or ()),
        also=_names(row, "also", known),
        never=_names(row, "except", known),
    )


def _outlets(actors: Iterable[Actor], rows: Iterable[Mapping[str, Any]], known: Mapping[str, Actor]) -> dict[str, str]:
    """Names under which documents give their outlet, and whose they are; the first entry with a name keeps it."""
    found = {fold_key(_name(row, "outlet")): _name(row, "actor", known) for row in rows}
    for actor in sorted(actors, key=lambda actor: (actor.kind != "media", actor.id)):
        if actor.kind in ("media", *_PARTIES):
            for name in (actor.id, actor.name, actor.name_ar, *actor.aliases):
                found.setdefault(fold_key(name), actor.id)
    return found


# --- questions -------------------------------------------------------------------------------------------------------


def side_of(sides: Sides, actor: str | None, day: str) -> str | None:
    """The side of an actor on an ISO day; None for no party (monitors, civilians) and for what the codebook lacks."""
    if actor is None or actor not in sides.actors:
        return None
    found: str | None = _remembered(
        sides, ("side", actor, day), lambda: _later_name(sides, _side(sides, actor, day), day)
    )
    return found


def _remembered(sides: Sides, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
    if key not in sides.found:
        sides.found[key] = make()
    return sides.found[key]


def _side(sides: Sides, actor: str, day: str) -> str | None:
    """Up the parents to the first with a line for the day, else to the root; a circle of parents ends the climb."""
    at, passed = actor, set[str]()
    while at not in passed:
        passed.add(at)
        for term in sides.members.get(at, ()):
            if term.covers(day):
                return term.side
        parent = sides.actors[at].parent
        if parent is None or parent not in sides.actors:
            break
        at = parent
    return at if sides.actors[at].kind in _PARTIES else None


def _later_name(sides: Sides, side: str | None, day: str) -> str | None:
    for change in sides.changes:
        if change.into is not None and change.side == side and change.day <= day:
            side = change.into
    return side


def army_of(sides: Sides, generic: str | None, country: str | None, day: str) -> str | None:
    """Whom a bare «the army» means in a country on a day; None when the table does not say."""
    for term in sides.armies.get((generic or "", country or ""), ()):
        if term.covers(day):
            return _later_name(sides, term.side, day)
    return None


def outlet_side(sides: Sides, outlet: str | None, day: str, words: Sequence[str] = ()) -> str | None:
    """The side whose voice an outlet is, by its name or by a side's name after these words; None for other outlets."""
    if not outlet:
        return None
    found: str | None = _remembered(
        sides, ("outlet", outlet), lambda: _outlet_actor(sides.outlets, fold_key(outlet), words)
    )
    return side_of(sides, found, day)


def _outlet_actor(outlets: Mapping[str, str], name: str, words: Sequence[str]) -> str | None:
    rests = (name.removeprefix(word + " ").removeprefix("ل") for word in words if name.startswith(word + " "))
    return next((outlets[one] for one in (name, *rests) if one in outlets), None)


def umbrellas_of(sides: Sides, side: str) -> frozenset[str]:
    """The umbrella names that a side goes by."""
    found: frozenset[str] = _remembered(sides, ("kin", side), lambda: _umbrellas(sides, side))
    return found


def _umbrellas(sides: Sides, side: str) -> frozenset[str]:
    actor = sides.actors[side]
    return frozenset(
        umbrella.side
        for umbrella in sides.umbrellas
        if side != umbrella.side
        and side not in umbrella.never
        and (side in umbrella.also or (actor.kind in umbrella.kinds and actor.country in umbrella.countries))
    )


def allies_of(sides: Sides, side: str, day: str) -> frozenset[str]:
    """The sides that speak and fight beside this one on a day, itself left out."""
    found: frozenset[str] = _remembered(sides, ("allies", side, day), lambda: _allies(sides, side, day))
    return found


def _allies(sides: Sides, side: str, day: str) -> frozenset[str]:
    camps = {camp for camp, term in sides.camps.get(side, ()) if term.covers(day)}
    return frozenset(
        other
        for other, terms in sides.camps.items()
        if other != side and any(camp in camps and term.covers(day) for camp, term in terms)
    )


def is_foreign(sides: Sides, side: str, country: str | None) -> bool:
    """Whether a side is another country's state or army: its forces come and go without ruling."""
    actor = sides.actors[side]
    if actor.country is None:
        return actor.kind in ("state", "military")
    return country is not None and actor.country != country


def last_days(sides: Sides) -> dict[str, str]:
    """The ISO day on which each side that is no more ended."""
    found: dict[str, str] = _remembered(
        sides, ("ended",), lambda: {change.side: change.day for change in sides.changes if change.into is None}
    )
    return found
