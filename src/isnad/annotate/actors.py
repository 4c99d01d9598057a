"""Which entry of the actor table a party is, on the day and in the country of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isnad.annotate.home import Setting, nearest
from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.codebook import Actor, Codebook, GenericGroup
from isnad.model import ActorMention, Span

_ARMED = frozenset({"military", "militia", "rebel", "jihadist", "political"})
_NOBODYS = frozenset({"civilian", "protester", "media", "other"})  # groups whose nationality makes no actor
_ANYWHERE = {"syr-tribes": "gen-tribesmen"}  # what a group that is named with its place is in other countries

_REMEMBERED = 50_000  # names and days


class ActorTable:
    """Chooses among actors that share a name by the article's country and by their dates of validity."""

    def __init__(self, codebook: Codebook) -> None:
        """Keeps the codebook's actors and generic groups."""
        self.actors, self.generics = codebook.actors, codebook.generics
        self._by_id = {group.id: index for index, group in enumerate(codebook.generics)}
        self._chosen: dict[tuple[object, ...], Actor | None] = {}
        self._named = {actor.id: index for index, actor in enumerate(codebook.actors)}
        self._armies = dict(_armies(codebook.actors))

    def resolve(self, party: Party, setting: Setting) -> Actor | None:
        """The actor of the table that a party names in an article; None when the table does not know it.

        Civilians are nobody's: `مدنيون سوريون` is no act of Syria.
        """
        actors = setting.meant.get(party.first, party.actors)
        key = (actors, party.head, party.generic, party.group, party.armed, setting.day, setting.country)
        if key not in self._chosen:
            if len(self._chosen) > _REMEMBERED:
                self._chosen.clear()
            self._chosen[key] = self._resolve(party, actors, setting)
        return self._chosen[key]

    def _resolve(self, party: Party, indices: tuple[int, ...], setting: Setting) -> Actor | None:
        generic = self.group(party, setting)
        if generic is not None and party.head == "people" and generic.kind in _NOBODYS:
            return None
        if not indices and party.group in self._named:
            return None if self._abroad(party.group, setting) else self.actors[self._named[party.group]]
        known = [self.actors[index] for index in indices]
        if party.rule.endswith("adjective") and _none_at_home(known, setting.country):
            return None
        actor = choose(nearest(known, setting.country), setting.day)
        if actor is None or not party.armed or not party.rule.endswith("+adjective"):
            return actor
        flies = party.head == "aircraft"
        return self._armies.get((actor.id, flies)) or self._armies.get((actor.id, False)) or actor

    def _abroad(self, group: str, setting: Setting) -> bool:
        """Whether a group of one country's is named in an article on another."""
        known = group in _ANYWHERE and group in self._named
        return known and setting.country not in (None, self.actors[self._named[group]].country)

    def group(self, party: Party, setting: Setting) -> GenericGroup | None:
        """The generic group of a party, by its noun or by its head with a place: `أهالي مدينة الباب`."""
        if party.generic is not None:
            return self.generics[party.generic]
        if not party.group:
            return None
        index = self._by_id.get(_ANYWHERE[party.group] if self._abroad(party.group, setting) else party.group)
        return self.generics[index] if index is not None else None

    def kind(self, party: Party, setting: Setting) -> str:
        """The actor kind of a party: that of its actor, else of its generic group, else other."""
        actor = self.resolve(party, setting)
        generic = self.group(party, setting)
        if generic is not None and (actor is None or party.head == "people"):
            return generic.kind
        return actor.kind if actor else "other"

    def bears_arms(self, party: Party, setting: Setting) -> bool:
        """Whether a party fights or commands those who do: forces, factions, ministries of defence, states."""
        if party.head == "people":
            return party.definite and self.kind(party, setting) == "military"  # الجيش
        if party.head in ("residents", "adjective", "person", "title"):
            return False
        actor = self.resolve(party, setting)
        if actor is None or actor.kind != "state":
            return self.kind(party, setting) in _ARMED or (actor is None and party.head == "force")
        return "Defen" in actor.name or "-state" in actor.id

    def mention(self, found: Scan, party: Party, setting: Setting) -> ActorMention:
        """The party as the contract prints it."""
        actor = self.resolve(party, setting)
        first, cut = _shown(found, party)
        start, end = found.raw_span(first, party.last, cut)
        generic = self.group(party, setting)
        identity = actor.id if actor else generic.id if generic else None
        name = actor.name if actor else generic.name if generic else None
        rule = party.rule + _how(party.first, setting)
        words = found.text.folded.raw[start:end]
        return ActorMention(Span(start, end), words, identity, name, self.kind(party, setting), rule)


_COUNTED_UNITS = frozenset({"خلايا", "خليه", "مجموعات", "مجموعه"})


def _shown(found: Scan, party: Party) -> tuple[int, int]:
    """The word where the shortest phrase that names a party begins, and the letters cut from it.

    `خلايا تابعة لتنظيم الدولة` is told as `تنظيم الدولة`: the cells only count.
    """
    words = found.text.words
    counted = words[party.first].text[party.cut :] in _COUNTED_UNITS
    if not counted or party.inner is None or party.inner < party.first + 2 or not found.of(party.first + 1, "link"):
        return party.first, party.cut
    text = words[party.inner].text
    whole = any(not reading.proclitics for reading in found.analyses[party.inner].readings)  # لواء
    whole = whole or any(not hit.proclitics for hit in found.hits[party.inner])
    return party.inner, int(text.startswith("ل") and not text.startswith("لل") and not whole)


_ARMIES = (("الجيش", False), ("سلاح الجو", True), ("القوات الجوية", True))


def _armies(actors: Sequence[Actor]) -> Iterator[tuple[tuple[str, bool], Actor]]:
    """The army (False) and the air force (True) of each state: `قوات فرنسية` are the French army."""
    states = {actor.id for actor in actors if actor.kind == "state"}
    parents = {actor.id: actor.parent for actor in actors}
    for actor in actors:
        state = actor.parent if actor.parent in states else parents.get(actor.parent or "")
        for beginning, flies in _ARMIES:
            if actor.kind == "military" and state in states and actor.name_ar.startswith(beginning):
                yield (state or "", flies), actor


def _none_at_home(actors: Sequence[Actor], country: str | None) -> bool:
    """Whether an adjective that means somebody else in each country means nobody here: `قصف حكومي` in Libya."""
    countries = {actor.country for actor in actors}
    return len(countries) > 1 and country not in countries


def _how(first: int, setting: Setting) -> str:
    """What the rule says of a name that the article explains."""
    return f"+{setting.ways.get(first, 'home')}" if first in setting.meant else ""


def choose(actors: Sequence[Actor], on: date | None) -> Actor | None:
    """The first actor that existed on the day, else the first at all; without a day, the latest one still open."""
    if not actors:
        return None
    if on is None:
        return next((actor for actor in actors if actor.until is None), actors[0])
    day = on.isoformat()
    return next((actor for actor in actors if _valid(actor, day)), actors[0])


def _valid(actor: Actor, day: str) -> bool:
    since, until = (actor.since or "").rstrip("~?"), (actor.until or "").rstrip("~?")
    return (not since or since <= day) and (not until or day[: len(until)] <= until)
