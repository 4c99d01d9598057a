"""Whether a plain name is used as a place, or stands for a government, a person, or an ordinary word."""

from __future__ import annotations

from isnad.annotate.place_grammar import Draft, Grammar
from isnad.codebook import Place

_COMMON_READINGS = ("trigger", "gram", "report", "generic", "teller")
_MOVES = frozenset({"enter", "withdraw", "flee", "return", "displace", "deploy", "advance", "capture", "besiege", "attack"})
_OPENING = frozenset({"(", "[", "#", ":", "/", "|"})


def is_place(grammar: Grammar, draft: Draft, before: Draft | None, types: dict[int, str]) -> bool:
    """Whether a draft of a plain name names a place here. `before` is the place accepted before it, if any."""
    if draft.head:
        return True
    if _in_series(grammar, draft, before):
        return True
    places = [grammar.places[ref] for ref in draft.refs]
    if _speaks(grammar, draft, places):
        return _has_country_cue(grammar, draft, types)
    if draft.last - draft.first > 1:
        return True
    if _is_common(grammar, draft, places):
        return _cued(grammar, draft) and _followed(grammar, draft.last)
    if max(place.prominence for place in places) <= 1:
        return _cued(grammar, draft) or _followed(grammar, draft.last)
    return not (grammar.listed(draft.first - 1, "political") and not draft.proclitics)


def _in_series(grammar: Grammar, draft: Draft, before: Draft | None) -> bool:
    """Whether و, a comma or a bracket joins the name to a place before it."""
    if before is None:
        return False
    if before.last == draft.first:
        return draft.conj and not draft.preposition
    if before.last != draft.first - 1 or draft.preposition or before.head == "territory":
        return False
    mark = grammar.text(draft.first - 1)
    return mark in ("(", "-", "/") or (mark == "," and not _acts_after(grammar, draft.last))


def _acts_after(grammar: Grammar, at: int) -> bool:
    """Whether a verb follows, whose subject the name would be."""
    if not grammar.is_word(at):
        return False
    return any(r.entry.pos == "verb" for r in grammar.scan.analyses[at].readings)


def _speaks(grammar: Grammar, draft: Draft, places: list[Place]) -> bool:
    """Whether this is the name of a country, or of a capital that may stand for its government."""
    if any(place.kind == "country" for place in places):
        return True
    return any(ref in grammar.words.capitals for ref in draft.refs)


def _has_country_cue(grammar: Grammar, draft: Draft, types: dict[int, str]) -> bool:
    at = draft.first - 1
    if draft.preposition == "ب":
        return not grammar.listed(at, "backing")
    if draft.preposition == "ل":
        return grammar.listed(at, "movement")
    if draft.proclitics:
        return False
    if grammar.text(at) == "من":
        return grammar.listed(at - 1, "movement") and not grammar.listed(at - 1, "backing")
    if grammar.text(at) == "الي" and grammar.listed(at - 1, "backing"):
        return False
    if grammar.listed(at, "loose_cue"):
        return True
    if _begins_line(grammar, at):
        return grammar.text(draft.last) in (":", ".", "-", "(", ",") and not _acts_after(grammar, draft.last + 1)
    return _moves(grammar, at, types)


def _moves(grammar: Grammar, at: int, types: dict[int, str]) -> bool:
    """Whether the word before is one of going into or out of a place, or of holding it."""
    if not grammar.is_word(at):
        return False
    return any(
        not reading.enclitic and types.get(int(reading.entry.ref)) in _MOVES for reading in grammar.scan.of(at, "trigger")
    )


def _begins_line(grammar: Grammar, at: int) -> bool:
    return at < 0 or grammar.text(at) == "\n" or grammar.text(at) == "#"


def _is_common(grammar: Grammar, draft: Draft, places: list[Place]) -> bool:
    """Whether the name is also an ordinary word or a person's name."""
    word = grammar.text(draft.first)[len(draft.proclitics) :]
    if word in grammar.words.lists["needs_cue"] or grammar.text(draft.first) in grammar.words.lists["needs_cue"]:
        return True
    if max(place.prominence for place in places) > 3:
        return False
    analysis = grammar.scan.analyses[draft.first]
    return any(
        reading.entry.kind in _COMMON_READINGS and len(reading.proclitics) <= len(draft.proclitics) + 2
        for reading in analysis.readings
    )


def _cued(grammar: Grammar, draft: Draft) -> bool:
    if draft.preposition == "ب":
        return True
    if draft.proclitics:
        return False
    at = draft.first - 1
    return grammar.listed(at, "loose_cue") or grammar.text(at) in ("من", *_OPENING) or _begins_line(grammar, at)


def _followed(grammar: Grammar, at: int) -> bool:
    """Whether a place that contains this one, or the end of a line, follows."""
    sign = grammar.sign(at)
    if sign.what in ("countryside", "kind", "direction"):
        return sign.what == "direction" and grammar.direction(at) is not None or sign.preposition == "ب"
    if grammar.listed(at, "bounds"):
        return grammar.leads_to_place(at + 1)
    return grammar.text(at) == ":" or (grammar.text(at).startswith("ب") and bool(grammar.scan.of(at, "place")))
