"""Triggers: the words that name occurrences, each with the senses that its surroundings allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isnad.annotate.conditions import AROUND, NEAR, Conditions, stems
from isnad.annotate.scan import Scan
from isnad.annotate.topics import silent_types
from isnad.codebook import Trigger
from isnad.lexicon import Reading
from isnad.text import Sentence

_NOTHING: frozenset[str] = frozenset()


class Sense(NamedTuple):
    """One trigger entry that a word may stand for here, with the readings of the word that give it."""

    trigger: Trigger
    readings: tuple[Reading, ...]
    asked: int

    @property
    def positions(self) -> frozenset[str]:
        """Parts of speech that the word may have in this sense: verb, masdar, noun, participle."""
        return frozenset(reading.entry.pos for reading in self.readings)


class TriggerRead(NamedTuple):
    """A word that may be a trigger; `senses` are ordered, the most specific first."""

    word: int
    senses: tuple[Sense, ...]


def find_triggers(
    found: Scan, table: Sequence[Trigger], conditions: Mapping[int, Conditions], blocked: frozenset[int]
) -> list[TriggerRead]:
    """All words of a text that may be triggers, but for the `blocked` ones (inside names and set phrases)."""
    reads: list[TriggerRead] = []
    told: set[str] = set()
    for sentence in found.text.sentences:
        whole: frozenset[str] | None = None
        silent = silent_types(found, sentence)
        for word in range(sentence.first, sentence.last):
            if word in blocked or "trigger" not in found.analyses[word].kinds or _in_slogan(found, word):
                continue
            readings = _possible(found, sentence, word)
            if not readings:
                continue
            if whole is None:
                whole = _stems_of(found, sentence.first, sentence.last)
            senses = _senses(found, sentence, word, readings, table, conditions, whole)
            senses = tuple(s for s in senses if s.trigger.type not in silent and _follows(s.trigger, told))
            if senses:
                reads.append(TriggerRead(word, senses))
                told.add(senses[0].trigger.type)
    return reads


def _follows(trigger: Trigger, told: set[str]) -> bool:
    """`العملية`: whether what a word points back to has been told."""
    return not trigger.told or not told.isdisjoint(trigger.told)


def _in_slogan(found: Scan, word: int) -> bool:
    """Whether an underscore ties the word to another: `#غزة_تحت_القصف` is a slogan, `#مظاهرات` may be a word."""
    start, end = found.raw_span(word, word + 1)
    raw = found.text.folded.raw
    return "_" in (raw[end : end + 1], raw[max(0, start - 1) : start])


def _senses(
    found: Scan,
    sentence: Sentence,
    word: int,
    readings: tuple[Reading, ...],
    table: Sequence[Trigger],
    conditions: Mapping[int, Conditions],
    whole: frozenset[str],
) -> tuple[Sense, ...]:
    groups: dict[int, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(int(reading.entry.ref), []).append(reading)
    before = _stems_of(found, max(word - NEAR, sentence.first), word)
    near = before, _stems_of(found, word + 1, min(word + 1 + NEAR, sentence.last)), whole
    around = whole
    if sentence.last - sentence.first > AROUND:
        around = _stems_of(found, max(word - AROUND, sentence.first), min(word + 1 + AROUND, sentence.last))
    senses = []
    for index, group in groups.items():
        asked = conditions[index]
        if asked.hold(near, around):
            senses.append(Sense(table[index], tuple(group), asked.asked))
    return tuple(sorted(senses, key=_specific_first))


_KNOWN_WHOLE = ("head", "generic", "teller", "actor", "place", "gram", "kind-word", "sourcing")


def _possible(found: Scan, sentence: Sentence, word: int) -> tuple[Reading, ...]:
    """Trigger readings that the word's other readings and the word before it leave possible.

    A known word is not cut into a proclitic and a trigger (وزير is no زير); a jussive stands after its particle only.
    """
    readings = found.of(word, "trigger")
    if any(r.entry.ref == "according_to" for r in found.of(word, "sourcing")):
        return ()  # ووفق المرصد
    if any(r.proclitics for r in readings) and any(
        not r.proclitics for kind in _KNOWN_WHOLE for r in found.of(word, kind)
    ):
        readings = tuple(r for r in readings if not r.proclitics)
    if any(r.entry.tense == "jussive" for r in readings):
        before = found.text.words[word - 1].text if word > sentence.first else ""
        if not before.endswith(("لم", "لما", "لا")):
            readings = tuple(r for r in readings if r.entry.tense != "jussive" or r.proclitics.endswith("ل"))
    if found.raw(word, word + 1).endswith("ى"):
        readings = tuple(r for r in readings if not _ends_in_ya(r))
    return tuple(r for r in readings if not (r.enclitic and r.entry.voice == "passive"))


def _ends_in_ya(reading: Reading) -> bool:
    """`أسرى` is neither `أسري` (my capture) nor `أسرَي` (two captures of)."""
    return reading.enclitic == "ي" or (reading.entry.number == "d" and reading.entry.construct)


def _specific_first(sense: Sense) -> tuple[int, int, int]:
    return -sense.asked, -sense.trigger.priority, sense.trigger.index


def _stems_of(found: Scan, first: int, last: int) -> frozenset[str]:
    words = found.text.words
    return _NOTHING.union(*[stems(word.text) for word in words[first:last] if word.kind == "word"])
