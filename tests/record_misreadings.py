"""What the coder does not read yet: `python tests/record_misreadings.py` writes `data/known_misreadings.txt`.

The codebook's own examples, the actor cases and the place cases are read, and whatever comes out otherwise than it is
written there makes one line: the file, the entry, and what is wrong. The tests hold the list to be exact, so that a new
misreading is seen at once and one that is mended must leave the list. A line is never added by hand to pass a test.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import isnad
from isnad.annotate.home import Setting
from isnad.annotate.parties import find_parties, party_at
from isnad.annotate.scan import Scan, scan
from isnad.check import begins, claims_at
from isnad.codebook import ReportingVerb, TellerNoun, Trigger, data_files, packaged_data, read_mapping
from isnad.model import PlaceMention
from isnad.text import read_text

DATA = Path(__file__).parent / "data"
KNOWN = DATA / "known_misreadings.txt"
PUBLISHED = "2024-06-15"
NEAR_KM = 10.0

Findings = Iterator[str]


def trigger_files() -> list[str]:
    """The codebook files of triggers, by the name that their entries bear."""
    root = packaged_data()
    return [path.relative_to(root).as_posix() for path in data_files(root / "events/triggers")]


def code(coder: isnad.Coder, sentence: str) -> isnad.Coding:
    return coder.code(isnad.Document(text=sentence, published=PUBLISHED))


# --- triggers --------------------------------------------------------------------------------------------------------


def trigger_misreadings(coder: isnad.Coder, file: str) -> Findings:
    """Entries of one file whose example does not fire, whose roles read otherwise, or that fire where they must not."""
    for trigger in coder.codebook.triggers:
        if trigger.origin.file == file:
            for wrong in (*_example(coder, trigger), *_silent(coder, trigger)):
                yield f"{file} | {trigger.type} {trigger.lemma} | {wrong}"


def _example(coder: isnad.Coder, trigger: Trigger) -> Findings:
    coding = code(coder, trigger.example)
    claims = [claim for claim in claims_at(trigger, coding, coder.lexicon) if claim.type == trigger.type]
    if not claims:
        yield f"does not fire | {trigger.example}"
        return
    for role, words in trigger.reads.items():
        if not any(begins(filler.span, words, coding.text) for claim in claims for filler in getattr(claim, role)):
            yield f"{role} is not «{words}» | {trigger.example}"


def _silent(coder: isnad.Coder, trigger: Trigger) -> Findings:
    for sentence in trigger.never:
        if any(claim.type == trigger.type for claim in claims_at(trigger, code(coder, sentence), coder.lexicon)):
            yield f"fires where it must not | {sentence}"


# --- sources, grammar ------------------------------------------------------------------------------------------------


def source_misreadings(coder: isnad.Coder) -> Findings:
    """Verbs of saying and tellers whose example reports a claim that nobody is read to have said."""
    entries: list[ReportingVerb | TellerNoun] = [*coder.codebook.reporting, *coder.codebook.tellers]
    for entry in entries:
        claims = code(coder, entry.example).claims
        if claims and not any(claim.source for claim in claims):
            yield f"{entry.origin.file} | {_word_of(entry)} | nobody says it | {entry.example}"


def _word_of(entry: ReportingVerb | TellerNoun) -> str:
    if isinstance(entry, TellerNoun):
        return entry.words[0]
    return (*(entry.verb or ()), *entry.nouns, *entry.participles)[0]


def grammar_misreadings(coder: isnad.Coder) -> Findings:
    """Groups of grammar words whose example holds none of them, or makes no claim."""
    root = packaged_data()
    for name, group in read_mapping(root / "words/grammar.yaml", root).items():
        example = group["example"]
        if not _holds(coder, example, name):
            yield f"words/grammar.yaml | {name} | its example holds none of its words | {example}"
        if not code(coder, example).claims:
            yield f"words/grammar.yaml | {name} | its example makes no claim | {example}"


def _holds(coder: isnad.Coder, sentence: str, group: str) -> bool:
    found = scan(read_text(sentence), coder.lexicon)
    single = (reading.entry for analysis in found.analyses for reading in analysis.of("gram"))
    several = (entry for hits in found.hits for hit in hits for entry in hit.entries)
    return any(entry.kind == "gram" and entry.ref == group for entry in (*single, *several))


# --- actors, places --------------------------------------------------------------------------------------------------


def rows_of(file: str) -> list[dict[str, str]]:
    """The cases of a table in `data/`; none when the table is not there."""
    path = DATA / file
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def actor_misreadings(coder: isnad.Coder) -> Findings:
    """Actor cases whose words name another entry than the table says, or nobody."""
    for row in rows_of("actor_cases.csv"):
        said = actor_named(coder, row["words"], date.fromisoformat(row["published"]))
        if said != row["id"]:
            yield f"actor_cases.csv | {row['words']} ({row['published']}) | is not {row['id']}"


def actor_named(coder: isnad.Coder, words: str, on: date) -> str | None:
    """The id that these words name on a day: that of the party at their first word, else of the first one found."""
    found = scan(read_text(words), coder.lexicon)
    places = _places_in(coder, found)
    party = party_at(found, 0, places) or next(iter(find_parties(found, frozenset(), places)), None)
    return coder.actor_table.mention(found, party, Setting(on)).id if party else None


def _places_in(coder: isnad.Coder, found: Scan) -> dict[int, int]:
    return {place.first: place.last for place in coder.place_reader.read(found) if place.inside is None}


def place_misreadings(coder: isnad.Coder) -> Findings:
    """Place cases whose words are read as another place, more than 10 km away, or as none that is known."""
    names = {place.id: place.name_ar for place in coder.codebook.places}
    for row in rows_of("places_syria_cases.csv"):
        hint = row["governorate_hint"]
        sentence = f"وصل وفد إلى {row['words']}" + (f" في محافظة {names[hint]}" if hint else "")
        if not any(_is_place(mention, row) for mention in code(coder, sentence).places):
            yield f"places_syria_cases.csv | {row['words']} ({hint or 'no hint'}) | is not {row['id']}"


def _is_place(mention: PlaceMention, row: dict[str, str]) -> bool:
    if mention.id == row["id"]:
        return True
    if mention.lat is None or mention.lon is None or not row["lat"] or mention.precision > 2:
        return False
    return _kilometres(mention.lat, mention.lon, float(row["lat"]), float(row["lon"])) <= NEAR_KM


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    east = (lon - other_lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(lat - other_lat, east)


# --- the list --------------------------------------------------------------------------------------------------------

CHECKS: dict[str, Callable[[isnad.Coder], Findings]] = {
    **{file: partial(trigger_misreadings, file=file) for file in trigger_files()},
    "sources": source_misreadings,
    "words/grammar.yaml": grammar_misreadings,
    "actor_cases.csv": actor_misreadings,
    "places_syria_cases.csv": place_misreadings,
}


def known_of(name: str) -> set[str]:
    """The misreadings that are on the list for one check."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else []
    return {line for line in lines if line.startswith(name)}


def assert_exact(coder: isnad.Coder, name: str) -> None:
    """Fail with what is misread but not on the list, and what is on the list but reads as it should."""
    said, known = set(CHECKS[name](coder)), known_of(name)
    new, mended = sorted(said - known), sorted(known - said)
    assert not new, "misread, and not known to be:\n" + "\n".join(new)
    assert not mended, "these read right now; run python tests/record_misreadings.py:\n" + "\n".join(mended)


def main() -> None:
    """Write the list, and print how long it is for each check."""
    coder = isnad.Coder()
    lines: list[str] = []
    for name, check in CHECKS.items():
        found = sorted(set(check(coder)))
        print(f"{len(found):4}  {name}")
        lines += found
    KNOWN.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines):4}  in all")


if __name__ == "__main__":
    main()
