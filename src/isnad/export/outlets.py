"""What outlets and tellers are called in English, and what kind of source they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from isnad.codebook import EventType, packaged_data, read_actors, read_mapping, read_types
from isnad.model import Record, Teller
from isnad.text import fold_key


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: its name in English where the table has one, its kind and its country."""

    name: str
    kind: str | None
    source_kind: str | None
    country: str | None


def outlet_of(name: str) -> Outlet:
    """The outlet of this name; with nothing but its name when the actors table does not know it."""
    return _outlets().get(fold_key(name)) or Outlet(name, None, None, None)


def teller_name(teller: Teller) -> str:
    """A teller in English: by the table, else what its kind is called."""
    named = teller.id and actor_name(teller.id)
    return named or str(phrases()["tellers"].get(teller.kind, "an unnamed source"))


def with_article(name: str) -> str:
    """An English name as it stands in a sentence: forces and bodies with an article, people and media without."""
    return f"the {name}" if _articled().search(name) else name


def neutral_name(actor: str, name: str) -> str:
    """The name of an actor, or a neutral one where the table names it by a loaded word."""
    return str(phrases()["neutral"].get(actor, name))


def english_of(event_type: str) -> str:
    """An event type in English: «armed clash»."""
    return _types()[event_type].english


def actor_name(actor: str) -> str | None:
    """The English name of an actor."""
    return _actors().get(actor)


def chain(record: Record) -> str:
    """Who says so, through whom: the teller nearest to the fact first, the outlet last."""
    outlet = _outlet_name(record.outlet)
    tellers = list(dict.fromkeys(with_article(teller_name(teller)) for teller in record.tellers))
    credited = [_outlet_name(record.relayed_from)] if record.relayed_from else []
    if not tellers:
        return f"{outlet} (crediting {credited[0]})" if credited else outlet
    through = [one for one in dict.fromkeys([*tellers[1:], *credited, outlet]) if one != tellers[0]]
    return f"{tellers[0]} (as reported by {', '.join(through)})" if through else tellers[0]


def nearest(record: Record) -> str:
    """The teller nearest to the fact: the first of the chain, else the outlet."""
    if record.tellers:
        return teller_name(record.tellers[0])
    return outlet_of(record.outlet).name if record.outlet else "an unnamed outlet"


def _outlet_name(outlet: str | None) -> str:
    return with_article(outlet_of(outlet).name) if outlet else "an unnamed outlet"


@cache
def phrases() -> Any:
    """The table data/export/notes.yaml."""
    root = packaged_data()
    return read_mapping(root / "export/notes.yaml", root)


@cache
def _articled() -> re.Pattern[str]:
    return re.compile(phrases()["with_article"])


@cache
def _types() -> Mapping[str, EventType]:
    return read_types(packaged_data())


@cache
def _outlets() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for actor in read_actors(packaged_data()):
        if actor.kind in ("media", "monitor"):
            outlet = Outlet(actor.name, actor.kind, actor.source_kind, actor.country)
            for name in (actor.name, actor.name_ar, *actor.aliases):
                found.setdefault(fold_key(name), outlet)
    return found


@cache
def _actors() -> dict[str, str]:
    return {actor.id: actor.name for actor in read_actors(packaged_data())}
