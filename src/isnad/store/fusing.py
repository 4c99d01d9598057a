"""Claims into events, in the database: what changed is compared again, and only what that touches is made anew.

changed documents → accounts → candidate pairs (SQL) → scores → judgements → touched clusters → events → control.
Scoring, clustering and merging are pure and in `isnad.fuse`. An account depends on its document alone, a score on its
two accounts, an event on the accounts that judgements tie together: a database that grew in steps holds the same events
as one that was made at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from isnad.claims.attribution_outlet import OutletNames
from isnad.codebook import data_files, packaged_data
from isnad.collector import collector_resting
from isnad.fuse.clusters import connected
from isnad.fuse.events import Verdicts, groups
from isnad.fuse.merge import merged
from isnad.fuse.origins import Origins, Publication, roots
from isnad.fuse.parameters import read_parameters
from isnad.fuse.score import Scorer
from isnad.ids import sha256_of
from isnad.model import Event, Judgement
from isnad.store.controlling import renew_control, rule_of
from isnad.store.corrections import corrections_of
from isnad.store.event_versions import Change, change_to, write_change
from isnad.store.fused_accounts import Accounts, chunks, named
from isnad.store.judging import Links, judge_pairs, links_of, people, verdicts_of
from isnad.store.store import Store
from isnad.text import fold_key

if TYPE_CHECKING:
    from isnad.codebook import Codebook

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FuseSummary:
    """What a fusion did: documents compared again, pairs scored, events that changed, places told of again."""

    documents: int
    pairs: int
    changed: int
    places: int


def parameters_digest(book: Codebook | None = None) -> str:
    """A hash of all that events and control follow from besides claims: parameters, and who belongs to whom."""
    book = book or _packaged()
    lines = [read_parameters().digest, *(f"{actor.id} {actor.parent}" for actor in book.actors)]
    for path in data_files(packaged_data() / "control"):
        lines.append(path.read_text(encoding="utf-8"))
    return sha256_of("\n".join(lines))[:16]


def fuse(store: Store, run: int, say: Say, book: Codebook | None = None) -> FuseSummary:
    """Bring accounts, judgements, events and control up to date with the claims, all of it or nothing."""
    book = book or _packaged()
    with store.transaction():
        rows = store.rows("fusing_dirty", parameters=parameters_digest(book))
        dirty: dict[str, str | None] = {row[0]: row[1] for row in rows}
        if not dirty:
            return FuseSummary(0, 0, 0, 0)
        with collector_resting(), store.given("wanted_documents", named("document", dirty)):
            return _fuse(store, run, say, dirty, book)


def _fuse(store: Store, run: int, say: Say, dirty: Mapping[str, str | None], book: Codebook) -> FuseSummary:
    scorer, judgements = Scorer(read_parameters(), ancestors(book)), people(store)
    accounts = Accounts(store, scorer.parameters, corrections_of(judgements))
    say(f"reading the claims of {len(dirty)} documents")
    fresh = accounts.renew(dirty)
    with store.given("fresh_accounts", named("account", fresh)):
        say(f"comparing {len(fresh)} accounts")
        pairs = judge_pairs(store, run, accounts, fresh, scorer)
        links, verdicts = links_of(store, scorer), _verdicts(store, judgements)
        touched = _touched(store, links, verdicts)
    say(f"joining {len(touched)} accounts to events")
    origins = origins_of(store, book, scorer.parameters.nameless)
    change = _change(store, _Joining(accounts, links, verdicts, scorer, origins), touched)
    write_change(store, run, change)
    say(f"telling control by {len(change.events)} events")
    places = renew_control(store, rule_of(book), change, accounts)
    return FuseSummary(len(dirty), pairs, len(change.events), places)


def ancestors(book: Codebook) -> dict[str, frozenset[str]]:
    """Each actor with its parents, their parents, and itself."""
    parents = {actor.id: actor.parent for actor in book.actors}

    def line(actor: str) -> frozenset[str]:
        found: list[str] = []
        one: str | None = actor
        while one and one not in found:
            found.append(one)
            one = parents.get(one)
        return frozenset(found)

    return {actor: line(actor) for actor in parents}


def origins_of(store: Store, book: Codebook, nameless: frozenset[str]) -> Origins:
    """What origins are found with: the names of outlets, the first text of each copy, words that name nobody."""
    known = [
        Publication(document, outlet, day.isoformat() if day else None, relayed)
        for document, outlet, day, relayed in store.rows("fusing_publications")
    ]
    outlets, parties, remembered = OutletNames(book.actors), _parties(book), dict[str, str | None]()

    def actor_of(outlet: str) -> str | None:
        if outlet not in remembered:
            remembered[outlet] = outlets.actor(outlet) or parties.get(fold_key(outlet))
        return remembered[outlet]

    return Origins(actor_of, roots(known, [(a, b) for a, b in store.rows("fusing_copies")]), nameless)


def _parties(book: Codebook) -> dict[str, str]:
    """Actors by the names that only they bear: a party that publishes under its own name is its own outlet."""
    bearers: dict[str, set[str]] = {}
    for actor in book.actors:
        for name in (actor.name, actor.name_ar, *actor.aliases):
            bearers.setdefault(fold_key(name), set()).add(actor.id)
    return {name: min(ids) for name, ids in bearers.items() if len(ids) == 1}


@dataclass(frozen=True, slots=True)
class _Joining:
    """What events are made with."""

    accounts: Accounts
    links: Links
    verdicts: Verdicts
    scorer: Scorer
    origins: Origins


def _verdicts(store: Store, judgements: Sequence[Judgement]) -> Verdicts:
    claims = {claim for one in judgements for claim in (one.left, one.right) if claim}
    if not claims:
        return Verdicts()
    with store.given("wanted_claims", named("claim", claims)):
        return verdicts_of(judgements, {row[0]: row[1] for row in store.rows("fusing_account_of_claims")})


def _touched(store: Store, links: Links, verdicts: Verdicts) -> set[str]:
    """Every account whose event may change: tied by links, people or events to what changed."""
    pairs = [*links, *sorted(verdicts.same | verdicts.different)]
    table = pa.table({side: pa.array([pair[at] for pair in pairs], pa.string()) for at, side in enumerate("ab")})
    found: set[str] = {row[0] for row in store.rows("fusing_seeds")}
    frontier = found
    with store.given("links", table):
        while frontier:
            with store.given("frontier", named("account", frontier)):
                frontier = {row[0] for row in store.rows("fusing_neighbours")} - found
            found = found | frontier
    return found


def _change(store: Store, joining: _Joining, touched: Collection[str]) -> Change:
    """The events of touched accounts, made anew, against those that hold."""
    joining.accounts.load(touched)
    claims = {claim for account in touched for claim in joining.accounts.known[account].claims}
    parts = connected(touched, [*joining.links, *joining.verdicts.same])
    by_first: dict[str, Links] = {}
    for pair, score in joining.links.items():
        by_first.setdefault(pair[0], {})[pair] = score
    events = [event for some in chunks(parts) for event in _events(joining, some, by_first)]
    return change_to(store, claims, events)


def _events(joining: _Joining, parts: Sequence[Sequence[str]], by_first: Mapping[str, Links]) -> Iterator[Event]:
    """The events of some connected parts of the graph; the claims of these parts are held meanwhile."""
    accounts = joining.accounts.known
    claims = [claim for part in parts for account in part for claim in accounts[account].claims]
    records = {record.id: record for record in joining.accounts.records(claims)}
    for part in parts:
        links = {pair: score for account in part for pair, score in by_first.get(account, {}).items()}
        for group in groups({one: accounts[one] for one in part}, links, joining.verdicts, joining.scorer):
            told = [records[claim] for one in group for claim in accounts[one].claims]
            yield merged(
                [accounts[one] for one in group],
                told,
                joining.origins,
                joining.scorer.parameters,
                joining.scorer.ancestors,
            )


def _packaged() -> Codebook:
    from isnad import lexicon

    return lexicon.load(None, None)[0]
