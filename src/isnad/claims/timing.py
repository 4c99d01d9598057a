"""When: the date that a claim's own clause gives, or that its sentence or the lead clearly passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from isnad.claims.drafts import Draft, Row
from isnad.syntax.units import Unit

_DAY = re.compile(r"^\d{4}-\d\d-\d\d[~?%]?$")
_LEAD = 2  # lines that share the lead's date with the title
_RECENT = 3  # days
_END = 10**9


def date_claims(rows: Sequence[Row], drafts: Sequence[Draft], published: date | None) -> None:
    """Set the time of every draft that the text dates. `published` only chooses among the dates that the text names."""
    by_row = {row.index: [u for u in row.units if u.kind == "time" and is_date(u)] for row in rows}
    lead = _lead_date(rows, by_row, published)
    reach = _END if _is_digest(rows, drafts, by_row) else _LEAD
    carried: str | None = None
    paragraph = -1
    by_draft: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_draft.setdefault(draft.row.index, []).append(draft)
    for row in rows:
        if row.paragraph != paragraph:
            carried, paragraph = None, row.paragraph
        own = by_row[row.index]
        for draft in by_draft.get(row.index, ()):
            _date(draft, own, carried, lead if row.paragraph <= reach else None)
        days = [u.ref.value for u in own if _DAY.match(u.ref.value)]
        carried = days[0] if days else carried


def _is_digest(rows: Sequence[Row], drafts: Sequence[Draft], by_row: dict[int, list[Unit]]) -> bool:
    """A heading that names a day and no event dates everything under it: `حصاد الأحداث ليوم الخميس`."""
    heading = [row for row in rows if row.paragraph == rows[0].paragraph]
    dated = any(_DAY.match(u.ref.value) for row in heading for u in by_row[row.index])
    return dated and not any(draft.row in heading for draft in drafts)


def is_date(unit: Unit) -> bool:
    """Whether a time unit says when (a date or interval), not for how long."""
    value = unit.ref.value
    return bool(value) and not value.startswith("P")


def _lead_date(rows: Sequence[Row], by_row: dict[int, list[Unit]], published: date | None) -> str | None:
    """The day of the news: the first day named that is as recent as news, else the first one in title and lead."""
    days = [(row.paragraph, str(u.ref.value)) for row in rows for u in by_row[row.index] if _DAY.match(u.ref.value)]
    recent = (day for _, day in days if published and 0 <= (published - date.fromisoformat(day[:10])).days <= _RECENT)
    return next(recent, None) or next((day for paragraph, day in days if paragraph <= _LEAD), None)


def _date(draft: Draft, own: Sequence[Unit], carried: str | None, lead: str | None) -> None:
    if own:
        unit = _nearest(draft, own)
        draft.time = unit.ref.value
        draft.note("time.sentence")
        if _since(draft, unit):
            draft.time = f"{draft.time}/.."
            draft.note("time.since")
    elif carried and not (draft.definite and draft.position != "verb"):
        draft.time = carried
        draft.note("time.carried-over")
    elif lead:
        draft.time = lead
        draft.note("time.lead")


def _since(draft: Draft, unit: Unit) -> bool:
    """`منذ مطلع العام`: it goes on from then."""
    units = draft.row.units
    at = next(i for i, u in enumerate(units) if u is unit)
    return at > 0 and units[at - 1].letters == "منذ" and "/" not in str(unit.ref.value)


def _nearest(draft: Draft, own: Sequence[Unit]) -> Unit:
    """The date in the trigger's clause; among several the nearest, one that follows before one that precedes."""
    if len(own) == 1:
        return own[0]

    def distance(unit: Unit) -> float:
        gap = unit.first - draft.word
        between = draft.row.units
        low, high = sorted((unit.first, draft.word))
        walls = sum(u.is_gram("clause_openers") or u.kind == "report" or u.conj and u.kind == "trigger" for u in between if low < u.first < high)
        return abs(gap) + 12 * walls + (0 if gap > 0 else 1)

    return min(own, key=distance)
