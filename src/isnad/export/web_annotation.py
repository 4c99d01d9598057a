"""Claims as W3C Web Annotations, one a line: what is said, and the characters of the text that say it.

Positions are 0-based, half-open, in Unicode code points of the coded text in logical order, as the contract has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from isnad.export.dossier import QUOTED, Case, Dossier, Told
from isnad.export.lines import as_line
from isnad.export.outlets import chain
from isnad.export.writing import Written, check, text_file, write_deletions
from isnad.model import Filler, Named, Site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # letters before and after a quote

Row = dict[str, Any]


def write(dossier: Dossier, out: Path) -> Written:
    """Write an annotation for each claim of each event."""
    written = Written()
    with text_file(out) as handle:
        for row in rows(dossier):
            handle.write(as_line(row))
            written.rows += 1
    write_deletions(dossier, out)
    return written


def rows(dossier: Dossier) -> Iterator[Row]:
    """The checked annotations."""
    for case in dossier.cases():
        for told in case.told:
            row = _annotation(case, told, dossier)
            _check(row)
            yield row


def _annotation(case: Case, told: Told, dossier: Dossier) -> Row:
    record = told.record
    return {
        "@context": CONTEXT, "id": f"urn:isnad:claim:{record.id}", "type": "Annotation", "motivation": "classifying",
        "created": dossier.made.isoformat() + "Z",
        "generator": {"id": f"urn:isnad:{dossier.version}", "type": "Software", "name": f"isnad {dossier.version}"},
        "body": _bodies(case, told), "target": _target(told),
    }  # fmt: skip


def _bodies(case: Case, told: Told) -> list[Row]:
    record = told.record
    said = {"polarity": record.polarity.value, "modality": record.modality.value, "stance": told.link.stance}
    tags = [_body("tagging", record.type), *(_body("describing", f"{name}: {value}") for name, value in said.items())]
    roles: list[tuple[str, Sequence[Named | Site]]] = [
        ("actor", record.actors), ("target", record.targets), ("place", record.places),
    ]  # fmt: skip
    named = [_body("identifying", f"{role}: {one.name or one.text}", one.id) for role, many in roles for one in many]
    linked = {"type": "SpecificResource", "purpose": "linking", "source": f"urn:isnad:event:{case.event.id}"}
    return [*tags, *named, _body("describing", f"source: {chain(record)}"), linked]


def _body(purpose: str, value: str, of: str | None = None) -> Row:
    body = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
    return body | ({"id": f"urn:isnad:codebook:{of}"} if of else {})


def _target(told: Told) -> Row:
    record = told.record
    return {
        "source": told.url or f"urn:isnad:document:{record.document}",
        "state": {"type": "State", "sha256": told.text_sha256},
        "selector": [*_quotes(record.trigger, record.sentence), {
            "type": "TextPositionSelector", "start": record.trigger.span.start, "end": record.trigger.span.end,
        }],
    }  # fmt: skip


def _quotes(trigger: Filler, sentence: str) -> list[Row]:
    """The trigger with a few letters of its sentence around it; none when a profile withholds a part of it."""
    return [_quote(trigger, sentence)] if len(trigger.text) == trigger.span.end - trigger.span.start else []


def _quote(trigger: Filler, sentence: str) -> Row:
    before, found, after = sentence.partition(trigger.text)
    if not found:
        return {"type": "TextQuoteSelector", "exact": trigger.text}
    return {
        "type": "TextQuoteSelector", "exact": trigger.text, "prefix": before[-_AROUND:], "suffix": after[:_AROUND],
    }  # fmt: skip


def _check(row: Row) -> None:
    *quotes, position = row["target"]["selector"]
    what = f"Web Annotation {row['id']}"
    check(0 <= position["start"] < position["end"], what, "its position is empty")
    letters = sum(len(text) for quote in quotes for key, text in quote.items() if key != "type")
    check(letters <= QUOTED, what, "it quotes more than may be quoted")
