"""Everything that an export of a database needs: events with what was told of each, places, actors, what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from isnad.model import Event, Link, Record, Status

Row = dict[str, Any]

# Events that somebody reports as a fact, and not only plans, denies or recalls as background.
HAPPENED = (Status.CORROBORATED, Status.SINGLE_SOURCE, Status.CONTESTED)
QUOTED = 300  # letters of a text that an export may quote: texts are not ours


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that the crosswalk gave to one claim."""

    acled: tuple[str, str] | None
    plover: tuple[str, str | None] | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event: what it says, the origin that it goes back to, and the document that it stands in."""

    record: Record
    link: Link
    codes: Codes
    title: str | None
    url: str | None
    text_sha256: str
    loaded: tuple[str, ...]

    @property
    def quote(self) -> str:
        """Its sentence, cut to what may be quoted."""
        return cut(self.record.sentence)


@dataclass(frozen=True, slots=True)
class Case:
    """An event with its claims, in order of publication."""

    event: Event
    told: tuple[Told, ...]

    @property
    def affirmed(self) -> tuple[Told, ...]:
        """The claims that bear the event out."""
        return tuple(one for one in self.told if one.link.stance == "affirms")


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is exported. `cases` and `sources` may be asked for again and give the same; the clock was read once."""

    cases: Callable[[], Iterator[Case]]
    sources: Callable[[], Iterator[Row]]
    places: Mapping[str, Row]
    actors: Mapping[str, Row]
    deletions: tuple[Row, ...]
    profile: str
    version: str
    codebook: str | None
    made: datetime

    def about(self) -> Row:
        """What every export says of itself."""
        return {
            "generator": f"isnad {self.version}", "codebook": self.codebook, "profile": self.profile,
            "made": self.made.isoformat() + "Z", "deletions": [deletion_object(row) for row in self.deletions],
        }  # fmt: skip


def deletion_object(row: Row) -> Row:
    """An entry of the deletion log as plain data."""
    return {
        "document": row["document"], "text_sha256": row["text_sha256"], "reason": row["reason"],
        "deleted": row["deleted"].isoformat() + "Z",
    }  # fmt: skip


def cut(text: str, most: int = QUOTED) -> str:
    """The text, cut to so many letters at a blank."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    return plain[: most - 1].rsplit(" ", 1)[0] + "…"
