"""Event numbers inside an article: claims that speak of the same occurrence share one.

A mention joins the earlier event that most speaks for (see `coreference_evidence`), if enough does and nothing speaks
against it. Harms and strikes help each other: what killed the same people is one strike, what it did is one harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from isnad.claims.coreference_evidence import HARMS, NEEDED, blast_of, weigh
from isnad.claims.coreference_mentions import Event, Mention, Signature, Spot, mention_of
from isnad.claims.drafts import Draft
from isnad.claims.sharing import share_by_events

__all__ = ["Signature", "Spot", "number_events"]

_LOOK_BACK = 40  # events
_FRESH = 4  # ranks an event down by its distance in paragraphs, at most so many
_SAME_HARM, _SAME_CAUSE = 2, 3  # evidence that two strikes did one harm, that two harms have one cause

Sign = Callable[[Draft], Signature]
Ties = Callable[[Mention], frozenset[int]]


def number_events(drafts: Sequence[Draft], sign: Sign) -> None:
    """Number the drafts' events from 1, in the order of their first mention; `sign` tells what identifies one."""
    mentions = [mention_of(draft, sign(draft)) for draft in drafts]
    harms = [m for m in mentions if m.draft.type in HARMS]
    others = [m for m in mentions if m.draft.type not in HARMS]
    by_draft = {id(m.draft): m for m in mentions}
    _group(harms, lambda mention: frozenset(), 0)
    _group_strikes(others, _harms_of(mentions, by_draft))
    _group(harms, lambda mention: _cause_of(mention, by_draft), _SAME_CAUSE)
    numbers: dict[int, int] = {}
    for mention in mentions:
        mention.draft.event = numbers.setdefault(id(mention.event), len(numbers) + 1)
    _take_means(others)
    share_by_events(drafts)


def _group_strikes(mentions: Sequence[Mention], harms: dict[int, set[int]]) -> None:
    blasts = _blasts(mentions)
    _group([m for m in mentions if id(m) not in blasts], lambda m: frozenset(harms.get(id(m), ())), _SAME_HARM)
    for blast in mentions:
        strike = blasts.get(id(blast))
        if strike is not None and strike.event is not None:
            strike.event.add(blast)


def _blasts(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The strike that each blast of its sentence is said to come from: `انفجارات ... ناتجة عن قصف`."""
    found = {id(a): b for a, b in pairwise(mentions) if a.draft.row is b.draft.row and blast_of(a.draft, b.draft)}
    return {blast: strike for blast, strike in found.items() if id(strike) not in found}


def _harms_of(mentions: Sequence[Mention], by_draft: dict[int, Mention]) -> dict[int, set[int]]:
    """The events that each strike brought about, as far as its sentences say."""
    harms: dict[int, set[int]] = {}
    for mention in mentions:
        cause = by_draft.get(id(mention.draft.cause))
        if cause is not None and mention.event is not None:
            harms.setdefault(id(cause), set()).add(id(mention.event))
    return harms


def _cause_of(mention: Mention, by_draft: dict[int, Mention]) -> frozenset[int]:
    cause = by_draft.get(id(mention.draft.cause))
    return frozenset({id(cause.event)}) if cause is not None and cause is not mention else frozenset()


def _group(mentions: Sequence[Mention], ties_of: Ties, gain: int) -> None:
    """Put the mentions, in order, into events; a tie shared with an event is worth `gain`, other ties cost one."""
    events: list[Event] = []
    for mention in mentions:
        ties = ties_of(mention)
        event = _find(mention, ties, gain, events[-_LOOK_BACK:])
        if event is None:
            event = Event()
            events.append(event)
        event.add(mention)
        event.ties |= ties


def _find(mention: Mention, ties: frozenset[int], gain: int, events: Sequence[Event]) -> Event | None:
    """The event that this mention tells again: the one that most speaks for, the latest told among equals."""
    best, rank = None, 0
    for event in events:
        evidence = weigh(mention, event)
        if evidence is None:
            continue
        if ties and event.ties:
            evidence += -1 if ties.isdisjoint(event.ties) else gain
        distance = min(_FRESH, mention.draft.row.paragraph - event.paragraph)
        ranked = 10 * evidence - 5 * distance
        if evidence >= NEEDED and (best is None or ranked >= rank):
            best, rank = event, ranked
    return best


def _take_means(mentions: Sequence[Mention]) -> None:
    """Bare `قصف`, `هجوم`, `استهداف` take the means of their event, when its other mentions agree on one."""
    for mention in mentions:
        draft, event = mention.draft, mention.event
        if not mention.signature.bare or event is None or len(event.means) != 1:
            continue
        kind = next(iter(event.means))
        if kind == draft.type or (kind == "shelling" and draft.sense.trigger.lemma.startswith("هج")):
            continue  # who attacks on the ground may fire as well
        draft.type = kind
        draft.note("type.means-from-event")
