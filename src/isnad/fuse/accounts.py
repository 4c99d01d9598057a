"""A document's accounts: its claims, put together by the occurrence that they tell of.

The coder numbers occurrences inside an article; a killing and the strike that it results from keep numbers of their own
there. Here the toll goes to its cause, and what lies too far apart to be one occurrence is parted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.fuse.days import Days, apart, day_number, days_of
from isnad.fuse.folding import content_words
from isnad.fuse.parameters import Parameters
from isnad.fuse.places import finest, nearest
from isnad.model import Modality, Named, Polarity, Record, Site

_TOLLS = frozenset({"kill", "injure"})
_GENERIC = "gen-"  # ids of groups that are named by what they are: civilians, fighters


@dataclass(frozen=True, slots=True)
class Count:
    """How many people one account says were killed, or injured."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of one occurrence, in the terms in which accounts are compared.

    `days` counts from 1970-01-01; `stated` says whether the text gives them or only the day of publication bounds them.
    `happened` is false when it is only planned, `recalls` true when it is background of what the document reports.
    `actors` and `targets` are ids of the actor table, `words` the bare words of its sentences.
    """

    id: str
    document: str
    published: int | None
    family: str
    types: tuple[str, ...]
    happened: bool
    recalls: bool
    days: Days | None
    stated: bool
    sites: tuple[Site, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    killed: Count | None
    injured: Count | None
    words: frozenset[str]
    claims: tuple[str, ...]


def accounts_of(records: Sequence[Record], parameters: Parameters) -> list[Account]:
    """The accounts of one document's claims, in reading order; claims of types that no family has are left out."""
    parts: list[_Part] = []
    for family in parameters.families:
        told = [_told(record, parameters) for record in records if parameters.family_of.get(record.type) == family]
        parted = [part for group in _numbered(told) for part in _parted(group, parameters)]
        parts += _with_causes(parted, parameters) if family == parameters.toll_family else parted
    parts.sort(key=lambda part: part.records[0].number)
    accounts = [account_of(part.records, False, parameters) for part in parts]
    lead = _lead_day(accounts)
    return [replace(a, recalls=True) if _recalls(a, lead, parameters) else a for a in accounts]


def account_of(records: Sequence[Record], recalls: bool, parameters: Parameters) -> Account:
    """The account that these claims of one document make, which are known to belong together."""
    part = _joined([_told(record, parameters) for record in records])
    return replace(_account(part, parameters), recalls=recalls)


# --- which claims belong together -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    """Claims of one document that belong together, with their places and the days that they state."""

    records: list[Record]
    sites: tuple[Site, ...]
    days: list[Days]

    def add(self, other: _Part, parameters: Parameters) -> None:
        """Take in another part."""
        self.records = sorted([*self.records, *other.records], key=_number)
        self.days += other.days
        if other.sites:
            self.sites = finest([*self.sites, *other.sites], parameters.reaches)


def _number(record: Record) -> int:
    return record.number


def _told(record: Record, parameters: Parameters) -> _Part:
    sites = tuple(site for site in record.places if site.id)
    days = _stated(record)
    return _Part([record], finest(sites, parameters.reaches) if len(sites) > 1 else sites, [days] if days else [])


def _joined(parts: Sequence[_Part]) -> _Part:
    records = sorted((record for part in parts for record in part.records), key=_number)
    return _Part(records, tuple(s for part in parts for s in part.sites), [d for part in parts for d in part.days])


def _numbered(parts: Sequence[_Part]) -> list[list[_Part]]:
    groups: dict[int, list[_Part]] = {}
    for part in parts:
        groups.setdefault(part.records[0].event, []).append(part)
    return list(groups.values())


def _parted(group: Sequence[_Part], parameters: Parameters) -> list[_Part]:
    """A group, parted where places or days lie too far apart; a claim without either goes with the one before."""
    parts: list[_Part] = []
    for told in group:
        home = next((part for part in reversed(parts) if _fits(told, part, parameters)), None)
        if home is None:
            parts.append(told)
        else:
            home.add(told, parameters)
    return parts


def _with_causes(parts: Sequence[_Part], parameters: Parameters) -> list[_Part]:
    """Parts of killed and injured put to the act that their own sentence tells of, where places and days allow it."""
    kept = list(parts)
    for toll in [part for part in parts if all(record.type in _TOLLS for record in part.records)]:
        cause = _cause(toll, [part for part in kept if part is not toll], parameters)
        if cause is not None:
            cause.add(toll, parameters)
            kept = [part for part in kept if part is not toll]
    return kept


def _cause(toll: _Part, parts: Sequence[_Part], parameters: Parameters) -> _Part | None:
    """The part that shares a sentence with the toll: an act before another toll, then the nearest trigger."""
    near = [
        (record.type in _TOLLS, abs(record.number - one.number), index)
        for one in toll.records
        for index, part in enumerate(parts)
        for record in part.records
        if record.polarity is one.polarity and record.sentence == one.sentence
    ]
    fitting = (parts[index] for _, _, index in sorted(near) if _fits(toll, parts[index], parameters))
    return next(fitting, None)


def _fits(a: _Part, b: _Part, parameters: Parameters) -> bool:
    days_a, days_b = _narrowest(a.days), _narrowest(b.days)
    if days_a is not None and days_b is not None and apart(days_a, days_b) > 1:
        return False
    near = nearest(a.sites, b.sites, parameters.reaches)
    return near is None or near.gap <= parameters.inside_gap


# --- what an account says -------------------------------------------------------------------------------------------


def _account(part: _Part, parameters: Parameters) -> Account:
    records, first = part.records, part.records[0]
    published = day_number(first.published) if first.published else None
    days = _narrowest(part.days)
    return Account(
        id=first.id,
        document=first.document,
        published=published,
        family=parameters.family_of[first.type],
        types=tuple(sorted({record.type for record in records})),
        happened=any(record.modality is Modality.ACTUAL for record in records),
        recalls=False,
        days=days or _bounded(published, parameters),
        stated=days is not None,
        sites=finest(part.sites, parameters.reaches),
        actors=frozenset(_ids(record.actors for record in records)),
        targets=frozenset(_ids(record.targets for record in records)),
        killed=_count(record for record in records if record.type == "kill"),
        injured=_count(record for record in records if record.type == "injure"),
        words=content_words(" ".join(sorted({record.folded for record in records}))),
        claims=tuple(record.id for record in records),
    )


def _stated(record: Record) -> Days | None:
    """The days that a claim states; what goes on still is told up to its publication."""
    days = days_of(record.time)
    if days is None or days.low is None:
        return None
    if days.high is not None:
        return days
    return Days(days.low, max(days.low, day_number(record.published))) if record.published else None


def _narrowest(found: Sequence[Days]) -> Days | None:
    """The narrowest days, of several the most often given; None when none are given."""
    return min(found, key=lambda days: (days.length or 0, -found.count(days), days.low or 0), default=None)


def _bounded(published: int | None, parameters: Parameters) -> Days | None:
    return None if published is None else Days(published - parameters.report_delay, published)


def _lead_day(accounts: Sequence[Account]) -> int | None:
    """The day of what the document reports: the first single day, not after its publication, that it states."""
    days = (a.days.low for a in accounts if a.stated and a.days and a.days.length == 1 and _is_past(a))
    return next(days, None)


def _is_past(account: Account) -> bool:
    late = account.days.high if account.days else None
    return late is not None and account.published is not None and late <= account.published


def is_vague(account: Account, parameters: Parameters) -> bool:
    """Whether an account tells of so long a time that it places no single occurrence: this year, since the spring."""
    return account.days is not None and (account.days.length or 0) > parameters.longest_days


def _recalls(account: Account, lead: int | None, parameters: Parameters) -> bool:
    if not account.stated or account.days is None or account.days.high is None:
        return False
    if is_vague(account, parameters):
        return True
    late, published = account.days.high, account.published
    before_lead = lead is not None and late < lead
    return before_lead or (published is not None and published - late > parameters.recall_after)


def _ids(parties: Iterable[Sequence[Named]]) -> Iterator[str]:
    return (party.id for group in parties for party in group if party.id and not party.id.startswith(_GENERIC))


def _count(records: Iterable[Record]) -> Count | None:
    """The number that stands most often, of several the greatest: a total outweighs its parts."""
    told = [
        Count(record.quantity.low, record.quantity.high)
        for record in records
        if record.quantity and record.quantity.low and record.quantity.unit == "person"
        if record.polarity is Polarity.AFFIRMED
    ]
    return max(told, key=lambda count: (told.count(count), count.low), default=None)
