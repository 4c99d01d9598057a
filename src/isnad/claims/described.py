"""Places that are only described: `المدينة`, `البلدة`, `الحي` mean the last place of their kind told before; any other
noun (`المعبر`, `السجن`, `القطاع`) the last place that is printed with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.claims.drafts import Draft, Row
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit

_KINDS: dict[str, frozenset[str]] = {
    "مدينه": frozenset({"city", "town"}),
    "بلده": frozenset({"town", "village"}),
    "قريه": frozenset({"village", "town"}),
    "حي": frozenset({"neighbourhood"}),
    "مخيم": frozenset({"camp"}),
    "محافظه": frozenset({"governorate"}),
}
_NONE: frozenset[str] = frozenset()
_ANYWHERE = "منطقه"  # what was told of last may be any place, so that a name from further back is not meant
_ROWS_BACK = 12


def describe_places(rows: Sequence[Row], drafts: Sequence[Draft]) -> None:
    """Give each draft whose argument only describes a place the one that is meant."""
    index = {row.index: n for n, row in enumerate(rows)}
    for draft in drafts:
        if draft.vague_unit is None or draft.place:
            continue
        noun = draft.row.units[draft.vague_unit].letters.removeprefix("ال")
        found = _meant(noun, _places_before(rows, index[draft.row.index], draft))
        if found is not None:
            draft.place = [Member("place", found.first, found.last, found.ref.cut, found.ref)]
            draft.note("place.described")


def _places_before(rows: Sequence[Row], at: int, draft: Draft) -> Iterator[tuple[int, Unit]]:
    """The places told before the draft's argument with the number of their row, the nearest first."""
    for n in range(at, max(-1, at - _ROWS_BACK), -1):
        units = rows[n].units[: draft.vague_unit] if n == at else rows[n].units
        yield from ((n, unit) for unit in reversed(units) if unit.kind == "place")


def _meant(noun: str, places: Iterator[tuple[int, Unit]]) -> Unit | None:
    """The nearest place of this kind, but in its sentence rather one that is printed with the noun before its name."""
    nearest: tuple[int, Unit] | None = None
    latest: int | None = None
    for row, unit in places:
        latest = row if latest is None else latest
        if noun == _ANYWHERE and row != latest:
            break
        if nearest is not None and row != nearest[0]:
            break
        named = unit.letters[unit.ref.cut :] == noun
        if named and (nearest is None or nearest[1].ref.mention.id != unit.ref.mention.id):
            return unit
        if nearest is None and (named or unit.ref.mention.kind in _KINDS.get(noun, _NONE)):
            nearest = row, unit
    return nearest[1] if nearest else None
