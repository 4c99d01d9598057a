"""Accounts that links tie together, put into events: reports first, then what recalls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.fuse.accounts import Account
from isnad.fuse.clusters import Pair, Scores, cluster, ordered
from isnad.fuse.score import Scorer


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people judged of pairs of accounts."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def groups(
    accounts: Mapping[str, Account], links: Mapping[Pair, float], verdicts: Verdicts, scorer: Scorer
) -> list[list[str]]:
    """The accounts of each event, for accounts that nothing outside is tied to.

    What recalls an event is no report of it and must not bring reports together: it goes to the event that it fits
    best.
    """
    if len(accounts) == 1:
        return [list(accounts)]
    mean, score = scorer.parameters.mean, scores_of(accounts, links, scorer)
    reports = [id_ for id_, account in sorted(accounts.items()) if not account.recalls]
    recalls = [id_ for id_, account in sorted(accounts.items()) if account.recalls]
    among = {pair: worth for pair, worth in links.items() if not any(accounts[one].recalls for one in pair)}
    found = cluster(reports, among, score, mean, _within(verdicts.same, reports), verdicts.different)
    if not recalls:
        return found
    left = _recall(found, recalls, links, verdicts, score, mean)
    rest = {pair: worth for pair, worth in links.items() if set(pair) <= set(left)}
    return sorted([*found, *cluster(left, rest, score, mean, _within(verdicts.same, left), verdicts.different)])


def scores_of(accounts: Mapping[str, Account], links: Mapping[Pair, float], scorer: Scorer) -> Scores:
    """What gives the score of a pair as clusters count it; None for accounts of one document."""

    def score(a: str, b: str) -> float | None:
        known = links.get(ordered(a, b))
        return known if known is not None else _worth(accounts[a], accounts[b], scorer)

    return score


def _worth(a: Account, b: Account, scorer: Scorer) -> float | None:
    if a.document == b.document:
        return None
    total = scorer.total(a, b)
    return scorer.parameters.forbidden if total is None else total


def _recall(
    found: list[list[str]],
    recalls: Sequence[str],
    links: Mapping[Pair, float],
    verdicts: Verdicts,
    score: Scores,
    mean: float,
) -> list[str]:
    """Put each recalling account to the group that it fits best; gives those that fit none."""
    reports = [tuple(group) for group in found]
    left: list[str] = []
    for one in recalls:
        fits = [
            (fit, -index)
            for index, group in enumerate(reports)
            if (fit := _fit(one, group, links, verdicts, score)) is not None and fit >= mean
        ]
        if fits:
            found[-max(fits)[1]].append(one)
        else:
            left.append(one)
    for group in found:
        group.sort()
    return left


def _fit(
    one: str, group: Sequence[str], links: Mapping[Pair, float], verdicts: Verdicts, score: Scores
) -> float | None:
    """How well an account fits a group that it is linked to; infinitely when a person said so, None when not."""
    pairs = [ordered(one, member) for member in group]
    if not verdicts.different.isdisjoint(pairs):
        return None
    if not verdicts.same.isdisjoint(pairs):
        return float("inf")
    if links.keys().isdisjoint(pairs):
        return None
    known = [worth for member in group if (worth := score(one, member)) is not None]
    return sum(known) / len(known) if known else None


def _within(pairs: frozenset[Pair], accounts: Sequence[str]) -> list[Pair]:
    known = set(accounts)
    return [pair for pair in pairs if known.issuperset(pair)]
