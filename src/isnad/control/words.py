"""The words of control: what one statement says about who holds a place. Read this first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a statement does to control."""

    TAKE = "take"  # a side comes to hold
    ENTER = "enter"  # a side is inside
    LEAVE = "leave"  # a side holds no more
    FIGHT = "fight"  # the hold is disputed
    STAY = "stay"  # the hold is borne out
    FALL = "fall"  # a government ends, and all its holds
    END = "end"  # a side is no more (fact table)
    MERGE = "merge"  # a side becomes part of another (fact table)


class Spread(StrEnum):
    """How what was said reaches the place: it was named itself, or an area around it or a part of it was."""

    DIRECT = "direct"
    CITY = "city"
    PART = "part"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    NEAR = "near"
    COUNTRY = "country"


Said = tuple[tuple[str, float], ...]  # origins, and what each counts for (0..1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one event says about the control of one place (or area) over some days.

    `actor` is the side that acts (None when nobody known is named), `kin` the umbrella names that it goes by, `allies`
    the sides that fight beside it; `against` is the side that lost, where that is said, `into` the side that a merged
    one becomes. `day` and `day_end` (ISO, inclusive) bound when it happened. `factor` (0..1) is what act, date and
    reach leave of it, `affirm` and `deny` what each independent origin counts for, and `weight` (0..1) the factor times
    their balance. `by_party` says that none but the acting side affirms it. `reported` is the latest report's day.
    """

    place: str
    spread: Spread
    role: Role
    act: str
    actor: str | None
    day: str
    day_end: str
    factor: float = 1.0
    affirm: Said = ()
    deny: Said = ()
    weight: float = 1.0
    n_independent: int = 0
    by_party: bool = False
    denied: bool = False
    event: str = ""
    claims: tuple[str, ...] = ()
    precision: int | None = None
    reported: str = ""
    kin: frozenset[str] = frozenset()
    allies: frozenset[str] = frozenset()
    against: str | None = None
    into: str | None = None
    foreign: bool = False
