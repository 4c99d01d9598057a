"""Where an article is at home: the country that it tells of, and whom names mean there that several countries bear.

`الجيش`, `المجلس الرئاسي`, `الدفاع المدني` name nobody until one knows the country. The country is that of the article's
places; the names are those of the packs (`packs.yaml`). What the article itself has named in full comes first: `الجيش`
after `الجيش الإسرائيلي` is that army. Other bare nouns (`التنظيم`, `الحركة`) point back by `antecedents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from isnad.annotate.actor_fuzzy import FuzzyActors
from isnad.annotate.antecedents import Antecedents
from isnad.annotate.parties import Party
from isnad.annotate.places import PlaceRead
from isnad.annotate.scan import Scan
from isnad.codebook import Actor, Codebook, Pack
from isnad.errors import UsageError

_LONGEST = 4  # words of a name that packs explain
_SITE, _COUNTRY, _PARTY, _OUTLET = 2, 1, 1, 2  # what a place, a country's name, a party and the outlet weigh
_OF_STATE = frozenset({"state", "military", "person"})
_NO_COUNTRY = frozenset({"", "XX"})


class Setting(NamedTuple):
    """What an article's names are read by: its day, its country, and who is meant where a bare name begins."""

    day: date | None = None
    country: str | None = None
    meant: Mapping[int, tuple[int, ...]] = {}
    ways: Mapping[int, str] = {}  # how, where it is not by the country: antecedent, fuzzy


def pack_named(packs: Sequence[Pack], name: str) -> Pack:
    """The pack of this name. Raises UsageError when there is none."""
    for pack in packs:
        if pack.name == name:
            return pack
    raise UsageError(f"no pack is called {name!r}; the packs are {', '.join(pack.name for pack in packs)}")


def published_day(published: str | None, zone: str | None) -> date | None:
    """The day of publication; in the zone, when the time of day was given with an offset."""
    try:
        moment = datetime.fromisoformat(published) if published else None
    except ValueError:
        return None
    if moment is None or moment.tzinfo is None or zone is None:
        return moment.date() if moment else None
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone)).date()


class Home:
    """Finds the country of an article and whom its bare names mean; built once for a codebook."""

    def __init__(self, book: Codebook) -> None:
        """Keep who is meant by which name in which country."""
        indices = {actor.id: index for index, actor in enumerate(book.actors)}
        self.actors = book.actors
        self.antecedents, self.fuzzy = Antecedents(book), FuzzyActors(book)
        self.pack_of = {country: pack for pack in book.packs for country in pack.countries}
        self.names = {
            country: {name: tuple(indices[one] for one in ids if one in indices) for name, ids in names.items()}
            for pack in book.packs
            for country, names in pack.names.items()
        }
        self.shared = frozenset(name for names in self.names.values() for name in names)
        self._beginnings = frozenset(_bare(name.split(" ")[0]) for name in self.shared)
        self._ends = frozenset(name.split(" ")[-1] for name in self.shared)
        self._single = frozenset(name for name in self.shared if " " not in name)
        self._country_by_index = tuple(actor.country or "" for actor in book.actors)

    def setting(
        self,
        found: Scan,
        places: Sequence[PlaceRead],
        parties: Sequence[Party],
        day: date | None,
        outlet: str | None,
        forced: Pack | None,
    ) -> Setting:
        """The setting of one article; `outlet` is the country of its outlet, `forced` the pack that the user chose."""
        named = [(party, self._shared_name(found, party)) for party in parties]
        weights = self._weights(places, named, outlet)
        country = self._country(weights, forced)
        meant = dict(self._meant(found, named, country, weights))
        misspelt = self._misspelt(found, parties, meant)
        described = dict(self.antecedents.meant(found, parties, meant | misspelt))
        ways = dict.fromkeys(described, "antecedent") | dict.fromkeys(misspelt, "fuzzy")
        return Setting(day, country, meant | misspelt | described, ways)

    def _misspelt(
        self, found: Scan, parties: Sequence[Party], known: Mapping[int, tuple[int, ...]]
    ) -> dict[int, tuple[int, ...]]:
        """By the word where an unknown party begins, the actors whose name is nearly its own."""
        unknown = (p for p in parties if not p.actors and p.generic is None and p.first not in known)
        nearly = ((party.first, self.fuzzy.meant(found, party)) for party in unknown if party.last - party.first > 1)
        return {first: actors for first, actors in nearly if actors}

    def as_teller(self, actor: Actor | None, setting: Setting) -> Actor | None:
        """The actor as a source in this setting: a state without forces in the conflict speaks as an official."""
        pack = self.pack_of.get(setting.country or "")
        if actor is None or pack is None or actor.source_kind != "party" or actor.kind not in _OF_STATE:
            return actor
        if actor.country in (*pack.countries, *pack.sides, None, "XX"):
            return actor
        return replace(actor, source_kind="official")

    # --- which country -----------------------------------------------------------------------------------------------

    def _weights(
        self, places: Iterable[PlaceRead], named: Iterable[tuple[Party, str]], outlet: str | None
    ) -> dict[str, int]:
        weights: dict[str, int] = {}
        for place in places:
            country = place.mention.country or ""
            if place.inside is None and country not in _NO_COUNTRY:
                weights[country] = weights.get(country, 0) + self._weight(place, country)
        for party, name in named:
            home = self._only_country(party) if party.actors and not name else ""
            if home in self.pack_of:
                weights[home] = weights.get(home, 0) + _PARTY
        if outlet in self.pack_of:
            weights[outlet] = weights.get(outlet, 0) + _OUTLET
        return weights

    def _weight(self, place: PlaceRead, country: str) -> int:
        """A country's name says little: the world's powers are named in all wars."""
        if place.mention.kind != "country":
            return _SITE
        return _COUNTRY if country in self.pack_of else 0

    def _only_country(self, party: Party) -> str:
        """The country of all actors that a party may be; empty when they are of several or of none."""
        first = self._country_by_index[party.actors[0]]
        if len(party.actors) == 1 or all(self._country_by_index[index] == first for index in party.actors):
            return first
        return ""

    def _country(self, weights: Mapping[str, int], forced: Pack | None) -> str | None:
        asked = {c: w for c, w in weights.items() if w and (forced is None or c in forced.countries)}
        if not asked:
            return forced.home if forced else None
        best = min(asked, key=lambda country: (-asked[country], country))
        return best if best in self.pack_of else None

    # --- who is meant ------------------------------------------------------------------------------------------------

    def _meant(
        self, found: Scan, named: Iterable[tuple[Party, str]], country: str | None, weights: Mapping[str, int]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """By the word where a party begins, the actors that its name means here."""
        here = self.names.get(country or "", {})
        before: dict[str, list[tuple[int, ...]]] = {}
        for party, name in named:
            if name:
                actors = self._antecedent(before.get(_bare(name), ()), here.get(name)) or here.get(name)
                if actors is not None:
                    yield party.first, actors
                elif weights and self._foreign(party, weights):
                    yield party.first, ()
            elif party.actors:
                self._remember(found, party, before)

    def _shared_name(self, found: Scan, party: Party) -> str:
        """The name that packs explain and that this party bears, whole or at its end: `عناصر الجيش`."""
        last = found.text.words[party.last - 1].text
        if last not in self._ends and party.first + 1 < party.last != (party.inner or 0) + 1:
            return ""  # most parties: quicker than reading their words
        if party.first + 1 == party.last:
            name = _unjoined(last[party.cut :])
            return name if name in self._single else ""
        words = _words(found, party)
        return next((name for name in _names(words, party) if name in self.shared), "")

    def _antecedent(self, before: Sequence[tuple[int, ...]], here: tuple[int, ...] | None) -> tuple[int, ...] | None:
        """Whom the article has named in full by these words; where several, the country's own, else the last."""
        if here is not None and any(set(named) & set(here) for named in before):
            return here
        return before[-1] if before else None

    def _remember(self, found: Scan, party: Party, before: dict[str, list[tuple[int, ...]]]) -> None:
        first = _unjoined(found.text.words[party.first].text[party.cut :])
        if _bare(first) not in self._beginnings or party.head == "people" or party.first + 1 == party.last:
            return
        if any(self.actors[index].kind in _OF_STATE for index in party.actors):
            words = _words(found, party)
            for n in range(1, min(len(words), _LONGEST + 1)):
                before.setdefault(_bare(" ".join(words[:n])), []).append(party.actors)

    def _foreign(self, party: Party, weights: Mapping[str, int]) -> bool:
        """Whether the table knows the name only from countries that the article does not speak of."""
        countries = {self.actors[index].country for index in party.actors}
        return bool(countries) and not any(weights.get(country or "") for country in countries)


def nearest(actors: Sequence[Actor], country: str | None) -> Sequence[Actor]:
    """Of actors that share a name those of the country, when there are any."""
    if country is None or len(actors) < 2:
        return actors
    return [actor for actor in actors if actor.country == country] or actors


def _names(words: list[str], party: Party) -> Iterator[str]:
    """What may be a party's name: all its words; the actor inside it, `وحدات من الجيش الوطني`; its last words."""
    if len(words) <= _LONGEST:
        yield " ".join(words)
    if party.inner is not None and party.inner > party.first:
        inner = words[party.inner - party.first :]
        yield from (" ".join([first, *inner[1:]]) for first in _unglued(inner[0]))
    elif party.actors or party.head != "people":
        yield from (" ".join(words[n:]) for n in range(max(1, len(words) - _LONGEST), len(words)))


def _unglued(word: str) -> tuple[str, ...]:
    """A word as it stands, and without a preposition: `للجيش`, `بالجيش`."""
    if word.startswith("لل"):
        return word, "ال" + word[2:]
    return (word, word[1:]) if word[0] in "بلكو" else (word,)


def _words(found: Scan, party: Party) -> list[str]:
    """The folded words of a party, without what is glued before it."""
    words = [word.text for word in found.text.words[party.first : party.last]]
    words[0] = _unjoined(words[0][party.cut :])
    return words


def _unjoined(word: str) -> str:
    """`للجيش` as `الجيش`."""
    return "ال" + word[2:] if word.startswith("لل") else word


def _bare(name: str) -> str:
    return name.removeprefix("ال")
