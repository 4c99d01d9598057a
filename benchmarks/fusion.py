"""Fusing a quarter of a million claims: `python benchmarks/fusion.py [CLAIMS]` writes `results/fusion.json`.

The database is made of claims without texts: occurrences at random places and days of three years, each told by one to
five documents of random outlets, with the noise of real reports (a date a day off, a coarser place, another number, no
place, no actor). The seed is fixed. Then a hundred documents more arrive, and only what they touch is fused again.
"""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from isnad import lexicon
from isnad.codebook import Codebook, Place
from isnad.store import fusing
from isnad.store.codebook_tables import keep_codebook
from isnad.store.store import Store, opened
from isnad.store.writing import append

RESULTS = Path(__file__).parent / "results" / "fusion.json"
CLAIMS = 250_000
MORE = 100  # documents that arrive later
A_DOCUMENT = 18  # claims, as in news
FIRST = date(2022, 1, 1)
DAYS = 1_095
TYPES = {
    "shelling": 30, "airstrike": 12, "attack": 12, "clash": 10, "explosion": 6, "arrest": 8, "capture": 4, "enter": 3,
    "withdraw": 2, "protest": 4, "agree": 3, "negotiate": 4, "demand": 2,
}  # fmt: skip
OUTLETS = [f"outlet {number}" for number in range(15)]

Row = dict[str, Any]


class World:
    """Occurrences and those who report them, drawn from a fixed seed."""

    def __init__(self, book: Codebook) -> None:
        self.dice = random.Random(20241208)
        self.places = [place for place in book.places if place.country == "SY" and place.lat is not None]
        self.weights = [place.prominence**2 for place in self.places]
        self.actors = [actor for actor in book.actors if actor.kind in ("state", "military", "rebel", "militia")][:80]
        self.documents: list[Row] = []
        self.claims: list[Row] = []
        self._open: dict[tuple[str, int], int] = {}

    def tell(self, claims: int, days: tuple[int, int]) -> None:
        """Let occurrences of these days happen and be reported, until there are so many claims."""
        while len(self.claims) < claims:
            self._occurrence(FIRST + timedelta(self.dice.randrange(*days)))

    def _occurrence(self, day: date) -> None:
        dice = self.dice
        kind = dice.choices(list(TYPES), list(TYPES.values()))[0]
        place = dice.choices(self.places, self.weights)[0]
        actor = dice.choice(self.actors)
        killed = dice.choice([0, 0, 0, 0, 1, 1, 2, 3, 5, 12]) if kind in ("shelling", "airstrike", "attack") else 0
        words = [f"w{dice.randrange(4000)}" for _ in range(14)]
        for _ in range(dice.choices([1, 2, 3, 4, 5], [50, 22, 14, 9, 5])[0]):
            self._report(kind, day, place, actor, killed, words)

    def _report(self, kind: str, day: date, place: Place, actor: Any, killed: int, words: list[str]) -> None:
        dice = self.dice
        number = self._document(day)
        event = dice.randrange(1, 2**30)
        told = [word if dice.random() < 0.6 else f"w{dice.randrange(4000)}" for word in words]
        time_ = day.isoformat() if dice.random() < 0.7 else None
        places = [_site(place)] if dice.random() < 0.85 else []
        named = [_party(actor)] if dice.random() < 0.6 else []
        self._claim(number, event, kind, time_, places, named, None, told)
        if killed:
            count = killed if dice.random() < 0.8 else killed + 1
            self._claim(number, event + 1, "kill", time_, places, named, count, told)

    def _document(self, day: date) -> int:
        """The document of an outlet and a day that still takes claims, else a new one."""
        outlet = self.dice.choice(OUTLETS)
        number = self._open.get((outlet, day.toordinal()))
        if number is None or self.documents[number]["full"] >= A_DOCUMENT:
            number = len(self.documents)
            self.documents.append({"number": number, "outlet": outlet, "day": day, "full": 0})
            self._open[outlet, day.toordinal()] = number
        return number

    def _claim(
        self, document: int, event: int, kind: str, time_: str | None, places: list[Row], actors: list[Row],
        killed: int | None, words: list[str],
    ) -> None:  # fmt: skip
        row = self.documents[document]
        row["full"] += 1
        number = row["full"]
        self.claims.append({
            "claim": f"clm-{document:07}-{number:03}", "document": f"doc-{document:07}", "since_run": 1,
            "until_run": None, "digest": "", "number": number, "event": event, "type": kind, "polarity": "affirmed",
            "modality": "actual", "attempted": False, "trigger": {"start": 0, "end": 0, "text": ""}, "actors": actors,
            "targets": [], "places": places, "time": time_, "tellers": [], "loaded": [], "confidence": 0.8,
            "rules": [], "sentence_start": 0, "sentence_end": 0, "folded": " ".join(words),
            "quantity": killed and {"start": 0, "end": 0, "text": "", "low": killed, "high": killed, "unit": "person"},
        })  # fmt: skip


def _site(place: Place) -> Row:
    return {
        "start": 0, "end": 0, "text": place.name_ar, "id": place.id, "name": place.name_en, "name_ar": place.name_ar,
        "kind": place.kind, "country": place.country, "admin1": place.admin1, "admin2": place.admin2,
        "lat": place.lat, "lon": place.lon, "precision": 1,
    }  # fmt: skip


def _party(actor: Any) -> Row:
    return {"start": 0, "end": 0, "text": actor.name_ar, "id": actor.id, "name": actor.name, "kind": actor.kind}


def write(store: Store, documents: list[Row], claims: list[Row]) -> None:
    """Put documents and their claims into the database."""
    with store.transaction():
        for some in _some(documents, 20_000):
            append(store, "documents", [_document(row) for row in some])
            append(store, "codings", [_coding(row) for row in some])
        for some in _some(claims, 20_000):
            append(store, "claims", some)


def _some(rows: list[Row], size: int) -> Iterator[list[Row]]:
    return (rows[at : at + size] for at in range(0, len(rows), size))


def _document(row: Row) -> Row:
    name = f"doc-{row['number']:07}"
    return {
        "document": name, "original": name, "outlet": row["outlet"], "published": row["day"].isoformat(),
        "published_on": row["day"], "arabic": True, "text": "", "text_sha256": name, "notes": [],
        "arrived": row["number"], "run": 1,
    }  # fmt: skip


def _coding(row: Row) -> Row:
    return {"document": f"doc-{row['number']:07}", "since_run": 1, "version": "", "codebook": "", "digest": "",
            "warnings": [], "errors": []}  # fmt: skip


def timed(store: Store, run: int, book: Codebook) -> Row:
    """Seconds of one fusion, with what it did."""
    begun, spent = time.perf_counter(), time.process_time()
    done = fusing.fuse(store, run, lambda said: print(f"  {time.perf_counter() - begun:6.1f} s  {said}"), book)
    return {
        "seconds": round(time.perf_counter() - begun, 2), "processor_seconds": round(time.process_time() - spent, 2),
        "documents": done.documents, "pairs": done.pairs, "events_changed": done.changed, "places_told": done.places,
    }  # fmt: skip


def main(claims: int) -> None:
    """Build, fuse, add, fuse again, record."""
    book = lexicon.load(None, None)[0]
    world = World(book)
    world.tell(claims, (0, DAYS))
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "bench.duckdb", "bench") as store:
        keep_codebook(store, book)
        write(store, world.documents, world.claims)
        whole = timed(store, 1, book)
        documents, made = len(world.documents), len(world.claims)
        world._open.clear()
        world.tell(made + MORE * A_DOCUMENT, (DAYS - 8, DAYS))
        write(store, world.documents[documents:], world.claims[made:])
        more = timed(store, 2, book)
        events = store.connection.execute("select count(*), max(n_reports) from current_events").fetchall()[0]
    measured = {
        "python": platform.python_version(), "cores": os.cpu_count(), "claims": made, "all": whole,
        "more": more, "events": events[0], "most_reports": events[1],
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }  # fmt: skip
    print(json.dumps(measured, indent=2))
    RESULTS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
