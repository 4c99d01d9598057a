"""Event numbers inside an article: claims that speak of the same occurrence share one.

A mention joins the earlier event that most speaks for (see `coreference_evidence`), if enough does and nothing speaks
against it. Harms and strikes help each other: what killed the same people is one strike, what one strike killed is one toll.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isnad.claims.coreference_evidence import HARMS, MEANS, NEEDED, Event, Mention, Signature, Spot, blast_of, mention_of, weigh
from isnad.claims.drafts import Draft

__all__ = ["Signature", "Spot", "number_events"]

_LOOK_BACK = 40  # events
_FRESH = 4  # ranks an event down by its distance in paragraphs, at most so many

Sign = Callable[[Draft], Signature]
Ties = Callable[[Mention, Event], int]


def number_events(drafts: Sequence[Draft], sign: Sign) -> None:
    """Number the drafts' events from 1, in the order of their first mention; `sign` tells what identifies an occurrence."""
    mentions = [mention_of(draft, sign(draft)) for draft in drafts]
    harms = [m for m in mentions if m.draft.type in HARMS]
    others = [m for m in mentions if m.draft.type not in HARMS]
    by_draft = {id(m.draft): m for m in mentions}
    effects = _effects(mentions, by_draft)
    blasts = _blasts(others)
    strikes = [m for m in others if id(m) not in blasts]
    _group(harms, lambda mention, event: 0)
    _group(strikes, lambda mention, event: _shares_effect(mention, event, effects))
    for blast in others:
        strike = blasts.get(id(blast))
        if strike is not None and strike.event is not None:
            strike.event.add(blast)
    _group(harms, lambda mention, event: _shares_cause(mention, event, by_draft))
    numbers: dict[int, int] = {}
    for mention in mentions:
        mention.draft.event = numbers.setdefault(id(mention.event), len(numbers) + 1)
    _take_means(others)


def _effects(mentions: Sequence[Mention], by_draft: dict[int, Mention]) -> dict[int, list[Mention]]:
    """The harms of each strike."""
    effects: dict[int, list[Mention]] = {}
    for mention in mentions:
        cause = mention.draft.cause
        if cause is not None and id(cause) in by_draft:
            effects.setdefault(id(cause), []).append(mention)
    return effects


def _blasts(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The strike that each blast of its sentence is said to come from: `انفجارات ... ناتجة عن قصف`."""
    pairs = zip(mentions, mentions[1:], strict=False)
    return {id(a): b for a, b in pairs if a.draft.row is b.draft.row and blast_of(a.draft, b.draft)}


def _shares_effect(mention: Mention, event: Event, effects: dict[int, list[Mention]]) -> int:
    mine = {id(m.event) for m in effects.get(id(mention.draft), ())}
    theirs = {id(m.event) for other in event.mentions for m in effects.get(id(other.draft), ())}
    return 2 if mine & theirs else 0


def _shares_cause(mention: Mention, event: Event, by_draft: dict[int, Mention]) -> int:
    mine = _cause_event(mention, by_draft)
    theirs = {_cause_event(other, by_draft) for other in event.mentions} - {0}
    if not mine or not theirs:
        return 0
    return 3 if mine in theirs else -1


def _cause_event(mention: Mention, by_draft: dict[int, Mention]) -> int:
    cause = by_draft.get(id(mention.draft.cause))
    return id(cause.event) if cause is not None else 0


def _group(mentions: Sequence[Mention], ties: Ties) -> None:
    """Put the mentions, in order, into events."""
    events: list[Event] = []
    for mention in mentions:
        event = _find(mention, events[-_LOOK_BACK:], ties)
        if event is None:
            event = Event()
            events.append(event)
        event.add(mention)


def _find(mention: Mention, events: Sequence[Event], ties: Ties) -> Event | None:
    """The event that this mention tells again: the one that most speaks for, the latest told among equals."""
    best, rank = None, 0
    for event in events:
        evidence = weigh(mention, event)
        if evidence is None:
            continue
        evidence += ties(mention, event)
        distance = min(_FRESH, mention.draft.row.paragraph - event.paragraph)
        ranked = 10 * evidence - 5 * distance
        if evidence >= NEEDED and (best is None or ranked >= rank):
            best, rank = event, ranked
    return best


def _take_means(mentions: Sequence[Mention]) -> None:
    """Bare `قصف`, `هجوم`, `استهداف` take the means of their event, when the article knows of no other means."""
    given = {m.draft.type for m in mentions if m.draft.type in MEANS and not m.signature.bare}
    if len(given) != 1:
        return
    kind = next(iter(given))
    for mention in mentions:
        if mention.signature.bare and mention.draft.type != kind and mention.event and kind in mention.event.means:
            mention.draft.type = kind
            mention.draft.note("type.means-from-event")
