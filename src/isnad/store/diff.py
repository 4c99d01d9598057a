"""What changed between the ends of two runs: claims and events that appeared, vanished or read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from isnad.errors import UsageError
from isnad.store.editions import Edition, latest_of, publications
from isnad.store.runs import all_runs
from isnad.store.store import Store

Row = dict[str, Any]
_NOT_COMPARED = frozenset({"since_run", "until_run", "digest"})


@dataclass(frozen=True, slots=True)
class Change:
    """One claim or event that is not the same at the ends of two runs.

    `what` is claim, event or document, `how` is appeared, vanished, changed or withdrawn. `fields` holds old and new
    values of each field that changed; a claim that is of another type now has another id as well.
    """

    what: str
    id: str
    how: str
    document: str | None
    type: str | None
    fields: Mapping[str, tuple[Any, Any]]


def changes(store: Store, first: int, second: int) -> Iterator[Change]:
    """What changed from the end of the run `first` to the end of `second`. Raises UsageError for unknown runs."""
    _check_runs(store, first, second)
    values = {"first": first, "second": second}
    for document, reason in store.rows("diff_withdrawn", **values):
        yield Change("document", document, "withdrawn", document, None, {"reason": (None, reason)})
    hidden = {"hidden_first": _hidden(store, first), "hidden_second": _hidden(store, second)}
    for _, rows in groupby(store.records("diff_claims", **values, **hidden), _document_of):
        yield from (_change("claim", row) for row in _retyped(list(rows)))
    yield from (_change("event", row) for row in store.records("diff_events", **values))


def _check_runs(store: Store, *wanted: int) -> None:
    known = {run.run for run in all_runs(store)}
    for run in wanted:
        if run not in known:
            there = f"runs 1 to {max(known)}" if known else "no runs"
            raise UsageError(f"there is no run {run}; the database has {there}, `isnad runs` lists them")


def _hidden(store: Store, run: int) -> list[str]:
    """The documents that a later edition had superseded at the end of a run."""
    groups: dict[str, list[Edition]] = {}
    for row in store.rows("diff_editions", run=run):
        edition = Edition(*row)
        groups.setdefault(edition.key, []).append(edition)
    return [
        edition.document
        for editions in groups.values()
        for group in publications(editions)
        for latest in [latest_of(group)]
        for edition in group
        if edition is not latest
    ]


def _document_of(row: Row) -> str:
    return str((row["new"] or row["old"])["document"])


def _retyped(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of one document; a claim that went where one of another type came, on the same trigger, is one row."""
    gone = {(row["old"]["trigger"]["start"], row["old"]["trigger"]["end"]): row for row in rows if not row["new"]}
    for row in rows:
        if not row["old"]:
            trigger = row["new"]["trigger"]
            other = gone.pop((trigger["start"], trigger["end"]), None)
            yield row | {"old": other["old"]} if other else row
        elif row["new"]:
            yield row
    yield from gone.values()


def _change(what: str, row: Row) -> Change:
    """The change of a row with an old and a new state side by side; one of them may be missing."""
    old, new = row["old"], row["new"]
    there: Row = new or old
    how = "changed" if old and new else "appeared" if new else "vanished"
    fields = _fields(old, new) if old and new else {}
    if old and new and row.get("old_claims") != row.get("new_claims"):
        fields["claims"] = (row["old_claims"], row["new_claims"])
    return Change(what, row["id"], how, there.get("document"), there["type"], fields)


def _fields(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    names = [name for name in old if name not in _NOT_COMPARED]
    return {name: (old[name], new[name]) for name in names if old[name] != new[name]}
