"""Event numbers inside an article: claims that speak of the same occurrence share one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isnad.claims.drafts import Draft

FAMILIES: dict[str, frozenset[str]] = {
    kind: family
    for family in (
        frozenset("attack shelling airstrike explosion chemical".split()),
        frozenset({"kill", "execute"}),
        frozenset({"withdraw", "flee"}),
        frozenset({"capture", "enter", "fall"}),
        frozenset({"arrest", "abduct"}),
        frozenset({"advance", "attack"}),
        frozenset({"agree", "negotiate"}),
    )
    for kind in family
}

Key = Callable[[Draft, str], frozenset[str]]


def number_events(drafts: Sequence[Draft], keys: Key) -> None:
    """Number the drafts' events from 1; `keys` gives the identities of a role's fillers."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        group = next((g for g in reversed(groups) if _joins(draft, g, keys)), None)
        if group is None:
            groups.append([draft])
            draft.event = len(groups)
        else:
            group.append(draft)
            draft.event = group[0].event


def _joins(draft: Draft, group: Sequence[Draft], keys: Key) -> bool:
    return all(_compatible(draft, other, keys) for other in group[-3:]) and any(
        _same(draft, other, keys) for other in group[-3:]
    )


def _compatible(draft: Draft, other: Draft, keys: Key) -> bool:
    """Nothing that both state differs: type family, day, place, sides, counts."""
    if other.type != draft.type and other.type not in FAMILIES.get(draft.type, ()):
        return False
    if draft.time and other.time and draft.time[:10] != other.time[:10]:
        return False
    for role in ("place", "actor", "target"):
        left, right = keys(draft, role), keys(other, role)
        if left and right and left.isdisjoint(right):
            return False
    return _same_count(draft, other)


def _same_count(draft: Draft, other: Draft) -> bool:
    left, right = draft.quantity, other.quantity
    if left is None or right is None or left.low is None or right.low is None:
        return True
    return bool(left.low == right.low)


def _same(draft: Draft, other: Draft, keys: Key) -> bool:
    """Something that both state agrees, or the noun points back to it."""
    if draft.row is other.row and not draft.definite:
        return draft.type == other.type and bool(draft.cause and draft.cause is other)
    if draft.definite and draft.position in ("masdar", "noun"):
        return True
    shared = [role for role in ("place", "actor", "target") if not keys(draft, role).isdisjoint(keys(other, role))]
    near = draft.row.paragraph - other.row.paragraph <= 4
    return len(shared) >= 2 or ("place" in shared and near) or ("actor" in shared and not draft.place and near)
