"""A gold article made by hand, and what a coder might say of it."""

from typing import Any

import pytest

TEXT = "هجوم على حاجز في الصورة\nقتل مسلحون جنديين أمس في الصورة، ونفى مصدر أمني اعتقال أحد. أصيب جندي."


@pytest.fixture
def article() -> dict[str, Any]:
    def claim(p: int, trigger: str, kind: str, **parts: Any) -> dict[str, Any]:
        plain = {
            "polarity": "affirmed", "modality": "actual", "actor": [], "target": [], "place": [], "time": None,
            "quantity": None, "source": [], "event": 1,
        }  # fmt: skip
        return {"p": p, "trigger": trigger, "type": kind} | plain | parts

    place = {"kind": "town", "name": "Al-Sawara", "country": "SY", "lat": 33.03, "lon": 36.56}
    return {
        "id": "a-1", "outlet": "شبكة", "published": "2018-05-02", "text": TEXT,
        "times": [{"p": 1, "quote": "أمس", "value": "2018-05-01"}],
        "places": [{"p": 0, "quote": "الصورة"} | place, {"p": 1, "quote": "الصورة"} | place],
        "claims": [
            claim(0, "هجوم", "attack", target=["حاجز"], place=["الصورة"], actor=[{"p": 1, "quote": "مسلحون"}]),
            claim(
                1, "قتل", "kill", actor=["مسلحون"], target=["جنديين"], place=["الصورة"], time="2018-05-01",
                quantity={"quote": "جنديين", "low": 2, "high": 2},
            ),
            claim(
                1, "اعتقال", "arrest", polarity="negated", event=2,
                source=[{"quote": "مصدر أمني", "kind": "anonymous"}],
            ),
            claim(1, "أصيب", "injure", target=["جندي#2"], event=1),
        ],
    }  # fmt: skip
