"""`isnad verify` and `isnad withdraw`: whether a database is what it says, and taking documents out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.counted import Counted
from isnad.cli.databases import DATABASE, require
from isnad.cli.exits import Exit, complain
from isnad.cli.ingest import fuse_all
from isnad.errors import UsageError

if TYPE_CHECKING:
    from isnad.store.store import Store
    from isnad.store.withdraw import Withdrawn

WITHDRAW_EXAMPLES = """
Examples:

  isnad withdraw doc-3f2a90c1d2e4b5a6 --reason "asked for by the person named, 2025-02-11"
"""

Database = Annotated[Path, typer.Option(metavar="FILE", help="The database.")]


def verify(db: Database = DATABASE) -> None:
    """Check every hash, every span against its text, and that rows name what is there; exit code 5 when any differ."""
    from isnad.store.verify import CHECKS, differences

    found = 0
    with Counted("verifying", None) as bar:
        for one in differences(db, lambda check: bar.say(f"verifying {check}")):
            print(f"{one.check}\t{one.where}\t{one.what}")
            found += 1
    if found:
        complain(f"{found} things differ")
        raise typer.Exit(Exit.UNVERIFIED)
    complain(f"nothing differs ({len(CHECKS)} checks: {', '.join(CHECKS)})")


def withdraw(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id of the document.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept, and carried by exports.")],
    db: Database = DATABASE,
) -> None:
    """Take a document out: its text, its original, its claims. That it was there, and why it is not, stays."""
    from isnad.store import runs
    from isnad.store.store import opened
    from isnad.store.withdraw import check_known, forget_events, is_withdrawn, rewrite
    from isnad.store.withdraw import withdraw as take_out

    if not reason.strip():
        raise UsageError("--reason must say why the document is withdrawn")
    require(db)
    with opened(db, "withdraw") as store:
        again = is_withdrawn(store, document)
        if not again:
            check_known(store, document)
        run, continued = runs.begin(store, "withdraw", {"document": document, "reason": reason}, *_last(store))
        if not again:
            _say(take_out(store, run, document, reason))
        elif not continued:
            complain(f"{document} was withdrawn before")
        fuse_all(store, run)
        forget_events(store)
        rewrite(store, run)


def _last(store: Store) -> tuple[str, str]:
    """The codebook and the parameters of the last run, which a withdrawal does not change."""
    from isnad.store.runs import last_run

    run = last_run(store)
    return (run.codebook, run.parameters) if run else ("", "")


def _say(done: Withdrawn) -> None:
    first, *others = done.documents
    complain(f"{first} is withdrawn, with {done.claims} claims")
    if others:
        complain(f"the same text was withdrawn with it: {', '.join(others)}")
    if done.shared:
        complain(f"the originals of these went too, since they are the same bytes: {', '.join(done.shared)}")
    if done.alike:
        complain(f"near-duplicates stay; withdraw them too if they must go: {', '.join(done.alike)}")
