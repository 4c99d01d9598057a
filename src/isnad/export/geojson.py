"""Claims on the map: a GeoJSON FeatureCollection (RFC 7946) with one point for each place of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from isnad.export.rows import claim_rows, place_fields, place_finder
from isnad.model import Coding

OPENING = '{"type": "FeatureCollection", "features": [\n'
BETWEEN = ",\n"
CLOSING = "\n]}\n"


def coding_to_geojson(coding: Coding) -> str:
    """The features of one coding, one a line, without the collection around them; empty when no place is known."""
    return BETWEEN.join(json.dumps(feature, ensure_ascii=False) for feature in features(coding))


def features(coding: Coding) -> Iterator[dict[str, Any]]:
    """A point for each claim and each of its places that has coordinates."""
    place = place_finder(coding)
    for claim, row in claim_rows(coding):
        for number, filler in enumerate(claim.place, 1):
            mention = place(filler)
            if mention is None or mention.lat is None or mention.lon is None:
                continue
            yield {
                "type": "Feature",
                "id": f"{claim.id}-{number}",
                "geometry": {"type": "Point", "coordinates": [mention.lon, mention.lat]},
                "properties": row | place_fields(filler, mention),
            }


def unlocated(coding: Coding) -> int:
    """How many claims have no place with coordinates, and so are on no map."""
    place = place_finder(coding)
    mentions = ([place(filler) for filler in claim.place] for claim in coding.claims)
    return sum(not any(mention and mention.lat is not None for mention in found) for found in mentions)
