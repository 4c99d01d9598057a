"""What of a gold coding and of a said one belongs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from isnad.fuse.places import km
from isnad.model import Claim, Coding, PlaceMention, Quantity, Span, Teller

WIDE = frozenset({"country", "governorate", "region", "countryside", "district", "natural", "road"})
_NEAR_KM, _NEAR_WIDE_KM = 10, 75

Pair = tuple[int, int]  # index in gold, index in said


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span: ...  # noqa: D102


Gold = TypeVar("Gold")
Said = TypeVar("Said")


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share; not above zero when they are apart."""
    return min(a.end, b.end) - max(a.start, b.start)


def overlaps(a: Spanned, b: Spanned) -> bool:
    """Whether two mentions share a character."""
    return shared(a.span, b.span) > 0


def inside(a: Span, b: Span) -> bool:
    """Whether span a lies in span b and is shorter."""
    return b.start <= a.start and a.end <= b.end and a.end - a.start < b.end - b.start


def pairs(
    gold: Sequence[Gold], said: Sequence[Said], fits: Callable[[Gold, Said], bool], span: Callable[[Gold | Said], Span]
) -> list[Pair]:
    """One-to-one pairs that fit, those that share most characters first."""
    options = [
        (-shared(span(g), span(s)), i, j) for i, g in enumerate(gold) for j, s in enumerate(said) if fits(g, s)
    ]  # fmt: skip
    taken_gold: set[int] = set()
    taken_said: set[int] = set()
    found: list[Pair] = []
    for _, i, j in sorted(options):
        if i not in taken_gold and j not in taken_said:
            taken_gold.add(i)
            taken_said.add(j)
            found.append((i, j))
    return found


def mention_pairs(gold: Sequence[Spanned], said: Sequence[Spanned]) -> list[Pair]:
    """Pairs of mentions that share a character."""
    return pairs(gold, said, overlaps, _span)


def filler_pairs(gold: Sequence[Spanned], said: Sequence[Spanned]) -> list[Pair]:
    """Pairs of role fillers that are the same."""
    return pairs(gold, said, same_filler, _span)


def claim_pairs(gold: Sequence[Claim], said: Sequence[Claim], same_type: bool = True) -> list[Pair]:
    """Pairs of claims whose triggers share a character, and whose types are the same unless that does not matter."""

    def fits(a: Claim, b: Claim) -> bool:
        return overlaps(a.trigger, b.trigger) and (not same_type or a.type == b.type)

    return pairs(gold, said, fits, _trigger_span)


def line_pairs(text: str, gold: Sequence[Claim], said: Sequence[Claim]) -> list[Pair]:
    """Pairs of claims of the same type that stand in the same line."""

    def line(claim: Claim) -> int:
        return text.count("\n", 0, claim.trigger.span.start)

    return pairs(gold, said, lambda a, b: a.type == b.type and line(a) == line(b), _trigger_span)


def _span(mention: Spanned) -> Span:
    return mention.span


def _trigger_span(claim: Claim) -> Span:
    return claim.trigger.span


def same_filler(a: Spanned, b: Spanned) -> bool:
    """Whether two fillers are the same: they begin together, or share at least half of what they cover."""
    common = shared(a.span, b.span)
    covered = max(a.span.end, b.span.end) - min(a.span.start, b.span.start)
    return common > 0 and (a.span.start == b.span.start or 2 * common >= covered)


def same_role(gold: Sequence[Spanned], said: Sequence[Spanned]) -> bool:
    """Whether a role is right: both sides are empty, or some filler is the same."""
    if not gold or not said:
        return not gold and not said
    return any(same_filler(g, s) for g in gold for s in said)


def same_chain(gold: Sequence[Teller], said: Sequence[Teller]) -> bool:
    """Whether the tellers are the same in the same order, and the nearest one is of the same kind."""
    if len(gold) != len(said):
        return False
    return all(map(same_filler, gold, said)) and (not gold or gold[0].kind == said[0].kind)


def same_time(a: str | None, b: str | None) -> bool:
    """Whether two EDTF values name the same time, whatever their qualification."""
    return (a or "").rstrip("~?%") == (b or "").rstrip("~?%")


def same_quantity(gold: Quantity | None, said: Quantity | None) -> bool:
    """Whether both state a quantity, with the same bounds."""
    return bool(gold and said and (gold.low, gold.high) == (said.low, said.high))


def kilometres(a: PlaceMention, b: PlaceMention) -> float | None:
    """The great-circle distance; None when one of them has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return km(a.lat, a.lon, b.lat, b.lon)


def is_near(gold: PlaceMention, said: PlaceMention) -> bool:
    """Whether a place is right: within 10 km, or within 75 km when it is of wide extent."""
    distance = kilometres(gold, said)
    return distance is not None and distance <= (_NEAR_WIDE_KM if gold.kind in WIDE else _NEAR_KM)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The gold places that count, their pairs with said ones, and the said ones that count neither way."""

    gold: tuple[PlaceMention, ...]
    pairs: tuple[Pair, ...]
    spare: frozenset[int]


def match_places(gold: Sequence[PlaceMention], said: Sequence[PlaceMention]) -> PlaceMatch:
    """A name inside a longer place (`غربي حلب`) may be said or not: it counts neither for nor against the coder."""
    whole = tuple(g for g in gold if not any(inside(g.span, other.span) for other in gold if other is not g))
    found = mention_pairs(whole, said)
    matched = {j for _, j in found}
    spare = frozenset(
        j for j, place in enumerate(said)
        if j not in matched and any(overlaps(place, said[k]) and inside(place.span, said[k].span) for k in matched)
    )  # fmt: skip
    return PlaceMatch(whole, tuple(found), spare)


def rights(gold: Claim, said: Claim) -> dict[str, bool]:
    """What is right about a claim that was found."""
    return {
        "polarity": gold.polarity == said.polarity,
        "modality": gold.modality == said.modality,
        "time": same_time(gold.time, said.time),
        "actor": same_role(gold.actor, said.actor),
        "target": same_role(gold.target, said.target),
        "place": same_role(gold.place, said.place),
        "source": same_chain(gold.source, said.source),
    }


def leftover(codings: Coding, taken: set[int]) -> list[Claim]:
    """The claims of a coding that are in no pair."""
    return [claim for number, claim in enumerate(codings.claims) if number not in taken]
