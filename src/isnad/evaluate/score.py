"""The figures: precision, recall and F1 over all articles together.

- Times and places: a said span matches a gold span that it overlaps, one to one.
- Claims: a said claim matches a gold claim of the same type whose trigger it overlaps; roles, times and whole claims
  are judged on these pairs only. `line+type` forgives the choice of the trigger word.
- Links: two claims of one article with the same event number; links of gold claims that were not found are missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from isnad.evaluate.match import (
    Pair,
    claim_pairs,
    filler_pairs,
    is_near,
    leftover,
    line_pairs,
    match_places,
    mention_pairs,
    rights,
    same_quantity,
    same_time,
)  # fmt: skip
from isnad.model import Claim, Coding, Filler, Modality, Polarity, Teller

ROLES = ("actor", "target", "place", "source")
WHOLE = ("polarity", "modality", "actor", "target", "place", "time")
ATTRIBUTES = ("polarity", "modality", "time", *ROLES)
FIGURES = (
    "time span", "time value", "place span", "place within 10 km", "claim trigger+type", "claim line+type",
    "claim trigger any type", *(f"role {role}" for role in ROLES), "quantity", "negated claims",
    "planned or possible claims", "event links", "whole claim", "whole claim+source",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was right, what was said, and what is true."""

    hit: int = 0
    said: int = 0
    gold: int = 0

    def add(self, hit: int, said: int, gold: int) -> None:
        """Count some more."""
        self.hit += hit
        self.said += said
        self.gold += gold

    @property
    def precision(self) -> float:
        """The part of what was said that is right."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The part of what is true that was said."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Score:
    """All figures; `right` counts (right, all) among the claims that were found."""

    documents: int = 0
    claims: int = 0
    figures: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIGURES})
    right: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in ATTRIBUTES})

    def accuracy(self, attribute: str) -> float:
        """The part of the claims that were found in which this attribute is right."""
        return self.right[attribute].recall


def score(articles: Iterable[tuple[Coding, Coding]]) -> Score:
    """The figures of pairs of a gold coding and what the coder says of its text."""
    total = Score()
    for gold, said in articles:
        total.documents += 1
        total.claims += len(gold.claims)
        _count_times(total.figures, gold, said)
        _count_places(total.figures, gold, said)
        _count_claims(total, gold, said)
    return total


def _count_times(figures: Mapping[str, Tally], gold: Coding, said: Coding) -> None:
    found = mention_pairs(gold.times, said.times)
    right = sum(same_time(gold.times[i].value, said.times[j].value) for i, j in found)
    figures["time span"].add(len(found), len(said.times), len(gold.times))
    figures["time value"].add(right, len(said.times), len(gold.times))


def _count_places(figures: Mapping[str, Tally], gold: Coding, said: Coding) -> None:
    match = match_places(gold.places, said.places)
    counted = len(said.places) - len(match.spare)
    # Where the annotator was not sure of the coordinates, the coder's are not judged.
    located = sum(place.lat is not None for place in match.gold)
    unjudged = sum(match.gold[i].lat is None for i, _ in match.pairs)
    near = sum(is_near(match.gold[i], said.places[j]) for i, j in match.pairs)
    figures["place span"].add(len(match.pairs), counted, len(match.gold))
    figures["place within 10 km"].add(near, counted - unjudged, located)


def _count_claims(total: Score, gold: Coding, said: Coding) -> None:
    figures, sizes = total.figures, (len(said.claims), len(gold.claims))
    found = claim_pairs(gold.claims, said.claims)
    rest = leftover(gold, {i for i, _ in found}), leftover(said, {j for _, j in found})
    figures["claim trigger any type"].add(len(claim_pairs(gold.claims, said.claims, same_type=False)), *sizes)
    figures["claim trigger+type"].add(len(found), *sizes)
    figures["claim line+type"].add(len(found) + len(line_pairs(gold.text, *rest)), *sizes)
    whole = [_count_found(total, gold.claims[i], said.claims[j]) for i, j in found]
    figures["whole claim"].add(sum(right for right, _ in whole), *sizes)
    figures["whole claim+source"].add(sum(right and sourced for right, sourced in whole), *sizes)
    _count_unreal(figures, gold, said, found)
    _count_links(figures, gold, said, found)


def _count_found(total: Score, gold: Claim, said: Claim) -> tuple[bool, bool]:
    """Count one claim that was found; whether the whole of it is right, and whether its source is."""
    for role in ROLES:
        truth, told = fillers(gold, role), fillers(said, role)
        total.figures[f"role {role}"].add(len(filler_pairs(truth, told)), len(told), len(truth))
    right = same_quantity(gold.quantity, said.quantity)
    total.figures["quantity"].add(right, bool(said.quantity), bool(gold.quantity))
    good = rights(gold, said)
    for attribute, is_right in good.items():
        total.right[attribute].add(is_right, 1, 1)
    return all(good[name] for name in WHOLE), good["source"]


def fillers(claim: Claim, role: str) -> Sequence[Filler | Teller]:
    """What fills a role of a claim."""
    found: Sequence[Filler | Teller] = getattr(claim, role)
    return found


def _count_unreal(figures: Mapping[str, Tally], gold: Coding, said: Coding, found: Sequence[Pair]) -> None:
    both = [(gold.claims[i], said.claims[j]) for i, j in found]
    negated = sum(g.polarity == s.polarity == Polarity.NEGATED for g, s in both)
    unreal = sum(g.modality == s.modality != Modality.ACTUAL for g, s in both)
    figures["negated claims"].add(negated, *(sum(map(_is_negated, coding.claims)) for coding in (said, gold)))
    figures["planned or possible claims"].add(unreal, *(sum(map(_is_unreal, coding.claims)) for coding in (said, gold)))


def _is_negated(claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATED


def _is_unreal(claim: Claim) -> bool:
    return claim.modality is not Modality.ACTUAL


def _count_links(figures: Mapping[str, Tally], gold: Coding, said: Coding, found: Sequence[Pair]) -> None:
    truth = links([(i, claim.event) for i, claim in enumerate(gold.claims)])
    told = links([(i, said.claims[j].event) for i, j in found])
    figures["event links"].add(len(truth & told), len(told), len(truth))


def links(numbered: Sequence[tuple[int, int | None]]) -> set[frozenset[int]]:
    """Unordered pairs of claims with the same event number."""
    return {frozenset((a, b)) for (a, x), (b, y) in combinations(numbered, 2) if x == y and x is not None}
