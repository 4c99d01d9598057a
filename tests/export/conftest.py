"""One coding made by hand, with everything that an export has to carry."""

import pytest

from isnad.model import (
    ActorMention,
    Claim,
    Coding,
    Document,
    Filler,
    Modality,
    Note,
    PlaceMention,
    Polarity,
    Quantity,
    Span,
    Teller,
    TimeMention,
)

TITLE = "قصف على سرمين وتفتناز"
TEXT = f"{TITLE}\nقال ناشطون إن الجيش لم يقصف سرمين وتفتناز أمس، وأصيب 12 مدنياً.\nنفت وزارة الدفاع <ذلك>."


def span(words: str, number: int = 1) -> Span:
    """Where these words stand in the text for the n-th time."""
    at = -1
    for _ in range(number):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def filler(words: str, identity: str | None = None, number: int = 1) -> Filler:
    return Filler(span(words, number), words, identity)


def place(words: str, identity: str | None, name: str | None, lat: float | None, lon: float | None) -> PlaceMention:
    return PlaceMention(
        span(words, 2), words, identity, name, words, "town", "SY", "SY07", None, lat, lon, 1, 0.9, "place.name"
    )


def claim(kind: str, trigger: Filler, **parts: object) -> Claim:
    plain = {
        "id": f"clm-{kind}", "polarity": Polarity.AFFIRMED, "modality": Modality.ACTUAL, "attempted": False,
        "actor": (), "target": (), "place": (), "time": None, "quantity": None, "source": (), "event": 1, "acled": None,
        "plover": None, "cameo": None, "loaded": (), "confidence": 0.8, "rules": ("trigger.verb:قصف",),
    }  # fmt: skip
    return Claim(type=kind, trigger=trigger, **(plain | parts))  # type: ignore[arg-type]


@pytest.fixture
def coding() -> Coding:
    source = (Teller(span("ناشطون"), "ناشطون", "activist"),)
    return Coding(
        Document(TEXT, TITLE, "2024-06-15", "=cmd|' /C calc'!A0", None, "d-1"), "d-1", "0" * 64, "0.1.0", "c" * 16,
        times=(TimeMention(span("أمس"), "أمس", "2024-06-14", "time.said-day"),),
        places=(
            place("سرمين", "C3940", "Sarmin", 35.9, 36.73),
            place("تفتناز", None, None, None, None),
        ),
        actors=(ActorMention(span("الجيش"), "الجيش", "syr-saa", "Syrian Arab Army", "military", "actor.alias"),),
        claims=(
            claim(
                "shelling", filler("يقصف"), polarity=Polarity.NEGATED, actor=(filler("الجيش", "syr-saa"),),
                place=(filler("سرمين", "C3940", 2), filler("تفتناز", None, 2)), time="2024-06-14", source=source,
            ),
            claim(
                "injure", filler("أصيب"), target=(filler("مدنياً"),), event=2, source=source,
                quantity=Quantity(span("12"), "12", 12, None, "person"),
            ),
        ),
        warnings=(Note("date", "A weekday contradicts its date."),),
    )  # fmt: skip


@pytest.fixture
def bare() -> Coding:
    """A coding of a document without claims."""
    return Coding(Document("نص قصير"), "d-2", "0" * 64, "0.1.0", "c" * 16)
