"""What speaks for and against two mentions being one occurrence: type, day, place, sides, victims, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.claims.coreference_mentions import LEAD, Event, Mention, Spot, interval, is_massacre, own_day
from isnad.claims.drafts import Draft
from isnad.model import Modality, Polarity
from isnad.syntax.units import Unit

HARMS = frozenset("kill injure destroy execute".split())
STRIKES = frozenset("attack shelling airstrike explosion chemical".split())
NEEDED = 3  # evidence that joins a mention to an event
_DESCRIBED = 3  # units between a noun of harm and the participle that says it again
_SIGNED = 5  # units between a verb of agreeing and the accord
_INSTRUMENT = 2  # units between a verb and the noun of its means
_NEAR_KM = 15.0
_KM = 111.2  # per degree of latitude
_BAND = 0.6  # east-west shrinkage at a wide band of latitudes, cautious

_KIN = (
    "kill execute",
    "withdraw flee",
    "capture enter",
    "arrest abduct",
    "agree negotiate",
)
RELATED: frozenset[frozenset[str]] = frozenset(frozenset(pair.split()) for pair in _KIN)
_ONCE = frozenset("fall".split())  # happens once in a news item
_CIVIL = frozenset(
    "negotiate agree protest deny displace return withdraw decree resign appoint elect besiege celebrate".split()
)
_GENERAL = frozenset("عملية حملة".split())  # nouns that may point back at an attack of any kind
_DEALS = frozenset("agree negotiate release exchange aid".split())
_MUTUAL = frozenset("clash negotiate agree exchange".split())  # either side may be named first


def weigh(mention: Mention, event: Event) -> int | None:
    """How much speaks for the mention telling this event; None when something speaks against it."""
    total = 0
    for part in _PARTS:
        evidence = part(mention, event)
        if evidence is None:
            return None
        total += evidence
    return total


def _type(mention: Mention, event: Event) -> int | None:
    kind = mention.draft.type
    if kind in _ONCE and kind in event.types:
        return 4
    if kind in STRIKES and event.types & STRIKES:
        return _strike(mention, event)
    if kind in event.types:
        return 1 if kind in _CIVIL else 0
    return -1 if any(frozenset((kind, other)) in RELATED for other in event.types) else None


def _strike(mention: Mention, event: Event) -> int | None:
    """Shelling is no air raid, but bare `قصف` or `هجوم` may be either; a blast is rarely a strike's."""
    kind = mention.draft.type
    if kind in event.types:
        return -3 if kind == "attack" and _is_of_another_kind(mention, event) else 0
    if "explosion" in event.types | {kind}:
        return -2
    if kind == "attack" or "attack" in event.types:
        return -1 if mention.signature.bare or event.open_attack or mention.refers else None
    return -1 if mention.signature.bare or not event.means else None


def _is_of_another_kind(mention: Mention, event: Event) -> bool:
    """A landing is no gunfire, though both are attacks; `هجوم`, `عملية`, `استهداف` may be either."""
    said = mention.draft.sense.trigger.lemma in event.lemmas
    return not (said or mention.signature.bare or event.open_attack or mention.refers == 3)


def _day_agrees(mention: Mention, event: Event) -> int | None:
    day = own_day(mention.draft)
    if not day or not event.days:
        return 0
    if day in event.days:
        return 0
    return -2 if mention.refers == 3 else None  # a definite noun points back, whatever day its sentence is told on


def _place(mention: Mention, event: Event) -> int | None:
    """3 the same spot, 2 the same area, 1 an area and a spot in it, 0 not comparable, None different places."""
    mine, theirs = mention.signature.spots, event.spots
    if not mine or not theirs:
        return 0
    if event.sums_up and len(mine) == 1 and mention.refers < 3 and mention.draft.row.paragraph > LEAD:
        return None
    same = [spot for spot in mine if spot.id in theirs]
    if same:
        return 3 if any(not spot.wide for spot in same) else 2
    if _all_fine(mine) and any(not spot.wide for spot in theirs.values()):
        fine = [spot for spot in theirs.values() if not spot.wide]
        return 0 if any(_may_be(a, b, event, mention.draft.row.paragraph) for a in mine for b in fine) else None
    if not any(_holds(a, b) for a in mine for b in theirs.values()):
        return None
    sums_up = _all_fine(theirs.values()) and mention.draft.row.paragraph > LEAD  # a wide place after the exact one
    return 0 if sums_up and not mention.refers else 1


def _all_fine(spots: Iterable[Spot]) -> bool:
    return all(not spot.wide for spot in spots)


def _holds(left: Spot, right: Spot) -> bool:
    """Whether one may lie in the other: both of one area, or one of unknown or nationwide area."""
    if not (left.wide or right.wide):
        return False
    return not left.admin1 or not right.admin1 or left.admin1 == right.admin1


def _may_be(left: Spot, right: Spot, event: Event, paragraph: int) -> bool:
    """Whether two spots may be one: near each other in a title's event, of unknown position when told just before."""
    if left.unknown or right.unknown:
        return event.in_title or paragraph - event.paragraph <= 1
    return event.in_title and _close(left, right)


def _close(left: Spot, right: Spot) -> bool:
    """A title names the town near the village: same district, or some kilometres apart."""
    if left.admin2 and left.admin2 == right.admin2:
        return True
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return False
    north, east = abs(left.lat - right.lat) * _KM, abs(left.lon - right.lon) * _KM * _BAND
    return max(north, east) <= _NEAR_KM


def _sides(mention: Mention, event: Event) -> int | None:
    """1 when a side is the same, None when both name other ones; the sides of a clash or deal may change places."""
    mine, theirs = mention.signature.actors, event.actors
    if mention.draft.type in _ONCE:
        return 0
    if mention.draft.type in _MUTUAL:
        mine, theirs = mine | mention.signature.targets, event.actors | event.targets
        if mine and theirs:
            return len(mine & theirs) if mine & theirs else None
    if not mine or not theirs:
        return 0
    return 1 if mine & theirs else None


def _victims(mention: Mention, event: Event) -> int | None:
    """The same targets, words and numbers; None when parties or numbers differ."""
    signature, draft = mention.signature, mention.draft
    evidence = 0
    if signature.targets and event.targets and draft.type != "clash":
        named = {t for t in event.targets if not t.startswith("generic-")}
        if signature.targets & event.targets:
            evidence += 1
        elif draft.type in HARMS and named and not any(t.startswith("generic-") for t in signature.targets):
            return None
    evidence += bool(signature.words & event.words)
    counted = interval(draft)
    if counted and event.counts:
        if not any(low <= counted[1] and counted[0] <= high for low, high in event.counts):
            return None
        if draft.quantity is not None:
            evidence += 2 if counted in event.counts else 1  # one victim alone is nothing to know him by
    return evidence


def _telling(mention: Mention, event: Event) -> int | None:
    """What the way of telling says: pointing back, announcing more, detailing what title and lead told."""
    draft, first = mention.draft, event.first
    if first is None or draft.polarity is not first.polarity:
        return None
    evidence = mention.refers - 2 * mention.further + (mention.refers == 3 and _is_same_word(draft, event))
    if draft.modality is not first.modality and Modality.PLANNED in (draft.modality, first.modality):
        evidence -= 1
    return evidence if mention.further or mention.refers == 3 else evidence + _retelling(draft, event)


def _habit(mention: Mention, event: Event) -> int | None:
    """A habit tells no single occurrence again, and is told again by no single one."""
    if mention.habitual is event.habitual:
        return 0
    return None


def _number(mention: Mention, event: Event) -> int | None:
    """Two blasts are not one of them."""
    return 0 if mention.dual is event.dual or mention.draft.type not in ("attack", "explosion") else None


def _is_same_word(draft: Draft, event: Event) -> bool:
    """Whether an event noun names what it points back at; `العملية` may name any attack, the latest above all."""
    lemma = draft.sense.trigger.lemma
    return lemma in event.lemmas or (lemma.removeprefix("ال") in _GENERAL and event.types <= STRIKES)


def _retelling(draft: Draft, event: Event) -> int:
    """The lead tells the title's event again, and the text goes on to detail it; what was told long before is over."""
    gap = draft.row.paragraph - event.paragraph
    if not event.in_title or draft.row.paragraph == 0:
        return -(gap > 4)
    if draft.polarity is Polarity.NEGATED:
        return 1
    if draft.row.paragraph <= LEAD and event.paragraph == 0:
        return 3
    return 2 if event.paragraph <= LEAD else int(gap <= 3)


def _sentence(mention: Mention, event: Event) -> int | None:
    """Two triggers of one sentence are two occurrences, unless the second points back, counts the first one's dead,
    or explains it (`حيث`)."""
    draft = mention.draft
    other = event.told.get(draft.row.index)
    if other is None or mention.refers == 3 or draft.type in _ONCE:
        return 0
    if draft.type == "kill" and draft.position != "verb" and is_massacre(other):
        return 4
    row, first, last = draft.row, other.unit + 1, draft.unit
    if row.stops(first, last) or _says_again(draft, other):
        return 0
    if draft.position == "participle" and draft.type == other.type and last - first <= _DESCRIBED:
        return 4  # `جثة شاب مقتول`
    if other.position == "verb" and last - first <= _INSTRUMENT and _is_instrument(row.units, last):
        return 4  # `قصفت بغارات`, `قصفت بثلاث غارات`
    if draft.type == other.type == "agree" and other.position == "verb" and last - first <= _SIGNED:
        return 4  # `وقع الطرفان على الاتفاق`
    return -1 if row.explains(first, last) else None


def _is_instrument(units: Sequence[Unit], at: int) -> bool:
    """Whether `ب` ties the noun, or the number before it, to what stands before."""
    return units[at].prep == "ب" or (units[at - 1].kind in ("quantity", "noun") and units[at - 1].prep == "ب")


def _says_again(draft: Draft, other: Draft) -> bool:
    """`خطف ... بعد يوم من خطفه`, `أعلن انشقاقه وقال إنه انشق`: the same word with a pronoun, or then said."""
    if draft.sense.trigger.lemma != other.sense.trigger.lemma:
        return False
    return bool(draft.enclitic) or any(unit.kind == "report" for unit in draft.row.units[other.unit + 1 : draft.unit])


def _same_deal(mention: Mention, event: Event) -> int:
    """An article tells of few accords, talks or exchanges: the same word rather means the same one."""
    draft = mention.draft
    return int(draft.type in _DEALS and draft.sense.trigger.lemma in event.lemmas)


_PARTS = (_type, _habit, _number, _sentence, _day_agrees, _place, _sides, _victims, _telling, _same_deal)


def blast_of(blast: Draft, strike: Draft) -> bool:
    """`انفجارات ... ناتجة عن قصف`, `انفجار ... جراء غارة`."""
    if blast.type != "explosion" or strike.type not in STRIKES or not 0 < strike.unit - blast.unit <= 12:
        return False
    between = strike.row.units[blast.unit + 1 : strike.unit]
    return any(u.is_gram("cause_links") or u.letters.startswith(("ناتج", "ناجم")) for u in between[-3:])
