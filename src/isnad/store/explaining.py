"""Why an event is what it is: the claims in it and what ties them, and the nearest ones that are not in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isnad.errors import StoreError
from isnad.fuse.accounts import Account
from isnad.fuse.clusters import Pair
from isnad.fuse.parameters import read_parameters
from isnad.fuse.score import Score, Scorer
from isnad.model import Event, Judgement, Record
from isnad.store.corrections import corrections_of
from isnad.store.fused_accounts import Accounts, named
from isnad.store.fusing import ancestors
from isnad.store.judging import candidates, people
from isnad.store.rows import event_of, link_of
from isnad.store.store import Store

if TYPE_CHECKING:
    from isnad.codebook import Codebook

NEAREST = 5
"""How many accounts outside the event are shown."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How two accounts of the event compare."""

    left: Account
    right: Account
    score: Score


@dataclass(frozen=True, slots=True)
class Near:
    """An account that is not in the event, its own event, and how it compares with the one in it that is nearest."""

    account: Account
    event: str | None
    to: Account
    score: Score


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with its claims, what ties its accounts, what people judged of them, and what came near."""

    event: Event
    records: Mapping[str, Record]
    accounts: tuple[Account, ...]
    ties: tuple[Tie, ...]
    judgements: tuple[Judgement, ...]
    near: tuple[Near, ...]


def explain(store: Store, event_id: str, book: Codebook) -> Explanation:
    """Why this event holds these claims and no others. Raises StoreError when no event has the id."""
    event = find_event(store, event_id)
    scorer = Scorer(read_parameters(), ancestors(book))
    judged = people(store)
    accounts = Accounts(store, scorer.parameters, corrections_of(judged))
    records = {record.id: record for record in accounts.records(link.claim for link in event.links)}
    inside = _accounts_of(store, accounts, records)
    return Explanation(
        event,
        records,
        tuple(accounts.known[one] for one in inside),
        _ties([accounts.known[one] for one in inside], scorer),
        tuple(one for one in judged if {one.left, one.right} & records.keys()),
        _near(store, accounts, inside, scorer),
    )


def find_event(store: Store, event_id: str) -> Event:
    """The event of this id as it stands. Raises StoreError when there is none, or none any more."""
    rows = list(store.records("fusing_event", event=event_id))
    if not rows:
        raise StoreError(f"no event {event_id} is in {store.path}; `isnad events` lists those that are")
    held = [row for row in rows if row["until_run"] is None]
    if not held:
        raise StoreError(
            f"event {event_id} ended with run {rows[-1]['until_run']}; `isnad diff` tells what became of it"
        )
    return event_of(held[0], [link_of(row) for row in store.records("fusing_event_links", event=event_id)])


def _accounts_of(store: Store, accounts: Accounts, claims: Mapping[str, Record]) -> list[str]:
    with store.given("wanted_claims", named("claim", claims)):
        found = sorted({account for _, account in store.rows("fusing_account_of_claims")})
    accounts.load(found)
    return found


def _ties(accounts: Sequence[Account], scorer: Scorer) -> tuple[Tie, ...]:
    """Each account with the one of another document that fits it best, the strongest tie first, none twice."""
    best: dict[Pair, Tie] = {}
    for one in accounts:
        others = [Tie(one, other, scorer.score(one, other)) for other in accounts if other.document != one.document]
        found = max(others, key=lambda tie: (_worth(tie.score), tie.right.id), default=None)
        if found is not None:
            best[min(one.id, found.right.id), max(one.id, found.right.id)] = found
    return tuple(sorted(best.values(), key=lambda tie: (-_worth(tie.score), tie.left.id)))


def _near(store: Store, accounts: Accounts, inside: Sequence[str], scorer: Scorer) -> tuple[Near, ...]:
    """The accounts outside that fit best with one inside."""
    with store.given("fresh_accounts", named("account", inside)):
        pairs = candidates(store, scorer)
    own = set(inside)
    outside = [(b, a) if a in own else (a, b) for a, b in pairs if len(own & {a, b}) == 1]
    accounts.load(account for account, _ in outside)
    best: dict[str, tuple[Score, str]] = {}
    for account, to in outside:
        score = scorer.score(accounts.known[account], accounts.known[to])
        if account not in best or _worth(score) > _worth(best[account][0]):
            best[account] = (score, to)
    ranked = sorted(best, key=lambda account: (-_worth(best[account][0]), account))[:NEAREST]
    events = _events_of(store, [accounts.known[account] for account in ranked])
    known = accounts.known
    return tuple(Near(known[one], events.get(one), known[best[one][1]], best[one][0]) for one in ranked)


def _events_of(store: Store, accounts: Sequence[Account]) -> dict[str, str]:
    claims = {account.claims[0]: account.id for account in accounts}
    with store.given("wanted_claims", named("claim", claims)):
        return {claims[claim]: event for claim, event in store.rows("fusing_event_of_claims")}


def _worth(score: Score) -> float:
    return float("-inf") if score.total is None else score.total
