"""What mentions of one event give each other: a doer or a place that one of them tells and the other leaves out.

In one line any mention gives to any other; a verb or a noun of casualties also takes from what was told before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.drafts import Draft
from isnad.model import Polarity
from isnad.syntax.phrases import Member

_CASUALTIES = frozenset({"kill", "injure"})
_DEALS = frozenset({"agree", "negotiate"})  # an accord pointed back to may be another one
_LINES = 3


def share_by_events(drafts: Sequence[Draft]) -> None:
    """Fill the empty actors and places of drafts from those of the same event and type that tell them."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.event, []).append(draft)
    given = {id(draft): (list(draft.actor), list(draft.place)) for draft in drafts}
    for group in told.values():
        for draft in group if len(group) > 1 else ():
            donors = sorted((d for d in group if _gives(d, draft)), key=lambda d: abs(d.word - draft.word))
            _take(draft, "actor", [given[id(d)][0] for d in donors])
            _take(draft, "place", [given[id(d)][1] for d in donors])


def _take(draft: Draft, role: str, offers: Sequence[list[Member]]) -> None:
    offer = next((members for members in offers if members), None)
    if offer is None or draft.role(role):
        return
    draft.role(role).extend(offer)
    draft.note(f"{role}.same-event")
    draft.inherited.add(role)


def _gives(donor: Draft, draft: Draft) -> bool:
    """Whether a mention may give to another one of its event."""
    if donor is draft or donor.type != draft.type or draft.type in _DEALS or donor.polarity is not draft.polarity:
        return False
    if draft.polarity is Polarity.NEGATED:
        return False
    distance = draft.row.paragraph - donor.row.paragraph
    if distance == 0:
        return True
    takes = (draft.position == "verb" or draft.type in _CASUALTIES) and draft.cause is None
    return takes and 0 < distance <= _LINES
