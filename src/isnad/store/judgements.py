"""What people judge, added to the database: two claims the same or different; one claim right, wrong or corrected."""

from __future__ import annotations

from datetime import datetime

from isnad.errors import UsageError
from isnad.fuse.clusters import ordered
from isnad.fuse.days import days_of
from isnad.model import Judgement, Modality, Polarity, Verdict
from isnad.store.corrections import CORRECTABLE
from isnad.store.store import Store
from isnad.store.writing import append


def judge(store: Store, run: int, judgement: Judgement) -> None:
    """Add a person's judgement. Raises UsageError when it speaks of no claim, or corrects what cannot be corrected."""
    if judgement.by_rule or not judgement.by.strip():
        raise UsageError("a judgement needs the name of a person: --by NAME")
    if judgement.left == judgement.right:
        raise UsageError("a claim is not compared with itself; name two")
    for claim in filter(None, (judgement.left, judgement.right)):
        if not store.rows("judging_claim", claim=claim):
            raise UsageError(f"no claim {claim} is in {store.path}")
    if judgement.verdict is Verdict.CORRECTED:
        _check_correction(store, judgement)
    pair = ordered(judgement.left, judgement.right) if judgement.right else (judgement.left, None)
    row = {
        "left": pair[0], "right": pair[1], "verdict": judgement.verdict.value, "by": judgement.by,
        "judged": datetime.fromisoformat(judgement.at), "why": judgement.why, "score": None, "field": judgement.field,
        "value": judgement.value, "run": run,
    }  # fmt: skip
    append(store, "judgements", [row])


def _check_correction(store: Store, judgement: Judgement) -> None:
    field, value = judgement.field, judgement.value
    if field not in CORRECTABLE or value is None:
        raise UsageError(f"--field must be one of {', '.join(CORRECTABLE)}, with --value")
    known = {"polarity": [one.value for one in Polarity], "modality": [one.value for one in Modality],
             "type": [row[0] for row in store.rows("judging_types")]}  # fmt: skip
    if field == "time" and days_of(value) is None:
        raise UsageError(f"--value must be an EDTF date like 2024-12-08, not {value!r}")
    if field in known and value not in known[field]:
        raise UsageError(f"--value must be one of {', '.join(known[field])}, not {value!r}")
