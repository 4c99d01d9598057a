"""Articles to measure with, composed of the paragraphs of the example dispatches: the same ones every time."""

from __future__ import annotations

import json
import random
from pathlib import Path

import isnad

EXAMPLES = Path(__file__).parent.parent / "examples"
LENGTH = 1300  # letters: the mean of the news that the coder is evaluated on


def dispatches() -> list[isnad.Document]:
    """The example dispatches."""
    lines = (EXAMPLES / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    return [isnad.Document(**json.loads(line)) for line in lines]


def articles(count: int) -> list[isnad.Document]:
    """`count` articles of about `LENGTH` letters, each of the paragraphs of two dispatches, none like another."""
    chance, sources = random.Random(20241208), dispatches()
    return [_article(f"article-{number:04}", chance, sources) for number in range(count)]


def _article(name: str, chance: random.Random, sources: list[isnad.Document]) -> isnad.Document:
    first, second = chance.sample(sources, 2)
    pool = [*first.text.split("\n"), *second.text.split("\n")]
    chance.shuffle(pool)
    taken: list[str] = []
    while pool and sum(map(len, taken)) < LENGTH:
        taken.append(pool.pop())
    return isnad.Document("\n".join(taken), first.title, first.published, second.outlet, id=name)


def write_jsonl(path: Path, documents: list[isnad.Document]) -> None:
    """The documents as JSON Lines, as `isnad code` reads them."""
    names = ("id", "title", "text", "published", "outlet")
    rows = ({name: getattr(document, name) for name in names} for document in documents)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
