"""What stands after a trigger and belongs to it: noun phrases up to the clause's end, bare or with a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from isnad.annotate.parties import Party
from isnad.annotate.party_words import adjective_shape, same_gender
from isnad.claims.argument_adjectives import modifies
from isnad.claims.argument_words import (
    carried,
    is_no_argument,
    is_own_position,
    is_owned,
    is_plain_adjective,
    is_setting,
    means_adjective,
    names_country,
    past_holders,
    stationed,
    tied_pronoun,
)
from isnad.syntax.phrases import Member, Phrase, is_toll, phrase_at
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_SOFT = frozenset({",", ";", "-", "(", ")", "/", ":", "'", "`"})
_MAX_REACH = 40
_AMONG_THEM = frozenset({"بينهم", "بينها", "بينهن"})
_BESIDES = frozenset({"اضافه", "بالاضافه", "فضلا", "علاوه"})
_SETTLED = frozenset({"village", "town", "neighbourhood", "facility"})
_LANDS = frozenset({"natural", "region", "countryside", "district", "governorate"})
_FOLLOWS = frozenset({"تتبع", "يتبع", "تابعه"})
_CALLED = frozenset({"يدعي", "تدعي"})
_SPOKEN = ("accuse", "demand", "condemn", "threaten")
_GATHERINGS = frozenset({"protest", "celebrate"})
_CAUSED = ("kill", "injure", "destroy", "displace")
_CAUSES = frozenset({"shelling", "airstrike", "attack", "explosion", "clash", "chemical", "destroy"})


class Argument(NamedTuple):
    """A phrase with what ties it to the trigger: "" (bare), "genitive", "agent", "adjective" or a preposition."""

    tie: str
    phrase: Phrase


@dataclass(slots=True)
class Collected:
    """All arguments of a trigger, where they end, and what was met there."""

    arguments: list[Argument] = field(default_factory=list)
    reach: int = 0
    consumed: list[int] = field(default_factory=list)  # units of light verbs that only tie arguments to the trigger
    partners: list[int] = field(default_factory=list)  # units of triggers coordinated with this one
    cause: int | None = None  # unit of the trigger that caused this one
    mutual: bool = False  # متبادل: both sides did it
    pronouns: list[tuple[str, str]] = field(default_factory=list)  # preposition and pronoun: أفرج عنهم, سراحهم
    subject: int | None = None  # unit of the event noun that is the verb's subject: دمر القصف منزلين

    def add(self, tie: str, phrase: Phrase) -> None:
        """One more argument."""
        self.arguments.append(Argument(tie, phrase))
        self.reach = phrase.last


def collect(units: Sequence[Unit], at: int, noun: bool, outside: frozenset[str]) -> Collected:
    """The arguments of the trigger at this unit. `noun`: it is a masdar or noun, so a bare phrase right after it is its
    genitive (iḍāfa); else it is a verb."""
    found = Collected(reach=at + 1)
    walker = _Walker(units, at, noun, outside, found)
    walker.run()
    return found


def _in_plural(unit: Unit) -> bool:
    """`قتلوا`: a verb that has its subject in itself."""
    return unit.letters.endswith("وا")


def _names_origin(units: Sequence[Unit], at: int) -> bool:
    """`مصدر القصف قوات أ`: whence it comes; not the source who speaks (`نفى المصدر دخول`, `أكد مصدر أمني قصف`)."""
    unit = units[at]
    speaks = at > 0 and units[at - 1].kind in ("report", "trigger")
    return unit.letters == "مصدر" and unit.kind != "party" and not unit.article and not speaks


def _may_be_victims(unit: Unit) -> bool:
    """Whether a count, or people whom nobody knows yet, begin here."""
    if unit.kind == "quantity" and not unit.prep and not unit.conj:
        return True
    people = unit.kind == "party" and unit.ref.head == "people" and not unit.ref.definite
    return people and not unit.prep and not unit.conj


class _Walker:
    """Walks right from a trigger, one unit or phrase at a time."""

    def __init__(self, units: Sequence[Unit], at: int, noun: bool, outside: frozenset[str], found: Collected) -> None:
        self.units, self.trigger, self.noun, self.outside, self.found = units, at, noun, outside, found
        self.next = self.start = at + 1
        self.carried = noun and carried(units, at)
        self.bare_allowed = (
            not noun or self.carried
        )  # a noun takes a bare phrase only as genitive, or after its genitive or a light verb
        self.fresh = noun and not units[at].article and (not units[at].enclitic or units[at].has("victims_noun"))
        self.comma = False
        self.origin = noun and at > 0 and _names_origin(units, at - 1)

    def run(self) -> None:
        """Until a boundary."""
        limit = min(len(self.units), self.trigger + _MAX_REACH)
        if self.noun:
            self._adjectives()
        if self.origin and self.next < limit:
            self._agent(self.next + self.units[self.next].is_gram("pronouns"))
        while self.next < limit and self._step():
            pass

    # Each step returns whether to go on; it moves `next`.
    def _step(self) -> bool:
        unit = self.units[self.next]
        if unit.kind == "punct":
            return self._punctuation(unit)
        if unit.kind in ("time",):
            self.next += 1
            return True
        if unit.kind == "gram" or (unit.kind == "sourcing" and not unit.is_gram("according_to", "own_voice")):
            return self._grammar(unit)
        if unit.kind == "trigger":
            return self._trigger(unit)
        if unit.kind in ("report", "sourcing", "verb"):
            return self._verb(unit)
        return self._phrase(unit)

    def _punctuation(self, unit: Unit) -> bool:
        if unit.letters not in _SOFT:
            return False
        if unit.letters == "(":
            self.next = self._past_parenthesis()
            return True
        self.comma = True
        self.next += 1
        if self.next >= len(self.units):
            return False
        following = self.units[self.next]
        if self.noun and following.is_gram("event_subject_verbs") and not following.conj:  # غارات، استهدفت نازحين
            return True
        return not self._begins_clause(following)

    def _past_parenthesis(self) -> int:
        for i in range(self.next + 1, min(self.next + 12, len(self.units))):
            if self.units[i].letters == ")":
                return i + 1
        return self.next + 1

    def _begins_clause(self, unit: Unit) -> bool:
        if unit.kind in ("report", "verb") or unit.is_gram("according_to", "own_voice"):
            return True
        return unit.is_gram("clause_openers", "relative_pronouns") or (unit.kind == "trigger" and not unit.prep)

    def _grammar(self, unit: Unit) -> bool:
        if unit.is_gram("agent_markers"):
            return self._agent(self.next + 1)
        if unit.is_gram("cause_links") and self.next + 1 < len(self.units) and self.units[self.next + 1].kind == "time":
            self.next += 2
            return True
        if unit.is_gram("asides"):
            self.next += 1
            return True
        if unit.is_gram("manner"):
            self.next += 2  # بشكل متعمد
            return True
        self._pronoun(unit)
        if unit.letters in _CALLED:
            return self._past_name()
        if unit.is_gram("adverbs") or (unit.is_gram("event_adjectives") and self.found.arguments):
            self.next += 1  # قصف النظام المدفعي
            return True
        if unit.is_gram("cause_links") and unit.enclitic:  # قتل إثره ثمانية
            self.next += 1
            return True
        if unit.is_gram("cause_links") and (behind := self._waits_for_subject(self.next + 1)):
            self.next = behind
            return True
        if unit.is_gram("cause_links") and self._cause(self.next + 1):
            return False
        if unit.is_gram("prepositions", "near"):
            return self._preposition(unit)
        of_party = self.next - 1 > self.trigger and self.units[self.next - 1].kind == "party"  # القوات التي يقودها
        if unit.is_gram("relative_pronouns") and self._tells_of_argument(unit):
            return False
        if unit.is_gram("relative_pronouns") and self._light_relative(self.next + 1, of_party):
            self.next += 1
            return True
        if unit.grams & VERB_GROUPS:
            return self._light(unit)
        if unit.is_gram("site_heads") and unit.is_gram("intend_verbs"):
            return False  # بهدف تهجير السكان
        if unit.is_gram("and") and not self._begins_clause_after_and():
            self.next += 1
            return True
        if unit.is_gram(
            "collectives", "site_heads", "area_words", "instruments", "event_adjectives", "latter", "demonstratives"
        ):
            return self._phrase(unit)
        return False

    def _past_name(self) -> bool:
        """`شخص يدعى أحمد السالم`: the name is no argument of its own."""
        self.next += 1
        name = phrase_at(self.units, self.next, self.outside) if self.next < len(self.units) else None
        if name is not None and not name.prep and not self.units[self.next].conj:
            self.next = name.last
        while self.next < len(self.units) and self._goes_on_name(self.units[self.next]):
            self.next += 1
        return True

    def _goes_on_name(self, unit: Unit) -> bool:
        return unit.kind == "noun" and not unit.prep and not unit.conj and not unit.grams

    def _past_speaker(self) -> bool:
        """`اتهمت فرانشيسكا الحكومة`: an unknown name between a verb of speaking and a party speaks."""
        at = self.next
        while at < len(self.units) and self._goes_on_name(self.units[at]) and not self.units[at].article:
            at += 1
        follow = self.units[at] if at < len(self.units) else None
        if at == self.next or follow is None or follow.kind != "party" or follow.prep or follow.conj:
            return False
        member = Member("thing", self.units[self.next].first, self.units[at - 1].last, 0, "speaker")
        self.found.add("", Phrase(self.next, at, "", (member,), (), self.units[self.next].letters))
        self.next = at
        return True

    def _pronoun(self, unit: Unit) -> None:
        """`أفرجت عنهم`, `أطلقت سراحه`: a pronoun behind a preposition, or behind somebody's freedom or life."""
        tied = tied_pronoun(unit)
        if tied is not None:
            self.found.pronouns.append(tied)

    def _begins_clause_after_and(self) -> bool:
        follow = self.units[self.next + 1] if self.next + 1 < len(self.units) else None
        return follow is None or self._begins_clause(follow) or follow.kind == "trigger"

    def _agent(self, at: int) -> bool:
        """The doer that begins at this unit."""
        fired = self.origin or self.units[self.next].letters.startswith("مصدر")
        at = past_holders(self.units, at)
        phrase = phrase_at(self.units, at, self.outside)
        if phrase is None:
            self.next += 1
            return self._next_is_trigger()
        phrase = phrase._replace(members=tuple(m._replace(site=False) for m in phrase.members))
        self.found.add("agent", phrase)
        self.next = phrase.last
        if fired:
            self._skip_position()
        return True

    def _skip_position(self) -> None:
        """`مصدره قوات أ في بلدة ب`: where the doer stands, not where it hit."""
        here = self.units[self.next : self.next + 3]
        ahead = 1 if here and here[0].kind == "noun" and here[0].has("stationed") else 0  # المتمركزة
        if len(here) > ahead + 1 and here[ahead].letters == "في" and here[ahead + 1].kind in ("place", "party"):
            self.next += ahead + 2
            self._skip_setting()

    def _skip_setting(self) -> None:
        """`من مواقعها في الفوج أ بريف ب`: where the base lies."""
        while self.next < len(self.units):
            here = self.units[self.next : self.next + 2]
            if here[0].kind == "place" and here[0].prep == "ب" and not here[0].conj:
                self.next += 1
            elif len(here) > 1 and here[0].letters == "في" and here[1].kind == "place" and not here[0].conj:
                self.next += 2
            else:
                return

    def _next_is_trigger(self) -> bool:
        return self.next < len(self.units) and self.units[self.next].kind != "trigger"

    def _cause(self, at: int) -> bool:
        """Whether a trigger follows within its phrase: it caused this one and takes what comes after."""
        for i in range(at, min(at + 3, len(self.units))):
            if self.units[i].kind == "trigger":
                self.found.cause = i
                return True
            if self.units[i].kind in ("punct", "verb", "report"):
                return False
        return False

    def _preposition(self, unit: Unit) -> bool:
        follow = self.next + 1
        if is_setting(self.units, self.next):
            return False
        if unit.letters in _AMONG_THEM:
            self.next = follow
            return self._past_part()
        if unit.enclitic:  # عليها, منهم: nothing follows it
            self.next = follow
            return True
        if follow < len(self.units) and self.units[follow].kind == "time":
            self.next = follow + 1
            return True
        if (
            follow < len(self.units)
            and self.units[follow].kind == "trigger"
            and not self.units[follow].is_gram("site_heads")
        ):
            if unit.letters in ("في", "ب", "خلال", "بعد"):
                self.found.cause = follow
            return not self.noun and self._people_of_toll(unit, follow)
        if follow < len(self.units) and self.units[follow].has("parts"):
            self.found.pronouns.append((unit.letters, "هم"))  # الإفراج عن بعضهم
            self.next = follow + 1
            return True
        if unit.letters == "من" and follow < len(self.units) and self.units[follow].has("makes"):
            self.next = self._past_make(follow + 1)
            return True
        if unit.letters == "من" and follow < len(self.units) and is_own_position(self.units[follow]):
            self.next = follow + 1  # قصف الجيش من مواقعه في بلدة أ
            self._skip_position()
            return True
        if follow < len(self.units) and self.units[follow].is_gram("cause_links") and self.units[follow].enclitic:
            self.next = follow + 1  # قتل على إثرها ثمانية
            return True
        if unit.is_gram("near"):
            follow = self._past_area(follow)
        phrase = phrase_at(self.units, follow, self.outside)
        if phrase is None:
            self.next = follow
            return follow < len(self.units) and self.units[follow].kind not in ("trigger", "report", "verb")
        if phrase.prep and phrase.prep != "ل":
            self.next = follow
            return True
        if phrase.kind == "place" and self._tells_home(unit):
            self.next = self._past_home(phrase.last)
            return True
        if not (unit.letters == "من" and self.units[self.next - 1].has("backing")):  # بدعم من التحالف
            self.found.add("في" if unit.is_gram("near") else unit.letters, phrase)
        self.next = phrase.last
        self._home_of(phrase)
        return True

    def _tells_home(self, unit: Unit) -> bool:
        """`عناصر متمركزون في أ`, `شابين نازحين من أ`: the place says where somebody is based or comes from."""
        before = self.units[self.next - 1]
        left = (
            unit.letters == "من" and self.next - 1 > self.trigger and "come_from" in before.tail_traits | before.traits
        )
        last = self.found.arguments[-1].phrase if self.found.arguments else None
        of_site = last is not None and last.members[:1] != () and last.members[0].site  # مواقع الجيش المتمركزة في أ
        return left or (stationed(before) and not of_site)

    def _past_home(self, at: int) -> int:
        """`المتمركزة في الفوج أ في مدينة ب بريف ج، على د`: where the base ends, when the place that was hit follows."""
        here, end = self.units, at
        while end + 1 < len(here) and here[end + 1].kind == "place" and here[end].letters == "في":
            end += 2
        while end < len(here) and here[end].kind == "place" and here[end].prep == "ب":
            end += 1
        hit = end + 1 if end < len(here) and here[end].letters == "," else end
        follows = hit + 1 < len(here) and here[hit].letters == "علي" and here[hit + 1].kind == "place"
        return hit if follows else at

    def _past_make(self, at: int) -> int:
        """`صواريخ من نوع أرض - أرض`: where the name of a make ends."""
        while at < len(self.units) and (self.units[at].letters in ("-", "'") or self._names_make(self.units[at])):
            at += 1
        return at

    def _names_make(self, unit: Unit) -> bool:
        return unit.kind in ("noun", "quantity", "place") and not unit.prep and not unit.article

    def _past_part(self) -> bool:
        """`ستة أشخاص بينهم طفل ...`: who is counted in is no argument; only what prepositions tie follows."""
        phrase = phrase_at(self.units, self.next, self.outside) if self.next < len(self.units) else None
        if phrase is not None and not phrase.prep and phrase.kind != "place":
            self.next = phrase.last
        self.bare_allowed = self.fresh = False
        return self.next < len(self.units)

    def _waits_for_subject(self, at: int) -> int:
        """`أصيب خلال القصف عشرة مدنيين`: where people begin behind the event, whom the verb tells of; else 0."""
        here = self.units
        while at + 1 < len(here) and here[at].is_gram("demonstratives"):
            at += 1  # قتل على إثر تلك الغارات ستة
        event = here[at] if at < len(here) else None
        if self.noun or self.found.arguments or event is None or event.kind != "trigger" or not event.article:
            return 0
        behind = at + 1
        while behind < len(here) and self._describes_event(here[behind], event):
            behind += 1
        if behind == len(here) or not _may_be_victims(here[behind]):
            return 0
        self.found.cause = at
        return behind

    def _home_of(self, phrase: Phrase) -> None:
        """`على سكان بلدة أ`, `على مزارع قرية ب`: the place right behind people is where they were."""
        at = phrase.last
        if phrase.kind != "party" or at >= len(self.units) or not isinstance(phrase.members[-1].ref, Party):
            return
        unit, party = self.units[at], phrase.members[-1].ref
        if unit.kind == "place" and not unit.prep and not unit.conj and party.head == "people" and not party.definite:
            place = phrase_at(self.units, at, self.outside)
            if place is not None and place.kind == "place":
                self.found.add("في", place)
                self.next = place.last

    def _people_of_toll(self, unit: Unit, at: int) -> bool:
        """`أجهز على جريح`: a noun of tolls that a preposition ties to a verb is a person, not a toll."""
        noun = self.units[at]
        if not is_toll(noun) or noun.prep or noun.conj:
            return False
        member = Member("thing", noun.first, noun.last, 0, None)
        self.found.add(unit.letters, Phrase(at, at + 1, "", (member,), (), noun.letters))
        self.next = at + 1
        return True

    def _past_area(self, at: int) -> int:
        while at + 1 < len(self.units) and self.units[at].is_gram("area_words") and self.units[at].kind == "gram":
            at += 1
        return at

    def _tells_of_argument(self, pronoun: Unit) -> bool:
        """`قبولهم بالمبادرة التي أطلقها الجيش`: the clause tells of the thing right before it, not of the event."""
        last = self.found.arguments[-1].phrase if self.found.arguments else None
        if last is None or last.last != self.next or last.kind != "thing" or not self.noun:
            return False
        feminine = self.units[self.next - 1].letters.endswith(("ه", "ات"))
        event = self.units[self.trigger].letters.endswith(("ه", "ات"))
        fits = pronoun.letters == ("التي" if feminine else "الذي")
        return self.units[self.next - 1].article and fits and event != feminine

    def _light_relative(self, at: int, of_party: bool) -> bool:
        if at >= len(self.units):
            return False
        unit = self.units[at]
        if unit.is_gram("event_subject_verbs"):
            return True
        return unit.is_gram("agent_subject_verbs") and not of_party and self._has_pronoun(at)

    def _has_pronoun(self, at: int) -> bool:
        """Whether the verb at this unit has the event noun as its object: `نفذته`, `خرج بها`, `تقوم به`."""
        behind = self.units[at + 1].letters if at + 1 < len(self.units) else ""
        return bool(self.units[at].enclitic) or behind in ("به", "بها", "بهم")

    def _light(self, unit: Unit) -> bool:
        """A light verb after an event noun: `قصف طال البلدة`, `هجوم نفذته الفصائل على`."""
        if not self.noun or unit.conj or unit.has("apart"):
            return False
        if unit.is_gram("event_subject_verbs") or self._has_pronoun(self.next):
            self.found.consumed.append(self.next)
            self.bare_allowed, self.fresh = True, False
            if self._has_pronoun(self.next) and unit.is_gram("agent_subject_verbs"):
                return self._agent_of_light()
            if self._resumed_by_setting(self.next + 1):
                self.next += 1
                return self._agent_of_light()
            self.next += 1
            return True
        if unit.is_gram("patient_subject_verbs") and self._is_for_it(self.next + 1):
            self.found.consumed.append(self.next)
            self.bare_allowed, self.fresh = True, False
            self.next += 2
            return True
        return False

    def _is_for_it(self, at: int) -> bool:
        """`قصف تعرضت له الأحياء السكنية`: the pronoun takes up the event, so what underwent it follows."""
        return at < len(self.units) and self.units[at].letters in ("له", "لها", "لهما", "اليه", "اليها")

    def _resumed_by_setting(self, at: int) -> bool:
        """`غارة استهدف خلالها الطيران البلدة`: the pronoun takes up the event, so the doer follows."""
        unit = self.units[at] if at < len(self.units) else None
        return (
            unit is not None
            and unit.letters in ("خلال", "في", "فيها", "فيه")
            and unit.is_gram("prepositions", "adverbs")
            and (bool(unit.enclitic) or unit.letters.startswith("فيه"))
        )

    def _agent_of_light(self) -> bool:
        self.next += 1
        while self.next < len(self.units) and (
            self.units[self.next].kind == "time" or self.units[self.next].letters in ("به", "بها", "بهم")
        ):
            self.next += 1
        phrase = phrase_at(self.units, self.next, self.outside) if self.next < len(self.units) else None
        if phrase is not None and not phrase.prep:
            self.found.add("agent", phrase)
            self.next = phrase.last
        return True

    def _trigger(self, unit: Unit) -> bool:
        if self._condemned(unit):
            return False
        if self._event_subject(unit):
            return True
        if not self.noun and unit.has("belongings") and not unit.prep and not unit.conj:  # فك أسر جنديين
            self.found.consumed.append(self.next)
            self.next += 1
            return True
        if self.noun and unit.is_gram("event_subject_verbs") and not unit.conj and not unit.prep and not unit.article:
            return self._light(unit)
        if self._coordinated(unit):
            self.found.partners.append(self.next)
            self.next += 1
            self._adjectives()
            return True
        if unit.prep == "ب":
            self.found.cause = self.next
        return False

    def _condemned(self, unit: Unit) -> bool:
        """`أدانت الجامعة القصف على`, `قمعت الشرطة تظاهرة`: the act is the target, and what follows belongs to it."""
        breaks_up = self._has_type("attack") and unit.prep == "" and unit.ref.senses[0].trigger.type in _GATHERINGS
        condemns = self._has_type("condemn") and unit.prep in ("", "ب", "ل")
        if unit.conj or not (condemns or breaks_up) or (unit.ref.senses[0].positions == {"verb"}):
            return False
        cut = 1 if unit.prep and not (unit.prep == "ل" and unit.article) else 0
        member = Member("event", unit.first, unit.last, cut, None)
        self.found.arguments.append(Argument("condemned", Phrase(self.next, self.next + 1, "", (member,))))
        return True

    def _has_type(self, *types: str) -> bool:
        return any(sense.trigger.type in types for sense in self.units[self.trigger].ref.senses)

    def _event_subject(self, unit: Unit) -> bool:
        """`دمر القصف منزلين`: an event noun right after a verb of harm is its subject; the walk goes on behind it."""
        near = self.next == self.trigger + 1 and not unit.prep and not unit.conj
        if self.noun or not near or not self._has_type(*_CAUSED) or unit.ref.senses[0].trigger.type not in _CAUSES:
            return False
        if unit.ref.senses[0].positions == {"verb"}:
            return False
        self.found.subject = self.found.cause = self.next
        self.next += 1
        while self.next < len(self.units) and self._describes_event(self.units[self.next], unit):
            self.next += 1
        return True

    def _describes_event(self, unit: Unit, event: Unit) -> bool:
        if unit.prep or unit.conj:
            return False
        if isinstance(unit.ref, Party) and unit.ref.head == "adjective":
            return True
        if means_adjective(unit) or unit.is_gram("event_adjectives"):
            return unit.article or not event.article
        return unit.kind == "noun" and unit.article and event.article

    def _shares_what_follows(self, unit: Unit) -> bool:
        """`اعتقال واستدعاء ناشطين`, `حملة دهم وتفتيش في`: a bare noun joined to a bare event noun goes with it."""
        if not self.fresh or self.next != self.start or unit.kind != "noun" or not unit.conj or unit.article:
            return False
        follow = self.units[self.next + 1] if self.next + 1 < len(self.units) else None
        bare = unit.prep == "" and not unit.letters.endswith(("ين", "ون", "ات"))
        return bare and follow is not None and (follow.kind in ("party", "quantity") or follow.is_gram("prepositions"))

    def _counted_partner(self) -> None:
        """`شهيد وعدد من الجرحى`, `قتلى وأكثر من 30 جريحا`: a counted noun joined to this one shares what follows it."""
        for i in range(self.next + 1, min(self.next + 4, len(self.units))):
            if self.units[i].kind == "trigger":
                self.found.partners.append(i)
                return
            if not (
                self.units[i].kind == "quantity"
                or self.units[i].letters == "من"
                or self.units[i].is_gram("collectives")
            ):
                return

    def _coordinated(self, unit: Unit) -> bool:
        """`قتل وإصابة`, `قتلى وجرحى`: a trigger joined to the one before with nothing but adjectives between."""
        before = self.units[self.next - 1]
        if self.noun and is_toll(self.units[self.trigger]) and not is_toll(unit) and self._is_counted():
            return False  # 12 شهيدا ونزوح السكان
        joined = unit.conj or (before.kind == "gram" and before.is_gram("and"))
        if self.noun and self.units[self.trigger].enclitic and not self.units[self.trigger].has("victims_noun"):
            return False  # باحتراقه ومقتل أشخاص: the pronoun is what suffered
        if not self.noun and _in_plural(self.units[self.trigger]) is not _in_plural(unit):
            return False  # قتلوا وأصيب آخرون: two subjects
        return joined and not self.found.arguments and not unit.prep

    def _is_counted(self) -> bool:
        return self.trigger > 0 and self.units[self.trigger - 1].kind == "quantity"

    def _verb(self, unit: Unit) -> bool:
        """A verb ends the walk, unless it takes up the event noun: `الهجوم الذي تبناه التنظيم`."""
        before = self.units[self.next - 1]
        if self._describes_people(unit):
            return self._past_description()
        if self._is_rumour():
            self.next += 2
            return True
        taken_up = unit.kind == "report" and bool(unit.enclitic) and unit.is_gram("agent_subject_verbs")
        indefinite = self.noun and not self.units[self.trigger].article and unit.has("claims_act")
        return taken_up and (before.is_gram("relative_pronouns") or indefinite) and self._light(unit)

    def _describes_people(self, unit: Unit) -> bool:
        """`استهدف مسلحون يستقلون دراجة حاجزا`: a plural verb behind indefinite people tells only which ones."""
        last = self.found.arguments[-1].phrase if self.found.arguments else None
        if last is None or last.last != self.next or last.kind != "party" or last.members[-1].ref.definite:
            return False
        return unit.kind == "verb" and not unit.conj and unit.letters.endswith(("ون", "ان")) and not self.noun

    def _past_description(self) -> bool:
        self.next += 1
        phrase = phrase_at(self.units, self.next, self.outside) if self.next < len(self.units) else None
        if phrase is not None and not phrase.prep:
            self.next = phrase.first + 1 if phrase.kind == "thing" else phrase.last
            while self.next < len(self.units) and is_plain_adjective(self.units[self.next]):
                self.next += 1
        return self.next < len(self.units)

    def _is_doer_behind(self) -> bool:
        """`ألقت القبض القوات الأمنية على`: the subject of the light verb stands behind its noun."""
        light = self.units[self.trigger - 1] if self.trigger else None
        doer = light is not None and light.is_gram("agent_subject_verbs") and is_finite(light)
        return doer and self.next == self.trigger + 1

    def _is_rumour(self) -> bool:
        """`قصف قيل إنه من قبل قسد`: the remark tells only who is said to have done it."""
        here = self.units[self.next : self.next + 3]
        remark = len(here) == 3 and self.noun and here[0].letters == "قيل" and here[1].letters in ("انه", "انها")
        return remark and here[2].is_gram("agent_markers")

    def _adjectives(self) -> None:
        """Adjectives right after an event noun: `قصف مدفعي عنيف`, `غارات روسية`, `القصف الإسرائيلي`."""
        while self.next < len(self.units):
            unit = self.units[self.next]
            if isinstance(unit.ref, Party) and unit.ref.head == "adjective" and not unit.prep:
                member = Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)
                self.found.add("adjective", Phrase(self.next, self.next + 1, "", (member,)))
            elif unit.letters == "-" and self._is_adjective_party(self.next + 1):
                self.next += 1  # هجوم أميركي - بريطاني: one name of both
            elif means_adjective(unit) or self._is_fired(unit):
                self.found.reach = self.next + 1
            elif not (
                unit.kind in ("noun", "gram", "party") and not unit.prep and modifies(self.units, self.trigger, unit)
            ):
                return
            else:
                self.found.mutual |= unit.has("mutual")
                self.found.reach = self.next + 1
            self.next += 1
            self.fresh = False

    def _is_fired(self, unit: Unit) -> bool:
        """`إطلاق نار إسرائيلي`: what is fired stands between the event noun and whose fire it is."""
        bare = unit.is_gram("instruments") and not unit.prep and not unit.conj and self.next == self.trigger + 1
        return bare and self._is_adjective_party(self.next + 1)

    def _is_adjective_party(self, at: int) -> bool:
        """Whether the adjective of a nationality or side stands at this unit."""
        unit = self.units[at] if at < len(self.units) else None
        return unit is not None and isinstance(unit.ref, Party) and unit.ref.head == "adjective" and not unit.prep

    def _is_dispersal(self, unit: Unit) -> bool:
        """`أطلقت الشرطة الغاز لتفريق مظاهرة`: those whom a shot is to disperse are its target."""
        letters = unit.letters
        purpose = unit.prep == "ل" and unit.kind == "noun" and len(letters) == 5 and letters[0] + letters[3] == "تي"
        follow = self.units[self.next + 1] if self.next + 1 < len(self.units) else None
        if not purpose or follow is None or follow.kind != "trigger" or follow.prep:
            return False
        if follow.ref.senses[0].trigger.type in _GATHERINGS:
            member = Member("event", follow.first, follow.last, 0, None)
            self.found.arguments.append(Argument("condemned", Phrase(self.next, self.next + 2, "", (member,))))
        self.next += 2
        while self.next < len(self.units) and is_plain_adjective(self.units[self.next]):
            self.next += 1
        return True

    def _describes_head(self, unit: Unit) -> bool:
        """`الفرقة الرابعة المتمركزة في`, `الحملات العسكرية`: a definite adjective behind a definite noun."""
        if unit.kind != "noun" or not unit.article or unit.prep or unit.conj or self.next < 1:
            return False
        before = self.units[self.next - 1]
        if self.next - 1 == self.trigger and not (self.noun and before.article):
            return False
        if before.kind == "place":  # أطراف مدينة أ الشمالية
            return adjective_shape(unit.letters) and not unit.has("nouns_like_adjectives")
        stationed = unit.has("stationed")
        definite = before.article or (before.kind == "party" and before.ref.definite) or stationed
        if not definite or before.kind not in ("party", "noun", "trigger") or unit.has("nouns_like_adjectives"):
            return False
        plain = adjective_shape(unit.letters) and unit.letters.endswith(("ه", "ي", "ون", "ين"))
        return stationed or (plain and same_gender(before.tail or before.letters, unit.letters))

    def _describes_party(self, unit: Unit) -> bool:
        """`الأتراك العاملين في`, `المتظاهرين المعتصمين`: people right behind definite people tell which ones."""
        last = self.found.arguments[-1].phrase if self.found.arguments else None
        if last is None or last.kind != "party" or last.last != self.next or unit.kind != "party":
            return False
        people = unit.ref.head == "people" and unit.ref.definite and last.members[-1].ref.definite
        if not people or unit.prep or unit.conj or not unit.letters.endswith(("ين", "ون")):
            return False
        subject = self.trigger > 0 and self.units[self.trigger - 1].is_gram("pronouns")
        bare = sum(argument.tie == "" for argument in self.found.arguments)
        return self.noun or subject or bare > 1 or last.head.endswith(("ين", "ون"))

    def _follows_place(self, unit: Unit) -> bool:
        """`قرية أ بريف ب شرقي ج`: the second place says where the first one lies."""
        last = self.found.arguments[-1].phrase if self.found.arguments else None
        beside = bool(self.found.arguments) and self.found.arguments[-1].tie in _BESIDES  # إضافة إلى بلدة أ قرية ب
        return last is not None and last.kind == "place" and last.last == self.next and not unit.conj and not beside

    def _lies_in_last(self, phrase: Phrase) -> bool:
        """`في جبل أ بقرية ب`: a village behind the land that it lies in is the finer place."""
        last = self.found.arguments[-1].phrase.members[-1].ref.mention.kind
        return phrase.members[0].ref.mention.kind in _SETTLED and last in _LANDS

    def _tie_of_list(self) -> str:
        """`على محاور ريف أ، ومحاور بلدة ب`: a place joined to one that a preposition ties is tied by it as well."""
        last = self.found.arguments[-1] if self.found.arguments else None
        joined = last is not None and last.phrase.kind == "place" and last.tie in ("في", "علي", "ب")
        return last.tie if joined and last is not None else ""

    def _phrase(self, unit: Unit) -> bool:
        if unit.kind == "noun" and unit.has("by_preposition") and not unit.article:
            return False  # تسيطر عليها: a verb that names no event here
        if not self.noun and self.next == self.trigger + 1 and self._has_type(*_SPOKEN) and self._past_speaker():
            return True
        if unit.kind == "noun" and unit.has("states") and not unit.article and not unit.prep:
            self.next += 1
            return True
        if is_no_argument(self.units, self.next):
            self.next += 1
            return True
        if unit.letters in _FOLLOWS and self.next + 1 < len(self.units) and self.units[self.next + 1].prep == "ل":
            self.next += 2  # كتيبة، تتبع للواء، منزلا
            return True
        if unit.has("makes") and not unit.article and not unit.prep and self.next - 1 > self.trigger:
            named = self.next + 1 < len(self.units) and self._names_make(self.units[self.next + 1])
            self.next += 2 if named else 1  # استهدفت بالصواريخ نوع غراد مستودعا
            return True
        if unit.has("parts") and not unit.prep:
            self.next += 1
            return self._past_part()  # أصيب خمسة بعضهم أطفال
        phrase = phrase_at(self.units, self.next, self.outside)
        if phrase is None:
            self.next += 1
            return True
        tie = phrase.prep
        if unit.kind == "noun" and unit.letters.startswith("ل") and is_owned(self.units[self.next - 1]):
            self.next = phrase.last
            return True
        if self._follows_place(unit) and (phrase.kind == "place" or names_country(unit)):
            if tie == "ب" and unit.kind == "place" and self._lies_in_last(phrase):
                self.found.add("ب", phrase)
            self.next = phrase.last
            return True
        if self._is_dispersal(unit):
            return True
        if self._describes_head(unit):
            self.next += 1
            return True
        if self._describes_party(unit):
            self.next += 1
            return True
        if self._shares_what_follows(unit):
            self.next += 1
            self.start = self.next
            return True
        if not tie and self.noun and unit.conj and not self.found.arguments:
            self._counted_partner()
            return False  # قتلى وأكثر من ثلاثين جريحا
        if not tie and phrase.kind == "place" and phrase.members[0].ref.head == "direction":
            tie = "في"  # خسائر لقسد شرق حلب
        elif not tie and phrase.kind == "place" and unit.conj:
            tie = self._tie_of_list()
        if not tie and unit.conj and self.found.arguments and phrase.kind != "place":
            self.next = phrase.last  # joined to the argument before it
            return not self.comma
        if not tie and self.fresh and self.next == self.start:
            tie, self.bare_allowed = "genitive", True
        elif not tie and not self.bare_allowed:
            behind = self._is_doer_behind()
            self.next = phrase.last
            return not self.comma and (phrase.kind != "party" or behind)
        self.fresh = False
        self.found.add(tie, phrase)
        self.next = phrase.last
        return True
