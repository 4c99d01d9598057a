"""Parties: the noun phrases that name who acts and who suffers.

A party is a name of the actor table, a generic group (civilians, children), or a head composed with what follows it:
`قوات` + X, `عناصر من` + X, `طيران` X, `ميليشيات مدعومة من` X, `أهالي` P, rank + name. The span begins at the head; the
id is that of the innermost actor that the table knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from isnad.annotate.party_names import (
    DIRECTIONS,
    MAX_NAME_WORDS,
    begins_name,
    force_tail,
    is_given,
    looks_like_verb,
    may_be_name,
    name_end,
    person_end,
)
from isnad.annotate.party_words import (
    adjective_shape,
    agrees,
    closes_quote,
    definite_word,
    is_adverb,
    is_glued,
    joined_adjective,
    quoted_end,
    same_gender,
)
from isnad.annotate.scan import Scan
from isnad.lexicon import Entry, Hit, Reading

_MAX_WORDS = 12
_MAX_ADJECTIVES = 3


class Party(NamedTuple):
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
    whole: bool = False  # its head is a listed name of several words: مسلحون مجهولون
    group: str = ""  # id of the generic group that the head makes with a place: gen-residents
    armed: bool = False  # its head is a state's forces when a nationality follows: `طائرة إسرائيلية`, no `وفد إسرائيلي`

    @property
    def preposition(self) -> str:
        """The preposition glued to its head; empty when there is none."""
        bare = self.proclitics[:-1] if self.proclitics.endswith("لل") else self.proclitics.removesuffix("ال")
        return bare[-1] if bare and bare[-1] in "بلك" else ""

    @property
    def joined(self) -> bool:
        """Whether «and» is glued to its head."""
        return self.proclitics[:1] in ("و", "ف")


@dataclass(frozen=True, slots=True)
class _View:
    """A text, where its places end, and the words that belong to times."""

    found: Scan
    places: dict[int, int]
    blocked: frozenset[int]

    def free(self, at: int, limit: int) -> bool:
        """Whether word `at` stands before the limit and belongs to no time."""
        return at < limit and at not in self.blocked


def find_parties(found: Scan, blocked: frozenset[int], places: dict[int, int]) -> list[Party]:
    """All parties of a text, left to right, none overlapping. `places` gives for each word where a place name ends."""
    parties: list[Party] = []
    word, count, view = 0, len(found.text.words), _View(found, places, blocked)
    surnames: set[str] = set()
    while word < count:
        party = None if word in blocked else _party(view, word) or _surnamed(view, word, surnames)
        if party is None:
            word += 1
        else:
            parties.append(party)
            surnames.update(_surname(found, party))
            word = party.last
    return parties


_IN_NAMES = frozenset({"given", "surname"})
_SURNAME_LETTERS = 4


def _surname(found: Scan, party: Party) -> Iterator[str]:
    """The last name of a person whom the table does not know: `القائد محمد سالم الخلف`."""
    last = party.last - 1
    if party.head in ("title", "person") and not party.actors and last > party.first and is_given(found, last - 1):
        text = found.text.words[last].text
        if (
            len(text) >= _SURNAME_LETTERS
            and found.analyses[last].kinds.keys() <= _IN_NAMES
            and not is_given(found, last)
        ):
            yield text


def _surnamed(view: _View, word: int, surnames: set[str]) -> Party | None:
    """A person named before, by the last name alone: `وأكد الخلف`."""
    found = view.found
    if found.text.words[word].text not in surnames or word in view.places or found.hits[word]:
        return None
    return Party(word, word + 1, 0, "", "person", (), None, "actor.surname", definite=True, number="s")


def party_at(found: Scan, word: int, places: dict[int, int]) -> Party | None:
    """The longest party that begins at this word."""
    return _party(_View(found, places, frozenset()), word)


def _party(view: _View, word: int) -> Party | None:
    if not view.found.hits[word] and _OPENING.isdisjoint(view.found.analyses[word].kinds):
        return _guessed_people(view.found, word)  # nothing that the codebook knows as a party, or its beginning
    named = _named(view.found, word, view.blocked)
    composed = _composed(view, word)
    if named is not None:
        whole = _extended(view, named)
        if composed is None or whole.last >= composed.last or _others_follow(view, whole, composed):
            return whole
    return composed or _person(view, word) or _guessed_people(view.found, word)


def _others_follow(view: _View, whole: Party, composed: Party) -> bool:
    """Whether what a longer reading adds to a whole name is not of the name: people who are not definite
    (`عاقبت وحدة سهم لصوص ...`), or where it is stationed (`القوات الحكومية المتمركزة في`)."""
    found, at = view.found, whole.last
    if composed.last <= at:
        return False
    if at in view.places and found.text.words[at].text.startswith("ب") and composed.inner is None:
        return True  # حزب الله بدمشق
    if "stationed" in found.analyses[at].traits:
        return composed.inner is None and at - whole.first > 1  # الفصائل العاملة في are some of them
    if definite_word(found.text.words[at].text) or not found.of(at, "generic"):
        return False
    if definite_word(found.text.words[at - 1].text) and at - whole.first > 1:
        return True  # اختطفت ميليشيا الحوثي صحفيين
    return not _alike(found, whole._replace(definite=False), at)  # مستوطنين مسلحين


_NO_PEOPLE = frozenset({"التلفزيون", "الكارتون", "الالكترون", "الميكروفون", "التليفون"})
_GUESSED_LETTERS = 8


def _guessed_people(found: Scan, word: int) -> Party | None:
    """Unknown people, whom their ending tells: a definite sound masculine plural in the nominative (`المزارعون`)."""
    text = found.text.words[word].text
    if len(text) < _GUESSED_LETTERS or not text.startswith("ال") or not text.endswith("ون") or text in _NO_PEOPLE:
        return None
    known = found.analyses[word].kinds.keys() - {"adjective", "teller"}
    if known or (word and found.text.words[word - 1].text.endswith(("ون", "اء", "ال"))):
        return None
    return Party(word, word + 1, 0, "ال", "people", (), None, "actor.people", True, "p", group="gen-persons")


# --- names of the table ----------------------------------------------------------------------------------------------


def _named(found: Scan, word: int, blocked: frozenset[int] = frozenset()) -> Party | None:
    """A name of the actor table that begins here, the longest one; `روسيا اليوم` is none where today is a time."""
    for hit in found.hits[word]:
        if hit.last - 1 in blocked:
            continue
        entries = tuple(entry for entry in hit.entries if entry.kind == "actor")
        if entries:
            return _from_entries(found, hit, entries)
    readings = found.of(word, "actor")
    if not readings or is_adverb(found, word):
        return None
    chosen = readings[0]
    entries = tuple(r.entry for r in readings if r.proclitics == chosen.proclitics and r.stem == chosen.stem)
    return _from_entries(found, Hit(word, word + 1, chosen.proclitics, entries), entries)


def _from_entries(found: Scan, hit: Hit, entries: tuple[Entry, ...]) -> Party:
    rule = "actor.loaded-alias" if entries[0].voice == "loaded" else "actor.alias"
    actors = tuple(dict.fromkeys(int(entry.ref) for entry in entries))
    cut = _cut(found, hit.first, hit.proclitics)
    return Party(hit.first, hit.last, cut, hit.proclitics, "name", actors, None, rule, definite=True, inner=hit.first)


def _cut(found: Scan, word: int, proclitics: str) -> int:
    """Letters to cut before the word proper; `للنظام` keeps its first ل, which swallowed the alef of the article."""
    bare = proclitics if proclitics.endswith("لل") else proclitics.removesuffix("ال")
    if bare.endswith("لل"):
        return len(bare) - 2
    swallowed = bare.endswith("ل") and found.text.words[word].text.startswith("ل", len(bare))
    return len(bare) - 1 if swallowed else len(bare)


def _extended(view: _View, party: Party) -> Party:
    """A named party with its adjective or its short name in parentheses: حزب الله اللبناني, ... (قسد)."""
    found, last = view.found, party.last
    if (
        view.free(last, len(found.text.words))
        and found.of(last, "adjective")
        and _adjective_fits(found, party, last)
        and definite_word(found.text.words[last].text)
    ):
        last += 1
    party = party._replace(last=_past_alias(found, party, _closing(found, last)))
    linked = (
        _linked(view, party._replace(head="force", definite=False), party.last) if _open_ended(found, party) else None
    )
    if linked:
        return linked[0]._replace(head="name", inner=party.inner)
    return _apposed(view, party) if found.of(party.first, "head") or found.of(party.first, "generic") else party


def _adjective_fits(found: Scan, party: Party, at: int) -> bool:
    """Whether a nationality goes with a name: not `الأمم المتحدة الحوثيين`, not `الحوثيون السعودية`."""
    text = found.text.words[at].text
    head = _head_letters(found, party)
    one_word = party.last - party.first == 1
    return not text.endswith(("ين", "ون")) and not (one_word and head.endswith(("ون", "يين")))


def _open_ended(found: Scan, party: Party) -> bool:
    """Whether an indefinite name may be told more closely by a link: `فصائل مسلحة تابعة ل...`."""
    words = found.text.words
    if party.last >= len(words) or definite_word(words[party.last - 1].text) or words[party.last].text[0] == "ب":
        return False
    return bool(found.of(party.last, "link")) and bool(found.of(party.first, "head"))


def _past_alias(found: Scan, party: Party, at: int) -> int:
    """Past another name of the same party right behind it: `قوات سوريا الديمقراطية "قسد"`."""
    alias = _named(found, at) if at < len(found.text.words) else None
    if alias is None or alias.proclitics or not set(alias.actors) & set(party.actors):
        return at
    return alias.last if quoted_end(found, at) > at else at


def _closing(found: Scan, at: int) -> int:
    """Past `(alias)` when one stands here."""
    words = found.text.words
    if at < len(words) and words[at].text == "(":
        inside = _named(found, at + 1) if at + 1 < len(words) else None
        end = inside.last if inside else at + 2
        if end < len(words) and words[end].text == ")" and (inside or end - at == 2):
            return end + 1
    return at


# --- composed parties ------------------------------------------------------------------------------------------------


def _composed(view: _View, word: int) -> Party | None:
    """The longest party that a head word begins here; of two equal ones the common noun for people."""
    found, kinds = view.found, view.found.analyses[word].kinds
    if (not found.hits[word] and _BEGINNING.isdisjoint(kinds)) or _only_describes(found, word):
        return None
    people = _people(view, word)
    for reading, last in _heads(found, word):
        party = _from_head(view, word, last, reading)
        if party is None or (_collects(found, word) and not party.actors and not _is_described(found, party)):
            continue
        if people is None or _outweighs(party, people):
            return party
    return people


def _is_described(found: Scan, party: Party) -> bool:
    """`مجموعة مسلحة` is a party; `مجموعة كبيرة من المقاتلين` only counts."""
    counts = party.last < len(found.text.words) and found.text.words[party.last].text == "من"
    return _ends_in_adjective(found, party) and not counts


_BEGINNING = frozenset({"head", "generic", "adjective"})
_OPENING = _BEGINNING | {"actor", "given"}


def _heads(found: Scan, word: int) -> Iterator[tuple[Reading, int]]:
    """The heads that begin here, the longest first, and where each ends: `وزير الدفاع`, `قائد`."""
    for hit in found.hits[word]:
        for entry in hit.entries:
            if entry.kind == "head" and not _collects(found, word):
                yield Reading(hit.proclitics, "", "", entry), hit.last
    for reading in found.of(word, "head"):
        yield reading, word + 1


def _outweighs(party: Party, people: Party) -> bool:
    """Whether a head with what follows says more than the common noun that begins at the same word."""
    if party.last != people.last:
        return party.last > people.last
    return bool(party.actors) or (party.last > party.first + 1 and not people.whole)


def _people(view: _View, word: int) -> Party | None:
    """A common noun for people: مدني, طفل, مسلحون مجهولون, تجار سلاح."""
    found = view.found
    for hit in found.hits[word]:
        for entry in hit.entries:
            if entry.kind == "generic" and not _collects(found, word):
                start = Party(
                    word,
                    hit.last,
                    _cut(found, word, hit.proclitics),
                    hit.proclitics,
                    "people",
                    (),
                    int(entry.ref),
                    "actor.people",
                    definite_word(found.text.words[hit.last - 1].text),
                    entry.number,
                    whole=True,
                )
                return _grown(view, start)
    readings = found.of(word, "generic")
    if not readings:
        return _nationals(found, word)
    return _from_head(view, word, word + 1, readings[0])


def _nationals(found: Scan, word: int) -> Party | None:
    """People named by their nationality alone: `سوريون`, `احتجاجات فلسطينيين`; not the adjective of a noun."""
    text = found.text.words[word].text
    if not text.endswith(("يون", "يين")) or (word and found.text.words[word - 1].text.endswith(("ون", "ين"))):
        return None
    for reading in found.of(word, "adjective"):
        cut = _cut(found, word, reading.proclitics)
        return Party(
            word,
            word + 1,
            cut,
            reading.proclitics,
            "people",
            (),
            None,
            "actor.people",
            reading.article,
            "p",
            group="gen-citizens",
        )
    return None


def _collects(found: Scan, word: int) -> bool:
    """Whether the word is a collective that the phrase reader joins to what it counts: `مجموعة`."""
    return any(reading.entry.ref == "collectives" for reading in found.of(word, "gram"))


_DESCRIBING = frozenset(
    {
        "العسكري",
        "المدني",
        "المسلح",
        "المجهول",
        "الامني",
        "الاعلامي",
        "الجهادي",
        "المتشدد",
        "المتطرف",
        "الارهابي",
        "العسكريه",
        "المدنيه",
        "المتشدده",
        "المتطرفه",
        "الارهابيه",
        "الاعلاميه",
        "المجهوله",
        "الخارجيه",
        "الداخليه",
    }
)


_DESCRIBING_ACCUSATIVE = frozenset({"عسكريا", "مدنيا", "مسلحا", "امنيا", "اعلاميا", "مصورا"})


def _only_describes(found: Scan, word: int) -> bool:
    """Whether a word for people describes the noun before it: `الموقع العسكري`, `مرصد إدلب العسكري`, `مقر عسكري`."""
    if word == 0:
        return False
    before, text = found.text.words[word - 1], found.text.words[word].text
    if text in _DESCRIBING:
        return (
            before.kind == "word"
            and not found.of(word - 1, "gram")
            and not _verb_at(found, word - 1)
            and (definite_word(before.text.lstrip("وبل")) or is_glued(before.text) or bool(found.of(word - 1, "place")))
        )
    if text in _DESCRIBING_ACCUSATIVE:
        return before.kind == "word" and before.text.endswith("ا") and not found.of(word - 1, "generic")
    if text.startswith("ارهابي") and before.text.lstrip("وبل") in _STRIKES:
        return True  # قصف إرهابي من
    site = any(r.entry.ref == "site_heads" for r in found.of(word - 1, "gram"))
    return site and f"ال{text.removesuffix('ا')}" in _DESCRIBING


_STRIKES = frozenset("قصف قصفا هجوم هجوما تفجير تفجيرا انفجار اعتداء استهداف عدوان عمل عملا".split())


def _verb_at(found: Scan, at: int) -> bool:
    return any(r.entry.pos == "verb" for kind in ("trigger", "report") for r in found.of(at, kind))


def _accuses(found: Scan, word: int, reading: Reading) -> bool:
    """`متهمة تركيا بـ`, `متهما الحكومة`: a participle of speaking before a name or a definite noun has it as object."""
    at = word + 1
    if reading.article or reading.enclitic or at >= len(found.text.words):
        return False
    speaks = any(r.entry.pos == "participle" for r in found.of(word, "report"))
    named = bool(found.of(at, "actor")) or any(e.kind == "actor" for hit in found.hits[at] for e in hit.entries)
    return speaks and (named or definite_word(found.text.words[at].text))


def _is_toward(found: Scan, word: int) -> bool:
    """`وإلى حلب`: the preposition, which is folded like the governor (`والي حلب`)."""
    return found.text.words[word].text == "والي" and not found.raw(word, word + 1).endswith("ي")


def _from_head(view: _View, word: int, last: int, reading: Reading) -> Party | None:
    if (reading.entry.kind == "generic" and _accuses(view.found, word, reading)) or _is_toward(view.found, word):
        return None
    kind = "people" if reading.entry.kind == "generic" else str(reading.entry.ref)
    generic = int(reading.entry.ref) if reading.entry.kind == "generic" else None
    article = reading.article or definite_word(view.found.text.words[last - 1].text)
    start = Party(
        first=word,
        last=last,
        cut=_cut(view.found, word, reading.proclitics),
        proclitics=reading.proclitics,
        head=kind,
        actors=(),
        generic=generic,
        rule=f"actor.{kind}",
        definite=article or bool(reading.enclitic),
        number=reading.entry.number,
        armed=reading.entry.voice in _ARMED,
    )
    if reading.enclitic:
        return _with_adjective(view, start) if kind != "title" else None
    if kind == "title":
        return _titled(view, start)
    grown = _grown(view, start)
    if grown.generic is None and kind == "residents":
        grown = grown._replace(group=reading.entry.voice)
    acts = reading.entry.voice in _MOVING and grown.last > grown.first + 1 and _after_verb(view.found, word)
    return _apposed(view, grown) if acts or _stands(grown, reading.entry) else None


def _with_adjective(view: _View, party: Party) -> Party:
    """A head with a pronoun and its adjective: `طائراته المسيرة`."""
    found, at = view.found, party.last
    if not view.free(at, len(found.text.words)) or not definite_word(found.text.words[at].text):
        return party
    head = _head_letters(found, party).removesuffix("ه").removesuffix("ها").removesuffix("هم")
    return party._replace(last=at + 1) if agrees(found, head, at, True) else party


def _after_verb(found: Scan, at: int) -> bool:
    """Whether a verb that tells an event stands right before: `اقتحم رتل عسكري`, `داهمت دوريات مشتركة`."""
    before = found.analyses[at - 1] if at else None
    if before is None or not before.grams.isdisjoint(VERBS_OF_EVENTS):
        return False
    return any(r.entry.pos == "verb" and not r.enclitic for r in before.of("trigger"))


_ALONE = frozenset({"members", "fighters", "soldiers", "aircraft", "artillery"})
_MOVING = frozenset({"convoy", "patrol"})
VERBS_OF_EVENTS = frozenset({"event_subject_verbs", "agent_subject_verbs", "effect_verbs", "aspect_verbs"})
_ARMED = frozenset({"force", "soldiers", "unit", "aircraft", "artillery", "patrol", "convoy"})
_DEFINITE_ALONE = frozenset({"force", "aircraft", "artillery", "organisation"})


def _stands(party: Party, entry: Entry) -> bool:
    """Whether a head names somebody: generic people and fighters do alone, `قوة` or `فرع` only with what follows."""
    if party.generic is not None or party.actors or entry.voice in _ALONE:
        return True
    if entry.voice in _MOVING:  # تعزيزات عسكرية names the event
        return party.definite
    return party.last - party.first > 1 or (party.definite and party.head in _DEFINITE_ALONE)


_UNSAID = frozenset({"الهويه", "المصدر", "التبعيه", "الجنسيه"})


def _grown(view: _View, party: Party) -> Party:
    """A head with everything after it that still belongs to its noun phrase."""
    found = view.found
    words = found.text.words
    at, limit = party.last, min(party.first + _MAX_WORDS, len(words))
    adjectives = 0
    closed = _ends_in_nun(found, party) or _ends_in_adjective(found, party)
    while view.free(at, limit):
        step = None if _longer_name(found, party, at) else _adjective(found, party, at)
        described = step is not None
        step = step or _absorb(view, party, at, closed)
        if step is None and adjectives < _MAX_ADJECTIVES and _describes(found, party, at):
            step, adjectives, described = (party._replace(last=at + 1), at + 1), adjectives + 1, True
        if step is None and words[at].text in _UNSAID and words[at - 1].text.startswith("مجهول"):
            step = party._replace(last=at + 1), at + 1
        if step is None:
            break
        closed = closed or described or words[step[1] - 1].text in _PRONOUNS
        linked = words[at].text == "من"  # قناص من المعارضة جنديين: what follows is another one
        party, at = step
        if party.inner is not None or linked:
            break
    return party._replace(last=_closing(found, party.last))


def _ends_in_nun(found: Scan, party: Party) -> bool:
    """`عنصران`, `مسلحون`: a dual or sound plural keeps its ن only when no genitive follows."""
    text = found.text.words[party.last - 1].text
    return not party.definite and len(text) > 4 and text.endswith(("ان", "ون", "ين")) and party.number in ("d", "p", "")


def _ends_in_adjective(found: Scan, party: Party) -> bool:
    """Whether a head of several words is a noun with its adjective: `رتل عسكري`, `طائرة مسيرة`."""
    last = party.last - 1
    return last > party.first and not party.definite and agrees(found, _head_letters(found, party), last, False)


def _describes(found: Scan, party: Party, at: int) -> bool:
    """Whether the word is one more adjective of the head."""
    head = _head_letters(found, party)
    if (found.hits[at] and _named(found, at)) or "nouns_like_adjectives" in found.analyses[at].traits:
        return False
    if found.of(at, "generic") and not (
        _alike(found, party, at)
        if party.head == "people"
        else _is_event_adjective(found, at) or _is_of_body(found, party, at)
    ):
        return False
    if agrees(found, head, at, party.definite):
        return not looks_like_verb(found.text.words[at].text) or party.definite
    return party.head != "people" and joined_adjective(found, head, at)


def _alike(found: Scan, party: Party, at: int) -> bool:
    """Whether two words for people have the same ending, so that the second describes the first: `أشخاص مدنيين`."""
    text = found.text.words[at].text
    before = found.text.words[at - 1].text
    for ending in ("ين", "ون", "ان", "ا"):
        if text.endswith(ending) and (ending == "ا" or before.endswith(("ين", "ون", "ان"))):
            return before.endswith(ending) and definite_word(text) == party.definite
    participle = text.startswith("م") and not text.endswith(("ا", "ات")) and same_gender(before, text)  # شخص معتقل
    return (text.endswith(("ين", "ون", "ان", "ي", "يه")) or participle) and definite_word(text) == party.definite


def _head_letters(found: Scan, party: Party) -> str:
    return found.text.words[party.first].text[party.cut :]


def _longer_name(found: Scan, party: Party, at: int) -> bool:
    """Whether a name of several words begins here that a bare head may own: `قوات سوريا الديمقراطية`."""
    inner = None if party.definite or party.head == "people" else _named(found, at)
    return inner is not None and inner.last - at > 1 and inner.proclitics == ""


def _absorb(view: _View, party: Party, at: int, closed: bool) -> tuple[Party, int] | None:
    """The party with what stands at word `at`, and where to go on; None when that does not belong to it.

    A `closed` head takes no genitive: an adjective or its own ن stands between (`دورية تركية الساتر`, `عنصران أموالا`).
    """
    found = view.found
    if closed and quoted_end(found, at) == at:
        return _tied(view, party, at)
    if found.text.words[at].text == "#" and at + 1 < len(found.text.words):  # ميليشيا #الحوثي
        tagged = None if party.definite or party.head == "people" else _named(found, at + 1)
        return (_with_inner(party, tagged), tagged.last) if tagged else None
    inner = None if party.definite else _named(found, at)
    if inner and inner.proclitics == "" and party.head != "people":
        return _with_inner(party, inner), inner.last
    return _tied(view, party, at) or (None if party.definite else _possessed(view, party, at))


def _tied(view: _View, party: Party, at: int) -> tuple[Party, int] | None:
    """What a preposition or a linking word ties to the head: `عناصر لقوات النظام`, `قيادي بقسد`, `قوة تابعة ل...`."""
    inner = _named(view.found, at)
    if inner and inner.preposition == "ل" and party.head != "people":
        return _with_inner(party, inner), inner.last
    if inner and inner.proclitics == "ب" and party.head in ("people", "commander") and _is_member(view.found, party):
        return _with_inner(party, inner), inner.last
    return _linked(view, party, at)


_MEMBERS = frozenset(
    {
        "قيادي",
        "قياديا",
        "مسوول",
        "مسوولا",
        "عنصر",
        "عنصرا",
        "ضابط",
        "ضابطا",
        "عضو",
        "عضوا",
        "القيادي",
        "قياديين",
        "العنصر",
        "المقاتل",
        "الضابط",
        "الجندي",
        "العضو",
    }
)


def _is_member(found: Scan, party: Party) -> bool:
    return _head_letters(found, party) in _MEMBERS


_OF_REGIONS = frozenset("قوات قوه جيش جبهه لواء حرس امن قياده".split())


def _possessed(view: _View, party: Party, at: int) -> tuple[Party, int] | None:
    """What follows the head in the genitive: a place, another head, the name of an unknown force."""
    found = view.found
    quoted = quoted_end(found, at)
    if quoted > at and party.head in ("force", "organisation", "media", "commander"):
        return party._replace(last=quoted, definite=True), quoted
    if found.text.words[at].text in DIRECTIONS and _head_letters(found, party) not in _OF_REGIONS:
        return None  # عربة مدرعة غرب المدينة, but قوات غرب كردفان
    if at in view.places and party.head in ("force", "residents") and _bare(found, at) and not _moves(found, party):
        last = view.places[at]
        return party._replace(last=last, definite=True), last
    if party.head == "people":
        return None
    if not is_glued(found.text.words[at].text):
        deeper = _composed(view, at)  # مدفعية قوات الأسد
        if deeper and deeper.proclitics in ("", "ال") and deeper.head not in ("person", "title", "people"):
            if deeper.actors:
                return _with_inner(party, deeper), deeper.last
            members = "members" in found.analyses[party.first].traits
            if members and deeper.head == "force" and not deeper.definite and deeper.last > at + 1:
                return party._replace(last=deeper.last), deeper.last  # عناصر فصيل محلي
            if deeper.definite and deeper.head in ("force", "aircraft", "artillery", "residents"):
                return party._replace(last=deeper.last, definite=True), deeper.last
    if (
        party.head == "residents"
        and at == party.first + 1
        and (definite_word(found.text.words[at].text) or found.text.words[at].text == "الحي")
        and not _verb_at(found, at)
    ):
        return party._replace(last=at + 1, definite=True), at + 1
    if party.head == "residents" and at == party.first + 1 and _is_area(found, at):
        return party._replace(last=at + 1, definite=True), at + 1  # نازحو مخيمات الشمال
    own = _own_unit(found, at) if party.head in ("force", "commander", "media", "aircraft", "artillery") else at
    if own > at:  # مسلحي التنظيم, قائد الفصيل
        return party._replace(last=own, definite=True), own
    if (
        party.head in ("force", "media", "commander", "organisation")
        and party.last == party.first + 1
        and not _plainly_describes(found, party, at)
    ):
        end = force_tail(found, at, view.places, party.head == "organisation")
        if end > at:
            return party._replace(last=end, definite=True), end
    return None


def _is_area(found: Scan, at: int) -> bool:
    """Whether a bare word for an area stands here: `مخيمات`, `قرى`, `ريف`."""
    text = found.text.words[at].text
    return text.startswith("مخيم") or any(
        r.entry.ref == "area_words" and not r.proclitics for r in found.of(at, "gram")
    )


def _moves(found: Scan, party: Party) -> bool:
    """Whether the head is a patrol or a convoy, which is no village's: `دخلت دورية قرية كذا`."""
    return any(reading.entry.voice in _MOVING for reading in found.of(party.first, "head"))


def _plainly_describes(found: Scan, party: Party, at: int) -> bool:
    """Whether an indefinite word is surely an adjective, no part of a name: `ميليشيا محلية`, `رتل عسكري`."""
    text = found.text.words[at].text
    feminine = text.endswith("ه") and _head_letters(found, party).endswith(("ه", "ات", "يا", "ق"))
    masdar = text.endswith("ايه") or (len(text) == 6 and text[0] == "م" and text[2] == "ا")  # رعاية, مكافحة
    shaped = _is_event_adjective(found, at) or text.endswith("ي") or (feminine and not masdar)
    return shaped and _describes(found, party, at)


def _is_of_body(found: Scan, party: Party, at: int) -> bool:
    """`المجلس العسكري`, `المكتب المدني`: behind a body with the article the word is its adjective, not a soldier."""
    text = found.text.words[at].text
    return party.head == "organisation" and party.definite and definite_word(text) and text.endswith(("ي", "يه"))


def _is_event_adjective(found: Scan, at: int) -> bool:
    return any(reading.entry.ref == "event_adjectives" for reading in found.of(at, "gram"))


_UNITS = frozenset({"group", "unit", "militia", "organisation", "force", "patrol", "cell", "security", "government"})


def _own_unit(found: Scan, at: int) -> int:
    """Past a unit with the article that owns the head: `الفصيل`, `المجموعة`; `at` when none stands here."""
    owned = definite_word(found.text.words[at].text) and any(r.entry.voice in _UNITS for r in found.of(at, "head"))
    return at + 1 if owned else at


def _bare(found: Scan, at: int) -> bool:
    return not found.text.words[at].text.startswith(("ب", "ل", "و")) or any(
        not r.proclitics for r in found.of(at, "place")
    )


def _with_inner(party: Party, inner: Party) -> Party:
    rule = f"{party.rule}+{inner.rule}"
    return party._replace(
        last=inner.last, actors=inner.actors, inner=inner.inner or inner.first, rule=rule, definite=True
    )


def _adjective(found: Scan, party: Party, at: int) -> tuple[Party, int] | None:
    """A nationality or party adjective: القوات الروسية, الجيشان التركي والسوري."""
    if is_adverb(found, at) and not found.text.words[at - 1].text.endswith("ا"):
        return None
    text = found.text.words[at].text
    if text.endswith(("ين", "ون")) and not same_gender(_head_letters(found, party), text):
        return None  # قصف الطيران الحوثيين
    for reading in found.of(at, "adjective"):
        joined = reading.proclitics[:1] == "و"
        if reading.proclitics not in ("", "ال", "و", "وال") or (joined and not party.actors):
            continue
        if party.definite and not reading.article:
            return None
        if party.head == "organisation":  # منظمة سورية is not the state
            return party._replace(last=at + 1), at + 1
        actors = party.actors or _states_of(found, at)
        rule = party.rule if party.actors else f"{party.rule}+adjective"
        return party._replace(last=at + 1, actors=actors, rule=rule), at + 1
    return None


def adjective_party(found: Scan, at: int) -> Party:
    """A nationality adjective that stands for its state: `غارات روسية`."""
    first = found.of(at, "adjective")[0]
    actors, definite = _states_of(found, at), first.article
    return Party(at, at + 1, first.cut, first.proclitics, "adjective", actors, None, "actor.adjective", definite)


def _states_of(found: Scan, at: int) -> tuple[int, ...]:
    """All whom an adjective may stand for, as the day or the country decides: سوري, حكومي."""
    return tuple(dict.fromkeys(int(reading.entry.ref) for reading in found.of(at, "adjective")))


_AFTER_LINK = frozenset({"من", "ل", "الي", "علي", "تحت", "ب", "قبل"})
_PRONOUNS = frozenset({"له", "لها", "لهم", "لهما", "معه", "معها", "معهم", "منه", "منها", "اليه", "اليها"})


def _linked(view: _View, party: Party, at: int) -> tuple[Party, int] | None:
    """`من`, `تابعة ل`, `مدعومة من` and the party or pronoun that they tie to the head."""
    found, words = view.found, view.found.text.words
    follow = at + 1
    of_some = words[at].text == "من" and _head_letters(found, party) not in _WHOLE_SIDES
    if of_some and party.head in ("people", "force", "commander", "aircraft", "artillery", "speaker"):
        pass
    elif any(not reading.proclitics for reading in found.of(at, "link")) and not (
        party.definite and words[at].text[0] == "ب"
    ):
        while follow < len(words) and words[follow].text in _AFTER_LINK:
            follow += 1
    elif not _belongs(found, party, words[at].text):
        return None
    if follow >= len(words) or follow in view.blocked:
        return None
    if found.of(at, "link") and words[follow].text in _PRONOUNS:
        return party._replace(last=follow + 1), follow + 1
    return _tied_party(view, party, follow, words[at].text)


_WHOLE_SIDES = frozenset("المعارضه الفصايل الثوار المقاومه القوات الجيش المليشيات الميليشيات".split())


def _belongs(found: Scan, party: Party, tie: str) -> bool:
    """Whether `في` or `باسم` says where the head belongs: `قيادي في ...`, `المتحدث باسم ...`, `عناصر في ...`."""
    if tie in ("في", "باسم") and party.head in ("commander", "speaker", "media", "title"):
        return True
    member = _is_member(found, party)
    return tie == "في" and (
        member if party.head == "people" else party.head == "force" and (member or not party.definite)
    )


def _tied_party(view: _View, party: Party, follow: int, tie: str) -> tuple[Party, int] | None:
    """The party with the one that a link ties to it; a mere place in which it stands is none: `الفصائل في سوريا`."""
    found = view.found
    inner = _named(found, follow) or _linked_head(view, follow)
    if inner is None or inner.proclitics not in ("", "ل", "ال", "لل"):
        return None
    if tie in ("في", "من") and follow in view.places and view.places[follow] >= inner.last:
        return None
    whole = _with_inner(party, inner) if inner.actors else party._replace(last=inner.last)
    return (whole._replace(definite=party.definite) if tie == "من" else whole), inner.last  # عنصران من قسد: any two


def _linked_head(view: _View, at: int) -> Party | None:
    party = _composed(view, at)
    return None if party is None or party.head in ("person", "title") else party


def spoken_for(found: Scan, party: Party) -> Party | None:
    """The party in whose name a spokesman speaks: `المتحدث باسم الجيش، فلان`; None for any other party."""
    words = found.text.words
    at = next((n for n in range(party.first, party.last - 1) if words[n].text == "باسم"), None)
    if at is None:
        return None
    named = _named(found, at + 1)
    if named is not None and named.last <= party.last:
        return named
    comma = next((n for n in range(at + 1, party.last) if words[n].text == ","), party.last)
    return Party(at + 1, comma, 0, "", "organisation", (), None, "actor.spoken-for", definite=True)


# --- persons ---------------------------------------------------------------------------------------------------------


def _person(view: _View, word: int) -> Party | None:
    """A person's name without a title: `محمد سالم الخلف`, `أبو خالد`."""
    if "given" not in view.found.analyses[word].kinds or _describes_before(view.found, word):
        return None
    end = person_end(view.found, word, view.places, view.blocked)
    if end == word:
        return None
    return Party(word, end, 0, "", "person", (), None, "actor.person", definite=True, number="s")


def _describes_before(found: Scan, word: int) -> bool:
    """`عودة آمنة`, `حياة كريمة`: a feminine name that is an adjective of the indefinite feminine noun before it."""
    words = found.text.words
    before = words[word - 1].text if word else ""
    ends = before.endswith("ه") and words[word].text.endswith("ه")
    return ends and not definite_word(before) and "title" not in {r.entry.ref for r in found.of(word - 1, "head")}


def _titled(view: _View, party: Party) -> Party | None:
    """A rank or office with the institution and the name after it: `وزير الدفاع التركي خلوصي أكار`."""
    limit = min(party.first + _MAX_WORDS, len(view.found.text.words))
    names = 0
    bracketed = _in_brackets(view, party.last)
    if bracketed > party.last:
        return party._replace(last=bracketed)
    while view.free(party.last, limit) and names < MAX_NAME_WORDS:
        at = party.last
        quoted = quoted_end(view.found, at)
        if quoted > at:
            party = party._replace(last=quoted)
            break
        known = _named(view.found, at)
        if _is_team(view.found, party, known):
            break
        step = _of_office(view, party, at, known) if names == 0 else None
        if step is not None:
            party = step
            if known and _is_person_name(view.found, known):
                break
        elif names == 0 and known and known.last > at + 1 and not _is_person_name(view.found, known):
            break  # ناشدت المندوبة البريطانية قوات الدعم
        elif names == 0 and view.found.of(at - 1, "adjective") and not begins_name(view.found, at, view.blocked):
            break
        elif names and known and known.proclitics == "" and view.found.of(at, "surname"):
            party = _with_inner(party, known)  # رئيس الوزراء حيدر العبادي
            break
        elif (end := name_end(view.found, at, 1, view.blocked, view.places)) > at:
            names, party = names + 1, party._replace(last=end)
        else:
            break
        if closes_quote(view.found, party.last - 1):
            break
    return _apposed(view, party._replace(last=_closing(view.found, party.last)))


def _in_brackets(view: _View, at: int) -> int:
    """Past a person's name in brackets, `المدعو (أحمد السالم)`; `at` when none stands here."""
    words = view.found.text.words
    if at + 1 >= len(words) or words[at].text != "(" or not is_given(view.found, at + 1):
        return at
    end = name_end(view.found, at + 1, MAX_NAME_WORDS, view.blocked, view.places)
    return end + 1 if end < len(words) and words[end].text == ")" else at


def _of_office(view: _View, party: Party, at: int, known: Party | None) -> Party | None:
    """A title with what says whose it is: an institution or a known bearer, an adjective, a place, another noun."""
    found = view.found
    if known and known.proclitics in ("", "ل", "لل"):
        told = known.proclitics == "" and _is_told_whose(found, party, at) and not _is_person_name(found, known)
        if told:
            return None  # دعا الرئيس الأمريكي حركة حماس
        another = party.inner is not None and not _is_person_name(
            found, known
        )  # `رئيس وزراء بريطانيا كييف`: the object
        another = another or bool(found.of(at, "place") and definite_word(found.text.words[at - 1].text))  # الوزير دمشق
        return None if another else _with_inner(party, known)
    adjective = _adjective(found, party, at)
    if adjective:
        return adjective[0]
    if at in view.places and _bare(found, at) and not definite_word(found.text.words[at - 1].text):
        return party._replace(last=view.places[at])
    if at - 1 > party.first and found.of(at - 1, "adjective"):
        return None  # whose it is has been said: `زار وزير الخارجية الفرنسي السجن`
    text = found.text.words[at].text
    if party.definite and definite_word(found.text.words[party.first].text[party.cut :]):
        office = definite_word(text) and adjective_shape(text[2:])
    else:
        office = definite_word(text) or at == party.first + 1
    if office and may_be_name(found, at) and not is_given(found, at) and not looks_like_verb(found.text.words[at].text):
        return party._replace(last=at + 1)
    return None


def _is_team(found: Scan, party: Party, known: Party | None) -> bool:
    """`ناشد الفريق الأمم المتحدة`: a team, not a lieutenant general, before a definite noun that is no name."""
    at = party.last
    if at > party.first + 1 or _head_letters(found, party) != "الفريق" or is_given(found, at):
        return False
    named = known is not None and (known.last == at + 1 or _is_person_name(found, known))
    return definite_word(found.text.words[at].text) and not named


def _is_told_whose(found: Scan, party: Party, at: int) -> bool:
    """Whether a title has the article or an adjective of its own, so that no institution belongs to it any more."""
    article = party.last == party.first + 1 and definite_word(found.text.words[party.first].text[party.cut :])
    return article or bool(found.of(at - 1, "adjective"))


def _apposed(view: _View, party: Party) -> Party:
    """A single person with the name that follows, also after a comma: `قائد الفصيل، فلان`, `العنصر في ... "فلان"`."""
    found, words = view.found, view.found.text.words
    if party.head not in ("commander", "title", "name", "people", "force", "speaker") or party.last >= len(words):
        return party
    at = party.last + (words[party.last].text == ",")
    if at >= len(words) or at in view.blocked or not _singular(found, party):
        return party
    named = _named(found, at) if at > party.last or party.head in ("speaker", "commander") else None
    if named and named.proclitics == "" and _is_person_name(found, named):
        return party._replace(last=named.last, actors=named.actors)
    quoted = quoted_end(found, at) if at == party.last and party.last - party.first > 1 else at
    end = quoted if quoted > at and is_given(found, at) else person_end(found, at, view.places, view.blocked)
    return party._replace(last=end) if end > at else party


def _is_person_name(found: Scan, party: Party) -> bool:
    """Whether a known name is a person's: it begins with a given name, or has two words and no head or article."""
    if is_given(found, party.first):
        return True
    return (
        party.last - party.first == 2
        and not found.of(party.first, "head")
        and not definite_word(found.text.words[party.first].text)
        and found.text.words[party.first].text not in _BODIES
    )


_BODIES = frozenset("نظام حكومه دوله سلطه سلطات مجتمع عصابات عصابه شبيحه محور معسكر".split())


def _singular(found: Scan, party: Party) -> bool:
    """Whether the head is one person: rank, office or singular noun."""
    letters = _head_letters(found, party)
    return party.head == "title" or letters.removeprefix("ال") in _ONE_PERSON


_ONE_PERSON = frozenset(
    {
        "عنصر",
        "قيادي",
        "قائد",
        "مقاتل",
        "ضابط",
        "جندي",
        "متحدث",
        "ناطق",
        "مدير",
        "رئيس",
        "رييس",
        "وزير",
        "قايد",
        "زعيم",
        "امير",
        "مسوول",
        "شاب",
        "طفل",
        "سيده",
        "مواطن",
        "ناشط",
        "مراسل",
        "مصور",
        "صحفي",
        "مدني",
        "معتقل",
        "شيخ",
        "مبعوث",
        "سفير",
    }
)
