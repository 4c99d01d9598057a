"""Where a withdrawal began, when a pronoun or a bare noun says so: then the place it went to is not its place."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.syntax.units import Unit

_TOWARD = frozenset("نحو باتجاه بالاتجاه اتجاه صوب الي تجاه".split())
_FROM_THERE = frozenset("منه منها منهما منهم".split())
_DESCRIBED = ("مدينه", "مدن", "بلده", "بلدات", "قريه", "قري", "حي", "منطقه", "مطار", "قاعده", "موقع", "مواقع")


def is_destination(units: Sequence[Unit], trigger: int, tie: str, at: int) -> bool:
    """`انسحاب الجيش منها باتجاه حمص`: whether the place at this unit is where those who left some place went."""
    return tie in _TOWARD and any(_left(units, k) for k in range(trigger + 1, min(at, len(units))))


def _left(units: Sequence[Unit], k: int) -> bool:
    if units[k].letters in _FROM_THERE:
        return True
    follow = units[k + 1] if k + 1 < len(units) else None
    described = (
        follow is not None and follow.kind != "place" and follow.letters.removeprefix("ال").startswith(_DESCRIBED)
    )
    return units[k].letters == "من" and described
