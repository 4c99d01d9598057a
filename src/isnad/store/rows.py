"""Rows of the database as the words of the domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from isnad.model import (
    Control,
    Event,
    Filler,
    Hold,
    Link,
    Modality,
    Named,
    Polarity,
    Quantity,
    Record,
    Site,
    Span,
    Status,
    Teller,
    Toll,
    TollReport,
)

Row = Mapping[str, Any]


def record_of(row: Row) -> Record:
    """A row of `current_claims` (or one with its columns) as a record."""
    return Record(
        id=row["claim"],
        document=row["document"],
        outlet=row["outlet"],
        published=_day(row["published_on"]),
        number=row["number"],
        event=row["event"],
        type=row["type"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        attempted=row["attempted"],
        trigger=Filler(_span(row["trigger"]), row["trigger"]["text"]),
        actors=named_of(row["actors"]),
        targets=named_of(row["targets"]),
        places=tuple(site_of(place) for place in row["places"]),
        time=row["time"],
        quantity=_quantity(row["quantity"]),
        tellers=tuple(Teller(_span(t), t["text"], t["kind"], t["id"]) for t in row["tellers"]),
        confidence=row["confidence"],
        sentence=row["sentence"],
        folded=row["folded"],
        relayed_from=row["relayed_from"],
    )


def event_of(row: Row, links: Sequence[Link]) -> Event:
    """A row of `events` with its links as an event."""
    return Event(
        id=row["event"],
        type=row["type"],
        date=row["date"],
        date_start=_day(row["date_start"]),
        date_end=_day(row["date_end"]),
        date_basis=row["date_basis"],
        time_precision=row["time_precision"],
        date_prec=row["date_prec"],
        place=site_of(row["place"]) if row["place"] else None,
        geo_precision=row["geo_precision"],
        where_prec=row["where_prec"],
        actors=named_of(row["actors"]),
        targets=named_of(row["targets"]),
        killed=_toll(row["killed"]),
        injured=_toll(row["injured"]),
        n_reports=row["n_reports"],
        n_independent=row["n_independent"],
        status=Status(row["status"]),
        earliest_document=row["earliest_document"],
        earliest_published=_day(row["earliest_published"]),
        links=tuple(links),
    )


def link_of(row: Row) -> Link:
    """A row of `event_claims` as a link."""
    return Link(row["claim"], row["document"], row["origin"], row["stance"])


def control_of(row: Row) -> Control:
    """A row of `control` as an interval of control."""
    return Control(
        place=row["place"],
        actor=row["actor"],
        state=Hold(row["state"]),
        since=row["since"].isoformat(),
        until=_day(row["until"]),
        opened=tuple(row["opened"]),
        closed=tuple(row["closed"]),
        rule=row["rule"],
        n_independent=row["n_independent"],
    )


def named_of(values: Sequence[Row]) -> tuple[Named, ...]:
    """A list of parties."""
    return tuple(Named(value["text"], value["id"], value["name"], value["kind"]) for value in values)


def site_of(value: Row) -> Site:
    """A place of a claim or an event."""
    return Site(
        value["text"], value["id"], value["name"], value["name_ar"], value["kind"], value["country"], value["admin1"],
        value["admin2"], value["lat"], value["lon"], value["precision"],
    )  # fmt: skip


def _toll(value: Row | None) -> Toll | None:
    if value is None:
        return None
    said = tuple(TollReport(one["low"], one["high"], one["claim"]) for one in value["said"])
    return Toll(value["low"], value["best"], value["high"], said)


def _quantity(value: Row | None) -> Quantity | None:
    if value is None:
        return None
    return Quantity(_span(value), value["text"], value["low"], value["high"], value["unit"])


def _span(value: Row) -> Span:
    return Span(value["start"], value["end"])


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
