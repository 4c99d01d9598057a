"""Judgements in the database: the rule's on candidate pairs, and what people judged of pairs and of claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from isnad.clock import now
from isnad.fuse.blocking import GRID
from isnad.fuse.clusters import Pair, ordered
from isnad.fuse.events import Verdicts
from isnad.fuse.score import Scorer
from isnad.model import Judgement, Verdict
from isnad.store.fused_accounts import Accounts
from isnad.store.store import Store
from isnad.store.writing import append

Links = dict[Pair, float]


def rule_of(scorer: Scorer) -> str:
    """The name under which the rule judges: another one for other parameters."""
    return f"rule:fuse/{scorer.parameters.digest}"


def judge_pairs(store: Store, run: int, accounts: Accounts, fresh: Iterable[str], scorer: Scorer) -> int:
    """Score the candidate pairs of fresh accounts and add the rule's judgements on them; gives how many were scored."""
    pairs = candidates(store, scorer)
    accounts.load({account for pair in pairs for account in pair})
    same: Links = {}
    known = accounts.known
    for a, b in pairs:
        total = scorer.total(known[a], known[b])
        if total is not None and total >= scorer.parameters.same:
            same[a, b] = total
    before, anew = links_of(store, scorer), set(fresh)
    no_more = [pair for pair in before if not anew.isdisjoint(pair) and pair not in same]
    _write(
        store,
        run,
        scorer,
        accounts,
        {pair: total for pair, total in same.items() if before.get(pair) != total},
        no_more,
    )
    return len(pairs)


def candidates(store: Store, scorer: Scorer) -> list[Pair]:
    """Pairs of accounts that may be the same, one of each in `fresh_accounts`."""
    first, last = store.rows("fusing_days")[0]
    if first is None:
        return []
    points = scorer.parameters.points
    bounds = {"blur": points["date"]["forbid_days"], "far": points["place"]["forbid_km"], "grid": f"{GRID}%"}
    return [(a, b) for a, b in store.rows("fusing_candidates", first=first, last=last, **bounds)]


def _write(store: Store, run: int, scorer: Scorer, accounts: Accounts, same: Links, no_more: Iterable[Pair]) -> None:
    rule = {"by": rule_of(scorer), "judged": now(), "run": run, "field": None, "value": None}
    joined = [
        {"left": a, "right": b, "verdict": Verdict.SAME.value, "score": total,
         "why": scorer.points(accounts.known[a], accounts.known[b])} | rule
        for (a, b), total in sorted(same.items())
    ]  # fmt: skip
    parted = [
        {"left": a, "right": b, "verdict": Verdict.DIFFERENT.value, "score": None,
         "why": "the claims changed and no longer agree"} | rule
        for a, b in sorted(no_more)
    ]  # fmt: skip
    append(store, "judgements", joined + parted)


def links_of(store: Store, scorer: Scorer) -> Links:
    """The pairs of accounts that the rule holds for the same, with their scores."""
    return {(a, b): score for a, b, score in store.rows("fusing_links", rule=rule_of(scorer))}


def people(store: Store) -> list[Judgement]:
    """What people judged, the latest of each pair and field, oldest first."""
    return [_judgement(row) for row in store.records("fusing_people")]


def verdicts_of(judgements: Iterable[Judgement], account_of: Mapping[str, str]) -> Verdicts:
    """What people judged of pairs of claims, as pairs of the accounts that the claims are in now."""
    said: dict[Pair, Verdict] = {}
    for one in judgements:
        left, right = account_of.get(one.left), account_of.get(one.right or "")
        if left and right and left != right and one.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            said[ordered(left, right)] = one.verdict
    same = frozenset(pair for pair, verdict in said.items() if verdict is Verdict.SAME)
    return Verdicts(same, frozenset(said) - same)


def _judgement(row: Mapping[str, Any]) -> Judgement:
    judged: datetime = row["judged"]
    return Judgement(
        row["left"], row["right"], Verdict(row["verdict"]), row["by"], judged.isoformat(), row["why"], row["score"],
        row["field"], row["value"],
    )  # fmt: skip
