"""A coding as HTML for notebooks: the text right to left with its mentions marked, and its claims in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from isnad.export.table import amount, qualities
from isnad.model import ActorMention, Claim, Coding, Filler, PlaceMention, Span

_COLOURS = {"trigger": "#f6c1c1", "time": "#fbe3a4", "place": "#bfe3c0", "actor": "#bcd7f5", "source": "#dccbf2"}
_TEXT = "direction:rtl;unicode-bidi:isolate;text-align:right;white-space:pre-wrap;line-height:1.9;font-size:110%"
_MARK = "border-radius:3px;padding:0 2px;color:#111"
_HEADINGS = ("claim", "actor", "target", "place", "date", "source")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to highlight, and what to say when the pointer rests on it."""

    span: Span
    kind: str
    says: str


def coding_to_html(coding: Coding) -> str:
    """One `div`; everything that comes from the document is escaped."""
    text = f'<p style="{_TEXT}" lang="ar">{_marked(coding.text, marks(coding))}</p>'
    return f'<div class="isnad-coding">{text}{"".join(_notes(coding))}{_claims(coding)}</div>'


def marks(coding: Coding) -> list[Mark]:
    """What to highlight, in reading order; where stretches overlap, triggers come first and then the longer one."""
    found = [
        *(Mark(claim.trigger.span, "trigger", " ".join([claim.type, *qualities(claim)])) for claim in coding.claims),
        *(Mark(time.span, "time", time.value or "unresolved") for time in coding.times),
        *(Mark(place.span, "place", _says(place)) for place in coding.places),
        *(Mark(actor.span, "actor", _says(actor)) for actor in coding.actors),
        *(Mark(teller.span, "source", teller.kind) for claim in coding.claims for teller in claim.source),
    ]
    found.sort(key=lambda mark: (mark.kind != "trigger", mark.span.start - mark.span.end, mark.span))
    return sorted(_apart(found, len(coding.text)), key=lambda mark: mark.span)


def _apart(wanted: Iterable[Mark], length: int) -> Iterator[Mark]:
    """Those that do not overlap an earlier one."""
    taken = bytearray(length)
    for mark in wanted:
        span = mark.span
        if span.end > span.start and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            yield mark


def _says(mention: ActorMention | PlaceMention) -> str:
    return " ".join(part for part in (mention.name, f"({mention.id})" if mention.id else None, mention.kind) if part)


def _marked(text: str, found: Sequence[Mark]) -> str:
    parts: list[str] = []
    at = 0
    for mark in found:
        style, says = f"background:{_COLOURS[mark.kind]};{_MARK}", escape(mark.says)
        parts.append(escape(text[at : mark.span.start]))
        parts.append(f'<mark style="{style}" title="{says}">{escape(text[mark.span.start : mark.span.end])}</mark>')
        at = mark.span.end
    return "".join([*parts, escape(text[at:])])


def _notes(coding: Coding) -> Iterator[str]:
    for kind, notes in (("Error", coding.errors), ("Warning", coding.warnings)):
        for note in notes:
            yield f"<p><strong>{kind}:</strong> {escape(note.message)}</p>"


def _claims(coding: Coding) -> str:
    if not coding.claims:
        return "<p>No claims.</p>"
    known: list[ActorMention | PlaceMention] = [*coding.actors, *coding.places]
    names = {one.id: one.name for one in known if one.id and one.name}
    heading = "".join(f'<th style="text-align:left">{name}</th>' for name in _HEADINGS)
    rows = "".join(f"<tr>{_row(claim, names)}</tr>" for claim in coding.claims)
    return f"<table><thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table>"


def _row(claim: Claim, names: dict[str, str]) -> str:
    kind = " ".join([f"<strong>{escape(claim.type)}</strong>", *qualities(claim), _arabic(claim.trigger.text)])
    target = _fillers(claim.target, names)
    if claim.quantity:
        target += f" ({amount(claim.quantity.low, claim.quantity.high)} {escape(claim.quantity.unit)})"
    tellers = " ← ".join(f"{_arabic(teller.text)} ({escape(teller.kind)})" for teller in claim.source)
    actor, place = _fillers(claim.actor, names), _fillers(claim.place, names)
    cells = (kind, actor, target, place, escape(claim.time or ""), tellers)
    return "".join(f'<td style="text-align:left;vertical-align:top">{cell}</td>' for cell in cells)


def _fillers(fillers: Sequence[Filler], names: dict[str, str]) -> str:
    return "; ".join(f"{escape(names.get(one.id or '', ''))} {_arabic(one.text)}".strip() for one in fillers)


def _arabic(words: str) -> str:
    return f'<bdi lang="ar">{escape(words)}</bdi>'
