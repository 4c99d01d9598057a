"""Who held what in the example corpus, as its claims tell it, against the public record in `facts.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import isnad
from isnad import lexicon
from isnad.cli import app
from isnad.control import Sides, load_sides, side_of
from isnad.control.sides import umbrellas_of
from isnad.model import Control, Hold

CORPUS = Path(__file__).parents[2] / "examples" / "offensive-2024"
FILES = ("dispatches.jsonl", "feed.xml", "sheet.csv", "page.html", "telegram/result.json")
MISSES = Path(__file__).parents[1] / "data" / "control_misses.txt"
"""Rows of the public record that the timeline does not tell; the list may shrink, and grows only with a reason."""

Fact = dict[str, str]


def facts() -> list[Fact]:
    with (CORPUS / "facts.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("offensive") / "offensive.duckdb"
    sources = [str(CORPUS / name) for name in FILES]
    result = CliRunner().invoke(app, ["ingest", *sources, "--db", str(path)], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture(scope="module")
def sides(own_folders: None) -> Sides:
    return load_sides(lexicon.load(None, None)[0].actors)


def told(database: Path, fact: Fact) -> Control | None:
    return next(iter(isnad.open(database).control(at=fact["day"], places=fact["place_id"])), None)


def agrees(control: Control | None, fact: Fact, sides: Sides) -> bool:
    """The same side, or the common name that the press has for it; of a contested place, that it was contested."""
    if control is None:
        return False
    if fact["state"] == "contested":
        return control.state is Hold.CONTESTED
    side = side_of(sides, fact["holder"], fact["day"])
    holds = control.state is not Hold.UNKNOWN and (control.state is not Hold.CONTESTED)
    return holds and side is not None and control.actor in {side, *umbrellas_of(sides, side)}


def name(fact: Fact) -> str:
    return f"{fact['place_id']} {fact['day']} {fact['holder']} {fact['state']}"


def misses(database: Path, sides: Sides) -> Iterator[str]:
    for fact in facts():
        if not agrees(told(database, fact), fact, sides):
            yield name(fact)


def test_the_timeline_tells_the_public_record(database: Path, sides: Sides) -> None:
    known = [line for line in MISSES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert sorted(misses(database, sides)) == sorted(known)


def test_enough_of_the_record_is_told(database: Path, sides: Sides) -> None:
    missed = set(misses(database, sides))
    held = [fact for fact in facts() if name(fact) not in missed]
    assert len(held) >= 25
    assert len({fact["place_id"] for fact in held}) >= 20
    assert all(fact["source"] for fact in held)


def test_every_interval_names_the_claims_that_opened_it(database: Path) -> None:
    intervals = list(isnad.open(database).control())
    assert intervals
    assert all(one.opened or one.state is Hold.UNKNOWN or one.rule == "no-news" for one in intervals)
    claims = {claim.id for claim in isnad.open(database).claims()}
    assert all({*one.opened, *one.closed} <= claims for one in intervals)
