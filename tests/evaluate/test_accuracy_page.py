"""`docs/accuracy.md` is what the committed measurement says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_page_is_made_of_the_committed_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    sys.modules.pop("accuracy_page", None)
    from accuracy_page import page

    found = json.loads((ROOT / "benchmarks/results/accuracy.json").read_text(encoding="utf-8"))
    assert (ROOT / "docs/accuracy.md").read_text(encoding="utf-8") == page(found)
