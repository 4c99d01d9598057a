"""Who speaks at a verb of saying or after `بحسب`: its subject, whom it relays, or the one who spoke before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from isnad.claims.saying_verbs import SayingVerbs, is_event_verb, types_of
from isnad.claims.speakers import Speaker
from isnad.model import Span
from isnad.syntax.units import VERB_GROUPS, Unit
from isnad.text import fold_key

_THEIR = ("ها", "هم")
_ADDRESSING = frozenset({"accuse", "demand", "threaten"})
_ISSUED = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_COMMENTS = frozenset({"ما", "مما"})  # وهذا ما يثبت أن: a fact shows so, nobody says it
_FAR = 4  # units into a sentence behind which a verb of saying goes on with its subject
_SAYS_AFRESH = frozenset({"قال", "ذكر", "اعلن", "اكد", "زعم", "ادعي"})  # not أضاف, أوضح: they go on with who spoke
_TURNS = frozenset({"الا", "غير"})
_BESIDE = 3  # units between a teller and the one who says so with him: أطباء بالعيادة وممرضون
_QUOTES = frozenset('"“«')
_CLOSING = frozenset('"”»')
_THE_SAME = ("نفسه", "نفسها", "نفسهم", "ذاته", "ذاتها", "ذاتهم", "عينه", "عينها")
_THEREIN = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_ISSUES = frozenset({"اصدر", "صدر", "نشر", "بث", "وجه", "القي", "ارسل", "وزع"})
_RELAY_REACH = 8
_NAME_REACH = 8  # units behind a teller in which the name stands that he bears
_SHORTEST_NAME = 2  # letters
_SUBJECT_REACH = 10  # units between a subject before its verb and the `أن` before it
_TRADE = frozenset({"media", "agency", "monitor", "activist", "witness", "anonymous", "official"})
_PERCEIVED = frozenset({"سمع", "شاهد", "تخوف", "خشي"})  # only those who were there tell so
# Verbs of saying that also mean something else; they tell only with a teller by trade or with `أن`.
# fmt: off
_MANIFOLD = frozenset({
    "نشر", "بث", "سجل", "رصد", "وثق", "نقل", "وصف", "اظهر", "تابع", "قدر", "كتب", "وعد", "امر", "كشف", "احصي",
    "سمع", "شاهد", "تداول", "اورد", "ابلغ", "خشي", "حمل", "طلب", "راي", "عبر", "خلص", "رد", "علق", "زاد", "حكي",
    "عرض", "اجاب", "ارجع", "تاكد", "لوح", "شرح", "اعتبر",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Scope:
    """Units `first` to `last` (half-open) of a row that this chain tells; `stance` is that of its nearest teller."""

    first: int
    last: int
    chain: tuple[Speaker, ...]
    stance: str
    verb: int  # unit of the verb of saying, -1 when there is none
    silent: bool = False  # a negated verb of saying: nobody says it


def is_the_same(speaker: Speaker) -> bool:
    """`المصادر ذاتها`, `للمصدر نفسه`: whether a teller is said to be the one who spoke before."""
    return fold_key(speaker.text).endswith(_THE_SAME)


@dataclass(slots=True)
class State:
    """What is carried from sentence to sentence: the last chain, and the last one of each teller by its head noun."""

    last: tuple[Speaker, ...] = ()
    known: dict[str, tuple[Speaker, ...]] = field(default_factory=dict)
    full: dict[str, tuple[Speaker, ...]] = field(default_factory=dict)  # the same, but for those who point back
    named: dict[str, Speaker] = field(default_factory=dict)  # by the last word of their names: `حمادة`

    def keep(self, chain: tuple[Speaker, ...]) -> None:
        """Remember a chain as the last one."""
        self.last = chain
        for n, speaker in enumerate(chain):
            self.known[speaker.head] = chain[n:]
            if not speaker.back and not is_the_same(speaker):
                self.full[speaker.head] = chain[n:]

    def name(self, speaker: Speaker, surname: str) -> None:
        """Remember whose name ends so; who was named first keeps it."""
        self.named.setdefault(surname, speaker)


class Tellers:
    """The tellers of one row; `enclosing` gives the scope of saying that holds a unit."""

    def __init__(
        self,
        told: SayingVerbs,
        state: State,
        enclosing: Callable[[int], Scope | None],
    ) -> None:
        """`told` reads the verbs of the row."""
        self.found, self.units, self.speakers = told.found, told.units, told.speakers
        self.told, self.state, self.enclosing = told, state, enclosing

    def chain(self, i: int, outer: Scope | None) -> tuple[Speaker, ...] | None:
        """The chain that a verb of saying has: its subject, those it relays, or the last speaker."""
        if self.told.is_participle(i):
            return outer.chain if outer else self.state.last or None
        if self.told.unnamed_passive(i):
            span = Span(*self.found.raw_span(self.units[i].first, self.units[i].last))
            return (
                Speaker(span, self.found.raw(self.units[i].first, self.units[i].last), "anonymous", None, False, i + 1),
            )
        relayed = self.relayed(i)
        subject = self.subject(i)
        if subject is None and relayed is None and self.told.relays(i):
            return None
        if subject is None and relayed is None:
            return self._carried(i, outer)
        if not self._tells(i, subject):
            return None
        if subject is not None and (surname := self._surname(subject)):
            self.state.name(subject, surname)
        near = (relayed,) if relayed is not None else ()
        far = self.known(subject) if subject is not None and not subject.own else ()
        far += self._beside(i, subject) if far and not near else ()
        if near and far and far[0].trade:
            far = (replace(far[0], kind=far[0].trade), *far[1:])  # نقلت سانا عن: it only hands on
        chain = near + tuple(s for s in far if not any(s.same(n) for n in near))
        return self.nested(i, chain, outer)

    def _beside(self, i: int, subject: Speaker | None) -> tuple[Speaker, ...]:
        """`قال أطباء وممرضون إن`: another one who says so, joined to the first before the words begin."""
        if subject is None or subject.last <= i:
            return ()
        for k in range(subject.last, min(subject.last + _BESIDE, len(self.units))):
            unit = self.units[k]
            if unit.conj:
                other = self.speakers.after(self.found, self.units, k, strict=True)
                near = other is not None and not other.own and self.told.opens_clause(other.last, _BESIDE + 1)
                return (other,) if other is not None and near else ()
            if unit.kind not in ("noun", "place"):
                return ()
        return ()

    def nested(self, i: int, chain: tuple[Speaker, ...], outer: Scope | None) -> tuple[Speaker, ...]:
        """The chain with those who tell of it, when the verb stands inside their words."""
        if outer is None or not outer.chain or not chain or not self._inside_words(i, outer):
            return chain
        return chain + tuple(s for s in outer.chain if not any(s.same(c) for c in chain))

    def _inside_words(self, i: int, outer: Scope) -> bool:
        """Whether only the subject stands between this verb and the `أن`, `الذي` or colon that opened the words."""
        opened = outer.first - (outer.verb < 0)  # the words of a headline begin with its colon
        for k in range(i - 1, max(opened, i - _SUBJECT_REACH), -1):
            unit = self.units[k]
            if unit.is_gram("complementizers") or unit.letters == ":":
                turns = self.units[k - 1].is_gram("clause_openers") or self.units[k - 1].letters in _TURNS
                return not turns  # في حين أن المعلومات تفيد: others
            if unit.kind not in ("noun", "party", "place", "time") and unit.letters not in ("قد", ",", "كان"):
                return False
        return False

    def known(self, subject: Speaker) -> tuple[Speaker, ...]:
        """A teller with those through whom he spoke before: `المصادر` that an agency quoted; `حمادة` as who he is."""
        namesake = self.state.named.get(subject.head) if " " not in subject.text.strip() else None
        if namesake is not None and subject.kind == "party" and subject.id is None:
            return (replace(subject, kind=namesake.kind, id=namesake.id),)
        if is_the_same(subject) and subject.head in self.state.full:
            return self.state.full[subject.head]
        before = self.state.known.get(subject.head, ()) if subject.back else ()
        if not before:
            return (subject,)
        first = before[0]
        kind = "party" if first.trade else first.kind
        return (replace(subject, kind=kind, id=subject.id or first.id, trade=first.trade), *before[1:])

    def subject(self, i: int) -> Speaker | None:
        """Who says it, as its own clause names him: behind the verb, or before it."""
        issuer = self._issuer(i)
        if issuer is not None:
            return issuer
        if self._quote_follows(i):
            return None
        if self.told.is_act(i) and self._object_follows(i):
            return None
        if i and self.units[i - 1].is_gram("pronouns"):
            return None
        plural = self.told.is_plural(i)  # only a verb that follows its subject is
        subject = None if plural or self._accuses_behind(i) else self.speakers.after(self.found, self.units, i + 1)
        subject = subject or self.speakers.before(self.found, self.units, i)
        if (
            subject is None
            and not plural
            and self.told.stance(i) == "asserts"
            and self.told.root(i) not in _MANIFOLD
            and not self.told.is_act(i)
        ):
            subject = self.speakers.unknown(self.found, self.units, i + 1)
            if subject is not None and not (
                self.told.opens_clause(subject.last) or self._definite_before_event(subject)
            ):
                subject = None
        if subject is not None and subject.own and subject.back:
            subject = self._of_another(subject)
        if subject is not None and not subject.gender and self.told.gender(i):
            subject = replace(subject, gender=self.told.gender(i))
        return subject

    def _of_another(self, subject: Speaker) -> Speaker:
        """`المراسل` after `مراسل شبكة أخرى` is that one's, not the outlet's own."""
        before = self.state.known.get(subject.head, ())
        return replace(subject, own=before[0].own) if before else subject

    def _issuer(self, i: int) -> Speaker | None:
        """`أصدرت الوزارة بيانا قالت فيه`, `اتهمت فيه القوات`: who issued the statement in which it is said."""
        if i + 1 >= len(self.units) or self.units[i + 1].letters not in _THEREIN:
            return None
        issued = next((k for k in range(i - 1, max(-1, i - _NAME_REACH), -1) if self._issues(k)), None)
        if issued is None:
            return None
        return self.speakers.after(self.found, self.units, issued + 1) or self.speakers.unknown(
            self.found, self.units, issued + 1
        )

    def _quote_follows(self, i: int) -> bool:
        """`وأضافت "الدورية أوقفت ..."`: words without `أن` or colon begin right behind a verb that goes on."""
        if not self.units[i].conj or i + 1 >= len(self.units) or self.told.opens_clause(i + 1):
            return False
        start = self.found.raw_span(self.units[i].first, self.units[i].last)[1]
        end = self.found.raw_span(self.units[i + 1].first, self.units[i + 1].last)[0]
        raw = self.found.text.folded.raw
        return any(mark in _QUOTES for mark in raw[start : end + 1]) and not self._closes_soon(i + 1)

    def _closes_soon(self, k: int) -> bool:
        """`وأضافت "قسد"`: a quoted name."""
        start, end = self.found.raw_span(self.units[k].first, self.units[min(k + 1, len(self.units) - 1)].last)
        return any(mark in _CLOSING for mark in self.found.text.folded.raw[start + 1 : end + 1])

    def _issues(self, k: int) -> bool:
        letters = self.units[k].letters
        return letters.removeprefix("ت").removeprefix("ي") in _ISSUES or letters.removesuffix("ت") in _ISSUES

    def _surname(self, subject: Speaker) -> str:
        """The last word of the name that a teller's words end with or that stands behind them in apposition.

        `الناشط مصطفى المحمد`, `مدير المكتب الإعلامي في درعا، محمد حمادة، إن`.
        """
        if subject.own or subject.last > len(self.units):
            return ""
        words = fold_key(subject.text).split()
        for k in range(subject.last, min(subject.last + _NAME_REACH, len(self.units))):
            unit = self.units[k]
            if unit.kind == "party" and unit.ref.head == "person" and not unit.prep and not unit.conj:
                words = fold_key(self.found.raw(unit.first, unit.last)).split()
            if unit.kind in ("report", "trigger", "verb") or unit.is_gram("complementizers", "relative_pronouns"):
                break
        return words[-1].removeprefix("ال") if len(words) > 1 and len(words[-1]) > _SHORTEST_NAME else ""

    def _accuses_behind(self, i: int) -> bool:
        """`كان الجيش قد اتهم الحزب ب`, `الجماعة تدعو أنصارها إلى`: the party after the verb is accused or addressed."""
        types = types_of(self.units[i])
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        addressed = after is not None and after.kind == "party" and not types.isdisjoint(_ADDRESSING)
        owned = addressed and after is not None and after.letters.endswith(_THEIR)
        if not addressed:
            return False
        return (
            ("accuse" in types or owned) and self.speakers.before(self.found, self.units, i) is not None
        ) or self.speakers.in_apposition(self.found, self.units, i) is not None

    def _definite_before_event(self, subject: Speaker) -> bool:
        """`أعلن البنتاغون مقتل`: a definite noun between the verb and the event that it tells."""
        after = self.units[subject.last] if subject.last < len(self.units) else None
        event = after is not None and after.kind == "trigger" and not is_event_verb(self.found, after)
        return event and fold_key(subject.text).startswith("ال")

    def _object_follows(self, i: int) -> bool:
        """`أدان X القصف وطالب الأمم المتحدة ب`: what follows a verb that goes on is its object."""
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        if after is not None and after.enclitic:
            return True
        outer = self.enclosing(i) or self.enclosing(i - 2)
        if outer is None or outer.verb < 0 or not self.told.coordinated(i):
            return False
        if not self.told.is_act(outer.verb) and not self._asks_people(i):
            return False
        return self.told.gender(i) == self.told.gender(outer.verb)

    def _asks_people(self, i: int) -> bool:
        """`ذكر X أن ...، وطالب السكان بـ`: who told before asks the people of the place."""
        asked = self.speakers.after(self.found, self.units, i + 1, strict=True)
        return "demand" in types_of(self.units[i]) and asked is not None and asked.kind == "witness"

    def _tells(self, i: int, subject: Speaker | None) -> bool:
        """Whether the verb really is one of saying here: `نشرت القوات حواجز` is not."""
        root = self.told.root(i)
        if subject is not None and root in _PERCEIVED and not subject.own:
            return subject.kind == "witness"
        if root not in _MANIFOLD or subject is None:
            return True
        if root == "علق":
            return self.told.comments(i)
        if root == "نقل" and self.relayed(i) is None and not self.told.opens_clause(i + 1):
            return False  # المصابين نقل بعضهم إلى المشفى
        return subject.own or subject.kind in _TRADE or self.told.opens_clause(i + 1)

    def _carried(self, i: int, outer: Scope | None) -> tuple[Speaker, ...] | None:
        """The last speaker, when the verb has no subject of its own but opens words."""
        unit = self.units[i]
        if self.told.is_act(i):
            outer = outer or self.enclosing(i - 2)
            return outer.chain if outer and outer.chain and self.told.coordinated(i) else None
        bare = unit.conj and (
            (self.told.root(i) == "قال" and i <= 1) or (self.told.stance(i) != "asserts" and self._event_follows(i))
        )
        if (
            not bare
            and not self._quote_follows(i)
            and (
                not self.told.opens_words(i)
                or (self.told.root(i) in _MANIFOLD and not self.told.opens_clause(i + 1, 3))
            )
        ):
            return None
        if i and self.units[i - 1].letters in _COMMENTS and self.units[i - 1].is_gram("relative_pronouns"):
            return None
        opened = self.units[i + 1 : self.speakers.past_asides(self.units, i + 1) + 2]
        if not (unit.conj or i <= 4 or any(u.is_gram("complementizers") for u in opened)) or self._shows(i):
            return None
        doer = self._doer(i) if unit.conj and i > _FAR and outer is None else None
        if doer is not None:
            return self.known(doer)
        last = self.state.last
        while len(last) > 1 and not last[0].agrees(self.told.gender(i)):
            last = last[1:]
        return last

    def _doer(self, i: int) -> Speaker | None:
        """`شنت القوات التركية عملية ...، وقالت إن`: who did what the sentence begins with says so too."""
        if self.told.root(i) not in _SAYS_AFRESH:
            return None
        head = next(
            (k for k in range(2) if self.units[k].grams & VERB_GROUPS or is_event_verb(self.found, self.units[k])), None
        )
        doer = self.speakers.after(self.found, self.units, head + 1, strict=True) if head is not None else None
        if doer is None or doer.own or not doer.gender or doer.gender != self.told.gender(i):
            return None
        return doer

    def _shows(self, i: int) -> bool:
        """`أن تقدم القوات يشير إلى`: an event before the verb is its subject, and events do not tell."""
        if self.units[i].conj:
            return False
        for unit in reversed(self.units[max(0, i - _SUBJECT_REACH) : i]):
            if unit.kind == "trigger":
                return not is_event_verb(self.found, unit)
            if unit.kind not in ("noun", "party", "place"):
                return False
        return False

    def _event_follows(self, i: int) -> bool:
        """Whether an event noun is the object of the verb: `وادعى أيضا استهداف`."""
        at = self.speakers.past_asides(self.units, i + 1)
        return (
            at < len(self.units) and self.units[at].kind == "trigger" and not is_event_verb(self.found, self.units[at])
        )

    def relayed(self, i: int) -> Speaker | None:
        """`نقلت X عن Y`, `ذكرت X نقلا عن Y`: the teller after `عن`."""
        for k in range(i + 1, min(i + _RELAY_REACH, len(self.units))):
            unit = self.units[k]
            if unit.is_gram("complementizers") or unit.kind == "trigger" or unit.letters in _ISSUED:
                return None  # في بيان صادر عن مكتبه: the same speaker
            if unit.letters == "عن" or unit.is_gram("relay"):
                teller = self.speakers.after(self.found, self.units, k + 1, strict=True)
                plain = unit.letters == "عن" and not self.told.relays(i)
                return (
                    None
                    if teller is None or (plain and teller.kind not in ("anonymous", "official", "witness"))
                    else teller
                )
        return None

    def according(self, i: int, verbal: bool) -> tuple[Speaker, ...]:
        """The tellers after `بحسب`; `بحسب ما نقلت X عن Y` has a verb."""
        if verbal:
            at = _past_object(self.units, i + 2)
            relayed, subject = self.relayed(i + 1), self.speakers.after(self.found, self.units, at)
            if subject is None and relayed is None:
                return self._pointed_back(at)
            tellers = [t for t in (relayed, subject) if t is not None]
            return () if any(t.own for t in tellers) else tuple(tellers)
        for k in range(i + 1, min(i + 4, len(self.units))):
            teller = self.speakers.after(self.found, self.units, k, strict=True)
            if teller is not None:
                return () if teller.own else self.known(teller)
            if self.units[k].kind == "punct":
                break
        return self._pointed_back(i + 1)

    def _pointed_back(self, at: int) -> tuple[Speaker, ...]:
        """`بحسب التجمع`, `بحسب حمادة`: a definite noun or name that no table has, for a teller who spoke before."""
        again = self.speakers.unknown(self.found, self.units, at) if at < len(self.units) else None
        if again is not None and " " not in again.text.strip() and again.head in self.state.named:
            return self.known(again)
        if again is None or not again.back or again.head not in self.state.known:
            return ()
        return () if self.state.known[again.head][0].own else self.known(again)


def _past_object(units: Sequence[Unit], at: int) -> int:
    """Past the `به`, `عنه`, `فيه` of `ما أفاد به X`."""
    return at + 1 if at < len(units) and units[at].letters in ("به", "عنه", "فيه", "اليه") else at
