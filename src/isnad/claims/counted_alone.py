"""Counts that stand alone where a victim is asked for: `مقتل ستة أشخاص وإصابة تسعة`, `قتل عشرة منهم`.

A number names nobody: the noun that it leaves out is the one counted before it, or what its pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft
from isnad.claims.pronouns import TO_PEOPLE, people_before
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit

_OF_THEM = frozenset({"منهم", "منهما", "منهن"})


def name_counted(drafts: Sequence[Draft]) -> None:
    """Replace a target that is a bare count by those whom it counts; unknown, they stay unnamed."""
    for n, draft in enumerate(drafts):
        if draft.type in TO_PEOPLE and draft.target and all(member.kind == "count" for member in draft.target):
            doers = {member.first for other in drafts if other.row is draft.row for member in other.actor}
            others = [unit for unit in draft.row.units if unit.first not in doers]  # اعتقلت الشرطة سبعة منهم
            named = _of_them(others, draft.target[-1].last) or _counted_before(drafts[:n], draft)
            draft.target = named or [m for m in draft.target if _is_definite(draft.row.units, m)]
            draft.note("target.counted")


def _is_definite(units: Sequence[Unit], count: Member) -> bool:
    """`جرح العشرات`: with the article a count is a noun of its own."""
    return any(unit.first == count.first and unit.letters.startswith("ال") for unit in units)


def _of_them(units: Sequence[Unit], last: int) -> list[Member]:
    """`عشرة منهم`: the people told of before the count."""
    at = next((n for n, unit in enumerate(units) if unit.first >= last), len(units))
    follows = at < len(units) and units[at].letters + units[at].enclitic in _OF_THEM
    return people_before(units[:at]) if follows else []


def _counted_before(earlier: Sequence[Draft], draft: Draft) -> list[Member]:
    """`مقتل ستة أشخاص وإصابة تسعة`: persons again."""
    for other in reversed(earlier):
        named = [m for m in other.target if m.kind in ("party", "thing")]
        if other.row is draft.row and named and other.quantities and other.position == draft.position:
            return named
    return []
