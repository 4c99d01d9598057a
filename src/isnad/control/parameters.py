"""The numbers and words of the control rule, read from `data/control/parameters.yaml` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isnad.codebook import LINE, packaged_data, read_mapping
from isnad.control.words import Role, Spread
from isnad.errors import CodebookError

FILE = "control/parameters.yaml"
SPEAKERS = ("own", "party", "neutral", "weak")


@dataclass(frozen=True, slots=True)
class Act:
    """How an event type bears on control: its role, and how much it weighs (0..1)."""

    role: Role
    factor: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """All of `parameters.yaml`; its comments say what each number means. Days are whole days, weights 0..1."""

    voices: Mapping[str, Mapping[str, float]]
    weak_tellers: frozenset[str]
    acts: Mapping[str, Act]
    armed_kinds: frozenset[str]
    sites: frozenset[str]
    exact_days: int
    wide_days: tuple[tuple[int, float], ...]
    publication_factor: float
    spreads: Mapping[Spread, float]
    spread_prominence: int
    spread_roles: frozenset[Role]
    near_km: float
    held_from: float
    hold_from: float
    near_equal: float
    contest_from: float
    leave_from: float
    fall_origins: int
    entry_stays_from: float
    parts_enough: int
    contest_days: int
    settle_days: int
    gap_days: int
    fall_window_days: int
    refine_days: int
    memory_days: int
    before_days: int
    decay_days: int
    our_forces: tuple[str, ...]
    own_forces: tuple[str, ...]
    exceptions: tuple[str, ...]
    roads: tuple[str, ...]
    aside_words: int
    outlet_words: tuple[str, ...]
    destination: tuple[str, ...]
    receives: tuple[str, ...]
    not_places: tuple[str, ...]


def load_parameters(root: Path | None = None) -> Parameters:
    """The parameters of a codebook folder (the packaged one by default). Raises CodebookError where one is unfit."""
    root = root or packaged_data()
    rows = read_mapping(root / FILE, root)
    try:
        return Parameters(**{name: _read(name, rows[name]) for name in Parameters.__slots__})
    except KeyError as error:
        raise CodebookError(f"`{error.args[0]}` is missing or is not a word that the rule knows", FILE) from None
    except (TypeError, ValueError, AttributeError) as error:
        raise CodebookError(f"a value has the wrong form: {error}", FILE) from None


def _read(name: str, value: Any) -> Any:
    if name in _READERS:
        return _READERS[name](value)
    number = float(value)
    if number < 0:
        raise ValueError(f"`{name}` must not be negative")
    return int(number) if name in _WHOLE else number


_WHOLE = frozenset(
    "exact_days spread_prominence fall_origins parts_enough contest_days settle_days gap_days fall_window_days"
    " refine_days before_days aside_words memory_days decay_days".split()
)


def _plain(value: Any) -> dict[str, Any]:
    return {str(key): item for key, item in value.items() if key != LINE}


def _voices(value: Any) -> dict[str, dict[str, float]]:
    tables = {name: {who: _share(row[who]) for who in SPEAKERS} for name, row in _plain(value).items()}
    return {
        f"{what}_{does}": tables[f"{what}_{does}"] for what in ("take", "leave", "other") for does in ("affirm", "deny")
    }


def _share(value: Any) -> float:
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} must lie between 0 and 1")
    return number


def _acts(value: Any) -> dict[str, Act]:
    return {name: Act(Role(row["role"]), _share(row["factor"])) for name, row in _plain(value).items()}


def _words(value: Any) -> tuple[str, ...]:
    from isnad.text.fold import fold_key

    return tuple(fold_key(str(word)) for word in value)


_READERS: Mapping[str, Any] = {
    "voices": _voices,
    "weak_tellers": frozenset,
    "acts": _acts,
    "armed_kinds": frozenset,
    "sites": frozenset,
    "wide_days": lambda rows: tuple((int(days), _share(factor)) for days, factor in rows),
    "spreads": lambda rows: {spread: _share(rows[spread.value]) for spread in Spread},
    "spread_roles": lambda names: frozenset(Role(name) for name in names),
    "our_forces": _words,
    "own_forces": _words,
    "exceptions": _words,
    "roads": _words,
    "outlet_words": _words,
    "destination": _words,
    "receives": _words,
    "not_places": _words,
}
