"""Scopes of saying: which stretch of a sentence is told by whom, through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from isnad.annotate.scan import Scan
from isnad.claims.drafts import Row
from isnad.claims.speakers import Speaker, Speakers
from isnad.lexicon import Reading
from isnad.model import Span
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite
from isnad.text import fold_key

_THEIR = ("ها", "هم")
_ISSUED = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_CLOSERS = frozenset({"فيما", "بينما"})
_RELAY_REACH = 8
_SUBJECT_REACH = 10  # units between a subject before its verb and the `أن` before it
_WORDS_REACH = 12  # units between a verb of saying and the words that it opens
ACTS = frozenset({"accuse", "condemn", "demand", "threaten", "pledge", "deny"})
# Verbs of saying that also mean something else; they tell only with a teller by trade or with `أن`.
# fmt: off
_MANIFOLD = frozenset({
    "نشر", "بث", "سجل", "رصد", "وثق", "نقل", "وصف", "اظهر", "تابع", "قدر", "كتب", "وعد", "امر", "كشف", "احصي",
    "سمع", "شاهد", "تداول", "اورد", "ابلغ", "خشي", "حمل", "طلب", "راي", "عبر", "خلص", "رد", "علق", "زاد", "حكي",
    "عرض", "اجاب", "ارجع", "تاكد", "لوح", "شرح",
})
# fmt: on
_TRADE = frozenset({"media", "agency", "monitor", "activist", "witness", "anonymous", "official"})
_PERCEIVED = frozenset({"سمع", "شاهد", "تخوف", "خشي"})  # only those who were there tell so
_COUNTED = frozenset({"رصد", "سجل", "وثق", "احصي"})  # their negation tells that there were none
# fmt: off
_SAID_NOUNS = frozenset({
    "اعلان", "حديث", "تصريح", "تصريحات", "تاكيد", "نفي", "اتهام", "اتهامات", "زعم", "ادعاء", "تحذير", "مطالبه",
    "مطلب", "دعوه", "تلميح", "اقرار", "اعتراف", "قول", "توقع", "ترجيح",
})
# fmt: on
_OWN_OPENERS = frozenset({"يذكر", "يشار", "تجدر", "يجدر", "جدير", "الجدير", "المعروف", "معلوم", "المعلوم"})
_AROUND = frozenset({"عقب", "بعد", "قبل", "منذ", "فور", "قبيل"})
_DASHES = frozenset("-–—")
_CAME = frozenset({"جاء", "ورد", "جاءت", "وردت"})
_CONFIRMED = ("اكد", "ايد")


@dataclass(frozen=True, slots=True)
class Scope:
    """Units `first` to `last` (half-open) of a row that this chain tells; `stance` is that of its nearest teller."""

    first: int
    last: int
    chain: tuple[Speaker, ...]
    stance: str
    verb: int  # unit of the verb of saying, -1 when there is none
    silent: bool = False  # a negated verb of saying: nobody says it


@dataclass(slots=True)
class State:
    """What is carried from sentence to sentence: the last chain, and the last one of each teller by its head noun."""

    last: tuple[Speaker, ...] = ()
    known: dict[str, tuple[Speaker, ...]] = field(default_factory=dict)

    def keep(self, chain: tuple[Speaker, ...]) -> None:
        """Remember a chain as the last one."""
        self.last = chain
        for n, speaker in enumerate(chain):
            self.known[_lemma(speaker.head)] = chain[n:]


def _lemma(head: str) -> str:
    return {"مصادر": "مصدر", "ناشطون": "ناشط", "ناشطين": "ناشط", "نشطاء": "ناشط"}.get(head, head)


def _asides(units: Sequence[Unit]) -> frozenset[int]:
    """Units between dashes after which `أن` goes on: what is said there is about the teller, not told by him."""
    dashes = [i for i, unit in enumerate(units) if unit.letters in _DASHES]
    return frozenset(
        k
        for first, last in pairwise(dashes)
        if last + 1 < len(units) and units[last + 1].is_gram("complementizers")
        for k in range(first + 1, last)
    )


class Sayings:
    """The scopes of saying in one row."""

    def __init__(self, found: Scan, row: Row, speakers: Speakers, state: State) -> None:
        self.found, self.row, self.units, self.speakers, self.state = found, row, row.units, speakers, state
        self.made: list[Scope] = []
        self.asides = _asides(row.units)
        self.verbs = [i for i in range(len(row.units)) if i not in self.asides and self._reports(i)]
        self.relative: set[int] = set()  # verbs after `بحسب ما`, which its own scope reads

    def scopes(self) -> list[Scope]:
        """All scopes of the row, outer ones before inner ones."""
        self.made = self._headline()
        self.relative = {v for v in self.verbs if v and self.units[v - 1].is_gram("according_to")}
        verbs = frozenset(self.verbs)
        for i, unit in enumerate(self.units):
            if unit.kind in ("place", "party", "time", "quantity", "punct"):
                continue
            printed = self.found.text.words[unit.first].text.removeprefix("و")
            if printed in _OWN_OPENERS and self._own_opener(i):
                self._close(i)
                self.made.append(Scope(i, self._end(i), (), "asserts", i))
            elif i in self.relative:
                continue
            elif i in verbs:
                self._verb(i)
            elif printed in _CAME and self._came_in_statement(i):
                continue
            elif unit.kind in ("report", "trigger", "noun") and i not in self.asides:
                self._said_noun(i)
        self.made.sort(key=lambda scope: scope.first)
        self._according_to()
        self._rumours()
        return self.made

    # --- verbs --------------------------------------------------------------------------------------------------------

    def _readings(self, i: int) -> tuple[Reading, ...]:
        return self.found.of(self.units[i].first, "report")

    def _reports(self, i: int) -> bool:
        unit = self.units[i]
        if unit.kind not in ("report", "trigger", "gram"):
            return False
        told = self._readings(i)
        if not told:
            return unit.kind == "trigger" and self._acts_only(i)
        readings = [r for r in told if r.entry.pos in ("verb", "participle") and not r.article]
        if not readings or unit.prep:
            return False
        if all(r.entry.pos == "participle" for r in readings):
            return self._tells_as_participle(i)
        before = self.units[i - 1] if i else None
        if before is not None and before.letters == "من" and before.kind == "gram" and unit.letters.startswith("ا"):
            return False  # من أخطر المطلوبين: the elative
        masdar = any(r.entry.pos == "masdar" for r in self._readings(i))
        return not (masdar and before is not None and not unit.conj and self.speakers.is_name_head(self.found, before))

    def _acts_only(self, i: int) -> bool:
        """A verb that no table of saying has but that is an act of words: `حمل ... المسؤولية`."""
        unit = self.units[i]
        return not self._readings(i) and self._is_act(i) and _is_verb(self.found, unit)

    def _tells_as_participle(self, i: int) -> bool:
        """Only the adverbial participle with words after it: `مشيرا إلى`, `مؤكدة أن`; never a noun (مقر, ناقلة)."""
        letters = self.found.text.words[self.units[i].first].text
        return letters.endswith(("ا", "ه")) and (self._opens_words(i) or self.units[i].kind == "trigger")

    def _stance(self, i: int) -> str:
        readings = self._readings(i)
        return self.speakers.reporting[int(readings[0].entry.ref)].stance if readings else "asserts"

    def _root(self, i: int) -> str:
        readings = [r for r in self._readings(i) if r.entry.pos == "verb"]
        verb = self.speakers.reporting[int(readings[0].entry.ref)].verb if readings else None
        return fold_key(verb[0]) if verb else ""

    def _gender(self, i: int) -> str:
        readings = self._readings(i) or self.found.of(self.units[i].first, "trigger")
        genders = {r.entry.gender for r in readings if r.entry.pos == "verb"}
        return genders.pop() if len(genders) == 1 else ""

    def _is_plural(self, i: int) -> bool:
        verbs = [r for r in self._readings(i) if r.entry.pos == "verb"]
        return bool(verbs) and all(r.entry.number == "p" for r in verbs)

    def _is_participle(self, i: int) -> bool:
        return bool(self._readings(i)) and all(r.entry.pos == "participle" for r in self._readings(i))

    def _is_act(self, i: int) -> bool:
        """Whether saying so is itself an act (طالب, اتهم): it tells its complement and no more."""
        return not ACTS.isdisjoint(_types(self.units[i]))

    def _verb(self, i: int) -> None:
        """The scope that a verb of saying opens, when somebody says it."""
        outer = self._enclosing(i)
        if self._negated(i):
            if self._stance(i) == "asserts" and self._root(i) not in _COUNTED:
                self.made.append(Scope(i, self._clause_end(i), (), "asserts", i, silent=True))
                subject = self._subject(i)
                if subject is not None and not subject.own:
                    self.state.keep((subject,))
            return
        if self._confirms(i):
            return
        chain = self._chain_of(i, outer)
        if chain is None:
            return
        nested = outer is not None and bool(outer.chain) and len(chain) > len(outer.chain)
        act = self._is_act(i) or self._stance(i) == "accuses"
        if not nested and not act and not self._is_participle(i) and not self._unnamed_passive(i):
            self._close(i)
        if self._closes_quote(i, chain):
            self.made.append(Scope(self._according_start(i), i, chain, self._stance(i), -1))
            self.state.keep(chain)
            return
        unnamed = self._unnamed_passive(i)
        first = self._remarked(i) if unnamed else i
        self.made.append(
            Scope(first, self._clause_end(i) if act or unnamed else self._end(i), chain, self._stance(i), i)
        )
        if not nested and not self._is_participle(i):
            self.state.keep(chain)

    def _closes_quote(self, i: int, chain: tuple[Speaker, ...]) -> bool:
        """`«...»، قال أحد السكان.`: the words stand before the verb, and nothing but the teller behind it."""
        if i < 3 or self.units[i - 1].letters != "," or self.units[i].conj or self._is_participle(i) or not chain:
            return False
        subject = chain[0]
        return subject.last > i and len(self.units) - subject.last <= 2 and not self._is_act(i)

    def _remarked(self, i: int) -> int:
        """`لقصف قيل إنه`: the unit of the event that an unnamed remark is about, right before it."""
        return next((k for k in range(i - 1, max(-1, i - 4), -1) if self.units[k].kind == "trigger"), i)

    def _negated(self, i: int) -> bool:
        return i > 0 and self.units[i - 1].is_gram("negators")

    def _close(self, at: int) -> None:
        """End the scopes that run on over this unit: somebody else speaks from here."""
        self.made = [replace(s, last=at) if s.verb >= 0 and s.first < at < s.last else s for s in self.made]

    def _enclosing(self, i: int) -> Scope | None:
        inside = [s for s in self.made if s.first < i < s.last and not s.silent]
        return inside[-1] if inside else None

    def _confirms(self, i: int) -> bool:
        """`وهي المعلومة التي أكدها X`: another teller beside the last."""
        unit, before = self.units[i], self.units[i - 1] if i else None
        if not unit.enclitic or before is None or not before.is_gram("relative_pronouns"):
            return False
        other = self.speakers.after(self.found, self.units, i + 1)
        base = self._enclosing(i)
        if (
            other is None
            or base is None
            or not base.chain
            or not (before.letters == "ما" or unit.letters.startswith(_CONFIRMED))
        ):
            return False
        self.made = [replace(s, chain=(*s.chain, other)) if s is base else s for s in self.made]
        return True

    def _chain_of(self, i: int, outer: Scope | None) -> tuple[Speaker, ...] | None:
        """The chain that a verb of saying has: its subject, those it relays, or the last speaker."""
        if self._is_participle(i):
            return outer.chain if outer else self.state.last or None
        if self._unnamed_passive(i):
            span = Span(*self.found.raw_span(self.units[i].first, self.units[i].last))
            return (
                Speaker(span, self.found.raw(self.units[i].first, self.units[i].last), "anonymous", None, False, i + 1),
            )
        relayed = self._relayed(i)
        subject = self._subject(i)
        if subject is None and relayed is None and self._relays(i):
            return None
        if subject is None and relayed is None:
            return self._carried(i, outer)
        if not self._tells(i, subject):
            return None
        near = (relayed,) if relayed is not None else ()
        far = self._known(subject) if subject is not None and not subject.own else ()
        chain = near + tuple(s for s in far if not any(s.same(n) for n in near))
        return self._nested(i, chain, outer)

    def _nested(self, i: int, chain: tuple[Speaker, ...], outer: Scope | None) -> tuple[Speaker, ...]:
        """The chain with those who tell of it, when the verb stands inside their words."""
        if outer is None or not outer.chain or not chain or not self._inside_words(i, outer):
            return chain
        return chain + tuple(s for s in outer.chain if not any(s.same(c) for c in chain))

    def _inside_words(self, i: int, outer: Scope) -> bool:
        """Whether only the subject stands between this verb and the `أن`, `الذي` or colon that opened the words."""
        for k in range(i - 1, max(outer.first, i - _SUBJECT_REACH), -1):
            unit = self.units[k]
            if unit.is_gram("complementizers") or unit.letters == ":":
                return True
            if unit.kind not in ("noun", "party", "place", "time") and unit.letters not in ("قد", ",", "كان"):
                return False
        return False

    def _known(self, subject: Speaker) -> tuple[Speaker, ...]:
        """A teller with those through whom he spoke before: `المصادر` that an agency quoted."""
        before = self.state.known.get(_lemma(subject.head), ()) if subject.back else ()
        if not before:
            return (subject,)
        return (replace(subject, kind=before[0].kind, id=subject.id or before[0].id), *before[1:])

    def _subject(self, i: int) -> Speaker | None:
        if self._is_act(i) and self._object_follows(i):
            return None
        if i and self.units[i - 1].letters in ("هو", "هي", "هم"):
            return None
        plural = self._is_plural(i)  # only a verb that follows its subject is
        subject = None if plural or self._accuses_behind(i) else self.speakers.after(self.found, self.units, i + 1)
        subject = subject or self.speakers.before(self.found, self.units, i)
        if (
            subject is None
            and not plural
            and self._stance(i) == "asserts"
            and self._root(i) not in _MANIFOLD
            and not self._is_act(i)
        ):
            subject = self.speakers.unknown(self.found, self.units, i + 1)
            if subject is not None and not (self._opens_clause(subject.last) or self._definite_before_event(subject)):
                subject = None
        if subject is not None and not subject.gender and self._gender(i):
            subject = replace(subject, gender=self._gender(i))
        return subject

    def _accuses_behind(self, i: int) -> bool:
        """`كان الجيش قد اتهم الحزب ب`, `الجماعة تدعو أنصارها إلى`: the party after the verb is accused or addressed."""
        types = _types(self.units[i])
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        owned = "demand" in types and after is not None and after.kind == "party" and after.letters.endswith(_THEIR)
        return ("accuse" in types or owned) and self.speakers.before(self.found, self.units, i) is not None

    def _definite_before_event(self, subject: Speaker) -> bool:
        """`أعلن البنتاغون مقتل`: a definite noun between the verb and the event that it tells."""
        after = self.units[subject.last] if subject.last < len(self.units) else None
        event = after is not None and after.kind == "trigger" and not _is_verb(self.found, after)
        return event and fold_key(subject.text).startswith("ال")

    def _object_follows(self, i: int) -> bool:
        """`أدان X القصف وطالب الأمم المتحدة ب`: what follows a verb that goes on is its object."""
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        if after is not None and after.enclitic:
            return True
        outer = self._enclosing(i) or self._enclosing(i - 2)
        if outer is None or outer.verb < 0 or not self._coordinated(i) or not self._is_act(outer.verb):
            return False
        return self._gender(i) == self._gender(outer.verb)

    def _tells(self, i: int, subject: Speaker | None) -> bool:
        """Whether the verb really is one of saying here: `نشرت القوات حواجز` is not."""
        root = self._root(i)
        if subject is not None and root in _PERCEIVED and not subject.own:
            return subject.kind == "witness"
        if root not in _MANIFOLD or subject is None:
            return True
        return subject.own or subject.kind in _TRADE or self._opens_clause(i + 1)

    def _carried(self, i: int, outer: Scope | None) -> tuple[Speaker, ...] | None:
        """The last speaker, when the verb has no subject of its own but opens words."""
        unit = self.units[i]
        if self._is_act(i):
            outer = outer or self._enclosing(i - 2)
            return outer.chain if outer and outer.chain and self._coordinated(i) else None
        bare = unit.conj and (
            (self._root(i) == "قال" and i <= 1) or (self._stance(i) != "asserts" and self._event_follows(i))
        )
        if not bare and (not self._opens_words(i) or (self._root(i) in _MANIFOLD and not self._opens_clause(i + 1, 3))):
            return None
        opened = self.units[i + 1 : self.speakers.past_asides(self.units, i + 1) + 2]
        if not (unit.conj or i <= 4 or any(u.is_gram("complementizers") for u in opened)) or self._shows(i):
            return None
        last = self.state.last
        while len(last) > 1 and not last[0].agrees(self._gender(i)):
            last = last[1:]
        return last

    def _shows(self, i: int) -> bool:
        """`أن تقدم القوات يشير إلى`: an event before the verb is its subject, and events do not tell."""
        if self.units[i].conj:
            return False
        for unit in reversed(self.units[max(0, i - _SUBJECT_REACH) : i]):
            if unit.kind == "trigger":
                return not _is_verb(self.found, unit)
            if unit.kind not in ("noun", "party", "place"):
                return False
        return False

    def _event_follows(self, i: int) -> bool:
        """Whether an event noun is the object of the verb: `وادعى أيضا استهداف`."""
        at = self.speakers.past_asides(self.units, i + 1)
        return at < len(self.units) and self.units[at].kind == "trigger" and not _is_verb(self.found, self.units[at])

    def _coordinated(self, i: int) -> bool:
        """Whether the verb goes on with the subject of the one before: `أدان ... وطالب`, `كما دعا`."""
        return self.units[i].conj or (i > 0 and self.units[i - 1].letters in ("كما", "و"))

    def _opens_words(self, i: int) -> bool:
        """Whether words are told after this verb: `أن`, `إلى أن`, `بـ`, `عن`, a colon."""
        after = self.units[i + 1 : i + 5]
        return any(
            u.is_gram("complementizers") or u.letters in (":", "عن", "الي", "علي") or u.prep == "ب" for u in after
        )

    def _opens_clause(self, at: int, reach: int = _WORDS_REACH) -> bool:
        """Whether `أن` or a colon follows before the next verb."""
        for unit in self.units[at : at + reach]:
            if unit.is_gram("complementizers") or unit.letters == ":":
                return True
            if unit.kind in ("trigger", "verb"):
                return False
        return False

    def _unnamed_passive(self, i: int) -> bool:
        """`قيل إن`: somebody says so."""
        readings = [r for r in self._readings(i) if r.entry.pos == "verb"]
        passive = bool(readings) and all(r.entry.voice == "passive" for r in readings)
        return passive and i + 1 < len(self.units) and self.units[i + 1].is_gram("complementizers")

    def _relays(self, i: int) -> bool:
        return any(self.speakers.reporting[int(r.entry.ref)].relays for r in self._readings(i))

    def _relayed(self, i: int) -> Speaker | None:
        """`نقلت X عن Y`, `ذكرت X نقلا عن Y`: the teller after `عن`."""
        for k in range(i + 1, min(i + _RELAY_REACH, len(self.units))):
            unit = self.units[k]
            if unit.is_gram("complementizers") or unit.kind == "trigger" or unit.letters in _ISSUED:
                return None  # في بيان صادر عن مكتبه: the same speaker
            if unit.letters == "عن" or unit.is_gram("relay"):
                teller = self.speakers.after(self.found, self.units, k + 1, strict=True)
                plain = unit.letters == "عن" and not self._relays(i)
                return (
                    None
                    if teller is None or (plain and teller.kind not in ("anonymous", "official", "witness"))
                    else teller
                )
        return None

    # --- ends ---------------------------------------------------------------------------------------------------------

    def _end(self, i: int, to_main_verb: bool = True) -> int:
        """Where the words of a verb of saying end when nobody else speaks: at `while`, else with the sentence."""
        worded = False
        for k in range(i + 1, len(self.units)):
            unit = self.units[k]
            if unit.letters == "." or (unit.kind == "gram" and unit.letters in _CLOSERS and self._turns(k)):
                return k
            if to_main_verb and not worded and unit.conj and self.units[k - 1].letters == "," and self._main_verb(k):
                return k
            worded |= unit.is_gram("complementizers") or unit.letters == ":"
        return len(self.units)

    def _main_verb(self, k: int) -> bool:
        """Whether a finite verb with a subject of its own stands here: `، واستطاع الثوار`."""
        unit = self.units[k]
        verbal = unit.kind == "verb" or _is_verb(self.found, unit) or bool(unit.grams & VERB_GROUPS)
        return (
            verbal and k not in self.verbs and k + 1 < len(self.units) and self.units[k + 1].kind in ("party", "noun")
        )

    def _turns(self, k: int) -> bool:
        """Whether the clause after `while` is somebody else's: it has a verb of saying or a negator of its own."""
        return any(
            v in self.verbs or self.units[v].is_gram("negators") for v in range(k + 1, min(k + 4, len(self.units)))
        )

    def _clause_end(self, i: int) -> int:
        """Where the complement of an act of words ends: with its clause."""
        for k in range(i + 2, len(self.units)):
            unit = self.units[k]
            if unit.letters in (".", "الا") or (unit.is_gram("clause_openers") and unit.letters not in ("ما", "مما")):
                return k
            if unit.letters == "," and k + 1 < len(self.units) and self._new_clause(k + 1):
                return k
        return len(self.units)

    def _new_clause(self, k: int) -> bool:
        unit = self.units[k]
        return (
            unit.kind in ("verb", "report")
            or unit.is_gram("clause_openers", "according_to")
            or _is_verb(self.found, unit)
        )

    # --- without a verb -----------------------------------------------------------------------------------------------

    def _own_opener(self, i: int) -> bool:
        """`يذكر أن`, `جدير بالذكر`: the outlet speaks in its own voice from here."""
        opened = any(
            u.is_gram("complementizers") or u.letters in ("الي", ":", "ذكر", "ذكره", "اشاره")
            for u in self.units[i + 1 : i + 3]
        )
        return opened and (i <= 2 or self.units[i - 1].letters in (",", "-", "من"))

    def _came_in_statement(self, i: int) -> bool:
        """`جاء في بيان صادر عن X أن`: the statement, or whose it is, tells what follows."""
        units = self.units
        if i + 3 > len(units) or units[i + 1].letters != "في":
            return False
        teller = self.speakers.noun(self.found, units, i + 2)
        if teller is None or not self._opens_clause(i + 3):
            return False
        issued = next((k for k in range(i + 3, min(i + 6, len(units))) if units[k].letters == "عن"), None)
        issuer = self.speakers.after(self.found, units, issued + 1, strict=True) if issued else None
        chain = () if (issuer or teller).own else (issuer or teller,)
        self._close(i)
        self.made.append(Scope(i, self._end(i), chain, "asserts", i))
        self.state.keep(chain)
        return True

    def _said_noun(self, i: int) -> None:
        """`إعلان X انسحاب`, `حديث X عن`: what follows up to the end of the clause is told by X."""
        unit = self.units[i]
        if (
            unit.article
            or unit.enclitic
            or _plain_letters(self.found, unit) not in _SAID_NOUNS
            or (unit.kind == "trigger" and unit.conj)
        ):
            return
        teller = self.speakers.after(self.found, self.units, i + 1, strict=True)
        if teller is None and self._untold_announcement(i):
            self.made.append(Scope(i, self._clause_end(i), (), "asserts", i))
        if (
            teller is None
            or teller.own
            or self.units[i + 1].prep
            or (teller.kind in ("anonymous",) and self.units[i + 1].article)
        ):
            return
        chain = self._nested_noun(i, teller)
        stance = {"نفي": "denies", "زعم": "doubts", "ادعاء": "doubts"}.get(_plain_letters(self.found, unit), "asserts")
        end = self._clause_end(i)
        end = next((k for k in range(teller.last, end) if self.units[k].is_gram("relative_pronouns")), end)
        self.made.append(Scope(i, end, chain, stance, i))

    def _untold_announcement(self, i: int) -> bool:
        """`بعد إعلان سقوط المدينة`: known to all, so not the news of whoever tells what came after it."""
        dated = i > 0 and self.units[i - 1].letters in _AROUND
        event = i + 1 < len(self.units) and self.units[i + 1].kind == "trigger"
        return dated and event and _plain_letters(self.found, self.units[i]) == "اعلان"

    def _nested_noun(self, i: int, teller: Speaker) -> tuple[Speaker, ...]:
        outer = self._enclosing(i)
        return (teller, *(s for s in outer.chain if not s.same(teller))) if outer else (teller,)

    def _headline(self) -> list[Scope]:
        """`قسد: ...`, `#عاجل | قسد: ...` at the head of a line."""
        start = next((i + 1 for i, u in enumerate(self.units[:6]) if u.letters == "|"), 0)
        while start < len(self.units) and self.units[start].letters in ("#", "-", ":", "/", "|"):
            start += 1
        for i in range(start, min(start + 9, len(self.units))):
            unit = self.units[i]
            if unit.letters == ":":
                return self._spoken_headline(start, i)
            if i in self.verbs or is_finite(unit):
                return []
        return []

    def _spoken_headline(self, start: int, colon: int) -> list[Scope]:
        if colon + 1 < len(self.units) and self.units[colon + 1].letters == ":":
            return []
        teller = self.speakers.after(self.found, self.units, start, strict=True)
        if (
            teller is None
            or teller.own
            or teller.last < colon - 4
            or any(u.letters == "," for u in self.units[teller.last : colon])
        ):
            return []
        self.state.keep((teller,))
        return [Scope(colon, len(self.units), (teller,), "asserts", -1)]

    def _according_to(self) -> None:
        """`بحسب X`, `وفق X`: over the clause that it ends or the sentence that it opens."""
        for i, unit in enumerate(self.units):
            if not unit.is_gram("according_to"):
                continue
            chain = self._according_chain(i)
            if chain:
                self._add_according(i, chain)

    def _add_according(self, i: int, chain: tuple[Speaker, ...]) -> None:
        base = self._enclosing(i) or self._enclosing(i - 2)
        if base is not None and base.stance == "denies":
            start = max((k for k in range(base.verb, i) if self.units[k].is_gram("relative_pronouns")), default=i)
            self.made.append(Scope(start, self._end(i), chain, "asserts", -1))
            return
        if base is not None and base.chain:
            joined = _joined(base.chain, chain)
            if joined != base.chain:
                self.made.append(replace(base, chain=joined))
            return
        start = self._according_start(i) if base is None else base.verb + 1
        self.made.append(Scope(start, self._end(i, to_main_verb=False), chain, "asserts", -1))
        self.made.sort(key=lambda scope: scope.first)
        self.state.keep(chain)

    def _according_start(self, i: int) -> int:
        """Where the clause that `بحسب X` ends begins: at the sentence, or after the last one who spoke."""
        dots = (k + 1 for k in range(i) if self.units[k].letters == ".")
        return max(*(s.last for s in self.made if s.last <= i), *dots, 0, 0)

    def _according_chain(self, i: int) -> tuple[Speaker, ...]:
        """The tellers after `بحسب`; `بحسب ما نقلت X عن Y` has a verb."""
        if i + 1 in self.relative:
            relayed, subject = (
                self._relayed(i + 1),
                self.speakers.after(self.found, self.units, _past_object(self.units, i + 2)),
            )
            tellers = [t for t in (relayed, subject) if t is not None]
            return () if any(t.own for t in tellers) else tuple(tellers)
        for k in range(i + 1, min(i + 4, len(self.units))):
            teller = self.speakers.after(self.found, self.units, k, strict=True)
            if teller is not None:
                return () if teller.own else self._known(teller)
            if self.units[k].kind == "punct":
                break
        return ()

    def _rumours(self) -> None:
        """`وسط معلومات عن مقتل ...`, `أنباء عن`: an anonymous teller for what follows in its clause."""
        for i, unit in enumerate(self.units[:-1]):
            if self.units[i + 1].letters != "عن" or not unit.is_gram("unknown"):
                continue
            if any(u.is_gram("absence", "negators") for u in self.units[max(0, i - 3) : i]):
                continue
            teller = self.speakers.noun(self.found, self.units, i)
            if teller is not None:
                self.made.append(Scope(i, self._clause_end(i), (teller,), "asserts", -1))


def _types(unit: Unit) -> frozenset[str]:
    return frozenset(sense.trigger.type for sense in unit.ref.senses) if unit.kind == "trigger" else frozenset()


def _is_verb(found: Scan, unit: Unit) -> bool:
    return unit.kind == "trigger" and all(r.entry.pos == "verb" for r in found.of(unit.first, "trigger"))


def _plain_letters(found: Scan, unit: Unit) -> str:
    letters = found.text.words[unit.first].text
    return (
        letters[1:]
        if (unit.conj and letters.startswith("و")) or (unit.prep in ("ب", "ل") and letters[0] in "بل")
        else letters
    )


def _past_object(units: Sequence[Unit], at: int) -> int:
    """Past the `به`, `عنه`, `فيه` of `ما أفاد به X`."""
    return at + 1 if at < len(units) and units[at].letters in ("به", "عنه", "فيه", "اليه") else at


def _joined(chain: tuple[Speaker, ...], according: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Both tellers, nearest to the fact first: what an outlet or agency relays stands before it."""
    if any(c.same(a) for c in chain for a in according) or any(a.head in ("بيان", "تصريح") for a in according):
        return chain
    if according[-1].kind in ("media", "agency") and chain[-1].kind not in ("media", "agency"):
        return (*chain, *according)
    return (*according, *chain)
