"""The table of role cases: sentences written for this project, with what fills the roles of one trigger.

A cell is empty when the role is not asked for, `-` when nobody fills it; else it is what a filler begins with, and with
a final `=` it is the whole filler. Several fillers are parted by `|`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import isnad
from isnad.model import Claim, Filler

CASES = Path(__file__).parent / "data" / "role_cases.csv"
SYNTAX_CASES = CASES.with_name("syntax_cases.csv")
PUBLISHED = "2024-06-15"
ROLES = ("actor", "target", "place")


def role_cases(table: Path = CASES) -> list[dict[str, str]]:
    """All rows of a table."""
    with table.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def wrong_roles(coder: isnad.Coder, case: dict[str, str]) -> Iterator[str]:
    """What is read otherwise than the case says, one sentence each."""
    coding = coder.code(isnad.Document(text=case["sentence"], published=PUBLISHED))
    claims = [claim for claim in coding.claims if claim.trigger.text == case["trigger"]]
    if not claims:
        yield f"no claim at «{case['trigger']}»"
        return
    for role in ROLES:
        if case[role] and not any(_reads(claim, role, case[role]) for claim in claims):
            said = [filler.text for claim in claims for filler in getattr(claim, role)]
            yield f"{role} is {said}, not «{case[role]}»"


def _reads(claim: Claim, role: str, cell: str) -> bool:
    fillers: tuple[Filler, ...] = getattr(claim, role)
    if cell == "-":
        return not fillers
    wanted = cell.split("|")
    return len(fillers) == len(wanted) and all(map(_is_filler, fillers, wanted))


def _is_filler(filler: Filler, words: str) -> bool:
    return filler.text == words[:-1] if words.endswith("=") else filler.text.startswith(words)
