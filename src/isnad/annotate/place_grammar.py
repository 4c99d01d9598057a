"""Which words name a place: kinds with names, lists, countryside, directions, territories and plain names.

A draft says which words, what they ask for, and which gazetteer entries they may mean; which one is meant is decided in
`place_scores`, and whether a plain name is used as a place in `place_cues`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from isnad.annotate.place_areas import is_larger, is_spoken_of
from isnad.annotate.place_kinds import SETTLED, fits_kind
from isnad.annotate.place_tables import NO_SIGN, Bearing, PlaceWords, Sign, is_conjoined, preposition_of
from isnad.annotate.scan import Scan
from isnad.codebook import Place
from isnad.text import proclitic_splits

_HEADS = frozenset(
    ["kind", "plural", "countryside", "direction", "direction-adjective", "territory", "capital", "site", "areas"]
)
_DEEPEST = 5  # «مستوصف مخيم قرية كذا» is three deep
_COASTS = frozenset({"الساحل", "السواحل", "الشواطي", "المياه"})
_ROADS = frozenset({"road", "crossing"})
_OPENERS = frozenset("\"“”«'‘(")
_DESCRIBING = ("trigger", "report", "generic", "teller", "sourcing")


@dataclass(slots=True)
class Draft:
    """Words first to last (half-open) that name a place, and what they ask for."""

    first: int
    last: int
    proclitics: str
    head: str  # "", kind, list, countryside, direction, territory, capital
    kind: str  # the kind that the words ask for; "" when they ask for none
    refs: tuple[int, ...]  # gazetteer entries of the name
    rule: str
    toward: Bearing | None = None
    base: Draft | None = None  # the place that this one is described by
    nested: bool = False  # the base is a mention of its own
    derived: bool = False  # the place is not the entry itself but lies by it
    group: int = -1  # members of one list share a number
    part: str = ""  # border or coast of a country
    other: int = -1  # the country on the other side of a border
    name: tuple[int, int] | None = None  # words of the unknown name, for fuzzy look-up
    members: list[Draft] = field(default_factory=list)

    @property
    def conj(self) -> bool:
        """Whether و or ف is glued on."""
        return is_conjoined(self.proclitics)

    @property
    def preposition(self) -> str:
        """The glued preposition."""
        return preposition_of(self.proclitics)


class Grammar:
    """The drafts of one scan. One object a text; all tables come from outside."""

    def __init__(self, scan: Scan, words: PlaceWords, places: tuple[Place, ...], signs: dict[str, Sign]) -> None:
        self.scan, self.words, self.places = scan, words, places
        self.tokens = scan.text.words
        self.size = len(self.tokens)
        self._groups = self._depth = 0
        self._signs = [signs.get(token.text) or self._new_sign(token.text, signs) for token in self.tokens]

    def _new_sign(self, text: str, signs: dict[str, Sign]) -> Sign:
        found = signs[text] = self.words.sign(text)
        return found

    # --- words -------------------------------------------------------------------------------------------------------

    def sign(self, at: int) -> Sign:
        """What the word at this index says."""
        return self._signs[at] if 0 <= at < self.size else NO_SIGN

    def may_begin(self, at: int) -> bool:
        """A quick look whether a place phrase can begin with this word at all."""
        if self._signs[at].what in _HEADS or self.scan.hits[at] or "place" in self.scan.analyses[at].kinds:
            return True
        return at > 0 and self._signs[at - 1].what == "outside" and self.loosely(at - 1, "fronts")

    def text(self, at: int) -> str:
        """The folded word, "" outside the text."""
        return self.tokens[at].text if 0 <= at < self.size else ""

    def is_word(self, at: int) -> bool:
        """Whether a word (no number, no punctuation) stands here."""
        return 0 <= at < self.size and self.tokens[at].kind == "word"

    def listed(self, at: int, group: str) -> bool:
        """Whether the word stands in this group of common words."""
        return self.text(at) in self.words.lists[group]

    def loosely(self, at: int, group: str) -> bool:
        """Whether the word, with or without what is glued before it, stands in this group."""
        if not self.is_word(at):
            return False
        words = self.words.lists[group]
        text = self.tokens[at].text
        return text in words or any(stem in words for _, stem in proclitic_splits(text))

    def bare(self, draft: Draft) -> str:
        """The first word of a draft without what is glued before it: للثورة is الثورة."""
        text, cut = self.text(draft.first), len(draft.proclitics)
        if cut and text[cut - 1 : cut + 1] == "لل":
            return "ال" + text[cut + 1 :]
        return text[cut:]

    def before(self, at: int) -> int:
        """Index of the word before this one, past a hash sign or a bracket."""
        at -= 1
        while at >= 0 and self.tokens[at].text in ("#", "("):
            at -= 1
        return at

    def _quoted_end(self, first: int) -> int | None:
        """The word after a quoted name that begins here; None when no short quotation begins here."""
        folded = self.scan.text.folded
        start = folded.starts[self.tokens[first].start]
        if start == 0 or folded.raw[start - 1] not in _OPENERS:
            return None
        for last in range(first + 1, min(first + 6, self.size + 1)):
            end = folded.ends[self.tokens[last - 1].end - 1]
            if end < len(folded.raw) and folded.raw[end] in "\"“”»'’)":
                return last
        return None

    # --- names -------------------------------------------------------------------------------------------------------

    def names(self, at: int) -> Iterator[tuple[int, str, tuple[int, ...]]]:
        """Known names that begin here, longest first: the word after, the proclitics, the entries."""
        for hit in self.scan.hits[at]:
            refs = tuple(int(entry.ref) for entry in hit.entries if entry.kind == "place")
            if refs:
                yield hit.last, hit.proclitics, refs
        readings = self.scan.of(at, "place")
        if readings:
            proclitics = min((r.proclitics for r in readings), key=len)
            stem = readings[0].stem
            if (
                self.text(at).endswith(stem)
                and stem in self.words.lists["unnamed"]
                and not self.spoken_of(stem, at + 1)
            ):
                return
            yield at + 1, proclitics, tuple(int(r.entry.ref) for r in readings if r.proclitics == proclitics)

    def spoken_of(self, bare: str, after: int) -> bool:
        """Whether a noun is the short name of an area that the text names, before word `after`."""
        return is_spoken_of(bare, self.text(after), self.tokens, self.words.short_names)

    def _speaks_of(self, words: frozenset[str]) -> bool:
        """Whether the text has one of these words, where any are asked for."""
        return not words or any(token.text in words or token.text[1:] in words for token in self.tokens)

    def name(self, at: int, glued: bool = True) -> Draft | None:
        """The longest known name here; `glued` allows proclitics."""
        if not self.is_word(at):
            return None
        for last, proclitics, refs in self.names(at):
            if glued or not proclitics:
                return Draft(at, last, proclitics, "", "", refs, "place.name")
        return None

    def _extended(self, draft: Draft) -> Draft:
        """A name with what goes on after it: القدس المحتلة, القلمون الغربي, معرة كذا."""
        if (
            draft.last - draft.first == 1
            and self.listed(draft.first, "name_starts")
            and self._goes_on(draft.last, True)
        ):
            first, last = draft.first, draft.last + 1
            return Draft(first, last, "", "", "", (), "place.name+unknown", name=(first, last))
        kinds = {self.places[ref].kind for ref in draft.refs}
        after = self.text(draft.last)
        if self.listed(draft.last, "extensions") and kinds & {"city", "region", "country", "town"}:
            draft.last += 1
        elif after in self.words.adjectives and after.startswith("ال") and kinds & {"region", "natural"}:
            draft.last, draft.toward, draft.derived = draft.last + 1, self.words.adjectives[after], True
        return draft

    def _unknown_end(self, at: int, after: str = "") -> int | None:
        """The word after a name that no gazetteer knows; None when what stands here names nothing."""
        if not self.is_word(at) or not (self._may_name(at, first=True) or self._honours(at, after)):
            return None
        quoted = self._quoted_end(at)
        if quoted is not None:
            return quoted
        last = at + 1
        if self.listed(at, "name_starts") and (self._may_name(last, first=False) or self._any_after(at)):
            last += 1
            if self._any_after(last - 1) or (
                self.listed(last - 1, "name_starts")
                and self._may_name(last, False)
                and not self._begins_direction(last)
            ):
                last += 1
        elif (not self._article(at) and self._goes_on(last)) or self._has_adjective(at):
            last += 1
        if self.listed(last, "name_adjectives") and not self._begins_direction(last):
            last += 1
        return last

    def _has_adjective(self, at: int) -> bool:
        """Whether a feminine noun with the article and its adjective make the name: دوار الكرة الأرضية."""
        name, after = self.text(at), self.text(at + 1)
        plain = self._article(at) and name.endswith("ه") and after.startswith("ال") and after.endswith("يه")
        return plain and not self.listed(at + 1, "not_names") and after not in self.words.adjectives

    def _any_after(self, at: int) -> bool:
        return (
            self.listed(at, "any_after") and self.is_word(at + 1) and not self.sign(at + 1).what.startswith("direction")
        )

    def _honours(self, at: int, after: str) -> bool:
        """Whether the word may name a site that is named after people, days or ideas: دوار الشهداء, or is quoted."""
        if self.listed(at, "not_names") or self.sign(at).what:
            return False
        return (self._article(at) and after in self.words.lists["named_after"]) or self._quoted_end(at) is not None

    def _article(self, at: int) -> bool:
        return self.text(at).startswith("ال")

    def _goes_on(self, at: int, told: bool = False) -> bool:
        """Whether a word still belongs to the name: nobody knows it and, unless the word before is `told` to go on, the
        name ends after it.
        """
        if (
            not self._may_name(at, first=False)
            or self.scan.analyses[at].readings
            or self.text(at).endswith(("ا", "يه", "ت"))
        ):
            return False
        if self.text(at)[:1] in ("ب", "ل", "و", "ف", "ي", "ت") and not self._article(at):
            return False
        return told or self.is_bound(at + 1)

    def _begins_direction(self, at: int) -> bool:
        """Whether a direction word here is followed by what it is a direction of."""
        return self.sign(at).what == "direction" and self.is_word(at + 1)

    def _may_name(self, at: int, first: bool) -> bool:
        """Whether this word may be (part of) a name: no verb, no preposition, nothing that begins another place."""
        if not self.is_word(at) or self._describes(at) or (len(self.text(at)) < 2 and first):
            return False
        analysis, sign = self.scan.analyses[at], self.sign(at)
        if (
            sign.what
            and (sign.proclitics or not (first and sign.what == "kind"))
            and (first or not self.listed(at, "name_adjectives"))
        ):
            return False
        if first and self.text(at).removeprefix("و") in self.words.lists["name_starts"]:
            return True
        if analysis.readings and all(reading.proclitics[:1] == "و" for reading in analysis.readings):
            return False  # مبنى واندلاع حريق
        for reading in analysis.readings:
            kind, pos = reading.entry.kind, reading.entry.pos
            if kind == "gram" and reading.entry.pos != "noun" and not reading.proclitics.endswith("ال"):
                return False
            if kind in ("trigger", "report") and (pos == "verb" or not first):
                return False
            if kind in ("generic", "teller"):
                return False
            if kind in ("place", "actor") and not first and (reading.proclitics or kind == "actor"):
                return False
        return True

    def _describes(self, at: int) -> bool:
        """Whether a word describes or points back, and names nothing: مجاورة, المدينة, أوروبية, لإنتاج."""
        lists, word = self.words.lists, self.text(at).removeprefix("و")
        if word in lists["not_names"] or (word in lists["unnamed"] and not self.listed(at + 1, "name_adjectives")):
            return True
        return word.startswith(("لا", "لت", "لل")) or (
            word.endswith("يه") and ("ال" + word) in self.words.nationalities
        )

    def is_bound(self, at: int) -> bool:
        """Whether a name may end before this word: punctuation, the end, or what leads on to another place."""
        if at >= self.size or self.tokens[at].kind != "word":
            return True
        sign = self.sign(at)
        if sign.what in ("direction", "countryside") or (sign.what in ("kind", "plural") and sign.proclitics):
            return True
        if self.listed(at, "bounds"):
            return self.leads_to_place(at + 1)
        return self.text(at)[0] == "و" and len(self.text(at)) > 3

    def leads_to_place(self, at: int) -> bool:
        """Whether a place name, or a word that begins one, stands here."""
        return self.sign(at).what in ("kind", "plural", "countryside", "direction", "territory", "capital") or bool(
            self.is_word(at) and self.scan.of(at, "place")
        )

    # --- phrases -----------------------------------------------------------------------------------------------------

    def phrase(self, at: int) -> Draft | None:
        """The place phrase that begins at this word, the longest reading; a draft with `members` is a list."""
        if not self.is_word(at):
            return None
        built, name = self._built(at), self.name(at)
        if name is None:
            return self._with_country(built) or self._front(at)
        if built is None and self.spoken_of(self.bare(name), name.last):
            return name
        if self.sign(at).what == "direction-adjective" and self.text(name.last) == "من":
            return built  # إلى الشمال الشرقي من كذا
        if built is None and all(self.sign(word).what == "direction" for word in range(name.first, name.last)):
            return None
        if self.sign(at).what == "outside" and self.leads_to_place(at + 1):
            return None
        if built is None and name.last == at + 1 and self.sign(at).stem == self.text(at)[len(name.proclitics) :]:
            return None
        if built is not None and built.members:
            return built
        return self._with_country(self._longer(built, name))

    def _with_country(self, draft: Draft | None) -> Draft | None:
        """A place with the adjective of its country: `ميناء المخا اليمني`, `مدينة حلب السورية`."""
        if draft is None or not draft.refs or draft.derived or draft.head not in ("", "kind"):
            return draft
        if not draft.head and self.bare(draft) in self.words.lists["needs_cue"] | self.words.lists["never_bare"]:
            return draft  # الثورة السورية
        country = self.words.nationalities.get(self.text(draft.last))
        if country is not None and self.places[country].country in {self.places[ref].country for ref in draft.refs}:
            draft.last += 1
        return draft

    def _front(self, at: int) -> Draft | None:
        """محور كذا: a front line is named after a village; an unknown one counts when a larger place follows."""
        if not self.loosely(at - 1, "fronts") or not self._plain(at) or not self._may_name(at, first=True):
            return None
        last = self._unknown_end(at)
        if last is None or not self._closes(last):
            return None
        return Draft(at, last, "", "list", "village", (), "place.front", name=(at, last))

    def _joined(self, built: Draft, name: Draft) -> Draft:
        """A phrase that the gazetteer has as a whole: its entry counts, the parts stay nested."""
        more = built.refs if built.head == "kind" and not built.derived else ()
        built.refs, built.derived, built.name = tuple(dict.fromkeys(name.refs + more)), False, None
        if built.head in ("countryside", "direction"):
            built.toward = None
        return built

    def _built(self, at: int) -> Draft | None:
        """What the word at the head of a phrase builds; phrases in phrases only so deep."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        found = self._by_head(at)
        self._depth -= 1
        return found

    def _by_head(self, at: int) -> Draft | None:
        sign = self.sign(at)
        match sign.what:
            case "kind":
                return self._kind(at, sign)
            case "plural":
                return self._plural(at, sign)
            case "countryside":
                return self._countryside(at, sign)
            case "direction":
                return self.direction(at)
            case "direction-adjective":
                return self._region_of_country(at, sign)
            case "territory":
                return self._territory(at, sign) or (self._areas(at, sign) if self.listed(at, "areas") else None)
            case "capital":
                return self._capital(at, sign)
            case "site":
                return self._site(at, sign)
            case "areas":
                return self._areas(at, sign)
        return None

    def _areas(self, at: int, sign: Sign) -> Draft | None:
        """المحافظات الغربية والشمالية: parts of the country that is named after them, or of one that is not."""
        last, toward = self._turn(at + 1)
        if toward is None:
            return None
        whole = self.name(last + 1, glued=False) if self.listed(last, "bounds") else None
        if whole is None or not is_larger(whole.refs, self.places):
            return Draft(at, last, sign.proclitics, "areas", "region", (), "place.areas", toward=toward)
        return Draft(
            at, last, sign.proclitics, "direction", "region", whole.refs, "place.areas", toward=toward, derived=True
        )

    def inner(self, at: int) -> Draft | None:
        """A place without anything glued on, to stand after a head: a name or a kind with its name."""
        if not self.is_word(at):
            return None
        sign, name = self.sign(at), self.name(at, glued=False)
        if sign.what not in ("kind", "capital") or sign.proclitics:
            return self._extended(name) if name else None
        return self._longer(self._built(at), name)

    def _longer(self, built: Draft | None, name: Draft | None) -> Draft | None:
        """Of a phrase and a known name at the same word the longer one; a name of two words beats a guess at one."""
        if built is None or name is None:
            return built or (self._extended(name) if name else None)
        if built.last == name.last and len(built.proclitics) <= len(name.proclitics):
            if built.head == "kind" and not any(fits_kind(built.kind, self.places[ref]) for ref in name.refs):
                return self._extended(name)  # جسر الشغور is a town, whatever its first word means
            return self._joined(built, name)
        guessed = not built.refs and built.head in ("kind", "list") and name.last > name.first + 1
        guessed = guessed and not self.listed(name.last - 1, "name_starts")
        return self._extended(name) if built.last < name.last or guessed else built

    def _kind(self, at: int, sign: Sign) -> Draft | None:
        """قرية كذا: a kind word and its name, known or not."""
        kind, ambiguous, beside = sign.value
        draft = self._kind_known(at, sign, kind)
        if draft is None and not ambiguous and self._speaks_of(beside):
            draft = self._kind_unknown(at, sign, kind)
        if draft is None:
            return None
        if kind in _ROADS or (self.text(draft.last) == "-" and not (kind in (*SETTLED, "district") and draft.refs)):
            self._join_ends(draft)
        while self.listed(draft.last, "site_adjectives") and kind not in SETTLED:
            draft.last += 1
        return draft

    def _kind_known(self, at: int, sign: Sign, kind: str) -> Draft | None:
        nested = self.inner(at + 1)
        if nested is None or ("ال" + self.text(at + 1)) in self.words.nationalities:
            return None
        refs = nested.refs if not nested.head else self._whole_name(at + 1, nested)
        if not nested.head or refs:
            return Draft(at, nested.last, sign.proclitics, "kind", kind, refs, "place.kind+name", base=nested)
        rule = "place.kind+place"
        if kind in ("region", "natural") or (nested.kind in SETTLED and sign.stem in self.words.lists["centres"]):
            kind = nested.kind or kind
            return Draft(
                at, nested.last, sign.proclitics, "kind", kind, nested.refs, rule, base=nested, name=nested.name
            )
        unknown = None if nested.refs else nested.name and (at + 1, nested.last)  # قلعة المظيق: misspelt as a whole
        return Draft(
            at, nested.last, sign.proclitics, "kind", kind, nested.refs, rule, base=nested, derived=True, name=unknown
        )

    def _whole_name(self, at: int, nested: Draft) -> tuple[int, ...]:
        """The entries that have these words as one name: `تل أبيض`, `كفر زيتا`."""
        names = () if nested.derived else self.names(at)
        return next((refs for last, _, refs in names if last == nested.last), ())

    def _kind_unknown(self, at: int, sign: Sign, kind: str) -> Draft | None:
        if self.tokens[at + 1].kind == "number" if at + 1 < self.size else False:
            if kind != "base":
                return None
            return Draft(at, at + 2, sign.proclitics, "kind", kind, (), "place.kind+number")
        if kind == "country" or (kind == "road" and self.text(at - 1) == "عن"):
            return None
        last = self._unknown_end(at + 1, sign.stem)
        if last is None or (kind in ("facility", "road", "natural") and not self._names_site(at + 1, last)):
            return None
        return Draft(at, last, sign.proclitics, "kind", kind, (), "place.kind+unknown", name=(at + 1, last))

    def _names_site(self, first: int, last: int) -> bool:
        """Whether what follows a site's word is a name: quoted, with the article, or begun by a name's first word."""
        if self._quoted_end(first) or self.listed(first, "name_starts"):
            return True
        if self._article(first) or last - first > 1:
            return not self.scan.analyses[first].readings or self._honours_site(first)
        text = self.text(first)
        plain = not self.scan.analyses[first].readings and not text.endswith(("ه", "ي", "ات", "ين", "ا"))
        return plain and len(text) > 3 and not text.startswith(("م", "ال"))

    def _honours_site(self, first: int) -> bool:
        stems = {stem for _, stem in proclitic_splits(self.text(first - 1))}
        return bool(stems & self.words.lists["named_after"])

    def _join_ends(self, draft: Draft) -> None:
        """طريق دمشق - درعا: the other end of a road, or the other side of a crossing."""
        for _ in range(2):
            at = draft.last + 1 if self.text(draft.last) == "-" else draft.last
            if at == draft.last and not self._after_underscore(at) and draft.kind != "road":
                return
            other = self.name(at, glued=False)
            if other is None and at > draft.last and self._may_name(at, first=False):
                other = Draft(at, at + 1, "", "", "", (), "")
            if other is None or at >= self.size:
                if not self._after_underscore(at):
                    return
                other = Draft(at, self._unknown_end(at) or at + 1, "", "", "", (), "")
            draft.last = other.last
            draft.refs += other.refs
            draft.name = None

    def _after_underscore(self, at: int) -> bool:
        if not 0 < at < self.size:
            return False
        folded = self.scan.text.folded.text
        return "_" in folded[self.tokens[at - 1].end : self.tokens[at].start]

    def _site(self, at: int, sign: Sign) -> Draft | None:
        """المعبر النهري: a site's word with the article and an adjective that tells it apart."""
        proclitics = sign.proclitics.removesuffix("ال") if not sign.proclitics.endswith("لل") else sign.proclitics[:-1]
        if "ال" + sign.stem in self.words.lists["numbered"]:
            if at + 1 < self.size and self.tokens[at + 1].kind == "number" and self._is_site(at, proclitics):
                return Draft(at, at + 2, proclitics, "kind", "base", (), "place.site")
            return None
        if not self.listed(at + 1, "site_adjectives") or not self._article(at + 1):
            return None
        return Draft(at, at + 2, proclitics, "kind", sign.value.kind, (), "place.site")

    def _is_site(self, at: int, proclitics: str) -> bool:
        """Whether a unit's number is used for its barracks: after a preposition of place, or joined to a place."""
        return is_conjoined(proclitics) or preposition_of(proclitics) == "ب" or self.loosely(at - 1, "loose_cue")

    # --- lists -------------------------------------------------------------------------------------------------------

    def _plural(self, at: int, sign: Sign) -> Draft | None:
        """قرى أ وب وج: the members; the head is in no span."""
        (kind, ambiguous, _), start = sign.value, at + 1
        part = self._country_of(at, start, sign.proclitics) if kind == "district" else None
        if part is not None and part.toward is not None and part.base is not None:
            return part  # مناطق دير الزور الشرقية: like ريف
        while self.sign(start).what == "plural" and self.sign(start).proclitics == "و":
            start += 1
        while self.text(start) in ("كل", "من", "كلا", ":", "("):
            start += 1
        members = list(self._members(start, kind))
        if members and not members[0].refs and (ambiguous or kind not in SETTLED):
            return None
        if not members:
            return None
        return Draft(at, members[-1].last, "", "list", kind, (), "place.list", members=members)

    def _members(self, at: int, kind: str) -> Iterator[Draft]:
        self._groups += 1
        group, known = self._groups, 0
        while at < self.size:
            member = self._member(at, kind, first=known == 0)
            if member is None:
                return
            known += 1
            member.group = group
            yield member
            at = member.last
            tail = self._tail(at)
            if tail is not None and self._more_after(tail.last):
                yield tail
                at = tail.last
            if self.text(at) in (",", "-", "_", "و"):
                at += 1
            elif not self.text(at).startswith("و"):
                return

    def _tail(self, at: int) -> Draft | None:
        """A containing place between two members of a list: قرى أ بريف س وب وج."""
        start = at + 1 if self.text(at) in ("في",) else at
        sign = self.sign(start)
        if sign.what in ("countryside", "kind", "direction") and (
            start > at or sign.preposition == "ب" or sign.what == "direction"
        ):
            found = self.phrase(start)
            return None if found is None or found.members else found
        return None

    def _more_after(self, at: int) -> bool:
        return self.text(at).startswith("و") and self._plain(at) and self.is_bound(at + 1)

    def _member(self, at: int, kind: str, first: bool) -> Draft | None:
        found = self.phrase(at)
        if found is not None and not found.members and (first or found.conj or self.text(at - 1) in (",", "-", "و")):
            if first and (found.preposition or found.conj):
                return None
            if not found.head:
                if found.last == found.first + 1 and self.bare(found) in self.words.lists["never_bare"]:
                    return None
                if kind in SETTLED and is_larger(found.refs, self.places):
                    return found  # كبرى مدن سوريا
                found.head, found.kind = "list", kind
            return found
        if found is not None and found.members:
            return None
        return self._unknown_member(at, kind, first)

    def _unknown_member(self, at: int, kind: str, first: bool) -> Draft | None:
        if not self.is_word(at):
            return None
        proclitics = "" if first or not self.text(at).startswith("و") or len(self.text(at)) < 4 else "و"
        if not self._may_name(at, first=True) or not (first or self._plain(at)):
            return None
        last = self._unknown_end(at)
        if last is None or not (first or self.is_bound(last)):
            return None
        return Draft(at, last, proclitics, "list", kind, (), "place.list+unknown", name=(at, last))

    def _plain(self, at: int) -> bool:
        """Whether the codebook knows nothing about this word that speaks against a name."""
        if not self.is_word(at) or self.listed(at, "not_names"):
            return False
        if self.text(at).removeprefix("و") in self.words.lists["name_starts"]:
            return True
        readings = self.scan.analyses[at].readings
        plain = not any(r.entry.kind in (*_DESCRIBING, "gram", "actor") for r in readings)
        text = self.text(at).removeprefix("و")
        return plain and len(text) > 2 and not (text.endswith("ت") and not text.startswith("ال"))

    def more_members(self, last: int) -> Iterator[Draft]:
        """Unknown names joined by و to a known one, when a place phrase closes the list: س وع بريف …"""
        at = last
        while self.text(at).startswith("و") and not self.name(at) and self.sign(at).what == "" and self._plain(at):
            end = self._unknown_end(at)
            if end is None or not self._closes(end):
                return
            yield Draft(at, end, "و", "list", "", (), "place.list+unknown", name=(at, end))
            at = end

    def _closes(self, at: int) -> bool:
        sign = self.sign(at)
        if sign.what in ("countryside", "direction") or (sign.what == "kind" and sign.preposition == "ب"):
            return True
        if self.text(at) == "في":
            return self.sign(at + 1).what in ("countryside", "kind")
        name = self.name(at) if self.text(at).startswith("و") else None
        return bool(name and name.conj)

    # --- countryside, directions, territories ------------------------------------------------------------------------

    def _turn(self, at: int) -> tuple[int, Bearing | None]:
        """الشمالي الشرقي, الشمالي والشرقي: the word after such adjectives, and where they point."""
        east = north = 0.0
        while True:
            text = self.text(at)
            found = self.words.adjectives.get(text) or (
                self.words.adjectives.get(text[1:]) if (east or north) and text.startswith("و") else None
            )
            if found is None:
                return at, _unit(east, north)
            east, north, at = east + found[0], north + found[1], at + 1

    def _countryside(self, at: int, sign: Sign) -> Draft | None:
        if sign.value == "definite":
            last, toward = self._turn(at + 1)
            if toward is None:
                return None
            base = self._whose(last)
            if base is not None:
                return Draft(
                    at, base.last, sign.proclitics, "countryside", "countryside", base.refs, "place.countryside",
                    toward, base, True, True,
                )  # fmt: skip
            return Draft(
                at, last, sign.proclitics, "countryside", "countryside", (), "place.countryside", toward=toward
            )
        first = self._country_of(at, at + 1, sign.proclitics)
        if first is None or sign.value == "single":
            return first
        members = [first, *self._more_countryside(first.last)]
        if len(members) == 1:
            return first
        return Draft(at, members[-1].last, "", "list", "countryside", (), "place.list", members=members)

    def _whose(self, at: int) -> Draft | None:
        """`الريف الغربي لمدينة أ`, `الريف الجنوبي لإدلب`: the place that ل names behind its countryside."""
        base = self._built(at) if self.sign(at).what == "kind" else self.name(at)
        return base if base is not None and base.refs and base.proclitics == "ل" and not base.members else None

    def _country_of(self, head: int, at: int, proclitics: str) -> Draft | None:
        base = self.inner(at)
        if base is None:
            if (
                self.listed(at, "generic_names")
                or not self._may_name(at, first=True)
                or self.scan.analyses[at].readings
            ):
                return None
            if not self.is_bound(at + 1) and self.text(at + 1) not in self.words.adjectives:
                return None
            last, toward = self._turn(at + 1)
            return Draft(head, last, proclitics, "countryside", "countryside", (), "place.countryside", toward=toward)
        last, toward = self._turn(base.last)
        return Draft(
            head, last, proclitics, "countryside", "countryside", self._whole_countryside(head, base) or base.refs,
            "place.countryside", toward=toward, base=base, derived=True,
        )  # fmt: skip

    def _whole_countryside(self, head: int, base: Draft) -> tuple[int, ...]:
        """The entries of «ريف دمشق» when the gazetteer has it as a whole."""
        return next((refs for last, _, refs in self.names(head) if last == base.last), ())

    def _more_countryside(self, at: int) -> Iterator[Draft]:
        while self.text(at).startswith("و"):
            name = self.name(at)
            if name is None or name.proclitics != "و":
                return
            last, toward = self._turn(name.last)
            draft = Draft(
                at, last, "و", "countryside", "countryside", name.refs, "place.countryside", toward, name, derived=True
            )
            yield draft
            at = last

    def direction(self, at: int) -> Draft | None:
        """غربي حلب, شمال شرق سوريا: one or two direction words and a place, which is a mention of its own."""
        sign = self.sign(at)
        east, north = sign.value
        after = at + 1
        while (more := self.sign(after)).what == "direction" and more.proclitics in ("", "و") and after < at + 4:
            if more.proclitics and self.inner(after + 1) is None:
                break
            east, north, after = east + more.value[0], north + more.value[1], after + 1
        base = self.inner(after) or self._bare_countryside(after)
        if base is None:
            return None
        toward = _unit(east, north)
        return Draft(
            at,
            base.last,
            sign.proclitics,
            "direction",
            "region",
            base.refs,
            "place.direction",
            toward,
            base,
            True,
            True,
        )

    def _bare_countryside(self, at: int) -> Draft | None:
        sign = self.sign(at)
        if sign.what == "countryside" and not sign.proclitics and sign.value == "single":
            return self._countryside(at, sign)
        return None

    def _region_of_country(self, at: int, sign: Sign) -> Draft | None:
        """الشمال السوري: a part of a country, by the country's adjective."""
        last, toward = self._turn(at)
        country = self.words.nationalities.get(self.text(last))
        if country is None or not sign.stem.startswith("ال"):
            return None
        last += 2 if self.listed(last + 1, "extensions") else 1
        return Draft(at, last, sign.proclitics, "direction", "region", (country,), "place.region", toward, derived=True)

    def _territory(self, at: int, sign: Sign) -> Draft | None:
        """الأراضي السورية, الحدود السورية - العراقية."""
        last = at + 1
        countries: list[int] = []
        while True:
            step = last + 1 if countries and self.text(last) == "-" else last
            country = self.words.nationalities.get(self.text(step))
            if country is None:
                break
            countries.append(country)
            last = step + 1
        if not countries:
            return None
        kind = str(sign.value) if len(countries) == 1 else "region"
        part = "coast" if sign.stem in _COASTS else "border"
        draft = Draft(at, last, sign.proclitics, "territory", kind, (countries[0],), "place.territory")
        draft.derived, draft.part, draft.other = kind != "country", part, countries[-1]
        return draft

    def _capital(self, at: int, sign: Sign) -> Draft | None:
        """العاصمة دمشق, العاصمة اللبنانية بيروت, العاصمة السورية."""
        country = self.words.nationalities.get(self.text(at + 1))
        after = at + 1 if country is None else at + 2
        name = self.name(after, glued=False)
        if name is not None:
            return Draft(at, name.last, sign.proclitics, "capital", "city", name.refs, "place.capital", base=name)
        if country is None:
            return None
        code = self.places[country].country
        refs = tuple(ref for ref in self.words.capitals if self.places[ref].country == code)
        return Draft(at, at + 2, sign.proclitics, "capital", "city", refs, "place.capital")


def _unit(east: float, north: float) -> Bearing | None:
    length = (east * east + north * north) ** 0.5
    return (east / length, north / length) if length > 0.1 else None
