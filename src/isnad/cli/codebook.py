"""`isnad codebook`: whether the codebook is sound, and what it knows about a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.exits import Exit, complain, door
from isnad.cli.folders import user_places
from isnad.errors import UsageError

if TYPE_CHECKING:
    from isnad.codebook import Codebook, Origin, Trigger
    from isnad.lexicon import Entry, Lexicon

app = typer.Typer(no_args_is_help=True, help="Check the codebook, and look up what it knows about a word.")

Folder = Annotated[Path | None, typer.Option("--codebook", metavar="DIR", help="In place of the packaged codebook.")]
Printed = Annotated[str, typer.Argument(metavar="WORD", help="A word or a name, as it is printed.")]

CHECK_EXAMPLES = """
Examples:

  isnad codebook check

  isnad codebook check my-codebook/
"""
SHOW_EXAMPLES = """
Examples:

  isnad codebook show وبدخولهم

  isnad codebook show "دير الزور"
"""


@app.command(epilog=CHECK_EXAMPLES)
@door
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A codebook folder; the packaged one.")] = None,
) -> None:
    """Report every inconsistency of the codebook with file and line: each example is coded and must read as it says."""
    from isnad.check import check_codebook

    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    report = check_codebook(folder)
    for finding in report.findings:
        print(finding)
    counted = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    warnings = len(report.findings) - report.errors
    print(f"{counted or 'not read to its end'}: {report.errors} errors, {warnings} warnings")
    if report.errors:
        raise typer.Exit(Exit.SOME_FAILED)


@app.command(epilog=SHOW_EXAMPLES)
@door
def show(word: Printed, codebook: Folder = None) -> None:
    """Show how a word may be read: its parts, its entry, and the file and line where that stands."""
    from isnad import lexicon

    if codebook is not None and not codebook.is_dir():
        raise UsageError(f"--codebook: {codebook} is no folder")
    book, forms = lexicon.load(codebook, user_places())
    lines = list(_readings(book, forms, word))
    if not lines:
        complain(f"the codebook knows nothing about «{word}»")
        raise typer.Exit(Exit.SOME_FAILED)
    print("\n".join(dict.fromkeys(lines)))


def _readings(book: Codebook, forms: Lexicon, printed: str) -> Iterator[str]:
    from isnad.text import read_text

    words = [word for word in read_text(printed).words if word.kind == "word"]
    if len(words) > 1:
        for hit in forms.hits(words, 0, forms.analyse(words[0].text)):
            if hit.last == len(words):
                yield from (_line(book, hit.proclitics, printed, "", entry) for entry in hit.entries)
        return
    for word in words:
        for reading in forms.analyse(word.text, printed.rstrip().endswith("ة")).readings:
            yield _line(book, reading.proclitics, reading.stem, reading.enclitic, reading.entry)


def _line(book: Codebook, proclitics: str, stem: str, enclitic: str, entry: Entry) -> str:
    parts = " + ".join(part for part in (proclitics, stem, enclitic) if part)
    grammar = " ".join(part for part in (entry.pos, entry.tense, entry.voice, entry.gender, entry.number) if part)
    return f"{parts}  {grammar}  {entry.kind}: {_entry(book, entry)}"


def _entry(book: Codebook, entry: Entry) -> str:
    """What an entry is, and where it stands."""
    ref = entry.ref
    if isinstance(ref, str):
        return ref
    match entry.kind:
        case "trigger":
            return _trigger(book.triggers[ref])
        case "report":
            verb = book.reporting[ref]
            return f"{' '.join(verb.verb or verb.nouns or verb.participles)}, {verb.stance}  {_at(verb.origin)}"
        case "teller":
            teller = book.tellers[ref]
            return f"{teller.words[0]}, {teller.kind}  {_at(teller.origin)}"
        case "actor" | "surname":
            actor = book.actors[ref]
            return f"{actor.id}, {actor.name}, {actor.kind}, {_years(actor.since, actor.until)}  {_at(actor.origin)}"
        case "generic":
            group = book.generics[ref]
            return f"{group.id}, {group.name}, {group.kind}  {_at(group.origin)}"
        case "place":
            place = book.places[ref]
            return f"{place.id}, {place.name_en}, {place.kind}, {place.country}, {place.lat}, {place.lon}"
        case "loaded":
            return book.loaded[ref].why
    return str(ref)


def _trigger(trigger: Trigger) -> str:
    frame = trigger.frame
    slots = {"subject": frame.subject, "object": frame.object, "passive": frame.passive, "genitive": frame.genitive}
    shown = [f"{slot} = {'/'.join(roles)}" for slot, roles in {**slots, **frame.prep}.items() if roles]
    return f"{trigger.type}, lemma {trigger.lemma}, frame {frame.name} ({', '.join(shown)})  {_at(trigger.origin)}"


def _years(since: str | None, until: str | None) -> str:
    return f"{since or 'always'} to {until or 'now'}" if since or until else "at all times"


def _at(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}"
