"""Codebook tables as one table of surface forms: what a printed word or phrase may stand for.

Every lemma is conjugated and declined, folded and put under its letters; names of several words are found by walking a
set of their beginnings. A word is read once for each spelling (`analyse` is cached): its proclitics and enclitics are
whatever split the codebook knows. Compiled once and kept in the user's cache folder under the codebook's hash.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from isnad.codebook import Codebook, Trigger, digest_of, folders_of, read_codebook
from isnad.errors import CodebookError
from isnad.text.conjugation import NotAVerb, conjugate
from isnad.text.fold import fold_key
from isnad.text.nouns import noun_forms, participle_forms
from isnad.text.words import ENCLITICS, Word, proclitic_splits

FORMAT = 1  # raise when the pickled layout changes
_CACHED_WORDS = 200_000


class Entry(NamedTuple):
    """What a surface form stands for. `ref` points into the codebook table of its kind."""

    kind: str  # trigger report gram place actor loaded-actor generic head teller kind-word ...
    ref: int | str
    pos: str  # verb masdar noun participle name word
    voice: str = ""
    tense: str = ""
    gender: str = ""
    number: str = ""
    suffixed: bool = False
    construct: bool = False


class Reading(NamedTuple):
    """One way to split a word: proclitics (with the article), stem, enclitic; and what the stem stands for."""

    proclitics: str
    stem: str
    enclitic: str
    entry: Entry

    @property
    def article(self) -> bool:
        """Whether the word carries the article."""
        return self.proclitics.endswith(("ال", "لل"))

    @property
    def cut(self) -> int:
        """Letters to cut before the word proper: conjunction and preposition, but not the article."""
        if self.proclitics.endswith("لل"):
            return len(self.proclitics) - 2
        return len(self.proclitics) - 2 if self.proclitics.endswith("ال") else len(self.proclitics)

    @property
    def preposition(self) -> str:
        """The glued preposition ب, ل or ك; empty when there is none."""
        if self.proclitics.endswith("لل"):
            return "ل"
        bare = self.proclitics[:-2] if self.proclitics.endswith("ال") else self.proclitics
        return bare[-1] if bare and bare[-1] in "بلك" else ""


class Analysis:
    """Everything that the codebook knows about one printed word."""

    __slots__ = ("grams", "kinds", "readings", "starts", "traits")

    def __init__(self, readings: tuple[Reading, ...], starts: tuple[tuple[str, str], ...]) -> None:
        """`starts` are the splits (proclitics, stem) whose stem begins a name of several words."""
        self.readings, self.starts = readings, starts
        kinds: dict[str, list[Reading]] = {}
        for reading in readings:
            kinds.setdefault(reading.entry.kind, []).append(reading)
        self.kinds = {kind: tuple(found) for kind, found in kinds.items()}
        self.grams = frozenset(str(reading.entry.ref) for reading in self.of("gram"))
        self.traits = frozenset(str(reading.entry.ref) for reading in self.of("trait"))

    def of(self, kind: str) -> tuple[Reading, ...]:
        """The readings of one kind."""
        return self.kinds.get(kind, ())


class Hit(NamedTuple):
    """A name of one or several words, found at word `first` up to (not with) word `last`."""

    first: int
    last: int
    proclitics: str
    entries: tuple[Entry, ...]

    @property
    def preposition(self) -> str:
        """The preposition glued to its first word; empty when there is none."""
        bare = self.proclitics[:-1] if self.proclitics.endswith("لل") else self.proclitics
        return bare[-1] if bare and bare[-1] in "بلك" else ""


_NO_ANALYSIS = Analysis((), ())


@dataclass(slots=True)
class Lexicon:
    """The surface forms of a codebook. Picklable; reading a word does not change it except for its cache."""

    forms: dict[str, tuple[Entry, ...]]
    names: dict[str, tuple[Entry, ...]]
    beginnings: frozenset[str]
    verb_forms: dict[str, frozenset[str]]
    _cache: dict[tuple[str, bool], Analysis] = field(default_factory=dict, repr=False, compare=False)

    def __getstate__(self) -> tuple[object, ...]:
        """Without the cache: what was read must not change what is pickled."""
        return self.forms, self.names, self.beginnings, self.verb_forms

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """The inverse of `__getstate__`."""
        self.forms, self.names, self.beginnings, self.verb_forms = state  # type: ignore[assignment]
        self._cache = {}

    def analyse(self, word: str, ta_marbuta: bool = False) -> Analysis:
        """What a folded word may stand for; `ta_marbuta` says that it is printed with ة, so that ه is no pronoun."""
        key = (word, ta_marbuta)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > _CACHED_WORDS:
                self._cache.clear()
            found = self._cache[key] = self._analyse(word, ta_marbuta)
        return found

    def _analyse(self, word: str, ta_marbuta: bool) -> Analysis:
        readings: list[Reading] = []
        starts: list[tuple[str, str]] = []
        for proclitics, stem in proclitic_splits(word):
            readings += self._whole(proclitics, stem)
            readings += self._suffixed(proclitics, stem, ta_marbuta)
            starts += self._starts(proclitics, stem)
        if not readings and not starts:
            return _NO_ANALYSIS
        return Analysis(tuple(readings), tuple(starts))

    def _whole(self, proclitics: str, stem: str) -> Iterator[Reading]:
        for entry in self.forms.get(stem, ()):
            if not entry.suffixed and _fits(entry, proclitics):
                yield Reading(proclitics, stem, "", entry)
        if proclitics.endswith("لل"):  # للحسكة = ل + الحسكة
            for entry in self.forms.get("ال" + stem, ()):
                if not entry.suffixed:
                    yield Reading(proclitics[:-1], "ال" + stem, "", entry)

    def _suffixed(self, proclitics: str, stem: str, ta_marbuta: bool) -> Iterator[Reading]:
        if proclitics.endswith(("ال", "لل")):
            return
        for enclitic in _enclitics_of(stem):
            if ta_marbuta and enclitic == "ه":
                continue
            bare = stem[: -len(enclitic)]
            for entry in self.forms.get(bare, ()):
                if enclitic in _SPEAKER and entry.pos != "verb":
                    continue  # news does not say my and your: صاروخي is an adjective
                if _takes_pronoun(entry, bare) and _fits(entry, proclitics):
                    yield Reading(proclitics, bare, enclitic, entry)

    def _starts(self, proclitics: str, stem: str) -> Iterator[tuple[str, str]]:
        if stem in self.beginnings and not proclitics.endswith("ال"):
            yield proclitics, stem
        if proclitics.endswith("لل") and "ال" + stem in self.beginnings:
            yield proclitics, "ال" + stem

    def hits(self, words: Sequence[Word], at: int, analysis: Analysis) -> list[Hit]:
        """Names of two or more words that begin at word `at`, longest first."""
        found: list[Hit] = []
        for proclitics, stem in analysis.starts:
            phrase, last = stem, at + 1
            while phrase in self.beginnings and last < len(words):
                phrase = f"{phrase} {words[last].text}"
                last += 1
                entries = self.names.get(phrase)
                if entries:
                    found.append(Hit(at, last, proclitics, entries))
        found.sort(key=lambda hit: -hit.last)
        return found


_SPEAKER = frozenset({"ي", "ني", "ك", "كم"})


@lru_cache(maxsize=65536)
def _enclitics_of(stem: str) -> tuple[str, ...]:
    return tuple(e for e in sorted(ENCLITICS, key=len, reverse=True) if stem.endswith(e) and len(stem) - len(e) >= 2)


def _takes_pronoun(entry: Entry, bare: str) -> bool:
    if entry.pos in ("name", "word"):
        return entry.pos == "word"
    return entry.suffixed or not (bare.endswith(("ه", "ان", "ون", "ين")) and entry.pos != "verb")


def _fits(entry: Entry, proclitics: str) -> bool:
    """Whether these proclitics may stand before a form of this kind."""
    if not proclitics:
        return True
    article = proclitics.endswith(("ال", "لل"))
    bare = proclitics[:-2] if article else proclitics
    if entry.pos == "verb":
        return not article and bare[-1:] not in ("ب", "ك") and (entry.tense == "present" or bare[-1:] not in ("س", "ل"))
    if bare.endswith("س"):
        return False
    if entry.pos in ("name", "word"):
        return not article
    return not (article and entry.construct)


# --- compiling -------------------------------------------------------------------------------------------------------


def _is_shorter(surface: str, first: str) -> bool:
    """Whether a present form is the jussive of the indicative: يستقل beside يستقيل. Subjunctives in ا and ي are not."""
    return len(surface) < len(first) and not surface.endswith(("ا", "ي"))


class _Builder:
    """Collects forms; equal entries are shared, which keeps the pickle small."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[Entry, None]] = {}
        self.names: dict[str, dict[Entry, None]] = {}
        self.beginnings: set[str] = set()
        self.verb_forms: dict[str, frozenset[str]] = {}
        self._shared: dict[Entry, Entry] = {}

    def add(self, surface: str, entry: Entry) -> None:
        """Put an entry under the folded letters of a surface form of one or several words."""
        key = fold_key(surface)
        entry = self._shared.setdefault(entry, entry)
        if " " in key:
            self.names.setdefault(key, {})[entry] = None
            parts = key.split(" ")
            self.beginnings.update(" ".join(parts[:n]) for n in range(1, len(parts)))
        elif key:
            self.forms.setdefault(key, {})[entry] = None

    def add_name(self, name: str, entry: Entry) -> None:
        """A proper name, also as one word (دير الزور, ديرالزور), but letters joined are another word (ب ي د, بيد)."""
        self.add(name, entry)
        parts = fold_key(name).split()
        joined = "".join(parts)
        if len(parts) > 1 and len(joined) <= 14 and any(len(part) > 1 for part in parts):
            self.add(joined, entry)

    def add_verb(self, kind: str, ref: int | str, verb: tuple[str, str], passive_only: bool = False) -> None:
        """All forms of a verb."""
        forms = conjugate(*verb)
        self.verb_forms[fold_key(verb[0])] = frozenset(fold_key(form.surface) for form in forms)
        usual: dict[tuple[object, ...], str] = {}
        for form in forms:
            if form.person == 2 or (form.person == 1 and (form.number == "s" or form.tense == "present")):
                continue  # news does not speak in these persons, and their letters are those of other forms
            if form.tense == "imperative" or (passive_only and form.voice == "active"):
                continue
            first = (
                usual.setdefault((form.tense, form.voice, form.person, form.gender, form.number), form.surface)
                if not form.suffixed
                else form.surface
            )
            tense = (
                "jussive"
                if form.tense == "present" and form.number != "p" and _is_shorter(form.surface, first)
                else form.tense
            )
            self.add(form.surface, Entry(kind, ref, "verb", form.voice, tense, form.gender, form.number, form.suffixed))

    def add_noun(self, kind: str, ref: int | str, pos: str, words: Sequence[str]) -> None:
        """All forms of a noun: the first word is its singular, the others its plurals."""
        if words:
            for form in noun_forms(words[0], words[1:]):
                self.add(
                    form.surface, Entry(kind, ref, pos, "", "", form.gender, form.number, form.suffixed, form.construct)
                )

    def add_participle(self, kind: str, ref: int | str, masculine: str, singular: bool = False) -> None:
        """All forms of a participle or adjective, or its singular ones only."""
        for form in participle_forms(masculine):
            if singular and (form.number != "s" or form.suffixed or form.construct):
                continue
            entry = Entry(kind, ref, "participle", "", "", form.gender, form.number, form.suffixed, form.construct)
            self.add(form.surface, entry)

    def lexicon(self) -> Lexicon:
        """What was collected."""
        forms = {key: tuple(entries) for key, entries in self.forms.items()}
        names = {key: tuple(entries) for key, entries in self.names.items()}
        return Lexicon(forms, names, frozenset(self.beginnings), self.verb_forms)


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """All surface forms of a codebook. Raises CodebookError when an entry cannot be conjugated."""
    builder = _Builder()
    for trigger in codebook.triggers:
        _add_trigger(builder, trigger)
    _add_sources(builder, codebook)
    _add_grammar(builder, codebook)
    _add_traits(builder, codebook)
    _add_actors(builder, codebook)
    _add_composition(builder, codebook)
    _add_places(builder, codebook)
    return builder.lexicon()


def _add_trigger(builder: _Builder, trigger: Trigger) -> None:
    try:
        if trigger.verb:
            builder.add_verb("trigger", trigger.index, trigger.verb, trigger.passive_only)
        for masdar in trigger.masdar:
            builder.add_noun("trigger", trigger.index, "masdar", (masdar,))
        if trigger.noun:
            builder.add_noun("trigger", trigger.index, "noun", trigger.noun)
        for participle in trigger.participle:
            builder.add_participle("trigger", trigger.index, participle)
    except NotAVerb as error:
        raise CodebookError(str(error), trigger.origin.file, trigger.origin.line) from error


def _add_sources(builder: _Builder, codebook: Codebook) -> None:
    for index, verb in enumerate(codebook.reporting):
        try:
            if verb.verb:
                builder.add_verb("report", index, verb.verb)
        except NotAVerb as error:
            raise CodebookError(str(error), verb.origin.file, verb.origin.line) from error
        for noun in verb.nouns:
            builder.add_noun("report", index, "masdar", (noun,))
        for participle in verb.participles:
            builder.add_participle("report", index, participle, singular=True)
    for index, teller in enumerate(codebook.tellers):
        for word in teller.words:
            builder.add(word, Entry("teller", index, "noun"))
    for group, row in codebook.sourcing.items():
        for word in row["words"]:
            builder.add(word, Entry("sourcing", group, "word"))


_SETTLED = frozenset({"village", "town", "city", "neighbourhood", "district", "governorate", "camp"})


def _add_grammar(builder: _Builder, codebook: Codebook) -> None:
    for row in codebook.lists["frozen"].values():
        for word in row["words"]:
            builder.add(word, Entry("frozen", "frozen", "word"))
    for row in codebook.place_words.get("kind_words", ()):
        if row["kind"] in _SETTLED:
            for word in row.get("plural") or ():
                builder.add(word, Entry("gram", "area_words", "word"))
    for name, group in codebook.grammar.items():
        for word in group.words:
            builder.add(word, Entry("gram", name, "word"))
        for verb in group.verbs:
            builder.add_verb("gram", name, verb)
        for noun in group.nouns:
            if " " in noun or noun.startswith(("ل", "ب")):
                builder.add(noun, Entry("gram", name, "word"))
            else:
                builder.add(noun, Entry("gram", name, "noun"))


def _add_traits(builder: _Builder, codebook: Codebook) -> None:
    for name, group in codebook.traits.items():
        for word in group.words:
            builder.add(word, Entry("trait", name, "word"))
        for noun in group.nouns:
            builder.add(noun, Entry("trait", name, "noun"))
        for verb in group.verbs:
            builder.add_verb("trait", name, verb)
        for participle in group.participles:
            builder.add_participle("trait", name, participle)


def _add_actors(builder: _Builder, codebook: Codebook) -> None:
    for index, actor in enumerate(codebook.actors):
        for name in (actor.name_ar, *actor.aliases):
            builder.add_name(name, Entry("actor", index, "name"))
            if _is_ministry(name):
                builder.add_name(name.split(" ", 1)[1], Entry("actor", index, "name"))
        for name in actor.loaded:
            builder.add_name(name, Entry("actor", index, "name", voice="loaded"))
        if actor.surname:
            builder.add(actor.surname, Entry("surname", index, "name"))
    for index, group in enumerate(codebook.generics):
        for form in group.forms:
            builder.add(form, Entry("generic", index, "noun"))
            _add_endings(builder, form, Entry("generic", index, "noun"))
    for index, term in enumerate(codebook.loaded):
        for word in term.words:
            builder.add(word, Entry("loaded", index, "noun"))


def _is_ministry(name: str) -> bool:
    """`وزارة الدفاع السورية`: headlines leave the first word out, and the adjective still agrees with it."""
    words = name.split(" ")
    return len(words) == 3 and words[0] == "وزارة" and words[2].startswith("ال") and words[2].endswith("ية")


_TAKES_TANWIN = tuple("بتثجحخدذرزسشصضطظعغفقكلمنهي")
_PLURAL_ENDINGS = ("ون", "ين", "ان", "ات")
_NEVER_ACCUSATIVE = frozenset(  # their accusative is mostly another word: متهما, مؤيدا, مصورا
    {"أهل", "أبناء", "دول", "كرد", "راع", "متهم", "عائد", "مؤيد", "مخالف", "مشارك", "معارض", "مصور", "آخر", "مطلق"}
)


def _add_endings(builder: _Builder, form: str, entry: Entry) -> None:
    """The accusative (`مدنيا`, `عنصرا`) and what stands before a pronoun (`والدته`, `حلفائه`) of a listed form."""
    if " " in form or len(form) < 3:
        return
    suffixed = entry._replace(suffixed=True)
    if form.endswith("ة"):
        builder.add(form[:-1] + "ت", suffixed)
    elif form.endswith(("ون", "ين", "ان")) and len(form) > 4:
        builder.add(form[:-1], suffixed)
    elif form.endswith("اء"):
        builder.add(form[:-1] + "ؤ", suffixed)
        builder.add(form[:-1] + "ئ", suffixed)
    if form.endswith(_TAKES_TANWIN) and not form.endswith(_PLURAL_ENDINGS) and form not in _NEVER_ACCUSATIVE:
        builder.add(form + "ا", entry)


_TRAILING = ("ل", "من", "في", "ب", "إلى", "عن", "على", "باسم", "تحت", "ضمن", "مع")
_INSTRUMENTS = frozenset({"قذائف", "صواريخ", "صاروخ", "هاونات", "أدوات", "سجون", "مستودع", "مطار", "معسكر"})
_HEAD_CLASSES = {
    "aircraft": "aircraft",
    "artillery": "artillery",
    "leaders": "commander",
    "media-of": "media",
    "speaker": "speaker",
    "organisation": "organisation",
}


def _add_composition(builder: _Builder, codebook: Codebook) -> None:
    """Heads, links, titles and adjectives that compose an actor. What trails as preposition is left to the grammar."""
    table = codebook.composition
    sites = {fold_key(word) for word in codebook.grammar["site_heads"].words}
    for row in table.get("heads", ()):
        kind = _HEAD_CLASSES.get(row["group"], "force")
        for word in sorted({_bare_head(word) for word in row["words"]}):
            if word and fold_key(word) not in sites and word not in _INSTRUMENTS:
                entry = Entry("head", kind, "word" if word.startswith("ال") else "noun", voice=row["group"])
                builder.add(word, entry)
                if entry.pos == "noun":
                    _add_endings(builder, word, entry)
    for row in table.get("residents", ()):
        for word in sorted({_bare_head(word) for word in row["words"]}):
            builder.add(word, Entry("head", "residents", "noun", voice=row.get("id") or "gen-residents"))
    for row in table.get("titles", ()):
        for word in sorted({_bare_head(word) for word in row["words"]}):
            builder.add(word, Entry("head", "title", "word", voice=row.get("kind") or "person"))
    for row in table.get("names", ()):
        for word in row["words"]:
            builder.add(word, Entry("given", row["strength"], "name"))
    for row in table.get("links", ()):
        if row["relation"] not in ("in", "with"):
            for word in sorted({_bare_head(word) for word in row["words"]}):
                builder.add(word, Entry("link", row["relation"], "word"))
    actors = {actor.id: index for index, actor in enumerate(codebook.actors)}
    for row in table.get("adjectives", ()):
        if row["actor"] not in actors:
            raise CodebookError(
                f"the adjective {row['form']!r} names no actor: {row['actor']!r}", "actors/composition.yaml"
            )
        _add_adjective(builder, row["form"], actors[row["actor"]])


def _bare_head(word: str) -> str:
    """The head without the preposition that ties it to what follows: `عناصر من` → `عناصر`."""
    parts = word.split()
    while parts and parts[-1] in _TRAILING and len(parts) > 1:
        parts = parts[:-1]
    return " ".join(parts)


def _add_adjective(builder: _Builder, form: str, actor: int) -> None:
    for shape in participle_forms(form):
        builder.add(
            shape.surface, Entry("adjective", actor, "participle", "", "", shape.gender, shape.number, shape.suffixed)
        )


def _add_places(builder: _Builder, codebook: Codebook) -> None:
    for index, place in enumerate(codebook.places):
        for name in (place.name_ar, *place.aliases):
            builder.add_name(name, Entry("place", index, "name"))


# --- the cache -------------------------------------------------------------------------------------------------------


def cache_folder() -> Path:
    """Where compiled lexicons are kept; `ISNAD_CACHE` overrides the user's cache folder."""
    chosen = os.environ.get("ISNAD_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("isnad")


def load(root: Path | None = None, user_places: Path | None = None) -> tuple[Codebook, Lexicon]:
    """Codebook and lexicon of a folder, from the cache when nothing changed. Raises CodebookError."""
    roots = [*folders_of(root), *([user_places] if user_places and user_places.is_dir() else [])]
    path = cache_folder() / f"lexicon-{_code_digest()}-{digest_of(roots)}.pickle"
    return _from_cache(path) or _compile_into(path, root, user_places)


def _code_digest() -> str:
    """Changes with the code that makes the forms, so that an upgrade never reads an old cache."""
    from isnad import __version__

    here = Path(__file__).parent
    sources: Iterable[Path] = [here / "lexicon.py", here / "codebook.py", *sorted((here / "text").glob("*.py"))]
    stamp = "".join(f"{path.stat().st_size}.{path.stat().st_mtime_ns}" for path in sources)
    import hashlib

    state = f"{FORMAT}-{__version__}-{sys.version_info[:2]}-{stamp}"
    return hashlib.sha256(state.encode()).hexdigest()[:8]


def _from_cache(path: Path) -> tuple[Codebook, Lexicon] | None:
    """What the cache holds; a damaged file counts as none, since it can be made again."""
    import gc

    try:
        with path.open("rb") as handle:
            gc.disable()  # hundreds of thousands of small objects: collecting while loading doubles the time
            codebook, lexicon = pickle.load(handle)
        return (codebook, lexicon) if isinstance(codebook, Codebook) and isinstance(lexicon, Lexicon) else None
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    finally:
        gc.enable()


def _compile_into(path: Path, root: Path | None, user_places: Path | None) -> tuple[Codebook, Lexicon]:
    codebook = read_codebook(root, user_places)
    lexicon = compile_lexicon(codebook)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Several processes may start at once: each writes its own file, and the last rename wins with equal content.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            pickle.dump((codebook, lexicon), handle, protocol=pickle.HIGHEST_PROTOCOL)
        Path(handle.name).replace(path)
    except OSError:
        pass  # a read-only home: the next start compiles again
    return codebook, lexicon
