"""The only reader of `data/`: checks what people edit there and gives typed tables.

A codebook is a folder with the layout of the packaged `data/` folder. Everything that a table needs to tell its editor
where something stands (file and line) is kept; everything that cannot be read raises `CodebookError`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from isnad.errors import CodebookError

Row = dict[str, Any]
_Entry = TypeVar("_Entry")
LINE = "__line__"

PLACE_KINDS = frozenset(
    "country governorate district city town village neighbourhood camp countryside crossing airport base road facility"
    " region natural".split()
)
ACTOR_KINDS = frozenset(
    "state military rebel militia jihadist political civilian protester international media monitor "
    "person other".split()
)
SOURCE_KINDS = frozenset("party official monitor media activist witness anonymous agency".split())
UNITS = frozenset("person family vehicle weapon building money other".split())


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry stands in the codebook."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Coded:
    """The codes of one event type (or one case of it) in the crosswalk."""

    when: str
    acled: dict[str, str] | None
    plover: dict[str, str | None] | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the event types, with its codes; `cases` are tried in order before the plain codes."""

    type: str
    group: str
    english: str
    arabic: str
    definition: str
    codes: Coded
    cases: tuple[Coded, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Frame:
    """Which position or preposition of a trigger's arguments fills which roles."""

    name: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    passive: tuple[str, ...]
    genitive: tuple[str, ...]
    prep: Mapping[str, tuple[str, ...]]
    folded_prep: Mapping[str, tuple[str, ...]] = field(init=False, compare=False)  # by the letters of folded text

    def __post_init__(self) -> None:
        """Fold the prepositions once, as every trigger is read with them."""
        from isnad.text.fold import fold_key

        object.__setattr__(self, "folded_prep", {fold_key(key): roles for key, roles in self.prep.items()})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One lemma (verb with its verbal nouns and participles, or noun) in one sense, as the codebook has it."""

    index: int
    type: str
    frame: Frame
    verb: tuple[str, str] | None
    masdar: tuple[str, ...]
    noun: tuple[str, ...]
    participle: tuple[str, ...]
    passive_only: bool
    means: bool
    next: tuple[str, ...]
    prev: tuple[str, ...]
    sentence: tuple[str, ...]
    not_next: tuple[str, ...]
    not_prev: tuple[str, ...]
    not_sentence: tuple[str, ...]
    requires: tuple[str, ...]
    told: tuple[str, ...]
    priority: int
    example: str
    reads: Mapping[str, str]
    never: tuple[str, ...]
    origin: Origin

    @property
    def lemma(self) -> str:
        """The dictionary form: past tense, else the first noun."""
        if self.verb:
            return self.verb[0]
        return (*self.masdar, *self.noun, *self.participle)[0]


@dataclass(frozen=True, slots=True)
class Actor:
    """One party, institution, person or outlet."""

    id: str
    name: str
    name_ar: str
    kind: str
    country: str | None
    parent: str | None
    since: str | None
    until: str | None
    source_kind: str
    aliases: tuple[str, ...]
    loaded: tuple[str, ...]
    surname: str | None
    example: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class GenericGroup:
    """People named by what they are: civilians, children, fighters."""

    id: str
    name: str
    kind: str
    unit: str
    forms: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer; latitude and longitude in decimal degrees, None when not known."""

    id: str
    name_ar: str
    name_en: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    admin3: str | None
    lat: float | None
    lon: float | None
    prominence: int
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb of saying with its stance towards what is said."""

    verb: tuple[str, str] | None
    nouns: tuple[str, ...]
    participles: tuple[str, ...]
    stance: str
    relays: bool
    example: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class TellerNoun:
    """A common noun that names a kind of teller: sources, activists, witnesses."""

    words: tuple[str, ...]
    kind: str
    head: bool
    example: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """Words that carry a judgement; flagged, never rewritten."""

    words: tuple[str, ...]
    why: str
    neutral: str | None


@dataclass(frozen=True, slots=True)
class WordGroup:
    """A group of grammar words: plain words, verbs by principal parts, nouns."""

    words: tuple[str, ...]
    verbs: tuple[tuple[str, str], ...]
    nouns: tuple[str, ...]
    participles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """The countries of one conflict, and whom the names that many countries bear mean in each of them."""

    name: str
    countries: tuple[str, ...]
    home: str
    time_zone: str
    names: Mapping[str, Mapping[str, tuple[str, ...]]]  # by country, folded: ids of actors
    sides: tuple[str, ...]  # countries outside whose states have forces of their own in it
    origin: Origin


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything that people edit, read and checked. `digest` changes when any file of it does."""

    digest: str
    types: Mapping[str, EventType]
    frames: Mapping[str, Frame]
    triggers: tuple[Trigger, ...]
    actors: tuple[Actor, ...]
    generics: tuple[GenericGroup, ...]
    composition: Row
    loaded: tuple[LoadedTerm, ...]
    places: tuple[Place, ...]
    place_words: Row
    reporting: tuple[ReportingVerb, ...]
    tellers: tuple[TellerNoun, ...]
    sourcing: Row
    grammar: Mapping[str, WordGroup]
    traits: Mapping[str, WordGroup]
    circumstances: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, Any] = field(default_factory=dict)
    packs: tuple[Pack, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)  # weights of the signs of claims/confidence.py


def packaged_data() -> Path:
    """The folder of the codebook that comes with the package."""
    return Path(str(resources.files("isnad"))) / "data"


# What is read after coding: a change there leaves every claim as it is, so nothing need be coded again.
_AFTER_CODING = frozenset({"control", "export", "fuse"})


def data_files(root: Path) -> list[Path]:
    """Every file of a codebook folder, in a fixed order."""
    return sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".csv") and path.is_file())


def digest_of(roots: Sequence[Path]) -> str:
    """A hash of the names and contents of all files that coding reads in these folders: 16 hexadecimal digits."""
    state = hashlib.sha256()
    for root in roots:
        for path in data_files(root):
            if path.relative_to(root).parts[0] in _AFTER_CODING:
                continue
            state.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()[:16]


def folders_of(root: Path | None = None) -> list[Path]:
    """The folders that a codebook is read from, each on top of the one before.

    A folder with `events/types.yaml` is a whole codebook; any other lies on top of the packaged one.
    """
    if root is None:
        return [packaged_data()]
    if is_whole(root):
        return [root]
    if not data_files(root):
        raise CodebookError(
            "holds no entries: own ones stand in actors/*.yaml, places/*.csv, events/triggers/*.yaml or sources/*.yaml",
            root.as_posix(),
        )
    return [packaged_data(), root]


def is_whole(root: Path) -> bool:
    """Whether a folder is a whole codebook, not one of own entries to lay on top of another."""
    return (root / "events/types.yaml").is_file()


def read_codebook(root: Path | None = None, user_places: Path | None = None) -> Codebook:
    """The packaged codebook with the user's entries on top, or the whole one in this folder.

    An entry of the user's replaces the packaged one with its id (its words and type, where it has no id); word lists
    grow. Raises CodebookError at the first bad entry.
    """
    folders = folders_of(root)
    frames = {name: frame for folder in folders for name, frame in read_frames(folder).items()}
    types = {name: one for folder in folders for name, one in read_types(folder).items()}
    actors = _actors_with_parents(_latest(folders, read_actors, "id"))
    return Codebook(
        digest=digest_of([*folders, *([user_places] if user_places and user_places.is_dir() else [])]),
        types=types,
        frames=frames,
        triggers=_numbered(_latest(folders, lambda folder: read_triggers(folder, types, frames), "same")),
        actors=actors,
        generics=_latest(folders, read_generics, "id"),
        composition=_mapping(folders, "actors/composition.yaml"),
        loaded=tuple(term for folder in folders for term in read_loaded(folder)),
        places=tuple(_places(folders, user_places)),
        place_words=_mapping(folders, "words/place_words.yaml"),
        reporting=_latest(folders, read_reporting, "same"),
        tellers=_latest(folders, read_tellers, "words"),
        sourcing=_mapping(folders, "sources/sourcing.yaml"),
        grammar=_word_groups(folders, "words/grammar.yaml"),
        traits=_word_groups(folders, "words/traits.yaml"),
        circumstances={
            name: words_of(row, "words", Origin("events/circumstances.yaml", row.get(LINE, 0)))
            for name, row in _mapping(folders, "events/circumstances.yaml").items()
        },
        lists={name: _mapping(folders, f"words/{name}.yaml") for name in ("frozen", "means", "place_common")},
        packs=_latest(folders, read_packs, "name"),
        confidence=_weights(),
    )


def _weights() -> dict[str, float]:
    """The packaged weights of confidence: they are found for the reading, whatever codebook it reads with."""
    root = packaged_data()
    return {
        sign: float(weight) for sign, weight in read_mapping(root / "confidence.yaml", root).items() if sign != LINE
    }


def with_pack(book: Codebook, pack: str) -> Codebook:
    """The codebook as it reads with one pack for all documents: the same entries under another digest."""
    return replace(book, digest=hashlib.sha256(f"{book.digest} {pack}".encode()).hexdigest()[:16])


# --- folders on top of each other ------------------------------------------------------------------------------------


def _latest(folders: Sequence[Path], read: Callable[[Path], Iterable[_Entry]], key: str) -> tuple[_Entry, ...]:
    """The entries of all folders; a later folder's replaces, in its place, an earlier one's with the same key."""
    found: dict[object, _Entry] = {}
    for number, folder in enumerate(folders):
        for count, entry in enumerate(read(folder)):
            name = _sameness(entry) if key == "same" and number else getattr(entry, key, (number, count))
            if key == "same" and number:
                name = next((k for k, old in found.items() if _sameness(old) == name), (number, count))
            found[name] = _placed(entry, folder) if number else entry
    return tuple(found.values())


def _sameness(entry: Any) -> tuple[object, ...]:
    """What makes two entries without an id the same one: their words, type and conditions."""
    parts = ("type", "verb", "masdar", "noun", "nouns", "participle", "participles", "next", "prev", "sentence")
    return tuple(getattr(entry, part, None) for part in parts)


def _placed(entry: _Entry, folder: Path) -> _Entry:
    """An entry that tells its place with the folder of the user's, so that no packaged file of that name is meant."""
    origin: Origin = entry.origin  # type: ignore[attr-defined]
    return replace(entry, origin=Origin(f"{folder.as_posix()}/{origin.file}", origin.line))  # type: ignore[type-var]


def _numbered(triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    return tuple(one if one.index == n else replace(one, index=n) for n, one in enumerate(triggers))


def _actors_with_parents(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, when the parent of each is one of them."""
    ids = {actor.id for actor in actors}
    for actor in actors:
        if actor.parent is not None and actor.parent not in ids:
            raise fail(actor.origin, f"the parent {actor.parent!r} is no actor of the table")
    return actors


def _mapping(folders: Sequence[Path], file: str) -> Row:
    """One file of all folders: lists grow, other values are replaced."""
    whole: Row = {}
    for folder in folders:
        whole = _grown(whole, read_mapping(folder / file, folder))
    return whole


def _grown(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _grown(old.get(key), value) for key, value in new.items()}}
    return [*old, *new] if isinstance(old, list) and isinstance(new, list) else new


def _word_groups(folders: Sequence[Path], file: str) -> dict[str, WordGroup]:
    groups: dict[str, WordGroup] = {}
    for folder in folders:
        for name, group in read_groups(folder, file).items():
            old = groups.get(name, WordGroup((), (), ()))
            groups[name] = WordGroup(
                old.words + group.words, old.verbs + group.verbs, old.nouns + group.nouns,
                old.participles + group.participles,
            )  # fmt: skip
    return groups


def _places(folders: Sequence[Path], user_places: Path | None) -> Iterable[Place]:
    """The gazetteer of all folders, a later one's row in place of an earlier one's; then the user's list of places."""
    found = {place.id: place for place in read_places(folders[0])}
    for folder in folders[1:]:
        found.update((place.id, place) for place in read_places(folder))
    for path in sorted(user_places.glob("*.csv")) if user_places else ():
        for place in read_place_file(path, folders[0]):
            found.setdefault(place.id, place)
    return found.values()


# --- files -----------------------------------------------------------------------------------------------------------


def load_yaml(path: Path, root: Path) -> Any:
    """The content of a YAML file; every mapping carries its line under `LINE`. Raises CodebookError."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc, valid-type]
        """A safe loader that keeps line numbers."""

    def mapping_with_line(loader: Any, node: Any) -> Row:
        loader.flatten_mapping(node)
        row: Row = loader.construct_mapping(node, deep=True)
        row[LINE] = node.start_mark.line + 1
        return row

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping_with_line)
    try:
        with path.open(encoding="utf-8") as handle:
            return yaml.load(handle, Loader=Loader)
    except OSError as error:
        raise CodebookError(f"cannot be read: {error.strerror}", _name(path, root)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise CodebookError(
            f"is not valid YAML: {getattr(error, 'problem', error)}", _name(path, root), line
        ) from error


def read_mapping(path: Path, root: Path) -> Row:
    """A YAML file that holds one mapping; empty when the file is not there."""
    if not path.exists():
        return {}
    content = load_yaml(path, root)
    if not isinstance(content, dict):
        raise CodebookError("must hold one mapping at its top", _name(path, root))
    return {key: value for key, value in content.items() if key != LINE}


def read_rows(path: Path, root: Path) -> Iterator[tuple[Row, Origin]]:
    """The entries of a YAML file that holds a list of mappings."""
    content = load_yaml(path, root) or []
    if not isinstance(content, list):
        raise CodebookError("must hold a list of entries", _name(path, root))
    for row in content:
        if not isinstance(row, dict):
            raise CodebookError(f"an entry must be a mapping, not {row!r}", _name(path, root))
        yield row, Origin(_name(path, root), int(row.pop(LINE)))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def fail(origin: Origin, message: str) -> CodebookError:
    """The error to raise about an entry."""
    return CodebookError(message, origin.file, origin.line)


def words_of(row: Row, key: str, origin: Origin) -> tuple[str, ...]:
    """A list of words under a key (a single word counts as a list of one)."""
    value = row.get(key) or ()
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) and word.strip() for word in value):
        raise fail(origin, f"`{key}` must be a list of words, not {value!r}")
    return tuple(word.strip() for word in value)


def required(row: Row, key: str, origin: Origin) -> str:
    """The text under a key that an entry must have."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise fail(origin, f"`{key}` is missing")
    return value.strip()


def optional(row: Row, key: str) -> str | None:
    """The text under a key, or None."""
    value = row.get(key)
    return str(value).strip() if value not in (None, "") else None


def one_of(value: str, allowed: Iterable[str], what: str, origin: Origin) -> str:
    """The value, when it is allowed."""
    if value not in set(allowed):
        raise fail(origin, f"unknown {what} {value!r}")
    return value


def known_keys(row: Row, allowed: frozenset[str], origin: Origin) -> None:
    """Raise when an entry has a key that nobody reads: most are misspellings."""
    for key in row:
        if key not in allowed:
            raise fail(origin, f"unknown key `{key}`")


# --- events ----------------------------------------------------------------------------------------------------------


def read_frames(root: Path) -> dict[str, Frame]:
    """The frames of `events/frames.yaml` by name."""
    path = root / "events/frames.yaml"
    rows = read_mapping(path, root)
    return {name: _frame(name, row, Origin(_name(path, root), row.get(LINE, 0))) for name, row in rows.items()}


def _frame(name: str, row: Row, origin: Origin) -> Frame:
    prep = {key: tuple(roles or ()) for key, roles in (row.get("prep") or {}).items() if key != LINE}
    slots = {key: words_of(row, key, origin) for key in ("subject", "object", "passive", "genitive")}
    for roles in (*slots.values(), *prep.values()):
        for role in roles:
            one_of(role, ("actor", "target", "place", "object"), "role", origin)
    return Frame(name=name, prep=prep, **slots)


def read_types(root: Path) -> dict[str, EventType]:
    """The event types of `events/types.yaml` by name."""
    found: dict[str, EventType] = {}
    for row, origin in read_rows(root / "events/types.yaml", root) if is_whole(root) else ():
        name = required(row, "type", origin)
        if name in found:
            raise fail(origin, f"the type {name!r} stands twice")
        found[name] = EventType(
            type=name,
            group=required(row, "group", origin),
            english=required(row, "english", origin),
            arabic=required(row, "arabic", origin),
            definition=required(row, "definition", origin),
            codes=_codes(row, ""),
            cases=tuple(_codes(case, required(case, "when", origin)) for case in row.get("cases") or ()),
            origin=origin,
        )
    return found


def _codes(row: Row, when: str) -> Coded:
    def plain(value: Any) -> Any:
        return {key: item for key, item in value.items() if key != LINE} if isinstance(value, dict) else None

    return Coded(when, plain(row.get("acled")), plain(row.get("plover")), optional(row, "cameo"))


TRIGGER_KEYS = frozenset(
    "type verb masdar noun participle frame prep passive_only means next prev sentence not_next not_prev not_sentence"
    " requires told priority example reads not".split()
)


def read_triggers(root: Path, types: Mapping[str, EventType], frames: Mapping[str, Frame]) -> Iterator[Trigger]:
    """All triggers of `events/triggers/*.yaml`, numbered in file order."""
    index = 0
    for path in sorted((root / "events/triggers").glob("*.yaml")):
        for row, origin in read_rows(path, root):
            yield _trigger(index, row, origin, types, frames)
            index += 1


def _trigger(
    index: int, row: Row, origin: Origin, types: Mapping[str, EventType], frames: Mapping[str, Frame]
) -> Trigger:
    known_keys(row, TRIGGER_KEYS, origin)
    frame = frames[one_of(required(row, "frame", origin), frames, "frame", origin)]
    prep = {key: tuple(roles or ()) for key, roles in (row.get("prep") or {}).items() if key != LINE}
    trigger = Trigger(
        index=index,
        type=one_of(required(row, "type", origin), types, "type", origin),
        frame=Frame(frame.name, frame.subject, frame.object, frame.passive, frame.genitive, {**frame.prep, **prep}),
        verb=principal_parts(optional(row, "verb"), origin),
        masdar=words_of(row, "masdar", origin),
        noun=words_of(row, "noun", origin),
        participle=words_of(row, "participle", origin),
        passive_only=bool(row.get("passive_only")),
        means=bool(row.get("means")),
        next=words_of(row, "next", origin),
        prev=words_of(row, "prev", origin),
        sentence=words_of(row, "sentence", origin),
        not_next=words_of(row, "not_next", origin),
        not_prev=words_of(row, "not_prev", origin),
        not_sentence=words_of(row, "not_sentence", origin),
        requires=words_of(row, "requires", origin),
        told=tuple(one_of(name, types, "told", origin) for name in words_of(row, "told", origin)),
        priority=int(row.get("priority") or 0),
        example=required(row, "example", origin),
        reads={key: str(value) for key, value in (row.get("reads") or {}).items() if key != LINE},
        never=words_of(row, "not", origin),
        origin=origin,
    )
    if not (trigger.verb or trigger.masdar or trigger.noun or trigger.participle):
        raise fail(origin, "an entry needs a verb, masdar, noun or participle")
    return trigger


def principal_parts(words: str | None, origin: Origin) -> tuple[str, str] | None:
    """Past and present of a verb as the codebook writes them: `سيطر يسيطر`."""
    if words is None:
        return None
    parts = words.split()
    if len(parts) != 2:
        raise fail(origin, f"a verb is written as two words, past and present: {words!r}")
    return parts[0], parts[1]


# --- actors ----------------------------------------------------------------------------------------------------------

ACTOR_KEYS = frozenset(
    "id name name_ar kind country parent since until source_kind aliases loaded person example note".split()
)


def read_actors(root: Path) -> Iterator[Actor]:
    """The actor table of one folder; ids must be unique."""
    rows = [
        (row, origin)
        for path in sorted((root / "actors").glob("*.yaml"))
        if path.stem not in ("generic", "composition", "loaded")
        for row, origin in read_rows(path, root)
    ]
    ids: dict[str, Origin] = {}
    for row, origin in rows:
        name = required(row, "id", origin)
        if name in ids:
            raise fail(origin, f"the id {name!r} stands also in {ids[name].file}:{ids[name].line}")
        ids[name] = origin
    for row, origin in rows:
        yield _actor(row, origin)


def _actor(row: Row, origin: Origin) -> Actor:
    known_keys(row, ACTOR_KEYS, origin)
    person = row.get("person") or {}
    return Actor(
        id=required(row, "id", origin),
        name=required(row, "name", origin),
        name_ar=required(row, "name_ar", origin),
        kind=one_of(required(row, "kind", origin), ACTOR_KINDS, "actor kind", origin),
        country=optional(row, "country"),
        parent=optional(row, "parent"),
        since=optional(row, "since"),
        until=optional(row, "until"),
        source_kind=one_of(optional(row, "source_kind") or "party", SOURCE_KINDS, "source kind", origin),
        aliases=words_of(row, "aliases", origin),
        loaded=words_of(row, "loaded", origin),
        surname=optional(person, "surname") if isinstance(person, dict) else None,
        example=optional(row, "example"),
        origin=origin,
    )


def read_generics(root: Path) -> Iterator[GenericGroup]:
    """Generic groups of people: `actors/generic.yaml`."""
    path = root / "actors/generic.yaml"
    for row, origin in read_rows(path, root) if path.exists() else ():
        yield GenericGroup(
            id=required(row, "id", origin),
            name=required(row, "name", origin),
            kind=one_of(required(row, "kind", origin), ACTOR_KINDS, "actor kind", origin),
            unit=one_of(optional(row, "unit") or "person", UNITS, "unit", origin),
            forms=words_of(row, "forms", origin),
            origin=origin,
        )


def read_loaded(root: Path) -> Iterator[LoadedTerm]:
    """Loaded terms: `actors/loaded.yaml`."""
    path = root / "actors/loaded.yaml"
    for row, origin in read_rows(path, root) if path.exists() else ():
        yield LoadedTerm(words_of(row, "words", origin), required(row, "why", origin), optional(row, "neutral"))


def read_packs(root: Path) -> Iterator[Pack]:
    """The packs of `packs.yaml`."""
    path = root / "packs.yaml"
    for row, origin in read_rows(path, root) if path.exists() else ():
        known_keys(row, frozenset("pack countries home time_zone names sides".split()), origin)
        countries = words_of(row, "countries", origin)
        yield Pack(
            name=required(row, "pack", origin),
            countries=countries,
            home=one_of(required(row, "home", origin), countries, "home country", origin),
            time_zone=required(row, "time_zone", origin),
            names={
                one_of(country, countries, "country of the pack", origin): _pack_names(names, origin)
                for country, names in (row.get("names") or {}).items()
                if country != LINE
            },
            sides=words_of(row, "sides", origin),
            origin=origin,
        )


def _pack_names(row: Row, origin: Origin) -> dict[str, tuple[str, ...]]:
    from isnad.text.fold import fold_key

    return {fold_key(name): words_of(row, name, origin) for name in row if name != LINE}


# --- places ----------------------------------------------------------------------------------------------------------


def read_places(root: Path, user_places: Path | None = None) -> Iterator[Place]:
    """The gazetteer: `places/*.csv` of a codebook, then the user's own list; ids are unique, the first one holds."""
    seen: set[str] = set()
    for folder in (root / "places", *([user_places] if user_places else [])):
        for path in sorted(folder.glob("*.csv")):
            for place in read_place_file(path, root):
                if place.id not in seen:
                    seen.add(place.id)
                    yield place


def read_place_file(path: Path, root: Path) -> Iterator[Place]:
    """The rows of one gazetteer table. Raises CodebookError with the line of the first bad row."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in (reader := csv.DictReader(handle)):
            origin = Origin(_name(path, root), reader.line_num)
            try:
                yield _place(row, origin)
            except (TypeError, ValueError) as error:
                raise fail(origin, f"a bad value in the row of {row.get('id')!r}: {error}") from error


def _place(row: Mapping[str, str | None], origin: Origin) -> Place:
    def text(key: str) -> str:
        return (row.get(key) or "").strip()

    def number(key: str) -> float | None:
        return float(text(key)) if text(key) else None

    if not text("id") or not text("name_ar"):
        raise fail(origin, "a place needs an id and an Arabic name")
    return Place(
        id=text("id"),
        name_ar=text("name_ar"),
        name_en=text("name_en") or text("name_ar"),
        kind=one_of(text("kind"), PLACE_KINDS, "place kind", origin),
        country=text("country"),
        admin1=text("admin1") or None,
        admin2=text("admin2") or None,
        admin3=text("admin3") or None,
        lat=number("lat"),
        lon=number("lon"),
        prominence=int(text("prominence") or 2),
        aliases=tuple(filter(None, (alias.strip() for alias in text("aliases").split("|")))),
        adjectives=tuple(filter(None, (word.strip() for word in text("adjective").split("|")))),
    )


# --- sources and grammar ---------------------------------------------------------------------------------------------


def read_reporting(root: Path) -> Iterator[ReportingVerb]:
    """Verbs and nouns of saying: `sources/reporting.yaml`."""
    path = root / "sources/reporting.yaml"
    for row, origin in read_rows(path, root) if path.exists() else ():
        known_keys(row, frozenset("verb nouns participles stance relays example".split()), origin)
        yield ReportingVerb(
            verb=principal_parts(optional(row, "verb"), origin),
            nouns=words_of(row, "nouns", origin),
            participles=words_of(row, "participles", origin),
            stance=one_of(
                required(row, "stance", origin), ("asserts", "denies", "doubts", "accuses"), "stance", origin
            ),
            relays=bool(row.get("relays")),
            example=required(row, "example", origin),
            origin=origin,
        )


def read_tellers(root: Path) -> Iterator[TellerNoun]:
    """Common nouns for tellers: `sources/tellers.yaml`."""
    path = root / "sources/tellers.yaml"
    for row, origin in read_rows(path, root) if path.exists() else ():
        yield TellerNoun(
            words=words_of(row, "words", origin),
            kind=one_of(required(row, "kind", origin), SOURCE_KINDS, "source kind", origin),
            head=bool(row.get("head", True)),
            example=required(row, "example", origin),
            origin=origin,
        )


def read_groups(root: Path, file: str) -> dict[str, WordGroup]:
    """The word groups of a file such as `words/grammar.yaml`, by name."""
    path = root / file
    groups: dict[str, WordGroup] = {}
    for name, row in read_mapping(path, root).items():
        origin = Origin(file, row.get(LINE, 0))
        verbs = tuple(filter(None, (principal_parts(verb, origin) for verb in words_of(row, "verbs", origin))))
        groups[name] = WordGroup(
            words_of(row, "words", origin), verbs, words_of(row, "nouns", origin), words_of(row, "participles", origin)
        )
    return groups
