"""Lists of places whose members say where they lie: `قرية أ بريف ب، وبلدة ج شرقي د`, `شرق أ وغرب ب`."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft, is_stop
from isnad.claims.roles import width
from isnad.syntax.phrases import Member, phrase_at
from isnad.syntax.units import Unit, is_finite

_FINE = 7  # a district; what is wider goes on with the setting: بريف أ وريف ب
_REGION = 8
_BACK = 12  # units from one member of a list to the next
_NONE: frozenset[str] = frozenset()
_ASIDE = 10  # units of a parenthesis
_TIES = frozenset({"في", "ب", "قرب", "من"})
_LIES = frozenset("الواقعه الواقعين الواقعتين الواقع الكاينه التابعه التابعين المحاذيه القريبه".split())


def spread_places(draft: Draft, outside: frozenset[str]) -> None:
    """Add the places that go on a draft's list behind words that tell where its last one lies."""
    at = _unit_of_last(draft)
    more = list_behind(draft.row.units, at, outside) if at is not None else []
    if more:
        draft.place.extend(more)
        draft.note("place.list")


def _unit_of_last(draft: Draft) -> int | None:
    if not draft.place:
        return None
    last = max((m.first for m in draft.place if m.kind == "place"), default=-1)
    return next((n for n, unit in enumerate(draft.row.units) if unit.first == last and unit.kind == "place"), None)


def list_behind(units: Sequence[Unit], at: int, outside: frozenset[str]) -> list[Member]:
    """The places joined to the one at this unit, each past what says where the one before it lies."""
    found: list[Member] = []
    head = at
    while True:
        end = _past_setting(units, at + 1)
        more = _joined(units, head, at, end, outside)
        if more is None:
            return found
        members, at = more
        found.extend(members)


def list_around(units: Sequence[Unit], at: int) -> list[Member]:
    """The list that the place at this unit belongs to: `شرق أ وغرب ب`; that place alone where it is joined to none."""
    start = at
    for n in range(at - 1, max(-1, at - _BACK), -1):
        if not units[start].conj or is_stop(units[n]):
            break
        if units[n].kind == "place" and any(m.first == units[start].first for m in list_behind(units, n, _NONE)):
            start = n
    return [_member(units[start]), *list_behind(units, start, _NONE)]


def _member(unit: Unit) -> Member:
    return Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)


def _joined(
    units: Sequence[Unit], head: int, at: int, end: int, outside: frozenset[str]
) -> tuple[list[Member], int] | None:
    """The next members of the list with the unit of the last one."""
    comma = end < len(units) and units[end].letters == ","
    start = end + comma
    if start >= len(units) or not units[start].conj or units[start].kind not in ("place", "noun", "gram"):
        return None
    phrase = phrase_at(units, start, outside)
    if phrase is None or phrase.kind != "place" or phrase.prep:
        return None
    members = [m for m in phrase.members if m.kind == "place"]
    if _begins_clause(units, phrase.last):
        members.pop()
    if not members:
        return None
    wide = max(map(width, members))
    if end > at + 1 and wide > (_REGION if comma else _FINE) and wide > width(_member(units[head])):
        return None  # قرية أ بريف ب وريف ج
    return members, phrase.last - 1


def _begins_clause(units: Sequence[Unit], at: int) -> bool:
    """`وحلب تشهد مظاهرات`: the place is the subject of a clause of its own."""
    return at < len(units) and ((is_finite(units[at]) and not units[at].conj) or units[at].letters == ":")


def _past_setting(units: Sequence[Unit], at: int) -> int:
    """Past `بريف ب`, `في جبل أ`, `شرقي ج`, `الواقعة في د`, `بالقرب من ه`, and a comma before another of these."""
    while at < len(units):
        step = _setting(units, at)
        comma = _setting(units, at + 1) if not step and units[at].letters == "," else 0
        if not step and not comma:
            return at
        at += step or comma + 1
    return at


def _setting(units: Sequence[Unit], at: int) -> int:
    """How many units from here tell where a place lies; 0 when these do not."""
    here = units[at : at + 3]
    if not here or here[0].conj:
        return 0
    if here[0].kind == "place":
        return 1
    if here[0].letters == "(":
        return _past_parenthesis(units, at) - at
    if here[0].letters in _LIES or _raw_lies(here[0]):
        return 1 + _setting(units, at + 1)
    tied = len(here) > 1 and here[0].kind == "gram" and (here[0].letters in _TIES or here[0].is_gram("near"))
    return 2 if tied and here[1].kind == "place" and not here[1].conj else 0


def _past_parenthesis(units: Sequence[Unit], at: int) -> int:
    """Behind `(دخلتها قبل أيام)`; the same unit when none is closed near."""
    closed = (n + 1 for n in range(at, min(at + _ASIDE, len(units))) if units[n].letters == ")")
    return next(closed, at)


def _raw_lies(unit: Unit) -> bool:
    return unit.article and f"ال{unit.letters.removeprefix('ال')}" in _LIES
