"""What the codebook knows about a word, in lines for people."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.codebook import Codebook, Origin, Trigger
from isnad.lexicon import Entry, Lexicon
from isnad.text import read_text


def readings(entries: Entries, forms: Lexicon, printed: str) -> Iterator[str]:
    """A line for each way to read a word or a name as it is printed."""
    words = [word for word in read_text(printed).words if word.kind != "punct"]
    if len(words) > 1:
        for hit in forms.hits(words, 0, forms.analyse(words[0].text)):
            if hit.last == len(words):
                yield from (_line(entries, hit.proclitics, printed, "", entry) for entry in hit.entries)
        return
    for word in words:
        for reading in forms.analyse(word.text, printed.rstrip().endswith("ة")).readings:
            yield _line(entries, reading.proclitics, reading.stem, reading.enclitic, reading.entry)


def _line(entries: Entries, proclitics: str, stem: str, enclitic: str, entry: Entry) -> str:
    parts = " + ".join(part for part in (proclitics, stem, enclitic) if part)
    grammar = " ".join(part for part in (entry.pos, entry.tense, entry.voice, entry.gender, entry.number) if part)
    return f"{parts}  {grammar}  {entry.kind}: {entries.describe(entry)}"


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a codebook, and where its places stand."""

    book: Codebook
    places: dict[str, str]

    def describe(self, entry: Entry) -> str:
        """What an entry is, and its file and line."""
        tables: dict[str, Callable[[int], str]] = {
            "trigger": self._trigger, "report": self._report, "teller": self._teller,
            "actor": self._actor, "surname": self._actor, "generic": self._generic, "place": self._place,
            "loaded": lambda ref: self.book.loaded[ref].why,
        }  # fmt: skip
        table = tables.get(entry.kind)
        return table(entry.ref) if table and isinstance(entry.ref, int) else str(entry.ref)

    def _trigger(self, ref: int) -> str:
        return trigger_line(self.book.triggers[ref])

    def _report(self, ref: int) -> str:
        verb = self.book.reporting[ref]
        return f"{' '.join(verb.verb or verb.nouns or verb.participles)}, {verb.stance}  {_at(verb.origin)}"

    def _teller(self, ref: int) -> str:
        teller = self.book.tellers[ref]
        return f"{teller.words[0]}, {teller.kind}  {_at(teller.origin)}"

    def _actor(self, ref: int) -> str:
        actor = self.book.actors[ref]
        return f"{actor.id}, {actor.name}, {actor.kind}, {_years(actor.since, actor.until)}  {_at(actor.origin)}"

    def _generic(self, ref: int) -> str:
        group = self.book.generics[ref]
        return f"{group.id}, {group.name}, {group.kind}  {_at(group.origin)}"

    def _place(self, ref: int) -> str:
        place = self.book.places[ref]
        known = f"{place.id}, {place.name_en}, {place.kind}, {place.country}, {place.lat}, {place.lon}"
        return f"{known}  {self.places.get(place.id, '')}".rstrip()


def trigger_line(trigger: Trigger) -> str:
    """The type, lemma and frame of a trigger, and where it stands."""
    frame = trigger.frame
    slots = {"subject": frame.subject, "object": frame.object, "passive": frame.passive, "genitive": frame.genitive}
    shown = [f"{slot} = {'/'.join(roles)}" for slot, roles in {**slots, **frame.prep}.items() if roles]
    return f"{trigger.type}, lemma {trigger.lemma}, frame {frame.name} ({', '.join(shown)})  {_at(trigger.origin)}"


def place_origins(folders: Sequence[Path | None]) -> dict[str, str]:
    """File and line of each place id, in the order in which the gazetteer reads them."""
    found: dict[str, str] = {}
    for folder in filter(None, folders):
        for path in sorted([*folder.glob("places/*.csv"), *folder.glob("*.csv")]):
            with path.open(encoding="utf-8-sig", newline="") as handle:
                reader = csv.DictReader(handle)
                for row in reader:
                    found.setdefault((row.get("id") or "").strip(), f"places/{path.name}:{reader.line_num}")
    return found


def _years(since: str | None, until: str | None) -> str:
    return f"{since or 'always'} to {until or 'now'}" if since or until else "at all times"


def _at(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}"
