"""An event as English sentences with its source chain, in the manner of ACLED's notes. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from isnad.codebook import LINE
from isnad.export.outlets import chain, english_of, nearest, neutral_name, outlet_of, phrases, with_article
from isnad.model import Event, Named, Record, Site, Status, Toll

_GENERIC = "gen-"  # ids of kinds of people: civilians, protesters
_SHOWN = 3  # sources and parties that are named; the rest are counted
_CHOICE = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_AREA = re.compile(r" (?:Governorate|District|Subdistrict)$")


def note(event: Event, records: Sequence[Record], areas: Sequence[str] = ()) -> str:
    """What happened, who says so, who denies it, how many were harmed. `areas` are what the place lies in, by name."""
    sentences = [_happened(event, records, areas), _toll(event.killed, "killed", records),
                 _toll(event.injured, "injured", records)]  # fmt: skip
    return " ".join(filter(None, sentences))


def clause(event: Event, areas: Sequence[str] = ()) -> str:
    """Who did what to whom and where, without a date."""
    words = {
        "actor": _parties(event.actors),
        "target": _parties(_done_to(event)),
        "place": place_name(event.place, areas),
    }
    known = {name: word for name, word in words.items() if word}
    return _CHOICE.sub(lambda found: _first(found[1], known), phrases()["clauses"][event.type])


def _first(choices: str, known: dict[str, str]) -> str:
    for choice in choices.split("|"):
        if all(slot in known for slot in _SLOT.findall(choice)):
            return _SLOT.sub(lambda found: known[found[1]], choice)
    return ""


def place_name(place: Site | None, areas: Sequence[str] = ()) -> str:
    """A place with what it lies in: «Hama (Hama, Syria)». Empty when no gazetteer knows it."""
    if place is None or not place.name:
        return ""
    around = [_AREA.sub("", area) for area in areas]
    return f"{place.name} ({', '.join(around)})" if around else place.name


def party_name(party: Named) -> str:
    """A party by the table, else what its kind is called: a text's own word may be loaded or a private name."""
    if party.id and party.name:
        name = neutral_name(party.id, party.name)
        return name[0].lower() + name[1:] if party.id.startswith(_GENERIC) else name
    return str(phrases()["unnamed"].get(party.kind, "an unidentified party"))


def _parties(parties: Sequence[Named]) -> str:
    known = [party for party in parties if party.id and party.name]
    return _listed(list(dict.fromkeys(with_article(party_name(party)) for party in known or parties)))


def _done_to(event: Event) -> list[Named]:
    """The targets that are told: not what no table knows and may be a thing, nor the doers once more."""
    doers = {party.id for party in event.actors}
    return [one for one in event.targets if (one.id or one.kind != "other") and (one.id is None or one.id not in doers)]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_SHOWN]) + ([f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else [])
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


def _happened(event: Event, records: Sequence[Record], areas: Sequence[str]) -> str:
    stance = {link.claim: link.stance for link in event.links}

    def said(*kinds: str) -> list[str]:
        return list(dict.fromkeys(chain(one) for one in records if stance.get(one.id) in kinds))

    denied = list(dict.fromkeys(with_article(nearest(r)) for r in records if stance.get(r.id) == "denies"))
    words, when = clause(event, areas), _when(event)
    if event.status is Status.PLANNED:
        who = _listed(said("plans", "affirms", "doubts")) or "a source"
        return f"{_reported(event)}, {who} reported as planned or expected: {_planned(event, areas)}."
    if event.status is Status.DENIED:
        who = f" by {_listed(denied)}" if denied else ""
        return f"{_reported(event)}, reports that {words} were denied{who}."
    if event.status is Status.RECALLED:
        return f"{when}, {words}, as recalled by {_listed(said('recalls')) or 'a source'}."
    according = f", according to {_listed(said('affirms'))}" if said("affirms") else ""
    denial = f"; {_listed(denied)} denied it" if denied else ""
    return f"{when}, {words}{according}{denial}."


def _planned(event: Event, areas: Sequence[str]) -> str:
    """What is planned, as a noun: «entry by the opposition, Homs»."""
    actors, targets, place = _parties(event.actors), _parties(_done_to(event)), place_name(event.place, areas)
    by, against = f" by {actors}" if actors else "", f" against {targets}" if targets else ""
    return f"{english_of(event.type)}{by}{against}{f', {place}' if place else ''}"


# --- numbers ---------------------------------------------------------------------------------------------------------


def _toll(toll: Toll | None, harm: str, records: Sequence[Record]) -> str:
    if toll is None or not any((toll.low, toll.high)):
        return ""
    reported = {record.id: record for record in records}
    said = {nearest(reported[one.claim]): _amount(one.low, one.high) for one in toll.said if one.claim in reported}
    who = "; ".join(f"{name}: {number}" for name, number in said.items())
    number = _people(toll.low, toll.high)
    return f"{number} reported {harm}{f' ({who})' if who else ''}."


def _people(low: int | None, high: int | None) -> str:
    if low == high == 1:
        return "1 person was"
    if low == high:
        return f"{low} people were"
    if high is None:
        return f"At least {low} people were"
    return f"Up to {high} people were" if low is None else f"{low} to {high} people were"


def _amount(low: int | None, high: int | None) -> str:
    if low == high:
        return "an unclear number" if low is None else str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


# --- days ------------------------------------------------------------------------------------------------------------


def _when(event: Event) -> str:
    if event.date_start is None or event.date_end is None:
        return "On an unknown date"
    first, last = date.fromisoformat(event.date_start), date.fromisoformat(event.date_end)
    if first == last:
        return f"{'On' if event.date_basis == 'stated' else 'On or about'} {_day(first)}"
    month_end = calendar.monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=month_end):
        return f"In {calendar.month_name[first.month]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"Between {first.day} and {_day(last)}"
    return f"Between {_day(first)} and {_day(last)}"


def _reported(event: Event) -> str:
    return (
        f"On {_day(date.fromisoformat(event.earliest_published))}" if event.earliest_published else "On an unknown date"
    )


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def types_told() -> frozenset[str]:
    """The event types that have a sentence."""
    return frozenset(name for name in phrases()["clauses"] if name != LINE)


def outlets_told(records: Sequence[Record]) -> list[str]:
    """The outlets of the records in English, each once."""
    return list(dict.fromkeys(outlet_of(record.outlet).name for record in records if record.outlet))
