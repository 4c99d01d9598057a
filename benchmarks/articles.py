"""Articles to measure with: composed of the paragraphs of the example dispatches, the same ones every time, or given.

`ISNAD_BENCH_ARTICLES=folder` names a folder of JSON files with `text`, `published` and `outlet`, such as gold articles.
The composed ones are denser than news: every paragraph of a dispatch tells events.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import isnad

EXAMPLES = Path(__file__).parent.parent / "examples"
LENGTH = 1150  # letters at which an article ends; with its title and last paragraph about 1300, the mean of news
GIVEN = os.environ.get("ISNAD_BENCH_ARTICLES", "")


def dispatches() -> list[isnad.Document]:
    """The example dispatches."""
    lines = (EXAMPLES / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    return [isnad.Document(**json.loads(line)) for line in lines]


def given() -> list[isnad.Document]:
    """The articles of the given folder, in the order of their names."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(GIVEN).glob("*.json"))]
    names = ("text", "title", "published", "outlet", "id")
    return [isnad.Document(**{name: row[name] for name in names if row.get(name)}) for row in rows]


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
