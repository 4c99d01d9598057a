"""When: the date that a claim's own clause gives, or that its event, its sentence or the lead clearly passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from isnad.claims.drafts import Draft, Row
from isnad.claims.habits import is_habitual
from isnad.claims.timing_reach import (
    HARMS,
    WORDS,
    days_before,
    in_relative_clause,
    is_background,
    is_told_on,
    of_statement,
    of_telling,
    of_words,
    opens_background,
    points_back,
    reaching,
    since,
    stops_before,
)
from isnad.model import Modality
from isnad.syntax.units import VERB_GROUPS, Unit
from isnad.text import fold_key

_DAY = re.compile(r"^\d{4}-\d\d-\d\d[~?%]?$")
_LIGHT_VERBS = VERB_GROUPS - {"effect_verbs"}
_WHILE = 14  # units that may tell what happened at the same time
_OPENER = 6  # units that may open a sentence before its verb
_NIGHT = re.compile(r"^(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)$")
_LEAD = 2  # lines that share the lead's date with the title
_RECENT = 3  # days
_PAST = re.compile("ماض|فايت|منصرم")
_END = 10**9
_STRETCH = re.compile(r"^P(\d+|X)[DWMY]$")
_NO_DAY = "time.stretch"
_ASIDE = 6  # units of a remark in brackets
_EXACT = 2  # units in which a date says when a stretch was: خلال يومين، من الجمعة حتى الأحد
_DURING = frozenset({"منذ", "خلال"})
_HOURS = re.compile("صباح|فجر|مساء|ساعات|ليل|ظهر|عصر")


def date_claims(rows: Sequence[Row], drafts: Sequence[Draft], published: date | None) -> None:
    """Set the time of every draft that the text dates. `published` only chooses among the dates that the text names."""
    by_row = {row.index: [(at, u) for at, u in enumerate(row.units) if u.kind == "time" and is_date(u)] for row in rows}
    vague = {row.index: [(at, u) for at, u in enumerate(row.units) if _is_past_stretch(row, at)] for row in rows}
    lead, source = _lead_date(rows, by_row, published)
    spoken = _day_of_telling(rows, by_row, published)
    digest = _is_digest(rows, drafts, by_row)
    by_draft: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_draft.setdefault(draft.row.index, []).append(draft)
    carried: str | None = None
    paragraph, background = -1, False
    for row in rows:
        if row.paragraph != paragraph:
            carried, paragraph = None, row.paragraph
        own = by_row[row.index]
        days = [u.ref.value for at, u in own if _DAY.match(u.ref.value) and not in_relative_clause(row, at)]
        background = background or opens_background(row)
        inherited = lead if digest or not background else None
        for draft in by_draft.get(row.index, ()):
            if _is_of_stretch(draft, own, vague[row.index]):
                draft.note(_NO_DAY)
                continue
            passed_on = None if row.index == source and not is_told_on(draft, own) else inherited
            if draft.type in WORDS and inherited and spoken and row.paragraph <= _LEAD:
                passed_on = spoken
            _date(draft, own, carried, passed_on, _END if digest else _LEAD)
            _ahead(draft, own, str(published) if published else lead)
            _before(draft, lead)
        _share(by_draft.get(row.index, ()))
        carried = next((day for day in days if _is_news_of(day, by_draft.get(row.index, ()))), carried)
        background = background or (row.paragraph > _LEAD and bool(days) and lead not in days)


def _is_past_stretch(row: Row, at: int) -> bool:
    """`قبل أيام`, `منذ أسابيع`, `خلال الأيام الماضية`: a time before the day of the news, nobody says which day."""
    unit = row.units[at]
    if unit.kind != "time":
        return False
    aside = [before.letters for before in row.units[max(0, at - _ASIDE) : at]]
    if "(" in aside and ")" not in aside:
        return False
    value = str(unit.ref.value or "")
    if not value:
        return bool(unit.ref.rule == "time.before")
    before = row.units[at - 1].letters if at else ""
    said = before in _DURING or (before == "في" and bool(_PAST.search(fold_key(unit.ref.text))))
    exact = any(u.kind == "time" and is_date(u) for u in row.units[at + 1 : at + 1 + _EXACT])
    return bool(_STRETCH.match(value)) and said and not exact


def _is_of_stretch(draft: Draft, dates: Sequence[tuple[int, Unit]], stretches: Sequence[tuple[int, Unit]]) -> bool:
    """Whether the time that is nearest to a claim in its clause is a stretch without a day: then it has none."""
    if not stretches:
        return False
    own = [(at, unit) for at, unit in stretches if not _is_of_other_clause(draft, at)]
    nearest = reaching(draft, sorted((*dates, *own), key=itemgetter(0)))
    return nearest is not None and nearest in own


def _is_of_other_clause(draft: Draft, at: int) -> bool:
    """`رجل وصل قبل أسابيع، ثم أوقفته الشرطة`, `قتل الحارس بعد أن عمل منذ سنوات`: it is told of something else."""
    if at > draft.unit:
        between = draft.row.units[draft.unit + 1 : at]
        return any(unit.is_gram("complementizers", "clause_openers") for unit in between)
    return at > _OPENER and any(unit.kind == "punct" for unit in draft.row.units[at + 1 : draft.unit])


def _is_news_of(day: str, drafts: Sequence[Draft]) -> bool:
    """Whether a sentence tells of this day: it dates what it tells, not only a background (`رغم اتفاق 5 آذار`)."""
    return not drafts or any(draft.time == day and not is_background(draft) for draft in drafts)


def date_by_events(drafts: Sequence[Draft]) -> None:
    """Give what is told again without a date the day of its event; what only points back keeps its own line's."""
    days: dict[int, str] = {}
    for draft in drafts:
        if draft.time and _DAY.match(draft.time) and not is_background(draft):
            days.setdefault(draft.event, draft.time)
    for draft in drafts:
        if draft.time is None and not points_back(draft) and not _is_apart(draft) and _NO_DAY not in draft.rules:
            cause = draft.cause if draft.type in HARMS else None
            day = days.get(draft.event) or (days.get(cause.event) if cause else None)
            if day:
                _take(draft, day, "time.from-event")
    _share(drafts)


def _is_apart(draft: Draft) -> bool:
    """Whether it tells what was before the news, what is to come, or what is done again and again: `يذكر أن`, plans."""
    planned = draft.modality is Modality.PLANNED and not draft.attempted
    return planned or is_background(draft) or is_habitual(draft) or opens_background(draft.row)


def _share(drafts: Sequence[Draft]) -> None:
    """What a strike did has its date, and the other way round."""
    for draft in drafts:
        cause = draft.cause
        if cause is None or draft.type in WORDS or is_habitual(draft):
            continue
        if "time.days-before" in draft.rules and draft.time is not None:
            _take(cause, draft.time, "time.from-effect")  # بعد يوم من مقتل رجل في قصف
        elif draft.time is None and cause.time is not None:
            _take(draft, cause.time, "time.from-cause")
        elif cause.time is None and draft.time is not None and _is_told_apart(draft, cause):
            _take(cause, draft.time, "time.from-effect")


def _is_told_apart(draft: Draft, cause: Draft) -> bool:
    """A cause of another sentence may have its effect's date; one of the same sentence would have been reached."""
    return draft.row is not cause.row and not points_back(cause) and not is_background(cause)


def _take(draft: Draft, time: str, rule: str) -> None:
    draft.time = time
    draft.note(rule)


def _is_digest(rows: Sequence[Row], drafts: Sequence[Draft], by_row: dict[int, list[tuple[int, Unit]]]) -> bool:
    """A heading that names a day and no event dates everything under it: `حصاد الأحداث ليوم الخميس`."""
    heading = [row for row in rows if row.paragraph == rows[0].paragraph]
    dated = any(_DAY.match(u.ref.value) for row in heading for _, u in by_row[row.index])
    return dated and not any(draft.row in heading for draft in drafts)


def is_date(unit: Unit) -> bool:
    """Whether a time unit says when (a date or interval), not for how long."""
    value = unit.ref.value
    return bool(value) and not value.startswith("P")


def _lead_date(
    rows: Sequence[Row], by_row: dict[int, list[tuple[int, Unit]]], published: date | None
) -> tuple[str | None, int | None]:
    """The day of the news and the row that names it: the first day as recent as news, else the first in the lead.

    A day on which something was only told gives way to one on which something happened.
    """
    named = [(row, at, u.ref) for row in rows for at, u in by_row[row.index] if _is_day(u.ref.value)]
    vague = [
        time.rule == "time.part" for _, _, time in named
    ]  # ليلا: the day of the news only where no day comes first
    days = [(row, at, str(time.value)) for n, (row, at, time) in enumerate(named) if not (n and vague[n])]
    recent = [found for found in days if _is_recent(found[2], published)]
    early = [found for found in days if found[0].paragraph <= _LEAD]
    fitting = recent or early
    happened = [found for found in fitting if found[0].paragraph <= _LEAD and not of_telling(found[0], found[1])]
    fresh = [found for found in happened if not in_relative_clause(found[0], found[1])]  # عقب الغارة التي نفذتها أمس
    told = [found for found in fitting if not _is_only_told(found[0], found[1])]
    row, _, day = next(iter(fresh or happened or told), (None, 0, None))
    return day, row.index if row is not None else None


def _is_only_told(row: Row, at: int) -> bool:
    """`قال في بيان له اليوم` behind the lead, or any saying further on: the day of a statement, not of the news."""
    if row.paragraph > _LEAD:
        return of_telling(row, at) or of_words(row, at)
    return row.paragraph == _LEAD and of_statement(row, at)


def _day_of_telling(
    rows: Sequence[Row], by_row: dict[int, list[tuple[int, Unit]]], published: date | None
) -> str | None:
    """The first recent day on which somebody said so: `نفت الوزارة اليوم`, `قالت في بيان نشرته الخميس`."""
    told = ((u.ref.value, row, at) for row in rows for at, u in by_row[row.index])
    return next((d for d, row, at in told if _DAY.match(d) and _is_recent(d, published) and of_telling(row, at)), None)


def _is_day(value: str) -> bool:
    """A day, or the night between two."""
    night = _NIGHT.match(value)
    if night is None:
        return bool(_DAY.match(value))
    return (date.fromisoformat(night[2]) - date.fromisoformat(night[1])).days == 1


def _is_recent(day: str, published: date | None) -> bool:
    return published is not None and 0 <= (published - date.fromisoformat(day[:10])).days <= _RECENT


def _date(draft: Draft, own: Sequence[tuple[int, Unit]], carried: str | None, lead: str | None, reach: int) -> None:
    found = reaching(draft, own)
    if found is not None and not _is_vague(draft, found[1], lead):
        _take(draft, _value(draft, *found), "time.sentence")
    elif carried and not own and not points_back(draft):
        _take(draft, carried, "time.carried-over")
    elif lead and _takes_lead(draft, reach):
        _take(draft, lead, "time.lead")


def _ahead(draft: Draft, own: Sequence[tuple[int, Unit]], now: str | None) -> None:
    """`تنوي إرسال قافلة الاثنين`: the weekday of a plan is the next one."""
    if draft.modality is not Modality.PLANNED or draft.attempted or now is None:
        return
    said = next((unit for _, unit in own if unit.ref.value == draft.time and _is_bare_weekday(unit)), None)
    if said is None or str(draft.time) >= now[:10]:
        return
    _take(draft, str(date.fromisoformat(said.ref.value) + timedelta(days=7)), "time.ahead")


def _is_bare_weekday(unit: Unit) -> bool:
    """`الاثنين`, not `الاثنين الماضي` or `الاثنين 5 آذار`."""
    text = unit.ref.text
    return unit.ref.rule == "time.named-day" and not any(map(str.isdigit, text)) and not _PAST.search(fold_key(text))


def _takes_lead(draft: Draft, reach: int) -> bool:
    """Whether the day of the news is that of this claim: what only points back has it in a title or digest alone."""
    if is_background(draft) or (points_back(draft) and reach == _LEAD and draft.row.paragraph > 0):
        return False
    return not is_habitual(draft) and (_is_early(draft, reach) or _goes_on(draft))


def _is_early(draft: Draft, reach: int) -> bool:
    """Whether it stands in title or lead and tells what was, or was tried."""
    if draft.modality is Modality.PLANNED and not draft.attempted:
        return False
    return draft.row.paragraph <= reach and stops_before(draft) < _LEAD


def _before(draft: Draft, lead: str | None) -> None:
    """`بعد يوم من مقتل ...`: counted back from the day of the news."""
    days = days_before(draft)
    if days is None or lead is None:
        return
    day = date.fromisoformat(lead[:10])
    if day.toordinal() > days:
        _take(draft, str(day - timedelta(days=days)), "time.days-before")


def _is_vague(draft: Draft, unit: Unit, lead: str | None) -> bool:
    """A title's year or month (`العام الجديد`) that the lead's day makes exact."""
    value = str(unit.ref.value)
    return draft.row.paragraph == 0 and lead is not None and len(value) < len(lead[:10]) and lead.startswith(value)


def _goes_on(draft: Draft) -> bool:
    """A verb of the news report itself, after the lead: `كما قصفت الطائرات`."""
    if draft.modality is not Modality.ACTUAL or draft.type in WORDS:
        return False
    return (draft.position == "verb" and draft.type not in HARMS) or _is_added(draft) or _is_carried(draft)


def _is_carried(draft: Draft) -> bool:
    """`كما تعرضت البلدة لقصف`, `وشنت الطائرات غارات`: the event noun of a light verb in the past that goes on."""
    units = draft.row.units[_past_meanwhile(draft.row) : draft.unit]
    if points_back(draft) or any(unit.kind == "trigger" for unit in units):
        return False
    opened = next((at + 1 for at, unit in enumerate(units[:_OPENER]) if unit.letters == ","), 0)  # في غضون ذلك،
    heads = (*units[:2], *units[opened : opened + 1])
    return any(unit.grams & _LIGHT_VERBS and not _is_present(unit.letters) for unit in heads)


def _past_meanwhile(row: Row) -> int:
    """`بالتزامن مع القصف، شنت الطائرات غارات`: where the sentence goes on behind what happened at the same time."""
    if not row.units[0].letters.endswith("التزامن"):
        return 0
    return next((at + 1 for at, unit in enumerate(row.units[:_WHILE]) if unit.letters == ","), 0)


def _is_present(letters: str) -> bool:
    """`تشهد`, `يتعرض`: what goes on is no news of the day."""
    return letters[:1] in "يت" and not letters.endswith("ت") and letters != "تعرض"


def _is_added(draft: Draft) -> bool:
    """`ولفت إلى تقدم`, `وأضاف أن`: whoever spoke before goes on about the same day."""
    first, *others = draft.row.units[: max(1, draft.unit)]
    told_next = bool(others) and others[0].kind == "gram" and not any(unit.kind == "report" for unit in others)
    return first.kind == "report" and first.conj and told_next


def _value(draft: Draft, at: int, unit: Unit) -> str:
    """The date; with `منذ` what goes on from then, unless it is an hour of the day or an agreement."""
    value = str(unit.ref.value)
    lasting = since(draft.row.units, at) and "/" not in value and draft.type != "agree"
    if not lasting or (_DAY.match(value) and _HOURS.search(unit.ref.text)):
        return value
    draft.note("time.since")
    return f"{value}/.."
