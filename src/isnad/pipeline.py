"""The whole story on one screen: a document goes in, its coding comes out.

fold and split → scan → times, quantities, places, parties, triggers → units → drafts with roles and factuality → what
is left out → who says so → when → event numbers → claims. Pure from text to claims; a `Coder` is built once and can be
pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from isnad import __version__, lexicon
from isnad.annotate.actors import ActorTable
from isnad.annotate.blocked import blocked_words
from isnad.annotate.conditions import Conditions, conditions_of, word_set
from isnad.annotate.fitness import unfit, without_surrogates
from isnad.annotate.home import Home, Setting, pack_named, published_day
from isnad.annotate.loaded import loaded_terms
from isnad.annotate.parties import Party, find_parties, spoken_for
from isnad.annotate.places import PlaceRead, PlaceReader
from isnad.annotate.quantities import QuantityMention, find_quantities
from isnad.annotate.scan import Scan, scan
from isnad.annotate.times import TimesReading, find_times
from isnad.annotate.triggers import TriggerRead, find_triggers
from isnad.claims.assemble import Assembler, Codes
from isnad.claims.attribution import attribute, unsaid
from isnad.claims.attribution_outlet import OutletNames
from isnad.claims.coreference import number_events
from isnad.claims.coreference_signs import Signer
from isnad.claims.drafts import Draft, Row
from isnad.claims.inherit import inherit
from isnad.claims.quantities import count, toll_target
from isnad.claims.read import Reader
from isnad.claims.speakers import Speakers
from isnad.claims.timing import date_by_events, date_claims
from isnad.codebook import Codebook, Pack, with_pack
from isnad.collector import collector_resting
from isnad.ids import document_id, sha256_of
from isnad.model import ActorMention, Claim, Coding, Document, Note, Span, TimeMention
from isnad.syntax.units import Mentions, units_of
from isnad.text import Text, fold_key, read_text

_OUTLETS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one text, before claims."""

    found: Scan
    times: TimesReading
    quantities: tuple[QuantityMention, ...]
    places: tuple[PlaceRead, ...]
    parties: tuple[Party, ...]
    triggers: tuple[TriggerRead, ...]
    setting: Setting


class Coder:
    """Codes documents with one codebook. Build it once; `code` is pure, so processes and threads may share it."""

    def __init__(self, codebook: Path | None = None, user_places: Path | None = None, pack: str | None = None) -> None:
        """Load the packaged codebook with a folder of own entries on top (or a whole one in its place).

        `user_places` holds own lists of places. `pack` names the conflict that all documents are read by; without it
        each document's places choose.
        Raises CodebookError when the codebook cannot be read, UsageError when no pack has that name.
        """
        book, self.lexicon = lexicon.load(codebook, user_places)
        self.pack = pack_named(book.packs, pack) if pack else None
        self.codebook = with_pack(book, pack) if pack else book
        self._prepare()

    def __getstate__(self) -> tuple[Codebook, lexicon.Lexicon, Pack | None]:
        """What cannot be derived."""
        return self.codebook, self.lexicon, self.pack

    def __setstate__(self, state: tuple[Codebook, lexicon.Lexicon, Pack | None]) -> None:
        """The inverse of `__getstate__`."""
        self.codebook, self.lexicon, self.pack = state
        self._prepare()

    def _prepare(self) -> None:
        book = self.codebook
        forms = self.lexicon.verb_forms
        self.conditions: dict[int, Conditions] = {t.index: conditions_of(t, forms) for t in book.triggers}
        self.means = {kind: word_set(row["words"], {}) for kind, row in book.lists["means"].items()}
        heads = [row.get("plural") for row in book.place_words.get("kind_words", ())]
        groups = (book.place_words.get("outside"), heads, book.grammar["area_words"].words)
        self.outside = frozenset(fold_key(word) for word in _plain_words([g for g in groups if g]))
        folded = {name: tuple(map(fold_key, words)) for name, words in book.circumstances.items()}
        self.codes = Codes(book.types, folded, book.confidence)
        self.place_reader = PlaceReader(book)
        self.actor_table = ActorTable(book)
        self.actors_by_id = {actor.id: actor for actor in book.actors}
        self.titles = _titles(book.composition.get("titles", ()))
        self.outlets = OutletNames(book.actors)
        self.home = Home(book)
        self._outlet_countries: dict[str, str | None] = {}

    def code(self, document: Document) -> Coding:
        """The coding of one document: mentions, claims and warnings, as the contract says."""
        title = without_surrogates(document.title) if document.title else document.title
        document = replace(document, text=without_surrogates(document.text), title=title)
        text = document.coded_text
        identity = document.id or document_id(text, document.outlet, document.published, document.url)
        empty = Coding(document, identity, sha256_of(text), __version__, self.codebook.digest)
        warning = unfit(text)
        if warning:
            return replace(empty, warnings=(warning,))
        with collector_resting():
            country = self._country_of(document.outlet)
            pack = self.pack or self.home.pack_of.get(country or "")
            published = published_day(document.published, pack.time_zone if pack else None)
            return self._coding(empty, self._annotate(read_text(text), published, country))

    def may_trigger(self, text: str) -> Callable[[Span], bool]:
        """For a text, whether the codebook has a trigger that may read the word at a span, whatever its conditions."""
        found = scan(read_text(without_surrogates(text)), self.lexicon)

        def known(span: Span) -> bool:
            words = (n for n in range(len(found.text.words)) if found.of(n, "trigger"))
            return any(
                start < span.end and span.start < end for start, end in (found.raw_span(n, n + 1) for n in words)
            )

        return known

    def pack_of(self, document: Document) -> str | None:
        """The name of the pack that a document is read by: the forced one, else the one that its places choose."""
        country = self._country_of(document.outlet)
        read = self._annotate(read_text(without_surrogates(document.coded_text)), document.published_on, country)
        pack = self.pack or self.home.pack_of.get(read.setting.country or "")
        return pack.name if pack else None

    def _annotate(self, text: Text, published: date | None, country: str | None = None) -> Reading:
        """What is found in a text of this day, from an outlet of this country."""
        found = scan(text, self.lexicon)
        times = find_times(text, published)
        taken = [(t.first_word, t.last_word) for t in times.mentions]
        in_time = frozenset(word for first, last in taken for word in range(first, last))
        places = self.place_reader.read(found, self.pack.home if self.pack else None, in_time)
        ends = {place.first: place.last for place in places if place.inside is None}
        parties = find_parties(found, in_time, ends)
        quantities = find_quantities(text, taken)
        blocked = in_time | blocked_words(found, parties, places)
        triggers = find_triggers(found, self.codebook.triggers, self.conditions, blocked)
        setting = self.home.setting(found, places, parties, times.anchor or published, country, self.pack)
        return Reading(found, times, tuple(quantities), tuple(places), tuple(parties), tuple(triggers), setting)

    def _country_of(self, outlet: str | None) -> str | None:
        """The country of an outlet that the table knows."""
        if not outlet:
            return None
        if outlet not in self._outlet_countries:
            if len(self._outlet_countries) >= _OUTLETS_KEPT:
                self._outlet_countries.clear()
            known = self.actors_by_id.get(self.outlets.actor(outlet) or "")
            self._outlet_countries[outlet] = known.country if known else None
        return self._outlet_countries[outlet]

    def _coding(self, empty: Coding, read: Reading) -> Coding:
        found, setting = read.found, read.setting
        rows = _rows(read)
        drafts = self._drafts(read, rows)
        speakers = Speakers(
            self.codebook.reporting,
            self.codebook.tellers,
            self.codebook.generics,
            lambda party: self.home.as_teller(self.actor_table.resolve(party, setting), setting),
            self.outlets.test(empty.document.outlet),
            self.titles,
        )
        drafts = unsaid(drafts, attribute(found, rows, drafts, speakers))
        date_claims(rows, drafts, setting.day)
        number_events(drafts, self._sign(setting, found))
        date_by_events(drafts)
        claims = self._claims(empty.document_id, read, drafts)
        return replace(
            empty,
            times=tuple(_time(t) for t in read.times.mentions),
            places=tuple(place.mention for place in read.places),
            actors=tuple(self.actor_table.mention(found, p, setting) for p in read.parties),
            claims=claims,
            warnings=tuple(Note("date", message) for message in read.times.warnings),
        )

    def _drafts(self, read: Reading, rows: Sequence[Row]) -> list[Draft]:
        kinds = {party.first: self.actor_table.kind(party, read.setting) for party in read.parties}
        reader = Reader(read.found, self.outside, self.means, kinds)
        drafts = [draft for n, row in enumerate(rows) for draft in reader.drafts(row, rows[n - 1] if n else None)]
        by_noun = {q.noun: q for q in read.quantities if q.noun is not None}
        by_first = {q.first_word: q for q in read.quantities}
        voices = {p.first: party for p in read.parties if (party := spoken_for(read.found, p)) is not None}
        armed = frozenset(
            p.first for p in read.parties if self.actor_table.bears_arms(voices.get(p.first, p), read.setting)
        )
        inherit(rows, drafts, armed, voices)
        for draft in drafts:
            count(draft, by_noun, by_first, read.found.text.folded.raw)
            toll_target(draft)
        return drafts

    def _claims(self, document: str, read: Reading, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
        described: dict[Party, ActorMention] = {}

        def describe(party: Party) -> ActorMention:
            if party not in described:
                described[party] = self.actor_table.mention(read.found, party, read.setting)
            return described[party]

        assembler = Assembler(read.found, document, self.codes, describe, loaded_terms(read.found))
        by_row: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_row.setdefault(draft.row.index, []).append(draft)
        return tuple(assembler.claim(draft, by_row[draft.row.index]) for draft in drafts)

    def _sign(self, setting: Setting, found: Scan) -> Signer:
        """What identifies a draft's occurrence, for comparing claims inside one article."""
        return Signer(
            found.text, self.actors_by_id, lambda party: self.actor_table.resolve(party, setting), self.means.values()
        )


def _titles(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The source kind of each title. Officials of a state may be a side in the war, which the title does not tell."""
    told = [row for row in rows if row.get("kind") != "state"]
    return {fold_key(word): row.get("source_kind") or "party" for row in told for word in row["words"]}


def _plain_words(group: Any) -> list[str]:
    """The words of a codebook group, written as a list of words or of mappings with `word` or `words`."""
    if isinstance(group, str):
        return [group]
    if isinstance(group, dict):
        return [w for key in ("word", "words", "plural") if key in group for w in _plain_words(group[key])]
    return [w for item in group or () for w in _plain_words(item)]


def _rows(read: Reading) -> list[Row]:
    mentions = Mentions(
        {t.first_word: t for t in read.times.mentions},
        {p.first: p for p in read.places if p.inside is None},
        {p.first: p for p in read.parties},
        {q.first_word: q for q in read.quantities},
        {t.word: t for t in read.triggers},
    )
    return [
        Row(s.index, s.paragraph, s.first, s.last, units_of(read.found, s, mentions)) for s in read.found.text.sentences
    ]


def _time(mention: Any) -> TimeMention:
    return TimeMention(Span(mention.start, mention.end), mention.text, mention.value, mention.rule)
