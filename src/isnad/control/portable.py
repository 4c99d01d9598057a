"""Evidence as text and back, so that it can be kept beside the events that it was read from."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from isnad.control.words import Evidence, Role, Spread

_NAMES = tuple(field.name for field in fields(Evidence))
_SETS = frozenset({"kin", "allies"})


def written(evidence: Evidence) -> str:
    """One piece of evidence as JSON."""
    values = {name: getattr(evidence, name) for name in _NAMES}
    return json.dumps(values | {name: sorted(values[name]) for name in _SETS}, ensure_ascii=False)


def read(text: str) -> Evidence:
    """The piece of evidence that `written` wrote."""
    values: dict[str, Any] = json.loads(text)
    for name in _SETS:
        values[name] = frozenset(values[name])
    for name in ("affirm", "deny"):
        values[name] = tuple((origin, worth) for origin, worth in values[name])
    values["claims"] = tuple(values["claims"])
    values["role"], values["spread"] = Role(values["role"]), Spread(values["spread"])
    return Evidence(**values)
