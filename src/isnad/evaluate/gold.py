"""Gold articles: what people say that an article claims, read into the same types as the coder's own output.

A gold file quotes words and says in which line they stand (`p`); `#2` after a quote means its second occurrence there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isnad.codebook import PLACE_KINDS, SOURCE_KINDS
from isnad.errors import BadDocument, UnreadableSource
from isnad.ids import claim_id, sha256_of
from isnad.model import (
    ROLES,
    Claim,
    Coding,
    Document,
    Filler,
    Modality,
    PlaceMention,
    Polarity,
    Quantity,
    Span,
    Teller,
    TimeMention,
)  # fmt: skip

_NUMBERED = re.compile(r"^(.*)#(\d+)$", re.DOTALL)
_RULE = "gold"


def find_gold(paths: Sequence[Path]) -> list[Path]:
    """The gold files among files and folders, in order. Raises UnreadableSource when one is not there."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UnreadableSource(f"{path}: No such file or directory")
        files += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return files


def read_gold(path: Path) -> Coding:
    """The gold article of a file. Raises BadDocument, which says what does not fit."""
    try:
        article = json.loads(path.read_text(encoding="utf-8-sig"))
        return gold_coding(article)
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}") from error
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise BadDocument(f"{path}: no gold article: {type(error).__name__}: {error}") from error


def gold_coding(article: dict[str, Any]) -> Coding:
    """A gold article as a coding. Raises ValueError, KeyError or TypeError when it is not written as it must be."""
    text = article["text"]
    lines = _Lines.of(text)
    name = article["id"]
    document = Document(text=text, published=article.get("published"), outlet=article.get("outlet"), id=name)
    return Coding(
        document, name, sha256_of(text), _RULE, _RULE,
        times=tuple(_time(lines, row) for row in article["times"]),
        places=tuple(_place(lines, row) for row in article["places"]),
        claims=tuple(_claim(name, lines, row) for row in article["claims"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text and where each begins."""

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Lines:
        lines = text.split("\n")
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return cls(text, tuple(lines), tuple(starts))

    def find(self, p: int, quote: str) -> Span:
        """Where the words stand in line p; a suffix `#n` means the n-th occurrence."""
        numbered = _NUMBERED.match(quote)
        words, wanted = (numbered[1], int(numbered[2])) if numbered else (quote, 1)
        found = list(_occurrences(self.lines[p], words, wanted))
        if len(found) < wanted:
            raise ValueError(f"line {p}: the words {quote!r} do not stand there")
        start = self.starts[p] + found[-1]
        return Span(start, start + len(words))

    def filler(self, p: int, quote: str | dict[str, Any]) -> Filler:
        """The words that a quote means, in line p unless it names its own."""
        if isinstance(quote, dict):
            return self.filler(quote.get("p", p), str(quote["quote"]))
        span = self.find(p, quote)
        return Filler(span, self.text[span.start : span.end])


def _occurrences(line: str, words: str, wanted: int) -> Iterator[int]:
    at = -1
    for _ in range(wanted):
        at = line.find(words, at + 1)
        if at < 0:
            return
        yield at


def _time(lines: _Lines, row: dict[str, Any]) -> TimeMention:
    words = lines.filler(row["p"], row["quote"])
    return TimeMention(words.span, words.text, row["value"], _RULE)


def _place(lines: _Lines, row: dict[str, Any]) -> PlaceMention:
    words = lines.filler(row["p"], row["quote"])
    if row["kind"] not in PLACE_KINDS:
        raise ValueError(f"line {row['p']}: unknown place kind {row['kind']!r}")
    return PlaceMention(
        words.span, words.text, id=None, name=row.get("name"), name_ar=None, kind=row["kind"],
        country=row.get("country"), admin1=None, admin2=None, lat=row.get("lat"), lon=row.get("lon"), precision=1,
        score=1.0, rule=_RULE,
    )  # fmt: skip


def _claim(name: str, lines: _Lines, row: dict[str, Any]) -> Claim:
    p = row["p"]
    trigger = lines.filler(p, row["trigger"])
    actor, target, place = (tuple(lines.filler(p, quote) for quote in row[role]) for role in ROLES)
    return Claim(
        id=claim_id(name, trigger.span.start, trigger.span.end, row["type"]), type=row["type"], trigger=trigger,
        polarity=Polarity(row["polarity"]), modality=Modality(row["modality"]), attempted=False,
        actor=actor, target=target, place=place, time=row["time"], quantity=_quantity(lines, p, row.get("quantity")),
        source=tuple(_teller(lines, p, teller) for teller in row["source"]), event=row["event"],
        acled=None, plover=None, cameo=None, loaded=(), confidence=1.0, rules=(_RULE,),
    )  # fmt: skip


def _teller(lines: _Lines, p: int, row: dict[str, Any]) -> Teller:
    if row["kind"] not in SOURCE_KINDS:
        raise ValueError(f"line {p}: unknown source kind {row['kind']!r}")
    words = lines.filler(p, row)
    return Teller(words.span, words.text, row["kind"])


def _quantity(lines: _Lines, p: int, row: dict[str, Any] | None) -> Quantity | None:
    if not row:
        return None
    words = lines.filler(p, row)
    return Quantity(words.span, words.text, row["low"], row["high"], "other")
