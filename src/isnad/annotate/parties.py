"""Parties: the noun phrases that name who acts and who suffers.

A party is a name of the actor table, a generic group (civilians, children), or a head composed with what follows it:
`قوات` + X, `عناصر من` + X, `طيران` X, `ميليشيات مدعومة من` X, `أهالي` P, rank + name. The span begins at the head; the
id is that of the innermost actor that the table knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from isnad.annotate.scan import Scan
from isnad.lexicon import Entry, Hit, Reading

_MAX_WORDS = 12
_MAX_NAME_WORDS = 4
_JOINTS = frozenset({"(", ")", "-"})


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that names a party: words `first` to `last` (half-open), of which `cut` letters are proclitics."""

    first: int
    last: int
    cut: int
    proclitics: str
    head: str  # name force aircraft artillery people residents person adjective
    actors: tuple[int, ...]  # indices into the actor table that the name may mean
    generic: int | None
    rule: str
    definite: bool
    number: str = ""
    inner: int | None = None  # word where the named actor inside a composed one begins

    @property
    def preposition(self) -> str:
        """The preposition glued to its head; empty when there is none."""
        bare = self.proclitics[:-1] if self.proclitics.endswith("لل") else self.proclitics.removesuffix("ال")
        return bare[-1] if bare and bare[-1] in "بلك" else ""

    @property
    def joined(self) -> bool:
        """Whether «and» is glued to its head."""
        return self.proclitics[:1] in ("و", "ف")


def find_parties(found: Scan, blocked: frozenset[int], places: dict[int, int]) -> list[Party]:
    """All parties of a text, left to right and not overlapping. `places` gives for each word where a place name ends."""
    parties: list[Party] = []
    word, count = 0, len(found.text.words)
    while word < count:
        party = None if word in blocked else party_at(found, word, places)
        if party is None:
            word += 1
        else:
            parties.append(party)
            word = party.last
    return parties


def party_at(found: Scan, word: int, places: dict[int, int]) -> Party | None:
    """The longest party that begins at this word."""
    named = _named(found, word)
    composed = _composed(found, word, places)
    if named and (composed is None or named.last >= composed.last):
        return _extended(found, named, places)
    if composed is not None:
        return composed
    return None


def _named(found: Scan, word: int) -> Party | None:
    """A name of the actor table that begins here, the longest one."""
    for hit in found.hits[word]:
        entries = tuple(entry for entry in hit.entries if entry.kind == "actor")
        if entries:
            return _from_entries(hit, entries)
    readings = found.of(word, "actor")
    if not readings:
        return None
    chosen = readings[0]
    entries = tuple(r.entry for r in readings if r.proclitics == chosen.proclitics and r.stem == chosen.stem)
    return _from_entries(Hit(word, word + 1, chosen.proclitics, entries), entries)


def _from_entries(hit: Hit, entries: tuple[Entry, ...]) -> Party:
    cut = len(hit.proclitics.removesuffix("ال")) if not hit.proclitics.endswith("لل") else len(hit.proclitics) - 2
    rule = "actor.loaded-alias" if entries[0].voice == "loaded" else "actor.alias"
    actors = tuple(dict.fromkeys(int(entry.ref) for entry in entries))
    return Party(hit.first, hit.last, cut, hit.proclitics, "name", actors, None, rule, definite=True, inner=hit.first)


def _extended(found: Scan, party: Party, places: dict[int, int]) -> Party:
    """A named party with its adjective or its short name in parentheses: حزب الله اللبناني, ... (قسد)."""
    last = party.last
    if last < len(found.text.words) and found.of(last, "adjective") and _word_proclitics(found, last) in ("ال", ""):
        last += 1
    last = _closing(found, last)
    return replace(party, last=last)


def _closing(found: Scan, at: int) -> int:
    """Past `(alias)` when one stands here."""
    words = found.text.words
    if at < len(words) and words[at].text == "(":
        inside = _named(found, at + 1) if at + 1 < len(words) else None
        end = inside.last if inside else at + 2
        if end < len(words) and words[end].text == ")" and (inside or end - at == 2):
            return end + 1
    return at


def _word_proclitics(found: Scan, word: int) -> str:
    readings = found.of(word, "adjective")
    return readings[0].proclitics if readings else ""


# --- composed parties ------------------------------------------------------------------------------------------------


def _head(found: Scan, word: int) -> tuple[Reading, str] | None:
    """The head word that begins a composed party here, and its class."""
    for reading in found.of(word, "head"):
        return reading, str(reading.entry.ref)
    return _common_head(found, word)


def _common_head(found: Scan, word: int) -> tuple[Reading, str] | None:
    """A common noun for people: مدني, طفل, مسلحون."""
    for reading in found.of(word, "generic"):
        return reading, "people"
    return None


def _composed(found: Scan, word: int, places: dict[int, int]) -> Party | None:
    head = _head(found, word)
    if head is None:
        return None
    party = _from_head(found, word, head, places)
    common = _common_head(found, word)
    if common is None or head[1] == "people" or (party is not None and party.last > word + 1):
        return party
    return _from_head(found, word, common, places)


def _from_head(found: Scan, word: int, head: tuple[Reading, str], places: dict[int, int]) -> Party | None:
    reading, kind = head
    generic = int(reading.entry.ref) if reading.entry.kind == "generic" else None
    start = Party(
        first=word,
        last=word + 1,
        cut=reading.cut,
        proclitics=reading.proclitics,
        head=kind,
        actors=(),
        generic=generic,
        rule=f"actor.{kind}",
        definite=reading.article or bool(reading.enclitic),
        number=reading.entry.number,
    )
    if reading.enclitic:
        return start
    if kind == "title":
        return _titled(found, start, places)
    grown = _grown(found, start, places)
    return grown if _stands(grown, reading.entry) else None


_ALONE = frozenset({"members", "fighters", "soldiers", "aircraft", "artillery"})


def _stands(party: Party, entry: Entry) -> bool:
    """Whether a head names somebody: generic people and fighters do alone, `قوة` or `فرع` only with what follows."""
    if party.generic is not None or party.actors or entry.voice in _ALONE:
        return True
    return party.last - party.first > 1 or (party.definite and party.head in ("force", "aircraft", "artillery"))


def _grown(found: Scan, party: Party, places: dict[int, int]) -> Party:
    """A head with everything after it that still belongs to its noun phrase."""
    at, limit = party.last, min(party.first + _MAX_WORDS, len(found.text.words))
    loose = 0
    while at < limit:
        step = _absorb(found, party, at, places)
        if step is None:
            if loose < 3 and (_agrees(found, party, at) or _named_by(found, party, at)):
                loose, at = loose + 1, at + 1
                party = replace(party, last=at)
                continue
            break
        party, at = step
        if party.inner is not None:
            break
    return replace(party, last=_closing(found, party.last))


def _named_by(found: Scan, party: Party, at: int) -> bool:
    """Whether the word continues the name of a force that no table knows: `قوات مكافحة الإرهاب`, `كتيبة شهداء الساحل`."""
    if party.head not in ("force", "media", "commander") or party.definite or party.first + 1 > at:
        return False
    word = found.text.words[at].text
    if found.of(at, "place") or found.of(at, "actor") or found.of(at, "link") or word[0] in "وبلف" and len(word) > 3:
        return False
    return _may_be_name(found, at) and not found.of(at, "generic") and not found.of(at, "kind-word")


def _absorb(found: Scan, party: Party, at: int, places: dict[int, int]) -> tuple[Party, int] | None:
    """The party with what stands at word `at`, and where to go on; None when that does not belong to it."""
    adjective = _adjective(found, party, at)
    if adjective:
        return adjective
    inner = _named(found, at)
    if inner and inner.proclitics == "" and party.head != "people" and not party.definite:
        return _with_inner(party, inner), inner.last
    if inner and inner.preposition == "ل" and party.head != "people":  # عناصر لقوات النظام
        return _with_inner(party, inner), inner.last
    linked = _linked(found, party, at, places)
    if linked:
        return linked
    if party.definite:
        return None  # after the article only adjectives and links belong to it
    if at in places and party.head in ("force", "residents") and _bare(found, at):
        return replace(party, last=places[at]), places[at]
    nested = _head(found, at)
    if nested and nested[0].proclitics in ("", "ال") and nested[1] not in ("person", "title", "people") and party.head != "people":
        deeper = _composed(found, at, places)  # مدفعية قوات الأسد
        if deeper and (deeper.inner is not None or deeper.actors):
            return _with_inner(party, deeper), deeper.last
    return None


def _bare(found: Scan, at: int) -> bool:
    return not found.text.words[at].text.startswith(("ب", "ل", "و")) or any(not r.proclitics for r in found.of(at, "place"))


def _with_inner(party: Party, inner: Party) -> Party:
    rule = f"{party.rule}+{inner.rule}"
    return replace(party, last=inner.last, actors=inner.actors, inner=inner.inner or inner.first, rule=rule, definite=True)


def _adjective(found: Scan, party: Party, at: int) -> tuple[Party, int] | None:
    """A nationality or party adjective: القوات الروسية, الجيشان التركي والسوري."""
    for reading in found.of(at, "adjective"):
        joined = reading.proclitics[:1] == "و"
        if reading.proclitics not in ("", "ال", "و", "وال") or (joined and not party.actors):
            continue
        actors = party.actors or (int(reading.entry.ref),)
        rule = party.rule if party.actors else f"{party.rule}+adjective"
        return replace(party, last=at + 1, actors=actors, rule=rule), at + 1
    return None


def adjective_party(found: Scan, at: int) -> Party:
    """A nationality adjective that stands for its state: `غارات روسية`."""
    readings = found.of(at, "adjective")
    first = readings[0]
    actors = tuple(dict.fromkeys(int(r.entry.ref) for r in readings))
    return Party(at, at + 1, first.cut, first.proclitics, "adjective", actors, None, "actor.adjective", definite=first.article)


def _linked(found: Scan, party: Party, at: int, places: dict[int, int]) -> tuple[Party, int] | None:
    """`من`, `تابعة ل`, `مدعومة من` and the party that they tie to the head."""
    words = found.text.words
    follow = at + 1
    if words[at].text == "من" and party.head in ("people", "force", "commander", "aircraft", "artillery"):
        pass
    elif found.of(at, "link"):
        while follow < len(words) and words[follow].text in ("من", "ل", "الي", "علي", "تحت", "ب", "قبل"):
            follow += 1
    elif words[at].text in ("في", "باسم") and party.head in ("commander", "speaker", "media", "force", "title"):
        pass
    else:
        return None
    if follow >= len(words):
        return None
    inner = _named(found, follow) or _linked_head(found, follow, places)
    if inner is None or inner.proclitics not in ("", "ل", "ال", "لل"):
        return None
    return _with_inner(party, inner) if inner.actors else replace(party, last=inner.last), inner.last


def _linked_head(found: Scan, at: int, places: dict[int, int]) -> Party | None:
    head = _head(found, at)
    if head is None or head[1] in ("person", "title"):
        return None
    return _composed(found, at, places)


def _agrees(found: Scan, party: Party, at: int) -> bool:
    """Whether the word looks like an adjective of the head: `القوات المهاجمة`, `مسلحون مجهولون`, `مدني اعزل`."""
    word = found.text.words[at]
    if word.kind != "word" or found.of(at, "gram") or found.of(at, "report") or found.of(at, "place") or found.hits[at]:
        return False
    if any(reading.entry.pos == "verb" for reading in found.of(at, "trigger")):
        return False
    if found.of(at, "generic"):
        return party.head == "people" and not word.text.startswith("ال") == party.definite
    if party.definite:
        return word.text.startswith("ال") and len(word.text) > 4 and not found.of(at, "trigger")
    return word.text.endswith(("ي", "يه", "يون", "يين", "ولون", "ولين", "حه", "لحين", "لحون")) and len(word.text) > 3


# --- persons ---------------------------------------------------------------------------------------------------------


def _titled(found: Scan, party: Party, places: dict[int, int]) -> Party | None:
    """A rank or office with the institution and the name after it: `وزير الدفاع التركي خلوصي أكار`."""
    at, limit = party.last, min(party.first + _MAX_WORDS, len(found.text.words))
    names = 0
    while at < limit:
        inner = _named(found, at)
        if inner and inner.proclitics in ("", "ل"):
            party = _with_inner(party, inner)
            at = party.last
            continue
        step = _adjective(found, party, at)
        if step:
            party, at = step
            continue
        if at in places and names == 0 and _bare(found, at):
            at = places[at]
        elif names < _MAX_NAME_WORDS and _may_be_name(found, at):
            names, at = names + 1, at + 1
        else:
            break
        party = replace(party, last=at)
    return replace(party, last=_closing(found, party.last))


def _may_be_name(found: Scan, at: int) -> bool:
    """Whether a word may be part of a person's or office's name: no verb, no small word, nothing glued before it."""
    word = found.text.words[at]
    if word.kind != "word" or found.of(at, "gram") or found.of(at, "sourcing"):
        return False
    if any(r.entry.pos == "verb" or r.proclitics not in ("", "ال") for k in ("trigger", "report") for r in found.of(at, k)):
        return False
    if any(r.entry.pos in ("masdar", "noun") and not r.article for r in found.of(at, "trigger")):
        return False
    return not found.of(at, "time-word")
