"""Accounts put together into events, from pairs that rules and people judged.

Average linkage: the pair with the highest score first, two clusters join when the mean score of all their pairs
reaches the bound. A chain of pairs that are each alike but whose ends are not thus falls into several events. What
people judged the same is joined before all else; what they judged different is never joined, not even through third
accounts: the rule-made links between them are left out, the weakest first, since the strongest are taken first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

Pair = tuple[str, str]
Scores = Callable[[str, str], float | None]


def ordered(a: str, b: str) -> Pair:
    """A pair, the lesser id first."""
    return (a, b) if a < b else (b, a)


def cluster(
    accounts: Sequence[str],
    links: Mapping[Pair, float],
    score: Scores,
    mean: float,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> list[list[str]]:
    """The clusters of these accounts, each sorted, in order of their first account.

    `links` are the pairs that reached the bound of one pair, `score` gives the score of any pair, None for those that
    say nothing (two accounts of one document). `same` and `different` are what people judged.
    """
    clusters = _Clusters(accounts, different)
    for a, b in sorted(same):
        clusters.join(a, b)
    for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
        if clusters.mean(a, b, score) >= mean:
            clusters.join(a, b)
    return clusters.groups()


class _Clusters:
    """Which accounts stand together so far."""

    def __init__(self, accounts: Sequence[str], different: Collection[Pair]) -> None:
        self.members = {account: [account] for account in accounts}
        self.home = {account: account for account in accounts}
        self.foes: dict[str, set[str]] = {account: set() for account in accounts}
        for a, b in different:
            if a in self.foes and b in self.foes:
                self.foes[a].add(b)
                self.foes[b].add(a)

    def join(self, a: str, b: str) -> None:
        """Put the clusters of two accounts together, unless a person judged some of their members different."""
        home, other = self.home[a], self.home[b]
        if home == other or not self.foes[home].isdisjoint(self.members[other]):
            return
        for member in self.members[other]:
            self.home[member] = home
        self.members[home] += self.members.pop(other)
        self.foes[home] |= self.foes.pop(other)

    def mean(self, a: str, b: str, score: Scores) -> float:
        """The mean score of all pairs between the clusters of two accounts; minus infinity when they are one."""
        ours, theirs = self.members[self.home[a]], self.members[self.home[b]]
        if ours is theirs:
            return float("-inf")
        known = [worth for one in ours for other in theirs if (worth := score(one, other)) is not None]
        return sum(known) / len(known) if known else float("-inf")

    def groups(self) -> list[list[str]]:
        """The clusters, each sorted, in order of their first account."""
        return sorted(sorted(members) for members in self.members.values())


def connected(nodes: Iterable[str], links: Iterable[Pair]) -> list[list[str]]:
    """The connected parts of a graph, each sorted, in order of their first node; links to other nodes are left out."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in links:
        if left in parent and right in parent:
            a, b = sorted((root(left), root(right)))
            parent[b] = a
    parts: dict[str, list[str]] = {}
    for node in sorted(parent):
        parts.setdefault(root(node), []).append(node)
    return list(parts.values())
