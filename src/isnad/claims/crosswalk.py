"""ACLED, PLOVER and CAMEO codes of a claim, by the crosswalk of the codebook and its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from isnad.codebook import Coded, EventType

_ARMED = frozenset({"state", "military", "rebel", "militia", "jihadist"})
_CROWD = frozenset({"civilian", "protester"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the conditions of the crosswalk ask about one claim; kinds are actor kinds, words are folded."""

    type: str
    actor_kinds: frozenset[str]
    target_kinds: frozenset[str]
    target_words: str
    words: str  # the folded sentence
    fellows: frozenset[str]  # types of the other claims of the same sentence


def _has(*stems: str) -> Callable[[Circumstances], bool]:
    return lambda seen: any(stem in seen.words for stem in stems)


CONDITIONS: Mapping[str, Callable[[Circumstances], bool]] = {
    "target_civilian": lambda seen: bool(seen.target_kinds & _CROWD) and not seen.target_kinds & _ARMED,
    "target_armed": lambda seen: bool(seen.target_kinds & _ARMED),
    "by_state": lambda seen: bool(seen.actor_kinds & {"state", "military"}),
    "by_crowd": lambda seen: bool(seen.actor_kinds & _CROWD),
    "with_fighting": lambda seen: bool(seen.fellows & {"clash", "attack", "shelling", "airstrike"}),
    "no_fighting": lambda seen: not seen.fellows & {"clash", "attack", "shelling", "airstrike"},
    "drone": _has("مسير", "درون"),
    "suicide": _has("انتحاري", "حزام ناسف"),
    "thrown": _has("قنبله يدويه", "قنابل يدويه"),
    "control_passes": lambda seen: bool(seen.fellows & {"capture", "hand_over", "withdraw", "enter", "flee"}),
    "base": _has("قاعده", "معسكر", "نقطه عسكريه", "مقر"),
    "ceasefire": _has("وقف اطلاق", "هدنه", "تهديه"),
    "curfew": _has("حظر تجول", "حظر التجول", "حظر للتجول"),
    "weapons_seized": _has("سلاح", "اسلحه", "ذخير", "ذخائر", "صواريخ"),
    "force_used": lambda seen: bool(seen.fellows & {"attack", "arrest", "injure"}),
    "force_kills": lambda seen: "kill" in seen.fellows,
    "political_demand": lambda seen: "demand" in seen.fellows or "مطالب" in seen.words,
    "no_target": lambda seen: not seen.target_kinds and not seen.target_words,
}


def codes(event_type: EventType, seen: Circumstances) -> Coded:
    """The codes of the first case whose condition holds, completed by the type's plain codes."""
    plain = event_type.codes
    case = next((case for case in event_type.cases if holds(case.when, seen)), None)
    if case is None:
        return plain
    return Coded(case.when, case.acled or plain.acled, case.plover or plain.plover, case.cameo or plain.cameo)


def holds(when: str, seen: Circumstances) -> bool:
    """Whether all conditions named in `when` hold; an unknown one never does (the codebook check reports it)."""
    return all(name in CONDITIONS and CONDITIONS[name](seen) for name in when.replace(",", " ").split())


def unknown_conditions(event_types: Sequence[EventType]) -> list[tuple[EventType, str]]:
    """Conditions that no code implements."""
    return [(t, case.when) for t in event_types for case in t.cases
            for name in case.when.replace(",", " ").split() if name not in CONDITIONS]
