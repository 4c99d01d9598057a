"""The best reading of an event from its claims: what most documents say, the finest of it, never an average."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeVar

from isnad.fuse.accounts import Account
from isnad.fuse.days import Days, day_number, iso_day
from isnad.fuse.origins import Origins, one_origin
from isnad.fuse.parameters import Parameters
from isnad.fuse.places import reach
from isnad.ids import content_id
from isnad.model import Event, Link, Modality, Named, Polarity, Record, Site, Status, Toll, TollReport

Value = TypeVar("Value", bound=Hashable)
Stance = Literal["affirms", "denies", "plans", "doubts", "recalls"]
_TOLLS = frozenset({"kill", "injure"})
_NOBODY: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event, with its origin and what it says of the event."""

    record: Record
    origin: str
    stance: Stance


def merged(
    accounts: Sequence[Account],
    records: Sequence[Record],
    origins: Origins,
    parameters: Parameters,
    ancestors: Mapping[str, frozenset[str]] = _NOBODY,
) -> Event:
    """The event that these accounts make, with the records of all their claims; `ancestors` are those of actors."""
    recalling = {claim for account in accounts if account.recalls for claim in account.claims}
    told = _told(sorted(records, key=_order), recalling, origins, parameters)
    said = _that_count(told)
    first = told[0].record
    days = _days(sorted((account for account in accounts if account.stated), key=_reported), said)
    place = _place([one.record for one in said], parameters)
    affirming = [one for one in told if one.stance == "affirms"]
    return Event(
        id=event_id(first.id),
        type=_type([one.record for one in said], parameters),
        date=days.edtf,
        date_start=days.start,
        date_end=days.end,
        date_basis=days.basis,
        time_precision=days.acled,
        date_prec=days.ucdp,
        place=place,
        geo_precision=geo_precision(place) if place else None,
        where_prec=where_prec(place) if place else None,
        actors=_parties([one.record for one in said], lambda record: record.actors, ancestors),
        targets=_parties([one.record for one in said], lambda record: record.targets, ancestors),
        killed=_toll("kill", said),
        injured=_toll("injure", said),
        n_reports=len({one.record.document for one in affirming}),
        n_independent=len({one.origin for one in affirming}),
        status=_status(told),
        earliest_document=first.document,
        earliest_published=first.published,
        links=tuple(Link(one.record.id, one.record.document, one.origin, one.stance) for one in told),
    )


def event_id(claim: str) -> str:
    """The id of an event: that of its earliest claim, so that later reports do not change it."""
    return content_id("evt", (claim,))


# --- who says what --------------------------------------------------------------------------------------------------


def _order(record: Record) -> tuple[bool, str, str, int]:
    """Earliest report first; those without a date last."""
    return (record.published is None, record.published or "", record.document, record.number)


def _reported(account: Account) -> tuple[bool, int, str, str]:
    """Earliest report first, as `_order`."""
    return (account.published is None, account.published or 0, account.document, account.id)


def stance_of(record: Record, recalls: bool, acts: Collection[str]) -> Stance:
    """What a claim says of its event; `acts` are the documents that affirm an act of it.

    «No casualties» in a report of a strike denies nothing: it tells of the strike, and of a toll of none.
    """
    if recalls:
        return "recalls"
    if record.polarity is Polarity.NEGATED:
        if record.type in _TOLLS and record.document in acts and record.modality is Modality.ACTUAL:
            return "affirms"
        return "doubts" if record.modality is Modality.POSSIBLE else "denies"
    return {Modality.ACTUAL: "affirms", Modality.PLANNED: "plans", Modality.POSSIBLE: "doubts"}[record.modality]  # type: ignore[return-value]


def _told(records: Sequence[Record], recalling: set[str], origins: Origins, parameters: Parameters) -> list[Told]:
    tellers = {record.id: origins.teller(record) for record in records}
    # A headline in the outlet's own voice says again what its text attributes: it is no origin of its own.
    attributed = {r.document: teller for r in reversed(records) if (teller := tellers[r.id]) is not None}
    found = [
        (tellers[r.id] or attributed.get(r.document) or origins.voice(r), tellers[r.id] is not None, r) for r in records
    ]
    found = _of_copies(found, origins)
    several = any(record.document != records[0].document for record in records)
    same = one_origin(found, parameters.repeated_words, parameters.repeated_share) if several else {}
    acts = {r.document for r in records if r.type not in _TOLLS and _is_told(r)}
    return [
        Told(record, same.get(origin, origin), stance_of(record, record.id in recalling, acts))
        for origin, _, record in found
    ]


def _of_copies(found: Sequence[tuple[str, bool, Record]], origins: Origins) -> list[tuple[str, bool, Record]]:
    """The claims of copies with an origin of their first text, where that tells of the event too: they add none."""
    told: dict[str, list[str]] = {}
    for origin, _, record in found:
        told.setdefault(record.document, []).append(origin)

    def origin_of(origin: str, document: str) -> str:
        root = origins.root_of.get(document)
        first = told.get(root.document, []) if root else []
        return origin if origin in first or not first else first[0]

    return [(origin_of(origin, record.document), named, record) for origin, named, record in found]


def _is_told(record: Record) -> bool:
    return record.polarity is Polarity.AFFIRMED and record.modality is Modality.ACTUAL


def _that_count(told: Sequence[Told]) -> list[Told]:
    """The claims that the reading rests on: those that affirm, else those that recall, plan, doubt, or deny."""
    for stance in ("affirms", "recalls", "plans", "doubts"):
        chosen = [one for one in told if one.stance == stance]
        if chosen:
            return chosen
    return list(told)


def _status(told: Sequence[Told]) -> Status:
    stances = {one.stance for one in told}
    if "affirms" in stances:
        if "denies" in stances:
            return Status.CONTESTED
        independent = len({one.origin for one in told if one.stance == "affirms"})
        return Status.CORROBORATED if independent > 1 else Status.SINGLE_SOURCE
    if "recalls" in stances:
        return Status.RECALLED
    return Status.PLANNED if stances & {"plans", "doubts"} else Status.DENIED


def _votes(values: Iterable[tuple[Value, str]]) -> Counter[Value]:
    """How many documents give each value, in the order in which the values were first given."""
    return Counter(value for value, _ in dict.fromkeys(values))


# --- what, who ------------------------------------------------------------------------------------------------------


def _type(records: Sequence[Record], parameters: Parameters) -> str:
    """The type that most documents give among the specific ones, the more specific where as many give both."""
    votes = _votes((record.type, record.document) for record in records)
    specific = [type_ for type_ in votes if type_ not in parameters.general] or list(votes)
    return min(specific, key=lambda type_: (-votes[type_], parameters.rank[type_]))


def _parties(
    records: Sequence[Record], of: Callable[[Record], Sequence[Named]], ancestors: Mapping[str, frozenset[str]]
) -> tuple[Named, ...]:
    """The parties that at least half as many documents name as the first.

    Unknown ones only where none is known, and none above another: where the army is named, its state is not again.
    """
    named = [(party, record.document) for record in records for party in of(record)]
    known = [(party, document) for party, document in named if party.id]
    chosen = known or named
    votes = _votes((party.id or party.text, document) for party, document in chosen)
    first = {party.id or party.text: party for party, _ in reversed(chosen)}
    most = max(votes.values(), default=0)
    ranked = [key for key in sorted(votes, key=lambda key: -votes[key]) if votes[key] * 2 >= most]
    above = {one for key in ranked for one in ancestors.get(key, ()) if one != key}
    return tuple(first[key] for key in ranked if key not in above)[:6]


# --- when -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event in every form that is asked for."""

    edtf: str | None
    start: str | None
    end: str | None
    basis: Literal["stated", "publication"] | None
    acled: int | None
    ucdp: int | None


def _days(stated: Sequence[Account], said: Sequence[Told]) -> When:
    """The day that most documents state, the narrower and the earlier reported first; else what publication bounds."""
    documents = {one.record.document for one in said}
    votes = _votes((a.days, a.document) for a in stated if a.days and a.document in documents)
    if votes:
        days = min(votes, key=lambda found: (-votes[found], found.length or 0))
        return _when(days, "stated")
    published = [day_number(one.record.published) for one in said if one.record.published]
    if not published:
        return When(None, None, None, None, None, None)
    return _when(Days(min(published) - 1, min(published)), "publication")


def _when(days: Days, basis: Literal["stated", "publication"]) -> When:
    assert days.low is not None
    assert days.high is not None
    start, end = iso_day(days.low), iso_day(days.high)
    edtf = start if start == end else _stretch(start, end)
    length = days.high - days.low + 1
    return When(edtf, start, end, basis, acled_time_precision(length), ucdp_date_prec(length))


def _stretch(start: str, end: str) -> str:
    """A stretch of days in EDTF: a whole month or year by its name."""
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4]
    month_end = (date.fromisoformat(end) + timedelta(days=1)).day == 1
    return start[:7] if start[:7] == end[:7] and start.endswith("-01") and month_end else f"{start}/{end}"


def acled_time_precision(days: int) -> int:
    """ACLED's code for a stretch of days: 1 the exact day, 2 within a week, 3 within a month."""
    return 1 if days == 1 else 2 if days <= 7 else 3


def ucdp_date_prec(days: int) -> int:
    """UCDP's code for a stretch of days: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


# --- where ----------------------------------------------------------------------------------------------------------

_ACLED_TOWN = frozenset(
    "city town village neighbourhood camp facility crossing base airport".split()
)  # named settlements and sites; larger areas are regions to ACLED
_UCDP_AREAS = {"district": 3, "governorate": 4, "region": 5, "countryside": 4, "road": 5, "natural": 5, "country": 6}


def _place(records: Sequence[Record], parameters: Parameters) -> Site | None:
    """The place that most documents give among the finest ones; of those named as often, the first that was named."""
    sites = [(site, record.document) for record in records for site in record.places]
    known = [(site, document) for site, document in sites if site.id] or sites
    if not known:
        return None
    votes = _votes((site.id or site.text, document) for site, document in known)
    first = {site.id or site.text: site for site, _ in reversed(known)}
    return min(
        first.values(),
        key=lambda s: (_coarseness(s, parameters), -votes[s.id or s.text], list(votes).index(s.id or s.text)),
    )


def _coarseness(site: Site, parameters: Parameters) -> int:
    """0 for settlements and sites, 1 for what is near them or a part of a small area, 2 for districts and larger."""
    far = reach(site, parameters.reaches)
    return 0 if far <= parameters.fine_reach else 1 if far < parameters.reaches["district"] else 2


def geo_precision(site: Site) -> int:
    """ACLED's code: 1 the named town, 2 near it or a small area, 3 a larger region."""
    if site.kind in _ACLED_TOWN:
        return 1 if site.precision == 1 else 2
    return 2 if site.kind in ("district", "road", "natural", "countryside") and site.precision < 3 else 3


def where_prec(site: Site) -> int:
    """UCDP's code: 1 exact, 2 near a place, 3 a district, 4 a governorate, 5 a larger or vague area, 6 a country."""
    if site.kind in _ACLED_TOWN:
        return 1 if site.precision == 1 else 2
    return _UCDP_AREAS.get(site.kind, 5)


# --- how many -------------------------------------------------------------------------------------------------------


def _toll(type_: str, said: Sequence[Told]) -> Toll | None:
    """What each document says of the killed or injured, the least and the most of it, and the best number.

    The best number is the one that most origins give; of several, that of the latest report, since tolls are corrected.
    """
    reports = _reports(type_, said)
    if not reports:
        return None
    numbers = [(report.low, report.high if report.high is not None else report.low) for report, _, _ in reports]
    lows = [low for low, _ in numbers if low is not None]
    highs = [high for _, high in numbers if high is not None]
    return Toll(
        low=min(lows, default=None),
        best=_best(reports),
        high=max(highs, default=None),
        said=tuple(report for report, _, _ in reports),
    )


def _reports(type_: str, said: Sequence[Told]) -> list[tuple[TollReport, str, str]]:
    """The number of each document with its origin and day: its greatest, since a total outweighs its parts."""
    chosen: dict[str, tuple[TollReport, str, str]] = {}
    for one in said:
        if one.record.type != type_:
            continue
        report = _number(one.record)
        before = chosen.get(one.record.document)
        if before is None or (report.low or 0) > (before[0].low or 0):
            chosen[one.record.document] = (report, one.origin, one.record.published or "")
    return list(chosen.values())


def _number(record: Record) -> TollReport:
    if record.polarity is Polarity.NEGATED:
        return TollReport(0, 0, record.id)
    quantity = record.quantity
    if quantity is not None and quantity.unit == "person" and (quantity.low or quantity.high):
        return TollReport(quantity.low, quantity.high, record.id)
    return TollReport(1, None, record.id)  # somebody was: the words give no number


def _best(reports: Sequence[tuple[TollReport, str, str]]) -> int | None:
    exact = [(report.low, origin, day) for report, origin, day in reports if report.low == report.high]
    counted = [(low, origin, day) for low, origin, day in exact if low is not None]
    if not counted:
        return max((report.low for report, _, _ in reports if report.low is not None), default=None)
    votes = _votes((low, origin) for low, origin, _ in counted)
    latest = {low: day for low, _, day in sorted(counted, key=lambda one: one[2])}
    return max(votes, key=lambda low: (votes[low], latest[low], low))
