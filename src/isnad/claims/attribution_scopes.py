"""Scopes of saying: which stretch of a sentence is told by whom, through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from isnad.annotate.scan import Scan
from isnad.claims.drafts import Row
from isnad.claims.saying_tellers import Scope, State, Tellers
from isnad.claims.saying_verbs import SayingVerbs, is_event_verb
from isnad.claims.speakers import Speaker, Speakers
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_CLOSERS = frozenset({"فيما", "بينما"})
_COUNTED = frozenset({"رصد", "سجل", "وثق", "احصي"})  # their negation tells that there were none
# fmt: off
_SAID_NOUNS = frozenset({
    "اعلان", "حديث", "تصريح", "تصريحات", "تاكيد", "نفي", "اتهام", "اتهامات", "زعم", "ادعاء", "تحذير", "مطالبه",
    "مطلب", "دعوه", "تلميح", "اقرار", "اعتراف", "قول", "توقع", "ترجيح",
})
# fmt: on
_COMMENTING = frozenset({"علق"})  # what somebody leaves without comment happened
_OWN_OPENERS = frozenset({"يذكر", "يشار", "تجدر", "يجدر", "جدير", "الجدير", "المعروف", "معلوم", "المعلوم"})
_AROUND = frozenset({"عقب", "بعد", "قبل", "منذ", "فور", "قبيل"})
_DOMAINS = frozenset("نت كوم اورغ اورج نيوز net com org".split())
_DASHES = frozenset("-–—")
_CAME = frozenset({"جاء", "ورد", "جاءت", "وردت"})
_CONFIRMED = ("اكد", "ايد")


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
        self.told = SayingVerbs(found, row.units, speakers)
        self.tellers = Tellers(self.told, state, self._enclosing)
        self.asides = _asides(row.units)
        self.verbs = [i for i in range(len(row.units)) if i not in self.asides and self.told.reports(i)]
        self.relative: set[int] = set()  # verbs after `بحسب ما`, which its own scope reads

    def scopes(self) -> list[Scope]:
        """All scopes of the row, outer ones before inner ones."""
        self.made = self._headline()
        self.relative = {v for v in self.verbs if v and self.units[v - 1].is_gram("according_to")}
        verbs, opened = frozenset(self.verbs), -1
        for i, unit in enumerate(self.units):
            if unit.kind in ("place", "party", "time", "quantity", "punct"):
                continue
            printed = self.found.text.words[unit.first].text.removeprefix("و")
            if printed in _OWN_OPENERS and self._own_opener(i):
                self._close(i)
                self.made.append(Scope(i, self._end(i), (), "asserts", i))
                opened = i + 1
            elif i in self.relative or i == opened:  # الجدير ذكره أن: nobody has said it before
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

    def _verb(self, i: int) -> None:
        """The scope that a verb of saying opens, when somebody says it."""
        outer = self._enclosing(i)
        if self.told.negated(i):
            if self.told.stance(i) == "asserts" and self.told.root(i) not in _COUNTED | _COMMENTING:
                self.made.append(Scope(i, self._clause_end(i), (), "asserts", i, silent=True))
                subject = self.tellers.subject(i)
                if subject is not None and not subject.own:
                    self.state.keep((subject,))
            return
        if self._confirms(i):
            return
        chain = self.tellers.chain(i, outer)
        if chain is None:
            return
        nested = outer is not None and bool(outer.chain) and len(chain) > len(outer.chain)
        act = self.told.is_act(i) or self.told.stance(i) == "accuses"
        if not nested and not act and not self.told.is_participle(i) and not self.told.unnamed_passive(i):
            self._close(i)
        if self._closes_quote(i, chain):
            self.made.append(Scope(self._according_start(i), i, chain, self.told.stance(i), -1))
            self.state.keep(chain)
            return
        unnamed = self.told.unnamed_passive(i)
        first = self._remarked(i) if unnamed else i
        self.made.append(
            Scope(first, self._clause_end(i) if act or unnamed else self._end(i), chain, self.told.stance(i), i)
        )
        if not nested and not self.told.is_participle(i):
            self.state.keep(chain)

    def _closes_quote(self, i: int, chain: tuple[Speaker, ...]) -> bool:
        """`«...»، قال أحد السكان.`, `كما ذكرت الوكالة.`: the words stand before the verb, only the teller behind it."""
        if (
            i < 3
            or self.units[i - 1].letters not in (",", "كما")
            or self.units[i].conj
            or self.told.is_participle(i)
            or not chain
        ):
            return False
        subject = chain[0]
        behind = [unit for unit in self.units[subject.last :] if unit.kind != "punct"]
        bracketed = subject.last < len(self.units) and self.units[subject.last].letters == "("  # الوكالة الرسمية (سانا)
        return subject.last > i and len(behind) <= bracketed and not self.told.is_act(i)

    def _remarked(self, i: int) -> int:
        """`لقصف قيل إنه`: the unit of the event that an unnamed remark is about, right before it."""
        return next((k for k in range(i - 1, max(-1, i - 4), -1) if self.units[k].kind == "trigger"), i)

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

    # --- ends ---------------------------------------------------------------------------------------------------------

    def _end(self, i: int, to_main_verb: bool = True) -> int:
        """Where the words of a verb of saying end when nobody else speaks: at `while`, else with the sentence."""
        worded = False
        for k in range(i + 1, len(self.units)):
            unit = self.units[k]
            if self._stops(k) or (unit.kind == "gram" and unit.letters in _CLOSERS and self._turns(k)):
                return k
            if to_main_verb and not worded and unit.conj and self.units[k - 1].letters == "," and self._main_verb(k):
                return k
            worded |= unit.is_gram("complementizers") or unit.letters == ":"
        return len(self.units)

    def _stops(self, k: int) -> bool:
        """Whether a full stop stands here, not the dot of a name of the web: `السورية.نت`."""
        if self.units[k].letters != ".":
            return False
        words, at = self.found.text.words, self.units[k].first
        after = words[at + 1] if at + 1 < len(words) else None
        return after is None or after.start != words[at].end or after.text not in _DOMAINS

    def _main_verb(self, k: int) -> bool:
        """Whether a finite verb with a subject of its own stands here: `، واستطاع الثوار`."""
        unit = self.units[k]
        verbal = unit.kind == "verb" or is_event_verb(self.found, unit) or bool(unit.grams & VERB_GROUPS)
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
            if (
                self._stops(k)
                or unit.letters == "الا"
                or (unit.is_gram("clause_openers") and unit.letters not in ("ما", "مما"))
            ):
                return k
            if unit.letters == "," and k + 1 < len(self.units) and self._new_clause(k + 1):
                return k
        return len(self.units)

    def _new_clause(self, k: int) -> bool:
        unit = self.units[k]
        return (
            unit.kind in ("verb", "report")
            or unit.is_gram("clause_openers", "according_to")
            or is_event_verb(self.found, unit)
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
        if teller is None or not self.told.opens_clause(i + 3):
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
        while start < len(self.units) and self.units[start].kind == "punct":
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
            chain = self.tellers.according(i, i + 1 in self.relative)
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
        start = base.verb + 1 if base is not None else self._according_start(i)
        if base is None and self._opens_clause(i, chain):
            start = i
        self.made.append(Scope(start, self._end(i, to_main_verb=False), chain, "asserts", -1))
        self.made.sort(key=lambda scope: scope.first)
        self.state.keep(chain)

    def _opens_clause(self, i: int, chain: tuple[Speaker, ...]) -> bool:
        """`، وحسب ناشطين فإن القتيل`: what `بحسب X ف` tells follows it, and what stands before the comma is not X's."""
        at = chain[0].last
        return i < at < len(self.units) and self.found.text.words[self.units[at].first].text == "فان"

    def _according_start(self, i: int) -> int:
        """Where the clause that `بحسب X` ends begins: at the sentence, or after the last one who spoke."""
        dots = (k + 1 for k in range(i) if self.units[k].letters == ".")
        return max(*(s.last for s in self.made if s.last <= i), *dots, 0, 0)

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


def _plain_letters(found: Scan, unit: Unit) -> str:
    letters = found.text.words[unit.first].text
    return (
        letters[1:]
        if (unit.conj and letters.startswith("و")) or (unit.prep in ("ب", "ل") and letters[0] in "بل")
        else letters
    )


def _joined(chain: tuple[Speaker, ...], according: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Both tellers, nearest to the fact first: what an outlet or agency relays stands before it."""
    if any(c.same(a) for c in chain for a in according) or any(a.head in ("بيان", "تصريح") for a in according):
        return chain
    if according[-1].kind in ("media", "agency") and chain[-1].kind not in ("media", "agency"):
        return (*chain, *according)
    return (*according, *chain)
