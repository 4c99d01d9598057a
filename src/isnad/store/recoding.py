"""Coding again what another codebook or version coded, touching only what reads otherwise now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from isnad import __version__
from isnad.model import Document, Note
from isnad.store.arriving import BATCH, batches
from isnad.store.coding import Coded, CodedReader, Row, ToCode, unfit_by
from isnad.store.store import Store
from isnad.store.writing import append, arrow, claim_row, coding_row

Codes = Callable[[Iterator[ToCode | None]], Iterator[Coded | None]]


@dataclass(slots=True)
class Recoded:
    """What came of a recoding: documents coded again, those that read otherwise, and their claims."""

    documents: int = 0
    changed: int = 0
    claims_new: int = 0
    claims_changed: int = 0
    claims_gone: int = 0
    failed: int = 0


def outdated(store: Store, reader: CodedReader) -> int:
    """How many documents are coded with another codebook or version than this one."""
    return int(store.rows("recoding_count", version=__version__, codebook=reader.codebook)[0][0])


def recode(store: Store, run: int, reader: CodedReader, code: Codes, advance: Callable[[int], None]) -> Recoded:
    """Code again what is outdated, as rows of this run; each batch is one transaction."""
    summary = Recoded()
    coded = (one for one in code(_documents(store, reader.codebook)) if one)
    for batch in batches(coded, lambda one: 2 * len(one.text)):
        with store.transaction():
            _renew(store, run, batch, summary)
        advance(len(batch))
    return summary


def _documents(store: Store, codebook: str) -> Iterator[ToCode]:
    """The documents to code again, in the order of their arrival."""
    after = 0
    while rows := store.rows("recoding_documents", version=__version__, codebook=codebook, after=after, most=BATCH):
        for arrived, document, text, title, outlet, published, url, notes in rows:
            told = unfit_by(Note(**note) for note in notes)
            yield ToCode(Document(text, title, published, outlet, url, document), told)
            after = arrived


def _renew(store: Store, run: int, batch: Sequence[Coded], summary: Recoded) -> None:
    names = [coded.document for coded in batch]
    digests: dict[str, str] = dict(store.rows("recoding_digests", documents=names))
    same = [coded for coded in batch if digests.get(coded.document) == coded.digest]
    other = [coded for coded in batch if digests.get(coded.document) != coded.digest]
    _confirm(store, same)
    _replace(store, run, other, summary)
    summary.documents += len(batch)
    summary.changed += len(other)
    summary.failed += sum(bool(coded.errors) for coded in batch)


def _confirm(store: Store, same: Sequence[Coded]) -> None:
    """These read as before: only who read them last is renewed, in place."""
    if same:
        with store.given("confirmed", arrow(store, "codings", [coding_row(coded, 0) for coded in same])):
            store.run("recoding_confirm")


def _replace(store: Store, run: int, other: Sequence[Coded], summary: Recoded) -> None:
    """These read otherwise: claims that changed or vanished end with this run, and new ones begin."""
    if not other:
        return
    names = [coded.document for coded in other]
    before: dict[str, str] = dict(store.rows("recoding_claims", documents=names))
    now: dict[str, Row] = {row["claim"]: row for coded in other for row in coded.claims}
    ended = [claim for claim, digest in before.items() if claim not in now or now[claim]["digest"] != digest]
    begun = [row for claim, row in now.items() if before.get(claim) != row["digest"]]
    store.run("recoding_end_claims", claims=ended, run=run)
    store.run("recoding_end_codings", documents=names, run=run)
    store.run("recoding_forget_mentions", documents=names)
    append(store, "claims", [claim_row(row, run) for row in begun])
    append(store, "codings", [coding_row(coded, run) for coded in other])
    append(store, "mentions", [row for coded in other for row in coded.mentions])
    _mark_language(store, other)
    summary.claims_gone += sum(claim not in now for claim in before)
    summary.claims_changed += sum(claim in now for claim in ended)
    summary.claims_new += sum(claim not in before for claim in now)


def _mark_language(store: Store, other: Sequence[Coded]) -> None:
    for arabic in (True, False):
        documents = [coded.document for coded in other if coded.arabic is arabic]
        store.run("recoding_language", documents=documents, arabic=arabic)
