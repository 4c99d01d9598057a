"""From drafts to claims: spans, ids, codes, loaded terms and confidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from isnad.annotate.loaded import inside
from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.claims.confidence import confidence
from isnad.claims.crosswalk import Circumstances, circumstances_in, codes
from isnad.claims.drafts import Draft, Row
from isnad.codebook import EventType
from isnad.ids import claim_id
from isnad.model import ActorMention, Claim, Filler, PlaceMention, Quantity, Span
from isnad.syntax.phrases import Member


@dataclass(frozen=True, slots=True)
class Codes:
    """The crosswalk: the event types, the folded words of each circumstance; and the weights of confidence."""

    types: Mapping[str, EventType]
    circumstances: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]


class Assembler:
    """Turns the drafts of one document into claims."""

    def __init__(
        self,
        found: Scan,
        document: str,
        codes_of: Codes,
        describe: Callable[[Party], ActorMention],
        loaded: Sequence[Filler],
    ) -> None:
        """`codes_of` is the crosswalk; `describe` resolves a party; `loaded` are the text's loaded terms in order."""
        self.found, self.document, self.codes_of, self.describe, self.loaded = (
            found,
            document,
            codes_of,
            describe,
            loaded,
        )
        self._named: dict[int, frozenset[str]] = {}

    def claim(self, draft: Draft, fellows: Sequence[Draft]) -> Claim:
        """The claim of a draft; `fellows` are the drafts of its sentence."""
        trigger = self._filler(Member("trigger", draft.word, draft.word + 1, draft.cut, None))
        seen = self._circumstances(draft, fellows)
        code = codes(self.codes_of.types[draft.type], seen)
        claim = Claim(
            id=claim_id(self.document, trigger.span.start, trigger.span.end, draft.type),
            type=draft.type,
            trigger=trigger,
            polarity=draft.polarity,
            modality=draft.modality,
            attempted=draft.attempted,
            actor=self._fillers(draft.actor),
            target=self._fillers(draft.target),
            place=self._fillers(draft.place),
            time=draft.time,
            quantity=self._quantity(draft),
            source=tuple(draft.source),
            event=draft.event,
            acled=code.acled,
            plover=code.plover,
            cameo=code.cameo,
            loaded=self._loaded(draft, trigger),
            confidence=0.0,
            rules=tuple(draft.rules),
        )
        return replace(claim, confidence=confidence(claim, self.codes_of.weights))

    def _fillers(self, members: Sequence[Member]) -> tuple[Filler, ...]:
        found: dict[Span, Filler] = {}
        for member in members:
            filler = self._filler(member)
            found.setdefault(filler.span, filler)
        return tuple(found.values())

    def _filler(self, member: Member) -> Filler:
        if isinstance(member.ref, Party):
            mention = self.describe(member.ref)
            start, end = mention.span.start, mention.span.end
            if member.first < member.ref.first:  # أحد الأشخاص
                start, _ = self.found.raw_span(member.first, member.first + 1, member.cut)
            if member.last > member.ref.last:  # عنصر شرطة
                _, end = self.found.raw_span(member.last - 1, member.last)
            if (start, end) != (mention.span.start, mention.span.end):
                return Filler(Span(start, end), self.found.text.folded.raw[start:end], mention.id)
            return Filler(mention.span, mention.text, mention.id)
        place = getattr(member.ref, "mention", None)
        if isinstance(place, PlaceMention):
            return Filler(place.span, place.text, place.id)
        start, end = self.found.raw_span(member.first, member.last, member.cut)
        return Filler(Span(start, end), self.found.text.folded.raw[start:end])

    def _quantity(self, draft: Draft) -> Quantity | None:
        mention = draft.quantity
        if mention is None:
            return None
        return Quantity(Span(mention.start, mention.end), mention.text, mention.low, mention.high, mention.unit)

    def _circumstances(self, draft: Draft, fellows: Sequence[Draft]) -> Circumstances:
        words = self.found.text.words
        target = " ".join(words[i].text for m in draft.target for i in range(m.first, m.last))
        return Circumstances(
            draft.type,
            self._kinds(draft.actor),
            self._kinds(draft.target),
            target,
            self._named_in(draft.row),
            frozenset(d.type for d in fellows if d is not draft),
        )

    def _named_in(self, row: Row) -> frozenset[str]:
        """The circumstances that a sentence names."""
        if row.index not in self._named:
            sentence = " ".join(word.text for word in self.found.text.words[row.first : row.last])
            self._named[row.index] = circumstances_in(sentence, self.codes_of.circumstances)
        return self._named[row.index]

    def _kinds(self, members: Sequence[Member]) -> frozenset[str]:
        return frozenset(self.describe(m.ref).kind for m in members if isinstance(m.ref, Party))

    def _loaded(self, draft: Draft, trigger: Filler) -> tuple[Filler, ...]:
        if not self.loaded:
            return ()
        return inside(self.loaded, [trigger.span, *(self._filler(m).span for m in (*draft.actor, *draft.target))])
