"""Records, places and accounts for the tests of fusion, with everything that a test does not name left plain."""

from __future__ import annotations

import math
from typing import Any

from isnad.fuse.accounts import Account, Count, accounts_of
from isnad.fuse.days import Days, day_number
from isnad.fuse.parameters import read_parameters
from isnad.model import Filler, Modality, Named, Polarity, Quantity, Record, Site, Span, Teller
from isnad.text import fold_key

PARAMETERS = read_parameters()
NOWHERE = Span(0, 1)
_LAT, _LON, _KM = 35.6, 36.6, 111.19
DAY = "2024-12-03"


def site(name: str, north: float = 0.0, east: float = 0.0, kind: str = "village", **given: Any) -> Site:
    """A place so many km north and east of a point in the north-west of Syria; its name is its id."""
    lat = _LAT + north / _KM
    told: dict[str, Any] = {
        "text": name, "id": name, "name": name, "name_ar": None, "kind": kind, "country": "SY", "admin1": "SY07",
        "admin2": None, "lat": lat, "lon": _LON + east / (_KM * math.cos(math.radians(lat))), "precision": 1,
    }  # fmt: skip
    return Site(**told | given)


def party(name: str, id_: str | None = None, kind: str = "military") -> Named:
    return Named(name, id_, name if id_ else None, kind)


def teller(text: str, kind: str = "official", id_: str | None = None) -> Teller:
    return Teller(NOWHERE, text, kind, id_)


def people(low: int | None, high: int | None = None, unit: str = "person") -> Quantity:
    """So many people; `high` is the same unless it is given (-1: open)."""
    return Quantity(NOWHERE, str(low), low, None if high == -1 else high if high is not None else low, unit)


def record(type_: str = "shelling", document: str = "d1", number: int = 0, **given: Any) -> Record:
    """A claim of an occurrence; its id says the document and its place there."""
    sentence = given.pop("sentence", f"جملة {document} {number}")
    told: dict[str, Any] = {
        "id": f"{document}-{number}", "document": document, "outlet": f"outlet {document}", "published": DAY,
        "number": number, "event": number, "type": type_, "polarity": Polarity.AFFIRMED, "modality": Modality.ACTUAL,
        "attempted": False, "trigger": Filler(NOWHERE, "قصف"), "actors": (), "targets": (), "places": (), "time": None,
        "quantity": None, "tellers": (), "confidence": 0.9, "sentence": sentence, "folded": fold_key(sentence),
    }  # fmt: skip
    return Record(**told | given)


def killed(number: int | None, document: str = "d1", at: int = 1, **given: Any) -> Record:
    """A claim that so many were killed; None when it gives no number."""
    return record("kill", document, at, **{"quantity": people(number) if number else None} | given)


def days(first: str, last: str | None = None) -> Days:
    return Days(day_number(first), day_number(last or first))


def account(id_: str = "a", **given: Any) -> Account:
    """An account of a shelling on a stated day at no place; its document has its name."""
    told: dict[str, Any] = {
        "id": id_, "document": f"d-{id_}", "published": day_number(DAY), "family": "violence", "types": ("shelling",),
        "happened": True, "recalls": False, "days": days(DAY), "stated": True, "sites": (), "actors": frozenset(),
        "targets": frozenset(), "killed": None, "injured": None, "words": frozenset(), "claims": (f"c-{id_}",),
    }  # fmt: skip
    return Account(**told | given)


def count(low: int | None, high: int | None = None) -> Count | None:
    """So many; `high` is the same unless it is given (-1: open)."""
    return None if low is None else Count(low, None if high == -1 else high if high is not None else low)


def accounts(*records: Record) -> list[Account]:
    return accounts_of(records, PARAMETERS)


def claims_of(*records: Record) -> list[tuple[str, ...]]:
    """Which claims stand together, as the numbers of the claims."""
    return [tuple(claim.rsplit("-", 1)[1] for claim in one.claims) for one in accounts(*records)]
