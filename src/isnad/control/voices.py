"""Who affirms and who denies an event, origin by origin, and what each counts for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isnad.control.parameters import Parameters
from isnad.control.sides import Sides, outlet_side, side_of
from isnad.control.words import Role, Said
from isnad.model import Link, Record
from isnad.text.fold import fold_key

PARTY_OF_NO_NAME = ""  # a teller that is a party, but the codebook does not know which


_SAYS = ("affirms", "denies", "recalls")


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim in an event: its link, its record, and the side that speaks; None for a teller of no side."""

    link: Link
    record: Record
    side: str | None
    weak: bool

    @property
    def affirms(self) -> bool:
        """Whether it says that it happened: as the news of the day, or in passing."""
        return self.link.stance != "denies"


def voices_of(
    links: Iterable[Link], records: Mapping[str, Record], sides: Sides, day: str, parameters: Parameters
) -> list[Voice]:
    """The claims that affirm (at once or later) or deny, with who speaks in each. Plans and doubts say nothing."""
    found = []
    for link in links:
        record = records.get(link.claim)
        if record is not None and link.stance in _SAYS:
            side, weak = _speaker(record, sides, day, parameters)
            found.append(Voice(link, record, side, weak))
    return found


def _speaker(record: Record, sides: Sides, day: str, parameters: Parameters) -> tuple[str | None, bool]:
    """The side of the teller nearest to the fact, else of the outlet; and whether nobody can check the teller.

    The nameless sources of a side's own outlet are that side's voice.
    """
    outlet = outlet_side(sides, record.outlet, day, parameters.outlet_words)
    if not record.tellers:
        return outlet if outlet is not None or not _ours(record, parameters) else PARTY_OF_NO_NAME, False
    teller = record.tellers[0]
    side = side_of(sides, teller.id, day)
    nameless = teller.kind == "party" or teller.kind in parameters.weak_tellers
    if side is None and teller.id is None and nameless:
        side = outlet
    if side is None and teller.kind == "party":
        return PARTY_OF_NO_NAME, False
    return side, side is None and teller.kind in parameters.weak_tellers


def _ours(record: Record, parameters: Parameters) -> bool:
    return any(has_word(named.text, parameters.our_forces) for named in record.actors)


def has_word(text: str, words: Iterable[str]) -> bool:
    """Whether one of these folded words stands in a text, as a word."""
    return not frozenset(words).isdisjoint(fold_key(text).split())


def said(
    voices: Iterable[Voice], role: Role, actor: str | None, allies: frozenset[str], parameters: Parameters
) -> tuple[Said, Said, bool]:
    """What each origin affirms and denies with, and whether none but the acting side affirms.

    An origin that speaks in several claims counts once, with its least weight: a copy that drops «the army said» must
    not turn a party's word into a neutral one.
    """
    table = "leave" if role is Role.LEAVE else "take" if role in (Role.TAKE, Role.ENTER) else "other"
    affirm: dict[str, float] = {}
    deny: dict[str, float] = {}
    own = True
    for voice in voices:
        who = _who(voice, role, actor, allies)
        does = "affirm" if voice.affirms else "deny"
        into = affirm if does == "affirm" else deny
        weight = parameters.voices[f"{table}_{does}"][who]
        into[voice.link.origin] = min(weight, into.get(voice.link.origin, 1.0))
        own = own and (who == "own" or does == "deny")
    return tuple(sorted(affirm.items())), tuple(sorted(deny.items())), own and bool(affirm)


def _who(voice: Voice, role: Role, actor: str | None, allies: frozenset[str]) -> str:
    if voice.side == PARTY_OF_NO_NAME:
        # The cautious reading of an unknown party: it praises itself, or it speaks of the enemy's flight.
        return "party" if role is Role.LEAVE else "own"
    if voice.side is not None and actor is None:
        return "weak"  # a side's word that nobody known did it
    if voice.side is not None:
        return "own" if voice.side == actor or voice.side in allies else "party"
    return "weak" if voice.weak else "neutral"
