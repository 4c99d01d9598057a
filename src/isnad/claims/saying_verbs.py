"""Verbs of saying: which words of a row tell, how, and what they open."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.scan import Scan
from isnad.claims.speakers import Speakers
from isnad.lexicon import Reading
from isnad.syntax.units import Unit
from isnad.text import fold_key

ACTS = frozenset({"accuse", "condemn", "demand", "threaten", "pledge", "deny"})
_WORDS_REACH = 12  # units between a verb of saying and the words that it opens


class SayingVerbs:
    """The verbs of saying of one row, by the unit at which they stand."""

    def __init__(self, found: Scan, units: Sequence[Unit], speakers: Speakers) -> None:
        """`units` are those of the row."""
        self.found, self.units, self.speakers = found, units, speakers

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What the word of a unit may be as a word of saying."""
        return self.found.of(self.units[i].first, "report")

    def reports(self, i: int) -> bool:
        """Whether the unit is a verb of saying, or the adverbial participle of one."""
        unit = self.units[i]
        small = unit.ref is None or unit.is_gram("carriers", "prepositions")  # حافلة تقل عمالا, بين
        if unit.kind not in ("report", "trigger", "gram") or (unit.kind == "gram" and small):
            return False
        told = self.readings(i)
        if not told:
            return unit.kind == "trigger" and self._acts_only(i)
        readings = [r for r in told if r.entry.pos in ("verb", "participle") and not r.article]
        if not readings or unit.prep:
            return False
        if all(r.entry.pos == "participle" for r in readings):
            return self._tells_as_participle(i)
        if self.root(i) == "بين" and unit.letters == "تبين":
            return False  # تبين أن: it turned out
        if self.root(i) == "ابلغ" and any(_counts(unit) for unit in self.units[i + 1 : i + 2]):
            return False  # يبلغ 11 عاما
        before = self.units[i - 1] if i else None
        if before is not None and before.letters == "من" and before.kind == "gram" and unit.letters.startswith("ا"):
            return False  # من أخطر المطلوبين: the elative
        masdar = any(r.entry.pos == "masdar" for r in self.readings(i))
        telling = not masdar and self.units[i + 1 : i + 2] and self.units[i + 1].is_gram("complementizers")
        if telling or before is None or unit.conj:
            return True
        return not self.speakers.is_name_head(self.found, before)  # شبكة رصد, قناة "رؤيا"

    def _acts_only(self, i: int) -> bool:
        """A verb that no table of saying has but that is an act of words: `حمل ... المسؤولية`."""
        unit = self.units[i]
        return not self.readings(i) and self.is_act(i) and is_event_verb(self.found, unit)

    def _tells_as_participle(self, i: int) -> bool:
        """Only the adverbial participle with words after it: `مشيرا إلى`, `مؤكدة أن`; never a noun (مقر, ناقلة)."""
        letters = self.found.text.words[self.units[i].first].text
        return letters.endswith(("ا", "ه")) and (self.opens_words(i) or self.units[i].kind == "trigger")

    def stance(self, i: int) -> str:
        """Whether who says so asserts, denies, doubts or accuses."""
        readings = self.readings(i)
        return self.speakers.reporting[int(readings[0].entry.ref)].stance if readings else "asserts"

    def root(self, i: int) -> str:
        """The folded verb in its plain form; empty when it is none."""
        readings = [r for r in self.readings(i) if r.entry.pos == "verb"]
        verb = self.speakers.reporting[int(readings[0].entry.ref)].verb if readings else None
        return fold_key(verb[0]) if verb else ""

    def gender(self, i: int) -> str:
        """m or f, empty when the form does not tell."""
        readings = self.readings(i) or self.found.of(self.units[i].first, "trigger")
        genders = {r.entry.gender for r in readings if r.entry.pos == "verb"}
        return genders.pop() if len(genders) == 1 else ""

    def is_plural(self, i: int) -> bool:
        """Whether only a plural subject before it fits: `قالوا`."""
        verbs = [r for r in self.readings(i) if r.entry.pos == "verb"]
        return bool(verbs) and all(r.entry.number == "p" for r in verbs)

    def is_participle(self, i: int) -> bool:
        """`مشيرا إلى`: it goes on with who spoke."""
        return bool(self.readings(i)) and all(r.entry.pos == "participle" for r in self.readings(i))

    def is_act(self, i: int) -> bool:
        """Whether saying so is itself an act (طالب, اتهم): it tells its complement and no more."""
        return not ACTS.isdisjoint(types_of(self.units[i]))

    def negated(self, i: int) -> bool:
        """`لم يشر`."""
        return i > 0 and self.units[i - 1].is_gram("negators")

    def opens_words(self, i: int) -> bool:
        """Whether words are told after this verb: `أن`, `إلى أن`, `بـ`, `عن`, a colon."""
        after = self.units[i + 1 : i + 5]
        return any(
            u.is_gram("complementizers") or u.letters in (":", "عن", "الي", "علي") or u.prep == "ب" for u in after
        )

    def opens_clause(self, at: int, reach: int = _WORDS_REACH) -> bool:
        """Whether `أن` or a colon follows before the next verb."""
        for unit in self.units[at : at + reach]:
            if unit.is_gram("complementizers") or unit.letters == ":":
                return True
            if unit.kind in ("trigger", "verb"):
                return False
        return False

    def comments(self, i: int) -> bool:
        """`علق المتحدث على القصف بالقول إن`: the verb of commenting, not of hanging or suspending."""
        if self.root(i) != "علق":
            return False
        behind = self.units[i + 1 : i + 1 + _WORDS_REACH]
        return any(u.letters == "علي" for u in behind) and any(u.is_gram("complementizers") for u in behind)

    def unnamed_passive(self, i: int) -> bool:
        """`قيل إن`: somebody says so."""
        readings = [r for r in self.readings(i) if r.entry.pos == "verb"]
        passive = bool(readings) and all(r.entry.voice == "passive" for r in readings)
        return passive and i + 1 < len(self.units) and self.units[i + 1].is_gram("complementizers")

    def relays(self, i: int) -> bool:
        """Whether the verb hands on what others said: `نقلت X عن Y`."""
        return any(self.speakers.reporting[int(r.entry.ref)].relays for r in self.readings(i))

    def coordinated(self, i: int) -> bool:
        """Whether the verb goes on with the subject of the one before: `أدان ... وطالب`, `كما دعا`."""
        return self.units[i].conj or (i > 0 and self.units[i - 1].letters in ("كما", "و"))


def _counts(unit: Unit) -> bool:
    return unit.kind in ("time", "quantity") or unit.letters.isdigit()


def types_of(unit: Unit) -> frozenset[str]:
    """The event types that a trigger may have."""
    return frozenset(sense.trigger.type for sense in unit.ref.senses) if unit.kind == "trigger" else frozenset()


def is_event_verb(found: Scan, unit: Unit) -> bool:
    """Whether the unit is a trigger that can only be a verb."""
    return unit.kind == "trigger" and all(r.entry.pos == "verb" for r in found.of(unit.first, "trigger"))
