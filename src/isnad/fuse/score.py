"""How strongly two accounts of different documents speak of the same occurrence, part by part.

Every part gives points for what agrees and takes some for what does not; their sum is the score. Some disagreements
forbid: more days or km between two accounts than reporting blurs. docs/method.md has the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from isnad.fuse.accounts import Account, Count
from isnad.fuse.days import Days, apart
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
    """All parts of a comparison and their sum; `total` is None when a part forbids."""

    parts: tuple[Part, ...]
    total: float | None

    def why(self) -> str:
        """The parts in one line."""
        return "; ".join(f"{part.name} {_signed(part.points)} ({part.why})" for part in self.parts)


def _signed(points: float | None) -> str:
    return "forbids" if points is None else f"{points:+.1f}"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores pairs with these parameters; `ancestors` gives the parents of an actor, their parents, and itself."""

    parameters: Parameters
    ancestors: Ancestors

    def score(self, a: Account, b: Account) -> Score:
        """The score of two accounts; comparing stops at the first part that forbids."""
        parts: list[Part] = []
        for compare in _PARTS:
            part = compare(self, a, b)
            if part is None:
                continue
            parts.append(part)
            if part.points is None:
                return Score(tuple(parts), None)
        return Score(tuple(parts), round(sum(part.points or 0.0 for part in parts), 2))

    def total(self, a: Account, b: Account) -> float | None:
        """The sum of all parts, None when one forbids."""
        return self.score(a, b).total

    def _told(self, a: Account, b: Account) -> Part | None:
        if a.happened == b.happened:
            return None
        return Part("modality", None, "one is planned or possible, the other told as fact")

    def _date(self, a: Account, b: Account) -> Part | None:
        points = self.parameters.points["date"]
        if a.days is None or b.days is None:
            return Part("date", None, "one has no date at all")
        gap = apart(a.days, b.days)
        if gap > points["forbid_days"]:
            return Part("date", None, f"{gap} days apart")
        if gap:
            return Part("date", points["day_apart"], "neighbouring days")
        if a.stated and b.stated and _one_day(a.days) and _one_day(b.days):
            return Part("date", points["same_day"], "the same day")
        return Part("date", points["overlap"], "dates that meet")

    def _place(self, a: Account, b: Account) -> Part | None:
        points = self.parameters.points["place"]
        near = nearest(a.sites, b.sites, self.parameters.reaches)
        if near is None:
            return Part("place", points["unknown"], "no place to compare")
        if near.gap > points["forbid_km"]:
            return Part("place", None, f"{near.gap:.0f} km apart")
        if near.gap > 0:
            return Part("place", round(points["gap"] * near.gap, 2), f"{near.gap:.0f} km apart")
        worth = next((worth for far, worth in sorted(points["by_reach"].items()) if near.reach <= far), 0.0)
        listed = max(len(a.sites), len(b.sites))
        return Part("place", round(worth * points["listed"] ** (listed - 1), 2), f"within {near.reach:.0f} km")

    def _type(self, a: Account, b: Account) -> Part | None:
        points, general = self.parameters.points["type"], self.parameters.general
        shared = set(a.types) & set(b.types)
        if shared - general:
            return Part("type", points["same"], ", ".join(sorted(shared - general)))
        if shared or general & {*a.types, *b.types}:
            return Part("type", points["near"], "types that go together")
        return Part("type", points["other"], "other types")

    def _actor(self, a: Account, b: Account) -> Part | None:
        points = self.parameters.points["actor"]
        if not a.actors or not b.actors:
            return None
        if a.actors & b.actors:
            return Part("actor", points["shared"], ", ".join(sorted(a.actors & b.actors)))
        if self._all(a.actors) & self._all(b.actors):
            return Part("actor", points["related"], "related actors")
        return Part("actor", points["other"], "other actors")

    def _target(self, a: Account, b: Account) -> Part | None:
        shared = a.targets & b.targets
        return Part("target", self.parameters.points["target"]["shared"], ", ".join(sorted(shared))) if shared else None

    def _killed(self, a: Account, b: Account) -> Part | None:
        return _count("killed", a.killed, b.killed, self.parameters.points["killed"])

    def _injured(self, a: Account, b: Account) -> Part | None:
        return _count("injured", a.injured, b.injured, self.parameters.points["injured"])

    def _words(self, a: Account, b: Account) -> Part | None:
        points = self.parameters.points["words"]
        fewer = min(len(a.words), len(b.words))
        if fewer < points["least"]:
            return None
        share = len(a.words & b.words) / fewer
        worth = min(points["most"], max(0.0, (share - points["from"]) * points["weight"]))
        return Part("words", round(worth, 2), f"{share:.0%} of the words") if worth else None

    def _all(self, actors: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(self.ancestors.get(actor, frozenset({actor})) for actor in actors))


_PARTS: tuple[Callable[[Scorer, Account, Account], Part | None], ...] = (
    Scorer._told, Scorer._date, Scorer._place, Scorer._type, Scorer._actor, Scorer._target, Scorer._killed,
    Scorer._injured, Scorer._words,
)  # fmt: skip


def _one_day(days: Days) -> bool:
    return days.length == 1


def _count(name: str, a: Count | None, b: Count | None, points: Mapping[str, float]) -> Part | None:
    if a is None or b is None:
        return None
    if a == b:
        worth = "same_one" if a.low <= 1 else "same_few" if a.low < points["many"] else "same_many"
        return Part(name, points[worth], f"{a.low} in both")
    if (a.high is None or a.high >= b.low) and (b.high is None or b.high >= a.low):
        return Part(name, points["meets"], "numbers that meet")
    if abs(a.low - b.low) <= max(1.0, points["close_share"] * max(a.low, b.low)):
        return Part(name, points["close"], f"{a.low} and {b.low}")
    return Part(name, points["differs"], f"{a.low} and {b.low}")
