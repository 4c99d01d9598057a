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
_Sum = tuple[float, int]


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
    clusters = _Clusters(accounts, different, score)
    for a, b in sorted(same):
        clusters.join(a, b)
    for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
        if clusters.mean(a, b) >= mean:
            clusters.join(a, b)
    return clusters.groups()


class _Clusters:
    """Which accounts stand together so far, and the sums of the scores between clusters that were asked for.

    A sum is kept up while its clusters grow, so that no pair is scored twice: an event of n accounts takes n² steps.
    """

    def __init__(self, accounts: Sequence[str], different: Collection[Pair], score: Scores) -> None:
        self.score = score
        self.members = {account: [account] for account in accounts}
        self.home = {account: account for account in accounts}
        self.foes: dict[str, set[str]] = {}
        self.sums: dict[str, dict[str, _Sum]] = {}
        for a, b in different:
            if a in self.home and b in self.home:
                self.foes.setdefault(a, set()).add(b)
                self.foes.setdefault(b, set()).add(a)

    def join(self, a: str, b: str) -> None:
        """Put the clusters of two accounts together, unless a person judged some of their members different."""
        home, other = self.home[a], self.home[b]
        if home == other or not self.foes.get(home, set()).isdisjoint(self.members[other]):
            return
        self._add_sums(home, other)
        for member in self.members[other]:
            self.home[member] = home
        self.members[home] += self.members.pop(other)
        self.foes.setdefault(home, set()).update(self.foes.pop(other, ()))

    def mean(self, a: str, b: str) -> float:
        """The mean score of all pairs between the clusters of two accounts; minus infinity when they are one."""
        home, other = self.home[a], self.home[b]
        if home == other:
            return float("-inf")
        total, pairs = self._sum(home, other)
        return round(total / pairs, 6) if pairs else float("-inf")

    def _sum(self, home: str, other: str) -> _Sum:
        """The sum of the scores between two clusters, and of how many pairs."""
        found = self.sums.get(home, {}).get(other)
        if found is None:
            ours, theirs = self.members[home], self.members[other]
            known = [worth for one in ours for two in theirs if (worth := self.score(one, two)) is not None]
            found = sum(known), len(known)
            self._keep(home, other, found)
        return found

    def _keep(self, home: str, other: str, found: _Sum) -> None:
        self.sums.setdefault(home, {})[other] = self.sums.setdefault(other, {})[home] = found

    def _add_sums(self, home: str, other: str) -> None:
        """Add the sums of a cluster that joins another to those of the other one."""
        asked = {*self.sums.get(home, ()), *self.sums.get(other, ())} - {home, other}
        for third in asked:
            (ours, our_pairs), (theirs, their_pairs) = self._sum(home, third), self._sum(other, third)
            self._keep(home, third, (ours + theirs, our_pairs + their_pairs))
            del self.sums[third][other]
        self.sums.pop(other, None)
        self.sums.get(home, {}).pop(other, None)

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
