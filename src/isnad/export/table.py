"""Claims as a table to read in a terminal: English names beside the Arabic words, one block a document."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from isnad.model import ActorMention, Claim, Coding, Filler, Modality, PlaceMention, Polarity, Teller

_LETTERS = "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"
_ARABIC = re.compile(rf"{_LETTERS}(?: {_LETTERS})*")
_ISOLATE, _POP = "\u2068", "\u2069"  # keep a terminal that reorders Arabic from reordering the columns with it
_JOINERS = "\u200c\u200d"  # part of the spelling of words
_NARROW = 60  # columns below which the table becomes a list


def coding_to_table(coding: Coding, width: int = 80, colour: bool = False, terminal: bool = False) -> str:
    """One block: title, outlet, date, and a row for each claim; isolates around Arabic only on a terminal."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
                      color_system="standard" if colour else None, legacy_windows=False)  # fmt: skip
    console.print(Group(*_block(coding, _Words(coding), width)))
    lines = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
    # Isolated after the layout: an isolate that a line break cuts in two would swallow the next column.
    return _ARABIC.sub(rf"{_ISOLATE}\g<0>{_POP}", lines) if terminal else lines


class _Words:
    """Arabic words of one coding with the English names that go with them."""

    def __init__(self, coding: Coding) -> None:
        mentions: list[ActorMention | PlaceMention] = [*coding.actors, *coding.places]
        named = [(mention, mention.name) for mention in mentions if mention.name]
        self.by_span = {mention.span: name for mention, name in named}
        self.by_id = {mention.id: name for mention, name in named if mention.id}

    def named(self, filler: Filler | Teller) -> str:
        """English name and Arabic words of a filler."""
        name = self.by_span.get(filler.span) or self.by_id.get(filler.id or "")
        arabic = plain(filler.text)
        return f"{name} {arabic}" if name and name != filler.text else arabic


def _block(coding: Coding, words: _Words, width: int) -> Iterator[Text | Table | Padding]:
    yield from _heading(coding)
    if coding.claims:
        yield _table(coding.claims, words) if width >= _NARROW else _list(coding.claims, words)
    elif not coding.errors and not coding.warnings:
        yield Text("  no claims")
    for note in coding.errors:
        yield Text(f"  error: {note.message}", style="red")
    for note in coding.warnings:
        yield Text(f"  warning: {note.message}", style="yellow")
    yield Text("")


def _heading(coding: Coding) -> Iterator[Text]:
    document = coding.document
    if document.title:
        yield Text(plain(document.title), style="bold")
    known = [document.outlet, document.published, coding.document_id, _count(len(coding.claims))]
    yield Text(" · ".join(plain(part) for part in known if part), style="dim")


def plain(words: str) -> str:
    """The words on one line, without control characters that would steer the terminal."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable() or letter in _JOINERS)


def _count(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims} claims"


def _table(claims: Sequence[Claim], words: _Words) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1), leading=1)
    for heading, ratio in (("claim", 3), ("actor → target", 5), ("place", 4), ("date", 2), ("source", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold", min_width=10 if heading in ("claim", "date") else 8)
    for claim in claims:
        table.add_row(*(cell(claim, words) for cell in _CELLS))
    return table


def _list(claims: Sequence[Claim], words: _Words) -> Table:
    """Each claim on lines of its own, for narrow terminals."""
    table = Table.grid(padding=(0, 1))
    for claim in claims:
        for label, cell in zip(("claim", "who", "where", "when", "source"), _CELLS, strict=True):
            content = cell(claim, words)
            if content.plain:
                table.add_row(Text(label, style="dim"), content)
        table.add_row("", "")
    return table


def _kind(claim: Claim, words: _Words) -> Text:
    text = Text(claim.type, style="bold")
    for said in qualities(claim):
        text.append(f"\n{said}", style="magenta")
    return text.append(f"\n{plain(claim.trigger.text)}", style="not bold")


def qualities(claim: Claim) -> list[str]:
    """What is not plain about a claim: negated, planned, possible, attempted."""
    said = [str(claim.polarity)] if claim.polarity is not Polarity.AFFIRMED else []
    if claim.attempted:
        return [*said, "attempted"]
    return said if claim.modality is Modality.ACTUAL else [*said, str(claim.modality)]


def _who(claim: Claim, words: _Words) -> Text:
    text = Text(_joined(claim.actor, words))
    if claim.target:
        text.append(("\n" if claim.actor else "") + "→ " + _joined(claim.target, words))
    if claim.quantity:
        text.append(("\n" if text.plain else "") + _quantity(claim), style="cyan")
    return text


def _quantity(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return ""
    return f"{amount(quantity.low, quantity.high)} {quantity.unit} ({plain(quantity.text)})"


def amount(low: int | None, high: int | None) -> str:
    """A range as people write it: 5, 5-7, 200+, up to 30."""
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}-{high}"


def _where(claim: Claim, words: _Words) -> Text:
    return Text(_joined(claim.place, words))


def _when(claim: Claim, words: _Words) -> Text:
    return Text((claim.time or "").replace("/", "/\u200b"))


def _says(claim: Claim, words: _Words) -> Text:
    return Text(" ← ".join(f"{words.named(teller)} ({teller.kind})" for teller in claim.source))


def _joined(fillers: Sequence[Filler], words: _Words) -> str:
    return "; ".join(words.named(filler) for filler in fillers)


_CELLS: tuple[Callable[[Claim, _Words], Text], ...] = (_kind, _who, _where, _when, _says)
