"""The words of the domain: read this first.

Offsets everywhere are Unicode code points into the coded text, half-open, exactly as the text stands (CONTRACT: «Out»).
Nothing here computes; steps elsewhere take these values in and give these values out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal


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


# --- many documents --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one document as they came, never altered; `media_type` as the source gives it."""

    bytes: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document as it came from a source, before it is coded.

    `source` is the file, folder member or address that it came from, `locator` where it stands in there (`line 12`,
    `message 530`, a WARC record id). `key` names the publication across its editions (`telegram:chat/message`, an
    address with its outlet, a given id); None when only the content tells. `edited` is when this edition was made
    (ISO 8601), where the source says so. `relayed_from` is whom the post itself credits (Telegram `forwarded_from`).
    `notes` say what is unusual: no date, a date that cannot be read, another language.
    """

    document: Document
    original: Original
    source: str
    locator: str | None = None
    key: str | None = None
    edited: str | None = None
    relayed_from: str | None = None
    captured: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """What stands in a source and is no document: where, and why it was left out."""

    source: str
    locator: str | None
    reason: Note


@dataclass(frozen=True, slots=True)
class Named:
    """A party as one claim names it, and the entry of the codebook that it is, when there is one."""

    text: str
    id: str | None
    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place as one claim names it. `precision` is ACLED's: 1 the settlement, 2 near it, 3 a region, 4 a country."""

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


@dataclass(frozen=True, slots=True)
class Record:
    """A claim as the store keeps it, with what fusion, control and exports need of its document and its mentions.

    `published` is an ISO day. `number` is the claim's place in its document, `event` the number that the coder gave to
    the occurrence inside the document. `sentence` is the sentence of the trigger as printed, `folded` its folded words.
    """

    id: str
    document: str
    outlet: str | None
    published: str | None
    number: int
    event: int
    type: str
    polarity: Polarity
    modality: Modality
    attempted: bool
    trigger: Filler
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    places: tuple[Site, ...]
    time: str | None
    quantity: Quantity | None
    tellers: tuple[Teller, ...]
    confidence: float
    sentence: str
    folded: str
    relayed_from: str | None = None


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two claims speak of the same event or of different ones, or what a reader thinks of one claim.

    `left` and `right` are claim ids in order (`right` is None for a judgement of one claim); `by` is `rule:NAME` or a
    person; `field` and `value` are set when a field is corrected. `score` is 0..1 for rules, None for persons.
    """

    left: str
    right: str | None
    verdict: Verdict
    by: str
    at: str
    why: str
    score: float | None = None
    field: str | None = None
    value: str | None = None

    @property
    def by_rule(self) -> bool:
        """Whether a rule judged, and not a person."""
        return self.by.startswith("rule:")


@dataclass(frozen=True, slots=True)
class TollReport:
    """One claim's number of people killed or injured."""

    low: int | None
    high: int | None
    claim: str


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or injured: the least and the most that was said, the best reading, and who said which."""

    low: int | None
    best: int | None
    high: int | None
    said: tuple[TollReport, ...] = ()


class Status(StrEnum):
    """How an event stands: who bears it out."""

    CORROBORATED = "corroborated"  # two independent origins or more
    SINGLE_SOURCE = "single-source"
    CONTESTED = "contested"  # some origin denies it
    PLANNED = "planned"  # nobody says yet that it happened
    DENIED = "denied"  # nobody affirms it, some deny it
    RECALLED = "recalled"  # only told of as the background of later reports


@dataclass(frozen=True, slots=True)
class Link:
    """One claim in an event: the origin that it goes back to, and what it says of the event."""

    claim: str
    document: str
    origin: str
    stance: Literal["affirms", "denies", "plans", "doubts", "recalls"]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims judged to speak of the same occurrence, with their best reading and their corroboration.

    `date` is EDTF, `date_start` and `date_end` ISO days; `date_basis` says whether a text states the day (`stated`) or
    only the day of publication bounds it (`publication`). `time_precision` and `geo_precision` are ACLED's codes 1..3,
    `date_prec` (1..5) and `where_prec` (1..7) are UCDP's; None where nothing is known.
    """

    id: str
    type: str
    date: str | None
    date_start: str | None
    date_end: str | None
    date_basis: Literal["stated", "publication"] | None
    time_precision: int | None
    date_prec: int | None
    place: Site | None
    geo_precision: int | None
    where_prec: int | None
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    killed: Toll | None
    injured: Toll | None
    n_reports: int
    n_independent: int
    status: Status
    earliest_document: str
    earliest_published: str | None
    links: tuple[Link, ...]


class Hold(StrEnum):
    """How a place is held."""

    HELD = "held"
    CLAIMED = "claimed"  # only the taker says so
    CONTESTED = "contested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Control:
    """A place held by an actor from one day (ISO) to another, exclusive; `until` is None while it lasts.

    `opened` and `closed` are the claims that opened and closed the interval; `rule` names the rule that did.
    """

    place: str
    actor: str | None
    state: Hold
    since: str
    until: str | None
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    rule: str
    n_independent: int = 0
