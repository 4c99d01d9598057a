"""How right the coding is, and how right its confidence is.

    python benchmarks/accuracy.py development=GOLD other=GOLD [--fit]

Codes the gold articles of each named folder and writes `results/accuracy.json` (figures, causes of errors, each type,
the reliability of `confidence`) and, from it, `docs/accuracy.md`. With `--fit` the weights of the confidence model are
first found anew on the folder that is named first, and written to `src/isnad/data/confidence.yaml`: do this after the
reading has changed, and commit the three files together. The gold articles are not part of the project.

The reliability of the first folder is out of fold: an article's claims are judged by weights that were found without it
(eight folds, articles in turn). `slope` checks the scale of these numbers as Platt does: it is 1 when they are neither
too bold nor too timid, and below 1 when they are too bold, which a larger RIDGE mends.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from accuracy_page import page

import isnad
from isnad.claims.confidence import BASE, SIGNS, confidence, signs
from isnad.evaluate.errors import count_causes, failures
from isnad.evaluate.gold import find_gold, read_gold
from isnad.evaluate.match import claim_pairs, rights
from isnad.evaluate.score import score
from isnad.model import Claim, Coding
from isnad.pipeline import Coder

RESULTS = Path(__file__).parent / "results" / "accuracy.json"
PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
WEIGHTS = Path(isnad.__file__).parent / "data" / "confidence.yaml"
FOLDS, RIDGE, ROUNDS = 8, 3.0, 25
LEAST = 4  # claims that a sign must have to be weighed
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Articles = list[tuple[Coding, Coding]]
Array = Any  # of numpy


class Judged(NamedTuple):
    """A claim that was said, and whether its type, actor and place are right."""

    claim: Claim
    right: bool


def coded(folder: Path, coder: Coder) -> Articles:
    """The gold articles of a folder, each with what the coder says of it."""
    return [(truth, coder.code(truth.document)) for truth in map(read_gold, find_gold([folder]))]


def judged(truth: Coding, said: Coding) -> list[Judged]:
    """Every claim that was said of an article, with whether type, actor and place are right."""
    pairs = {j: truth.claims[i] for i, j in claim_pairs(truth.claims, said.claims)}
    return [Judged(claim, j in pairs and _is_right(pairs[j], claim)) for j, claim in enumerate(said.claims)]


def _is_right(truth: Claim, claim: Claim) -> bool:
    found = rights(truth, claim)
    return found["actor"] and found["place"]


# --- the model --------------------------------------------------------------------------------------------------------


def fit(claims: Sequence[Judged]) -> dict[str, float]:
    """Weights by sign: logistic regression with a ridge on all but the base, by Newton's method."""
    counts = Counter(sign for each in claims for sign in signs(each.claim))
    names = sorted(sign for sign, count in counts.items() if count >= LEAST)
    at = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(claims), len(names)))
    for row, each in enumerate(claims):
        x[row, [at[sign] for sign in signs(each.claim) if sign in at]] = 1.0
    y = np.array([float(each.right) for each in claims])
    weights = solve(x, y, [0.01 if name == BASE else RIDGE for name in names])
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def solve(x: Array, y: Array, ridge: Sequence[float]) -> Array:
    """The weights of the columns of `x` that make `y` likeliest, each held near zero by its ridge."""
    weights, hold = np.zeros(x.shape[1]), np.diag(ridge)
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - told) - hold @ weights
        weights += np.linalg.solve(x.T @ (x * (told * (1 - told))[:, None]) + hold, slope)
    return weights


def out_of_fold(articles: Sequence[Sequence[Judged]]) -> list[tuple[float, bool]]:
    """Each claim's confidence by weights that were found without its article, and whether it is right."""
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        rest = [each for n, claims in enumerate(articles) if n % FOLDS != fold for each in claims]
        weights = fit(rest)
        held = (each for n, claims in enumerate(articles) if n % FOLDS == fold for each in claims)
        told += [(confidence(each.claim, weights), each.right) for each in held]
    return told


def reliability(told: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """For each band of confidence: claims, their mean confidence, and the share that is right."""
    rows = []
    for low, high in pairwise(BINS):
        band = [(value, right) for value, right in told if low <= value < high or (high == 1.0 and value == 1.0)]
        if band:
            mean = sum(value for value, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            rows.append(
                {"from": low, "to": high, "claims": len(band), "said": round(mean, 3), "right": round(share, 3)}
            )
    return rows


def calibration(told: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """The slope of the true log odds over those said; how often a right claim has a higher number than a wrong one."""
    odds = np.log([value / (1 - value) for value, _ in told])
    right = np.array([float(is_right) for _, is_right in told])
    _, slope = solve(np.column_stack([np.ones(len(told)), odds]), right, [0.001, 0.001])
    of_right, of_wrong = odds[right == 1][:, None], odds[right == 0][None, :]
    higher = (of_right > of_wrong).mean() + (of_right == of_wrong).mean() / 2
    return {"slope": round(float(slope), 2), "ranked": round(float(higher), 3)}


def write_weights(weights: Mapping[str, float]) -> None:
    """The weights, one sign a line, with a word on what they are."""
    head = (
        "# How much each sign speaks for a claim being right in type, actor and place: log odds.\n"
        "# Found by `benchmarks/accuracy.py --fit`, not to be edited by hand.\n"
    )
    lines = [f'"{name}": {weight}  # {SIGNS[name]}' for name, weight in sorted(weights.items(), key=lambda i: -i[1])]
    WEIGHTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


# --- the report -------------------------------------------------------------------------------------------------------


def figures(articles: Articles) -> dict[str, Any]:
    """Precision, recall and F1 of each figure, and the share of right parts of the claims that were found."""
    found = score(articles)
    return {
        "documents": found.documents,
        "claims": found.claims,
        "figures": {name: _rates(tally.hit, tally.said, tally.gold) for name, tally in found.figures.items()},
        "right": {name: round(found.accuracy(name), 3) for name in found.right},
    }


def _rates(hit: int, said: int, gold: int) -> dict[str, float]:
    precision, recall = hit / said if said else 0.0, hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "gold": gold}


def causes(articles: Articles, coder: Coder) -> dict[str, int]:
    """How many failures each cause has."""
    return count_causes([f for truth, said in articles for f in failures(truth, said, coder.may_trigger(truth.text))])


def by_type(articles: Articles) -> dict[str, dict[str, Any]]:
    """Each type: claims of gold and said, those found, and of these the share with the right actor, target ..."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for truth, said in articles:
        for claim in truth.claims:
            counts[claim.type]["gold"] += 1
        for claim in said.claims:
            counts[claim.type]["said"] += 1
        for i, j in claim_pairs(truth.claims, said.claims):
            tally = counts[truth.claims[i].type]
            tally["hit"] += 1
            tally.update(part for part, right in rights(truth.claims[i], said.claims[j]).items() if right)
    return {kind: dict(_of_type(counts[kind])) for kind in sorted(counts)}


def _of_type(tally: Counter[str]) -> Iterator[tuple[str, Any]]:
    yield from _rates(tally["hit"], tally["said"], tally["gold"]).items()
    yield "found", tally["hit"]
    for part in ("actor", "target", "place", "time"):
        yield part, round(tally[part] / tally["hit"], 3) if tally["hit"] else None


def measure(folders: Mapping[str, Path], refit: bool) -> dict[str, Any]:
    """Everything that the page tells; with `refit` the weights are found anew first."""
    coder = Coder()
    sets = {name: coded(folder, coder) for name, folder in folders.items()}
    first, *others = sets
    claims = {name: [judged(truth, said) for truth, said in articles] for name, articles in sets.items()}
    weights = fit([each for article in claims[first] for each in article]) if refit else coder.codebook.confidence
    if refit:
        write_weights(weights)
    told = {first: out_of_fold(claims[first])}
    for name in others:
        told[name] = [(confidence(each.claim, weights), each.right) for article in claims[name] for each in article]
    types = by_type([pair for articles in sets.values() for pair in articles])
    return {
        "day": date.today().isoformat(),
        "sets": {name: figures(articles) for name, articles in sets.items()},
        "causes": {name: causes(articles, coder) for name, articles in sets.items()},
        "types": types,
        "unseen": sorted(set(coder.codebook.types) - set(types)),
        "reliability": {name: reliability(one) for name, one in told.items()},
        "calibration": {name: calibration(one) for name, one in told.items()},
    }


def main(arguments: Sequence[str]) -> None:
    """Measure, and write results and page."""
    folders = {
        name: Path(folder) for name, _, folder in (a.partition("=") for a in arguments if not a.startswith("--"))
    }
    if not folders or not all(folder.is_dir() for folder in folders.values()):
        raise SystemExit("name the folders of gold articles: accuracy.py development=gold/dev other=gold/other [--fit]")
    found = measure(folders, "--fit" in arguments)
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
