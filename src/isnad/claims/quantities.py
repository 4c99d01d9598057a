"""How many: the count that belongs to a claim's victims, movers or goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from isnad.claims.drafts import Draft
from isnad.syntax.phrases import Member

_COUNTING = frozenset(
    "kill injure execute abduct arrest torture sexual_violence displace return surrender defect flee release exchange"
    " deploy aid loot destroy protest enter withdraw attack".split()
)
_TOLLS = frozenset({"kill", "injure"})


def count(draft: Draft, by_noun: Mapping[int, Any], by_first: Mapping[int, Any]) -> None:
    """Set the quantity of a draft. `by_noun` finds one by the word that it counts, `by_first` by its first word."""
    if draft.type not in _COUNTING:
        return
    quantity = by_noun.get(draft.word) or _of_members(draft.target, by_noun) or next(iter(draft.quantities), None)
    if quantity is None and draft.sense.trigger.frame.name in (
        "yield",
        "leave",
        "enter",
        "move",
        "assemble",
        "flee",
        "come_back",
    ):
        quantity = _of_members(draft.actor, by_noun)
    if quantity is not None and quantity.unit != "other" and not quantity.part_of_total:
        draft.quantity = quantity
        draft.note("quantity.counted")


def _of_members(members: Sequence[Member], by_noun: Mapping[int, Any]) -> Any:
    for member in members:
        for word in range(member.first, min(member.last, member.first + 2)):
            if word in by_noun:
                return by_noun[word]
    return None


def toll_target(draft: Draft) -> None:
    """A toll noun fills the target itself when nothing else names the victims."""
    toll = draft.sense.trigger.frame.name == "toll" or (
        draft.type in _TOLLS and draft.quantity and draft.quantity.noun in (None, draft.word)
    )
    if toll and draft.position in ("noun", "masdar") and not draft.target:
        draft.target = [Member("trigger", draft.word, draft.word + 1, draft.cut, None)]
        draft.note("target.toll-noun")
