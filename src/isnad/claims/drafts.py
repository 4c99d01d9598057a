"""A claim in the making: what the steps from roles to codes write on, one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from isnad.annotate.triggers import Sense
from isnad.model import Modality, Polarity, Teller
from isnad.syntax.phrases import Member, Phrase
from isnad.syntax.units import Unit

_STOPS = frozenset(". ! ؟ ? ; …".split())
_EXPLAIN = frozenset("حيث اذ".split())


def is_stop(unit: Unit) -> bool:
    """Whether the unit ends a sentence."""
    return unit.kind == "punct" and unit.letters in _STOPS


@dataclass
class Row:
    """One sentence with its units, and the place and paragraph that it stands in."""

    index: int
    paragraph: int
    first: int
    last: int
    units: tuple[Unit, ...]

    def stops(self, first: int, last: int) -> int:
        """How many full stops stand among the units first to last (half-open)."""
        return max(0, bisect_left(self._stops, last) - bisect_left(self._stops, first))

    def explains(self, first: int, last: int) -> bool:
        """Whether `حيث` or `إذ` stands among the units first to last (half-open)."""
        return bisect_left(self._explaining, last) > bisect_left(self._explaining, first)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The words of its units."""
        return frozenset(unit.letters for unit in self.units)

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        return tuple(at for at, unit in enumerate(self.units) if is_stop(unit))

    @cached_property
    def _explaining(self) -> tuple[int, ...]:
        return tuple(at for at, unit in enumerate(self.units) if unit.letters in _EXPLAIN)


@dataclass(slots=True)
class Draft:
    """One trigger that is becoming a claim. Roles hold members; `unit` is the trigger's index in its row's units."""

    row: Row
    unit: int
    word: int
    cut: int
    sense: Sense
    position: str  # verb masdar noun participle
    voice: str = "active"
    type: str = ""
    definite: bool = False
    enclitic: str = ""
    actor: list[Member] = field(default_factory=list)
    target: list[Member] = field(default_factory=list)
    tied: list[tuple[str, str]] = field(default_factory=list)  # pronouns behind prepositions: عنهم
    place: list[Member] = field(default_factory=list)
    quantity: Any = None
    quantities: list[Any] = field(default_factory=list)
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    attempted: bool = False
    time: str | None = None
    source: list[Teller] = field(default_factory=list)
    event: int = 0
    cause: Draft | None = None
    consumed: set[int] = field(default_factory=set)
    reach: int = 0  # unit after the last one that its arguments took
    governor: int | None = None  # unit of the light or cause verb that it depends on
    negated_by: int | None = None
    vague_place: bool = False  # an argument names a place only as المدينة, البلدة
    vague_unit: int | None = None  # unit of that argument's noun
    rules: list[str] = field(default_factory=list)
    inherited: set[str] = field(default_factory=set)

    def role(self, name: str) -> list[Member]:
        """The members of a role."""
        found: list[Member] = getattr(self, name)
        return found

    def note(self, rule: str) -> None:
        """Remember the rule that derived a part."""
        if rule not in self.rules:
            self.rules.append(rule)


__all__ = ["Draft", "Member", "Phrase", "Row"]


def share_roles(first: Draft, second: Draft, more: Sequence[str] = ("target",)) -> None:
    """Give each of two drafts the actor and place, and what `more` names, that only the other one has."""
    for role in ("actor", *more, "place"):
        if not first.role(role):
            first.role(role).extend(second.role(role))
        elif not second.role(role):
            second.role(role).extend(first.role(role))
