"""The accounts of documents: made from their claims, kept as rows that pairs are looked for by, loaded when needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any, TypeVar

import pyarrow as pa

from isnad.fuse.accounts import Account, account_of, accounts_of
from isnad.fuse.blocking import keys_of
from isnad.fuse.parameters import Parameters
from isnad.model import Record
from isnad.store.corrections import Corrections, corrected
from isnad.store.rows import record_of
from isnad.store.store import Store
from isnad.store.writing import append

Value = TypeVar("Value")

_CHUNK = 20_000  # claims or accounts that are asked for at a time


def named(column: str, values: Iterable[str]) -> pa.Table:
    """A table of one column of names, in order."""
    return pa.table({column: pa.array(sorted(values), pa.string())})


class Accounts:
    """Accounts by id; those that are not there yet are made from the claims of the database."""

    def __init__(self, store: Store, parameters: Parameters, corrections: Corrections) -> None:
        """Nothing is loaded yet."""
        self.store, self.parameters, self.corrections = store, parameters, corrections
        self._known: dict[str, Account] = {}
        self._records: dict[str, Record] = {}

    @property
    def known(self) -> Mapping[str, Account]:
        """Those that were renewed or loaded, by id."""
        return self._known

    def renew(self, dirty: Mapping[str, str | None]) -> list[str]:
        """Make the accounts of changed documents (each with its digest, None when it no longer counts); their ids.

        Queries must see these documents as `wanted_documents`.
        """
        self.store.run("fusing_forget_accounts")
        self.store.run("fusing_forget_fused")
        made = [account for records in self._documents() for account in accounts_of(records, self.parameters)]
        self._known.update((account.id, account) for account in made)
        for some in chunks(made):
            append(self.store, "accounts", [self._row(account) for account in some])
        held = [{"document": document, "digest": digest} for document, digest in dirty.items() if digest is not None]
        append(self.store, "fused", held)
        return [account.id for account in made]

    def load(self, wanted: Iterable[str]) -> None:
        """Let these accounts be there."""
        for some in chunks(sorted(set(wanted) - self._known.keys())):
            rows = self.rows(some)
            records = {record.id: record for record in self.records(claim for row in rows for claim in row["claims"])}
            for row in rows:
                told = [records[claim] for claim in row["claims"]]
                self._known[row["account"]] = account_of(told, row["recalls"], self.parameters)

    def rows(self, accounts: Iterable[str]) -> list[dict[str, Any]]:
        """The rows of these accounts."""
        with self.store.given("wanted_accounts", named("account", accounts)):
            return list(self.store.records("fusing_accounts"))

    def records(self, claims: Iterable[str]) -> list[Record]:
        """The records of these claims, as people corrected them; those of renewed documents are still at hand."""
        asked = set(claims)
        missing = asked - self._records.keys()
        found = [self._records[claim] for claim in sorted(asked - missing)]
        if missing:
            with self.store.given("wanted_claims", named("claim", missing)):
                read = map(record_of, self.store.records("fusing_records_of_claims"))
                found += corrected(read, self.corrections)
        return found

    def _documents(self) -> Iterator[list[Record]]:
        found = map(record_of, self.store.records("fusing_records"))
        for _, records in groupby(corrected(found, self.corrections), key=lambda record: record.document):
            told = list(records)
            self._records.update((record.id, record) for record in told)
            yield told

    def _row(self, account: Account) -> dict[str, Any]:
        keys = keys_of(account, self.parameters)
        days, (lat, lon, reach) = keys.days, keys.point or (None, None, None)
        return {
            "account": account.id, "document": account.document, "family": keys.family,
            "day_low": days.low if days else None, "day_high": days.high if days else None, "cells": list(keys.cells),
            "areas": list(keys.areas), "inside": list(keys.inside), "killed": keys.killed, "lat": lat, "lon": lon,
            "reach": reach,
            "recalls": account.recalls, "claims": list(account.claims),
        }  # fmt: skip


def chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists of a length that a query is given at a time."""
    waiting = iter(values)
    while some := list(islice(waiting, _CHUNK)):
        yield some
