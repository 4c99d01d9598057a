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
    both = by_noun.get(draft.word - 1)  # 12 قتيلا وجريحا
    if both is not None and both.between and draft.type in _TOLLS and draft.word not in by_noun:
        draft.quantity = both
        draft.note("quantity.counted")
        return
    given = (quantity for quantity in draft.quantities if not _is_of_next(draft, quantity))
    own = [] if "target.counted" in draft.rules else draft.target  # the noun of the other toll has its own number
    quantity = by_noun.get(draft.word) or _of_members(own, by_noun) or next(given, None)
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


def _is_of_next(draft: Draft, quantity: Any) -> bool:
    """`إن عنصرا قتل وأصيب ثمانية`: the number behind the next verb is not of the one whose victim stands before it."""
    before = [unit for unit in draft.row.units[draft.unit + 1 :] if unit.first < quantity.first_word][-1:]
    named = any(member.first < draft.word for member in draft.target)
    return named and draft.position == "verb" and any(unit.kind == "trigger" and unit.conj for unit in before)


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
    if toll and draft.position in ("noun", "masdar") and not draft.target and "target.counted" not in draft.rules:
        draft.target = [Member("trigger", draft.word, draft.word + 1, draft.cut, None)]
        draft.note("target.toll-noun")
