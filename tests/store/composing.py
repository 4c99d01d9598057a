"""Articles of our own for the tests of the database, and what stands in a database, for comparing two."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb

from isnad.model import Arrival, Document, Original
from isnad.store.ingesting import Summary

Put = Callable[..., Summary]

TOWNS = ["سراقب", "الرستن", "تدمر", "منبج", "البوكمال", "السلمية", "نوى", "جسر الشغور", "الباب", "الميادين"]
SENTENCES = [
    "سيطرت فصائل محلية على مدينة {town} بعد اشتباكات استمرت {n} ساعات.",
    "قصفت طائرة حربية أطراف {town} فقتل {n} مدنيين وأصيب آخرون.",
    "وقال مصدر عسكري إن الجيش لم ينسحب من {town} وإن الطريق إليها سالك.",
    "وأفاد ناشطون بانفجار عبوة ناسفة قرب {town} أدى إلى إصابة {n} أشخاص.",
    "ونفى المجلس المحلي في {town} دخول أي رتل إليها يوم أمس.",
    "واعتقلت دورية أمنية {n} شبان عند مدخل {town} الشمالي.",
    "وخرج أهالي {town} في مظاهرة تطالب بعودة {n} من أبنائها الموقوفين.",
    "وأعلنت غرفة العمليات أن مقاتليها دخلوا الحي الغربي من {town} مساء اليوم.",
]
OUTLETS = ["شبكة الضفة", "مرصد الوادي", "جريدة الميزان", None]


def articles(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """So many short articles, some of them copies, editions, undated, not Arabic; the same for the same seed."""
    chance = random.Random(seed)
    rows = [_article(number, chance) for number in range(count)]
    for number in range(5, count, 17):  # another outlet's copy
        rows[number] = rows[number - 3] | {"id": f"n{number}", "outlet": "وكالة الساحل"}
    for number in range(9, count, 23):  # a corrected edition of an earlier one
        rows[number] = rows[number - 4] | {"text": rows[number - 4]["text"] + " وصحح الخبر لاحقاً."}
    for number in range(11, count, 29):
        del rows[number]["published"]
    for number in range(13, count, 31):
        rows[number]["text"] = f"Weather report number {number}: dry and mild."
    return rows


def _article(number: int, chance: random.Random) -> dict[str, Any]:
    said = [one.format(town=chance.choice(TOWNS), n=chance.randint(3, 40)) for one in chance.sample(SENTENCES, 3)]
    return {
        "id": f"n{number}",
        "text": " ".join(said),
        "published": f"2024-12-{1 + number % 12:02}",
        "outlet": chance.choice(OUTLETS),
    }


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    """The articles as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def contents(database: Path) -> dict[str, list[str]]:
    """Every row of every table, in an order that does not depend on how they were written."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: sorted(map(repr, connection.table(name).fetchall())) for name in sorted(names)}


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query answers."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def arrival(text: str, **given: Any) -> Arrival:
    """An arrival with these fields of the document and of itself."""
    of_document = {name: given.pop(name) for name in ("id", "published", "outlet", "title", "url") if name in given}
    document = Document(text, **of_document)
    key = given.pop("key", f"id:{document.id}" if document.id else None)
    return Arrival(document, Original(text.encode(), "text/plain"), given.pop("source", "a.jsonl"), key=key, **given)


def arrivals(rows: Iterable[dict[str, Any]]) -> list[Arrival]:
    return [arrival(**row, locator=f"line {number}") for number, row in enumerate(rows, 1)]
