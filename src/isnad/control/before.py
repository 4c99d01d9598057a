"""What a loss says of the days before it: who leaves a place, or loses it, held it until then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from isnad.control.evidence import ordinal
from isnad.control.parameters import Parameters
from isnad.control.words import Evidence, Role, Spread

_MOVES = (Role.TAKE, Role.ENTER, Role.LEAVE)


def held_before(evidence: Sequence[Evidence], parameters: Parameters) -> list[Evidence]:
    """The hold that the first sure loss of the place implies, from `before_days` before it; empty when there is none.

    A loss is a withdrawal, or a capture with its loser named, of the place itself and on a known day. It implies
    nothing where something sure was told of the place in those days, or where the loser itself came to it then.
    """
    moves = sorted(
        (item for item in evidence if item.role in _MOVES and item.spread is Spread.DIRECT),
        key=lambda item: (item.day_end, item.event, item.role, item.actor or ""),
    )
    loss = next((item for item in moves if _loser(item) is not None and _is_sure(item, parameters)), None)
    if loss is None or any(_contradicts(item, loss, parameters) for item in moves):
        return []
    since = ordinal(loss.day) - parameters.before_days
    if since < 1 or any(ordinal(item.day_end) <= since for item in moves):
        return []
    return [_hold(loss, date.fromordinal(since).isoformat())]


def _loser(item: Evidence) -> str | None:
    return item.against if item.role is Role.TAKE else item.actor if item.role is Role.LEAVE else None


def _is_sure(item: Evidence, parameters: Parameters) -> bool:
    return item.weight >= parameters.leave_from and item.day == item.day_end


def _contradicts(item: Evidence, loss: Evidence, parameters: Parameters) -> bool:
    """Earlier than the loss, somebody surely came, or the loser came at all."""
    if item.role is Role.LEAVE or item.day_end >= loss.day_end:
        return False
    return item.weight >= parameters.leave_from or item.actor == _loser(loss)


def _hold(loss: Evidence, since: str) -> Evidence:
    mine = loss.role is Role.LEAVE
    return replace(
        loss,
        role=Role.TAKE,
        act="before",
        actor=_loser(loss),
        day=since,
        day_end=since,
        factor=1.0,
        deny=(),
        weight=1.0,
        against=None,
        kin=loss.kin if mine else frozenset(),
        allies=loss.allies if mine else frozenset(),
    )
