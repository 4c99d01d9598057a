"""The words of the domain: read this first.

Offsets everywhere are Unicode code points into the coded text, half-open, exactly as the text stands (CONTRACT: «Out»).
Nothing here computes; steps elsewhere take these values in and give these values out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Polarity(StrEnum):
    """Whether the text says that it happened or that it did not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Whether the text tells it as fact, as intended, or as possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Stance(StrEnum):
    """How a teller stands to what is told."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    ACCUSES = "accuses"


ROLES = ("actor", "target", "place")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of the coded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was published. `published` is an ISO date or date-time, or None when unknown."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str | None = None

    @property
    def coded_text(self) -> str:
        """The text that is coded: title and text, unless the text already begins with its title."""
        if self.title and not self.text.startswith(self.title):
            return f"{self.title}\n{self.text}"
        return self.text

    @property
    def published_on(self) -> date | None:
        """The day of publication, in the time zone that it was given in; None when unknown or not a date."""
        if not self.published:
            return None
        try:
            return datetime.fromisoformat(self.published).date()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that place something in time; `value` is EDTF or an ISO 8601 duration, None when it cannot be resolved."""

    span: Span
    text: str
    value: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer entry that a place name may mean, and how well it fits (0..1)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a location; `id`, `lat` and `lon` (decimal degrees) are None when no gazetteer knows it."""

    span: Span
    text: str
    id: str | None
    name: str | None
    name_ar: str | None
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: int
    score: float
    rule: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name a party, a person or a group; `id` is None when the table does not know it."""

    span: Span
    text: str
    id: str | None
    name: str | None
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the words, and the entry of the codebook that they name, when there is one."""

    span: Span
    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """One link of a source chain. `kind` is one of the contract's source kinds."""

    span: Span
    text: str
    kind: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much; `low` and `high` are the numbers that the words warrant, None where they warrant none."""

    span: Span
    text: str
    low: int | None
    high: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's assertion that an event of a type happened, did not, will or may."""

    id: str
    type: str
    trigger: Filler
    polarity: Polarity
    modality: Modality
    attempted: bool
    actor: tuple[Filler, ...]
    target: tuple[Filler, ...]
    place: tuple[Filler, ...]
    time: str | None
    quantity: Quantity | None
    source: tuple[Teller, ...]
    event: int
    acled: dict[str, str] | None
    plover: dict[str, str | None] | None
    cameo: str | None
    loaded: tuple[Filler, ...]
    confidence: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A warning or an error about one document: a stable code and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that was read in one document."""

    document: Document
    document_id: str
    sha256: str
    version: str
    codebook: str
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Note, ...] = ()
    errors: tuple[Note, ...] = ()
    explanation: Any = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The coded text, which all offsets count in."""
        return self.document.coded_text

    def to_dict(self) -> dict[str, Any]:
        """The coding in the layout of the contract."""
        from isnad.export.layout import coding_to_dict

        return coding_to_dict(self)

    def to_json(self) -> str:
        """The coding as one line of JSON in the layout of the contract."""
        from isnad.export.layout import coding_to_json

        return coding_to_json(self)

    def _repr_html_(self) -> str:
        """The text with its mentions highlighted, right to left, and its claims: for notebooks."""
        from isnad.export.html import coding_to_html

        return coding_to_html(self)
