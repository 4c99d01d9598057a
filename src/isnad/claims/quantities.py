"""How many: the count that belongs to a claim's victims, movers or goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from isnad.annotate.number_tables import bare_noun, noun_tables
from isnad.claims.drafts import Draft
from isnad.claims.factuality_words import begins
from isnad.syntax.phrases import Member

_COUNTING = frozenset(
    "kill injure execute abduct arrest torture sexual_violence displace return surrender defect flee release exchange"
    " deploy aid loot destroy protest enter withdraw attack".split()
)
_TOLLS = frozenset({"kill", "injure"})
_FIRE = frozenset({"airstrike"})
_ANOTHER = frozenset({"اخر", "اخري"})
_OWNERS = ("هما", "هم", "هن", "ها", "ه")
_SEVERAL = 2
_MADE_UP = ("مولف", "مكون", "تضم", "يضم", "قوام", "تتالف", "يتالف", "تتكون", "يتكون")
_BETWEEN = frozenset({"بين", "مابين"})


def count(draft: Draft, by_noun: Mapping[int, Any], by_first: Mapping[int, Any], raw: str) -> None:
    """Set the quantity of a draft. `by_noun` finds one by the word that it counts, `by_first` by its first word.

    `raw` is the text as printed.
    """
    if draft.type in _FIRE:
        _count_hit(draft, by_noun, by_first)
    if draft.type not in _COUNTING:
        return
    both = by_noun.get(draft.word - 1)  # 12 قتيلا وجريحا
    if both is not None and both.between and draft.type in _TOLLS and draft.word not in by_noun:
        draft.quantity = both
        draft.note("quantity.counted")
        return
    split = _split(draft, by_noun, by_first)
    if split is not None:
        draft.quantity = split
        draft.note("quantity.counted")
        return
    given = (quantity for quantity in draft.quantities if not _is_of_next(draft, quantity))
    own = [] if "target.counted" in draft.rules else draft.target  # the noun of the other toll has its own number
    summed = _sum(draft, own, by_noun, raw) if draft.type in _TOLLS else None
    quantity = by_noun.get(draft.word) or summed or _of_members(own, by_noun) or next(given, None)
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
    quantity = quantity or _made_up(draft, by_first)
    if quantity is not None and quantity.unit != "other" and not quantity.part_of_total:
        draft.quantity = quantity
        draft.note("quantity.counted")


def _made_up(draft: Draft, by_first: Mapping[int, Any]) -> Any:
    """`عصابة مؤلفة من 7 أشخاص`, `رتل يضم 30 عربة`: how many make up whom or what the draft is about."""
    units = draft.row.units
    for member in (*draft.target, *draft.actor):
        at = next((n for n, unit in enumerate(units) if unit.first >= member.first), len(units))
        made = next((n for n in range(at, min(at + _SEVERAL + 1, len(units))) if begins(units[n], _MADE_UP)), None)
        follows = units[made + 1 : made + 3] if made is not None else ()
        for unit in follows:
            if unit.kind == "quantity":
                return by_first.get(unit.first)
            if unit.letters != "من":
                break
    return None


def _split(draft: Draft, by_noun: Mapping[int, Any], by_first: Mapping[int, Any]) -> Any:
    """`مئات الضحايا بين قتيل وجريح`, `ستة بين قتيل وجريح`: the count that the two tolls divide, with its least."""
    units, at = draft.row.units, draft.unit
    at -= units[at].conj and at > 0 and units[at - 1].kind == "trigger"  # وجريح
    if draft.type not in _TOLLS or draft.quantities or at < _SEVERAL or units[at - 1].letters not in _BETWEEN:
        return None
    noun = units[at - _SEVERAL]
    counted = by_noun.get(noun.first) or (by_first.get(noun.first) if noun.kind == "quantity" else None)
    return counted if counted is None or counted.low is None else replace(counted, low=1)


def _is_of_next(draft: Draft, quantity: Any) -> bool:
    """`إن عنصرا قتل وأصيب ثمانية`: the number behind the next verb is not of the one whose victim stands before it."""
    before = [unit for unit in draft.row.units[draft.unit + 1 :] if unit.first < quantity.first_word][-1:]
    named = any(member.first < draft.word for member in draft.target)
    return named and draft.position == "verb" and any(unit.kind == "trigger" and unit.conj for unit in before)


def _count_hit(draft: Draft, by_noun: Mapping[int, Any], by_first: Mapping[int, Any]) -> None:
    """`قصفت الطائرات 12 موقعا`: what was hit from the air is counted, never the raids."""
    quantity = _of_members(draft.target, by_noun) or _made_up(draft, by_first)
    if quantity is not None and quantity.unit not in ("other", "person") and not quantity.part_of_total:
        draft.quantity = quantity
        draft.note("quantity.counted")


def _sum(draft: Draft, members: Sequence[Member], by_noun: Mapping[int, Any], raw: str) -> Any:
    """`إصابة فتاتين وسبعة آخرين`: nine; None where one of them has no number or nothing but single people are named."""
    counts = [_of_members([member], by_noun) for member in members]
    given = [one for one in counts if one is not None]
    single = sum(_is_one(draft, member) for member, one in zip(members, counts, strict=True) if one is None)
    if len(members) < _SEVERAL or not given or single != len(members) - len(given):
        return None
    if any(one.between or one.low is None or one.part_of_total for one in given):
        return None
    low = single + sum(one.low for one in given)
    high = None if any(one.high is None for one in given) else single + sum(one.high for one in given)
    start, end = min(one.start for one in given), max(one.end for one in given)
    return replace(given[0], start=start, end=end, text=raw[start:end], low=low, high=high)


def _is_one(draft: Draft, member: Member) -> bool:
    """Whether the noun of a member is the singular of one that news counts: `زوجته`, `آخر`."""
    unit = next((u for u in draft.row.units if u.first <= member.first < u.last), None)
    if unit is None or (unit.kind == "party" and unit.ref.head == "person"):
        return False
    letters = unit.letters.removeprefix("و") if unit.conj else unit.letters
    nouns = (noun_tables().nouns.get(form) for form in (bare_noun(letters), _without_owner(letters)))
    return letters in _ANOTHER or any(noun is not None and noun.one for noun in nouns)


def _without_owner(letters: str) -> str:
    """`زوجته` without its pronoun: زوجة."""
    owner = next((e for e in _OWNERS if letters.endswith("ت" + e)), "")
    return f"{letters.removesuffix(owner)[:-1]}ه" if owner else letters


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
