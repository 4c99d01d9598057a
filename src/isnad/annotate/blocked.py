"""Words in which no trigger fires: names, places and set phrases (`ردع العدوان`, `الجبهة الشامية`, `وزير الدفاع`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.annotate.parties import Party
from isnad.annotate.places import PlaceRead
from isnad.annotate.scan import Scan


def blocked_words(found: Scan, parties: Sequence[Party], places: Sequence[PlaceRead]) -> frozenset[int]:
    """The indices of all words inside set phrases, actor names and place names."""
    return frozenset((*_frozen(found), *_named(parties), *_placed(places)))


def _frozen(found: Scan) -> Iterator[int]:
    for hits in found.hits:
        for hit in hits:
            if any(entry.kind == "frozen" for entry in hit.entries):
                yield from range(hit.first, hit.last)


def _named(parties: Sequence[Party]) -> Iterator[int]:
    for party in parties:
        if party.inner is not None:
            yield from range(party.inner, party.last)


def _placed(places: Sequence[PlaceRead]) -> Iterator[int]:
    for place in places:
        yield from range(place.first, place.last)
