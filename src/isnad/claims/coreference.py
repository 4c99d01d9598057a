"""Event numbers inside an article: claims that speak of the same occurrence share one.

A claim joins an earlier event of its type family when nothing that both state differs (day, place, sides, count) and
something agrees, or when a definite noun points back (`القصف`). Places agree when they are the same, or when a wide one
(governorate, countryside) holds the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from isnad.claims.drafts import Draft

_LOOK_BACK = 40  # events
_MEMBERS = 4  # claims of an event that a new one is compared with
_NEAR = 5  # paragraphs

FAMILIES: dict[str, frozenset[str]] = {}
for _family in (
    "attack shelling airstrike explosion chemical advance",
    "kill execute",
    "withdraw flee",
    "capture enter fall",
    "arrest abduct",
    "agree negotiate",
):
    for _kind in _family.split():
        FAMILIES[_kind] = frozenset(_family.split())


@dataclass(frozen=True, slots=True)
class Signature:
    """What identifies an occurrence: `places` are fine ids, `areas` the first-order areas, `wide` when it names no more."""

    places: frozenset[str]
    areas: frozenset[str]
    wide: bool
    actors: frozenset[str]
    targets: frozenset[str]


Sign = Callable[[Draft], Signature]


def number_events(drafts: Sequence[Draft], sign: Sign) -> None:
    """Number the drafts' events from 1; `sign` gives what identifies a draft's occurrence."""
    groups: list[list[tuple[Draft, Signature]]] = []
    for draft in drafts:
        signature = sign(draft)
        group = _find(draft, signature, groups[-_LOOK_BACK:])
        if group is None:
            groups.append([(draft, signature)])
            draft.event = len(groups)
        else:
            draft.event = group[0][0].event
            group.append((draft, signature))


def _find(draft: Draft, signature: Signature, groups: Sequence[list[tuple[Draft, Signature]]]) -> list[tuple[Draft, Signature]] | None:
    """The group that this draft joins: the one that agrees in most, the latest among equals."""
    best, best_score = None, 0
    for group in reversed(groups):
        scores = [_agreement(draft, signature, *other) for other in (group[0], *group[1:][-_MEMBERS:])]
        if min(scores) < 0:
            continue
        if max(scores) > best_score:
            best, best_score = group, max(scores)
    return best


def _agreement(draft: Draft, mine: Signature, other: Draft, theirs: Signature) -> int:
    """How much speaks for one occurrence; -1 when something speaks against it, 0 when nothing does either way."""
    if other.type != draft.type and other.type not in FAMILIES.get(draft.type, ()):
        return -1
    if draft.time and other.time and draft.time[:10] != other.time[:10]:
        return -1
    place, actor, count = _places(mine, theirs), _sides(mine.actors, theirs.actors), _counts(draft, other)
    if min(place, actor, count) < 0:
        return -1
    if draft.row is other.row and not _may_repeat(draft, other):
        return -1
    target = int(bool(mine.targets & theirs.targets))
    points_back = 2 if draft.definite and draft.position in ("masdar", "noun") else 0
    near = draft.row.paragraph - other.row.paragraph <= _NEAR
    evidence = 2 * place + actor + 2 * count + target + points_back
    needed = 2 if near else 3
    return evidence if evidence >= needed else 0


def _places(mine: Signature, theirs: Signature) -> int:
    """1 the same place, 0 not comparable or one holds the other, -1 different places."""
    if not (mine.places or mine.areas) or not (theirs.places or theirs.areas):
        return 0
    if mine.places & theirs.places:
        return 1
    if (mine.wide or theirs.wide) and (mine.areas & theirs.areas or not mine.areas or not theirs.areas):
        return 1
    return -1


def _sides(mine: frozenset[str], theirs: frozenset[str]) -> int:
    if not mine or not theirs:
        return 0
    return 1 if mine & theirs else -1


def _counts(draft: Draft, other: Draft) -> int:
    left, right = draft.quantity, other.quantity
    if left is None or right is None or left.low is None or right.low is None:
        return 0
    return 1 if left.low == right.low else -1


def _may_repeat(draft: Draft, other: Draft) -> bool:
    """Two triggers of one sentence are two occurrences, unless the second points back or counts the first one's dead."""
    if draft.definite and not other.definite and draft.position in ("masdar", "noun"):
        return True
    return "ضحي" in draft.sense.trigger.lemma and "مجزر" in other.sense.trigger.lemma
