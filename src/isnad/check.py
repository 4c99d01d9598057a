"""Every inconsistency of a codebook, with file and line: what `isnad codebook check` prints."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad import codebook, lexicon
from isnad.claims.crosswalk import unknown_conditions
from isnad.codebook import (
    Actor,
    Codebook,
    Origin,
    Pack,
    Place,
    ReportingVerb,
    TellerNoun,
    Trigger,
    folders_of,
    is_whole,
    packaged_data,
    read_place_file,
    read_places,
)
from isnad.errors import CodebookError
from isnad.lexicon import Lexicon
from isnad.model import Claim, Coding, Document, Span
from isnad.text import fold_key, read_text

if TYPE_CHECKING:
    from isnad.pipeline import Coder

_LATER = timedelta(days=90)
_PUBLISHED = "2024-06-15"  # examples say أمس and مساء الخميس: any day will do, so that they are read alike every time


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be; a warning is worth a look, an error makes the codebook unfit."""

    file: str
    line: int
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        """`file:line: error: message`, as compilers write it."""
        return f"{self.file}:{self.line}: {'error' if self.is_error else 'warning'}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.is_error for finding in self.findings)


def check_codebook(root: Path | None = None, user_places: Path | None = None) -> Report:
    """Everything that is inconsistent in the codebook of a folder (the packaged one by default).

    Of own entries that lie on top of the packaged codebook only these are looked at.
    """
    from isnad.pipeline import Coder

    try:
        coder = Coder(root, user_places)
    except CodebookError as error:
        first = Finding(error.file or "codebook", error.line, error.message)
        return Report(tuple(sorted({first, *unreadable_entries(root or packaged_data())})), {})
    whole = root is None or is_whole(root)
    book = coder.codebook if root is None or whole else _own_entries(coder.codebook, root)
    found = [
        *(_of_the_whole(book) if whole else _collisions(book, coder.codebook)),
        *unknown_actors(book.packs, coder.codebook.actors),
        *repeated_places(root or packaged_data()),
        *_spelled_triggers(book.triggers),
        *_trigger_examples(coder, book),
        *_reporting_examples(coder, book),
        *_teller_examples(coder, book),
        *_actor_examples(coder, book),
    ]
    return Report(tuple(sorted(set(found))), _counts(book))


def _of_the_whole(book: Codebook) -> Iterator[Finding]:
    yield from _unknown_conditions(book)
    yield from _unused_types(book)
    yield from shared_aliases(book.actors)


def _own_entries(book: Codebook, root: Path) -> Codebook:
    """The entries of a folder that lies on top of the packaged codebook."""

    def own(entries: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(entry for entry in entries if entry.origin.file.startswith(f"{root.as_posix()}/"))

    return replace(
        book,
        types={},
        triggers=own(book.triggers),
        actors=own(book.actors),
        generics=own(book.generics),
        reporting=own(book.reporting),
        tellers=own(book.tellers),
        packs=own(book.packs),
        places=tuple(read_places(root)),
    )


def _collisions(own: Codebook, book: Codebook) -> Iterator[Finding]:
    """Where an own actor bears another's name."""
    ids = {actor.id for actor in own.actors}
    ordered = [*own.actors, *(actor for actor in book.actors if actor.id not in ids)]
    files = {actor.origin.file for actor in own.actors}
    yield from (finding for finding in shared_aliases(ordered) if finding.file in files)


def unknown_actors(packs: Sequence[Pack], actors: Sequence[Actor]) -> Iterator[Finding]:
    """Actors that a pack names and the table does not know: the name means nobody there."""
    ids = {actor.id for actor in actors}
    for pack in packs:
        for country, names in pack.names.items():
            for name, meant in names.items():
                for one in meant:
                    if one not in ids:
                        yield _warning(
                            pack.origin, f"{pack.name}: «{name}» in {country} is no actor of the table: {one!r}"
                        )


def _counts(book: Codebook) -> dict[str, int]:
    return {
        "types": len(book.types), "triggers": len(book.triggers), "actors": len(book.actors),
        "places": len(book.places), "verbs of saying": len(book.reporting), "tellers": len(book.tellers),
    }  # fmt: skip


def _error(origin: Origin, message: str) -> Finding:
    return Finding(origin.file, origin.line, message)


def _warning(origin: Origin, message: str) -> Finding:
    return Finding(origin.file, origin.line, message, is_error=False)


# --- reading ---------------------------------------------------------------------------------------------------------


def unreadable_entries(root: Path) -> Iterator[Finding]:
    """Every entry that cannot be read, where reading a codebook stops at the first."""
    try:
        folders = folders_of(root)
        types = {name: one for folder in folders for name, one in codebook.read_types(folder).items()}
        frames = {name: one for folder in folders for name, one in codebook.read_frames(folder).items()}
    except CodebookError as error:
        yield Finding(error.file, error.line, error.message)
        return
    for path in sorted((root / "events/triggers").glob("*.yaml")):
        yield from _unread(path, root, lambda row, at: _compile(codebook._trigger(0, row, at, types, frames)))
    for path in sorted((root / "actors").glob("*.yaml")):
        if path.stem not in ("generic", "composition", "loaded"):
            yield from _unread(path, root, codebook._actor)
    for path in sorted((root / "places").glob("*.csv")):
        yield from _unread_places(path, root)


def _compile(trigger: Trigger) -> None:
    """Conjugate and decline the words of an entry. Raises CodebookError when that cannot be done."""
    lexicon._add_trigger(lexicon._Builder(), trigger)


def _unread(path: Path, root: Path, read: Callable[[codebook.Row, Origin], object]) -> Iterator[Finding]:
    try:
        rows = list(codebook.read_rows(path, root))
    except CodebookError as error:
        yield Finding(error.file, error.line, error.message)
        return
    for row, origin in rows:
        try:
            read(row, origin)
        except CodebookError as error:
            yield Finding(error.file, error.line, error.message)


def _unread_places(path: Path, root: Path) -> Iterator[Finding]:
    name = path.relative_to(root).as_posix()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in (reader := csv.DictReader(handle)):
            try:
                codebook._place(row, Origin(name, reader.line_num))
            except CodebookError as error:
                yield Finding(error.file, error.line, error.message)
            except (TypeError, ValueError) as error:
                yield Finding(name, reader.line_num, f"a bad value in the row of {row.get('id')!r}: {error}")


# --- tables ----------------------------------------------------------------------------------------------------------


def _unknown_conditions(book: Codebook) -> Iterator[Finding]:
    for event_type, when in unknown_conditions(book):
        yield _error(event_type.origin, f"{event_type.type}: the condition {when!r} of the crosswalk is not known")


def _unused_types(book: Codebook) -> Iterator[Finding]:
    used = {trigger.type for trigger in book.triggers}
    for name, event_type in book.types.items():
        if name not in used:
            yield _error(event_type.origin, f"no trigger has the type {name!r}")


def shared_aliases(actors: Sequence[Actor]) -> Iterator[Finding]:
    """Names that two actors bear at the same time.

    An error when no dates tell them apart and neither is part of the other; a warning when one is the other's parent,
    since the text then means the whole or the part.
    """
    bearers: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for key in dict.fromkeys(fold_key(name) for name in (actor.name_ar, *actor.aliases)):
            bearers[key].append(actor)
    for key, found in bearers.items():
        for one, other in combinations(found, 2):
            if _at_the_same_time(one, other):
                where = f"{other.origin.file}:{other.origin.line}"
                message = f"the alias «{key}» of {one.id} is also one of {other.id} ({where}) in the same years"
                related = one.id == other.parent or other.id == one.parent
                yield _warning(one.origin, message) if related else _error(one.origin, message)
    for actor in actors:
        yield from _repeated_names(actor)


def _repeated_names(actor: Actor) -> Iterator[Finding]:
    seen: set[str] = set()
    for name in (*actor.aliases, *actor.loaded):
        if (key := fold_key(name)) in seen:
            yield _warning(actor.origin, f"{actor.id}: the alias «{name}» stands twice")
        seen.add(key)


def _at_the_same_time(one: Actor, other: Actor) -> bool:
    return _begins(one) < _ends(other) and _begins(other) < _ends(one)


def _begins(actor: Actor) -> str:
    return (actor.since or "0000").rstrip("~?")


def _ends(actor: Actor) -> str:
    # The day on which one ends may be the day on which the next begins, so the ends themselves do not overlap.
    return (actor.until or "9999-99").rstrip("~?")


def repeated_places(root: Path) -> Iterator[Finding]:
    """Place ids that stand in two rows."""
    seen: dict[str, Origin] = {}
    for path in sorted((root / "places").glob("*.csv")):
        for line, place in enumerate(read_place_file(path, root), 2):
            origin = Origin(path.relative_to(root).as_posix(), line)
            if place.id in seen:
                first = seen[place.id]
                yield _error(origin, f"the place id {place.id!r} stands also in {first.file}:{first.line}")
            seen.setdefault(place.id, origin)
            yield from _odd_place(place, origin)


def _odd_place(place: Place, origin: Origin) -> Iterator[Finding]:
    if (place.lat is None) != (place.lon is None):
        yield _error(origin, f"{place.id}: latitude and longitude come together")
    if place.lat is not None and place.lon is not None and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        yield _error(origin, f"{place.id}: {place.lat}, {place.lon} is nowhere on earth")
    if not any("\u0621" <= letter <= "\u064a" for letter in place.name_ar):
        yield _error(origin, f"{place.id}: the Arabic name {place.name_ar!r} has no Arabic letters")


def _spelled_triggers(triggers: Sequence[Trigger]) -> Iterator[Finding]:
    """The same entry twice: same type, same words, same conditions."""
    seen: dict[tuple[object, ...], Trigger] = {}
    for one in triggers:
        key = (one.type, one.verb, one.masdar, one.noun, one.participle, one.next, one.prev, one.sentence, one.requires)
        if key in seen:
            first = seen[key].origin
            yield _warning(one.origin, f"{one.type}: «{one.lemma}» stands also in {first.file}:{first.line}")
        seen.setdefault(key, one)


# --- examples --------------------------------------------------------------------------------------------------------


def _code(coder: Coder, sentence: str) -> Coding:
    return coder.code(Document(text=sentence, published=_PUBLISHED))


def _trigger_examples(coder: Coder, book: Codebook) -> Iterator[Finding]:
    for trigger in book.triggers:
        coding = _code(coder, trigger.example)
        claims = claims_at(trigger, coding, coder.lexicon)
        right = [claim for claim in claims if claim.type == trigger.type]
        if not right:
            said = ", ".join(f"{claim.type} at «{claim.trigger.text}»" for claim in coding.claims) or "nothing"
            yield _error(
                trigger.origin, f"{trigger.type} «{trigger.lemma}»: the example reads as {said}: {trigger.example}"
            )
        else:
            yield from _roles(trigger, right, coding)
        yield from _never(trigger, coder)


def _roles(trigger: Trigger, claims: Sequence[Claim], coding: Coding) -> Iterator[Finding]:
    """What the entry says that its example reads as, against the claims found."""
    for role, words in trigger.reads.items():
        if role not in ("actor", "target", "place"):
            yield _error(trigger.origin, f"{trigger.type} «{trigger.lemma}»: `reads` names an unknown role {role!r}")
        elif words not in coding.text:
            yield _error(trigger.origin, f"{trigger.type} «{trigger.lemma}»: «{words}» is not in the example")
        elif not any(begins(filler.span, words, coding.text) for claim in claims for filler in getattr(claim, role)):
            said = "; ".join(filler.text for claim in claims for filler in getattr(claim, role)) or "nothing"
            yield _error(
                trigger.origin,
                f"{trigger.type} «{trigger.lemma}»: {role} reads as {said}, not «{words}»: {trigger.example}",
            )


def begins(span: Span, words: str, text: str) -> bool:
    """Whether a filler begins where these words stand in the text."""
    at = text.find(words)
    while at >= 0:
        if span.start == at:
            return True
        at = text.find(words, at + 1)
    return False


def _never(trigger: Trigger, coder: Coder) -> Iterator[Finding]:
    for sentence in trigger.never:
        for claim in claims_at(trigger, _code(coder, sentence), coder.lexicon):
            if claim.type == trigger.type:
                message = f"reads «{claim.trigger.text}» as {claim.type}, which it must not: {sentence}"
                yield _error(trigger.origin, f"{trigger.type} «{trigger.lemma}»: {message}")


def claims_at(trigger: Trigger, coding: Coding, forms: Lexicon) -> list[Claim]:
    """The claims of a coding whose trigger word is a form of this entry."""
    at = _words_that(coding.text, forms, "trigger", trigger.index)
    return [claim for claim in coding.claims if any(_meets(claim.trigger.span, span) for span in at)]


def _words_that(text: str, forms: Lexicon, kind: str, ref: int) -> list[Span]:
    """Where the words stand that may be forms of an entry of the codebook."""
    read = read_text(text)
    return [
        Span(*read.raw_span(word.index, word.index + 1)) for word in read.words
        if word.kind == "word" and any(reading.entry.ref == ref for reading in forms.analyse(word.text).of(kind))
    ]  # fmt: skip


def _meets(a: Span, b: Span) -> bool:
    return min(a.end, b.end) > max(a.start, b.start)


def _reporting_examples(coder: Coder, book: Codebook) -> Iterator[Finding]:
    for index, verb in enumerate(coder.codebook.reporting):
        if verb not in book.reporting:
            continue
        name = (verb.verb or verb.nouns or verb.participles or ("?",))[0]
        if not _words_that(verb.example, coder.lexicon, "report", index):
            yield _error(verb.origin, f"«{name}»: its example holds no form of it: {verb.example}")
            continue
        yield from _has_source(coder, verb, name)


def _teller_examples(coder: Coder, book: Codebook) -> Iterator[Finding]:
    for teller in book.tellers:
        if not _names(teller.example, teller.words):
            yield _error(teller.origin, f"«{teller.words[0]}»: its example does not hold it: {teller.example}")
            continue
        yield from _has_source(coder, teller, teller.words[0])


def _has_source(coder: Coder, entry: ReportingVerb | TellerNoun, name: str) -> Iterator[Finding]:
    """An example that reports something must say through whom."""
    coding = _code(coder, entry.example)
    if not coding.claims:
        yield _warning(entry.origin, f"«{name}»: its example reports no claim, so nothing shows that it is read")
    elif not any(claim.source for claim in coding.claims):
        yield _error(entry.origin, f"«{name}»: its example is read as said by nobody: {entry.example}")


def _names(sentence: str, words: Iterable[str]) -> bool:
    key = fold_key(sentence)
    return any(fold_key(word) in key for word in words)


def _actor_examples(coder: Coder, book: Codebook) -> Iterator[Finding]:
    for actor in book.actors:
        if actor.example is None:
            continue
        coding = coder.code(Document(text=actor.example, published=_day_of(actor)))
        if not any(mention.id == actor.id for mention in coding.actors):
            said = ", ".join(f"{mention.text} = {mention.id}" for mention in coding.actors) or "nobody"
            yield _error(actor.origin, f"{actor.id}: its example names {said}: {actor.example}")


def _day_of(actor: Actor) -> str:
    """A day on which the actor existed: the middle of its years, or one within a year of the one end that is known."""
    since, until = _day(actor.since, "01-01"), _day(actor.until, "12-31")
    if since and until:
        return (since + (until - since) / 2).isoformat()
    if since:
        return (since + _LATER).isoformat()
    return (until - _LATER).isoformat() if until else _PUBLISHED


def _day(edge: str | None, rest: str) -> date | None:
    """An edge of validity as a day; years and months are completed."""
    value = (edge or "").rstrip("~?")
    try:
        return date.fromisoformat(value + f"-{rest}"[(len(value) - 4) :] if len(value) < len("2024-01-01") else value)
    except ValueError:
        return None
