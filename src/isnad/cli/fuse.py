"""`isnad fuse`, `isnad explain`, `isnad judge`: claims into events, why an event is one, and what people say of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.databases import DATABASE, require
from isnad.cli.folders import user_places
from isnad.cli.options import OwnCodebook
from isnad.errors import UsageError
from isnad.model import Judgement, Verdict

Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]

EXPLAIN_EXAMPLES = """
Examples:

  isnad events --place Hama --db syria.duckdb

  isnad explain evt-1234567890abcdef --db syria.duckdb
"""
JUDGE_EXAMPLES = """
Examples:

  isnad judge different clm-1234567890abcdef clm-fedcba0987654321 --by Salma --why "two strikes, an hour apart"

  isnad judge rejected clm-1234567890abcdef --by Salma --why "an anniversary, not an event"

  isnad judge corrected clm-1234567890abcdef --field time --value 2024-12-05 --by Salma --why "the text says Thursday"
"""


def fuse(db: Database = DATABASE, codebook: OwnCodebook = None) -> None:
    """Join the claims of a database to events, and tell who held what; only what changed is done again."""
    from isnad import lexicon
    from isnad.cli.counted import Counted
    from isnad.cli.exits import complain
    from isnad.cli.ingest import check_folder
    from isnad.store import fusing, runs
    from isnad.store.store import opened

    check_folder(codebook)
    require(db)
    with opened(db, "fuse") as store, Counted("fusing", None) as bar:
        book = lexicon.load(codebook, user_places())[0]
        run, _ = runs.begin(store, "fuse", {}, book.digest, fusing.parameters_digest(book))
        done = fusing.fuse(store, run, bar.say, book)
        runs.finish(store, run)
    complain(f"{done.documents} documents compared again, {done.pairs} pairs scored, {done.changed} events changed")


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event, as `isnad events` shows it.")],
    db: Database = DATABASE,
    codebook: OwnCodebook = None,
) -> None:
    """Show why each claim is in an event, and the nearest ones that are not."""
    from isnad import lexicon
    from isnad.export.explanation import explanation_lines
    from isnad.store import explaining
    from isnad.store.store import reading

    with reading(db) as store:
        told = explaining.explain(store, event, lexicon.load(codebook, user_places())[0])
    print("\n".join(explanation_lines(told)))


def judge(
    verdict: Annotated[str, typer.Argument(help="same, different, accepted, rejected or corrected.")],
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Two claims, or one.")],
    by: Annotated[str, typer.Option(help="Who judges.")],
    why: Annotated[str, typer.Option(help="Why.")],
    field: Annotated[
        str | None, typer.Option(help="The field that is corrected: type, polarity, modality, time.")
    ] = None,
    value: Annotated[str | None, typer.Option(help="What it should be.")] = None,
    db: Database = DATABASE,
) -> None:
    """Say that claims speak of the same event or not, or that one claim is right, wrong, or to be corrected."""
    from isnad import lexicon
    from isnad.cli.counted import Counted
    from isnad.clock import now
    from isnad.store import fusing, runs
    from isnad.store.judgements import judge as add
    from isnad.store.store import opened

    said = _verdict(verdict, len(claims))
    require(db)
    judgement = Judgement(
        claims[0], claims[1] if len(claims) > 1 else None, said, by, now().isoformat(), why, field=field, value=value
    )
    with opened(db, "judge") as store, Counted("fusing", None) as bar:
        book = lexicon.load(None, user_places())[0]
        told = {"verdict": verdict, "claims": claims, "by": by, "why": why, "field": field, "value": value}
        run, _ = runs.begin(store, "judge", told, book.digest, fusing.parameters_digest(book))
        with store.transaction():
            add(store, run, judgement)
        fusing.fuse(store, run, bar.say, book)
        runs.finish(store, run)


def _verdict(name: str, claims: int) -> Verdict:
    try:
        verdict = Verdict(name)
    except ValueError:
        raise UsageError(f"a verdict is one of {', '.join(Verdict)}, not {name!r}") from None
    wanted = 2 if verdict in (Verdict.SAME, Verdict.DIFFERENT) else 1
    if claims != wanted:
        raise UsageError(f"`{name}` is said of {'two claims' if wanted == 2 else 'one claim'}, not of {claims}")
    return verdict
