"""Places that the text leaves out: a claim takes them from its cause, its sentence, its topic, or the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from isnad.claims.argument_words import is_own_position, stationed
from isnad.claims.drafts import Draft, Row
from isnad.claims.habits import is_habitual
from isnad.claims.inherit_actors import WORDS
from isnad.claims.place_lists import list_around
from isnad.claims.roles import add_places, width
from isnad.claims.timing_reach import is_history
from isnad.model import Modality, Polarity
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit
from isnad.text import fold_key

_NATIONAL = frozenset({"fall", "elect", "appoint", "resign", "decree", "sanction"})
_EFFECTS = frozenset({"kill", "injure", "destroy", "displace"})
_WIDE = 9  # a countryside; governorates and countries are wider
_OPENING = 5  # units in which a sentence may say that it turns to something else
_DAY = len("2022-08-18")
_TODAY = "اليوم"
_REASONS = frozenset({"بعد", "عقب", "خلفيه"})


def topic_of(row: Row, topic: list[Member], drafts: list[Draft]) -> list[Member]:
    """The place that a headline or paragraph names before its event: `ريف حماة.. مقتل أطفال`."""
    return topic if drafts else loose_places(row)[:1] or topic


def share_places(row: Row, drafts: list[Draft], topic: list[Member]) -> None:
    """A claim without a place has that of its cause or effect, else that which its sentence opens or closes with."""
    for draft in drafts:
        if draft.place or draft.type in WORDS | _NATIONAL or is_history(draft):
            continue
        donor = (
            draft.cause
            if draft.cause and _gives_place(draft.cause, draft)
            else next((d for d in drafts if d.cause is draft and d.place and not _shown(draft)), None)
        )
        if donor is not None:
            _take_places(draft, donor, "place.from-cause")
    for draft in sorted(drafts, key=lambda d: bool(d.place)):
        if not draft.place and draft.type == "fall":
            _take_country(row, draft)
        elif not draft.place and draft.type not in WORDS and not _points_back(draft) and not is_history(draft):
            donor = _nearest_with_place(drafts, draft)
            if donor is not None:
                _take_places(draft, donor, "place.from-neighbour")
            else:
                _take_loose_place(row, draft, drafts)
                if not draft.place and topic:
                    draft.place = list(topic)
                    draft.note("place.topic")


def _gives_place(cause: Draft, draft: Draft) -> bool:
    """Whether a cause was where its effect was: not why somebody was seized, not where somebody meant to flee."""
    went = cause.type == "flee" and draft.type != "flee"
    return bool(cause.place) and not went and not _is_reason(cause, draft)


def _is_reason(cause: Draft, draft: Draft) -> bool:
    """`اعتقلوا بعد هجوم في`, `على خلفية استهداف`: why somebody was seized, maybe elsewhere."""
    before = cause.row.units[max(0, cause.unit - 2) : cause.unit]
    return draft.type not in _EFFECTS and any(u.letters in _REASONS for u in before)


def _shown(draft: Draft) -> bool:
    """`هذه العملية`: a demonstrative points back to an event that has its own place."""
    return draft.definite and draft.unit > 0 and draft.row.units[draft.unit - 1].is_gram("demonstratives")


_DEALS = frozenset({"agree", "negotiate"})
_MOVES = frozenset({"displace", "return", "flee", "withdraw", "deploy", "release"})


_FIRE = frozenset({"shelling", "airstrike", "attack", "explosion", "clash"})
_HANDED = frozenset({"hand_over", "aid", "exchange", "agree", "negotiate"})


def _lends(donor: Draft, draft: Draft) -> bool:
    """Where people went or came from is no place of what else the sentence tells."""
    if (donor.type in _DEALS) is not (draft.type in _DEALS):
        return False  # where an accord was made is not where it is broken
    if donor.type in _FIRE and draft.type in _HANDED:
        return False  # الفصيل يسلم أسلحته وقصف على أ
    return donor.type not in WORDS | _NATIONAL and (donor.type not in _MOVES or draft.type in _MOVES)


def _nearest_with_place(drafts: list[Draft], draft: Draft) -> Draft | None:
    others = [d for d in drafts if d is not draft and d.place and _lends(d, draft) and "place" not in d.inherited]
    others = [d for d in others if not _separated(draft, d) and not is_history(d)]
    return min(others, key=lambda d: (d.unit > draft.unit, abs(d.unit - draft.unit)), default=None)


def _separated(left: Draft, right: Draft) -> bool:
    a, b = sorted((left.unit, right.unit))
    return any(u.has("fresh_clause") or _answers(u) for u in left.row.units[a + 1 : b])


def _is_apart(other: Draft, draft: Draft) -> bool:
    """Whether the place of another draft is not this one's: of what is told next, or of what it answers."""
    if other.type in _FIRE and draft.type in _HANDED:
        return True
    if other.unit > draft.unit:
        return _separated(draft, other)
    return any(map(_answers, draft.row.units[other.unit + 1 : draft.unit]))


def _answers(unit: Unit) -> bool:
    """`ردا على قصف`, `مقابل قصف`: what one side did to the other was done elsewhere."""
    return unit.letters in _IN_RETURN


def _take_places(draft: Draft, donor: Draft, rule: str) -> None:
    draft.place = list(donor.place)
    draft.note(rule)
    draft.inherited.add("place")


def _take_loose_place(row: Row, draft: Draft, drafts: Sequence[Draft]) -> None:
    """A place of the sentence that no trigger took: `ريف حماة.. مقتل أطفال`, `في حلب قتل مدني`."""
    apart = (d for d in drafts if "place" not in d.inherited and _is_apart(d, draft))
    elsewhere = {m.first for d in apart for m in d.place}
    members = [m for m in loose_places(row) if m.first not in elsewhere]
    if members:
        nearest = min(members, key=lambda m: (width(m) > _WIDE, abs(m.first - draft.word)))
        unit = next(n for n, u in enumerate(row.units) if u.first == nearest.first)
        add_places(draft, list_around(row.units, unit), "place.in-sentence")
        draft.inherited.add("place")


def _take_country(row: Row, draft: Draft) -> None:
    """A government falls in its country, not in the town that the sentence is about."""
    countries = [u for u in row.units if u.kind == "place" and u.ref.mention.kind == "country"]
    if countries:
        unit = min(countries, key=lambda u: abs(u.first - draft.word))
        add_places(draft, [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)], "place.country")
        draft.inherited.add("place")


def loose_places(row: Row) -> list[Member]:
    """Where a sentence may have happened: each first place of a chain (`قرية أ بريف ب شرقي ج`), not where somebody is
    based or comes from, not what belongs to a teller, no country."""
    members: list[Member] = []
    lead: list[Member] = []
    near: list[Member] = []
    origins: set[int] = set()
    for n, unit in enumerate(row.units):
        if unit.kind != "place" or unit.ref.inside is not None or _acts(row, n):
            continue
        if n == 0 and len(row.units) > 2 and row.units[1].letters == row.units[2].letters == ":":
            lead = [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)]
            continue  # حلب:: heads what follows
        before = row.units[n - 1] if n else None
        joined = unit.conj and n - 1 in origins  # من حماة وحمص
        if joined or (before is not None and _is_elsewhere(row, n, before)):
            if joined or (before is not None and before.letters == "من"):
                origins.add(n)
            if _is_all_told(row, n):
                near.append(Member("place", unit.first, unit.last, unit.ref.cut, unit.ref))
            continue
        if before is not None and _locates(row, n):
            continue
        members.append(Member("place", unit.first, unit.last, unit.ref.cut, unit.ref))
    return members or near or lead


def _acts(row: Row, at: int) -> bool:
    """A country is a state, unless it is where something goes on: `تشهد سوريا نزاعا`."""
    hosts = at > 0 and row.units[at - 1].is_gram("place_subject_verbs")
    return row.units[at].ref.mention.kind == "country" and not hosts


def _is_all_told(row: Row, at: int) -> bool:
    """`حاول الفرار إلى لبنان قرب بلدة أ`: near a place, where no other one than a country is told."""
    before = row.units[at - 2] if at > 1 and row.units[at - 1].letters == "قرب" else None
    return before is not None and (before.kind != "place" or before.ref.mention.kind == "country")


def _is_elsewhere(row: Row, at: int, before: Unit) -> bool:
    return _names_accord(before) or _tells_origin(row, at) or _of_teller(row, at)


def _names_accord(before: Unit) -> bool:
    """`اتفاق موسكو`: the city is part of the accord's name."""
    return before.kind == "trigger" and bool(before.ref.senses[0].trigger.type == "agree")


def _locates(row: Row, at: int) -> bool:
    """`طريق أ في بادية ب`, `ساحة أ، بريف ب`: the place says where the one before it lies."""
    unit, before = row.units[at], row.units[at - 1]
    if before.kind == "place":
        return not unit.conj
    tied = (before.letters == "في" and before.kind == "gram") or (before.kind == "punct" and unit.prep == "ب")
    return tied and not before.conj and at > 1 and row.units[at - 2].kind == "place"


def _of_teller(row: Row, at: int) -> bool:
    """`ناشطون في حمص`, `مراسل الإذاعة في إدلب`: where somebody tells it, not where it was."""
    if at < 2 or row.units[at - 1].letters != "في":
        return False
    teller = row.units[at - 2]
    after = row.units[at + 1] if at + 1 < len(row.units) else None
    if teller.kind in ("noun", "party", "sourcing") and after is not None and after.kind == "report" and not after.conj:
        return True  # مراسل الإذاعة في حلب قال
    speaks = at > 2 and (row.units[at - 3].kind == "report" or row.units[at - 3].is_gram("according_to"))
    return speaks and teller.kind in ("party", "noun", "sourcing")


def _tells_origin(row: Row, at: int) -> bool:
    before = row.units[at - 1]
    if before.letters in _BESIDE:
        return True
    if before.letters == "الي":  # نقلوا إلى مشفى المدينة
        return any(u.has("carries_off") for u in row.units[max(0, at - 4) : at - 1])
    if before.letters == "في" and at > 2 and row.units[at - 3].letters == "الي":  # نقلوا إلى مشفى في المدينة
        return any(u.has("carries_off") for u in row.units[max(0, at - 7) : at - 3])
    if before.is_gram("prepositions") and before.letters in ("من", "قرب"):
        return not any(u.is_gram("area_words") for u in row.units[max(0, at - 4) : at - 1])  # مناطق متفرقة من
    anchor = row.units[at - 2] if at >= 2 and before.is_gram("prepositions") else before
    if _is_base(row, at):
        return True
    return (
        stationed(anchor) or bool(anchor.is_gram("own_voice")) or (at >= 3 and row.units[at - 3].is_gram("own_voice"))
    )


def _is_base(row: Row, at: int) -> bool:
    """`من مواقعه في الفوج أ`, `من مواقعها في كتيبة المدفعية في أ`: whence somebody fired."""
    runs = (row.units[at - step - 1 : at - step + 2] for step in (2, 4) if at > step)
    return any(
        source.letters == "من" and tie.letters == "في" and is_own_position(anchor) for source, anchor, tie in runs
    )


def _points_back(draft: Draft) -> bool:
    """A definite event noun (`القصف`, `الهجوم`) that refers to what was told before."""
    return draft.position in ("masdar", "noun") and draft.definite and draft.type not in ("kill", "injure")


_HOLD = frozenset({"سيطره", "نفوذ", "خاضعه"})
_LED = 5  # units from `أسفرت` to what it led to
_AIM = 5  # units behind a trigger that tell what it was aimed at
_IN_RETURN = frozenset({"ردا", "مقابل", "انتقاما"})
_BESIDE = frozenset({"بين", "مقابل", "حدود"})
_EARLIER = frozenset({"سابقه", "السابقه", "سابقات"})


def carry_places(row: Row, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """The place of verbs, tolls and new events from the sentence before; named anew, it is quoted from its own line."""
    placed = _donor(before)
    takers = [d for d in drafts if placed is not None and not d.place and _takes_place(d, drafts)]
    takers = [d for d in takers if not (placed is not None and placed.type in _FIRE and d.type in _HANDED)]
    if placed is not None and takers and not (_sums_up(row) or turns_away(row) or _opens_another_day(row, placed.row)):
        for draft in takers:
            _take_places(draft, placed, "place.carried-over")
            draft.place = [_named_again(row, member) for member in draft.place]


def _donor(before: Sequence[Draft]) -> Draft | None:
    """Whose place is carried over: the first one's, but rather a town that is told than the whole land around it."""
    placed = [d for d in before if d.place and d.type not in WORDS]
    near = (d for d in placed if width(d.place[0]) < _WIDE - 1)
    first = placed[0] if placed else None
    return next(near, first) if first is not None and width(first.place[0]) >= _WIDE - 1 else first


def _sums_up(row: Row) -> bool:
    """`يرتفع تعداد القتلى منذ مطلع العام`, `في أوقات سابقة`: what happened at many times happened at many places."""
    return any(unit.letters in _EARLIER or _spans_months(row, at) for at, unit in enumerate(row.units))


def _opens_another_day(row: Row, before: Row) -> bool:
    """`وأمس السبت، قتل ثلاثة`, `وفي 5 آذار`: a sentence that begins with a day that the one before does not name."""
    opening = (unit for unit in row.units[:_OPENING] if unit.kind == "time" and _is_day(str(unit.ref.value or "")))
    day = next(opening, None)
    if day is None or _TODAY in fold_key(day.ref.text):
        return False
    return not any(unit.kind == "time" and unit.ref.value == day.ref.value for unit in before.units)


def _is_day(value: str) -> bool:
    return len(value) == _DAY


def _spans_months(row: Row, at: int) -> bool:
    """`منذ مطلع العام`, `خلال نيسان الماضي`: a month or year that goes on; `منذ الصباح`, `خلال ساعات` are one day."""
    unit = row.units[at]
    months = unit.kind == "time" and _is_long(unit.ref.value or "")
    before = [u.letters for u in row.units[max(0, at - 3) : at]]
    return months and ("منذ" in before[-1:] or "خلال" in before)


def _is_long(value: str) -> bool:
    """Whether an EDTF value is a month, a year, or an interval between months: `2021-06`, `2021-06/2021-07-25`."""
    first, _, last = value.partition("/")
    return len(first) in (4, 7) or (bool(last) and first[:7] != last[:7])


def turns_away(row: Row) -> bool:
    """`من جهة أخرى`, `على صعيد منفصل`: a sentence that opens so tells of something else."""
    heads = row.units[:_OPENING]
    return any(
        (unit.has("matters") or "matters" in unit.tail_traits) and after.has("another")
        for unit, after in pairwise(heads)
    )


def _takes_place(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.type in WORDS | _NATIONAL or _points_back(draft) or is_history(draft):
        return False
    if (is_habitual(draft) and draft.vague_unit is None) or _hits_areas(draft):
        return False
    if draft.position == "verb" or draft.type in ("kill", "injure") or draft.vague_place or _results(draft):
        return True
    return not draft.definite and _is_told(draft, drafts)


def _results(draft: Draft) -> bool:
    """`أسفرت الحملة عن اعتقال عشرة`: what an act that was told of led to."""
    before = draft.row.units[max(0, draft.unit - _LED) : draft.unit]
    led = takewhile(lambda unit: unit.kind != "punct", reversed(before))
    affirmed = draft.polarity is Polarity.AFFIRMED and draft.modality is Modality.ACTUAL
    return affirmed and not draft.definite and any(unit.is_gram("effect_verbs") for unit in led)


def _hits_areas(draft: Draft) -> bool:
    """`قصف مناطق سيطرة الفصائل`, `المناطق التي يسيطر عليها`: some areas of a side, not the place told of before."""
    units = draft.row.units
    return any(
        a.letters.removeprefix("ال") == "مناطق"
        and (b.is_gram("relative_pronouns") or b.letters in _HOLD or b.kind == "party")
        for a, b in pairwise(units[draft.unit + 1 : draft.unit + _AIM])
    )


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a new event (`اندلعت اشتباكات`) is told in a sentence of its own: no demand or reproach is about it, and
    the sentence names no place that may be another one."""
    about = any(d.type in WORDS and d.unit < draft.unit for d in drafts)
    return not about and draft.polarity is Polarity.AFFIRMED and not any(u.kind == "place" for u in draft.row.units)


def _named_again(row: Row, member: Member) -> Member:
    known = member.ref.mention.id if member.kind == "place" else None
    same = (u for u in row.units if known and u.kind == "place" and u.ref.mention.id == known)
    unit = next(same, None)
    return member if unit is None else Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)
