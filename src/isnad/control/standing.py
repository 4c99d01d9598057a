"""How a place stands at one moment, and what one side's evidence of one day adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.control.parameters import Parameters
from isnad.control.words import Evidence, Spread
from isnad.model import Hold

Claims = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Force:
    """All that is said of one side in one role on one day.

    `support` is what the affirming origins count for less the denying ones, `factor` (0..1) what act, date and reach
    leave of it, `opens` whether that is enough to open a hold, `direct` whether the place itself was named, `first`
    the first day (ordinal) on which it may have been.
    """

    side: str | None
    support: float
    factor: float
    opens: bool
    direct: bool
    denied: bool
    by_party: bool
    first: int
    affirm: Mapping[str, float]
    claims: Claims
    reported: str
    kin: frozenset[str]
    allies: frozenset[str]
    against: str | None
    act: str

    @property
    def strength(self) -> float:
        """What all of it weighs, 0..1."""
        return max(0.0, min(1.0, self.support)) * self.factor


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds a place and how; `rule` and `cause` say what made it so, `opened` the claims behind the hold.

    Days are ordinals. `since` is when the hold began and `last` when it was last borne out; `support` is what each
    origin counts for. A contested place returns to `under` on the day `ends`. `entrant` came in on `entered`;
    `left` is the side that went last, and when; `fights` are the days and weights of late fighting; `parts` the
    neighbourhoods that a side took while the city was contested.
    """

    actor: str | None = None
    state: Hold = Hold.UNKNOWN
    rule: str = ""
    cause: Claims = ()
    opened: Claims = ()
    since: int = 0
    last: int = 0
    strength: float = 0.0
    support: Mapping[str, float] = field(default_factory=dict)
    kin: frozenset[str] = frozenset()
    allies: frozenset[str] = frozenset()
    ends: int | None = None
    under: Standing | None = None
    entrant: Force | None = None
    entered: int = 0
    left: tuple[str | None, int] | None = None
    fights: tuple[tuple[int, float], ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)


def forces(items: Sequence[Evidence], days: Mapping[str, int], parameters: Parameters) -> list[Force]:
    """What these statements of one role and day come to, side by side; the strongest first."""
    sides: dict[str | None, list[Evidence]] = {}
    for item in items:
        sides.setdefault(item.actor, []).append(item)
    found = [_force(side, group, days, parameters) for side, group in sides.items()]
    return sorted(found, key=lambda force: (-force.strength, -force.support, _latest(force.reported), force.side or ""))


def _latest(day: str) -> tuple[int, ...]:
    """A key that puts later ISO days first, and no day last."""
    return tuple(-int(part) for part in day.split("-")) if day else (0,)


def _force(side: str | None, items: list[Evidence], days: Mapping[str, int], parameters: Parameters) -> Force:
    direct = [item for item in items if item.spread is Spread.DIRECT]
    best = max(direct or items, key=lambda item: (item.weight, item.reported, item.event))
    affirm = _loudest((item.affirm, _reach(item, bool(direct))) for item in items)
    deny = _loudest((item.deny, _reach(item, bool(direct))) for item in items)
    support = sum(affirm.values()) - sum(deny.values())
    factor = max(item.factor for item in direct or items)
    return Force(
        side=side,
        support=support,
        factor=factor,
        opens=factor >= parameters.hold_from,
        direct=bool(direct),
        denied=bool(deny),
        by_party=all(item.by_party for item in items),
        first=min(days[item.day] for item in direct or items),
        affirm=affirm,
        claims=tuple(dict.fromkeys(claim for item in items for claim in item.claims)),
        reported=max(item.reported for item in items),
        kin=best.kin,
        allies=best.allies,
        against=next((item.against for item in items if item.against), None),
        act=best.act,
    )


def _reach(item: Evidence, direct: bool) -> float:
    """Beside a statement about the place itself, one about an area bears out only by its reach."""
    return item.factor if direct and item.spread is not Spread.DIRECT else 1.0


def _loudest(said: Iterable[tuple[tuple[tuple[str, float], ...], float]]) -> dict[str, float]:
    """Each origin once, at its most: telling a thing twice makes it no truer."""
    found: dict[str, float] = {}
    for voices, reach in said:
        for origin, weight in voices:
            found[origin] = max(found.get(origin, 0.0), weight * reach)
    return found


def is_one(standing: Standing, force: Force) -> bool:
    """Whether the force is the holder, under its own name or under one for many."""
    return standing.actor is not None and (
        force.side == standing.actor or force.side in standing.kin or standing.actor in force.kin
    )


def pull(standing: Standing, day: int, force: Force, parameters: Parameters) -> float:
    """What a hold weighs against a statement about an area: less with every day without news, half when it names
    the holder as the loser."""
    age = max(0, day - standing.last)
    left = standing.strength * max(0.0, 1.0 - age / max(1, parameters.memory_days))
    return left / 2 if force.against == standing.actor or force.side == standing.actor else left
