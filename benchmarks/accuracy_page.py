"""`docs/accuracy.md`, made of `results/accuracy.json` and of the prose in `accuracy_template.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_OF_TYPE = ("precision", "recall", "f1", "actor", "target", "place", "time")


def page(found: Mapping[str, Any]) -> str:
    """The page as Markdown."""
    sets = found["sets"]
    first = next(iter(sets))
    template = Template((_HERE / "accuracy_template.md").read_text(encoding="utf-8"))
    return template.substitute(
        day=found["day"],
        first=first,
        figures=_figures(sets),
        parts=", ".join(sets[first]["right"]),
        right="; ".join(f"{name} {_shares(one['right'].values())}" for name, one in sets.items()),
        types=_types(found["types"]),
        unseen=", ".join(f"`{name}`" for name in found["unseen"]),
        ten=_and(_of_ten(name, one) for name, one in sets.items()),
        calibration=_and(_calibration(name, one) for name, one in found["calibration"].items()),
        causes=_causes(found["causes"]),
        reliability=_reliability(found["reliability"]),
        told=facts_told(),
    )


def facts_told() -> int:
    """How many statements of who held what the corpus's timeline tells: all but those that the tests list as missed."""
    facts = (_ROOT / "examples/offensive-2024/facts.csv").read_text(encoding="utf-8").splitlines()[1:]
    misses = (_ROOT / "tests/data/control_misses.txt").read_text(encoding="utf-8").splitlines()
    return len(facts) - sum(1 for line in misses if line and not line.startswith("#"))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _shares(shares: Iterable[float]) -> str:
    return ", ".join(f"{share:.2f}" for share in shares)


def _and(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _of_ten(name: str, one: Mapping[str, Any]) -> str:
    found, whole = (10 * one["figures"][figure]["recall"] for figure in ("claim trigger+type", "whole claim"))
    return f"{name} {found:.1f} and {whole:.1f}"


def _calibration(name: str, one: Mapping[str, float]) -> str:
    return f"{name} {one['slope']:.2f} and {one['ranked']:.2f}"


def _figures(sets: Mapping[str, Any]) -> str:
    head = ["figure", *(f"{name}: {one['documents']} articles, {one['claims']} claims" for name, one in sets.items())]
    names = list(next(iter(sets.values()))["figures"])
    rows = [[name, *_and_distance([one["figures"][name]["f1"] for one in sets.values()])] for name in names]
    return _table([*head, "distance"], rows)


def _and_distance(values: Sequence[float]) -> list[str]:
    """The values, and how far the last one that is printed lies from the first."""
    shown = [round(value, 2) for value in values]
    return [*(f"{value:.2f}" for value in shown), f"{shown[-1] - shown[0] or 0.0:+.2f}"]


def _types(types: Mapping[str, Any]) -> str:
    often_first = sorted(types.items(), key=lambda item: -item[1]["gold"])
    head = ["type", "claims", "precision", "recall", "F1", "actor", "target", "place", "time"]
    return _table(head, [[f"`{name}`", str(one["gold"]), *_of_type(one)] for name, one in often_first])


def _of_type(one: Mapping[str, Any]) -> Iterator[str]:
    for name in _OF_TYPE:
        yield "" if one[name] is None else f"{one[name]:.2f}"


def _causes(causes: Mapping[str, Mapping[str, int]]) -> str:
    names = dict.fromkeys(cause for counts in causes.values() for cause in counts)
    order = sorted(names, key=lambda cause: -sum(counts.get(cause, 0) for counts in causes.values()))
    totals = {name: sum(counts.values()) for name, counts in causes.items()}
    rows = [
        [cause, *(_share(counts.get(cause, 0), totals[name]) for name, counts in causes.items())] for cause in order
    ]
    return _table(["cause", *(f"{name}: {total}" for name, total in totals.items())], rows)


def _share(count: int, total: int) -> str:
    return f"{count} ({count / total:.0%})" if count else "0"


def _reliability(bands: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    head = ["articles", "confidence", "claims", "said, on average", "right"]
    return _table(head, [[name, *_band(band)] for name, one in bands.items() for band in one])


def _band(band: Mapping[str, Any]) -> list[str]:
    return [
        f"{band['from']:.1f} to {band['to']:.1f}",
        str(band["claims"]),
        f"{band['said']:.2f}",
        f"{band['right']:.2f}",
    ]
