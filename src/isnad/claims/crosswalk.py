"""ACLED, PLOVER and CAMEO codes of a claim, by the crosswalk of the codebook and its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from isnad.codebook import Codebook, Coded, EventType

_ARMED = frozenset({"state", "military", "rebel", "militia", "jihadist"})
_CROWD = frozenset({"civilian", "protester"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the conditions of the crosswalk ask about one claim; kinds are actor kinds, words are folded."""

    type: str
    actor_kinds: frozenset[str]
    target_kinds: frozenset[str]
    target_words: str
    named: frozenset[str]  # circumstances that words of its sentence name (events/circumstances.yaml)
    fellows: frozenset[str]  # types of the other claims of the same sentence


CONDITIONS: Mapping[str, Callable[[Circumstances], bool]] = {
    "target_civilian": lambda seen: bool(seen.target_kinds & _CROWD) and not seen.target_kinds & _ARMED,
    "target_armed": lambda seen: bool(seen.target_kinds & _ARMED),
    "by_state": lambda seen: bool(seen.actor_kinds & {"state", "military"}),
    "by_crowd": lambda seen: bool(seen.actor_kinds & _CROWD),
    "with_fighting": lambda seen: bool(seen.fellows & {"clash", "attack", "shelling", "airstrike"}),
    "no_fighting": lambda seen: not seen.fellows & {"clash", "attack", "shelling", "airstrike"},
    "control_passes": lambda seen: bool(seen.fellows & {"capture", "hand_over", "withdraw", "enter", "flee"}),
    "force_used": lambda seen: bool(seen.fellows & {"attack", "arrest", "injure"}),
    "force_kills": lambda seen: "kill" in seen.fellows,
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
    return all(name in seen.named or (name in CONDITIONS and CONDITIONS[name](seen)) for name in names_in(when))


def names_in(when: str) -> list[str]:
    """The conditions that a case names, separated by blanks or commas."""
    return when.replace(",", " ").split()


def circumstances_in(words: str, table: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The circumstances that a folded sentence names; `table` gives the folded words of each."""
    return frozenset(name for name, stems in table.items() if any(stem in words for stem in stems))


def unknown_conditions(codebook: Codebook) -> list[tuple[EventType, str]]:
    """Conditions that neither the code nor the codebook's circumstances know."""
    known = {*CONDITIONS, *codebook.circumstances}
    types = codebook.types.values()
    return [(t, name) for t in types for case in t.cases for name in names_in(case.when) if name not in known]
