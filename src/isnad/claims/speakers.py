"""Speakers: the phrases that name a teller, with the kind of source that they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.codebook import Actor, GenericGroup, ReportingVerb, TellerNoun
from isnad.model import Span
from isnad.syntax.units import Unit

_KIND_OF_PARTY = {"media": "media", "monitor": "monitor", "international": "official", "civilian": "witness", "person": "party"}
_SKIPPED = frozenset({",", "-", "(", ")"})
_STOPS = ("complementizers", "clause_openers", "prepositions", "relative_pronouns", "negators", "absence", "may_words")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One teller: its span, words, kind and table id; `own` is the outlet itself. `last` is the unit after it."""

    span: Span
    text: str
    kind: str
    id: str | None
    own: bool
    last: int

    def same(self, other: Speaker) -> bool:
        """Whether both name the same teller, as far as the table and the words tell."""
        if self.id and other.id:
            return self.id == other.id
        return self.text == other.text or self.text.removeprefix("ال") in other.text or other.text.removeprefix("ال") in self.text


class Speakers:
    """Finds tellers in the units of one document."""

    def __init__(
        self,
        reporting: Sequence[ReportingVerb],
        tellers: Sequence[TellerNoun],
        generics: Sequence[GenericGroup],
        actor_of: Callable[[Party], Actor | None],
        is_outlet: Callable[[str], bool],
    ) -> None:
        """`actor_of` resolves a party to the table; `is_outlet` says whether words name the document's own outlet."""
        self.reporting, self.tellers, self.generics = reporting, tellers, generics
        self.actor_of, self.is_outlet = actor_of, is_outlet

    def after(self, found: Scan, units: Sequence[Unit], at: int, strict: bool = False) -> Speaker | None:
        """The teller that stands at this unit or, unless `strict`, after times and commas."""
        i = at
        while not strict and i < len(units) and i < at + 3 and (units[i].kind == "time" or units[i].letters in _SKIPPED):
            i += 1
        return self._at(found, units, i)

    def before(self, found: Scan, units: Sequence[Unit], verb: int) -> Speaker | None:
        """The teller right before a verb of saying: `المرصد السوري، رصد أمس`, `مراسل الشبكة أفاد`."""
        if units[verb].conj:
            return None
        for i in range(max(0, verb - 8), verb):
            own = any(r.entry.ref == "own_voice" for r in found.of(units[i].first, "sourcing"))
            if own and not any(u.kind in ("trigger", "report") for u in units[i + 1 : verb]):
                return self._at(found, units, i)
            speaker = self._at(found, units, i)
            tied = i > 0 and (units[i - 1].is_gram("prepositions", "agent_markers") or units[i - 1].kind in ("trigger", "noun", "party"))
            if speaker is not None and not tied and not units[i].prep and speaker.last >= verb - 2:
                return speaker
        return None

    def noun(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        """The teller whose noun stands at this unit."""
        return self._from_noun(found, units, at)

    def _at(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        if at >= len(units):
            return None
        unit = units[at]
        if any(r.entry.ref == "own_voice" for r in found.of(unit.first, "sourcing")):
            return Speaker(Span(*found.raw_span(unit.first, unit.last)), "", "media", None, True, at + 1)
        if unit.kind == "party" and unit.prep in ("", "ل"):
            return self._from_party(found, units, at)
        if unit.is_gram("collectives") and at + 1 < len(units):
            return self._at(found, units, at + 1 + (units[at + 1].letters == "من"))
        if unit.kind in ("noun", "gram", "place", "report", "trigger"):
            return self._from_noun(found, units, at)
        return None

    def _from_party(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        unit = units[at]
        party: Party = unit.ref
        actor = self.actor_of(party)
        noun = self._teller_of(found, unit.first)
        span = Span(*found.raw_span(unit.first, unit.last, party.cut))
        text = found.text.folded.raw[span.start : span.end]
        if noun is not None and (noun.kind in ("anonymous", "activist", "witness") or actor is None):
            kind = noun.kind
        elif actor is not None:
            kind = actor.source_kind
        elif party.generic is not None:
            kind = _KIND_OF_PARTY.get(self.generics[party.generic].kind, "party")
        else:
            kind = "party"
        return Speaker(span, text, kind, actor.id if actor else None, self.is_outlet(text), at + 1)

    def _teller_of(self, found: Scan, word: int) -> TellerNoun | None:
        readings = found.of(word, "teller")
        return self.tellers[int(readings[0].entry.ref)] if readings else None

    def _from_noun(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        unit = units[at]
        noun = self._teller_of(found, unit.first)
        if noun is None:
            noun = self._phrase_teller(found, unit.first)
            if noun is None:
                return None
        last = self._extent(units, at) if noun.head else at + 1
        first_reading = found.of(unit.first, "teller")
        cut = first_reading[0].cut if first_reading else 0
        span = Span(*found.raw_span(unit.first, units[last - 1].last, cut))
        text = found.text.folded.raw[span.start : span.end]
        return Speaker(span, text, noun.kind, None, self.is_outlet(text), last)

    def _phrase_teller(self, found: Scan, word: int) -> TellerNoun | None:
        for hit in found.hits[word]:
            for entry in hit.entries:
                if entry.kind == "teller":
                    return self.tellers[int(entry.ref)]
        return None

    def _extent(self, units: Sequence[Unit], at: int) -> int:
        """Past the adjectives, names and nouns that belong to the teller's noun."""
        last = at + 1
        while last < len(units) and last < at + 5:
            unit = units[last]
            if unit.conj or unit.prep or unit.is_gram(*_STOPS) or unit.kind not in ("noun", "party", "place"):
                break
            last += 1
        return last
