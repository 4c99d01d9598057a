"""Place mentions: which words name a location, and which location."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from isnad.annotate import place_scores as scores
from isnad.annotate.place_cues import is_place, is_told_again
from isnad.annotate.place_fuzzy import FuzzyNames
from isnad.annotate.place_grammar import Draft, Grammar
from isnad.annotate.place_kinds import fits_kind, kind_fit
from isnad.annotate.place_parts import part_name, part_of_country
from isnad.annotate.place_scores import Anchor, Surroundings
from isnad.annotate.place_tables import PlaceWords, Sign, read_place_words
from isnad.annotate.scan import Scan
from isnad.codebook import Codebook, Place
from isnad.lexicon import Hit
from isnad.model import Candidate, PlaceMention, Span

_TOWNS = frozenset({"city", "town", "village", "country"})
_SITES = frozenset({"facility", "base", "airport", "crossing", "road", "camp"})
_NEAREST = 6  # so many places around a name have a say in which one it is
_AREAS = frozenset({"governorate", "region", "countryside", "district", "natural", "road"})
_BY_LINE = 30.0  # kilometres within which a misspelt member of a list lies from a place of its line
_CLASH = -0.5  # a misspelt village is no quarter of a city (see place_kinds)
_ORDINARY = frozenset({"trigger", "report", "generic", "gram", "head", "actor", "teller", "kind-word"})
_IN_TOWN = 60.0  # kilometres within which a quarter lies from another place of its article
_SIGNS_KEPT = 100_000


Phrases = dict[str, tuple[tuple[str, ...], ...]]


class PlaceRead(NamedTuple):
    """A place mention with the words that it was read from."""

    first: int
    last: int
    cut: int
    preposition: str
    conj: bool
    mention: PlaceMention
    head: str
    inside: int | None = None


class PlaceReader:
    """Reads the places of scans with one codebook; its tables are made when first needed."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._signs: dict[str, Sign] = {}
        self._phrases: dict[str, Phrases] = {}

    def __getstate__(self) -> dict[str, object]:
        """Only the codebook: the tables are quicker made than pickled."""
        return {"codebook": self.codebook, "_signs": {}, "_phrases": {}}

    @cached_property
    def _words(self) -> PlaceWords:
        return read_place_words(self.codebook)

    @cached_property
    def _types(self) -> dict[int, str]:
        return {trigger.index: trigger.type for trigger in self.codebook.triggers}

    @cached_property
    def _fuzzy(self) -> FuzzyNames:
        return FuzzyNames(self.codebook.places, self._words.fuzzy)

    def read(
        self, scan: Scan, outlet_country: str | None = None, taken: frozenset[int] = frozenset()
    ) -> list[PlaceRead]:
        """The places of a text in order; a place inside a longer one comes after it and says so."""
        if len(self._signs) > _SIGNS_KEPT:
            self._signs.clear()
            self._phrases.clear()
        grammar = Grammar(scan, self._words, self.codebook.places, self._signs)
        drafts = self._drafts(grammar, self._blocked(scan) | taken)
        return self._resolve(grammar, drafts, outlet_country)

    # --- which words -------------------------------------------------------------------------------------------------

    def _blocked(self, scan: Scan) -> set[int]:
        """Words inside names of parties and outlets, in phrases that name no place, and in long hashtags."""
        blocked: set[int] = set()
        for at, hits in enumerate(scan.hits):
            if hits:
                blocked.update(range(at, _party_end(hits)))
        blocked.update(self._not_places(scan))
        blocked.update(_slogans(scan))
        blocked.update(_verbs(scan))
        return blocked

    def _not_places(self, scan: Scan) -> Iterator[int]:
        tokens, known = scan.text.words, self._phrases
        for token in tokens:
            phrases = known.get(token.text)
            if phrases is None:
                phrases = known[token.text] = self._phrases_from(token.text)
            if not phrases:
                continue
            following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else ""
            for phrase in phrases.get(following, ()):
                end = token.index + len(phrase)
                if tuple(word.text for word in tokens[token.index + 1 : end]) == phrase[1:]:
                    yield from range(token.index, end)

    def _phrases_from(self, word: str) -> Phrases:
        """By their second word, the phrases that name no place and begin with this one, glued letters or not."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for cut in (0, 1, 2):
            for phrase in self._words.not_places.get(word[cut:], ()):
                second = phrase[1] if len(phrase) > 1 else ""
                found[second] = (*found.get(second, ()), phrase)
        return found

    def _drafts(self, grammar: Grammar, blocked: set[int]) -> list[Draft]:
        found: list[Draft] = []
        told: set[str] = set()
        at, before = 0, None
        while at < grammar.size:
            draft = self._draft(grammar, at, blocked) if at not in blocked and grammar.may_begin(at) else None
            if draft is not None and draft.head == "kind":
                told.add(grammar.text(draft.last - 1))
            if draft is None or not (
                is_place(grammar, draft, before, self._types) or is_told_again(grammar, draft, told)
            ):
                at += 1
                continue
            members = draft.members or [draft]
            members += list(grammar.more_members(draft.last))
            found += members
            before, at = members[-1], members[-1].last
        return found

    def _draft(self, grammar: Grammar, at: int, blocked: set[int]) -> Draft | None:
        draft = grammar.phrase(at)
        if draft is None or not any(word in blocked for word in range(draft.first, draft.last)):
            return draft
        if draft.head:
            name = grammar.name(at)
            return None if name is None or any(word in blocked for word in range(at, name.last)) else name
        return None

    # --- which places ------------------------------------------------------------------------------------------------

    def _resolve(self, grammar: Grammar, drafts: list[Draft], outlet_country: str | None) -> list[PlaceRead]:
        resolver = _Resolver(grammar, self.codebook.places, outlet_country, lambda: self._fuzzy)
        resolver.settle(drafts)
        reads: list[PlaceRead] = []
        for draft in drafts:
            reads.append(resolver.read(draft))
            if draft.nested and draft.base is not None:
                outer = len(reads) - 1
                inner = resolver.read(draft.base)
                reads.append(
                    PlaceRead(inner.first, inner.last, inner.cut, "", False, inner.mention, inner.head, inside=outer)
                )
        return reads


class _Resolver:
    """Decides for the drafts of one text which entries they mean."""

    def __init__(
        self, grammar: Grammar, places: tuple[Place, ...], outlet_country: str | None, fuzzy: Callable[[], FuzzyNames]
    ) -> None:
        self.grammar, self.places, self.fuzzy = grammar, places, fuzzy
        self.outlet_country = outlet_country
        self.chosen: dict[int, list[tuple[int, float]]] = {}
        self.anchors: list[Anchor] = []
        self.lines: list[int] = []
        self.by_line: dict[int, list[Anchor]] = {}
        self.leads: dict[int, int] = {}
        self.lead_lines: list[int] = []
        self.admin1: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()

    def settle(self, drafts: list[Draft]) -> None:
        """Choose the entries of all drafts: first the sure ones, then the others by them."""
        self.lines = _lines(self.grammar)
        empty = Surroundings((), {}, self._country_prior())
        with_names = [d for draft in drafts for d in _with_base(draft)]
        for draft in with_names:
            draft.refs = self._fitting(draft)
            if draft.refs:
                self.chosen[id(draft)] = scores.rank(draft, self.places, empty)
        self._find_leads(drafts)
        for draft in with_names:
            self._anchor(draft)
        self._count()
        within = _containers(self.grammar, drafts)
        for draft in with_names:
            if not draft.refs and draft.name:
                self._try_fuzzy(draft, within.get(id(draft)))
        for draft in drafts:
            self._inherit(draft)
            self._choose(draft, within.get(id(draft)))

    def _inherit(self, draft: Draft) -> None:
        """A part of a place whose misspelt name has been found is a part of that place."""
        if not draft.refs and draft.base is not None and draft.base.refs and draft.derived:
            draft.refs, self.chosen[id(draft)] = draft.base.refs, self.chosen[id(draft.base)]

    def _fitting(self, draft: Draft) -> tuple[int, ...]:
        if draft.head not in ("kind", "list") or draft.derived:
            return draft.refs
        return tuple(ref for ref in draft.refs if fits_kind(draft.kind, self.places[ref])) or self._beside(draft)

    def _beside(self, draft: Draft) -> tuple[int, ...]:
        """مطار كذا where only the town is known: the site lies by it, unless the name is one that many things bear."""
        near = tuple(ref for ref in draft.refs if self.places[ref].kind in _TOWNS)
        if draft.kind not in _SITES or not near:
            return ()
        first = draft.base.first if draft.base else draft.first
        if self.grammar.listed(first, "needs_cue"):
            return ()
        draft.derived = True
        return near

    def _country_prior(self) -> dict[str, float]:
        return {self.outlet_country: 1.0} if self.outlet_country else {}

    def _find_leads(self, drafts: list[Draft]) -> None:
        """The governorate that opens a line of a digest holds until the next such line."""
        for draft in drafts:
            if draft.refs and self._opens_line(draft):
                areas = tuple(ref for ref in draft.refs if self.places[ref].kind == "governorate")
                if areas:
                    self.leads[self.lines[draft.first]] = areas[0]
                    draft.refs = areas
                    self.chosen[id(draft)] = scores.rank(draft, self.places, Surroundings((), {}, {}))

    def _opens_line(self, draft: Draft) -> bool:
        grammar = self.grammar
        starts = draft.first == 0 or grammar.text(draft.first - 1) == "\n"
        return starts and grammar.text(draft.last) == ":"

    def lead(self, word: int) -> int | None:
        """The governorate of the digest's section that this word stands in."""
        at = bisect_right(self.lead_lines, self.lines[word])
        return self.leads[self.lead_lines[at - 1]] if at else None

    def _anchor(self, draft: Draft) -> None:
        ranked = self.chosen.get(id(draft))
        if not ranked:
            return
        best = self.places[ranked[0][0]]
        others = [self.places[ref] for ref, _ in ranked[1:]]
        sure = not others or ranked[0][1] >= 0.85 or all(_together(best, other) for other in others)
        if sure and best.lat is not None and best.lon is not None and best.kind != "country":
            lat, lon = self._point(draft, best)
            self.anchors.append(Anchor(draft.first, lat, lon, best.country, best.admin1))
        elif best.kind == "country":
            self.countries[best.country] += 1

    def _count(self) -> None:
        self.lead_lines = sorted(self.leads)
        for anchor in self.anchors:
            self.by_line.setdefault(self.lines[anchor.word], []).append(anchor)
            self.countries[anchor.country] += 1
            if anchor.admin1:
                self.admin1[anchor.admin1] += 1

    def _around(self, draft: Draft, container: Draft | None) -> Surroundings:
        anchors: list[tuple[Anchor, float]] = []
        line = self.lines[draft.first]
        for other, weight in ((line, 1.2), (line - 1, 0.4), (line + 1, 0.4)):
            known = self.by_line.get(other, [])
            at = bisect_right(known, draft.first, key=_anchor_word)
            near = known[max(0, at - _NEAREST - 1) : at + _NEAREST]
            anchors += [(anchor, weight) for anchor in near if anchor.word != draft.first]
        anchors = sorted(anchors, key=lambda item: abs(item[0].word - draft.first))[:_NEAREST]
        if container is not None and (best := self.chosen.get(id(container))):
            place = self.places[best[0][0]]
            if place.lat is not None:
                lat, lon = self._point(container, place)
                anchors.append((Anchor(container.first, lat, lon, place.country, place.admin1), 4.0))
        return Surroundings(anchors, self._admin_weights(draft, container), self._country_weights())

    def _admin_weights(self, draft: Draft, container: Draft | None) -> dict[str, float]:
        total = sum(self.admin1.values()) or 1
        weights = {code: 1.5 * count / total for code, count in self.admin1.items()}
        lead = self.lead(draft.first)
        if lead is not None and (code := self.places[lead].admin1):
            weights[code] = weights.get(code, 0.0) + 3.0
        if container is not None and (best := self.chosen.get(id(container))):
            code = self.places[best[0][0]].admin1
            if code:
                weights[code] = weights.get(code, 0.0) + 2.0
        return weights

    def _country_weights(self) -> dict[str, float]:
        total = sum(self.countries.values()) or 1
        weights = {code: 3.0 * count / total for code, count in self.countries.items()}
        if self.outlet_country:
            weights[self.outlet_country] = weights.get(self.outlet_country, 0.0) + 1.0
        return weights

    def _choose(self, draft: Draft, container: Draft | None) -> None:
        for one in _with_base(draft):
            if len(one.refs) > 1:
                self.chosen[id(one)] = scores.rank(one, self.places, self._around(one, container))
            while self.chosen.get(id(one)) and self._out_of_place(one, container):
                self.chosen[id(one)] = self.chosen[id(one)][1:]

    def _out_of_place(self, draft: Draft, container: Draft | None) -> bool:
        """Whether the best entry cannot be meant: a namesake in a country or governorate that is not spoken of."""
        best = self.places[self.chosen[id(draft)][0][0]]
        if best.lat is not None and not draft.derived and self._far_site(draft, best):
            return True
        if best.lat is None or best.kind in ("country", "governorate") or best.prominence >= 4:
            return False
        return self._foreign(draft, best) or self._outside(draft, best, container)

    def _far_site(self, draft: Draft, best: Place) -> bool:
        """Whether a quarter, or a site that many cities have (`القصر العدلي`), lies far from all other places."""
        general = best.kind in _SITES and self.grammar.sign(draft.first).what == "site"
        if not general and best.kind != "neighbourhood":
            return False
        if general and self.countries and not self.countries[best.country]:
            return True
        others = [anchor for anchor in self.anchors if anchor.word != draft.first]
        assert best.lat is not None
        assert best.lon is not None
        enough = len(others) > (0 if general else 1)  # one other place may be anywhere
        return enough and min(scores.kilometres(best.lat, best.lon, at.lat, at.lon) for at in others) > _IN_TOWN

    def _foreign(self, draft: Draft, best: Place) -> bool:
        if best.prominence > 3 or best.country == "XX" or self.countries[best.country] > 1:
            return False
        others = [anchor for anchor in self.anchors if anchor.word != draft.first and anchor.country == best.country]
        elsewhere = [anchor for anchor in self.anchors if anchor.country != best.country]
        if others or len(elsewhere) < 2:
            return False
        assert best.lat is not None
        assert best.lon is not None
        return min(scores.kilometres(best.lat, best.lon, at.lat, at.lon) for at in elsewhere) > 150

    def _outside(self, draft: Draft, best: Place, container: Draft | None) -> bool:
        """Whether what contains the name, or the governorate that a digest's section is about, lies elsewhere."""
        bound = self._bound(draft, container)
        if bound is None or draft.head not in ("kind", "list", "") or not best.admin1 or not bound.admin1:
            return False
        if bound.admin1 == best.admin1 or bound.lat is None or bound.lon is None or bound.country == bound.id:
            return False
        assert best.lat is not None
        assert best.lon is not None
        reach = 90.0 if bound.prominence >= 4 or bound.kind in ("governorate", "region") else 35.0
        return scores.kilometres(best.lat, best.lon, bound.lat, bound.lon) > reach

    def _bound(self, draft: Draft, container: Draft | None) -> Place | None:
        if container is not None and (ranked := self.chosen.get(id(container))):
            return self.places[ranked[0][0]]
        lead = self.lead(draft.first) if draft.head in ("kind", "list") else None
        return None if lead is None else self.places[lead]

    def _try_fuzzy(self, draft: Draft, container: Draft | None) -> None:
        """A misspelt name after a kind word: the nearly same names in the governorates that the article speaks of."""
        assert draft.name is not None
        letters = " ".join(self.grammar.text(at) for at in range(*draft.name))
        name = letters[len(draft.proclitics) :] if draft.name[0] == draft.first else letters
        if self._is_ordinary(draft.name):
            return
        bound = self._bound(draft, container)
        main = frozenset([bound.admin1] if bound and bound.admin1 else [code for code, _ in self.admin1.most_common(3)])
        near = (ref for ref in self.fuzzy().find(name, main) if kind_fit(draft.kind, self.places[ref]) > _CLASH)
        refs = tuple(ref for ref in near if self._lies_near(draft, self.places[ref]))
        if refs:
            draft.refs, draft.rule, draft.derived = refs, "place.fuzzy", False
            around = Surroundings((), {}, self._country_weights())
            self.chosen[id(draft)] = scores.rank(draft, self.places, around)

    def _is_ordinary(self, name: tuple[int, int]) -> bool:
        """Whether a name is one word that the codebook knows as another: بلدة تدمير is no تدمر."""
        readings = self.grammar.scan.analyses[name[0]].readings
        return name[1] - name[0] == 1 and any(not r.proclitics and r.entry.kind in _ORDINARY for r in readings)

    def _lies_near(self, draft: Draft, place: Place) -> bool:
        """Whether a member of a list lies by the places that its line names; a line without sure ones says nothing."""
        anchors = self.by_line.get(self.lines[draft.first], [])
        if draft.head != "list" or place.lat is None or place.lon is None or not anchors:
            return True
        return min(scores.kilometres(place.lat, place.lon, at.lat, at.lon) for at in anchors) < _BY_LINE

    # --- mentions ----------------------------------------------------------------------------------------------------

    def read(self, draft: Draft) -> PlaceRead:
        """The mention of a draft whose entry has been chosen."""
        cut = _cut(self.grammar.text(draft.first), draft.proclitics)
        ranked = self.chosen.get(id(draft)) or []
        if not ranked and draft.head == "countryside" and draft.base is None:
            ranked = self._lead_of(draft)
            draft.derived = True
        mention = self._mention(draft, cut, ranked)
        return PlaceRead(draft.first, draft.last, cut, draft.preposition, draft.conj, mention, draft.head)

    def _lead_of(self, draft: Draft) -> list[tuple[int, float]]:
        """«الريف الغربي» is that of the governorate the digest's section, or the words before it, speak of."""
        if self.grammar.tokens[draft.first].text.endswith("ريف") and not self.grammar.text(draft.first).endswith(
            "الريف"
        ):
            return []
        lead = self.lead(draft.first)
        if lead is not None:
            return [(lead, 0.9)]
        earlier = [a for a in self.anchors if a.word < draft.first and a.admin1]
        if not earlier:
            return []
        code = earlier[-1].admin1
        found = [i for i, place in enumerate(self.places) if place.id == code]
        return [(found[0], 0.6)] if found else []

    def _mention(self, draft: Draft, cut: int, ranked: list[tuple[int, float]]) -> PlaceMention:
        start, end = self.grammar.scan.raw_span(draft.first, draft.last, cut)
        raw = self.grammar.scan.text.folded.raw
        end = _closed(raw, start, end)
        text = raw[start:end]
        if not ranked:
            return _unknown(draft, Span(start, end), text)
        place, score = self.places[ranked[0][0]], ranked[0][1]
        lat, lon = (None, None) if place.lat is None or place.lon is None else self._point(draft, place)
        kind = self._kind(draft, place)
        return PlaceMention(
            span=Span(start, end), text=text, id=_identity(draft, place), name=_english(draft, place),
            name_ar=place.name_ar if not draft.derived else text, kind=kind, country=place.country or None,
            admin1=place.admin1, admin2=place.admin2, lat=lat, lon=lon, precision=_precision(self.grammar, draft, kind),
            score=min(score, 0.6) if draft.rule == "place.fuzzy" else score, rule=draft.rule,
            candidates=tuple(Candidate(self.places[ref].id, value) for ref, value in ranked),
        )  # fmt: skip

    def _kind(self, draft: Draft, place: Place) -> str:
        if draft.derived or (draft.head == "territory"):
            return draft.kind or place.kind
        return place.kind

    def _point(self, draft: Draft, place: Place) -> tuple[float, float]:
        assert place.lat is not None
        assert place.lon is not None
        words = self.grammar.words
        if draft.part and draft.derived:
            return self._edge(draft, place) or (place.lat, place.lon)
        if draft.toward is None:
            return place.lat, place.lon
        if place.kind == "country":
            known = words.parts.get((place.country, part_name(draft.toward)))
            return known or part_of_country(self.places, place.country, draft.toward) or (place.lat, place.lon)
        centre = self._centre(place)
        return scores.shifted(*centre, draft.toward, _reach(place))

    def _edge(self, draft: Draft, place: Place) -> tuple[float, float] | None:
        """The middle of a coast, or of the border between two countries that the words name."""
        words = self.grammar.words
        if draft.part == "coast":
            return words.parts.get((place.country, "coast"))
        return words.borders.get(frozenset((place.country, self.places[draft.other].country)))

    def _centre(self, place: Place) -> tuple[float, float]:
        assert place.lat is not None
        assert place.lon is not None
        return place.lat, place.lon


def _party_end(hits: tuple[Hit, ...]) -> int:
    """The word after the name of a party that begins here; 0 when there is none, or a place's name is as long."""
    party = place = 0
    for hit in hits:
        for entry in hit.entries:
            if entry.kind == "actor":
                party = max(party, hit.last)
            elif entry.kind == "place":
                place = max(place, hit.last)
    return party if party > place else 0


_AS_VERBS = frozenset({"تدمر", "وتدمر"})  # names that are verbs before what can be destroyed
# fmt: off
_DESTROYED = frozenset(
    """منزل منازل منزلا مبني مباني ابنيه محطه محطات مستودع مستودعا مستودعات اليه اليات دبابه دبابات عربه عربات سياره
    سيارات شاحنه شاحنات جسر جسرا جسور مقر مقرا مقرات مشفي مستشفي مشافي مدرسه مدارس مسجد مسجدا مساجد طايره طايرات مصنع
    مصنعا مصانع معمل معملا بني بنيه موقع موقعا مواقع نفق نفقا انفاق مدفع مدفعا مدافع راجمه راجمات منصه منصات رتلا رتل
    ارتال مخبز فرن فرنا سوق سوقا محال محلات ممتلكات برج ابراج خزان خزانات زورق زوارق سفينه رادار""".split()
)
# fmt: on


def _verbs(scan: Scan) -> Iterator[int]:
    """`غارات تدمر جسرا`: no Palmyra, unless a preposition or a kind of place stands before it."""
    words = scan.text.words
    for at in range(1, len(words) - 1):
        if words[at].text in _AS_VERBS and words[at + 1].text.removeprefix("ال") in _DESTROYED:
            named = scan.of(at - 1, "kind-word") or any(r.entry.ref == "prepositions" for r in scan.of(at - 1, "gram"))
            if not named:
                yield at


def _slogans(scan: Scan) -> Iterator[int]:
    """Words of hashtags of several words: #كذا_تحت_القصف."""
    tokens, folded = scan.text.words, scan.text.folded.text
    for token in tokens:
        if token.text != "#":
            continue
        last = token.index + 2
        while last < len(tokens) and folded[tokens[last - 1].end : tokens[last].start] == "_":
            last += 1
        if last - token.index > 2:
            yield from range(token.index, last)


def _anchor_word(anchor: Anchor) -> int:
    return anchor.word


def _with_base(draft: Draft) -> Iterable[Draft]:
    return (draft, draft.base) if draft.base is not None and draft.nested else (draft,)


def _reach(place: Place) -> float:
    """How far a direction points from the middle of a place, in kilometres."""
    if place.kind in ("governorate", "natural", "region") or place.prominence >= 5:
        return 25.0
    return 12.0 if place.prominence >= 3 else 5.0


def _lines(grammar: Grammar) -> list[int]:
    """The line that each word stands in."""
    lines, line = [], 0
    for token in grammar.tokens:
        lines.append(line)
        line += token.text == "\n"
    return lines


def _together(one: Place, other: Place) -> bool:
    """Whether two entries lie so near each other that it does not matter which is meant."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return one.country == other.country and scores.kilometres(one.lat, one.lon, other.lat, other.lon) < 40


def _containers(grammar: Grammar, drafts: list[Draft]) -> dict[int, Draft]:
    """For each draft the place right after it that contains it; members of a list share the one of the last."""
    found: dict[int, Draft] = {}
    groups: dict[int, Draft] = {}
    for draft, after in reversed(list(itertools.pairwise(drafts))):
        if _contains(grammar, draft, after):
            found[id(draft)] = after
        elif (
            id(after) in found
            and (after.conj or grammar.text(after.first - 1) == ",")
            and after.first - draft.last <= 1
        ):
            found[id(draft)] = found[id(after)]
        if draft.group >= 0:
            if id(draft) in found:
                groups.setdefault(draft.group, found[id(draft)])
            elif draft.group in groups:
                found[id(draft)] = groups[draft.group]
    return found


def _contains(grammar: Grammar, draft: Draft, after: Draft) -> bool:
    gap = range(draft.last, after.first)
    if after.conj or len(gap) > 2 or any(not grammar.listed(at, "bounds") and grammar.text(at) != "," for at in gap):
        return False
    return bool(gap) or after.preposition in ("ب", "ل") or after.head == "direction"


def _cut(word: str, proclitics: str) -> int:
    """Letters cut before a name: the conjunction and preposition; لل stays whole."""
    bare = proclitics.removesuffix("لل") if proclitics.endswith("لل") else proclitics
    if bare.endswith("ل") and word[len(bare) - 1 :].startswith("لل"):
        return len(bare) - 1
    return len(bare)


_CLOSERS = {'"': '"', "“": "”", "«": "»", "‘": "’", "(": ")"}
_CLOSING = frozenset(_CLOSERS.values())


def _closed(raw: str, start: int, end: int) -> int:
    """The end of a span with the quotation mark that closes one opened inside it."""
    if raw[end : end + 1] not in _CLOSING:
        return end
    for opener, closer in _CLOSERS.items():
        opened = raw.count(opener, start, end)
        open_still = opened % 2 if opener == closer else opened > raw.count(closer, start, end)
        if open_still and raw[end : end + 1] == closer:
            return end + 1
    return end


def _unknown(draft: Draft, span: Span, text: str) -> PlaceMention:
    precision = 3 if draft.kind in _AREAS else 1
    return PlaceMention(
        span, text, None, None, None, draft.kind or "village", None, None, None, None, None, precision, 0.3, draft.rule
    )


def _identity(draft: Draft, place: Place) -> str | None:
    """The entry's id; with a part after a slash for the countryside of it or a direction from it; None by it."""
    if not draft.derived:
        return place.id
    if draft.head in ("countryside", "direction", "territory") or draft.toward is not None:
        return f"{place.id}/{_part(draft)}"
    return None


def _part(draft: Draft) -> str:
    words = ["countryside"] if draft.head == "countryside" else [draft.part] if draft.head == "territory" else []
    if draft.toward is not None:
        words.append(part_name(draft.toward))
    return "-".join(words)


def _english(draft: Draft, place: Place) -> str | None:
    if not draft.derived:
        return place.name_en
    if _identity(draft, place) is None:
        return None
    return f"{place.name_en} ({_part(draft).replace('-', ', ')})"


def _precision(grammar: Grammar, draft: Draft, kind: str) -> int:
    if kind == "country":
        return 4
    if kind in _AREAS:
        return 3
    near = grammar.sign(draft.first - 1).what == "outside" or draft.derived
    return 2 if near else 1
