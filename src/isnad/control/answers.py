"""What is asked of the intervals: who held what on a day, and what share of the places each side held over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isnad.model import Control, Hold


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the places asked about stand so on a day, and what share (0..1) that is of them.

    `actor` is the holder; of a contested place, who held it before; None where nobody is known to hold.
    """

    day: str
    actor: str | None
    state: Hold
    places: int
    share: float


def at(controls: Iterable[Control], day: str) -> list[Control]:
    """The intervals in force on an ISO day, by place."""
    found = (one for one in controls if one.since <= day and (one.until is None or day < one.until))
    return sorted(found, key=lambda one: one.place)


def shares(controls: Sequence[Control], days: Iterable[str], places: Iterable[str]) -> list[Share]:
    """For each ISO day, the share of these places by holder and state; a place of which nothing is said is unknown."""
    asked = frozenset(places)
    relevant = [one for one in controls if one.place in asked]
    return [share for day in days for share in _shares(at(relevant, day), day, len(asked))]


def _shares(standing: Sequence[Control], day: str, asked: int) -> list[Share]:
    counts = Counter((one.actor, one.state) for one in standing)
    silent = asked - len({one.place for one in standing})
    if silent:
        counts[(None, Hold.UNKNOWN)] += silent
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0][0] or "", pair[0][1].value))
    return [Share(day, actor, state, count, count / asked) for (actor, state), count in ordered]
