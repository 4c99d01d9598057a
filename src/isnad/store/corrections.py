"""What people judged of single claims, applied to their records: rejected claims go, corrected fields are replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from isnad.model import Judgement, Modality, Polarity, Record, Verdict

CORRECTABLE = {"type": str, "polarity": Polarity, "modality": Modality, "time": str}
"""The fields of a claim that a person may correct, and what their values are."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Claims that people rejected, and the fields of claims that they corrected."""

    rejected: frozenset[str] = frozenset()
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def corrections_of(judgements: Iterable[Judgement]) -> Corrections:
    """The corrections that judgements of single claims make; they come oldest first, and the later one holds."""
    rejected: set[str] = set()
    fields: dict[str, dict[str, str]] = {}
    for one in judgements:
        if one.verdict is Verdict.REJECTED:
            rejected.add(one.left)
        elif one.verdict is Verdict.ACCEPTED:
            rejected.discard(one.left)
        elif one.verdict is Verdict.CORRECTED and one.field and one.value is not None:
            fields.setdefault(one.left, {})[one.field] = one.value
    return Corrections(frozenset(rejected), fields)


def corrected(records: Iterable[Record], corrections: Corrections) -> Iterator[Record]:
    """The records that no person rejected, as people corrected them."""
    for record in records:
        if record.id in corrections.rejected:
            continue
        said = corrections.fields.get(record.id)
        yield replace(record, **{name: CORRECTABLE[name](value) for name, value in said.items()}) if said else record
