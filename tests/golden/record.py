"""Record what the coder reads in every golden article: `python tests/golden/record.py`.

Each folder holds `article.json` (the dispatch), `expected.json` (the claims that a reader says it makes) and
`claims.jsonl` (the claims that the coder made when it was last recorded, one line each). Look at the difference before
you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import isnad

GOLDEN = Path(__file__).parent


def folders() -> list[Path]:
    """Every golden folder, in the order of its name."""
    return sorted(path.parent for path in GOLDEN.glob("*/article.json"))


def load_document(folder: Path) -> isnad.Document:
    """The dispatch of a golden folder; its id is the folder's name."""
    article = json.loads((folder / "article.json").read_text(encoding="utf-8"))
    return isnad.Document(id=folder.name, **article)


def as_lines(coding: isnad.Coding) -> str:
    """The claims of a coding as compact JSON lines, in reading order."""
    return "".join(json.dumps(_as_row(claim), ensure_ascii=False) + "\n" for claim in coding.claims)


def _as_row(claim: isnad.Claim) -> dict[str, Any]:
    return {
        "type": str(claim.type),
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "trigger": claim.trigger.text,
        "actor": _texts(claim.actor),
        "target": _texts(claim.target),
        "place": _texts(claim.place),
        "time": claim.time,
        "quantity": claim.quantity and [claim.quantity.text, claim.quantity.low, claim.quantity.high],
        "source": [[teller.text, str(teller.kind)] for teller in claim.source],
        "event": claim.event,
    }


def _texts(fillers: Iterable[Any]) -> list[str]:
    return [filler.text for filler in fillers]


def main() -> None:
    """Code every golden article and write its `claims.jsonl`."""
    coder = isnad.Coder()
    for folder in folders():
        lines = as_lines(coder.code(load_document(folder)))
        (folder / "claims.jsonl").write_text(lines, encoding="utf-8")
        print(f"{folder.name}: {lines.count(chr(10))} claims")


if __name__ == "__main__":
    main()
