"""Which dates of a sentence reach a claim: those of its clause, not those of telling, of the background, of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

from isnad.claims.drafts import Draft, Row, is_stop
from isnad.model import Modality
from isnad.syntax.units import Unit

HARMS = frozenset("kill injure destroy displace".split())
WORDS = frozenset("accuse threaten condemn demand pledge deny".split())
_SPOKEN = WORDS | frozenset("decree appoint resign agree sanction".split())  # done by being announced
_BACKGROUND = frozenset("رغم بالرغم الرغم خلفيه ظل اطار مخلفات ذكري الذكري".split())  # في ظل, في إطار
_EARLIER = frozenset("سابق سابقه".split())
_TIMES = frozenset("وقت اوقات تاريخ تواريخ فتره فترات مره مرات مرحله".split())
_APART = frozenset("بعدما عقب".split())
_STATEMENTS = frozenset("بيان بيانا تصريح تصريحات موتمر".split())
_TELLING = frozenset("الي عن ان بان قائلا".split())
_MEANWHILE = frozenset("فيما بينما في حين".split())  # في حين, في وقت
_APPOSED = 2  # units between two dates of the same event: a comma
_IN_SPITE = ("على", "الرغم", "من")  # the only preposition of three words that begins so
_BUT = frozenset("لكن ولكن".split())
_BROKEN = frozenset("خرق خرقا خروق خروقات انتهاك انتهاكات".split())
_MADE = ("مبرم", "موقع", "معلن", "اعلن", "ابرم", "وقع")
_LAST = frozenset("اخر احدث ابرز".split())
_BORN = frozenset("مولود مواليد مولوده".split())
_OPENERS = frozenset("يذكر يشار سبق الجدير تجدر كان كانت جدير".split())
_DAYS = re.compile(r"^P(\d{1,3})D$")
_WINDOW = 100  # units that a date reaches at most
_CLOSE = 3  # units before a trigger that colour it
_FEW = 4  # dates of a sentence that are looked at
_EXPLAINS = frozenset("اذ حيث".split())
_GOES_ON = frozenset("يستمر تستمر يتواصل تتواصل يواصل تواصل".split())
_NEAR = 4  # units between a statement and its day
_CLAUSE = 10  # units after a trigger in which its clause may say that it was earlier
_COLOURED = 6  # units that a word like رغم colours
_REMEMBERED = 12  # units behind الذكرى that tell what it is of
_WALL = 12  # units that a clause border is worth


def reaching(draft: Draft, dates: Sequence[tuple[int, Unit]]) -> tuple[int, Unit] | None:
    """The date, of those of its row with their places in it, that holds for this claim: the nearest that reaches it."""
    middle = bisect_left(dates, draft.unit, key=itemgetter(0))
    near = dates[max(0, middle - _FEW) : middle + _FEW]
    if draft.type in WORDS and (told := [d for d in near if d[0] < draft.unit and of_telling(draft.row, d[0])]):
        return told[-1]  # قالت اليوم إن القصف وقع أمس، واتهمت
    reached = [date for date in near if _reaches(draft, date[0])]
    happened = [date for date in reached if draft.type in _SPOKEN or not _is_recorded(draft, date[0])]
    nearest = min(happened or reached, key=lambda date: _distance(draft, *date), default=None)
    return next((date for date in dates if nearest and _refines(date, nearest)), nearest)


def _refines(date: tuple[int, Unit], other: tuple[int, Unit]) -> bool:
    """`في الأسبوع الأول من الشهر، أمس السبت`: the date right behind another says it more exactly."""
    fine, coarse = str(date[1].ref.value), str(other[1].ref.value)
    return 0 < date[0] - other[0] <= _APPOSED and len(fine) > len(coarse) and fine.startswith(f"{coarse}-")


def _reaches(draft: Draft, at: int) -> bool:
    units = draft.row.units
    low, high = sorted((at, draft.unit))
    if high - low > _WINDOW:
        return False
    if draft.row.stops(low + 1, high):
        return False
    between = units[low + 1 : high]
    if _is_of_birth(units, at) or (_is_broken(draft) and not _is_made(between)):
        return False
    if is_background(draft) and (at < draft.unit or any(unit.kind == "trigger" for unit in between)):
        return False
    if since(units, at) and at > 2 and not _is_next(draft, at):
        return False
    return _reaches_back(draft, between) if draft.unit < at else _reaches_on(draft, at, between)


def _is_next(draft: Draft, at: int) -> bool:
    """Whether the claim's trigger is the last before a date: `الاتفاق المبرم منذ آذار`; else, the first after it."""
    units = draft.row.units
    before = [n for n in range(max(0, at - _WINDOW), at) if units[n].kind == "trigger"]
    return draft.unit == before[-1] if before else True


def _reaches_back(draft: Draft, between: Sequence[Unit]) -> bool:
    """A date after the trigger: not that of what is denied or demanded, not that of what had come before."""
    content = any(unit.kind == "trigger" for unit in between)
    if (draft.type in WORDS and content) or _heads_next(draft.row.units, draft.unit + 1 + len(between)):
        return False
    if any(_is_meanwhile(unit) or _is_last_of_many(unit) for unit in between) or _is_in_other_words(between):
        return False
    if draft.type not in _SPOKEN and any(unit.article and _is_made((unit,)) for unit in between):
        return False  # يستمر القصف رغم الاتفاق الموقع في 5 آذار
    if content and _is_course(draft) and any(unit.letters in _EXPLAINS for unit in between):
        return False
    return not (content and any(unit.letters in _APART or _colours(unit) for unit in between))


def _is_course(draft: Draft) -> bool:
    """`ازدادت وتيرة القصف، إذ قتل رجل في 9 آب`: the date behind `إذ` is that of one instance."""
    before = draft.row.units[max(0, draft.unit - _CLOSE) : draft.unit]
    return any(unit.has("going_on") or unit.letters in _GOES_ON for unit in before)


def _heads_next(units: Sequence[Unit], at: int) -> bool:
    """`يتكرر القصف على نوى، وفي 9 آب قتل راع`: a date that begins the next clause."""
    first = at if units[at].conj else at - 1
    joined = units[first].conj and (first == at or units[first].is_gram("prepositions"))
    return first > 0 and joined and units[first - 1].letters == ","


def _is_meanwhile(unit: Unit) -> bool:
    """`قصفت الطائرات القرية، فيما قتل رجل أمس`: the date behind `while` is that of what is told there."""
    return unit.is_gram("clause_openers") and unit.letters in _MEANWHILE


def _is_last_of_many(unit: Unit) -> bool:
    """`قصف متكرر كان آخره أمس`, `غارات أحدثها في 9 آب`: the date is that of the last of them."""
    return unit.letters in _LAST and bool(unit.enclitic)


def _is_in_other_words(between: Sequence[Unit]) -> bool:
    """`انسحبت القوات من البلدة، مضيفا أن القتال بدأ أمس`: the date stands in what is told next."""
    told = next((n for n, unit in enumerate(between) if unit.kind == "report"), len(between))
    return any(unit.is_gram("complementizers") for unit in between[told : told + _CLOSE])


def _is_of_birth(units: Sequence[Unit], at: int) -> bool:
    """`المولود عام 1957`: no date of an event."""
    return any(unit.letters.removeprefix("ال") in _BORN for unit in units[max(0, at - _CLOSE) : at])


def _is_broken(draft: Draft) -> bool:
    """`خروقات الاتفاق`: the dates around are those of the breaches, not that of what is broken."""
    before = draft.row.units[max(0, draft.unit - _CLOSE) : draft.unit]
    return draft.type == "agree" and any(unit.letters.removeprefix("ال") in _BROKEN for unit in before)


def _is_made(between: Sequence[Unit]) -> bool:
    """`الاتفاق المبرم في`, `الذي وقع في`: the words between an agreement and a date say that it was made then."""
    return any(u.is_gram("relative_pronouns") or u.letters.removeprefix("ال").startswith(_MADE) for u in between)


def _reaches_on(draft: Draft, at: int, between: Sequence[Unit]) -> bool:
    """A date before the trigger: not that of the telling, not that of a relative clause about something else."""
    if draft.type not in WORDS and of_telling(draft.row, at) and _is_told(draft, between):
        return False
    if draft.modality is Modality.PLANNED and not draft.attempted:
        return False
    if at > 1 and any(unit.letters in _BUT for unit in between):
        return False  # behind `لكن` only a date that opens the sentence goes on
    own_relative = any(unit.is_gram("relative_pronouns") for unit in between)
    return draft.type in HARMS or own_relative or not in_relative_clause(draft.row, at)


def of_telling(row: Row, at: int) -> bool:
    """`أشار أمس إلى`, `قالت في بيان نشرته اليوم إن`: what stands before the date only tells."""
    for unit in reversed(row.units[max(0, at - _WINDOW) : at]):
        if unit.kind == "trigger" or unit.letters == ":" or unit.is_gram("complementizers"):
            return False
        if unit.kind == "report" or unit.letters in _STATEMENTS:
            return True
    return False


def of_statement(row: Row, at: int) -> bool:
    """`في بيان له اليوم`, `في تصريح أمس`: the day of a statement."""
    return any(unit.letters in _STATEMENTS for unit in row.units[max(0, at - _NEAR) : at])


def of_words(row: Row, at: int) -> bool:
    """`نفت الوزارة أمس قصف البلدة`: the day of a denial, a demand, a threat."""
    before = next((unit for unit in reversed(row.units[max(0, at - _COLOURED) : at]) if unit.kind == "trigger"), None)
    return before is not None and str(before.ref.senses[0].trigger.type) in WORDS


def _is_recorded(draft: Draft, at: int) -> bool:
    """`وثق المركز اليوم مقتل شاب ليل أمس`: the first day is that of the record, if another one can be the event's."""
    return at < draft.unit and of_telling(draft.row, at)


def is_told_on(draft: Draft, dates: Sequence[tuple[int, Unit]]) -> bool:
    """Whether its sentence only dates the telling of it; a lead told today is today's news."""
    return draft.type not in WORDS and any(at < draft.unit and of_telling(draft.row, at) for at, _ in dates[:_FEW])


def _is_told(draft: Draft, between: Sequence[Unit]) -> bool:
    """`إلى مقتل`, `أن ...`, `بمقتل`: what is told; `رصد أمس قصفا` sees the event itself."""
    if any(unit.is_gram("complementizers") or unit.letters in _TELLING for unit in between):
        return True
    return bool(draft.row.units[draft.unit].prep)


def in_relative_clause(row: Row, at: int) -> bool:
    """`الهجوم الذي شنته الفصائل أمس`: the date belongs to what the relative clause is about."""
    for unit in reversed(row.units[max(0, at - _WINDOW) : at]):
        if is_stop(unit) or unit.letters == ",":
            return False
        if unit.is_gram("relative_pronouns"):
            return unit.letters not in ("ما", "مما")
    return False


def is_background(draft: Draft) -> bool:
    """`في ظل القصف`, `رغم الاتفاق`, `مخلفات قصف سابق`: what was before the news."""
    units = draft.row.units
    clause = takewhile(lambda unit: unit.kind != "punct", reversed(units[max(0, draft.unit - _COLOURED) : draft.unit]))
    after = units[draft.unit + 1 : draft.unit + _CLOSE]
    told_of = any(map(_colours, clause)) or _is_broken(draft)
    earlier = any(unit.letters in _EARLIER for unit in after) or _is_of_earlier(draft)
    return told_of or earlier or is_history(draft)


def is_remembered(draft: Draft) -> bool:
    """`الذكرى العاشرة لاقتحام الجامع`: what an anniversary is of happened years before the news."""
    before = draft.row.units[max(0, draft.unit - _REMEMBERED) : draft.unit]
    clause = takewhile(lambda unit: unit.kind != "punct" and not _tells_on(unit), reversed(before))
    return draft.position != "verb" and any(unit.has("memory") for unit in clause)


def is_history(draft: Draft) -> bool:
    """What an anniversary is of, and `العائلات التي هجرتها القوات`, which only tells who the people are."""
    before = draft.row.units[max(0, draft.unit - 2) : draft.unit]
    people = len(before) > 1 and before[0].kind == "party" and before[1].is_gram("relative_pronouns")
    return is_remembered(draft) or (draft.type == "displace" and draft.position == "verb" and people)


def _tells_on(unit: Unit) -> bool:
    """Whether a verb of an event stands here: what follows it is no longer what was remembered."""
    return unit.kind == "trigger" and "verb" in unit.ref.senses[0].positions and not unit.prep and not unit.article


def _colours(unit: Unit) -> bool:
    """`رغم`, `في ظل`, `على الرغم من`: what follows was before the news."""
    return unit.letters in _BACKGROUND or (unit.letters == "علي" and unit.last - unit.first == len(_IN_SPITE))


def _is_of_earlier(draft: Draft) -> bool:
    """`أطلق النار على الدوريات في أوقات سابقة`: its clause puts it before."""
    units = draft.row.units[draft.unit + 1 : draft.unit + _CLAUSE]
    clause = list(takewhile(lambda unit: unit.kind not in ("punct", "trigger", "report"), units))
    return any(a.letters in _TIMES and b.letters in _EARLIER for a, b in pairwise(clause))


def points_back(draft: Draft) -> bool:
    """An event noun with article or pronoun (`القصف`, `قصفه`) refers to what was told; tolls (`القتلى`) count anew.

    What somebody went on with or did next is told first: `واصلت القوات قصفها`, `قبل انسحابها`.
    """
    before = draft.row.units[max(0, draft.unit - _COLOURED) : draft.unit]
    told_first = any(unit.is_gram("aspect_verbs", "agent_subject_verbs") for unit in before) or (
        before and before[-1].letters == "قبل"
    )
    bound = is_definite(draft) or (bool(draft.enclitic) and not told_first)
    return bound and draft.position in ("masdar", "noun") and draft.type not in HARMS


def is_definite(draft: Draft) -> bool:
    """Whether the event noun has the article; some nouns are events only with it (`العملية`)."""
    return draft.definite or (draft.sense.trigger.lemma.startswith("ال") and draft.position == "noun")


def since(units: Sequence[Unit], at: int) -> bool:
    """Whether the date says from when: `منذ مطلع العام`."""
    return at > 0 and units[at - 1].letters == "منذ"


def opens_background(row: Row) -> bool:
    """`يذكر أن`, `وكانت`, `وسبق أن`: the sentence goes back to what was before."""
    words = [unit for unit in row.units[:2] if unit.kind != "punct"]
    return bool(words) and words[0].letters in _OPENERS


def stops_before(draft: Draft) -> int:
    """How many full stops stand before the claim in its row (a period without a blank after it ends no row)."""
    return draft.row.stops(0, draft.unit)


def days_before(draft: Draft) -> int | None:
    """`بعد يوم من مقتل ...`: how many days before the news; None when the words say no such thing."""
    units = draft.row.units
    for at in range(max(1, draft.unit - _CLOSE), draft.unit):
        days = _DAYS.match(str(units[at].ref.value)) if units[at].kind == "time" else None
        if days and units[at - 1].letters == "بعد" and units[at + 1].letters == "من":
            return int(days[1])
    return None


def _distance(draft: Draft, at: int, date: Unit) -> float:
    low, high = sorted((at, draft.unit))
    walls = sum(
        unit.is_gram("clause_openers") or unit.kind == "report" or (unit.conj and unit.kind == "trigger")
        for unit in draft.row.units[low + 1 : high]
    )
    gap = date.first - draft.word
    return abs(gap) + _WALL * walls + (0 if gap > 0 else 1)
