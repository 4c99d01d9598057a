"""Why an article was coded as it was: each sentence with its mentions, clauses and claims, and the rule behind each.

Plain text for people; everything in it is also in the coding, but for the clauses, which are read again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from isnad.export.rows import sentence_spans
from isnad.export.table import amount, plain
from isnad.model import ActorMention, Claim, Coding, Filler, PlaceMention, Span, TimeMention

if TYPE_CHECKING:
    from isnad.annotate.quantities import QuantityMention
    from isnad.pipeline import Coder
    from isnad.syntax.units import Unit

Names = Mapping[str, str | None]  # English names by id

_OPENERS = ("clause_openers", "complementizers", "relative_pronouns")
_UNREAD = frozenset({"empty", "not-arabic"})  # warnings about documents in which nothing was read
_SHOWN_CANDIDATES = 5


def explain_coding(coding: Coding, coder: Coder) -> str:
    """The explanation of one coding, made by this coder."""
    lines = [_heading(coding)]
    lines += [f"error: {plain(note.message)}" for note in coding.errors]
    lines += [f"warning: {plain(note.message)}" for note in coding.warnings]
    spans = sentence_spans(coding.text)
    said = _said(coding, spans)
    for index, (span, reread) in enumerate(zip(spans, _reread(coding, coder, len(spans)), strict=True)):
        lines += ["", f"Sentence {index + 1} {_at(span)}  {plain(coding.text[span.start : span.end])}"]
        lines += (f"  {line}" for line in (*said.mentions[index], *reread, *said.claims[index]))
    return "\n".join(lines) + "\n\n"


def _heading(coding: Coding) -> str:
    document = coding.document
    known = (document.title, document.outlet, document.published, coding.document_id, f"{len(coding.claims)} claims")
    return " · ".join(plain(part) for part in known if part)


@dataclass(frozen=True, slots=True)
class _Said:
    """The lines about the mentions and the claims of each sentence."""

    mentions: list[list[str]]
    claims: list[list[str]]


def _said(coding: Coding, spans: Sequence[Span]) -> _Said:
    starts = [span.start for span in spans]
    said = _Said([[] for _ in spans], [[] for _ in spans])
    known: list[ActorMention | PlaceMention] = [*coding.actors, *coding.places]
    names = {mention.id: mention.name for mention in known if mention.id}

    def sentence(span: Span) -> int:
        return max(0, bisect_right(starts, span.start) - 1)

    for time in coding.times:
        said.mentions[sentence(time.span)].append(_time(time))
    for place in coding.places:
        said.mentions[sentence(place.span)].extend(_place(place))
    for actor in coding.actors:
        said.mentions[sentence(actor.span)].append(_actor(actor))
    for claim in coding.claims:
        said.claims[sentence(claim.trigger.span)].extend(_claim(claim, names))
    return said


def _at(span: Span) -> str:
    return f"[{span.start}:{span.end}]"


# --- mentions --------------------------------------------------------------------------------------------------------


def _time(mention: TimeMention) -> str:
    return f"time     {plain(mention.text)} {_at(mention.span)} = {mention.value or 'unresolved'}  by {mention.rule}"


def _place(mention: PlaceMention) -> Iterator[str]:
    words = f"place    {plain(mention.text)} {_at(mention.span)} = "
    if mention.id is None:
        yield f"{words}not in the gazetteer, {mention.kind}  by {mention.rule}"
        return
    where = f"{mention.lat}, {mention.lon}" if mention.lat is not None else "no coordinates"
    details = f"{mention.kind}, {where}, precision {mention.precision}, score {mention.score}"
    yield f"{words}{mention.name} ({mention.id}: {details})  by {mention.rule}"
    if len(mention.candidates) > 1:
        shown = ", ".join(f"{one.id} {one.score}" for one in mention.candidates[:_SHOWN_CANDIDATES])
        more = len(mention.candidates) - _SHOWN_CANDIDATES
        yield f"           candidates {shown}" + (f" and {more} more" if more > 0 else "")


def _actor(mention: ActorMention) -> str:
    known = f"{mention.name} ({mention.id}, {mention.kind})" if mention.id else f"not in the table, {mention.kind}"
    return f"actor    {plain(mention.text)} {_at(mention.span)} = {known}  by {mention.rule}"


# --- quantities and clauses, which a coding does not keep ------------------------------------------------------------


def _reread(coding: Coding, coder: Coder, sentences: int) -> list[list[str]]:
    """Lines about the quantities and clauses of each sentence."""
    from isnad.pipeline import _rows
    from isnad.text import read_text

    found: list[list[str]] = [[] for _ in range(sentences)]
    if not coding.errors and all(note.code not in _UNREAD for note in coding.warnings):
        read = coder._annotate(read_text(coding.text), coding.document.published_on)
        for row in _rows(read):
            counted = [one for one in read.quantities if row.first <= one.first_word < row.last]
            clauses = (" | ".join(_chunks(read.found.raw, units)) for units in _parts(row.units))
            found[row.index] += [*map(_quantity_mention, counted), *(f"clause   {clause}" for clause in clauses)]
    return found


def _quantity_mention(mention: QuantityMention) -> str:
    counted = f"{amount(mention.low, mention.high)} {mention.unit}"
    return f"quantity {plain(mention.text)} [{mention.start}:{mention.end}] = {counted}  by {mention.rule}"


def _parts(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """The units between verbs of saying and words that open a clause."""
    part: list[Unit] = []
    for unit in units:
        if part and (unit.kind == "report" or unit.is_gram(*_OPENERS)):
            yield part
            part = []
        part.append(unit)
    if part:
        yield part


def _chunks(raw: Callable[[int, int], str], units: Iterable[Unit]) -> Iterator[str]:
    for unit in units:
        if unit.kind == "punct":
            continue
        name = "/".join(sorted(unit.grams)) if unit.kind == "gram" else unit.kind
        yield f"{plain(raw(unit.first, unit.last))} ({name})"


# --- claims ----------------------------------------------------------------------------------------------------------


def _claim(claim: Claim, names: Names) -> Iterator[str]:
    trigger = f"{plain(claim.trigger.text)} {_at(claim.trigger.span)}"
    sure = f"confidence {claim.confidence} (probability that type, actor and place are right)"
    yield f"claim    {claim.type}  {trigger}  {claim.id}, event {claim.event}, {sure}"
    for label, value, prefixes in _values(claim, names):
        rules = [rule for rule in claim.rules if rule.partition(".")[0] in prefixes]
        if value or rules:
            yield f"           {label:9}" + "  ".join(filter(None, (value, f"by {', '.join(rules)}" if rules else "")))
    shown = {*chain.from_iterable(prefixes for _, _, prefixes in _values(claim, names))}
    others = [rule for rule in claim.rules if rule.partition(".")[0] not in shown]
    if others:
        yield f"           {'also':9}{', '.join(others)}"


def _values(claim: Claim, names: Names) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Label, value and the prefixes of the rules behind it, for each part of a claim."""
    yield "type", claim.type, ("trigger", "type")
    yield "polarity", str(claim.polarity), ("polarity",)
    yield "modality", f"{claim.modality}, attempted" if claim.attempted else str(claim.modality), ("modality",)
    yield "actor", _fillers(claim.actor, names), ("actor",)
    yield "target", _fillers(claim.target, names), ("target",)
    yield "place", _fillers(claim.place, names), ("place",)
    yield "roles", "", ("role",)
    yield "time", claim.time or "not said", ("time",)
    yield "quantity", _quantity(claim), ("quantity",)
    tellers = [f"{plain(one.text)} {_at(one.span)} ({one.kind}, {one.id or 'unknown'})" for one in claim.source]
    yield "source", " ← ".join(tellers) or "the outlet itself", ("source",)
    yield "codes", _codes(claim), ("codes",)
    if claim.loaded:
        yield "loaded", ", ".join(plain(term.text) for term in claim.loaded), ("loaded",)


def _fillers(fillers: Sequence[Filler], names: Names) -> str:
    return "; ".join(_filler(one, names.get(one.id or "")) for one in fillers) or "not said"


def _filler(filler: Filler, name: str | None) -> str:
    words = f"{plain(filler.text)} {_at(filler.span)}"
    return f"{words} = {name or 'entry'} ({filler.id})" if filler.id else words


def _quantity(claim: Claim) -> str:
    found = claim.quantity
    if found is None:
        return "not said"
    return f"{plain(found.text)} {_at(found.span)} = {amount(found.low, found.high)} {found.unit}"


def _codes(claim: Claim) -> str:
    acled = " / ".join((claim.acled or {}).values()) or "none"
    plover = " / ".join(value for value in (claim.plover or {}).values() if value) or "none"
    return f"ACLED {acled}; PLOVER {plover}; CAMEO {claim.cameo or 'none'}"
