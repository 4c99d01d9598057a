"""Mentions and events: what a draft says of its occurrence, whether it points back, and what the mentions add up to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from isnad.claims.drafts import Draft, is_stop
from isnad.claims.habits import is_habitual
from isnad.claims.timing_reach import is_definite, opens_background
from isnad.syntax.units import Unit

MEANS = frozenset("shelling airstrike chemical".split())
LEAD = 1  # last paragraph of title and lead
_KEPT = 24  # places or numbers that an event remembers
_WINDOW = 60  # units
_OPENING = 5  # units at the start of a sentence that set its time
_NEAR = 2  # units before an event noun
_DATED = re.compile(r"^\d{4}-\d\d-\d\d")
_ONCE_EACH = frozenset({"kill", "injure", "execute", "arrest", "abduct", "release", "appoint"})
_COUNTED = frozenset("kill injure arrest abduct execute release".split())
_MORE = frozenset("كما كذلك ايضا سبق".split())  # something further, or earlier, is told
_OTHER = frozenset("مماثل مماثله اخر اخري ثان ثاني ثانيه ثالث ثالثه".split())
_TURNS = (
    "في سياق",
    "في حادث",
    "في اثناء",
    "في غضون",
    "في مقابل",
    "مقابل",
    "من جهه اخري",
    "من جانب اخر",
    "الي ذلك",
    "علي صعيد",
)  # letters without article and conjunction
_CHARGES = frozenset("عبوه سياره لغم قنبله قذيفه دراجه شاحنه مفخخه".split())
_TWO = frozenset("عمليتا عمليتي عمليتان عمليتين هجوما هجومي حادثتا حادثتي حادثتين".split())
_NEW = frozenset("جديد جديده".split())  # in title and lead: new to the reader, not beside what the title tells


class Spot(NamedTuple):
    """A place as far as it tells occurrences apart; `wide` when it is an area (countryside, governorate)."""

    id: str
    admin1: str
    admin2: str
    wide: bool
    lat: float | None = None
    lon: float | None = None

    @property
    def unknown(self) -> bool:
        """Whether no gazetteer has it, as a mosque or roundabout in the town told of."""
        return self.lat is None and not self.admin1


class Signature(NamedTuple):
    """What identifies an occurrence: `words` are those of the target, `bare` when the trigger leaves the means open."""

    spots: tuple[Spot, ...] = ()
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    bare: bool = False


@dataclass(slots=True)
class Mention:
    """One draft as a mention of an event: `refers` when it points back, `further` when it announces another one."""

    draft: Draft
    signature: Signature
    refers: int = 0
    further: bool = False
    habitual: bool = False
    dual: bool = False
    event: Event | None = None


@dataclass(slots=True, eq=False)
class Event:
    """All that the mentions of one occurrence say; `told` is its last mention by row, `ties` its causes or harms."""

    first: Draft | None = None
    spots: dict[str, Spot] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    told: dict[int, Draft] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)
    counts: set[tuple[float, float]] = field(default_factory=set)
    ties: set[int] = field(default_factory=set)
    open_attack: bool = True  # each `attack` among them leaves the means open
    habitual: bool = False  # its first mention tells of a habit or sums up
    dual: bool = False  # its first mention tells of two at once
    sums_up: bool = False  # its first mention names places apart: `على ريفي حلب وإدلب`
    paragraph: int = 0

    def add(self, mention: Mention) -> None:
        """Take in a mention."""
        draft, signature = mention.draft, mention.signature
        mention.event = self
        if self.first is None:
            self.first, self.habitual, self.dual = draft, mention.habitual, mention.dual
            self.sums_up = len({spot.admin1 for spot in signature.spots if spot.wide and spot.admin1}) > 1
        if len(self.spots) < _KEPT:
            self.spots.update((spot.id, spot) for spot in signature.spots)
        self.actors |= signature.actors
        self.targets |= signature.targets
        self.words |= signature.words
        self.days |= {day for day in [own_day(draft)] if day}
        self.told[draft.row.index] = draft
        self.types.add(draft.type)
        self.lemmas.add(draft.sense.trigger.lemma)
        if draft.type in MEANS and not signature.bare:
            self.means.add(draft.type)
        self.open_attack = self.open_attack and (signature.bare or draft.type != "attack")
        counted = interval(draft)
        if counted and len(self.counts) < _KEPT:
            self.counts.add(counted)
        self.paragraph = max(self.paragraph, draft.row.paragraph)

    @property
    def in_title(self) -> bool:
        """Whether the title tells it."""
        return self.first is not None and self.first.row.paragraph == 0


def mention_of(draft: Draft, signature: Signature) -> Mention:
    """The draft as a mention."""
    habitual, dual = is_habitual(draft), _is_dual(draft)
    if _is_other(draft):
        return Mention(draft, signature, 0, True, habitual, dual)
    before = reversed(draft.row.units[max(0, draft.unit - _WINDOW) : draft.unit])
    more = any(unit.letters in _MORE for unit in takewhile(lambda unit: not is_stop(unit), before))
    refers = _refers(draft)
    earlier = draft.row.paragraph > LEAD and (
        opens_background(draft.row) or _opens_at_another_time(draft) or _turns(draft)
    )
    return Mention(draft, signature, refers, (more or earlier) and refers < 3, habitual, dual)


def _opens_at_another_time(draft: Draft) -> bool:
    """`وفي وقت سابق`, `وعلى مدى الأشهر الماضية`: its sentence begins by leaving the day of the news."""
    opening = draft.row.units[: min(draft.unit, _OPENING)]
    return any(_leaves_the_day(unit) for unit in opening)


def _turns(draft: Draft) -> bool:
    """`في سياق منفصل`, `من جهة أخرى`, `إلى ذلك`: its sentence turns to something else."""
    opening = draft.row.units[: min(draft.unit, _OPENING)]
    return " ".join(unit.letters for unit in opening).startswith(_TURNS)


def _leaves_the_day(unit: Unit) -> bool:
    if unit.kind != "time":
        return unit.letters in ("سابق", "سابقه")
    value = str(unit.ref.value or "")
    return not _DATED.match(value) and not value.startswith("P")


def _is_dual(draft: Draft) -> bool:
    """`انفجاران`, `الهجومين`, `عمليتا إنزال`: two occurrences told as one."""
    if draft.position not in ("masdar", "noun"):
        return False
    units, at = draft.row.units, draft.unit
    if at and units[at - 1].letters.removeprefix("ال") in _TWO:
        return True
    return all(reading.entry.number == "d" for reading in draft.sense.readings)


def _is_other(draft: Draft) -> bool:
    """`قصف آخر`, `القصف الثاني`, `قصف مدفعي مماثل`: an adjective says that it is not the one told of."""
    for unit in draft.row.units[draft.unit + 1 : draft.unit + 4]:
        word = unit.letters.removeprefix("ال")
        if word in _OTHER or (word in _NEW and draft.row.paragraph > LEAD):
            return True
        if unit.kind not in ("noun", "verb") or unit.prep or (unit.conj and not unit.article):
            return False
    return False


def _refers(draft: Draft) -> int:
    """How strongly the form points back: `القصف` plainly, `قصفه` (of the one told of) somewhat."""
    if draft.type == "explosion" and draft.position == "verb":
        return 2 if _is_known_blast(draft) else 0
    if draft.position not in ("masdar", "noun") or is_toll(draft):
        return 0
    if is_definite(draft):
        return 1 if _goes_on(draft) else 3
    if draft.enclitic and draft.type in _ONCE_EACH:
        return 2  # مقتله, اعتقالها: of somebody told of, who is killed once
    return 1 if draft.enclitic else 0


def _is_known_blast(draft: Draft) -> bool:
    """`انفجرت العبوة`, `العبوة انفجرت`: the article has told of the charge."""
    units, at = draft.row.units, draft.unit
    return any(
        unit.article and unit.letters.removeprefix("ال") in _CHARGES
        for unit in (*units[max(0, at - 1) : at], *units[at + 1 : at + 2])
    )


def _goes_on(draft: Draft) -> bool:
    """`استمرار القصف`, `وتيرة الغارات`: what goes on and on is more than the one told of."""
    before = draft.row.units[max(0, draft.unit - _NEAR) : draft.unit]
    return any(unit.has("going_on") for unit in before)


def is_toll(draft: Draft) -> bool:
    """`قتلى`, `جرحى`, `ضحايا`, `إصابات`: a noun that counts victims and points at nothing."""
    plural = draft.position in ("noun", "participle") or draft.row.units[draft.unit].letters.endswith("ات")
    counts = draft.type in ("kill", "injure") and plural
    return counts and not is_massacre(draft)


def is_massacre(draft: Draft) -> bool:
    """Whether its word is `مجزرة`, which names a killing that a toll then counts."""
    return "مجزر" in draft.sense.trigger.lemma


def interval(draft: Draft) -> tuple[float, float] | None:
    """The lowest and highest number of victims that the words allow; a single one named is one."""
    count = draft.quantity
    if draft.type not in _COUNTED:
        return None
    if count is None or count.low is None:
        return _one_by_one(draft)
    return count.low, count.high if count.high is not None else float("inf")


def own_day(draft: Draft) -> str:
    """The day that its own clause names, or the span with its ends: a day is not the weeks that it lies in."""
    if not draft.time or "time.lead" in draft.rules:
        return ""
    return draft.time[:10] if _DATED.match(draft.time) and "/" not in draft.time else draft.time


def _one_by_one(draft: Draft) -> tuple[float, float] | None:
    """`مقتل طفل وامرأة`: as many victims as are told of one by one."""
    units = {unit.first: unit for unit in draft.row.units}
    told = [units.get(member.first) for member in draft.target]
    if not told or not all(unit is not None and unit.has("one_person") for unit in told):
        return None
    return len(told), len(told)
