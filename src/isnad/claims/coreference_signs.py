"""What identifies the occurrence that a draft speaks of, read from its roles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from isnad.annotate.conditions import WordSet, stems
from isnad.annotate.parties import Party
from isnad.claims.coreference_mentions import Signature, Spot
from isnad.claims.drafts import Draft, Member
from isnad.codebook import Actor
from isnad.model import PlaceMention
from isnad.text import Text, fold_key

_BEFORE, _AFTER = 8, 5  # units around a trigger in which its means stand
_AREA = 3  # precision from which a place is an area
_LONG = 4  # letters of a word that tells targets apart

Resolve = Callable[[Party], Actor | None]

_NO_STEMS: frozenset[str] = frozenset()


class Signer:
    """Gives the signatures of one document's drafts."""

    def __init__(self, text: Text, actors: Mapping[str, Actor], resolve: Resolve, means: Collection[WordSet]) -> None:
        """`actors` is the table by id, `resolve` finds a party in it, `means` are the words for each means."""
        self.text, self.actors, self.resolve, self.means = text, actors, resolve, means

    def __call__(self, draft: Draft) -> Signature:
        """The signature of a draft."""
        spots = tuple(spot_of(member.ref.mention) for member in draft.place)
        actors = frozenset(side for side in self._sides(draft.actor) if not side.startswith("generic-"))
        return Signature(spots, actors, self._sides(draft.target), self._words(draft.target), self._is_bare(draft))

    def _sides(self, members: Sequence[Member]) -> frozenset[str]:
        return frozenset(self._side(member.ref) for member in members if isinstance(member.ref, Party))

    def _side(self, party: Party) -> str:
        actor = self.resolve(party)
        while actor is not None and actor.parent and actor.parent in self.actors:
            actor = self.actors[actor.parent]
        return actor.id if actor else f"generic-{party.generic}"

    def _words(self, members: Sequence[Member]) -> frozenset[str]:
        words = (self.text.words[at].text for member in members for at in range(member.first, member.last))
        return frozenset(word.removeprefix("ال") for word in words if len(word) >= _LONG)

    def _is_bare(self, draft: Draft) -> bool:
        """Whether the trigger leaves open by what means, and no word near it says so."""
        if not draft.sense.trigger.means:
            return False
        units = draft.row.units[max(0, draft.unit - _BEFORE) : max(draft.reach, draft.unit + _AFTER)]
        words = (at for unit in units if unit.kind != "place" for at in range(unit.first, unit.last))
        near = _NO_STEMS.union(*(stems(self.text.words[at].text) for at in words))
        return not any(means.meets(near) for means in self.means)


def spot_of(place: PlaceMention) -> Spot:
    """The place for comparing; a bare `إدلب` may be the governorate, so it is as wide as one."""
    wide = place.precision >= _AREA or any(candidate.id == place.admin1 for candidate in place.candidates)
    return Spot(place.id or fold_key(place.text), place.admin1 or "", place.admin2 or "", wide, place.lat, place.lon)
