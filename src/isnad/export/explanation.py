"""An explanation of an event in lines for people: what it says, each claim with its words and origin, its ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from isnad.export.table import amount, plain
from isnad.fuse.accounts import Account
from isnad.fuse.days import iso_day
from isnad.fuse.score import Score
from isnad.model import Event, Judgement, Link, Named, Record, Site, Toll
from isnad.store.explaining import Explanation


def explanation_lines(told: Explanation) -> Iterator[str]:
    """The lines of an explanation."""
    yield from _event(told.event)
    yield ""
    yield f"claims, {len(told.event.links)}:"
    for document, links in groupby(told.event.links, key=lambda link: link.document):
        yield from _document(document, list(links), told.records)
    yield ""
    yield "what ties the documents' accounts:"
    yield from (
        f"  {_total(tie.score)}  {_account(tie.left)}\n        {_account(tie.right)}\n        {tie.score.why()}"
        for tie in told.ties
    )
    if not told.ties:
        yield "  nothing: one document tells of it"
    if told.judgements:
        yield ""
        yield "what people judged:"
        yield from map(_judgement, told.judgements)
    yield ""
    yield "nearest accounts that are not in it:"
    for near in told.near:
        yield f"  {_total(near.score)}  {_account(near.account)}  event {near.event or 'none'}"
        yield f"        {near.score.why()}"
    if not told.near:
        yield "  none: nothing of its kind was near in place and time"


def _event(event: Event) -> Iterator[str]:
    yield f"{event.id}  {event.type}, {event.status.value}"
    basis = f" ({event.date_basis})" if event.date_basis else ""
    yield f"  when     {event.date or 'not known'}{basis}"
    yield f"  where    {_place(event.place) if event.place else 'not known'}"
    yield from (f"  {label:8} {', '.join(map(_party, parties))}" for label, parties in _parties(event) if parties)
    yield from (f"  {label:8} {_toll(toll)}" for label, toll in _tolls(event) if toll)
    yield f"  reports  {event.n_reports}, independent origins {event.n_independent}"


def _parties(event: Event) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    return (("who", event.actors), ("to whom", event.targets))


def _tolls(event: Event) -> tuple[tuple[str, Toll | None], ...]:
    return (("killed", event.killed), ("injured", event.injured))


def _place(place: Site) -> str:
    return f"{place.name or plain(place.text)} {place.id or ''}".rstrip()


def _party(party: Named) -> str:
    return party.name or plain(party.text)


def _toll(toll: Toll) -> str:
    said = ", ".join(amount(report.low, report.high) for report in toll.said)
    return f"best {'?' if toll.best is None else toll.best}, range {amount(toll.low, toll.high)}; said: {said}"


def _document(document: str, links: Sequence[Link], records: Mapping[str, Record]) -> Iterator[str]:
    """The claims of one document, under the sentences that they stand in."""
    first = records[links[0].claim]
    yield f"  {document}  {first.published or 'undated'}  {plain(first.outlet or 'no outlet')}"
    for sentence, said in groupby(links, key=lambda link: records[link.claim].sentence):
        yield f"    {plain(sentence)}"
        yield from (f"      {_claim(link, records[link.claim])}" for link in said)


def _claim(link: Link, record: Record) -> str:
    return f"{record.id}  «{plain(record.trigger.text)}» {record.type}, {link.stance}, origin {link.origin}"


def _account(account: Account) -> str:
    days = account.days
    when = iso_day(days.low) if days and days.low is not None else "undated"
    where = ", ".join(site.name or plain(site.text) for site in account.sites[:3]) or "no place"
    return f"{account.document}  {' '.join(account.types)}  {when}  {where}"


def _judgement(one: Judgement) -> str:
    what = f"{one.left} and {one.right}" if one.right else one.left
    fields = f" {one.field} = {one.value}" if one.field else ""
    return f"  {one.at[:10]}  {one.by}: {what} {one.verdict.value}{fields}: {one.why}"


def _total(score: Score) -> str:
    return "  -  " if score.total is None else f"{score.total:5.1f}"
