"""The origin of a claim: the root of its source chain, past copies, relays and repetitions.

Two claims are independent when their origins differ and neither text copies the other (DESIGN: «Words»). An origin is

- `actor:ID`, a teller or an outlet that the actor table knows, so that an agency's own report and what others relay
  from it are one;
- `said:WORDS`, a teller that has a name and is not in the table;
- `outlet:NAME`, an outlet that is not in the table, which tells in its own voice or through people without a name, or
  which others relay by that name;
- `text:DOCUMENT`, when nobody is named at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.fuse.clusters import connected
from isnad.fuse.folding import bare
from isnad.model import Record, Teller
from isnad.text import fold_key

# Witnesses, activists and unnamed sources are not told apart by name: behind them stands the outlet that found them.
_NAMELESS = frozenset({"witness", "activist", "anonymous"})
# Those who publish themselves: their own reports and what others relay from them are of one origin.
_OUTLETS = frozenset({"media", "agency", "monitor"})


@dataclass(frozen=True, slots=True)
class Publication:
    """What the origin needs to know of a document: its outlet, its day, and whom the post itself credits."""

    document: str
    outlet: str | None
    published: str | None
    relayed_from: str | None


@dataclass(frozen=True, slots=True)
class Origins:
    """What origins are found with.

    `actor_of` knows outlets by their names, `root_of` gives the first text of each copy, `nameless` are words that name
    nobody in particular: correspondent, source, statement.
    """

    actor_of: Callable[[str], str | None]
    root_of: Mapping[str, Publication]
    nameless: frozenset[str]

    def of(self, record: Record) -> str:
        """The origin of a claim."""
        return self.teller(record) or self.voice(record)

    def teller(self, record: Record) -> str | None:
        """The teller nearest to the fact who can be told apart; None when nobody is."""
        return next((origin for teller in record.tellers if (origin := self._named(teller)) is not None), None)

    def _named(self, teller: Teller) -> str | None:
        if teller.kind in _NAMELESS:
            return None
        if teller.id is not None:
            return f"actor:{teller.id}"
        words = _words(teller.text)
        telling = [word for word in words.split() if word not in self.nameless]
        if teller.kind in _OUTLETS and telling:
            return _outlet(teller.text, self.actor_of)
        return f"said:{words}" if len(telling) > 1 else None

    def voice(self, record: Record) -> str:
        """The origin of what a document says in its own voice: the outlet where its text first stood."""
        own = Publication(record.document, record.outlet, record.published, record.relayed_from)
        root = self.root_of.get(record.document, own)
        outlet = root.relayed_from or root.outlet
        return _outlet(outlet, self.actor_of) if outlet else f"text:{root.document}"


def roots(publications: Iterable[Publication], copies: Iterable[tuple[str, str]]) -> dict[str, Publication]:
    """For each document that is a copy or was copied, the publication that came first: by day, then by id."""
    known = {publication.document: publication for publication in publications}
    found: dict[str, Publication] = {}
    for group in connected(known, copies):
        if len(group) > 1:
            first = min((known[document] for document in group), key=_precedence)
            found.update(dict.fromkeys(group, first))
    return found


def one_origin(origins: Sequence[tuple[str, bool, Record]], least: int, share: float) -> dict[str, str]:
    """Origins of one event that are really another's: the outlets whose sentence repeats an earlier one.

    `origins` are the event's claims, the earliest first, with their origins and whether somebody is named who says so.
    A claim in an outlet's own voice whose sentence has at least `least` words, `share` of which stand in an earlier
    document's sentence, has its origin.
    """
    same: dict[str, str] = {}
    earlier = _Sentences(least, share)

    def root(origin: str) -> str:
        while origin in same:
            origin = same[origin]
        return origin

    for origin, is_named, record in origins:
        words = frozenset(map(bare, record.folded.split()))
        source = None if is_named or origin in same else earlier.repeated(words, record.document)
        if source is not None and root(source) != origin:
            same[origin] = root(source)
        earlier.add(words, record.document, origin)
    return {origin: root(origin) for origin in same}


class _Sentences:
    """Sentences of an event by their words, so that a repeated one is found without comparing it with all."""

    def __init__(self, least: int, share: float) -> None:
        self.least, self.share = least, share
        self.all: list[tuple[frozenset[str], str, str]] = []
        self.having: dict[str, list[int]] = {}

    def add(self, words: frozenset[str], document: str, origin: str) -> None:
        for word in words:
            self.having.setdefault(word, []).append(len(self.all))
        self.all.append((words, document, origin))

    def repeated(self, words: frozenset[str], document: str) -> str | None:
        """The origin of the first sentence of another document that these words repeat."""
        # A sentence that shares enough words has at least one of any so many: those that fewest sentences have.
        spared = len(words) - math.ceil(self.share * len(words)) + 1
        telling = sorted(words, key=lambda word: len(self.having.get(word, ())))[:spared]
        for at in sorted({at for word in telling for at in self.having.get(word, ())}):
            before, of, origin = self.all[at]
            if of != document and _repeats(words, before, self.least, self.share):
                return origin
        return None


def _repeats(words: frozenset[str], before: frozenset[str], least: int, share: float) -> bool:
    fewer = min(len(words), len(before))
    return fewer >= least and len(words & before) >= share * max(len(words), len(before))


def _precedence(publication: Publication) -> tuple[bool, str, str]:
    return (publication.published is None, publication.published or "", publication.document)


@lru_cache(50_000)
def _words(text: str) -> str:
    return " ".join(bare(word) for word in fold_key(text).split())


def _outlet(outlet: str, actor_of: Callable[[str], str | None]) -> str:
    actor = actor_of(outlet)
    return f"actor:{actor}" if actor else f"outlet:{_words(outlet).casefold()}"
