"""Speakers: the phrases that name a teller, with the kind of source that they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.codebook import Actor, GenericGroup, ReportingVerb, TellerNoun
from isnad.model import Span
from isnad.syntax.units import Unit
from isnad.text import fold_key

_KIND_OF_PARTY = {
    "media": "media",
    "monitor": "monitor",
    "international": "official",
    "civilian": "witness",
    "person": "party",
}
# fmt: off
_SAME_HEADS = {
    "مصادر": "مصدر", "ناشطون": "ناشط", "ناشطين": "ناشط", "نشطاء": "ناشط", "جريده": "صحيفه",
}
_SHOWN = frozenset(
    "صورا صور صوره مقطعا مقطع مقاطع تسجيلا تسجيل تسجيلات شريطا شريط فيديو فيديوهات مشاهد بيانا خبرا تقريرا".split()
)
# fmt: on
_ISSUES = ("اصدر", "نشر", "بث", "وزع", "اعد")  # forms of verbs by which somebody issues a statement
_TITLE_WORDS = 4
_SKIPPED = frozenset({",", "-", "(", ")"})
_NAME_WORDS = (2, 3)  # of a name that no table has
_POSTS = ("title", "speaker", "people")
_STOPS = ("complementizers", "clause_openers", "prepositions", "relative_pronouns", "negators", "absence", "may_words")
_UNNAMED = ("anonymous", "activist", "witness")  # a head that says so outweighs the party that it belongs to
_SIDE_WORDS = frozenset({"نظام", "النظام"})  # the press of a side speaks for it
_HOME = "SY"  # the press of a side in the conflict itself is that side
_STATE_PRESS = frozenset(
    {"med-sana", "med-hawar"}
)  # agencies of a side in the conflict: it speaks itself, unless they relay others
_SIDES = frozenset("حركه حزب جبهه تيار تنظيم جيش لواء فصيل كتايب جماعه".split())  # bodies that are sides
_LINKED = ("ممثل", "تابع", "موالي", "مكلف")  # participles that say whose somebody is
_ADJECTIVE = ("ون", "ين", "ي", "يه")  # ends of an adjective without article: its noun phrase is over
_APPOSED = 10  # units of a teller with post and name
_BESIDE = 7  # units between a teller and the verb of saying that follows him
_FEMININE = frozenset(
    {"مصادر", "وسايل", "قسد", "صحف", "مواقع", "قوات", "مراصد", "فصايل"}
)  # no people: the verb is feminine


@dataclass(frozen=True, slots=True)
class Speaker:
    """One teller: its span, words, kind and table id; `own` is the outlet itself. `last` is the unit after it."""

    span: Span
    text: str
    kind: str
    id: str | None
    own: bool
    last: int
    gender: str = ""  # m f, empty when neither its verb nor its form tells
    trade: str = ""  # what the press of a side is when it only relays others: agency

    @property
    def head(self) -> str:
        """The folded first word, without article; one for all words of a kind: صحيفة for جريدة, ناشط for نشطاء."""
        words = fold_key(self.text).split()
        head = words[0].removeprefix("لل").removeprefix("ال") if words else ""
        return _SAME_HEADS.get(head, head)

    @property
    def back(self) -> bool:
        """Whether it points back with a bare definite noun: المصدر, الشبكة."""
        return " " not in self.text.strip() and fold_key(self.text).startswith(("ال", "لل"))

    def same(self, other: Speaker) -> bool:
        """Whether both name the same teller, as far as the table and the words tell."""
        if self.id and other.id:
            return self.id == other.id
        if (self.back or other.back) and self.head == other.head:
            return True
        return (
            self.text == other.text
            or self.text.removeprefix("ال") in other.text
            or other.text.removeprefix("ال") in self.text
        )

    def agrees(self, gender: str) -> bool:
        """Whether a verb of this gender may have this teller for its subject."""
        return not gender or not self.gender or gender == self.gender


def _trade(actor: Actor | None, kind: str) -> str:
    """Agency, when an agency speaks as the side that it belongs to."""
    return "agency" if actor is not None and actor.source_kind == "agency" and kind == "party" else ""


def gender_of(text: str) -> str:
    """The gender of the verb that a teller's first word takes, as far as its form tells."""
    words = fold_key(text).split()
    head = words[0].removeprefix("لل").removeprefix("ال") if words else ""
    if head.endswith(("ه", "ات")) or head in _FEMININE:
        return "f"
    return "m" if head.endswith(("ون", "ين")) else ""


class Speakers:
    """Finds tellers in the units of one document."""

    def __init__(
        self,
        reporting: Sequence[ReportingVerb],
        tellers: Sequence[TellerNoun],
        generics: Sequence[GenericGroup],
        actor_of: Callable[[Party], Actor | None],
        is_outlet: Callable[[str], bool],
        titles: Mapping[str, str],
    ) -> None:
        """`actor_of` resolves a party to the table; `is_outlet` says whether words name the document's own outlet.

        `titles` gives for folded titles how their unknown bearer speaks.
        """
        self.reporting, self.tellers, self.generics = reporting, tellers, generics
        self.actor_of, self.is_outlet, self.titles = actor_of, is_outlet, titles

    def after(self, found: Scan, units: Sequence[Unit], at: int, strict: bool = False) -> Speaker | None:
        """The teller that stands at this unit or, unless `strict`, after times, asides, commas and who was told."""
        return self._at(found, units, at if strict else _past_asides(units, at))

    def before(self, found: Scan, units: Sequence[Unit], verb: int) -> Speaker | None:
        """The teller right before a verb of saying: `المرصد السوري، رصد أمس`, `مراسل الشبكة أفاد`."""
        if units[verb].conj:
            return None
        if (apposed := self.in_apposition(found, units, verb)) is not None:
            return apposed
        limit = _back_over_asides(units, verb)
        for i in range(max(0, verb - 10), verb):
            speaker = self._at(found, units, i)
            if (
                speaker is not None
                and not _tied(units, i)
                and speaker.last <= verb
                and _only_names(units, speaker.last, limit)
            ):
                return speaker
            if (
                speaker is not None
                and speaker.own
                and not any(u.kind in ("trigger", "report") for u in units[i + 1 : verb])
            ):
                return speaker
        return None

    def in_apposition(self, found: Scan, units: Sequence[Unit], verb: int) -> Speaker | None:
        """The teller at the head of the sentence before a verb, with post and name: `الوزيرة لدى X، هدى علي، طالبت`."""
        first = next((k for k in range(verb) if units[k].kind in ("noun", "party")), verb)
        if units[verb].conj or not 0 < verb - first <= _APPOSED or units[verb - 1].letters != ",":
            return None
        named = all(
            unit.kind in ("noun", "party", "place") or unit.letters == "," or unit.is_gram("prepositions")
            for unit in units[first:verb]
        )
        opens = all(unit.is_gram("complementizers") or unit.kind == "punct" for unit in units[:first][-1:])
        return self._at(found, units, first) if named and opens else None

    def is_name_head(self, found: Scan, unit: Unit) -> bool:
        """Whether an outlet's or watch's name begins here that a verbal noun goes on: `شبكة رصد`."""
        noun = self._teller_of(found, unit.first) if unit.kind == "noun" and not unit.article else None
        return noun is not None and noun.kind in ("media", "monitor", "agency")

    @staticmethod
    def past_asides(units: Sequence[Unit], at: int) -> int:
        """The unit after the small words and settings that may stand between a verb of saying and its subject."""
        return _past_asides(units, at)

    def noun(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        """The teller whose noun stands at this unit."""
        return self._from_noun(found, units, at)

    def unknown(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        """The noun phrase at this unit as a teller that no table knows: `الهيئة`, a person's name."""
        at = _past_asides(units, at)
        if (
            at >= len(units)
            or units[at].kind not in ("noun", "place")
            or (units[at].prep and not _names_person(found, units, at))
            or units[at].conj
            or units[at].grams
        ):
            return None
        if found.of(units[at].first, "time-word") or len(units[at].letters) < 3:
            return None
        return self._spoken(found, units, at, self._extent(found, units, at), 0, "party")

    def _at(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        if at >= len(units):
            return None
        unit = units[at]
        voices = {r.entry.ref for r in found.of(unit.first, "sourcing")}
        ours = found.text.words[unit.first].text.endswith("نا")
        if "correspondents" in voices and not ours and unit.prep in ("", "ل"):
            return self._correspondent(found, units, at)
        if "own_voice" in voices:
            return Speaker(Span(*found.raw_span(unit.first, unit.last)), "", "media", None, True, at + 1)
        if unit.kind == "party" and unit.prep in ("", "ل"):  # قناة "رؤيا" الأردنية: an adjective does not tell
            return self._from_party(found, units, at) if unit.ref.head != "adjective" else None
        if unit.is_gram("collectives") and at + 1 < len(units):
            return self._at(found, units, at + 1 + (units[at + 1].letters == "من"))
        if unit.kind in ("noun", "gram", "place", "report", "trigger"):
            return self._from_noun(found, units, at)
        return None

    def _correspondent(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker:
        """`المراسل` and `مراسل <own outlet>` are the outlet; a local one or that of another outlet is a source."""
        unit = units[at]
        last = at + 1 if unit.kind == "party" and unit.last > unit.first + 1 else self._extent(found, units, at)
        words = found.text.words[unit.first + 1 : units[last - 1].last]
        text = found.raw(unit.first + 1, units[last - 1].last) if words else ""
        definite = unit.article or unit.letters.startswith("ال") or bool(unit.enclitic)
        generic = len(words) == 1 and words[0].text.startswith("ال")
        own = definite or not words or generic or self.is_outlet(text)
        cut = next((r.cut for r in found.of(unit.first, "sourcing")), 0)
        return replace(self._spoken(found, units, at, last, cut, "media"), own=own)

    def _from_party(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        unit = units[at]
        party: Party = unit.ref
        actor = self.actor_of(party)
        end, last = self._before_told(found, party), at + 1
        if end < unit.last:
            actor = None
        elif actor is None and unit.last == unit.first + 1 and not party.definite:
            last = self._extent(found, units, at)
            end = units[last - 1].last
        elif (
            last < len(units)
            and units[last].is_gram("event_adjectives")
            and not units[last].conj
            and not units[last].article
        ):
            end, last = units[last].last, last + 1
        if party.head in _POSTS and end == unit.last and (named := _past_name(units, last)) > last:
            end, last = units[named - 1].last, named
        span = Span(*found.raw_span(unit.first, end, party.cut))
        text = found.text.folded.raw[span.start : span.end]
        kind = self._of_body(self._kind_of(found, party, actor, text), units, last)
        if party.head == "person" and actor is None and kind == "party" and _is_comma(units, last):
            apart = last + 1 < len(units) and units[last + 1].is_gram("pronouns")
            post = self._at(found, units, last + 1 + apart)  # X، عضو المكتب في الدفاع المدني; X، وهو ناشط
            kind = post.kind if post is not None and not post.own and post.kind != "agency" else kind
        own = self.is_outlet(text) or (
            actor is not None and (self.is_outlet(actor.name) or self.is_outlet(actor.name_ar))
        )
        return Speaker(span, text, kind, actor.id if actor else None, own, last, gender_of(text), _trade(actor, kind))

    def _before_told(self, found: Scan, party: Party) -> int:
        """The word after a teller without the outlet that he told: `مصدر عسكري` in `مصدر عسكري لوكالة X`."""
        words = found.text.words
        told = next((k for k in range(party.first + 1, party.last) if words[k].text.startswith("لال")), None)
        if told is not None:  # لـ"العربي": only a quoted name keeps the article behind the preposition
            return told
        if party.inner is None or party.inner == party.first or self._teller_of(found, party.first) is None:
            return party.last
        return party.inner if found.text.words[party.inner].text.startswith("ل") else party.last

    def _kind_of(self, found: Scan, party: Party, actor: Actor | None, text: str) -> str:
        noun = self._phrase_teller(found, party.first) or self._teller_of(found, party.first)
        if noun is not None and (noun.kind in _UNNAMED or actor is None):
            return noun.kind
        if (
            noun is not None
            and noun.kind == "media"
            and actor is not None
            and actor.source_kind not in ("media", "agency", "monitor")
        ):
            return "party" if actor.country == _HOME else "media"
        if actor is None and party.generic is not None:
            return _KIND_OF_PARTY.get(self.generics[party.generic].kind, "party")
        if actor is None:
            return self._kind_of_title(text) if party.head == "title" else "party"
        speaks_for = actor.source_kind in ("media", "agency") and not _SIDE_WORDS.isdisjoint(fold_key(text).split())
        return "party" if speaks_for or actor.id in _STATE_PRESS else actor.source_kind

    def _of_body(self, kind: str, units: Sequence[Unit], last: int) -> str:
        """Who holds a post in a side or watch speaks for it: `الأمين العام للحركة`, `مدير المكتب في الدفاع المدني`."""
        if kind != "official" or last >= len(units):
            return kind
        inside = units[last].letters == "في"
        at = next((k for k in range(last + inside, min(last + 3, len(units))) if units[k].kind == "party"), None)
        if (
            at is None
            or not (inside or units[at].prep == "ل")
            or any(u.kind != "noun" for u in units[last + inside : at])
        ):
            return kind
        body = self.actor_of(units[at].ref)
        if body is None:
            return "party" if units[at].letters.removeprefix("لل").removeprefix("ال") in _SIDES else kind
        return body.source_kind if body.source_kind in ("party", "monitor") else kind

    def _kind_of_title(self, text: str) -> str:
        """How somebody speaks of whom only the title tells: by the longest title that his words begin with."""
        words = fold_key(text).split()
        begun = (" ".join(words[:n]) for n in range(_TITLE_WORDS, 0, -1))
        return next((self.titles[words] for words in begun if words in self.titles), "party")

    def _teller_of(self, found: Scan, word: int) -> TellerNoun | None:
        readings = found.of(word, "teller")
        return self.tellers[int(readings[0].entry.ref)] if readings else None

    def _from_noun(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        unit = units[at]
        phrase = self._phrase_teller(found, unit.first)
        noun = phrase or self._teller_of(found, unit.first)
        if noun is None:
            return None
        issued = noun.kind == "party" or (
            noun.kind == "anonymous" and at + 1 < len(units) and units[at + 1].prep == "ل"
        )
        if issued and not noun.head and (author := self._author(found, units, at)) is not None:
            return author
        if issued and not noun.head and not unit.article and at + 1 < len(units) and units[at + 1].prep in ("", "ل"):
            issuer = (
                self._from_party(found, units, at + 1)
                if units[at + 1].kind == "party"
                else self._issuer(found, units, at + 1)
            )
            if issuer is not None:
                return issuer
        if not noun.head and at + 1 < len(units) and (whose := self._at(found, units, at + 1)) and whose.own:
            return whose  # معلومات "شبكتنا"
        readings = found.of(unit.first, "teller")
        if readings and readings[0].preposition not in ("", "ل"):
            return None
        last = self._extent(found, units, at) if noun.head else self._phrase_end(found, units, at)
        spoken = self._spoken(found, units, at, last, readings[0].cut if readings else 0, noun.kind)
        return self._as_bracketed(found, units, spoken)

    def _as_bracketed(self, found: Scan, units: Sequence[Unit], spoken: Speaker) -> Speaker:
        """`الوكالة الرسمية (سانا)`: the table's entry that brackets behind a teller give him."""
        at = spoken.last + 1
        if at + 1 >= len(units) or [units[k].letters for k in (at - 1, at + 1)] != ["(", ")"]:
            return spoken
        named = self._from_party(found, units, at) if units[at].kind == "party" else None
        if named is None or named.id is None:
            return spoken
        return replace(spoken, id=named.id, kind=named.kind, trade=named.trade, own=spoken.own or named.own)

    def _author(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        """`بيان أصدرته قسد`, `تقرير نشره المركز`: who issued what tells."""
        verb = units[at + 1] if at + 2 < len(units) else None
        if verb is None or not found.text.words[verb.first].text.startswith(_ISSUES) or not verb.enclitic:
            return None
        return self._at(found, units, at + 2)

    def _issuer(self, found: Scan, units: Sequence[Unit], at: int) -> Speaker | None:
        """Whose statement it is: the definite noun after `بيان`."""
        unit = units[at]
        known = unit.kind == "noun" and unit.letters and self._teller_of(found, unit.first) is not None
        return (
            self._from_noun(found, units, at) if known and found.text.words[unit.first].text.startswith("ال") else None
        )

    def _spoken(self, found: Scan, units: Sequence[Unit], at: int, last: int, cut: int, kind: str) -> Speaker:
        span = Span(*found.raw_span(units[at].first, units[last - 1].last, cut))
        text = found.text.folded.raw[span.start : span.end]
        own = self.is_outlet(text) or (
            kind in ("media", "monitor", "agency") and self._own_ahead(found, units[at].first)
        )
        sided = kind in ("media", "agency") and not _SIDE_WORDS.isdisjoint(fold_key(text).split())
        side = ("party", "agency" if kind == "agency" else "") if sided else (kind, "")
        return Speaker(span, text, side[0], None, own, last, gender_of(text), side[1])

    def _own_ahead(self, found: Scan, word: int) -> bool:
        """Whether the outlet's name of several words begins here, whatever its words mean by themselves."""
        ends = range(word + 2, min(word + 5, len(found.text.words)) + 1)
        return any(self.is_outlet(found.raw(word, end)) for end in ends if found.text.words[end - 1].kind == "word")

    def _phrase_teller(self, found: Scan, word: int) -> TellerNoun | None:
        """The teller whose name of several words begins here: `مركز إعلامي` is no watch, as `مركز` is."""
        longest = sorted(found.hits[word], key=lambda hit: -hit.last)
        refs = (entry.ref for hit in longest for entry in hit.entries if entry.kind == "teller" and hit.last > word + 1)
        return next((self.tellers[int(ref)] for ref in refs), None)

    def _phrase_end(self, found: Scan, units: Sequence[Unit], at: int) -> int:
        """Past a teller's name of several words: `مقاطع مصورة`."""
        ends = [hit.last for hit in found.hits[units[at].first] if any(entry.kind == "teller" for entry in hit.entries)]
        last = at + 1
        while last < len(units) and units[last].last <= max(ends, default=0):
            last += 1
        return last

    def _extent(self, found: Scan, units: Sequence[Unit], at: int) -> int:
        """Past the adjectives, names and nouns that belong to the teller's noun."""
        last = at + 1
        while last < len(units) and last < at + 5:
            unit = units[last]
            named = unit.kind in ("noun", "party", "place") or unit.is_gram("event_adjectives")
            named = named or _is_of_news(units, last)
            if unit.conj or unit.prep or unit.is_gram(*_STOPS) or not named:
                break
            if found.text.words[unit.first].text in _SHOWN:
                break  # صفحات محلية | صورا
            if (
                unit.article
                and last > at + 1
                and units[last - 1].letters.endswith(_ADJECTIVE)
                and not units[last - 1].article
            ):
                break  # سكان محليون | الصحيفة
            if last > at + 1 and unit.letters.startswith(_LINKED) and last + 1 < len(units) and units[last + 1].prep:
                break  # اللجنة المركزية | الممثلة لأهالي درعا
            last += 1
        return last


def _past_asides(units: Sequence[Unit], at: int) -> int:
    """Past times, commas, asides (بدوره, في بيان له) and the one who was told (قال لعنب بلدي)."""
    i = at
    while i < len(units) and i < at + 7:
        unit = units[i]
        if unit.kind == "time" or unit.letters in _SKIPPED or unit.is_gram("asides") or _told(unit) or _therein(unit):
            i += 1
        elif unit.letters in ("في", "عبر", "خلال") and i + 1 < len(units) and units[i + 1].kind == "noun":
            i = _past_setting(units, i + 2)
        else:
            break
    return i if i < at + 7 else at


def _names_person(found: Scan, units: Sequence[Unit], at: int) -> bool:
    """`قال بوغوص خليل إن`: a word that looks like ب and a noun, but a given name goes on with it."""
    return units[at].ref is None and at + 1 < len(units) and bool(found.given(units[at + 1].first))


def _past_name(units: Sequence[Unit], at: int) -> int:
    """Past a person's name right behind his post: `المستشار أحمد أبو زيد`; `at` when there is none."""
    if at < len(units) and units[at].kind == "party" and units[at].ref.head == "person":
        return at if units[at].prep or units[at].conj else at + 1
    last = at
    while last < len(units) and units[last].kind == "noun" and not _is_bound(units[last]):
        if units[last].letters in _SHOWN:
            return at  # ناشطون مقطع فيديو
        last += 1
    return last if last - at in _NAME_WORDS else at


def _is_bound(unit: Unit) -> bool:
    return bool(unit.article or unit.prep or unit.conj or unit.grams)


def _is_of_news(units: Sequence[Unit], at: int) -> bool:
    """`وكالة أنباء نظام X`: news tells nothing here, and the agency is a regime's."""
    before = units[at - 1].letters
    return (units[at].letters == "انباء" and before.startswith("وكال")) or (
        before == "انباء" and units[at].is_gram("masculine_heads")
    )


def _is_comma(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].letters == ","


def _therein(unit: Unit) -> bool:
    return unit.letters in ("فيه", "فيها", "خلاله", "خلالها")  # في وقت تحدثت فيه مصادر


def _told(unit: Unit) -> bool:
    return (unit.prep == "ل" and unit.kind in ("party", "noun")) or unit.letters in ("له", "لها", "لهم")


def _past_setting(units: Sequence[Unit], at: int) -> int:
    """Past what belongs to `في بيان`: its adjectives and `له`."""
    while at < len(units) and (
        units[at].letters in ("له", "لها") or (units[at].kind == "noun" and not units[at].article)
    ):
        at += 1
    return at


def _back_over_asides(units: Sequence[Unit], verb: int) -> int:
    """The unit after the noun phrase that stands before a verb, past commas, times, `قد`, `كان` and `في بيان لها`."""
    i = verb
    while i > max(0, verb - _BESIDE):
        unit = units[i - 1]
        if (
            unit.kind == "time"
            or unit.letters in _SKIPPED
            or unit.letters in ("قد", "له", "لها", "بيان")
            or unit.is_gram("asides")
        ) or (unit.letters == "في" and i < verb):
            i -= 1
        else:
            break
    return i


def _only_names(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether nothing but the rest of the teller's noun phrase stands between."""
    return last - first <= 3 and all(
        u.kind in ("noun", "place", "party") and not u.prep and not u.conj for u in units[first:last]
    )


def _tied(units: Sequence[Unit], at: int) -> bool:
    """Whether the noun at this unit belongs to what stands before it, and so is no subject."""
    if units[at].prep:
        return True
    return at > 0 and (
        units[at - 1].is_gram("prepositions", "agent_markers") or units[at - 1].kind in ("trigger", "noun", "party")
    )
