"""Rows of a database as cases and dossiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from isnad import __version__
from isnad.clock import now
from isnad.export.dossier import Case, Codes, Dossier, Told
from isnad.model import Link
from isnad.store.filters import Filters
from isnad.store.rows import event_of, link_of, record_of

if TYPE_CHECKING:
    from isnad.library import View

Row = Mapping[str, Any]

_CHUNK = 500  # events whose claims are fetched together


def dossier_of(view: View, filters: Filters) -> Dossier:
    """What an export needs of the events that pass the filters."""
    published = Filters(since=filters.since, until=filters.until, outlets=filters.outlets)  # what sources are chosen by
    return Dossier(
        cases=lambda: cases_of(view, filters),
        sources=lambda: view.sources(published),
        places=view.places,
        actors=view.actors,
        deletions=tuple(view.deletions()),
        profile=view.profile.name,
        version=__version__,
        codebook=str(view.run["codebook"]) if view.run else None,
        made=now(),
    )


def cases_of(view: View, filters: Filters) -> Iterator[Case]:
    """The events that pass the filters, each with all its claims."""
    events = view.events(filters)
    while chunk := list(islice(events, _CHUNK)):
        told = view.told([row["event"] for row in chunk])
        yield from (case_of(row, told[row["event"]]) for row in chunk)


def case_of(event: Row, claims: Sequence[Row]) -> Case:
    """An event row, with its links, and the rows of its claims as a case."""
    links = [link_of(row) for row in event["links"]]
    by_claim = {link.claim: link for link in links}
    return Case(event_of(event, links), tuple(told_of(row, by_claim[row["claim"]]) for row in claims))


def told_of(row: Row, link: Link) -> Told:
    """A claim row as what was told."""
    acled = (row["acled_event"], row["acled_sub_event"]) if row["acled_event"] else None
    plover = (row["plover_event"], row["plover_mode"]) if row["plover_event"] else None
    return Told(
        record_of({**row, "event": row["number_in_document"]}), link, Codes(acled, plover, row["cameo"]), row["title"],
        row["url"], row["text_sha256"], tuple(one["text"] for one in row["loaded"]),
    )  # fmt: skip
