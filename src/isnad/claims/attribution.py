"""Attribution: who says it, through whom, and how.

A verb of saying opens a scope up to the next one; `بحسب X` covers the sentence that it ends or opens; `X: ...` at the
head of a line covers the line. A verb of saying without a subject carries the last speaker on. A verb of saying inside
what another one says makes a chain of both, nearest to the fact first.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.scan import Scan
from isnad.claims.attribution_scopes import Sayings
from isnad.claims.denials import denier, spread_by
from isnad.claims.drafts import Draft, Row
from isnad.claims.own_forces import own_forces
from isnad.claims.saying_tellers import Scope, State
from isnad.claims.saying_verbs import ACTS
from isnad.claims.speakers import Speakers
from isnad.model import Modality, Polarity, Span, Teller
from isnad.syntax.units import Unit

_RESPONSIBLE = ("مسوولي", "علاق", "صل", "تورط", "ضلوع")
_LINKS = frozenset("مسووليه علاقه صله تورط ضلوع".split())  # read as the end of who speaks: نفى المتحدث مسؤولية
_AROUND = frozenset("بعد قبل عقب خلال اثناء منذ مع وسط رغم".split())
_SETTING = frozenset({"في", "خلال", "عقب", "بعد", "قبل", "هامش", "ختام", "تعليقا", "ردا"})
_COMMENTING = ("علق", "وعلق", "يعلق", "تعلق")
_OCCASIONS = frozenset({"negotiate"})


def attribute(found: Scan, rows: Sequence[Row], drafts: Sequence[Draft], speakers: Speakers) -> dict[int, list[Scope]]:
    """Write each draft's source chain and the owner of its `قواتنا`; returns the scopes of saying by row."""
    state = State()
    scopes = {row.index: Sayings(found, row, speakers, state).scopes() for row in rows}
    for draft in drafts:
        _apply(found, draft, scopes.get(draft.row.index, []))
        _deny(draft, scopes.get(draft.row.index, []))
    own_forces(drafts, speakers.actor_of)
    return scopes


def unsaid(drafts: Sequence[Draft], scopes: dict[int, list[Scope]]) -> list[Draft]:
    """The drafts that stand: without what nobody says (`لم يشر إلى`) and without denials of what is itself a claim."""
    return [
        d
        for d in drafts
        if not _unsaid(d, scopes.get(d.row.index, []))
        and not _told_twice(d, drafts)
        and not (d.position == "verb" and spread_by(d.row.units, d.unit))
    ]


def _apply(found: Scan, draft: Draft, scopes: Sequence[Scope]) -> None:
    """The innermost scope that holds the trigger gives its chain."""
    inside = [
        s
        for s in scopes
        if s.first <= draft.unit < s.last
        and s.verb != draft.unit
        and not s.silent
        and not _disowned(draft, s)
        and not _setting(draft, s)
    ]
    inside = [s for s in inside if not _own_act(found, draft, s, scopes)]
    if not inside:
        return
    scope = inside[-1]
    draft.source = [Teller(s.span, s.text, s.kind, s.id) for s in scope.chain if not s.own]
    draft.note("source.scope" if scope.verb >= 0 else "source.according-to")
    if scope.stance == "denies" and draft.polarity is Polarity.AFFIRMED and _denied(draft, scope):
        draft.polarity = Polarity.NEGATED
        draft.note("polarity.denied")


def _deny(draft: Draft, scopes: Sequence[Scope]) -> None:
    """A denial that reaches an event noun over rumours and coordination negates it, and who denies tells so."""
    if draft.position == "verb" or draft.type == "deny" or draft.polarity is Polarity.NEGATED:
        return
    by = denier(draft.row.units, draft.unit)
    if by is None:
        return
    draft.polarity = Polarity.NEGATED
    draft.note("polarity.denied")
    if "modality.purpose" in draft.rules:  # لا صحة لدخول
        draft.rules.remove("modality.purpose")
        draft.modality = Modality.ACTUAL
    scope = next((s for s in scopes if s.verb == by and s.chain), None)
    if scope is not None:
        draft.source = [Teller(s.span, s.text, s.kind, s.id) for s in scope.chain if not s.own]


def _own_act(found: Scan, draft: Draft, scope: Scope, scopes: Sequence[Scope]) -> bool:
    """Whether the draft is the teller's own act of words: the outlet tells that he accuses, not he himself."""
    if draft.type not in ACTS or not scope.chain:
        return False
    opened = next((s for s in scopes if s.verb == draft.unit), None)
    if opened is not None and opened.chain and opened.chain[0].same(scope.chain[0]):
        return True
    if draft.type == "demand" and draft.position == "noun" and not draft.actor and scope.verb >= 0:
        return True
    span = scope.chain[0].span
    return any(_overlap(found, member.first, member.last, span) for member in draft.actor)


def _overlap(found: Scan, first: int, last: int, span: Span) -> bool:
    start, end = found.raw_span(first, last)
    return start < span.end and span.start < end


def _setting(draft: Draft, scope: Scope) -> bool:
    """`أعلنت الدول في ختام محادثات ... أن`: an event before the words only says where they were spoken."""
    units = draft.row.units
    if scope.verb < 0 or not scope.first < draft.unit:
        return False
    words = next((k for k in range(scope.verb + 1, scope.last) if _opens_words(units[k])), -1)
    if words < 0 or units[scope.verb].letters.startswith(_COMMENTING):
        return _occasion(draft, scope) or _commented(draft, scope, words)
    if draft.unit > words or any(_says(units[k]) for k in range(scope.verb + 1, words)):
        return False
    return units[draft.unit].prep == "ل" or any(
        u.letters in _SETTING for u in units[max(scope.verb, draft.unit - 2) : draft.unit]
    )


def _commented(draft: Draft, scope: Scope, words: int) -> bool:
    """`علق الوزير على القصف بالقول إن`: what he commented on is not what he told."""
    units = draft.row.units
    on = any(u.letters == "علي" for u in units[scope.verb : draft.unit])
    return on and units[scope.verb].letters.startswith(_COMMENTING) and (words < 0 or draft.unit < words)


def _says(unit: Unit) -> bool:
    return unit.kind in ("verb", "report") and unit.letters not in _SETTING


def _opens_words(unit: Unit) -> bool:
    return unit.letters == ":" or (unit.is_gram("complementizers") and not unit.conj)


def _occasion(draft: Draft, scope: Scope) -> bool:
    """`أعلنت الدول في ختام محادثات جنيف وقف القتال`: the talks at which it was told are not what was told."""
    if draft.type not in _OCCASIONS or draft.position == "verb":
        return False
    between = draft.row.units[scope.verb + 1 : draft.unit]
    opened = next((n for n in range(len(between) - 1, -1, -1) if between[n].letters in _SETTING), None)
    return opened is not None and all(u.kind in ("noun", "gram", "time") and not u.conj for u in between[opened:])


def _disowned(draft: Draft, scope: Scope) -> bool:
    """`نفى مسؤوليته عن القصف`: the shelling is not what he tells."""
    between = draft.row.units[scope.verb + 1 : draft.unit]
    linked = any(u.letters.startswith(_RESPONSIBLE) or u.tail in _LINKS for u in between)
    return scope.stance in ("denies", "accuses") and linked


def _denied(draft: Draft, scope: Scope) -> bool:
    """What is denied is the first thing after the verb, but for what only says when: `نفى بعد انسحاب الجيش`."""
    if draft.position != "verb" and draft.row.units[draft.unit - 1].letters in _AROUND:
        return False
    return not any(u.kind == "trigger" for u in draft.row.units[scope.verb + 1 : draft.unit])


def _unsaid(draft: Draft, scopes: Sequence[Scope]) -> bool:
    """Whether a negated verb of saying holds the draft and nothing else vouches for it (an article, responsibility)."""
    if draft.definite or draft.row.units[draft.unit].article:
        return False
    held = [s for s in scopes if s.silent and s.first < draft.unit < s.last]
    between = [u for s in held for u in _before_list(draft.row.units[s.verb + 1 : draft.unit], draft)]
    return bool(held) and not any(u.letters.startswith(_RESPONSIBLE) or u.kind == "trigger" for u in between)


def _before_list(units: Sequence[Unit], draft: Draft) -> Sequence[Unit]:
    """What stands before the list of nouns that a draft goes on with: `عن وقوع قتلى أو إصابات`."""
    first, last = len(units), len(units)
    joined = draft.row.units[draft.unit].conj
    while last and (joined or units[last - 1].letters == "او"):
        last -= units[last - 1].letters == "او"
        if not last or units[last - 1].kind != "trigger":
            break
        joined = units[last - 1].conj
        first = last = last - 1
    return units[:first]


def _told_twice(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a denial is left out because what it denies is a claim of its own."""
    if draft.type != "deny":
        return False
    return any(d.row is draft.row and d.unit > draft.unit and "polarity.denied" in d.rules for d in drafts)
