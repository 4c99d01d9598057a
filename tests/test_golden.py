"""Whole dispatches: what the coder makes of them today, and how far that is what a reader says they claim."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import isnad
from golden.record import GOLDEN, as_lines, folders, load_document

ROLES = ("actor", "target", "place", "source")
FLOORS = {"trigger": 0.85}
PACKS = ("iraq", "yemen", "palestine-lebanon", "libya", "sudan")
PROCLITICS_ALONE = r"(?<!\w)[وف]?[بلك]?$"
EXAMPLES = GOLDEN.parent.parent / "examples"

each_folder = pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)


class Words(NamedTuple):
    """Characters `start` to `end` of the coded text."""

    start: int
    end: int


@cache
def coder() -> isnad.Coder:
    return isnad.Coder()


@cache
def coding_of(folder: Path) -> isnad.Coding:
    return coder().code(load_document(folder))


def expected_claims(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))["claims"]


def find_quote(text: str, line: int, quote: str) -> Words:
    """Where a quote stands in its line of the text; `#2` asks for the second time that the line holds it."""
    words, _, turn = quote.partition("#")
    lines = text.split("\n")
    before = sum(len(earlier) + 1 for earlier in lines[:line])
    found = [match.start() for match in re.finditer(re.escape(words), lines[line])]
    start = before + found[int(turn or 1) - 1]
    return Words(start, start + len(words))


def find_filler(text: str, line: int, filler: str | dict[str, Any]) -> Words:
    """Where a role filler stands: in the claim's own line, or in the line that it names."""
    if isinstance(filler, str):
        return find_quote(text, line, filler)
    return find_quote(text, filler.get("p", line), filler["quote"])


def meet(left: Words, right: Words) -> bool:
    return left.start < right.end and right.start < left.end


def words_of(mention: Any) -> Words:
    return Words(mention.span.start, mention.span.end)


def pairs(folder: Path) -> list[tuple[dict[str, Any], isnad.Claim]]:
    """Each expected claim with the claim of its type that was read from its trigger, where there is one."""
    text, free = coding_of(folder).text, list(coding_of(folder).claims)
    matched = []
    for claim in expected_claims(folder):
        trigger = find_filler(text, claim["p"], claim["trigger"])
        fits = (read for read in free if read.type == claim["type"] and meet(words_of(read.trigger), trigger))
        if read := next(fits, None):
            free.remove(read)
            matched.append((claim, read))
    return matched


def role_agrees(text: str, claim: dict[str, Any], read: isnad.Claim, role: str) -> bool:
    """Whether both leave the role empty, or some filler of the one meets a filler of the other."""
    wanted = [find_filler(text, claim["p"], filler) for filler in claim[role]]
    said = [words_of(filler) for filler in getattr(read, role)]
    if not wanted or not said:
        return not wanted and not said
    return any(meet(one, other) for one in wanted for other in said)


def of_packs(folder: Path) -> bool:
    """Whether a dispatch is on another conflict: `pack-iraq-01-fallujah`."""
    return folder.name.startswith("pack-")


def agreement(chosen: list[Path]) -> dict[str, float]:
    """F1 of triggers with their type over these folders; for other parts, the share of matched claims that agree."""
    matched = [(coding_of(folder).text, *pair) for folder in chosen for pair in pairs(folder)]
    read = sum(len(coding_of(folder).claims) for folder in chosen)
    wanted = sum(len(expected_claims(folder)) for folder in chosen)
    right: dict[str, list[bool]] = {"polarity": [], "modality": [], "time": [], **{role: [] for role in ROLES}}
    for text, claim, said in matched:
        for role in ROLES:
            right[role].append(role_agrees(text, claim, said, role))
        for part in ("polarity", "modality", "time"):
            right[part].append(claim[part] == getattr(said, part))
    shares = {part: sum(answers) / max(1, len(answers)) for part, answers in right.items()}
    found = {"recall": len(matched) / max(1, wanted), "precision": len(matched) / max(1, read)}
    return {"trigger": 2 * len(matched) / max(1, read + wanted), **found, **shares}


@each_folder
def test_the_dispatch_still_makes_the_recorded_claims(folder: Path) -> None:
    recorded = folder / "claims.jsonl"
    assert as_lines(coding_of(folder)) == recorded.read_text(encoding="utf-8"), "run python tests/golden/record.py"


@each_folder
def test_each_expected_quote_stands_at_word_edges(folder: Path) -> None:
    text = load_document(folder).coded_text
    for claim in expected_claims(folder):
        quantity = [claim["quantity"]] if claim["quantity"] else []
        fillers = [claim["trigger"], *quantity, *(filler for role in ROLES for filler in claim[role])]
        for filler in fillers:
            start, end = find_filler(text, claim["p"], filler)
            assert re.search(PROCLITICS_ALONE, text[:start]), (claim["p"], filler)
            assert not re.match(r"\w", text[end:]), (claim["p"], filler)


def test_the_coder_agrees_with_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    figures = agreement([folder for folder in folders() if not of_packs(folder)])
    packs = {name: [f for f in folders() if f.name.startswith(f"pack-{name}")] for name in ("", *PACKS)}
    with capsys.disabled():
        for name, said in {"golden": figures, **{f"pack-{n}": agreement(some) for n, some in packs.items()}}.items():
            print(f"\n{name}: " + "  ".join(f"{part} {figure:.3f}" for part, figure in said.items()), end="")
    assert {part: figures[part] for part, floor in FLOORS.items() if figures[part] < floor} == {}


each_syrian = pytest.mark.parametrize("folder", [f for f in folders() if not of_packs(f)], ids=lambda f: f.name)


@each_syrian
def test_the_examples_are_the_golden_dispatches(folder: Path) -> None:
    text = (EXAMPLES / f"{folder.name}.txt").read_text(encoding="utf-8")
    assert text == load_document(folder).coded_text + "\n"


def test_the_example_collection_holds_every_dispatch() -> None:
    rows = [json.loads(line) for line in (EXAMPLES / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = {row["id"]: isnad.Document(**row) for row in rows}
    assert documents == {folder.name: load_document(folder) for folder in folders() if not of_packs(folder)}


@pytest.mark.parametrize("pack", PACKS)
def test_each_pack_has_six_dispatches_that_choose_it(pack: str) -> None:
    lines = (EXAMPLES / "packs" / pack / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    documents = {row["id"]: isnad.Document(**row) for row in map(json.loads, lines)}
    told = {folder.name: load_document(folder) for folder in folders() if folder.name.startswith(f"pack-{pack}-0")}
    assert documents == told
    assert len(documents) == 6
    assert {coder().pack_of(document) for document in documents.values()} == {pack}
