"""How strongly two accounts of different documents speak of the same occurrence, part by part.

Every part gives points for what agrees and takes some for what does not; their sum is the score. Some disagreements
forbid: more days or km between two accounts than reporting blurs. docs/method.md has the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from isnad.fuse.accounts import Account, Count
from isnad.fuse.days import apart
from isnad.fuse.parameters import Parameters
from isnad.fuse.places import nearest

Ancestors = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one comparison gives: its name, its points, None when it forbids, and why in a few words."""

    name: str
    points: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a comparison that say something, and their sum; `total` is None when a part forbids."""

    parts: tuple[Part, ...]
    total: float | None

    def why(self) -> str:
        """The parts in one line."""
        return "; ".join(f"{part.name} {_signed(part.points)} ({part.why})" for part in self.parts)


def _signed(points: float | None) -> str:
    return "forbids" if points is None else f"{points:+.1f}"


@dataclass(frozen=True)
class Scorer:
    """Scores pairs with these parameters; `ancestors` gives the parents of an actor, their parents, and itself."""

    parameters: Parameters
    ancestors: Ancestors

    def total(self, a: Account, b: Account) -> float | None:
        """The sum of the points of all parts; None when one forbids."""
        total = 0.0
        for points_of in _POINTS:
            points = points_of(self, a, b)
            if points is None:
                return None
            total += points
        return round(total, 2)

    def points(self, a: Account, b: Account) -> str:
        """The points of all parts that say something, in one line: `date +2.0, place +3.0`."""
        given = ((name, points_of(self, a, b)) for name, points_of, _ in _PARTS)
        return ", ".join(f"{name} {_signed(points)}" for name, points in given if points != 0.0)

    def score(self, a: Account, b: Account) -> Score:
        """The score of two accounts, with why; comparing stops at the first part that forbids."""
        parts: list[Part] = []
        for name, points_of, why in _PARTS:
            points = points_of(self, a, b)
            if points != 0.0:
                parts.append(Part(name, points, why(self, a, b)))
            if points is None:
                return Score(tuple(parts), None)
        return Score(tuple(parts), self.total(a, b))

    # --- points: None forbids, 0.0 says nothing --------------------------------------------------------------------

    def _told(self, a: Account, b: Account) -> float | None:
        return 0.0 if a.happened == b.happened else None

    def _date(self, a: Account, b: Account) -> float | None:
        points = self._date_points
        if a.days is None or b.days is None:
            return None
        gap = apart(a.days, b.days)
        if gap > points["forbid_days"]:
            return None
        if gap:
            return points["day_apart"]
        exact = a.stated and b.stated and a.days.length == 1 and b.days.length == 1
        return points["same_day"] if exact else points["overlap"]

    def _place(self, a: Account, b: Account) -> float | None:
        points = self.parameters.points["place"]
        near = nearest(a.sites, b.sites, self.parameters.reaches)
        if near is None:
            return float(points["unknown"])
        if near.gap > points["forbid_km"]:
            return None
        if near.gap > 0:
            return float(points["gap"] * near.gap)
        worth = next((worth for far, worth in self._reach_points if near.reach <= far), 0.0)
        return float(worth * points["listed"] ** (max(len(a.sites), len(b.sites)) - 1))

    def _type(self, a: Account, b: Account) -> float | None:
        points, general = self.parameters.points["type"], self.parameters.general
        if any(one in b.types and one not in general for one in a.types):
            return float(points["same"])
        near = any(one in b.types or one in general for one in a.types) or any(one in general for one in b.types)
        return float(points["near"] if near else points["other"])

    def _actor(self, a: Account, b: Account) -> float | None:
        points = self.parameters.points["actor"]
        if not a.actors or not b.actors:
            return float(points["unknown"] if a.family in points["needed_in"] else 0.0)
        if not a.actors.isdisjoint(b.actors):
            return float(points["shared"])
        related = not self._lines(a.actors).isdisjoint(self._lines(b.actors))
        return float(points["related"] if related else points["other"])

    def _target(self, a: Account, b: Account) -> float | None:
        return 0.0 if a.targets.isdisjoint(b.targets) else float(self.parameters.points["target"]["shared"])

    def _killed(self, a: Account, b: Account) -> float | None:
        return _count(a.killed, b.killed, self.parameters.points["killed"])

    def _injured(self, a: Account, b: Account) -> float | None:
        return _count(a.injured, b.injured, self.parameters.points["injured"])

    def _words(self, a: Account, b: Account) -> float | None:
        points, share = self.parameters.points["words"], _shared_words(a, b)
        if min(len(a.words), len(b.words)) < points["least"]:
            return 0.0
        return float(min(points["most"], max(0.0, (share - points["from"]) * points["weight"])))

    # --- what they rest on -----------------------------------------------------------------------------------------

    @cached_property
    def _date_points(self) -> dict[str, float]:
        return {name: float(worth) for name, worth in self.parameters.points["date"].items()}

    @cached_property
    def _reach_points(self) -> tuple[tuple[float, float], ...]:
        return tuple(
            sorted((float(far), float(worth)) for far, worth in self.parameters.points["place"]["by_reach"].items())
        )

    def _lines(self, actors: frozenset[str]) -> frozenset[str]:
        known = self._known_lines.get(actors)
        if known is None:
            known = frozenset().union(*(self.ancestors.get(actor, frozenset({actor})) for actor in actors))
            self._known_lines[actors] = known
        return known

    @cached_property
    def _known_lines(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    # --- why, in words ---------------------------------------------------------------------------------------------

    def _why_told(self, a: Account, b: Account) -> str:
        return "one is planned or possible, the other told as fact"

    def _why_date(self, a: Account, b: Account) -> str:
        if a.days is None or b.days is None:
            return "one has no date at all"
        gap = apart(a.days, b.days)
        return "dates that meet" if not gap else f"{gap} days apart" if gap > 1 else "neighbouring days"

    def _why_place(self, a: Account, b: Account) -> str:
        near = nearest(a.sites, b.sites, self.parameters.reaches)
        if near is None:
            return "no place to compare"
        return f"{near.gap:.0f} km apart" if near.gap else f"within {near.reach:.0f} km"

    def _why_type(self, a: Account, b: Account) -> str:
        return f"{' '.join(a.types)} and {' '.join(b.types)}"

    def _why_actor(self, a: Account, b: Account) -> str:
        if not a.actors or not b.actors:
            return "one does not say who"
        return (
            ", ".join(sorted(a.actors & b.actors)) or f"{', '.join(sorted(a.actors))} and {', '.join(sorted(b.actors))}"
        )

    def _why_target(self, a: Account, b: Account) -> str:
        return ", ".join(sorted(a.targets & b.targets))

    def _why_killed(self, a: Account, b: Account) -> str:
        return _numbers(a.killed, b.killed)

    def _why_injured(self, a: Account, b: Account) -> str:
        return _numbers(a.injured, b.injured)

    def _why_words(self, a: Account, b: Account) -> str:
        return f"{_shared_words(a, b):.0%} of the words"


_Points = Callable[[Scorer, Account, Account], float | None]
_Why = Callable[[Scorer, Account, Account], str]
_PARTS: tuple[tuple[str, _Points, _Why], ...] = (
    ("told", Scorer._told, Scorer._why_told),
    ("date", Scorer._date, Scorer._why_date),
    ("place", Scorer._place, Scorer._why_place),
    ("type", Scorer._type, Scorer._why_type),
    ("actor", Scorer._actor, Scorer._why_actor),
    ("target", Scorer._target, Scorer._why_target),
    ("killed", Scorer._killed, Scorer._why_killed),
    ("injured", Scorer._injured, Scorer._why_injured),
    ("words", Scorer._words, Scorer._why_words),
)
_POINTS: tuple[_Points, ...] = tuple(points for _, points, _ in _PARTS)


def _shared_words(a: Account, b: Account) -> float:
    """The share of the shorter one's words that both have."""
    fewer = min(len(a.words), len(b.words))
    return len(a.words & b.words) / fewer if fewer else 0.0


def _count(a: Count | None, b: Count | None, points: Mapping[str, float]) -> float:
    if a is None or b is None:
        return 0.0
    if a == b:
        return float(points["same_one" if a.low <= 1 else "same_few" if a.low < points["many"] else "same_many"])
    if (a.high is None or a.high >= b.low) and (b.high is None or b.high >= a.low):
        return float(points["meets"])
    close = abs(a.low - b.low) <= max(1.0, points["close_share"] * max(a.low, b.low))
    return float(points["close"] if close else points["differs"])


def _numbers(a: Count | None, b: Count | None) -> str:
    return " and ".join(
        "none given" if one is None else str(one.low) if one.low == one.high else f"{one.low}+" for one in (a, b)
    )
