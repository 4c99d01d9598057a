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


def _figures(sets: Mapping[str, Any]) -> str:
    head = ["figure", *(f"{name}: {one['documents']} articles, {one['claims']} claims" for name, one in sets.items())]
    names = list(next(iter(sets.values()))["figures"])
    return _table(head, [[name, *(f"{one['figures'][name]['f1']:.2f}" for one in sets.values())] for name in names])


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
    rows = [[cause, *(str(counts.get(cause, 0)) for counts in causes.values())] for cause in order]
    return _table(["cause", *causes], rows)


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
