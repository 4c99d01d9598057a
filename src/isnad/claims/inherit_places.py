"""Places that the text leaves out: a claim takes them from its cause, its sentence, its topic, or the one before."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.argument_words import stationed
from isnad.claims.drafts import Draft, Row
from isnad.claims.inherit_actors import WORDS
from isnad.claims.roles import add_places, width
from isnad.syntax.phrases import Member

_NATIONAL = frozenset({"fall", "elect", "appoint", "resign", "decree", "sanction"})


def topic_of(row: Row, topic: list[Member], drafts: list[Draft]) -> list[Member]:
    """The place that a headline or paragraph names before its event: `ريف حماة.. مقتل أطفال`."""
    return topic if drafts else loose_places(row)[:1] or topic


def share_places(row: Row, drafts: list[Draft], topic: list[Member]) -> None:
    """A claim without a place has that of its cause or effect, else that which its sentence opens or closes with."""
    for draft in drafts:
        if draft.place or draft.type in WORDS | _NATIONAL:
            continue
        donor = (
            draft.cause
            if draft.cause and draft.cause.place
            else next((d for d in drafts if d.cause is draft and d.place and not _shown(draft)), None)
        )
        if donor is not None:
            _take_places(draft, donor, "place.from-cause")
    for draft in sorted(drafts, key=lambda d: bool(d.place)):
        if not draft.place and draft.type == "fall":
            _take_country(row, draft)
        elif not draft.place and draft.type not in WORDS and not _points_back(draft):
            donor = _nearest_with_place(drafts, draft)
            if donor is not None:
                _take_places(draft, donor, "place.from-neighbour")
            else:
                _take_loose_place(row, draft)
                if not draft.place and topic:
                    draft.place = list(topic)
                    draft.note("place.topic")


def _shown(draft: Draft) -> bool:
    """`هذه العملية`: a demonstrative points back to an event that has its own place."""
    return draft.definite and draft.unit > 0 and draft.row.units[draft.unit - 1].is_gram("demonstratives")


def _nearest_with_place(drafts: list[Draft], draft: Draft) -> Draft | None:
    others = [
        d
        for d in drafts
        if d is not draft and d.place and d.type not in WORDS | _NATIONAL and "place" not in d.inherited
    ]
    others = [d for d in others if not _separated(draft, d)]
    return min(others, key=lambda d: abs(d.unit - draft.unit), default=None)


def _separated(left: Draft, right: Draft) -> bool:
    a, b = sorted((left.unit, right.unit))
    return any(u.has("fresh_clause") for u in left.row.units[a + 1 : b])


def _take_places(draft: Draft, donor: Draft, rule: str) -> None:
    draft.place = list(donor.place)
    draft.note(rule)
    draft.inherited.add("place")


def _take_loose_place(row: Row, draft: Draft) -> None:
    """A place of the sentence that no trigger took: `ريف حماة.. مقتل أطفال`, `في حلب قتل مدني`."""
    members = loose_places(row)
    if members:
        nearest = min(members, key=lambda m: (width(m) > 8, abs(m.first - draft.word)))
        add_places(draft, [nearest], "place.in-sentence")
        draft.inherited.add("place")


def _take_country(row: Row, draft: Draft) -> None:
    """A government falls in its country, not in the town that the sentence is about."""
    countries = [u for u in row.units if u.kind == "place" and u.ref.mention.kind == "country"]
    if countries:
        unit = min(countries, key=lambda u: abs(u.first - draft.word))
        add_places(draft, [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)], "place.country")
        draft.inherited.add("place")


def loose_places(row: Row) -> list[Member]:
    """Where a sentence may have happened: each first place of a chain (`قرية أ بريف ب شرقي ج`), not where somebody is
    based or comes from, not what belongs to a teller, no country."""
    members: list[Member] = []
    lead: list[Member] = []
    for n, unit in enumerate(row.units):
        if unit.kind != "place" or unit.ref.inside is not None or unit.ref.mention.kind == "country":
            continue
        if n == 0 and len(row.units) > 2 and row.units[1].letters == row.units[2].letters == ":":
            lead = [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)]
            continue  # حلب:: heads what follows
        before = row.units[n - 1] if n else None
        if before is not None and ((before.kind == "place" and not unit.conj) or _tells_origin(row, n)):
            continue
        members.append(Member("place", unit.first, unit.last, unit.ref.cut, unit.ref))
    return members or lead


def _tells_origin(row: Row, at: int) -> bool:
    before = row.units[at - 1]
    if before.is_gram("prepositions") and before.letters in ("من", "قرب"):
        return True
    anchor = row.units[at - 2] if at >= 2 and before.is_gram("prepositions") else before
    return (
        stationed(anchor) or bool(anchor.is_gram("own_voice")) or (at >= 3 and row.units[at - 3].is_gram("own_voice"))
    )


def _points_back(draft: Draft) -> bool:
    """A definite event noun (`القصف`, `الهجوم`) that refers to what was told before."""
    return draft.position in ("masdar", "noun") and draft.definite and draft.type not in ("kill", "injure")


def carry_places(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """The place of verbs and casualties from the sentence before."""
    placed = next((d for d in before if d.place and d.type not in WORDS), None)
    for draft in drafts:
        if placed is not None and not draft.place and _takes_place(draft):
            _take_places(draft, placed, "place.carried-over")


def _takes_place(draft: Draft) -> bool:
    if draft.type in WORDS | _NATIONAL or _points_back(draft):
        return False
    return draft.position == "verb" or draft.type in ("kill", "injure") or draft.vague_place
