"""The dispatches of the offensive: copies and relays add no origin, and who denies makes an event contested."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import rows
from fusing_told import fused

from isnad.cli.inputs import find
from isnad.store import runs
from isnad.store.arriving import Defaults
from isnad.store.coding import CodedReader
from isnad.store.ingesting import ingest
from isnad.store.store import opened

CORPUS = Path(__file__).parents[2] / "examples" / "offensive-2024"
FILES = ("dispatches.jsonl", "feed.xml", "sheet.csv", "page.html", "telegram/result.json")


def table(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def made(path: Path, reader: CodedReader) -> Path:
    """A database of all dispatches, fused."""
    found = find([str(CORPUS / name) for name in FILES], None, False, 1.0).arrivals()
    with opened(path, "ingest") as store:
        run, _ = runs.begin(store, "ingest", {}, reader.codebook)
        ingest(store, run, found, Defaults(), lambda given: map(reader, given), lambda _: None)
        runs.finish(store, run)
    fused(path)
    return path


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, reader: CodedReader) -> Iterator[Path]:
    """The corpus in a database, with the clock standing still."""
    kept = {name: os.environ.get(name) for name in ("ISNAD_DATA", "SOURCE_DATE_EPOCH")}
    folder = tmp_path_factory.mktemp("offensive")
    os.environ |= {"ISNAD_DATA": str(folder / "data"), "SOURCE_DATE_EPOCH": "1733616000"}
    yield made(folder / "offensive.duckdb", reader)
    for name, value in kept.items():
        os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


@pytest.fixture(scope="module")
def affirming(database: Path) -> dict[str, dict[str, set[str]]]:
    """For each event the dispatches that affirm it, by number, with their origins."""
    numbers = {
        document: dispatch_number(document, key)
        for document, key in rows(database, "select document, key from documents")
    }
    found: dict[str, dict[str, set[str]]] = {}
    for event, document, origin in rows(
        database, "select event, document, origin from current_event_claims where stance = 'affirms'"
    ):
        found.setdefault(event, {}).setdefault(numbers[document], set()).add(origin)
    return found


def dispatch_number(document: str, key: str | None) -> str:
    """The number of a dispatch: of its id or its feed entry, else of its post; the page is 047."""
    told = re.search(r"off-(\d{3})", f"{document} {key}")
    post = re.search(r"/(\d+)$", key or "")
    return told[1] if told else f"{int(post[1]):03}" if post else "047"


def added(affirming: dict[str, dict[str, set[str]]], row: dict[str, str]) -> set[str]:
    """The origins that a copy or relay alone brings to events that its source affirms too."""
    copy, of = row["dispatch"][4:7], row["of"][4:7]
    return {
        origin
        for origins in affirming.values()
        if copy in origins and of in origins
        for origin in origins[copy] - set().union(*(told for number, told in origins.items() if number != copy))
    }


# What a reader sees in relays and we do not, yet. The list may shrink, and grows only with a reason.
ADDED = {
    "off-048-hama-relay": {"outlet:وكاله بوسفور انباء"},  # «by the statement» points back to whose statement it is
    "off-055-jordan-closes": {"outlet:شبكه حوران", "actor:syr-southern-ops"},  # a short name; a claim of its own
    "off-097-saraqib-relay": {"actor:syr-moa"},  # the source is the party's own press, which no table knows
    "off-107-saraqib-agency-relay": {"outlet:وكاله بوسفور"},  # a short name
    "off-108-toll-relay": {"actor:mon-sohr"},  # «the monitor» points back to one that is not the best known
    "off-109-latakia-relay": {"actor:syr-moa"},  # the source tells in its own voice what the party told it
    "off-110-deir-ez-zor-relay": {"outlet:صحيفه رواق عربي"},  # a witness whom «the network» quotes
}


@pytest.mark.parametrize("row", table("copies.csv"), ids=lambda row: row["dispatch"])
def test_copies_and_relays_add_no_origin(affirming: dict[str, dict[str, set[str]]], row: dict[str, str]) -> None:
    assert added(affirming, row) == ADDED.get(row["dispatch"], set())


def test_enough_events_have_both_a_dispatch_and_its_copy(affirming: dict[str, dict[str, set[str]]]) -> None:
    pairs = [(row["dispatch"][4:7], row["of"][4:7]) for row in table("copies.csv")]
    assert sum(copy in told and of in told for told in affirming.values() for copy, of in pairs) >= 20


def standing_against(database: Path, row: dict[str, str]) -> bool:
    """Whether some event is contested by a dispatch that denies it and one of those that it stands against."""
    stances: dict[str, set[tuple[str, str]]] = {}
    for event, document, key, stance in rows(
        database,
        "select event, document, key, stance from current_event_claims join documents using (document)"
        " where event in (select event from current_events where status = 'contested')",
    ):
        stances.setdefault(event, set()).add((dispatch_number(document, key), stance))
    against = {(name[4:7], "affirms") for name in row["against"].split()}
    return any((row["dispatch"][4:7], "denies") in told and told & against for told in stances.values())


# Denials that meet what they deny. The others are of another kind of act or day, or are not read as denials.
MET = {"off-028-tell-rifaat-denied", "off-042-hama-denial-two", "off-072-homs-denial-two"}


def test_a_denial_makes_an_event_contested(database: Path) -> None:
    assert {row["dispatch"] for row in table("denials.csv") if standing_against(database, row)} >= MET
