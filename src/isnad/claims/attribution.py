"""Attribution: who says it, through whom, and how.

A verb of saying opens a scope up to the next one; `بحسب X` covers the sentence that it ends or opens; `X: ...` at the
head of a line covers the line. A verb of saying without a subject carries the last speaker on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from isnad.annotate.scan import Scan
from isnad.claims.drafts import Draft, Row
from isnad.claims.speakers import Speaker, Speakers
from isnad.model import Polarity, Teller
from isnad.syntax.units import Unit

_CLOSERS = frozenset({"فيما", "بينما"})
_RELAY_REACH = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """Units `first` to `last` (half-open) of a row that this chain tells; `stance` is that of its nearest teller."""

    first: int
    last: int
    chain: tuple[Speaker, ...]
    stance: str
    verb: int  # unit of the verb of saying, -1 when there is none


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence: the last chain of speakers."""

    last: tuple[Speaker, ...] = ()
    paragraph: int = -1
    scopes: dict[int, list[Scope]] = field(default_factory=dict)


def attribute(found: Scan, rows: Sequence[Row], drafts: Iterable[Draft], speakers: Speakers) -> dict[int, list[Scope]]:
    """Write the source chain of each draft; returns the scopes of saying by row, for explanations."""
    state = _State()
    for row in rows:
        state.scopes[row.index] = _scopes(found, row, speakers, state)
    for draft in drafts:
        _apply(draft, state.scopes.get(draft.row.index, []))
    return state.scopes


def _scopes(found: Scan, row: Row, speakers: Speakers, state: _State) -> list[Scope]:
    scopes = _headline_scope(found, row, speakers)
    verbs = [i for i, unit in enumerate(row.units) if _reports(found, unit)]
    for n, i in enumerate(verbs):
        chain = _chain_of(found, row, i, speakers, state, scopes)
        if chain is None:
            continue
        scopes.append(Scope(i, _end(found, row, i, verbs[n + 1 :]), chain, _stance(found, row.units[i], speakers), i))
        state.last = chain
    scopes += _according_to(found, row, speakers, scopes, state)
    scopes += _rumours(found, row, speakers)
    return scopes


def _reports(found: Scan, unit: Unit) -> bool:
    if unit.kind not in ("report", "trigger"):
        return False
    return any(r.entry.pos in ("verb", "participle") and not r.article for r in found.of(unit.first, "report"))


def _stance(found: Scan, unit: Unit, speakers: Speakers) -> str:
    readings = found.of(unit.first, "report")
    return speakers.reporting[int(readings[0].entry.ref)].stance if readings else "asserts"


def _end(found: Scan, row: Row, verb: int, later: Sequence[int]) -> int:
    """Where the scope of a verb of saying ends: at the next one that is no participle, or at `while`."""
    for i in range(verb + 1, len(row.units)):
        unit = row.units[i]
        if i in later and not _is_participle(found, unit):
            return i
        if unit.letters in _CLOSERS and unit.kind == "gram":
            return i
    return len(row.units)


def _is_participle(found: Scan, unit: Unit) -> bool:
    return all(r.entry.pos == "participle" for r in found.of(unit.first, "report"))


def _chain_of(
    found: Scan, row: Row, verb: int, speakers: Speakers, state: _State, scopes: Sequence[Scope]
) -> tuple[Speaker, ...] | None:
    """The chain that a verb of saying has: its subject, those it relays, or the last speaker."""
    unit = row.units[verb]
    if _is_participle(found, unit):
        return scopes[-1].chain if scopes else state.last or None
    readings = found.of(unit.first, "report")
    relays = any(speakers.reporting[int(r.entry.ref)].relays for r in readings)
    relayed = _relayed(found, row, verb, speakers)
    if relays and relayed is None:
        return None
    subject = speakers.after(found, row.units, verb + 1) or speakers.before(found, row.units, verb)
    if subject is not None and subject.own:
        return (relayed,) if relayed else ()
    if subject is not None:
        return (relayed, subject) if relayed else (subject,)
    if relayed is not None:
        return (relayed,)
    if unit.conj or verb <= 2 or any(u.is_gram("complementizers") for u in row.units[verb + 1 : verb + 3]):
        return state.last if _opens_words(row.units, verb) else None
    return None


def _opens_words(units: Sequence[Unit], verb: int) -> bool:
    """Whether words are told after this verb: `أن`, `إلى أن`, `بـ`, `عن`, a colon."""
    after = units[verb + 1 : verb + 5]
    return any(u.is_gram("complementizers") or u.letters in (":", "عن", "الي") or u.prep == "ب" for u in after)


def _relayed(found: Scan, row: Row, verb: int, speakers: Speakers) -> Speaker | None:
    """`نقلت X عن Y`, `ذكرت X نقلا عن Y`: the teller after `عن`."""
    for i in range(verb + 1, min(verb + _RELAY_REACH, len(row.units))):
        unit = row.units[i]
        if unit.is_gram("complementizers") or unit.kind == "trigger":
            return None
        if unit.letters == "عن" or unit.is_gram("relay"):
            return speakers.after(found, row.units, i + 1, strict=True)
    return None


def _headline_scope(found: Scan, row: Row, speakers: Speakers) -> list[Scope]:
    """`قسد: ...` at the head of a line."""
    for i, unit in enumerate(row.units[:8]):
        if unit.kind == "punct" and unit.letters == ":":
            if i + 1 < len(row.units) and row.units[i + 1].letters == ":":
                return []
            teller = speakers.after(found, row.units, 0, strict=True)
            if teller is None or teller.own or teller.last < i - 3:
                return []
            return [Scope(i, len(row.units), (teller,), "asserts", -1)]
        if unit.kind in ("trigger", "report"):
            return []
    return []


def _according_to(
    found: Scan, row: Row, speakers: Speakers, scopes: Sequence[Scope], state: _State
) -> list[Scope]:
    """`بحسب X`, `وفق X`: over the whole sentence; behind another teller it is the one who relays him."""
    added: list[Scope] = []
    for i, unit in enumerate(row.units):
        if not unit.is_gram("according_to"):
            continue
        teller = _according_teller(found, row, i, speakers)
        if teller is None or teller.own:
            continue
        before = [scope for scope in scopes if scope.first < i < scope.last and scope.chain]
        if before and before[-1].chain[0].same(teller):
            continue
        if before and before[-1].stance == "asserts":
            scope = before[-1]
            added.append(Scope(scope.first, scope.last, (*scope.chain, teller), scope.stance, scope.verb))
            continue
        start = before[-1].verb + 1 if before else 0
        added.append(Scope(start, len(row.units), (teller,), "asserts", -1))
        state.last = (teller,)
    return added


def _according_teller(found: Scan, row: Row, at: int, speakers: Speakers) -> Speaker | None:
    """The teller after `بحسب`; `بحسب ما نقلت X` skips the verb."""
    for i in range(at + 1, min(at + 4, len(row.units))):
        teller = speakers.after(found, row.units, i, strict=True)
        if teller is not None:
            return teller
        if row.units[i].kind == "punct":
            return None
    return None


def _rumours(found: Scan, row: Row, speakers: Speakers) -> list[Scope]:
    """`وسط معلومات عن مقتل ...`, `أنباء عن`: an anonymous teller for what follows."""
    scopes = []
    for i, unit in enumerate(row.units[:-1]):
        if row.units[i + 1].letters != "عن" or (i and row.units[i - 1].is_gram("absence", "negators")):
            continue
        if unit.is_gram("unknown") and not any(u.is_gram("absence", "negators") for u in row.units[max(0, i - 3) : i]):
            teller = speakers.noun(found, row.units, i)
            if teller is not None:
                scopes.append(Scope(i, len(row.units), (teller,), "asserts", -1))
    return scopes


def _apply(draft: Draft, scopes: Sequence[Scope]) -> None:
    """The innermost scope that holds the trigger gives its chain."""
    inside = [scope for scope in scopes if scope.first <= draft.unit < scope.last and scope.verb != draft.unit]
    if not inside:
        return
    scope = inside[-1]
    draft.source = [Teller(s.span, s.text, s.kind, s.id) for s in scope.chain]
    draft.note("source.scope" if scope.verb >= 0 else "source.according-to")
    if scope.stance == "denies" and draft.polarity is Polarity.AFFIRMED and _denied(draft, scope):
        draft.polarity = Polarity.NEGATED
        draft.note("polarity.denied")


def _denied(draft: Draft, scope: Scope) -> bool:
    """What is denied is the first thing after the verb; `نفى مسؤوليته عن القصف` does not deny the shelling."""
    between = draft.row.units[scope.verb + 1 : draft.unit]
    return not any(u.letters.startswith(("مسوولي", "علاق", "صل", "تورط", "ضلوع")) for u in between) and not any(
        u.kind == "trigger" for u in between
    )
